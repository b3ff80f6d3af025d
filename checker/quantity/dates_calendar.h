// Calendar arithmetic on periods: weeks, quarters, fiscal years, pieces of a period, holidays. No text.
#pragma once

#include "checker/quantity/dates_words.h"

#include <claimcheck/date.h>

namespace claimcheck {

/// A closed period; both days are known.
struct Period {
  Date from, to;
  bool operator==(const Period&) const = default;
};

inline Period one_day(Date day) { return {day, day}; }
inline Date day_from(Date day, int days) { return Date{day.days + days}; }

/// The calendar period of length `unit` that holds `day`, moved by `shift` periods. Weeks start on Monday, a weekend is
/// Saturday and Sunday (of the week that holds `day`), a fiscal year starts in `fiscal_start_month` of the year before.
Period period_around(Date day, DateUnit unit, int shift, int fiscal_start_month);
/// `count` units of time later (negative: earlier). Months are clamped to their length.
Date add_units(Date day, DateUnit unit, int count);
/// Months `first`..`last` beginning in `year`; `last` < `first` runs into the next year. Empty outside years 1..9999.
std::optional<Period> months_of(int year, int first, int last);
/// Fiscal year `year`: for a start in October, October of `year` - 1 to September of `year`.
std::optional<Period> fiscal_year(int year, int start_month);
/// A piece of a period. Early and late are halves; beginning, middle and end of a long period are thirds; the middle of
/// a month is its second third.
Period piece_of(Period whole, DateUnit unit, DatePart part);
/// Easter Sunday of a year (Gregorian; the anonymous "Meeus/Jones/Butcher" algorithm).
std::optional<Date> easter(int year);
/// The nth given weekday inside a period (1 = first, -1 = last).
std::optional<Date> nth_weekday(Period in, int weekday, int nth);
std::optional<Date> holiday_date(const Holiday& holiday, int year);

}  // namespace claimcheck
