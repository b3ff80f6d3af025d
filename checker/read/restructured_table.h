// Tables of reStructuredText: simple ones, ruled with "=", and grids of "+", "-" and "|".
#pragma once

#include "checker/read/markup_lines.h"

#include <cstddef>
#include <string_view>

namespace claimcheck::read {

/// "=====  ====": a border of a simple table of two columns or more.
bool is_simple_border(std::string_view line);

/// Write the table that starts at line i; return the line behind it.
std::size_t write_simple_table(MarkupLines& text, std::size_t i, std::size_t end);
std::size_t write_grid_table(MarkupLines& text, std::size_t i, std::size_t end);

/// Write the table of a list-table or csv-table directive, whose options and content are lines [first, end). Fields of
/// a csv-table stand on one line each row; one that names a file has none.
void write_list_table(MarkupLines& text, std::size_t first, std::size_t end);
void write_csv_table(MarkupLines& text, std::size_t first, std::size_t end);

}  // namespace claimcheck::read
