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

/// "the three months to …", "the year through …": a length before a preposition that may say where it ends.
bool runs_up_to(const DateView& view, std::size_t begin, std::size_t unit_at, const DateNumber& count, DateUnit unit) {
  if (unit != DateUnit::month && unit != DateUnit::year && unit != DateUnit::quarter) return false;
  if (!view.is(unit_at + 1, DateRole::to) && !view.is(unit_at + 1, DateRole::until)) return false;
  return count.end != 0 || view.is(begin, DateRole::the);
}

/// Where such a period ends: with a month ("two months to July 4" is what is left until then).
bool ends_month(const DateView& view, const DatePoint& last) {
  if (last.month == 0 || last.part != DatePart::whole) return false;
  if (last.unit == DateUnit::month) return true;
  const auto day = last.unit == DateUnit::day ? resolve(view, last) : std::nullopt;
  return day && civil(Date{day->to.days + 1}).day == 1;
}

/// The ISO week with this number; empty when the year has no such week.
std::optional<Period> iso_week(int year, int number) {
  const auto whole = months_of(year, 1, 12);
  return whole && number >= 1 && number <= 53 ? nth_unit(*whole, DateUnit::week, number) : std::nullopt;
}

}  // namespace

/// "year-end 2023", "by month end": the last day.
static DatePoint unit_end(const DateView& view, std::size_t i) {
  const DateWord* unit = view.word(i);
  if (unit == nullptr || !unit->is(DateRole::unit) || view.possessive(i)) return {};
  if (unit->unit != DateUnit::year && unit->unit != DateUnit::month && unit->unit != DateUnit::quarter) return {};
  const std::size_t j = view.mark(i + 1, '-') ? i + 2 : i + 1;
  const DateWord* end = view.word(j);
  if (end == nullptr || !end->is(DateRole::part) || end->part != DatePart::end) return {};
  DatePoint p;
  p.end = j + 1;
  const YearSuffix year = unit->unit == DateUnit::year ? read_year_suffix(view, p.end) : YearSuffix{};
  if (year.end != 0 && !year.fiscal && !year.relative) {
    p.end = year.end;
    p.year = year.year;
    p.month = 12;
    p.day = 31;
    return p;
  }
  // "year-end results": only described by it
  if (view.has(p.end) && view.tokens[p.end].kind == TokenKind::word && !is_stop_word(view.tokens[p.end].hash))
    return {};
  p.relative = true;
  if (view.anchor) p.fixed = one_day(period_around(*view.anchor, unit->unit, 0, view.words.fiscal_start_month).to);
  return p;
}

DatePoint read_bounded(const DateView& view, std::size_t i, DateContext context) {
  if (const DatePoint last = unit_end(view, i); last.end != 0) return last;
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
  const bool up_to = runs_up_to(view, i, j, count, unit);
  if (view.is(j + 1, DateRole::ending) || up_to) {
    // "the twelve months ended March 31, 2023", "the week ending on Friday", "the three months to September"
    const std::size_t k = view.is(j + 2, DateRole::on) || view.is(j + 2, DateRole::in) ? j + 3 : j + 2;
    const DatePoint last = read_point(view, k, DateContext::dated);
    if (up_to && !ends_month(view, last)) return {};
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
