// What rules a pair of slots out, however like they read (docs/alignment.md).
#include "checker/compare/dimensions.h"
#include "checker/compare/similarity.h"
#include "checker/compare/verdict.h"
#include "checker/compare/word_overlap.h"

#include <algorithm>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr double one_phrase = 6;            // rarity of shared pairs of words: three rare words in a row
constexpr std::uint32_t period_reach = 40;  // bytes between a number and its span of time

/// Days of a span of time ("in the last five months", "two years"), 0 for anything else.
double days_of(const Mention& m) {
  if (m.kind == QuantityKind::duration && m.unit != nullptr && m.stated_low)
    return to_base(*m.stated_low, *m.unit).to_double() / 86400;
  if (m.kind == QuantityKind::date_range && m.relative && m.dates.from && m.dates.to)
    return m.dates.to->days - m.dates.from->days + 1;
  return 0;
}

/// The span of time that stands nearest behind or before the number, within a few words; 0 when there is none.
double period_beside(const CheckInput& input, const Slot& slot) {
  const Claim& claim = input.claims[slot.claim];
  double found = 0;
  for (std::uint32_t i = slot.sentence_first; i < slot.sentence_end; ++i) {
    const Claim& other = input.claims[i];
    if (i == slot.claim || other.sentence.size() != claim.sentence.size()) continue;
    const auto from = std::min(other.sentence_number.end, claim.sentence_number.end),
               to = std::max(other.sentence_number.begin, claim.sentence_number.begin);
    const double days = days_of(other.quantity);
    if (days == 0 || to >= from + period_reach) continue;
    found = days;
    if (i > slot.claim) break;  // the first behind it, else the last before it
  }
  return found;
}

/// The figure that a span of time belongs to: the nearest that is none itself, within a few words.
const Claim* figure_beside(const CheckInput& input, const Slot& slot) {
  const Claim& claim = input.claims[slot.claim];
  for (std::uint32_t i = slot.sentence_first; i < slot.sentence_end; ++i) {
    const Claim& other = input.claims[i];
    if (i == slot.claim || other.sentence.size() != claim.sentence.size() || days_of(other.quantity) > 0) continue;
    const auto from = std::min(other.sentence_number.end, claim.sentence_number.end),
               to = std::max(other.sentence_number.begin, claim.sentence_number.begin);
    if (to < from + period_reach) return &other;
  }
  return nullptr;
}

/// "29 percent in two months" beside "30 percent in three months": neither the shares nor the spans are one fact.
bool periods_apart(const CheckInput& input, const Slot& a, const Slot& b) {
  const auto differ = [](double x, double y) { return x > 0 && y > 0 && (x > 1.06 * y || y > 1.06 * x); };
  const double x = days_of(input.claims[a.claim].quantity), y = days_of(input.claims[b.claim].quantity);
  if (x == 0 && y == 0) return differ(period_beside(input, a), period_beside(input, b));
  if (!differ(x, y)) return false;
  const Claim *one = figure_beside(input, a), *two = figure_beside(input, b);
  if (one == nullptr || two == nullptr) return false;
  const PairVerdict v = compare_silently(one->quantity, two->quantity);
  return v.relationship != Relationship::incomparable && v.difference && !v.difference->is_zero();
}

/// Whole years between two dates.
int years_apart(const Mention& a, const Mention& b) {
  if (!a.dates.from || !b.dates.from) return 0;
  return std::abs(a.dates.from->days - b.dates.from->days) / 365;
}

/// "$2-, $3-, $4,000" and "$1.7 [trillion]": the scale of the number stands elsewhere.
bool cut_off(const Claim& claim) {
  const std::string_view rest =
      std::string_view(claim.sentence).substr(std::min<std::size_t>(claim.sentence_number.end, claim.sentence.size()));
  if (rest.size() < 2) return false;
  if (rest[0] == '-') return rest[1] == ' ' || rest[1] == ',';
  return rest[0] == ' ' && rest[1] == '[';
}

/// A dimension that both state, and that differs.
bool stated_apart(const CheckInput& input, const Claim& x, const Claim& y) {
  const Measure* measure = input.rules.find_measure(x.measure);
  for (const Dimension& d : x.dimensions) {
    // A dimension that takes any name is no sure ground: its words are whatever stood in capitals.
    if (const DimensionSlot* slot = measure != nullptr ? measure->slot(d.name) : nullptr;
        slot != nullptr && slot->names)
      continue;
    const Dimension* other = find_dimension(y, d.name);
    if (other == nullptr || d.origin != Origin::stated || other->origin != Origin::stated) continue;
    Claim one, two;
    one.dimensions = {d};
    two.dimensions = {*other};
    if (d.value != other->value && unify(one, two, nullptr).agreement == Agreement::different) return true;
  }
  return false;
}

/// "240 to 249" in one sentence, "between 240 and 249" read as two figures in the other.
bool shares_an_end(const Mention& a, const Mention& b) {
  const bool range_a = a.stated_low != a.stated_high, range_b = b.stated_low != b.stated_high;
  if (range_a == range_b || !a.stated_low || !b.stated_low || a.unit != b.unit) return false;
  const Mention &range = range_a ? a : b, &point = range_a ? b : a;
  return point.stated_low == range.stated_low || point.stated_low == range.stated_high;
}

/// Whether the sentence of `other` states the figure of `claim`, but in another place than `other`. A month of the
/// year that the other states is the same date.
bool has_partner(const CheckInput& input, const Claim& claim, const Slot& other) {
  const Neighbours beside(other);
  for (std::uint32_t i = beside.first; i < beside.end; ++i) {
    if (i == other.claim || claim.quantity.noun != input.claims[i].quantity.noun) continue;
    const PairVerdict v = compare_silently(claim.quantity, input.claims[i].quantity);
    if (v.relationship == Relationship::incomparable) continue;
    if (other.kind == date_kind ? v.relationship == Relationship::consistent : v.difference && v.difference->is_zero())
      return true;
    if (shares_an_end(claim.quantity, input.claims[i].quantity)) return true;
  }
  return false;
}

/// Names in what is counted, all of them different: "Hispanic voters", "Black voters".
bool others_counted(const Slot& a, const Slot& b) {
  const Overlap o = overlap(a, b);
  return o.name_a > 0 && o.name_b > 0 && o.name_shared == 0;
}

}  // namespace

const char* veto(const CheckInput& input, const Slot& a, const Slot& b) {
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  if (a.sentence_first == b.sentence_first) return "they stand in one sentence";
  if (x.quantity.relative && y.quantity.relative && a.kind == date_kind) return "both dates move with their documents";
  if (x.quantity.relative != y.quantity.relative && a.kind == date_kind && years_apart(x.quantity, y.quantity) > 1)
    return "one date moves with its document, the other lies years away";
  if (a.kind == date_kind && other_events(a, b) && shared_pairs(a, b) < one_phrase) return "they date different events";
  if (cut_off(x) || cut_off(y)) return "one of the figures breaks off";
  if (periods_apart(input, a, b)) return "they speak of different spans of time";
  if (x.document == y.document && x.in_table && y.in_table) return "they are cells of one table";
  if (stated_apart(input, x, y)) return "what they state of time, place or population differs";
  if (others_counted(a, b)) return "what is counted has different names";
  if (has_partner(input, x, b) || has_partner(input, y, a)) return "the figure stands elsewhere in the other sentence";
  return nullptr;
}

}  // namespace claimcheck
