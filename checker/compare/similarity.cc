#include "checker/compare/similarity.h"

#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/word_overlap.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr std::array<std::string_view, signal_count> names = {"window_overlap",
                                                              "sentence_overlap",
                                                              "left_run",
                                                              "right_run",
                                                              "run",
                                                              "shared_rarity",
                                                              "same_noun",
                                                              "other_noun",
                                                              "shared_names",
                                                              "foreign_names",
                                                              "neighbours_agree",
                                                              "neighbours_differ",
                                                              "same_document",
                                                              "same_block",
                                                              "dates_far",
                                                              "assumed",
                                                              "slip",
                                                              "ratio",
                                                              "hedged_apart",
                                                              "small_number",
                                                              "is_date",
                                                              "in_table",
                                                              "inferred_apart",
                                                              "later_higher",
                                                              "later_lower",
                                                              "date_gap",
                                                              "cumulative",
                                                              "same_digits",
                                                              "same_event",
                                                              "date_of_event",
                                                              "small_set",
                                                              "parallel_bounds",
                                                              "shared_pairs",
                                                              "unasserted_both",
                                                              "unasserted_one",
                                                              "left_apart",
                                                              "right_apart",
                                                              "nothing_beside",
                                                              "formula_both",
                                                              "partner_elsewhere",
                                                              "lone_against_many",
                                                              "both_supported",
                                                              "long_slip",
                                                              "event_and_noun",
                                                              "partial_one",
                                                              "noun_apart",
                                                              "series",
                                                              "companions"};

float& at(Signals& s, Signal which) { return s[static_cast<std::size_t>(which)]; }

float share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<float>(static_cast<double>(part) / static_cast<double>(whole)) : 0;
}

/// A rarity as a share of `most`, at most 1.
float capped(std::int64_t rarity, int most) {
  return static_cast<float>(std::min(static_cast<double>(rarity) / (most * rarity_unit), 1.0));
}

/// Both have words on this side that belong to the number alone, and none is the same.
bool apart(const Overlap::Side& side) { return side.a > 1 && side.b > 1 && side.shared == 0; }

/// Two numbers in one unit that are not the same: that they differ needs no verdict.
bool are_other_numbers(const Mention& a, const Mention& b) {
  const auto is_number = [](const Mention& m) {
    return m.kind != QuantityKind::change && m.kind != QuantityKind::date && m.kind != QuantityKind::date_range &&
           m.stated_low && m.stated_low == m.stated_high;
  };
  return a.unit == b.unit && is_number(a) && is_number(b) && *a.stated_low != *b.stated_low;
}

/// How the other figures of the two sentences go together.
void compare_neighbours(const CheckInput& input, const Slot& a, const Slot& b, Signals& s) {
  int agree = 0, differ = 0;
  const Neighbours beside_a(a), beside_b(b);
  for (std::uint32_t i = beside_a.first; i < beside_a.end; ++i) {
    if (i == a.claim) continue;
    bool partner = false, kin = false;
    for (std::uint32_t j = beside_b.first; j < beside_b.end; ++j) {
      if (j == b.claim) continue;
      const Mention &one = input.claims[i].quantity, &other = input.claims[j].quantity;
      // "5,400 people", "5,400 employees": a figure of three digits is hardly ever there twice by chance.
      const bool telling = one.stated_low && one.stated_low == other.stated_low && one.stated_low->digits() >= 2 &&
                           *one.stated_low >= Decimal(100);
      if (one.noun != other.noun && !telling) continue;
      if (are_other_numbers(one, other)) {
        kin |= comparable(one, other);
        continue;
      }
      const PairVerdict v = compare_silently(one, other);
      if (v.relationship == Relationship::incomparable) continue;
      kin = true;
      partner |= v.relationship == Relationship::consistent && v.difference && v.difference->is_zero();
    }
    agree += partner;
    differ += kin && !partner;
  }
  at(s, Signal::neighbours_agree) = static_cast<float>(std::min(agree, 3)) / 3;
  at(s, Signal::neighbours_differ) = static_cast<float>(std::min(differ, 3)) / 3;
  at(s, Signal::series) = (agree >= 2 && differ == 0) || (agree >= 3 && differ == 1);
}

