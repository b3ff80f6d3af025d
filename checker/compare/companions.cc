#include "checker/compare/companions.h"

#include "checker/compare/candidates.h"
#include "checker/compare/siblings.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace claimcheck {

namespace {

constexpr double alike_enough = 0.06;   // equal figures: that they are equal says most
constexpr double rival = 0.04;          // figures that differ: enough to be what is left over
constexpr std::size_t fewest = 3;       // figures in common, outside of the two sentences
constexpr std::size_t fewest_slip = 2;  // in common anywhere, where the hand slipped

using Documents = std::pair<std::uint32_t, std::uint32_t>;

/// The pairs of two documents, one partner for each slot.
struct Matching {
  std::vector<std::size_t> agree, differ;  // indices of pairs
};

double value_of(const Likeness& pair, Signal which) { return pair.signals[static_cast<std::size_t>(which)]; }

/// A figure of another size is another figure, unless the hand slipped.
double same_size(const Likeness& pair) {
  const bool slip = value_of(pair, Signal::slip) > 0 || value_of(pair, Signal::same_digits) > 0;
  return slip ? 1 : std::max(0.0, 1 - 1.3 * value_of(pair, Signal::ratio));
}

/// How likely the two figures are what is left over of one fact.
double rank(const Likeness& pair) {
  return pair.probability * same_size(pair) * (value_of(pair, Signal::slip) > 0 ? 2 : 1);
}

/// Equal figures first, then the likeliest pairs; each slot is taken once.
Matching match(const std::vector<Likeness>& pairs, std::vector<std::size_t> of_documents) {
  std::stable_sort(of_documents.begin(), of_documents.end(), [&](std::size_t x, std::size_t y) {
    if (pairs[x].differs != pairs[y].differs) return pairs[y].differs;
    return rank(pairs[x]) > rank(pairs[y]);
  });
  Matching matching;
  std::map<std::uint32_t, bool> taken;
  for (const std::size_t i : of_documents) {
    const Likeness& pair = pairs[i];
    if (pair.probability < (pair.differs ? rival : alike_enough)) continue;
    if (taken.count(pair.a) > 0 || taken.count(pair.b) > 0) continue;
    taken[pair.a] = taken[pair.b] = true;
    (pair.differs ? matching.differ : matching.agree).push_back(i);
  }
  return matching;
}

}  // namespace

bool telling_slip(const Likeness& pair) {
  constexpr double tenfold = 1;  // Signal::ratio is a logarithm, cut off there
  return value_of(pair, Signal::slip) > 0 &&
         (value_of(pair, Signal::ratio) < tenfold || pair.verdict.relationship == Relationship::unit_slip);
}

bool sure_slip(const Likeness& pair) {
  constexpr double as_likely_as_not = 0.50;
  return telling_slip(pair) && pair.probability >= as_likely_as_not;
}

bool unmistakable_slip(const Likeness& pair, std::uint32_t set_slots) {
  constexpr double four_digits = 0.5, five_digits = 0.75;  // of Signal::long_slip
  const double enough = set_slots <= small_set_slots ? four_digits : five_digits;
  return set_slots <= all_pairs_slots && telling_slip(pair) && value_of(pair, Signal::long_slip) >= enough &&
         value_of(pair, Signal::same_digits) <= 0;
}

std::vector<float> companions(const CheckInput& input, const SlotList& slots, const std::vector<Likeness>& pairs) {
  std::vector<float> out(pairs.size(), 0);
  std::map<Documents, std::vector<std::size_t>> by_documents;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::uint32_t a = slots.document_of(pairs[i].a), b = slots.document_of(pairs[i].b);
    if (a != b) by_documents[{std::min(a, b), std::max(a, b)}].push_back(i);
  }
  for (auto& [documents, of_documents] : by_documents) {
    const DocumentInfo &one = input.documents[documents.first], &other = input.documents[documents.second];
    if (siblings(one, other) || other_subjects(one, other)) continue;
    const Matching matching = match(pairs, std::move(of_documents));
    for (const std::size_t i : matching.differ) {
      const SlotRow &a = slots.row(pairs[i].a), &b = slots.row(pairs[i].b);
      // Where the hand slipped, the figures of the two sentences themselves bear witness, too, and fewer are needed.
      const bool slip = telling_slip(pairs[i]);
      const auto elsewhere = [&](std::size_t agreeing) {
        return slip || (slots.row(pairs[agreeing].a).sentence_first != a.sentence_first &&
                        slots.row(pairs[agreeing].b).sentence_first != b.sentence_first);
      };
      const auto agree =
          static_cast<std::size_t>(std::count_if(matching.agree.begin(), matching.agree.end(), elsewhere));
      if (agree < (slip ? fewest_slip : fewest)) continue;
      // Of the figures that have a partner, the share that agrees: from a half on.
      const double share = static_cast<double>(agree) / static_cast<double>(agree + matching.differ.size());
      out[i] = static_cast<float>(std::clamp(2 * share - 0.5, 0.0, 1.0) * same_size(pairs[i]));
    }
  }
  return out;
}

}  // namespace claimcheck
