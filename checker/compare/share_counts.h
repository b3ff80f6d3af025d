// The counts that a percentage comes from: a part and its whole, wherever one passage puts them beside it.
#pragma once

#include "checker/compare/arithmetic.h"

#include <optional>
#include <vector>

namespace claimcheck {

/// A part and its whole, as one phrase ("19 of 32 states") or two ("12,000 of the 40,000 applicants").
struct Counts {
  std::vector<std::uint32_t> claims;
  Interval part, whole;
  Decimal part_point, whole_point;
  bool nearby = false;  // no word says that the whole is that of the percentage; it only stands nearby
};

/// "19 of 32" as one phrase; empty when the phrase holds no two counts.
std::optional<Counts> counts_in_one(const CheckInput& input, const SentenceView& view, std::size_t element);
/// "12 of the 40 applicants" as two phrases.
std::optional<Counts> counts_in_two(const CheckInput& input, const SentenceView& view, std::size_t first,
                                    std::size_t second);
/// "12 (30%)", "12 members, or 30%,", "30%: 12 of 40": whether the second figure says the first one again.
bool in_apposition(const SentenceView& view, std::size_t first, std::size_t second);
/// "The school asked 560 parents. In all, 312 (65%) had a car": the counts behind the percentage view.at[k] where only
/// their places say so (share_nearby.cc).
std::optional<Counts> counts_nearby(const CheckInput& input, const SentenceView& view, std::size_t k,
                                    ClaimRange before);
/// The counts that the percentage view.at[k] is said to come from. `before` is the sentence before, for "of these".
std::optional<Counts> counts_of_percent(const CheckInput& input, const SentenceView& view, std::size_t k,
                                        ClaimRange before);

}  // namespace claimcheck
