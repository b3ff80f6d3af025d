#include "checker/quantity/anchor.h"

#include "checker/quantity/tables.h"

#include <bit>
#include <cstring>

namespace claimcheck {

namespace {

/// Signs beyond ASCII that numbers come with; typographic quotes, dashes and spaces (E2 80 xx, C2 A0) are none.
bool high_anchor(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const auto first = static_cast<unsigned char>(text[i]);
  const auto second = i + 1 < end ? static_cast<unsigned char>(text[i + 1]) : 0U;
  return (first == 0xC2 && second != 0xA0 && second != 0xAD) || (first == 0xE2 && second != 0x80) || first == 0xEF;
}

/// Blocks of a text with enough readable bytes behind each of them: the last ones are looked at in a padded copy.
class Blocks {
 public:
  explicit Blocks(std::string_view text) : text_(text) {}
  /// Address of the byte at i, with 2 * letter_step readable bytes. `i` grows by letter_step from call to call.
  const char* at(std::uint32_t i) {
    if (!padded_ && i + 2 * letter_step <= text_.size()) return text_.data() + i;
    if (!padded_) {
      std::memcpy(tail_.data(), text_.data() + i, text_.size() - i);
      tail_from_ = i;
      padded_ = true;
    }
    return tail_.data() + (i - tail_from_);
  }

 private:
  std::string_view text_;
  std::array<char, 4 * letter_step> tail_{};
  std::uint32_t tail_from_ = 0;
  bool padded_ = false;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::uint32_t behind_letters(std::string_view text, std::uint32_t i, std::uint32_t end) {
  while (i < end && is_letter(text[i])) ++i;
  return i;
}

/// Whether the run of letters at i opens a mention; the filter has let its beginning pass. An article does before a
/// unit: "a kilogram", "more than an hour".
bool opens(std::string_view text, std::uint32_t i, std::uint32_t end, const Lexicon& lexicon) {
  const std::uint32_t behind = behind_letters(text, i, end);
  if (behind < end && static_cast<unsigned char>(text[behind]) >= 0x80) return true;  // the tokenizer decides
  const std::uint64_t roles = lexicon.words.find(hash_letters(slice(text, {i, behind}))).roles;
  if ((roles & (opening_roles | role_date)) != 0) return true;
  if ((roles & role_article) == 0) return false;
  std::uint32_t word = behind;
  while (word < end && is_white(text[word])) ++word;
  if (word == behind) return false;
  const Span next{word, behind_letters(text, word, end)};
  return (lexicon.words.find(hash_letters(slice(text, next))).roles & role_unit_start) != 0;
}

}  // namespace

std::uint32_t find_anchor(std::string_view text, Span span, const Lexicon& lexicon) {
  Blocks blocks(text);
  bool in_word = false;
  for (std::uint32_t i = span.begin; i < span.end; i += letter_step) {
    const char* block = blocks.at(i);
    const std::uint32_t letters = letters_at(block).letters;
    const MarkMasks marks = marks_at(block);
    const std::uint32_t starts = letters & ~(letters << 1 | static_cast<std::uint32_t>(in_word));
    in_word = (letters >> (letter_step - 1) & 1U) != 0;
    std::uint32_t ahead = 0;  // letters of the next block, looked at when a word reaches into it
    for (std::uint32_t left = marks.marks | marks.high | starts; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      const std::uint32_t at = i + bit;
      if (at >= span.end) return span.end;
      if ((marks.marks >> bit & 1U) != 0) return at;
      if ((marks.high >> bit & 1U) != 0) {
        if (high_anchor(text, at, span.end)) return at;
        continue;
      }
      if (bit + 4 > letter_step && ahead == 0) ahead = letters_at(block + letter_step).letters << letter_step;
      const auto length = static_cast<std::size_t>(std::countr_one((letters | ahead) >> bit));
      if (lexicon.anchors.may_open(load_four(block + bit), std::min<std::size_t>(length, 4)) &&
          opens(text, at, span.end, lexicon))
        return at;
    }
  }
  return span.end;
}

}  // namespace claimcheck
