#include "checker/compare/similarity.h"

#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/verdict.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr int window = 12, beside_reach = 4, event_reach = 6;
constexpr double one_phrase = 6;            // rarity of shared pairs of words: three rare words in a row
constexpr std::uint32_t tiny_set = 8;       // slots
constexpr std::uint32_t period_reach = 40;  // bytes between a number and its span of time

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
                                                              "both_supported"};

double shared_pairs(const Slot& a, const Slot& b) {
  double shared = 0;
  auto x = a.word_pairs.begin(), y = b.word_pairs.begin();
  while (x != a.word_pairs.end() && y != b.word_pairs.end()) {
    if (x->hash < y->hash) {
      ++x;
    } else if (y->hash < x->hash) {
      ++y;
    } else {
      shared += x->rarity;
      ++x, ++y;
    }
  }
  return shared;
}

float& at(Signals& s, Signal which) { return s[static_cast<std::size_t>(which)]; }

struct Overlap {
  double window_shared = 0, window_all = 0, all_shared = 0, all = 0;
  struct Side {
    int a = 0, b = 0, shared = 0;  // words
  } left, right;                   // of the number, up to the next figure
  int names_a = 0, names_b = 0, names_shared = 0;
  bool same_event = false;
  bool beside = false;                          // a content word close to both numbers, on the same side or counted
  int name_a = 0, name_b = 0, name_shared = 0;  // names in the counted nouns
};

bool near(const SlotWord& w) { return std::abs(w.distance) <= window || w.distance >= 100; }

Overlap::Side* own_side(Overlap& o, const SlotWord& w) {
  if (!w.own || w.distance == 0) return nullptr;
  return w.distance < 0 ? &o.left : &o.right;
}

/// Both have words on this side that belong to the number alone, and none is the same.
bool apart(const Overlap::Side& side) { return side.a > 1 && side.b > 1 && side.shared == 0; }

Overlap overlap(const Slot& a, const Slot& b) {
  Overlap o;
  auto x = a.words.begin();
  auto y = b.words.begin();
  const auto only = [&](const SlotWord& w) {
    o.all += w.rarity;
    if (near(w)) o.window_all += w.rarity;
  };
  while (x != a.words.end() || y != b.words.end()) {
    if (y == b.words.end() || (x != a.words.end() && x->stem < y->stem)) {
      o.names_a += x->name;
      o.name_a += x->name && x->distance == 0;
      if (Overlap::Side* side = own_side(o, *x)) ++side->a;
      only(*x++);
    } else if (x == a.words.end() || y->stem < x->stem) {
      o.names_b += y->name;
      o.name_b += y->name && y->distance == 0;
      if (Overlap::Side* side = own_side(o, *y)) ++side->b;
      only(*y++);
    } else {
      o.all += x->rarity;
      o.all_shared += x->rarity;
      if (near(*x) || near(*y)) o.window_all += x->rarity;
      if (near(*x) && near(*y)) o.window_shared += x->rarity;
      Overlap::Side *one = own_side(o, *x), *two = own_side(o, *y);
      if (one != nullptr) ++one->a;
      if (two != nullptr) ++two->b;
      if (one != nullptr && one == two) ++one->shared;
      o.beside |= std::abs(x->distance) <= beside_reach && std::abs(y->distance) <= beside_reach &&
                  x->distance * y->distance >= 0;
      o.name_shared += x->name && x->distance == 0;
      o.names_shared += x->name || y->name;
      o.same_event |= x->event && y->event && std::abs(x->distance) <= 5 && std::abs(y->distance) <= 5;
      o.names_a += x->name;
      o.names_b += y->name;
      ++x, ++y;
    }
  }
  return o;
}

/// The word for an event that stands nearest to the number; ties go to the one before it.
const SlotWord* nearest_event(const Slot& slot) {
  const SlotWord* found = nullptr;
  const auto cost = [](const SlotWord& w) { return 2 * std::abs(w.distance) + (w.distance > 0); };
  for (const SlotWord& w : slot.words)
    if (w.event && std::abs(w.distance) <= event_reach && (found == nullptr || cost(w) < cost(*found))) found = &w;
  return found;
}

