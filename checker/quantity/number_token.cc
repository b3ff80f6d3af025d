// Numbers written in digits: groups, exponents, superscripts, Unicode fractions.
#include "checker/quantity/numeral_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

struct UnicodeFraction {
  std::string_view symbol;
  int part, whole;
};

constexpr UnicodeFraction unicode_fractions[] = {{"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4},
                                                 {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅗", 3, 5}, {"⅘", 4, 5}, {"⅙", 1, 6},
                                                 {"⅚", 5, 6}, {"⅐", 1, 7}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8},
                                                 {"⅞", 7, 8}, {"⅑", 1, 9}, {"⅒", 1, 10}};

/// Value of a superscript digit or sign at token i: 0-9, 10 = minus, 11 = plus, -1 = none.
int superscript(const Line& line, std::uint32_t i) {
  static constexpr std::string_view forms[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻", "⁺"};
  if (line.at(i).kind != TokenKind::symbol) return -1;
  for (int k = 0; k < 12; ++k)
    if (line.bytes(i) == forms[k]) return k;
  return -1;
}

/// An exponent that is glued on: "^6", "^-4", "⁶", "−5" (behind "10"). Moves `i` behind it.
std::optional<int> read_exponent(const Line& line, std::uint32_t& i, bool bare_sign) {
  std::uint32_t j = i;
  int sign = 1;
  if (superscript(line, j) >= 0) {
    int value = 0, digits = 0;
    for (int s; (s = superscript(line, j)) >= 0 && line.glued(j) && digits < 5; ++j) {
      if (s == 10)
        sign = -1;
      else if (s < 10)
        value = value * 10 + s, ++digits;
    }
    if (digits == 0) return std::nullopt;
    i = j;
    return sign * value;
  }
  if (line.is_char(j, '^'))
    ++j;
  else if (!bare_sign)
    return std::nullopt;
  for (; line.is_dash(j) || line.is_char(j, '+'); ++j)
    if (line.is_dash(j)) sign = -1;
  if (j == i || !line.glued(j)) return std::nullopt;
  const auto value = small_integer(line, j);
  if (!value) return std::nullopt;
  i = j + 1;
  return sign * *value;
}

Decimal power(const Decimal& base, int exponent) {
  Decimal out(1);
  for (int k = std::abs(exponent); k > 0; --k) out = out * base;
  return exponent >= 0 ? out : quotient(Decimal(1), out);
}

/// "1e10", "1.3x10^6", "2.48×10⁻⁵", "10⁶", "1.1^23".
void extend_scientific(const Line& line, Numeral& n, int decimals) {
  std::uint32_t i = n.end;
  const std::string_view next = line.bytes(i);
  if (line.glued(i) && (next == "e" || next == "E")) {
    std::uint32_t j = i + 1;
    int sign = 1;
    if (line.glued(j) && (line.is_dash(j) || line.is_char(j, '+'))) sign = line.is_dash(j++) ? -1 : 1;
    if (const auto e = line.glued(j) ? small_integer(line, j) : std::nullopt) {
      n.value = n.value.shifted(sign * *e);
      n.end = j + 1;
      set_precision(n, sign * *e - decimals);
    }
    return;
  }
  if ((next == "x" || next == "×" || next == "X" || next == "*") && line.is_number(i + 1)) {
    std::uint32_t j = i + 2;
    const auto base = small_integer(line, i + 1);
    if (!base || (*base != 10 && *base != 2)) return;
    if (const auto e = read_exponent(line, j, *base == 10); e && std::abs(*e) <= 400) {
      n.value = n.value * power(Decimal(*base), *e);
      n.end = j;
      if (*base == 10) set_precision(n, *e - decimals);
    }
    return;
  }
  if (line.glued(i) &&
      (line.is_char(i, '^') || superscript(line, i) >= 4 || (n.value == Decimal(10) && superscript(line, i) >= 0))) {
    std::uint32_t j = i;
    if (const auto e = read_exponent(line, j, false); e && std::abs(*e) <= 400) {
      n.value = power(n.value, *e);
      n.end = j;
    }
  }
}

/// Groups of three digits behind spaces: always with no-break and thin spaces, with plain ones where nothing else fits.
std::uint32_t spaced_groups(const Line& line, std::uint32_t at) {
  if (!line.is_number(at + 1)) return at + 1;
  const std::string_view first = line.bytes(at);
  if (first.size() > 3 || !small_integer(line, at)) return at + 1;
  std::uint32_t i = at + 1;
  bool narrow = true;
  for (; line.is_number(i); ++i) {
    const std::string_view space = line.text.substr(line.end_byte(i), line.start_byte(i) - line.end_byte(i));
    const std::string_view digits = line.bytes(i);
    const bool last = digits.size() > 3 && (digits[3] == '.' || digits[3] == ',') &&
                      digits.find_first_of(".,", 4) == std::string_view::npos;
    if (space.empty() || space.size() > 3 || (digits.size() != 3 && !last)) break;
    narrow &= space == "\xC2\xA0" || space == "\xE2\x80\xAF" || space == "\xE2\x80\x89";
    if (!narrow && space != " ") break;
    if (last) {
      ++i;
      return i - at >= 2 ? i : at + 1;
    }
  }
  const bool zeros = i - at == 2 && line.bytes(at + 1).starts_with("00") && line.bytes(at) != "0";  // "10 000"
  return narrow || i - at >= 3 || zeros || (i - at == 2 && line.is_word(i) && line.bytes(at) != "0") ? i : at + 1;
}

/// Whether what is glued before token i, if anything, may stand before a number: a currency, a sign, a bracket.
bool opens_number(const Line& line, std::uint32_t i) {
  if (!line.glued(i)) return true;
  const Token& before = line.at(i - 1);
  if (line.is_dash(i - 1)) return !line.glued(i - 1) || line.at(i - 2).kind == TokenKind::symbol;
  return before.kind == TokenKind::symbol || line.is_char(i - 1, '(') || line.is_char(i - 1, '[');
}

/// Groups of three digits behind apostrophes, as in Switzerland: "10'000", "1'250'000.50".
std::uint32_t quoted_groups(const Line& line, std::uint32_t at) {
  if (!line.is_char(at + 1, '\'')) return at + 1;
  std::uint32_t i = at;
  if (line.bytes(at).size() > 3 || !small_integer(line, at)) return at + 1;
  while (line.is_char(i + 1, '\'') && line.glued(i + 1) && line.glued(i + 2) && line.is_number(i + 2)) {
    const std::string_view group = line.bytes(i + 2);
    if (group.size() != 3 && !(group.size() > 4 && group[3] == line.lexicon.decimal_separator)) break;
    i += 2;
  }
  return i + 1;
}

}  // namespace

Decimal quotient(const Decimal& a, const Decimal& b) { return Decimal::divide(a, b).value_or(Decimal()); }

std::optional<Decimal> unicode_fraction(const Line& line, std::uint32_t i) {
  if (line.at(i).kind != TokenKind::symbol) return std::nullopt;
  for (const auto& f : unicode_fractions)
    if (line.bytes(i) == f.symbol) return quotient(Decimal(f.part), Decimal(f.whole));
  return std::nullopt;
}

std::optional<int> small_integer(const Line& line, std::uint32_t i) {
  const std::string_view s = line.bytes(i);
  if (!line.is_number(i) || s.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void set_precision(Numeral& n, int last) {
  n.last = last;
  n.written = Written::decimals;
}

Numeral parse_number_token(const Line& line, std::uint32_t at) {
  Numeral n;
  const char point = line.lexicon.decimal_separator, group = line.lexicon.group_separator;
  std::optional<Digits> digits;
  std::uint32_t end = spaced_groups(line, at);
  if (end == at + 1) end = quoted_groups(line, at);
  if (end > at + 1) {
    std::string joined;
    for (std::uint32_t i = at; i < end; ++i)
      if (line.is_number(i)) joined += line.bytes(i);
    digits = parse_digits(joined, point, group);
    if (digits) digits->separated = true;
  }
  if (!digits) {
    end = at + 1;
    digits = parse_digits(line.bytes(at), point, group);
  }
  if (!digits) return n;
  n.begin = at;
  n.end = end;
  n.value = digits->value;
  n.separated = digits->separated;
  n.has_point = digits->decimals > 0;
  n.last = -digits->decimals;
  n.written = n.has_point ? Written::decimals : Written::digits;
  // ".25": a point before the digits, with nothing but a sign or bracket glued before it.
  if (at > line.begin && line.glued(at) && line.is_char(at - 1, point) && opens_number(line, at - 1) && !n.has_point &&
      !n.separated) {
    n.value = n.value.shifted(-digits->count);
    n.begin = at - 1;
    n.last = -digits->count;
    n.written = Written::decimals;
    n.has_point = true;
  }
  extend_scientific(line, n, digits->decimals);
  return n;
}

}  // namespace claimcheck
