// Written dates, and the dateline of an article: a line of its own or the opening of the first paragraph.
#include "checker/read/imprint.h"
#include "checker/read/metadata.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <array>
#include <string>

namespace claimcheck::read {

namespace {

constexpr std::array months = {"january", "february", "march",     "april",   "may",      "june",
                               "july",    "august",   "september", "october", "november", "december"};
constexpr std::array weekdays = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

// Words that may stand before the date in a line of its own. Not "updated": what counts is when it was published.
constexpr std::array date_labels = {"published", "posted",    "released", "issued",      "date",  "dated",
                                    "on",        "filed",     "release",  "publication", "for",   "immediate",
                                    "press",     "statement", "news",     "embargoed",   "until", "first",
                                    "of",        "at",        "the"};

constexpr std::size_t blocks_searched = 8, publisher_blocks = 3;
constexpr std::size_t longest_date_line = 100;

/// Letters at `i` in lower case (at most 12); `i` moves behind them and a full stop.
std::string word_at(std::string_view s, std::size_t& i) {
  std::string word;
  while (i < s.size() && is_letter(s[i])) {
    if (word.size() < 12) word += static_cast<char>(s[i] | 0x20);
    ++i;
  }
  if (!word.empty() && i < s.size() && s[i] == '.') ++i;
  return word;
}

/// Index of the name that `word` is, or abbreviates with three letters or four ("Sept"), or -1.
template <std::size_t N>
int name_index(const std::array<const char*, N>& names, const std::string& word) {
  for (std::size_t k = 0; k < N; ++k) {
    const std::string_view name = names[k];
    if (word == name || (word.size() >= 3 && word.size() <= 5 && name.starts_with(word))) return static_cast<int>(k);
  }
  return -1;
}

void skip(std::string_view s, std::size_t& i, bool commas = true) {
  while (i < s.size()) {
    const std::size_t n = space_at(s, i);
    if (n == 0 && !(commas && s[i] == ',')) return;
    i += n == 0 ? 1 : n;
  }
}

int number(std::string_view s, std::size_t& i, std::size_t least, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (i + n < s.size() && is_digit(s[i + n]) && n < most) value = value * 10 + (s[i + n++] - '0');
  if (n < least || (i + n < s.size() && is_digit(s[i + n]))) return -1;
  i += n;
  return value;
}

void skip_ordinal(std::string_view s, std::size_t& i) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"})
    if (s.substr(i).starts_with(suffix)) i += 2;
}

/// "31.07.2024", "07/31/2024": day and month are told apart by a number above 12, or by the dots.
std::optional<Date> numeric_date(std::string_view s, std::size_t& i) {
  std::size_t at = i;
  const int a = number(s, at, 1, 2);
  if (a < 0 || at >= s.size() || (s[at] != '/' && s[at] != '.')) return std::nullopt;
  const char sign = s[at++];
  const int b = number(s, at, 1, 2);
  if (b < 0 || at >= s.size() || s[at++] != sign) return std::nullopt;
  const int year = number(s, at, 4, 4);
  if (year < 0) return std::nullopt;
  i = at;
  if (sign == '.' || a > 12) return make_date(year, b, a);
  return b > 12 || a == b ? make_date(year, a, b) : std::nullopt;
}

/// The text without labels such as "Published on" at its start.
std::size_t skip_labels(std::string_view s) {
  std::size_t i = 0;
  for (;;) {
    skip(s, i);
    std::size_t end = i;
    const std::string word = word_at(s, end);
    if (word.empty() || std::find(date_labels.begin(), date_labels.end(), word) == date_labels.end()) return i;
    if (end < s.size() && s[end] == ':') ++end;
    i = end;
  }
}

/// No date is written without a digit: most lines hold none.
bool holds_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += is_letter(text[i]) && (i == 0 || !is_letter(text[i - 1]));
  return words;
}

