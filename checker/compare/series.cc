#include "checker/compare/series.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::ptrdiff_t several_editions = 5;  // like statements of other times that two editions have

template <class T>
void sort_each_once(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

/// Many pairs are of one claim: what stands twice goes whenever there is twice as much as was left.
void Series::Counterparts::add(const Counterpart& one) {
  all.push_back(one);
  if (all.size() < sort_at) return;
  sort_each_once(all);
  sort_at = std::max(sort_at, 2 * all.size());
}

void Series::Counterparts::finish() { sort_each_once(all); }

void Series::add(const SlotList& slots, const Likeness& pair) {
  const SlotRow& one = slots.row(pair.a);
  const std::uint32_t other = slots.document_of(pair.b);
  if (one.document == other) return;
  counterparts_.add({one.document, other, pair.differs ? Kind::differs : Kind::agrees, one.claim, one.sentence_first});
}

void Series::add_other_times(const SlotList& slots, std::span<const SlotPair> pairs) {
  for (const SlotPair& pair : pairs) {
    const SlotRow& one = slots.row(pair.a);
    if (!of_other_times_.all.empty() && of_other_times_.all.front().one != one.document) keep_editions();
    of_other_times_.add({one.document, slots.document_of(pair.b), Kind::of_other_time, one.claim, one.sentence_first});
  }
}

/// Of a document's like statements of other times those that are enough to make editions: of a large set nearly all are
/// alone in their two documents.
void Series::keep_editions() {
  of_other_times_.finish();
  std::vector<Counterpart>& all = of_other_times_.all;
  for (auto first = all.begin(); first != all.end();) {
    const auto end =
        std::find_if(first, all.end(), [other = first->other](const Counterpart& c) { return c.other != other; });
    if (end - first >= several_editions) counterparts_.all.insert(counterparts_.all.end(), first, end);
    first = end;
  }
  all.clear();
}

void Series::finish() {
  keep_editions();
  counterparts_.finish();
}

std::span<const Series::Counterpart> Series::of(const Slot& a, const Slot& b, Kind kind) const {
  const auto begin = std::lower_bound(counterparts_.all.begin(), counterparts_.all.end(),
                                      Counterpart{a.document, b.document, kind, 0, 0}),
             end = std::upper_bound(begin, counterparts_.all.end(),
                                    Counterpart{a.document, b.document, kind, UINT32_MAX, UINT32_MAX});
  return {begin, end};
}

bool Series::holds(const CheckInput& input, const Slot& a, const Slot& b) const {
  const auto &p = input.documents[a.document].date, &q = input.documents[b.document].date;
  if (p && p == q) return false;  // two reports of one day
  // One figure in six may be the same by chance; one in five, where each document has a day of its own.
  constexpr std::size_t fewest = 3;
  const std::size_t share = p && q ? 4 : 5;
  const auto differ = of(a, b, Kind::differs);
  return differ.size() >= fewest && of(a, b, Kind::agrees).size() * share <= differ.size() &&
         std::any_of(differ.begin(), differ.end(),
                     [&](const Counterpart& one) { return one.sentence != differ.front().sentence; });
}

bool Series::are_editions(const Slot& a, const Slot& b) const {
  const std::ptrdiff_t other_times = std::ssize(of(a, b, Kind::of_other_time));
  return other_times >= several_editions && other_times >= std::ssize(of(a, b, Kind::differs));
}

bool Series::agree_seldom(const Slot& a, const Slot& b) const {
  constexpr std::size_t some = 2;
  const std::size_t differ = of(a, b, Kind::differs).size();
  return differ >= some && of(a, b, Kind::agrees).size() <= differ;
}

OneEach::OneEach(const SlotList& slots, const std::vector<Edge>& edges) {
  const auto counts = [](const Edge& e) { return e.probability >= one_finding; };
  others_.reserve(2 * static_cast<std::size_t>(std::count_if(edges.begin(), edges.end(), counts)));
  for (const Edge& e : edges) {
    if (!counts(e)) continue;
    others_.emplace_back(e.a, slots.row(e.b).value);
    others_.emplace_back(e.b, slots.row(e.a).value);
  }
  sort_each_once(others_);
}

bool OneEach::holds(std::uint32_t slot, std::size_t agreeing) const {
  constexpr std::ptrdiff_t fewest = 3;  // others, each with its own figure
  if (agreeing != 1) return false;
  const auto first = std::lower_bound(others_.begin(), others_.end(), std::pair(slot, std::uint64_t{0}));
  return others_.end() - first >= fewest && first[fewest - 1].first == slot;
}

void Rivals::add(const SlotList& slots, const Likeness& pair) {
  constexpr std::uint8_t most = 16;  // of one slot: more say no more
  if (!pair.differs || slots.document_of(pair.a) != slots.document_of(pair.b)) return;
  if (pair.signals[static_cast<std::size_t>(Signal::other_noun)] > 0) return;
  // That they stand in one document speaks against one fact; here it is only asked how alike the two read.
  const double likeness = same_fact(as_of_two_documents(pair.signals), slots.set_slots(pair.a) <= small_set_slots);
  known_.resize(slots.size(), 0);
  for (const Rival& one : {Rival{pair.a, pair.b, likeness}, Rival{pair.b, pair.a, likeness}}) {
    if (known_[one.slot] == most) continue;
    ++known_[one.slot];
    rivals_.push_back(one);
  }
}

void Rivals::finish() {
  std::sort(rivals_.begin(), rivals_.end(),
            [](const Rival& x, const Rival& y) { return x.slot != y.slot ? x.slot < y.slot : x.other < y.other; });
}

bool Rivals::rivalled(std::uint32_t slot, std::uint32_t partner, double probability) const {
  constexpr double about_as_like = 0.6;
  for (auto rival = std::lower_bound(rivals_.begin(), rivals_.end(), slot,
                                     [](const Rival&one, std::uint32_t s) { return one.slot < s; });
       rival != rivals_.end() && rival->slot == slot; ++rival)
    if (rival->other != partner && rival->likeness >= about_as_like * probability) return true;
  return false;
}

bool Rivals::hold(const Likeness& pair) const {
  return rivalled(pair.a, pair.b, pair.probability) || rivalled(pair.b, pair.a, pair.probability);
}

}  // namespace claimcheck
