// Which pairs of slots are worth a look: what shares rare words, or the words beside the number (docs/alignment.md).
#include "checker/compare/candidates.h"

#include "checker/compare/kept_parts.h"
#include "checker/text/parallel.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

namespace claimcheck {

namespace {

// Longer lists of one key are skipped: what so many statements share tells nothing.
constexpr std::size_t stem_posting_cap = 250;
constexpr std::size_t template_posting_cap = 1500;
constexpr std::size_t rarest = 8;        // words that a slot is posted under
constexpr std::size_t rarest_pairs = 3;  // pairs of words

/// A slot under a key. The last two bits of a key say of what it is.
enum class KeyOf : std::uint8_t { word = 0, words_beside = 1, rare_pair = 2 };
struct Posting {
  std::uint64_t key = 0;
  std::uint32_t slot = 0;
  bool operator<(const Posting& o) const { return key != o.key ? key < o.key : slot < o.slot; }
};

Posting under(std::uint64_t key, std::uint32_t slot, KeyOf of) {
  return {(key & ~std::uint64_t{3}) | static_cast<std::uint64_t>(of), slot};
}

KeyOf key_of(const Posting& posting) { return static_cast<KeyOf>(posting.key & 3); }

void add_postings(const Slot& slot, std::uint32_t index, std::vector<Posting>& postings) {
  const std::uint64_t base = slot.kind;
  std::vector<const SlotWord*> near;
  for (const SlotWord& w : slot.words)
    if (w.near) near.push_back(&w);
  const std::size_t kept = std::min(near.size(), rarest);
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end(),
                    [](const SlotWord* a, const SlotWord* b) {
                      // Of words as rare as each other, the nearer one; the order of hashes decides nothing.
                      if (a->rarity != b->rarity) return a->rarity > b->rarity;
                      const int near_a = std::abs(a->distance), near_b = std::abs(b->distance);
                      if (near_a != near_b) return near_a < near_b;
                      return a->distance != b->distance ? a->distance < b->distance : a->stem < b->stem;
                    });
  for (std::size_t i = 0; i < kept; ++i) postings.push_back(under(mix(base, near[i]->stem), index, KeyOf::word));
  std::vector<const WordPair*> rare;
  rare.reserve(slot.word_pairs.size());
  for (const WordPair& p : slot.word_pairs) rare.push_back(&p);
  const std::size_t pairs = std::min(rare.size(), rarest_pairs);
  std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(pairs), rare.end(),
                    [](const WordPair* a, const WordPair* b) {
                      return a->rarity != b->rarity ? a->rarity > b->rarity : a->hash < b->hash;
                    });
  for (std::size_t i = 0; i < pairs; ++i)
    postings.push_back(under(mix(mix(base, 17), rare[i]->hash), index, KeyOf::rare_pair));
  const auto at = [](const StemRun& run, std::uint32_t i) { return i < run.size() ? run[i] : 0; };
  postings.push_back(under(mix(mix(mix(base, at(slot.left, 0)), at(slot.left, 1)), mix(11, at(slot.right, 0))), index,
                           KeyOf::words_beside));
  postings.push_back(under(mix(mix(mix(base, at(slot.right, 0)), at(slot.right, 1)), mix(13, at(slot.left, 0))), index,
                           KeyOf::words_beside));
}

