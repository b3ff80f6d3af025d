// Candidates: the pairs of slots that are looked at closely, found without looking at all pairs.
#pragma once

#include "checker/compare/slots.h"

#include <cstdint>
#include <vector>

namespace claimcheck {

/// Up to so many, all pairs of one kind are looked at.
inline constexpr std::uint32_t all_pairs_slots = 400;

/// Two slots, a < b.
struct SlotPair {
  std::uint32_t a = 0, b = 0;
  auto operator<=>(const SlotPair&) const = default;
};

/// Pairs of slots of one set that are worth a look: they share rare words or the words next to the number. Near-linear:
/// postings longer than a cap are skipped. Sorted.
class CandidateFinder {
 public:
  /// Both must outlive it.
  CandidateFinder(const CheckInput& input, const SlotList& slots);
  /// Appends the pairs of which `a` is in [from, to). Safe to call from several threads.
  void find(std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const;

 private:
  /// Slots [first, end) of one set: of a large one the lists of slots that share a key, one behind the other, and
  /// where each slot stands in them: slot s at places[starts[s - first]] to places[starts[s - first + 1]].
  struct Lists {
    std::uint32_t first = 0, end = 0;
    std::vector<std::uint32_t> members, starts, places;
  };
  void all_pairs(const Lists& set, std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const;
  void by_postings(const Lists& set, std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const;

  const SlotList& slots_;
  std::vector<Lists> sets_;
};

/// All of them.
std::vector<SlotPair> candidate_pairs(const CheckInput& input, const SlotList& slots);

}  // namespace claimcheck
