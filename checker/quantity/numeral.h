// Numerals: digits and number words -> an exact value and how it was written. Knows no unit.
#pragma once

#include "checker/quantity/line.h"

#include <optional>

namespace claimcheck {

struct Numeral {
  std::uint32_t begin = 0, end = 0;  // tokens; equal when nothing was read
  Decimal value;
  Written written = Written::digits;
  int last = 0;   // power of ten of the last written digit, its scale included
  int scale = 0;  // power of ten of the scale word ("1.2 million": 6)
  bool ordinal = false;
  bool share = false;                  // a fraction or ratio
  bool ratio = false;                  // "one in five"
  bool article = false;                // begins with "a": "a hundred", "a third"
  bool separated = false;              // digits with group separators
  bool has_point = false;              // digits with decimals
  std::optional<Decimal> part, whole;  // "19 of 32"
  std::optional<Decimal> vague_unit;   // "dozens": 12; value is then the same
  explicit operator bool() const { return end > begin; }
};

/// A token of digits with separators ("14,700", "3.5", "1.111,11", full-width digits). Empty when the separators make
/// no number ("1.2.3").
struct Digits {
  Decimal value;
  int decimals = 0;
  int count = 0;  // digits in all
  bool separated = false;
};
std::optional<Digits> parse_digits(std::string_view token, char decimal, char group);

/// The longest numeral that starts at token `at`.
Numeral parse_numeral(const Line& line, std::uint32_t at);
/// Cardinal number words from `at` on ("a hundred and twenty"); ordinals and fractions are left to parse_numeral.
Numeral parse_number_words(const Line& line, std::uint32_t at);
/// What the last word of a round number counts: 100 of "three hundred", 12 of "two dozen", otherwise 1.
Decimal size_of_words(const Line& line, const Numeral& numeral);
/// Adds what follows a cardinal and makes it another: "two" + "-thirds", "3" + "/4", "five" + "and a half".
void extend_fraction(const Line& line, Numeral& numeral);
/// Adds "in five", "of 32", "out of 10" to a cardinal.
void extend_ratio(const Line& line, Numeral& numeral);
/// Adds scales: "million", "bn", "dozen", "hundred thousand".
void extend_scale(const Line& line, Numeral& numeral);

}  // namespace claimcheck
