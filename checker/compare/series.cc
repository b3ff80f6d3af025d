#include "checker/compare/series.h"

#include <algorithm>

namespace claimcheck {

void Series::add(const CheckInput& input, const SlotList& slots, const Likeness& pair) {
  const std::uint32_t one = slots.document_of(pair.a), other = slots.document_of(pair.b);
  if (one == other) return;
  Counts& counts = documents_[{one, other}];
  const std::uint32_t claim = slots.row(pair.a).claim;
  if (pair.differs)
    counts.differ.insert(claim), counts.sentences.insert(input.claims[claim].sentence_id);
  else
    counts.agree.insert(claim);
}

bool Series::holds(const CheckInput& input, const Slot& a, const Slot& b) const {
  const auto &p = input.documents[a.document].date, &q = input.documents[b.document].date;
  if (p && p == q) return false;  // two reports of one day
  // One figure in six may be the same by chance; one in five, where each document has a day of its own.
  constexpr std::size_t fewest = 3;
  const std::size_t share = p && q ? 4 : 5;
  const auto found = documents_.find({a.document, b.document});
  return found != documents_.end() && found->second.differ.size() >= fewest && found->second.sentences.size() > 1 &&
         found->second.agree.size() * share <= found->second.differ.size();
}

void Series::add_other_times(const SlotList& slots, const std::vector<SlotPair>& pairs) {
  for (const SlotPair& pair : pairs)
    documents_[{slots.document_of(pair.a), slots.document_of(pair.b)}].other_times.insert(slots.row(pair.a).claim);
}

bool Series::are_editions(const Slot& a, const Slot& b) const {
  constexpr std::size_t several = 5;
  const auto found = documents_.find({a.document, b.document});
  return found != documents_.end() && found->second.other_times.size() >= several &&
         found->second.other_times.size() >= found->second.differ.size();
}

bool Series::agree_seldom(const Slot& a, const Slot& b) const {
  constexpr std::size_t some = 2;
  const auto found = documents_.find({a.document, b.document});
  return found != documents_.end() && found->second.differ.size() >= some &&
         found->second.agree.size() <= found->second.differ.size();
}

OneEach::OneEach(const SlotList& slots, const std::vector<Likeness>& edges) {
  for (const Likeness& e : edges) {
    if (e.probability < one_finding) continue;
    others_[e.a].insert(slots.row(e.b).value);
    others_[e.b].insert(slots.row(e.a).value);
  }
}

bool OneEach::holds(std::uint32_t slot, std::size_t agreeing) const {
  constexpr std::size_t fewest = 3;  // others, each with its own figure
  const auto found = others_.find(slot);
  return found != others_.end() && agreeing == 1 && found->second.size() >= fewest;
}

void Rivals::add(const SlotList& slots, const Likeness& pair) {
  constexpr std::size_t most = 16;  // of one slot: more say no more
  if (!pair.differs || slots.document_of(pair.a) != slots.document_of(pair.b)) return;
  if (pair.signals[static_cast<std::size_t>(Signal::other_noun)] > 0) return;
  // That they stand in one document speaks against one fact; here it is only asked how alike the two read.
  const double likeness = same_fact(as_of_two_documents(pair.signals), slots.set_slots(pair.a) <= small_set_slots);
  for (const auto& [slot, other] : {std::pair(pair.a, pair.b), std::pair(pair.b, pair.a)})
    if (std::vector<Rival>& known = rivals_[slot]; known.size() < most) known.push_back({other, likeness});
}

bool Rivals::rivalled(std::uint32_t slot, std::uint32_t partner, double probability) const {
  constexpr double about_as_like = 0.6;
  const auto found = rivals_.find(slot);
  return found != rivals_.end() && std::any_of(found->second.begin(), found->second.end(), [&](const Rival& rival) {
           return rival.slot != partner && rival.likeness >= about_as_like * probability;
         });
}

bool Rivals::hold(const Likeness& pair) const {
  return rivalled(pair.a, pair.b, pair.probability) || rivalled(pair.b, pair.a, pair.probability);
}

}  // namespace claimcheck
