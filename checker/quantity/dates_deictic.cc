// Days that the document date fixes: yesterday, Saturday, the weekend; and dates in apposition to them.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

/// "Friday the 22nd", "Mon 13th", "Monday 21": the nearest such day that falls on the weekday.
DatePoint weekday_and_number(const DateView& view, std::size_t i, int weekday) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateNumber n = read_day_number(view, j);
  if (n.end == 0 || (!n.ordinal && (!n.digits || j != i))) return {};
  if (!n.ordinal && view.has(n.end) && view.tokens[n.end].kind != TokenKind::punct) return {};
  if (view.mark(n.end, ':') || (view.glued(n.end) && (view.mark(n.end, '-') || view.mark(n.end, '/')))) return {};
  DatePoint p;
  p.end = n.end;
  p.weekday = static_cast<std::int8_t>(weekday);
  p.relative = true;
  if (!view.anchor) return p;
  // Months around the document date, nearest first, the past before the future.
  for (int distance = 0; distance <= 12; ++distance) {
    for (int side : {-1, 1}) {
      const CivilDate c = civil(add_months(*view.anchor, side * distance));
      const auto day = make_date(c.year, c.month, n.value);
      if (day && civil(*day).weekday == weekday) {
        p.fixed = one_day(*day);
        return p;
      }
    }
  }
  return {};
}

/// The week of "last week Wednesday" / "Tuesday of next week": its shift; end = 0 when there is none.
struct WeekShift {
  std::size_t end = 0;
  int shift = 0;
};
WeekShift read_week(const DateView& view, std::size_t i) {
  const DateWord* relation = view.word(i);
  const DateWord* unit = view.word(i + 1);
  if (relation == nullptr || unit == nullptr || !relation->is(DateRole::relation) || !unit->is(DateRole::unit))
    return {};
  return unit->unit == DateUnit::week ? WeekShift{i + 2, relation->relation} : WeekShift{};
}

/// Weekday alone or with a date: "Wednesday, July 31st", "Tuesday of next week", "Sunday".
DatePoint weekday_point(const DateView& view, std::size_t i, DateContext context) {
  const DateWord* w = view.word(i);
  DatePoint p;
  p.end = weekday_end(view, i);
  p.weekday = w->weekday;
  if (DatePoint date = apposed_day(view, p.end, w->weekday); date.end != 0) {
    date.weekday = p.weekday;
    return date;
  }
  if (const DatePoint date = weekday_and_number(view, p.end, w->weekday); date.end != 0) return date;
  p.relative = true;
  const std::size_t of = view.is(p.end, DateRole::of) || view.is(p.end, DateRole::in) ? p.end + 1 : p.end;
  if (const WeekShift week = read_week(view, of); week.end != 0) {
    p.end = week.end;
    if (view.anchor) p.fixed = one_day(weekday_in_week(*view.anchor, w->weekday, week.shift));
    return p;
  }
  // "Far from the Sun": no short form of a day has an article.
  const bool named = i > 0 && view.is(i - 1, DateRole::the);
  if (w->is(DateRole::weak) && (context != DateContext::dated || !view.tokens[i].capital || named)) return {};
  if (view.anchor) {
    const int back = (civil(*view.anchor).weekday - w->weekday + 7) % 7;
    p.fixed = one_day(day_from(*view.anchor, in_future(view) && back != 0 ? 7 - back : -back));
  }
  return p;
}

/// "the day before yesterday", "the day after tomorrow"
DatePoint second_day(const DateView& view, std::size_t i) {
  const std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateWord* unit = view.word(j);
  if (unit == nullptr || !unit->is(DateRole::unit) || unit->unit != DateUnit::day) return {};
  const bool before = view.is(j + 1, DateRole::before), after = view.is(j + 1, DateRole::after);
  const DateWord* day = view.word(j + 2);
  if (before == after || day == nullptr || !day->is(DateRole::day) || day->day == 0) return {};
  DatePoint p;
  p.end = j + 3;
  p.relative = true;
  if (view.anchor) p.fixed = one_day(day_from(*view.anchor, day->day + (after ? 1 : -1)));
  return p;
}

