#include "checker/quantity/interval_of.h"
#include "checker/quantity/phrase.h"

#include <algorithm>

namespace claimcheck {

namespace {

bool speaks_of(const Reading& r, std::uint64_t roles) {
  const Line& line = r.line;
  constexpr std::uint32_t reach = 150;  // tokens either side: an endless line must not make this quadratic
  const std::uint32_t first = r.from > line.begin + reach ? r.from - reach : line.begin,
                      last = std::min(line.end, std::max(r.from, line.begin) + reach);
  for (std::uint32_t i = first; i < last; ++i)
    if (line.is(i, roles)) return true;
  return false;
}

QuantityKind kind_of(const Reading& r, const Phrase& p) {
  const Line& line = r.line;
  const Numeral& n = p.low.number;
  if (p.age) return QuantityKind::age;
  if (n.ordinal && !p.range) return QuantityKind::ordinal;
  if (p.unit != nullptr &&
      (p.unit->dimension == UnitDimension::proportion || p.unit->dimension == UnitDimension::points) && !p.range &&
      !n.vague_unit)
    return line.is(p.end, role_rise | role_fall) ? QuantityKind::change : QuantityKind::percent;
  if (p.range || n.vague_unit) return QuantityKind::range;
  if (p.unit == nullptr)
    return n.ratio ? QuantityKind::ratio : n.share ? QuantityKind::fraction : QuantityKind::cardinal;
  switch (p.unit->dimension) {
    case UnitDimension::money:
      return QuantityKind::money;
    case UnitDimension::temperature:
      return QuantityKind::temperature;
    case UnitDimension::time:
      return QuantityKind::duration;
    case UnitDimension::factor:
      return QuantityKind::change;
    case UnitDimension::angle:
      return p.unit->name == "degree" && speaks_of(r, role_temperature) ? QuantityKind::temperature
                                                                        : QuantityKind::quantity;
    case UnitDimension::rate:
      return p.low.currency_first                    ? QuantityKind::money
             : p.unit->base.rfind("percent", 0) == 0 ? QuantityKind::percent
                                                     : QuantityKind::quantity;
    default:
      return QuantityKind::quantity;
  }
}

}  // namespace

void fill_mention(const Reading& r, Phrase& p, Mention& m) {
  const Line& line = r.line;
  // Pounds are money where the sentence speaks of money and no substance follows.
  if (p.unit != nullptr && p.unit->name == "pound" && p.unit->dimension == UnitDimension::mass &&
      line.lexicon.sterling != nullptr && !line.is(p.end, role_of) && speaks_of(r, role_money_word))
    p.unit = line.lexicon.sterling;
  const Numeral& low = p.low.number;
  const Numeral& high = p.range ? p.high.number : low;
  m.unit = p.unit;
  if (p.age && m.unit == nullptr) m.unit = line.lexicon.year;
  m.kind = kind_of(r, p);
  m.written = low.written;
  m.modifier = p.before && p.before.modifier != Modifier::exact ? p.before.modifier
               : p.after                                        ? p.after.modifier
                                                                : Modifier::exact;
  if (p.after && is_bound(p.after.modifier) && !is_bound(m.modifier))
    m.modifier = p.after.modifier;  // "about 500 or more"
  if (p.range && m.modifier != Modifier::approximate) m.modifier = Modifier::exact;
  if (low.vague_unit) {
    m.stated_low = *low.vague_unit;
    m.stated_high = *low.vague_unit * line.lexicon.intervals.vague_stated_high;
  } else {
    m.stated_low = low.value <= high.value ? low.value : high.value;
    m.stated_high = low.value <= high.value ? high.value : low.value;
  }
  if (m.kind == QuantityKind::change && line.is(p.end, role_fall) && !m.stated_low->is_negative()) {  // "a 40% drop"
    m.stated_low = -*m.stated_low;
    m.stated_high = -*m.stated_high;
  }
  m.part = low.part;
  m.whole = low.whole;
  m.number = line.bytes_of(low.begin, high.end);
  m.span = line.bytes_of(p.begin, p.end);
  m.full = m.span;
  if (p.noun) {
    m.noun = p.noun.lemma;
    m.noun_span = line.bytes_of(p.noun.begin, p.noun.end);
  }
  const Hedge& hedge = p.before ? p.before : p.after;
  if (hedge) m.hedge = line.bytes_of(hedge.begin, hedge.end);
  if (p.before) m.full.begin = std::min(m.full.begin, line.start_byte(p.before.begin));
  if (p.after) m.full.end = std::max(m.full.end, line.end_byte(p.after.end));
  if (low.value <= high.value)
    fill_intervals(line.lexicon.intervals, low, high, m);
  else
    fill_intervals(line.lexicon.intervals, high, low, m);
  if (p.tolerance) {
    m.literal = m.charitable = {low.value - *p.tolerance, low.value + *p.tolerance, false, false};
    m.modifier = Modifier::approximate;
  }
}

}  // namespace claimcheck
