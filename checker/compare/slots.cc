#include "checker/compare/slots.h"

#include "checker/compare/align.h"
#include "checker/compare/countable.h"
#include "checker/compare/verdict.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/parallel.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace claimcheck {

namespace {

constexpr std::uint32_t run_length = 16;
constexpr int window = 12;

bool is_date(const Mention& m) { return m.kind == QuantityKind::date || m.kind == QuantityKind::date_range; }

/// Slot::kind of money, in any currency and of any period.
constexpr std::uint64_t money_kind = 5;

std::uint64_t kind_of(const Mention& m) {
  if (is_date(m)) return date_kind;
  if (m.kind == QuantityKind::ordinal) return 2;
  if (m.unit == nullptr) return m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio ? 3 : 4;
  if (m.unit->dimension == UnitDimension::proportion || m.unit->dimension == UnitDimension::points) return 3;
  return currency_of(*m.unit).empty() ? hash_word(m.unit->base) : money_kind;
}

/// The counted noun, or the one that stands for it when statements are lined up ("pupil": "student"); 0 for none.
std::uint64_t noun_of(const CheckInput& input, const Mention& m) {
  if (m.noun.empty()) return 0;
  const std::uint64_t noun = hash_word(m.noun);
  if (input.rules.vocabulary == nullptr) return noun;
  const VocabularyEntry* same = input.rules.vocabulary->word(noun, WordClass::same_word);
  return same != nullptr ? hash_word(same->value) : noun;
}

std::uint64_t value_hash(const Mention& m) {
  std::uint64_t h = is_date(m) ? hash_word(to_string(m.dates)) : 7;
  for (const auto& end : {m.stated_low, m.stated_high})
    h = mix(h, end ? hash_word((m.unit != nullptr ? to_base(*end, *m.unit) : *end).to_string()) : 3);
  if (m.unit != nullptr)
    if (const std::string_view currency = currency_of(*m.unit); !currency.empty()) h = mix(h, hash_word(currency));
  return h;
}

void fill_word_pairs(const Claim& claim, const WordRarity& rarity, Slot& slot) {
  thread_local std::vector<std::uint32_t> pairs;
  pairs.clear();
  add_word_pairs(claim, pairs);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  slot.word_pairs.reserve(pairs.size());
  for (const std::uint32_t p : pairs) slot.word_pairs.push_back({p, rarity.of_pair(p)});
}

/// What the claims of one sentence share: its content words sorted by stem, with their rarity.
class SentenceSlots {
 public:
  explicit SentenceSlots(const WordRarity& rarity) : rarity_(rarity) {}

  void fill_words(const Claim& claim, Slot& slot) {
    const Context& context = claim.context;
    if (context.sentence.get() != sentence_) read(context.sentence.get());
    find_own(context);
    if (sentence_ != nullptr) {
      const ContextWord* first = sentence_->data();
      const std::uint32_t before = context.before_end - context.before_begin;
      slot.left = {first + context.before_end, -1, std::min(before, run_length)};
      slot.right = {first + context.behind_begin, 1, std::min(context.behind_end - context.behind_begin, run_length)};
      add_words(context, slot);
    }
    for (const ContextWord& w : context.own) {
      slot.formula |= (w.flags & ContextWord::formula) != 0;
      if ((w.flags & (ContextWord::stop | ContextWord::number)) != 0) continue;
      slot.words.push_back(slot_word(w, w.distance, rarity_.of_stem(w.stem)));
    }
    if (!context.own.empty()) sort_words(slot.words);
    for (const SlotWord& w : slot.words)
      if (w.near) slot.near_rarity += w.rarity;
  }