/// "the week after next", "the month after the next"
DatePoint after_next(const DateView& view, std::size_t i) {
  const std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateWord* unit = view.word(j);
  if (unit == nullptr || !unit->is(DateRole::unit) || !view.is(j + 1, DateRole::after)) return {};
  const std::size_t k = view.is(j + 2, DateRole::the) ? j + 3 : j + 2;
  const DateWord* next = view.word(k);
  if (next == nullptr || !next->is(DateRole::relation) || next->relation != 1 || next->is(DateRole::anaphoric))
    return {};
  if (view.is(k + 1, DateRole::unit) || view.is(k + 1, DateRole::weekday) || view.is(k + 1, DateRole::month)) return {};
  DatePoint p;
  p.end = k + 1;
  p.unit = unit->unit;
  p.relative = true;
  if (view.anchor) p.fixed = period_around(*view.anchor, unit->unit, 2, view.words.fiscal_start_month);
  return p;
}

/// "on the 18th": a day of the month without its month.
DatePoint bare_day(const DateView& view, std::size_t i) {
  if (i == 0 || !view.is(i - 1, DateRole::on)) return {};
  const DateNumber n = read_ordinal(view, view.is(i, DateRole::the) ? i + 1 : i);
  if (n.end == 0 || !n.digits || n.value > 31) return {};
  if (view.has(n.end) && view.tokens[n.end].kind != TokenKind::punct) return {};
  if (view.mark(n.end, '-') && view.glued(n.end)) return {};
  DatePoint p;
  p.end = n.end;
  p.relative = true;
  if (!view.anchor) return p;
  const bool future = in_future(view);
  for (int month : {0, -1, 1, -2, 2}) {
    const CivilDate c = civil(add_months(*view.anchor, future ? -month : month));
    const auto day = make_date(c.year, c.month, n.value);
    if (!day || (future ? *day < *view.anchor : *day > *view.anchor)) continue;
    p.fixed = one_day(*day);
    break;
  }
  return p;
}

/// "over the weekend": the last one, or the one of this week.
DatePoint the_weekend(const DateView& view, std::size_t i) {
  const DateWord* unit = view.word(i + 1);
  if (!view.is(i, DateRole::the) || unit == nullptr || !unit->is(DateRole::unit) || unit->unit != DateUnit::weekend)
    return {};
  if (view.is(i + 2, DateRole::of) || view.is(i + 2, DateRole::after) || view.is(i + 2, DateRole::before)) return {};
  DatePoint p;
  p.end = i + 2;
  p.unit = DateUnit::weekend;
  p.relative = true;
  if (!view.anchor) return p;
  p.fixed = period_around(*view.anchor, DateUnit::weekend, 0, 1);
  if (p.fixed->from > *view.anchor && tense_at(view, view.position) == Tense::past)
    p.fixed = period_around(*view.anchor, DateUnit::weekend, -1, 1);
  return p;
}

}  // namespace

DatePoint read_deictic(const DateView& view, std::size_t i, DateContext context) {
  const DateWord* w = view.word(i);
  if (w != nullptr && w->is(DateRole::day)) {
    DatePoint p;
    p.end = i + 1;
    p.relative = true;
    if (view.anchor) p.fixed = one_day(day_from(*view.anchor, w->day));
    join_apposition(view, p);
    return p;
  }
  if (w != nullptr && w->is(DateRole::weekday)) return weekday_point(view, i, context);
  if (DatePoint p = second_day(view, i); p.end != 0) return p;
  if (DatePoint p = the_weekend(view, i); p.end != 0) return p;
  if (DatePoint p = after_next(view, i); p.end != 0) return p;
  return bare_day(view, i);
}

}  // namespace claimcheck
