// Change: from, to and by how much, recomputed.
//
// Precision first: the three figures must stand in one statement (roles by their prepositions, no other clause or
// number between them). Where only neighbouring sentences put them together, nothing but a slip that fits exactly is
// reported.
#include "checker/compare/arithmetic.h"
#include "checker/compare/dimensions.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// The words of a term; of a range the end that is meant ("$30" of "$30 to $8").
std::string quote_of(const CheckInput& input, const ChangeTerm& term, const ChangeTerm* other = nullptr) {
  std::string quote = quoted(input.claims[term.claim]);
  if (other == nullptr || other->claim != term.claim) return quote;
  const auto joint = quote.find(" to ");
  const bool bare = quote.find_first_not_of("0123456789,.") == joint;  // "40 to 50%": the unit stands on the second end
  if (joint != std::string::npos && !bare && quote.find(" to ", joint + 1) == std::string::npos)
    return term.role == ChangeRole::from ? quote.substr(0, joint) : quote.substr(joint + 4);
  return readable(*term.amount.point) + (term.amount.dimension == UnitDimension::proportion ? "%" : "");
}

/// (to - from) / from on the scale of 100, signed by `direction` (a decrease counts positive when -1).
std::optional<Interval> relative_change(const Interval& from, const Interval& to, int direction) {
  if (!from.low || !from.low->abs().is_zero()) {
    if (contains(from, Decimal(0)) || (from.low && from.low->is_negative())) return {};
  }
  const auto ratio = divide(to, from);
  if (!ratio) return {};
  const Interval change = scale(subtract(*ratio, Interval::point(Decimal(1))), Decimal(100));
  if (direction < 0) return scale(change, Decimal(-1));
  if (direction > 0) return change;
  return change.high && change.high->is_negative() ? scale(change, Decimal(-1)) : change;
}

/// "rose from 21 to 15 percent": the first figure borrows the unit of the second, or the other way round.
void share_unit(Amount& a, Amount& b) {
  const auto bare = [](const Amount& x) { return x.dimension == UnitDimension::none && x.noun.empty(); };
  if (bare(a) && b.dimension == UnitDimension::proportion) a.dimension = b.dimension, a.base = b.base;
  if (bare(b) && a.dimension == UnitDimension::proportion) b.dimension = a.dimension, b.base = a.base;
}

/// "from $500 million to $13 billion a year": the period is said once.
void share_period(Amount& a, Amount& b) {
  const auto top = [](const Amount& x) { return x.base.substr(0, x.base.find(" per ")); };
  const bool one_rate = (a.dimension == UnitDimension::rate) != (b.dimension == UnitDimension::rate);
  if (!one_rate || a.base.empty() || top(a) != top(b)) return;
  Amount& rate = a.dimension == UnitDimension::rate ? a : b;
  const Amount& plain = a.dimension == UnitDimension::rate ? b : a;
  if (plain.dimension != UnitDimension::money) return;
  rate.dimension = plain.dimension;
  rate.base = plain.base;
}

/// "from $1.2 to $3.5 million": the scale of the first figure is left to the reader.
bool scale_left_out(const CheckInput& input, const ChangeTerm& from, const ChangeTerm& to) {
  const Mention& a = input.claims[from.claim].quantity;
  const Mention& b = input.claims[to.claim].quantity;
  return from.claim != to.claim && a.written != Written::scaled && b.written == Written::scaled && from.amount.point &&
         from.amount.point->abs() < Decimal(1000);
}

/// What went wrong, where the points fit exactly; empty when no slip is recognised.
struct Slip {
  std::string words;
  bool exact_only = false;  // reported even where the intervals overlap
};

Slip percent_slip(const Decimal& from, const Decimal& to, const Decimal& stated, bool percents, int direction) {
  const auto ratio = Decimal::divide(to, from);
  if (!ratio) return {};
  const Decimal gap = (to - from).abs();
  if (percents && gap == stated) return {"percent was written for percentage points", false};
  if (*ratio * Decimal(100) == stated) {
    if (direction < 0) return {"what is left (" + brief(stated) + "%) was taken for the decrease", true};
    return {"the ratio (" + brief(*ratio) + " times) was taken for the increase", true};
  }
  const auto of_new = Decimal::divide(gap * Decimal(100), to);
  if (of_new && (*of_new - stated).abs() < Decimal::scaled(5, -1) && gap < to)
    return {"the change was divided by the new value instead of the old one", false};
  return {};
}

