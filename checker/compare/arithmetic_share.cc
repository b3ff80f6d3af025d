// Shares beside the counts that they come from, and shares that cannot be.
#include "checker/compare/arithmetic.h"

namespace claimcheck {

namespace {

constexpr std::size_t max_noun_words = 5;

/// A part and its whole, as one phrase ("19 of 32 states") or two ("12,000 of the 40,000 applicants").
struct Counts {
  std::vector<std::uint32_t> claims;
  Interval part, whole;
  Decimal part_point, whole_point;
  std::size_t first = 0, last = 0;  // elements
};

const WordSet& people_words() {
  static const WordSet words{
      "people",      "person",       "household",  "households",  "american", "americans", "adult",    "adults",
      "voter",       "voters",       "respondent", "respondents", "student",  "students",  "child",    "children",
      "woman",       "women",        "man",        "men",         "patient",  "patients",  "resident", "residents",
      "citizen",     "citizens",     "family",     "families",    "worker",   "workers",   "case",     "cases",
      "death",       "deaths",       "seizure",    "seizures",    "victim",   "victims",   "county",   "counties",
      "country",     "countries",    "state",      "states",      "school",   "schools",   "home",     "homes",
      "parent",      "parents",      "teacher",    "teachers",    "farmer",   "farmers",   "member",   "members",
      "participant", "participants", "company",    "companies",   "hospital", "hospitals", "veteran",  "veterans",
      "population",  "employee",     "employees"};
  return words;
}

/// "(", ", or", "or", a dash: what sets one figure beside another for the same thing, with hedges behind it.
bool apposition(const SentenceView& v, std::size_t from, std::size_t to) {
  static const WordSet or_word{"or"}, stop{"of", "in", "for", "and", "to", "by", "at", "on", "with"};
  std::size_t words = 0;
  bool joined = false;
  for (std::size_t i = from + 1; i < to; ++i) {
    const bool join =
        v.mark(i, '(') || v.mark(i, '[') || v.word(i, or_word) || (v.mark(i, '-') && v.elements[i].span.begin > 0);
    if (join) {
      joined = true;
    } else if (joined) {
      if (!v.word(i, lead_words())) return false;
    } else if (v.mark(i, ',') || v.mark(i, ')')) {
      continue;
    } else if (v.elements[i].kind != TokenKind::word || v.word(i, clause_words()) || v.word(i, stop) ||
               ++words > max_noun_words) {
      return false;
    }
  }
  return joined;
}

/// "of the", "of all", "out of": the second figure is the whole of the first. `definite`: a determiner makes it sure.
bool of_whole(const SentenceView& v, std::size_t from, std::size_t to, bool& definite) {
  static const WordSet of{"of"},
      determiner{"the", "all",    "its",  "those", "these", "our",     "their",         "his",
                 "her", "some",   "a",    "total", "about", "roughly", "approximately", "estimated",
                 "an",  "nearly", "more", "than",  "over",  "out"};
  static const WordSet sure{"the", "all", "its", "those", "these", "our", "their"};
  std::size_t i = to, back = 0;
  definite = false;
  while (i > from + 1 && back < 5 && v.word(i - 1, determiner)) {
    definite |= v.word(i - 1, sure);
    --i;
    ++back;
  }
  if (i <= from + 1 || !v.word(i - 1, of)) return false;
  static const WordSet other_than{"instead", "ahead", "because", "outside", "short", "regardless", "shy", "north"};
  if (i >= 2 && v.word(i - 2, other_than)) return false;  // "256 GB instead of the 128 GB"
  std::size_t words = 0;
  for (std::size_t k = from + 1; k + 1 < i; ++k) {
    static const WordSet out_word{"out"};
    if (v.word(k, out_word) || v.mark(k, ')')) continue;
    if (v.elements[k].kind != TokenKind::word || v.word(k, clause_words()) || ++words > 2) return false;
  }
  return true;
}

bool is_percent(const Claim& c) {
  return c.quantity.kind == QuantityKind::percent && c.quantity.unit != nullptr &&
         c.quantity.unit->dimension == UnitDimension::proportion;
}

std::optional<Counts> counts_in_one(const CheckInput& input, const SentenceView& v, std::size_t element) {
  const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
  const Mention& m = input.claims[claim].quantity;
  if (!m.part || !m.whole || m.whole->is_zero()) return {};
  Counts c;
  c.claims = {claim};
  c.part_point = *m.part;
  c.whole_point = *m.whole;
  c.part = Interval::point(*m.part);
  c.whole = Interval::point(*m.whole);
  c.first = c.last = element;
  return c;
}

std::optional<Counts> counts_in_two(const CheckInput& input, const SentenceView& v, std::size_t first,
                                    std::size_t second) {
  bool definite = false;
  if (!of_whole(v, first, second, definite)) return {};
  const auto a = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[first].claim));
  const auto b = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[second].claim));
  if (!a || !b || !same_kind(*a, *b) || !a->point || !b->point || b->point->is_zero()) return {};
  const bool bare = second == first + 2 && a->noun.empty() && !b->noun.empty();  // "40 of 32 districts"
  if (!definite && !bare) return {};
  if (a->dimension == UnitDimension::proportion || a->dimension == UnitDimension::factor ||
      a->dimension == UnitDimension::points)
    return {};
  return Counts{{a->claim, b->claim}, a->literal, b->literal, *a->point, *b->point, first, second};
}

