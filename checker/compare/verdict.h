// The verdict on two quantities that state one fact: arithmetic only, no words (semantics 4.3 to 4.8).
#pragma once

#include <claimcheck/mention.h>

#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

enum class Relationship : std::uint8_t {
  incomparable,  // different kinds of quantity, or other amounts in different currencies
  consistent,
  tension,    // literal intervals apart, charitable ones not; or a suggested end passed; or two bounds in one direction
  conflict,   // charitable intervals apart
  unit_slip,  // apart, and the same digits in another unit, in another currency or at another scale
};

struct PairVerdict {
  Relationship relationship = Relationship::consistent;
  /// Both state a bound in one direction and the stated numbers differ ("more than 400", "more than 500"); in one unit,
  /// or by a slip of the unit. Or both are hedged alike in one sentence (lineup.cc).
  bool parallel_bounds = false;
  /// Value of the second minus the first in base units, when both are points or ranges (the middles); else empty.
  std::optional<Decimal> difference;
};

/// The same with what is apart, in words and numbers: "14,650 to 14,750 does not meet 14,800 to 14,900".
struct ToldVerdict : PairVerdict {
  std::string reason;
};

/// `tolerance` widens both charitable intervals by that share of their stated value.
ToldVerdict compare_quantities(const Mention& a, const Mention& b, const Decimal& tolerance = Decimal());

/// The same without a reason in words, for the many pairs that are looked at and never told of.
PairVerdict compare_silently(const Mention& a, const Mention& b, const Decimal& tolerance = Decimal());

/// A date or a range of dates.
bool is_date(const Mention& m);

/// Whether both can be compared at all: same dimension of unit, same currency, both dates, ...
bool comparable(const Mention& a, const Mention& b);

/// Whether two numbers have the same digits, of which two changed places: "1,840" and "1,480".
bool digits_swapped(const Decimal& a, const Decimal& b);
/// The same for the stated values of two points in one unit, of three digits or more.
bool digits_swapped(const Mention& a, const Mention& b);

/// "10" and "10,000" of things, neither with a scale in words, and more than one zero apart where both count the same
/// thing: round counts have the same digits by chance, and nothing says that a scale was mistaken. "5 million" and
/// "5 billion" say so.
bool are_round_counts(const Mention& a, const Mention& b);

/// The ISO 4217 code of a unit of money or of money in a time ("USD per year"); empty for other units.
std::string_view currency_of(const Unit& unit);

/// The charitable and the literal interval in base units; proportions on the scale of 100.
Interval base_charitable(const Mention& m);
Interval base_literal(const Mention& m);
/// The stated value in base units: a point's value, the middle of a range.
std::optional<Decimal> base_point(const Mention& m);

}  // namespace claimcheck
