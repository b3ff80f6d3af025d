// Text made equal for comparison: lower case, single spaces.
#include "checker/text/characters.h"
#include "checker/text/token.h"

#include <utility>

namespace claimcheck {

using namespace characters;

std::string fold_case(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
      ++i;
      continue;
    }
    std::uint32_t length = 1;
    const char32_t code = decode(word, i, length);
    if (is_apostrophe(code))
      out.push_back('\'');
    else if (length == 1)
      out.push_back(c);
    else
      append_utf8(out, to_lower(code));
    i += length;
  }
  return out;
}

namespace {

/// Whether there is nothing to fold: single spaces between other characters, and no sign that may be a wide space. One
/// pass without a branch on bytes and their neighbours, which the compiler takes many at a time.
bool is_folded(std::string_view text) {
  if (text.empty()) return true;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (bytes[0] <= ' ' || bytes[0] >= 0x80 || text.back() == ' ') return false;
  unsigned char found = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const unsigned char c = bytes[i], before = bytes[i - 1];
    const auto after_e1 = static_cast<unsigned char>(c - 0xE1);  // 0xC2, 0xE1 to 0xE3, 0xEF: first bytes of wide spaces
    found = static_cast<unsigned char>(found | (c < ' ') | (c == 0xC2) | (after_e1 <= 2) | (c == 0xEF) |
                                       ((c == ' ') & (before == ' ')));
  }
  return found == 0;
}

}  // namespace

std::string fold_space(std::string_view text) {
  if (is_folded(text)) return std::string(text);
  std::string out(text.size(), ' ');
  char* end = out.data();
  bool gap = false;  // white space stands before the next character
  for (std::size_t i = 0; i < text.size();) {
    const std::uint8_t kind = class_of(text[i]);
    std::uint32_t length = 1;
    const bool blank = kind == space || (kind == high && is_space(decode(text, i, length)) && length > 1);
    if (blank) {
      gap = end != out.data();
      i += length;
      continue;
    }
    if (std::exchange(gap, false)) *end++ = ' ';
    *end++ = text[i++];
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

}  // namespace claimcheck
