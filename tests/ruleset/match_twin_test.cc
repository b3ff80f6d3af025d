// The fast path of the matcher (indexes of key words, one automaton for all regular expressions) and the plain one,
// which tries everything at every mention, give the same matches: over the examples of all packs, over their words
// shuffled, and over tables.
#include "checker/extract/match.h"
#include "checker/ruleset/compile.h"

#include "support/catch.h"

#include <random>
#include <set>
#include <string>
#include <vector>

using namespace claimcheck;

namespace {

std::string describe(const MeasureMatch& m) {
  std::string out = std::to_string(m.mention) + ":" + std::to_string(m.measure) + "@" + std::to_string(m.span.begin) +
                    "-" + std::to_string(m.span.end) + "/" + std::to_string(m.words) + "/" + to_string(m.context);
  for (const Dimension& d : m.dimensions)
    out += " " + d.name + "=" + d.value + "/" + to_string(d.origin) + "/" + to_string(d.from);
  return out;
}

struct Compared {
  std::size_t matches = 0;
  std::set<std::uint32_t> measures;
};

void compare_paths(const Document& document, const RuleSet& rules, Compared& seen) {
  Scan scan;
  scan_quantities(document, *rules.lexicon, scan);
  MeasureMatcher fast(document, scan, rules), plain(document, scan, rules, MatchPath::plain);
  for (const Sentence& sentence : scan.sentences) {
    std::string a, b;
    for (const MeasureMatch& m : fast.match(sentence)) a += describe(m) + "\n";
    for (const MeasureMatch& m : plain.match(sentence)) {
      b += describe(m) + "\n";
      ++seen.matches;
      seen.measures.insert(m.measure);
    }
    if (a == b) continue;
    CAPTURE(slice(document.text, sentence.span));
    CHECK(a == b);
  }
}

Document read(const std::string& text) {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"text.md", text}, {}, diagnostics);
  REQUIRE(document);
  return *document;
}

std::string unmarked(std::string text) {
  for (const char* mark : {"[[", "]]"})
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, 2);
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text)
    if (c == ' ' || c == '\n')
      words.emplace_back();
    else
      words.back() += c;
  return words;
}

}  // namespace

TEST_CASE("the fast matcher finds what trying every phrase finds, over the packs' examples and their words shuffled") {
  std::vector<Diagnostic> diagnostics;
  const CompiledRules compiled = load_compiled({}, diagnostics);
  REQUIRE(compiled.rules != nullptr);
  std::vector<std::string> words;
  Compared straight, shuffled;
  for (const RuleFile& file : compiled.files) {
    for (const MeasureRule& measure : file.measures) {
      std::string text;
      for (const auto* examples : {&measure.examples, &measure.counterexamples})
        for (const ExampleRule& example : *examples) text += unmarked(example.text.value) + "\n\n";
      compare_paths(read(text), *compiled.rules, straight);
      for (std::string& word : words_of(text)) words.push_back(std::move(word));
    }
  }
  CHECK(straight.measures.size() > compiled.rules->measures.size() / 2);
  std::mt19937 random(11);
  for (int paragraph = 0; paragraph < 40; ++paragraph) {
    std::string text;
    // Neighbours stay neighbours now and then, so that phrases come about.
    for (int run = 0; run < 60; ++run) {
      const std::size_t at = random() % words.size();
      for (std::size_t i = at; i < std::min(at + random() % 5, words.size()); ++i) text += words[i] + " ";
    }
    compare_paths(read(text), *compiled.rules, shuffled);
  }
  CHECK(shuffled.matches > 100);
}

TEST_CASE("many regular expressions and headers are found as one by one") {
  const char* const subjects[] = {"kites", "lamps", "ropes", "sails", "drums"};
  std::string toml = "[pack]\nname = \"many\"\n";
  for (const std::string subject : subjects) {
    toml += "[[measure]]\nid = \"" + subject + "_counted\"\ntitle = \"" + subject +
            "\"\nkind = \"count\"\nregex = [\"" + subject + " .*{value}\", \"{value} (old |new )*" + subject +
            "\"]\nheaders = [\"" + subject + "\", \"all " + subject + "\"]\n";
  }
  RuleOptions options;
  options.use_all_builtin = false;
  options.files.push_back({"many.toml", toml});
  std::vector<Diagnostic> diagnostics;
  const auto rules = load_rules(options, diagnostics);
  for (const Diagnostic& d : diagnostics) FAIL_CHECK(to_string(d));
  REQUIRE(rules != nullptr);
  std::mt19937 random(12);
  std::string text;
  for (int i = 0; i < 200; ++i) {
    const auto subject = [&] { return std::string(subjects[random() % 5]); };
    text += "The " + subject() + " and the " + std::to_string(random() % 90 + 3) + " new old " + subject() +
            " beside " + std::to_string(random() % 90 + 3) + (random() % 2 == 0 ? " percent of " : " ") + subject() +
            ".\n\n";
  }
  text += "| town | all kites | lamps | ropes and sails |\n|---|---|---|---|\n";
  for (int i = 0; i < 20; ++i)
    text += "| Velden " + std::to_string(i) + " | " + std::to_string(i * 7 + 3) + " | " + std::to_string(i * 11 + 5) +
            "% | " + std::to_string(i * 13 + 2) + " |\n";
  Compared seen;
  compare_paths(read(text), *rules, seen);
  CHECK(seen.measures.size() == 5);
  CHECK(seen.matches > 300);
}

TEST_CASE("regular expressions are ruled out by letters only where none of them can match") {
  const RegexSet some({Regex("^on {value} .{3,40}(founded|formed)"), Regex("(was|were) opened")}),
      without_letters({Regex("kept|asks"), Regex("(was|were) opened")});
  std::vector<std::uint32_t> found;
  const auto agrees = [&](const RegexSet& set, const std::string& text) {
    set.find(text, found);
    return found.empty() || set.may_match(text);
  };
  const std::string words[] = {"FOUNDED",
                               "Formed",
                               "was opened",
                               "kept",
                               "\xE2\x84\xAA"
                               "ept",
                               "a\xC5\xBFks",
                               "rivers",
                               "On {value} it"};
  for (const std::string& one : words)
    for (const std::string& two : words)
      for (const std::string& text : {one + " " + two, one + two, "on {value} the " + one + " was " + two}) {
        CAPTURE(text);
        CHECK(agrees(some, text));
        CHECK(agrees(without_letters, text));
      }
  CHECK(some.may_match("On 3 May the club was formed"));
  CHECK_FALSE(some.may_match("On 3 May the club met"));
  CHECK(without_letters.may_match("On 3 May the club met"));
  CHECK_FALSE(RegexSet().may_match("founded"));
}
