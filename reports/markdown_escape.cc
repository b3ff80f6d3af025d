// Markdown escapes.
#include "reports/markdown_escape.h"

#include "reports/unicode.h"

#include <algorithm>

namespace claimcheck::reports {

namespace {

// Stands in the output where two characters must not be read together; it shows as nothing.
constexpr const char* separator = "<!-- -->";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// "1." or "1)" at the start of a line: offset of the sign that makes it a list, or npos.
std::size_t list_sign(std::string_view text) {
  const auto* end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(end - text.begin());
  if (digits < text.size() && digits > 0 && (text[digits] == '.' || text[digits] == ')')) return digits;
  const bool bullet = !text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == '=');
  return bullet ? 0 : std::string_view::npos;
}

void append_escaped(std::string& out, std::string_view text, std::size_t i) {
  const char c = text[i];
  const char next = i + 1 < text.size() ? text[i + 1] : ' ';
  switch (c) {
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '&':
      out += "&amp;";
      return;
    case '$':
      out += "&#36;";
      return;  // GitHub reads a formula between two
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '|':
    case '~':
    case '^':
      out += '\\';
      out += c;
      return;
    case '@':
    case '#':
    case '!':  // mentions of people, issues and merge requests
      if (!is_word(next)) out += '\\';
      out += c;
      if (is_word(next)) out += separator;
      return;
    case ':':
    case '.':  // https:// and www. become links
      out += c;
      if ((c == ':' && next == '/') || (c == '.' && i >= 3 && text.substr(i - 3, 3) == "www")) out += separator;
      return;
    default:
      out += c;
      return;
  }
}

}  // namespace

std::string markdown_escape(std::string_view text, MarkdownPlace at) {
  std::string shown = visible_text(text);
  if (at == MarkdownPlace::line_start) shown.erase(0, shown.find_first_not_of(' '));  // four spaces are a code block
  const std::size_t sign = at == MarkdownPlace::line_start ? list_sign(shown) : std::string_view::npos;
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (i == sign) out += '\\';
    append_escaped(out, shown, i);
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool padded = longest > 0 || text.empty();
  return fence + (padded ? " " : "") + std::string(text) + (padded ? " " : "") + fence;
}

}  // namespace claimcheck::reports
