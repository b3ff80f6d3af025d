#include "checker/read/table_headers.h"

#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

/// "2023", "FY 2023", "2022/23", "2022-2023", "Q1 2024": the name of a period.
bool reads_as_period(std::string_view cell) {
  std::size_t digits = 0, years = 0, longest = 0;
  for (std::size_t i = 0; i <= cell.size(); ++i) {
    if (i < cell.size() && is_digit(cell[i])) {
      ++digits;
      continue;
    }
    if (digits == 4) {
      const std::string_view year = cell.substr(i - 4, 4);
      years += year.starts_with("19") || year.starts_with("20");
    }
    longest = std::max(longest, digits);
    digits = 0;
    if (i < cell.size() && !is_letter(cell[i]) && cell[i] != ' ' && cell[i] != '/' && cell[i] != '-' &&
        static_cast<unsigned char>(cell[i]) < 0x80)
      return false;
  }
  return years > 0 && longest == 4;
}

}  // namespace

bool reads_as_figure(std::string_view cell) {
  constexpr std::size_t longest_figure = 40;
  if (cell.empty() || cell.size() > longest_figure || reads_as_period(cell)) return false;
  if (cell == "-" || cell == "–" || cell == "—" || cell == "n/a" || cell == "N/A") return true;
  std::size_t digits = 0, letters = 0;
  for (const char c : cell) {
    digits += is_digit(c);
    letters += is_letter(c);
  }
  return digits > 0 && letters <= digits;
}

void mark_header_rows(std::string_view text, std::span<Block> cells) {
  if (cells.empty() || std::any_of(cells.begin(), cells.end(), [](const Block& cell) { return cell.header; })) return;
  const auto figure = [&](const Block& cell) { return reads_as_figure(slice(text, cell.span)); };
  const auto first = std::find_if(cells.begin(), cells.end(), figure);
  if (first == cells.end() || first->row > most_header_rows || first->row == cells.front().row) return;
  for (Block& cell : cells) {
    if (cell.row >= first->row) break;
    cell.header = true;
  }
}

}  // namespace claimcheck::read
