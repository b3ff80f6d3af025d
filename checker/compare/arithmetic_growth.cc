// Growth: an amount of change, the percentage beside it, and the level that it led to or came from.
//
// The three may stand in two sentences of one document; then the equal amount and direction say that one change is
// meant.
#include "checker/compare/arithmetic.h"

namespace claimcheck {

namespace {

bool is_absolute(const ChangeTerm& t) {
  return t.unit == ChangeUnit::absolute && t.amount.point && t.direction != 0 && !t.rate;
}
bool is_percent(const ChangeTerm& t) { return t.unit == ChangeUnit::percent && t.amount.point && !t.rate; }

const ChangeTerm* absolute_of(const Change& c) {
  for (const ChangeTerm& t : c.by)
    if (is_absolute(t)) return &t;
  return nullptr;
}

const ChangeTerm* percent_of(const Change& c) {
  for (const ChangeTerm& t : c.by)
    if (is_percent(t)) return &t;
  return nullptr;
}

/// Checks percent = amount / base, where the base is the start, or the end less the amount.
void check_rate(const CheckInput& input, const ChangeTerm& end, bool is_start, const ChangeTerm& amount,
                const ChangeTerm& percent, bool one_sentence, std::vector<Finding>& findings) {
  if (!same_kind(end.amount, amount.amount) || !end.amount.point) return;
  const bool rise = amount.direction > 0;
  const Interval by = magnitude(amount.amount.literal);
  const Decimal by_point = amount.amount.point->abs();
  const Interval base = is_start ? end.amount.literal
                        : rise   ? subtract(end.amount.literal, by)
                                 : add(end.amount.literal, by);
  const Decimal base_point = is_start ? *end.amount.point
                             : rise   ? *end.amount.point - by_point
                                      : *end.amount.point + by_point;
  if (!base.low || base.low->is_negative() || base.low->is_zero()) return;
  const auto share = divide(by, base);
  const auto point = Decimal::divide(by_point * Decimal(100), base_point);
  const Interval stated = magnitude(percent.amount.literal);
  if (!share || !point || !disjoint(scale(*share, Decimal(100)), stated)) return;
  const auto quote = [&](const ChangeTerm& t) { return quoted(input.claims[t.claim]); };
  findings.push_back(arithmetic_finding(input, {end.claim, amount.claim, percent.claim},
                                        one_sentence ? Severity::error : Severity::warning, one_sentence ? 0.9 : 0.75,
                                        std::string(rise ? "An increase of " : "A decrease of ") + quote(amount) +
                                            (is_start ? " from " : " to ") + quote(end) + " is " + brief(*point) +
                                            "%, not " + brief(percent.amount.point->abs()) + "%.",
                                        {is_start ? "base: " + readable(base_point)
                                                  : "base: " + readable(*end.amount.point) + (rise ? " - " : " + ") +
                                                        readable(by_point) + " = " + readable(base_point),
                                         readable(by_point) + " / " + readable(base_point) + " = " + brief(*point) +
                                             "% (" + show(scale(*share, Decimal(100)), "%") + " with rounding)",
                                         "stated: " + show(stated, "%")}));
}

}  // namespace

void check_growth_rate(const CheckInput& input, const Change& c, std::vector<Finding>& findings) {
  const ChangeTerm *amount = absolute_of(c), *percent = percent_of(c);
  if (c.broken || amount == nullptr || percent == nullptr || c.from.has_value() == c.to.has_value()) return;
  check_rate(input, c.from ? *c.from : *c.to, c.from.has_value(), *amount, *percent, true, findings);
}

bool states_growth(const Change& c) {
  const bool amount = absolute_of(c) != nullptr;
  if (c.broken || !amount || c.by.size() > 2) return false;
  const bool rate_only = percent_of(c) != nullptr && !c.from && !c.to;
  const bool level_only = c.by.size() == 1 && c.from.has_value() != c.to.has_value();
  return rate_only || level_only;
}

void check_growth(const CheckInput& input, const std::vector<Change>& growth, std::vector<Finding>& findings) {
  if (growth.size() > most_growth) return;
  for (const Change& a : growth) {
    const ChangeTerm* percent = percent_of(a);
    if (percent == nullptr) continue;
    const ChangeTerm& amount = *absolute_of(a);
    for (const Change& b : growth) {
      if (percent_of(b) != nullptr || (!b.from && !b.to)) continue;
      const ChangeTerm& other = *absolute_of(b);
      const bool same = same_kind(amount.amount, other.amount) && amount.amount.dimension != UnitDimension::none &&
                        *amount.amount.point == *other.amount.point && amount.direction == other.direction;
      if (same) check_rate(input, b.from ? *b.from : *b.to, b.from.has_value(), amount, *percent, false, findings);
    }
  }
}

}  // namespace claimcheck
