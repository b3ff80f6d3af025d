// Which pairs of slots are worth a look: what shares rare words, or the words beside the number (docs/alignment.md).
#include "checker/compare/candidates.h"

#include "checker/text/parallel.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace claimcheck {

namespace {

// Longer lists of one key are skipped: what so many statements share tells nothing.
constexpr std::size_t stem_posting_cap = 250;
constexpr std::size_t template_posting_cap = 1500;
constexpr std::size_t rarest = 8;        // words that a slot is posted under
constexpr std::size_t rarest_pairs = 3;  // pairs of words

/// A slot under a key. The keys of templates are odd, all others even.
struct Posting {
  std::uint64_t key = 0;
  std::uint32_t slot = 0;
  bool operator<(const Posting& o) const { return key != o.key ? key < o.key : slot < o.slot; }
};

Posting under(std::uint64_t key, std::uint32_t slot, bool is_template) {
  return {(key & ~std::uint64_t{1}) | (is_template ? 1 : 0), slot};
}

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
  for (std::size_t i = 0; i < kept; ++i) postings.push_back(under(mix(base, near[i]->stem), index, false));
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
    for (const std::uint64_t side : {17, 19})
      postings.push_back(under(mix(mix(base, side), rare[i]->hash), index, false));
  const auto at = [](const StemRun& run, std::uint32_t i) { return i < run.size() ? run[i] : 0; };
  postings.push_back(
      under(mix(mix(mix(base, at(slot.left, 0)), at(slot.left, 1)), mix(11, at(slot.right, 0))), index, true));
  postings.push_back(
      under(mix(mix(mix(base, at(slot.right, 0)), at(slot.right, 1)), mix(13, at(slot.left, 0))), index, true));
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
    part = {};
  }
}

/// The slots under each key that several share, one list behind the other.
constexpr std::uint32_t last_of_list = std::uint32_t{1} << 31;  // marks a slot behind which the next list begins

void add_lists(const std::vector<Posting>& postings, std::vector<std::uint32_t>& members) {
  for (std::size_t i = 0; i < postings.size();) {
    std::size_t end = i + 1;
    while (end < postings.size() && postings[end].key == postings[i].key) ++end;
    const std::size_t cap = (postings[i].key & 1) != 0 ? template_posting_cap : stem_posting_cap;
    if (end - i > 1 && end - i <= cap) {
      for (std::size_t k = i; k < end; ++k) members.push_back(postings[k].slot);
      members.back() |= last_of_list;
    }
    i = end;
  }
}

/// All postings at once take 16 bytes each, and 16 to a slot: a large set goes through them by parts of their keys.
constexpr std::uint32_t slots_at_once = std::uint32_t{1} << 18;

std::vector<std::uint32_t> lists_of(const CheckInput& input, const SlotList& slots, SlotList::Set set) {
  std::vector<std::uint32_t> members;
  unsigned bits = 0;
  while (((set.end - set.first) >> bits) > slots_at_once) ++bits;
  for (std::uint64_t part = 0; part < std::uint64_t{1} << bits; ++part) {
    std::vector<Posting> postings;
    in_pieces(set.first, set.end, input.options.jobs, postings,
              [&](std::uint32_t from, std::uint32_t to, std::vector<Posting>& found) {
                std::vector<Posting> own;
                for (std::uint32_t i = from; i < to; ++i) {
                  own.clear();
                  add_postings(slots[i], i, own);
                  // By bits of the key that sort_by_key deals out last.
                  for (const Posting& p : own)
                    if ((p.key >> 1 & ((std::uint64_t{1} << bits) - 1)) == part) found.push_back(p);
                  slots.let_go();
                }
              });
    sort_by_key(postings);
    add_lists(postings, members);
  }
  return members;
}

}  // namespace

CandidateFinder::CandidateFinder(const CheckInput& input, const SlotList& slots) : slots_(slots) {
  for (const SlotList::Set& set : slots.sets()) {
    sets_.push_back({set.first, set.end, {}, {}, {}});
    if (set.end - set.first <= all_pairs_slots) continue;
    Lists& lists = sets_.back();
    lists.members = lists_of(input, slots, set);
    lists.starts.resize(set.end - set.first + 1, 0);
    for (const std::uint32_t member : lists.members) ++lists.starts[(member & ~last_of_list) - set.first + 1];
    for (std::size_t i = 1; i < lists.starts.size(); ++i) lists.starts[i] += lists.starts[i - 1];
    lists.places.resize(lists.members.size());
    std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
    for (std::uint32_t at = 0; at < lists.members.size(); ++at)
      lists.places[next[(lists.members[at] & ~last_of_list) - set.first]++] = at;
  }
}

void CandidateFinder::find(std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& out) const {
  auto set =
      std::upper_bound(sets_.begin(), sets_.end(), from, [](std::uint32_t s, const Lists& x) { return s < x.end; });
  for (; set != sets_.end() && set->first < to; ++set) {
    const std::uint32_t first = std::max(from, set->first), end = std::min(to, set->end);
    set->starts.empty() ? all_pairs(*set, first, end, out) : by_postings(*set, first, end, out);
  }
}

/// Of a small set: every two slots of one kind, so that paraphrases without a rare word in common meet, too.
void CandidateFinder::all_pairs(const Lists& set, std::uint32_t from, std::uint32_t to,
                                std::vector<SlotPair>& out) const {
  for (std::uint32_t x = from; x < to; ++x)
    for (std::uint32_t y = x + 1; y < set.end; ++y)
      if (slots_.row(x).kind == slots_.row(y).kind && slots_.row(x).sentence_first != slots_.row(y).sentence_first)
        out.push_back({x, y});
}

/// Counts, for each slot of [from, to), the slots behind it that it shares a list with, and appends those that it
/// shares two with, in order: no list of all pairs has to be sorted.
void CandidateFinder::by_postings(const Lists& set, std::uint32_t from, std::uint32_t to,
                                  std::vector<SlotPair>& out) const {
  // All zero between two calls: as large as the set, so that it is made once for a thread, not for each piece.
  thread_local std::vector<std::uint32_t> shared;
  if (shared.size() < set.end - set.first) shared.resize(set.end - set.first, 0);
  std::vector<std::uint32_t> seen, partners;
  for (std::uint32_t a = from; a < to; ++a) {
    for (std::uint32_t p = set.starts[a - set.first]; p < set.starts[a - set.first + 1]; ++p) {
      std::uint32_t at = set.places[p];
      while ((set.members[at] & last_of_list) == 0) {
        const std::uint32_t b = set.members[++at] & ~last_of_list;
        if (b == a || slots_.row(b).sentence_first == slots_.row(a).sentence_first) continue;
        const std::uint32_t count = ++shared[b - set.first];
        if (count == 1) seen.push_back(b);
        if (count == 2) partners.push_back(b);
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
