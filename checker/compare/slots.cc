#include "checker/compare/slots.h"

#include "checker/compare/align.h"
#include "checker/compare/countable.h"
#include "checker/compare/drop_oldest.h"
#include "checker/compare/verdict.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/parallel.h"
#include "checker/text/token.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::uint32_t run_length = 16;
constexpr int window = 12;

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
  if (!m.dates.from && !m.dates.to) h = mix(h, static_cast<std::uint64_t>(m.month_day));
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

}  // namespace

/// What the claims of one sentence share: its content words sorted by stem, with their rarity.
class SentenceSlots {
 public:
  explicit SentenceSlots(const WordRarity& rarity) : rarity_(rarity) {}
  const WordRarity& rarity() const { return rarity_; }

  void fill_words(const Claim& claim, Slot& slot) {
    const Context& context = claim.context;
    if (context.sentence != sentence_) read(context.sentence);
    find_own(context);
    if (sentence_ != nullptr) {
      const ContextWord* first = sentence_->data();
      const std::uint32_t before = context.before_end - context.before_begin;
      slot.sentence = context.sentence;
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
    for (const SlotWord& w : slot.words) {
      if (w.near) slot.near_rarity += w.rarity;
      slot.counts_name |= w.name && w.distance == 0;
    }
    find_event(slot);
  }

 private:
  void read(const std::shared_ptr<const std::vector<ContextWord>>& sentence) {
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

  /// The word for an event that stands nearest to the number; ties go to the one before it.
  static void find_event(Slot& slot) {
    constexpr int reach = 6;
    const auto cost = [](const SlotWord& w) { return 2 * std::abs(w.distance) + (w.distance > 0); };
    for (std::uint32_t i = 0; i < slot.words.size(); ++i) {
      const SlotWord& w = slot.words[i];
      if (w.event && std::abs(w.distance) <= reach &&
          (slot.event == Slot::no_event || cost(w) < cost(slot.words[slot.event])))
        slot.event = i;
    }
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
      slot.partial |=
          (words[i].flags & ContextWord::partial) != 0 && std::abs(distance) <= 1 && !belongs_to_next(c, i, distance);
    }
  }

  /// "42 new trains, each with 310 seats": behind the number, "each" may be said of the figure that follows.
  bool belongs_to_next(const Context& c, std::uint32_t i, std::int16_t distance) const {
    const auto is_number = [&](std::uint32_t at) { return ((*sentence_)[at].flags & ContextWord::number) != 0; };
    return distance > 0 && i + 2 < c.behind_end && !is_number(i + 1) && is_number(i + 2);
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
  std::shared_ptr<const std::vector<ContextWord>> sentence_;  // held, so that no other one takes its place
  std::vector<std::int32_t> rarities_;                        // of the words of the sentence
  std::vector<std::uint32_t> order_;                          // its content words, sorted by stem
  int own_left_ = 0, own_right_ = 0;
};

namespace {

/// What two statements have in common when one is a copy of the other, in place of another look at both: two hashes of
/// the sentence, each with one of the rest.
struct CopyKey {
  std::uint64_t first = 0, second = 0;
  friend bool operator==(const CopyKey&, const CopyKey&) = default;
};

/// A hash with another multiplier than that of hash_word.
std::uint64_t second_hash(std::string_view text) {
  std::uint64_t hash = text.size();
  for (std::size_t i = 0; i < text.size(); i += sizeof hash) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, std::min(sizeof bytes, text.size() - i));
    hash = std::rotl((hash ^ bytes) * 0xd6e8feb86659fd93ULL, 29);
  }
  return hash;
}

CopyKey key_of(std::string_view text) { return {hash_word(text), second_hash(text)}; }

/// `sentence`: of its text.
CopyKey copy_key(const CheckInput& input, const Claim& claim, CopyKey sentence) {
  const DocumentInfo& document = input.documents[claim.document];
  std::uint64_t key = mix(claim.sentence_number.begin, claim.sentence_number.end);
  key = mix(key, hash_word(document.set));
  key = mix(key, document.date ? static_cast<std::uint64_t>(document.date->days) + 1 : 0);
  key = mix(key, static_cast<std::uint64_t>(document.role) * 16 + static_cast<std::uint64_t>(claim.stance));
  key = mix(key, hash_word(claim.measure));
  for (const Dimension& d : claim.dimensions) key = mix(mix(key, hash_word(d.name)), hash_word(d.value));
  for (const ContextWord& w : claim.context.own) key = mix(key, w.stem);  // the sentence's words are its text
  return {mix(sentence.first, key), mix(key, sentence.second)};
}

/// Reads the slot's claim: what it counts, and the words around it.
void fill_slot(const CheckInput& input, const WordRarity& rarity, SentenceSlots& sentence, Slot& slot) {
  const Claim& claim = input.claims[slot.claim];
  slot.document = claim.document;
  slot.attributive = describes_a_noun(input, claim);
  slot.noun = noun_of(input, claim.quantity);
  sentence.fill_words(claim, slot);
  fill_word_pairs(claim, rarity, slot);
}

}  // namespace

