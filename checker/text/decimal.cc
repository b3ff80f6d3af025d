#include "checker/text/decimal_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace claimcheck {

__extension__ using uint128 = unsigned __int128;

namespace {

constexpr uint128 power_of_ten(int n) {
  uint128 p = 1;
  while (n-- > 0) p *= 10;
  return p;
}

constexpr std::array<uint128, 39> powers = [] {
  std::array<uint128, 39> table{};
  for (int i = 0; i < 39; ++i) table[static_cast<std::size_t>(i)] = power_of_ten(i);
  return table;
}();

uint128 ten(int n) { return powers[static_cast<std::size_t>(n)]; }

int digit_count(uint128 m) {
  if (m < std::uint64_t{10000000000}) {  // nearly always
    const auto small = static_cast<std::uint64_t>(m);
    int digits = small != 0 ? 1 : 0;
    for (std::uint64_t next = 10; next <= small; next *= 10) ++digits;
    return digits;
  }
  return static_cast<int>(std::upper_bound(powers.begin(), powers.end(), m) - powers.begin());
}

/// m / 10^n rounded half to even; `sticky` says that something below m was already cut off.
uint128 round_off(uint128 m, int n, bool sticky = false) {
  if (n <= 0) return m;
  if (n > 38) return 0;
  const uint128 p = ten(n);
  const uint128 rest = m % p;
  uint128 q = m / p;
  const uint128 half = p / 2;
  if (rest > half || (rest == half && (sticky || q % 2 == 1))) ++q;
  return q;
}

}  // namespace

struct DecimalParts {
  uint128 mantissa = 0;
  long exponent = 0;
  bool negative = false;

  static DecimalParts of(const Decimal& d) {
    return {(static_cast<uint128>(d.high_) << 64) | d.low_, d.exponent_, d.negative_};
  }

  /// Rounds to max_digits, strips trailing zeros, clamps the exponent.
  Decimal normal(bool sticky = false) const {
    Decimal d;
    if (mantissa <= std::numeric_limits<std::uint64_t>::max()) {  // nearly always: no division of 128 bits
      d.low_ = static_cast<std::uint64_t>(mantissa);
      if (d.low_ == 0) return d;
      long e = exponent;
      for (; d.low_ % 10 == 0; d.low_ /= 10) ++e;
      d.exponent_ = static_cast<std::int32_t>(std::clamp<long>(e, -Decimal::max_exponent, Decimal::max_exponent));
      d.negative_ = negative;
      return d;
    }
    uint128 m = mantissa;
    long e = exponent;
    if (const int over = digit_count(m) - Decimal::max_digits; over > 0) {
      m = round_off(m, over, sticky);
      e += over;
    }
    if (m == 0) return d;
    while (m % 10 == 0) {
      m /= 10;
      ++e;
    }
    e = std::clamp<long>(e, -Decimal::max_exponent, Decimal::max_exponent);
    d.high_ = static_cast<std::uint64_t>(m >> 64);
    d.low_ = static_cast<std::uint64_t>(m);
    d.exponent_ = static_cast<std::int32_t>(e);
    d.negative_ = negative;
    return d;
  }
};

Decimal Decimal::scaled(std::int64_t mantissa, int exponent) { return Decimal(mantissa).shifted(exponent); }

std::optional<Decimal> Decimal::parse(std::string_view text) {
  DecimalParts parts;
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) parts.negative = text[i++] == '-';
  bool any = false, point = false, sticky = false;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    any = true;
    if (parts.mantissa < ten(37)) {
      parts.mantissa = parts.mantissa * 10 + static_cast<unsigned>(c - '0');
      if (point) --parts.exponent;
    } else {
      sticky |= c != '0';
      if (!point) ++parts.exponent;
    }
  }
  if (!any || text[i - 1] == '.') return std::nullopt;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    bool minus = false;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) minus = text[i++] == '-';
    if (i == text.size()) return std::nullopt;
    long e = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
      e = std::min<long>(e * 10 + (text[i] - '0'), 10L * max_exponent);
    parts.exponent += minus ? -e : e;
  }
  if (i != text.size()) return std::nullopt;
  return parts.normal(sticky);
}

int Decimal::digits() const {
  const auto parts = DecimalParts::of(*this);
  return parts.mantissa == 0 ? 0 : digit_count(parts.mantissa);
}

Decimal Decimal::operator-() const {
  Decimal d = *this;
  d.negative_ = !negative_ && !is_zero();
  return d;
}

