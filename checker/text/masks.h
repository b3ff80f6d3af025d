// Sixty-four bytes at a time: what kind of character each of them is.
//
// The scanner of words, the finder of anchors and the finder of sentence ends look at every byte of a document; they do
// it through this header. The vector form is SSE2, which every x86-64 has; the plain form is the specification, and the
// tests hold them together.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace claimcheck {

/// Bytes that one look takes; bit i of a mask is for byte i.
constexpr std::uint32_t mask_size = 64;

/// What the scanner of words asks.
struct WordMasks {
  std::uint64_t letters = 0;      // ASCII letters
  std::uint64_t capitals = 0;     // those of them that are upper case
  std::uint64_t digits = 0;       // 0-9
  std::uint64_t spaces = 0;       // space, \t, \n, \v, \f, \r
  std::uint64_t newlines = 0;     // \n
  std::uint64_t stops = 0;        // "." and ","
  std::uint64_t apostrophes = 0;  // "'"
  std::uint64_t high = 0;         // bytes beyond ASCII
  bool operator==(const WordMasks&) const = default;
};

/// What the finder of anchors asks.
struct AnchorMasks {
  std::uint64_t letters = 0;  // ASCII letters
  std::uint64_t marks = 0;    // digits, "$" and "%"
  std::uint64_t leads = 0;    // 0xC2, 0xE2 and 0xEF, with which signs beyond ASCII begin
  bool operator==(const AnchorMasks&) const = default;
};

/// What the folding of white space asks.
struct FoldMasks {
  std::uint64_t blanks = 0;  // spaces
  std::uint64_t others = 0;  // control characters (white space of all other kinds) and bytes beyond ASCII
  bool operator==(const FoldMasks&) const = default;
};

// The plain forms.
inline WordMasks word_masks_plain(const char* bytes) {
  WordMasks out;
  for (std::uint32_t i = 0; i < mask_size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) out.capitals |= bit;
    if (capital || (c >= 'a' && c <= 'z')) out.letters |= bit;
    if (c >= '0' && c <= '9') out.digits |= bit;
    if (c == ' ' || (c >= '\t' && c <= '\r')) out.spaces |= bit;
    if (c == '\n') out.newlines |= bit;
    if (c == '.' || c == ',') out.stops |= bit;
    if (c == '\'') out.apostrophes |= bit;
    if (c >= 0x80) out.high |= bit;
  }
  return out;
}

inline AnchorMasks anchor_masks_plain(const char* bytes) {
  AnchorMasks out;
  for (std::uint32_t i = 0; i < mask_size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) out.letters |= bit;
    if ((c >= '0' && c <= '9') || c == '$' || c == '%') out.marks |= bit;
    if (c == 0xC2 || c == 0xE2 || c == 0xEF) out.leads |= bit;
  }
  return out;
}

/// Bytes at which a sentence may end: '.', '!', '?' and line feeds.
inline std::uint64_t break_mask_plain(const char* bytes) {
  std::uint64_t out = 0;
  for (std::uint32_t i = 0; i < mask_size; ++i) {
    const char c = bytes[i];
    if (c == '.' || c == '!' || c == '?' || c == '\n') out |= std::uint64_t{1} << i;
  }
  return out;
}

/// Bytes of which each mark of program code ("&&", "};", "->") has one, but for "::" and "();"; hardly any sentence has
/// any.
inline std::uint64_t code_mask_plain(const char* bytes) {
  constexpr std::string_view signs = "&|<=>_{}*+#";
  std::uint64_t out = 0;
  for (std::uint32_t i = 0; i < mask_size; ++i)
    if (signs.find(bytes[i]) != std::string_view::npos) out |= std::uint64_t{1} << i;
  return out;
}

inline FoldMasks fold_masks_plain(const char* bytes) {
  FoldMasks out;
  for (std::uint32_t i = 0; i < mask_size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (c == ' ') out.blanks |= bit;
    if (c < ' ' || c >= 0x80) out.others |= bit;
  }
  return out;
}

#if defined(__SSE2__)

/// Sixteen of the sixty-four bytes, and tests on them that answer with all bits of a byte set.
struct SixteenBytes {
  __m128i raw;

  explicit SixteenBytes(const char* bytes) : raw(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}
  __m128i is(char c) const { return _mm_cmpeq_epi8(raw, _mm_set1_epi8(c)); }
  static __m128i within(__m128i bytes, char first, char count) {
    const __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(static_cast<char>(count - 1))), from);
  }
  __m128i letters() const { return within(_mm_or_si128(raw, _mm_set1_epi8(0x20)), 'a', 26); }
  __m128i digits() const { return within(raw, '0', 10); }
  __m128i spaces() const { return _mm_or_si128(is(' '), within(raw, '\t', 5)); }
  __m128i lower() const { return _mm_slli_epi16(raw, 2); }  // bit 5 of each byte comes on top
};

