#include <claimcheck/interval.h>

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

/// One end of an interval as a value in the extended line: `infinite` is -1, 0 or +1.
struct End {
  Decimal value;
  int infinite = 0;
  bool open = false;
};

End low_end(const Interval& i) { return i.low ? End{*i.low, 0, i.low_open} : End{{}, -1, true}; }
End high_end(const Interval& i) { return i.high ? End{*i.high, 0, i.high_open} : End{{}, 1, true}; }

/// -1, 0 or 1 by value alone.
int compare(const End& a, const End& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite ? -1 : 1;
  if (a.infinite != 0) return 0;
  const auto order = a.value <=> b.value;
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

Interval make(const End& low, const End& high) {
  Interval i;
  if (low.infinite == 0) {
    i.low = low.value;
    i.low_open = low.open;
  }
  if (high.infinite == 0) {
    i.high = high.value;
    i.high_open = high.open;
  }
  return i;
}

/// Product of two ends; zero times infinity is a closed zero, as a limit of products of finite members.
End product(const End& a, const End& b) {
  const bool zero_a = a.infinite == 0 && a.value.is_zero(), zero_b = b.infinite == 0 && b.value.is_zero();
  if (zero_a || zero_b) return {Decimal(), 0, (zero_a && a.open) || (zero_b && b.open)};
  const auto sign = [](const End& e) { return e.infinite != 0 ? e.infinite : e.value.is_negative() ? -1 : 1; };
  if (a.infinite != 0 || b.infinite != 0) return {{}, sign(a) * sign(b), true};
  return {a.value * b.value, 0, a.open || b.open};
}

/// Quotient of two ends, `b` not zero: divided at once, as a rounded reciprocal would make 300/300 less than 1. By an
/// unbounded end it is an open zero.
End quotient(const End& a, const End& b) {
  if (b.infinite != 0) return product(a, {Decimal(), 0, true});
  if (a.infinite != 0) return {{}, b.value.is_negative() ? -a.infinite : a.infinite, true};
  return {*Decimal::divide(a.value, b.value), 0, a.open || b.open};
}

/// From the lowest to the highest of the ends.
Interval extremes(const std::array<End, 4>& ends) {
  End low = ends[0], high = ends[0];
  for (const End& e : ends) {
    if (const int c = compare(e, low); c < 0 || (c == 0 && !e.open)) low = e;
    if (const int c = compare(e, high); c > 0 || (c == 0 && !e.open)) high = e;
  }
  return make(low, high);
}

}  // namespace

bool is_empty(const Interval& i) {
  if (!i.low || !i.high) return false;
  return *i.low > *i.high || (*i.low == *i.high && (i.low_open || i.high_open));
}

bool contains(const Interval& i, const Decimal& value) {
  if (i.low && (value < *i.low || (i.low_open && value == *i.low))) return false;
  return !(i.high && (value > *i.high || (i.high_open && value == *i.high)));
}

bool contains(const Interval& outer, const Interval& inner) {
  if (is_empty(inner)) return true;
  const int low = compare(low_end(inner), low_end(outer));
  const int high = compare(high_end(inner), high_end(outer));
  const bool low_fits = low > 0 || (low == 0 && (!outer.low_open || inner.low_open || !outer.low));
  const bool high_fits = high < 0 || (high == 0 && (!outer.high_open || inner.high_open || !outer.high));
  return low_fits && high_fits;
}

Interval intersect(const Interval& a, const Interval& b) {
  End low = low_end(a), high = high_end(a);
  const End other_low = low_end(b), other_high = high_end(b);
  if (const int c = compare(other_low, low); c > 0 || (c == 0 && other_low.open)) low = other_low;
  if (const int c = compare(other_high, high); c < 0 || (c == 0 && other_high.open)) high = other_high;
  return make(low, high);
}

bool disjoint(const Interval& a, const Interval& b) { return is_empty(a) || is_empty(b) || is_empty(intersect(a, b)); }

Interval hull(const Interval& a, const Interval& b) {
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  End low = low_end(a), high = high_end(a);
  const End other_low = low_end(b), other_high = high_end(b);
  if (const int c = compare(other_low, low); c < 0 || (c == 0 && !other_low.open)) low = other_low;
  if (const int c = compare(other_high, high); c > 0 || (c == 0 && !other_high.open)) high = other_high;
  return make(low, high);
}

Interval scale(const Interval& i, const Decimal& factor) {
  if (factor == Decimal(1)) return i;
  if (factor.is_zero()) return multiply(i, Interval::point(factor));
  Interval scaled{i.low, i.high, i.low && i.low_open, i.high && i.high_open};
  if (scaled.low) scaled.low = *scaled.low * factor;
  if (scaled.high) scaled.high = *scaled.high * factor;
  if (factor.is_negative()) {
    std::swap(scaled.low, scaled.high);
    std::swap(scaled.low_open, scaled.high_open);
  }
  return scaled;
}

Interval add(const Interval& a, const Interval& b) {
  Interval sum;
  if (a.low && b.low) {
    sum.low = *a.low + *b.low;
    sum.low_open = a.low_open || b.low_open;
  }
  if (a.high && b.high) {
    sum.high = *a.high + *b.high;
    sum.high_open = a.high_open || b.high_open;
  }
  return sum;
}

Interval subtract(const Interval& a, const Interval& b) { return add(a, scale(b, Decimal(-1))); }

Interval multiply(const Interval& a, const Interval& b) {
  return extremes({product(low_end(a), low_end(b)), product(low_end(a), high_end(b)), product(high_end(a), low_end(b)),
                   product(high_end(a), high_end(b))});
}

std::optional<Interval> divide(const Interval& a, const Interval& b) {
  if (contains(b, Decimal()) || (b.low && b.low->is_zero()) || (b.high && b.high->is_zero()) || is_empty(b))
    return std::nullopt;
  return extremes({quotient(low_end(a), low_end(b)), quotient(low_end(a), high_end(b)),
                   quotient(high_end(a), low_end(b)), quotient(high_end(a), high_end(b))});
}

std::string to_string(const Interval& i) {
  std::string out = i.low ? (i.low_open ? "(" : "[") + i.low->to_string() : "(-inf";
  out += ", ";
  out += i.high ? i.high->to_string() + (i.high_open ? ")" : "]") : "+inf)";
  return out;
}

}  // namespace claimcheck
