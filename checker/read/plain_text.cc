#include "checker/read/plain_text.h"

#include "checker/read/front_matter.h"
#include "checker/read/lines.h"
#include "checker/read/metadata.h"
#include "checker/read/speaker_label.h"
#include "checker/read/text_builder.h"
#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

/// Lines up to this many bytes are taken for hard-wrapped ones; texts with longer lines hold a paragraph a line.
constexpr std::uint32_t widest_wrap = 110;

/// A heading's shape that is no turn of speech ("Q   Thank you").
bool is_heading_line(std::string_view line) {
  if (!reads_as_heading(line)) return false;
  const auto label = parse_speaker_label(line);
  return !label || !label->certain;
}

/// The width at which the text is wrapped: 19 of 20 lines are no longer. 0 when lines are paragraphs.
std::uint32_t wrap_width(const std::vector<Line>& lines) {
  std::vector<std::uint32_t> counts(widest_wrap + 1, 0);
  std::uint32_t all = 0;
  for (const Line& line : lines) {
    if (line.blank()) continue;
    ++all;
    const std::uint32_t length = line.end - line.begin;
    if (length <= widest_wrap) ++counts[length];
  }
  std::uint32_t seen = 0;
  for (std::uint32_t width = 0; width <= widest_wrap; ++width) {
    seen += counts[width];
    if (seen > 0 && seen >= all - all / 20) return width;
  }
  return 0;
}

/// Whether a text of one line is nothing but a figure below zero ("- 10 k"): no list has a single item without a word.
bool is_negative_figure(std::string_view item) {
  if (item.empty() || item[0] < '0' || item[0] > '9') return false;
  std::size_t letters = 0;
  for (const char c : item) {
    letters = c >= '0' && c <= '9' ? 0 : letters + (static_cast<unsigned char>(c | 0x20) >= 'a');
    if (letters > 2) return false;
  }
  return true;
}

struct ListLevel {
  std::uint32_t indent = 0;
  MarkerKind kind = MarkerKind::none;
  std::uint32_t value = 0;
};

/// Cuts the lines of a text into blocks.
class PlainBlocks {
 public:
  PlainBlocks(std::string_view text, const std::vector<Line>& lines, std::vector<Block>& blocks)
      : text_(text), lines_(lines), blocks_(blocks), width_(wrap_width(lines)) {}

