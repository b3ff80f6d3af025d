#include "checker/read/imprint.h"

#include "checker/text/letters.h"

#include <algorithm>
#include <array>
#include <string>

namespace claimcheck::read {

namespace {

constexpr std::size_t farthest = 160;     // bytes from the start of the line to the date
constexpr std::size_t longest_lead = 20;  // words before the date where a text follows it
constexpr std::size_t shortest_past = 4;  // letters of a word that "ed" makes a verb: "opened", not "Red"

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) {
  return is_ascii_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// A sentence has one of these, or a past tense in "ed", in small letters.
constexpr std::array sentence_words = {
    "is",   "are",   "was",  "were",  "be",   "been", "has",     "have",     "had",     "will",  "would",
    "can",  "may",   "must", "do",    "does", "did",  "said",    "says",     "took",    "came",  "fell",
    "rose", "began", "held", "met",   "gave", "left", "sank",    "broke",    "went",    "won",   "lost",
    "hit",  "saw",   "told", "found", "made", "died", "updated", "modified", "revised", "since", "who",
    "that", "which", "when", "it",    "they", "we",   "he",      "she",      "if",      "until", "before"};
// Before the date itself they make it a time of what is told.
constexpr std::array time_words = {"on",    "in",      "by",      "from",   "to",  "and",
                                   "after", "between", "through", "during", "over"};
// May stand between a separator and the date.
constexpr std::array labels = {"as of ", "as at ", "as on ", "status ", "dated "};

template <std::size_t N>
bool holds(const std::array<const char*, N>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const char* w) { return word == w; });
}

/// Whether the words before a date make a sentence of it, or lead to it.
bool tells_something(std::string_view before, bool text_follows) {
  std::size_t words = 0;
  std::string_view last;
  for (std::size_t i = 0; i < before.size();) {
    if (!is_word_byte(before[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < before.size() && is_word_byte(before[end])) ++end;
    last = before.substr(i, end - i);
    const bool label = end == before.size();  // "Last updated: 9 May"
    const bool past = last.size() > shortest_past && last.ends_with("ed") && !is_ascii_upper(last[0]) && !label;
    if (past || holds(sentence_words, last)) return true;
    ++words;
    i = end;
  }
  return words == 0 || (text_follows && words > longest_lead) || holds(time_words, last);
}

/// What may follow the date: nothing, the end of a sentence or column, or behind a comma a time or a place.
bool ends_behind(std::string_view rest) {
  if (rest.empty() || rest == ")" || rest == ")." || rest[0] == '.') return true;
  if (rest.starts_with(" | ") || rest.starts_with(" - ") || rest.starts_with(" \xE2\x80\x93 ") ||
      rest.starts_with(" \xE2\x80\x94 "))
    return true;
  return rest.size() > 2 && rest.starts_with(", ") && (is_ascii_digit(rest[2]) || is_ascii_upper(rest[2]));
}

/// Behind a separator and a label, where a date may stand.
std::size_t behind_label(std::string_view line, std::size_t i) {
  for (const std::string_view label : labels) {
    if (line.size() - i <= label.size()) continue;
    const std::string_view here = line.substr(i, label.size());
    const bool same = std::equal(here.begin(), here.end(), label.begin(),
                                 [](char a, char b) { return a == b || (is_ascii_upper(a) && (a | 0x20) == b); });
    if (same) return i + label.size();
  }
  return i;
}

}  // namespace

std::optional<Dateline> read_imprint(std::string_view line) {
  for (std::size_t i = 1; i + 1 < std::min(line.size(), farthest); ++i) {
    const char c = line[i];
    const bool separator = c == ',' || c == '.' || c == ':' || c == ';' || c == '|' || c == '(' || c == '-' ||
                           line.substr(i - 1).starts_with("\xE2\x80\x93 ") ||
                           line.substr(i - 1).starts_with("\xE2\x80\x94 ");
    if (!separator) continue;
    std::size_t at = i + 1;
    while (at < line.size() && line[at] == ' ') ++at;
    at = behind_label(line, at);
    std::size_t length = 0;
    const auto date = parse_written_date(line.substr(at), &length);
    if (!date) continue;
    const std::string_view rest = line.substr(at + length);
    const bool text_follows = rest.size() > 2;
    if (!ends_behind(rest) || tells_something(line.substr(0, i), text_follows)) return std::nullopt;
    return Dateline{*date, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}};
  }
  return std::nullopt;
}

}  // namespace claimcheck::read
