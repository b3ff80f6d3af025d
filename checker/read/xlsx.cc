#include "checker/read/xlsx.h"

#include "checker/read/number_format.h"
#include "checker/read/sheet_grid.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_cell = 4 * 32767;  // bytes; a cell may have 32,767 characters

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

/// "C7" as column 2, row 7; both -1 where the text is none.
struct CellName {
  std::int32_t column = -1;
  std::int64_t row = -1;
};

CellName cell_name(std::string_view text) {
  CellName name;
  std::size_t i = 0;
  std::int64_t column = 0;
  for (; i < text.size() && is_upper(text[i]) && i < 4; ++i) column = column * 26 + (text[i] - 'A' + 1);
  std::int64_t row = 0;
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), row);
  (void)end;
  if (i == 0 || error != std::errc() || row < 1) return name;
  return {static_cast<std::int32_t>(column - 1), row};
}

/// The text of a string item: its runs, without phonetic readings.
std::string string_item(const pugi::xml_node& item) {
  std::string out;
  for (const pugi::xml_node& node : item.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") out += text_of(node);
    if (name == "r") out += text_of(child(node, "t"));
  }
  return out;
}

class Workbook {
 public:
  Workbook(ZipParts& parts, Document& document) : parts_(parts), document_(document), out_(document) {}

  /// False where the package has no workbook.
  bool read() {
    pugi::xml_document book;
    if (!parts_.parse("xl/workbook.xml", book)) return false;
    const pugi::xml_node root = book.document_element();
    from_1904_ = is_true(attribute(child(root, "workbookPr"), "date1904"));
    read_relations();
    read_strings();
    read_formats();
    const auto sheets = child(root, "sheets").children();
    several_ = std::count_if(sheets.begin(), sheets.end(), is_shown) > 1;
    for (const pugi::xml_node& sheet : sheets) {
      const auto target = targets_.find(attribute(sheet, "id"));
      if (!is_shown(sheet) || target == targets_.end()) continue;
      pugi::xml_document tree;
      if (parts_.parse(target->second, tree))
        read_sheet(tree.document_element(), std::string(attribute(sheet, "name")));
    }
    return true;
  }
  bool too_wide() const { return too_wide_; }

 private:
  static bool is_shown(const pugi::xml_node& sheet) {
    const std::string_view state = attribute(sheet, "state");
    return state.empty() || state == "visible";
  }

  void read_relations() {
    pugi::xml_document tree;
    if (!parts_.parse("xl/_rels/workbook.xml.rels", tree)) return;
    for (const pugi::xml_node& relation : tree.document_element().children())
      targets_[std::string(attribute(relation, "Id"))] = resolve_reference("xl", attribute(relation, "Target"));
  }

  void read_strings() {
    pugi::xml_document tree;
    if (!parts_.parse("xl/sharedStrings.xml", tree)) return;
    for (const pugi::xml_node& item : tree.document_element().children())
      if (local_name(item) == "si") strings_.push_back(string_item(item).substr(0, longest_cell));
  }

  void read_formats() {
    pugi::xml_document tree;
    if (!parts_.parse("xl/styles.xml", tree)) return;
    std::map<int, std::string> own;
    for (const pugi::xml_node& format : child(tree.document_element(), "numFmts").children())
      own[number_of(attribute(format, "numFmtId"), -1)] = std::string(attribute(format, "formatCode"));
    for (const pugi::xml_node& style : child(tree.document_element(), "cellXfs").children()) {
      const int id = number_of(attribute(style, "numFmtId"), 0);
      const auto found = own.find(id);
      formats_.push_back(found != own.end() ? found->second : std::string(builtin_number_format(id)));
    }
  }

  std::string shown(const pugi::xml_node& cell) const {
    const std::string_view type = attribute(cell, "t");
    const std::string value = text_of(child(cell, "v"));
    if (type == "inlineStr") return string_item(child(cell, "is"));
    if (type == "s") {
      const auto index = static_cast<std::size_t>(std::max(0, number_of(value, 0)));
      return index < strings_.size() && !value.empty() ? strings_[index] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "e") return {};  // "#DIV/0!" states nothing
    if (type == "str" || type == "d" || value.empty()) return value;
    const auto style = static_cast<std::size_t>(std::max(0, number_of(attribute(cell, "s"), 0)));
    const std::string_view format = style < formats_.size() ? std::string_view(formats_[style]) : std::string_view();
    return format_number(value, format.empty() ? "General" : format, from_1904_);
  }

