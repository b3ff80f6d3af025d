// Two dates that make one period, and periods with an open end.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

/// Behind "to", "through", a dash; `i` itself when there is none.
std::size_t skip_connector(const DateView& view, std::size_t i, bool between) {
  if (view.is(i, DateRole::to) || view.is(i, DateRole::until) || view.mark(i, '-') || view.mark(i, '~')) return i + 1;
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
      const YearSuffix suffix = first.year == 0 ? read_year_suffix(view, day.end) : YearSuffix{};
      if (suffix.end != 0 && !suffix.fiscal) {
        rest.end = suffix.end;
        rest.year = suffix.year;
        rest.relative = suffix.relative;
      }
    }
  } else if ((first.unit == DateUnit::year || first.unit == DateUnit::fiscal_year) && first.year != 0 && !first.fixed && view.mark(i - 1, '-')) {
    int count = 0;
    const int two = view.digits(i, count);
    if (count == 4 && two >= 1000 && two <= 2199 && !counted(view, i + 1)) {
      rest = first;
      rest.year = two;
      rest.end = i + 1;
    } else if (count == 2 && two > first.year % 100 && view.glued(i) && !counted(view, i + 1)) {
      rest = first;
      rest.year = first.year / 100 * 100 + two;
      rest.end = i + 1;
    }
  }
  return rest.end > p.end ? rest : p;
}

/// "4 to 22 January", "9-12 of June": the first end is a bare day of the second one's month.
DatePoint bare_first_day(const DateView& view, std::size_t i, bool between) {
  const std::size_t start = view.is(i, DateRole::the) ? i + 1 : i;
  const DateNumber day = read_day_number(view, start);
  if (day.end == 0) return {};
  std::size_t j = skip_connector(view, day.end, between);
  if (j == day.end) return {};
  const DatePoint second = read_month_date(view, j, DateContext::none);
  const bool day_first = read_day_number(view, view.is(j, DateRole::the) ? j + 1 : j).end != 0;
  if (second.end == 0 || second.day == 0 || (!day_first && !view.is(i - 1, DateRole::from)) || day.value >= second.day) return {};
  DatePoint p = second;
  p.day = day.value;
  p.end = day.end;
  return p;
}

void set_year(DatePoint& p, int year) {
  p.year = year;
}

/// Gives each end the year that only the other one states, and resolves both.
bool resolve_both(const DateView& view, DatePoint a, DatePoint b, DateMatch& match) {
  const bool b_states = b.year != 0 && !b.fixed, a_states = a.year != 0 && !a.fixed;
  match.relative = a.relative || b.relative || (a.yearless() && b.yearless());
  if (a.yearless() && b_states) {
    set_year(a, b.year);
    const auto from = resolve(view, a), to = resolve(view, b);
    if (from && to && from->from > to->to) set_year(a, b.year - 1);
  } else if (b.yearless() && a_states) {
    set_year(b, a.year);
  } else if (b.yearless()) {
    if (const auto from = resolve(view, a)) set_year(b, civil(from->from).year);
  }
  const auto from = resolve(view, a);
  auto to = resolve(view, b);
  if (!from || !to) return match.relative;
  if (to->to < from->from && !b_states && b.year != 0) {
    set_year(b, b.year + 1);
    to = resolve(view, b);
    if (!to) return false;
  }
  // "from next Monday to Friday"
  if (to->to < from->from && a.weekday >= 0 && b.weekday >= 0 && b.relative) to->to.days += 7;
  match.range = {from->from, to->to};
  return true;
}

DateMatch make_match(const DateView& view, std::size_t begin, const DatePoint& p) {
  DateMatch match;
  match.begin = begin;
  match.end = p.end;
  match.relative = p.relative || p.yearless();
  match.approximate = p.approximate;
  match.weekday = p.weekday;
  match.single_day = p.unit == DateUnit::day;
  match.year_only = p.unit == DateUnit::year && p.year != 0 && p.part == DatePart::whole;
  const auto period = resolve(view, p);
  if (period) {
    if (!p.open_from) match.range.from = period->from;
    if (!p.open_to) match.range.to = period->to;
  } else if (!match.relative || (view.anchor && p.yearless())) {
    match.end = 0;   // a day that does not exist
  }
  return match;
}

