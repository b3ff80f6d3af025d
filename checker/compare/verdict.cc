#include "checker/compare/verdict.h"

#include "checker/compare/check.h"
#include "checker/compare/date_checks.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace claimcheck {

namespace {

/// Percent, fractions of one, and "factor" live on different scales; a proportion is compared on the scale of 100.
Decimal proportion_scale(const Mention& m) {
  if (m.unit != nullptr) return Decimal(1);
  return m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio ? Decimal(100) : Decimal(1);
}

/// A magnitude counts as a bare number: "a 5.1 quake" may stand beside "magnitude 5.3".
UnitDimension dimension_of(const Mention& m) {
  if (m.unit != nullptr) return m.unit->dimension == UnitDimension::magnitude ? UnitDimension::none : m.unit->dimension;
  return m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio ? UnitDimension::proportion
                                                                           : UnitDimension::none;
}

Interval in_base(const Interval& i, const Mention& m) {
  if (m.unit != nullptr) return to_base(i, *m.unit);
  const Decimal factor = proportion_scale(m);
  return factor == Decimal(1) ? i : scale(i, factor);
}

/// Widens a bounded end by `slack`, keeping open ends open.
Interval widen(Interval i, const Decimal& slack) {
  if (slack.is_zero()) return i;
  if (i.low) i.low = *i.low - slack;
  if (i.high) i.high = *i.high + slack;
  return i;
}

bool is_measured(const Mention& m) {
  if (m.unit == nullptr) return false;
  switch (m.unit->dimension) {
    case UnitDimension::length:
    case UnitDimension::mass:
    case UnitDimension::area:
    case UnitDimension::volume:
    case UnitDimension::speed:
    case UnitDimension::temperature:
      return true;
    default:
      return false;
  }
}

/// A measured figure is as good as half its last digit: 6 miles, 6.2 miles and 10 kilometres meet. Counts, money and
/// shares are taken at their word.
Decimal half_digit(const Decimal& stated, const Unit& unit) {
  return Decimal::scaled(5, std::min(stated.exponent(), 0) - 1) * unit.factor.abs();
}
Decimal measuring_slack(const Mention& m) {
  return is_measured(m) && m.stated_low ? half_digit(*m.stated_low, *m.unit) : Decimal();
}

/// "3 to 9 inches of snow": what was measured in different spots. A range of a count ("200 to 300 dead") is a doubt.
bool is_spread(const Mention& m) {
  return is_measured(m) && m.kind == QuantityKind::range && m.stated_low && m.stated_high &&
         *m.stated_low != *m.stated_high;
}

/// Whether the same end of two spreads is the same figure, as well as it was measured.
bool ends_meet(const Decimal& x, const Mention& a, const Decimal& y, const Mention& b) {
  const Decimal apart = (to_base(x, *a.unit) - to_base(y, *b.unit)).abs();
  return !(apart > half_digit(x, *a.unit) + half_digit(y, *b.unit));
}

/// "more than 300", and "more than 30%": that a share ends at 100% is no bound that someone stated.
bool lower_bound_only(const Mention& m) {
  const bool open = !m.literal.high || dimension_of(m) == UnitDimension::proportion;
  return (m.modifier == Modifier::at_least || m.modifier == Modifier::more_than) && m.stated_low && open &&
         m.stated_low == m.stated_high;
}

bool upper_bound_only(const Mention& m) {
  return (m.modifier == Modifier::at_most || m.modifier == Modifier::less_than) && (m.stated_high || m.stated_low);
}

/// Significant digits without trailing zeros: 14,700 and 14.7 have the same ones.
Decimal significant(const Decimal& d) { return d.abs().shifted(-d.exponent()); }

bool same_digits(const Mention& a, const Mention& b) {
  return a.stated_low && b.stated_low && a.stated_low == a.stated_high && b.stated_low == b.stated_high &&
         !a.stated_low->is_zero() && significant(*a.stated_low) == significant(*b.stated_low);
}

/// The same digits written with another unit, or thousandfold scales apart (million for billion).
bool is_unit_slip(const Mention& a, const Mention& b) {
  if (!same_digits(a, b) || *a.stated_low == Decimal(0)) return false;
  const int gap = a.stated_low->exponent() - b.stated_low->exponent();
  if (a.unit != b.unit && a.unit != nullptr && b.unit != nullptr && a.unit->name != b.unit->name)
    return gap % 3 == 0;  // "10 weeks" and "100 days" are no slip
  if (are_round_counts(a, b)) return false;
  if (a.modifier != b.modifier) return false;  // "fewer than 1,000" and "more than a million" is no slip of the hand
  return gap != 0 && gap % 3 == 0;
}

/// Currencies that share a sign or a name, by their ISO 4217 codes: each row is written alike where the country is left
/// out ("$" for dollars and pesos, "¥" for yen and yuan).
constexpr std::string_view written_alike[] = {
    "USD CAD AUD NZD HKD SGD TWD JMD MXN ARS CLP COP PHP",
    "GBP EGP LBP TRY ITL",
    "SEK NOK DKK ISK CZK",
    "CHF XOF FRF",
    "INR PKR LKR",
    "JPY CNY",
    "IQD KWD",
    "IRR QAR SAR",
    "DEM FIM",
};

/// Whether an amount of money may be a price, which is often the same number in each land: "$499" and "€499", "a prize
/// of $10,000". None is one of a million and more, but for powers of ten ("a jackpot of $1 million"); and none that has
/// three digits that say something, from 100,000 on, or four, the last one no 5 or 9.
bool may_be_price(const Decimal& amount) {
  const Decimal size = amount.abs();
  const std::string digits = significant(size).to_string();
  if (!(size < Decimal::scaled(1, 6))) return digits == "1";
  const std::size_t fewest = size < Decimal::scaled(1, 5) ? 4 : 3;
  return digits.size() < fewest || digits.back() == '5' || digits.back() == '9';
}

/// The same amount in two currencies: "$4.2 million", "€4.2 million".
bool is_currency_slip(const Mention& a, const Mention& b) {
  if (a.unit == nullptr || b.unit == nullptr || a.unit->dimension != b.unit->dimension) return false;
  const std::string_view x = currency_of(*a.unit), y = currency_of(*b.unit);
  if (x.empty() || y.empty() || x == y) return false;
  if (std::any_of(std::begin(written_alike), std::end(written_alike), [&](std::string_view row) {
        return row.find(x) != std::string_view::npos && row.find(y) != std::string_view::npos;
      }))
    return false;
  if (a.unit->name.substr(x.size()) != b.unit->name.substr(y.size())) return false;  // "a year", "a month"
  return a.modifier == b.modifier && a.stated_low && b.stated_low && !a.stated_low->is_zero() &&
         a.stated_low == b.stated_low && a.stated_high == b.stated_high && !may_be_price(*a.stated_low);
}

/// Whether a verdict says in words what is apart.
enum class Reason : std::uint8_t { none, words };

/// Both intervals, in base units, in the unit of the first; and, where they touch, that the end is not in both.
std::string both(const Interval& one, const Interval& two, const Mention& a) {
  return describe_base(one, a) + " and " + describe_base(two, a);
}

std::string left_out(const Interval& one, const Interval& two, const Mention& a) {
  const auto touch = [&](const std::optional<Decimal>& high, const std::optional<Decimal>& low) {
    return high && low && *high == *low;
  };
  const bool up = touch(one.high, two.low), down = touch(two.high, one.low);
  if (!up && !down) return {};
  const Decimal end = up ? *one.high : *one.low;
  return " (" + describe_base(Interval::point(end), a) + " itself is not in both)";
}

std::optional<Decimal> middle(const DateRange& range) {
  if (!range.from || !range.to) return std::nullopt;
  const Decimal half = Decimal::scaled(5, -1);
  return (Decimal(range.from->days) + Decimal(range.to->days)) * half;
}

/// How exactly an end of a range was told, by where it lies: a year by its first or last day, a month likewise.
enum class Precision : std::uint8_t { year, month, day };
Precision precision_of(Date day, bool last) {
  const CivilDate c = civil(day);
  if (c.day != (last ? days_in_month(c.year, c.month) : 1)) return Precision::day;
  return c.month == (last ? 12 : 1) ? Precision::year : Precision::month;
}

/// "Since 2014", "since March 2004"; not "since 2014", "since March 2014".
bool are_other_days(Date a, Date b, bool last) {
  const CivilDate x = civil(a), y = civil(b);
  const Precision common = std::min(precision_of(a, last), precision_of(b, last));
  if (x.year != y.year || common == Precision::year) return x.year != y.year;
  return x.month != y.month || (common == Precision::day && x.day != y.day);
}

/// Both ranges are open at one end, and at the other end they are told to begin, or end, on other days.
bool other_bounds(const Mention& first, const Mention& second) {
  const DateRange &a = first.dates, &b = second.dates;
  if (!first.plain_bound || !second.plain_bound) return false;
  if (a.from && b.from && !a.to && !b.to) return are_other_days(*a.from, *b.from, false);
  return !a.from && !b.from && a.to && b.to && are_other_days(*a.to, *b.to, true);
}

/// Month and day of a single day, as of Mention::month_day; 0 for anything else.
int month_day_of(const Mention& m) {
  if (m.month_day != 0 || !m.dates.from || m.dates.from != m.dates.to) return m.month_day;
  const CivilDate c = civil(*m.dates.from);
  return 100 * static_cast<int>(c.month) + static_cast<int>(c.day);
}

ToldVerdict compare_dates(const Mention& a, const Mention& b, Reason reason) {
  ToldVerdict v;
  // The year of a day without one is a guess by the document's date, or nobody's: the day itself is what is stated.
  const int day = month_day_of(a), other = month_day_of(b);
  if ((a.month_day != 0 || b.month_day != 0) && day != 0 && other != 0) {
    if (const auto x = middle(a.dates), y = middle(b.dates); x && y) v.difference = *y - *x;
    if (day == other) return v;
    v.relationship = Relationship::conflict;
    if (reason == Reason::words) v.reason = month_and_day(day) + " and " + month_and_day(other) + " are two days";
    return v;
  }
  if ((!a.dates.from && !a.dates.to) || (!b.dates.from && !b.dates.to)) {
    v.relationship = Relationship::incomparable;
    return v;
  }
  if (const auto x = middle(a.dates), y = middle(b.dates); x && y) v.difference = *y - *x;
  if (!disjoint(a.dates, b.dates)) {
    if (!other_bounds(a, b)) return v;
    v.relationship = Relationship::tension;
    v.parallel_bounds = true;
    if (reason == Reason::words)
      v.reason = to_string(a.dates) + " and " + to_string(b.dates) + " do not " + (a.dates.to ? "end" : "begin") +
                 " at one time";
    return v;
  }
  v.relationship = Relationship::conflict;
  if (reason == Reason::words) v.reason = to_string(a.dates) + " and " + to_string(b.dates) + " have no day in common";
  return v;
}

}  // namespace

