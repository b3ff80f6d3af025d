#include "checker/read/speaker_label.h"

#include "checker/read/white_space.h"

#include <algorithm>
#include <array>
#include <string>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_label = 70;

// Titles and roles that make a capitalised label a speaker on their own. Compared in lower case, without a full stop.
// Words that head other things as well ("Major Seizures: …", "Chief Causes: …") are not among them.
constexpr auto titles = std::to_array<std::string_view>({"mr",
                                                         "mrs",
                                                         "ms",
                                                         "dr",
                                                         "prof",
                                                         "professor",
                                                         "sen",
                                                         "senator",
                                                         "rep",
                                                         "representative",
                                                         "congressman",
                                                         "congresswoman",
                                                         "gov",
                                                         "governor",
                                                         "mayor",
                                                         "president",
                                                         "minister",
                                                         "chancellor",
                                                         "ambassador",
                                                         "secretary",
                                                         "undersecretary",
                                                         "director",
                                                         "administrator",
                                                         "commissioner",
                                                         "chairman",
                                                         "chairwoman",
                                                         "chairperson",
                                                         "judge",
                                                         "sheriff",
                                                         "moderator",
                                                         "host",
                                                         "presenter",
                                                         "interviewer",
                                                         "interviewee",
                                                         "reporter",
                                                         "journalist",
                                                         "correspondent",
                                                         "question",
                                                         "answer",
                                                         "q",
                                                         "a",
                                                         "official",
                                                         "spokesperson",
                                                         "spokesman",
                                                         "spokeswoman",
                                                         "participant",
                                                         "operator",
                                                         "narrator",
                                                         "translator",
                                                         "interpreter",
                                                         "coordinator",
                                                         "councilmember",
                                                         "councillor"});

// Roles whose turns ask.
constexpr auto askers = std::to_array<std::string_view>(
    {"q", "question", "reporter", "journalist", "interviewer", "press", "correspondent"});

// First words of capitalised labels that head a notice and name nobody.
constexpr auto notices = std::to_array<std::string_view>(
    {"note",     "notes",      "fact",      "facts",      "myth",       "myths",      "update",     "updated",
     "warning",  "caution",    "important", "summary",    "background", "contact",    "contacts",   "source",
     "sources",  "correction", "editor",    "editors",    "promise",    "claim",      "claims",     "verdict",
     "truth",    "reality",    "example",   "figure",     "table",      "box",        "chart",      "photo",
     "image",    "video",      "date",      "time",       "place",      "location",   "subject",    "re",
     "from",     "to",         "for",       "by",         "in",         "on",         "at",         "cc",
     "bcc",      "via",        "tel",       "phone",      "fax",        "email",      "e-mail",     "url",
     "web",      "website",    "article",   "section",    "chapter",    "part",       "step",       "goal",
     "goals",    "objective",  "pillar",    "action",     "result",     "results",    "conclusion", "introduction",
     "abstract", "methods",    "method",    "discussion", "objectives", "highlights", "breaking",   "exclusive",
     "related",  "read",       "see",       "watch",      "listen",     "more",       "tags",       "topics",
     "category", "categories", "copyright", "disclaimer", "attention",  "embargo",    "embargoed",  "immediate",
     "media",    "press",      "p.s",       "ps",         "nb",         "todo",       "fixme",      "tip",
     "hint",     "bottom",     "key",       "total",      "totals",     "deaths",     "dead",       "killed",
     "injured",  "missing",    "cases",     "who",        "what",       "when",       "where",      "why",
     "how",      "which",      "there",     "here",       "but",        "and",        "or",         "so",
     "if",       "as",         "because",   "remember",   "first",      "second",     "third",      "finally",
     "today",    "yesterday",  "tomorrow",  "this",       "these",      "that",       "those",      "it",
     "i",        "we",         "you",       "they",       "he",         "she",        "our",        "my",
     "his",      "her",        "their",     "its",        "one",        "two",        "three",      "not",
     "no",       "yes",        "icymi",     "title",      "author",     "authors",    "published",  "posted",
     "released", "issued",     "keywords",  "version",    "status",     "price",      "cost",       "weight",
     "size",     "year",       "month",     "day",        "week"});

constexpr std::size_t longest_listed = 16;

