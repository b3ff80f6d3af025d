// Units around a numeral: currency signs before it, units of measurement behind it, rates.
#pragma once

#include "checker/quantity/numeral.h"

namespace claimcheck {

struct UnitMatch {
  const Unit* unit = nullptr;
  std::uint32_t begin = 0, end = 0;  // tokens, with a hyphen between number and unit
  Decimal factor = Decimal(1);       // of coins: the value times this is in `unit`
  bool minor = false;
  bool rate = false;
  explicit operator bool() const { return unit != nullptr; }
};

/// The currency that stands right before token `at` and starts at or behind `from`; `begin` is its first token.
UnitMatch currency_before(const Line& line, std::uint32_t at, std::uint32_t from);
/// The unit that stands behind the numeral, its rate included ("barrels a day", "dollars per pound").
UnitMatch unit_after(const Line& line, const Numeral& number, std::uint32_t at);
/// "per gallon", "an hour", "/kg" at token `at`: the rate of `top`; empty when there is none.
UnitMatch rate_after(const Line& line, const Unit& top, std::uint32_t at);

/// The unit that ends a counted phrase, told apart from a noun by what stands between it and the number: only words
/// that describe ("90 steep yards", "three gruelling hours"), never another noun ("40 passenger miles").
UnitMatch described_unit(const Line& line, std::uint32_t at, std::uint32_t head);
/// A unit smaller than `larger` in a compound, where a form that is also a common word counts, too ("12 ft 2 in more").
UnitMatch smaller_unit(const Line& line, const Unit& larger, std::uint32_t at);
/// "per 100,000", "per thousand" at token `at`: a rate of counts.
UnitMatch rate_of_counts(const Line& line, std::uint32_t at);
/// The country of an amount in dollars, behind it: "$75 U.S. a barrel", "$3 Canadian".
UnitMatch currency_country(const Line& line, std::uint32_t at);

}  // namespace claimcheck
