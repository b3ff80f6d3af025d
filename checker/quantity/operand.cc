#include "checker/quantity/operand.h"

#include "checker/quantity/hedge.h"

namespace claimcheck {

namespace {

/// A minus that belongs to the number: glued to it, and to nothing before it; or the word "minus".
std::uint32_t sign_before(const Line& line, std::uint32_t at, std::uint32_t from, bool& negative) {
  if (at <= from) return at;
  const std::uint32_t sign = at - 1;
  if (line.is(sign, role_minus) && line.is_word(sign)) {
    if (sign > from && (line.is_number(sign - 1) || line.is(sign - 1, role_cardinal | role_or)))
      return at;  // "5 minus 3", "plus or minus"
    negative = true;
    return sign;
  }
  const bool minus = line.is_dash(sign);
  const bool open = !line.glued(sign) || line.is_char(sign - 1, '(') || line.is_char(sign - 1, '<') ||
                    line.is_char(sign - 1, '=') || sign == line.begin;
  if (minus && line.bytes(sign) == "\xE2\x88\x92" && open) {
    negative = true;
    return sign;
  }
  if (minus && line.bytes(sign) == "-" && open && line.glued(at)) {
    negative = true;
    return sign;
  }
  if (minus && line.glued(sign) && line.glued(at) && sign > from &&
      line.is(sign - 1, role_minus)) {  // "minus-130 degrees"
    negative = true;
    return sign - 1;
  }
  if (minus && sign == line.begin && sign == from && line.bytes(sign) == "-") {  // "- 10 k" alone; a dash cuts
    negative = true;
    return sign;
  }
  if (line.is_char(sign, '+') && open && line.glued(at) && (sign == from || !line.is_number(sign - 1))) return sign;
  return at;
}

void apply_scale(Numeral& n, int power, std::uint32_t end) {
  n.value = n.value.shifted(power);
  n.scale = power;
  n.last += power;
  n.written = Written::scaled;
  n.end = end;
}

void read_glued_scale(const Line& line, Operand& operand) {
  Numeral& n = operand.number;
  const std::uint32_t i = n.end;
  const Word& word = line.word(i);
  if ((word.roles & role_glued_scale) == 0 || n.share || n.ordinal || n.scale != 0 || n.written == Written::words)
    return;
  if (line.glued(i + 1) &&
      (line.is_number(i + 1) || line.is_char(i + 1, '/') || line.is_char(i + 1, '^') || line.is_char(i + 1, '\'')))
    return;
  const std::string_view s = line.bytes(i);
  const bool money = operand.currency_first;
  const bool capital = line.at(i).capital;
  const bool glued = line.glued(i);
  if (!money) {
    if (word.power == 9 && (s == "G" || s == "g")) {  // a prefix of units: only in a line that is a number
      if (s == "g" || i + 1 != line.end || !(n.has_point || n.separated || n.begin == line.begin)) return;
    } else if (word.power == 3) {
      if (!glued && s != "k") return;
      if (s == "K" && n.has_point && n.last <= -2) return;  // kelvin
    } else if (!glued || (s.size() == 1 && !capital)) {
      // "12m people" is a number, "48m" a length; "1.2b" is a number, "1500b" bits.
      const bool counts = line.is_word(i + 1) && !line.at(i + 1).capital && !is_stop_word(line.at(i + 1).hash) &&
                          !line.is(i + 1, role_size | role_not_noun | role_verb | role_month);
      const bool of = glued && line.is(i + 1, role_of) && line.is(i + 2, role_determiner);
      const bool small = n.value < Decimal(1000);
      const bool spaced = !glued && capital && s.size() == 1 && s != "T" && small && (counts || s == "M");
      if (!glued && s == "M" && i + 1 == line.end && n.separated) return apply_scale(n, word.power, i + 1);
      if (!spaced && !(glued && !capital && small && s != "t" && (counts || of || (s == "b" && n.has_point)))) return;
    } else if (s == "mm" || s == "MM") {
      return;
    }
    if (s == "B" && !n.has_point && n.value >= Decimal(64) && n.value.to_int64().value_or(0) % 64 == 0)
      return;  // bytes
  }
  apply_scale(n, word.power, i + 1);
}

}  // namespace

/// "a dollar and 42 cents", "an hour and a half", "a kilogram" alone: an article that stands for one, where what
/// follows says so. Elsewhere "a year" is no quantity worth a mention.
static Operand article_unit(const Line& line, std::uint32_t at, std::uint32_t from) {
  Operand out;
  if (!line.is(at, role_article) || at < from || !line.is_word(at + 1)) return out;
  Numeral one;
  one.begin = at;
  one.end = at + 1;
  one.value = Decimal(1);
  one.written = Written::words;
  one.article = true;
  const UnitMatch unit = unit_after(line, one, at + 1);
  if (!unit || unit.minor || unit.rate) return out;
  Operand whole;
  whole.number = one;
  whole.begin = at;
  whole.end = unit.end;
  whole.unit = unit.unit;
  whole.unit_behind = true;
  extend_compound(line, whole);
  const UnitDimension dimension = unit.unit->dimension;
  const bool substance =
      (dimension == UnitDimension::mass || dimension == UnitDimension::volume) && line.is(unit.end, role_of);
  const bool alone = (at == line.begin && unit.end == line.end) ||
                     (dimension == UnitDimension::data && unit.unit->name != "bit") || substance;
  if (whole.end > unit.end || alone) return whole;
  // "nearly a mile", "more than an hour"; lone "over" and "under" may be prepositions ("over a year").
  const Hedge hedge = hedge_before(line, at, from);
  const bool near = hedge.modifier == Modifier::just_below || hedge.modifier == Modifier::just_above;
  const bool hedged = near || (hedge.modifier != Modifier::approximate && hedge.modifier != Modifier::exact &&
                               hedge.end - hedge.begin > 1);
  return hedged && dimension != UnitDimension::money ? whole : out;
}

Operand parse_operand(const Line& line, std::uint32_t at, std::uint32_t from) {
  Operand out;
  out.number = parse_numeral(line, at);
  if (!out.number) return article_unit(line, at, from);
  if (out.number.begin < from) return {};  // the point of ".5" ended an earlier mention
  out.begin = out.number.begin;
  const UnitMatch before = currency_before(line, out.begin, from);
  const bool named = before && before.unit->dimension != UnitDimension::money;  // "magnitude 6.1"
  const UnitMatch currency = named ? UnitMatch{} : before;
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
    const bool next_amount = unit && !line.is_word(unit.begin) && line.is_number(unit.end);  // "$ 5 $ 6"
    if (unit && unit.unit->dimension == UnitDimension::money && !unit.minor &&
        !next_amount) {  // "75 USD million" and "$5 dollars"
      out.end = unit.end;
      out.unit = unit.unit->name == out.unit->name || !unit.rate ? out.unit : unit.unit;
    }
    if (out.unit->name == "USD")  // a bare dollar sign
      if (const UnitMatch country = currency_country(line, out.end)) {
        out.unit = country.unit;
        out.end = country.end;
      }
    if (const UnitMatch rate = rate_after(line, *out.unit, out.end)) {
      out.unit = rate.unit;
      out.end = rate.end;
    }
  } else if (named && !unit) {
    out.unit = before.unit;
  } else if (unit) {
    out.unit = unit.unit;
    out.hyphen = unit.begin < unit.end && line.is_dash(unit.begin);
    out.end = unit.end;
    out.unit_behind = true;
    if (unit.minor) {
      out.number.value = out.number.value * unit.factor;
      out.number.last += unit.factor.exponent();
      if (out.number.written == Written::digits) out.number.written = Written::decimals;
    }
    if (unit.unit->dimension == UnitDimension::money && line.is(out.end, role_scale | role_short_scale) &&
        out.number.scale == 0) {
      const int power = line.word(out.end).power;  // "75 USD million"
      out.number.value = out.number.value.shifted(power);
      out.number.scale = power;
      out.number.last += power;
      out.number.written = Written::scaled;
      ++out.end;
    }
  }
  if (unit && !negative && unit.unit->dimension == UnitDimension::temperature && out.begin > from + 1 &&
      line.is_dash(out.begin - 1) && line.is_word(out.begin - 2)) {  // tokenised text: "to - 20 degrees fahrenheit"
    out.number.value = -out.number.value;
    --out.begin;
  }
  if (unit && line.is(out.end, role_below) && line.is(out.end + 1, role_cardinal) &&
      line.word(out.end + 1).value == 0) {
    out.number.value = -out.number.value;  // "two degrees below zero"
    out.end += 2;
  }
  extend_compound(line, out);
  read_fragment(line, out);
  return out;
}

