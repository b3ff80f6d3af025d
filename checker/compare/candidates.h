// Candidates: the pairs of slots that are looked at closely, found without looking at all pairs.
#pragma once

#include "checker/compare/slots.h"

#include <cstdint>
#include <vector>

namespace claimcheck {

/// Up to so many, all pairs of one kind are looked at.
inline constexpr std::uint32_t all_pairs_slots = 400;

/// Pairs of slots (first < second) of one set that are worth a look: they share rare words or the words next to the
/// number. Near-linear: postings longer than a cap are skipped. Sorted.
struct SlotPair {
  std::uint32_t a = 0, b = 0;
  auto operator<=>(const SlotPair&) const = default;
};
std::vector<SlotPair> candidate_pairs(const CheckInput& input, const std::vector<Slot>& slots);

}  // namespace claimcheck