/// Sorts postings that come in order of their slots by key, then slot. Keys are hashes: dealt out by their upper bits,
/// few lie together, and those are inserted one by one.
void sort_by_key(std::vector<Posting>& postings) {
  unsigned bits = 1;
  while ((std::size_t{4} << bits) < postings.size() && bits < 24) ++bits;
  const auto part_of = [bits](const Posting& p) { return static_cast<std::size_t>(p.key >> (64 - bits)); };
  std::vector<std::size_t> ends((std::size_t{1} << bits) + 1, 0);
  for (const Posting& p : postings) ++ends[part_of(p) + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<Posting> sorted(postings.size());
  std::vector<std::size_t> next(ends.begin(), ends.end() - 1);
  for (const Posting& p : postings) sorted[next[part_of(p)]++] = p;
  constexpr std::size_t few = 32;  // a common word fills its part alone
  for (std::size_t part = 0; part + 1 < ends.size(); ++part) {
    const auto begin = sorted.begin() + static_cast<std::ptrdiff_t>(ends[part]),
               end = sorted.begin() + static_cast<std::ptrdiff_t>(ends[part + 1]);
    if (static_cast<std::size_t>(end - begin) > few) {
      std::sort(begin, end);
      continue;
    }
    for (auto at = begin; at != end; ++at)
      for (auto to = at; to != begin && *to < *(to - 1); --to) std::swap(*to, *(to - 1));
  }
  postings = std::move(sorted);
}

/// Calls work(from, to, found) for pieces of [first, end), which threads share out; what each has found comes behind
/// `out` in order.
template <class Found, class Work>
void in_pieces(std::uint32_t first, std::uint32_t end, unsigned jobs, std::vector<Found>& out, Work&& work) {
  constexpr std::uint32_t piece = 4096;
  std::vector<std::vector<Found>> found((end - first + piece - 1) / piece);
  for_each_parallel(found.size(), jobs, [&](std::size_t i) {
    const std::uint32_t from = first + static_cast<std::uint32_t>(i) * piece;
    work(from, std::min(end, from + piece), found[i]);
  });
  std::size_t count = out.size();
  for (const std::vector<Found>& part : found) count += part.size();
  out.reserve(count);
  for (std::vector<Found>& part : found) {
    out.insert(out.end(), part.begin(), part.end());
    std::vector<Found>().swap(part);  // "= {}" would keep its memory
  }
}

// In a list of slots: marks one behind which the next list begins; and each of a list that counts for two.
constexpr std::uint32_t last_of_list = std::uint32_t{1} << 31, counts_twice = std::uint32_t{1} << 30;
constexpr std::uint32_t slot_bits = counts_twice - 1;

/// Calls take(list) with the slots under each key that several share, ascending. What shares a rare pair of words is a
/// candidate by that alone.
template <class Take>
void for_each_list(const std::vector<Posting>& postings, Take&& take) {
  std::vector<std::uint32_t> list;
  for (std::size_t i = 0; i < postings.size();) {
    std::size_t end = i + 1;
    while (end < postings.size() && postings[end].key == postings[i].key) ++end;
    const KeyOf of = key_of(postings[i]);
    const std::size_t cap = of == KeyOf::words_beside ? template_posting_cap : stem_posting_cap;
    if (end - i > 1 && end - i <= cap) {
      list.clear();
      for (std::size_t k = i; k < end; ++k)
        list.push_back(postings[k].slot | (of == KeyOf::rare_pair ? counts_twice : 0));
      list.back() |= last_of_list;
      take(std::span<const std::uint32_t>(list));
    }
    i = end;
  }
}

/// Appends the postings of slots [first, end) whose keys are in the part; all of them of the only one.
void add_part(const CheckInput& input, const SlotList& slots, std::uint32_t first, std::uint32_t end,
              std::uint64_t part, std::uint64_t parts, std::vector<Posting>& postings) {
  in_pieces(first, end, input.options.jobs, postings,
            [&](std::uint32_t from, std::uint32_t to, std::vector<Posting>& found) {
              std::vector<Posting> own;
              for (std::uint32_t i = from; i < to; ++i) {
                own.clear();
                add_postings(slots[i], i, own);
                for (const Posting& p : own)
                  if ((p.key >> 2 & (parts - 1)) == part) found.push_back(p);
                slots.let_go();
              }
            });
}

/// All postings at once take 16 bytes each, and 13 to a slot: a large set goes through them by parts of their keys, by
/// bits that sort_by_key deals out last. Calls take(list) for each list.
template <class Take>
void for_each_list(const CheckInput& input, const SlotList& slots, SlotList::Set set, Take&& take) {
  const auto parts_of = [&](std::uint32_t slots_at_once) {
    std::uint64_t parts = 1;
    while ((set.end - set.first) / parts > slots_at_once) parts *= 2;
    return parts;
  };
  if (!slots.is_read()) {
    const std::uint64_t parts = parts_of(std::uint32_t{1} << 18);
    for (std::uint64_t part = 0; part < parts; ++part) {
      std::vector<Posting> postings;
      add_part(input, slots, set.first, set.end, part, parts, postings);
      sort_by_key(postings);
      for_each_list(postings, take);
    }
    return;
  }
  // Slots that are made anew each time are gone through once.
  constexpr std::uint32_t at_once = std::uint32_t{1} << 16;
  const std::uint64_t parts = parts_of(at_once);
  KeptParts<Posting> kept(input.claims, parts);
  for (std::uint32_t from = set.first; from < set.end; from += at_once) {
    std::vector<Posting> postings;
    add_part(input, slots, from, std::min(set.end, from + at_once), 0, 1, postings);
    for (const Posting& p : postings) kept.add(p.key >> 2 & (parts - 1), p);
  }
  kept.finish();
  for (std::uint64_t part = 0; part < parts; ++part) {
    std::vector<Posting> postings = kept.read(part);
    sort_by_key(postings);
    for_each_list(postings, take);
  }
}

/// The slots that the lists of one block are asked for.
constexpr std::uint32_t slots_of_block = std::uint32_t{1} << 16;

}  // namespace

