// Broken rule files: every message says what is wrong, where, and what was expected; all of them come in one run.
#include "checker/ruleset/compile.h"
#include "checker/ruleset/limits.h"
#include "checker/ruleset/rules_commands.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {

std::vector<Diagnostic> messages(const std::vector<std::string>& files) {
  RuleOptions options;
  options.use_all_builtin = false;
  for (std::size_t i = 0; i < files.size(); ++i) options.files.push_back({"p" + std::to_string(i) + ".toml", files[i]});
  std::vector<Diagnostic> diagnostics;
  load_compiled(options, diagnostics);
  return diagnostics;
}

std::string places(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics)
    out += d.path + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + d.message + "\n";
  return out;
}

/// A pack of one sound measure, with `more` behind it.
std::string pack(const std::string& more) {
  return "[pack]\nname = \"p\"\n[[measure]]\nid = \"killed\"\ntitle = \"killed\"\nkind = \"count\"\nphrases = "
         "[\"killed {count}\"]\n" +
         more;
}

}  // namespace

TEST_CASE("a sound pack has no message") { CHECK(places(messages({pack("")})) == ""); }

TEST_CASE("each mistake is named at its place") {
  struct Row {
    const char* toml;
    const char* expected;
  };
  for (const Row& row : {
           Row{"phrase = [\"x {count}\"]\n", "8:1: unknown key \"phrase\" in [[measure]]; did you mean \"phrases\"?"},
           {"cumulative = \"yes\"\n", "8:14: \"cumulative\" of [[measure]] must be true or false, not a string"},
           {"context = [3]\n", "8:12: \"context\" of [[measure]] must hold strings, not an integer"},
           {"severity = \"fatal\"\n", "8:12: \"severity\" must be \"error\", \"warning\" or \"note\""},
           {"compare = \"sometimes\"\n", "8:11: \"compare\" must be \"always\", \"stated\" or \"never\""},
           {"compare = \"stated\"\n", "8:11: compare = \"stated\" needs a dimension that is \"required\""},
           {"compare = \"never\"\nadditive = true\n",
            "8:11: compare = \"never\" leaves \"additive\" without a meaning: drop one of the two"},
           {"compare = \"never\"\n[[check]]\nid = \"c\"\ntitle = \"c\"\nkind = \"definition\"\nmeasures = [\"killed\", "
            "\"killed\"]\n",
            "measure \"killed\" has compare = \"never\": a check cannot relate it"},
           {"tolerance = 2\n", "8:13: \"tolerance\" is a share of the value, from 0 to 1"},
           {"min = 5\nmax = 2.5\n", "9:7: \"max\" is smaller than \"min\""},
           {"context_scope = \"page\"\n",
            "8:17: \"context_scope\" must be \"sentence\", \"paragraph\" or \"document\""},
           {"exclude = [\"two (words\"]\n", "8:17: \"(\" is not closed"},
           {"context = [\"<nolist>\"]\n", "8:13: unknown list \"<nolist>\""},
           {"regex = [\"{value} (dead\"]\n", "bad regular expression"},
           {"regex = [\"dead\"]\n",
            "8:10: the regular expression claims no quantity: write {value} where the number stands"},
           {"[[measure.dimension]]\nname = \"drug\"\ndefault = \"tea\"\nvalues = [{value = \"coffee\"}]\n",
            "10:11: the default \"tea\" is not a value of dimension \"drug\""},
           {"[[measure.dimension]]\nname = \"drug\"\nvalues = [{value = \"a\", parent = \"b\"}]\n",
            "parent \"b\" is not a value of dimension \"drug\""},
           {"[[measure.dimension]]\nname = \"drug\"\nvalues = [{value = \"a\", parent = \"b\"}, {value = \"b\", parent "
            "= \"a\"}]\n",
            "is its own ancestor"},
           {"[[measure.dimension]]\nname = \"drug\"\n[[measure.dimension]]\nname = \"drug\"\n",
            "11:8: dimension \"drug\" is declared twice"},
           {"[[measure]]\nid = \"killed\"\ntitle = \"t\"\nkind = \"count\"\nphrases = [\"slain {count}\"]\n",
            "9:6: measure \"killed\" is already defined at p0.toml:4"},
           {"[[measure]]\nid = \"Two Words\"\ntitle = \"t\"\nkind = \"count\"\nphrases = [\"slain {count}\"]\n",
            "9:6: an id must be lower-case"},
           {"[[measure]]\nid = \"other\"\ntitle = \"t\"\nkind = \"cuont\"\nphrases = [\"slain {count}\"]\n",
            "11:8: unknown kind \"cuont\"; did you mean \"count\"?"},
           {"[[measure]]\nid = \"other\"\ntitle = \"t\"\nkind = \"mass\"\nphrases = [\"seized {count}\"]\n",
            "12:20: {count} cannot be the quantity of a measure whose kind wants {mass}"},
           {"[[measure]]\nid = \"other\"\ntitle = \"t\"\nkind = \"mass\"\n",
            "8:1: measure \"other\" has no phrases, regex or headers: it can never match"},
           {"[[measure]]\nid = \"other\"\ntitle = \"t\"\n", "8:1: [[measure]] needs a \"kind\""},
           {"[[check]]\nid = \"c\"\ntitle = \"t\"\nkind = \"part_whole\"\npart = \"kiled\"\nwhole = \"killed\"\n",
            "12:8: unknown measure \"kiled\"; did you mean \"killed\"?"},
           {"[[check]]\nid = \"c\"\ntitle = \"t\"\nkind = \"sum\"\n",
            "11:8: unknown kind of check \"sum\"; known are definition, equation, part_whole"},
           {"[[check]]\nid = \"c\"\ntitle = \"t\"\nkind = \"equation\"\nequation = \"killed = killed * killed\"\n",
            "the equation multiplies count by count"},
           {"[[check]]\nid = \"c\"\ntitle = \"t\"\nkind = \"equation\"\nequation = \"killed + killed\"\n",
            "needs an \"equation\" such as"},
           {"[[check]]\nid = \"c\"\ntitle = \"t\"\nkind = \"definition\"\nmeasures = [\"killed\"]\n",
            "needs two \"measures\" or more"},
           {"[[reference]]\nmeasure = \"killed\"\nvalue = \"many\"\nsource = \"s\"\n",
            "10:9: \"many\" holds no quantity"},
           {"[[reference]]\nmeasure = \"killed\"\nvalue = \"5 kg\"\nsource = \"s\"\n",
            "10:9: \"5 kg\" is not a quantity of kind \"count\""},
           {"[[reference]]\nmeasure = \"killed\"\nvalue = \"5\"\nsource = \"s\"\ndate = \"May\"\n",
            "12:8: \"date\" must be written YYYY-MM-DD"},
           {"[[reference]]\nmeasure = \"killed\"\nvalue = \"5\"\nsource = \"s\"\ndimensions = { colour = \"red\" }\n",
            "has no dimension \"colour\""},
           {"[[measure]]\nid = \"held\"\ntitle = \"held\"\nkind = \"count\"\nphrases = [\"held {count}\"]\n"
            "[[measure.dimension]]\nname = \"town\"\nrequired = true\nvalues = [{ value = \"Velden\" }]\n"
            "[[reference]]\nmeasure = \"held\"\nvalue = \"5\"\nsource = \"s\"\n",
            "18:11: a figure of measure \"held\" needs its dimension \"town\", which is required: without it no claim "
            "is "
            "compared with the figure; write dimensions = { town = \"...\" }"},
           {"[[reference]]\nmeasure = \"p/kiled\"\nvalue = \"5\"\nsource = \"s\"\n",
            "9:11: unknown measure \"p/kiled\"; did you mean \"p/killed\"?"},
           {"[[refernce]]\nmeasure = \"killed\"\n",
            "unknown key \"refernce\" in a rule file; did you mean \"reference\"?"},
           {"broken = \n", "not valid TOML"},
       }) {
    INFO(row.toml);
    const std::string found = places(messages({pack(row.toml)}));
    INFO(found);
    CHECK(found.find(row.expected) != std::string::npos);
  }
}

