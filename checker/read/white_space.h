// White space and invisible characters as real documents hold them: what separates words and lines, and what a person
// does not see at all. Part of reading; later stages meet only the white space that is left in Document::text.
#pragma once

#include <claimcheck/document.h>

#include <cstdint>
#include <string_view>

namespace claimcheck::read {

/// An ASCII character that is no white space: most of a text.
inline bool is_ink(char c) { return c > ' ' && c < '\x7F'; }
/// Bytes of the white-space character at `i` (ASCII, no-break, thin, ideographic … spaces and line ends), or 0.
std::size_t space_at(std::string_view s, std::size_t i);
/// Offset of the first character at or behind `i` that is no white space.
inline std::size_t skip_space(std::string_view s, std::size_t i) {
  while (i < s.size() && !is_ink(s[i])) {
    const std::size_t n = space_at(s, i);
    if (n == 0) break;
    i += n;
  }
  return i;
}
/// Bytes of the white-space character that ends just before `i`, or 0.
std::size_t space_before(std::string_view s, std::size_t i);
/// Whether nothing but white space is in `s` (a line of no-break spaces is blank).
bool is_blank_to_its_end(std::string_view s);
inline bool is_blank(std::string_view s) { return s.empty() || (!is_ink(s[0]) && is_blank_to_its_end(s)); }
/// `span` of `s` without the white space around it.
Span trim_both(std::string_view s, Span span);
inline Span trim(std::string_view s, Span span) {
  return span.begin < span.end && is_ink(s[span.begin]) && is_ink(s[span.end - 1]) ? span : trim_both(s, span);
}
std::string_view trim(std::string_view s);

/// Bytes of an invisible character at `i` that a reader drops (soft hyphen, zero-width space, word joiner, direction
/// marks, byte-order mark), or 0. None of these may split a number or a word.
std::size_t invisible_at(std::string_view s, std::size_t i);
/// Offset of the first invisible character at or after `from`, or npos.
std::size_t find_invisible(std::string_view s, std::size_t from);

/// Bytes of the UTF-8 character that starts with `lead` (1 for a stray byte).
inline std::size_t utf8_length(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_letter(char c) { return is_lower(c) || is_upper(c); }
/// A letter, for shape tests: ASCII letters, and every byte of a non-ASCII character that is no space or punctuation.
bool holds_word(std::string_view s);

}  // namespace claimcheck::read
