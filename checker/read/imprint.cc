#include "checker/read/imprint.h"

#include "checker/read/white_space.h"

#include <algorithm>
#include <array>
#include <string>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest = 220;      // bytes of the line: a paragraph is longer
constexpr std::size_t longest_tail = 10;  // words behind the date, where no weekday stands before it
constexpr std::size_t shortest_past = 4;  // letters of a word that "ed" makes a verb: "opened", not "Red"
constexpr int first_year = 1990;          // of documents that are written on a machine; before that it is history

// A sentence has one of these, or a past tense in "ed", in small letters.
constexpr std::array sentence_words = {
    "is",    "are",    "was",   "were",  "be",      "been",   "has",    "have",   "had",    "will", "would",
    "can",   "may",    "must",  "do",    "does",    "did",    "said",   "says",   "took",   "came", "fell",
    "rose",  "began",  "held",  "met",   "gave",    "left",   "sank",   "broke",  "went",   "won",  "lost",
    "hit",   "saw",    "told",  "found", "made",    "died",   "opens",  "closes", "begins", "ends", "born",
    "since", "who",    "that",  "which", "when",    "it",     "they",   "we",     "he",     "she",  "if",
    "until", "before", "photo", "image", "picture", "source", "updated"};
// Before the date itself they make it a time of what is told.
constexpr std::array time_words = {"on",    "in",      "by",      "from",   "to",   "and",
                                   "after", "between", "through", "during", "over", "ending"};
constexpr std::array weekdays = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
// What may stand before a colon and the date.
constexpr std::array labels = {
    "status", "date", "date of publication", "publication date", "published", "release date", "released", "issued",
    "posted", "dated"};
// Stand between a separator and the date.
constexpr std::array links = {"as of ", "as at "};

template <std::size_t N>
bool holds(const std::array<const char*, N>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const char* w) { return word == w; });
}

std::string in_small(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return out;
}

/// Calls look(word) for each word of letters; their number.
template <class Look>
std::size_t for_each_word(std::string_view text, Look&& look) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto in_word = [&](std::size_t k) {
      return is_letter(text[k]) || static_cast<unsigned char>(text[k]) >= 0x80;
    };
    if (!in_word(i)) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && in_word(end)) ++end;
    look(text.substr(i, end - i));
    ++words;
    i = end;
  }
  return words;
}

/// Whether the words before a date are no more than who, what and where. `last`: whether the date ends the line.
bool names_only(std::string_view before, bool last) {
  bool tells = false;
  std::string lead;  // the word before the date, without a weekday
  const std::size_t words = for_each_word(before, [&](std::string_view word) {
    const bool past = word.size() > shortest_past && word.ends_with("ed") && !is_upper(word[0]);
    const std::string small = in_small(word);
    tells |= past || holds(sentence_words, small);
    if (!holds(weekdays, small)) lead = small;
  });
  return words > 0 && !tells && !holds(time_words, lead) && (lead != "of" || last);
}

/// A date of its own: "(3 March 1964 - 12 June 2020)" is a life.
bool holds_date(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((i == 0 || text[i - 1] == ' ') && parse_written_date(text.substr(i), nullptr)) return true;
  return false;
}

/// What may follow the date: nothing, a column, an hour or a place, a byline; behind a weekday a sentence, too.
bool may_follow(std::string_view rest, bool weekday) {
  if (rest.empty() || rest.starts_with(" |")) return true;
  if (holds_date(rest)) return false;
  if (rest.starts_with(", ") && rest.size() > 2 && !is_digit(rest[2])) {
    bool place = true;
    for_each_word(rest.substr(0, rest.find('.')), [&](std::string_view word) { place &= is_upper(word[0]); });
    if (!place) return false;
  } else if (rest[0] != '.' && !rest.starts_with(", ")) {
    return false;
  }
  const std::string_view tail =
      trim(rest[0] == '.' ? rest.substr(1) : rest.substr(std::min(rest.find('.'), rest.size())));
  if (rest[0] == '.' && !tail.empty() && !is_upper(tail[0])) return false;
  bool tells = false;  // "Treaty of Velden, 4 May 1998. It was signed in spring."
  const std::size_t words =
      for_each_word(tail, [&](std::string_view word) { tells |= holds(sentence_words, in_small(word)); });
  return weekday || (!tells && words <= longest_tail && std::none_of(tail.begin(), tail.end(), is_digit));
}

/// "Date of publication": what stands before the colon, from the last separator on.
bool is_label(std::string_view before) {
  const std::size_t last = before.find_last_of(".,;|");
  const std::string_view label = trim(last == std::string_view::npos ? before : before.substr(last + 1));
  return holds(labels, in_small(label));
}

std::size_t behind_link(std::string_view line, std::size_t i) {
  for (const std::string_view link : links)
    if (in_small(line.substr(i, link.size())) == link) return i + link.size();
  return i;
}

}  // namespace

std::optional<Dateline> read_imprint(std::string_view line) {
  if (line.size() > longest) return std::nullopt;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const char c = line[i];
    const bool dash = line.substr(i).starts_with("\xE2\x80\x93 ") || line.substr(i).starts_with("\xE2\x80\x94 ");
    if (c != ',' && c != '.' && c != ':' && c != ';' && c != '|' && !dash) continue;
    std::size_t at = i + (dash ? 3 : 1);
    while (at < line.size() && line[at] == ' ') ++at;
    at = behind_link(line, at);
    std::size_t length = 0;
    const auto date = parse_written_date(line.substr(at), &length);
    if (!date) continue;
    const bool weekday = is_letter(line[at]) && holds(weekdays, in_small(line.substr(at, line.find(',', at) - at)));
    const std::string_view before = line.substr(0, i), rest = line.substr(at + length);
    const bool labelled = c == ':' && is_label(before);
    if (civil(*date).year < first_year || (c == ':' && !labelled)) return std::nullopt;
    if (!labelled && (!names_only(before, rest.empty()) || !may_follow(rest, weekday))) return std::nullopt;
    return Dateline{*date, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}};
  }
  return std::nullopt;
}

}  // namespace claimcheck::read
