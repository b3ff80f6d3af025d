#include "checker/quantity/exclude.h"
#include "checker/quantity/phrase.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// "from 90 to 81 million" begins at 90 million: how many times its end a range may begin at and still have its scale.
const Decimal largest_fall(20);

/// Gives both ends one unit and one scale; false when they do not belong together.
bool share_unit(const Line& line, Operand& a, Operand& b) {
  const bool counted = a.number.written == Written::digits || a.number.written == Written::words ||
                       (a.number.written == Written::decimals && a.number.has_point);
  if (const Decimal size = size_of_words(line, b.number);
      counted && size > Decimal(1) && a.number.value * size < b.number.value)
    a.number.value = a.number.value * size;  // "two to three hundred", "one to two dozen"
  if (a.number.scale == 0 && b.number.scale != 0 && counted && !a.number.share &&
      a.number.value < b.number.value.shifted(-b.number.scale) * largest_fall && a.number.value < Decimal(1000)) {
    a.number.value = a.number.value.shifted(b.number.scale);
    a.number.last += b.number.scale;
    a.number.written = Written::scaled;
  }
  if (a.unit == nullptr && b.unit != nullptr && !b.currency_first) a.unit = b.unit;
  if (b.unit == nullptr && a.unit != nullptr && a.currency_first) b.unit = a.unit;
  if (a.unit == b.unit) return true;
  if (a.unit != nullptr && b.unit != nullptr && a.unit->dimension == b.unit->dimension &&
      a.unit->base == b.unit->base && a.unit->dimension != UnitDimension::money &&
      a.unit->dimension != UnitDimension::rate) {
    // "900 grams to 1.2 kilograms": in the unit of the second.
    const auto value =
        Decimal::divide(a.number.value * a.unit->factor + a.unit->offset - b.unit->offset, b.unit->factor);
    if (!value) return false;
    a.number.value = *value;
    a.unit = b.unit;
    return true;
  }
  if (a.unit != nullptr && b.unit != nullptr && (b.unit->name.rfind(a.unit->name + " per ", 0) == 0)) {
    a.unit = b.unit;
    return true;
  }
  if (a.unit != nullptr && b.unit != nullptr && b.currency_first && a.unit->name.starts_with(b.unit->name + " per ")) {
    b.unit = a.unit;  // "from $3 a gallon to $4"
    return true;
  }
  return false;
}

}  // namespace

void read_range(const Reading& r, Phrase& p) {
  const Line& line = r.line;
  const Numeral& first = p.low.number;
  if (first.vague_unit || first.ratio) return;
  std::uint32_t i = p.low.end;
  if (!line.is(i, role_up | role_to | role_and) && !line.is_dash(i) && !line.is_char(i, '~')) return;  // nearly always
  std::uint32_t lead = p.low.begin;
  while (lead > line.begin && line.is(lead - 1, role_determiner)) --lead;
  if (const Hedge about = hedge_before(line, lead, std::max(r.from, line.begin));
      about && about.modifier == Modifier::approximate)
    lead = about.begin;
  const bool between = lead > line.begin && line.is(lead - 1, role_between);
  // "from 250 in 2022 to 200": the year is no end of a range.
  if (p.low.unit == nullptr && reads_as_year(line, p.low.begin) && lead > line.begin && line.is(lead - 1, role_in))
    return;
  bool hyphen = false;
  if (line.is(i, role_up) && line.is(i + 1, role_to) && p.low.unit != nullptr)
    i += 2;  // "300 km up to 700 km"
  else if (line.is_dash(i) && line.is(i + 1, role_to) && line.is_number(i + 2))
    i += 2;  // "8- to 16-meter"
  else if (line.is_dash(i) && line.is(i + 1, role_to) && line.is_dash(i + 2) && line.is_number(i + 3))
    i += 3;  // "18-to-49-year-olds"
  else if (line.is_dash(i) || line.is_char(i, '~'))
    hyphen = true, ++i;
  else if (line.is(i, role_to) || (between && line.is(i, role_and)))
    ++i;
  else
    return;
  if (hyphen && line.glued(i - 1) && !line.glued(i) && !line.is_number(i - 2)) return;
  if (hyphen && !line.is_number(i) && line.at(i).kind != TokenKind::symbol) return;
  if (!hyphen) {  // "between 2 l and about 7 l", "between the third and the seventh"
    while (line.is(i, role_determiner)) ++i;
    if (!line.is_number(i) && !line.is(i, role_cardinal))
      for (std::uint32_t k = i + 1; k <= i + 2 && k < line.end; ++k)
        if (const Hedge about = hedge_before(line, k, i);
            about && about.begin == i && about.end == k && about.modifier == Modifier::approximate) {
          i = k;
          break;
        }
  } else if (line.is_char(i, '~')) {
    ++i;
  }
  std::uint32_t at = i;
  while (at < line.end && at < i + 3 && !line.is_number(at) &&
         !line.is(at, role_cardinal | role_article | role_ordinal | role_half)) {
    if (line.at(at).kind != TokenKind::symbol && !line.at(at).all_caps && !line.is_dash(at)) break;
    ++at;
  }
  if (!line.holds(at) || r.claimed(at)) return;
  if (line.is_number(at) && skip_non_quantity(line, at) != at && !line.glued(at)) return;
  Operand second = parse_operand(line, at, i);
  if (!second || second.begin > i || second.number.vague_unit || second.number.ordinal != first.ordinal) return;
  if (second.number.share != first.share) return;
  Operand low = p.low;  // "by 37 percent to $661 million" is no range: the percent takes no million
  if (!share_unit(line, low, second)) return;
  // A change of direction in a range with a hyphen is none ("2013-14", "12-7").
  if (hyphen && second.number.value <= low.number.value && !low.number.value.is_negative()) return;
  p.low = low;
  p.high = second;
  p.range = true;
}

}  // namespace claimcheck
