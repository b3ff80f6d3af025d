// Which rows of a table head it, where the format does not say: CSV files, spreadsheets, most tables of word
// processors.
#pragma once

#include <claimcheck/document.h>

#include <span>
#include <string_view>

namespace claimcheck::read {

/// Whether a cell holds a figure: digits with separators, signs, currency, percent, or a dash or "n/a" in place of one.
/// A year alone ("2023", "2022/23", "FY2023") names a column.
bool reads_as_figure(std::string_view cell);

/// Marks the cells of the rows at the top that hold words or years where the rows below hold figures: at most
/// `most_header_rows`. Leaves a table alone that marks headers itself. `cells` are one table in reading order.
void mark_header_rows(std::string_view text, std::span<Block> cells);

inline constexpr std::int32_t most_header_rows = 4;

}  // namespace claimcheck::read