std::vector<std::uint32_t> claims_of(const Change& c, const ChangeTerm& by) {
  std::vector<std::uint32_t> out;
  if (c.from) out.push_back(c.from->claim);
  if (c.to) out.push_back(c.to->claim);
  for (const ChangeTerm& t : c.by)
    if (t.claim == by.claim || !c.from || !c.to) out.push_back(t.claim);
  return out;
}

const char* change_word(bool up) { return up ? "an increase of " : "a decrease of "; }

/// The percentage against both ends. `loose`: the ends were put together by position alone; only exact slips count.
void check_percent(const CheckInput& input, const Change& c, const ChangeTerm& by, bool loose,
                   std::vector<Finding>& findings) {
  const Amount &from = c.from->amount, &to = c.to->amount;
  const auto computed = relative_change(from.literal, to.literal, by.direction);
  if (!computed || !from.point || !to.point || !by.amount.point || from.point->is_zero()) return;
  const Interval stated = magnitude(by.amount.literal);
  const Decimal stated_point = by.amount.point->abs();
  const Decimal gap = *to.point - *from.point;
  const auto point = Decimal::divide(gap * Decimal(100), *from.point);
  if (!point) return;
  const Decimal signed_point = by.direction < 0 ? -*point : by.direction > 0 ? *point : point->abs();
  const bool percents = from.dimension == UnitDimension::proportion;
  const Slip slip = percent_slip(*from.point, *to.point, stated_point, percents, by.direction);
  const bool apart = disjoint(*computed, stated);
  const bool exact = slip.exact_only && !contains(stated, signed_point) && by.amount.modifier == Modifier::exact;
  if (loose ? !exact : !apart && !exact) return;
  const bool up = !gap.is_negative();
  const bool turned = by.direction != 0 && (by.direction > 0) != up && !gap.is_zero();
  const std::string a = quote_of(input, *c.from, &*c.to), b = quote_of(input, *c.to, &*c.from);
  std::string message =
      "From " + a + " to " + b + " is " + change_word(up) + brief(point->abs()) + "%, not " + brief(stated_point) + "%";
  if (turned)
    message = "From " + a + " to " + b + " is " + change_word(up) + brief(point->abs()) + "%, not " +
              (up ? "a decrease" : "an increase") + " of " + brief(stated_point) + "%";
  else if (!slip.words.empty())
    message += ": " + slip.words;
  const auto ratio = Decimal::divide(*to.point, *from.point);
  std::vector<std::string> steps{readable(*to.point) + " / " + readable(*from.point) + " = " + brief(*ratio) + ", " +
                                     change_word(up) + brief(point->abs()) + "% (" +
                                     show(up || by.direction < 0 ? *computed : scale(*computed, Decimal(-1)), "%") +
                                     " with the rounding of both figures)",
                                 "stated: " + brief(stated_point) + "% (" + show(stated, "%") + ")"};
  if (percents) steps.push_back("in percentage points the change is " + brief(gap.abs()));
  // Percent for points is common usage, and a percentage in fives that misses by little was rounded by hand.
  const bool usage = percents && !slip.exact_only && !slip.words.empty() && gap.abs() == stated_point;
  const auto fifths = Decimal::divide(stated_point, Decimal(5));
  const bool rough = slip.words.empty() && fifths && fifths->is_integer() &&
                     (point->abs() - stated_point).abs() < Decimal::scaled(25, -1);
  findings.push_back(arithmetic_finding(input, claims_of(c, by), usage || rough ? Severity::warning : Severity::error,
                                        loose ? 0.85 : 0.95, message + ".", std::move(steps)));
}

