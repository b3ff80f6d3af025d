// Sixteen bytes at a time: which of them are ASCII letters, and which of those are capitals.
//
// The scanner of words and the finder of anchors look at every byte of a document; they do it through this header. The
// vector form is SSE2, which every x86-64 has; the plain form is the specification, and the tests hold them together.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace claimcheck {

/// Masks over 16 bytes, bit i for byte i.
struct LetterMasks {
  std::uint32_t letters = 0;
  std::uint32_t capitals = 0;
};

/// Bytes that one look takes.
constexpr std::uint32_t letter_step = 16;

/// The plain form.
inline LetterMasks letters_plain(const char* bytes) {
  LetterMasks out;
  for (std::uint32_t i = 0; i < letter_step; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const bool capital = c >= 'A' && c <= 'Z';
    out.letters |= static_cast<std::uint32_t>(capital || (c >= 'a' && c <= 'z')) << i;
    out.capitals |= static_cast<std::uint32_t>(capital) << i;
  }
  return out;
}

/// Masks of bytes[0, 16), all of which must be readable.
inline LetterMasks letters_at(const char* bytes) {
#if defined(__SSE2__)
  const __m128i raw = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i from_a = _mm_sub_epi8(_mm_or_si128(raw, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  const __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
  const auto letters = static_cast<std::uint32_t>(_mm_movemask_epi8(is_letter));
  const auto lower = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(raw, 2)));  // bit 5 of each byte
  return {letters, letters & ~lower};
#else
  return letters_plain(bytes);
#endif
}

/// Bytes at which a number may start, bit i for byte i: ASCII digits, "$" and "%"; and all bytes beyond ASCII.
struct MarkMasks {
  std::uint32_t marks = 0;
  std::uint32_t high = 0;
};

inline MarkMasks marks_plain(const char* bytes) {
  MarkMasks out;
  for (std::uint32_t i = 0; i < letter_step; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    out.marks |= static_cast<std::uint32_t>((c >= '0' && c <= '9') || c == '$' || c == '%') << i;
    out.high |= static_cast<std::uint32_t>(c >= 0x80) << i;
  }
  return out;
}

/// Masks of bytes[0, 16), all of which must be readable.
inline MarkMasks marks_at(const char* bytes) {
#if defined(__SSE2__)
  const __m128i raw = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i from_zero = _mm_sub_epi8(raw, _mm_set1_epi8('0'));
  const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  const __m128i is_sign =
      _mm_cmpeq_epi8(_mm_or_si128(raw, _mm_set1_epi8(1)), _mm_set1_epi8('%'));  // $ is % but for a bit
  return {static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(is_digit, is_sign))),
          static_cast<std::uint32_t>(_mm_movemask_epi8(raw))};
#else
  return marks_plain(bytes);
#endif
}

/// Bytes at which a sentence may end, bit i for byte i: '.', '!', '?' and line feeds.
inline std::uint32_t breaks_plain(const char* bytes) {
  std::uint32_t out = 0;
  for (std::uint32_t i = 0; i < letter_step; ++i)
    out |= static_cast<std::uint32_t>(bytes[i] == '.' || bytes[i] == '!' || bytes[i] == '?' || bytes[i] == '\n') << i;
  return out;
}

inline std::uint32_t breaks_at(const char* bytes) {
#if defined(__SSE2__)
  const __m128i raw = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const auto is = [&](char c) { return _mm_cmpeq_epi8(raw, _mm_set1_epi8(c)); };
  return static_cast<std::uint32_t>(
      _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(is('.'), is('!')), _mm_or_si128(is('?'), is('\n')))));
#else
  return breaks_plain(bytes);
#endif
}

/// The first `n` (at most 8) bytes as a number, the first one lowest; what lies beyond them is zero. Only those n bytes
/// are read.
inline std::uint64_t load_bytes(const char* bytes, std::size_t n) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < n; ++i)
    out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return out;
}

/// Eight bytes as a number, the first one lowest, on any machine.
inline std::uint64_t load_eight(const char* bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  std::uint64_t out = 0;
  std::memcpy(&out, bytes, sizeof out);
  return out;
#else
  return load_bytes(bytes, 8);
#endif
}

/// Four bytes in the same order.
inline std::uint32_t load_four(const char* bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  std::uint32_t out = 0;
  std::memcpy(&out, bytes, sizeof out);
  return out;
#else
  return static_cast<std::uint32_t>(load_bytes(bytes, 4));
#endif
}

/// The step of the word hash: takes in eight bytes.
constexpr std::uint64_t hash_step(std::uint64_t hash, std::uint64_t eight) {
  hash = (hash ^ eight) * 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio: spreads every bit upwards
  return hash ^ (hash >> 32);
}
constexpr std::uint64_t hash_start(std::size_t size) { return 0xcbf29ce484222325ULL + size; }

}  // namespace claimcheck
