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
  bool of_parts = false;       // percentages of what is counted one by one: none is above 100
  bool stated() const { return !closed && (power != 0 || unit != nullptr); }
};

/// Reads one header, token by token. A unit or a scale counts where it is set off (in brackets, behind "in", a comma, a
/// colon or a dash, on a line of its own) or, with `whole`, where it is all that there is. A percentage counts
/// anywhere.
HeaderUnit read_header(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon, bool whole);

/// One thing that a caption does not hold for: "shares" and "per share" in "except shares and per share amounts".
struct Exception {
  std::vector<std::uint64_t> words;  // stems, all of which a label holds; never empty
  bool per = false;                  // what is stated for each of them: "per share"
};

/// What a caption says of its whole table, and of which rows and columns it does not.
struct Caption {
  HeaderUnit unit;  // with a scale, or a percentage that is set off; else none
  std::vector<Exception> exceptions;
};

/// Whether a sentence begins with the figures of its table, or the table: "All amounts are in thousands", "Financial
/// figures are in EUR million", "The table shows sales, in thousands".
bool is_about_figures(const std::vector<Token>& tokens, const Vocabulary& vocabulary);

/// Reads the tokens of a line above, below or in the corner of a table: "(in thousands, except per share amounts)",
/// "$ in millions", "Figures in USD million unless stated otherwise", "Percent of GDP". What stands outside of brackets
/// counts in a title, or in a sentence that begins as captions do ("All amounts in …"): not in one with a verb of its
/// own.
Caption read_caption(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                     const Vocabulary& vocabulary);

}  // namespace claimcheck
