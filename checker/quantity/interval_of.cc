#include "checker/quantity/interval_of.h"

#include <algorithm>

namespace claimcheck {

namespace {

enum class Reading { literal, charitable };

/// Half of one unit of the digit at which a number counts as rounded; zero when it is exact.
Decimal rounding(const IntervalRules& rules, const Numeral& number, const Decimal& value, bool percent,
                 Reading reading) {
  if (value.is_zero()) return number.last < 0 ? Decimal::scaled(5, number.last - 1) : Decimal();
  const bool rounded_form =
      number.written == Written::decimals || number.written == Written::scaled || number.has_point;
  if (percent) return Decimal::scaled(5, std::min(number.last, 0) - 1);
  const int top = value.exponent() + value.digits();  // digits before the decimal point
  const int kept = reading == Reading::literal ? rules.digits_literal : rules.digits_charitable;
  if (rounded_form) {
    if (reading == Reading::literal) return Decimal::scaled(5, number.last - 1);
    return Decimal::scaled(5, std::max(number.last, std::min(value.exponent(), top - kept)) - 1);
  }
  const int digit = std::min(value.exponent(), top - kept);
  return digit <= 0 ? Decimal() : Decimal::scaled(5, digit - 1);
}

Interval around(const Decimal& value, const Decimal& half) {
  if (half.is_zero()) return Interval::point(value);
  return {value - half, value + half, true, true};
}

Interval closed(const Decimal& a, const Decimal& b) {
  return a <= b ? Interval{a, b, false, false} : Interval{b, a, false, false};
}

bool proportion(const Mention& m) {
  return (m.kind == QuantityKind::percent && m.unit != nullptr && m.unit->dimension == UnitDimension::proportion) ||
         m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio;
}

/// Points of the percent scale in the unit of the mention (fractions stand on the scale of one).
Decimal points(const Mention& m, const Decimal& value) {
  return m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio ? value.shifted(-2) : value;
}

/// Counts do not go below zero, proportions not beyond the whole; numbers already outside stay where they are.
void cap(const Mention& m, const Decimal& stated, Interval& i) {
  if (m.kind == QuantityKind::temperature || m.kind == QuantityKind::change) return;
  const Interval before = i;
  if (!stated.is_negative() && (!i.low || i.low->is_negative())) {
    i.low = Decimal();
    i.low_open = false;
  }
  if (is_empty(i)) i = before;  // "less than 0": said beyond the limits
  if (!proportion(m)) return;
  const Decimal whole = m.kind == QuantityKind::percent ? Decimal(100) : Decimal(1);
  if (stated <= whole && (!i.high || *i.high > whole)) {
    i.high = whole;
    i.high_open = false;
  }
  if (is_empty(i)) i = before;  // "more than 100%"
}

void fill_point(const IntervalRules& rules, const Numeral& number, Mention& m) {
  const Decimal n = *m.stated_low;
  const bool percent = m.kind == QuantityKind::percent ||
                       (m.unit != nullptr &&
                        (m.unit->dimension == UnitDimension::proportion || m.unit->dimension == UnitDimension::points));
  const bool share = m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio;
  const Decimal one(1);
  switch (m.modifier) {
    case Modifier::exact:
      if (share) {
        m.literal = m.part ? Interval::point(n) : around(n, points(m, rules.share_literal));
        m.charitable = around(n, points(m, rules.share_charitable));
      } else {
        m.literal = around(n, rounding(rules, number, n, percent, Reading::literal));
        m.charitable = around(n, rounding(rules, number, n, percent, Reading::charitable));
      }
      break;
    case Modifier::approximate: {
      const bool by_points = percent || share;
      const Decimal a = by_points ? points(m, rules.approximate_points_literal) : n.abs() * rules.approximate_literal;
      const Decimal b =
          by_points ? points(m, rules.approximate_points_charitable) : n.abs() * rules.approximate_charitable;
      m.literal = hull(closed(n - a, n + a), around(n, rounding(rules, number, n, percent, Reading::literal)));
      m.charitable = hull(closed(n - b, n + b), around(n, rounding(rules, number, n, percent, Reading::charitable)));
      break;
    }
    case Modifier::just_below:
      m.literal = {n - n.abs() * rules.near_literal, n, false, true};
      m.charitable = {n - n.abs() * rules.near_charitable, n, false, false};
      break;
    case Modifier::just_above:
      m.literal = {n, n + n.abs() * rules.near_literal, true, false};
      m.charitable = {n, n + n.abs() * rules.near_charitable, false, false};
      break;
    case Modifier::more_than:
    case Modifier::at_least:
      m.literal = m.charitable = {n, std::nullopt, m.modifier == Modifier::more_than, false};
      if (!n.is_negative()) m.suggested_high = n * rules.suggested;
      break;
    case Modifier::less_than:
    case Modifier::at_most:
      m.literal = m.charitable = {std::nullopt, n, false, m.modifier == Modifier::less_than};
      if (!n.is_negative()) m.suggested_low = Decimal::divide(n, rules.suggested);
      break;
  }
}

/// Whether a number commits to itself alone: exact, and written to its last digit. None of the steps below would change
/// anything about such a point.
bool is_exact_point(const IntervalRules& rules, const Numeral& number, const Mention& m) {
  if (m.modifier != Modifier::exact || m.kind == QuantityKind::percent || m.kind == QuantityKind::fraction ||
      m.kind == QuantityKind::ratio || number.vague_unit || !m.stated_low || m.stated_low != m.stated_high)
    return false;
  if (m.unit != nullptr &&
      (m.unit->dimension == UnitDimension::proportion || m.unit->dimension == UnitDimension::points))
    return false;
  if (number.written == Written::decimals || number.written == Written::scaled || number.has_point) return false;
  return rounding(rules, number, *m.stated_low, false, Reading::charitable).is_zero() &&
         rounding(rules, number, *m.stated_low, false, Reading::literal).is_zero();
}

}  // namespace

void fill_intervals(const IntervalRules& rules, const Numeral& low, const Numeral& high, Mention& m) {
  if (is_exact_point(rules, low, m)) {
    m.literal = m.charitable = Interval::point(*m.stated_low);
    return;
  }
  if (low.vague_unit) {
    const Decimal& unit = *low.vague_unit;
    m.literal = {unit * rules.vague_literal_low, unit * rules.vague_literal_high, false, true};
    m.charitable = {unit * rules.vague_charitable_low, std::nullopt, false, false};
    return;
  }
  if (!m.stated_low || !m.stated_high) return;
  if (*m.stated_low == *m.stated_high) {
    fill_point(rules, low, m);
  } else {
    const bool percent =
        m.kind == QuantityKind::percent || (m.unit != nullptr && m.unit->dimension == UnitDimension::proportion);
    m.literal = closed(*m.stated_low, *m.stated_high);
    const Decimal below = rounding(rules, low, *m.stated_low, percent, Reading::charitable);
    const Decimal above = rounding(rules, high, *m.stated_high, percent, Reading::charitable);
    m.charitable = {*m.stated_low - below, *m.stated_high + above, !below.is_zero(), !above.is_zero()};
    if (m.modifier == Modifier::approximate) {
      const Decimal share = rules.approximate_charitable;
      m.charitable = hull(m.charitable, closed(*m.stated_low - m.stated_low->abs() * share,
                                               *m.stated_high + m.stated_high->abs() * share));
    }
  }
  // "nearly 0": nothing lies below; the number itself is what is left.
  if (is_empty(m.literal)) m.literal = Interval::point(*m.stated_low);
  if (is_empty(m.charitable) || !contains(m.charitable, m.literal)) m.charitable = hull(m.charitable, m.literal);
  cap(m, *m.stated_low, m.literal);
  cap(m, *m.stated_high, m.charitable);
  if (!contains(m.charitable, m.literal))
    m.charitable = hull(m.charitable, m.literal);  // beyond 36 digits a margin is lost
}

}  // namespace claimcheck
