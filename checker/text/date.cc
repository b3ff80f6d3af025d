#include <claimcheck/date.h>

#include <algorithm>
#include <chrono>

namespace claimcheck {

namespace chrono = std::chrono;

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(chrono::sys_days(date).time_since_epoch().count())};
}

CivilDate civil(Date date) {
  const chrono::sys_days days{chrono::days(date.days)};
  const chrono::year_month_day ymd{days};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day())), static_cast<int>(chrono::weekday(days).c_encoding())};
}

int days_in_month(int year, int month) {
  const auto last = chrono::year_month_day_last(chrono::year(year),
                                                chrono::month_day_last(chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date add_months(Date date, int months) {
  const CivilDate c = civil(date);
  const int index = c.year * 12 + (c.month - 1) + months;
  const int year = std::clamp(index / 12, 1, 9999), month = index % 12 + 1;
  return make_date(year, month, std::min(c.day, days_in_month(year, month))).value_or(date);
}

std::string to_string(Date date) {
  const CivilDate c = civil(date);
  std::string out = "0000-00-00";
  for (int i = 3, y = c.year; i >= 0; --i, y /= 10) out[static_cast<std::size_t>(i)] = static_cast<char>('0' + y % 10);
  out[5] = static_cast<char>('0' + c.month / 10);
  out[6] = static_cast<char>('0' + c.month % 10);
  out[8] = static_cast<char>('0' + c.day / 10);
  out[9] = static_cast<char>('0' + c.day % 10);
  return out;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t n) {
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  if (text.size() > 10 && text[10] >= '0' && text[10] <= '9') return std::nullopt;
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  return year < 0 || month < 0 || day < 0 ? std::nullopt : make_date(year, month, day);
}

bool disjoint(const DateRange& a, const DateRange& b) {
  return (a.to && b.from && *a.to < *b.from) || (b.to && a.from && *b.to < *a.from);
}

bool contains(const DateRange& outer, const DateRange& inner) {
  return (!outer.from || (inner.from && *outer.from <= *inner.from)) &&
         (!outer.to || (inner.to && *inner.to <= *outer.to));
}

std::string to_string(const DateRange& range) {
  if (range.from && range.from == range.to) return to_string(*range.from);
  return (range.from ? to_string(*range.from) : "") + ".." + (range.to ? to_string(*range.to) : "");
}

}  // namespace claimcheck