/// Percentage points, or an absolute change, against both ends.
void check_difference(const CheckInput& input, const Change& c, const ChangeTerm& by, std::vector<Finding>& findings) {
  const Amount &from = c.from->amount, &to = c.to->amount;
  const bool points = by.unit == ChangeUnit::points;
  if (points ? from.dimension != UnitDimension::proportion : !same_kind(from, by.amount) && !by.amount.noun.empty())
    return;
  if (!points && (from.dimension != by.amount.dimension ||
                  (from.dimension == UnitDimension::money && from.base != by.amount.base)))
    return;
  if (!from.point || !to.point || !by.amount.point) return;
  Interval computed = subtract(to.literal, from.literal);
  const Decimal gap = *to.point - *from.point;
  if (by.direction < 0 || (by.direction == 0 && gap.is_negative())) computed = scale(computed, Decimal(-1));
  const Interval stated = magnitude(by.amount.literal);
  if (!disjoint(computed, stated)) return;
  const bool up = !gap.is_negative();
  const char* unit = points ? " percentage points" : "";
  std::string message = "From " + quote_of(input, *c.from, &*c.to) + " to " + quote_of(input, *c.to, &*c.from) +
                        " is " + change_word(up) + brief(gap.abs()) + unit + ", not " + brief(by.amount.point->abs()) +
                        unit;
  const auto relative = Decimal::divide(gap.abs() * Decimal(100), from.point->abs());
  if (points && relative && contains(stated, *relative)) message += ": percentage points were written for percent";
  findings.push_back(arithmetic_finding(input, claims_of(c, by), Severity::error, 0.95, message + ".",
                                        {readable(*to.point) + " - " + readable(*from.point) + " = " + readable(gap) +
                                             " (" + show(computed) + " with rounding)",
                                         "stated: " + show(stated) + unit}));
}

/// "doubled from 14 to 69". A bare factor word is a rough statement: a fifth either way is let pass.
void check_factor(const CheckInput& input, const Change& c, const ChangeTerm& by, std::vector<Finding>& findings) {
  if (!by.amount.point || !c.from->amount.point || !c.to->amount.point) return;
  const auto computed = divide(c.to->amount.literal, c.from->amount.literal);
  const auto ratio = Decimal::divide(*c.to->amount.point, *c.from->amount.point);
  if (!computed || !ratio) return;
  Interval stated = by.amount.literal;
  if (stated.low) stated.low = *stated.low * Decimal::scaled(8, -1);
  if (stated.high) stated.high = *stated.high * Decimal::scaled(12, -1);
  if (!disjoint(*computed, stated)) return;
  findings.push_back(arithmetic_finding(
      input, claims_of(c, by), Severity::error, 0.9,
      "From " + quote_of(input, *c.from, &*c.to) + " to " + quote_of(input, *c.to, &*c.from) + " is a factor of " +
          brief(*ratio) + ", not " + brief(*by.amount.point) + " (\"" + quoted(input.claims[by.claim]) + "\").",
      {readable(*c.to->amount.point) + " / " + readable(*c.from->amount.point) + " = " + brief(*ratio) + " (" +
           show(*computed) + " with rounding)",
       "stated: a factor of " + show(by.amount.literal)}));
}

void evaluate(const CheckInput& input, Change c, bool loose, std::vector<Finding>& findings) {
  if (c.broken || c.by.empty() || c.by.size() > 2) return;
  for (const ChangeTerm& by : c.by)
    if (by.rate) return;
  if (c.by.size() == 2 && c.by[0].unit == c.by[1].unit) return;
  if (!c.from || !c.to) return loose ? void() : check_growth_rate(input, c, findings);
  share_unit(c.from->amount, c.to->amount);
  share_period(c.from->amount, c.to->amount);
  if (!same_kind(c.from->amount, c.to->amount) || scale_left_out(input, *c.from, *c.to)) return;
  if (!c.from->amount.point || !c.to->amount.point) return;
  for (const ChangeTerm& by : c.by) {
    if (by.unit == ChangeUnit::percent)
      check_percent(input, c, by, loose, findings);
    else if (loose)
      continue;
    else if (by.unit == ChangeUnit::factor)
      check_factor(input, c, by, findings);
    else
      check_difference(input, c, by, findings);
  }
}

