// A sentence as the number grammar sees it: its tokens, with the lexicon at hand.
//
// Every step of the grammar (numeral, unit, noun, hedge, range) reads from a Line and token positions in it. Positions
// outside the sentence are safe to ask about: they hold an empty punctuation token.
#pragma once

#include "checker/quantity/tables.h"
#include "checker/text/token.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace claimcheck {

struct Line {
  std::string_view text;
  const std::vector<Token>& tokens;
  std::uint32_t begin = 0;  // tokens of the sentence
  std::uint32_t end = 0;
  const Lexicon& lexicon;
  const std::vector<const Word*>& words;  // of all tokens: each is looked up once
  bool is_cell = false;                   // the sentence is all that stands in a cell of a table

  bool holds(std::uint32_t i) const { return i >= begin && i < end; }
  const Token& at(std::uint32_t i) const { return holds(i) ? tokens[i] : none(); }
  std::string_view bytes(std::uint32_t i) const { return holds(i) ? slice(text, tokens[i].span) : std::string_view(); }
  const Word& word(std::uint32_t i) const { return holds(i) ? *words[i] : no_word(); }
  bool is(std::uint32_t i, std::uint64_t roles) const { return (word(i).roles & roles) != 0; }
  /// The longest phrase of the table at token i (see PhraseTable::find).
  PhraseTable::Match phrase(const PhraseTable& table, std::uint32_t i, std::uint32_t last) const {
    if ((word(i).phrases & table.mark) == 0) return {};
    return table.find(text, tokens, i, last);
  }
  bool is_number(std::uint32_t i) const { return at(i).kind == TokenKind::number; }
  bool is_word(std::uint32_t i) const { return at(i).kind == TokenKind::word; }
  /// Whether token i stands right behind the one before it.
  bool glued(std::uint32_t i) const { return i > begin && i < end && !tokens[i].space_before; }
  /// Whether token i is this ASCII character (dashes and quotes of any form count as theirs).
  bool is_char(std::uint32_t i, char c) const {
    return holds(i) && tokens[i].kind != TokenKind::word && tokens[i].hash == hash_char(c);
  }
  bool is_dash(std::uint32_t i) const { return is_char(i, '-') || bytes(i) == "\xE2\x88\x92"; }
  std::uint32_t start_byte(std::uint32_t i) const { return tokens[i].span.begin; }
  std::uint32_t end_byte(std::uint32_t end_token) const { return tokens[end_token - 1].span.end; }
  Span bytes_of(std::uint32_t from, std::uint32_t to) const {
    return from < to ? Span{start_byte(from), end_byte(to)} : Span{};
  }

  /// The token that starts at this byte or behind it.
  std::uint32_t token_at(std::uint32_t byte) const {
    const auto first = tokens.begin() + begin, last = tokens.begin() + end;
    const auto found =
        std::lower_bound(first, last, byte, [](const Token& t, std::uint32_t b) { return t.span.begin < b; });
    return static_cast<std::uint32_t>(found - tokens.begin());
  }

  static const Word& no_word() {
    static constexpr Word word{};
    return word;
  }
  static const Token& none() {
    static const Token token{};
    return token;
  }
};

}  // namespace claimcheck