/// The counts that stand right before or behind a percentage for the same thing.
std::optional<Counts> counts_beside(const CheckInput& input, const SentenceView& v, std::size_t k) {
  const std::size_t p = v.at[k];
  const auto at = [&](std::ptrdiff_t step) -> std::optional<std::size_t> {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(k) + step;
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(v.at.size())) return {};
    return v.at[static_cast<std::size_t>(i)];
  };
  const auto before = at(-1), before2 = at(-2), behind = at(1), behind2 = at(2);
  if (before && apposition(v, *before, p)) {
    if (auto c = counts_in_one(input, v, *before)) return c;  // 19 of 32 (59%)
    if (before2)
      if (auto c = counts_in_two(input, v, *before2, *before)) return c;  // 12 of the 40, or 30%
    bool definite = false;                                                // 12 (30%) of the 40
    if (behind && of_whole(v, p, *behind, definite) && definite) {
      const auto a = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[*before].claim));
      const auto b = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[*behind].claim));
      if (a && b && same_kind(*a, *b) && a->point && b->point && !b->point->is_zero() &&
          a->dimension != UnitDimension::proportion)
        return Counts{{a->claim, b->claim}, a->literal, b->literal, *a->point, *b->point, *before, *behind};
    }
  }
  if (behind && apposition(v, p, *behind)) {
    if (auto c = counts_in_one(input, v, *behind)) return c;  // 59% (19 of 32)
    if (behind2)
      if (auto c = counts_in_two(input, v, *behind, *behind2)) return c;  // 30% (12 of the 40)
  }
  bool definite = false;  // 30% of the 40, or 12
  if (behind && behind2 && of_whole(v, p, *behind, definite) && definite && apposition(v, *behind, *behind2)) {
    const auto a = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[*behind2].claim));
    const auto b = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[*behind].claim));
    if (a && b && same_kind(*a, *b) && a->point && b->point && !b->point->is_zero() &&
        a->dimension != UnitDimension::proportion)
      return Counts{{a->claim, b->claim}, a->literal, b->literal, *a->point, *b->point, *behind, *behind2};
  }
  return {};
}

void check_percent_of_counts(const CheckInput& input, const SentenceView& v, std::size_t k,
                             std::vector<Finding>& findings) {
  const auto claim = static_cast<std::uint32_t>(v.elements[v.at[k]].claim);
  if (!is_percent(input.claims[claim])) return;
  const auto stated = amount_of(input.claims, claim);
  const auto counts = counts_beside(input, v, k);
  if (!stated || !stated->point || !counts) return;
  const auto share = divide(counts->part, counts->whole);
  const auto point = Decimal::divide(counts->part_point * Decimal(100), counts->whole_point);
  if (!share || !point) return;
  const Interval computed = scale(*share, Decimal(100));
  if (!disjoint(computed, stated->literal)) return;
  std::vector<std::uint32_t> claims(counts->claims);
  claims.push_back(claim);
  const auto inverse = Decimal::divide(*stated->point * counts->whole_point, Decimal(100));
  findings.push_back(
      arithmetic_finding(input, claims, Severity::error, 0.95,
                         readable(counts->part_point) + " of " + readable(counts->whole_point) + " is " +
                             brief(*point) + "%, not " + brief(*stated->point) + "%.",
                         {readable(counts->part_point) + " / " + readable(counts->whole_point) + " = " + brief(*point) +
                              "% (" + show(computed, "%") + ")",
                          "stated: " + show(stated->literal, "%") + "; " + brief(*stated->point) + "% of " +
                              readable(counts->whole_point) + " would be " + brief(*inverse)}));
}

