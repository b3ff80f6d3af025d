// What the headers of a table say about the figures below and beside them: "in thousands", "(US$ million)", "% change",
// "Cargo (tonnes)".
#pragma once

#include "checker/quantity/quantity.h"

#include <claimcheck/document.h>

namespace claimcheck {

struct Lexicon;

/// Gives a figure that fills its cell the scale and unit that its column's headers state, or else the header of its
/// row, or else the heading right above the table (a scale in brackets). It is then read as if they stood behind it:
/// "14.2" under "(US$ million)" is what "US$14.2 million" is in prose, with the same intervals. Its span stays the
/// figure's. Headers that state a rate ("per 100,000") or two units give nothing, and neither do those that hold one in
/// passing.
void apply_header_units(const Document& document, const Lexicon& lexicon, Scan& scan);

}  // namespace claimcheck
