#include "checker/ruleset/phrase_index.h"

#include <algorithm>

namespace claimcheck {

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

}  // namespace claimcheck
