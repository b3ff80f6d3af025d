#include "checker/quantity/loose.h"

#include "checker/quantity/numeral_parts.h"
#include "checker/quantity/unit.h"

namespace claimcheck {

namespace {

QuantityKind kind_of(const Unit* unit) {
  if (unit == nullptr) return QuantityKind::cardinal;
  if (unit->dimension == UnitDimension::temperature) return QuantityKind::temperature;
  return unit->dimension == UnitDimension::time ? QuantityKind::duration : QuantityKind::quantity;
}

LooseMention make(const Line& line, std::uint32_t begin, std::uint32_t end, const Decimal& value, const Unit* unit) {
  LooseMention out;
  Mention& m = out.mention;
  m.kind = kind_of(unit);
  m.unit = unit;
  m.written = Written::indefinite;
  m.stated_low = m.stated_high = value;
  m.literal = m.charitable = Interval::point(value);
  m.number = m.span = m.full = line.bytes_of(begin, end);
  out.end = end;
  return out;
}

/// Whether a noun follows that the time only describes ("the full year results").
bool describes(const Line& line, std::uint32_t end) {
  return line.is_word(end) && !line.is(end, role_not_noun | role_verb | role_and | role_or | role_in | role_to) &&
         !is_stop_word(line.at(end).hash);
}

}  // namespace

std::optional<LooseMention> named_mention(const Line& line, std::uint32_t i) {
  const auto match = line.phrase(line.lexicon.named_phrases, i, line.end);
  if (match.length == 0) return std::nullopt;
  const NamedQuantity& named = line.lexicon.named[match.payload];
  const std::uint32_t end = i + match.length;
  if (named.unit != nullptr && named.unit->dimension == UnitDimension::time && describes(line, end))
    return std::nullopt;
  return make(line, i, end, named.value, named.unit);
}

std::optional<LooseMention> few_mention(const Line& line, std::uint32_t i) {
  const Word& word = line.word(i);
  if ((word.roles & role_uncertain) == 0) return std::nullopt;
  const std::uint32_t at = line.is(i + 1, role_of) ? i + 2 : i + 1;
  if (!line.is(at, role_unit_start)) return std::nullopt;
  Numeral count;
  count.begin = i;
  count.end = at;
  count.value = Decimal(word.value);
  count.written = Written::words;
  const UnitMatch unit = unit_after(line, count, at);
  if (!unit || unit.rate || unit.unit->dimension != UnitDimension::time) return std::nullopt;
  const bool article = i > line.begin && line.is(i - 1, role_article);
  LooseMention out = make(line, article ? i - 1 : i, unit.end, count.value, unit.unit);
  const IntervalRules& rules = line.lexicon.intervals;
  out.mention.modifier = Modifier::approximate;
  out.mention.literal = {rules.few_literal_low, count.value * rules.few_literal_factor, false, false};
  out.mention.charitable = {rules.few_charitable_low, count.value * rules.few_charitable_factor, false, false};
  return out;
}

std::optional<LooseMention> odds_mention(const Line& line, std::uint32_t i) {
  const bool hyphens = line.is_dash(i + 1) && line.glued(i + 1) && line.is(i + 2, role_to) && line.is_dash(i + 3) &&
                       line.glued(i + 3) && line.glued(i + 4);
  const bool colon = line.is_char(i + 1, ':') && line.glued(i + 1) && line.glued(i + 2);
  if (!hyphens && !colon) return std::nullopt;
  const std::uint32_t second = hyphens ? i + 4 : i + 2, end = second + 1;
  const auto a = small_integer(line, i), b = small_integer(line, second);
  if (!a || !b || *a < 1 || *b < 1 || line.is_char(end, ':')) return std::nullopt;
  const bool said =
      line.is(end, role_odds) || (i >= line.begin + 2 && line.is(i - 1, role_of) && line.is(i - 2, role_odds));
  const bool falls = hyphens && *a > *b && !line.is_dash(end);
  if (!said && !falls) return std::nullopt;
  const auto value = Decimal::divide(Decimal(*a), Decimal(*b));
  if (!value) return std::nullopt;
  return make(line, i, end, *value, line.lexicon.factor);
}

}  // namespace claimcheck
