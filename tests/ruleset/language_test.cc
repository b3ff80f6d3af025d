// [lexicon] of packs and of claimcheck.toml, and thresholds: what they change in reading and judging, and their errors.
#include "checker/quantity/tables.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/thresholds.h"
#include "checker/ruleset/vocabulary.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {

std::string places(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics)
    out += std::to_string(d.line) + ":" + std::to_string(d.column) + ": " + d.message + "\n";
  return out;
}

std::shared_ptr<const RuleSet> rules_of(const std::string& project, std::vector<Diagnostic>& diagnostics,
                                        const Thresholds& thresholds = {}) {
  RuleOptions options;
  if (!project.empty()) options.projects.push_back({"claimcheck.toml", project});
  options.thresholds = thresholds;
  return load_rules(options, diagnostics);
}

std::shared_ptr<const RuleSet> sound_rules(const std::string& project, const Thresholds& thresholds = {}) {
  std::vector<Diagnostic> diagnostics;
  auto rules = rules_of(project, diagnostics, thresholds);
  INFO(places(diagnostics));
  REQUIRE(rules);
  return rules;
}

Document document_of(const std::string& text, const std::string& path = "a.md") {
  std::vector<Diagnostic> diagnostics;
  auto document = read_document({path, text}, {}, diagnostics);
  REQUIRE(document);
  return std::move(*document);
}

/// "364 smoots|smoot||[364, 364]": quantity, unit, noun and literal interval of each mention.
std::string read(const std::string& text, const RuleSet& rules) {
  std::string out;
  const Document document = document_of(text);
  for (const Mention& m : find_quantities(document, rules))
    out += std::string(slice(document.text, m.span)) + "|" + (m.unit != nullptr ? m.unit->name : "") + "|" + m.noun +
           "|" + to_string(m.literal) + "\n";
  return out;
}

std::string value_of(const std::string& text, const char* dimension, const RuleSet& rules) {
  for (const Claim& claim : extract_claims(document_of(text), rules))
    if (const Dimension* d = find_dimension(claim, dimension)) return d->value;
  return {};
}

Report check_two(const std::string& a, const std::string& b, const RuleSet& rules) {
  const std::vector<Document> documents = {document_of(a, "a.md"), document_of(b, "b.md")};
  std::vector<DocumentInfo> infos;
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    infos.push_back(document_info(documents[i], rules));
    for (Claim& claim : extract_claims(documents[i], rules, i)) claims.push_back(std::move(claim));
  }
  CheckOptions options;
  options.min_severity = Severity::note;
  return check(infos, std::move(claims), rules, options);
}

}  // namespace