bool is_date(const Mention& m) { return m.kind == QuantityKind::date || m.kind == QuantityKind::date_range; }

bool digits_swapped(const Decimal& a, const Decimal& b) {
  const int scale = std::min(a.exponent(), b.exponent());
  std::string x = a.abs().shifted(-scale).to_string(), y = b.abs().shifted(-scale).to_string();
  if (x.size() != y.size()) return false;
  int apart = 0;
  for (std::size_t i = 0; i < x.size(); ++i) apart += x[i] != y[i];
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  return apart == 2 && x == y;
}

bool digits_swapped(const Mention& a, const Mention& b) {
  constexpr int fewest = 3;  // digits
  if (!a.stated_low || !b.stated_low || a.unit != b.unit || a.stated_low != a.stated_high ||
      b.stated_low != b.stated_high)
    return false;
  const int scale = std::min(a.stated_low->exponent(), b.stated_low->exponent());
  // Zeros at the end count where one of the two has a digit there: "5,500" and "5,050".
  const int digits = std::max(a.stated_low->shifted(-scale).digits(), b.stated_low->shifted(-scale).digits());
  return digits >= fewest && digits_swapped(*a.stated_low, *b.stated_low);
}

bool are_round_counts(const Mention& a, const Mention& b) {
  if (a.unit != nullptr || b.unit != nullptr || !a.stated_low || !b.stated_low) return false;
  if (a.written == Written::scaled && b.written == Written::scaled) return false;
  // "50 countries", "5 countries": a zero is soon lost.
  const int apart = a.stated_low->exponent() - b.stated_low->exponent();
  if (!a.noun.empty() && a.noun == b.noun && std::abs(apart) == 1) return false;
  return significant(*a.stated_low).digits() < 2 && significant(*b.stated_low).digits() < 2;
}

