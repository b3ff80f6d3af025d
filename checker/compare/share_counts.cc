#include "checker/compare/share_counts.h"

#include "checker/compare/part_of.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::size_t max_noun_words = 5;

std::uint32_t claim_at(const SentenceView& v, std::size_t element) {
  return static_cast<std::uint32_t>(v.elements[element].claim);
}

bool opens_bracket(const SentenceView& v, std::size_t i) { return v.mark(i, '(') || v.mark(i, '['); }
bool closes_bracket(const SentenceView& v, std::size_t i) { return v.mark(i, ')') || v.mark(i, ']'); }

bool ends_clause(const SentenceView& v, std::size_t i, bool alone) {
  return alone ? v.word(i, PassageRole::of) || v.word(i, PassageRole::conjunction)
               : v.word(i, PassageRole::apposition_stop);
}

}  // namespace

// What sets one figure beside another for the same thing: "(", ", or", "or", a dash, with hedges behind it; commas on
// both sides; a colon behind a percentage. Where a bracket holds nothing but the second figure, the clause of the first
// may stand between them ("41 were sent home (75 percent)").
bool in_apposition(const SentenceView& v, std::size_t from, std::size_t to) {
  std::size_t words = 0;
  bool joined = false, bracket = false;
  const bool alone = closes_bracket(v, to + 1);
  const bool enclosed = to > from + 1 && v.mark(to - 1, ',') && v.mark(to + 1, ',');
  // "Growth was 65%: 312 of 560 shops are new" holds the two apart.
  const bool colon = v.mark(from + 1, ':') && !tells_change(v, 0, from);
  for (std::size_t i = from + 1; i < to; ++i) {
    bracket |= opens_bracket(v, i);
    const bool join = opens_bracket(v, i) || v.word(i, PassageRole::alternative) ||
                      (v.mark(i, '-') && v.elements[i].span.begin > 0) || (enclosed && i + 1 == to) ||
                      (colon && i == from + 1);
    if (join) {
      joined = true;
    } else if (joined) {
      if (!v.word(i, PassageRole::lead)) return false;
    } else if (v.mark(i, ',') || v.mark(i, ')')) {
      continue;
    } else if (v.elements[i].kind != TokenKind::word || v.elements[i].claim >= 0 || v.word(i, PassageRole::clause) ||
               ends_clause(v, i, alone) || ++words > max_noun_words) {
      return false;
    }
  }
  return joined && (!alone || bracket);
}

namespace {

/// Whether both count one kind of thing, or people under two names ("48,300 patients", "41,055 children").
bool count_alike(const SentenceView& v, const Amount& part, const Amount& whole) {
  if (same_kind(part, whole)) return true;
  return part.dimension == UnitDimension::none && whole.dimension == UnitDimension::none && is_person(v, part.noun) &&
         is_person(v, whole.noun);
}

/// `any_noun`: the words say that the one is part of the other, whatever they are called.
std::optional<Counts> counts_of(const CheckInput& input, const SentenceView& v, std::uint32_t part, std::uint32_t whole,
                                bool any_noun = false) {
  const auto a = amount_of(input.claims, part), b = amount_of(input.claims, whole);
  if (!a || !b || !a->point || !b->point || b->point->is_zero()) return {};
  const bool bare = a->dimension == UnitDimension::none && b->dimension == UnitDimension::none;
  if (!count_alike(v, *a, *b) && !(any_noun && bare)) return {};
  if (a->dimension == UnitDimension::proportion || a->dimension == UnitDimension::factor ||
      a->dimension == UnitDimension::points || a->dimension == UnitDimension::rate)
    return {};
  return Counts{{part, whole}, a->literal, b->literal, *a->point, *b->point};
}

}  // namespace

std::optional<Counts> counts_in_one(const CheckInput& input, const SentenceView& v, std::size_t element) {
  const std::uint32_t claim = claim_at(v, element);
  const Mention& m = input.claims[claim].quantity;
  if (!m.part || !m.whole || m.whole->is_zero()) return {};
  return Counts{{claim}, Interval::point(*m.part), Interval::point(*m.whole), *m.part, *m.whole};
}

std::optional<Counts> counts_in_two(const CheckInput& input, const SentenceView& v, std::size_t first,
                                    std::size_t second) {
  bool definite = false;
  if (!of_whole(v, first, second, definite)) return {};
  const auto counts = counts_of(input, v, claim_at(v, first), claim_at(v, second));
  if (!counts || definite) return counts;
  const bool bare = second == first + 2 && input.claims[counts->claims[0]].quantity.noun.empty() &&
                    !input.claims[counts->claims[1]].quantity.noun.empty();  // "40 of 32 districts"
  return bare ? counts : std::nullopt;
}