/// Each date has a word for an event beside it, and the two are not the same.
bool other_events(const Slot& a, const Slot& b) {
  const SlotWord *x = nearest_event(a), *y = nearest_event(b);
  return x != nullptr && y != nullptr && x->stem != y->stem;
}

/// The names that the event is about: those before the date, or before the word for the event if that comes later.
struct Subject {
  bool named = false, shared = false;
};

Subject subject_of(const Slot& slot, const SlotWord& event, const Slot& other) {
  Subject s;
  for (const SlotWord& w : slot.words) {
    if (!w.name || w.distance > std::max<std::int16_t>(event.distance, 0)) continue;
    s.named = true;
    s.shared |=
        std::any_of(other.words.begin(), other.words.end(), [&](const SlotWord& v) { return v.stem == w.stem; });
  }
  if (slot.anaphor < event.distance) s.named = false;  // "his first album was released": whose, is said elsewhere
  return s;
}

/// Two dates of one event: the same word for it is the nearest in both, and its subjects share a name, or one of them
/// is not named ("it was founded") and something else is alike, or there is hardly anything else in the set.
bool date_of_event(const Slot& a, const Slot& b) {
  const SlotWord *x = nearest_event(a), *y = nearest_event(b);
  if (x == nullptr || y == nullptr || x->stem != y->stem) return false;
  const Subject one = subject_of(a, *x, b), two = subject_of(b, *y, a);
  if (one.shared || two.shared) return true;
  if (one.named && two.named) return false;
  if (a.set_slots <= tiny_set) return true;
  const Overlap o = overlap(a, b);
  return o.all_shared >= 2 * x->rarity;
}

int common_run(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return static_cast<int>(n);
}

/// How the other figures of the two sentences go together.
void compare_neighbours(const CheckInput& input, const Slot& a, const Slot& b, Signals& s) {
  int agree = 0, differ = 0;
  for (std::uint32_t i = a.sentence_first; i < a.sentence_end; ++i) {
    if (i == a.claim) continue;
    bool partner = false, kin = false;
    for (std::uint32_t j = b.sentence_first; j < b.sentence_end; ++j) {
      if (j == b.claim) continue;
      if (input.claims[i].quantity.noun != input.claims[j].quantity.noun) continue;
      const PairVerdict v = compare_quantities(input.claims[i].quantity, input.claims[j].quantity);
      if (v.relationship == Relationship::incomparable) continue;
      kin = true;
      partner |= v.relationship == Relationship::consistent && v.difference && v.difference->is_zero();
    }
    agree += partner;
    differ += kin && !partner;
  }
  at(s, Signal::neighbours_agree) = static_cast<float>(std::min(agree, 3)) / 3;
  at(s, Signal::neighbours_differ) = static_cast<float>(std::min(differ, 3)) / 3;
}

std::string digits_of(const Decimal& d) {
  std::string text = d.abs().to_string();
  text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
  while (text.size() > 1 && text.back() == '0') text.pop_back();
  while (text.size() > 1 && text.front() == '0') text.erase(text.begin());
  return text;
}

bool same_digits(const Mention& a, const Mention& b) {
  return a.stated_low && b.stated_low && digits_of(*a.stated_low) == digits_of(*b.stated_low);
}

/// Two digits swapped, one dropped or doubled, or the same digits at another scale.
bool looks_like_slip(const Mention& a, const Mention& b) {
  if (!a.stated_low || !b.stated_low) return false;
  const std::string x = digits_of(*a.stated_low), y = digits_of(*b.stated_low);
  if (x == y) return true;
  if (x.size() == y.size() && x.size() > 1) {
    std::string p = x, q = y;
    std::sort(p.begin(), p.end());
    std::sort(q.begin(), q.end());
    int apart = 0;
    for (std::size_t i = 0; i < x.size(); ++i) apart += x[i] != y[i];
    return p == q && apart == 2;
  }
  const std::string &longer = x.size() > y.size() ? x : y, &shorter = x.size() > y.size() ? y : x;
  if (longer.size() != shorter.size() + 1 || shorter.size() < 2) return false;
  for (std::size_t i = 0; i < longer.size(); ++i)
    if (longer.substr(0, i) + longer.substr(i + 1) == shorter) return true;
  return false;
}

