#include "checker/read/odf_body.h"

#include "checker/read/lines.h"
#include "checker/read/number_format.h"
#include "checker/read/table_headers.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace claimcheck::read {

namespace {

constexpr std::int32_t most_columns = 1000;
constexpr std::int32_t most_repeats = 100;     // of one cell that holds something
constexpr std::size_t longest_repeated = 100;  // bytes of it

std::int32_t count_of(const pugi::xml_node& node, std::string_view name, std::int32_t most) {
  const std::string_view text = attribute(node, name);
  std::int64_t value = 1;
  if (!text.empty()) std::from_chars(text.data(), text.data() + text.size(), value);
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, 1, most));
}

}  // namespace

bool OdfBody::enter() {
  if (depth_ >= deepest_xml) {
    too_deep_ = true;
    return false;
  }
  ++depth_;
  return true;
}

void OdfBody::add_styles(const pugi::xml_node& parent) {
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) != "style") continue;
    const pugi::xml_node properties = child(node, "text-properties");
    OdfStyle style;
    const auto inherited = styles_.find(attribute(node, "parent-style-name"));
    if (inherited != styles_.end()) style = inherited->second;
    const std::string_view weight = attribute(properties, "font-weight");
    if (!weight.empty()) style.bold = weight == "bold" || weight >= "600";
    const std::string_view line = attribute(properties, "text-line-through-style");
    const std::string_view kind = attribute(properties, "text-line-through-type");
    style.unread |= (!line.empty() && line != "none") || (!kind.empty() && kind != "none");
    style.unread |= attribute(properties, "display") == "none";
    style.unread |= attribute(child(node, "table-properties"), "display") == "false";
    const std::string_view position = attribute(properties, "text-position");
    style.raised |= position.starts_with("super") || (!position.empty() && is_digit(position[0]) && position[0] != '0');
    styles_[std::string(attribute(node, "name"))] = style;
  }
}

OdfStyle OdfBody::style_of(const pugi::xml_node& node) const {
  const auto found = styles_.find(attribute(node, "style-name"));
  return found == styles_.end() ? OdfStyle{} : found->second;
}

void OdfBody::read_changes(const pugi::xml_node& tracked_changes) {
  for (const pugi::xml_node& region : tracked_changes.children()) {
    std::string id(attribute(region, "id"));
    for (const pugi::xml_node& change : region.children()) changes_.emplace(id, change);
  }
}

void OdfBody::text(const pugi::xml_node& body) {
  read_changes(child(body, "tracked-changes"));
  blocks(body, {});
  for (const pugi::xml_node& note : std::exchange(notes_, {})) {
    const bool foot = attribute(note, "note-class") != "endnote";
    place_ = std::string(foot ? "footnote " : "endnote ") + std::to_string(++note_number_);
    blocks(child(note, "note-body"), {});
  }
  place_.clear();
}

void OdfBody::spreadsheet(const pugi::xml_node& body) {
  std::vector<pugi::xml_node> sheets;
  for (const pugi::xml_node& node : body.children())
    if (local_name(node) == "table" && attribute(node, "display") != "false" && !style_of(node).unread)
      sheets.push_back(node);
  for (const pugi::xml_node& node : sheets) sheet(node, sheets.size() > 1);
}

void OdfBody::sheet(const pugi::xml_node& node, bool named) {
  if (!enter()) return;
  SheetGrid grid(out_, document_, std::string(attribute(node, "name")), named);
  grid_ = &grid;
  cell_ = {};
  sheet_row_ = 0;
  hidden_.clear();
  read_hidden_columns(node);
  rows(node, false);
  grid.finish();
  grid_ = nullptr;
  for (const pugi::xml_node& inner : std::exchange(inner_tables_, {})) table(inner);
  --depth_;
}

void OdfBody::read_hidden_columns(const pugi::xml_node& parent) {
  if (!enter()) return;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "table-column") {
      const std::string_view seen = attribute(node, "visibility");
      const auto columns = static_cast<std::size_t>(count_of(node, "number-columns-repeated", most_sheet_columns));
      hidden_.resize(std::min(hidden_.size() + columns, std::size_t{most_sheet_columns}),
                     seen == "collapse" || seen == "filter");
    } else if (name == "table-columns" || name == "table-header-columns" || name == "table-column-group") {
      read_hidden_columns(node);
    }
  }
  --depth_;
}

void OdfBody::blocks(const pugi::xml_node& parent, const Block& shape) {
  if (!enter()) return;
  for (const pugi::xml_node& node : parent.children()) block(node, shape);
  --depth_;
}

