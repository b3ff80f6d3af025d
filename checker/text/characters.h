// What a character is: classes of ASCII bytes, code points, and the letters beyond ASCII that the lexicons need.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::characters {

/// Classes of ASCII bytes; 0 is punctuation.
enum : std::uint8_t { punct = 0, lower = 1, upper = 2, digit = 3, space = 4, symbol = 5, high = 6 };

inline constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> t{};
  for (int c = 'a'; c <= 'z'; ++c) t[static_cast<std::size_t>(c)] = lower;
  for (int c = 'A'; c <= 'Z'; ++c) t[static_cast<std::size_t>(c)] = upper;
  for (int c = '0'; c <= '9'; ++c) t[static_cast<std::size_t>(c)] = digit;
  for (char c : {' ', '\t', '\n', '\r', '\v', '\f'}) t[static_cast<unsigned char>(c)] = space;
  for (char c : {'$', '%', '+', '~', '<', '>', '=', '^', '#', '@', '&', '*'}) t[static_cast<unsigned char>(c)] = symbol;
  for (int c = 128; c < 256; ++c) t[static_cast<std::size_t>(c)] = high;
  return t;
}();

inline std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// Decodes one code point of valid UTF-8; a broken byte decodes as itself.
inline char32_t decode(std::string_view s, std::size_t at, std::uint32_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  const char32_t c = byte(at);
  length = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 1;
  char32_t code = length == 4 ? c & 7 : length == 3 ? c & 15 : c & 31;
  if (length > 1 && s.size() - at >= length) {
    for (std::uint32_t k = 1; k < length; ++k) {
      if ((byte(at + k) & 0xC0) != 0x80) return length = 1, c;
      code = (code << 6) | (byte(at + k) & 63);
    }
    return code;
  }
  length = 1;
  return c;
}

inline bool is_space(char32_t c) {
  return c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF || c == 0x200B;
}

inline bool is_letter(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xBA || c == 0xB5;
  if (c == 0xD7 || c == 0xF7) return false;
  return c < 0x2000 || (c >= 0x2C00 && c < 0x3000) || (c >= 0x3040 && c < 0xD800) || (c >= 0xF900 && c < 0xFE00) ||
         (c >= 0x10000 && c < 0x1F000) || (c >= 0x20000);
}

inline bool is_upper(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c < 0x138) return c % 2 == 0;
  return c >= 0x391 && c <= 0x3A9;
}

/// Lower case of Latin-1, Latin Extended-A, Greek and Cyrillic capitals; others unchanged.
inline char32_t to_lower(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if ((c >= 0x100 && c < 0x138) || (c >= 0x14A && c < 0x178)) return c | 1;
  if ((c >= 0x139 && c < 0x149) || (c >= 0x179 && c < 0x17F)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  return c;
}

inline bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018; }

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 63)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  }
}

}  // namespace claimcheck::characters
