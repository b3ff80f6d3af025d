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
  const auto at = [](const StemRun& run, std::uint32_t i) { return i < run.size() ? run[i] : 0; };
  postings.push_back(
      {mix(mix(mix(base, at(slot.left, 0)), at(slot.left, 1)), mix(11, at(slot.right, 0))), index, true});
  postings.push_back(
      {mix(mix(mix(base, at(slot.right, 0)), at(slot.right, 1)), mix(13, at(slot.left, 0))), index, true});
}

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

/// Where the lists of each slot go on behind it: those of slot s are places [starts[s - first], starts[s - first + 1]).
struct ListsBehind {
  struct Place {
    std::size_t behind, end;
  };
  std::vector<Posting> postings;
  std::vector<std::size_t> starts;
  std::vector<Place> places;
  std::uint32_t first, end;

  ListsBehind(std::vector<Posting> sorted, std::uint32_t first_slot, std::uint32_t end_slot)
      : postings(std::move(sorted)), starts(end_slot - first_slot + 1, 0), first(first_slot), end(end_slot) {
    const std::vector<PostingList> lists = lists_of(postings);
    for (const PostingList& list : lists)
      for (std::size_t i = list.begin; i < list.end; ++i) ++starts[postings[i].slot - first + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    places.resize(starts.back());
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (const PostingList& list : lists)
      for (std::size_t i = list.begin; i < list.end; ++i) places[next[postings[i].slot - first]++] = {i + 1, list.end};
  }
};

/// Counts, for each slot of [from, to), the slots behind it that it shares a list with, and appends those that it
/// shares two with, in order.
void add_partners(const std::vector<Slot>& slots, const ListsBehind& lists, std::uint32_t from, std::uint32_t to,
                  std::vector<SlotPair>& out) {
  // All zero between two calls: as large as the set, so that it is made once for a thread, not for each piece.
  thread_local std::vector<std::uint32_t> shared;
  if (shared.size() < lists.end - lists.first) shared.resize(lists.end - lists.first, 0);
  std::vector<std::uint32_t> seen, partners;
  for (std::uint32_t a = from; a < to; ++a) {
    for (std::size_t p = lists.starts[a - lists.first]; p < lists.starts[a - lists.first + 1]; ++p) {
      for (std::size_t i = lists.places[p].behind; i < lists.places[p].end; ++i) {
        const std::uint32_t b = lists.postings[i].slot;
        if (b == a || slots[b].sentence_first == slots[a].sentence_first) continue;
        const std::uint32_t count = ++shared[b - lists.first];
        if (count == 1) seen.push_back(b);
        if (count == 2) partners.push_back(b);
      }
    }
    std::sort(partners.begin(), partners.end());
    for (const std::uint32_t b : partners) out.push_back({a, b});
    for (const std::uint32_t b : seen) shared[b - lists.first] = 0;
    seen.clear();
    partners.clear();
  }
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
  for (std::vector<Found>& part : found) {
    out.insert(out.end(), part.begin(), part.end());
    part = {};
  }
}

/// Pairs with two postings in common, among slots [first, end), in order. One slot after the other counts the slots
/// behind it that it shares a list with, so that no list of all pairs has to be sorted.
void add_pairs_by_postings(const std::vector<Slot>& slots, std::uint32_t first, std::uint32_t end, unsigned jobs,
                           std::vector<SlotPair>& out) {
  std::vector<Posting> postings;
  in_pieces(first, end, jobs, postings, [&](std::uint32_t from, std::uint32_t to, std::vector<Posting>& found) {
    for (std::uint32_t i = from; i < to; ++i) add_postings(slots[i], i, found);
  });
  sort_by_key(postings);
  const ListsBehind lists(std::move(postings), first, end);
  in_pieces(first, end, jobs, out, [&](std::uint32_t from, std::uint32_t to, std::vector<SlotPair>& found) {
    add_partners(slots, lists, from, to, found);
  });
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
      add_pairs_by_postings(slots, first, end, input.options.jobs, pairs);
    first = end;
  }
  return pairs;
}

}  // namespace claimcheck
