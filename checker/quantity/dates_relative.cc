// Dates and periods counted from the document date: yesterday, last Saturday, the past five months, two weeks ago.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

Date day_from(Date anchor, int days) { return Date{anchor.days + days}; }

/// "two weeks ago" -> the weekday in the week that lies `shift` weeks from the anchor's.
Date weekday_in_week(Date anchor, int weekday, int shift) {
  const Period week = period_around(anchor, DateUnit::week, shift, 1);
  return Date{week.from.days + (weekday + 6) % 7};
}

Period one_day(Date day) { return {day, day}; }

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
  if (view.mark(n.end, ':') || view.is(n.end, DateRole::meridiem)) return {};
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
    if (date.end != 0 || k != j) {
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
    p.fixed = one_day(day_from(*view.anchor, view.future && back != 0 ? 7 - back : -back));
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

/// "on the 18th": a day of the month without its month.
DatePoint bare_day(const DateView& view, std::size_t i) {
  if (!view.is(i, DateRole::the) || i == 0 || !view.is(i - 1, DateRole::on)) return {};
  const DateNumber n = read_ordinal(view, i + 1);
  if (n.end == 0 || !n.digits || n.value > 31) return {};
  if (view.has(n.end) && view.tokens[n.end].kind != TokenKind::punct) return {};
  if (view.mark(n.end, '-')) return {};
  DatePoint p;
  p.end = n.end;
  p.relative = true;
  if (!view.anchor) return p;
  for (int month : {0, -1, 1, -2, 2}) {
    const CivilDate c = civil(add_months(*view.anchor, view.future ? -month : month));
    const auto day = make_date(c.year, c.month, n.value);
    if (!day || (view.future ? *day < *view.anchor : *day > *view.anchor)) continue;
    p.fixed = one_day(*day);
    break;
  }
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
  const std::string_view s = view.at(relation);
  const DateWord* w = view.word(relation);
  return w->is(DateRole::after) || (unit == DateUnit::day && s.size() == 4 && w->relation == 1);
}

}  // namespace

