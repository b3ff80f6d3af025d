#include "checker/read/markdown_parse.h"

#include "checker/read/entities.h"
#include "checker/read/html_parse.h"
#include "checker/read/html_tag.h"
#include "checker/read/white_space.h"

#include <md4c.h>

#include <algorithm>

namespace claimcheck::read {

namespace {

constexpr std::size_t most_columns = 1000;

/// What md4c has told so far. A callback never fails: every depth is counted, none is stored.
struct Walk {
  std::string_view source;
  TextBuilder& builder;
  Document& document;
  BlockWriter writer;
  int lists = 0;
  int quotes = 0;
  int images = 0;
  int struck = 0;
  Block cell;
  bool in_html = false;
  Span html;  // of the HTML block that is open
};

Block shape_of(const Walk& walk) {
  Block block;
  if (walk.lists > 0) {
    block.kind = BlockKind::list_item;
    block.level = static_cast<std::uint8_t>(std::min(walk.lists, 255));
  } else if (walk.quotes > 0) {
    block.kind = BlockKind::quote;
  }
  return block;
}

void enter_table_part(MD_BLOCKTYPE type, Walk& walk) {
  switch (type) {
    case MD_BLOCK_TABLE:
      walk.cell = {};
      walk.cell.kind = BlockKind::table_cell;
      walk.cell.table = walk.builder.next_table();
      break;
    case MD_BLOCK_TR:
      ++walk.cell.row;
      walk.cell.column = -1;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      ++walk.cell.column;
      walk.cell.header = type == MD_BLOCK_TH;
      walk.writer.expect(walk.cell);
      break;
    default:
      break;
  }
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.lists += type == MD_BLOCK_UL || type == MD_BLOCK_OL;
  walk.quotes += type == MD_BLOCK_QUOTE;
  Block shape = shape_of(walk);
  if (type == MD_BLOCK_H) {
    shape = {};
    shape.kind = BlockKind::heading;
    shape.level = static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
  } else if (type == MD_BLOCK_CODE) {
    shape = {};
    shape.kind = BlockKind::code;
  }
  walk.writer.expect(shape);
  walk.html = {};
  walk.in_html = type == MD_BLOCK_HTML;
  walk.struck = 0;
  if (type == MD_BLOCK_TABLE || type == MD_BLOCK_TR || type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    enter_table_part(type, walk);
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* data) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.lists -= type == MD_BLOCK_UL || type == MD_BLOCK_OL;
  walk.quotes -= type == MD_BLOCK_QUOTE;
  walk.writer.expect(shape_of(walk));
  walk.in_html = false;
  if (type == MD_BLOCK_HTML && !walk.html.empty())
    parse_html(walk.source, walk.html.begin, walk.html.end, walk.builder, walk.document);
  return 0;
}

int enter_span(MD_SPANTYPE type, void*, void* data) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.images += type == MD_SPAN_IMG;
  walk.struck += type == MD_SPAN_DEL;
  if (type == MD_SPAN_STRONG) walk.writer.enter_strong();
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.images -= type == MD_SPAN_IMG;
  walk.struck -= type == MD_SPAN_DEL && walk.struck > 0;
  if (type == MD_SPAN_STRONG) walk.writer.leave_strong();
  return 0;
}

/// A tag inside a paragraph: only what strikes text out, raises it or breaks the line matters.
void inline_tag(Walk& walk, std::string_view bytes) {
  HtmlTag tag;
  if (!parse_tag(bytes, 0, tag)) return;
  const int step = tag.closing ? -1 : 1;
  if (tag.name == "br") walk.writer.line_break();
  if (tag.name == "s" || tag.name == "del" || tag.name == "strike") walk.struck = std::max(0, walk.struck + step);
  if (tag.name == "sup") walk.writer.set_raised(!tag.closing);
}

void text_in_source(Walk& walk, MD_TEXTTYPE type, std::uint32_t begin, std::uint32_t end) {
  if (type == MD_TEXT_ENTITY) {
    std::string decoded;
    const std::string_view reference = slice(walk.source, Span{begin, end});
    if (decode_entity(reference, decoded, true) == reference.size()) return walk.writer.spelled(decoded, begin, end);
  }
  walk.writer.piece(begin, end);
}

int text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* data) {
  Walk& walk = *static_cast<Walk*>(data);
  const char* const first = walk.source.data();
  const bool in_source = bytes >= first && bytes + size <= first + walk.source.size();
  const auto begin = static_cast<std::uint32_t>(in_source ? bytes - first : 0);
  const auto end = begin + static_cast<std::uint32_t>(size);
  if (type == MD_TEXT_HTML) {
    if (!in_source) return 0;  // md4c's own line end
    if (!walk.in_html)
      inline_tag(walk, {bytes, size});
    else
      walk.html = walk.html.empty() ? Span{begin, end} : Span{walk.html.begin, end};
    return 0;
  }
  if (walk.images > 0 || walk.struck > 0) return 0;
  if (type == MD_TEXT_NULLCHAR) {
    const std::size_t at = walk.source.find('\0', walk.builder.source_end());
    if (at != std::string_view::npos)
      walk.writer.spelled("\xEF\xBF\xBD", static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1);
  } else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || !in_source) {
    walk.writer.line_break();  // the line end, and the white space around it, come with the next piece
  } else if (begin >= walk.builder.source_end()) {
    text_in_source(walk, type, begin, end);
  }
  return 0;
}

/// Whether a row has so many cells that md4c, which fills up every other row to the same number, needs time and output
/// that grow with the square of the input.
bool holds_huge_row(std::string_view text) {
  std::size_t line_end = 0, cells = 0;
  for (std::size_t i = text.find('|'); i != std::string_view::npos; i = text.find('|', i + 1)) {
    if (i > line_end) {
      line_end = text.find('\n', i);
      cells = 0;
    }
    if (++cells > most_columns) return true;
  }
  return false;
}

}  // namespace

unsigned markdown_flags(std::string_view text) {
  return MD_FLAG_STRIKETHROUGH | (holds_huge_row(text) ? 0u : MD_FLAG_TABLES);
}

void parse_markdown(std::string_view source, std::uint32_t begin, std::uint32_t end, TextBuilder& builder,
                    Document& document) {
  Walk walk{source, builder, document, BlockWriter(builder, document), 0, 0, 0, 0, {}, false, {}};
  MD_PARSER parser{};
  parser.flags = markdown_flags(source.substr(begin, end - begin));
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  md_parse(source.data() + begin, end - begin, &parser, &walk);
  walk.writer.close();
}

}  // namespace claimcheck::read
