#include "checker/compare/word_rarity.h"

#include "checker/text/parallel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace claimcheck {

namespace {

constexpr int pair_window = 20;
constexpr std::size_t most_pair_counters = std::size_t{1} << 20, pair_counters_a_claim = 256;
constexpr std::size_t first_places = std::size_t{1} << 12;

// Smoothing of the rarity for small sets: as if the set stood among this many other documents, in which every word
// occurs in one percent.
constexpr double background_documents = 200, background_occurrences = 2;

std::int32_t rarity_of(double documents, double frequency) {
  const double nats = std::log((documents + background_documents) / (frequency + background_occurrences));
  return static_cast<std::int32_t>(std::lround(nats * rarity_unit));
}

// Claims that are worth a thread, and how many tables of counters there may be at once.
constexpr std::uint32_t least_of_part = 8192, most_parts = 8;

constexpr std::size_t most_rarities = std::size_t{1} << 16;  // that are kept, by frequency from none on

std::uint32_t pair_of(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2);
  return static_cast<std::uint32_t>((a * 0xff51afd7ed558ccdULL) >> 32);
}

/// The words of a sentence that stand around any of its claims, each once.
class WordsOfSentence {
 public:
  /// Calls `f` with each word around the claim that no claim before it in this sentence had.
  template <class F>
  void each_new(const Context& context, F f) {
    if (context.sentence != sentence_) {
      sentence_ = context.sentence;
      seen_.assign(sentence_ != nullptr ? sentence_->size() : 0, 0);
    }
    const auto each = [&](std::uint32_t begin, std::uint32_t end, std::uint8_t left_out = 0) {
      for (std::uint32_t i = begin; i < end; ++i)
        if (((*sentence_)[i].flags & left_out) == 0 && std::exchange(seen_[i], 1) == 0) f((*sentence_)[i]);
    };
    each(context.before_begin, context.before_end);
    each(context.behind_begin, context.behind_end);
    each(context.noun_begin, context.noun_end, ContextWord::number | ContextWord::symbol);
    for (const ContextWord& w : context.own) f(w);
  }

 private:
  std::shared_ptr<const std::vector<ContextWord>> sentence_;  // held, so that no other one takes its place
  std::vector<std::uint8_t> seen_;
};

}  // namespace

void add_word_pairs(const Claim& claim, std::vector<std::uint32_t>& pairs) {
  std::uint64_t before = 0;
  int side = 0;
  const auto step = [&](const ContextWord& w, int here) {
    if ((w.flags & ContextWord::stop) != 0) return;
    const bool number = (w.flags & ContextWord::number) != 0;
    if (before != 0 && here == side && !number) pairs.push_back(pair_of(before, w.stem));
    before = number ? 0 : w.stem;
    side = here;
  };
  const Context& c = claim.context;
  if (c.sentence) {
    const ContextWord* words = c.sentence->data();
    constexpr auto reach = static_cast<std::uint32_t>(pair_window);
    for (std::uint32_t i = std::max(c.before_begin, c.before_end - std::min(c.before_end, reach)); i < c.before_end;
         ++i)
      step(words[i], -1);
    for (std::uint32_t i = c.behind_begin; i < std::min(c.behind_end, c.behind_begin + reach); ++i) step(words[i], 1);
    for (std::uint32_t i = c.noun_begin; i < c.noun_end; ++i)
      if ((words[i].flags & (ContextWord::number | ContextWord::symbol)) == 0) step(words[i], 0);
  }
  for (const ContextWord& w : c.own)
    if (w.distance == 0) step(w, 0);
}

std::vector<SetOfClaims> sets_of_claims(const CheckInput& input) {
  std::unordered_map<std::string_view, std::size_t> documents;
  for (const DocumentInfo& d : input.documents) ++documents[d.set];
  std::vector<SetOfClaims> sets;
  for (std::uint32_t first = 0; first < input.claims.size();) {
    const std::string& set = input.documents[input.claims.document_of(first)].set;
    std::uint32_t end = first + 1;
    while (end < input.claims.size() && input.documents[input.claims.document_of(end)].set == set) ++end;
    sets.push_back({first, end, documents[set]});
    first = end;
  }
  return sets;
}

// Many more counters than there are pairs, so that hardly two meet in one.
WordCounts::WordCounts(std::size_t claims)
    : stems_(first_places), pairs_(std::min(most_pair_counters, std::bit_ceil(claims * pair_counters_a_claim + 1))) {}

WordCounts::Count& WordCounts::count_of(std::uint64_t stem) {
  Count* count = &stems_[place_of(stem)];
  if (count->stem != 0 || stem == 0) return *count;
  if (2 * ++taken_ > stems_.size()) {
    std::vector<Count> old(2 * stems_.size());
    old.swap(stems_);
    for (const Count& c : old)
      if (c.stem != 0) stems_[place_of(c.stem)] = c;
    count = &stems_[place_of(stem)];
  }
  count->stem = stem;
  return *count;
}

void WordCounts::add(const ClaimList& claims, std::uint32_t first, std::uint32_t end) {
  WordsOfSentence words;
  std::vector<std::uint32_t> pairs;  // of a document
  for (std::uint32_t i = first; i < end;) {
    const std::uint32_t document = claims.document_of(i);
    const std::uint32_t end_of_document = std::min(end, claims.of_document(document).second);
    pairs.clear();
    for (; i < end_of_document; ++i) {
      const Claim& claim = claims.glance(i);
      words.each_new(claim.context, [&](const ContextWord& w) {
        if ((w.flags & ContextWord::stop) != 0) return;
        Count& count = count_of(w.stem);
        if (std::exchange(count.last, document + 1) != document + 1) ++count.documents;
      });
      add_word_pairs(claim, pairs);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const std::uint32_t p : pairs) ++pairs_[p % pairs_.size()];
  }
}

void WordCounts::add(const WordCounts& others) {
  for (const Count& c : others.stems_)
    if (c.documents != 0) count_of(c.stem).documents += c.documents;
  for (std::size_t i = 0; i < pairs_.size(); ++i) pairs_[i] += others.pairs_[i];
}

WordRarity::WordRarity(const CheckInput& input, const SetOfClaims& set)
    : documents_(static_cast<double>(set.documents)), counts_(set.end - set.first) {
  const std::size_t kept = std::min(set.documents + 1, most_rarities);
  for (std::size_t frequency = 0; frequency < kept; ++frequency)
    rarities_.push_back(rarity_of(documents_, static_cast<double>(frequency)));
  // Each part has counters of its own: as many as threads, but few.
  const std::uint32_t size = set.end - set.first;
  const std::uint32_t parts = std::clamp(size / least_of_part, 1U, std::clamp(input.options.jobs, 1U, most_parts));
  const ClaimList claims = input.claims.part(set.first, set.end);
  const std::vector<DocumentRun> runs = claims.document_runs((size + parts - 1) / parts);
  std::vector<WordCounts> others(runs.size() - 1, counts_);
  for_each_parallel(runs.size(), input.options.jobs,
                    [&](std::size_t i) { (i == 0 ? counts_ : others[i - 1]).add(claims, runs[i].first, runs[i].end); });
  for (const WordCounts& part : others) counts_.add(part);
}

std::int32_t WordRarity::of_frequency(std::uint32_t frequency) const {
  return frequency < rarities_.size() ? rarities_[frequency] : rarity_of(documents_, frequency);
}

}  // namespace claimcheck
