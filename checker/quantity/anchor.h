// Where a quantity or a date may start: the pre-pass that decides which sentences are cut into tokens at all.
//
// One look at each byte: a digit or a sign of currency, percent or fraction is an anchor; a word is one when the
// lexicon says that it opens a mention. A filter on a word's first three letters keeps the hash of most words from
// being taken.
#pragma once

#include <claimcheck/document.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace claimcheck {

struct Lexicon;

/// The first three letters of the words that may open a mention.
class AnchorFilter {
 public:
  void add(std::string_view word) {
    const std::size_t key = key_of(word);
    bits_[key / 64] |= std::uint64_t{1} << (key % 64);
  }
  bool may_open(std::string_view word) const {
    const std::size_t key = key_of(word);
    return (bits_[key / 64] >> (key % 64) & 1U) != 0;
  }

 private:
  static std::size_t key_of(std::string_view word) {
    std::size_t key = word.size() > 0 ? static_cast<unsigned char>(word[0]) & 31U : 0;
    key = key << 5 | (word.size() > 1 ? static_cast<unsigned char>(word[1]) & 31U : 0);
    return key << 5 | (word.size() > 2 ? static_cast<unsigned char>(word[2]) & 31U : 0);
  }
  std::array<std::uint64_t, 512> bits_{};
};

/// Where the first word or number that may start a mention begins in text[span]; span.end when there is none.
std::uint32_t find_anchor(std::string_view text, Span span, const Lexicon& lexicon);

}  // namespace claimcheck