/// The number without its scale: 4,200 and 0.42 are 42.
Decimal significant(const Decimal& d) { return d.abs().shifted(-d.exponent()); }

bool same_digits(const Mention& a, const Mention& b) {
  return a.stated_low && b.stated_low && significant(*a.stated_low) == significant(*b.stated_low) &&
         !are_round_counts(a, b);
}

/// Two digits swapped, one dropped or doubled, or the same digits at another scale.
bool looks_like_slip(const Mention& a, const Mention& b) {
  if (!a.stated_low || !b.stated_low) return false;
  if (same_digits(a, b)) return true;
  const int digits_a = a.stated_low->digits(), digits_b = b.stated_low->digits();
  if (std::abs(digits_a - digits_b) > 1 || std::max(digits_a, digits_b) < 2) return false;
  const std::string x = significant(*a.stated_low).to_string(), y = significant(*b.stated_low).to_string();
  if (x.size() == y.size()) {
    std::string p = x, q = y;
    std::sort(p.begin(), p.end());
    std::sort(q.begin(), q.end());
    int apart = 0;
    for (std::size_t i = 0; i < x.size(); ++i) apart += x[i] != y[i];
    return p == q && apart == 2;
  }
  const std::string &longer = x.size() > y.size() ? x : y, &shorter = x.size() > y.size() ? y : x;
  if (shorter.size() < 2) return false;
  // Who drops the last digit of 17.2 writes 17, and not 1.7: of two with as many decimals it was one before the point.
  const int exponent = a.stated_low->exponent();
  const std::size_t decimals =
      exponent < 0 && exponent == b.stated_low->exponent() ? static_cast<std::size_t>(-exponent) : 0;
  for (std::size_t i = 0; i + decimals < longer.size(); ++i)
    if (longer.substr(0, i) + longer.substr(i + 1) == shorter) return true;
  return false;
}

/// A slip of the hand in a figure of many digits, of six: by chance two such figures are hardly ever so close.
float long_slip(const Mention& a, const Mention& b) {
  const int digits = std::min(a.stated_low->digits(), b.stated_low->digits());
  return digits < 3 ? 0 : static_cast<float>(std::min(digits - 2, 4)) / 4;
}

double log_ratio(const std::optional<Decimal>& x, const std::optional<Decimal>& y) {
  if (!x || !y || x->is_zero() || y->is_zero()) return 1;
  return std::min(1.0, std::abs(std::log10(std::abs(x->to_double() / y->to_double()))));
}

bool small(const Mention& m) { return m.unit == nullptr && m.stated_low && m.stated_low->abs() < Decimal(10); }

/// Whether two dates lie as far apart as the documents that state them, `gap` days: "until 15 December 2023" in one
/// year's notice, "until 15 December 2024" in the next one's.
bool moves_along(const DateRange& a, const DateRange& b, int gap) {
  constexpr int about = 20, least = 60;  // days
  return a.from && b.from && gap >= least && std::abs(std::abs(a.from->days - b.from->days) - gap) <= about;
}

/// `a` and `b`: the figures in base units.
void compare_documents(const CheckInput& input, const Claim& x, const Claim& y, const std::optional<Decimal>& a,
                       const std::optional<Decimal>& b, Signals& s) {
  const auto &p = input.documents[x.document].date, &q = input.documents[y.document].date;
  at(s, Signal::cumulative) = x.cumulative || y.cumulative;
  if (!p || !q) return;
  const int gap = std::abs(p->days - q->days);
  at(s, Signal::dates_far) = gap > 365 || moves_along(x.quantity.dates, y.quantity.dates, gap);
  at(s, Signal::date_gap) = static_cast<float>(std::min(1.0, std::log1p(gap) / std::log(1000.0)));
  if (gap < 2 || !a || !b || *a == *b) return;
  const bool higher = (*p < *q) == (*a < *b);
  const Decimal small_one = std::min(a->abs(), b->abs()), large_one = std::max(a->abs(), b->abs());
  if (higher && large_one < small_one * Decimal::scaled(22, -1)) at(s, Signal::later_higher) = 1;
  if (!higher) at(s, Signal::later_lower) = 1;
}

}  // namespace