TEST_CASE("a project's words are read") {
  const auto rules = sound_rules(
      "[lexicon]\nabbreviations = [\"Bldg.\"]\nidioms = [\"catch 22\"]\nnouns = { nuclei = \"nucleus\" }\n"
      "[[lexicon.unit]]\nname = \"smoot\"\nequals = \"1.7 metres\"\nsymbols = [\"smt\"]\n"
      "[[lexicon.unit]]\nname = \"blip\"\n"
      "[[lexicon.hedge]]\nmodifier = \"at_least\"\nbefore = [\"every bit of\"]\n"
      "[[lexicon.place]]\nname = \"Kelverton\"\nin = \"Ostmark\"\nalso = [\"Old Kelver\"]\npeople = [\"Kelverters\"]\n"
      "[[lexicon.place]]\nname = \"Ostmark\"\nkind = \"province\"\nin = \"Austria\"\n"
      "[[lexicon.population]]\nname = \"beekeepers\"\nin = \"people\"\nwords = [\"bee keepers\"]\n");
  const auto plain = sound_rules("");
  SECTION("units, in their own words and symbols") {
    CHECK(read("The bridge is 364 smoots long.", *rules) == "364 smoots|smoot||[364, 364]\n");
    CHECK(read("The bridge is 364 smt long.", *rules) == "364 smt|smoot||[364, 364]\n");
    CHECK(read("The test showed 12 blips.", *rules) == "12 blips|blip||[12, 12]\n");
    CHECK(read("The test showed 12 blips.", *plain) == "12 blips||blip|[12, 12]\n");
    const Report report =
        check_two("The Tove bridge is 100 smoots long.", "The Tove bridge is 170 metres long.", *rules);
    CHECK(report.findings.empty());
  }
  SECTION("hedges") {
    CHECK(read("It has every bit of 300 seats.", *rules) == "300 seats||seat|[300, +inf)\n");
    CHECK(read("It has every bit of 300 seats.", *plain) == "300 seats||seat|[300, 300]\n");
  }
  SECTION("nouns, idioms and abbreviations") {
    CHECK(read("The yard holds 12 small nuclei.", *rules) == "12 small nuclei||nucleus|[12, 12]\n");
    CHECK(read("It is a catch 22 for all.", *rules).empty());
    CHECK_FALSE(read("It is a catch 22 for all.", *plain).empty());
    const std::string text = "The office is in Bldg. Four on the hill.";
    const auto sentences = [&](const RuleSet& set) {
      std::vector<Span> out;
      split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, out, &set.lexicon->abbreviations);
      return out.size();
    };
    CHECK(sentences(*rules) == 1);
    CHECK(sentences(*plain) == 2);
  }
  SECTION("places and populations, with what holds them") {
    CHECK(value_of("In Old Kelver, 40 people were killed.", "place", *rules) == "Kelverton");
    CHECK(rules->vocabulary->within("Kelverton", "Austria"));
    CHECK(value_of("The report says that 40 bee keepers were killed.", "population", *rules) == "beekeepers");
  }
}

TEST_CASE("the lexicon of a pack is read like that of a project") {
  RuleOptions options;
  options.files.push_back({"p.toml", "[pack]\nname = \"p\"\n[[lexicon.unit]]\nname = \"blip\"\n"});
  std::vector<Diagnostic> diagnostics;
  const auto rules = load_rules(options, diagnostics);
  REQUIRE(rules);
  CHECK(read("12 blips were seen.", *rules) == "12 blips|blip||[12, 12]\n");
}

TEST_CASE("mistakes in [lexicon] are named with their place") {
  struct Row {
    const char* toml;
    const char* message;
  };
  for (const Row& row : {
           Row{"[lexicon]\nhedge = 3\n",
               "2:9: \"hedge\" of [lexicon] must be an array of tables ([[...]]), not an integer\n"},
           {"[lexicon]\nidiom = [\"x\"]\n", "2:1: unknown key \"idiom\" in [lexicon]; did you mean \"idioms\"?\n"},
           {"[lexicon]\nabbreviations = [\"St1\"]\n", "2:18: an abbreviation has 1 to 8 letters of a to z\n"},
           {"[lexicon]\nnouns = { \"two words\" = \"word\" }\n",
            "2:11: a noun is a single word: plural = \"singular\"\n"},
           {"[[lexicon.unit]]\nname = \"pound\"\n", "2:8: \"pound\" is already read as the unit \"pound\"\n"},
           {"[[lexicon.unit]]\nname = \"blip\"\nequals = \"3 foo\"\n",
            "3:10: \"3 foo\" is not one number with a known unit, such as \"1.7 metres\"\n"},
           {"[[lexicon.unit]]\nname = \"blip\"\nequals = \"0 metres\"\n",
            "3:10: a unit cannot be defined by \"0 metres\"\n"},
           {"[[lexicon.unit]]\nname = \"blip\"\nequals = \"3 euros\"\n",
            "3:10: a unit cannot be defined by \"3 euros\"\n"},
           {"[[lexicon.unit]]\nname = \"blip\"\n[[lexicon.unit]]\nname = \"blip\"\n",
            "4:8: unit \"blip\" is given twice\n"},
           {"[[lexicon.hedge]]\nmodifier = \"vague\"\nbefore = [\"x\"]\n",
            "2:12: unknown modifier \"vague\"; one of approximate, at_least, more_than, at_most, less_than, "
            "just_below, "
            "just_above\n"},
           {"[[lexicon.hedge]]\nmodifier = \"approximate\"\n",
            "2:12: a hedge needs \"before\" or \"after\": its words\n"},
           {"[[lexicon.place]]\nname = \"Nowhere\"\nkind = \"hamlet\"\n",
            "3:8: unknown kind of place \"hamlet\"; one of continent, region, country, state, province, border, sea, "
            "city\n"},
           {"[[lexicon.place]]\nname = \"Elsewhere\"\nin = \"Franse\"\n",
            "3:6: no place \"Franse\"; did you mean \"France\"?\n"},
           {"[[lexicon.place]]\nname = \"France\"\n", "2:8: place \"France\" is in the built-in lexicon already\n"},
           {"[[lexicon.population]]\nname = \"keepers\"\n", "1:1: [[lexicon.population]] needs a \"words\"\n"},
       }) {
    INFO(row.toml);
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(rules_of(row.toml, diagnostics));
    CHECK(places(diagnostics) == row.message);
    for (const Diagnostic& d : diagnostics) CHECK_FALSE(d.excerpt.empty());
  }
}

