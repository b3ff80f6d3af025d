#include "checker/extract/slots.h"

#include <algorithm>
#include <cstdlib>

namespace claimcheck {

namespace {

/// Words that state a value of a slot: items [first, end).
struct Occurrence {
  std::uint32_t value = 0, first = 0, end = 0;
};

/// All words for values of one slot, the longest reading at each place only ("fentanyl pills", not "fentanyl").
std::vector<Occurrence> occurrences(const PhraseInput& input, const MeasurePatterns& patterns, std::uint32_t slot) {
  std::vector<Occurrence> found;
  for (const CompiledValue& value : patterns.values) {
    if (value.slot != slot || !has_key(input.phrases, value.phrase, input.view)) continue;
    for (std::uint32_t from = 0; from < input.view.items.size();) {
      const auto match = find_phrase(input, value.phrase, from);
      if (!match) break;
      found.push_back({value.value, match->first, match->end});
      from = match->first + 1;
    }
  }
  std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.first != b.first ? a.first < b.first : a.end != b.end ? a.end > b.end : a.value < b.value;
  });
  std::vector<Occurrence> longest;
  for (const Occurrence& o : found)
    if (longest.empty() || o.end > longest.back().end) longest.push_back(o);
  return longest;
}

/// How far an occurrence stands from the mention, in words; a new clause and another mention in between count as more.
std::uint32_t distance(const PhraseInput& input, const Occurrence& o, std::uint32_t item) {
  constexpr std::uint32_t clause = 20, other_mention = 5;
  const bool before = o.end <= item;
  const std::uint32_t begin = before ? o.end : item + 1, end = before ? item : std::max(o.first, begin);
  std::uint32_t d = (end - begin) * 2 + (before ? 1 : 0);  // at equal distance the words behind win
  const std::vector<WordItem>& items = input.view.items;
  for (std::uint32_t i = begin; i < end; ++i) d += items[i].mention >= 0 ? other_mention : 0;
  for (std::uint32_t i = begin; i <= end && i < items.size(); ++i) d += items[i].hard_break ? clause : 0;
  return d;
}

Dimension make(const DimensionSlot& slot, std::uint32_t value, Origin origin, InferredFrom from, std::string words) {
  Dimension d;
  d.name = slot.name;
  d.value = slot.values[value].value;
  d.origin = origin;
  d.from = from;
  d.words = std::move(words);
  return d;
}

std::string words_of(const ItemView& view, std::string_view text, std::uint32_t first, std::uint32_t end) {
  if (first >= end) return {};
  return fold_space(slice(text, {view.items[first].span.begin, view.items[end - 1].span.end}));
}

bool in_sentence(const SlotInput& in, const MeasurePatterns& patterns, const DimensionSlot& slot, std::uint32_t index, std::vector<Dimension>& out) {
  const ItemView& view = in.sentence.view;
  for (const auto& c : in.match.captured) {
    if (c.slot != index) continue;
    out.push_back(make(slot, c.value, Origin::stated, InferredFrom::none, words_of(view, in.text, c.first, c.end)));
    return true;
  }
  const std::vector<Occurrence> found = occurrences(in.sentence, patterns, index);
  if (found.empty()) return false;
  const auto within = [&](const Occurrence& o) { return o.first >= in.match.first && o.end <= in.match.end; };
  const auto nearest = std::min_element(found.begin(), found.end(), [&](const Occurrence& a, const Occurrence& b) {
    if (within(a) != within(b)) return within(a);
    return distance(in.sentence, a, in.item) < distance(in.sentence, b, in.item);
  });
  const bool inside = within(*nearest);
  const bool only = std::all_of(found.begin(), found.end(), [&](const Occurrence& o) { return o.value == nearest->value; });
  const bool stated = inside || only;
  out.push_back(make(slot, nearest->value, stated ? Origin::stated : Origin::inferred, stated ? InferredFrom::none : InferredFrom::sentence,
                     words_of(view, in.text, nearest->first, nearest->end)));
  return true;
}

/// The nearest value before the mention in a surrounding text, else the first behind it.
bool in_surroundings(const SlotInput& in, const MeasurePatterns& patterns, const DimensionSlot& slot, std::uint32_t index, std::vector<Dimension>& out) {
  static const std::vector<Mention> no_mentions;
  const std::uint32_t place = in.sentence.view.items[in.item].span.begin;
  for (const Surrounding& around : in.around) {
    const PhraseInput input{in.sentence.phrases, *around.view, no_mentions};
    const std::vector<Occurrence> found = occurrences(input, patterns, index);
    if (found.empty()) continue;
    const Occurrence* best = &found.front();
    if (around.from == InferredFrom::paragraph)
      for (const Occurrence& o : found)
        if (around.view->items[o.first].span.begin < place) best = &o;
    out.push_back(make(slot, best->value, Origin::inferred, around.from, words_of(*around.view, around.text, best->first, best->end)));
    return true;
  }
  return false;
}

}  // namespace

std::vector<Dimension> find_slot_values(const SlotInput& input, const Measure& measure, const MeasurePatterns& patterns) {
  std::vector<Dimension> out;
  for (std::uint32_t i = 0; i < measure.slots.size(); ++i) {
    const DimensionSlot& slot = measure.slots[i];
    if (slot.values.empty()) continue;
    if (in_sentence(input, patterns, slot, i, out) || in_surroundings(input, patterns, slot, i, out)) continue;
    if (slot.default_value.empty()) continue;
    Dimension d;
    d.name = slot.name;
    d.value = slot.default_value;
    d.origin = Origin::inferred;
    d.from = InferredFrom::rule_default;
    out.push_back(std::move(d));
  }
  std::sort(out.begin(), out.end(), [](const Dimension& a, const Dimension& b) { return a.name < b.name; });
  return out;
}

}  // namespace claimcheck
