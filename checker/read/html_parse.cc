#include "checker/read/html_parse.h"

#include "checker/read/entities.h"
#include "checker/read/html_elements.h"
#include "checker/read/html_table.h"
#include "checker/read/html_tag.h"
#include "checker/read/plain_text.h"
#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

bool holds_tag(std::string_view source, std::string_view lower, std::string_view upper) {
  return source.find(lower) != std::string_view::npos || source.find(upper) != std::string_view::npos;
}

/// Text without references.
void write_words(std::string_view whole, Span words, BlockWriter& writer) {
  const std::string_view source = whole.substr(0, words.end);  // a search must not run through the rest of the page
  for (std::uint32_t at = words.begin; at < words.end;) {
    const auto line = static_cast<std::uint32_t>(std::min<std::size_t>(source.find('\n', at), words.end));
    std::uint32_t next = line;
    int lines = 0;
    while (next < words.end && (source[next] == ' ' || (source[next] >= '\t' && source[next] <= '\r')))
      lines += source[next++] == '\n';
    if (lines > 1) {
      writer.piece(at, line);
      writer.spelled(" ", line, next);
    } else {
      writer.piece(at, next);
    }
    at = next;
  }
}

void write_text(std::string_view whole, Span content, bool preformatted, BlockWriter& writer) {
  const std::string_view source = whole.substr(0, content.end);
  std::string decoded;
  for (std::uint32_t at = content.begin; at < content.end;) {
    const auto next = static_cast<std::uint32_t>(std::min<std::size_t>(source.find('&', at), content.end));
    if (preformatted)
      writer.piece(at, next);
    else
      write_words(source, {at, next}, writer);
    if (next == content.end) break;
    const std::size_t length = decode_entity(source.substr(next, content.end - next), decoded, false);
    if (length == 0)
      writer.piece(next, next + 1);
    else if (invisible_at(decoded, 0) != decoded.size())
      writer.spelled(decoded, next, next + static_cast<std::uint32_t>(length));
    at = next + static_cast<std::uint32_t>(std::max<std::size_t>(length, 1));
  }
}

/// Whether the names in an attribute, between white space, hold this one.
bool holds_name(std::string_view names, std::string_view name) {
  constexpr std::string_view space = " \t\n\r\f";
  for (std::size_t at = names.find_first_not_of(space); at < names.size(); at = names.find_first_not_of(space, at)) {
    const std::size_t end = std::min(names.find_first_of(space, at), names.size());
    if (names.substr(at, end - at) == name) return true;
    at = end;
  }
  return false;
}

/// Whether the link whose content starts at `at` shows a mark that counts notes: "1", "[12]", "*", "iv".
bool is_note_mark(std::string_view source, std::size_t at) {
  constexpr std::size_t longest_source = 300, longest_mark = 4;  // bytes with their tags; characters
  const std::string_view content = source.substr(at, longest_source);
  std::string shown;
  for (std::size_t i = 0; i < content.size(); ++i) {
    HtmlTag tag;
    if (content[i] != '<') {
      shown += content[i];
      continue;
    }
    if (!parse_tag(content, i, tag)) return false;
    if (tag.closing && tag.name == "a") {
      const std::string text = decode_html(shown);
      std::size_t characters = 0;
      for (const char c : trim(text)) {
        if (c == ' ' || ++characters > longest_mark) return false;
      }
      return characters > 0;
    }
    i = tag.end - 1;
  }
  return false;
}

class HtmlWalk {
 public:
  HtmlWalk(std::string_view source, std::uint32_t begin, TextBuilder& builder, Document& document,
           const HtmlEvents& events)
      : source_(source),
        builder_(builder),
        document_(document),
        events_(events),
        writer_(builder, document),
        tables_(builder),
        has_main_(holds_tag(source.substr(begin), "<main", "<MAIN") ||
                  holds_tag(source.substr(begin), "<article", "<ARTICLE")) {
    writer_.expect(shape());
  }

  void walk(std::uint32_t begin) {
    std::size_t at = begin;
    while (at < source_.size()) {
      const std::size_t open = std::min(source_.find('<', at), source_.size());
      text(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(open));
      if (open == source_.size()) break;
      at = markup(open);
    }
    close_preformatted();
    writer_.close();
  }

