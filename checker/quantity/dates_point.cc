// The table of point readers, and how a point becomes a period.
#include "checker/quantity/dates_parse.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace claimcheck {

namespace {

/// Deepest nesting that is read: "two weeks after the end of the first quarter of last year". Keeps "early early …"
/// linear.
constexpr int max_depth = 4;

/// A reader of one kind of point, and where it can find one at all: what its first token is (behind "the", where it
/// steps over that), and, when that is a number in digits, what the token behind may be (0: anything).
struct PointReader {
  DatePoint (*read)(const DateView&, std::size_t, DateContext);
  std::uint64_t first;
  std::uint64_t behind_digits;
};

using enum DateRole;

/// The longest reading wins; of equally long ones the first row.
constexpr std::array<PointReader, 11> readers = {{
    {read_numeric_date, look_digits, 0},
    {read_month_date, look_digits | role_bits({month, ordinal, number}),
     look_joint | role_bits({month, of, ordinal_suffix})},
    {read_nth_of, look_digits | role_bits({relation, ordinal, number}), role_bits({ordinal_suffix})},
    {read_piece_of, role_bits({part}), 0},
    {read_bounded, look_digits | look_joint | role_bits({unit, fiscal, one, vague, number}),
     look_joint | role_bits({unit, fiscal, and_})},
    {read_deictic, look_digits | role_bits({day, weekday, unit}), role_bits({ordinal_suffix})},
    {read_relation, look_digits | role_bits({relation, number}), role_bits({relation})},
    {read_distance, look_digits | role_bits({hedge, in, within, one, vague, number}),
     look_joint | role_bits({unit, and_})},
    {read_named_period, look_digits | role_bits({prefix, fiscal, season, holiday}),
     look_joint | role_bits({prefix, fiscal})},
    {read_decade, look_digits | look_joint | role_bits({ordinal, number, decade}),
     look_joint | look_letters | role_bits({ordinal_suffix})},
    {read_plain_year, look_digits | role_bits({calendar, year, number}), 0},
}};

static_assert([] {
  std::uint64_t mask = 0;
  for (const PointReader& reader : readers) mask |= reader.first;
  return mask == first_of_point;
}());

/// The period of a point whose year is `year`.
std::optional<Period> in_year(const DateView& view, const DatePoint& p, int year) {
  switch (p.unit) {
    case DateUnit::day: {
      const std::optional<Date> day =
          p.holiday != nullptr ? holiday_date(*p.holiday, year) : make_date(year, p.month, p.day);
      return day ? std::optional<Period>({*day, *day}) : std::nullopt;
    }
    case DateUnit::month:
      return months_of(year, p.month, p.month);
    case DateUnit::quarter:
    case DateUnit::half: {
      if (!p.fiscal) return months_of(year, p.month, p.last_month);
      const std::optional<Period> whole = fiscal_year(year, view.words.fiscal_start_month);
      if (!whole) return std::nullopt;
      const Date start = add_months(whole->from, p.month - 1);
      return Period{start, Date{add_months(start, p.last_month - p.month + 1).days - 1}};
    }
    case DateUnit::fiscal_year:
      return fiscal_year(year, view.words.fiscal_start_month);
    case DateUnit::decade:
      return months_of(year, 1, 12)
                 ? std::optional<Period>({months_of(year, 1, 12)->from, months_of(year + 9, 1, 12)->to})
                 : std::nullopt;
    case DateUnit::century:
      return year < 9000 && year > 0 ? std::optional<Period>({*make_date(year, 1, 1), *make_date(year + 99, 12, 31)})
                                     : std::nullopt;
    default:
      return p.last_month != 0 ? months_of(year, p.month, p.last_month) : months_of(year, 1, 12);
  }
}

/// Distance in days from the document date, weighed by tense; without one the past is a little nearer.
std::int64_t distance(const DateView& view, Tense tense, const Period& period) {
  const std::int64_t anchor = view.anchor->days;
  if (period.from.days <= anchor && anchor <= period.to.days) return 0;
  const std::int64_t past = anchor - period.to.days, ahead = period.from.days - anchor;
  if (past > 0) return (tense == Tense::future ? 12 : 2) * past;
  return (tense == Tense::past ? 12 : tense == Tense::future ? 2 : 3) * ahead;
}

/// Tense of one word: future, past (by list or ending), or unknown.
Tense word_tense(const DateView& view, std::size_t i) {
  const DateWord* w = view.word(i);
  if (w != nullptr)
    return w->is(DateRole::future) ? Tense::future : w->is(DateRole::past) ? Tense::past : Tense::unknown;
  if (view.tokens[i].kind != TokenKind::word) return Tense::unknown;
  const std::string_view s = view.at(i);
  for (const std::string& suffix : view.words.past_suffixes) {
    if (s.size() > suffix.size() + 2 && fold_case(s.substr(s.size() - suffix.size())) == suffix) return Tense::past;
  }
  return Tense::unknown;
}

/// Where a clause ends: `wide` lets commas and dashes pass.
bool ends_clause(const DateView& view, std::size_t i, bool wide) {
  if (view.is(i, DateRole::clause_break)) return true;
  if (view.tokens[i].kind != TokenKind::punct || view.mark(i, '\'') || view.mark(i, '"') ||
      (view.mark(i, '-') && view.glued(i)))
    return false;
  return !wide || !(view.mark(i, ',') || view.mark(i, '-') || view.mark(i, '(') || view.mark(i, ')'));
}

/// The nearest tense within reach, to the left or to the right.
Tense nearest_tense(const DateView& view, std::size_t i, std::size_t reach, bool wide) {
  Tense left = Tense::unknown, right = Tense::unknown;
  std::size_t left_distance = reach + 1, right_distance = reach + 1;
  for (std::size_t d = 1; d <= reach && d <= i && left == Tense::unknown && !ends_clause(view, i - d, wide); ++d) {
    left = word_tense(view, i - d);
    left_distance = d;
  }
  for (std::size_t d = 1; d <= reach && view.has(i + d) && right == Tense::unknown && !ends_clause(view, i + d, wide);
       ++d) {
    right = word_tense(view, i + d);
    right_distance = d;
  }
  if (left == Tense::unknown || (right != Tense::unknown && right_distance < left_distance)) return right;
  return left;
}

/// Whether a past perfect follows, and no future: "by Friday, the mayor said, the bridge will reopen".
bool opens_what_had_been(const DateView& view, std::size_t i) {
  static const std::uint64_t had = hash_constant("had");
  constexpr std::size_t reach = 16;
  bool perfect = false;
  for (std::size_t d = 1; d <= reach && view.has(i + d) && !ends_clause(view, i + d, true); ++d) {
    if (word_tense(view, i + d) == Tense::future) return false;
    perfect |= view.tokens[i + d].hash == had;
  }
  return perfect;
}

}  // namespace

