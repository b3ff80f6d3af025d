// Shares that divide one whole: "55 percent came from the city, 35 percent from the county and 20 percent from abroad".
//
// Only where the words say that the shares exclude each other (where something came from, what it is made of, for whom
// votes were cast). Answers to a poll, reasons, symptoms overlap, and may add up to anything.
#include "checker/compare/arithmetic.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// "made up of", "came from", "accounted for", "of the vote": the role and, where it needs one, the word behind it.
bool divides(const SentenceView& v, std::size_t first, std::size_t end) {
  static const WordSet behind{"from", "of", "for", "into", "between", "among"};
  constexpr std::size_t reach = 3;
  for (std::size_t i = first; i < end; ++i) {
    if (!v.word(i, PassageRole::partition)) continue;
    for (std::size_t k = i + 1; k < std::min(end, i + 1 + reach); ++k)
      if (v.word(k, behind)) return true;
  }
  return false;
}

/// The word behind "percent of (the)", or 0: shares of two wholes are no parts of one.
std::uint64_t whole_of(const SentenceView& v, std::size_t element) {
  static const WordSet of{"of"}, determiner{"the", "all", "its", "their", "total", "our"};
  std::size_t i = element + 1;
  if (!v.word(i, of)) return 0;
  for (++i; v.word(i, determiner); ++i) {
  }
  return i < v.elements.size() ? v.elements[i].hash : 0;
}

/// Words that hold a share against another time or group.
bool compares(const SentenceView& v, std::size_t first, std::size_t end) {
  static const WordSet against{"than",       "compared", "versus", "vs",   "earlier",     "previous",
                               "previously", "up",       "down",   "were", "respectively"};
  static const WordSet time{"in", "since", "by", "last", "during"};
  for (std::size_t i = first; i < end && i < v.elements.size(); ++i) {
    if (v.word(i, against) || v.word(i, PassageRole::clause) || v.mark(i, ';')) return true;
    if (v.word(i, time) && i + 1 < v.elements.size() && v.elements[i + 1].claim >= 0) return true;
  }
  return false;
}

/// Whether a name stands between the shares: then each may be of a whole of its own ("In Elm, 60 percent came from
/// taxes, in Oak 70 percent").
bool names_another(const SentenceView& v, std::size_t first, std::size_t end) {
  for (std::size_t i = first + 1; i < end; ++i) {
    const Element& e = v.elements[i];
    const std::string_view word = slice(v.text, e.span);
    if (e.claim < 0 && e.kind == TokenKind::word && !word.empty() && word.front() >= 'A' && word.front() <= 'Z')
      return true;
  }
  return false;
}

/// A verb of another statement between the shares: "60 percent come from the city, and 23 percent are students".
bool goes_on(const SentenceView& v, std::size_t first, std::size_t end) {
  static const WordSet being{"is", "are", "was", "were", "be", "has", "have", "had", "do", "does", "did", "overall"};
  for (std::size_t i = first; i < end; ++i) {
    const Element& e = v.elements[i];
    if (e.claim >= 0 || v.word(i, PassageRole::partition)) continue;
    if (v.word(i, being) || (v.words != nullptr && v.words->word(e.hash, WordClass::verb) != nullptr)) return true;
  }
  return false;
}

}  // namespace

void check_partition(const CheckInput& input, const SentenceView& v, std::vector<Finding>& findings) {
  std::vector<Amount> shares;
  std::size_t first = 0, last = 0;
  std::uint64_t whole = 0;
  bool rest = false;
  for (const std::size_t element : v.at) {
    const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
    const Claim& c = input.claims[claim];
    if (c.quantity.kind != QuantityKind::percent) continue;
    const auto amount = is_range(c) ? std::nullopt : amount_of(input.claims, claim);
    if (!amount || !amount->point || amount->dimension != UnitDimension::proportion || !amount->literal.low) return;
    if (const std::uint64_t of = whole_of(v, element); of != 0) {
      if (whole != 0 && of != whole) return;
      whole = of;
    }
    if (shares.empty()) first = element;
    last = element;
    shares.push_back(*amount);
  }
  if (shares.size() < 2) return;
  for (std::size_t i = first; i < last; ++i) rest |= v.word(i, PassageRole::rest);
  if (shares.size() < 3 && !rest) return;
  if (!divides(v, 0, v.elements.size()) || compares(v, first, last) || goes_on(v, first, last) ||
      names_another(v, first, last))
    return;
  Interval sum = Interval::point(Decimal(0));
  Decimal point;
  std::string formula;
  std::vector<std::uint32_t> claims;
  for (const Amount& a : shares) {
    sum = add(sum, a.literal);
    point = point + *a.point;
    formula += (formula.empty() ? "" : " + ") + readable(*a.point);
    claims.push_back(a.claim);
  }
  if (!sum.low || *sum.low < Decimal(100)) return;
  findings.push_back(arithmetic_finding(input, claims, Severity::error, 0.85,
                                        "The shares add up to " + readable(point) + "%, more than the whole.",
                                        {formula + " = " + readable(point) + "% (" + show(sum, "%") + " with rounding)",
                                         "the parts of one whole are at most 100%"}));
}

}  // namespace claimcheck
