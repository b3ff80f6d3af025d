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
  const Token* tokens = nullptr;  // of many sentences; this one has those of [begin, end)
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const Lexicon& lexicon;
  const Word* const* words = nullptr;  // of all tokens: each is looked up once
  bool is_cell = false;                // the sentence is all that stands in a cell of a table

  bool holds(std::uint32_t i) const { return i - begin < end - begin; }  // one comparison: what is below wraps around
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
    const Token& token = at(i);
    return token.hash == hash_char(c) && token.kind != TokenKind::word;
  }
  /// A hyphen or dash of any width, or the sign of subtraction (U+2212).
  bool is_dash(std::uint32_t i) const {
    constexpr std::uint64_t hyphen = hash_char('-'), minus = hash_step(hash_start(3), 0x9288E2);
    const Token& token = at(i);
    return ((token.hash == hyphen) | (token.hash == minus)) && token.kind != TokenKind::word;
  }
  std::uint32_t start_byte(std::uint32_t i) const { return tokens[i].span.begin; }
  std::uint32_t end_byte(std::uint32_t end_token) const { return tokens[end_token - 1].span.end; }
  Span bytes_of(std::uint32_t from, std::uint32_t to) const {
    return from < to ? Span{start_byte(from), end_byte(to)} : Span{};
  }

  /// The token that starts at this byte or behind it.
  std::uint32_t token_at(std::uint32_t byte) const {
    const Token *first = tokens + begin, *last = tokens + end;
    const auto found =
        std::lower_bound(first, last, byte, [](const Token& t, std::uint32_t b) { return t.span.begin < b; });
    return static_cast<std::uint32_t>(found - tokens);
  }

  static const Word& no_word() {
    static constexpr Word word{};
    return word;
  }
  static const Token& none() {
    static constexpr Token token{};
    return token;
  }
};

}  // namespace claimcheck
