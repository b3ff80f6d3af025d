#include "checker/quantity/operand.h"

namespace claimcheck {

namespace {

/// A minus that belongs to the number: glued to it, and to nothing before it; or the word "minus".
std::uint32_t sign_before(const Line& line, std::uint32_t at, std::uint32_t from, bool& negative) {
  if (at <= from) return at;
  const std::uint32_t sign = at - 1;
  if (line.is(sign, role_minus) && line.is_word(sign)) {
    if (sign > from && (line.is_number(sign - 1) || line.is(sign - 1, role_cardinal | role_or))) return at;  // "5 minus 3", "plus or minus"
    negative = true;
    return sign;
  }
  const bool minus = line.is_dash(sign);
  const bool open = !line.glued(sign) || line.is_char(sign - 1, '(') || line.is_char(sign - 1, '<') || line.is_char(sign - 1, '=') || sign == from;
  if (minus && line.bytes(sign).size() != 3 + 0 && open && line.glued(at)) {
    negative = true;
    return sign;
  }
  if (minus && line.bytes(sign) == "\xE2\x88\x92" && open) {
    negative = true;
    return sign;
  }
  if (minus && sign == line.begin && sign == from) {  // "- 10 k" alone
    negative = true;
    return sign;
  }
  if (line.is_char(sign, '+') && open && line.glued(at) && (sign == from || !line.is_number(sign - 1))) return sign;
  return at;
}

void read_glued_scale(const Line& line, Operand& operand) {
  Numeral& n = operand.number;
  const std::uint32_t i = n.end;
  const Word& word = line.word(i);
  if ((word.roles & role_glued_scale) == 0 || n.share || n.ordinal || n.scale != 0 || n.written == Written::words) return;
  if (line.glued(i + 1) && (line.is_number(i + 1) || line.is_char(i + 1, '/') || line.is_char(i + 1, '^') || line.is_char(i + 1, '\''))) return;
  const std::string_view s = line.bytes(i);
  const bool money = operand.currency_first;
  const bool capital = line.at(i).capital;
  const bool glued = line.glued(i);
  if (!money) {
    if (word.power == 3) {
      if (!glued && s != "k") return;
      if (s == "K" && n.has_point && n.last <= -2) return;  // kelvin
    } else if (!glued || (s.size() == 1 && !capital)) {
      // "12m people" is a number, "48m" a length; "1.2b" is a number, "1500b" bits.
      const bool counts = glued && line.is_word(i + 1) && !is_stop_word(line.at(i + 1).hash) && !line.is(i + 1, role_size);
      if (!(counts && s != "t") && !(glued && s == "b" && n.has_point)) return;
    } else if (s == "mm" || s == "MM") {
      return;
    }
    if (s == "B" && !n.has_point && n.value >= Decimal(64) && n.value.to_int64().value_or(0) % 64 == 0) return;  // bytes
  }
  n.value = n.value.shifted(word.power);
  n.scale = word.power;
  n.last += word.power;
  n.written = Written::scaled;
  n.end = i + 1;
}

}  // namespace

Operand parse_operand(const Line& line, std::uint32_t at, std::uint32_t from) {
  Operand out;
  out.number = parse_numeral(line, at);
  if (!out.number) return out;
  out.begin = out.number.begin;
  const UnitMatch currency = currency_before(line, out.begin, from);
  if (currency && !out.number.ordinal) {
    out.unit = currency.unit;
    out.currency_first = true;
    const bool inner_minus = line.is_dash(out.begin - 1);
    out.begin = currency.begin;
    if (inner_minus) out.number.value = -out.number.value;
  }
  bool negative = false;
  out.begin = sign_before(line, out.begin, from, negative);
  read_glued_scale(line, out);
  out.end = out.number.end;
  if (negative) out.number.value = -out.number.value;
  if (out.number.ordinal) return out;
  const UnitMatch unit = unit_after(line, out.number, out.end);
  if (out.currency_first) {
    if (unit && unit.unit->dimension == UnitDimension::money && !unit.minor) {  // "75 USD million" and "$5 dollars"
      out.end = unit.end;
      out.unit = unit.unit->name == out.unit->name || !unit.rate ? out.unit : unit.unit;
    }
    if (const UnitMatch rate = rate_after(line, *out.unit, out.end)) {
      out.unit = rate.unit;
      out.end = rate.end;
    }
  } else if (unit) {
    out.unit = unit.unit;
    out.hyphen = unit.begin < unit.end && line.is_dash(unit.begin);
    out.end = unit.end;
    out.unit_behind = true;
    if (unit.minor) {
      out.number.value = out.number.value * unit.factor;
      out.number.last -= 2;
      if (out.number.written == Written::digits) out.number.written = Written::decimals;
    }
    if (unit.unit->dimension == UnitDimension::money && line.is(out.end, role_scale | role_short_scale) && out.number.scale == 0) {
      const int power = line.word(out.end).power;  // "75 USD million"
      out.number.value = out.number.value.shifted(power);
      out.number.scale = power;
      out.number.last += power;
      out.number.written = Written::scaled;
      ++out.end;
    }
  }
  extend_compound(line, out);
  return out;
}

void extend_compound(const Line& line, Operand& operand) {
  if (operand.unit == nullptr || operand.number.has_point || operand.number.share) return;
  const UnitDimension dimension = operand.unit->dimension;
  if (dimension != UnitDimension::money && dimension != UnitDimension::length && dimension != UnitDimension::mass) return;
  std::uint32_t i = operand.end;
  if (line.is(i, role_and)) ++i;
  if (!line.is_number(i) && !line.is(i, role_cardinal)) return;
  const Numeral part = parse_numeral(line, i);
  if (!part || part.ordinal || part.scale != 0) return;
  const UnitMatch unit = unit_after(line, part, part.end);
  Decimal value;
  if (dimension == UnitDimension::money) {
    const bool cents = unit && unit.minor && unit.unit == operand.unit;
    const bool letter = !unit.minor && (line.bytes(part.end) == "c" || line.bytes(part.end) == "p") && line.glued(part.end) && part.value < Decimal(100);
    if ((!cents && !letter) || part.value >= Decimal(100)) return;
    value = part.value.shifted(-2);
    operand.end = cents ? unit.end : part.end + 1;
  } else {
    const bool feet = unit && operand.unit->name == "foot" && unit.unit->name == "inch" && part.value < Decimal(12);
    const bool pounds = unit && operand.unit->name == "pound" && unit.unit->name == "ounce" && part.value < Decimal(16);
    const bool stone = unit && operand.unit->name == "stone" && unit.unit->name == "pound" && part.value < Decimal(14);
    if (!feet && !pounds && !stone) return;
    value = Decimal::divide(part.value * unit.unit->factor, operand.unit->factor).value_or(Decimal());
    operand.end = unit.end;
  }
  operand.number.value = operand.number.value + value;
  operand.number.last = -2;
  operand.number.written = Written::decimals;
}

}  // namespace claimcheck
