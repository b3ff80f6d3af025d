// Inside of the date grammar: a view on the tokens of a sentence, and the readers of the kinds of phrases. Every reader
// takes a token index and answers with `end` behind what it read, or end = 0. All look-ahead is bounded.
#pragma once

#include "checker/quantity/dates_calendar.h"
#include "checker/quantity/dates_words.h"
#include "checker/text/token.h"

#include <claimcheck/mention.h>

#include <optional>
#include <span>
#include <string_view>

namespace claimcheck {

struct DateView {
  std::string_view text;
  std::span<const Token> tokens;
  const DateWords& words;
  std::span<const DateWord* const> entries;  // dictionary entry of each token, or null
  std::optional<Date> anchor;
  std::size_t position = 0;   // where the phrase under way begins
  int depth = 0;              // points inside points so far ("the end of the first quarter of last year")
  bool every_reader = false;  // asks each reader at each token (the slow twin of the look at what stands there)

  std::size_t size() const { return tokens.size(); }
  bool has(std::size_t i) const { return i < tokens.size(); }
  std::string_view at(std::size_t i) const { return has(i) ? slice(text, tokens[i].span) : std::string_view(); }
  /// Dictionary entry of a word token, or null.
  const DateWord* word(std::size_t i) const { return i < entries.size() ? entries[i] : nullptr; }
  bool is(std::size_t i, DateRole role) const {
    const DateWord* w = word(i);
    return w != nullptr && w->is(role);
  }
  /// Whether token i is this ASCII mark (dashes of any width count as '-', curly apostrophes as '\'').
  bool mark(std::size_t i, char c) const {
    return has(i) && tokens[i].hash == hash_char(c) && tokens[i].kind != TokenKind::word &&
           tokens[i].kind != TokenKind::number;
  }
  /// Whether token i ends in "'s" ("last month's", with any apostrophe).
  bool possessive(std::size_t i) const;
  /// No white space between token i - 1 and token i.
  bool glued(std::size_t i) const { return i > 0 && has(i) && !tokens[i].space_before; }
  /// Value of a number token of plain digits (at most 8), or -1; `digits` is their count.
  int digits(std::size_t i, int& count) const;
  /// An em dash with space around it: a break in the sentence, never "to".
  bool break_dash(std::size_t i) const {
    return mark(i, '-') && tokens[i].space_before && at(i) == "\xE2\x80\x94" && has(i + 1) &&
           tokens[i + 1].space_before;
  }
  bool is_number(std::size_t i) const { return has(i) && tokens[i].kind == TokenKind::number; }
};

// What stands at a token, to choose who reads there: the roles of a word, or one of the bits that no role has.
constexpr std::uint64_t look_digits = 1ULL << 61;   // a number token
constexpr std::uint64_t look_joint = 1ULL << 62;    // a mark that dates and times are joined with: - / ' , : ~
constexpr std::uint64_t look_letters = 1ULL << 63;  // a word glued to what stands before
std::uint64_t look_at(const DateView& view, std::size_t i);
/// What a point may begin with, behind "the" where there is one: the union of what the point readers ask for.
constexpr std::uint64_t first_of_point =
    look_digits | look_joint |
    role_bits({DateRole::month,   DateRole::ordinal, DateRole::number, DateRole::relation, DateRole::part,
               DateRole::unit,    DateRole::fiscal,  DateRole::one,    DateRole::vague,    DateRole::day,
               DateRole::weekday, DateRole::hedge,   DateRole::in,     DateRole::within,   DateRole::prefix,
               DateRole::season,  DateRole::holiday, DateRole::decade, DateRole::calendar, DateRole::year});
/// Whether a date, a period or a clock time may begin at token i: one cheap look at it and at the next token.
bool may_start(const DateView& view, std::size_t i);

/// Which way a date without a year points, by the nearest tense of its clause.
enum class Tense : std::uint8_t { unknown, past, future };
Tense tense_at(const DateView& view, std::size_t i);
/// Whether a superlative or "time" stands before token i in its clause ("the lowest in two years").
bool behind_superlative(const DateView& view, std::size_t i);
inline bool in_future(const DateView& view) { return tense_at(view, view.position) == Tense::future; }

/// A number read from words or digits.
struct DateNumber {
  std::size_t end = 0;
  int value = 0;
  bool ordinal = false;
  bool digits = false;
  bool vague = false;
  bool half = false;  // "two and a half": half a unit more
};

/// "7", "07", "7th", "seventh", "twenty-first", "twenty nine": a day of a month.
DateNumber read_day_number(const DateView& view, std::size_t i);
/// "third", "3rd", "twenty-sixth": any ordinal to 99.
DateNumber read_ordinal(const DateView& view, std::size_t i);
/// "5", "five", "a", "twenty-four", "a couple of", "a few", "two and a half".
DateNumber read_count(const DateView& view, std::size_t i);
/// A year that something else (a month, a preposition) already announces: "2023", "'23", "nineteen ninety-six".
DateNumber read_year(const DateView& view, std::size_t i);
/// "nineteen ninety-six", "two thousand and fifteen", "twenty twenty-one".
DateNumber read_year_words(const DateView& view, std::size_t i);
/// Full year of two digits, by the lexicon's pivot.
int full_year(const DateWords& words, int two_digits);

/// Whether the number before token i counts or measures something ("5 people", "2000 km", "12%") and is no day or year.
bool counts_something(const DateView& view, std::size_t after_number);

/// One date or period as written; parts that are not stated are 0, so that the other end of a range may supply them.
struct DatePoint {
  std::size_t end = 0;
  DateUnit unit = DateUnit::day;
  DatePart part = DatePart::whole;
  int year = 0;
  int month = 0;  // first month of a season or quarter, too
  int last_month = 0;
  int day = 0;
  std::int8_t weekday = -1;  // stated beside a day
  bool relative = false;     // counted from the document date
  bool fiscal = false;       // a quarter of a fiscal year
  bool approximate = false;
  const Holiday* holiday = nullptr;
  std::optional<Period> fixed;              // already resolved
  bool open_from = false, open_to = false;  // "more than two years ago"