DatePoint read_relation(const DateView& view, std::size_t i, DateContext) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  // "5 upcoming years"
  DateNumber count = view.is(j, DateRole::relation) ? DateNumber{} : read_count(view, j);
  if (count.end != 0) {
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
    relation_at = j;
    ++j;
  }
  if (count.end == 0) {
    if (const DateNumber c = read_count(view, j); c.end != 0 && !c.half) {
      count = c;
      j = c.end;
    }
  }
  if (count.end != 0 && relation == 0) return {};
  bool fiscal = false;
  if (view.is(j, DateRole::fiscal)) {
    fiscal = true;
    ++j;
  } else if (view.is(j, DateRole::calendar) && view.is(j + 1, DateRole::unit)) {
    ++j;
  }
  const DateWord* name = view.word(j);
  if (name == nullptr) return {};
  DatePoint p;
  p.relative = true;
  p.end = j + 1;
  if (name->is(DateRole::unit)) {
    p.unit = fiscal && name->unit == DateUnit::year ? DateUnit::fiscal_year : name->unit;
    if (p.unit == DateUnit::half) return {};
    if (count.end == 0 && anaphoric(view, i, relation_at, p.unit)) return p;
    const DateWord* said = view.word(relation_at);
    if (relation == 0 && !said->is(DateRole::relation)) return {};
    if (!view.anchor) return p;
    const bool span = count.end != 0 && (count.value > 1 || view.is_number(count.end - 1));
    if (span) {
      p.fixed = run(view, p.unit, count.value, relation);
      p.approximate = count.vague;
      p.unit = DateUnit::year;
    } else {
      p.fixed = period_around(*view.anchor, p.unit, relation, view.words.fiscal_start_month);
      // "the past year" is the twelve months to the document date; "last year" is the calendar year.
      if (relation < 0 && nearest && (p.unit == DateUnit::year || p.unit == DateUnit::decade || p.unit == DateUnit::month || p.unit == DateUnit::week ||
                                      p.unit == DateUnit::fortnight)) {
        p.fixed = run(view, p.unit, 1, relation);
      }
    }
    if (p.unit == DateUnit::day) {
      join_apposition(view, p);
    } else if (p.unit == DateUnit::week && count.end == 0) {
      const std::size_t k = view.is(p.end, DateRole::on) ? p.end + 1 : p.end;
      if (const DateWord* day = view.word(k); day != nullptr && day->is(DateRole::weekday) && (!day->is(DateRole::weak) || view.tokens[k].capital)) {
        p.end = k + 1;
        p.unit = DateUnit::day;
        p.weekday = day->weekday;
        p.fixed = one_day(weekday_in_week(*view.anchor, day->weekday, relation));
      }
    }
    return p;
  }
  if (count.end != 0 || fiscal) return {};
  if (name->is(DateRole::weekday)) {
    if (name->is(DateRole::weak) && !view.tokens[j].capital) return {};
    return related_weekday(view, j, name->weekday, relation, nearest);
  }
  if (name->is(DateRole::month)) {
    // "this may take longer"
    if (name->is(DateRole::verb) && (!view.tokens[j].capital || view.tokens[j].all_caps)) return {};
    const DatePoint dated = read_month_date(view, j, DateContext::dated);
    if (dated.end != 0 && (dated.year != 0 || dated.day != 0)) {
      // "this May 5", "last March 2020": the date is complete without the relation, except for the year.
      if (dated.year != 0 || dated.unit != DateUnit::day) return dated;
      p.unit = DateUnit::day;
      p.end = dated.end;
      p.fixed = related_named(view, relation, [&](int y) {
        const auto day = make_date(y, dated.month, dated.day);
        return day ? std::optional<Period>(one_day(*day)) : std::nullopt;
      });
      return p;
    }
    p.unit = DateUnit::month;
    p.fixed = related_named(view, relation, [&](int y) { return months_of(y, name->month, name->month); });
    return p;
  }
  if (name->is(DateRole::season)) {
    p.unit = DateUnit::quarter;
    p.fixed = related_named(view, relation, [&](int y) { return months_of(y, name->season_first, name->season_last); });
    return p;
  }
  DatePoint holiday = read_named_period(view, j, DateContext::none);
  if (holiday.end != 0 && holiday.holiday != nullptr && holiday.year == 0 && !holiday.relative) {
    holiday.relative = true;
    holiday.fixed = related_named(view, relation, [&](int y) {
      const auto day = holiday_date(*holiday.holiday, y);
      return day ? std::optional<Period>(one_day(*day)) : std::nullopt;
    });
    return holiday;
  }
  return {};
}

namespace {

/// "2 years 1 month 21 days": at most three counts with their units, subtracted or added one after the other.
struct Distance {
  std::size_t end = 0;
  int n = 0;
  int counts[3] = {};
  DateUnit units[3] = {};
  bool half = false;
  bool vague = false;

  Date apply(Date from, int sign) const {
    for (int k = 0; k < n; ++k) {
      from = add_units(from, units[k], sign * counts[k]);
      if (half && k == 0) from = add_units(from, units[k] == DateUnit::year ? DateUnit::month : DateUnit::day,
                                           sign * (units[k] == DateUnit::year ? 6 : units[k] == DateUnit::month ? 15 : 0));
    }
    return from;
  }
};

Distance read_lengths(const DateView& view, std::size_t i) {
  Distance d;
  std::size_t j = i;
  while (d.n < 3) {
    std::size_t k = d.n > 0 && (view.is(j, DateRole::and_) || view.mark(j, ',')) ? j + 1 : j;
    const DateNumber count = read_count(view, k);
    if (count.end == 0) break;
    k = count.end;
    if (view.mark(k, '-')) ++k;
    const DateWord* unit = view.word(k);
    if (unit == nullptr || !unit->is(DateRole::unit) || unit->unit == DateUnit::half) break;
    d.counts[d.n] = count.value;
    d.units[d.n] = unit->unit;
    d.half |= count.half;
    d.vague |= count.vague;
    ++d.n;
    j = d.end = k + 1;
    // "a year and a half ago"
    if (d.n == 1 && view.is(j, DateRole::and_) && view.is(j + 1, DateRole::one)) {
      const DateWord* half = view.word(j + 2);
      if (half != nullptr && half->is(DateRole::unit) && half->unit == DateUnit::half) {
        d.half = true;
        j = d.end = j + 3;
      }
    }
  }
  return d;
}

}  // namespace