  void find() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].blank()) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < lines_.size() && !lines_[end].blank()) ++end;
      run(i, end);
      i = end;
    }
  }

 private:
  std::string_view line(std::size_t i) const { return slice(text_, lines_[i].visible()); }

  /// Lines [begin, end) between two blank lines.
  void run(std::size_t begin, std::size_t end) {
    const std::size_t first_block = blocks_.size();
    const bool first_of_document = first_block == 0 || (first_block == 1 && blocks_[0].kind == BlockKind::title);
    std::size_t start = begin;
    Marker marker = open(begin, begin);
    for (std::size_t i = begin; i < end; ++i) {
      const bool underlined = i + 1 < end && underline_level(line(i + 1)) > 0 && line(i).size() <= 120;
      if (underlined) {
        close(start, i, marker);
        add(BlockKind::heading, underline_level(line(i + 1)), lines_[i].visible());
        levels_.clear();
        start = i + 2;
        ++i;
        if (start < end) marker = open(start, start);
        continue;
      }
      if (i == start) continue;
      if (marker_at(i, start).kind == MarkerKind::none && !breaks_before(i)) continue;
      close(start, i, marker);
      marker = open(i, start);
      start = i;
    }
    const bool alone = start == begin && end - begin == 1;
    if (alone && marker.kind == MarkerKind::none && is_heading_line(line(begin))) {
      add(BlockKind::heading, first_of_document ? 1 : 2, lines_[begin].visible());
      levels_.clear();
      return;
    }
    // A headline may stand right on top of its text.
    close(start, end, marker);
    if (!first_of_document || blocks_.size() < first_block + 2) return;
    Block& opening = blocks_[first_block];
    if (opening.kind == BlockKind::paragraph && opening.span.end == lines_[begin].end &&
        is_heading_line(slice(text_, opening.span))) {
      opening.kind = BlockKind::heading;
      opening.level = 1;
    }
  }

  /// The marker at line `i` if a list item starts there, in a run whose open block starts at line `start`.
  Marker marker_at(std::size_t i, std::size_t start) const {
    const Marker found = find_marker(line(i));
    if (found.kind == MarkerKind::dash && lines_.size() == 1 && is_negative_figure(line(i).substr(found.length)))
      return {};
    if (found.kind == MarkerKind::none || found.kind == MarkerKind::bullet || i == start) return found;
    if (line(i - 1).ends_with(':')) return found;
    if (found.kind == MarkerKind::dash) {
      const bool nested = open_item_ && lines_[i].indent() > levels_.back().indent;
      const bool goes_on = open_item_ && std::any_of(levels_.begin(), levels_.end(),
                                                     [](const ListLevel& l) { return l.kind == MarkerKind::dash; });
      return (nested || goes_on) && underline_level(line(i)) == 0 ? found : Marker{};
    }
    // A wrapped sentence may end in "... in\n12. The"; a list counts on.
    const bool counts_on = open_item_ && std::any_of(levels_.begin(), levels_.end(), [&](const ListLevel& l) {
                             return l.kind == MarkerKind::number && found.value == l.value + 1;
                           });
    const bool opens = found.value == 1 && (open_item_ || ends_sentence(line(i - 1)));
    return counts_on || opens ? found : Marker{};
  }

  /// Starts a block at line `i`, and its place in the open list where it is an item.
  Marker open(std::size_t i, std::size_t start) {
    const Marker marker = marker_at(i, start);
    open_item_ = marker.kind != MarkerKind::none;
    if (!open_item_) return marker;
    const std::uint32_t indent = lines_[i].indent();
    while (!levels_.empty() &&
           (levels_.back().indent > indent || (levels_.back().indent == indent && levels_.back().kind != marker.kind)))
      levels_.pop_back();
    if (levels_.empty() || (levels_.back().indent < indent && levels_.size() < 16))
      levels_.push_back({indent, marker.kind, marker.value});
    levels_.back().value = marker.value;
    return marker;
  }

  /// Whether the line end before line `i` ends a block: it is no wrap, because the next word would have fitted.
  bool breaks_before(std::size_t i) const {
    const std::string_view above = line(i - 1), here = line(i);
    if (width_ == 0) return true;
    const std::size_t word = std::min(here.find(' '), here.size());
    if (lines_[i - 1].end - lines_[i - 1].begin + 1 + word > width_) return false;
    if (is_lower(here[0]) || here[0] == '-' || here.starts_with("–") || here.starts_with("—")) return false;
    if (ends_sentence(above) || above.ends_with(':')) return true;
    // A short line that just stops: a title, an address, a signature. A number may still belong to it.
    return !is_digit(here[0]) && here[0] != '$' && here[0] != '(' && !above.ends_with(',') && !above.ends_with('-');
  }

  void close(std::size_t start, std::size_t end, const Marker& marker) {
    if (start >= end) return;
    const Span span{lines_[start].first + marker.length, lines_[end - 1].end};
    if (!holds_word(slice(text_, span))) return;  // a rule, "###"
    const bool item = marker.kind != MarkerKind::none;
    if (!item) levels_.clear();
    add(item ? BlockKind::list_item : BlockKind::paragraph,
        item ? static_cast<std::uint8_t>(levels_.size()) : std::uint8_t{0}, span);
  }

  void add(BlockKind kind, std::uint8_t level, Span span) {
    Block block;
    block.kind = kind;
    block.level = level;
    block.span = span;
    blocks_.push_back(block);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::vector<Block>& blocks_;
  std::uint32_t width_;
  std::vector<ListLevel> levels_;  // of the list that is open
  bool open_item_ = false;         // the block that is open is a list item
};

}  // namespace

void find_plain_blocks(std::string_view text, Span span, std::vector<Block>& blocks) {
  std::vector<Line> lines;
  split_lines(text, span, lines);
  PlainBlocks(text, lines, blocks).find();
}

void read_plain_body(std::string text, Document& document) {
  if (find_invisible(text, 0) == std::string::npos) {
    document.text = std::move(text);
  } else {
    document.source = std::move(text);
    TextBuilder builder(document.source);
    builder.copy(0, static_cast<std::uint32_t>(document.source.size()));
    builder.finish(document);
  }
  find_plain_blocks(document.text, {0, static_cast<std::uint32_t>(document.text.size())}, document.blocks);
}

void read_plain_text(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>&) {
  const FrontMatter front =
      parse_front_matter(bytes, static_cast<std::uint32_t>(bytes.empty() ? 0 : invisible_at(bytes, 0)));
  if (front.end == 0) return read_plain_body(std::move(bytes), document);
  apply_front_matter(front, document.meta);
  document.source = std::move(bytes);
  TextBuilder builder(document.source);
  write_title(front, builder, document);
  builder.separate(front.end);
  const std::uint32_t body = builder.size();
  builder.copy(front.end, static_cast<std::uint32_t>(document.source.size()));
  builder.finish(document);
  find_plain_blocks(document.text, {body, static_cast<std::uint32_t>(document.text.size())}, document.blocks);
}

}  // namespace claimcheck::read
