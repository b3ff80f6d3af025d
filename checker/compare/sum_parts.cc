#include "checker/compare/sum_parts.h"

#include "checker/compare/verdict.h"

#include <algorithm>

namespace claimcheck {

std::vector<ListFigure> list_figures(const CheckInput& input, const SentenceView& v) {
  std::vector<ListFigure> out;
  for (const std::uint32_t element : v.at) {
    const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
    const Claim& c = input.claims[claim];
    if (is_temporal(c) || is_range(c) || c.quantity.kind == QuantityKind::change ||
        c.quantity.kind == QuantityKind::ratio)
      continue;
    if (auto amount = amount_of(input.claims, claim); amount && amount->point) out.push_back({element, *amount});
  }
  return out;
}

bool begins_item(const SentenceView& v, std::size_t element) {
  static const WordSet join{"and", "plus"};
  const std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(element));
  if (p < 0) return true;
  const auto at = static_cast<std::size_t>(p);
  return v.mark(at, ',') || v.mark(at, ';') || v.mark(at, ':') || v.mark(at, '(') || v.mark(at, '-') ||
         v.word(at, join);
}

bool is_joined(const SentenceView& v, const std::vector<ListFigure>& parts) {
  if (parts.size() < 2) return false;
  for (std::size_t i = parts[parts.size() - 2].element; i < parts.back().element; ++i)
    if (v.word(i, PassageRole::conjunction)) return true;
  return false;
}

bool says_open_list(const SentenceView& v, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to && i < v.elements.size(); ++i)
    if (v.word(i, PassageRole::open_list)) return true;
  return false;
}

bool counts_groups(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  const auto is_group = [&](const ListFigure& f) {
    return v.words != nullptr && v.words->plays(hash_word(f.amount.noun), PassageRole::group_noun);
  };
  return !is_group(total) && std::any_of(parts.begin(), parts.end(), is_group);
}

Decimal sum_of(const std::vector<ListFigure>& parts) {
  Decimal sum;
  for (const ListFigure& f : parts) sum = sum + *f.amount.point;
  return sum;
}

bool misses_by_little(const std::vector<ListFigure>& parts, const ListFigure& total) {
  const auto apart = Decimal::divide((sum_of(parts) - *total.amount.point).abs(), total.amount.point->abs());
  return apart && *apart <= Decimal::scaled(15, -2);
}

namespace {

/// The slip that would make the sum right: two digits of the total or of one part changed places.
std::string slip_of(const std::vector<ListFigure>& parts, const Decimal& total, const Decimal& sum) {
  if (digits_swapped(total, sum)) return ": two digits of the total changed places";
  for (const ListFigure& f : parts)
    if (const Decimal wanted = total - (sum - *f.amount.point); digits_swapped(wanted, *f.amount.point))
      return ": " + readable(*f.amount.point) + " may have been " + readable(wanted);
  return {};
}

}  // namespace

void report_sum(const CheckInput& input, const ListFigure& total, const std::vector<ListFigure>& parts,
                Severity severity, std::vector<Finding>& findings) {
  Interval sum = Interval::point(Decimal(0));
  std::string formula;
  std::vector<std::uint32_t> claims{total.amount.claim};
  for (const ListFigure& f : parts) {
    sum = add(sum, f.amount.literal);
    formula += (formula.empty() ? "" : " + ") + readable(*f.amount.point);
    claims.push_back(f.amount.claim);
  }
  if (!disjoint(sum, total.amount.literal)) return;
  const Decimal point = sum_of(parts);
  const std::string slip = slip_of(parts, *total.amount.point, point);
  findings.push_back(
      arithmetic_finding(input, claims, severity, 0.85,
                         "The parts add up to " + readable(point) + ", not to the stated total of " +
                             quoted(input.claims[total.amount.claim]) + slip + ".",
                         {formula + " = " + readable(point) + " (" + show(sum) + " with rounding)",
                          "stated total: " + readable(*total.amount.point) + " (" + show(total.amount.literal) + ")"}));
}

}  // namespace claimcheck