/// Whether what stands behind the date of a date line is no sentence: a time, a zone, a place in brackets.
bool ends_date_line(std::string_view rest) {
  const std::size_t words = words_in(rest);
  const bool sentence = words > 2 && (rest.ends_with('.') || rest.ends_with('!') || rest.ends_with('?'));
  return words <= 5 && !sentence;
}

/// "Harbour Authority, 12 May 2023": who publishes, in capitals, and the date that ends the line.
std::optional<Dateline> publisher_and_date(std::string_view here) {
  constexpr std::size_t longest_name = 8;  // words
  const std::size_t comma = here.find(", ");
  if (comma == std::string_view::npos || here.empty() || !is_upper(here[0])) return std::nullopt;
  const std::string_view name = here.substr(0, comma);
  const std::size_t last = name.rfind(' ') + 1;
  if (words_in(name) > longest_name || !is_upper(name[last]) || name.find_first_of("0123456789.:;") != name.npos)
    return std::nullopt;
  std::size_t length = 0;
  const auto date = parse_written_date(here.substr(comma + 2), &length);
  if (!date || comma + 2 + length != here.size()) return std::nullopt;
  return Dateline{*date, {0, static_cast<std::uint32_t>(here.size())}};
}

/// Where the dash that ends a dateline stands, behind the name of an agency; npos when there is none.
std::size_t dash_behind(std::string_view head, std::size_t at) {
  while (at < head.size() && head[at] == ' ') ++at;
  if (at < head.size() && head[at] == '(') at = std::min(head.find(')', at), head.size() - 1) + 1;
  if (at < head.size() && head[at] == '/')
    at = std::min(head.find('/', at + 1), head.size() - 1) + 1;  // "/PRNewswire/"
  while (at < head.size() && head[at] == ' ') ++at;
  const std::string_view sign = head.substr(at);
  const bool dash = sign.starts_with('-') || sign.starts_with("–") || sign.starts_with("—") || sign.starts_with(':') ||
                    sign.starts_with(')');
  return dash ? at : std::string_view::npos;
}

/// "LONDON, July 3, 2024 (Reuters) - …", "NEW DELHI — July 3, 2024 — …", "July 3, 2024 (Reuters) - …": the date within
/// the opening of a paragraph, before the dash that ends the dateline; the place is in capitals.
std::optional<Dateline> opening_dateline(std::string_view text) {
  const std::string_view head = text.substr(0, 120);
  if (!holds_digit(head)) return std::nullopt;
  const auto ended = [&](Date date, std::size_t behind) -> std::optional<Dateline> {
    const std::size_t dash = dash_behind(head, behind);
    if (dash == std::string_view::npos) return std::nullopt;
    return Dateline{date, {0, static_cast<std::uint32_t>(dash)}};
  };
  std::size_t capitals = 0, length = 0;
  if (const auto date = parse_written_date(head, &length)) {
    const std::string_view behind =
        trim(head.substr(length));  // an agency; with a dash alone it is a chronicle's entry
    return behind.starts_with('(') || behind.starts_with('/') ? ended(*date, length) : std::nullopt;
  }
  while (capitals < head.size() && (is_upper(head[capitals]) || static_cast<unsigned char>(head[capitals]) >= 0x80))
    ++capitals;
  if (capitals < 3) return std::nullopt;
  for (std::size_t i = capitals; i < head.size(); ++i) {
    const bool word_start = !is_letter(head[i - 1]) && !is_digit(head[i - 1]);
    if (!word_start || (!is_letter(head[i]) && !is_digit(head[i]))) continue;
    if (const auto date = parse_written_date(head.substr(i), &length)) return ended(*date, i + length);
  }
  return std::nullopt;
}