inline std::uint64_t bits_of(__m128i test, std::uint32_t at) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(test))) << at;
}

#endif

/// Masks of bytes[0, 64), all of which must be readable.
inline WordMasks word_masks(const char* bytes) {
#if defined(__SSE2__)
  WordMasks out;
  std::uint64_t lower = 0;
  for (std::uint32_t at = 0; at < mask_size; at += 16) {
    const SixteenBytes b(bytes + at);
    out.letters |= bits_of(b.letters(), at);
    lower |= bits_of(b.lower(), at);
    out.digits |= bits_of(b.digits(), at);
    out.spaces |= bits_of(b.spaces(), at);
    out.newlines |= bits_of(b.is('\n'), at);
    // "," is "." but for one bit
    out.stops |= bits_of(_mm_cmpeq_epi8(_mm_or_si128(b.raw, _mm_set1_epi8(2)), _mm_set1_epi8('.')), at);
    out.apostrophes |= bits_of(b.is('\''), at);
    out.high |= bits_of(b.raw, at);
  }
  out.capitals = out.letters & ~lower;
  return out;
#else
  return word_masks_plain(bytes);
#endif
}

inline AnchorMasks anchor_masks(const char* bytes) {
#if defined(__SSE2__)
  AnchorMasks out;
  for (std::uint32_t at = 0; at < mask_size; at += 16) {
    const SixteenBytes b(bytes + at);
    out.letters |= bits_of(b.letters(), at);
    // $ is % but for the lowest bit
    const __m128i sign = _mm_cmpeq_epi8(_mm_or_si128(b.raw, _mm_set1_epi8(1)), _mm_set1_epi8('%'));
    out.marks |= bits_of(_mm_or_si128(b.digits(), sign), at);
    // 0xC2 is 0xE2 but for one bit
    const __m128i lead = _mm_cmpeq_epi8(_mm_or_si128(b.raw, _mm_set1_epi8(0x20)), _mm_set1_epi8('\xE2'));
    out.leads |= bits_of(_mm_or_si128(lead, b.is('\xEF')), at);
  }
  return out;
#else
  return anchor_masks_plain(bytes);
#endif
}

inline std::uint64_t break_mask(const char* bytes) {
#if defined(__SSE2__)
  std::uint64_t out = 0;
  for (std::uint32_t at = 0; at < mask_size; at += 16) {
    const SixteenBytes b(bytes + at);
    out |= bits_of(_mm_or_si128(_mm_or_si128(b.is('.'), b.is('!')), _mm_or_si128(b.is('?'), b.is('\n'))), at);
  }
  return out;
#else
  return break_mask_plain(bytes);
#endif
}

inline std::uint64_t code_mask(const char* bytes) {
#if defined(__SSE2__)
  std::uint64_t out = 0;
  for (std::uint32_t at = 0; at < mask_size; at += 16) {
    const SixteenBytes b(bytes + at);
    // "{", "|", "}" follow each other, so do "<", "=", ">" and "*", "+".
    const __m128i rows = _mm_or_si128(SixteenBytes::within(b.raw, '{', 3), SixteenBytes::within(b.raw, '<', 3));
    const __m128i pair = SixteenBytes::within(b.raw, '*', 2), others = _mm_or_si128(b.is('&'), b.is('#'));
    out |= bits_of(_mm_or_si128(_mm_or_si128(rows, b.is('_')), _mm_or_si128(pair, others)), at);
  }
  return out;
#else
  return code_mask_plain(bytes);
#endif
}

inline FoldMasks fold_masks(const char* bytes) {
#if defined(__SSE2__)
  FoldMasks out;
  for (std::uint32_t at = 0; at < mask_size; at += 16) {
    const SixteenBytes b(bytes + at);
    out.blanks |= bits_of(b.is(' '), at);
    out.others |= bits_of(_mm_cmplt_epi8(b.raw, _mm_set1_epi8(' ')), at);  // as signed bytes
  }
  return out;
#else
  return fold_masks_plain(bytes);
#endif
}

/// Bytes behind the sixty-four of a look that may be read, so that sixteen can be loaded from any of them.
constexpr std::uint32_t mask_slack = 16;

/// Sixty-four readable bytes, and mask_slack more, from any place of a text on: behind its end they are zero.
class PaddedBytes {
 public:
  explicit PaddedBytes(std::string_view text) : text_(text) {}
  const char* at(std::size_t i) {
    if (text_.size() - i >= sizeof tail_) return text_.data() + i;
    std::memset(tail_, 0, sizeof tail_);
    std::memcpy(tail_, text_.data() + i, text_.size() - i);
    return tail_;
  }

 private:
  std::string_view text_;
  char tail_[mask_size + mask_slack];
};

}  // namespace claimcheck