TEST_CASE("a message shows the line and a caret") {
  const std::vector<Diagnostic> d = messages({pack("phrase = []\n")});
  REQUIRE(d.size() == 1);
  CHECK(d[0].excerpt == "phrase = []\n^");
  CHECK(to_string(d[0]).rfind("p0.toml:8:1: error: unknown key", 0) == 0);
}

TEST_CASE("all mistakes of all files are reported in one run, in order") {
  const std::string found =
      places(messages({pack("colour = 1\nseverity = \"x\"\n"),
                       "[pack]\nnam = 1\nname = \"q\"\nextends = [\"pp\", \"q\"]\n[lists]\nempty = []\n"}));
  CHECK(found ==
        "p0.toml:8:1: unknown key \"colour\" in [[measure]]; known are additive, compare, context, context_scope, "
        "counterexamples, cumulative, dimension, event, "
        "examples, exclude, headers, id, kind, max, min, noun, phrases, priority, regex, severity, title, tolerance, "
        "unit\n"
        "p0.toml:9:12: \"severity\" must be \"error\", \"warning\" or \"note\"\n"
        "p1.toml:2:1: unknown key \"nam\" in [pack]; did you mean \"name\"?\n"
        "p1.toml:4:12: unknown pack \"pp\"\n"
        "p1.toml:4:18: packs extend each other in a circle: \"q\" is reached again here\n"
        "p1.toml:6:1: list \"empty\" is empty\n");
}

