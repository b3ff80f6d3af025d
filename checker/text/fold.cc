// Text made equal for comparison: lower case, single spaces.
#include "checker/text/characters.h"
#include "checker/text/masks.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <bit>

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

/// Bytes that are no white space and begin none.
constexpr std::array<bool, 256> is_solid = [] {
  std::array<bool, 256> solid{};
  for (std::size_t c = ' ' + 1; c < solid.size(); ++c)
    solid[c] = c != 0xC2 && c != 0xE1 && c != 0xE2 && c != 0xE3 && c != 0xEF;
  return solid;
}();

/// Whether a wide space begins at i.
bool wide_space_at(std::string_view text, std::size_t i) {
  std::uint32_t length = 1;
  return !is_solid[static_cast<unsigned char>(text[i])] && is_space(decode(text, i, length)) && length > 1;
}

/// Whether there is nothing to fold: single spaces between other characters, no other white space.
bool is_folded(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  PaddedBytes bytes(text);
  std::uint64_t blank_before = 0;
  for (std::size_t i = 0; i < text.size(); i += mask_size) {
    const FoldMasks masks = fold_masks(bytes.at(i));
    if ((masks.blanks & (masks.blanks << 1 | blank_before)) != 0) return false;
    blank_before = masks.blanks >> (mask_size - 1);
    for (std::uint64_t left = masks.others; left != 0; left &= left - 1) {
      const std::size_t at = i + static_cast<std::size_t>(std::countr_zero(left));
      if (at >= text.size()) break;
      if (static_cast<unsigned char>(text[at]) < 0x80 || wide_space_at(text, at)) return false;
    }
  }
  return true;
}

}  // namespace

std::string fold_space(std::string_view text) {
  if (is_folded(text)) return std::string(text);
  std::string out(text.size(), ' ');
  char* const begin = out.data();
  char* end = begin;
  PaddedBytes bytes(text);
  for (std::size_t i = 0; i < text.size();) {
    // What stands before the next byte that may have to change is taken over at once: a blank behind none is none.
    const FoldMasks masks = fold_masks(bytes.at(i));
    const bool after_blank = end == begin || end[-1] == ' ';
    const std::uint64_t stops = masks.others | (masks.blanks & (masks.blanks << 1 | std::uint64_t{after_blank}));
    const std::size_t run = std::min<std::size_t>(text.size() - i, static_cast<std::size_t>(std::countr_zero(stops)));
    end = std::copy_n(text.data() + i, run, end);
    i += run;
    if (run == mask_size || i == text.size()) continue;
    std::uint32_t length = 1;
    if (class_of(text[i]) == space || (is_space(decode(text, i, length)) && length > 1)) {
      if (end != begin && end[-1] != ' ') *end++ = ' ';
      i += length;
    } else {
      do *end++ = text[i++];
      while (i < text.size() && static_cast<unsigned char>(text[i]) >= 0x80 &&
             is_solid[static_cast<unsigned char>(text[i])]);
    }
  }
  if (end != begin && end[-1] == ' ') --end;
  out.resize(static_cast<std::size_t>(end - begin));
  return out;
}

}  // namespace claimcheck
