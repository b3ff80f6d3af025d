// The figure that a cell of a table is: whether it is bare, what a header makes of it, and figures in brackets as
// accounts write what is below zero ("(1,204)", "$(112)", "(3.4)%").
#pragma once

#include "checker/extract/header_reader.h"
#include "checker/quantity/quantity.h"
#include "checker/quantity/tables.h"

#include <optional>
#include <string_view>

namespace claimcheck {

/// Four digits, as a year is written.
bool may_be_year(std::string_view text);

/// Whether nothing but the figure, its sign and marks of notes stand in its cell.
bool fills_cell(std::string_view text, const Mention& mention, Span cell);

/// A number alone, or an amount of money without a scale ("$" often stands in the first row only).
bool is_bare(const Mention& mention);

/// A figure that would be a year elsewhere ("1998" under "Cargo (tonnes)"), and the same as a number.
bool is_year_alone(const Mention& mention, std::string_view text);
Mention as_number(const Mention& year, std::string_view text);

/// Reads a figure as if the scale and unit of a header stood behind it: same value, same intervals.
void apply_header(const HeaderUnit& header, std::string_view text, const Lexicon& lexicon, Mention& mention);

struct BracketedFigure {
  Span span;                       // from the currency or the opening bracket to the closing one or the percent sign
  const Unit* unit = nullptr;      // that stands in the cell, inside or outside of the brackets; null: none
  bool as_accounts_write = false;  // "$(112)", "($112)", "(3.4)%": by itself no other thing than a figure below zero
};

/// What a cell says whose only content is a figure in round brackets, perhaps with a currency before it, a percent sign
/// behind it and marks of notes; empty for any other cell, and for figures with a hedge or a counted noun.
std::optional<BracketedFigure> read_bracketed(std::string_view text, Span cell, const Mention& mention,
                                              const Lexicon& lexicon);

/// Turns the figure below zero; it then spans `span`.
void negate(Span span, Mention& mention);

}  // namespace claimcheck