void OdfBody::block(const pugi::xml_node& node, const Block& shape) {
  const std::string_view name = local_name(node);
  if (name == "p" || name == "h") return paragraph(node, shape);
  if (name == "table") return table(node);
  if (name == "list") {
    Block item;
    item.kind = BlockKind::list_item;
    item.level = static_cast<std::uint8_t>(shape.kind == BlockKind::list_item ? std::min(shape.level + 1, 255) : 1);
    return blocks(node, item);
  }
  if (name == "change-start" || name == "change-end" || name == "change") return change_mark(node, name);
  if (name == "frame" || name == "text-box") return blocks(node, {});
  if (name == "section"
          ? attribute(node, "display") != "none"
          : name == "list-item" || name == "list-header" || name == "index-body" || name == "numbered-paragraph")
    blocks(node, shape);
}

void OdfBody::paragraph(const pugi::xml_node& node, Block shape) {
  const OdfStyle style = style_of(node);
  if (!style.unread) inline_text(node, style.bold, false);
  if (left_out_ > 0) return;  // the paragraph's end is in an insertion that is not read
  const std::string text = std::exchange(open_, {});
  const bool all_bold = std::exchange(all_bold_, true);
  const std::vector<pugi::xml_node> boxes = std::exchange(boxes_, {});
  const std::string_view name = attribute(node, "style-name");
  if (in_cell_) {
    if (!cell_text_.empty() && !is_blank(text)) cell_text_ += '\n';
    cell_text_ += text;
  } else {
    if (local_name(node) == "h" || name == "Title") {
      shape = {};
      shape.kind = BlockKind::heading;
      shape.level = static_cast<std::uint8_t>(count_of(node, "outline-level", 6));
    } else if (shape.kind == BlockKind::paragraph && name == "Quotations") {
      shape.kind = BlockKind::quote;
    } else if (shape.kind == BlockKind::paragraph && all_bold && reads_as_heading(trim(text))) {
      shape.kind = BlockKind::heading;
      shape.level = 6;
    }
    if (place_.empty() && !is_blank(text)) ++paragraphs_;
    out_.add(shape, text, place_.empty() ? "paragraph " + std::to_string(paragraphs_) : place_);
  }
  for (const pugi::xml_node& box : boxes) blocks(box, {});
}

void OdfBody::append(std::string_view text, bool bold, bool raise) {
  if (left_out_ > 0) return;
  // White space in the file is a single space, however the XML is laid out; <text:s> makes more of them.
  std::string folded;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    const char last = !folded.empty() ? folded.back() : open_.empty() ? ' ' : open_.back();
    if (!space)
      folded += c;
    else if (last != ' ')
      folded += ' ';
  }
  if (!bold && !is_blank(folded)) all_bold_ = false;
  open_ += raise ? raised(folded) : folded;
}

void OdfBody::inline_text(const pugi::xml_node& node, bool bold, bool raise) {
  if (!enter()) return;
  for (const pugi::xml_node& inner : node.children()) {
    if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata)
      append(inner.value(), bold, raise);
    else
      inline_element(inner, local_name(inner), bold, raise);
  }
  --depth_;
}

void OdfBody::inline_element(const pugi::xml_node& node, std::string_view name, bool bold, bool raise) {
  if (name == "span") {
    const OdfStyle style = style_of(node);
    if (!style.unread) inline_text(node, bold || style.bold, raise || style.raised);
  } else if (name == "s") {
    if (left_out_ == 0) open_.append(static_cast<std::size_t>(count_of(node, "c", 100)), ' ');
  } else if (name == "tab" || name == "line-break") {
    if (left_out_ == 0) open_ += name == "tab" ? '\t' : '\n';
  } else if (name == "note") {
    if (left_out_ == 0) notes_.push_back(node);
  } else if (name == "frame" || name == "text-box" || name == "custom-shape") {
    if (left_out_ == 0) boxes_.push_back(node);
  } else if (name == "change-start" || name == "change-end" || name == "change") {
    change_mark(node, name);
  } else if (name != "annotation" && name != "annotation-end" && name != "tracked-changes" && name != "ruby-text" &&
             name != "hidden-text" && name != "script") {
    inline_text(node, bold, raise);
  }
}