/// A slot to be, or a copy of one.
struct SlotList::Found {
  SlotRow row;
  CopyKey key;
  bool own = false;  // of the draft: no copy of anything
};

/// The slots that were the first with their CopyKey.
class SlotList::Copies {
 public:
  /// For at most so many slots: lists that grow would lie in memory twice.
  explicit Copies(std::size_t most) : places_(std::bit_ceil(2 * most + 1)) { keys_.reserve(most); }
  /// The first slot with this key: `fresh` where there was none.
  std::uint32_t first_with(const CopyKey& key, std::uint32_t fresh) {
    std::size_t at = mix(key.first, 0) >> 32 & (places_.size() - 1);
    while (places_[at] != 0 && keys_[places_[at] - 1] != key) at = (at + 1) & (places_.size() - 1);
    if (places_[at] != 0) return places_[at] - 1;
    places_[at] = fresh + 1;
    keys_.resize(std::size_t{fresh} + 1);
    keys_[fresh] = key;
    return fresh;
  }

 private:
  // A table by key would take more, and a large set has millions of slots.
  std::vector<CopyKey> keys_;          // of each slot that others may be copies of
  std::vector<std::uint32_t> places_;  // open addressing, at most half of it taken: the slot plus one; 0 is free
};

/// The rarities of words in the sets. How rare a word is, is a matter of its set: many small sets in one run make no
/// word of theirs rarer. Those of the last few sets that were asked for are kept.
class SlotList::Rarities {
 public:
  std::shared_ptr<const WordRarity> of(const CheckInput& input, const std::vector<SetOfClaims>& sets,
                                       std::uint32_t set) {
    const std::lock_guard lock(mutex_);
    for (const auto& [number, rarity] : kept_)
      if (number == set) return rarity;
    constexpr std::size_t most = 4;
    if (kept_.size() == most) kept_.erase(kept_.begin());
    kept_.emplace_back(set, std::make_shared<const WordRarity>(input, sets[set]));
    return kept_.back().second;
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::uint32_t, std::shared_ptr<const WordRarity>>> kept_;
};

/// The slots that a thread has made: one at a time, since of those that lie together most are not looked at.
struct SlotList::Made {
  struct One {
    Slot slot;
    std::uint64_t looked_at = 0;  // by the clock of this thread
    std::size_t bytes = 0;
  };
  std::uint64_t list = 0;  // whose they are
  std::unordered_map<std::uint32_t, One> slots;
  std::size_t bytes = 0;    // of those
  std::uint64_t clock = 0;  // goes on whenever the thread may let go
  std::uint32_t set = 0;    // that of the last one made, whose words have this rarity
  std::shared_ptr<const WordRarity> rarity;
  std::unique_ptr<SentenceSlots> sentence;
};

SlotList::SlotList(const CheckInput& input)
    : input_(input), claims_(sets_of_claims(input)), rarities_(std::make_unique<Rarities>()), number_(unique_number()) {
  // Threads read what the claims say; which ones are copies is told in order.
  constexpr std::uint32_t least_of_run = 1024;
  constexpr std::size_t at_once = 64;  // so that what was found is never more than a small part of the list
  const std::vector<DocumentRun> runs = input.claims.document_runs(least_of_run);
  rows_.reserve(input.claims.size());
  Workers workers(input.options.jobs);
  Copies copies(input.claims.size());
  std::vector<std::vector<Found>> found;
  for (std::size_t first = 0; first < runs.size(); first += at_once) {
    found.resize(std::min(at_once, runs.size() - first));
    workers.start(found.size(), [&](std::size_t i) { found[i] = find(runs[first + i]); });
    workers.finish();
    for (const std::vector<Found>& of_run : found) add(of_run, copies);
  }
  std::sort(copies_.begin(), copies_.end());
  if (!is_read()) make_all();
}

SlotList::SlotList(SlotList&&) noexcept = default;
SlotList::~SlotList() = default;

std::vector<SlotList::Found> SlotList::find(const DocumentRun& run) const {
  std::vector<Found> found;
  for (std::uint32_t i = run.first; i < run.end;) {
    const Claim& first = input_.claims[i];
    std::uint32_t end = i + 1;
    while (end < run.end && input_.claims[end].document == first.document &&
           input_.claims[end].sentence_id == first.sentence_id) {
      ++end;
    }
    const bool code = is_code(first.sentence);
    std::optional<CopyKey> text;
    for (std::uint32_t k = i; k < end && !code; ++k) {
      const Claim& claim = input_.claims[k];
      const bool unasserted = claim.stance == Stance::question || claim.stance == Stance::hypothetical;
      if ((!takes_part(claim) && !unasserted) || !says_how_many(input_, k, i, end)) continue;
      if (!text) text = key_of(first.sentence);
      const CopyKey own_text = claim.sentence == first.sentence ? *text : key_of(claim.sentence);
      found.push_back({{k, claim.document, i, end, kind_of(claim.quantity), value_hash(claim.quantity), unasserted},
                       copy_key(input_, claim, own_text),
                       input_.documents[claim.document].role == Role::draft});
    }
    i = end;
    input_.claims.let_go();
  }
  return found;
}

void SlotList::add(const std::vector<Found>& found, Copies& copies) {
  for (const Found& one : found) {
    const std::uint32_t slot = one.own ? size() : copies.first_with(one.key, size());
    if (slot != size()) {
      copies_.emplace_back(slot, one.row.claim);
      continue;
    }
    std::uint32_t set = sets_.empty() ? 0 : sets_.back().claims;
    while (one.row.claim >= claims_[set].end) ++set;
    if (sets_.empty() || sets_.back().claims != set) sets_.push_back({slot, slot, set});
    rows_.push_back(one.row);
    sets_.back().end = size();
  }
}

std::vector<std::uint32_t> SlotList::copies(std::size_t i) const {
  const auto slot = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> out;
  for (auto copy = std::lower_bound(copies_.begin(), copies_.end(), std::make_pair(slot, 0U));
       copy != copies_.end() && copy->first == slot; ++copy)
    out.push_back(copy->second);
  return out;
}

const SlotList::Set& SlotList::set_of(std::size_t i) const {
  return *std::upper_bound(sets_.begin(), sets_.end(), i, [](std::size_t slot, const Set& s) { return slot < s.end; });
}

/// Makes one slot by itself, so that threads may share them out.
Slot SlotList::make(std::size_t i, SentenceSlots& sentence) const {
  const SlotRow& row = rows_[i];
  Slot slot;
  slot.claim = row.claim;
  slot.kind = row.kind;
  slot.value = row.value;
  slot.unasserted = row.unasserted;
  slot.sentence_first = row.sentence_first;
  slot.sentence_end = row.sentence_end;
  slot.set_slots = set_slots(i);
  slot.copies = copies(i);
  fill_slot(input_, sentence.rarity(), sentence, slot);
  return slot;
}

void SlotList::make_all() {
  made_.resize(rows_.size());
  constexpr std::size_t piece = 512;
  for (const Set& set : sets_) {
    const WordRarity rarity(input_, claims_[set.claims]);
    for_each_parallel((set.end - set.first + piece - 1) / piece, input_.options.jobs, [&](std::size_t i) {
      SentenceSlots sentence(rarity);
      const std::size_t end = std::min<std::size_t>(set.end, set.first + (i + 1) * piece);
      for (std::size_t s = set.first + i * piece; s < end; ++s) made_[s] = make(s, sentence);
    });
  }
}

SlotList::Made& SlotList::own() const {
  thread_local Made own;
  if (own.list != number_) {
    own = {};
    own.list = number_;
  }
  return own;
}

const Slot& SlotList::made(std::size_t i) const {
  Made& made = own();
  Made::One& one = made.slots[static_cast<std::uint32_t>(i)];
  one.looked_at = made.clock;
  if (one.bytes > 0) return one.slot;
  if (const std::uint32_t set = set_of(i).claims; !made.sentence || made.set != set) {
    made.set = set;
    made.rarity = rarities_->of(input_, claims_, set);
    made.sentence = std::make_unique<SentenceSlots>(*made.rarity);
  }
  one.slot = make(i, *made.sentence);
  one.bytes = sizeof one + one.slot.words.size() * sizeof(SlotWord) + one.slot.word_pairs.size() * sizeof(WordPair) +
              (one.slot.sentence ? one.slot.sentence->size() * sizeof(ContextWord) : 0);
  made.bytes += one.bytes;
  return one.slot;
}

void SlotList::let_go() const {
  if (!is_read()) return;
  input_.claims.let_go();
  Made& made = own();
  ++made.clock;
  const std::size_t share = input_.claims.reader()->share() / 2;
  if (made.bytes <= share) return;
  std::vector<LookedAt> held;
  for (const auto& [slot, one] : made.slots) held.emplace_back(one.looked_at, slot);
  drop_oldest(
      held, [&] { return made.bytes <= share / 2; },
      [&](std::uint32_t slot) {
        const auto gone = made.slots.find(slot);
        made.bytes -= gone->second.bytes;
        made.slots.erase(gone);
      });
}

}  // namespace claimcheck
