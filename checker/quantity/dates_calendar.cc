#include "checker/quantity/dates_calendar.h"

#include <algorithm>

namespace claimcheck {

namespace {

Date clamp_date(std::int64_t days) {
  static const Date first = *make_date(1, 1, 1), last = *make_date(9999, 12, 31);
  return Date{static_cast<std::int32_t>(std::clamp<std::int64_t>(days, first.days, last.days))};
}

Date first_of(int year, int month) {
  const int index = year * 12 + month - 1;
  return make_date(std::clamp(index / 12, 1, 9999), index % 12 + 1, 1).value_or(Date{});
}

/// From the first of a month, `months` long.
Period run_of_months(int year, int month, int months) {
  return {first_of(year, month), Date{first_of(year, month + months).days - 1}};
}

/// Monday of the week that holds `day`.
Date monday(Date day) { return Date{day.days - (civil(day).weekday + 6) % 7}; }

}  // namespace

Date add_units(Date day, DateUnit unit, int count) {
  const std::int64_t n = std::clamp(count, -20000, 20000);
  switch (unit) {
    case DateUnit::day:
      return clamp_date(day.days + n);
    case DateUnit::week:
    case DateUnit::weekend:
      return clamp_date(day.days + 7 * n);
    case DateUnit::fortnight:
      return clamp_date(day.days + 14 * n);
    default:
      break;
  }
  const int months = unit == DateUnit::month     ? 1
                     : unit == DateUnit::quarter ? 3
                     : unit == DateUnit::half    ? 6
                     : unit == DateUnit::decade  ? 120
                     : unit == DateUnit::century ? 1200
                                                 : 12;
  const CivilDate c = civil(day);
  const std::int64_t target = c.year * 12 + c.month - 1 + months * n;
  if (target < 12) return clamp_date(INT32_MIN);
  if (target >= 9999 * 12) return clamp_date(INT32_MAX);
  return add_months(day, static_cast<int>(months * n));
}

Period period_around(Date day, DateUnit unit, int shift, int fiscal_start_month) {
  const CivilDate c = civil(day);
  switch (unit) {
    case DateUnit::day:
      return {add_units(day, unit, shift), add_units(day, unit, shift)};
    case DateUnit::week: {
      const Date start = add_units(monday(day), unit, shift);
      return {start, Date{start.days + 6}};
    }
    case DateUnit::fortnight: {
      const Date start = add_units(day, unit, shift < 0 ? shift : 0);
      return {shift > 0 ? add_units(day, DateUnit::day, 1) : start, Date{start.days + (shift > 0 ? 14 : 13)}};
    }
    case DateUnit::weekend: {
      const Date start = Date{add_units(monday(day), DateUnit::week, shift).days + 5};
      return {start, Date{start.days + 1}};
    }
    case DateUnit::month: {
      const Date start = add_units(first_of(c.year, c.month), unit, shift);
      return {start, Date{add_months(start, 1).days - 1}};
    }
    case DateUnit::quarter: {
      const Date start = add_units(first_of(c.year, (c.month - 1) / 3 * 3 + 1), unit, shift);
      return {start, Date{add_months(start, 3).days - 1}};
    }
    case DateUnit::half: {
      const Date start = add_units(first_of(c.year, c.month < 7 ? 1 : 7), unit, shift);
      return {start, Date{add_months(start, 6).days - 1}};
    }
    case DateUnit::fiscal_year: {
      const int year = std::clamp(c.year + (fiscal_start_month > 1 && c.month >= fiscal_start_month) + shift, 2, 9998);
      return fiscal_year(year, fiscal_start_month).value_or(Period{day, day});
    }
    case DateUnit::decade:
      return run_of_months(std::clamp(c.year / 10 * 10 + 10 * shift, 10, 9980), 1, 120);
    case DateUnit::century:
      return run_of_months(std::clamp(c.year / 100 * 100 + 100 * shift, 100, 9800), 1, 1200);
    case DateUnit::year:
      break;
  }
  return run_of_months(std::clamp(c.year + shift, 1, 9998), 1, 12);
}

std::optional<Period> months_of(int year, int first, int last) {
  if (year < 1 || year > 9997 || first < 1 || first > 12) return std::nullopt;
  return run_of_months(year, first, (last - first + 12) % 12 + 1);
}

std::optional<Period> fiscal_year(int year, int start_month) {
  if (year < 2 || year > 9997) return std::nullopt;
  return run_of_months(start_month > 1 ? year - 1 : year, start_month, 12);
}

Period piece_of(Period whole, DateUnit unit, DatePart part) {
  if (part == DatePart::earlier) part = DatePart::early;
  if (part == DatePart::later) part = DatePart::late;
  const int length = whole.to.days - whole.from.days + 1;
  const auto days = [&](int begin, int end) {
    return Period{Date{whole.from.days + begin}, Date{whole.from.days + end - 1}};
  };
  if (part == DatePart::whole || unit == DateUnit::day) return whole;
  if (unit == DateUnit::week || unit == DateUnit::weekend || unit == DateUnit::fortnight) {
    if (part == DatePart::middle) return days(length / 3, length - length / 3);
    return part == DatePart::early || part == DatePart::begin ? days(0, length / 2) : days(length / 2, length);
  }
  if (unit == DateUnit::month) {
    if (part == DatePart::middle) return days(9, 20);
    return part == DatePart::early || part == DatePart::begin ? days(0, 15) : days(15, length);
  }
  // Longer periods are cut at months.
  const CivilDate from = civil(whole.from), to = civil(whole.to);
  const int months = (to.year - from.year) * 12 + to.month - from.month + 1;
  const auto cut = [&](int begin, int end) { return run_of_months(from.year, from.month + begin, end - begin); };
  switch (part) {
    case DatePart::early:
      return unit == DateUnit::year ? cut(0, months / 2) : cut(0, (months + 2) / 3);
    case DatePart::late:
      return unit == DateUnit::year ? cut(months / 2, months) : cut(months - (months + 2) / 3, months);
    case DatePart::begin:
      return cut(0, (months + 2) / 3);
    case DatePart::end:
      return cut(months - (months + 2) / 3, months);
    default:
      return cut(months / 3, months - months / 3);
  }
}

std::optional<Date> easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return make_date(year, n / 31, n % 31 + 1);
}

std::optional<Date> nth_weekday(Period in, int weekday, int nth) {
  if (nth == 0) return std::nullopt;
  const int shift = nth > 0 ? (weekday - civil(in.from).weekday + 7) % 7 + 7 * (nth - 1)
                            : in.to.days - in.from.days - (civil(in.to).weekday - weekday + 7) % 7;
  const Date day = Date{in.from.days + shift};
  return day < in.from || day > in.to ? std::nullopt : std::optional<Date>(day);
}

std::optional<Date> holiday_date(const Holiday& holiday, int year) {
  std::optional<Date> day;
  if (holiday.month == 0) {
    day = easter(year);
  } else if (holiday.day != 0) {
    day = make_date(year, holiday.month, holiday.day);
  } else if (const auto month = months_of(year, holiday.month, holiday.month)) {
    day = nth_weekday(*month, holiday.weekday, holiday.nth);
  }
  if (day) day->days += holiday.month == 0 ? holiday.easter : holiday.plus;
  return day;
}

}  // namespace claimcheck
