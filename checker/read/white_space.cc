#include "checker/read/white_space.h"

#include "checker/text/masks.h"

#include <bit>

namespace claimcheck::read {

namespace {

unsigned char byte(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

/// Whether the three bytes are a space of the general punctuation block, U+1680 or U+3000.
bool wide_space(unsigned char a, unsigned char b, unsigned char c) {
  if (a == 0xE2 && b == 0x80) return (c >= 0x80 && c <= 0x8A) || c == 0xA8 || c == 0xA9 || c == 0xAF;
  if (a == 0xE2 && b == 0x81) return c == 0x9F;
  if (a == 0xE1) return b == 0x9A && c == 0x80;
  return a == 0xE3 && b == 0x80 && c == 0x80;
}

}  // namespace

std::size_t space_at(std::string_view s, std::size_t i) {
  if (i >= s.size()) return 0;
  const unsigned char c = byte(s, i);
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (c < 0xC2) return 0;
  if (c == 0xC2) return i + 1 < s.size() && (byte(s, i + 1) == 0xA0 || byte(s, i + 1) == 0x85) ? 2 : 0;
  return i + 2 < s.size() && wide_space(c, byte(s, i + 1), byte(s, i + 2)) ? 3 : 0;
}

std::size_t space_before(std::string_view s, std::size_t i) {
  if (i == 0) return 0;
  if (byte(s, i - 1) < 0x80) return space_at(s, i - 1);
  if (i >= 2 && space_at(s, i - 2) == 2) return 2;
  return i >= 3 && space_at(s, i - 3) == 3 ? 3 : 0;
}

bool is_blank_to_its_end(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size()) {
    const std::size_t n = space_at(s, i);
    if (n == 0) return false;
    i += n;
  }
  return true;
}

Span trim_both(std::string_view s, Span span) {
  const std::string_view head = s.substr(0, span.end);
  while (span.begin < span.end) {
    const std::size_t n = space_at(head, span.begin);
    if (n == 0) break;
    span.begin += static_cast<std::uint32_t>(n);
  }
  while (span.end > span.begin) {
    const std::size_t n = space_before(s, span.end);
    if (n == 0 || n > span.size()) break;
    span.end -= static_cast<std::uint32_t>(n);
  }
  return span;
}

std::string_view trim(std::string_view s) { return slice(s, trim(s, Span{0, static_cast<std::uint32_t>(s.size())})); }

std::size_t invisible_at(std::string_view s, std::size_t i) {
  const unsigned char c = byte(s, i);
  if (c < 0xC2) return 0;
  if (c == 0xC2) return i + 1 < s.size() && byte(s, i + 1) == 0xAD ? 2 : 0;
  if (i + 2 >= s.size()) return 0;
  const unsigned char b = byte(s, i + 1), d = byte(s, i + 2);
  if (c == 0xE2 && b == 0x80) return d == 0x8B || d == 0x8E || d == 0x8F || (d >= 0xAA && d <= 0xAE) ? 3 : 0;
  if (c == 0xE2 && b == 0x81) return (d >= 0xA0 && d <= 0xA4) || (d >= 0xA6 && d <= 0xA9) ? 3 : 0;
  return c == 0xEF && b == 0xBB && d == 0xBF ? 3 : 0;
}

std::size_t find_invisible(std::string_view s, std::size_t from) {
  PaddedBytes padded(s);
  for (std::size_t i = from; i < s.size(); i += mask_size)
    for (std::uint64_t leads = anchor_masks(padded.at(i)).leads; leads != 0; leads &= leads - 1)
      if (const std::size_t at = i + static_cast<std::size_t>(std::countr_zero(leads)); invisible_at(s, at) > 0)
        return at;
  return std::string_view::npos;
}

bool holds_word(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); i += utf8_length(s[i])) {
    const unsigned char c = byte(s, i);
    if (is_letter(s[i]) || is_digit(s[i])) return true;
    // Beyond ASCII, Latin-1 signs, general punctuation, arrows, dingbats and private characters are no letters.
    if ((c >= 0xC3 && c <= 0xDF) || c == 0xE0 || c == 0xE1 || (c >= 0xE3 && c <= 0xED)) return true;
  }
  return false;
}

}  // namespace claimcheck::read
