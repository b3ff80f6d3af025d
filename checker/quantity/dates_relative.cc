// Periods counted from the document date: last week, this past September, the past five months.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

/// "last Saturday", "this past Wednesday", "next friday 5/12"
DatePoint related_weekday(const DateView& view, std::size_t i, int weekday, int relation, bool nearest) {
  DatePoint p;
  p.end = weekday_end(view, i);
  p.weekday = static_cast<std::int8_t>(weekday);
  p.relative = true;
  if (view.anchor) {
    const int back = (civil(*view.anchor).weekday - weekday + 6) % 7 + 1;  // 1 to 7 days
    // On a Sunday "last Saturday" is yesterday, although weeks begin on Monday.
    const bool latest = relation < 0 && (nearest || civil(*view.anchor).weekday == 0);
    Date day = weekday_in_week(*view.anchor, weekday, relation);
    if (latest)
      day = day_from(*view.anchor, -back);
    else if (nearest)
      day = day_from(*view.anchor, back == 7 ? 7 : 7 - back);
    p.fixed = one_day(day);
  }
  if (const DatePoint date = apposed_day(view, p.end, weekday); date.end != 0) {
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
  if (unit == DateUnit::quarter || unit == DateUnit::half || unit == DateUnit::fiscal_year ||
      unit == DateUnit::century || unit == DateUnit::weekend) {
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
  if (view.at(j) == "s")
    ++j;
  else if (!view.at(year.end - 1).ends_with('s'))
    return {};
  const DateNumber n = read_ordinal(view, j);
  if (n.end == 0) return {};
  const std::size_t k = view.mark(n.end, '-') ? n.end + 1 : n.end;
  const DateWord* unit = view.word(k);
  DatePoint p;
  if (unit == nullptr || !unit->is(DateRole::unit) || (unit->unit != DateUnit::quarter && unit->unit != DateUnit::half))
    return {};
  if (!set_months(p, unit->unit, n.value)) return {};
  p.end = k + 1;
  p.relative = true;
  p.fiscal = year.unit == DateUnit::fiscal_year;
  // The year's own middle: a fiscal year is named after the one it ends in.
  if (year.fixed) p.year = civil(year.fixed->to).year;
  return p;
}

/// Plural of a unit, which a count before "last" or "next" asks for ("5 upcoming years", never "3 next week").
bool plural(const DateView& view, std::size_t unit) {
  return (view.at(unit).ends_with('s') || view.at(unit).ends_with('S')) && !view.possessive(unit);
}

/// "this week", "the past two fiscal years", "last year's third quarter"; `p.end` stands behind the unit.
void related_unit(const DateView& view, std::size_t begin, std::size_t relation_at, int relation, bool nearest,
                  const DateNumber& count, DatePoint& p) {
  if (count.end == 0 && anaphoric(view, begin, relation_at, p.unit)) return;
  // "in the coming weeks", "in previous years" say no number of them; "this years" lacks an apostrophe.
  const bool calendar_year = p.unit == DateUnit::year && !nearest && !view.is(begin, DateRole::the) &&
                             !view.is(relation_at, DateRole::anaphoric);
  if (!view.anchor || (count.end == 0 && plural(view, p.end - 1) && !calendar_year && p.unit != DateUnit::fiscal_year))
    return;
  if (count.end != 0 && (count.value > 1 || view.is_number(count.end - 1))) {
    p.fixed = run(view, p.unit, count.value, relation);
    p.approximate = count.vague;
    p.unit = DateUnit::year;
    return;
  }
  // "the past year", "the last year" are the twelve months to the document date; "last year" is the calendar year.
  const bool aligned = p.unit == DateUnit::day || p.unit == DateUnit::weekend || p.unit == DateUnit::quarter ||
                       p.unit == DateUnit::fiscal_year;
  const bool rolling = relation != 0 && !aligned && !(nearest && relation > 0) &&
                       (nearest || view.is(begin, DateRole::the) || count.end != 0);
  p.fixed = rolling ? run(view, p.unit, 1, relation)
                    : period_around(*view.anchor, p.unit, relation, view.words.fiscal_start_month);
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

}  // namespace

DatePoint read_relation(const DateView& view, std::size_t i, DateContext context) {
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
  if (const DateWord* second = view.word(j);
      relation == 0 && second != nullptr && second->is(DateRole::relation) && second->is(DateRole::nearest)) {
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
    // "your last day", "on this day"; but "in the last day" and "last night"
    const bool plain_day = name->unit == DateUnit::day && !name->is(DateRole::part_of_day);
    if (plain_day && count.end == 0 && !nearest && (relation == 0 || context == DateContext::none) &&
        !view.is(relation_at, DateRole::anaphoric) && relation != 1)
      return {};
    if (name->unit == DateUnit::half || (count_first && !plural(view, j))) return {};
    DatePoint p;
    p.relative = true;
    p.end = j + 1;
    p.unit = fiscal && name->unit == DateUnit::year ? DateUnit::fiscal_year : name->unit;
    related_unit(view, i, relation_at, relation, nearest, count, p);
    if (p.unit == DateUnit::day)
      join_apposition(view, p);
    else if (p.unit == DateUnit::week && count.end == 0)
      weekday_of_week(view, relation, p);
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
  // "well past March": a preposition, unless "this" or "the" stands before.
  if (name != nullptr && name->is(DateRole::month))
    return nearest && relation < 0 && relation_at == i ? DatePoint{} : related_month(view, j, relation);
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