namespace {

/// The percentage at hand and its neighbours among the figures of the sentence.
struct Neighbours {
  std::size_t percent = 0;
  std::optional<std::size_t> before, before2, behind, behind2;  // elements
};

Neighbours neighbours(const SentenceView& v, std::size_t k) {
  const auto at = [&](std::ptrdiff_t step) -> std::optional<std::size_t> {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(k) + step;
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(v.at.size())) return {};
    return v.at[static_cast<std::size_t>(i)];
  };
  return {v.at[k], at(-1), at(-2), at(1), at(2)};
}

/// "12 of the 40, or 30%", "12 (30%) of the 40", "30% (12 of the 40)", "30% of the 40, or 12".
std::optional<Counts> counts_beside(const CheckInput& input, const SentenceView& v, const Neighbours& n) {
  const std::size_t p = n.percent;
  bool definite = false;
  if (n.before && in_apposition(v, *n.before, p)) {
    if (auto c = counts_in_one(input, v, *n.before)) return c;
    if (n.before2)
      if (auto c = counts_in_two(input, v, *n.before2, *n.before)) return c;
    if (n.behind && of_whole(v, p, *n.behind, definite) && definite)
      return counts_of(input, v, claim_at(v, *n.before), claim_at(v, *n.behind));
  }
  if (n.behind && in_apposition(v, p, *n.behind)) {
    if (auto c = counts_in_one(input, v, *n.behind)) return c;
    if (n.behind2)
      if (auto c = counts_in_two(input, v, *n.behind, *n.behind2)) return c;
  }
  if (n.behind && n.behind2 && of_whole(v, p, *n.behind, definite) && definite &&
      in_apposition(v, *n.behind, *n.behind2))
    return counts_of(input, v, claim_at(v, *n.behind2), claim_at(v, *n.behind));
  return {};
}

/// "the 300 applicants were 75 percent of", "300 applicants, 75 percent of": only a noun, then a comma or a verb that
/// equates, between the two.
enum class Link : std::uint8_t { none, comma, verb };
Link equated(const SentenceView& v, std::size_t from, std::size_t to) {
  const std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(to));
  std::size_t words = 0;
  Link link = Link::none;
  for (std::size_t i = from + 1; static_cast<std::ptrdiff_t>(i) <= p; ++i) {
    if (v.mark(i, ',')) {
      if (link == Link::none) link = Link::comma;
    } else if (v.word(i, PassageRole::equate)) {
      link = Link::verb;
    } else if (link != Link::none || v.elements[i].kind != TokenKind::word || v.elements[i].claim >= 0 ||
               is_stop_word(v.elements[i].hash) || ++words > 3) {
      return Link::none;
    }
  }
  return link;
}

/// Whether the figure is held against another time or group: "up from 10 (20 percent)".
bool is_compared(const SentenceView& v, std::size_t first, std::size_t end) {
  return any_word(v, first, end, {PassageRole::compared});
}

/// "Of the 48,300 patients, 41,055 were outpatients (75 percent)" for the part `a`.
std::optional<Counts> counts_under_opening(const CheckInput& input, const SentenceView& v, std::size_t a,
                                           std::size_t p) {
  std::size_t w = v.elements.size();
  for (const std::size_t element : v.at)
    if (element < std::min(a, p) && opens_as_whole(v, element)) w = element;
  if (w == v.elements.size() || is_compared(v, w + 1, a)) return {};
  for (std::size_t i = w + 1; i < a; ++i)
    if (v.mark(i, ';') || is_part_anaphor(v, i)) return {};
  const std::size_t last = std::max(a, p);
  if (is_part_anaphor(v, last + 1) || is_part_anaphor(v, last + 2)) return {};  // "20 (50 percent) of whom"
  return counts_of(input, v, claim_at(v, a), claim_at(v, w));
}

/// "48,300 patients, of whom 41,055 (75 percent)"; "Of these, 41,055 (75 percent)" behind a sentence with one figure.
std::optional<Counts> counts_of_anaphor(const CheckInput& input, const SentenceView& v, std::size_t a,
                                        ClaimRange before) {
  std::ptrdiff_t i = before_lead(v, static_cast<std::ptrdiff_t>(a));
  while (i > 0 && (v.mark(static_cast<std::size_t>(i), ',') || v.word(static_cast<std::size_t>(i), PassageRole::lead)))
    --i;
  if (i < 1 || !is_part_anaphor(v, static_cast<std::size_t>(i) - 1)) return {};
  const std::size_t of = static_cast<std::size_t>(i) - 1;
  std::vector<std::uint32_t> wholes;
  if (of == 0) {
    for (std::uint32_t c = before.first; c < before.end; ++c)
      if (is_plain(input, c)) wholes.push_back(c);
  } else if (v.word(of + 1, PassageRole::relative)) {
    for (const std::size_t element : v.at)
      if (element < of && is_plain(input, claim_at(v, element))) wholes.push_back(claim_at(v, element));
  }
  return wholes.size() == 1 ? counts_of(input, v, claim_at(v, a), wholes.front()) : std::nullopt;
}