/// "It was $500 million in 2018. Now it is $13 billion; that's a 2,600% increase": the two last figures of that kind.
void check_across(const CheckInput& input, const ChangeTerm& by, const std::vector<ChangeTerm>& earlier,
                  std::vector<Finding>& findings) {
  Change c;
  c.by.push_back(by);
  for (auto t = earlier.rbegin(); t != earlier.rend() && !c.from; ++t) {
    if (t->role == ChangeRole::temporal || t->role == ChangeRole::change || !t->amount.point) continue;
    if (!c.to) {
      c.to = *t;
      continue;
    }
    Amount to = c.to->amount, from = t->amount;
    share_period(from, to);
    if (same_kind(from, to)) c.from = *t;
  }
  if (c.from && c.to) evaluate(input, std::move(c), true, findings);
}

/// Whether the change is measured against something else than the figures before it: "12 percent from 2019".
bool names_its_base(const SentenceView& v, std::size_t element) {
  static const WordSet base{"from", "over", "than", "compared", "versus", "since", "on", "above", "below", "of", "in"};
  for (std::size_t i = element + 1; i < v.elements.size() && v.elements[i].kind == TokenKind::word; ++i)
    if (v.word(i, base)) return true;
  return false;
}

const DateRange* dates_of(const CheckInput& input, const ChangeTerm& term) {
  const Dimension* time = find_dimension(input.claims[term.claim], "time");
  const bool near = time != nullptr && (time->origin == Origin::stated || time->from == InferredFrom::sentence);
  return near && time->dates && time->dates->from && time->dates->to ? &*time->dates : nullptr;
}

/// "There were 2,900 in 2022 and 3,190 in 2023, an increase of 10 percent": the only two figures ahead, each with a
/// time of its own.
std::optional<Change> dated_change(const CheckInput& input, const SentenceView& v, const ChangeTerm& by,
                                   const std::vector<ChangeTerm>& earlier) {
  if (by.rate || names_its_base(v, by.element)) return {};
  std::vector<const ChangeTerm*> figures;
  for (const ChangeTerm& t : earlier) {
    if (t.role == ChangeRole::temporal) continue;
    if (t.role == ChangeRole::change || !t.amount.point) return {};
    figures.push_back(&t);
  }
  if (figures.size() != 2) return {};
  const DateRange *a = dates_of(input, *figures[0]), *b = dates_of(input, *figures[1]);
  if (a == nullptr || b == nullptr || !disjoint(*a, *b)) return {};
  Change c;
  c.from = *a->from < *b->from ? *figures[0] : *figures[1];
  c.to = *a->from < *b->from ? *figures[1] : *figures[0];
  c.by.push_back(by);
  return c;
}

}  // namespace

void check_change(const CheckInput& input, const SentenceView& view, ClaimRange before, std::vector<Change>& growth,
                  std::vector<Finding>& findings) {
  const std::vector<ChangeTerm> terms = change_terms(input.claims, view);
  const auto is_change = [](const ChangeTerm& t) { return t.role == ChangeRole::change; };
  if (std::none_of(terms.begin(), terms.end(), is_change)) return;
  const std::size_t reported = findings.size();
  for (const Change& c : read_changes(view, terms)) {
    evaluate(input, c, false, findings);
    if (states_growth(c)) growth.push_back(c);
  }
  if (findings.size() > reported) return;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const ChangeTerm& by = terms[i];
    if (by.role != ChangeRole::change || by.unit != ChangeUnit::percent || !(by.anaphoric || by.appended)) continue;
    std::vector<ChangeTerm> earlier;
    if (before.first < before.end) {
      SentenceView previous;
      view_sentence(input, before.first, before.end, previous);
      earlier = change_terms(input.claims, previous);
    }
    earlier.insert(earlier.end(), terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(i));
    if (auto dated = dated_change(input, view, by, earlier)) {
      evaluate(input, std::move(*dated), false, findings);
      continue;
    }
    check_across(input, by, earlier, findings);
  }
}

}  // namespace claimcheck
