#include "checker/read/inline_marks.h"

#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

constexpr std::uint32_t longest_inline = 2000;  // bytes between two marks

bool is_word(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// A walk through the span that copies what stands between the marks.
struct InlineWalk {
  std::string_view source;  // up to the end of the span
  std::uint32_t begin;
  BlockWriter& writer;
  std::uint32_t at = 0, copied = 0;

  InlineWalk(std::string_view whole, Span span, BlockWriter& out)
      : source(whole.substr(0, span.end)), begin(span.begin), writer(out), at(span.begin), copied(span.begin) {}

  bool more() const { return at < source.size(); }
  bool starts(std::string_view mark) const { return source.substr(at).starts_with(mark); }
  char before() const { return at > begin ? source[at - 1] : ' '; }
  char behind(std::size_t offset) const { return offset < source.size() ? source[offset] : ' '; }
  /// The next `mark` at or after `from`, near enough, or npos.
  std::size_t find(std::string_view mark, std::size_t from) const {
    return source.substr(0, from + longest_inline).find(mark, from);
  }
  /// What stands up to here is text; reading goes on `length` bytes further.
  void skip(std::size_t length) {
    writer.piece(copied, at);
    at = copied = static_cast<std::uint32_t>(std::min(source.size(), at + length));
  }
  /// The piece [from, to) is text, and reading goes on at `next`.
  void keep(std::size_t from, std::size_t to, std::size_t next) {
    writer.piece(copied, at);
    writer.piece(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
    at = copied = static_cast<std::uint32_t>(next);
  }
  void finish() { writer.piece(copied, static_cast<std::uint32_t>(source.size())); }
};

/// `text <address>`_ , `text`:role:, :role:`text`, `text`.
bool interpreted(InlineWalk& walk) {
  const std::size_t end = walk.find("`", walk.at + 1);
  if (end == std::string_view::npos || end == walk.at + 1u) return false;
  std::size_t next = end + 1;
  while (next < walk.source.size() && walk.source[next] == '_') ++next;
  if (next == end + 1 && walk.behind(next) == ':') {
    const std::size_t colon = walk.find(":", next + 1);
    if (colon != std::string_view::npos && walk.source.substr(next, colon - next).find(' ') == std::string_view::npos)
      next = colon + 1;
  }
  const std::string_view inside = walk.source.substr(walk.at + 1, end - walk.at - 1);
  const std::size_t address = inside.rfind('<');
  const bool has_address = address != std::string_view::npos && inside.ends_with('>');
  walk.keep(walk.at + 1, has_address ? walk.at + 1 + address : end, next);
  return true;
}

/// ":role:" in front of interpreted text.
bool role_prefix(InlineWalk& walk) {
  std::size_t end = walk.at + 1;
  while (end < walk.source.size() &&
         (is_letter(walk.source[end]) || walk.source[end] == '-' || walk.source[end] == '.'))
    ++end;
  if (end == walk.at + 1u || !walk.source.substr(end).starts_with(":`")) return false;
  walk.skip(end + 1 - walk.at);
  return true;
}

/// A mark that opens before a word and closes behind one: only the marks go.
bool paired(InlineWalk& walk, std::string_view mark) {
  const std::size_t first = walk.at + mark.size();
  if (!walk.starts(mark) || is_word(walk.before()) || is_blank(walk.source.substr(first, 1))) return false;
  for (std::size_t end = walk.find(mark, first + 1); end != std::string_view::npos; end = walk.find(mark, end + 1)) {
    if (end > first + longest_inline) break;
    if (is_blank(walk.source.substr(end - 1, 1)) || is_word(walk.behind(end + mark.size()))) continue;
    walk.keep(first, end, end + mark.size());
    return true;
  }
  return false;
}

/// "[1]_", "[#note]_", "[CIT2002]_": marks of notes.
bool note_mark(InlineWalk& walk) {
  const std::size_t end = walk.find("]_", walk.at);
  constexpr std::size_t longest = 40;
  if (end == std::string_view::npos || end - walk.at > longest) return false;
  if (walk.source.substr(walk.at, end - walk.at).find(' ') != std::string_view::npos) return false;
  walk.skip(end + 2 - walk.at);
  return true;
}

/// "address[text]" behind a scheme or a macro's name: the text is seen; of an image, a note or an anchor, nothing.
bool macro(InlineWalk& walk) {
  static constexpr std::string_view shown[] = {"https://", "http://", "link:", "mailto:", "xref:"};
  static constexpr std::string_view hidden[] = {
      "image:", "footnote:", "footnoteref:", "icon:", "indexterm:", "anchor:"};
  if (is_word(walk.before())) return false;
  const auto opens = [&](std::string_view name) { return walk.starts(name); };
  const bool seen = std::any_of(std::begin(shown), std::end(shown), opens);
  if (!seen && std::none_of(std::begin(hidden), std::end(hidden), opens)) return false;
  const std::size_t open = walk.find("[", walk.at);
  if (open == std::string_view::npos) return false;
  const std::string_view target = walk.source.substr(walk.at, open - walk.at);
  if (target.find_first_of(" \n") != std::string_view::npos) return false;
  const std::size_t close = walk.find("]", open);
  if (close == std::string_view::npos) return false;
  walk.keep(open + 1, seen ? close : open + 1, close + 1);
  return true;
}

bool asciidoc_mark(InlineWalk& walk) {
  const char c = walk.source[walk.at];
  if (walk.starts("<<")) {  // <<id,text>>
    const std::size_t end = walk.find(">>", walk.at);
    if (end == std::string_view::npos) return false;
    const std::size_t comma = walk.source.substr(0, end).find(',', walk.at);
    walk.keep(comma == std::string_view::npos ? end : comma + 1, end, end + 2);
    return true;
  }
  if (walk.starts("[[") || walk.starts("(((")) {
    const std::size_t end = walk.find(c == '[' ? "]]" : ")))", walk.at);
    if (end == std::string_view::npos) return false;
    walk.skip(end + (c == '[' ? 2 : 3) - walk.at);
    return true;
  }
  if (c == '^') {
    const std::size_t end = walk.find("^", walk.at + 1);
    if (end == std::string_view::npos || end - walk.at > 20 || end == walk.at + 1u) return false;
    const std::uint32_t first = walk.at + 1;
    walk.skip(1);
    walk.writer.set_raised(true);
    walk.writer.piece(first, static_cast<std::uint32_t>(end));
    walk.writer.set_raised(false);
    walk.at = walk.copied = static_cast<std::uint32_t>(end) + 1;
    return true;
  }
  for (const std::string_view mark : {"**", "*", "__", "_", "``", "`", "##", "#"})
    if (walk.starts(mark)) return paired(walk, mark);
  return (is_letter(c) && macro(walk));
}

}  // namespace

void write_restructured_inline(std::string_view source, Span span, BlockWriter& writer) {
  InlineWalk walk(source, span, writer);
  while (walk.more()) {
    const char c = walk.source[walk.at];
    bool done = false;
    if (c == '\\') {
      walk.skip(1);
      if (walk.more() && is_blank(walk.source.substr(walk.at, 1))) walk.skip(1);  // "H\ :sub:`2`\ O"
      if (walk.more()) ++walk.at;
      continue;
    }
    if (c == '*') done = paired(walk, "**") || paired(walk, "*");
    if (c == '`') done = paired(walk, "``") || interpreted(walk);
    if (c == '|') done = paired(walk, "|");
    if (c == ':') done = role_prefix(walk);
    if (c == '[') done = note_mark(walk);
    // "reference_": the underscore behind a word is a mark.
    if (c == '_' && is_word(walk.before()) && !is_word(walk.behind(walk.at + 1)) && walk.behind(walk.at + 1) != '_') {
      walk.skip(1);
      done = true;
    }
    if (!done) ++walk.at;
  }
  walk.finish();
}

void write_asciidoc_inline(std::string_view source, Span span, BlockWriter& writer) {
  InlineWalk walk(source, span, writer);
  while (walk.more()) {
    if (walk.source[walk.at] == '\\' && !is_word(walk.behind(walk.at + 1))) {
      walk.skip(1);
      if (walk.more()) ++walk.at;
      continue;
    }
    if (!asciidoc_mark(walk)) ++walk.at;
  }
  walk.finish();
}

}  // namespace claimcheck::read
