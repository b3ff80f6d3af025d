// The decisions file: what people decided about findings, in TOML that merges well in git (docs/decisions.md).
//
// One [[decision]] table per finding, sorted by fingerprint, always written in one form. Reading and changing it is
// here; what a decision does to a report is in apply.h.
#pragma once

#include <claimcheck/claimcheck.h>
#include <claimcheck/decision.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::store {

/// Name of the file where nobody names another.
inline constexpr std::string_view decisions_name = "claimcheck-decisions.toml";
/// Longest decisions or baseline file that is read.
inline constexpr std::uint64_t longest_decisions = 64u << 20;

/// The decisions of a file's bytes, in its order. Unknown keys, wrong values, a dismissal without a reason and a
/// fingerprint that is decided twice are errors with their places.
std::vector<Decision> parse_decisions(const SourceFile& file, std::vector<Diagnostic>& diagnostics);

/// The file's bytes: sorted by fingerprint, the same for the same decisions in any order.
std::string format_decisions(std::vector<Decision> decisions);

/// Reads the file; none where it does not exist (`exists` false). Empty after errors.
struct DecisionFile {
  std::vector<Decision> decisions;
  bool exists = false;
};
std::optional<DecisionFile> read_decisions(const std::string& path, std::vector<Diagnostic>& diagnostics);

/// What happens to one finding's decision: it is set, or taken back (no decision).
struct DecisionChange {
  std::string fingerprint;
  std::optional<Decision> decision;
};

/// Applies the changes to what the file holds at that moment, and replaces it in one step; a missing file is begun.
/// Several of these may run at once, and an edit by somebody else meanwhile is kept (the file is read again before it
/// is replaced). False with an error in `diagnostics` when the file cannot be read, has an error in it (then it is left
/// alone), cannot be written, or a change is not a valid decision.
bool update_decisions(const std::string& path, const std::vector<DecisionChange>& changes,
                      std::vector<Diagnostic>& diagnostics);

enum class ChangeOutcome : std::uint8_t { done, conflict, failed };

/// As update_decisions, for one change that is made only while the file holds `expected` on that finding. Otherwise it
/// is a conflict: nothing is written, and `current` is what the file holds.
ChangeOutcome change_decision(const std::string& path, const DecisionChange& change,
                              const std::optional<Decision>& expected, std::optional<Decision>& current,
                              std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck::store