// What may stand in a name in small letters.
constexpr auto particles = std::to_array<std::string_view>(
    {"of", "de", "la", "le", "van", "von", "der", "den", "da", "del", "di", "bin", "al", "el", "the", "and", "for"});

/// Whether the word, in any case and without the marks behind it, is in the list.
template <const auto& list>
bool listed(std::string_view word) {
  // By length, the first letters of the words of the list: most words are in none.
  static constexpr auto first_letters = [] {
    std::array<std::uint32_t, longest_listed + 1> letters{};
    for (const std::string_view entry : list) letters[entry.size()] |= std::uint32_t{1} << (entry[0] - 'a');
    return letters;
  }();
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  if (word.empty() || word.size() > longest_listed || !is_letter(word[0])) return false;
  if ((first_letters[word.size()] >> ((word[0] | 0x20) - 'a') & 1U) == 0) return false;
  std::array<char, longest_listed> lower{};
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; });
  return std::find(list.begin(), list.end(), std::string_view(lower.data(), word.size())) != list.end();
}

/// Where the text behind a timestamp ("25:29- ", "[00:12:34] ", "(3:05) ") begins, or 0.
std::size_t skip_timestamp(std::string_view s) {
  const bool bracket = !s.empty() && (s[0] == '[' || s[0] == '(');
  std::size_t i = bracket ? 1 : 0;
  int groups = 0;
  while (i < s.size() && is_digit(s[i]) && groups < 3) {
    std::size_t digits = 0;
    while (i + digits < s.size() && is_digit(s[i + digits])) ++digits;
    if (digits > 2 || (groups > 0 && digits != 2)) return 0;
    i += digits;
    ++groups;
    if (i + 1 < s.size() && s[i] == ':' && is_digit(s[i + 1]))
      ++i;
    else
      break;
  }
  if (groups < 2 || i >= s.size()) return 0;
  if (bracket) return s[i] == ']' || s[i] == ')' ? skip_space(s, i + 1) : 0;
  const std::size_t sign = skip_space(s, i);
  for (const std::string_view separator : {"-", "–", "—", ":"})
    if (s.substr(sign).starts_with(separator)) return skip_space(s, sign + separator.size());
  return 0;
}

/// Whether speech may start here: a capital, a quote, a bracket, a dash, a digit or a non-ASCII letter.
bool starts_speech(std::string_view s, std::size_t i) {
  if (i >= s.size()) return false;
  return !is_lower(s[i]) && s[i] != ',' && s[i] != '.' && s[i] != ':' && s[i] != ';' && s[i] != '=' && s[i] != '/';
}

/// "Q    Thank you", "Q:", "Q." and, with a wide gap, "A   Yes".
std::optional<SpeakerLabel> single_letter(std::string_view s) {
  if (s.size() < 3 || (s[0] != 'Q' && s[0] != 'A')) return std::nullopt;
  const std::size_t mark = s[1] == ':' || s[1] == '.' ? 2 : 1;
  const std::size_t content = skip_space(s, mark);
  if (content == mark || !starts_speech(s, content)) return std::nullopt;
  const bool wide = content - mark >= 2;
  if (s[0] == 'A' && s[1] != ':' && !(mark == 1 && wide)) return std::nullopt;
  if (s[0] == 'Q' && mark == 1 && !wide && is_digit(s[content])) return std::nullopt;  // "Q 3"
  return SpeakerLabel{{0, 1}, static_cast<std::uint32_t>(content), true, true, s[0] == 'Q', false};
}

struct LabelShape {
  std::size_t words = 0;
  bool capitals_only = true;  // no lower-case letter
  bool names = true;          // every word of weight starts with a capital
  bool title = false;         // a word of it is a title or role
  bool notice = false;
  bool question = false;
};