  void read_merged(const pugi::xml_node& sheet) {
    spans_.clear();
    for (const pugi::xml_node& merged : child(sheet, "mergeCells").children()) {
      const std::string_view range = attribute(merged, "ref");
      const std::size_t colon = range.find(':');
      if (colon == std::string_view::npos) continue;
      const CellName from = cell_name(range.substr(0, colon)), to = cell_name(range.substr(colon + 1));
      if (from.column < 0 || to.column <= from.column || from.column >= most_sheet_columns) continue;
      spans_[{from.row, from.column}] = std::min(to.column, most_sheet_columns - 1) - from.column + 1;
    }
  }

  void read_hidden(const pugi::xml_node& sheet) {
    hidden_.assign(static_cast<std::size_t>(most_sheet_columns), false);
    for (const pugi::xml_node& column : child(sheet, "cols").children()) {
      if (!is_true(attribute(column, "hidden"))) continue;
      const int last = std::min(number_of(attribute(column, "max"), 0), most_sheet_columns);
      for (int c = std::max(1, number_of(attribute(column, "min"), 1)); c <= last; ++c)
        hidden_[static_cast<std::size_t>(c - 1)] = true;
    }
  }

  void read_sheet(const pugi::xml_node& sheet, std::string name) {
    read_merged(sheet);
    read_hidden(sheet);
    SheetGrid grid(out_, document_, std::move(name), several_);
    std::int64_t number = 0;
    std::vector<SheetCell> cells;
    for (const pugi::xml_node& row : child(sheet, "sheetData").children()) {
      const std::string_view own = attribute(row, "r");
      ++number;
      if (!own.empty()) std::from_chars(own.data(), own.data() + own.size(), number);
      if (out_.full()) break;
      if (is_true(attribute(row, "hidden"))) {
        grid.hidden_rows(number, 1);
        continue;
      }
      read_row(row, number, cells);
      grid.row(number, cells);
    }
    grid.finish();
  }

  void read_row(const pugi::xml_node& row, std::int64_t number, std::vector<SheetCell>& cells) {
    cells.clear();
    std::int32_t column = -1;
    for (const pugi::xml_node& node : row.children()) {
      if (local_name(node) != "c") continue;
      const CellName name = cell_name(attribute(node, "r"));
      column = name.column >= 0 ? name.column : column + 1;
      if (column >= most_sheet_columns) return void(too_wide_ = true);
      const auto span = spans_.find({number, column});
      std::int32_t first = column, columns = span == spans_.end() ? 1 : span->second;
      // A merged cell shows its text in the columns that can be seen.
      for (; columns > 1 && hidden_[static_cast<std::size_t>(first)]; --columns) ++first;
      if (hidden_[static_cast<std::size_t>(first)]) continue;
      std::string text = shown(node);
      if (!is_blank(text)) cells.push_back({first, columns, std::move(text)});
    }
  }

  ZipParts& parts_;
  Document& document_;
  ExtractedText out_;
  std::map<std::string, std::string, std::less<>> targets_;  // relationship -> part
  std::vector<std::string> strings_, formats_;
  std::map<std::pair<std::int64_t, std::int32_t>, std::int32_t> spans_;  // row and column -> columns
  std::vector<bool> hidden_;
  bool from_1904_ = false, too_wide_ = false;
  bool several_ = false;  // sheets are shown
};

}  // namespace

bool is_xlsx(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") && bytes.find("[Content_Types].xml") != std::string_view::npos &&
         bytes.find("xl/workbook.xml") != std::string_view::npos;
}

void read_xlsx(std::string bytes, const ReadOptions& options, Document& document,
               std::vector<Diagnostic>& diagnostics) {
  ZipParts parts(bytes, options.most_expanded);
  const auto say = [&](Severity severity, std::string message) {
    diagnostics.push_back({document.path, 0, 0, severity, std::move(message), {}});
  };
  Workbook book(parts, document);
  if (!book.read() && parts.error().empty())
    say(Severity::error, "an Excel file without its workbook (xl/workbook.xml)");
  if (!parts.error().empty()) say(Severity::error, parts.error());
  if (book.too_wide())
    say(Severity::warning, "columns beyond the first " + std::to_string(most_sheet_columns) + " are not read");
}

}  // namespace claimcheck::read
