#include "checker/read/asciidoc.h"

#include "checker/read/inline_marks.h"
#include "checker/read/markup_lines.h"
#include "checker/read/metadata.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <charconv>

namespace claimcheck::read {

namespace {

constexpr std::size_t most_columns = 1000;

/// "= Title", "=== Part": the number of equals signs, or 0.
std::size_t heading_marks(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('='), line.size());
  return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ' ? marks : 0;
}

/// "image::x.png[alt]", "include::part.adoc[]", "toc::[]": a macro that is a block.
bool is_block_macro(std::string_view line) {
  const std::size_t mark = line.find("::");
  if (mark == std::string_view::npos || mark == 0 || !line.ends_with(']')) return false;
  const std::string_view name = line.substr(0, mark), rest = line.substr(mark + 2);
  return std::all_of(name.begin(), name.end(), is_letter) && rest.find('[') != std::string_view::npos &&
         rest.substr(0, rest.find('[')).find(' ') == std::string_view::npos;
}

/// ":revdate: 2024-03-05"
bool is_attribute(std::string_view line) {
  const std::size_t close = line.find(':', 1);
  return line.starts_with(':') && close != std::string_view::npos && close > 1 &&
         line.substr(1, close - 1).find(' ') == std::string_view::npos;
}

/// "*** item", ". item", "- item": bytes of the marker with its space, and its depth.
struct Item {
  std::uint32_t length = 0;
  std::uint8_t depth = 0;
};

Item item_of(std::string_view line) {
  if (line.empty() || (line[0] != '*' && line[0] != '.' && line[0] != '-')) {
    const Marker marker = find_marker(line);
    return marker.kind == MarkerKind::number ? Item{marker.length, 1} : Item{};
  }
  const std::size_t marks = std::min(line.find_first_not_of(line[0]), line.size());
  if (marks > 5 || marks >= line.size() || line[marks] != ' ' || (line[0] == '-' && marks > 1)) return {};
  return {static_cast<std::uint32_t>(marks + 1), static_cast<std::uint8_t>(marks)};
}

/// The number of columns that cols="1,2,3" or cols="3*" names, or 0.
std::size_t named_columns(std::string_view attributes) {
  std::size_t at = attributes.find("cols=");
  if (at == std::string_view::npos) return 0;
  at += 5;
  const bool quoted = at < attributes.size() && attributes[at] == '"';
  at += quoted;
  const std::string_view value = attributes.substr(at, attributes.find_first_of(quoted ? "\"" : ",]", at) - at);
  std::size_t repeated = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), repeated);
  if (error == std::errc() && end != value.data() + value.size() && *end == '*')
    return std::min(repeated, most_columns);
  return std::min<std::size_t>(static_cast<std::size_t>(std::count(value.begin(), value.end(), ',')) + 1, most_columns);
}

class AsciidocWalk {
 public:
  explicit AsciidocWalk(MarkupLines& text) : text_(text) {}

  void walk() {
    const std::size_t end = text_.lines.size();
    for (std::size_t i = header(); (i = text_.skip_blank(i)) < end;) {
      const std::size_t before = i;
      i = block(i, end);
      if (i <= before) i = before + 1;
    }
  }

 private:
  /// Title, author, revision and attributes above the text.
  std::size_t header() {
    std::size_t i = text_.skip_blank(0);
    while ((text_.line(i).starts_with("//") && !text_.line(i).starts_with("////")) || is_attribute(text_.line(i)))
      i = text_.skip_blank(attribute_line(i));
    if (heading_marks(text_.line(i)) != 1) return i;
    heading(i, 1);
    text_.document.meta.title = text_.document.blocks.empty()
                                    ? std::string()
                                    : std::string(slice(text_.builder.text(), text_.document.blocks.back().span));
    for (++i; !text_.blank(i); i = attribute_line(i)) {
    }
    return i;
  }

  std::size_t attribute_line(std::size_t i) {
    const std::string_view line = text_.line(i);
    std::string_view date;
    if (line.starts_with(":revdate:")) date = line.substr(9);
    if (!line.starts_with(':') && !line.starts_with("//")) {  // "v1.2, 2024-03-05: note", or the author
      const std::size_t comma = line.find(", ");
      date = comma == std::string_view::npos ? line : line.substr(comma + 2);
    }
    if (!text_.document.meta.date) text_.document.meta.date = parse_written_date(trim(date));
    if (text_.document.meta.date) text_.document.meta.date_origin = "front matter";
    return i + 1;
  }

  void heading(std::size_t i, std::size_t marks) {
    Block shape;
    shape.kind = BlockKind::heading;
    shape.level = static_cast<std::uint8_t>(marks);
    text_.write(shape, i, i + 1, static_cast<std::uint32_t>(marks + 1));
  }

  /// The line behind the one that closes what line i opens.
  std::size_t behind_delimiter(std::size_t i, std::size_t end) const {
    for (std::size_t at = i + 1; at < end; ++at)
      if (text_.line(at) == text_.line(i)) return at + 1;
    return end;
  }

  std::size_t block(std::size_t i, std::size_t end) {
    const std::string_view line = text_.line(i);
    const char ruled = line.size() >= 4 ? ruled_with(line) : '\0';
    if (ruled == '/' || ruled == '+') return behind_delimiter(i, end);
    if (ruled == '-' || ruled == '.' || line.starts_with("```")) {
      const std::size_t behind = line.starts_with("```") ? fence_end(i, end) : behind_delimiter(i, end);
      text_.write_code(i + 1, std::max(i + 1, behind - 1));
      return behind;
    }
    if (ruled == '_') quoted_ = !quoted_;
    if (ruled != 0 || line == "--" || line == "'''" || line == "<<<" || line == "+") return i + 1;
    if (line.starts_with("//") || is_attribute(line) || is_block_macro(line)) return i + 1;
    if (line.starts_with('[') && line.ends_with(']')) {
      attributes_ = line;
      return i + 1;
    }
    if (line == "|===" || line == "!===") return table(i, end);
    const std::size_t marks = heading_marks(line);
    if (marks > 0) {
      heading(i, marks);
      return i + 1;
    }
    attributes_ = {};
    return paragraph(i, end);
  }

