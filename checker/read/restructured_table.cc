#include "checker/read/restructured_table.h"

#include "checker/read/csv.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace claimcheck::read {

namespace {

constexpr std::size_t most_columns = 200;

/// Where columns begin, as characters from the first of the border; the last entry is behind the border.
using Edges = std::vector<std::size_t>;

Edges simple_edges(std::string_view border) {
  Edges edges;
  for (std::size_t i = 0; i < border.size() && edges.size() < most_columns; ++i)
    if (border[i] == '=' && (i == 0 || border[i - 1] == ' ')) edges.push_back(i);
  edges.push_back(std::string_view::npos);
  return edges;
}

/// Byte offset of the character at `column` of the text, or its end: columns are counted in characters.
std::uint32_t offset_of(std::string_view text, std::size_t column) {
  std::size_t at = 0;
  for (; column > 0 && at < text.size(); --column) at += utf8_length(text[at]);
  return static_cast<std::uint32_t>(std::min(at, text.size()));
}

/// The part of a line between two edges; `left` is the border's first column.
Span part(const MarkupLines& text, std::size_t line, std::uint32_t left, std::size_t from, std::size_t to) {
  const Line& at = text.lines[line];
  const std::uint32_t begin = std::min(at.begin + left, at.end);
  const std::string_view visible = slice(text.source, Span{begin, at.end});
  const std::uint32_t first = begin + offset_of(visible, from);
  const std::uint32_t end = to == std::string_view::npos ? at.end : begin + offset_of(visible, to);
  return {first, std::max(first, end)};
}

Block first_cell(MarkupLines& text) {
  Block cell;
  cell.kind = BlockKind::table_cell;
  cell.table = text.builder.next_table();
  return cell;
}

/// What the options of a directive say of its table; `content` is the line behind them.
struct TableOptions {
  std::int32_t header_rows = 0;
  char separator = ',';
  std::optional<Span> header;  // of a csv-table: a row above the others
  std::size_t content = 0;
};

TableOptions read_options(const MarkupLines& text, std::size_t first, std::size_t end) {
  TableOptions options;
  for (; first < end && text.line(first).starts_with(':'); ++first) {
    const std::string_view line = text.line(first);
    const std::size_t close = line.find(':', 1);
    if (close == std::string_view::npos) continue;
    const std::string_view name = line.substr(1, close - 1), value = trim(line.substr(close + 1));
    if (name == "header-rows" && value.size() == 1 && is_digit(value[0])) options.header_rows = value[0] - '0';
    if (name == "delim") options.separator = value == "tab" ? '\t' : value.size() == 1 ? value[0] : ',';
    if (name == "header" && !value.empty()) {
      const auto at = static_cast<std::uint32_t>(value.data() - text.source.data());
      options.header = Span{at, at + static_cast<std::uint32_t>(value.size())};
    }
  }
  options.content = first;
  return options;
}

}  // namespace

bool is_simple_border(std::string_view line) {
  return line.starts_with('=') && line.find(' ') != std::string_view::npos &&
         line.find_first_not_of("= ") == std::string_view::npos;
}

std::size_t write_simple_table(MarkupLines& text, std::size_t i, std::size_t end) {
  const std::uint32_t left = text.indent(i);
  const Edges edges = simple_edges(text.line(i));
  std::vector<std::size_t> borders{i};
  std::size_t behind = i + 1;
  for (; behind < end; ++behind) {
    if (!is_simple_border(text.line(behind))) continue;
    borders.push_back(behind);
    // The last border is the one with nothing below it.
    if (borders.size() >= 3 || text.blank(behind + 1)) break;
  }
  const std::size_t last = borders.size() > 1 ? borders.back() : std::min(end, behind);
  Block cell = first_cell(text);
  for (std::size_t row = i + 1; row < last;) {
    std::size_t next = row + 1;
    if (text.blank(row) || ruled_with(text.line(row)) == '-' || is_simple_border(text.line(row))) {
      row = next;
      continue;
    }
    // A row goes on where the first column is blank.
    while (next < last && !text.blank(next) && !is_simple_border(text.line(next)) &&
           is_blank(slice(text.source, part(text, next, left, edges[0], edges[1]))))
      ++next;
    ++cell.row;
    cell.header = borders.size() >= 3 && row < borders[1];
    // Writing goes through the source in order, so a row of several lines is written line by line.
    for (std::size_t line = row; line < next; ++line) {
      for (std::size_t c = 0; c + 1 < edges.size(); ++c) {
        cell.column = static_cast<std::int32_t>(c);
        text.write_pieces(cell, {part(text, line, left, edges[c], edges[c + 1])});
      }
    }
    row = next;
  }
  return last + 1;
}

