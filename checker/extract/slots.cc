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
    if (value.slot != slot || !may_match(input.phrases, value.phrase, input.view)) continue;
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

bool in_sentence(const SlotInput& in, const MeasurePatterns& patterns, const DimensionSlot& slot, std::uint32_t index,
                 std::vector<Dimension>& out) {
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
  const bool only =
      std::all_of(found.begin(), found.end(), [&](const Occurrence& o) { return o.value == nearest->value; });
  const bool stated = inside || only;
  out.push_back(make(slot, nearest->value, stated ? Origin::stated : Origin::inferred,
                     stated ? InferredFrom::none : InferredFrom::sentence,
                     words_of(view, in.text, nearest->first, nearest->end)));
  return true;
}

bool is_capital(std::string_view text, const WordItem& item) {
  const char c = text[item.span.begin];
  return item.mention < 0 && c >= 'A' && c <= 'Z';
}

/// Legal forms and articles that one text writes and another leaves out.
bool is_form(std::string_view word) {
  static constexpr std::string_view forms[] = {"the",     "inc", "corp", "corporation", "co", "company", "ltd",
                                               "limited", "llc", "plc",  "ag",          "sa", "group",   "holdings"};
  return std::find(std::begin(forms), std::end(forms), word) != std::end(forms);
}

/// The name that items [first, end) write, in lower case without its legal form; empty when nothing is left.
std::string folded_name(const SlotInput& in, std::uint32_t first, std::uint32_t end) {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    std::string word = fold_case(slice(in.text, in.sentence.view.items[i].span));
    if (word.size() > 2 && word.compare(word.size() - 2, 2, "'s") == 0) word.resize(word.size() - 2);
    if (is_form(word)) continue;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

/// The nearest proper name before the mention, else the first behind it. A single capital that opens the sentence is
/// none: "Sales" and "Contoso" look alike there.
bool name_in_sentence(const SlotInput& in, const DimensionSlot& slot, std::vector<Dimension>& out) {
  const std::vector<WordItem>& items = in.sentence.view.items;
  std::uint32_t best_first = 0, best_end = 0;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (!is_capital(in.text, items[i]) || is_stop_word(items[i].exact)) continue;
    std::uint32_t end = i + 1;
    while (end < items.size() && is_capital(in.text, items[end]) && !items[end].soft_break && !items[end].hard_break)
      ++end;
    const bool lone_opener =
        i == 0 && end == 1 && !(end < items.size() && is_form(fold_case(slice(in.text, items[end].span))));
    if (!lone_opener && !folded_name(in, i, end).empty()) {
      if (i > in.item && best_end > 0) break;
      best_first = i;
      best_end = end;
    }
    i = end;
  }
  if (best_end == 0) return false;
  Dimension d;
  d.name = slot.name;
  d.value = folded_name(in, best_first, best_end);
  d.origin = Origin::stated;
  d.words = words_of(in.sentence.view, in.text, best_first, best_end);
  out.push_back(std::move(d));
  return true;
}

struct Small {
  std::uint64_t the = hash_word("the"), a = hash_word("a"), an = hash_word("an"), of = hash_word("of"),
                its = hash_word("its"), was = hash_word("was"), were = hash_word("were"), been = hash_word("been");
};

/// A run of capitals, joined by "of" where capitals stand on both sides ("Bank of Velden").
struct NameRun {
  std::uint32_t first = 0, end = 0;
  bool empty() const { return first == end; }
};

bool joins(const SlotInput& in, std::uint32_t i) {
  static const Small small;
  const std::vector<WordItem>& items = in.sentence.view.items;
  return i > 0 && i + 1 < items.size() && items[i].exact == small.of && is_capital(in.text, items[i - 1]) &&
         is_capital(in.text, items[i + 1]);
}

NameRun run_at(const SlotInput& in, std::uint32_t i) {
  const std::vector<WordItem>& items = in.sentence.view.items;
  NameRun run{i, i + 1};
  const auto inner = [&](std::uint32_t k) { return !items[k].soft_break && !items[k].hard_break; };
  while (run.end < items.size() && inner(run.end) && (is_capital(in.text, items[run.end]) || joins(in, run.end)))
    ++run.end;
  while (run.first > 0 && inner(run.first) && (is_capital(in.text, items[run.first - 1]) || joins(in, run.first - 1)))
    --run.first;
  return run;
}

