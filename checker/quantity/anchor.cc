#include "checker/quantity/anchor.h"

#include "checker/quantity/tables.h"
#include "checker/text/masks.h"

#include <algorithm>
#include <bit>

namespace claimcheck {

namespace {

/// Signs beyond ASCII that numbers come with; typographic quotes, dashes and spaces (E2 80 xx, C2 A0) are none.
bool high_anchor(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const auto first = static_cast<unsigned char>(text[i]);
  const auto second = i + 1 < end ? static_cast<unsigned char>(text[i + 1]) : 0U;
  return (first == 0xC2 && second != 0xA0 && second != 0xAD) || (first == 0xE2 && second != 0x80) || first == 0xEF;
}

bool is_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::uint32_t behind_letters(std::string_view text, std::uint32_t i, std::uint32_t end) {
  while (i < end && is_letter(text[i])) ++i;
  return i;
}

/// Bytes of the longest word with an apostrophe that is looked up here.
constexpr std::uint32_t longest_possessive = 30;

/// Behind "\u2019" and the letters after it, as in "mayor\u2019s"; `i` where that is not what stands there.
std::uint32_t behind_possessive(std::string_view text, std::uint32_t i, std::uint32_t end) {
  if (end - i < 4 || text.substr(i, 3) != "\xE2\x80\x99") return i;
  const std::uint32_t behind = behind_letters(text, i + 3, end);
  return behind > i + 3 ? behind : i;
}

/// The hash of the token "mayor\u2019s": `word` is followed by the sign and `letters`.
std::uint64_t hash_possessive(std::string_view word, std::string_view letters) {
  std::array<char, longest_possessive> folded{};
  std::size_t n = 0;
  for (const std::string_view part : {word, std::string_view("'"), letters})
    for (const char c : part) folded[n++] = c == '\'' ? c : static_cast<char>(c | 0x20);
  return hash_word({folded.data(), n});
}

/// The word behind white space at i. Its hash is that of the token there only when it is `plain`: letters, and nothing
/// behind them that could belong to it.
struct NextWord {
  std::uint64_t hash = 0;
  bool plain = false;
};
NextWord word_behind(std::string_view text, std::uint32_t i, std::uint32_t end) {
  std::uint32_t word = i;
  while (word < end && is_white(text[word])) ++word;
  if (word == i) return {};
  const Span span{word, behind_letters(text, word, end)};
  const char behind = span.end < end ? text[span.end] : ' ';
  return {hash_letters(slice(text, span)), !span.empty() && static_cast<unsigned char>(behind) < 0x80 &&
                                               behind != '\'' && !(behind == '.' && span.size() == 1)};
}

/// Roles that open a mention with nothing else beside them.
constexpr std::uint64_t sure_roles = (opening_roles & ~(role_share_noun | role_vague_scale)) | role_date;

/// Whether the word of this hash, which ends at `behind`, opens a mention.
bool opens(std::uint64_t hash, std::string_view text, std::uint32_t behind, std::uint32_t end, const Lexicon& lexicon) {
  const std::uint64_t roles = lexicon.words.find(hash).roles;
  if ((roles & sure_roles) != 0) return true;
  if ((roles & role_share_noun) != 0 && (roles & role_leads_share) == 0) return true;
  constexpr std::uint64_t unsure_roles = role_article | role_share_noun | role_vague_scale | role_holiday;
  if ((roles & unsure_roles) == 0) return false;
  const NextWord next = word_behind(text, behind, end);
  const std::uint64_t next_roles = lexicon.words.find(next.hash).roles;
  if ((roles & role_article) != 0 && (next_roles & role_unit_start) != 0) return true;  // "more than an hour"
  if ((roles & ~role_article & unsure_roles) == 0) return false;
  if (!next.plain) return true;
  if ((roles & role_holiday) != 0 && lexicon.dates.may_go_on_holiday(next.hash)) return true;
  if ((roles & role_uncertain) != 0 && (next_roles & (role_unit_start | role_of)) != 0) return true;  // "few hours"
  return (roles & role_phrase_start) != 0 && lexicon.may_begin_phrase(hash, next.hash);               // "most of"
}

}  // namespace

bool opens_mention(std::string_view text, std::uint32_t i, std::uint32_t end, const Lexicon& lexicon) {
  const std::uint32_t letters = behind_letters(text, i, end);
  const std::uint64_t hash = hash_letters(slice(text, {i, letters}));
  if (letters == end || static_cast<unsigned char>(text[letters]) < 0x80)
    return opens(hash, text, letters, end, lexicon);
  // "mayor\u2019s" is one word; what else goes on beyond ASCII is left to the tokenizer.
  const std::uint32_t behind = behind_possessive(text, letters, end);
  if (behind == letters || behind - i > longest_possessive) return true;
  const char next = behind < end ? text[behind] : ' ';
  if (static_cast<unsigned char>(next) >= 0x80 || next == '\'') return true;
  const std::uint64_t whole = hash_possessive(slice(text, {i, letters}), slice(text, {letters + 3, behind}));
  return opens(hash, text, behind, end, lexicon) || opens(whole, text, behind, end, lexicon);
}

std::uint32_t find_anchor(std::string_view text, Span span, const Lexicon& lexicon) {
  PaddedBytes bytes(text);
  std::uint64_t in_word = 0;  // whether the last byte of the block before is a letter
  for (std::uint32_t i = span.begin; i < span.end; i += mask_size) {
    const char* block = bytes.at(i);
    const AnchorMasks masks = anchor_masks(block);
    std::uint64_t starts = masks.letters & ~(masks.letters << 1 | in_word);
    in_word = masks.letters >> (mask_size - 1);
    // The first sign; of the words, only those before it are looked at.
    std::uint32_t sign = std::min(span.end - i, mask_size);
    for (std::uint64_t left = masks.marks | masks.leads; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      if (bit >= sign) break;
      if ((masks.marks >> bit & 1U) != 0 || high_anchor(text, i + bit, span.end)) sign = bit;
    }
    if (sign < mask_size) starts &= (std::uint64_t{1} << sign) - 1;
    for (; starts != 0; starts &= starts - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(starts));
      const std::uint32_t at = i + bit;
      std::size_t letters = static_cast<std::size_t>(std::countr_zero(~(masks.letters >> bit) | 16U));  // at most 4
      if (bit + letters >= mask_size)  // the word may have more letters behind the block
        letters = behind_letters(text, at, std::min(span.end, at + 4)) - at;
      if (lexicon.anchors.may_open(load_four(block + bit), letters) && opens_mention(text, at, span.end, lexicon))
        return at;
    }
    if (sign < mask_size) return std::min(i + sign, span.end);
  }
  return span.end;
}

}  // namespace claimcheck