std::string_view currency_of(const Unit& unit) {
  constexpr std::size_t code = 3;  // letters
  const std::string_view base = unit.base;
  if (unit.dimension == UnitDimension::money) return base;
  const bool money = unit.dimension == UnitDimension::rate &&
                     base.substr(std::min(code, base.size())).starts_with(" per ") &&
                     std::all_of(base.begin(), base.begin() + code, [](char c) { return c >= 'A' && c <= 'Z'; });
  return money ? base.substr(0, code) : std::string_view();
}

bool comparable(const Mention& a, const Mention& b) {
  if (is_date(a) || is_date(b)) return is_date(a) && is_date(b);
  if ((a.kind == QuantityKind::ordinal) != (b.kind == QuantityKind::ordinal)) return false;
  if ((a.kind == QuantityKind::change) != (b.kind == QuantityKind::change) && dimension_of(a) == UnitDimension::factor)
    return false;
  const UnitDimension x = dimension_of(a), y = dimension_of(b);
  if (x != y)
    return (x == UnitDimension::proportion && y == UnitDimension::points) ||
           (x == UnitDimension::points && y == UnitDimension::proportion);
  if (x == UnitDimension::none) return true;
  if (a.unit == nullptr || b.unit == nullptr) return x == UnitDimension::proportion;
  return a.unit->base == b.unit->base;
}