TEST_CASE("packs may not extend each other in a circle, and may replace what they extend") {
  const std::string a = "[pack]\nname = \"a\"\nextends = \"b\"\n", b = "[pack]\nname = \"b\"\nextends = \"a\"\n";
  CHECK(places(messages({a, b})).find("p1.toml:3:11: packs extend each other in a circle") != std::string::npos);
  const std::string replacement =
      "[pack]\nname = \"mine\"\nextends = \"p\"\n[[measure]]\nid = \"killed\"\ntitle = \"other\"\nkind = "
      "\"count\"\nphrases = [\"slain {count}\"]\n";
  CHECK(places(messages({pack(""), replacement})) == "");
}

TEST_CASE("an unknown built-in pack is an error with a suggestion") {
  RuleOptions options;
  options.use_all_builtin = false;
  options.builtin = {"bordr"};
  std::vector<Diagnostic> diagnostics;
  CHECK(load_rules(options, diagnostics) == nullptr);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "unknown rule pack \"bordr\"; did you mean \"border\"?");
}

TEST_CASE("limits on untrusted rules are named") {
  const std::string many(limits::entries + 1, 'x');
  std::string entries = "context = [",
              nested = "context = [\"" + std::string(20, '(') + "a" + std::string(20, ')') + "\"]\n";
  for (std::size_t i = 0; i <= limits::entries; ++i) entries += "\"w\",";
  entries += "]\n";
  CHECK(places(messages({pack(entries)})).find("has 5001 entries, the limit is 5000") != std::string::npos);
  CHECK(places(messages({pack(nested)})).find("nested too deeply") != std::string::npos);
  CHECK(places(messages({pack("context = [\"" + many + "\"]\n")})).find("longer than 1000 bytes") != std::string::npos);
  CHECK(places(messages({std::string(limits::file_bytes + 1, '#')})).find("bytes, the limit is") != std::string::npos);
  CHECK(places(messages({pack("regex = [\"{value} (a{900}){900}\"]\n")})).find("bad regular expression") !=
        std::string::npos);
  CHECK(places(messages({"[pack]\nname = \"a\xFF\"\n"})).find("2:10: the rule file is not valid UTF-8 here") !=
        std::string::npos);
  std::string bomb = "[pack]\nname = \"p\"\n[lists]\na = [\"x y\"";
  for (int i = 0; i < 999; ++i) bomb += ", \"w" + std::to_string(i) + " y\"";
  bomb +=
      "]\nb = [\"<a> <a> <a> <a>\"]\n[[measure]]\nid = \"m\"\ntitle = \"t\"\nkind = \"count\"\nphrases = [\"{count} "
      "<b> <b>\"]\n";
  CHECK(places(messages({bomb})).find("expands to more than 8000 steps") != std::string::npos);
}

TEST_CASE("lint names what loads and is still wrong") {
  RuleOptions options;
  options.use_all_builtin = false;
  options.files.push_back(
      {"p.toml", pack("exclude = [\"killed\"]\n[[measure]]\nid = \"slain\"\ntitle = \"t\"\nkind = \"count\"\nphrases = "
                      "[\"killed  {count}\", \"slain {count}\"]\n"
                      "examples = [{ text = \"slain [[4]]\" }]\ncounterexamples = [{ text = \"x 4\" }]\n"
                      "[lists]\nunused = [\"a\"]\n")});
  std::string found;
  for (const Diagnostic& d : lint_rules(options)) {
    CHECK(d.severity == Severity::warning);
    found += std::to_string(d.line) + ": " + d.message + "\n";
  }
  CHECK(found ==
        "3: measure \"killed\" has no example: nothing shows that it matches\n"
        "3: measure \"killed\" has no counterexample: nothing shows where it stops\n"
        "3: measure \"killed\": the phrase \"killed {count}\" can never match: \"exclude\" forbids its own word "
        "\"killed\"\n"
        "13: the phrase is shadowed: p/killed has it, too, and comes first\n"
        "17: list \"unused\" is used by no phrase\n");
}