Decimal Decimal::shifted(int power) const {
  if (is_zero()) return {};
  Decimal d = *this;  // the mantissa stays as it is
  const long e = static_cast<long>(exponent_) + power;
  d.exponent_ = static_cast<std::int32_t>(std::clamp<long>(e, -max_exponent, max_exponent));
  return d;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  auto x = DecimalParts::of(a), y = DecimalParts::of(b);
  if (x.exponent < y.exponent) std::swap(x, y);             // x has the larger exponent and is scaled down to y's
  constexpr std::uint64_t small = std::uint64_t{1} << 59U;  // below 10^18
  if (a.high_ == 0 && b.high_ == 0 && a.low_ < small && b.low_ < small && x.exponent - y.exponent <= 18) {
    x.mantissa *= ten(static_cast<int>(x.exponent - y.exponent));  // nearly always: nothing to round
    x.exponent = y.exponent;
    if (x.negative == y.negative) return DecimalParts{x.mantissa + y.mantissa, x.exponent, x.negative}.normal();
    const bool larger = x.mantissa >= y.mantissa;
    return DecimalParts{larger ? x.mantissa - y.mantissa : y.mantissa - x.mantissa, x.exponent,
                        larger ? x.negative : y.negative}
        .normal();
  }
  const int room = 37 - digit_count(x.mantissa);
  const long gap = x.exponent - y.exponent;
  const int up = static_cast<int>(std::min<long>(gap, room));
  x.mantissa *= ten(up);
  x.exponent -= up;
  if (const long down = gap - up; down > 0) {
    y.mantissa = down > 38 ? 0 : round_off(y.mantissa, static_cast<int>(down));
    y.exponent = x.exponent;
  }
  DecimalParts sum{0, x.exponent, x.negative};
  if (x.negative == y.negative) {
    sum.mantissa = x.mantissa + y.mantissa;  // both below 10^37, so no overflow
  } else if (x.mantissa >= y.mantissa) {
    sum.mantissa = x.mantissa - y.mantissa;
  } else {
    sum.mantissa = y.mantissa - x.mantissa;
    sum.negative = y.negative;
  }
  return sum.normal();
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  const auto is_one = [](const Decimal& d) { return d.low_ == 1 && d.high_ == 0 && d.exponent_ == 0 && !d.negative_; };
  if (is_one(b) || a.is_zero()) return a;  // the factor of every basic unit
  if (is_one(a) || b.is_zero()) return b;
  const auto x = DecimalParts::of(a), y = DecimalParts::of(b);
  constexpr std::uint64_t small = std::uint64_t{1} << 59U;  // below 10^18: the product has at most 36 digits
  if (a.high_ == 0 && b.high_ == 0 && a.low_ < small && b.low_ < small)
    return DecimalParts{x.mantissa * y.mantissa, x.exponent + y.exponent, x.negative != y.negative}.normal();
  // Schoolbook multiplication in limbs of 10^9: each mantissa has four, the product eight.
  constexpr std::uint64_t base = 1000000000;
  const auto limbs = [](uint128 m) {
    std::array<std::uint64_t, 4> out{};
    for (auto& limb : out) {
      limb = static_cast<std::uint64_t>(m % base);
      m /= base;
    }
    return out;
  };
  const auto p = limbs(x.mantissa), q = limbs(y.mantissa);
  std::array<std::uint64_t, 8> product{};
  for (std::size_t i = 0; i < 4; ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      const std::uint64_t v = product[i + j] + p[i] * q[j] + carry;
      product[i + j] = v % base;
      carry = v / base;
    }
    product[i + 4] += carry;
  }
  int top = 7;
  while (top > 0 && product[static_cast<std::size_t>(top)] == 0) --top;
  // The highest limbs up to 38 digits are taken whole; what lies below them is sticky.
  DecimalParts result{0, x.exponent + y.exponent, x.negative != y.negative};
  bool sticky = false;
  int i = top;
  for (; i >= 0 && result.mantissa < ten(29); --i)
    result.mantissa = result.mantissa * base + product[static_cast<std::size_t>(i)];
  result.exponent += 9 * (i + 1);
  if (i >= 0) {  // the leading digits of the next limb, as many as one guard digit needs
    const int room = std::max(0, Decimal::max_digits + 1 - digit_count(result.mantissa));
    const std::uint64_t limb = product[static_cast<std::size_t>(i)];
    const auto rest = static_cast<std::uint64_t>(ten(9 - std::min(room, 9)));
    result.mantissa = result.mantissa * ten(std::min(room, 9)) + limb / rest;
    result.exponent -= std::min(room, 9);
    sticky = limb % rest != 0;
  }
  for (int k = i - 1; k >= 0; --k) sticky |= product[static_cast<std::size_t>(k)] != 0;
  return result.normal(sticky);
}

