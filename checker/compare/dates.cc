// Dates that cannot be: a weekday beside the wrong day, a range that ends before it begins.
//
// A day without a year is judged only where the document's own date is near, and only when no reading of the year
// within reach makes the weekday right.
#include "checker/compare/date_checks.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

constexpr std::size_t most_days_told = 3;  // of one sentence
constexpr int reach_days = 200;            // how far from the document's date a day without a year may lie
constexpr std::array weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};

}  // namespace

std::string long_date(Date date) {
  const CivilDate c = civil(date);
  return std::string(months[static_cast<std::size_t>(c.month - 1)]) + " " + std::to_string(c.day) + ", " +
         std::to_string(c.year);
}

std::string month_and_day(int month_day) {
  const int month = std::clamp(month_day / 100, 1, 12);  // a claim may come from anywhere
  return std::string(months[static_cast<std::size_t>(month - 1)]) + " " + std::to_string(month_day % 100);
}

Finding date_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Severity severity,
                     double confidence, std::string message, std::vector<std::string> explanation) {
  Finding f;
  f.kind = FindingKind::date;
  f.severity = severity;
  f.confidence = confidence;
  f.rule = "builtin/date";
  f.message = std::move(message);
  f.explanation = std::move(explanation);
  finish_finding(input, claims, f);
  return f;
}

namespace {

bool is_stated(const Claim& c) { return c.stance == Stance::asserted || c.stance == Stance::attributed; }

/// Whether the phrase itself writes the year of the day ("2023", "'23", "23" behind a slash are enough).
bool writes_year(const Claim& claim, int year) {
  const std::string full = std::to_string(year);
  if (claim.quote.find(full) != std::string::npos) return true;
  const std::string last = full.substr(full.size() - 2);
  for (const std::string mark : {"'", "\xE2\x80\x99", "\xE2\x80\x98", "/"})
    if (claim.quote.find(mark + last) != std::string::npos) return true;
  return false;
}

/// Another year near the document's date in which the day falls on the weekday.
bool right_in_another_year(Date day, int weekday, Date document) {
  const CivilDate c = civil(day);
  for (const int step : {-1, 0, 1}) {
    const auto other = make_date(c.year + step, c.month, c.day);
    if (other && std::abs(other->days - document.days) <= reach_days && civil(*other).weekday == weekday) return true;
  }
  return false;
}

/// Whether the words around say that the day is none, or of another calendar, or no day at all: "there is no 31 April",
/// "\"29 February 2023\" is rejected", "31 June babies". A month before a number without a year may count: "April 31,
/// May 28".
bool is_meant_otherwise(const CheckInput& input, const Claim& claim) {
  const std::string_view sentence = claim.sentence;
  const std::size_t begin = claim.sentence_number.begin, end = claim.sentence_number.end;
  if (begin > end || end > sentence.size() || input.rules.vocabulary == nullptr) return true;
  const bool month_first = (claim.quote[0] < '0' || claim.quote[0] > '9') && claim.quantity.weekday < 0;
  constexpr std::size_t year_digits = 4;
  std::size_t digits = 0, most = 0;
  for (const char c : claim.quote) most = std::max(most, digits = c >= '0' && c <= '9' ? digits + 1 : 0);
  if (month_first && most < year_digits) return true;
  std::vector<Token> words;
  tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, words);
  bool next = true;
  for (const Token& t : words) {
    if (input.rules.vocabulary->plays(t.hash, PassageRole::no_day)) return true;
    if (t.span.begin < end) continue;
    if (next && t.kind == TokenKind::word && !t.capital && !is_stop_word(t.hash) && most < year_digits) return true;
    next = false;
  }
  constexpr std::array<std::string_view, 6> quotes = {"\"",           "'",           "\xE2\x80\x9C", "\xE2\x80\x9D",
                                                      "\xE2\x80\x98", "\xE2\x80\x99"};
  const auto any = [&](auto holds) { return std::any_of(quotes.begin(), quotes.end(), holds); };
  return any([&](std::string_view q) { return sentence.substr(0, begin).ends_with(q); }) &&
         any([&](std::string_view q) { return sentence.substr(end).starts_with(q); });
}

