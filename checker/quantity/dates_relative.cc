// Dates and periods counted from the document date: yesterday, last Saturday, the past five months.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

Date day_from(Date anchor, int days) { return Date{anchor.days + days}; }

/// "two weeks ago" -> the weekday in the week that lies `shift` weeks from the anchor's.
Date weekday_in_week(Date anchor, int weekday, int shift) {
  const Period week = period_around(anchor, DateUnit::week, shift, 1);
  return Date{week.from.days + (weekday + 6) % 7};
}

/// Weekday abbreviations end in a dot: behind it.
std::size_t weekday_end(const DateView& view, std::size_t i) {
  return view.mark(i + 1, '.') && view.glued(i + 1) && (view.mark(i + 2, ',') || view.is(i + 2, DateRole::month)) ? i + 2 : i + 1;
}

/// A day in apposition ("tomorrow, Wednesday, July 31st"; "Friday (June 15)"): month and day in any form, at `i` or
/// behind one comma, dash or bracket. end = 0 when there is none.
DatePoint apposed_day(const DateView& view, std::size_t i, bool named_by_weekday) {
  std::size_t j = i;
  const bool comma = view.mark(j, ',') || view.mark(j, '-');
  const bool bracket = view.mark(j, '(');
  if (comma || bracket) ++j;
  if (view.is(j, DateRole::the) && read_ordinal(view, j + 1).digits) ++j;
  DatePoint p = read_month_date(view, j, DateContext::none);
  if (p.end == 0) p = read_numeric_date(view, j, named_by_weekday ? DateContext::dated : DateContext::none);
  if (p.end == 0 || p.unit != DateUnit::day || p.day == 0) return {};
  if (bracket) {
    if (!view.mark(p.end, ')')) return {};
    ++p.end;
  }
  return p;
}

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
  if (relation == nullptr || unit == nullptr || !relation->is(DateRole::relation) || !unit->is(DateRole::unit)) return {};
  return unit->unit == DateUnit::week ? WeekShift{i + 2, relation->relation} : WeekShift{};
}

/// Joins a point that names a day with the day in apposition behind it; the explicit date wins.
void join_apposition(const DateView& view, DatePoint& p) {
  std::size_t j = p.end;
  const std::size_t k = view.mark(j, ',') || view.mark(j, '-') ? j + 1 : j;
  if (const DateWord* w = view.word(k); p.weekday < 0 && w != nullptr && w->is(DateRole::weekday) && (k != j || !w->is(DateRole::weak))) {
    const std::size_t end = weekday_end(view, k);
    const DatePoint date = apposed_day(view, end, true);
    if (date.end != 0 || k != j || !w->is(DateRole::weak)) {
      p.weekday = w->weekday;
      p.end = end;
      j = end;
    }
  }
  if (const DatePoint date = apposed_day(view, j, p.weekday >= 0); date.end != 0) {
    const std::int8_t weekday = p.weekday;
    p = date;
    p.weekday = weekday;
  }
}

