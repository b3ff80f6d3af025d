#include "checker/read/html_table.h"

#include "checker/read/block_writer.h"
#include "checker/read/html_tag.h"
#include "checker/read/text_builder.h"
#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

constexpr std::size_t deepest_table = 32;
constexpr std::size_t most_columns = 1000;  // as browsers bound a cell's width
constexpr std::uint32_t tallest_span = 65534;

std::uint32_t span_attribute(const HtmlTag& tag, std::string_view name, std::uint32_t most) {
  if (tag.attributes.empty()) return 1;
  std::uint32_t value = 0;
  for (const char c : attribute(tag, name)) {
    if (!is_digit(c)) break;
    value = std::min(most, value * 10 + static_cast<std::uint32_t>(c - '0'));
  }
  return std::max<std::uint32_t>(1, value);
}

}  // namespace

const HtmlTable* HtmlTables::innermost() const {
  return !open_.empty() && too_deep_ == 0 && open_.back().in_cell && !open_.back().layout ? &open_.back() : nullptr;
}

void HtmlTables::start_table(const HtmlTag& tag) {
  if (open_.size() >= deepest_table) {
    ++too_deep_;
    return;
  }
  HtmlTable table;
  const std::string role = attribute(tag, "role");
  table.layout = role == "presentation" || role == "none";
  table.cell.kind = BlockKind::table_cell;
  if (!table.layout) table.cell.table = builder_.next_table();
  open_.push_back(std::move(table));
}

void HtmlTables::start_cell(const HtmlTag& tag) {
  HtmlTable& table = open_.back();
  Block& cell = table.cell;
  if (cell.row < 0) cell.row = 0;
  auto& free_from = table.free_from;
  const std::int32_t next = cell.column + 1;
  auto column = static_cast<std::size_t>(next);
  while (column < free_from.size() && free_from[column] > cell.row) ++column;
  table.in_cell = column < most_columns;
  if (!table.in_cell) return;
  const std::size_t behind = std::min(most_columns, column + span_attribute(tag, "colspan", most_columns));
  const auto below = static_cast<std::int32_t>(span_attribute(tag, "rowspan", tallest_span));
  if (free_from.size() < behind) free_from.resize(behind, 0);
  for (std::size_t c = column; c < behind; ++c) free_from[c] = cell.row + below;
  cell.header = table.in_head || tag.name == "th";
  cell.column = static_cast<std::int32_t>(column);
  cell.columns = static_cast<std::int32_t>(behind - column);
}

void HtmlTables::start(const HtmlTag& tag, ElementKind kind) {
  if (kind == ElementKind::table) return start_table(tag);
  if (open_.empty() || too_deep_ > 0) return;
  HtmlTable& table = open_.back();
  if (kind == ElementKind::table_head) table.in_head = true;
  if (kind == ElementKind::row) {
    ++table.cell.row;
    table.cell.column = -1;
    table.in_cell = false;
  }
  if (kind == ElementKind::cell) start_cell(tag);
}

void HtmlTables::end(ElementKind kind) {
  if (kind == ElementKind::table && too_deep_ > 0) {
    --too_deep_;
    return;
  }
  if (open_.empty() || too_deep_ > 0) return;
  if (kind == ElementKind::table)
    open_.pop_back();
  else if (kind == ElementKind::table_head)
    open_.back().in_head = false;
  else
    open_.back().in_cell = false;
}

}  // namespace claimcheck::read
