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
  ~CandidateFinder();
  CandidateFinder(const CandidateFinder&) = delete;
  CandidateFinder& operator=(const CandidateFinder&) = delete;
  /// Appends the pairs of which `a` is in [from, to). Safe to call from several threads.
  void find(std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const;

 private:
  struct Lists;
  struct Set;
  const Lists& lists_at(const Set& set, std::uint32_t at) const;
  void all_pairs(const Set& set, std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const;
  void by_postings(const Set& set, const Lists& lists, std::uint32_t from, std::uint32_t to,
                   std::vector<SlotPair>& out) const;

  const SlotList& slots_;
  std::vector<Set> sets_;
  std::uint64_t number_;  // of this finder among all
};

/// All of them.
std::vector<SlotPair> candidate_pairs(const CheckInput& input, const SlotList& slots);

}  // namespace claimcheck