Interval base_charitable(const Mention& m) { return in_base(m.charitable, m); }
Interval base_literal(const Mention& m) { return in_base(m.literal, m); }

std::optional<Decimal> base_point(const Mention& m) {
  std::optional<Decimal> value = m.stated_low ? m.stated_low : m.stated_high;
  if (m.stated_low && m.stated_high && *m.stated_low != *m.stated_high)
    value = Decimal::divide(*m.stated_low + *m.stated_high, Decimal(2));
  if (!value) return value;
  return m.unit != nullptr ? to_base(*value, *m.unit) : *value * proportion_scale(m);
}

namespace {

/// "a 40% drop" is -40; "the 40 percent by which it fell" is 40. Beside an unsigned figure a fall counts by its size.
Mention without_sign(const Mention& m) {
  Mention positive = m;
  const auto turned = [](const Interval& i) { return scale(i, Decimal(-1)); };
  positive.literal = turned(m.literal);
  positive.charitable = turned(m.charitable);
  if (m.stated_high) positive.stated_low = -*m.stated_high;
  if (m.stated_low) positive.stated_high = -*m.stated_low;
  positive.suggested_low = positive.suggested_high = std::nullopt;
  return positive;
}

bool falls(const Mention& m) {
  return m.stated_low && m.stated_low->is_negative() && m.stated_high && !(*m.stated_high > Decimal());
}

}  // namespace

