// Greedy wrapping over code points with their cell widths.
#include "reports/wrap.h"

#include "reports/unicode.h"

#include <algorithm>
#include <vector>

namespace claimcheck::reports {

namespace {

struct Glyph {
  char32_t value;
  std::uint8_t width;
  bool marked;
};

/// `text` as it may reach a terminal: visible, white space folded to single spaces, none at either end.
std::vector<Glyph> glyphs_of(std::string_view text, const std::vector<Span>& marks) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const char32_t shown = visible(c.value);
    const bool is_marked =
        std::any_of(marks.begin(), marks.end(), [at](Span mark) { return at >= mark.begin && at < mark.end; });
    const bool repeated = shown == ' ' && (glyphs.empty() || glyphs.back().value == ' ');
    if (!repeated) glyphs.push_back({shown, static_cast<std::uint8_t>(cell_width(shown)), is_marked});
    at += c.bytes;
  }
  while (!glyphs.empty() && glyphs.back().value == ' ') glyphs.pop_back();
  return glyphs;
}

/// End of the line that starts at `begin`: behind the last word that fits into `cells`, or inside a word that is
/// longer.
std::size_t line_end(const std::vector<Glyph>& glyphs, std::size_t begin, unsigned cells) {
  unsigned used = 0;
  std::size_t last_space = begin;
  for (std::size_t i = begin; i < glyphs.size(); ++i) {
    if (used + glyphs[i].width > cells && i > begin) {
      if (glyphs[i].value == ' ') return i;
      return last_space > begin ? last_space : i;
    }
    used += glyphs[i].width;
    if (glyphs[i].value == ' ') last_space = i;
  }
  return glyphs.size();
}

void append_line(std::string& out, const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end,
                 const WrapStyle& style) {
  bool on = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (glyphs[i].marked != on) out += glyphs[i].marked ? style.mark_on : style.mark_off;
    on = glyphs[i].marked;
    append_utf8(out, glyphs[i].value);
  }
  if (on) out += style.mark_off;
  out += '\n';
}

void append_carets(std::string& out, const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end,
                   const WrapStyle& style) {
  std::string line;
  bool any = false;
  for (std::size_t i = begin; i < end; ++i) {
    line.append(glyphs[i].width, glyphs[i].marked ? '^' : ' ');
    any = any || (glyphs[i].marked && glyphs[i].width > 0);
  }
  if (!any) return;
  line.erase(line.find_last_not_of(' ') + 1);
  out += style.prefix + line + "\n";
}

}  // namespace

std::string wrap(std::string_view text, const std::vector<Span>& marks, const WrapStyle& style) {
  const std::vector<Glyph> glyphs = glyphs_of(text, marks);
  std::string out;
  std::size_t begin = 0;
  do {
    const std::string& prefix = begin == 0 ? style.first_prefix : style.prefix;
    const unsigned used = text_width(prefix);
    const std::size_t end = line_end(glyphs, begin, style.width > used + 8 ? style.width - used : 8);
    out += prefix;
    append_line(out, glyphs, begin, end, style);
    if (style.carets) append_carets(out, glyphs, begin, end, style);
    begin = end;
    while (begin < glyphs.size() && glyphs[begin].value == ' ') ++begin;
  } while (begin < glyphs.size());
  return out;
}

std::string excerpt(std::string_view sentence, std::vector<Span>& marks, unsigned cells) {
  const auto size = static_cast<std::uint32_t>(sentence.size());
  Span marked = marks.empty() ? Span{} : Span{size, 0};
  for (Span& mark : marks) {
    mark.end = std::min(mark.end, size);
    mark.begin = std::min(mark.begin, mark.end);
    marked = {std::min(marked.begin, mark.begin), std::max(marked.end, mark.end)};
  }
  if (text_width(sentence) <= cells) return std::string(sentence);
  // Bytes stand in for cells here: a layout that is a little short for other scripts is still a good one.
  const std::uint32_t room = cells > marked.size() ? cells - marked.size() : 0;
  const std::uint32_t after = std::min(size - marked.end, room - std::min(marked.begin, room / 2));
  const std::uint32_t before = std::min(marked.begin, room - after);
  std::size_t begin = marked.begin - before;
  std::size_t end = marked.end + after;
  if (begin > 0) {
    const std::size_t space = sentence.find(' ', begin);
    begin = space < marked.begin ? space + 1 : floor_boundary(sentence, begin);
  }
  if (end < size) {
    const std::size_t space = sentence.rfind(' ', end);
    end = space != std::string_view::npos && space >= marked.end ? space : floor_boundary(sentence, end);
  }
  end = std::max<std::size_t>(end, marked.end);
  const std::string lead = begin > 0 ? "… " : "";
  for (Span& mark : marks) {
    mark.begin += static_cast<std::uint32_t>(lead.size() - begin);
    mark.end += static_cast<std::uint32_t>(lead.size() - begin);
  }
  return lead + std::string(sentence.substr(begin, end - begin)) + (end < size ? " …" : "");
}

}  // namespace claimcheck::reports