namespace {

/// Whether nothing that a number could count stands at token i.
bool ends_phrase(const Line& line, std::uint32_t i) {
  return !line.holds(i) || line.at(i).kind == TokenKind::punct || line.is(i, role_not_noun | role_and);
}

/// "$20 43", "15 dollars 50", "1 hour thirty": the smaller unit is left out at the end of a phrase.
bool bare_part(const Line& line, Operand& operand, const Numeral& part, bool joined) {
  const bool money =
      operand.unit->dimension == UnitDimension::money && !operand.number.has_point && operand.number.scale == 0;
  const bool hour = operand.unit->name == "hour";
  if ((!money && !hour) || !ends_phrase(line, part.end) || part.has_point || part.separated || part.share) return false;
  if (part.value >= Decimal(money ? 100 : 60) || part.value < Decimal(joined ? 10 : 1)) return false;
  if (money && joined && !line.is_word(part.begin)) return false;
  const Decimal value = money ? part.value.shifted(-2) : Decimal::divide(part.value, Decimal(60)).value_or(Decimal());
  operand.number.value = operand.number.value + value;
  operand.end = part.end;
  return true;
}

/// "and a half" behind the unit: "an hour and a half", "a mile and a quarter".
bool half_behind(const Line& line, Operand& operand) {
  std::uint32_t i = operand.end;
  if (!line.is(i, role_and)) return false;
  i += line.is(i + 1, role_article) ? 2 : 1;
  if (!line.is(i, role_half) && !(line.is(i, role_denominator) && !line.is(i, role_ordinal | role_plural)))
    return false;
  if (line.is(i + 1, role_of) || line.word(i).value == 0) {
    if (!line.is(i, role_half) || line.is(i + 1, role_of)) return false;
  }
  const Decimal whole(line.is(i, role_half) ? 2 : line.word(i).value);
  operand.number.value = operand.number.value + Decimal::divide(Decimal(1), whole).value_or(Decimal());
  operand.number.last = -1;
  operand.number.written = Written::decimals;
  operand.end = i + 1;
  return true;
}

}  // namespace