double log_ratio(const Mention& a, const Mention& b) {
  const auto x = base_point(a), y = base_point(b);
  if (!x || !y || x->is_zero() || y->is_zero()) return 1;
  return std::min(1.0, std::abs(std::log10(std::abs(x->to_double() / y->to_double()))));
}

bool small(const Mention& m) { return m.unit == nullptr && m.stated_low && m.stated_low->abs() < Decimal(10); }

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
  const PairVerdict v = compare_quantities(one->quantity, two->quantity);
  return v.relationship != Relationship::incomparable && v.difference && !v.difference->is_zero();
}

/// Whole years between two dates.
int years_apart(const Mention& a, const Mention& b) {
  if (!a.dates.from || !b.dates.from) return 0;
  return std::abs(a.dates.from->days - b.dates.from->days) / 365;
}

/// "$10-, $12-, $15,000" and "$1.7 [trillion]": the scale of the number stands elsewhere.
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
  for (std::uint32_t i = other.sentence_first; i < other.sentence_end; ++i) {
    if (i == other.claim || claim.quantity.noun != input.claims[i].quantity.noun) continue;
    const PairVerdict v = compare_quantities(claim.quantity, input.claims[i].quantity);
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

void compare_documents(const CheckInput& input, const Claim& x, const Claim& y, Signals& s) {
  const auto &p = input.documents[x.document].meta.date, &q = input.documents[y.document].meta.date;
  at(s, Signal::cumulative) = x.cumulative || y.cumulative;
  if (!p || !q) return;
  const int gap = std::abs(p->days - q->days);
  at(s, Signal::dates_far) = gap > 365;
  at(s, Signal::date_gap) = static_cast<float>(std::min(1.0, std::log1p(gap) / std::log(1000.0)));
  const auto a = base_point(x.quantity), b = base_point(y.quantity);
  if (gap < 2 || !a || !b || *a == *b) return;
  const bool higher = (*p < *q) == (*a < *b);
  const Decimal small_one = std::min(a->abs(), b->abs()), large_one = std::max(a->abs(), b->abs());
  if (higher && large_one < small_one * Decimal::scaled(22, -1)) at(s, Signal::later_higher) = 1;
  if (!higher) at(s, Signal::later_lower) = 1;
}

}  // namespace

std::string_view signal_name(Signal signal) { return names[static_cast<std::size_t>(signal)]; }

bool alike(const Slot& a, const Slot& b) {
  if (common_run(a.left, b.left) + common_run(a.right, b.right) >= 4) return true;
  if (a.kind == date_kind && date_of_event(a, b)) return true;
  if (shared_pairs(a, b) >= 8) return true;
  const Overlap o = overlap(a, b);
  return o.window_shared >= 6 && o.window_shared >= 0.08 * o.window_all;
}

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