/// A line that holds the date and little else; `publisher`: or who publishes, with the date.
std::optional<Dateline> date_line(std::string_view here, bool publisher) {
  if (here.size() > longest_date_line || !holds_digit(here)) return std::nullopt;
  const std::size_t start = skip_labels(here);
  std::size_t length = 0;
  const auto date = parse_written_date(here.substr(start), &length);
  if (date && ends_date_line(here.substr(start + length)))
    return Dateline{*date, {0, static_cast<std::uint32_t>(start + length)}};
  return publisher ? publisher_and_date(here) : std::nullopt;
}

/// "| Launch | 14 June 2026 |": the cell before says what the date is of, and it is not the document.
bool dates_something(const Document& document, std::size_t b) {
  const Block& cell = document.blocks[b];
  if (cell.kind != BlockKind::table_cell || cell.column <= 0 || b == 0) return false;
  const Block& before = document.blocks[b - 1];
  if (before.kind != BlockKind::table_cell || before.table != cell.table || before.row != cell.row) return false;
  const std::string_view label = trim(slice(document.text, before.span));
  return !label.empty() && skip_labels(label) < label.size();
}

}  // namespace

std::optional<Date> parse_written_date(std::string_view s, std::size_t* length) {
  std::size_t i = 0;
  const auto done = [&](std::optional<Date> date) {
    if (date && length != nullptr) *length = i;
    return date;
  };
  if (const auto iso = parse_iso_date(s)) {
    i = 10;
    return done(iso);
  }
  std::size_t at = 0;
  if (name_index(weekdays, word_at(s, at)) >= 0) {
    skip(s, at);
    i = at;
  }
  if (i < s.size() && is_digit(s[i])) {
    if (const auto date = numeric_date(s, i)) return done(date);
    const int day = number(s, i, 1, 2);
    if (day < 0) return std::nullopt;
    skip_ordinal(s, i);
    skip(s, i);
    at = i;
    if (word_at(s, at) == "of") skip(s, i = at);
    const int month = name_index(months, word_at(s, i));
    skip(s, i);
    const int year = month < 0 ? -1 : number(s, i, 4, 4);
    return year < 0 ? std::nullopt : done(make_date(year, month + 1, day));
  }
  const int month = name_index(months, word_at(s, i));
  if (month < 0) return std::nullopt;
  skip(s, i);
  const int day = number(s, i, 1, 2);
  skip_ordinal(s, i);
  skip(s, i);
  const int year = day < 0 ? -1 : number(s, i, 4, 4);
  return year < 0 ? std::nullopt : done(make_date(year, month + 1, day));
}

std::optional<Dateline> find_dateline(const Document& document) {
  for (std::size_t b = 0; b < std::min(document.blocks.size(), blocks_searched); ++b) {
    const Block& block = document.blocks[b];
    if (block.kind == BlockKind::title || block.kind == BlockKind::code || dates_something(document, b)) continue;
    const std::string_view text = slice(document.text, block.span);
    const auto placed = [&](Dateline found, std::string_view within) {  // from places in `within` to the document's
      const auto offset = block.span.begin + static_cast<std::uint32_t>(within.data() - text.data());
      if (block.kind == BlockKind::table_cell) return Dateline{found.date, {}};  // a figure like the other cells
      found.span = {found.span.begin + offset, found.span.end + offset};
      return found;
    };
    for (std::size_t line = 0, end = 0; line < std::min<std::size_t>(text.size(), 400); line = end + 1) {
      end = std::min(text.find('\n', line), text.size());
      const std::string_view here = trim(text.substr(line, end - line));
      const bool publisher = block.kind == BlockKind::paragraph && b < publisher_blocks;
      if (const auto found = date_line(here, publisher)) return placed(*found, here);
      // A line in bold is a heading of the sixth level.
      const bool bold = block.kind == BlockKind::heading && block.level == 6 && b < publisher_blocks;
      if ((publisher || bold) && here.size() == trim(text).size() && holds_digit(here))
        if (const auto found = read_imprint(here)) return placed(*found, here);
    }
    if (const auto found = opening_dateline(text)) return placed(*found, text);
  }
  return std::nullopt;
}

}  // namespace claimcheck::read
