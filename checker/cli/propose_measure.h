// A measure proposed from a sentence: what is counted, by which words, under which dimensions. Knows the sentence as
// the matcher sees it, and no corpus; what it proposes is a start that an author goes on from.
#pragma once

#include <claimcheck/claimcheck.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck::cli {

struct Proposal {
  std::string pack, id, title, kind;
  std::vector<std::string> phrases, exclude;
  int priority = 0;
  std::string what;                     // the value of the proposed dimension "what" ("sugar"), or empty
  std::vector<std::string> dimensions;  // that the sentence states, of those that are always found: "time", "place"
  std::string example, value, unit;
  std::vector<std::string> counterexamples;
  std::string chosen;               // the figure that the measure is about, as written
  std::vector<std::string> others;  // the sentence with another figure marked, for each that was passed over unasked
};

/// Proposes a measure for the figure that is marked with [[ ]] in `sentence`, else for its first that is no date.
/// Empty, with the reason in `problem`, where there is no quantity, or no word beside it to know it by.
std::optional<Proposal> propose_measure(std::string_view sentence, const RuleSet& rules, std::string& problem);

/// The proposal as a rule file.
std::string to_toml(const Proposal& proposal);

}  // namespace claimcheck::cli
