#include "checker/ruleset/phrase_index.h"

#include <algorithm>

namespace claimcheck {

namespace {

std::size_t place_of(std::uint64_t key, std::size_t size) {
  return static_cast<std::size_t>(key ^ (key >> 32)) & (size - 1);
}

}  // namespace

PhraseIndex::PhraseIndex(std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.key != b.key ? a.key < b.key : a.posting.phrase < b.posting.phrase;
  });
  std::size_t size = 16;
  while (size < entries.size() * 2) size *= 2;
  buckets_.assign(size, {});
  for (std::size_t i = 0; i < entries.size();) {
    std::size_t end = i;
    const auto begin = static_cast<std::uint32_t>(postings_.size());
    for (; end < entries.size() && entries[end].key == entries[i].key; ++end) postings_.push_back(entries[end].posting);
    std::size_t at = place_of(entries[i].key, size);
    while (buckets_[at].count > 0) at = (at + 1) & (size - 1);
    buckets_[at] = {entries[i].key, begin, static_cast<std::uint32_t>(end - i)};
    i = end;
  }
}

PhraseIndex::Range PhraseIndex::find(std::uint64_t key) const {
  if (buckets_.empty()) return {};
  const std::size_t size = buckets_.size();
  for (std::size_t i = place_of(key, size); buckets_[i].count > 0; i = (i + 1) & (size - 1)) {
    if (buckets_[i].key != key) continue;
    const Posting* first = postings_.data() + buckets_[i].begin;
    return {first, first + buckets_[i].count};
  }
  return {};
}

}  // namespace claimcheck
