// The rows of a spreadsheet to tables: a sheet holds titles, notes and several tables, one below the other.
#pragma once

#include "checker/read/extracted_text.h"

#include <claimcheck/document.h>

#include <cstdint>
#include <string>
#include <vector>

namespace claimcheck::read {

struct SheetCell {
  std::int32_t column = 0;
  std::int32_t columns = 1;  // of a merged cell
  std::string text;
};

/// Takes the rows of one sheet in order. A row of one cell above a table is its title; an empty row ends a table where
/// the next row reads as a header or a title.
class SheetGrid {
 public:
  /// `named`: the name of the sheet heads its tables ("2023"), so that no heading of another sheet does.
  SheetGrid(ExtractedText& out, Document& document, std::string sheet, bool named)
      : out_(out), document_(document), sheet_(std::move(sheet)), named_(named), title_level_(named ? 3 : 2) {}
  /// `number` is the row's own, from 1; cells without text are left out.
  void row(std::int64_t number, const std::vector<SheetCell>& cells);
  /// Rows that are not shown, from `number` on. They are no gap between two tables.
  void hidden_rows(std::int64_t number, std::int64_t count) {
    if (number == last_ + 1) last_ += count;
  }
  void finish();

 private:
  bool starts_anew(std::int64_t number, const std::vector<SheetCell>& cells) const;

  ExtractedText& out_;
  Document& document_;
  std::string sheet_;
  bool named_ = false;            // and the name was not yet written
  std::uint8_t title_level_ = 2;  // level 1 would be the title of the document
  Block cell_;
  std::size_t first_ = 0;  // block of the open table
  std::int64_t last_ = 0;  // number of the last row that was not empty
  bool open_ = false;
};

/// Columns of a sheet that are read.
inline constexpr std::int32_t most_sheet_columns = 1000;

}  // namespace claimcheck::read
