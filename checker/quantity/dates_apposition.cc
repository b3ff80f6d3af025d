// A weekday or relative day with the date beside it: "tomorrow, Wednesday, July 31st", "Friday (June 15)".
#include "checker/quantity/dates_parse.h"

#include <utility>

namespace claimcheck {

Date weekday_in_week(Date anchor, int weekday, int shift) {
  const Period week = period_around(anchor, DateUnit::week, shift, 1);
  return Date{week.from.days + (weekday + 6) % 7};
}

std::size_t weekday_end(const DateView& view, std::size_t i) {
  return view.mark(i + 1, '.') && view.glued(i + 1) && (view.mark(i + 2, ',') || view.is(i + 2, DateRole::month))
             ? i + 2
             : i + 1;
}

/// "Sunday, 8/1/95": of the two orders of day and month, the one that falls on the weekday.
static void fit_weekday(const DateView& view, std::size_t i, int weekday, DatePoint& p) {
  int digits = 0;
  if (p.end == 0 || weekday < 0 || p.year == 0 || p.day > 12 || view.digits(i, digits) < 0 || digits > 2) return;
  const auto written = make_date(p.year, p.month, p.day), turned = make_date(p.year, p.day, p.month);
  if (!written || !turned || civil(*written).weekday == weekday || civil(*turned).weekday != weekday) return;
  std::swap(p.day, p.month);
}

DatePoint apposed_day(const DateView& view, std::size_t i, int weekday) {
  std::size_t j = i;
  const bool comma = view.mark(j, ',') || view.mark(j, '-');
  const bool bracket = view.mark(j, '(');
  if (comma || bracket) ++j;
  if (view.is(j, DateRole::the) && read_ordinal(view, j + 1).digits) ++j;
  DatePoint p = read_month_date(view, j, DateContext::none);
  if (p.end == 0) {
    p = read_numeric_date(view, j, weekday >= 0 ? DateContext::dated : DateContext::none);
    fit_weekday(view, j, weekday, p);
  }
  if (p.end == 0 || p.unit != DateUnit::day || p.day == 0) return {};
  if (bracket) {
    if (!view.mark(p.end, ')')) return {};
    ++p.end;
  }
  return p;
}

void join_apposition(const DateView& view, DatePoint& p) {
  std::size_t j = p.end;
  const std::size_t k = view.mark(j, ',') || view.mark(j, '-') ? j + 1 : j;
  if (const DateWord* w = view.word(k);
      p.weekday < 0 && w != nullptr && w->is(DateRole::weekday) && (k != j || !w->is(DateRole::weak))) {
    const std::size_t end = weekday_end(view, k);
    const DatePoint date = apposed_day(view, end, w->weekday);
    if (date.end != 0 || k != j || !w->is(DateRole::weak)) {
      p.weekday = w->weekday;
      p.end = end;
      j = end;
    }
  }
  if (const DatePoint date = apposed_day(view, j, p.weekday); date.end != 0) {
    const std::int8_t weekday = p.weekday;
    p = date;
    p.weekday = weekday;
  }
}

}  // namespace claimcheck