TEST_CASE("a lexicon of a project has a bound") {
  std::string many = "[lexicon]\nidioms = [";
  for (int i = 0; i < 3000; ++i) many += "\"word w" + std::to_string(i) + "\", ";
  many += "]\nabbreviations = [";
  for (int i = 0; i < 3000; ++i) many += "\"ab\", ";
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(rules_of(many + "]\n", diagnostics));
  CHECK(places(diagnostics) == "1:1: [lexicon] has 6000 entries, the limit is 5000\n");
}

TEST_CASE("thresholds start where the lexicon does") {
  const Thresholds usual;
  const auto rules = sound_rules("");
  const IntervalRules& r = rules->lexicon->intervals;
  CHECK(usual.about == r.approximate_charitable);
  CHECK(usual.about_points == r.approximate_points_charitable);
  CHECK(usual.nearly == r.near_charitable);
  CHECK(usual.share_points == r.share_charitable);
  CHECK(usual.over == r.suggested);
}

TEST_CASE("thresholds move how numbers are read and judged") {
  Thresholds moved;
  SECTION("about") {
    moved.about = Decimal::scaled(2, -1);
    CHECK(read("It has about 300 seats.", *sound_rules("", moved)) == "300 seats||seat|[270, 330]\n");
    CHECK(read("It has about 300 seats.", *sound_rules("")) == "300 seats||seat|[285, 315]\n");
  }
  const std::string a = "In 2023 the harbour fire killed 40 people in Kenya.",
                    b = "In 2023 the harbour fire killed 41 people in Kenya.";
  const Report usual = check_two(a, b, *sound_rules(""));
  REQUIRE(usual.findings.size() == 1);
  CHECK(usual.findings[0].kind == FindingKind::conflict);
  SECTION("tolerance") {
    moved.tolerance = Decimal::scaled(3, -2);
    CHECK(check_two(a, b, *sound_rules("", moved)).findings.empty());
  }
  SECTION("confident and plausible") {
    const double confidence = usual.findings[0].confidence;
    REQUIRE(confidence < 1);
    moved.confident = moved.plausible = Decimal(1);
    const Report quiet = check_two(a, b, *sound_rules("", moved));
    REQUIRE(quiet.findings.size() == 1);
    CHECK(quiet.findings[0].severity == Severity::note);
    CHECK(usual.findings[0].severity != Severity::note);
  }
}

TEST_CASE("thresholds out of range are errors") {
  for (const ThresholdRow& row : threshold_rows()) {
    Thresholds wrong;
    CHECK(set_threshold(wrong, row, "-1") == std::string("a number from ") + row.least + " to " + row.most);
    CHECK(set_threshold(wrong, row, "many") == std::string("a number from ") + row.least + " to " + row.most);
    CHECK(set_threshold(wrong, row, row.most).empty());
    wrong.*row.value = Decimal(-1);
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(rules_of("", diagnostics, wrong));
    CHECK(diagnostics.size() == 1);
  }
  Thresholds crossed;
  crossed.plausible = Decimal::scaled(7, -1);
  CHECK(wrong_thresholds(crossed) ==
        "threshold plausible (0.7) is above threshold confident (0.6): what is not even a warning cannot be an error");
}
