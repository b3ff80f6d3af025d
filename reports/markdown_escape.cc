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

/// Offset of the sign that would make a list, a rule or an underline of the start of a line ("1. ", "- ", "---"), or
/// npos.
std::size_t block_sign(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == text.size()) return std::string_view::npos;
  const char sign = text[at], next = at + 1 < text.size() ? text[at + 1] : ' ';
  const bool numbered = at > 0 && (sign == '.' || sign == ')') && next == ' ';
  const bool bullet = at == 0 && (sign == '-' || sign == '+' || sign == '=') && (next == ' ' || next == sign);
  return numbered || bullet ? at : std::string_view::npos;
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
  const std::size_t sign = at == MarkdownPlace::line_start ? block_sign(shown) : std::string_view::npos;
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
