#include "checker/compare/slots.h"

#include "checker/compare/align.h"
#include "checker/compare/countable.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace claimcheck {

namespace {

constexpr std::size_t run_length = 16;
constexpr std::size_t stem_posting_cap = 250;
constexpr std::size_t template_posting_cap = 1500;
constexpr std::size_t rarest = 8;
constexpr int window = 12;
constexpr int pair_window = 20;
constexpr std::size_t rarest_pairs = 3;

// Smoothing of the rarity for small sets: as if the set stood among this many other documents, in which every word
// occurs in one percent.
constexpr double background_documents = 200, background_occurrences = 2;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2);
  return a * 0xff51afd7ed558ccdULL;
}

bool is_date(const Mention& m) { return m.kind == QuantityKind::date || m.kind == QuantityKind::date_range; }

std::uint64_t kind_of(const Mention& m) {
  if (is_date(m)) return date_kind;
  if (m.kind == QuantityKind::ordinal) return 2;
  if (m.unit == nullptr) return m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio ? 3 : 4;
  if (m.unit->dimension == UnitDimension::proportion || m.unit->dimension == UnitDimension::points) return 3;
  return hash_word(m.unit->base);
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
  return h;
}

/// The pairs of content words that follow each other within the window on one side of the number.
void add_word_pairs(const Claim& claim, std::vector<std::uint32_t>& pairs) {
  std::uint64_t before = 0;
  int side = 0;
  for (const ContextWord& w : claim.context) {
    if (w.distance == ContextWord::header || std::abs(w.distance) > pair_window || (w.flags & ContextWord::stop) != 0)
      continue;
    const int here = w.distance < 0 ? -1 : w.distance > 0 ? 1 : 0;
    if (before != 0 && here == side && (w.flags & ContextWord::number) == 0)
      pairs.push_back(static_cast<std::uint32_t>(mix(before, w.stem) >> 32));
    before = (w.flags & ContextWord::number) != 0 ? 0 : w.stem;
    side = here;
  }
}

using Frequencies = std::unordered_map<std::uint64_t, std::uint32_t>;

/// In how many documents each stem stands beside a figure.
Frequencies document_frequencies(const CheckInput& input) {
  Frequencies frequencies;
  std::vector<std::uint64_t> stems;
  for (std::size_t i = 0; i < input.claims.size();) {
    const std::uint32_t document = input.claims[i].document;
    stems.clear();
    for (; i < input.claims.size() && input.claims[i].document == document; ++i)
      for (const ContextWord& w : input.claims[i].context)
        if ((w.flags & ContextWord::stop) == 0) stems.push_back(w.stem);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    for (const std::uint64_t s : stems) ++frequencies[s];
  }
  return frequencies;
}

/// In how many documents, about, each pair of words stands near a figure; two pairs may share a counter, which makes
/// both look a little more common.
class PairFrequencies {
 public:
  explicit PairFrequencies(const CheckInput& input) : counts_(std::size_t{1} << bits) {
    std::vector<std::uint32_t> pairs;
    for (std::size_t i = 0; i < input.claims.size();) {
      const std::uint32_t document = input.claims[i].document;
      pairs.clear();
      for (; i < input.claims.size() && input.claims[i].document == document; ++i)
        add_word_pairs(input.claims[i], pairs);
      std::sort(pairs.begin(), pairs.end());
      pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
      for (const std::uint32_t p : pairs) ++counts_[p % counts_.size()];
    }
  }
  std::uint32_t of(std::uint32_t pair) const { return counts_[pair % counts_.size()]; }

 private:
  static constexpr int bits = 20;
  std::vector<std::uint32_t> counts_;
};

std::int32_t rarity_of(double documents, double frequency) {
  const double nats = std::log((documents + background_documents) / (frequency + background_occurrences));
  return static_cast<std::int32_t>(std::lround(nats * rarity_unit));
}

void fill_word_pairs(const Claim& claim, const PairFrequencies& frequencies, double documents, Slot& slot) {
  std::vector<std::uint32_t> pairs;
  add_word_pairs(claim, pairs);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  slot.word_pairs.reserve(pairs.size());
  for (const std::uint32_t p : pairs) slot.word_pairs.push_back({p, rarity_of(documents, frequencies.of(p))});
}