/// The object behind word `i`: "founded the new Velden Trust", "the establishment of the Velden Trust".
NameRun object_of(const SlotInput& in, std::uint32_t i) {
  constexpr std::uint32_t reach = 5;
  static const Small small;
  const std::vector<WordItem>& items = in.sentence.view.items;
  for (std::uint32_t k = i + 1; k < items.size() && k <= i + reach; ++k) {
    if (items[k].mention >= 0 || items[k].soft_break || items[k].hard_break) break;
    if (is_capital(in.text, items[k])) return run_at(in, k);
    const std::uint64_t word = items[k].exact;
    const bool passes = word == small.the || word == small.a || word == small.an || word == small.of ||
                        word == small.its || !is_stop_word(word);
    if (!passes) break;
  }
  return {};
}

/// What word `i` was done to, before it: "the Velden Trust, which was founded", "the Velden Trust, founded in". In
/// "the mayor founded" the name is the doer.
NameRun subject_of(const SlotInput& in, std::uint32_t i) {
  constexpr std::uint32_t reach = 4;
  static const Small small;
  const std::vector<WordItem>& items = in.sentence.view.items;
  bool passive = items[i].soft_break;
  for (std::uint32_t k = i; k > 0 && k + 2 > i; --k) {
    const std::uint64_t word = items[k - 1].exact;
    passive = passive || word == small.was || word == small.were || word == small.been;
  }
  if (!passive) return {};
  for (std::uint32_t k = i; k > 0 && k + reach > i; --k) {
    if (items[k - 1].mention >= 0 || items[k].hard_break) break;
    if (!is_capital(in.text, items[k - 1])) continue;
    const NameRun run = run_at(in, k - 1);
    return is_stop_word(items[run.first].exact) && run.first + 1 == run.end ? NameRun{} : run;
  }
  return {};
}

/// The name that is the object or subject of one of the slot's words, the nearest to the mention.
bool name_beside(const SlotInput& in, const DimensionSlot& slot, std::vector<Dimension>& out) {
  const std::vector<WordItem>& items = in.sentence.view.items;
  NameRun best;
  std::uint32_t best_distance = 0;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (!std::binary_search(slot.beside.begin(), slot.beside.end(), items[i].exact)) continue;
    NameRun run = object_of(in, i);
    if (run.empty()) run = subject_of(in, i);
    const std::uint32_t away = i > in.item ? i - in.item : in.item - i;
    if (run.empty() || folded_name(in, run.first, run.end).empty() || (!best.empty() && away >= best_distance))
      continue;
    best = run;
    best_distance = away;
  }
  if (best.empty()) return false;
  Dimension d;
  d.name = slot.name;
  d.value = folded_name(in, best.first, best.end);
  d.origin = Origin::stated;
  d.words = words_of(in.sentence.view, in.text, best.first, best.end);
  out.push_back(std::move(d));
  return true;
}

/// The nearest value before the mention in a surrounding text, else the first behind it.
bool in_surroundings(const SlotInput& in, const MeasurePatterns& patterns, const DimensionSlot& slot,
                     std::uint32_t index, std::vector<Dimension>& out) {
  static const std::vector<Mention> no_mentions;
  const std::uint32_t place = in.sentence.view.items[in.item].span.begin;
  for (const Surrounding& around : in.surroundings.around(in.block)) {
    // A default says what a sentence means that states nothing; running text around it does not change that.
    if (!slot.default_value.empty() && (around.from == InferredFrom::paragraph || around.from == InferredFrom::heading))
      continue;
    const ItemView& view = in.surroundings.view_of(around.block);
    const PhraseInput input{in.sentence.phrases, view, no_mentions};
    const std::vector<Occurrence> found = occurrences(input, patterns, index);
    if (found.empty()) continue;
    const Occurrence* best = &found.front();
    if (around.from == InferredFrom::paragraph)
      for (const Occurrence& o : found)
        if (view.items[o.first].span.begin < place) best = &o;
    out.push_back(
        make(slot, best->value, Origin::inferred, around.from, words_of(view, around.text, best->first, best->end)));
    return true;
  }
  return false;
}

}  // namespace

std::vector<Dimension> find_slot_values(const SlotInput& input, const Measure& measure,
                                        const MeasurePatterns& patterns) {
  std::vector<Dimension> out;
  for (std::uint32_t i = 0; i < measure.slots.size(); ++i) {
    const DimensionSlot& slot = measure.slots[i];
    if (slot.names && !slot.beside.empty()) {
      name_beside(input, slot, out);
      continue;
    }
    if (slot.names && name_in_sentence(input, slot, out)) continue;
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