  bool yearless() const { return year == 0 && !relative && !fixed; }
};

/// How the words before let the phrase begin: `dated` after a date preposition, where a bare year or "may" is a date.
enum class DateContext : std::uint8_t { none, dated };

DateContext context_at(const DateView& view, std::size_t i);

DatePoint read_point(const DateView& view, std::size_t i, DateContext context);
// Rows of the table of point readers (dates_point.cc), each in the file of its kind.
DatePoint read_month_date(const DateView& view, std::size_t i,
                          DateContext context);  // February 3, 2023; 3 Feb; March 2020
DatePoint read_numeric_date(const DateView& view, std::size_t i, DateContext context);  // 2023-02-03, 2/3/2023
DatePoint read_plain_year(const DateView& view, std::size_t i, DateContext context);    // 2023, the year 2023
DatePoint read_decade(const DateView& view, std::size_t i, DateContext context);        // 1990s, the '90s, 21st century
DatePoint read_named_period(const DateView& view, std::size_t i,
                            DateContext context);  // Q3 2023, FY22, spring 2020, Easter 2018
DatePoint read_nth_of(const DateView& view, std::size_t i,
                      DateContext context);  // third quarter of 2023, first Friday of July
DatePoint read_piece_of(const DateView& view, std::size_t i, DateContext context);  // early March, end of 2020
DatePoint read_bounded(const DateView& view, std::size_t i,
                       DateContext context);  // year ended March 2023, week of April 10th, week 31
DatePoint read_deictic(const DateView& view, std::size_t i,
                       DateContext context);  // yesterday, Saturday, tomorrow, Wednesday, July 31st
DatePoint read_relation(const DateView& view, std::size_t i,
                        DateContext context);  // last week, this past September, past five months
DatePoint read_distance(const DateView& view, std::size_t i, DateContext context);  // two weeks ago, in three years

/// The weekday in the calendar week that lies `shift` weeks from the anchor's.
Date weekday_in_week(Date anchor, int weekday, int shift);
/// Behind the weekday at token i and the dot of its abbreviation.
std::size_t weekday_end(const DateView& view, std::size_t i);
/// A day in apposition ("tomorrow, Wednesday, July 31st"; "Friday (June 15)"): month and day in any form, at `i` or
/// behind one comma, dash or bracket. end = 0 when there is none. `weekday`: the one that names it, 0 = Sunday; -1 for
/// none.
DatePoint apposed_day(const DateView& view, std::size_t i, int weekday);
/// Joins a point that names a day with the day in apposition behind it; the explicit date wins, the weekday is kept.
void join_apposition(const DateView& view, DatePoint& p);

/// Behind a month, quarter or holiday: ", 2023", "of 2023", "'23", "last year". Sets year, or fixed when it is
/// relative. `end` 0 when there is none.
struct YearSuffix {
  std::size_t end = 0;
  int year = 0;
  bool relative = false;
  bool fiscal = false;
};
YearSuffix read_year_suffix(const DateView& view, std::size_t i);

/// The period behind "of": a point, or "the year", "the month" around the document date.
DatePoint read_container(const DateView& view, std::size_t i);
/// The nth period of length `unit` in `whole`; n < 0 counts from the end. A week belongs to the month or year that
/// holds its Thursday (ISO 8601).
std::optional<Period> nth_unit(Period whole, DateUnit unit, int n);
/// Behind "year", "the year of our Lord": `i` itself where there is no such word.
std::size_t skip_year_word(const DateView& view, std::size_t i);
/// Reads a year suffix at p.end into p, where there is one.
void take_suffix(const DateView& view, DatePoint& p);
/// Sets unit and months of the nth quarter or half, counted from the year's start; false when there is no nth.
bool set_months(DatePoint& p, DateUnit unit, int n);

/// The period that the point denotes; empty when it needs a document date and there is none, or does not exist.
std::optional<Period> resolve(const DateView& view, const DatePoint& point);

/// Behind a clock time, time zone or timestamp at token i, or 0.
std::size_t read_clock(const DateView& view, std::size_t i);

/// What find_dates makes a mention of.
struct DateMatch {
  std::size_t begin = 0, end = 0;  // tokens
  DateRange range;
  bool relative = false;
  bool approximate = false;
  bool single_day = false;
  DatePart part = DatePart::whole;
  bool fiscal = false;
  bool year_only = false;  // a following "and 2019" is a year, too
  std::int8_t weekday = -1;
  std::int16_t month_day = 0;  // Mention::month_day
  bool plain_bound = false;    // Mention::plain_bound
};

/// Whether a year stands before "and", which makes a number behind it a year, too ("in 2007 and 2009").
enum class YearBefore : std::uint8_t { none, calendar, fiscal };

/// A date or range of dates at token i, with the prepositions that belong to it; end = 0 when there is none.
DateMatch read_dates(const DateView& view, std::size_t i, YearBefore before);

}  // namespace claimcheck