TEST_CASE("lint names a counted noun that nothing is read with") {
  RuleOptions options;
  options.use_all_builtin = false;
  const std::string examples =
      "examples = [{ text = \"moored [[4 boats]]\" }]\ncounterexamples = [{ text = \"x 4\" }]\n";
  options.files.push_back({"p.toml",
                           "[pack]\nname = \"p\"\n[[measure]]\nid = \"boats\"\ntitle = \"t\"\nkind = \"count\"\n"
                           "noun = [\"boat\", \"fishing boat\", \"ferry\"]\n"
                           "phrases = [\"{count:fishing boat|boat} [were] moored\", \"moored {count}\"]\n" +
                               examples});
  std::string found;
  for (const Diagnostic& d : lint_rules(options)) found += std::to_string(d.line) + ": " + d.message + "\n";
  const std::string hint = "it can never match; a noun is the last word of what is counted, as \"boat\"\n";
  CHECK(found ==
        "7: nothing is counted in \"fishing boat\": " + hint + "8: nothing is counted in \"fishing boat\": " + hint);
}

TEST_CASE("a reference names its measure by id or by pack and id, and takes its defaults") {
  for (const std::string name : {"held", "p/held"}) {
    RuleOptions options;
    options.use_all_builtin = false;
    options.files.push_back(
        {"p.toml", pack("[[measure]]\nid = \"held\"\ntitle = \"held\"\nkind = \"count\"\nphrases = [\"held {count}\"]\n"
                        "[[measure.dimension]]\nname = \"town\"\nrequired = true\ndefault = \"Velden\"\n"
                        "values = [{ value = \"Velden\" }, { value = \"Norrby\" }]\n"
                        "[[reference]]\nmeasure = \"" +
                        name + "\"\nvalue = \"5\"\nsource = \"s\"\n")});
    std::vector<Diagnostic> diagnostics;
    const CompiledRules compiled = load_compiled(options, diagnostics);
    CHECK(places(diagnostics) == "");
    REQUIRE(compiled.rules != nullptr);
    REQUIRE(compiled.rules->references.size() == 1);
    const Claim& claim = compiled.rules->references[0].claim;
    CHECK(claim.measure == "held");
    REQUIRE(find_dimension(claim, "town") != nullptr);
    CHECK(find_dimension(claim, "town")->value == "Velden");
  }
}

TEST_CASE("rules test says why an example fails") {
  RuleOptions options;
  options.use_all_builtin = false;
  options.files.push_back({"p.toml", pack("examples = [\n{ text = \"The storm killed [[12 people]].\", value = \"12\" "
                                          "},\n{ text = \"The storm killed [[12 people]].\", value = \"13\" },\n"
                                          "{ text = \"The storm hit [[12 people]].\" },\n{ text = \"The [[storm]] "
                                          "killed 12 people.\" },\n{ text = \"The storm killed 12 people.\" },\n]\n"
                                          "counterexamples = [\n{ text = \"The storm killed 12 people.\" },\n{ text = "
                                          "\"It was 12 people.\" },\n]\n")});
  std::vector<Diagnostic> diagnostics;
  const std::vector<RuleTestRow> rows = test_rules(options, {}, diagnostics);
  REQUIRE(diagnostics.empty());
  REQUIRE(rows.size() == 7);
  const char* reasons[] = {"",
                           "the value is 12, not 13",
                           "\"12 people\" is seen as a quantity, but no phrase matches",
                           "no quantity is seen at \"storm\"",
                           "the example marks no quantity: write [[14,700 pounds]]",
                           "\"12 people\" matches",
                           ""};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].reason == reasons[i]);
    CHECK(rows[i].passed == rows[i].reason.empty());
    CHECK(rows[i].line == (i < 5 ? 9 + i : 11 + i));
  }
}
