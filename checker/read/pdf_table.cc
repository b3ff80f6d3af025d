// Tables of PDF pages, found by where their cells stand: the format itself knows none.
#include "checker/read/pdf_page.h"

#include "checker/read/table_headers.h"

#include <algorithm>
#include <cstddef>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_cell = 60;  // bytes; wider text is prose in columns
constexpr double row_gap = 3.5;           // line heights between two rows of one table
constexpr std::size_t most_header_lines = 4;
constexpr std::size_t most_inner_lines = 4;
constexpr std::size_t most_columns = 100;

/// Lines on one base line, from left to right.
struct Row {
  double top = 0, bottom = 0;
  std::vector<PdfLine*> lines;
  std::vector<std::pair<const PdfSegment*, PdfLine*>> segments;
  std::size_t figures = 0;  // segments behind the first that read as figures
  bool narrow = true;       // no segment but the first is long
};

std::vector<Row> rows_of(PdfPage& page) {
  std::vector<PdfLine*> lines;
  for (PdfBlock& block : page.blocks)
    for (PdfLine& line : block.lines)
      if (!line.furniture) lines.push_back(&line);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PdfLine* a, const PdfLine* b) { return a->top + a->bottom < b->top + b->bottom; });
  std::vector<Row> rows;
  for (PdfLine* line : lines) {
    const double middle = (line->top + line->bottom) / 2;
    if (rows.empty() || middle > rows.back().bottom - 0.2 * line->height())
      rows.push_back({line->top, line->bottom, {}, {}});
    rows.back().lines.push_back(line);
    rows.back().bottom = std::min(rows.back().bottom, line->bottom);
  }
  for (Row& row : rows) {
    for (PdfLine* line : row.lines)
      for (const PdfSegment& segment : line->segments) row.segments.emplace_back(&segment, line);
    std::stable_sort(row.segments.begin(), row.segments.end(),
                     [](const auto& a, const auto& b) { return a.first->left < b.first->left; });
    for (std::size_t i = 0; i < row.segments.size(); ++i) {
      const std::string& text = row.segments[i].first->text;
      row.figures += i > 0 && reads_as_figure(text);
      row.narrow &= text.size() <= longest_cell;
    }
  }
  return rows;
}

/// Columns of prose have no line that is a figure and nothing else.
bool is_figure_row(const Row& row) {
  return row.segments.size() >= 2 && row.narrow && row.figures > 0 &&
         (row.figures * 2 >= row.segments.size() - 1 || row.segments.size() >= 3);
}

bool close(const Row& above, const Row& below) {
  const double height = std::max(above.bottom - above.top, below.bottom - below.top);
  return below.top - above.bottom < row_gap * height;
}

/// Whether a row of one cell is the second line of a cell above it: it stands closer to that row than to the next.
bool continues(const std::vector<Row>& rows, std::size_t i, std::size_t first, std::size_t end) {
  if (i == first || rows[i].segments.size() != 1) return false;
  if (i + 1 == end) return true;
  return rows[i].top - rows[i - 1].bottom < 0.8 * (rows[i + 1].top - rows[i].bottom);
}

struct Column {
  double left = 0, right = 0;
};

/// The stretches of the page's width that the cells of these rows cover.
std::vector<Column> columns_of(const std::vector<Row>& rows, std::size_t first, std::size_t end) {
  std::vector<Column> spans;
  for (std::size_t i = first; i < end; ++i)
    if (is_figure_row(rows[i]))
      for (const auto& [segment, line] : rows[i].segments) spans.push_back({segment->left, segment->right});
  std::sort(spans.begin(), spans.end(), [](const Column& a, const Column& b) { return a.left < b.left; });
  std::vector<Column> columns;
  for (const Column& span : spans) {
    if (columns.empty() || span.left > columns.back().right)
      columns.push_back(span);
    else
      columns.back().right = std::max(columns.back().right, span.right);
  }
  return columns;
}

/// The columns that a segment stands over: those that it overlaps, else the nearest.
std::pair<std::size_t, std::size_t> columns_over(const PdfSegment& segment, const std::vector<Column>& columns) {
  std::size_t first = columns.size(), last = 0, nearest = 0;
  double distance = 1e9;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double gap = std::max(columns[c].left - segment.right, segment.left - columns[c].right);
    if (gap < 0) {
      first = std::min(first, c);
      last = c;
    }
    if (gap < distance) {
      distance = gap;
      nearest = c;
    }
  }
  return first == columns.size() ? std::pair{nearest, nearest} : std::pair{first, last};
}

void add_table(const std::vector<Row>& rows, std::size_t first, std::size_t end, const std::vector<Column>& columns,
               PdfPage& page) {
  const auto index = static_cast<std::int32_t>(page.tables.size());
  PdfTable table;
  std::int32_t row = -1;
  for (std::size_t r = first; r < end; ++r) {
    for (PdfLine* line : rows[r].lines) line->table = index;
    const bool goes_on = continues(rows, r, first, end);
    row += !goes_on;
    for (const auto& [segment, line] : rows[r].segments) {
      const auto [from, to] = columns_over(*segment, columns);
      const auto column = static_cast<std::int32_t>(from);
      const auto same = std::find_if(table.cells.rbegin(), table.cells.rend(),
                                     [&](const PdfCell& cell) { return cell.row != row || cell.column == column; });
      if (same != table.cells.rend() && same->row == row) {
        same->text += " " + segment->text;
        continue;
      }
      table.cells.push_back({row, column, static_cast<std::int32_t>(to - from + 1), line->number, segment->text});
    }
  }
  page.tables.push_back(std::move(table));
}

}  // namespace

void find_tables(PdfPage& page) {
  const std::vector<Row> rows = rows_of(page);
  for (std::size_t i = 0; i < rows.size();) {
    if (!is_figure_row(rows[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1, figure_rows = 1;
    // Rows of one cell inside (a heading of a group of rows, the second line of a cell) belong to the table where
    // figures go on below them.
    for (std::size_t next = end; next < rows.size() && close(rows[next - 1], rows[next]); ++next) {
      if (is_figure_row(rows[next])) {
        ++figure_rows;
        end = next + 1;
      } else if (rows[next].segments.size() != 1 || !rows[next].narrow || next - end >= most_inner_lines) {
        break;
      }
    }
    // The last row's second line, too, unless it is a line of text that runs over the columns.
    const std::vector<Column> columns = columns_of(rows, i, end);
    while (end < rows.size() && columns.size() >= 2 && rows[end].lines.front()->right < columns[1].left &&
           end - i > 1 && continues(rows, end, i, end + 1) && rows[end].narrow &&
           rows[end].top - rows[end - 1].bottom < 0.3 * (rows[end].bottom - rows[end].top) &&
           rows[end].lines.front()->left <= rows[end - 1].lines.front()->left + 1)
      ++end;
    std::size_t first = i;
    while (first > 0 && i - first < most_header_lines && close(rows[first - 1], rows[first]) &&
           rows[first - 1].narrow && rows[first - 1].segments.size() >= 2 && rows[first - 1].lines.front()->table < 0)
      --first;
    if (figure_rows >= 2 && columns.size() >= 2 && columns.size() <= most_columns)
      add_table(rows, first, end, columns, page);
    i = end;
  }
}

}  // namespace claimcheck::read