/// "12 out of 10" and "110 out of 100" rate something; they count nothing.
bool is_rating(const Mention& m) {
  return m.noun.empty() && (*m.whole == Decimal(5) || *m.whole == Decimal(10) || *m.whole == Decimal(100));
}

void check_part_of_whole(const CheckInput& input, const SentenceView& v, std::vector<Finding>& findings) {
  for (std::size_t k = 0; k < v.at.size(); ++k) {
    auto counts = counts_in_one(input, v, v.at[k]);
    if (counts && is_rating(input.claims[counts->claims[0]].quantity)) continue;
    if (!counts && k + 1 < v.at.size()) counts = counts_in_two(input, v, v.at[k], v.at[k + 1]);
    if (!counts || !counts->part.low || !counts->whole.high) continue;
    const Interval at_most{{}, counts->whole.high, false, counts->whole.high_open};
    if (!disjoint(counts->part, at_most)) continue;
    findings.push_back(arithmetic_finding(input, counts->claims, Severity::error, 0.9,
                                          "The part is larger than its whole: " + readable(counts->part_point) +
                                              " of " + readable(counts->whole_point) + ".",
                                          {"a part can be at most " + readable(counts->whole_point)}));
  }
}

/// "120% of households". Of amounts (a poverty level, capacity, output) more than the whole is meant.
void check_percent_bound(const CheckInput& input, const SentenceView& v, std::size_t k,
                         std::vector<Finding>& findings) {
  static const WordSet of{"of"}, determiner{"the", "all", "its", "our", "their", "those", "these"};
  const std::size_t e = v.at[k];
  const auto claim = static_cast<std::uint32_t>(v.elements[e].claim);
  if (!is_percent(input.claims[claim])) return;
  const auto stated = amount_of(input.claims, claim);
  if (!stated || !stated->literal.low || *stated->literal.low < Decimal(100)) return;
  std::size_t i = e + 1;
  if (!v.word(i, of)) return;
  for (++i; v.word(i, determiner); ++i) {
  }
  // The head of the phrase is its last noun: "of Chinese households", not "of the household income".
  std::size_t head = 0;
  for (std::size_t words = 0;
       words < 4 && i < v.elements.size() && v.elements[i].kind == TokenKind::word && v.elements[i].claim < 0;
       ++words, ++i) {
    if (v.word(i, clause_words()) || is_stop_word(v.elements[i].hash)) break;
    head = v.word(i, people_words()) ? i : 0;
    if (head != 0) break;
  }
  if (head == 0) return;
  const Element* next = v.get(static_cast<std::ptrdiff_t>(head) + 1);
  if (next != nullptr && next->kind == TokenKind::word && !is_stop_word(next->hash) && next->claim < 0) {
    // another noun may follow ("of family income"); plural heads are the end of their phrase
    const std::string_view word = slice(v.text, v.elements[head].span);
    if (word.empty() || (word.back() != 's' && word.back() != 'n' && word.back() != 'e')) return;
  }
  findings.push_back(arithmetic_finding(
      input, {claim}, Severity::error, 0.9,
      "A share of " + std::string(slice(v.text, v.elements[head].span)) + " cannot be " + brief(*stated->point) + "%.",
      {"a part of a whole is at most 100%"}));
}

}  // namespace

void check_share(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings) {
  for (std::size_t k = 0; k < view.at.size(); ++k) {
    check_percent_of_counts(input, view, k, findings);
    check_percent_bound(input, view, k, findings);
  }
  check_part_of_whole(input, view, findings);
}

}  // namespace claimcheck
