// Units that do not stand right behind their number, or need what stands before them to be known as units.
#include "checker/quantity/unit.h"

namespace claimcheck {

namespace {

bool describes(const Line& line, std::uint32_t i) {
  const std::string_view s = line.bytes(i);
  if (!line.is_word(i) || line.at(i).capital || line.is(i, role_period)) return false;  // "3 next week"
  return line.is(i, role_adjective | role_filler) || (s.size() > 5 && s.ends_with("ing")) ||
         (s.size() > 4 && s.ends_with("ly"));
}

}  // namespace

UnitMatch described_unit(const Line& line, std::uint32_t at, std::uint32_t head) {
  if (head <= at || head > at + 2 || !line.is(head, role_unit_start)) return {};
  for (std::uint32_t i = at; i < head; ++i)
    if (!describes(line, i)) return {};
  Numeral many;  // no number of its own: a form that only a digit would make a unit is none here
  many.written = Written::words;
  const UnitMatch unit = unit_after(line, many, head);
  if (!unit || unit.minor) return {};
  const auto match = line.phrase(line.lexicon.units_after, head, line.end);
  const UnitForm& form = line.lexicon.unit_forms[match.payload];
  return form.symbol || form.guarded ? UnitMatch{} : unit;
}

UnitMatch smaller_unit(const Line& line, const Unit& larger, std::uint32_t at) {
  UnitMatch out;
  const auto match = line.phrase(line.lexicon.units_after, at, line.end);
  if (match.length == 0) return out;
  const UnitForm& form = line.lexicon.unit_forms[match.payload];
  const std::uint32_t end = at + match.length;
  if (!form.guarded || form.unit->dimension != larger.dimension || form.unit->base != larger.base ||
      !(form.unit->factor < larger.factor))
    return out;
  // "6 ft 2 in the morning" still goes on with a preposition.
  if (line.is(end, role_article | role_determiner | role_month) || line.is_number(end) || line.at(end).capital)
    return out;
  out.unit = form.unit;
  out.begin = at;
  out.end = end;
  return out;
}

UnitMatch rate_of_counts(const Line& line, std::uint32_t at) {
  UnitMatch out;
  if (!line.is(at, role_per) || line.is(at, role_article) || line.is_char(at, '/')) return out;
  const bool scale = line.is(at + 1, role_scale) && !line.is(at + 1, role_ordinal | role_plural);
  const Numeral whole = scale ? Numeral{} : parse_numeral(line, at + 1);
  const Decimal base = scale ? Decimal(1).shifted(line.word(at + 1).power) : whole.value;
  if (base < Decimal(100) || base != Decimal(1).shifted(base.exponent())) return out;
  out.unit = line.lexicon.rate_per(base);
  out.begin = at;
  out.end = scale ? at + 2 : whole.end;
  out.rate = true;
  return out;
}

UnitMatch currency_country(const Line& line, std::uint32_t at) {
  UnitMatch out;
  if (!line.is_word(at)) return out;
  const auto match = line.phrase(line.lexicon.currency_behind, at, line.end);
  if (match.length == 0) return out;
  std::uint32_t end = at + match.length;
  if (line.is_char(end, '.') && line.glued(end) && line.is_word(end + 1) && !line.at(end + 1).capital) ++end;  // "U.S."
  // "a $5 US flag": the country of what is bought.
  if (line.is_word(end) && !line.is(end, role_per | role_not_noun | role_and | role_or | role_to) &&
      !is_stop_word(line.at(end).hash))
    return out;
  out.unit = line.lexicon.unit_forms[match.payload].unit;
  out.begin = at;
  out.end = end;
  return out;
}

}  // namespace claimcheck