std::string_view signal_name(Signal signal) { return names[static_cast<std::size_t>(signal)]; }

bool alike(const Slot& a, const Slot& b) {
  constexpr auto shared_enough = static_cast<std::int64_t>(8 * rarity_unit),
                 window_enough = static_cast<std::int64_t>(6 * rarity_unit);
  if (common_run(a.left, b.left) + common_run(a.right, b.right) >= 4) return true;
  if (a.kind == date_kind && date_of_event(a, b)) return true;
  if (shared_pairs(a, b) >= shared_enough) return true;
  const std::int64_t shared = near_shared(a, b), all = a.near_rarity + b.near_rarity - shared;
  return shared >= window_enough && 100 * shared >= 8 * all;
}

bool share_a_word(const Slot& a, const Slot& b) {
  constexpr auto one_word = static_cast<std::int64_t>(3 * rarity_unit);
  return overlap(a, b).all_shared >= one_word;
}

Signals quick_signals(const CheckInput& input, const Slot& a, const Slot& b, const Mention& figure_a,
                      const Mention& figure_b) {
  Signals s{};
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const Overlap o = overlap(a, b);
  at(s, Signal::window_overlap) = share(o.window_shared, o.window_all);
  at(s, Signal::sentence_overlap) = share(o.all_shared, o.all);
  const int left = common_run(a.left, b.left), right = common_run(a.right, b.right);
  at(s, Signal::left_run) = static_cast<float>(std::min(left, 8)) / 8;
  at(s, Signal::right_run) = static_cast<float>(std::min(right, 8)) / 8;
  at(s, Signal::run) = static_cast<float>(std::min(left + right, 16)) / 16;
  at(s, Signal::shared_rarity) = capped(o.window_shared, 30);
  at(s, Signal::same_noun) = a.noun != 0 && a.noun == b.noun;
  at(s, Signal::other_noun) = a.noun != 0 && b.noun != 0 && a.noun != b.noun;
  at(s, Signal::shared_names) = static_cast<float>(std::min(o.names_shared, 4)) / 4;
  const bool one_event = a.kind == date_kind && date_of_event(a, b);
  at(s, Signal::foreign_names) = o.names_shared == 0 && o.names_a > 0 && o.names_b > 0 && !one_event;
  at(s, Signal::small_set) =
      static_cast<float>(std::clamp(std::log(1000.0 / std::max(1u, a.set_slots)) / std::log(1000.0), 0.0, 1.0));
  at(s, Signal::same_event) = o.same_event;
  at(s, Signal::date_of_event) = one_event;
  at(s, Signal::same_document) = x.document == y.document;
  at(s, Signal::same_block) = x.document == y.document && x.paragraph_id == y.paragraph_id;
  const auto base_a = base_point(figure_a), base_b = base_point(figure_b);
  compare_documents(input, x, y, base_a, base_b, s);
  if (looks_like_slip(figure_a, figure_b)) {
    at(s, Signal::slip) = 1;
    at(s, Signal::long_slip) = long_slip(figure_a, figure_b);
  }
  at(s, Signal::same_digits) = same_digits(figure_a, figure_b);
  at(s, Signal::ratio) = static_cast<float>(log_ratio(base_a, base_b));
  at(s, Signal::hedged_apart) = (figure_a.modifier == Modifier::exact) != (figure_b.modifier == Modifier::exact);
  at(s, Signal::small_number) = small(figure_a) && small(figure_b);
  at(s, Signal::is_date) = a.kind == date_kind;
  at(s, Signal::shared_pairs) = capped(shared_pairs(a, b), 40);
  at(s, Signal::unasserted_both) = a.unasserted && b.unasserted;
  at(s, Signal::unasserted_one) = a.unasserted != b.unasserted;
  at(s, Signal::left_apart) = apart(o.left);
  at(s, Signal::right_apart) = apart(o.right);
  at(s, Signal::nothing_beside) = !o.beside;
  at(s, Signal::formula_both) = a.formula && b.formula;
  at(s, Signal::event_and_noun) = o.same_event && a.noun != 0 && a.noun == b.noun;
  at(s, Signal::partial_one) = a.partial != b.partial;
  // "2,850 m", "2,850 metres": a unit is no noun, however it is written. Spans of time are many.
  const bool measured = a.noun == 0 && figure_a.unit != nullptr && figure_a.unit->dimension != UnitDimension::time;
  at(s, Signal::noun_apart) = !measured && o.noun_only > 0 && o.noun_shared <= 1 && a.noun == b.noun;
  return s;
}