 private:
  /// Handles what starts at source_[at] == '<'; returns where to go on.
  std::size_t markup(std::size_t at) {
    if (const std::size_t end = skip_markup(source_, at)) return end;
    HtmlTag tag;
    if (!parse_tag(source_, at, tag)) {
      if (tag.end == 0) text(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1);
      return tag.end == 0 ? at + 1 : tag.end;
    }
    const ElementKind kind = element_kind(tag.name);
    if (dropping_ > 0 && !ends_drop(tag, kind)) return skip_raw(tag, kind);
    if (!tag.closing && events_.tag) events_.tag(tag);
    if (!tag.closing && (kind == ElementKind::raw || kind == ElementKind::title)) return raw(tag, kind);
    if (!tag.closing && drops(tag, kind)) {
      writer_.close();
      dropped_name_ = tag.name;
      dropping_ = 1;
      return tag.end;
    }
    if (tag.closing)
      end_tag(tag, kind);
    else
      start_tag(tag, kind);
    return tag.end;
  }

  /// Inside dropped content: whether this tag is the first one to be read again.
  bool ends_drop(const HtmlTag& tag, ElementKind kind) {
    if (tag.name == dropped_name_) {
      dropping_ += tag.closing ? -1 : 1;
      return false;  // its own end tag is not read
    }
    // An unclosed <nav> must not hide the page.
    if (kind == ElementKind::main_part && !tag.closing) dropping_ = 0;
    return dropping_ == 0;
  }

  std::size_t skip_raw(const HtmlTag& tag, ElementKind kind) const {
    return !tag.closing && kind == ElementKind::raw ? find_end_tag(source_, tag.end, tag.name) : tag.end;
  }

  std::size_t raw(const HtmlTag& tag, ElementKind kind) {
    const std::size_t end = find_end_tag(source_, tag.end, tag.name);
    const Span content{static_cast<std::uint32_t>(tag.end), static_cast<std::uint32_t>(end)};
    if (kind == ElementKind::title && events_.title) {
      writer_.close();
      events_.title(content);
    }
    if (tag.name == "script" && events_.script) events_.script(tag, slice(source_, content));
    return end;
  }

