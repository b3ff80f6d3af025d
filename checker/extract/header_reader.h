// What one header, caption or note of a table says about figures: the scale and unit that they are short of.
#pragma once

#include "checker/quantity/tables.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimcheck {

struct HeaderUnit {
  int power = 0;               // of ten, that every figure is short of
  const Unit* unit = nullptr;  // null: none is stated
  bool closed = false;         // its figures are something else: a rate, or several things
  bool of_table = false;       // said of all of the table
  bool stated() const { return !closed && (power != 0 || unit != nullptr); }
};

/// Reads one header, token by token. A unit or a scale counts where it is set off (in brackets, behind "in", a comma, a
/// colon or a dash, on a line of its own) or, with `whole`, where it is all that there is. A percentage counts
/// anywhere.
HeaderUnit read_header(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon, bool whole);

/// What a caption says of its whole table, and of which rows and columns it does not.
struct Caption {
  HeaderUnit unit;                        // with a scale, or a percentage that is set off; else none
  std::vector<std::uint64_t> exceptions;  // stems of "share" in "in thousands, except share data"
};

/// Reads the tokens of a line above, below or in the corner of a table: "(in thousands, except per share amounts)",
/// "$ in millions", "Figures in USD million unless stated otherwise", "Percent of GDP".
Caption read_caption(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                     const Vocabulary& vocabulary);

}  // namespace claimcheck