void add_slow_signals(const CheckInput& input, const Slot& a, const Slot& b, Signals& s) {
  compare_neighbours(input, a, b, s);
  const Agreement agreement = agreement_of(input.claims[a.claim], input.claims[b.claim]);
  at(s, Signal::assumed) = agreement != Agreement::same;
  at(s, Signal::inferred_apart) = agreement == Agreement::different;
}

Signals signals(const CheckInput& input, const Slot& a, const Slot& b, const Mention& figure_a, const Mention& figure_b,
                const PairVerdict& verdict) {
  Signals s = quick_signals(input, a, b, figure_a, figure_b);
  add_slow_signals(input, a, b, s);
  at(s, Signal::parallel_bounds) = verdict.parallel_bounds;
  return s;
}

namespace {

struct Model {
  double bias;
  std::array<double, signal_count> weights;
};

// Fitted as docs/alignment.md describes: by planted errors in a large collection, and by judged sentence pairs. In a
// small set no word's rarity is known, so likeness and the kind of event carry the decision; its bias is lowered so
// that one threshold means one precision in both.
constexpr Model large_sets = {
    -2.87,
    {0.82, 1.39,  0.69,  0.68,  0.03,  0.44,  0.58,  -1.03, -0.18, -0.76, 1.59,  -1.68, -2.89, -0.19, -0.17, -0.36,
     1.56, -1.63, -0.67, -0.37, -2.67, 0.00,  -0.41, -0.15, 0.60,  -2.25, -0.47, 1.63,  0.65,  -0.06, 4.00,  0.89,
     2.13, 0.56,  1.10,  -0.82, -0.46, -0.17, -1.13, -0.92, -0.51, -1.24, 1.52,  0.35,  -0.98, -2.39, 0.42,  0.00}};
constexpr Model small_sets = {
    -3.08,
    {-0.39, 1.26, -0.10, 0.58,  3.74,  0.21,  1.14,  -0.85, 0.30,  -2.49, 0.89,  -2.62, -1.77, -1.77, -1.00, -0.25,
     1.30,  0.34, 0.01,  -1.20, 1.59,  -1.00, -0.60, 0.00,  0.00,  -1.50, -1.68, 0.50,  -0.59, 2.81,  1.14,  -1.64,
     1.60,  0.00, -1.00, 0.03,  -0.20, -0.96, -0.50, -1.72, -0.41, -0.50, 1.11,  -0.56, -2.12, -1.57, 1.00,  2.80}};

/// "The ferry capsized on 19 January", "the ferry capsized on 29 January": two dates behind the same words, of one kind
/// of event or with a name in common, in documents of about one time. In large sets a date mostly says when somebody
/// spoke, so the weights fitted on them hold nothing for such two.
bool dates_one_happening(const Signals& s) {
  constexpr float four_words = 0.5F, five_words = 0.625F, two_names = 0.5F;  // of Signal::left_run, shared_names
  const auto has = [&](Signal which) { return s[static_cast<std::size_t>(which)]; };
  if (has(Signal::is_date) <= 0 || has(Signal::dates_far) > 0) return false;
  const bool named = has(Signal::shared_names) > 0, of_two_names = has(Signal::shared_names) >= two_names;
  return ((has(Signal::date_of_event) > 0 || of_two_names) && has(Signal::left_run) >= four_words) ||
         (named && has(Signal::left_run) >= five_words);
}

const Model& model_for(const Signals& s, bool small) {
  return small || dates_one_happening(s) ? small_sets : large_sets;
}

}  // namespace

