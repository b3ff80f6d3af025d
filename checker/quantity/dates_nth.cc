// Periods counted inside others: the third quarter of 2023, the first Friday of July, the last week of the year.
#include "checker/quantity/dates_parse.h"

#include <algorithm>

namespace claimcheck {

std::optional<Period> nth_unit(Period whole, DateUnit unit, int n) {
  if (unit == DateUnit::week) {
    const auto thursday = nth_weekday(whole, 4, n);
    return thursday ? std::optional<Period>({Date{thursday->days - 3}, Date{thursday->days + 3}}) : std::nullopt;
  }
  if (unit == DateUnit::weekend) {
    const auto saturday = nth_weekday(whole, 6, n);
    return saturday ? std::optional<Period>({*saturday, Date{saturday->days + 1}}) : std::nullopt;
  }
  const Date behind{whole.to.days + 1};
  const Date from = n > 0 ? add_units(whole.from, unit, n - 1) : add_units(behind, unit, n);
  const Date to{add_units(from, unit, 1).days - 1};
  if (from < whole.from || to > whole.to) return std::nullopt;
  return Period{from, to};
}

namespace {

int length_rank(DateUnit unit) {
  return unit == DateUnit::fiscal_year ? static_cast<int>(DateUnit::year) : static_cast<int>(unit);
}

/// What is counted, as far as the unit: "the first three months", "the third and fourth quarters", "the last Friday".
struct Nth {
  std::size_t end = 0;
  int first = 0;  // -1: the last
  int last = 0;   // "third and fourth": 4
  int count = 1;  // "first three months": 3
  DateUnit unit = DateUnit::day;
  std::int8_t weekday = -1;
  bool ordinal_alone = false;  // no unit behind: "the 20th"
};

Nth read_nth(const DateView& view, std::size_t i) {
  Nth nth;
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateWord* first = view.word(j);
  if (first != nullptr && first->is(DateRole::relation) && first->relation == -1) {
    nth.first = nth.last = -1;
    ++j;
  } else if (const DateNumber ordinal = read_ordinal(view, j); ordinal.end != 0) {
    nth.first = nth.last = ordinal.value;
    j = ordinal.end;
  } else {
    return {};
  }
  if (nth.first > 0 && view.is(j, DateRole::of)) {
    nth.ordinal_alone = true;
    nth.end = j;
    return nth;
  }
  if (nth.first > 0 && view.is(j, DateRole::and_)) {
    const DateNumber second = read_ordinal(view, j + 1);
    if (second.end == 0 || second.value != nth.first + 1) return {};
    nth.last = second.value;
    j = second.end;
  }
  if (nth.first == nth.last && nth.first <= 1) {
    if (const DateNumber c = read_count(view, j); c.end != 0 && !c.half && view.is(c.end, DateRole::unit)) {
      nth.count = c.value;
      j = c.end;
    }
  }
  if (view.mark(j, '-')) ++j;
  if (view.is(j, DateRole::calendar) || view.is(j, DateRole::fiscal)) ++j;
  const DateWord* w = view.word(j);
  if (w == nullptr || !(w->is(DateRole::weekday) || w->is(DateRole::unit))) return {};
  if (w->is(DateRole::weekday))
    nth.weekday = w->weekday;
  else
    nth.unit = w->unit;
  nth.end = j + 1;
  return nth;
}

/// "the 20th of next month"
DatePoint day_of_month(const DateView& view, const Nth& nth) {
  const DatePoint month = read_relation(view, nth.end + 1, DateContext::none);
  if (month.end == 0 || month.unit != DateUnit::month || nth.first > 31) return {};
  DatePoint p;
  p.end = month.end;
  p.relative = true;
  if (!month.fixed) return p;
  const CivilDate c = civil(month.fixed->from);
  const auto day = make_date(c.year, c.month, nth.first);
  if (!day) return {};
  p.fixed = one_day(*day);
  return p;
}

/// "the third quarter of 2023", "third-quarter", "the second half of last fiscal year"
DatePoint quarter_of(const DateView& view, std::size_t i, const Nth& nth) {
  DatePoint p;
  if (!set_months(p, nth.unit, nth.last)) return {};
  const int last_month = p.last_month;
  set_months(p, nth.unit, nth.first);
  p.last_month = last_month;
  p.end = nth.end;
  take_suffix(view, p);
  if (p.end != nth.end) return p;
  const bool joined = view.is(nth.end, DateRole::of) || view.is(nth.end, DateRole::in);
  if (joined) {
    const DatePoint whole = read_container(view, nth.end + 1);
    if (whole.end == 0 || (whole.unit != DateUnit::year && whole.unit != DateUnit::fiscal_year)) return {};
    if (const auto period = resolve(view, whole)) {
      p.fixed = nth_unit(*period, nth.unit, nth.first);
      const auto end = nth_unit(*period, nth.unit, nth.last);
      if (p.fixed && end) p.fixed->to = end->to;
    }
    p.relative = whole.relative;
    p.end = whole.end;
    return p;
  }
  // "third-quarter revenue", "the fourth quarter": nearest by the document date.
  const bool alone = nth.unit == DateUnit::quarter && (view.mark(nth.end - 2, '-') || view.is(i, DateRole::the));
  return alone ? p : DatePoint{};
}

}  // namespace

DatePoint read_nth_of(const DateView& view, std::size_t i, DateContext) {
  const Nth nth = read_nth(view, i);
  if (nth.end == 0) return {};
  if (nth.ordinal_alone) return day_of_month(view, nth);
  const bool weekday = nth.weekday >= 0;
  if (!weekday && (nth.unit == DateUnit::quarter || nth.unit == DateUnit::half) && nth.count == 1 && nth.first > 0)
    return quarter_of(view, i, nth);
  if (nth.last != nth.first) return {};
  const bool joined = view.is(nth.end, DateRole::of) || view.is(nth.end, DateRole::in);
  DatePoint whole = joined ? read_container(view, nth.end + 1) : read_relation(view, nth.end, DateContext::none);
  if (whole.end == 0 && !joined && read_year(view, nth.end).digits)
    whole = read_plain_year(view, nth.end, DateContext::dated);
  if (whole.end == 0 || length_rank(nth.unit) >= length_rank(whole.unit)) return {};
  DatePoint p;
  p.unit = nth.count > 1 ? DateUnit::year : nth.unit;
  p.end = whole.end;
  p.relative = whole.relative || whole.yearless();
  p.weekday = nth.weekday;
  const auto period = resolve(view, whole);
  if (!period) return p.relative ? p : DatePoint{};
  if (weekday) {
    const auto day = nth_weekday(*period, nth.weekday, nth.first);
    if (!day) return {};
    p.fixed = one_day(*day);
    return p;
  }
  p.fixed = nth_unit(*period, nth.unit, nth.first);
  if (p.fixed && nth.count > 1) {
    const Date from = nth.first > 0 ? period->from : add_units(Date{period->to.days + 1}, nth.unit, -nth.count);
    p.fixed =
        Period{std::max(from, period->from), std::min(Date{add_units(from, nth.unit, nth.count).days - 1}, period->to)};
  }
  return p.fixed ? p : DatePoint{};
}

}  // namespace claimcheck