 private:
  void read(const std::vector<ContextWord>* sentence) {
    sentence_ = sentence;
    order_.clear();
    if (sentence == nullptr) return;
    rarities_.resize(sentence->size());
    for (std::uint32_t i = 0; i < sentence->size(); ++i) {
      const ContextWord& w = (*sentence)[i];
      if ((w.flags & (ContextWord::stop | ContextWord::number)) != 0) continue;
      rarities_[i] = rarity_.of_stem(w.stem);
      order_.push_back(i);
    }
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return (*sentence)[a].stem != (*sentence)[b].stem ? (*sentence)[a].stem < (*sentence)[b].stem : a < b;
    });
  }

  /// The nearest other figure on either side ends what belongs to this one alone.
  void find_own(const Context& c) {
    own_left_ = -window;
    own_right_ = window;
    if (!c.sentence) return;
    const ContextWord* words = c.sentence->data();
    for (int d = 1; d < window && c.before_end >= c.before_begin + static_cast<std::uint32_t>(d); ++d)
      if ((words[c.before_end - static_cast<std::uint32_t>(d)].flags & ContextWord::number) != 0) {
        own_left_ = -d;
        break;
      }
    for (int d = 1; d < window && c.behind_begin + static_cast<std::uint32_t>(d) <= c.behind_end; ++d)
      if ((words[c.behind_begin + static_cast<std::uint32_t>(d) - 1].flags & ContextWord::number) != 0) {
        own_right_ = d;
        break;
      }
  }

  SlotWord slot_word(const ContextWord& w, std::int16_t distance, std::int32_t rarity) const {
    const bool own = (distance >= own_left_ && distance <= own_right_) || distance == ContextWord::header;
    const bool is_near = std::abs(distance) <= window || distance == ContextWord::header;
    return {w.stem, rarity, distance, (w.flags & ContextWord::name) != 0, (w.flags & ContextWord::event) != 0,
            own,    is_near};
  }

  /// Each stem with its nearest occurrence: of two that are as near, the one before the number.
  void add_words(const Context& c, Slot& slot) const {
    const ContextWord* words = sentence_->data();
    read_flags(c, slot);
    slot.words.reserve(order_.size() + c.own.size());
    for (std::size_t i = 0; i < order_.size();) {
      const std::uint64_t stem = words[order_[i]].stem;
      std::int16_t nearest = none;
      std::uint32_t at = 0;
      for (; i < order_.size() && words[order_[i]].stem == stem; ++i) {
        const std::int16_t distance = distance_of(c, order_[i]);
        if (distance == none || (nearest != none && std::abs(distance) >= std::abs(nearest))) continue;
        nearest = distance;
        at = order_[i];
      }
      if (nearest != none) slot.words.push_back(slot_word(words[at], nearest, rarities_[at]));
    }
  }

  void read_flags(const Context& c, Slot& slot) const {
    const ContextWord* words = sentence_->data();
    for (std::uint32_t i = c.before_begin; i < c.behind_end; ++i) {
      if ((words[i].flags & (ContextWord::anaphor | ContextWord::formula | ContextWord::partial)) == 0) continue;
      const std::int16_t distance = distance_of(c, i);
      if (distance == none) continue;
      if ((words[i].flags & ContextWord::anaphor) != 0) slot.anaphor = std::min(slot.anaphor, distance);
      slot.formula |= (words[i].flags & ContextWord::formula) != 0;
      slot.partial |= (words[i].flags & ContextWord::partial) != 0 && std::abs(distance) <= 1;
    }
  }

  static constexpr std::int16_t none = INT16_MAX;
  /// How far the word stands from the number, or `none` where it is not around it.
  std::int16_t distance_of(const Context& c, std::uint32_t i) const {
    if (i < c.before_end)
      return i < c.before_begin
                 ? none
                 : static_cast<std::int16_t>(static_cast<std::int32_t>(i) - static_cast<std::int32_t>(c.before_end));
    if (i >= c.behind_begin) return i < c.behind_end ? static_cast<std::int16_t>(i - c.behind_begin + 1) : none;
    const bool word = ((*sentence_)[i].flags & (ContextWord::number | ContextWord::symbol)) == 0;
    return word && i >= c.noun_begin && i < c.noun_end ? 0 : none;
  }

  static void sort_words(std::vector<SlotWord>& words) {
    std::sort(words.begin(), words.end(), [](const SlotWord& a, const SlotWord& b) {
      if (a.stem != b.stem) return a.stem < b.stem;
      return std::abs(a.distance) != std::abs(b.distance) ? std::abs(a.distance) < std::abs(b.distance)
                                                          : a.distance < b.distance;
    });
    words.erase(
        std::unique(words.begin(), words.end(), [](const SlotWord& a, const SlotWord& b) { return a.stem == b.stem; }),
        words.end());
  }

  const WordRarity& rarity_;
  const std::vector<ContextWord>* sentence_ = nullptr;
  std::vector<std::int32_t> rarities_;  // of the words of the sentence
  std::vector<std::uint32_t> order_;    // its content words, sorted by stem
  int own_left_ = 0, own_right_ = 0;
};

