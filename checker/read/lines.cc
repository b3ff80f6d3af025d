#include "checker/read/lines.h"

#include "checker/read/white_space.h"

#include <algorithm>
#include <array>

namespace claimcheck::read {

namespace {

constexpr std::array<std::string_view, 12> bullets = {"•", "‣", "◦", "▪", "▫", "●", "○", "·", "∙", "■", "□", "➢"};

std::uint32_t letter_or_number(std::string_view s, Marker& marker) {
  std::uint32_t i = 0;
  while (i < s.size() && i < 3 && is_digit(s[i]))
    marker.value = marker.value * 10 + static_cast<std::uint32_t>(s[i++] - '0');
  if (i > 0) return i;
  if (!s.empty() && is_letter(s[0])) {
    marker.letter = true;
    marker.value = static_cast<std::uint32_t>((s[0] | 0x20) - 'a') + 1;
    return 1;
  }
  return 0;
}

/// Length of "12.", "12)", "(12)", "a)", "(a)" without the white space, or 0. "a." is too often an initial.
std::uint32_t number_marker(std::string_view s, Marker& marker) {
  const bool bracket = !s.empty() && s[0] == '(';
  const std::string_view rest = s.substr(bracket ? 1 : 0);
  const std::uint32_t n = letter_or_number(rest, marker);
  if (n == 0 || n >= rest.size()) return 0;
  if (rest[n] == ')') return n + 1 + (bracket ? 1 : 0);
  return rest[n] == '.' && !bracket && !marker.letter ? n + 1 : 0;
}

std::uint32_t closing_quote_before(std::string_view s, std::size_t end) {
  if (end == 0) return 0;
  const char c = s[end - 1];
  if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_') return 1;
  if (end < 3) return 0;
  const std::string_view last = s.substr(end - 3, 3);
  return last == "”" || last == "’" ? 3 : 0;
}

}  // namespace

void split_lines(std::string_view whole, Span span, std::vector<Line>& lines) {
  const std::string_view text = whole.substr(0, span.end);  // a search must not run behind the span
  // memchr for each kind of line end: twenty times as fast as a search for either.
  const auto find = [&](char c, std::uint32_t from) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(text.find(c, from), span.end));
  };
  std::uint32_t next_return = find('\r', span.begin);
  for (std::uint32_t begin = span.begin; begin < span.end;) {
    if (next_return < begin) next_return = find('\r', begin);
    const std::uint32_t end = std::min(find('\n', begin), next_return);
    const Span visible = trim(text, Span{begin, end});
    lines.push_back({begin, visible.empty() ? end : visible.begin, visible.end});
    begin = end + (end + 1 < span.end && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
  }
}

Marker find_marker(std::string_view line) {
  Marker marker;
  std::uint32_t n = 0;
  const bool ascii = line.empty() || static_cast<unsigned char>(line[0]) < 0x80;
  for (const std::string_view bullet : bullets) {
    if (!ascii && line.starts_with(bullet)) {
      n = static_cast<std::uint32_t>(bullet.size());
      marker.kind = MarkerKind::bullet;
    }
  }
  if (n == 0 && !line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+')) {
    n = 1;
    marker.kind = MarkerKind::dash;
  }
  if (n == 0 && line.starts_with("–")) {
    n = 3;
    marker.kind = MarkerKind::dash;
  }
  if (n == 0) {
    n = number_marker(line, marker);
    if (n > 0) marker.kind = MarkerKind::number;
  }
  std::size_t after = n;
  while (const std::size_t space = space_at(line, after)) after += space;
  if (n == 0 || after >= line.size() || (after == n && marker.kind != MarkerKind::bullet)) return {};
  marker.length = static_cast<std::uint32_t>(after);
  return marker;
}

std::uint8_t underline_level(std::string_view line) {
  if (line.size() < 3 || (line[0] != '=' && line[0] != '-' && line[0] != '~')) return 0;
  if (line.find_first_not_of(line[0]) != std::string_view::npos) return 0;
  return line[0] == '=' ? 1 : 2;
}

bool ends_sentence(std::string_view text) {
  std::size_t end = text.size();
  while (const std::uint32_t n = closing_quote_before(text, end)) end -= n;
  if (end == 0) return false;
  const char c = text[end - 1];
  return c == '.' || c == '!' || c == '?' || (end >= 3 && text.substr(end - 3, 3) == "…");
}

bool reads_as_heading(std::string_view line) {
  if (line.empty() || line.size() > 120 || ends_sentence(line)) return false;
  const char last = line.back();
  if (last == ':' || last == ',' || last == ';' || last == '-' || line.ends_with("—") || line.ends_with("–"))
    return false;
  std::size_t words = 0, capitals = 0, long_words = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = line.find(' ', i);
    if (end == std::string_view::npos) end = line.size();
    const std::string_view word = line.substr(i, end - i);
    i = end + 1;
    if (word.empty() || !is_letter(word[0])) continue;
    ++words;
    if (word.size() < 4 && is_lower(word[0])) continue;
    ++long_words;
    capitals += is_upper(word[0]);
  }
  if (words == 0 || words > 16 || is_lower(line[0])) return false;
  // "9:06 A.M. EST" and "August 3, 2024" are no headings; a first digit needs words behind it.
  if (!is_upper(line[0]) && static_cast<unsigned char>(line[0]) < 0x80 && words < 3) return false;
  return words <= 6 || capitals * 5 >= long_words * 3;
}

}  // namespace claimcheck::read
