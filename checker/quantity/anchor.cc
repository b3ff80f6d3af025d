#include "checker/quantity/anchor.h"

#include "checker/quantity/tables.h"

namespace claimcheck {

namespace {

enum : std::uint8_t { other = 0, letter = 1, anchor = 2, high = 3 };

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c)
    table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = letter;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = anchor;
  for (int c = 128; c < 256; ++c) table[static_cast<std::size_t>(c)] = high;
  table['%'] = table['$'] = anchor;
  return table;
}();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// Signs beyond ASCII that numbers come with; typographic quotes, dashes and spaces (E2 80 xx, C2 A0) are none.
bool high_anchor(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const auto first = static_cast<unsigned char>(text[i]);
  const auto second = i + 1 < end ? static_cast<unsigned char>(text[i + 1]) : 0U;
  return (first == 0xC2 && second != 0xA0 && second != 0xAD) || (first == 0xE2 && second != 0x80) || first == 0xEF;
}

}  // namespace

std::uint32_t find_anchor(std::string_view text, Span span, const Lexicon& lexicon) {
  for (std::uint32_t i = span.begin; i < span.end;) {
    const std::uint8_t kind = class_of(text[i]);
    if (kind == anchor) return i;
    if (kind == high && high_anchor(text, i, span.end)) return i;
    if (kind != letter) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < span.end && class_of(text[end]) == letter) ++end;
    const std::string_view word = text.substr(i, end - i);
    if (lexicon.anchors.may_open(word)) {
      if (end < span.end && class_of(text[end]) == high) return i;  // letters beyond ASCII: the tokenizer decides
      std::uint64_t hash = 0xcbf29ce484222325ULL;                   // as hash_word, folding ASCII case
      for (const char c : word) hash = (hash ^ (static_cast<unsigned char>(c) | 0x20U)) * 0x100000001b3ULL;
      if ((lexicon.words.find(hash).roles & (opening_roles | role_date)) != 0) return i;
    }
    i = end;
  }
  return span.end;
}

}  // namespace claimcheck
