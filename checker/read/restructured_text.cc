#include "checker/read/restructured_text.h"

#include "checker/read/inline_marks.h"
#include "checker/read/markup_lines.h"
#include "checker/read/metadata.h"
#include "checker/read/restructured_table.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <array>
#include <string>

namespace claimcheck::read {

namespace {

// Directives whose content is text that a reader sees.
constexpr std::array<std::string_view, 21> shown_directives = {
    "admonition", "attention", "caution",      "danger",  "epigraph",   "error",    "figure",
    "highlights", "hint",      "important",    "note",    "pull-quote", "sidebar",  "table",
    "tip",        "topic",     "versionadded", "warning", "container",  "compound", "rubric"};
constexpr int deepest_directive = 16;

class RestructuredWalk {
 public:
  explicit RestructuredWalk(MarkupLines& text) : text_(text) {}

  void walk(std::size_t first, std::size_t end, int depth) {
    for (std::size_t i = text_.skip_blank(first); i < end; i = text_.skip_blank(i)) {
      const std::size_t before = i;
      i = block(i, end, depth);
      if (i <= before) i = before + 1;
    }
  }

 private:
  /// Handles the block that starts at line i; returns the line behind it.
  std::size_t block(std::size_t i, std::size_t end, int depth) {
    const std::string_view line = text_.line(i);
    if (const std::size_t next = heading(i, end)) return next;
    if (line.starts_with("..") && (line.size() == 2 || line[2] == ' ')) return explicit_markup(i, end, depth);
    if (is_simple_border(line)) return write_simple_table(text_, i, end);
    if (line.starts_with("+-") || line.starts_with("+=")) return write_grid_table(text_, i, end);
    if (ruled_with(line) != 0 && line.size() >= 4 && text_.blank(i + 1)) return i + 1;  // a transition
    if (line[0] == ':' && text_.document.blocks.size() <= 1) return field(i, end);
    return paragraph(i, end);
  }

  std::size_t heading(std::size_t i, std::size_t end) {
    const char over = ruled_with(text_.line(i));
    const std::size_t title = over != 0 ? i + 1 : i;
    if (title + 1 >= end || text_.blank(title) || (over == 0 && text_.indent(title) > 0)) return 0;
    const std::string_view under = text_.line(title + 1);
    const char mark = ruled_with(under);
    if (mark == 0 || (over != 0 && over != mark) || under.size() < 3 || ruled_with(text_.line(title)) != 0) return 0;
    if (is_simple_border(under)) return 0;
    const std::string style = {mark, over != 0 ? 'o' : 'u'};
    auto level = std::find(styles_.begin(), styles_.end(), style);
    if (level == styles_.end()) level = styles_.insert(level, style);
    Block shape;
    shape.kind = BlockKind::heading;
    shape.level = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(level - styles_.begin() + 1, 6));
    text_.write(shape, title, title + 1);
    return title + 2;
  }

  /// The line behind the block that is indented below line i.
  std::size_t end_of_indented(std::size_t i, std::size_t end) const {
    const std::uint32_t outer = text_.indent(i);
    std::size_t last = i + 1;
    for (std::size_t at = i + 1; at < end; ++at) {
      if (text_.blank(at)) continue;
      if (text_.indent(at) <= outer) break;
      last = at + 1;
    }
    return last;
  }

  /// Directives, notes, comments, targets: what begins with "..".
  std::size_t explicit_markup(std::size_t i, std::size_t end, int depth) {
    const std::size_t behind = end_of_indented(i, end);
    const std::string_view line = text_.line(i);
    const std::string_view rest = trim(line.substr(2));
    if (rest.starts_with('[')) {  // ".. [1] The text of a note."
      const std::size_t close = rest.find(']');
      if (close != std::string_view::npos)
        text_.write({}, i, behind, static_cast<std::uint32_t>(rest.data() - line.data() + close + 1));
      return behind;
    }
    const std::size_t mark = rest.find("::");
    const std::string_view name = mark == std::string_view::npos ? std::string_view() : rest.substr(0, mark);
    const bool list_table = name == "list-table", csv_table = name == "csv-table";
    const bool shown = list_table || csv_table ||
                       std::find(shown_directives.begin(), shown_directives.end(), name) != shown_directives.end();
    if (!shown || depth >= deepest_directive) return behind;
    const std::string_view argument = trim(rest.substr(mark + 2));
    if (!argument.empty() && name != "figure")
      text_.write({}, i, i + 1, static_cast<std::uint32_t>(argument.data() - line.data()));
    std::size_t first = i + 1;
    if (list_table) write_list_table(text_, first, behind);
    if (csv_table) write_csv_table(text_, first, behind);
    if (list_table || csv_table) return behind;
    while (first < behind && text_.line(first).starts_with(":")) ++first;  // options
    walk(first, behind, depth + 1);
    return behind;
  }

  /// ":Date: 2024-03-05" above the text.
  std::size_t field(std::size_t i, std::size_t end) {
    const std::string_view line = text_.line(i);
    const std::size_t close = line.find(':', 1);
    if (close == std::string_view::npos || close == 1) return paragraph(i, end);
    const std::string_view name = line.substr(1, close - 1);
    if (name == "Date" || name == "date") {
      text_.document.meta.date = parse_written_date(trim(line.substr(close + 1)));
      if (text_.document.meta.date) text_.document.meta.date_origin = "front matter";
    }
    return end_of_indented(i, end);
  }

  std::size_t paragraph(std::size_t i, std::size_t end) {
    const Marker marker = find_marker(text_.line(i));
    Block shape;
    const bool item = marker.kind != MarkerKind::none || text_.line(i).starts_with("#. ");
    if (item) {
      shape.kind = BlockKind::list_item;
      shape.level = static_cast<std::uint8_t>(std::min(text_.indent(i) / 2 + 1, 255u));
    } else if (text_.indent(i) > 0) {
      shape.kind = literal_ ? BlockKind::code : BlockKind::quote;
    }
    if (shape.kind == BlockKind::code) {
      std::size_t behind = i + 1;
      while (behind < end && (text_.blank(behind) || text_.indent(behind) > 0)) ++behind;
      text_.write_code(i, behind);
      literal_ = false;
      return behind;
    }
    std::size_t behind = i + 1;
    while (behind < end && !text_.blank(behind) && !starts_item(i, behind, item)) ++behind;
    std::uint32_t dropped = marker.kind != MarkerKind::none ? marker.length : item ? 3 : 0;
    if (text_.line(i).starts_with("| ")) dropped = 2;
    literal_ = text_.line(behind - 1).ends_with("::");
    text_.write(shape, i, behind, dropped);
    return behind;
  }

  /// Whether a line inside a list is an item of its own.
  bool starts_item(std::size_t first, std::size_t at, bool item) const {
    if (text_.line(at).starts_with("| ")) return true;
    return item && text_.indent(at) <= text_.indent(first) && find_marker(text_.line(at)).kind != MarkerKind::none;
  }

  MarkupLines& text_;
  std::vector<std::string> styles_;  // of headings, from the first level on
  bool literal_ = false;             // "::" announced a literal block
};

}  // namespace

void read_restructured_text(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>&) {
  document.source = std::move(bytes);
  MarkupLines text(document.source, write_restructured_inline, document);
  RestructuredWalk(text).walk(0, text.lines.size(), 0);
  text.builder.finish(document);
  for (const Block& block : document.blocks)
    if (document.meta.title.empty() && block.kind == BlockKind::heading && block.level == 1)
      document.meta.title = slice(document.text, block.span);
}

}  // namespace claimcheck::read