/// Lists of slots that share a key, one behind the other, for the slots [first, end); and where each of those stands in
/// them: slot s at places[starts[s - first]] to places[starts[s - first + 1]].
struct CandidateFinder::Lists {
  std::uint32_t first = 0, end = 0;
  std::vector<std::uint32_t> members, starts, places;

  void index() {
    const auto is_own = [&](std::uint32_t member) {
      const std::uint32_t slot = member & slot_bits;
      return slot >= first && slot < end;
    };
    starts.assign(end - first + 1, 0);
    for (const std::uint32_t member : members)
      if (is_own(member)) ++starts[(member & slot_bits) - first + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    places.resize(starts.back());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t at = 0; at < members.size(); ++at)
      if (is_own(members[at])) places[next[(members[at] & slot_bits) - first]++] = at;
  }
};

/// Slots [first, end) of one set. Of a small one there are no lists.
struct CandidateFinder::Set {
  std::uint32_t first = 0, end = 0;
  std::optional<Lists> lists;
  /// Where claims are read, in place of `lists`: for each block of slots the lists that have one of them, from the
  /// first of those on.
  std::optional<KeptParts<std::uint32_t>> blocks;
};

CandidateFinder::CandidateFinder(const CheckInput& input, const SlotList& slots)
    : slots_(slots), number_(unique_number()) {
  for (const SlotList::Set& set : slots.sets()) {
    Set& own = sets_.emplace_back();
    own.first = set.first;
    own.end = set.end;
    if (set.end - set.first <= all_pairs_slots) continue;
    if (!slots.is_read()) {
      Lists& lists = own.lists.emplace();
      lists.first = set.first;
      lists.end = set.end;
      for_each_list(input, slots, set, [&](std::span<const std::uint32_t> list) {
        lists.members.insert(lists.members.end(), list.begin(), list.end());
      });
      lists.index();
      continue;
    }
    KeptParts<std::uint32_t>& blocks = own.blocks.emplace(input.claims, (set.end - set.first - 1) / slots_of_block + 1);
    for_each_list(input, slots, set, [&](std::span<const std::uint32_t> list) {
      std::size_t last = SIZE_MAX;
      for (std::size_t i = 0; i + 1 < list.size(); ++i) {  // the last one has nothing behind it
        const std::size_t block = ((list[i] & slot_bits) - set.first) / slots_of_block;
        if (block != last) blocks.add(last = block, list.subspan(i));
      }
    });
    blocks.finish();
  }
}

CandidateFinder::~CandidateFinder() = default;