/// "31 September": the reader keeps it as a day that nothing can follow from.
void check_existence(const CheckInput& input, std::uint32_t index, std::vector<Finding>& findings) {
  const Claim& claim = input.claims[index];
  const Mention& m = claim.quantity;
  if (m.kind != QuantityKind::date || m.relative || m.dates.from || m.dates.to || is_meant_otherwise(input, claim))
    return;
  findings.push_back(date_finding(input, {index}, Severity::error, 0.95, "There is no \"" + quoted(claim) + "\".",
                                  {"its month has no such day in the calendar of today"}));
}

void check_weekday(const CheckInput& input, std::uint32_t index, std::vector<Finding>& findings) {
  const Claim& claim = input.claims[index];
  const Mention& m = claim.quantity;
  if (m.weekday < 0 || m.weekday > 6 || !m.dates.from || m.dates.from != m.dates.to) return;
  const Date day = *m.dates.from;
  const CivilDate c = civil(day);
  if (c.weekday == m.weekday) return;
  if (claim.quote.find_first_of("0123456789") == std::string::npos) return;  // "last Saturday": the weekday is the day
  const auto& document = input.documents[claim.document].date;
  const bool has_year = writes_year(claim, c.year);
  if (!has_year && (!document || std::abs(day.days - document->days) > reach_days)) return;
  if (!has_year && right_in_another_year(day, m.weekday, *document)) return;
  const int back = (c.weekday - m.weekday + 7) % 7;
  const std::string wanted = weekdays[static_cast<std::size_t>(int{m.weekday})];
  std::vector<std::string> steps{
      long_date(day) + " is a " + weekdays[static_cast<std::size_t>(c.weekday)],
      "the nearest " + wanted + "s are " + long_date({day.days - back}) + " and " + long_date({day.days - back + 7})};
  if (!has_year)
    steps.push_back("the year " + std::to_string(c.year) + " follows from the document's date, " +
                    long_date(*document));
  findings.push_back(date_finding(input, {index}, has_year ? Severity::error : Severity::warning, has_year ? 0.95 : 0.8,
                                  "\"" + quoted(claim) + "\": " + long_date(day) + " is a " +
                                      weekdays[static_cast<std::size_t>(c.weekday)] + ", not a " + wanted + ".",
                                  std::move(steps)));
}

bool is_date(const Claim& c) {
  return c.quantity.kind == QuantityKind::date || c.quantity.kind == QuantityKind::date_range;
}

/// "from May 2021 to March 2020" as one phrase.
void check_range(const CheckInput& input, std::uint32_t index, std::vector<Finding>& findings) {
  const Claim& claim = input.claims[index];
  const DateRange& d = claim.quantity.dates;
  if (!is_date(claim) || claim.quantity.relative || !d.from || !d.to || *d.from <= *d.to) return;
  findings.push_back(date_finding(input, {index}, Severity::error, 0.85,
                                  "The range \"" + quoted(claim) + "\" ends before it begins.",
                                  {"it begins " + long_date(*d.from) + " and ends " + long_date(*d.to)}));
}

/// "from May 2021 to March 2020" as two phrases.
void check_order(const CheckInput& input, const SentenceView& v, std::size_t k, std::vector<Finding>& findings) {
  static const WordSet from{"from", "between"}, to{"to", "through", "until", "till", "and"}, and_word{"and"},
      between{"between"};
  const std::size_t a = v.at[k], b = v.at[k + 1];
  const auto first = static_cast<std::uint32_t>(v.elements[a].claim),
             second = static_cast<std::uint32_t>(v.elements[b].claim);
  const Claim &x = input.claims[first], &y = input.claims[second];
  if (!is_date(x) || !is_date(y) || b != a + 2 || !v.word(a + 1, to) || a == 0 || !v.word(a - 1, from)) return;
  if (v.word(a + 1, and_word) != v.word(a - 1, between)) return;
  if (x.quantity.relative || y.quantity.relative || !x.quantity.dates.from || !y.quantity.dates.to) return;
  if (!writes_year(x, civil(*x.quantity.dates.from).year) || !writes_year(y, civil(*y.quantity.dates.to).year)) return;
  if (*y.quantity.dates.to >= *x.quantity.dates.from) return;
  findings.push_back(date_finding(
      input, {first, second}, Severity::error, 0.85,
      "The range from " + quoted(x) + " to " + quoted(y) + " ends before it begins.",
      {"it begins " + long_date(*x.quantity.dates.from) + " and ends " + long_date(*y.quantity.dates.to)}));
}

