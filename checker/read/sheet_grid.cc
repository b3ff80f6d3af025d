#include "checker/read/sheet_grid.h"

#include "checker/read/table_headers.h"

#include <algorithm>
#include <utility>

namespace claimcheck::read {

bool SheetGrid::starts_anew(std::int64_t number, const std::vector<SheetCell>& cells) const {
  if (!open_) return true;
  const bool figures =
      std::any_of(cells.begin(), cells.end(), [](const SheetCell& cell) { return reads_as_figure(cell.text); });
  return number > last_ + 1 && !figures;
}

void SheetGrid::row(std::int64_t number, const std::vector<SheetCell>& cells) {
  if (cells.empty()) return;
  if (std::exchange(named_, false)) out_.add_heading(static_cast<std::uint8_t>(title_level_ - 1), sheet_, sheet_);
  const bool anew = starts_anew(number, cells);
  if (anew) finish();
  last_ = number;
  const auto place = [&](const SheetCell& cell) {
    return sheet_ + "!" + column_name(cell.column) + std::to_string(number);
  };
  if (anew && cells.size() == 1) {
    Block title;
    title.kind = BlockKind::heading;
    title.level = title_level_;
    out_.add(title, cells.front().text, place(cells.front()));
    return;
  }
  if (!open_) {
    open_ = true;
    cell_ = {};
    cell_.kind = BlockKind::table_cell;
    cell_.table = out_.next_table();
    first_ = document_.blocks.size();
  }
  ++cell_.row;
  for (const SheetCell& cell : cells) {
    cell_.column = cell.column;
    cell_.columns = cell.columns;
    out_.add(cell_, cell.text, place(cell));
  }
}

void SheetGrid::finish() {
  if (open_) mark_header_rows(document_.text, std::span(document_.blocks).subspan(first_));
  open_ = false;
}

}  // namespace claimcheck::read
