// Words that code asks about by hash: function words that belong to a grammar, and the roles that words of the
// vocabulary play between two numbers.
#pragma once

#include "checker/text/token.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace claimcheck {

/// Immutable once made; make it once. Words are given in lower case.
class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::vector<std::uint64_t> hashes) : hashes_(std::move(hashes)) {
    std::sort(hashes_.begin(), hashes_.end());
  }
  WordSet(std::initializer_list<const char*> words) {
    hashes_.reserve(words.size());
    for (const char* word : words) hashes_.push_back(hash_word(word));
    std::sort(hashes_.begin(), hashes_.end());
  }
  bool has(std::uint64_t word_hash) const { return std::binary_search(hashes_.begin(), hashes_.end(), word_hash); }

 private:
  std::vector<std::uint64_t> hashes_;

  template <typename Archive>
  friend void fields(Archive& archive, WordSet& words) {
    archive(words.hashes_);
  }
};

}  // namespace claimcheck