/// The lists that slot `at` of the set stands in; a thread holds those of one block.
const CandidateFinder::Lists& CandidateFinder::lists_at(const Set& set, std::uint32_t at) const {
  if (set.lists) return *set.lists;
  struct Held {
    std::uint64_t finder = 0;
    Lists lists;
  };
  thread_local Held held;
  if (held.finder == number_ && held.lists.first <= at && at < held.lists.end) return held.lists;
  const std::uint32_t block = (at - set.first) / slots_of_block;
  held.finder = number_;
  held.lists = {};  // before the next ones are there
  held.lists.first = set.first + block * slots_of_block;
  held.lists.end = std::min(set.end, held.lists.first + slots_of_block);
  held.lists.members = set.blocks->read(block);
  held.lists.index();
  return held.lists;
}

void CandidateFinder::find(std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const {
  auto set =
      std::upper_bound(sets_.begin(), sets_.end(), from, [](std::uint32_t s, const Set& x) { return s < x.end; });
  for (; set != sets_.end() && set->first < to; ++set) {
    const std::uint32_t first = std::max(from, set->first), end = std::min(to, set->end);
    if (!set->lists && !set->blocks) {
      all_pairs(*set, first, end, out);
      continue;
    }
    for (std::uint32_t at = first; at < end;) {
      const Lists& lists = lists_at(*set, at);
      const std::uint32_t last = std::min(end, lists.end);
      by_postings(*set, lists, at, last, out);
      at = last;
    }
  }
}

/// Of a small set: every two slots of one kind, so that paraphrases without a rare word in common meet, too.
void CandidateFinder::all_pairs(const Set& set, std::uint32_t from, std::uint32_t to,
                                std::vector<SlotPair>& out) const {
  for (std::uint32_t x = from; x < to; ++x)
    for (std::uint32_t y = x + 1; y < set.end; ++y)
      if (slots_.row(x).kind == slots_.row(y).kind && slots_.row(x).sentence_first != slots_.row(y).sentence_first)
        out.push_back({x, y});
}

/// Counts, for each slot of [from, to), the slots behind it that it shares a list with, and appends those that it
/// shares two with, in order: no list of all pairs has to be sorted.
void CandidateFinder::by_postings(const Set& set, const Lists& lists, std::uint32_t from, std::uint32_t to,
                                  std::vector<SlotPair>& out) const {
  // All zero between two calls: as large as the set, so that it is made once for a thread, not for each piece. A slot
  // stands in few lists.
  thread_local std::vector<std::uint8_t> shared;
  if (shared.size() < set.end - set.first) shared.resize(set.end - set.first, 0);
  std::vector<std::uint32_t> seen, partners;
  std::uint32_t other_sentence = from;  // the first slot behind `a` of another sentence: slots come in that order
  for (std::uint32_t a = from; a < to; ++a) {
    while (other_sentence < set.end && slots_.row(other_sentence).sentence_first <= slots_.row(a).sentence_first)
      ++other_sentence;
    for (std::uint32_t p = lists.starts[a - lists.first]; p < lists.starts[a - lists.first + 1]; ++p) {
      std::uint32_t at = lists.places[p];
      const std::uint8_t counts = (lists.members[at] & counts_twice) != 0 ? 2 : 1;
      while ((lists.members[at] & last_of_list) == 0) {
        const std::uint32_t b = lists.members[++at] & slot_bits;
        if (b < other_sentence) continue;
        std::uint8_t& count = shared[b - set.first];
        if (count == 0) seen.push_back(b);
        if (count < 2 && count + counts >= 2) partners.push_back(b);
        count = static_cast<std::uint8_t>(count + counts);
      }
    }
    std::sort(partners.begin(), partners.end());
    for (const std::uint32_t b : partners) out.push_back({a, b});
    for (const std::uint32_t b : seen) shared[b - set.first] = 0;
    seen.clear();
    partners.clear();
  }
}

std::vector<SlotPair> candidate_pairs(const CheckInput& input, const SlotList& slots) {
  std::vector<SlotPair> pairs;
  CandidateFinder(input, slots).find(0, slots.size(), pairs);
  return pairs;
}

}  // namespace claimcheck