std::vector<std::pair<std::string_view, double>> strongest_signals(const Signals& s, bool small) {
  constexpr std::size_t most = 4;
  const Model& model = model_for(s, small);
  std::vector<std::pair<std::string_view, double>> weighed;
  for (std::size_t i = 0; i < signal_count; ++i)
    if (const double share = model.weights[i] * static_cast<double>(s[i]); share != 0)
      weighed.emplace_back(names[i], share);
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const auto& x, const auto& y) { return std::abs(x.second) > std::abs(y.second); });
  if (weighed.size() > most) weighed.resize(most);
  return weighed;
}

Signals as_of_two_documents(Signals s) {
  at(s, Signal::same_document) = at(s, Signal::same_block) = 0;
  return s;
}

double same_fact(const Signals& s, bool small) {
  const Model& model = model_for(s, small);
  double sum = model.bias;
  for (std::size_t i = 0; i < signal_count; ++i) sum += model.weights[i] * static_cast<double>(s[i]);
  return 1 / (1 + std::exp(-sum));
}

double at_most(const CheckInput& input, const Slot& a, const Slot& b, Known known, const Signals& s) {
  constexpr double slack = 1e-9;  // sums of doubles depend on their order
  const Model& model = model_for(s, a.set_slots <= small_set_slots);
  constexpr std::size_t lanes = 4;  // sums side by side, as the order does not matter here
  static_assert(signal_count % lanes == 0);
  std::array<double, lanes> sums{};
  for (std::size_t i = 0; i < signal_count; i += lanes)
    for (std::size_t k = 0; k < lanes; ++k) sums[k] += model.weights[i + k] * static_cast<double>(s[i + k]);
  double sum = model.bias + slack + sums[0] + sums[1] + sums[2] + sums[3];
  const auto open = [&](Signal which) { sum += std::max(0.0, model.weights[static_cast<std::size_t>(which)]); };
  for (const Signal which :
       {Signal::partner_elsewhere, Signal::lone_against_many, Signal::both_supported, Signal::companions})
    open(which);
  const auto bounded = [&](const Slot& slot) {
    const Mention& m = input.claims[slot.claim].quantity;
    return m.modifier != Modifier::exact || m.plain_bound;
  };
  if (bounded(a) && bounded(b)) open(Signal::parallel_bounds);
  if (known == Known::quick) {
    for (const Signal which : {Signal::assumed, Signal::inferred_apart}) open(which);
    const auto is_alone = [](const Slot& slot) { return slot.sentence_end - slot.sentence_first == 1; };
    if (!is_alone(a) && !is_alone(b))
      for (const Signal which : {Signal::neighbours_agree, Signal::neighbours_differ, Signal::series}) open(which);
  }
  return 1 / (1 + std::exp(-sum));
}

double same_fact(const CheckInput& input, const Slot& a, const Slot& b) {
  const Mention &x = input.claims[a.claim].quantity, &y = input.claims[b.claim].quantity;
  return same_fact(signals(input, a, b, x, y, compare_silently(x, y)), a.set_slots <= small_set_slots);
}

}  // namespace claimcheck
