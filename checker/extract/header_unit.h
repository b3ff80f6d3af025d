// What the headers of a table say about the figures below and beside them: "in thousands", "(US$ million)", "% change",
// "Cargo (tonnes)".
#pragma once

#include "checker/quantity/quantity.h"

#include <claimcheck/document.h>

namespace claimcheck {

struct Lexicon;
class Vocabulary;

/// Gives a figure that fills its cell the scale and unit that its column's headers state, or else the header of its
/// row, or else the caption: a line above or below the table, its corner or its first row. It is then read as if they
/// stood behind it: "14.2" under "(US$ million)" is what "US$14.2 million" is in prose, with the same intervals. Its
/// span stays the figure's. Headers that state a rate ("per 100,000") or two units give nothing, and neither do those
/// that hold one in passing.
void apply_header_units(const Document& document, const Lexicon& lexicon, const Vocabulary& vocabulary, Scan& scan);

}  // namespace claimcheck