void fill_words(const Claim& claim, const Frequencies& frequencies, double documents, Slot& slot) {
  // The nearest other figure on either side ends what belongs to this one alone.
  int own_left = -window, own_right = window;
  for (const ContextWord& w : claim.context) {
    if ((w.flags & ContextWord::number) == 0 || w.distance == 0) continue;
    if (w.distance < 0) own_left = std::max<int>(own_left, w.distance);
    if (w.distance > 0) own_right = std::min<int>(own_right, w.distance);
  }
  for (const ContextWord& w : claim.context) {
    if ((w.flags & ContextWord::anaphor) != 0 && w.distance < slot.anaphor) slot.anaphor = w.distance;
    slot.formula |= (w.flags & ContextWord::formula) != 0;
    slot.partial |= (w.flags & ContextWord::partial) != 0 && std::abs(w.distance) <= 1;
    if (w.distance == ContextWord::header) continue;
    if (w.distance < 0) slot.left.insert(slot.left.begin(), w.stem);
    if (w.distance > 0) slot.right.push_back(w.stem);
  }
  if (slot.left.size() > run_length) slot.left.resize(run_length);
  if (slot.right.size() > run_length) slot.right.resize(run_length);
  for (const ContextWord& w : claim.context) {
    if ((w.flags & (ContextWord::stop | ContextWord::number)) != 0) continue;
    const auto found = frequencies.find(w.stem);
    const double frequency = found == frequencies.end() ? 0 : found->second;
    const bool own = (w.distance >= own_left && w.distance <= own_right) || w.distance == ContextWord::header;
    slot.words.push_back({w.stem, rarity_of(documents, frequency), w.distance, (w.flags & ContextWord::name) != 0,
                          (w.flags & ContextWord::event) != 0, own});
  }
  std::sort(slot.words.begin(), slot.words.end(), [](const SlotWord& a, const SlotWord& b) {
    if (a.stem != b.stem) return a.stem < b.stem;
    return std::abs(a.distance) != std::abs(b.distance) ? std::abs(a.distance) < std::abs(b.distance)
                                                        : a.distance < b.distance;
  });
  slot.words.erase(std::unique(slot.words.begin(), slot.words.end(),
                               [](const SlotWord& a, const SlotWord& b) { return a.stem == b.stem; }),
                   slot.words.end());
}

struct Posting {
  std::uint64_t key = 0;
  std::uint32_t slot = 0;
  bool is_template = false;
  bool operator<(const Posting& o) const { return key != o.key ? key < o.key : slot < o.slot; }
};

void add_postings(const Slot& slot, std::uint32_t index, std::vector<Posting>& postings) {
  const std::uint64_t base = slot.kind;
  std::vector<const SlotWord*> near;
  for (const SlotWord& w : slot.words)
    if (std::abs(w.distance) <= window || w.distance == ContextWord::header) near.push_back(&w);
  const std::size_t kept = std::min(near.size(), rarest);
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end(),
                    [](const SlotWord* a, const SlotWord* b) {
                      // Of words as rare as each other, the nearer one; the order of hashes decides nothing.
                      if (a->rarity != b->rarity) return a->rarity > b->rarity;
                      const int near_a = std::abs(a->distance), near_b = std::abs(b->distance);
                      if (near_a != near_b) return near_a < near_b;
                      return a->distance != b->distance ? a->distance < b->distance : a->stem < b->stem;
                    });
  for (std::size_t i = 0; i < kept; ++i) postings.push_back({mix(base, near[i]->stem), index, false});
  // What shares a rare pair of words is a candidate by that alone: the pair is posted twice.
  std::vector<const WordPair*> rare;
  rare.reserve(slot.word_pairs.size());
  for (const WordPair& p : slot.word_pairs) rare.push_back(&p);
  const std::size_t pairs = std::min(rare.size(), rarest_pairs);
  std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(pairs), rare.end(),
                    [](const WordPair* a, const WordPair* b) {
                      return a->rarity != b->rarity ? a->rarity > b->rarity : a->hash < b->hash;
                    });
  for (std::size_t i = 0; i < pairs; ++i)
    for (const std::uint64_t side : {17, 19}) postings.push_back({mix(mix(base, side), rare[i]->hash), index, false});
  const auto at = [](const std::vector<std::uint64_t>& run, std::size_t i) { return i < run.size() ? run[i] : 0; };
  postings.push_back(
      {mix(mix(mix(base, at(slot.left, 0)), at(slot.left, 1)), mix(11, at(slot.right, 0))), index, true});
  postings.push_back(
      {mix(mix(mix(base, at(slot.right, 0)), at(slot.right, 1)), mix(13, at(slot.left, 0))), index, true});
}

}  // namespace

