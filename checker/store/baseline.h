// The baseline: findings that were there when it was written, so that only new ones fail (docs/decisions.md).
//
// A TOML file like that of the decisions: one [[finding]] table each, keyed by fingerprint, so that it survives edits
// elsewhere in the documents and merges in git.
#pragma once

#include <claimcheck/claimcheck.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace claimcheck::store {

struct BaselineEntry {
  std::string fingerprint;
  std::vector<std::string> documents;   // paths or ids of the passages, sorted; they tell what is stale
  std::string severity, rule, message;  // for those who read the file; decide nothing
  std::string path;                     // of the baseline
  std::uint32_t line = 0;
};

/// The entries of a file's bytes, in its order; mistakes are diagnostics with their places.
std::vector<BaselineEntry> parse_baseline(const SourceFile& file, std::vector<Diagnostic>& diagnostics);
/// The file's bytes: sorted by fingerprint, the same for the same entries in any order.
std::string format_baseline(std::vector<BaselineEntry> entries);
/// Entries for the open findings that are at least as severe as `least`.
std::vector<BaselineEntry> baseline_of(const Report& report, Severity least);

/// Marks the findings that the baseline has. An entry without a finding is stale, and noted, when `is_settled` says of
/// each of its documents that this run knows all about it: it was read, or is no longer there.
void apply_baseline(const std::vector<BaselineEntry>& entries,
                    const std::function<bool(const std::string& document)>& is_settled, Report& report);

}  // namespace claimcheck::store