Tense tense_at(const DateView& view, std::size_t i) {
  if (const Tense tense = nearest_tense(view, i, 12, false); tense != Tense::unknown) return tense;
  // "By Wednesday evening, they had filled the bags": what opens a sentence has its verb behind the comma.
  if (i <= 2 && opens_what_had_been(view, i)) return Tense::past;
  // "until April", "by Friday" point ahead by themselves.
  for (std::size_t k : {i, i - 1}) {
    if (k < view.size() && view.is(k, DateRole::ahead)) return Tense::future;
    if (k < view.size() && view.is(k, DateRole::behind)) return Tense::past;
  }
  return nearest_tense(view, i, 16, true);
}

bool behind_superlative(const DateView& view, std::size_t i) {
  for (std::size_t d = 1; d <= 8 && d <= i && !ends_clause(view, i - d, false); ++d) {
    const DateWord* w = view.word(i - d);
    if (w != nullptr && (w->is(DateRole::superlative) || w->is(DateRole::time))) return true;
    if (w != nullptr || view.tokens[i - d].kind != TokenKind::word) continue;
    const std::string_view s = view.at(i - d);
    for (const std::string& suffix : view.words.superlative_suffixes) {
      if (s.size() > suffix.size() + 2 && fold_case(s.substr(s.size() - suffix.size())) == suffix) return true;
    }
  }
  return false;
}

DateContext context_at(const DateView& view, std::size_t i) {
  for (int back = 0; back < 3 && i > 0; ++back, --i) {
    const DateWord* w = view.word(i - 1);
    if (w == nullptr) return DateContext::none;
    for (DateRole role : {DateRole::in, DateRole::on, DateRole::of, DateRole::since, DateRole::after, DateRole::before,
                          DateRole::until, DateRole::by, DateRole::from, DateRole::between, DateRole::within}) {
      if (w->is(role)) return DateContext::dated;
    }
    // "in early May", "by the year 2030", "since late 2019"
    if (!w->is(DateRole::part) && !w->is(DateRole::the) && !w->is(DateRole::year)) return DateContext::none;
  }
  return DateContext::none;
}

std::uint64_t look_at(const DateView& view, std::size_t i) {
  if (!view.has(i)) return 0;
  if (view.is_number(i)) return look_digits;
  if (view.tokens[i].kind != TokenKind::word) {
    for (const char c : {'-', '/', '\'', ',', ':', '~'})
      if (view.mark(i, c)) return look_joint;
    return 0;
  }
  const DateWord* w = view.entries[i];
  return (w != nullptr ? w->roles : 0) | (view.tokens[i].space_before ? 0 : look_letters);
}

