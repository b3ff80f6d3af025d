// Alignment under rules: which claims may state the same fact (semantics 4.1).
//
// Claims are grouped by fact key: set, measure, and the values of the dimensions that the rule requires. Inside a key,
// claims that read the same (equal dimensions, equal quantity) fall into one bucket, so that a fact repeated in a
// thousand documents costs as much as one stated twice.
#pragma once

#include "checker/compare/check.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace claimcheck {

/// Claims of one key that cannot be told apart: equal dimensions, equal quantity.
struct Bucket {
  static constexpr std::uint32_t several_values = std::uint32_t{1} << 31;
  bool states_several() const { return (value & several_values) != 0; }
  std::uint32_t scope = 0;   // equal dimensions have equal numbers within a group
  std::uint32_t figure = 0;  // equal quantities have equal numbers within a group
  std::uint32_t value = 0;  // what the claims state, to the letter: equal values of a finding have equal numbers within
                            // a group; where they state several, the place in KeyedClaims::values beside the bit
  std::span<const std::uint32_t> claims;  // in document order
};

/// All claims of one fact key.
struct KeyGroup {
  const Measure* measure = nullptr;
  std::vector<Bucket> buckets;  // in order of their first claim
  std::uint32_t scopes = 0;     // number of distinct scopes
  std::uint32_t figures = 0;    // number of distinct quantities
};

/// What a claim states a value of, as one line of text: set, measure and the dimensions that its rule requires ("?"
/// where they are unknown), separated by "|". Claims of different keys never state one fact under a rule. Without a
/// measure: kind and counted noun, by which repeated statements are looked for.
std::string fact_key(const Claim& claim, const DocumentInfo& document, const RuleSet& rules);

/// What the spans in the buckets refer to, with the groups.
struct KeyedClaims {
  std::vector<std::uint32_t> members;
  std::vector<KeyGroup> groups;
  std::vector<std::vector<std::uint32_t>> values;  // of buckets that state several: the number of each claim's value
};

/// Groups the asserted and attributed claims that a rule names. Deterministic: order of first claim. Worked out when it
/// is first asked for, and kept as long as the input; not to be called from several threads.
const std::vector<KeyGroup>& group_by_key(const CheckInput& input);

/// At most `most` buckets that speak for the group, ascending: all of them where they are so few; else of each figure
/// the bucket with the most claims, figures that are stated most often first, then of each figure the next one, and so
/// on.
std::vector<std::uint32_t> representatives(const KeyGroup& group, std::size_t most);

/// Whether a claim takes part in checks: asserted or attributed (semantics 3).
bool takes_part(const Claim& claim);

/// Whether two documents may speak of the same event: 0 (nothing in common) to 1, by the names in them. With fewer than
/// five on either side the answer is 1, unless each has two or more and none is the same.
double shared_subject(const DocumentInfo& a, const DocumentInfo& b);

}  // namespace claimcheck