DatePoint read_distance(const DateView& view, std::size_t i, DateContext) {
  std::size_t j = i;
  // "more than two years ago", "nearly a decade ago"
  DateHedge hedge = DateHedge::none;
  if (const DateWord* w = view.word(j); w != nullptr && w->is(DateRole::hedge)) {
    hedge = w->hedge;
    ++j;
    if (const DateWord* than = view.word(j); than != nullptr && than->is(DateRole::hedge) && than->hedge == DateHedge::than) ++j;
    else if (hedge == DateHedge::more || (hedge == DateHedge::less && than == nullptr)) return {};
    if (hedge == DateHedge::than) return {};
  }
  const bool in = hedge == DateHedge::none && view.is(j, DateRole::in), within = hedge == DateHedge::none && view.is(j, DateRole::within);
  if (in || within) ++j;
  const Distance d = read_lengths(view, j);
  if (d.end == 0) return {};
  DatePoint p;
  p.relative = true;
  std::optional<Date> day;
  int sign = -1;
  if (view.is(d.end, DateRole::ago)) {
    if (in || within) return {};
    p.end = d.end + 1;
    if (view.anchor) day = d.apply(*view.anchor, -1);
  } else if (in || within) {
    // "will open in two years"; "the first time in two years" and "within 30 days of" are durations.
    if (!view.future || (i > 0 && view.is(i - 1, DateRole::time)) || view.is(d.end, DateRole::of) || view.is(d.end, DateRole::after)) return {};
    p.end = d.end;
    sign = 1;
    if (view.anchor) day = d.apply(*view.anchor, 1);
    if (within && view.anchor) {
      p.fixed = Period{*view.anchor, *day};
      p.unit = DateUnit::year;
      return p;
    }
  } else {
    // "two weeks from now", "three months after Easter", "two days before yesterday"
    const bool from = view.is(d.end, DateRole::from), after = view.is(d.end, DateRole::after), before = view.is(d.end, DateRole::before);
    if (!from && !after && !before) return {};
    sign = before ? -1 : 1;
    DatePoint base;
    if (view.is(d.end + 1, DateRole::now)) {
      base.end = d.end + 2;
      base.relative = true;
      if (view.anchor) base.fixed = one_day(*view.anchor);
    } else {
      base = read_point(view, d.end + 1, DateContext::none);
    }
    if (base.end == 0 || base.unit != DateUnit::day) return {};
    p.end = base.end;
    p.relative = base.relative || base.yearless();
    if (const auto period = resolve(view, base)) day = d.apply(period->from, sign);
    else if (!p.relative) return {};
  }
  p.approximate = hedge == DateHedge::about || d.vague || d.units[0] == DateUnit::year || d.units[0] == DateUnit::decade;
  if (!day) return p;
  p.fixed = one_day(*day);
  if ((hedge == DateHedge::more || hedge == DateHedge::over) == (sign < 0)) {
    if (hedge == DateHedge::more || hedge == DateHedge::over) p.open_from = true;
    else if (hedge == DateHedge::less && sign > 0) p.fixed = Period{view.anchor.value_or(*day), *day};
  } else if (hedge == DateHedge::more || hedge == DateHedge::over) {
    p.open_to = true;
  } else if (hedge == DateHedge::less) {
    p.fixed = Period{*day, view.anchor.value_or(*day)};
  }
  return p;
}

}  // namespace claimcheck
