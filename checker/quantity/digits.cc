// Tokens of digits: separators, decimals, full-width forms.
#include "checker/quantity/numeral.h"

#include <string>

namespace claimcheck {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Groups of three behind the first (or of two before the last three, as in India: 12,34,567).
bool groups_fit(std::string_view integer, char group) {
  std::size_t at = integer.find(group);
  if (at == 0 || at > 3) return false;
  while (at != std::string_view::npos) {
    const std::size_t next = integer.find(group, at + 1);
    const std::size_t size = (next == std::string_view::npos ? integer.size() : next) - at - 1;
    if (size != 3 && !(size == 2 && next != std::string_view::npos)) return false;
    at = next;
  }
  return true;
}

std::optional<Digits> make(std::string_view token, char decimal) {
  Digits out;
  std::uint64_t mantissa = 0;
  bool point = false, wide = false;
  for (const char c : token) {
    if (c == decimal) {
      point = true;
    } else if (is_digit(c)) {
      ++out.count;
      out.decimals += point;
      if (out.count <= 18)
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
      else
        wide = true;
    }
  }
  if (!wide) {
    out.value = Decimal::scaled(static_cast<std::int64_t>(mantissa), -out.decimals);
    return out;
  }
  std::string plain;
  for (const char c : token) {
    if (is_digit(c))
      plain.push_back(c);
    else if (c == decimal)
      plain.push_back('.');
  }
  const auto value = Decimal::parse(plain);
  if (!value) return std::nullopt;
  out.value = *value;
  return out;
}

}  // namespace

std::optional<Digits> parse_digits(std::string_view token, char decimal, char group) {
  std::string narrow;
  if (token.find('\xEF') != std::string_view::npos) {  // full-width digits are three bytes, EF BC 90..99
    for (std::size_t i = 0; i < token.size(); ++i) {
      if (token[i] == '\xEF' && i + 2 < token.size()) {
        narrow.push_back(static_cast<char>('0' + (static_cast<unsigned char>(token[i + 2]) - 0x90)));
        i += 2;
      } else {
        narrow.push_back(token[i]);
      }
    }
    token = narrow;
  }
  std::size_t groups = 0, points = 0;
  for (const char c : token) {
    groups += c == group;
    points += c == decimal;
  }
  if (groups == 0 && points <= 1) return make(token, decimal);
  const std::size_t point = token.find(decimal);
  if (points <= 1 && groups > 0 && groups_fit(token.substr(0, point), group) &&
      (point == std::string_view::npos || token.find(group, point) == std::string_view::npos)) {
    auto out = make(token, decimal);
    if (out) out->separated = true;
    return out;
  }
  // The other convention, where nothing else is possible: 1.234.567 and 1.111,11 and 1,3.
  const std::size_t comma = token.find(group);
  if (groups <= 1 && points >= 1 && (comma == std::string_view::npos ? points >= 2 : comma > token.rfind(decimal)) &&
      groups_fit(token.substr(0, comma), decimal)) {
    auto out = make(token, group);
    if (out) out->separated = true;
    return out;
  }
  if (points == 0 && groups == 1 && token.size() - comma - 1 <= 2) return make(token, group);
  return std::nullopt;
}

}  // namespace claimcheck
