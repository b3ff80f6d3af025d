// Calendar dates and ranges of dates (proleptic Gregorian, no time of day, no zone).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

/// A day, as days since 1970-01-01. Ordered by time.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

/// Parts of a day; `weekday` 0 = Sunday.
struct CivilDate {
  int year = 1970;
  int month = 1;  // 1-12
  int day = 1;    // 1-31
  int weekday = 4;
};

/// The day, or empty when month or day do not exist or the year is outside 1..9999.
std::optional<Date> make_date(int year, int month, int day);
CivilDate civil(Date date);
/// Last day of a month, 28 to 31.
int days_in_month(int year, int month);
/// `months` later (or earlier), the day clamped to the month's length.
Date add_months(Date date, int months);
/// "2024-02-08".
std::string to_string(Date date);
/// Parses "YYYY-MM-DD" at the start of `text` (what follows is ignored unless it is a digit).
std::optional<Date> parse_iso_date(std::string_view text);

/// A range of days, both ends included; an absent end is open ("since 2019").
struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;
  bool operator==(const DateRange&) const = default;
};

/// Whether no day lies in both.
bool disjoint(const DateRange& a, const DateRange& b);
/// Whether every day of `inner` lies in `outer`.
bool contains(const DateRange& outer, const DateRange& inner);
/// "2024-02-06..2024-02-07"; an open end is left out.
std::string to_string(const DateRange& range);

}  // namespace claimcheck