/// What two statements have in common when one is a copy of the other; `sentence` is the hash of its text.
std::uint64_t copy_key(const CheckInput& input, const Claim& claim, std::uint64_t sentence) {
  const DocumentInfo& document = input.documents[claim.document];
  std::uint64_t key = mix(sentence, claim.sentence_number.begin);
  key = mix(key, hash_word(document.set));
  key = mix(key, document.meta.date ? static_cast<std::uint64_t>(document.meta.date->days) + 1 : 0);
  key = mix(key, static_cast<std::uint64_t>(document.role) * 16 + static_cast<std::uint64_t>(claim.stance));
  key = mix(key, hash_word(claim.measure));
  for (const Dimension& d : claim.dimensions) key = mix(mix(key, hash_word(d.name)), hash_word(d.value));
  for (const ContextWord& w : claim.context.own) key = mix(key, w.stem);  // the sentence's words are its text
  return key;
}

/// The slot of which the claim is a copy, or null; a claim that is none becomes the one to be copied.
class Copies {
 public:
  Slot* original(const CheckInput& input, std::uint32_t claim, std::uint64_t sentence, std::vector<Slot>& slots) {
    const Claim& c = input.claims[claim];
    if (input.documents[c.document].role == Role::draft) return nullptr;
    const auto [at, fresh] = first_.emplace(copy_key(input, c, sentence), slots.size());
    if (fresh || at->second >= slots.size()) return nullptr;
    Slot& slot = slots[at->second];
    const Claim& first = input.claims[slot.claim];
    return first.sentence == c.sentence && first.sentence_number == c.sentence_number ? &slot : nullptr;
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> first_;  // copy_key -> index of the slot
};

/// Reads the slot's claim: what it counts, and the words around it.
void fill_slot(const CheckInput& input, const WordRarity& rarity, SentenceSlots& sentence, Slot& slot) {
  const Claim& claim = input.claims[slot.claim];
  slot.attributive = describes_a_noun(input, claim);
  slot.kind = kind_of(claim.quantity);
  slot.noun = noun_of(input, claim.quantity);
  slot.value = value_hash(claim.quantity);
  sentence.fill_words(claim, slot);
  fill_word_pairs(claim, rarity, slot);
}

/// Fills the slots from `first` on, each by itself, so that threads may share them out.
void fill_slots(const CheckInput& input, const SetOfClaims& set, std::size_t first, std::vector<Slot>& slots) {
  const WordRarity rarity(input, set);
  constexpr std::size_t piece = 512;
  for_each_parallel((slots.size() - first + piece - 1) / piece, input.options.jobs, [&](std::size_t i) {
    SentenceSlots sentence(rarity);
    const std::size_t end = std::min(slots.size(), first + (i + 1) * piece);
    for (std::size_t s = first + i * piece; s < end; ++s) fill_slot(input, rarity, sentence, slots[s]);
  });
}

/// How rare a word is, is a matter of its set: many small sets in one run make no word of theirs rarer.
void add_slots(const CheckInput& input, const SetOfClaims& set, Copies& copies, std::vector<Slot>& slots) {
  const std::size_t first = slots.size();
  for (std::uint32_t i = set.first; i < set.end;) {
    std::uint32_t end = i + 1;
    while (end < set.end && input.claims[end].document == input.claims[i].document &&
           input.claims[end].sentence_id == input.claims[i].sentence_id) {
      ++end;
    }
    const bool code = is_code(input.claims[i].sentence);
    const std::uint64_t text = hash_word(input.claims[i].sentence);
    for (std::uint32_t k = i; k < end && !code; ++k) {
      const Claim& claim = input.claims[k];
      const bool unasserted = claim.stance == Stance::question || claim.stance == Stance::hypothetical;
      if ((!takes_part(claim) && !unasserted) || !says_how_many(input, k, i, end)) continue;
      const std::uint64_t own_text = claim.sentence == input.claims[i].sentence ? text : hash_word(claim.sentence);
      if (Slot* original = copies.original(input, k, own_text, slots)) {
        original->copies.push_back(k);
        continue;
      }
      Slot& slot = slots.emplace_back();
      slot.claim = k;
      slot.unasserted = unasserted;
      slot.document = claim.document;
      slot.sentence_first = i;
      slot.sentence_end = end;
    }
    i = end;
  }
  fill_slots(input, set, first, slots);
}

}  // namespace

std::vector<Slot> make_slots(const CheckInput& input) {
  Copies copies;
  std::vector<Slot> slots;
  for (const SetOfClaims& set : sets_of_claims(input)) add_slots(input, set, copies, slots);
  for (std::size_t first = 0; first < slots.size();) {  // slots come sorted by set
    const std::string& set = input.documents[slots[first].document].set;
    std::size_t end = first + 1;
    while (end < slots.size() && input.documents[slots[end].document].set == set) ++end;
    for (std::size_t k = first; k < end; ++k) slots[k].set_slots = static_cast<std::uint32_t>(end - first);
    first = end;
  }
  return slots;
}

}  // namespace claimcheck
