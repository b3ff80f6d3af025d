// What `claimcheck rules list|show|lint|test` asks of the library. Printing rows is left to the command line, except
// for `show`, whose text is made here.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <vector>

namespace claimcheck {

/// One measure or check of the loaded packs.
struct RuleRow {
  std::string id;  // "pack/id"
  std::string title;
  std::string kind;  // "count", "mass", …; for checks "part_whole", "equation", "definition"
  std::string pack;
  std::string path;  // of the rule file
  std::uint32_t line = 0;
  bool is_check = false;
  std::uint32_t phrases = 0, examples = 0, counterexamples = 0;
};

/// Measures, then checks, each sorted by id. Empty, with diagnostics, when a rule file is broken.
std::vector<RuleRow> list_rules(const RuleOptions& options, std::vector<Diagnostic>& diagnostics);

/// The compiled form of the rule `id` ("pack/id" or "id") as text. Empty, with a diagnostic, when there is none.
std::string show_rule(const RuleOptions& options, const std::string& id, std::vector<Diagnostic>& diagnostics);

/// Warnings about rules that load and yet are likely wrong: no examples, phrases given twice or by two measures, lists
/// that nothing uses, a measure that needs a word that its own exclusion forbids. Errors where a rule file is broken.
std::vector<Diagnostic> lint_rules(const RuleOptions& options);

/// One example that was run.
struct RuleTestRow {
  std::string rule;  // "pack/id"
  std::string path;
  std::uint32_t line = 0, column = 0;
  bool counterexample = false;
  bool is_check = false;
  std::string text;  // with its marks
  bool passed = false;
  std::string reason;  // why it failed
};

/// Runs every example and counterexample of the packs named in `only` (all when empty) through the real pipeline.
std::vector<RuleTestRow> test_rules(const RuleOptions& options, const std::vector<std::string>& only,
                                    std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck
