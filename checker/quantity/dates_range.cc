// Two dates that make one period, and periods with an open end.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

/// Behind "to", "through", a dash; `i` itself when there is none.
std::size_t skip_connector(const DateView& view, std::size_t i, bool between) {
  if (view.break_dash(i)) return i;
  if (view.is(i, DateRole::to) || view.is(i, DateRole::until) || view.mark(i, '-') || view.mark(i, '~')) return i + 1;
  if (view.mark(i, '/') && view.glued(i) && view.glued(i + 1)) return i + 1;  // 2019/20
  return between && view.is(i, DateRole::and_) ? i + 1 : i;
}

bool counted(const DateView& view, std::size_t i) {
  return view.is(i, DateRole::counted) || view.mark(i, '%') || view.mark(i, ':') || view.is(i, DateRole::meridiem);
}

DatePoint now_point(const DateView& view, std::size_t i) {
  DatePoint p;
  if (!view.is(i, DateRole::now)) return p;
  p.end = i + 1;
  p.relative = true;
  if (view.anchor) p.fixed = Period{*view.anchor, *view.anchor};
  return p;
}

/// "22 of this month", "22 next month": the second day of "4 to 22 this month".
struct MonthBehind {
  std::size_t end = 0;
  int day = 0, month = 0, year = 0;
};
MonthBehind read_month_behind(const DateView& view, std::size_t i) {
  const DateNumber day = read_day_number(view, view.is(i, DateRole::the) ? i + 1 : i);
  if (day.end == 0 || !view.anchor) return {};
  std::size_t j = day.end;
  if (view.is(j, DateRole::of) || view.is(j, DateRole::in)) ++j;
  const DatePoint month = read_relation(view, j, DateContext::none);
  if (month.end == 0 || month.unit != DateUnit::month || !month.fixed) return {};
  const CivilDate c = civil(month.fixed->from);
  return {month.end, day.value, c.month, c.year};
}

/// The second end, which may leave out what the first one said: "February 6-7", "2016-21", "FY 2022-23".
DatePoint read_second(const DateView& view, std::size_t i, const DatePoint& first) {
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  DatePoint p = read_point(view, i, DateContext::dated);
  if (const DatePoint now = now_point(view, i); now.end > p.end) p = now;
  DatePoint rest;
  if (first.day != 0 && first.month != 0 && first.holiday == nullptr) {
    const DateNumber day = read_day_number(view, j);
    if (day.end != 0 && day.value > first.day && (day.ordinal || !counted(view, day.end))) {
      rest = first;
      rest.weekday = -1;
      rest.day = day.value;
      rest.end = day.end;
      if (const MonthBehind month = read_month_behind(view, i); first.relative && month.end != 0) rest.end = month.end;
      const YearSuffix suffix = first.year == 0 ? read_year_suffix(view, day.end) : YearSuffix{};
      if (suffix.end != 0 && !suffix.fiscal) {
        rest.end = suffix.end;
        rest.year = suffix.year;
        rest.relative = suffix.relative;
      }
    }
  } else if ((first.unit == DateUnit::year || first.unit == DateUnit::fiscal_year) && first.year != 0 && !first.fixed) {
    int count = 0;
    const int two = view.digits(i, count);
    const bool slash = view.mark(i - 1, '/');
    if (slash && (count == 4 ? two : first.year / 100 * 100 + two) != first.year + 1) return {};
    if (count == 4 && two >= 1000 && two <= 2199 && !counted(view, i + 1)) {
      rest = first;
      rest.year = two;
      rest.end = i + 1;
    } else if (count == 2 && two > first.year % 100 && (slash || view.mark(i - 1, '-')) && view.glued(i) &&
               !counted(view, i + 1)) {
      rest = first;
      rest.year = first.year / 100 * 100 + two;
      rest.end = i + 1;
    }
  }
  return rest.end > p.end || (rest.end == p.end && first.unit == DateUnit::fiscal_year) ? rest : p;
}

/// "4 to 22 January", "9-12 of June": the first end is a bare day of the second one's month.
DatePoint bare_first_day(const DateView& view, std::size_t i, bool between) {
  const std::size_t start = view.is(i, DateRole::the) ? i + 1 : i;
  if (!view.every_reader &&
      (look_at(view, start) & (look_digits | role_bits({DateRole::ordinal, DateRole::number}))) == 0)
    return {};
  const DateNumber day = read_day_number(view, start);
  if (day.end == 0) return {};
  std::size_t j = skip_connector(view, day.end, between);
  if (j == day.end) return {};
  if (const MonthBehind month = read_month_behind(view, j); month.end != 0 && day.value < month.day) {
    DatePoint p;
    p.end = day.end;
    p.day = day.value;
    p.relative = true;
    p.year = month.year;
    p.month = month.month;
    return p;
  }
  const DatePoint second = read_month_date(view, j, DateContext::none);
  const bool day_first = read_day_number(view, view.is(j, DateRole::the) ? j + 1 : j).end != 0;
  if (second.end == 0 || second.day == 0 || (!day_first && !view.is(i - 1, DateRole::from)) || day.value >= second.day)
    return {};
  DatePoint p = second;
  p.day = day.value;
  p.end = day.end;
  return p;
}

/// Gives each end the year that only the other one states, and resolves both.
bool resolve_both(const DateView& view, DatePoint a, DatePoint b, DateMatch& match) {
  const bool b_states = b.year != 0 && !b.fixed, a_states = a.year != 0 && !a.fixed;
  if (a.yearless() && b.yearless() && a.month == b.month && a.day == b.day && a.unit == b.unit)
    return false;  // "summer to summer"
  match.relative = a.relative || b.relative || (a.yearless() && b.yearless());
  if (a.yearless() && b_states) {
    a.year = b.year;
    const auto from = resolve(view, a), to = resolve(view, b);
    if (from && to && from->from > to->to) a.year = b.year - 1;
  } else if (b.yearless() && a_states) {
    b.year = a.year;
  } else if (b.yearless()) {
    if (const auto from = resolve(view, a)) b.year = civil(from->from).year;
  }
  const auto from = resolve(view, a);
  auto to = resolve(view, b);
  if (!from || !to) return match.relative;
  if (to->to < from->from && !b_states && b.year != 0) {
    b.year += 1;
    to = resolve(view, b);
    if (!to) return false;
  }
  // "from next Monday to Friday"
  if (to->to < from->from && a.weekday >= 0 && b.weekday >= 0 && b.relative) to->to.days += 7;
  match.range = {from->from, to->to};
  return true;
}

/// "31 September", "29 February 2023": a day of the month that its month, or that of the year, does not have.
bool is_no_day(const DatePoint& p) {
  constexpr int leap_year = 2000;
  return p.unit == DateUnit::day && !p.fixed && !p.relative && p.holiday == nullptr && p.month >= 1 && p.month <= 12 &&
         p.day > days_in_month(p.year != 0 ? p.year : leap_year, p.month);
}

DateMatch make_match(const DateView& view, std::size_t begin, const DatePoint& p) {
  DateMatch match;
  match.begin = begin;
  match.end = p.end;
  match.relative = p.relative || p.yearless();
  match.approximate = p.approximate;
  match.weekday = p.weekday;
  match.single_day = p.unit == DateUnit::day;
  if (match.single_day && p.yearless() && p.holiday == nullptr && p.month >= 1 && p.month <= 12 && p.day >= 1 &&
      !is_no_day(p))
    match.month_day = static_cast<std::int16_t>(p.month * 100 + p.day);
  match.part = p.part;
  match.fiscal = p.unit == DateUnit::fiscal_year;
  match.year_only = (p.unit == DateUnit::year || match.fiscal) && p.year != 0 && p.part == DatePart::whole;
  const auto period = resolve(view, p);
  if (period) {
    if (!p.open_from) match.range.from = period->from;
    if (!p.open_to) match.range.to = period->to;
  } else if (is_no_day(p)) {
    match.relative = false;  // neither days nor what they would follow from: "31 September"
  } else if (!match.relative || (view.anchor && p.yearless())) {
    match.end = 0;
  }
  return match;
}

/// Whether a year that stands alone goes on as a code or a path: "2015-1-32", "2019/4/x".
bool in_code(const DateView& view, std::size_t end) {
  return (view.mark(end, '-') || view.mark(end, '/')) && view.glued(end) && view.glued(end + 1) &&
         view.is_number(end + 1);
}

