// Pieces of other periods: the third quarter of 2023, the first Friday of July, early March, the end of 2020.
#include "checker/quantity/dates_parse.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// The period behind "of": a point, or "the year", "the month" around the document date.
DatePoint container(const DateView& view, std::size_t i) {
  DatePoint p = read_point(view, i, DateContext::dated);
  if (p.end != 0) return p.unit == DateUnit::day ? DatePoint{} : p;
  if (!view.is(i, DateRole::the)) return {};
  const std::size_t j = view.is(i + 1, DateRole::calendar) ? i + 2 : i + 1;
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::unit) || view.is(j + 1, DateRole::of)) return {};
  if (w->unit == DateUnit::day || w->unit == DateUnit::half || w->unit == DateUnit::weekend) return {};
  p.end = j + 1;
  p.unit = w->unit;
  p.relative = true;
  if (view.anchor) p.fixed = period_around(*view.anchor, w->unit, 0, view.words.fiscal_start_month);
  return p;
}

/// The nth period of length `unit` in `whole`; n < 0 counts from the end. A week belongs to the month or year that holds
/// its Thursday (ISO 8601).
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

int length_rank(DateUnit unit) { return unit == DateUnit::fiscal_year ? static_cast<int>(DateUnit::year) : static_cast<int>(unit); }

}  // namespace

DatePoint read_nth_of(const DateView& view, std::size_t i, DateContext) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  int n = 0;
  const DateWord* first = view.word(j);
  if (first != nullptr && first->is(DateRole::relation) && first->relation == -1) {
    n = -1;
    ++j;
  } else if (const DateNumber ordinal = read_ordinal(view, j); ordinal.end != 0) {
    n = ordinal.value;
    j = ordinal.end;
  } else {
    return {};
  }
  // "the 20th of next month"
  if (n > 0 && n <= 31 && view.is(j, DateRole::of)) {
    const DatePoint month = read_relation(view, j + 1, DateContext::none);
    if (month.end == 0 || month.unit != DateUnit::month) return {};
    DatePoint p;
    p.end = month.end;
    p.relative = true;
    if (month.fixed) {
      const CivilDate c = civil(month.fixed->from);
      const auto day = make_date(c.year, c.month, n);
      if (!day) return {};
      p.fixed = one_day(*day);
    }
    return p;
  }
  // "the first three months of 2023"
  int count = 1;
  if (n == 1 || n == -1) {
    if (const DateNumber c = read_count(view, j); c.end != 0 && !c.half && view.is(c.end, DateRole::unit)) {
      count = c.value;
      j = c.end;
    }
  }
  if (view.mark(j, '-')) ++j;
  if (view.is(j, DateRole::calendar) || view.is(j, DateRole::fiscal)) ++j;
  const DateWord* w = view.word(j);
  if (w == nullptr) return {};
  const bool weekday = w->is(DateRole::weekday);
  if (!weekday && !w->is(DateRole::unit)) return {};
  const DateUnit unit = weekday ? DateUnit::day : w->unit;
  std::size_t k = j + 1;
  const bool joined = view.is(k, DateRole::of) || view.is(k, DateRole::in);
  if (joined) ++k;
  if (!weekday && (unit == DateUnit::quarter || unit == DateUnit::half) && count == 1 && n > 0) {
    DatePoint p;
    if (!set_months(p, unit, n)) return {};
    p.end = j + 1;
    const std::size_t bare = p.end;
    take_suffix(view, p);
    if (p.end != bare) return p;
    if (joined) {
      if (const DatePoint whole = container(view, k); whole.end != 0 && (whole.unit == DateUnit::year || whole.unit == DateUnit::fiscal_year)) {
        const auto period = resolve(view, whole);
        p.fixed = period ? nth_unit(*period, unit, n) : std::nullopt;
        p.relative = whole.relative;
        p.end = whole.end;
        return p;
      }
    }
    // "third-quarter revenue", "the fourth quarter": nearest by the document date.
    return unit == DateUnit::quarter && !joined && (view.mark(j - 1, '-') || view.is(i, DateRole::the)) ? p : DatePoint{};
  }
  DatePoint whole = joined ? container(view, k) : read_relation(view, k, DateContext::none);
  if (whole.end == 0 && !joined && read_year(view, k).digits) whole = read_plain_year(view, k, DateContext::dated);
  if (whole.end == 0 || length_rank(unit) >= length_rank(whole.unit)) return {};
  DatePoint p;
  p.unit = count > 1 ? DateUnit::year : unit;
  p.end = whole.end;
  p.relative = whole.relative || whole.yearless();
  const auto period = resolve(view, whole);
  if (!period) return p.relative ? p : DatePoint{};
  if (weekday) {
    const auto day = nth_weekday(*period, w->weekday, n);
    if (!day) return {};
    p.weekday = w->weekday;
    p.fixed = Period{*day, *day};
    return p;
  }
  p.fixed = nth_unit(*period, unit, n);
  if (p.fixed && count > 1) {
    const Date from = n > 0 ? period->from : add_units(Date{period->to.days + 1}, unit, -count);
    p.fixed = Period{std::max(from, period->from), std::min(Date{add_units(from, unit, count).days - 1}, period->to)};
  }
  return p.fixed ? p : DatePoint{};
}

DatePoint read_piece_of(const DateView& view, std::size_t i, DateContext) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::part)) return {};
  const DatePart part = w->part;
  ++j;
  if (view.mark(j, '-')) ++j;
  const bool joined = view.is(j, DateRole::of) || view.is(j, DateRole::in);
  if (joined) ++j;
  // "as we end this week", "start in the next decade"
  if ((part == DatePart::begin || part == DatePart::end) && !view.is(j - 1, DateRole::of)) return {};
  DatePoint p = joined ? container(view, j) : read_point(view, j, DateContext::dated);
  if (p.end == 0 || (p.unit == DateUnit::day && !p.fixed) || p.part != DatePart::whole || p.open_from || p.open_to) return {};
  if (p.unit == DateUnit::day) return {};
  // "earlier this year", "later in the week": up to, or from, the document date.
  if (part == DatePart::earlier || part == DatePart::later) {
    if (!p.relative) return {};
    const auto period = resolve(view, p);
    if (period && view.anchor && period->from <= *view.anchor && *view.anchor <= period->to) {
      p.fixed = part == DatePart::earlier ? Period{period->from, *view.anchor} : Period{*view.anchor, period->to};
      p.unit = DateUnit::day;
      return p;
    }
  }
  p.part = part;
  return p;
}

namespace {

/// The ISO week with this number; empty when the year has no such week.
std::optional<Period> iso_week(int year, int number) {
  const auto whole = months_of(year, 1, 12);
  return whole && number >= 1 && number <= 53 ? nth_unit(*whole, DateUnit::week, number) : std::nullopt;
}

}  // namespace

DatePoint read_bounded(const DateView& view, std::size_t i, DateContext context) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateNumber count = read_count(view, j);
  if (count.end != 0 && (count.vague || count.half)) return {};
  if (count.end != 0) j = count.end;
  if (view.mark(j, '-')) ++j;
  const bool fiscal = view.is(j, DateRole::fiscal);
  if (fiscal) ++j;
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::unit)) return {};
  const DateUnit unit = w->unit;
  if (view.mark(j + 1, '-')) ++j;
  DatePoint p;
  p.unit = DateUnit::year;
  if (view.is(j + 1, DateRole::ending)) {
    // "the twelve months ended March 31, 2023", "the week ending on Friday"
    const std::size_t k = view.is(j + 2, DateRole::on) || view.is(j + 2, DateRole::in) ? j + 3 : j + 2;
    const DatePoint last = read_point(view, k, DateContext::dated);
    if (last.end == 0 || (last.unit != DateUnit::day && last.unit != DateUnit::month) || last.open_from || last.open_to) return {};
    p.end = last.end;
    p.relative = last.relative || last.yearless();
    if (const auto period = resolve(view, last)) {
      const Date behind{period->to.days + 1};
      p.fixed = Period{add_units(behind, unit == DateUnit::fiscal_year ? DateUnit::year : unit, -(count.end != 0 ? count.value : 1)), period->to};
    }
    return p.relative || p.fixed ? p : DatePoint{};
  }
  if (unit != DateUnit::week || count.end != 0 || fiscal) return {};
  p.unit = DateUnit::week;
  if (view.is(j + 1, DateRole::of) || view.is(j + 1, DateRole::since)) {
    // "the week of April 10th", "the week beginning February 4"
    const DatePoint day = read_point(view, j + 2, DateContext::dated);
    if (day.end == 0 || day.unit != DateUnit::day || day.open_from || day.open_to) return {};
    p.end = day.end;
    p.relative = day.relative || day.yearless();
    if (const auto period = resolve(view, day)) p.fixed = period_around(period->from, DateUnit::week, 0, 1);
    return p.relative || p.fixed ? p : DatePoint{};
  }
  // "week 31 of 2022", "the week 31"
  int digits = 0;
  const int number = view.digits(j + 1, digits);
  if (number < 1 || digits > 2) return {};
  const YearSuffix year = read_year_suffix(view, j + 2);
  if (year.end == 0 && ((j == i && context == DateContext::none) || view.mark(j + 2, ':') || counts_something(view, j + 2))) return {};
  p.end = year.end != 0 ? year.end : j + 2;
  p.relative = year.end == 0 || year.relative;
  const int in_year = year.end != 0 ? year.year : view.anchor ? civil(*view.anchor).year : 0;
  if (in_year != 0) p.fixed = iso_week(in_year, number);
  return p.relative || p.fixed ? p : DatePoint{};
}

}  // namespace claimcheck