/// The word right before a date, its prepositions aside, plays the role: "begins in October 2024", "completed by
/// April".
bool has_verb_before(const SentenceView& v, std::size_t date, PassageRole role) {
  constexpr std::size_t reach = 2;
  for (std::size_t i = date; i-- > (date > reach ? date - reach : 0);) {
    if (v.word(i, role)) return true;
    if (v.words == nullptr || v.words->word(v.elements[i].hash, WordClass::preposition) == nullptr) return false;
  }
  return false;
}

/// "Work begins in October 2024 and is to be completed by April 2023": one subject, two verbs.
void check_end(const CheckInput& input, const SentenceView& v, std::size_t k, std::vector<Finding>& findings) {
  constexpr std::size_t most_between = 8;
  const std::size_t a = v.at[k], b = v.at[k + 1];
  const auto first = static_cast<std::uint32_t>(v.elements[a].claim),
             second = static_cast<std::uint32_t>(v.elements[b].claim);
  const Claim &x = input.claims[first], &y = input.claims[second];
  if (!is_date(x) || !is_date(y) || x.quantity.relative || y.quantity.relative) return;
  if (!x.quantity.dates.from || !y.quantity.dates.to || *y.quantity.dates.to >= *x.quantity.dates.from) return;
  if (!writes_year(x, civil(*x.quantity.dates.from).year) || !writes_year(y, civil(*y.quantity.dates.to).year)) return;
  const bool closes = b + 1 >= v.elements.size() || v.elements[b + 1].kind != TokenKind::word;
  if (!closes || (b + 1 < v.elements.size() && v.elements[b + 1].claim >= 0)) return;
  const std::size_t and_word = v.mark(a + 1, ',') ? a + 2 : a + 1;
  if (!v.word(and_word, PassageRole::conjunction) || b > a + most_between) return;
  if (!has_verb_before(v, a, PassageRole::begin_verb) || !has_verb_before(v, b, PassageRole::end_verb)) return;
  for (std::size_t i = and_word + 1; i < b; ++i)
    if (!is_stop_word(v.elements[i].hash) && !v.word(i, PassageRole::end_verb) && !v.word(i, PassageRole::planned))
      return;
  // A warning: a story may be told backwards.
  findings.push_back(date_finding(input, {first, second}, Severity::warning, 0.8,
                                  "What begins \"" + quoted(x) + "\" cannot end \"" + quoted(y) + "\".",
                                  {"it begins " + long_date(*x.quantity.dates.from) + " or later and ends " +
                                   long_date(*y.quantity.dates.to) + " or earlier"}));
}

}  // namespace

void check_dates(CheckInput& input, std::vector<Finding>& findings) {
  SentenceView view;
  const ClaimList& claims = input.claims;
  for (std::uint32_t first = 0; first < claims.size();) {
    const std::uint32_t end = sentence_end(claims, first);
    int dates = 0, spans = 0, lengths = 0;
    const std::size_t told = findings.size();
    for (std::uint32_t i = first; i < end; ++i) {
      lengths += claims[i].quantity.kind == QuantityKind::duration && is_stated(claims[i]);
      if (!is_date(claims[i]) || !is_stated(claims[i])) continue;
      spans += claims[i].quantity.kind == QuantityKind::date_range;
      ++dates;
      if (findings.size() < most_days_told + told) check_existence(input, i, findings);
      check_weekday(input, i, findings);
      check_range(input, i, findings);
    }
    const bool with_length = spans > 0 && lengths > 0 && !claims[first].in_table;
    if (dates > 1 || with_length) view_sentence(input, first, end, view);
    if (dates > 1)
      for (std::size_t k = 0; k + 1 < view.at.size(); ++k) {
        check_order(input, view, k, findings);
        check_end(input, view, k, findings);
      }
    if (with_length) check_spans(input, view, findings);
    first = end;
    claims.let_go();
  }
}

}  // namespace claimcheck
