// The difference of two figures, named as such: "51,204 votes to 47,080, a margin of 4,214".
#include "checker/compare/arithmetic.h"

namespace claimcheck {

namespace {

struct Figure {
  std::size_t element = 0;
  Amount amount;
};

/// ", a margin of 4,214 votes", "by a margin of 4,214 votes": what is told of the two figures. "After a lead of 12" and
/// "a lead of 12 points at half-time" tell of something else.
bool names_difference(const SentenceView& v, std::size_t element) {
  static const WordSet of{"of"}, article{"a", "an", "the"}, by{"by"},
      lead{"a", "an", "about", "just", "only", "nearly", "some", "roughly", "more", "than"},
      elsewhere{"at", "in", "after", "before", "early", "over", "midway", "late", "during", "on", "from", "for"};
  constexpr std::size_t behind = 3;
  std::size_t i = element;
  while (i > 0 && v.word(i - 1, lead)) --i;
  if (i < 4 || !v.word(i - 1, of) || !v.word(i - 2, PassageRole::difference_noun) || !v.word(i - 3, article))
    return false;
  if (!v.word(i - 4, by) && v.elements[i - 4].kind == TokenKind::word) return false;
  for (std::size_t k = element + 1; k <= element + behind; ++k)
    if (v.word(k, elsewhere)) return false;
  return true;
}

/// Whether the two are held against each other: one word of comparison between them, and no other clause. "From 4,100
/// to 5,200" is a change of one figure.
bool opposed(const SentenceView& v, std::size_t a, std::size_t b) {
  static const WordSet from{"from"};
  const std::ptrdiff_t ahead = before_lead(v, static_cast<std::ptrdiff_t>(a));
  if (ahead >= 0 && v.word(static_cast<std::size_t>(ahead), from)) return false;
  bool against = false;
  for (std::size_t i = a + 1; i < b; ++i) {
    if (v.mark(i, ';') || v.word(i, PassageRole::clause)) return false;
    against |= v.word(i, PassageRole::against);
  }
  return against;
}

/// Whether another statement begins between the second figure and the margin: "98 to 91 and won the cup by a margin of
/// 5".
bool another_statement(const SentenceView& v, std::size_t first, std::size_t end) {
  static const WordSet conjunction{"and", "or", "nor"};
  for (std::size_t i = first + 1; i < end; ++i)
    if (v.mark(i, ';') || v.word(i, conjunction) || v.word(i, PassageRole::clause)) return true;
  return false;
}

}  // namespace

void check_margin(const CheckInput& input, const SentenceView& v, std::vector<Finding>& findings) {
  std::vector<Figure> ahead;
  for (const std::size_t element : v.at) {
    const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
    const Claim& c = input.claims[claim];
    if (is_temporal(c)) continue;
    const auto amount = is_range(c) ? std::nullopt : amount_of(input.claims, claim);
    if (!amount || !amount->point) return;
    if (!names_difference(v, element)) {
      ahead.push_back({element, *amount});
      continue;
    }
    std::vector<Figure> alike;
    for (const Figure& f : ahead)
      if (same_kind(f.amount, *amount) ||
          (f.amount.dimension == UnitDimension::proportion && amount->dimension == UnitDimension::points))
        alike.push_back(f);
    if (alike.size() != 2 || !opposed(v, alike[0].element, alike[1].element) ||
        another_statement(v, alike[1].element, element))
      return;
    const Amount &a = alike[0].amount, &b = alike[1].amount;
    const Interval difference = *a.point < *b.point ? subtract(b.literal, a.literal) : subtract(a.literal, b.literal);
    if (!disjoint(difference, amount->literal)) return;
    const Decimal gap = (*a.point - *b.point).abs();
    findings.push_back(arithmetic_finding(input, {a.claim, b.claim, claim}, Severity::error, 0.9,
                                          quoted(input.claims[a.claim]) + " and " + quoted(input.claims[b.claim]) +
                                              " are " + readable(gap) + " apart, not " + readable(*amount->point) + ".",
                                          {readable(*a.point) + " and " + readable(*b.point) + " differ by " +
                                               readable(gap) + " (" + show(difference) + " with rounding)",
                                           "stated: " + show(amount->literal)}));
    return;
  }
}

}  // namespace claimcheck