Signals signals(const CheckInput& input, const Slot& a, const Slot& b) {
  Signals s{};
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const Overlap o = overlap(a, b);
  at(s, Signal::window_overlap) = o.window_all > 0 ? static_cast<float>(o.window_shared / o.window_all) : 0;
  at(s, Signal::sentence_overlap) = o.all > 0 ? static_cast<float>(o.all_shared / o.all) : 0;
  const int left = common_run(a.left, b.left), right = common_run(a.right, b.right);
  at(s, Signal::left_run) = static_cast<float>(std::min(left, 8)) / 8;
  at(s, Signal::right_run) = static_cast<float>(std::min(right, 8)) / 8;
  at(s, Signal::run) = static_cast<float>(std::min(left + right, 16)) / 16;
  at(s, Signal::shared_rarity) = static_cast<float>(std::min(o.window_shared, 30.0) / 30);
  at(s, Signal::same_noun) = a.noun != 0 && a.noun == b.noun;
  at(s, Signal::other_noun) = a.noun != 0 && b.noun != 0 && a.noun != b.noun;
  at(s, Signal::shared_names) = static_cast<float>(std::min(o.names_shared, 4)) / 4;
  at(s, Signal::foreign_names) =
      o.names_shared == 0 && o.names_a > 0 && o.names_b > 0 && !(a.kind == date_kind && date_of_event(a, b));
  at(s, Signal::small_set) =
      static_cast<float>(std::clamp(std::log(1000.0 / std::max(1u, a.set_slots)) / std::log(1000.0), 0.0, 1.0));
  at(s, Signal::same_event) = o.same_event;
  at(s, Signal::date_of_event) = a.kind == date_kind && date_of_event(a, b);
  compare_neighbours(input, a, b, s);
  at(s, Signal::same_document) = x.document == y.document;
  at(s, Signal::same_block) = x.document == y.document && x.paragraph_id == y.paragraph_id;
  compare_documents(input, x, y, s);
  const Agreement agreement = unify(x, y, nullptr).agreement;
  at(s, Signal::assumed) = agreement != Agreement::same;
  at(s, Signal::inferred_apart) = agreement == Agreement::different;
  at(s, Signal::parallel_bounds) = compare_quantities(x.quantity, y.quantity).parallel_bounds;
  at(s, Signal::slip) = looks_like_slip(x.quantity, y.quantity);
  at(s, Signal::same_digits) = same_digits(x.quantity, y.quantity);
  at(s, Signal::ratio) = static_cast<float>(log_ratio(x.quantity, y.quantity));
  at(s, Signal::hedged_apart) = (x.quantity.modifier == Modifier::exact) != (y.quantity.modifier == Modifier::exact);
  at(s, Signal::small_number) = small(x.quantity) && small(y.quantity);
  at(s, Signal::is_date) = a.kind == date_kind;
  at(s, Signal::shared_pairs) = static_cast<float>(std::min(shared_pairs(a, b), 40.0) / 40);
  at(s, Signal::unasserted_both) = a.unasserted && b.unasserted;
  at(s, Signal::unasserted_one) = a.unasserted != b.unasserted;
  at(s, Signal::left_apart) = apart(o.left);
  at(s, Signal::right_apart) = apart(o.right);
  at(s, Signal::nothing_beside) = !o.beside;
  at(s, Signal::formula_both) = a.formula && b.formula;
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
    -2.86, {0.76,  1.34,  0.66, 0.66,  0.02,  0.47,  0.63,  -0.96, -0.23, -0.73, 1.58,  -1.53, -2.70, -0.18,
            -0.13, -0.24, 1.51, -1.65, -0.67, -0.34, -2.62, 0.00,  -0.34, -0.06, 0.61,  -2.19, -0.47, 1.35,
            0.58,  -0.06, 4.00, 0.84,  2.09,  0.54,  1.04,  -0.75, -0.43, -0.22, -1.05, -0.90, -0.59, -1.19}};
constexpr Model small_sets = {
    -3.04, {-0.69, 1.05,  0.01, 0.84,  3.93, -0.29, 0.93,  -1.26, 0.58,  -2.80, 1.17,  -2.50, -1.74, -1.74,
            -1.00, -0.35, 1.50, 0.21,  0.15, -1.27, 1.97,  -1.00, -0.62, 0.00,  0.00,  -1.50, -0.97, 0.50,
            -0.95, 2.87,  1.12, -1.57, 1.29, 0.00,  -1.00, 0.13,  0.05,  -0.44, -0.50, -1.73, -0.51, -0.60}};

}  // namespace

double same_fact(const Signals& s, bool small) {
  const Model& model = small ? small_sets : large_sets;
  double sum = model.bias;
  for (std::size_t i = 0; i < signal_count; ++i) sum += model.weights[i] * static_cast<double>(s[i]);
  return 1 / (1 + std::exp(-sum));
}

double same_fact(const CheckInput& input, const Slot& a, const Slot& b) {
  return same_fact(signals(input, a, b), a.set_slots <= small_set_slots);
}

}  // namespace claimcheck
