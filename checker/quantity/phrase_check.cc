#include "checker/quantity/exclude.h"
#include "checker/quantity/phrase.h"

namespace claimcheck {

namespace {

bool is_ordinal(const Line& line, const Phrase& p) {
  const std::uint32_t i = p.low.number.begin;
  const bool digits = line.is_number(i);
  if (!digits && i == line.begin && line.is_char(p.low.end, ',')) return false;  // "First, …"
  if (!digits && !p.noun && i > line.begin && line.is_word(i - 1) && line.is(i - 1, role_article | role_per))
    return false;
  return true;
}

}  // namespace

bool is_quantity(const Line& line, const Phrase& p) {
  const Numeral& n = p.low.number;
  if (n.share && !n.ratio && line.is(n.end - 1, role_half) && p.low.begin > line.begin &&
      line.is(p.low.begin - 1, role_period))
    return false;
  // Digits glued to letters that are no unit: "5G", "3D", "49ers".
  if (p.unit == nullptr && !p.age && line.is_number(n.begin) && line.glued(n.end) && line.is_word(n.end) &&
      !glued_plural(line, p.noun, n.end) && !p.after)
    return false;
  // "a steel-two-deck ferry": inside a longer word.
  if (line.is_word(n.begin) && n.begin > line.begin + 1 && line.is_dash(n.begin - 1) && line.glued(n.begin) &&
      line.glued(n.begin - 1) && line.is_word(n.begin - 2) && line.is_dash(n.end) && line.glued(n.end) &&
      !line.is(n.begin - 2, opening_roles | role_prefix | role_minus | role_to | role_or | role_and))
    return false;
  if (p.unit == nullptr && p.low.begin > line.begin + 1 && line.glued(p.low.begin) && line.is_dash(p.low.begin - 1) &&
      line.glued(p.low.begin - 1) && line.is_number(p.low.begin - 2))
    return false;
  const bool bare =
      p.unit == nullptr && !p.noun && !p.before && !p.after && !p.age && !p.range && !n.share && !n.vague_unit;
  const std::uint32_t i = n.begin;
  if (p.unit == nullptr && !p.before && !p.age && !n.ordinal && names_something(line, p.low.begin, n.end)) return false;
  if (p.unit == nullptr && !p.range && reads_as_year(line, i) && n.end == i + 1 && !n.separated) {
    if (bare) return false;
    const bool plural = p.noun && !is_singular(line.bytes(p.noun.head));
    if (!p.before && !p.after && p.noun && (!plural || line.bytes(i) >= "1950")) return false;
    if (!p.before && i > line.begin &&
        (line.is(i - 1, role_in | role_of | role_month | role_from | role_to) || line.bytes(i - 1) == "the" ||
         line.bytes(i - 1) == "since" || line.bytes(i - 1) == "by" || line.bytes(i - 1) == "until"))
      return false;
  }
  if (p.range && p.unit == nullptr && !p.age && reads_as_year(line, i) && reads_as_year(line, p.high.number.begin) &&
      !p.noun)
    return false;
  // "125- — 125,000": begun and broken off.
  if (p.unit == nullptr && !p.noun && line.is_dash(n.end) && line.glued(n.end) && line.is_dash(n.end + 1) &&
      !line.glued(n.end + 1))
    return false;
  if (n.ordinal) return is_ordinal(line, p);
  return true;
}

}  // namespace claimcheck
