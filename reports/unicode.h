// UTF-8 for reports: decoding that never fails, width in terminal cells, and a visible form of what must not reach a
// terminal as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::reports {

/// One decoded code point; a byte that is not UTF-8 gives U+FFFD with `bytes` 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 1;
};

/// Decodes at `at`, which must lie inside `text`. Overlong forms, surrogates and values above U+10FFFF are broken.
CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);
/// `text` with every broken byte replaced by U+FFFD.
std::string valid_utf8(std::string_view text);
/// Largest offset up to `at` that does not cut a code point.
std::size_t floor_boundary(std::string_view text, std::size_t at);
/// Number of code points (a broken byte counts as one).
std::size_t count_code_points(std::string_view text);

/// Terminal cells of one code point: 0 (combining, format), 1, or 2 (East Asian wide, emoji).
unsigned cell_width(char32_t value);
/// Terminal cells of a string that holds no control bytes.
unsigned text_width(std::string_view text);

/// Marks and overrides that change the direction of the text around them.
bool reorders_text(char32_t value);

/// The code point that stands for `value` on a terminal: control pictures for C0 and DEL (ESC becomes U+241B), a space
/// for white space and line ends, U+FFFD for C1 and for marks that reorder text (a document could disguise a number
/// with them).
char32_t visible(char32_t value);
/// The same for a string; valid UTF-8, one line.
std::string visible_text(std::string_view text);

}  // namespace claimcheck::reports