namespace {

ToldVerdict compare(const Mention& a, const Mention& b, const Decimal& tolerance, Reason reason) {
  if (is_date(a) && is_date(b)) return compare_dates(a, b, reason);
  const bool change_a = a.kind == QuantityKind::change, change_b = b.kind == QuantityKind::change;
  if (change_a != change_b) {
    if (change_a && falls(a)) return compare(without_sign(a), b, tolerance, reason);
    if (change_b && falls(b)) return compare(a, without_sign(b), tolerance, reason);
  }
  ToldVerdict v;
  if (!comparable(a, b)) {
    const bool slip = is_currency_slip(a, b);
    v.relationship = slip ? Relationship::unit_slip : Relationship::incomparable;
    if (slip && reason == Reason::words)
      v.reason = "the same amount in " + std::string(currency_of(*a.unit)) + " and in " +
                 std::string(currency_of(*b.unit)) + " is not the same sum";
    return v;
  }
  const auto x = base_point(a), y = base_point(b);
  if (x && y) v.difference = *y - *x;
  const Decimal slack_a = x ? x->abs() * tolerance : Decimal(), slack_b = y ? y->abs() * tolerance : Decimal();
  const Interval wide_a = widen(base_charitable(a), slack_a + measuring_slack(a)),
                 wide_b = widen(base_charitable(b), slack_b + measuring_slack(b));
  const bool points_against_percent = dimension_of(a) != dimension_of(b);
  // "At least 125 years" and "more than a century" are no two readings of one figure.
  const bool one_unit = (a.unit != nullptr ? a.unit->name : "") == (b.unit != nullptr ? b.unit->name : "");
  v.parallel_bounds = x && y && *x != *y && (one_unit || is_unit_slip(a, b)) &&
                      ((lower_bound_only(a) && lower_bound_only(b)) || (upper_bound_only(a) && upper_bound_only(b)));
  if (points_against_percent) {
    // "10 percent" beside "10 percentage points": the same digits, another thing.
    v.relationship = x == y ? Relationship::unit_slip : Relationship::incomparable;
    if (reason == Reason::words) v.reason = "percent and percentage points are not the same";
    return v;
  }
  if (is_spread(a) && is_spread(b) && a.modifier == Modifier::exact && b.modifier == Modifier::exact &&
      !(ends_meet(*a.stated_low, a, *b.stated_low, b) && ends_meet(*a.stated_high, a, *b.stated_high, b))) {
    v.relationship = Relationship::conflict;
    if (reason == Reason::words)
      v.reason = "as spreads they are compared end by end: " + both(base_literal(a), base_literal(b), a) +
                 " do not have the same ends";
    return v;
  }
  if (disjoint(wide_a, wide_b)) {
    v.relationship = is_unit_slip(a, b) ? Relationship::unit_slip : Relationship::conflict;
    if (reason == Reason::words)
      v.reason = both(wide_a, wide_b, a) + " have no number in common" + left_out(wide_a, wide_b, a);
    return v;
  }
  const auto beyond = [](const std::optional<Decimal>& low, const std::optional<Decimal>& high, const Mention& of,
                         const std::optional<Decimal>& point) {
    if (!point) return false;
    const auto base = [&](const Decimal& d) {
      return of.unit != nullptr ? to_base(d, *of.unit) : d * proportion_scale(of);
    };
    return (high && *point > base(*high)) || (low && *point < base(*low));
  };
  // What another unit says is converted, and rounded once more.
  const bool converted = a.unit != nullptr && b.unit != nullptr && a.unit->name != b.unit->name;
  const Decimal blur_a = slack_a + (converted ? measuring_slack(a) : Decimal()),
                blur_b = slack_b + (converted ? measuring_slack(b) : Decimal());
  if (v.parallel_bounds || disjoint(widen(base_literal(a), blur_a), widen(base_literal(b), blur_b)) ||
      beyond(a.suggested_low, a.suggested_high, a, y) || beyond(b.suggested_low, b.suggested_high, b, x)) {
    v.relationship = Relationship::tension;
    if (v.parallel_bounds && is_unit_slip(a, b))
      v.relationship = Relationship::unit_slip;  // "over 9 million", "over 9 billion"
    if (reason == Reason::words)
      v.reason = "taken at their word, " + both(base_literal(a), base_literal(b), a) + " are not the same figure";
  }
  return v;
}

}  // namespace

ToldVerdict compare_quantities(const Mention& a, const Mention& b, const Decimal& tolerance) {
  return compare(a, b, tolerance, Reason::words);
}

PairVerdict compare_silently(const Mention& a, const Mention& b, const Decimal& tolerance) {
  return compare(a, b, tolerance, Reason::none);
}

}  // namespace claimcheck