namespace {

/// What two statements have in common when one is a copy of the other.
std::uint64_t copy_key(const CheckInput& input, const Claim& claim) {
  const DocumentInfo& document = input.documents[claim.document];
  std::uint64_t key = mix(hash_word(claim.sentence), claim.sentence_number.begin);
  key = mix(key, hash_word(document.set));
  key = mix(key, document.meta.date ? static_cast<std::uint64_t>(document.meta.date->days) + 1 : 0);
  key = mix(key, static_cast<std::uint64_t>(document.role) * 16 + static_cast<std::uint64_t>(claim.stance));
  key = mix(key, hash_word(claim.measure));
  for (const Dimension& d : claim.dimensions) key = mix(mix(key, hash_word(d.name)), hash_word(d.value));
  for (const ContextWord& w : claim.context) key = mix(key, w.stem);
  return key;
}

/// The slot of which the claim is a copy, or null; a claim that is none becomes the one to be copied.
class Copies {
 public:
  Slot* original(const CheckInput& input, std::uint32_t claim, std::vector<Slot>& slots) {
    const Claim& c = input.claims[claim];
    if (input.documents[c.document].role == Role::draft) return nullptr;
    const auto [at, fresh] = first_.emplace(copy_key(input, c), slots.size());
    if (fresh || at->second >= slots.size()) return nullptr;
    Slot& slot = slots[at->second];
    const Claim& first = input.claims[slot.claim];
    return first.sentence == c.sentence && first.sentence_number == c.sentence_number ? &slot : nullptr;
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> first_;  // copy_key -> index of the slot
};

}  // namespace

std::vector<Slot> make_slots(const CheckInput& input) {
  Copies copies;
  const Frequencies frequencies = document_frequencies(input);
  const PairFrequencies pair_frequencies(input);
  std::vector<Slot> slots;
  for (std::uint32_t i = 0; i < input.claims.size();) {
    std::uint32_t end = i + 1;
    while (end < input.claims.size() && input.claims[end].document == input.claims[i].document &&
           input.claims[end].sentence_id == input.claims[i].sentence_id) {
      ++end;
    }
    const bool code = is_code(input.claims[i].sentence);
    for (std::uint32_t k = i; k < end && !code; ++k) {
      const Claim& claim = input.claims[k];
      const bool unasserted = claim.stance == Stance::question || claim.stance == Stance::hypothetical;
      if ((!takes_part(claim) && !unasserted) || !says_how_many(input, k, i, end)) continue;
      if (Slot* original = copies.original(input, k, slots)) {
        original->copies.push_back(k);
        continue;
      }
      Slot slot;
      slot.claim = k;
      slot.unasserted = unasserted;
      slot.document = claim.document;
      slot.attributive = describes_a_noun(input, claim);
      slot.kind = kind_of(claim.quantity);
      slot.noun = noun_of(input, claim.quantity);
      slot.value = value_hash(claim.quantity);
      slot.sentence_first = i;
      slot.sentence_end = end;
      fill_words(claim, frequencies, static_cast<double>(input.documents.size()), slot);
      fill_word_pairs(claim, pair_frequencies, static_cast<double>(input.documents.size()), slot);
      slots.push_back(std::move(slot));
    }
    i = end;
  }
  for (std::size_t first = 0; first < slots.size();) {  // slots come sorted by set
    const std::string& set = input.documents[slots[first].document].set;
    std::size_t end = first + 1;
    while (end < slots.size() && input.documents[slots[end].document].set == set) ++end;
    for (std::size_t k = first; k < end; ++k) slots[k].set_slots = static_cast<std::uint32_t>(end - first);
    first = end;
  }
  return slots;
}

namespace {

/// Pairs of small sets: every two slots of one kind, so that paraphrases without a rare word in common meet, too.
void add_all_pairs(const std::vector<Slot>& slots, std::uint32_t first, std::uint32_t end,
                   std::vector<SlotPair>& pairs) {
  for (std::uint32_t x = first; x < end; ++x)
    for (std::uint32_t y = x + 1; y < end; ++y)
      if (slots[x].kind == slots[y].kind && slots[x].sentence_first != slots[y].sentence_first) pairs.push_back({x, y});
}

/// The slots under one key: postings [begin, end), sorted by slot.
struct PostingList {
  std::size_t begin = 0, end = 0;
};

std::vector<PostingList> lists_of(const std::vector<Posting>& postings) {
  std::vector<PostingList> lists;
  for (std::size_t i = 0; i < postings.size();) {
    std::size_t end = i + 1;
    while (end < postings.size() && postings[end].key == postings[i].key) ++end;
    const std::size_t cap = postings[i].is_template ? template_posting_cap : stem_posting_cap;
    if (end - i > 1 && end - i <= cap) lists.push_back({i, end});
    i = end;
  }
  return lists;
}

/// Pairs with two postings in common, among slots [first, end), in order. One slot after the other counts the slots
/// behind it that it shares a list with, so that no list of all pairs has to be sorted.
void add_pairs_by_postings(const std::vector<Slot>& slots, std::uint32_t first, std::uint32_t end,
                           std::vector<SlotPair>& out) {
  std::vector<Posting> postings;
  for (std::uint32_t i = first; i < end; ++i) add_postings(slots[i], i, postings);
  std::sort(postings.begin(), postings.end());
  const std::vector<PostingList> lists = lists_of(postings);
  // For each slot, where the lists go on behind it: the places of slot s are [starts[s - first], starts[s - first +
  // 1]).
  struct Place {
    std::size_t behind, end;
  };
  std::vector<std::size_t> starts(end - first + 1, 0);
  for (const PostingList& list : lists)
    for (std::size_t i = list.begin; i < list.end; ++i) ++starts[postings[i].slot - first + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<Place> places(starts.back());
  std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
  for (const PostingList& list : lists)
    for (std::size_t i = list.begin; i < list.end; ++i) places[next[postings[i].slot - first]++] = {i + 1, list.end};
  std::vector<std::uint32_t> shared(end - first, 0), seen, partners;
  for (std::uint32_t a = first; a < end; ++a) {
    for (std::size_t p = starts[a - first]; p < starts[a - first + 1]; ++p) {
      for (std::size_t i = places[p].behind; i < places[p].end; ++i) {
        const std::uint32_t b = postings[i].slot;
        if (b == a || slots[b].sentence_first == slots[a].sentence_first) continue;
        const std::uint32_t count = ++shared[b - first];
        if (count == 1) seen.push_back(b);
        if (count == 2) partners.push_back(b);
      }
    }
    std::sort(partners.begin(), partners.end());
    for (const std::uint32_t b : partners) out.push_back({a, b});
    for (const std::uint32_t b : seen) shared[b - first] = 0;
    seen.clear();
    partners.clear();
  }
}

}  // namespace

std::vector<SlotPair> candidate_pairs(const CheckInput& input, const std::vector<Slot>& slots) {
  std::vector<SlotPair> pairs;
  const auto n = static_cast<std::uint32_t>(slots.size());
  for (std::uint32_t first = 0; first < n;) {  // slots come sorted by set
    const std::string& set = input.documents[slots[first].document].set;
    std::uint32_t end = first + 1;
    while (end < n && input.documents[slots[end].document].set == set) ++end;
    if (end - first <= all_pairs_slots)
      add_all_pairs(slots, first, end, pairs);
    else
      add_pairs_by_postings(slots, first, end, pairs);
    first = end;
  }
  return pairs;
}

}  // namespace claimcheck
