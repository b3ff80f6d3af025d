// Key word -> the phrases to try where it stands. One look-up for each word of a sentence, whatever the number of
// rules.
#pragma once

#include "checker/ruleset/phrase.h"

#include <cstdint>
#include <vector>

namespace claimcheck {

/// Where the key words of a phrase stand: before or behind the quantity that it claims, or wherever they like.
enum class KeySide : std::uint8_t { any, before, behind };

/// A phrase by its index, with what can be told of it without looking at it.
struct Posting {
  std::uint32_t phrase = 0;
  MentionClass mention = MentionClass::any;  // that it claims
  KeySide side = KeySide::any;
};

class PhraseIndex {
 public:
  struct Entry {
    std::uint64_t key = 0;
    Posting posting;
  };
  struct Range {
    const Posting* first = nullptr;
    const Posting* last = nullptr;
    const Posting* begin() const { return first; }
    const Posting* end() const { return last; }
  };

  PhraseIndex() = default;
  explicit PhraseIndex(std::vector<Entry> entries);
  /// In order of phrase.
  Range find(std::uint64_t key) const {
    if (buckets_.empty()) return {};
    const Bucket* const buckets = buckets_.data();
    const std::size_t size = buckets_.size();
    for (std::size_t i = place_of(key, size); buckets[i].count > 0; i = (i + 1) & (size - 1))
      if (buckets[i].key == key) {
        const Posting* first = postings_.data() + buckets[i].begin;
        return {first, first + buckets[i].count};
      }
    return {};
  }

 private:
  struct Bucket {
    std::uint64_t key = 0;
    std::uint32_t begin = 0, count = 0;
  };
  static std::size_t place_of(std::uint64_t key, std::size_t size) {
    return static_cast<std::size_t>(key) & (size - 1);  // hash_step has folded the upper half of a hash into the lower
  }

  std::vector<Bucket> buckets_;  // open addressing, a power of two, at most half full
  std::vector<Posting> postings_;

  template <typename Archive>
  friend void fields(Archive& archive, PhraseIndex& index);
  template <typename Archive>
  friend void fields(Archive& archive, Bucket& bucket);
};

}  // namespace claimcheck
