#include "checker/extract/table_cell.h"

#include "checker/text/token.h"

namespace claimcheck {

namespace {

constexpr std::uint32_t max_steps = 1000;  // a header further away than this is not looked for

/// "Total", "Grand total", "TOTAL (2023)"; not "Total length", which names a measure.
bool says_total(std::string_view header) {
  const std::string text = fold_case(fold_space(header));
  const auto at = text.find("total");
  if (at == std::string::npos || text.find("subtotal") != std::string::npos ||
      text.find("sub-total") != std::string::npos)
    return false;
  const std::string before = text.substr(0, at), behind = text.substr(at + 5);
  const bool alone = behind.empty() || behind.front() == ' ' || behind.front() == ':' || behind.front() == '*';
  const std::size_t rest = behind.find_first_not_of(" :*");
  const bool plain_end = rest == std::string::npos || behind[rest] == '(';
  return alone && plain_end &&
         (before.empty() || before == "grand " || before == "**" || before == "overall " || before == "the ");
}

}  // namespace

TableCell table_cell(const Document& document, std::uint32_t block) {
  TableCell cell;
  const Block& own = document.blocks[block];
  if (own.kind != BlockKind::table_cell) return cell;
  cell.table = own.table;
  cell.row = own.row;
  cell.column = own.column;
  cell.header = own.header;
  for (std::uint32_t i = block, steps = 0; i-- > 0 && steps < max_steps; ++steps) {
    const Block& other = document.blocks[i];
    if (other.kind != BlockKind::table_cell || other.table != own.table) break;
    if (other.row == own.row && other.column == 0) cell.total_row = says_total(slice(document.text, other.span));
    const bool over = other.column <= own.column && own.column < other.column + other.columns;
    if (over && (other.header || other.row == 0)) cell.total_column |= says_total(slice(document.text, other.span));
  }
  return cell;
}

}  // namespace claimcheck
