// The header of a column or the label of a row that the caption of its table does not hold for: what the caption
// excepts, and what is counted in something else ("Average age" in a table in thousands).
#pragma once

#include "checker/extract/header_reader.h"

namespace claimcheck {

/// The exceptions of a caption, from the tokens behind "except": one for each item of "share data, per share amounts
/// and ratios". What only says "figures" or "where stated" is none.
std::vector<Exception> read_exceptions(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                                       const Lexicon& lexicon, const Vocabulary& vocabulary);

/// What a label says of the figures in its row or column, beside the caption of their table. A later one wins where two
/// headers stand over one column.
enum class LabelKind : std::uint8_t {
  plain,    // nothing
  counted,  // "Stores": a count, unless the other label or the figures say money
  money,    // "Revenue"
  apart,    // the caption does not hold for it
};

/// The kind of a label, in `tokens`.
LabelKind label_kind(std::string_view text, const std::vector<Token>& tokens, const Caption& caption,
                     const Lexicon& lexicon, const Vocabulary& vocabulary);

/// Whether the figures of a label are money by its noun: "Revenue", "Cost of sales".
bool names_money(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                 const Vocabulary& vocabulary);

/// Whether no figure of a label is below zero, so that brackets around one are no minus: "n", "Sample size", "Note".
bool never_below_zero(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                      const Vocabulary& vocabulary);

}  // namespace claimcheck