/// Point, or two points with a connector, at `i`; the mention starts at `begin`.
DateMatch read_range(const DateView& view, std::size_t begin, std::size_t i, DateContext context, bool between) {
  DatePoint first = read_point(view, i, context);
  const DatePoint bare = bare_first_day(view, i, between);
  if (bare.end != 0 && bare.end >= first.end) first = bare;
  // "May-October 2020": the second month vouches for the first.
  if (first.end == 0 && view.is(i, DateRole::month)) {
    const std::size_t j = skip_connector(view, i + 1, between);
    if (j != i + 1 && view.is(j, DateRole::month)) first = read_point(view, i, DateContext::dated);
  }
  if (const DatePoint now = now_point(view, i); between && first.end == 0) first = now;
  if (first.end == 0) return {};
  const std::size_t j = skip_connector(view, first.end, between);
  if (j != first.end && !first.open_from && !first.open_to) {
    const DatePoint second = read_second(view, j, first);
    DateMatch match;
    if (second.end != 0 && !(second.unit == DateUnit::day && second.holiday == nullptr && first.unit == DateUnit::year && view.mark(j - 1, '-')) &&
        resolve_both(view, first, second, match)) {
      match.begin = begin;
      match.end = second.end;
      match.approximate = first.approximate || second.approximate;
      return match;
    }
  }
  return make_match(view, begin, first);
}

/// "after the 2020 election": the date qualifies a noun, and the preposition belongs to the noun.
bool qualifies_noun(const DateView& view, std::size_t begin, const DateMatch& match) {
  const bool article = view.is(begin, DateRole::the);
  if (!article && !match.year_only) return false;
  if (!view.has(match.end) || view.tokens[match.end].kind != TokenKind::word || view.is(match.end, DateRole::or_)) return false;
  return !is_stop_word(view.tokens[match.end].hash) && !view.is(match.end, DateRole::future) && view.word(match.end) == nullptr && article;
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

}  // namespace

DateMatch read_dates(const DateView& view, std::size_t i, bool after_year) {
  const DateWord* w = view.word(i);
  if (w == nullptr || !(w->is(DateRole::from) || w->is(DateRole::between) || w->is(DateRole::since) || w->is(DateRole::after) ||
                        w->is(DateRole::before) || w->is(DateRole::until))) {
    DateMatch match = read_range(view, i, i, after_year ? DateContext::dated : context_at(view, i), false);
    if (match.end != 0) read_tail(view, match);
    return match;
  }
  if (w->is(DateRole::from) || w->is(DateRole::between)) {
    const DateMatch match = read_range(view, i, i + 1, DateContext::dated, w->is(DateRole::between));
    // One point alone is left to the next position, without its preposition.
    const DatePoint alone = read_point(view, i + 1, DateContext::dated);
    if (match.end == 0 || match.end == alone.end) return w->is(DateRole::after) ? DateMatch{} : DateMatch{};
    return match;
  }
  // "after" may also be "following", a relation: "the following week" was tried where "the" stands.
  DateMatch match = read_range(view, i, i + 1, DateContext::dated, false);
  if (match.end == 0 || qualifies_noun(view, i + 1, match)) return {};
  match.year_only = false;
  match.single_day = false;
  DateRange range;
  if (w->is(DateRole::since)) {
    range.from = match.range.from;
  } else if (w->is(DateRole::after)) {
    if (match.range.to) range.from = Date{match.range.to->days + 1};
  } else if (w->is(DateRole::before)) {
    if (match.range.from) range.to = Date{match.range.from->days - 1};
  } else {
    range.to = match.range.to;
  }
  if (!range.from && !range.to && !match.relative) return {};
  match.range = range;
  return match;
}

}  // namespace claimcheck
