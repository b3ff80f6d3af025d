// Intervals of decimals with open, closed or unbounded ends: what a quantity commits to.
#pragma once

#include <claimcheck/decimal.h>

#include <optional>
#include <string>

namespace claimcheck {

/// A set of numbers between two ends. An absent end is unbounded; an open end is not part of the set.
struct Interval {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_open = false;
  bool high_open = false;

  static Interval point(const Decimal& value) { return {value, value, false, false}; }
  bool operator==(const Interval&) const = default;
};

/// Whether no number lies in the interval (low > high, or equal with an open end).
bool is_empty(const Interval& i);
/// Whether `value` lies in the interval.
bool contains(const Interval& i, const Decimal& value);
/// Whether every number of `inner` lies in `outer`.
bool contains(const Interval& outer, const Interval& inner);
/// Whether no number lies in both. Two intervals that only touch at an open end are disjoint.
bool disjoint(const Interval& a, const Interval& b);
/// The numbers that lie in both (possibly empty).
Interval intersect(const Interval& a, const Interval& b);
/// The smallest interval that holds both.
Interval hull(const Interval& a, const Interval& b);
/// { x * factor : x in i }; a negative factor swaps the ends.
Interval scale(const Interval& i, const Decimal& factor);
/// { x + y } and { x - y }.
Interval add(const Interval& a, const Interval& b);
Interval subtract(const Interval& a, const Interval& b);
/// { x * y }; unbounded where an unbounded end meets a number that is not zero.
Interval multiply(const Interval& a, const Interval& b);
/// { x / y }; empty optional when `b` holds zero.
std::optional<Interval> divide(const Interval& a, const Interval& b);
/// "[14650, 14750)", "(300, +inf)".
std::string to_string(const Interval& i);

}  // namespace claimcheck