/// Whether some other figure nearby makes the percentage right: then that one is its whole.
bool fits_another(const CheckInput& input, const SentenceView& v, std::size_t k, const Counts& counts,
                  ClaimRange before) {
  const auto stated = amount_of(input.claims, claim_at(v, v.at[k]));
  const auto fits = [&](std::uint32_t claim) {
    if (claim == counts.claims.front() || claim == counts.claims.back() || !is_plain(input, claim)) return false;
    const auto other = amount_of(input.claims, claim);
    if (!other->literal.low || !other->literal.high) return false;  // "at least one" makes any share right
    const auto share = other->point->is_zero() ? std::nullopt : divide(counts.part, other->literal);
    return share && !disjoint(scale(*share, Decimal(100)), stated->literal);
  };
  for (const std::size_t element : v.at)
    if (fits(claim_at(v, element))) return true;
  for (std::uint32_t c = before.first; c < before.end; ++c)
    if (fits(c)) return true;
  return false;
}

/// "(60% of the dairies)", "(14% in the month before)", "(80% with a view)": the words behind the percentage give it a
/// whole, a time or a condition of its own. "Of the total", "of the 40" and "of the applicants" name the whole at hand.
bool has_own_whole(const CheckInput& input, const SentenceView& v, std::size_t percent, const Counts& counts) {
  std::size_t i = percent + 1;
  if (i >= v.elements.size() || v.elements[i].kind != TokenKind::word) return false;
  if (!v.word(i, PassageRole::of)) return true;
  do ++i;
  while (v.word(i, PassageRole::definite));
  if (i >= v.elements.size()) return false;
  const auto claim = v.elements[i].claim;
  if (claim >= 0) return std::find(counts.claims.begin(), counts.claims.end(), claim) == counts.claims.end();
  const std::string& noun = input.claims[counts.claims.back()].quantity.noun;
  const bool same = v.elements[i].hash == hash_word(noun) || v.elements[i].hash == hash_word(noun + "s");
  const bool ends = i + 1 >= v.elements.size() || v.elements[i + 1].kind != TokenKind::word;
  return !v.word(i, PassageRole::total_noun) && !(same && ends);
}

/// "An increase of spending of $3.8 million, or 4.4 percent": the percentage is by how much it grew, no share.
bool is_growth(const SentenceView& v, const Counts& counts) {
  std::size_t from = 0;
  for (const std::size_t element : v.at) {
    if (claim_at(v, element) == counts.claims.front())
      return any_word(v, from, element, {PassageRole::rise_noun, PassageRole::fall_noun});
    from = element + 1;
  }
  return false;
}

std::optional<Counts> counts_near(const CheckInput& input, const SentenceView& v, std::size_t k, ClaimRange before);

}  // namespace

std::optional<Counts> counts_of_percent(const CheckInput& input, const SentenceView& v, std::size_t k,
                                        ClaimRange before) {
  auto found = counts_near(input, v, k, before);
  if (!found) found = counts_nearby(input, v, k, before);
  return found && !has_own_whole(input, v, v.at[k], *found) && !is_growth(v, *found) ? found : std::nullopt;
}

namespace {

std::optional<Counts> counts_near(const CheckInput& input, const SentenceView& v, std::size_t k, ClaimRange before) {
  const Neighbours n = neighbours(v, k);
  if (auto c = counts_beside(input, v, n)) return c;
  std::optional<Counts> found;
  bool definite = false;
  const Link link = n.before && n.behind ? equated(v, *n.before, n.percent) : Link::none;
  if (link != Link::none && of_whole(v, n.percent, *n.behind, definite) && definite)
    found = counts_of(input, v, claim_at(v, *n.before), claim_at(v, *n.behind), link == Link::verb);
  for (const auto& a : {n.before, n.behind}) {
    if (found || !a) continue;
    if (a == n.before ? !in_apposition(v, *a, n.percent) : !in_apposition(v, n.percent, *a)) continue;
    found = counts_under_opening(input, v, *a, n.percent);
    if (!found) found = counts_of_anaphor(input, v, *a, before);
  }
  if (found && found->whole_point < found->part_point) return {};
  return found && !fits_another(input, v, k, *found, before) ? found : std::nullopt;
}

}  // namespace

}  // namespace claimcheck
