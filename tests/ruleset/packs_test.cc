// Every example and counterexample of the built-in packs, through the real pipeline.
#include "checker/ruleset/rules_commands.h"

#include "support/catch.h"

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
