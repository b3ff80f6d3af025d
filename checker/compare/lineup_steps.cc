// --explain for two statements that no rule compares: the steps of line_up, up to the one at which the pair falls out.
#include "checker/compare/doubt.h"
#include "checker/compare/candidates.h"
#include "checker/compare/countable.h"
#include "checker/compare/lineup.h"
#include "checker/compare/word_overlap.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace claimcheck {

namespace {

std::string percent(double probability) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", probability);
  return text;
}

/// The slot that a claim is, or of which it is a copy; empty when it is none.
std::optional<std::uint32_t> slot_of(const SlotList& slots, std::uint32_t claim) {
  for (std::uint32_t i = 0; i < slots.size(); ++i) {
    const std::vector<std::uint32_t>& copies = slots[i].copies;
    if (slots[i].claim == claim || std::find(copies.begin(), copies.end(), claim) != copies.end()) return i;
  }
  return std::nullopt;
}

/// Why the pair is none of those that line_up returns.
std::string fell_out(const CheckInput& input, const SlotList& slots, const SlotPair& pair) {
  const Slot &a = slots[pair.a], &b = slots[pair.b];
  if (a.kind != b.kind) return "They are different kinds of quantity.";
  const std::vector<SlotPair> candidates = candidate_pairs(input, slots);
  if (!std::binary_search(candidates.begin(), candidates.end(), pair)) {
    if (a.sentence_first == b.sentence_first) return "They stand in one sentence.";
    return "They never meet: among " + std::to_string(a.set_slots) +
           " figures only statements that share rare words, or the words beside the number, are held against each "
           "other.";
  }
  if (!alike(a, b)) return "Their sentences have too few words in common.";
  if (const char* reason = veto(input, a, b)) return std::string("Ruled out: ") + reason + ".";
  return "A rule has the say on what they measure, or the order of draft and sources keeps them apart.";
}

}  // namespace

std::vector<std::string> explain_line_up(const CheckInput& input, std::uint32_t first, std::uint32_t second) {
  const SlotList slots = make_slots(input);
  auto a = slot_of(slots, first), b = slot_of(slots, second);
  for (const auto& [slot, claim] : {std::pair(a, first), std::pair(b, second)})
    if (!slot)
      return {"\"" + input.claims[claim].quote +
              "\" is not held against other statements: it does not say how many, or claims nothing."};
  if (a == b) return {"The one is a copy of the other, of the same day."};
  if (b < a) std::swap(a, b);
  const auto pairs = line_up(input, slots);
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const Likeness& p) { return p.a == *a && p.b == *b; });
  if (found == pairs.end()) return {fell_out(input, slots, {*a, *b})};
  std::vector<std::string> steps;
  steps.push_back("Probability that both state one fact: " + percent(found->probability) + ".");
  std::string signs = "What counts most:";
  for (const auto& [name, weight] : strongest_signals(found->signals, slots[*a].set_slots <= small_set_slots))
    signs += std::string(signs.back() == ':' ? " " : ", ") + std::string(name) + (weight < 0 ? " against" : " for");
  steps.push_back(signs + ".");
  if (const char* doubt = found->differs ? doubt_about(input, slots, *found) : nullptr)
    steps.push_back(std::string("No more than a note: ") + doubt + ".");
  if (!found->differs) steps.emplace_back("The figures are the same, or one is the other, rounded.");
  return steps;
}

}  // namespace claimcheck