/// "January and February 2023", "June, July and August 2021": the year that a list of months or days states at its end.
int year_of_list(const DateView& view, const DatePoint& first) {
  std::size_t j = first.end;
  for (int k = 0; k < 3; ++k) {
    if (view.mark(j, ',')) ++j;
    if (view.is(j, DateRole::and_) || view.is(j, DateRole::or_)) ++j;
    if (j == first.end || !(view.is(j, DateRole::month) || view.is(j, DateRole::prefix))) return 0;
    const DatePoint next = read_point(view, j, DateContext::dated);
    if (next.end == 0 || next.fixed || next.relative || next.unit != first.unit) return 0;
    if (next.year != 0) return next.year;
    j = next.end;
  }
  return 0;
}

/// Point, or two points with a connector, at `i`; the mention starts at `begin`.
DateMatch read_range(const DateView& view, std::size_t begin, std::size_t i, DateContext context, bool between,
                     bool fiscal = false) {
  DatePoint first = read_point(view, i, context);
  if (fiscal && first.unit == DateUnit::year && first.year != 0)
    first.unit = DateUnit::fiscal_year;  // "FY 2019 and 2020"
  const DatePoint bare = bare_first_day(view, i, between);
  if (bare.end != 0 && bare.end >= first.end) first = bare;
  // "May-October 2020": the second month vouches for the first.
  if (first.end == 0 && view.is(i, DateRole::month)) {
    const std::size_t j = skip_connector(view, i + 1, between);
    if (j != i + 1 && view.is(j, DateRole::month)) first = read_point(view, i, DateContext::dated);
  }
  const bool now = between && first.end == 0;
  if (now) first = now_point(view, i);  // "between now and January"
  if (first.end == 0) return {};
  if (first.yearless() && first.holiday == nullptr) first.year = year_of_list(view, first);
  const std::size_t j = skip_connector(view, first.end, between);
  if (j != first.end && !first.open_from && !first.open_to) {
    const DatePoint second = read_second(view, j, first);
    DateMatch match;
    // "2019 - 5 March" is no range; "2019-present" is.
    const bool mixed = second.unit == DateUnit::day && !second.relative && second.holiday == nullptr &&
                       first.unit == DateUnit::year && view.mark(j - 1, '-');
    if (second.end != 0 && !mixed && resolve_both(view, first, second, match)) {
      match.begin = begin;
      match.end = second.end;
      match.approximate = first.approximate || second.approximate;
      return match;
    }
  }
  if (now || (first.unit == DateUnit::year && in_code(view, first.end))) return {};
  return make_match(view, begin, first);
}

/// "after the 2020 election": the date qualifies a noun, and the preposition belongs to the noun.
bool qualifies_noun(const DateView& view, std::size_t begin, const DateMatch& match) {
  if (view.possessive(match.end - 1)) return true;  // "after tonight's speech"
  const bool article = view.is(begin, DateRole::the);
  if (!article && !match.year_only) return false;
  if (!view.has(match.end) || view.tokens[match.end].kind != TokenKind::word || view.is(match.end, DateRole::or_))
    return false;
  return !is_stop_word(view.tokens[match.end].hash) && !view.is(match.end, DateRole::future) &&
         view.word(match.end) == nullptr && article;
}

/// "2012 or later", "1/1/2016 and after", "2019 onward"
void read_tail(const DateView& view, DateMatch& match) {
  if (!match.range.from || !match.range.to) return;
  std::size_t j = match.end;
  if (view.is(j, DateRole::onward)) {
    match.end = j + 1;
    match.range.to.reset();
    match.year_only = false;
    return;
  }
  if (!view.is(j, DateRole::and_) && !view.is(j, DateRole::or_)) return;
  ++j;
  const bool later = view.is(j, DateRole::later) || view.is(j, DateRole::after) || view.is(j, DateRole::onward);
  if (!later || view.is_number(j + 1) || read_point(view, j + 1, DateContext::dated).end != 0) return;
  match.end = j + 1;
  match.range.to.reset();
  match.year_only = false;
}

