#include "checker/quantity/hedge.h"

namespace claimcheck {

bool is_bound(Modifier m) {
  return m == Modifier::at_least || m == Modifier::more_than || m == Modifier::at_most || m == Modifier::less_than;
}

Hedge hedge_before(const Line& line, std::uint32_t at, std::uint32_t from) {
  Hedge out;
  std::uint32_t end = at;
  // "at least another 300", "more than the 300", "an additional 300"
  if (end > from) {
    const std::string_view word = line.bytes(end - 1);
    end -= word == "another" || word == "the" || word == "additional" || word == "a";
  }
  for (int layers = 0; layers < 3 && end > from; ++layers) {
    const auto match = line.phrase(line.lexicon.hedges_before, end - 1, from);
    if (match.length == 0) break;
    // "<low@mail.example> 31": a bracket that closes.
    if (match.length == 1 && line.is_char(end - 1, '>') && line.glued(end - 1) && !line.glued(end)) break;
    const Modifier modifier = line.lexicon.hedge_forms[match.payload].modifier;
    if (!out) {
      out.end = end;
      out.modifier = modifier;
    } else if (is_bound(modifier) && !is_bound(out.modifier)) {
      out.modifier = modifier;  // "up to about 300" is a bound
    } else if (out.modifier == Modifier::exact) {
      out.modifier = modifier;
    }
    out.begin = end -= match.length;
  }
  return out;
}

Hedge hedge_after(const Line& line, std::uint32_t at) {
  Hedge out;
  if (!line.holds(at)) return out;
  const auto match = line.phrase(line.lexicon.hedges_after, at, line.end);
  if (match.length == 0) return out;
  // A lone sign or suffix counts only when glued to the number ("300+", "1,000-plus").
  const bool tolerance =
      line.lexicon.hedge_forms[match.payload].modifier == Modifier::approximate && line.is_number(at + match.length);
  if (!line.is_word(at) && !line.glued(at) && !tolerance) return out;
  if (match.length == 1 && line.is_char(at, '+') && line.is_number(at + 1)) return out;
  const std::uint32_t next = at + match.length;
  if (match.length == 1 && line.is_word(at) && (line.is_number(next) || line.is(next, role_cardinal)))
    return out;  // "five plus three"
  const std::uint32_t number = line.is(next, role_article) ? next + 1 : next;
  if (line.is(at, role_and | role_or) &&
      (line.is_number(next) || line.is(number, role_cardinal | role_half | role_denominator)))
    return out;  // "and below a half"
  // "larger than 20 and less or equal than 35": the bound of the next number.
  if (line.is(at, role_and) && line.is(next, role_or) && (line.is(next + 1, role_than) || line.is(next + 2, role_than)))
    return out;
  if (line.is(next, role_than) ||
      (line.is(next - 1, role_than) && (line.is_number(next) || line.is(next, role_cardinal))))
    return out;  // "or less than 5"
  out.begin = at;
  out.end = at + match.length;
  out.modifier = line.lexicon.hedge_forms[match.payload].modifier;
  return out;
}

}  // namespace claimcheck