/// An insertion stands in the text between two marks; a deletion stands elsewhere, with a mark at its place.
void OdfBody::change_mark(const pugi::xml_node& node, std::string_view name) {
  const auto found = changes_.find(attribute(node, "change-id"));
  if (found == changes_.end()) return;
  const std::string_view kind = local_name(found->second);
  if (kind == "insertion" && tracked_ == Tracked::original) {
    left_out_ += name == "change-start";
    left_out_ -= name == "change-end" && left_out_ > 0;
  } else if (kind == "deletion" && tracked_ != Tracked::accepted && name == "change") {
    bool first = true;
    for (const pugi::xml_node& part : found->second.children()) {
      if (local_name(part) != "p" && local_name(part) != "h") continue;
      if (!std::exchange(first, false)) open_ += '\n';
      inline_text(part, false, false);
    }
  }
}

void OdfBody::table(const pugi::xml_node& node) {
  if (in_cell_) return inner_tables_.push_back(node);
  if (attribute(node, "display") == "false" || !enter()) return;
  cell_ = {};
  cell_.kind = BlockKind::table_cell;
  cell_.table = out_.next_table();
  ++tables_;
  const std::size_t first = document_.blocks.size();
  rows(node, false);
  mark_header_rows(document_.text, std::span(document_.blocks).subspan(first));
  for (const pugi::xml_node& inner : std::exchange(inner_tables_, {})) table(inner);
  --depth_;
}

void OdfBody::rows(const pugi::xml_node& parent, bool header) {
  if (!enter()) return;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "table-row")
      row(node, header);
    else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group")
      rows(node, header || name == "table-header-rows");
  }
  --depth_;
}

void OdfBody::row(const pugi::xml_node& node, bool header) {
  const std::int32_t repeated = count_of(node, "number-rows-repeated", 1 << 24);
  const std::string_view seen = attribute(node, "visibility");
  sheet_row_ += 1;
  if (seen != "collapse" && seen != "filter")
    row_cells(node, header);
  else if (grid_ != nullptr)
    grid_->hidden_rows(sheet_row_, repeated);
  sheet_row_ += repeated - 1;
}

void OdfBody::row_cells(const pugi::xml_node& node, bool header) {
  const std::size_t before = document_.blocks.size();
  ++cell_.row;
  cell_.column = -1;
  sheet_cells_.clear();
  for (const pugi::xml_node& inner : node.children()) {
    const std::string_view name = local_name(inner);
    if (name == "table-cell")
      cell(inner, count_of(inner, "number-columns-repeated", 1 << 20), header);
    else if (name == "covered-table-cell")
      cell_.column += count_of(inner, "number-columns-repeated", 1 << 20);
    if (cell_.column > most_columns) break;
  }
  if (grid_ != nullptr) grid_->row(sheet_row_, sheet_cells_);
  // Rows without text would push the numbers far behind the header.
  if (document_.blocks.size() == before) --cell_.row;
}

void OdfBody::cell(const pugi::xml_node& node, std::int32_t repeated, bool header) {
  cell_text_.clear();
  in_cell_ = true;
  blocks(node, {});
  in_cell_ = false;
  if (grid_ != nullptr && attribute(node, "value-type") == "date")
    cell_text_ = clear_day(cell_text_, attribute(node, "date-value"));
  if (is_blank(cell_text_)) {
    cell_.column = std::min(cell_.column + repeated, most_columns + 1);
    return;
  }
  cell_.header = header;
  const std::int32_t times = cell_text_.size() > longest_repeated ? 1 : std::min(repeated, most_repeats);
  for (std::int32_t i = 0; i < times; ++i) {
    if (++cell_.column >= most_columns) return void(too_wide_ = true);
    add_cell(node);
  }
}

/// The cell at its column: to the row of the sheet, or to the text.
void OdfBody::add_cell(const pugi::xml_node& node) {
  const std::int32_t spanned = count_of(node, "number-columns-spanned", most_columns);
  if (grid_ == nullptr) {
    cell_.columns = std::min(spanned, most_columns - cell_.column);
    out_.add(cell_, cell_text_,
             "table " + std::to_string(tables_) + ", row " + std::to_string(cell_.row + 1) + ", column " +
                 std::to_string(cell_.column + 1));
    return;
  }
  const auto is_hidden = [&](std::int32_t column) {
    return static_cast<std::size_t>(column) < hidden_.size() && hidden_[static_cast<std::size_t>(column)];
  };
  std::int32_t first = cell_.column, columns = std::min(spanned, most_columns - first);
  for (; columns > 1 && is_hidden(first); --columns) ++first;
  if (!is_hidden(first)) sheet_cells_.push_back({first, columns, cell_text_});
}

}  // namespace claimcheck::read
