// Where a quantity or a date may start: the pre-pass that decides which sentences are cut into tokens at all.
//
// Sixty-four bytes at a time (text/masks.h): a digit or a sign of currency, percent or fraction is an anchor; a word is
// one when the lexicon says that it opens a mention. A filter on a word's first four letters keeps the hash of most
// words from being taken.
#pragma once

#include "checker/text/letters.h"

#include <claimcheck/document.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace claimcheck {

struct Lexicon;

/// The first four letters of the words that may open a mention.
class AnchorFilter {
 public:
  void add(std::string_view word) {
    const std::size_t n = std::min<std::size_t>(word.size(), 4);
    const std::size_t key = key_of(static_cast<std::uint32_t>(load_bytes(word.data(), n)), n);
    bits_[key / 64] |= std::uint64_t{1} << (key % 64);
  }
  /// `four` holds the first four bytes of the word (load_bytes order), of which `letters` (at most 4) belong to it.
  bool may_open(std::uint32_t four, std::size_t letters) const {
    const std::size_t key = key_of(four, letters);
    return (bits_[key / 64] >> (key % 64) & 1U) != 0;
  }

 private:
  static std::size_t key_of(std::uint32_t four, std::size_t letters) {
    static constexpr std::array<std::uint32_t, 5> own_bytes = {0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF};
    const std::uint32_t own = (four | 0x20202020U) & own_bytes[letters];
    return (own * 0x9E3779B1U) >> 17;  // 2^32 over the golden ratio; the 15 bits on top are the best mixed
  }
  std::array<std::uint64_t, 512> bits_{};

  template <typename Archive>
  friend void fields(Archive& archive, AnchorFilter& filter);
};

/// Whether the run of ASCII letters at i opens a mention, with the word behind it where that decides: an article does
/// before a unit ("a kilogram"), "most" before "of", "New" before "Year's". True where only the tokenizer can tell.
bool opens_mention(std::string_view text, std::uint32_t i, std::uint32_t end, const Lexicon& lexicon);

/// Where the first word or number that may start a mention begins in text[span]; span.end when there is none.
std::uint32_t find_anchor(std::string_view text, Span span, const Lexicon& lexicon);

}  // namespace claimcheck
