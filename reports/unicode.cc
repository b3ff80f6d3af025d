// Decoding, widths and visible forms.
#include "reports/unicode.h"

#include "reports/width_table.h"

#include <algorithm>

namespace claimcheck::reports {

namespace {

constexpr CodePoint broken = {0xFFFD, 1};

bool in_ranges(const CodeRange* begin, const CodeRange* end, char32_t value) {
  const CodeRange* it = std::upper_bound(begin, end, value, [](char32_t v, const CodeRange& r) { return v < r.first; });
  return it != begin && value <= (it - 1)->last;
}

}  // namespace

bool reorders_text(char32_t value) {
  return value == 0x061C || value == 0x200E || value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069);
}

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return broken;
  char32_t value = first & (0xFFu >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return broken;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return broken;
  return {value, length};
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
  } else {
    if (value < 0x10000) {
      put(0xE0 | (value >> 12));
    } else {
      put(0xF0 | (value >> 18));
      put(0x80 | ((value >> 12) & 0x3F));
    }
    put(0x80 | ((value >> 6) & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_utf8(out, c.value);
    at += c.bytes;
  }
  return out;
}

std::size_t floor_boundary(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  if (at == text.size()) return at;
  for (std::size_t back = 0; back < 4 && back <= at; ++back) {
    const std::size_t start = at - back;
    if ((static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) continue;
    return start + decode_utf8(text, start).bytes > at ? start : at;
  }
  return at;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).bytes) ++count;
  return count;
}

unsigned cell_width(char32_t value) {
  if (value < 0x300) return value == 0xAD ? 0 : 1;
  if (in_ranges(zero_width_ranges, zero_width_ranges + zero_width_count, value)) return 0;
  return in_ranges(wide_ranges, wide_ranges + wide_count, value) ? 2 : 1;
}

unsigned text_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    width += cell_width(c.value);
    at += c.bytes;
  }
  return width;
}

char32_t visible(char32_t value) {
  if (value == '\t' || value == '\n' || value == '\r' || value == 0x0B || value == 0x0C || value == 0x85 ||
      value == 0xA0 || value == 0x2028 || value == 0x2029)
    return ' ';
  if (value < 0x20) return 0x2400 + value;
  if (value == 0x7F) return 0x2421;
  if ((value >= 0x80 && value < 0xA0) || reorders_text(value)) return 0xFFFD;
  return value;
}

std::string visible_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_utf8(out, visible(c.value));
    at += c.bytes;
  }
  return out;
}

}  // namespace claimcheck::reports