void extend_compound(const Line& line, Operand& operand) {
  if (operand.unit == nullptr || operand.number.share) return;
  const UnitDimension dimension = operand.unit->dimension;
  if (dimension != UnitDimension::money && dimension != UnitDimension::length && dimension != UnitDimension::mass &&
      dimension != UnitDimension::time && dimension != UnitDimension::volume)
    return;
  if (dimension != UnitDimension::money && half_behind(line, operand)) return;
  if (operand.number.has_point) return;
  const Unit* smallest = operand.unit;
  for (int parts = 0; parts < 5; ++parts) {
    std::uint32_t i = operand.end;
    const bool comma = line.is_char(i, ',');
    if (comma) ++i;
    const bool joined = line.is(i, role_and);
    if (joined) ++i;
    if (!line.is_number(i) && !line.is(i, role_cardinal)) return;
    const Numeral part = parse_numeral(line, i);
    if (!part || part.ordinal || part.scale != 0 || part.share) return;
    UnitMatch unit = unit_after(line, part, part.end);
    if (!unit && !comma && !joined) unit = smaller_unit(line, *smallest, part.end);
    if (operand.unit->name == "hour" && line.bytes(part.end) == "m" && line.glued(part.end)) {  // "4h30m"
      unit.unit = line.lexicon.minute;
      unit.end = part.end + 1;
    }
    Decimal value;
    std::uint32_t end = unit.end;
    if (!unit && !comma && parts == 0 && bare_part(line, operand, part, joined)) break;
    if (dimension == UnitDimension::money) {
      const bool cents = unit && unit.minor && (unit.unit == operand.unit || unit.unit->name == "USD");
      const bool letter =
          !unit.minor && (line.bytes(part.end) == "c" || line.bytes(part.end) == "p") && line.glued(part.end);
      if (comma || (!cents && !letter) || part.value >= Decimal(100)) return;
      value = part.value.shifted(-2);
      if (!cents) end = part.end + 1;
    } else {
      // Smaller units of one dimension follow each other. Of times joined by "and" those of a clock are one, where the
      // smaller is less than one of the larger; "one hour and 90 minutes" and "two years and six months" stay apart.
      if (!unit || unit.rate || unit.unit->dimension != dimension || unit.unit->base != smallest->base ||
          !(unit.unit->factor < smallest->factor))
        return;
      const bool fills_up = !(operand.unit->factor > line.lexicon.minute->factor * Decimal(60)) &&
                            part.value * unit.unit->factor < smallest->factor;
      if (dimension == UnitDimension::time && (comma || (joined && parts == 0 && !operand.number.article && !fills_up)))
        return;
      if (operand.unit->name == "year" && unit.unit->name == "month") {  // exact only in months
        operand.number.value = operand.number.value * Decimal(12) + part.value;
        operand.unit = smallest = unit.unit;
        operand.end = end;
        continue;
      }
      if (comma && part.value * unit.unit->factor >= smallest->factor * Decimal(10)) return;
      const bool metric = operand.unit->name.ends_with("metre"), metric_part = unit.unit->name.ends_with("metre");
      if (metric != metric_part) return;
      value = Decimal::divide(part.value * unit.unit->factor, operand.unit->factor).value_or(Decimal());
      smallest = unit.unit;
    }
    operand.number.value = operand.number.value + value;
    operand.end = end;
    operand.number.last = -2;
    operand.number.written = Written::decimals;
    if (dimension == UnitDimension::money) return;
  }
}

}  // namespace claimcheck