/// "no later than June 30", "not earlier than 2020", "later than 2020"
DateMatch read_deadline(const DateView& view, std::size_t i) {
  const bool no = view.is(i, DateRole::no);
  const std::size_t j = no ? i + 1 : i;
  const bool later = view.is(j, DateRole::later);
  const DateWord* w = view.word(j);
  const bool earlier = w != nullptr && w->is(DateRole::part) && w->part == DatePart::earlier;
  const DateWord* than = view.word(j + 1);
  if (later == earlier || than == nullptr || !than->is(DateRole::hedge) || than->hedge != DateHedge::than) return {};
  DateMatch match = read_range(view, i, j + 2, DateContext::dated, false);
  if (match.end == 0 || !match.range.from || !match.range.to) return {};
  if (no) {
    (later ? match.range.from : match.range.to).reset();
  } else {
    match.range =
        later ? DateRange{Date{match.range.to->days + 1}, {}} : DateRange{{}, Date{match.range.from->days - 1}};
  }
  match.single_day = match.year_only = false;
  return match;
}

/// "as early as 2019", "as late as tomorrow"
DateMatch read_as_early(const DateView& view, std::size_t i) {
  const DateWord* part = view.word(i + 1);
  if (part == nullptr || !part->is(DateRole::part) || !view.is(i + 2, DateRole::as)) return {};
  if (part->part != DatePart::early && part->part != DatePart::late) return {};
  DateMatch match = read_range(view, i, i + 3, DateContext::dated, false);
  if (match.end == 0 || !match.range.from || !match.range.to) return {};
  (part->part == DatePart::early ? match.range.to : match.range.from).reset();
  match.single_day = match.year_only = false;
  return match;
}

}  // namespace

DateMatch read_dates(const DateView& view, std::size_t i, YearBefore before) {
  const DateWord* w = view.word(i);
  if (w != nullptr && (w->is(DateRole::no) || w->is(DateRole::later) || w->is(DateRole::part))) {
    const DateMatch match = read_deadline(view, i);
    if (match.end != 0 || w->is(DateRole::no)) return match;
  }
  if (w != nullptr && w->is(DateRole::as)) return read_as_early(view, i);
  const bool since =
      w != nullptr && w->is(DateRole::since) && !view.is(i + 1, DateRole::of);  // "beginning in", not "beginning of"
  if (w == nullptr || !(w->is(DateRole::from) || w->is(DateRole::between) || since || w->is(DateRole::after) ||
                        w->is(DateRole::before) || w->is(DateRole::until))) {
    DateMatch match = read_range(view, i, i, before != YearBefore::none ? DateContext::dated : context_at(view, i),
                                 false, before == YearBefore::fiscal);
    if (match.end != 0) read_tail(view, match);
    return match;
  }
  // "following" is "after" before a date, and a relation before a weekday or a unit.
  if (w->is(DateRole::after) && w->is(DateRole::relation)) {
    const DatePoint p = read_relation(view, i, DateContext::none);
    if (p.end != 0) return read_range(view, i, i, DateContext::none, false);
  }
  if (w->is(DateRole::from) || w->is(DateRole::between)) {
    const DateMatch match = read_range(view, i, i + 1, DateContext::dated, w->is(DateRole::between));
    // One point alone is left to the next position, without its preposition.
    const DatePoint alone = read_point(view, i + 1, DateContext::dated);
    return match.end == alone.end ? DateMatch{} : match;
  }
  // "after" may also be "following", a relation: "the following week" was tried where "the" stands.
  const std::size_t start = view.is(i + 1, DateRole::on) || (since && view.is(i + 1, DateRole::in)) ? i + 2 : i + 1;
  DateMatch match = read_range(view, i, start, DateContext::dated, false);
  if (match.end == 0 || qualifies_noun(view, start, match)) return {};
  if (since || w->is(DateRole::until)) {
    const DatePoint p = read_point(view, start, DateContext::dated);
    match.plain_bound = p.end == match.end && p.part == DatePart::whole && p.year != 0 && !p.relative &&
                        (p.unit == DateUnit::year || p.unit == DateUnit::month || p.unit == DateUnit::day) &&
                        p.holiday == nullptr;
  }
  match.year_only = false;
  match.single_day = false;
  DateRange range;
  if (w->is(DateRole::since)) {
    range.from = match.range.from;
  } else if (w->is(DateRole::after)) {
    // "after the beginning of March" begins there.
    if (match.range.to) range.from = match.part == DatePart::begin ? match.range.from : Date{match.range.to->days + 1};
  } else if (w->is(DateRole::before)) {
    if (match.range.from) range.to = match.part == DatePart::end ? match.range.to : Date{match.range.from->days - 1};
  } else {
    range.to = match.range.to;
  }
  if (!range.from && !range.to && !match.relative) return {};
  match.range = range;
  return match;
}

}  // namespace claimcheck