DatePoint read_point(const DateView& view, std::size_t i, DateContext context) {
  DatePoint best;
  if (view.depth == max_depth) return best;
  std::size_t start = i;
  std::uint64_t first = look_at(view, i);
  if ((first & role_bits({the})) != 0) first |= look_at(view, ++start);
  if ((first & first_of_point) == 0 && !view.every_reader) return best;
  const std::uint64_t behind = (first & look_digits) != 0 ? look_at(view, start + 1) : 0;
  DateView inner = view;
  ++inner.depth;
  for (const PointReader& reader : readers) {
    if (!view.every_reader) {
      if ((reader.first & first) == 0) continue;
      if ((first & look_digits) != 0 && reader.behind_digits != 0 && (reader.behind_digits & behind) == 0) continue;
    }
    DatePoint p = reader.read(inner, i, context);
    if (p.end > best.end) best = p;
  }
  return best;
}

std::size_t skip_year_word(const DateView& view, std::size_t i) {
  if (!view.is(i, DateRole::year)) return i;
  return view.is(i + 1, DateRole::of) && view.is(i + 3, DateRole::year) ? i + 4 : i + 1;
}

YearSuffix read_year_suffix(const DateView& view, std::size_t i) {
  std::size_t j = i;
  const bool comma = view.mark(j, ',');
  if (comma) ++j;
  const bool joined = view.is(j, DateRole::of) || view.is(j, DateRole::in);
  const bool of = view.is(j, DateRole::of);
  if (joined) ++j;
  if (joined && view.is(j, DateRole::the)) ++j;
  bool fiscal = false;
  if (view.is(j, DateRole::fiscal)) {
    fiscal = true;
    ++j;
  }
  if (joined || fiscal) j = skip_year_word(view, j);
  // "FY22" behind a quarter
  if (const DateWord* w = view.word(j); w != nullptr && w->is(DateRole::prefix) && w->unit == DateUnit::fiscal_year) {
    int count = 0;
    const int value = view.digits(j + 1, count);
    if (count == 4) return {j + 2, value, false, true};
    if (count == 2) return {j + 2, full_year(view.words, value), false, true};
  }
  if (const DateNumber year = read_year(view, j); year.end != 0) {
    // "in May 2,000 people" has a separator; "in May 2000 people" is decided by what follows.
    if (!joined && (view.is(year.end, DateRole::counted) || view.mark(year.end, '%'))) return {};
    // Words need "of" or a comma unless they follow directly: "May twenty nine" is a day.
    return {year.end, year.value, false, fiscal};
  }
  int count = 0;
  if (of && !comma) {
    const int two = view.digits(j, count);
    if (count == 2 && two > 31 && !view.is(j + 1, DateRole::counted))
      return {j + 1, full_year(view.words, two), false, fiscal};
  }
  // "of last year", "this year", "next year"
  const DateWord* relation = view.word(j);
  if (relation != nullptr && relation->is(DateRole::relation)) {
    std::size_t k = j + 1;
    if (view.is(k, DateRole::fiscal)) {
      fiscal = true;
      ++k;
    } else if (view.is(k, DateRole::calendar)) {
      ++k;
    }
    const DateWord* unit = view.word(k);
    if (unit != nullptr && unit->is(DateRole::unit) && unit->unit == DateUnit::year && !(comma && !joined && i == j)) {
      YearSuffix suffix{k + 1, 0, true, fiscal};
      if (view.anchor) {
        const CivilDate now = civil(*view.anchor);
        const int start = view.words.fiscal_start_month;
        suffix.year = now.year + relation->relation + (fiscal && start > 1 && now.month >= start ? 1 : 0);
      }
      return suffix;
    }
  }
  return {};
}

void take_suffix(const DateView& view, DatePoint& p) {
  const YearSuffix suffix = read_year_suffix(view, p.end);
  if (suffix.end == 0) return;
  p.end = suffix.end;
  p.year = suffix.year;
  p.relative = suffix.relative;
  p.fiscal = suffix.fiscal;
}

bool set_months(DatePoint& p, DateUnit unit, int n) {
  const int length = unit == DateUnit::quarter ? 3 : 6;
  if (n < 1 || n > 12 / length) return false;
  p.unit = unit;
  p.month = (n - 1) * length + 1;
  p.last_month = n * length;
  return true;
}

std::optional<Period> resolve(const DateView& view, const DatePoint& p) {
  std::optional<Period> period = p.fixed;
  if (!period && p.year != 0) period = in_year(view, p, p.year);
  if (!period && p.yearless() && view.anchor && p.unit != DateUnit::year) {
    const int year = civil(*view.anchor).year;
    const Tense tense = tense_at(view, view.position);
    // Leap days may be four (at a century eight) years away.
    for (int y = std::max(1, year - 8); y <= year + 8; ++y) {
      const std::optional<Period> candidate = in_year(view, p, y);
      if (!candidate) continue;
      const Period piece = piece_of(*candidate, p.unit, p.part);
      if (!period || distance(view, tense, piece) < distance(view, tense, *period)) period = candidate;
    }
  }
  if (!period) return std::nullopt;
  return piece_of(*period, p.unit, p.part);
}

}  // namespace claimcheck
