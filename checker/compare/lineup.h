// Pairs of statements that read alike, with what the rest of the set says about each pair.
#pragma once

#include "checker/compare/candidates.h"
#include "checker/compare/similarity.h"
#include "checker/compare/verdict.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace claimcheck {

/// Two slots (a < b) that may state one fact.
struct Likeness {
  std::uint32_t a = 0, b = 0;
  bool differs = false;    // in the figure; "100" and "over 100" are one figure
  bool of_period = false;  // one is an amount "a year", the other does not say of which period
  bool alike = true;       // false while only the rest of the documents can bring the two together
  PairVerdict verdict;
  Signals signals{};
  double probability = 0;  // that they state one fact
};

/// What of a Likeness is always in memory, where there are many.
struct Edge {
  double probability = 0;
  std::uint32_t a = 0, b = 0;  // slots
  std::uint32_t number = 0;    // of the Likeness among those that are kept
};

/// Which pairs line_up returns: all, or those that may bear on a finding. The others cost most of the time.
enum class Kept : std::uint8_t { all, for_findings };

/// Probability from which a like statement counts: as a third figure beside two that differ, as one that agrees.
inline constexpr double one_finding = 0.15;

/// Probability from which two different figures make a finding: one of another size is another figure, unless the hand
/// slipped, and must read more alike.
double worth_a_note(std::uint32_t set_slots, const Signals& s);

/// The candidate pairs that no veto rules out, in order. What the other documents say is weighed in: a side whose
/// figure stands in a like statement of the other document has its partner there; a lone figure against several that
/// agree is a slip.
/// take() is called for each; there may be more of them than memory holds. Before that, take_other_times() is called
/// with the candidate pairs of two undated documents that read alike and state two times, in order, some at a time.
void line_up(const CheckInput& input, const SlotList& slots, Kept kept,
             const std::function<void(std::span<const SlotPair>)>& take_other_times,
             const std::function<void(Likeness&)>& take);
/// All of them at once.
std::vector<Likeness> line_up(const CheckInput& input, const SlotList& slots, Kept kept = Kept::all);

/// The steps of line_up for two claims of the input, as sentences, up to the one at which the pair falls out.
std::vector<std::string> explain_line_up(const CheckInput& input, std::uint32_t first, std::uint32_t second);

/// A later, higher figure of something that grows, by its wording or its kind (counts, "more than", spans of time); or
/// any later, higher one long after.
bool is_update(const CheckInput& input, const SlotRow& a, const SlotRow& b, const PairVerdict& verdict);

}  // namespace claimcheck
