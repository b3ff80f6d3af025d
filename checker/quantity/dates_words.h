// The vocabulary of dates: which role each word plays. Compiled from rules/lexicon/<language>/dates.toml; the grammar
// in dates_*.cc knows roles, never words.
#pragma once

#include <claimcheck/diagnostic.h>
#include <claimcheck/document.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// Roles of a word; one word may play several ("may": month and verb, "second": ordinal).
enum class DateRole : std::uint8_t {
  month,
  weekday,
  season,
  day,
  relation,
  nearest,
  anaphoric,
  unit,
  part,
  number,
  vague,
  ordinal,
  ordinal_suffix,
  decade,
  fiscal,
  prefix,
  weak,
  verb,
  verb_before,
  affix,
  future,
  past,
  clause_break,
  hedge,
  ahead,
  behind,
  superlative,
  part_of_day,
  identifier,
  counted,
  meridiem,
  zone,
  // Grammar words ("glue").
  since,
  after,
  before,
  until,
  by,
  from,
  between,
  to,
  and_,
  or_,
  of,
  in,
  on,
  at,
  within,
  the,
  one,
  ago,
  later,
  now,
  time,
  year,
  calendar,
  back,
  as,
  onward,
  ending,
  no,
  holiday,  // first word of a holiday's name
  count_
};

static_assert(static_cast<unsigned>(DateRole::count_) <= 61, "roles are bits of one word; three bits are for tokens");

/// The bits of several roles.
constexpr std::uint64_t role_bits(std::initializer_list<DateRole> roles) {
  std::uint64_t mask = 0;
  for (DateRole role : roles) mask |= std::uint64_t{1} << static_cast<unsigned>(role);
  return mask;
}

/// Length of a period.
enum class DateUnit : std::uint8_t {
  day,
  week,
  fortnight,
  weekend,
  month,
  quarter,
  half,
  year,
  decade,
  century,
  fiscal_year
};

/// A piece of a period.
enum class DatePart : std::uint8_t { whole, early, earlier, begin, middle, late, later, end };

enum class DateHedge : std::uint8_t { none, about, over, than, more, less };

/// One word with all its roles and the value that goes with each.
struct DateWord {
  std::uint64_t hash = 0;
  std::uint64_t roles = 0;       // bit per DateRole
  std::int16_t number = 0;       // number, vague or decade
  std::int8_t month = 0;         // 1-12
  std::int8_t weekday = 0;       // 0 = Sunday
  std::int8_t season_first = 0;  // first month
  std::int8_t season_last = 0;   // last month; may lie in the next year
  std::int8_t day = 0;           // days from the document date
  std::int8_t relation = 0;      // -1 last, 0 this, 1 next
  std::int8_t ordinal = 0;
  DateUnit unit = DateUnit::day;  // unit or prefix
  DatePart part = DatePart::whole;
  DateHedge hedge = DateHedge::none;
  bool opens_alone = false;        // a phrase may begin at it whatever follows
  std::uint64_t opens_before = 0;  // a phrase may begin at it before one of these (see look_at); by note_openings

  bool is(DateRole role) const { return (roles >> static_cast<unsigned>(role) & 1U) != 0; }
};

/// A holiday by rule: fixed day, nth weekday of a month, or days from Easter Sunday; `plus` days later.
struct Holiday {
  int month = 0;  // 0: by Easter
  int day = 0;    // 0: by weekday
  int weekday = -1;
  int nth = 0;  // -1: the last
  int easter = 0;
  int plus = 0;
};

struct HolidayName {
  std::vector<std::uint64_t> words;  // hashes of its words, without punctuation
  std::uint32_t holiday = 0;         // index into DateWords::holidays
};

struct DateWords {
  std::vector<std::uint16_t> slots;  // open addressing by hash, size a power of two: index into entries + 1, or 0
  std::vector<DateWord> entries;
  std::vector<Holiday> holidays;
  std::vector<HolidayName> holiday_names;  // sorted by first word, longer names first
  bool month_first = true;                 // 02/03/2023 is February 3
  int fiscal_start_month = 10;             // fiscal year N starts in this month of N - 1 (1: the calendar year)
  std::vector<std::string> past_suffixes;  // endings of verbs in the past tense
  std::vector<std::string> superlative_suffixes;
  std::vector<std::string> not_dates;          // "24/7"
  std::vector<std::uint64_t> holiday_seconds;  // second words of holidays' names, sorted
  int two_digit_pivot = 30;                    // two-digit years below it are 20xx

  static constexpr std::size_t max_words = 60000;

  /// The word with this hash, or null.
  const DateWord* find(std::uint64_t hash) const;
  DateWord& add(std::uint64_t hash);
  /// Whether some holiday's name has this as its second word.
  bool may_go_on_holiday(std::uint64_t hash) const {
    return std::binary_search(holiday_seconds.begin(), holiday_seconds.end(), hash);
  }
};

/// Notes at each word whether, and before what, a phrase may begin at it; once all words are there.
void note_openings(DateWords& words);

/// Adds the words of one TOML file; false, with a diagnostic for each fault, when the file is broken.
bool load_date_words(const SourceFile& file, DateWords& words, std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck
