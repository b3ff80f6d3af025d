// Pieces of other periods: early March, the end of 2020, the year ended March 31, the week of April 10th.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

DatePoint read_container(const DateView& view, std::size_t i) {
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
  DatePoint p = joined ? read_container(view, j) : read_point(view, j, DateContext::dated);
  if (p.end == 0 || (p.unit == DateUnit::day && !p.fixed) || p.part != DatePart::whole || p.open_from || p.open_to)
    return {};
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
    if (last.end == 0 || (last.unit != DateUnit::day && last.unit != DateUnit::month) || last.open_from || last.open_to)
      return {};
    p.end = last.end;
    p.relative = last.relative || last.yearless();
    if (const auto period = resolve(view, last)) {
      const Date behind{period->to.days + 1};
      p.fixed = Period{
          add_units(behind, unit == DateUnit::fiscal_year ? DateUnit::year : unit, -(count.end != 0 ? count.value : 1)),
          period->to};
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
  if (number < 1 || digits > 2 || (view.mark(j, '-') && view.tokens[j].space_before)) return {};
  const YearSuffix year = read_year_suffix(view, j + 2);
  if (year.end == 0 &&
      ((j == i && context == DateContext::none) || view.mark(j + 2, ':') || counts_something(view, j + 2)))
    return {};
  p.end = year.end != 0 ? year.end : j + 2;
  p.relative = year.end == 0 || year.relative;
  const int in_year = year.end != 0 ? year.year : view.anchor ? civil(*view.anchor).year : 0;
  if (in_year != 0) p.fixed = iso_week(in_year, number);
  return p.relative || p.fixed ? p : DatePoint{};
}

}  // namespace claimcheck
