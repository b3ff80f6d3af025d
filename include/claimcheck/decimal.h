// Exact decimal numbers: the values that decide findings.
//
// A Decimal is mantissa x 10^exponent with a mantissa of up to 36 significant digits. Addition, subtraction,
// multiplication and comparison are exact as long as the result fits into 36 digits, which every number that people
// write does; beyond that the result is rounded half to even. Division is rounded to 36 significant digits. `double`
// never decides a finding: to_double() is for confidence and layout only.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

class Decimal {
 public:
  /// Largest number of significant digits that is kept.
  static constexpr int max_digits = 36;
  /// Exponents are clamped to this magnitude, so that no untrusted number can ask for unbounded work.
  static constexpr int max_exponent = 100000;

  constexpr Decimal() = default;
  /// The integer `value`, exactly.
  constexpr Decimal(std::int64_t value)  // NOLINT(google-explicit-constructor): integers are decimals
      : low_(value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value)),
        negative_(value < 0) {
    while (low_ != 0 && low_ % 10 == 0) {
      low_ /= 10;
      ++exponent_;
    }
  }
  /// mantissa x 10^exponent, exactly.
  static Decimal scaled(std::int64_t mantissa, int exponent);
  /// Parses `[+-]digits[.digits][e[+-]digits]` (ASCII, no separators). Empty if `text` is anything else.
  /// Digits beyond the 36th are rounded half to even.
  static std::optional<Decimal> parse(std::string_view text);

  bool is_zero() const { return high_ == 0 && low_ == 0; }
  bool is_negative() const { return negative_; }
  bool is_integer() const { return exponent_ >= 0; }
  /// The power of ten of the last significant digit (14700 -> 2, 0.25 -> -2, 0 -> 0).
  int exponent() const { return exponent_; }
  /// Number of significant digits (14700 -> 3, 0 -> 0).
  int digits() const;

  Decimal operator-() const;
  Decimal abs() const { return negative_ ? -*this : *this; }
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  /// Quotient rounded to 36 significant digits; empty when `b` is zero.
  static std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
  /// This number times 10^power, exactly.
  Decimal shifted(int power) const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    // Most often: small numbers whose last digits stand at the same power of ten.
    if ((a.high_ | b.high_) == 0 && a.exponent_ == b.exponent_ && !a.negative_ && !b.negative_)
      return a.low_ <=> b.low_;
    return compare(a, b);
  }
  friend bool operator==(const Decimal& a, const Decimal& b) {
    return a.high_ == b.high_ && a.low_ == b.low_ && a.exponent_ == b.exponent_ && a.negative_ == b.negative_;
  }

  /// Plain notation without separators ("14700", "-0.25"); scientific beyond 40 characters.
  std::string to_string() const;
  /// Nearest double; for layout and confidence, never for verdicts.
  double to_double() const;
  /// The value when it is an integer that fits.
  std::optional<std::int64_t> to_int64() const;

 private:
  /// By value, whatever the two are.
  static std::strong_ordering compare(const Decimal& a, const Decimal& b);
  // Normalised: no trailing decimal zeros in the mantissa; zero is 0 x 10^0 and not negative.
  std::uint64_t high_ = 0;  // mantissa = high_ * 2^64 + low_
  std::uint64_t low_ = 0;
  std::int32_t exponent_ = 0;
  bool negative_ = false;

  friend struct DecimalParts;
};

}  // namespace claimcheck
