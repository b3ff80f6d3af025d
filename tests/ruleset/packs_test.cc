// Every example and counterexample of the built-in packs, through the real pipeline.
#include "checker/extract/match.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/embedded.h"
#include "checker/ruleset/rules_commands.h"

#include "support/catch.h"

#include <sstream>
#include <string>
#include <string_view>

using namespace claimcheck;

TEST_CASE("the built-in packs load without a message") {
  std::vector<Diagnostic> diagnostics;
  load_rules({}, diagnostics);
  for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(to_string(d));
  CHECK(diagnostics.empty());
}

TEST_CASE("every example of the built-in packs holds") {
  std::vector<Diagnostic> diagnostics;
  const std::vector<RuleTestRow> rows = test_rules({}, {}, diagnostics);
  REQUIRE(diagnostics.empty());
  CHECK(rows.size() > 100);
  for (const RuleTestRow& row : rows) {
    INFO(row.path << ":" << row.line << ": " << row.rule << ": " << row.text);
    INFO(row.reason);
    CHECK(row.passed);
  }
}

TEST_CASE("every built-in measure has three examples and two counterexamples") {
  std::vector<Diagnostic> diagnostics;
  for (const RuleRow& row : list_rules({}, diagnostics)) {
    INFO(row.path << ":" << row.line << ": " << row.id);
    if (row.is_check) {
      CHECK(row.examples >= 1);
      continue;
    }
    CHECK(row.examples >= 3);
    CHECK(row.counterexamples >= 2);
  }
  CHECK(diagnostics.empty());
}

TEST_CASE("the built-in packs pass their own lint") {
  for (const Diagnostic& d : lint_rules({})) FAIL_CHECK(to_string(d));
}

TEST_CASE("every constant of a built-in measure says where it comes from") {
  std::size_t constants = 0;
  for (std::size_t f = 0; f < embedded_rules_count; ++f) {
    const EmbeddedFile& file = embedded_rules[f];
    if (!std::string_view(file.path).starts_with("rules/packs/")) continue;
    std::istringstream lines(std::string(file.bytes, file.size));
    for (std::string line; std::getline(lines, line);) {
      const bool constant =
          line.starts_with("tolerance = ") || line.starts_with("min = ") || line.starts_with("max = ");
      if (!constant) continue;
      ++constants;
      const std::size_t note = line.find("# ");
      INFO(file.path << ": " << line);
      CHECK((note != std::string::npos && line.size() - note > 20));  // a source, or that the choice is ours, and why
    }
  }
  // All of them were seen: a measure that has one in another form would slip through.
  std::vector<Diagnostic> diagnostics;
  const CompiledRules compiled = load_compiled({}, diagnostics);
  std::size_t compiled_constants = 0;
  for (const RuleFile& file : compiled.files)
    for (const MeasureRule& rule : file.measures)
      compiled_constants += (rule.tolerance ? 1U : 0U) + (rule.minimum ? 1U : 0U) + (rule.maximum ? 1U : 0U);
  CHECK(constants == compiled_constants);
  CHECK(constants > 0);
}

TEST_CASE("where two built-in measures could have the figure of an example, their priorities say which") {
  std::vector<Diagnostic> diagnostics;
  const CompiledRules compiled = load_compiled({}, diagnostics);
  REQUIRE(compiled.rules != nullptr);
  const RuleSet& rules = *compiled.rules;
  std::size_t contested = 0;
  for (const RuleFile& file : compiled.files) {
    for (const MeasureRule& measure : file.measures) {
      for (const ExampleRule& example : measure.examples) {
        std::string text = example.text.value;
        for (const char* mark : {"[[", "]]"})
          for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, 2);
        const auto document = read_document({"example.txt", text}, {}, diagnostics);
        REQUIRE(document);
        Scan scan;
        scan_quantities(*document, *rules.lexicon, scan);
        MeasureMatcher matcher(*document, scan, rules);
        for (const Sentence& sentence : scan.sentences) {
          const std::vector<Standing> all = matcher.standing(sentence);
          for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i].mention != all[i - 1].mention || (i > 1 && all[i - 2].mention == all[i].mention)) continue;
            ++contested;
            INFO(file.path << ":" << example.place.line << ": " << text);
            INFO(rules.measures[all[i - 1].measure].rule << " and " << rules.measures[all[i].measure].rule);
            CHECK(all[i - 1].priority > all[i].priority);
          }
        }
      }
    }
  }
  CHECK(contested > 100);
}
