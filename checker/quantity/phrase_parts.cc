#include "checker/quantity/phrase.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// "30 ± 5 km", "40 plus or minus 3".
void read_tolerance(const Line& line, Phrase& p) {
  if (!p.after || p.after.modifier != Modifier::approximate || p.range || !line.is_number(p.after.end)) return;
  const Operand by = parse_operand(line, p.after.end, p.after.end);
  if (!by || by.number.ordinal || by.number.share) return;
  if (by.unit != nullptr && p.unit != nullptr && by.unit != p.unit) return;
  p.tolerance = by.number.value;
  if (p.unit == nullptr) p.unit = by.unit;
  p.end = std::max(p.end, by.end);
  if (p.unit == nullptr && !p.noun) p.noun = noun_after(line, by.end, false);
  if (p.noun) p.end = std::max(p.end, p.noun.end);
}

}  // namespace

void read_noun(const Line& line, Phrase& p) {
  if (p.unit != nullptr || p.age) return;
  const Numeral& last = p.range ? p.high.number : p.low.number;
  std::uint32_t at = p.end;
  const bool one = last.value == Decimal(1) && !p.range;
  if (last.vague_unit || last.article || one || (line.lexicon.scale_of && last.scale >= 6) ||
      line.is(at + 1, role_determiner) || (last.share && !last.ratio) || line.is(p.end - 1, role_collective)) {
    if (line.is(at, role_of)) {
      std::uint32_t i = at + 1;
      while (line.is(i, role_article | role_determiner)) ++i;
      if (const auto unit = last.vague_unit ? unit_after(line, last, i) : UnitMatch{}) {
        p.unit = unit.unit;
        p.end = unit.end;
        return;
      }
      p.noun = noun_after(line, i, false);
      if (p.noun) p.end = p.noun.end;
      return;
    }
  }
  p.noun = noun_after(line, at, one || last.ordinal);
  if (!p.noun) return;
  p.end = p.noun.end;
  if (last.ordinal || last.share) return;
  if (const UnitMatch unit = described_unit(line, at, p.noun.head)) {
    p.unit = unit.unit;
    p.end = unit.end;
    p.noun = {};
  }
}

void read_hedges(const Reading& r, Phrase& p) {
  const Line& line = r.line;
  p.before = hedge_before(line, p.begin, std::max(r.from, line.begin));
  const std::uint32_t number_end = p.range ? p.high.end : p.low.end;
  p.after = hedge_after(line, number_end);
  if (!p.after && p.end != number_end) p.after = hedge_after(line, p.end);
  // "5 or more": the hedge stands between number and noun.
  if (p.after && p.after.end > p.end && !p.noun && p.unit == nullptr && p.after.begin == number_end) {
    p.noun = noun_after(line, p.after.end, false);
    if (const UnitMatch unit = unit_after(line, p.low.number, p.after.end))
      p.unit = unit.unit, p.end = unit.end, p.noun = {};
    else if (p.noun)
      p.end = p.noun.end;
  }
  read_tolerance(line, p);
}

}  // namespace claimcheck