  std::size_t fence_end(std::size_t i, std::size_t end) const {
    for (std::size_t at = i + 1; at < end; ++at)
      if (text_.line(at).starts_with("```")) return at + 1;
    return end;
  }

  std::size_t paragraph(std::size_t i, std::size_t end) {
    const Item item = item_of(text_.line(i));
    Block shape;
    if (item.length > 0) {
      shape.kind = BlockKind::list_item;
      shape.level = item.depth;
    } else if (quoted_) {
      shape.kind = BlockKind::quote;
    }
    std::size_t behind = i + 1;
    while (behind < end && goes_on(behind)) ++behind;
    // ".Title" above a block is its caption.
    const bool caption = item.length == 0 && text_.line(i).starts_with('.') && text_.line(i).size() > 1;
    text_.write(shape, i, caption ? i + 1 : behind, caption ? 1 : item.length);
    return caption ? i + 1 : behind;
  }

  bool goes_on(std::size_t i) const {
    const std::string_view line = text_.line(i);
    return !text_.blank(i) && item_of(line).length == 0 && line != "+" && line != "|===" && !line.starts_with("//") &&
           !(line.size() >= 4 && ruled_with(line) != 0) && !(line.starts_with('[') && line.ends_with(']'));
  }

  struct Cell {
    std::vector<Span> pieces;
    std::size_t columns = 1;
    std::size_t line = 0;
    bool header = false;
  };

  std::size_t table(std::size_t i, std::size_t end) {
    const std::size_t behind = behind_delimiter(i, end);
    const std::size_t last = text_.line(behind - 1) == text_.line(i) && behind - 1 > i ? behind - 1 : behind;
    std::vector<Cell> cells;
    for (std::size_t line = i + 1; line < last; ++line)
      if (!text_.line(line).starts_with("//")) read_cells(line, cells);
    std::size_t columns = named_columns(attributes_);
    const std::size_t first_line = cells.empty() ? 0 : cells.front().line;
    bool header = attributes_.find("header") != std::string_view::npos;
    if (columns == 0)
      for (const Cell& cell : cells) columns += cell.line == first_line ? cell.columns : 0;
    // A first row that a blank line sets off heads the table.
    header |= !cells.empty() && first_line == i + 1 && text_.blank(first_line + 1);
    attributes_ = {};
    write_cells(cells, std::clamp<std::size_t>(columns, 1, most_columns), header);
    return behind;
  }

  /// Cells open with "|", "2+|", ".2+|", "a|" and the like; what stands on the next lines goes on with the last one.
  void read_cells(std::size_t i, std::vector<Cell>& cells) {
    const Line& line = text_.lines[i];
    std::uint32_t open = line.first;
    for (std::uint32_t at = line.first; at <= line.end; ++at) {
      const bool bar = at < line.end && text_.source[at] == '|' && (at == line.first || text_.source[at - 1] != '\\');
      if (!bar && at < line.end) continue;
      std::uint32_t spec = at;
      if (bar) {
        while (spec > open &&
               std::string_view("0123456789.+*<>^aehlmsdv").find(text_.source[spec - 1]) != std::string_view::npos)
          --spec;
        if (spec > open && text_.source[spec - 1] != ' ' && text_.source[spec - 1] != '|') spec = at;
      }
      if (!cells.empty() && spec > open) cells.back().pieces.push_back({open, spec});
      if (!bar) break;
      cells.push_back(opened(slice(text_.source, Span{spec, at}), i));
      open = at + 1;
    }
  }

  static Cell opened(std::string_view spec, std::size_t line) {
    Cell cell;
    cell.line = line;
    cell.header = spec.ends_with('h');
    std::size_t columns = 1;
    const auto [end, error] = std::from_chars(spec.data(), spec.data() + spec.size(), columns);
    const bool spans = error == std::errc() && end != spec.data() + spec.size() && (*end == '+' || *end == '.');
    cell.columns = spans ? std::clamp<std::size_t>(columns, 1, most_columns) : 1;
    return cell;
  }

  void write_cells(const std::vector<Cell>& cells, std::size_t columns, bool header) {
    Block shape;
    shape.kind = BlockKind::table_cell;
    shape.table = text_.builder.next_table();
    std::size_t column = columns;
    for (const Cell& cell : cells) {
      if (column >= columns) {
        column = 0;
        ++shape.row;
      }
      shape.column = static_cast<std::int32_t>(column);
      shape.columns = static_cast<std::int32_t>(std::min(cell.columns, columns - column));
      shape.header = cell.header || (header && shape.row == 0);
      text_.write_pieces(shape, cell.pieces);
      column += static_cast<std::size_t>(shape.columns);
    }
  }

  MarkupLines& text_;
  std::string_view attributes_;  // "[...]" above the next block
  bool quoted_ = false;
};

}  // namespace

void read_asciidoc(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>&) {
  document.source = std::move(bytes);
  MarkupLines text(document.source, write_asciidoc_inline, document);
  AsciidocWalk(text).walk();
  text.builder.finish(document);
}

}  // namespace claimcheck::read