std::size_t write_grid_table(MarkupLines& text, std::size_t i, std::size_t end) {
  const std::uint32_t left = text.indent(i);
  std::size_t behind = i;
  std::size_t head_end = i;
  while (behind < end && (text.line(behind).starts_with('+') || text.line(behind).starts_with('|'))) {
    if (behind > i && text.line(behind).starts_with("+=")) head_end = behind;
    ++behind;
  }
  Block cell = first_cell(text);
  bool fresh = true;  // the next line opens a row
  for (std::size_t line = i; line < behind; ++line) {
    const std::string_view shown = text.line(line);
    if (shown.starts_with('+')) {
      fresh = true;
      continue;
    }
    // The lines of one row stand below each other; each is read as a row of its own but for its number.
    if (fresh) ++cell.row;
    fresh = false;
    cell.header = line < head_end;
    cell.column = -1;
    const std::uint32_t begin = text.lines[line].begin + left;
    for (std::size_t at = 0; at + 1 < shown.size() && cell.column < static_cast<std::int32_t>(most_columns);) {
      const std::size_t next = std::min(shown.find('|', at + 1), shown.size());
      ++cell.column;
      text.write_pieces(cell, {{begin + static_cast<std::uint32_t>(at) + 1, begin + static_cast<std::uint32_t>(next)}});
      at = next;
    }
  }
  return behind;
}

void write_list_table(MarkupLines& text, std::size_t first, std::size_t end) {
  const TableOptions options = read_options(text, first, end);
  const std::size_t begin = text.skip_blank(options.content);
  if (begin >= end || !text.line(begin).starts_with("* - ")) return;
  const std::uint32_t outer = text.indent(begin);
  Block cell = first_cell(text);
  for (std::size_t line = begin; line < end;) {
    std::string_view shown = text.line(line);
    const bool row = text.indent(line) == outer && (shown.starts_with("* - ") || shown == "* -");
    const bool next_cell = text.indent(line) == outer + 2 && (shown.starts_with("- ") || shown == "-");
    std::size_t behind = line + 1;  // a cell goes on until the next one
    const auto opens = [&](std::size_t at) {
      return !text.blank(at) && (text.indent(at) == outer || (text.indent(at) == outer + 2 && text.line(at)[0] == '-'));
    };
    while (behind < end && !opens(behind)) ++behind;
    if (row) {
      ++cell.row;
      cell.column = 0;
    } else if (next_cell) {
      ++cell.column;
    }
    cell.header = cell.row < options.header_rows;
    const std::uint32_t mark = row ? 4 : 2;
    std::vector<Span> pieces;
    for (std::size_t at = line; at < behind; ++at) {
      Span visible = text.lines[at].visible();
      if (at == line) visible.begin = std::min(visible.begin + mark, visible.end);
      if (!visible.empty()) pieces.push_back(visible);
    }
    if ((row || next_cell) && cell.column < static_cast<std::int32_t>(most_columns)) text.write_pieces(cell, pieces);
    line = behind;
  }
}

void write_csv_table(MarkupLines& text, std::size_t first, std::size_t end) {
  const TableOptions options = read_options(text, first, end);
  Block cell = first_cell(text);
  const auto write = [&](Span line, bool header) {
    ++cell.row;
    cell.header = header;
    cell.column = -1;
    for (const Span field : csv_fields(text.source, line, options.separator)) {
      ++cell.column;
      text.writer.expect(cell);
      write_csv_field(text.source, field, text.writer);
      text.writer.close();
    }
  };
  if (options.header) write(*options.header, true);
  const std::int32_t headers = options.header_rows + (options.header ? 1 : 0);
  for (std::size_t line = options.content; line < end; ++line)
    if (!text.blank(line)) write(text.lines[line].visible(), cell.row + 1 < headers);
}

}  // namespace claimcheck::read