/// Weekday alone or with a date: "Wednesday, July 31st", "Tuesday of next week", "Sunday".
DatePoint weekday_point(const DateView& view, std::size_t i, DateContext context) {
  const DateWord* w = view.word(i);
  DatePoint p;
  p.end = weekday_end(view, i);
  p.weekday = w->weekday;
  if (DatePoint date = apposed_day(view, p.end, true); date.end != 0) {
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
  if (w->is(DateRole::weak) && (context != DateContext::dated || !view.tokens[i].capital)) return {};
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
  if (next == nullptr || !next->is(DateRole::relation) || next->relation != 1 || next->is(DateRole::anaphoric)) return {};
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
  if (view.mark(n.end, '-')) return {};
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
  if (!view.is(i, DateRole::the) || unit == nullptr || !unit->is(DateRole::unit) || unit->unit != DateUnit::weekend) return {};
  if (view.is(i + 2, DateRole::of) || view.is(i + 2, DateRole::after) || view.is(i + 2, DateRole::before)) return {};
  DatePoint p;
  p.end = i + 2;
  p.unit = DateUnit::weekend;
  p.relative = true;
  if (!view.anchor) return p;
  p.fixed = period_around(*view.anchor, DateUnit::weekend, 0, 1);
  if (p.fixed->from > *view.anchor && tense_at(view, view.position) == Tense::past) p.fixed = period_around(*view.anchor, DateUnit::weekend, -1, 1);
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

namespace {

/// "last Saturday", "this past Wednesday", "next friday 5/12"
DatePoint related_weekday(const DateView& view, std::size_t i, int weekday, int relation, bool nearest) {
  DatePoint p;
  p.end = weekday_end(view, i);
  p.weekday = static_cast<std::int8_t>(weekday);
  p.relative = true;
  if (view.anchor) {
    const int back = (civil(*view.anchor).weekday - weekday + 6) % 7 + 1;   // 1 to 7 days
    const Date day = !nearest ? weekday_in_week(*view.anchor, weekday, relation)
                              : day_from(*view.anchor, relation < 0 ? -back : back == 7 ? 7 : 7 - back);
    p.fixed = one_day(day);
  }
  if (const DatePoint date = apposed_day(view, p.end, true); date.end != 0) {
    p = date;
    p.weekday = static_cast<std::int8_t>(weekday);
  }
  return p;
}

/// The latest (or first coming) period of a named month, season or holiday.
template <class InYear>
std::optional<Period> related_named(const DateView& view, int relation, InYear in_year) {
  if (!view.anchor) return std::nullopt;
  const int year = civil(*view.anchor).year;
  if (relation == 0) return in_year(year);
  std::optional<Period> best;
  for (int y = year - 1; y <= year + 1; ++y) {
    const std::optional<Period> candidate = in_year(y);
    if (!candidate) continue;
    if (relation < 0 && candidate->to < *view.anchor) best = candidate;
    if (relation > 0 && candidate->from > *view.anchor && !best) best = candidate;
  }
  return best;
}

/// "last five months": `count` units up to the document date, or aligned for quarters and fiscal years.
Period run(const DateView& view, DateUnit unit, int count, int relation) {
  const Date anchor = *view.anchor;
  if (unit == DateUnit::quarter || unit == DateUnit::half || unit == DateUnit::fiscal_year || unit == DateUnit::century || unit == DateUnit::weekend) {
    const int start = view.words.fiscal_start_month;
    const Period a = period_around(anchor, unit, relation < 0 ? -count : 1, start);
    const Period b = period_around(anchor, unit, relation < 0 ? -1 : count, start);
    return {a.from, b.to};
  }
  if (relation < 0) return {add_units(anchor, unit, -count), anchor};
  return {day_from(anchor, 1), add_units(anchor, unit, count)};
}

/// Whether "the following year" points at another date of the text rather than at the document's.
bool anaphoric(const DateView& view, std::size_t begin, std::size_t relation, DateUnit unit) {
  if (!view.is(begin, DateRole::the)) return false;
  return view.is(relation, DateRole::anaphoric) || (unit == DateUnit::day && view.word(relation)->relation == 1);
}

/// "this year's third quarter", "last year ' s second half"
DatePoint part_of_year(const DateView& view, const DatePoint& year) {
  std::size_t j = year.end;
  if (view.mark(j, '\'')) ++j;
  if (view.at(j) == "s") ++j;
  else if (!view.at(year.end - 1).ends_with('s')) return {};
  const DateNumber n = read_ordinal(view, j);
  if (n.end == 0) return {};
  const std::size_t k = view.mark(n.end, '-') ? n.end + 1 : n.end;
  const DateWord* unit = view.word(k);
  DatePoint p;
  if (unit == nullptr || !unit->is(DateRole::unit) || (unit->unit != DateUnit::quarter && unit->unit != DateUnit::half)) return {};
  if (!set_months(p, unit->unit, n.value)) return {};
  p.end = k + 1;
  p.relative = true;
  p.fiscal = year.unit == DateUnit::fiscal_year;
  // The year's own middle: a fiscal year is named after the one it ends in.
  if (year.fixed) p.year = civil(year.fixed->to).year;
  return p;
}

/// "this week", "the past two fiscal years", "last year's third quarter"; `p.end` stands behind the unit.
void related_unit(const DateView& view, std::size_t begin, std::size_t relation_at, int relation, bool nearest, const DateNumber& count, DatePoint& p) {
  if (count.end == 0 && anaphoric(view, begin, relation_at, p.unit)) return;
  if (!view.anchor) return;
  if (count.end != 0 && (count.value > 1 || view.is_number(count.end - 1))) {
    p.fixed = run(view, p.unit, count.value, relation);
    p.approximate = count.vague;
    p.unit = DateUnit::year;
    return;
  }
  // "the past year", "the last year" are the twelve months to the document date; "last year" is the calendar year.
  const bool aligned = p.unit == DateUnit::day || p.unit == DateUnit::weekend || p.unit == DateUnit::quarter || p.unit == DateUnit::fiscal_year;
  const bool rolling = relation != 0 && !aligned && !(nearest && relation > 0) && (nearest || view.is(begin, DateRole::the) || count.end != 0);
  p.fixed = rolling ? run(view, p.unit, 1, relation) : period_around(*view.anchor, p.unit, relation, view.words.fiscal_start_month);
}

/// "next week on Tuesday"
void weekday_of_week(const DateView& view, int relation, DatePoint& p) {
  const std::size_t k = view.is(p.end, DateRole::on) ? p.end + 1 : p.end;
  const DateWord* day = view.word(k);
  if (day == nullptr || !day->is(DateRole::weekday) || (day->is(DateRole::weak) && !view.tokens[k].capital)) return;
  p.end = k + 1;
  p.unit = DateUnit::day;
  p.weekday = day->weekday;
  if (view.anchor) p.fixed = one_day(weekday_in_week(*view.anchor, day->weekday, relation));
}

/// "this past September", "last May 5": the month at token j.
DatePoint related_month(const DateView& view, std::size_t j, int relation) {
  const DateWord* name = view.word(j);
  // "this may take longer"
  if (name->is(DateRole::verb) && (!view.tokens[j].capital || view.tokens[j].all_caps)) return {};
  DatePoint p;
  p.relative = true;
  const DatePoint dated = read_month_date(view, j, DateContext::dated);
  if (dated.end != 0 && (dated.year != 0 || dated.day != 0)) {
    // "last March 2020": complete without the relation.
    if (dated.year != 0 || dated.unit != DateUnit::day) return dated;
    p.end = dated.end;
    p.fixed = related_named(view, relation, [&](int y) {
      const auto day = make_date(y, dated.month, dated.day);
      return day ? std::optional<Period>(one_day(*day)) : std::nullopt;
    });
    return p;
  }
  p.end = j + 1;
  p.unit = DateUnit::month;
  p.fixed = related_named(view, relation, [&](int y) { return months_of(y, name->month, name->month); });
  return p;
}

/// Plural of a unit, which a count before "last" or "next" asks for ("5 upcoming years", never "3 next week").
bool plural(const DateView& view, std::size_t unit) { return view.at(unit).ends_with('s') || view.at(unit).ends_with('S'); }

}  // namespace

DatePoint read_relation(const DateView& view, std::size_t i, DateContext) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  // "5 upcoming years"
  DateNumber count = view.is(j, DateRole::relation) ? DateNumber{} : read_count(view, j);
  const bool count_first = count.end != 0;
  if (count_first) {
    if (count.vague || count.half || view.is(j, DateRole::one)) return {};
    j = count.end;
  }
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::relation)) return {};
  std::size_t relation_at = j;
  int relation = w->relation;
  bool nearest = w->is(DateRole::nearest);
  ++j;
  // "this past September", "this coming Friday"
  if (const DateWord* second = view.word(j); relation == 0 && second != nullptr && second->is(DateRole::relation) && second->is(DateRole::nearest)) {
    relation = second->relation;
    nearest = true;
    relation_at = j++;
  }
  if (!count_first) {
    if (const DateNumber c = read_count(view, j); c.end != 0 && !c.half) {
      count = c;
      j = c.end;
      // "the course will last three weeks"
      if (i == relation_at && i > 0 && relation < 0 && view.is(i - 1, DateRole::verb_before)) return {};
    }
  }
  if (count.end != 0 && relation == 0) return {};
  const bool fiscal = view.is(j, DateRole::fiscal);
  if (fiscal || (view.is(j, DateRole::calendar) && view.is(j + 1, DateRole::unit))) ++j;
  const DateWord* name = view.word(j);
  if (name != nullptr && name->is(DateRole::unit)) {
    if (name->unit == DateUnit::half || (count_first && !plural(view, j))) return {};
    DatePoint p;
    p.relative = true;
    p.end = j + 1;
    p.unit = fiscal && name->unit == DateUnit::year ? DateUnit::fiscal_year : name->unit;
    related_unit(view, i, relation_at, relation, nearest, count, p);
    if (p.unit == DateUnit::day) join_apposition(view, p);
    else if (p.unit == DateUnit::week && count.end == 0) weekday_of_week(view, relation, p);
    else if (count.end == 0 && (p.unit == DateUnit::year || p.unit == DateUnit::fiscal_year)) {
      if (const DatePoint part = part_of_year(view, p); part.end != 0) return part;
    }
    return p;
  }
  if (count.end != 0 || fiscal) return {};
  if (name != nullptr && name->is(DateRole::weekday)) {
    if (name->is(DateRole::weak) && !view.tokens[j].capital) return {};
    return related_weekday(view, j, name->weekday, relation, nearest);
  }
  if (name != nullptr && name->is(DateRole::month)) return related_month(view, j, relation);
  if (name != nullptr && name->is(DateRole::season)) {
    DatePoint p;
    p.relative = true;
    p.end = j + 1;
    p.unit = DateUnit::quarter;
    p.fixed = related_named(view, relation, [&](int y) { return months_of(y, name->season_first, name->season_last); });
    return p;
  }
  DatePoint holiday = read_named_period(view, j, DateContext::none);
  if (holiday.end == 0 || holiday.holiday == nullptr || !holiday.yearless()) return {};
  holiday.relative = true;
  holiday.fixed = related_named(view, relation, [&](int y) {
    const auto day = holiday_date(*holiday.holiday, y);
    return day ? std::optional<Period>(one_day(*day)) : std::nullopt;
  });
  return holiday;
}

}  // namespace claimcheck