  /// Elements that show nothing of the text: scripts, navigation, what is hidden, boxes of the page around the text.
  bool drops(const HtmlTag& tag, ElementKind kind) const {
    if (is_void_element(tag.name)) return false;
    if (kind == ElementKind::dropped) return true;
    if (tag.attributes.empty() && kind != ElementKind::page_part) return false;
    const std::string role = attribute(tag, "role");
    if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
        role == "complementary" || role == "dialog" || role == "alertdialog")
      return true;
    if (hides(attribute(tag, "style"))) return true;
    const bool box = kind == ElementKind::block || kind == ElementKind::page_part || kind == ElementKind::list;
    if (box && tag.name != "body" && tag.name != "html" &&
        (is_page_chrome(attribute(tag, "class")) || is_page_chrome(attribute(tag, "id"))))
      return true;
    bool hidden = false;
    const std::string until_found = attribute(tag, "hidden", &hidden);
    if ((hidden && until_found != "until-found") || attribute(tag, "aria-hidden") == "true") return true;
    // Outside the main text, a page's header and footer are its banner and imprint.
    return kind == ElementKind::page_part && has_main_ && main_depth_ == 0;
  }

  Block shape() const {
    Block block;
    if (const HtmlTable* table = tables_.innermost()) return table->cell;
    if (preformatted_ > 0) {
      block.kind = BlockKind::code;
    } else if (heading_ > 0) {
      block.kind = BlockKind::heading;
      block.level = heading_;
    } else if (lists_ > 0) {
      block.kind = BlockKind::list_item;
      block.level = static_cast<std::uint8_t>(std::min(lists_, 255));
    } else if (quotes_ > 0) {
      block.kind = BlockKind::quote;
    }
    return block;
  }

  /// Links to notes: "14,700 tonnes.<a role="doc-noteref">1</a>" is no 14,700.1, whether or not the 1 is in a <sup>. A
  /// link with words in it is read as it stands, whatever its class.
  bool leads_to_note(const HtmlTag& tag) const {
    if (tag.name != "a" || tag.attributes.empty()) return false;
    const std::string classes = attribute(tag, "class");
    return (attribute(tag, "role") == "doc-noteref" || holds_name(attribute(tag, "epub:type"), "noteref") ||
            holds_name(classes, "footnote-ref") || holds_name(classes, "footnote-reference") ||
            holds_name(classes, "noteref")) &&
           is_note_mark(source_, tag.end);
  }

  void start_tag(const HtmlTag& tag, ElementKind kind) {
    if (listings_ > 0)
      listings_ += tag.name == listing_name_;
    else if ((tag.name == "div" || tag.name == "figure") && !tag.attributes.empty() &&
             is_listing_box(attribute(tag, "class")))
      listings_ = 1, listing_name_ = tag.name;
    switch (kind) {
      case ElementKind::inline_text:
        if (leads_to_note(tag)) writer_.set_raised(in_note_mark_ = true);
        return;
      case ElementKind::metadata:
        return;
      case ElementKind::strong:
        return writer_.enter_strong();
      case ElementKind::struck:
        ++struck_;
        return;
      case ElementKind::superscript:
        return writer_.set_raised(true);
      case ElementKind::code:
        has_code_ = true;
        return;
      case ElementKind::line_break:
        return line_break();
      case ElementKind::heading:
        heading_ = static_cast<std::uint8_t>(tag.name[1] - '0');
        break;
      case ElementKind::list:
        ++lists_;
        break;
      case ElementKind::quote:
        ++quotes_;
        break;
      case ElementKind::preformatted:
        start_preformatted(listings_ > 0 || is_listing(attribute(tag, "class")));
        break;
      case ElementKind::main_part:
        ++main_depth_;
        break;
      case ElementKind::table:
      case ElementKind::table_head:
      case ElementKind::row:
      case ElementKind::cell:
        writer_.close();
        tables_.start(tag, kind);
        break;
      default:
        break;
    }
    if (kind != ElementKind::heading) heading_ = 0;
    struck_ = 0;
    writer_.expect(shape());
  }

  void end_tag(const HtmlTag& tag, ElementKind kind) {
    if (listings_ > 0) listings_ -= tag.name == listing_name_;
    switch (kind) {
      case ElementKind::inline_text:
        if (in_note_mark_ && tag.name == "a") writer_.set_raised(in_note_mark_ = false);
        return;
      case ElementKind::metadata:
      case ElementKind::code:
      case ElementKind::line_break:
        return;
      case ElementKind::strong:
        return writer_.leave_strong();
      case ElementKind::struck:
        struck_ -= struck_ > 0;
        return;
      case ElementKind::superscript:
        return writer_.set_raised(false);
      case ElementKind::list:
        lists_ -= lists_ > 0;
        break;
      case ElementKind::quote:
        quotes_ -= quotes_ > 0;
        break;
      case ElementKind::preformatted:
        close_preformatted();
        break;
      case ElementKind::main_part:
        main_depth_ -= main_depth_ > 0;
        break;
      case ElementKind::table:
      case ElementKind::table_head:
      case ElementKind::row:
      case ElementKind::cell:
        writer_.close();
        tables_.end(kind);
        break;
      default:
        break;
    }
    (void)tag;
    heading_ = 0;
    struck_ = 0;
    writer_.expect(shape());
  }

  /// Two breaks in a row part paragraphs.
  void line_break() {
    if (++breaks_ >= 2) writer_.close();
    writer_.line_break();
  }

  void start_preformatted(bool is_code) {
    close_preformatted();
    writer_.close();
    preformatted_ = 1;
    has_code_ = is_code;
    first_preformatted_ = document_.blocks.size();
  }

  /// Preformatted text that is no code is plain text, with paragraphs of its own.
  void close_preformatted() {
    if (preformatted_ == 0) return;
    writer_.close();
    preformatted_ = 0;
    if (has_code_) return;
    const std::vector<Block> code(document_.blocks.begin() + static_cast<std::ptrdiff_t>(first_preformatted_),
                                  document_.blocks.end());
    document_.blocks.resize(first_preformatted_);
    for (const Block& block : code) {
      if (block.kind == BlockKind::code)
        find_plain_blocks(builder_.text(), block.span, document_.blocks);
      else
        document_.blocks.push_back(block);
    }
  }

  void text(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end || dropping_ > 0 || struck_ > 0) return;
    if (breaks_ > 0 && !is_blank(slice(source_, Span{begin, end}))) breaks_ = 0;
    write_text(source_, {begin, end}, preformatted_ > 0, writer_);
  }

  std::string_view source_;
  TextBuilder& builder_;
  Document& document_;
  const HtmlEvents& events_;
  BlockWriter writer_;
  HtmlTables tables_;
  bool has_main_;
  bool has_code_ = false;
  std::string dropped_name_;
  std::uint64_t dropping_ = 0;  // open elements of that name
  std::string listing_name_;    // of the box whose preformatted text is code
  std::uint64_t listings_ = 0;  // open elements of that name
  std::size_t first_preformatted_ = 0;
  int preformatted_ = 0;
  int lists_ = 0;
  int quotes_ = 0;
  int struck_ = 0;
  int breaks_ = 0;
  bool in_note_mark_ = false;
  int main_depth_ = 0;
  std::uint8_t heading_ = 0;
};

}  // namespace

void write_html_text(std::string_view source, Span content, BlockWriter& writer) {
  write_text(source, content, false, writer);
}

void parse_html(std::string_view source, std::uint32_t begin, std::uint32_t end, TextBuilder& builder,
                Document& document, const HtmlEvents& events) {
  HtmlWalk(source.substr(0, end), begin, builder, document, events).walk(begin);
}

}  // namespace claimcheck::read
