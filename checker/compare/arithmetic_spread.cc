// A sum spread over a time: "$400 billion over ten years, or $40 billion a year".
#include "checker/compare/arithmetic.h"

namespace claimcheck {

namespace {

/// The unit of time of a rate: "USD per year" -> "year"; empty when it is none.
std::string_view period_of(const Mention& m) {
  if (m.unit == nullptr || m.unit->dimension != UnitDimension::rate) return {};
  const std::string_view name = m.unit->name;
  const std::size_t per = name.find(" per ");
  return per == std::string_view::npos ? std::string_view{} : name.substr(per + 5);
}

std::string_view counted_by(const Mention& m) {
  const std::string_view name = m.unit->name;
  return name.substr(0, name.find(" per "));
}

/// Only "over" or "for" stands between the sum and the time, with lead words.
bool over(const SentenceView& v, std::size_t a, std::size_t b) {
  static const WordSet link{"over", "for", "across", "in", "during", "the", "next", "about", "coming", "spread"};
  for (std::size_t i = a + 1; i < b; ++i)
    if (!v.word(i, link)) return false;
  return true;
}

/// ", or", "or", "(": the rate says the sum again.
bool said_again(const SentenceView& v, std::size_t a, std::size_t b) {
  static const WordSet or_word{"or"},
      lead{"about", "roughly", "some", "nearly", "approximately", "around", "just", "over"};
  bool joined = false;
  for (std::size_t i = a + 1; i < b; ++i) {
    if (v.word(i, or_word) || v.mark(i, '('))
      joined = true;
    else if (!v.mark(i, ',') && !v.word(i, lead))
      return false;
  }
  return joined;
}

/// "or $12 million a year with federal aid": the rate counts something else than the sum.
bool is_qualified(const SentenceView& v, std::size_t rate) {
  static const WordSet other{"with", "without", "after", "before", "including", "excluding", "net",  "plus",
                             "less", "minus",   "once",  "if",     "when",      "from",      "until"};
  constexpr std::size_t reach = 4;
  for (std::size_t i = rate + 1; i <= rate + reach; ++i)
    if (v.word(i, other)) return true;
  return false;
}

}  // namespace

void check_spread(const CheckInput& input, const SentenceView& v, std::vector<Finding>& findings) {
  for (std::size_t k = 0; k + 2 < v.at.size(); ++k) {
    const auto claim = [&](std::size_t i) { return static_cast<std::uint32_t>(v.elements[v.at[i]].claim); };
    const Claim &whole = input.claims[claim(k)], &time = input.claims[claim(k + 1)], &rate = input.claims[claim(k + 2)];
    const std::string_view period = period_of(rate.quantity);
    if (period.empty() || time.quantity.kind != QuantityKind::duration || time.quantity.unit == nullptr ||
        time.quantity.unit->name != period || is_range(whole) || is_range(time) || is_range(rate) ||
        !over(v, v.at[k], v.at[k + 1]) || !said_again(v, v.at[k + 1], v.at[k + 2]) || is_qualified(v, v.at[k + 2]))
      continue;
    const Mention& m = whole.quantity;
    if (m.unit == nullptr || m.unit->name != counted_by(rate.quantity) || !m.stated_low || !rate.quantity.stated_low ||
        !time.quantity.stated_low || time.quantity.stated_low->is_zero())
      continue;
    const Interval years = Interval::point(*time.quantity.stated_low);
    const auto computed = divide(m.literal, years);
    const auto point = Decimal::divide(*m.stated_low, *time.quantity.stated_low);
    if (!computed || !point || !disjoint(*computed, rate.quantity.literal)) continue;
    // Rounded to the next handy figure: a twentieth either way is let pass.
    const auto ratio = Decimal::divide(*rate.quantity.stated_low, *point);
    if (ratio && *ratio > Decimal::scaled(95, -2) && *ratio < Decimal::scaled(105, -2)) continue;
    findings.push_back(arithmetic_finding(
        input, {claim(k), claim(k + 1), claim(k + 2)}, Severity::error, 0.9,
        quoted(whole) + " over " + quoted(time) + " is " + brief(*point) + " a " + std::string(period) + ", not " +
            brief(*rate.quantity.stated_low) + ".",
        {readable(*m.stated_low) + " / " + readable(*time.quantity.stated_low) + " = " + brief(*point),
         "stated: " + show(rate.quantity.literal) + " a " + std::string(period)}));
  }
}

}  // namespace claimcheck
