#include "checker/read/comments.h"

#include "checker/read/front_matter.h"
#include "checker/read/html_elements.h"
#include "checker/read/html_tag.h"
#include "checker/read/markdown_parse.h"
#include "checker/read/white_space.h"

#include <md4c.h>

#include <algorithm>
#include <functional>

namespace claimcheck::read {

namespace {

constexpr std::string_view opening = "<!--";
constexpr std::string_view closing = "-->";

using Found = std::function<void(std::string_view text, Span html, bool ends)>;

/// The comments of HTML, in order.
void walk_html(std::string_view html, const Found& found) {
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
    if (const std::size_t end = skip_markup(html, at)) {
      const std::string_view whole = html.substr(at, end - at);
      if (whole.size() >= opening.size() + closing.size() && whole.starts_with(opening)) {
        const bool ends = whole.ends_with(closing);
        const std::size_t size = whole.size() - opening.size() - (ends ? closing.size() : 0);
        found(whole.substr(opening.size(), size), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
              ends);
      }
      at = end;
      continue;
    }
    HtmlTag tag;
    if (!parse_tag(html, at, tag)) {
      at = std::max(tag.end, at + 1);
      continue;
    }
    const ElementKind kind = element_kind(tag.name);
    const bool is_raw = !tag.closing && (kind == ElementKind::raw || kind == ElementKind::title);
    at = is_raw ? find_end_tag(html, tag.end, tag.name) : tag.end;
  }
}

class CommentList {
 public:
  CommentList(std::string_view source, std::string_view word) : source_(source), word_(word) {}

  void add(std::string_view text, Span source, bool ends) {
    if (!trim(text).starts_with(word_)) return;
    list_.push_back({std::string(text), source, ends ? "" : "this comment does not end; expected --> behind it"});
  }

  /// Words of a paragraph, [begin, end) of the source: Markdown shows what looks like a comment and is none.
  void add_text(std::uint32_t begin, std::uint32_t end) {
    const std::string_view shown = source_.substr(0, end);
    for (std::size_t at = shown.find(word_, begin); at != std::string_view::npos; at = shown.find(word_, at + 1)) {
      const std::string_view before = source_.substr(0, at);
      const std::size_t last = before.find_last_not_of(" \t\r\n");
      if (last == std::string_view::npos || !before.substr(0, last + 1).ends_with(opening)) continue;
      const std::size_t mark = last + 1 - opening.size();
      if (mark > 0 && source_[mark - 1] == '\\') continue;
      list_.push_back(
          {std::string(shown.substr(at)),
           {static_cast<std::uint32_t>(mark), end},
           "Markdown shows this as text: a comment in a paragraph ends with -->, and has no other -- in it"});
    }
  }

  std::vector<Comment> take() { return std::move(list_); }

 private:
  std::string_view source_, word_;
  std::vector<Comment> list_;
};

/// The HTML of one block of Markdown, put together from the pieces that md4c tells: without the marks of the quotation
/// or list around it, and without the text between.
class BlockHtml {
 public:
  BlockHtml(std::string_view source, CommentList& comments) : source_(source), comments_(comments) {}

  void add(std::string_view piece) {
    const char* const first = source_.data();
    if (piece.data() >= first && piece.data() + piece.size() <= first + source_.size())
      pieces_.push_back({static_cast<std::uint32_t>(html_.size()), static_cast<std::uint32_t>(piece.data() - first),
                         static_cast<std::uint32_t>(piece.size())});
    html_ += piece;  // outside of the source: md4c's own line end or indentation
  }

  void finish() {
    if (!html_.empty())
      walk_html(html_, [&](std::string_view text, Span html, bool ends) {
        comments_.add(text, {place(html.begin), place(html.end - 1) + 1}, ends);
      });
    html_.clear();
    pieces_.clear();
  }

 private:
  struct Piece {
    std::uint32_t html, source, size;  // where it begins, and its bytes
  };

  /// The source offset of a byte of the HTML; of what is not in the source, that of the last byte before it.
  std::uint32_t place(std::uint32_t html) const {
    const auto behind = std::upper_bound(pieces_.begin(), pieces_.end(), html,
                                         [](std::uint32_t at, const Piece& piece) { return at < piece.html; });
    if (behind == pieces_.begin()) return 0;
    const Piece& piece = *(behind - 1);
    return piece.source + std::min(html - piece.html, std::max(piece.size, 1u) - 1);
  }

  std::string_view source_;
  CommentList& comments_;
  std::string html_;
  std::vector<Piece> pieces_;
};

struct MarkdownWalk {
  std::string_view source;
  CommentList& comments;
  BlockHtml html;
  int images = 0;  // around this place: what stands in an image's brackets is an attribute
};

int change_block(MD_BLOCKTYPE, void*, void* data) {
  static_cast<MarkdownWalk*>(data)->html.finish();
  return 0;
}

int enter_span(MD_SPANTYPE type, void*, void* data) {
  static_cast<MarkdownWalk*>(data)->images += type == MD_SPAN_IMG;
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  static_cast<MarkdownWalk*>(data)->images -= type == MD_SPAN_IMG;
  return 0;
}

int text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* data) {
  MarkdownWalk& walk = *static_cast<MarkdownWalk*>(data);
  const char* const first = walk.source.data();
  if (walk.images > 0) return 0;
  if (type == MD_TEXT_HTML)
    walk.html.add({bytes, size});
  else if (type == MD_TEXT_NORMAL && bytes >= first && bytes + size <= first + walk.source.size())
    walk.comments.add_text(static_cast<std::uint32_t>(bytes - first), static_cast<std::uint32_t>(bytes - first) + size);
  return 0;
}

void walk_markdown(std::string_view source, CommentList& comments) {
  const auto mark = static_cast<std::uint32_t>(source.empty() ? 0 : invisible_at(source, 0));
  const std::string_view body = source.substr(std::max(parse_front_matter(source, mark).end, mark));
  MarkdownWalk walk{source, comments, BlockHtml(source, comments)};
  MD_PARSER parser{};
  parser.flags = markdown_flags(body);
  parser.enter_block = change_block;
  parser.leave_block = change_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &walk);
}

}  // namespace

std::vector<Comment> find_comments(std::string_view source, Format format, std::string_view word) {
  CommentList comments(source, word);
  if (format == Format::markdown)
    walk_markdown(source, comments);
  else if (format == Format::html)
    walk_html(source, [&](std::string_view text, Span place, bool ends) { comments.add(text, place, ends); });
  std::vector<Comment> list = comments.take();
  std::stable_sort(list.begin(), list.end(),
                   [](const Comment& a, const Comment& b) { return a.source.begin < b.source.begin; });
  return list;
}

}  // namespace claimcheck::read
