#include "checker/read/entities.h"

#include "checker/read/white_space.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace claimcheck::read {

namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};

constexpr Entity entities[] = {
#include "checker/read/entity_table.inc"
};

constexpr std::size_t longest_name = 33;

const Entity* find_entity(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(entities), std::end(entities), name,
                                       [](const Entity& e, std::string_view n) { return e.name < n; });
  return found != std::end(entities) && found->name == name ? found : nullptr;
}

/// References to C1 controls mean what Windows-1252 has there.
std::uint32_t windows_1252(std::uint32_t c) {
  static constexpr std::array<std::uint16_t, 32> table = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return c >= 0x80 && c < 0xA0 ? table[c - 0x80] : c;
}

int digit_value(char c, bool hex) {
  if (is_digit(c)) return c - '0';
  return hex && is_letter(c) && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/// "&#8217;", "&#x2019;"
std::size_t decode_number(std::string_view s, std::string& text, bool strict) {
  const bool hex = s.size() > 2 && (s[2] | 0x20) == 'x';
  std::size_t i = hex ? 3 : 2;
  const std::size_t first = i;
  std::uint32_t value = 0;
  for (; i < s.size(); ++i) {
    const int d = digit_value(s[i], hex);
    if (d < 0) break;
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(d);
  }
  if (i == first) return 0;
  const bool closed = i < s.size() && s[i] == ';';
  if (strict && !closed) return 0;
  text.clear();
  append_utf8(windows_1252(value), text);
  return i + (closed ? 1 : 0);
}

}  // namespace

void append_utf8(std::uint32_t c, std::string& out) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t decode_entity(std::string_view s, std::string& text, bool strict) {
  if (s.size() < 3 || s[0] != '&') return 0;
  if (s[1] == '#') return decode_number(s, text, strict);
  std::size_t end = 1;
  while (end < s.size() && end <= longest_name && (is_letter(s[end]) || is_digit(s[end]))) ++end;
  if (end < s.size() && s[end] == ';') {
    if (const Entity* entity = find_entity(s.substr(1, end))) {
      text = entity->text;
      return end + 1;
    }
  }
  if (strict) return 0;
  // The old ones need no semicolon; the longest prefix counts ("&notit" is "¬it").
  for (std::size_t n = end - 1; n >= 2; --n) {
    if (const Entity* entity = find_entity(s.substr(1, n))) {
      text = entity->text;
      return n + 1;
    }
  }
  return 0;
}

}  // namespace claimcheck::read
