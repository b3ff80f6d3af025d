// Days at a stated distance: two weeks ago, in three years, two days before yesterday.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

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
      if (half && k == 0)
        from = add_units(from, units[k] == DateUnit::year ? DateUnit::month : DateUnit::day,
                         sign * (units[k] == DateUnit::year    ? 6
                                 : units[k] == DateUnit::month ? 15
                                                               : 0));
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
    // "a quarter four years ago", "10 years, 15 years from now": not one length
    for (int earlier = 0; earlier < d.n; ++earlier) {
      if (d.units[earlier] == unit->unit || d.units[earlier] == DateUnit::quarter) return {};
    }
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

namespace {

/// "more than two years ago", "nearly a decade ago": the hedge, and where the count starts; npos when it is none of
/// ours.
struct HedgeRead {
  std::size_t next = 0;
  DateHedge hedge = DateHedge::none;
};
std::optional<HedgeRead> read_hedge(const DateView& view, std::size_t i) {
  const DateWord* w = view.word(i);
  if (w == nullptr || !w->is(DateRole::hedge)) return HedgeRead{i};
  const DateWord* second = view.word(i + 1);
  const bool than = second != nullptr && second->is(DateRole::hedge) && second->hedge == DateHedge::than;
  if (w->hedge == DateHedge::than || (w->hedge == DateHedge::more && !than)) return std::nullopt;
  return HedgeRead{than ? i + 2 : i + 1, w->hedge == DateHedge::more ? DateHedge::over : w->hedge};
}

/// What "in two years", "within five days" counts from; possessive "in two weeks' time" needs no future.
std::size_t time_behind(const DateView& view, std::size_t i) {
  const std::size_t j = view.mark(i, '\'') ? i + 1 : i;
  return view.is(j, DateRole::time) && (j != i || view.at(i - 1).ends_with('s')) ? j + 1 : 0;
}

/// The day lies at `day`; "more than" and "less than" make it one end of a period. `sign` -1 counts into the past.
void bound(DatePoint& p, DateHedge hedge, int sign, Date origin, Date day) {
  p.fixed = one_day(day);
  if (hedge == DateHedge::over) (sign < 0 ? p.open_from : p.open_to) = true;
  if (hedge == DateHedge::less) p.fixed = sign < 0 ? Period{day, origin} : Period{origin, day};
  if (hedge == DateHedge::less) p.unit = DateUnit::year;
}

}  // namespace

DatePoint read_distance(const DateView& view, std::size_t i, DateContext) {
  const std::optional<HedgeRead> start = read_hedge(view, i);
  if (!start) return {};
  std::size_t j = start->next;
  const bool in = j == i && view.is(j, DateRole::in), within = j == i && view.is(j, DateRole::within);
  if (in || within) ++j;
  const Distance d = read_lengths(view, j);
  if (d.end == 0) return {};
  DatePoint p;
  p.relative = true;
  p.end = d.end;
  std::optional<Date> origin = view.anchor;
  int sign = 1;
  if (view.is(d.end, DateRole::ago)) {
    if (in || within) return {};
    p.end = d.end + 1;
    sign = -1;
  } else if (in || within) {
    // "will open in two years"; "the first time in two years" and "within 30 days of" are durations.
    if (const std::size_t end = time_behind(view, d.end); end != 0)
      p.end = end;
    else if (!in_future(view) || behind_superlative(view, i) || view.is(d.end, DateRole::of) ||
             view.is(d.end, DateRole::after))
      return {};
  } else {
    // "two weeks from now", "three months after Easter", "two days before yesterday"
    const bool before = view.is(d.end, DateRole::before);
    if (!before && !view.is(d.end, DateRole::from) && !view.is(d.end, DateRole::after)) return {};
    sign = before ? -1 : 1;
    if (view.is(d.end + 1, DateRole::now)) {
      if (view.is(d.end + 2, DateRole::of)) return {};
      p.end = d.end + 2;
    } else {
      const DatePoint base = read_point(view, d.end + 1, DateContext::none);
      if (base.end == 0 || base.unit != DateUnit::day || base.open_from || base.open_to) return {};
      p.end = base.end;
      p.relative = base.relative || base.yearless();
      const auto period = resolve(view, base);
      if (!period && !p.relative) return {};
      origin = period ? std::optional<Date>(period->from) : std::nullopt;
    }
  }
  p.approximate =
      start->hedge == DateHedge::about || d.vague || d.units[0] == DateUnit::year || d.units[0] == DateUnit::decade;
  // "in the 11 days after January 20": all of them
  if (origin && i > 0 && view.is(i - 1, DateRole::the) && j == i) {
    const Date day = d.apply(*origin, sign);
    p.fixed = sign < 0 ? Period{day, Date{origin->days - 1}} : Period{Date{origin->days + 1}, day};
    p.unit = DateUnit::year;
    return p;
  }
  if (origin) bound(p, within ? DateHedge::less : start->hedge, sign, *origin, d.apply(*origin, sign));
  return p;
}

}  // namespace claimcheck
