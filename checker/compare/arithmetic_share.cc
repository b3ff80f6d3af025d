// Shares beside the counts that they come from, and shares that cannot be.
#include "checker/compare/share_counts.h"

#include <algorithm>

namespace claimcheck {

namespace {

bool is_percent(const Claim& c) {
  return c.quantity.kind == QuantityKind::percent && c.quantity.unit != nullptr &&
         c.quantity.unit->dimension == UnitDimension::proportion;
}

void check_percent_of_counts(const CheckInput& input, const SentenceView& v, std::size_t k, ClaimRange before,
                             std::vector<Finding>& findings) {
  const auto claim = static_cast<std::uint32_t>(v.elements[v.at[k]].claim);
  if (!is_percent(input.claims[claim])) return;
  const auto stated = amount_of(input.claims, claim);
  const auto counts = counts_of_percent(input, v, k, before);
  if (!stated || !stated->point || !counts) return;
  const auto share = divide(counts->part, counts->whole);
  const auto point = Decimal::divide(counts->part_point * Decimal(100), counts->whole_point);
  if (!share || !point) return;
  const Interval computed = scale(*share, Decimal(100));
  if (!disjoint(computed, stated->literal)) return;
  // Cut off instead of rounded: "7 percent" for 7.9.
  const Decimal short_of = *point - *stated->point;
  const bool cut = !short_of.is_negative() && short_of < Decimal::scaled(1, std::min(stated->point->exponent(), 0));
  std::vector<std::uint32_t> claims(counts->claims);
  claims.push_back(claim);
  const auto inverse = Decimal::divide(*stated->point * counts->whole_point, Decimal(100));
  const std::string shown = brief(*point) + "%", range = show(computed, "%");  // rounded, both may be one
  const Severity severity = counts->nearby ? Severity::note : cut ? Severity::warning : Severity::error;
  findings.push_back(
      arithmetic_finding(input, claims, severity, counts->nearby ? 0.5 : 0.95,
                         readable(counts->part_point) + " of " + readable(counts->whole_point) + " is " +
                             brief(*point) + "%, not " + brief(*stated->point) + "%.",
                         {readable(counts->part_point) + " / " + readable(counts->whole_point) + " = " + shown +
                              (range == shown ? "" : " (" + range + ")"),
                          "stated: " + show(stated->literal, "%") + "; " + brief(*stated->point) + "% of " +
                              readable(counts->whole_point) + " would be " + brief(*inverse)}));
}

/// "120% of households". Of amounts (a poverty level, capacity, output) more than the whole is meant.
void check_percent_bound(const CheckInput& input, const SentenceView& v, std::size_t k,
                         std::vector<Finding>& findings) {
  const std::size_t e = v.at[k];
  const auto claim = static_cast<std::uint32_t>(v.elements[e].claim);
  if (!is_percent(input.claims[claim])) return;
  const auto stated = amount_of(input.claims, claim);
  if (!stated || !stated->literal.low || *stated->literal.low < Decimal(100)) return;
  std::size_t i = e + 1;
  if (!v.word(i, PassageRole::of)) return;
  for (++i; v.word(i, PassageRole::definite); ++i) {
  }
  // The head of the phrase is its last noun: "of Chinese households", not "of the household income".
  std::size_t head = 0;
  for (std::size_t words = 0;
       words < 4 && i < v.elements.size() && v.elements[i].kind == TokenKind::word && v.elements[i].claim < 0;
       ++words, ++i) {
    if (v.word(i, PassageRole::clause) || is_stop_word(v.elements[i].hash)) break;
    head = v.word(i, PassageRole::counted_whole) ? i : 0;
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

void check_share(const CheckInput& input, const SentenceView& view, ClaimRange before, std::vector<Finding>& findings) {
  for (std::size_t k = 0; k < view.at.size(); ++k) {
    check_percent_of_counts(input, view, k, before, findings);
    check_percent_bound(input, view, k, findings);
  }
}

}  // namespace claimcheck