/// What stands behind a word that is none of a name is not looked at.
LabelShape label_shape(std::string_view label) {
  LabelShape shape;
  for (std::size_t i = 0; i < label.size();) {
    std::size_t end = label.find(' ', i);
    if (end == std::string_view::npos) end = label.size();
    const std::string_view word = label.substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    ++shape.words;
    const bool number = word[0] == '#' || is_digit(word[0]);
    const bool upper = is_upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0xC3;
    shape.names = number ? shape.words > 1 : upper || word[0] == '(' || listed<particles>(word);
    if (!shape.names) break;
    if (std::any_of(word.begin(), word.end(), is_lower)) shape.capitals_only = false;
    // "SENIOR ADMINISTRATION OFFICIAL" ends in its role; in mixed case only a leading one counts ("Senator Ruiz").
    shape.title = shape.title || ((shape.words == 1 || shape.capitals_only) && listed<titles>(word));
    if (shape.words == 1) {
      shape.notice = listed<notices>(word) && !listed<askers>(word);
      shape.question = listed<askers>(word);
    }
  }
  return shape;
}

/// What stands in no name.
bool is_no_letter_of_names(char c) {
  static constexpr auto those = [] {
    std::array<bool, 256> table{};
    for (const char sign : std::string_view("!?;$%/\\<>[]{}=")) table[static_cast<unsigned char>(sign)] = true;
    return table;
  }();
  return those[static_cast<unsigned char>(c)];
}

bool quote_at(std::string_view s, std::size_t i) {
  if (i >= s.size() || (s[i] != '"' && s[i] != '\xE2')) return false;
  const std::string_view rest = s.substr(i);
  return rest.starts_with('"') || rest.starts_with("“") || rest.starts_with("”");
}

/// Where the colon behind a label stands, or 0. Behind a timestamp a comma before a quotation does as well.
std::size_t label_end(std::string_view s, bool timestamp) {
  if (!timestamp) {
    const std::size_t colon = s.substr(0, longest_label).find(':');
    if (colon == std::string_view::npos) return 0;  // nearly all
    const std::string_view label = s.substr(0, colon);
    for (const std::string_view end : {"\n", "\"", "“", "”"})
      if (label.find(end) != std::string_view::npos) return 0;
    return colon;
  }
  for (std::size_t i = 0; i < std::min(s.size(), longest_label); ++i) {
    if (s[i] == ':') return i;
    if (s[i] == '\n' || s[i] == '"' || quote_at(s, i)) return 0;
    if (timestamp && s[i] == ',' && quote_at(s, skip_space(s, i + 1))) return i;
  }
  return 0;
}

}  // namespace

bool may_be_label(std::string_view text) {
  if (text.empty()) return false;
  if (!is_upper(text[0]) && static_cast<unsigned char>(text[0]) < 0x80) return true;  // a timestamp
  if (text[0] == 'Q' || text[0] == 'A') return true;
  return text.substr(0, longest_label).find(':') != std::string_view::npos;
}

std::optional<SpeakerLabel> parse_speaker_label(std::string_view text) {
  const std::size_t begin = skip_timestamp(text.substr(0, 40));
  const std::string_view s = text.substr(begin, 200);
  const auto shifted = [&](SpeakerLabel label) {
    const auto by = static_cast<std::uint32_t>(begin);
    label.name = {label.name.begin + by, label.name.end + by};
    label.content += by;
    label.timestamp = begin > 0;
    return label;
  };
  if (s.empty()) return std::nullopt;
  const SpeakerLabel bare{{0, 0}, 0, true, false, false, true};
  const auto without_name = [&] { return begin > 0 ? std::optional(shifted(bare)) : std::nullopt; };
  if (!is_upper(s[0]) && static_cast<unsigned char>(s[0]) < 0xC3) return without_name();
  if (const auto letter = single_letter(s)) return shifted(*letter);

  const std::size_t colon = label_end(s, begin > 0);
  if (colon < 2) return without_name();
  const std::string_view label = trim(s.substr(0, colon));
  const std::size_t content = skip_space(s, colon + 1);
  if (content >= s.size() || !starts_speech(s, content) || (content == colon + 1 && !quote_at(s, content)))
    return without_name();
  if (std::any_of(label.begin(), label.end(), is_no_letter_of_names)) return without_name();
  const LabelShape shape = label_shape(label);
  if (shape.words == 0 || shape.words > 8 || !shape.names || shape.notice) return without_name();
  SpeakerLabel found;
  found.name = {0, static_cast<std::uint32_t>(label.size())};
  found.content = static_cast<std::uint32_t>(content);
  found.question = shape.question;
  found.capitals = shape.capitals_only;
  found.certain = begin > 0 || shape.title;
  return shifted(found);
}

}  // namespace claimcheck::read