std::optional<Decimal> Decimal::divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  const auto x = DecimalParts::of(a), y = DecimalParts::of(b);
  DecimalParts quotient{x.mantissa / y.mantissa, x.exponent - y.exponent, x.negative != y.negative};
  uint128 rest = x.mantissa % y.mantissa;
  while (rest != 0 && quotient.mantissa < ten(36)) {  // one digit more than is kept, for rounding
    rest *= 10;                                       // rest < 10^36, so this fits
    quotient.mantissa = quotient.mantissa * 10 + rest / y.mantissa;
    rest %= y.mantissa;
    --quotient.exponent;
  }
  return quotient.normal(rest != 0);
}

std::strong_ordering Decimal::compare(const Decimal& a, const Decimal& b) {
  const auto x = DecimalParts::of(a), y = DecimalParts::of(b);
  const int sign_x = x.mantissa == 0 ? 0 : x.negative ? -1 : 1;
  const int sign_y = y.mantissa == 0 ? 0 : y.negative ? -1 : 1;
  if (sign_x != sign_y || sign_x == 0) return sign_x <=> sign_y;
  const long apart = x.exponent - y.exponent;
  if (a.high_ == 0 && b.high_ == 0 && apart >= -19 && apart <= 19) {  // nearly always: one multiplication
    const uint128 m = apart > 0 ? x.mantissa * ten(static_cast<int>(apart)) : x.mantissa;
    const uint128 n = apart < 0 ? y.mantissa * ten(static_cast<int>(-apart)) : y.mantissa;
    return sign_x > 0 ? m <=> n : n <=> m;
  }
  const long magnitude_x = digit_count(x.mantissa) + x.exponent;
  const long magnitude_y = digit_count(y.mantissa) + y.exponent;
  std::strong_ordering order = magnitude_x <=> magnitude_y;
  if (order == 0) {  // same magnitude: the smaller exponent has more digits, at most 36, so scaling up fits
    uint128 m = x.mantissa, n = y.mantissa;
    if (x.exponent > y.exponent) m *= ten(static_cast<int>(x.exponent - y.exponent));
    if (y.exponent > x.exponent) n *= ten(static_cast<int>(y.exponent - x.exponent));
    order = m <=> n;
  }
  return sign_x > 0 ? order : 0 <=> order;
}

std::string Decimal::to_string() const {
  auto [mantissa, exponent, negative] = DecimalParts::of(*this);
  if (mantissa == 0) return "0";
  std::string digits;
  for (; mantissa != 0; mantissa /= 10) digits.push_back(static_cast<char>('0' + static_cast<int>(mantissa % 10)));
  std::reverse(digits.begin(), digits.end());
  const long n = static_cast<long>(digits.size());
  const std::string sign = negative ? "-" : "";
  if (exponent >= 0 && n + exponent <= 40) return sign + digits + std::string(static_cast<std::size_t>(exponent), '0');
  if (exponent < 0 && -exponent < n) {
    digits.insert(static_cast<std::size_t>(n + exponent), ".");
    return sign + digits;
  }
  if (exponent < 0 && -exponent <= 40)
    return sign + "0." + std::string(static_cast<std::size_t>(-exponent - n), '0') + digits;
  const long e = exponent + n - 1;
  return sign + digits.substr(0, 1) + (n > 1 ? "." + digits.substr(1) : "") + "e" + std::to_string(e);
}

double Decimal::to_double() const {
  const auto parts = DecimalParts::of(*this);
  const double magnitude = static_cast<double>(parts.mantissa) * std::pow(10.0, static_cast<double>(parts.exponent));
  return parts.negative ? -magnitude : magnitude;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  const auto parts = DecimalParts::of(*this);
  if (parts.exponent < 0 || digit_count(parts.mantissa) + parts.exponent > 18) return std::nullopt;
  const auto magnitude = static_cast<std::int64_t>(parts.mantissa * ten(static_cast<int>(parts.exponent)));
  return parts.negative ? -magnitude : magnitude;
}

DecimalWords words_of(const Decimal& value) {
  const DecimalParts parts = DecimalParts::of(value);
  return {static_cast<std::uint64_t>(parts.mantissa >> 64), static_cast<std::uint64_t>(parts.mantissa),
          static_cast<std::int32_t>(parts.exponent), parts.negative};
}

}  // namespace claimcheck
