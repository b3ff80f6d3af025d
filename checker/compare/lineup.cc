#include "checker/compare/lineup.h"

#include "checker/compare/against.h"
#include "checker/compare/companions.h"
#include "checker/compare/candidates.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/kept_parts.h"
#include "checker/compare/word_overlap.h"
#include "checker/text/parallel.h"
#include "checker/text/token.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

namespace claimcheck {

namespace {

constexpr double agrees = 0.3;  // probability from which an equal figure counts as the same statement

/// Which documents state the figure of a slot in a like statement, and how like at best.
class Agreeing {
 public:
  void add(std::uint32_t slot, std::uint32_t document, double probability) {
    double& best = best_[key(slot, document)];
    if (best == 0 && probability >= agrees) ++documents_[slot];
    best = std::max(best, probability);
  }
  double in(std::uint32_t slot, std::uint32_t document) const {
    const auto found = best_.find(key(slot, document));
    return found == best_.end() ? 0 : found->second;
  }
  /// Other documents that agree with the slot.
  std::uint32_t documents(std::uint32_t slot) const {
    const auto found = documents_.find(slot);
    return found == documents_.end() ? 0 : found->second;
  }

 private:
  static std::uint64_t key(std::uint32_t slot, std::uint32_t document) {
    return (static_cast<std::uint64_t>(slot) << 32) | document;
  }
  std::unordered_map<std::uint64_t, double> best_;
  std::unordered_map<std::uint32_t, std::uint32_t> documents_;
};

/// "over 4 million" beside "more than 4.2 million", "42 dollars" beside "42.38": the one is the other, rounded.
bool rounds_to(const Mention& a, const Mention& b, bool bounds) {
  if (a.unit != b.unit || !a.stated_low || !b.stated_low || a.stated_low != a.stated_high ||
      b.stated_low != b.stated_high)
    return false;
  if (!bounds && a.unit == nullptr) return false;  // a count is a count
  const bool a_coarse = a.stated_low->exponent() > b.stated_low->exponent();
  const Decimal &coarse = a_coarse ? *a.stated_low : *b.stated_low, &fine = a_coarse ? *b.stated_low : *a.stated_low;
  if (coarse.exponent() == fine.exponent() || fine.is_negative()) return false;
  const Decimal off = fine - coarse, step = Decimal::scaled(1, coarse.exponent());
  return !off.is_negative() && off < step && fine * Decimal(50) < coarse * Decimal(53);
}

/// The same digits, a power of ten apart.
bool tenfold(const Mention& a, const Mention& b) {
  if (!a.stated_low || !b.stated_low || a.unit != b.unit) return false;
  const Decimal &x = *a.stated_low, &y = *b.stated_low;
  return x.exponent() != y.exponent() && x.shifted(-x.exponent()) == y.shifted(-y.exponent());
}

void set(Signals& s, Signal which, double value) { s[static_cast<std::size_t>(which)] = static_cast<float>(value); }

void weigh_in(const SlotList& slots, const Agreeing& agreement, Likeness& pair) {
  const std::uint32_t a = slots.document_of(pair.a), b = slots.document_of(pair.b);
  if (a != b) set(pair.signals, Signal::partner_elsewhere, std::max(agreement.in(pair.a, b), agreement.in(pair.b, a)));
  const bool one = agreement.documents(pair.a) > 0, two = agreement.documents(pair.b) > 0;
  set(pair.signals, Signal::lone_against_many, one != two);
  set(pair.signals, Signal::both_supported, one && two);
}

/// Whether a dimension that the rule itself lists (a drug, an agency) differs.
bool other_values(const Claim& a, const Claim& b, const Measure& measure) {
  return std::any_of(measure.slots.begin(), measure.slots.end(), [&](const DimensionSlot& slot) {
    if (slot.values.empty()) return false;
    const Dimension *x = find_dimension(a, slot.name), *y = find_dimension(b, slot.name);
    if (x == nullptr || y == nullptr) return false;
    Claim one, two;
    one.dimensions = {*x};
    two.dimensions = {*y};
    return unify(one, two, &measure).agreement == Agreement::different;
  });
}

/// A date of the news and one long before it are of two happenings, however alike the reports read.
bool recalls(const CheckInput& input, const Claim& claim) {
  constexpr int news = 45;  // days
  const auto& today = input.documents[claim.document].date;
  const auto& last = claim.quantity.dates.to;
  return today && last && today->days - last->days > news;
}

bool two_happenings(const CheckInput& input, const Claim& a, const Claim& b) {
  const bool dates = a.quantity.dates.from && b.quantity.dates.from;
  return dates && input.documents[a.document].date && input.documents[b.document].date &&
         recalls(input, a) != recalls(input, b);
}

/// Whether a rule has the say: it names two things, or one measure of events, which likeness cannot tell apart; or one
/// whose own dimensions (drug, agency) differ.
bool ruled(const CheckInput& input, const Claim& a, const Claim& b) {
  if (two_happenings(input, a, b)) return true;
  const Measure *measure = input.rules.compared_measure(a), *other = input.rules.compared_measure(b);
  if (measure == nullptr || other == nullptr) return false;
  return measure != other || measure->event || other_values(a, b, *measure);
}

/// "$2,000" as an amount "a year", where the other figure says of which period it is and this one does not: the same
/// figure in the unit of the other. Empty for anything else.
std::optional<Mention> in_period_of(const Mention& open, const Mention& other) {
  if (open.unit == nullptr || other.unit == nullptr || open.unit->dimension != UnitDimension::money) return {};
  if (!other.unit->name.starts_with(open.unit->name + " per ")) return {};
  std::optional<Mention> figure = open;
  figure->unit = other.unit;
  return figure;
}

/// Both figures are hedged by the same word, and the two sentences are the very same but for the number.
bool same_but_for_number(const Claim& x, const Claim& y) {
  constexpr std::size_t fewest = 32;  // bytes beside the number: a phrase of a few words may come about twice
  const Mention &a = x.quantity, &b = y.quantity;
  if (a.modifier != b.modifier || a.unit != b.unit) return false;
  const auto around = [](const Claim& claim) {
    const std::string_view sentence = claim.sentence;
    const auto& number = claim.sentence_number;
    return number.end > sentence.size() ? std::pair<std::string_view, std::string_view>()
                                        : std::pair(sentence.substr(0, number.begin), sentence.substr(number.end));
  };
  const auto one = around(x), other = around(y);
  return one == other && one.first.size() + one.second.size() >= fewest;
}

/// "Roughly 550,000" and "roughly 505,000" let each other pass. Who repeats a sentence to the letter repeats its figure
/// as well: where two digits changed places, the stated numbers are compared, as those of two bounds in one direction
/// are (semantics 4.4).
void compare_as_stated(const Claim& x, const Claim& y, PairVerdict& verdict) {
  const bool meet = verdict.relationship == Relationship::consistent || verdict.relationship == Relationship::tension;
  if (!meet || x.quantity.modifier == Modifier::exact || !verdict.difference || verdict.difference->is_zero()) return;
  if (!digits_swapped(x.quantity, y.quantity) || !same_but_for_number(x, y)) return;
  verdict.relationship = Relationship::tension;
  verdict.parallel_bounds = true;
}

/// Whether the two state different figures: an amount and the same one rounded, or behind a dash that reads as a minus,
/// are one figure.
bool figures_differ(const Mention& figure_x, const Mention& figure_y, const Claim& x, const Claim& y,
                    const PairVerdict& verdict) {
  const bool same =
      verdict.difference && verdict.difference->is_zero() && verdict.relationship != Relationship::unit_slip;
  const bool dash = x.quantity.kind != QuantityKind::change && verdict.difference && x.quantity.stated_low &&
                    y.quantity.stated_low && *x.quantity.stated_low == -*y.quantity.stated_low;
  return !dash && verdict.relationship != Relationship::consistent && !same &&
         !rounds_to(figure_x, figure_y, verdict.parallel_bounds);
}

/// Whether the pair is of two documents without a date.
bool undated(const CheckInput& input, const Slot& a, const Slot& b) {
  return a.document != b.document && !input.documents[a.document].date && !input.documents[b.document].date;
}

/// What becomes of a candidate.
enum class Judged : std::uint8_t {
  dropped,         // the two are not of one fact, or can make no finding
  of_other_times,  // of two undated documents, and of two times by what they say
  put_off,         // can make no finding, and states one figure twice: it may bear witness for another pair
  kept
};

/// What the two statements by themselves say of each other. With Kept::for_findings a pair of a large set is given up
/// as soon as it cannot come to the probability from which it counts: what the rest of the set says only lowers it.
Judged judge(const CheckInput& input, const SlotList& slots, const SlotPair& candidate, Kept kept, Likeness& pair) {
  const Slot &a = slots[candidate.a], &b = slots[candidate.b];
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  if (!compared(input, x, y)) return Judged::dropped;
  const bool like = alike(a, b), is_small = a.set_slots <= small_set_slots;
  if (!like && (!is_small || !(share_a_word(a, b) || overlap(a, b).beside ||
                               (digits_swapped(x.quantity, y.quantity) && overlap(a, b).all_shared > 0))))
    return Judged::dropped;
  pair = {};
  pair.alike = like;
  pair.a = candidate.a;
  pair.b = candidate.b;
  const std::optional<Mention> moved_x = in_period_of(x.quantity, y.quantity),
                               moved_y = in_period_of(y.quantity, x.quantity);
  const Mention &figure_x = moved_x ? *moved_x : x.quantity, &figure_y = moved_y ? *moved_y : y.quantity;
  pair.of_period = moved_x || moved_y;
  const bool pruned = kept == Kept::for_findings && !is_small;
  const Judged fallen = a.value == b.value ? Judged::put_off : Judged::dropped;
  // Statements of one document are asked how alike they read, too (Rivals).
  const auto as_counted = [&](const Signals& s) { return a.document == b.document ? as_of_two_documents(s) : s; };
  const auto ruled_out = [&](const char* reason) {
    return reason == other_stated_times && like && undated(input, a, b) ? Judged::of_other_times : Judged::dropped;
  };
  double enough = 0;
  if (pruned) {
    if (const char* reason = quick_veto(input, a, b)) return ruled_out(reason);
    pair.signals = quick_signals(input, a, b, figure_x, figure_y);
    enough = worth_a_note(a.set_slots, pair.signals);
    if (at_most(input, a, b, Known::quick, as_counted(pair.signals)) < enough) return fallen;
    add_slow_signals(input, a, b, pair.signals);
    if (at_most(input, a, b, Known::slow, as_counted(pair.signals)) < enough) return fallen;
  }
  pair.verdict = compare_silently(figure_x, figure_y, input.rules.thresholds.tolerance);
  compare_as_stated(x, y, pair.verdict);
  if (pair.verdict.relationship == Relationship::incomparable) return Judged::dropped;
  pair.differs = figures_differ(figure_x, figure_y, x, y, pair.verdict);
  if (pruned) {
    set(pair.signals, Signal::parallel_bounds, pair.verdict.parallel_bounds);
    pair.probability = same_fact(pair.signals, is_small);
    if (same_fact(as_counted(pair.signals), is_small) < (pair.differs ? enough : one_finding)) return fallen;
  }
  // Rules tell two measures apart, but not from a slip: the same digits at another scale are one figure, mistyped.
  if (pair.verdict.relationship != Relationship::unit_slip && ruled(input, x, y)) return Judged::dropped;
  if (const char* reason = veto(input, a, b)) return ruled_out(reason);
  if (!pruned) {
    pair.signals = signals(input, a, b, figure_x, figure_y, pair.verdict);
    pair.probability = same_fact(pair.signals, is_small);
  }
  return Judged::kept;
}

bool before(const Likeness& x, const Likeness& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; }

/// The pairs that judge() keeps: millions in a large set, so that they lie where its claims do.
class JudgedPairs {
 public:
  /// `parts`: of the slots.
  JudgedPairs(const ClaimList& claims, std::size_t parts) : found_(claims, parts) {}
  /// Takes the pairs of a part, in order. Safe to call from several threads for several parts.
  void add(std::size_t part, std::span<const Likeness> pairs) {
    found_.add(part, pairs);
    found_.finish(part);
  }
  /// Those that were put off come in parts of their own, in order.
  void add_witnesses(KeptParts<Likeness> witnesses) { witnesses_.emplace(std::move(witnesses)); }
  /// Calls take(Likeness&) for each, in order.
  template <class Take>
  void for_each(Take&& take) const {
    std::vector<Likeness> witnesses;  // of a part
    std::size_t next = 0, next_part = 0;
    const auto take_witnesses = [&](const Likeness* before_this) {
      while (true) {
        for (; next < witnesses.size(); take(witnesses[next++]))
          if (before_this != nullptr && !before(witnesses[next], *before_this)) return;
        if (!witnesses_ || next_part == witnesses_->size()) return;
        witnesses = witnesses_->read(next_part++);
        next = 0;
      }
    };
    for (std::size_t part = 0; part < found_.size(); ++part) {
      std::vector<Likeness> found = found_.read(part);
      for (Likeness& pair : found) {
        take_witnesses(&pair);
        take(pair);
      }
    }
    take_witnesses(nullptr);
  }

 private:
  KeptParts<Likeness> found_;
  std::optional<KeptParts<Likeness>> witnesses_;
};

/// What was found in a part of the slots, in order.
struct Part {
  std::vector<Likeness> kept;
  std::vector<SlotPair> put_off, of_other_times;
};

/// The pairs of slots [from, to) with those behind them. Where claims are read, they are gone through in order of the
/// second slot, so that each piece of claims is read once.
Part judge_part(const CheckInput& input, const SlotList& slots, const CandidateFinder& candidates, std::uint32_t from,
                std::uint32_t to, Kept kept) {
  thread_local std::vector<SlotPair> pairs;
  pairs.clear();
  candidates.find(from, to, pairs);
  if (slots.is_read())
    std::sort(pairs.begin(), pairs.end(),
              [](const SlotPair& x, const SlotPair& y) { return x.b != y.b ? x.b < y.b : x.a < y.a; });
  Part part;
  Likeness like;
  for (const SlotPair& pair : pairs) {
    const Judged judged = judge(input, slots, pair, kept, like);
    if (judged == Judged::kept) part.kept.push_back(like);
    if (judged == Judged::put_off) part.put_off.push_back(pair);
    if (judged == Judged::of_other_times) part.of_other_times.push_back(pair);
    slots.let_go();
  }
  if (slots.is_read()) {
    std::sort(part.kept.begin(), part.kept.end(), before);
    std::sort(part.of_other_times.begin(), part.of_other_times.end());
  }
  return part;
}

/// Judges those of the pairs that were put off which share a slot with two different figures: what a like statement
/// agrees with is weighed in.
void judge_witnesses(const CheckInput& input, const SlotList& slots, std::vector<SlotPair> put_off,
                     JudgedPairs& pairs) {
  std::vector<bool> asked(slots.size(), false);
  pairs.for_each([&](const Likeness& pair) {
    if (pair.differs) asked[pair.a] = asked[pair.b] = true;
  });
  std::erase_if(put_off, [&](const SlotPair& pair) { return !asked[pair.a] && !asked[pair.b]; });
  std::sort(put_off.begin(), put_off.end());
  constexpr std::size_t piece = 256;
  KeptParts<Likeness> found(input.claims, (put_off.size() + piece - 1) / piece);
  for_each_parallel(found.size(), input.options.jobs, [&](std::size_t i) {
    Likeness like;
    for (std::size_t p = i * piece; p < std::min(put_off.size(), (i + 1) * piece); ++p) {
      if (judge(input, slots, put_off[p], Kept::all, like) == Judged::kept) found.add(i, like);
      slots.let_go();
    }
    found.finish(i);
  });
  pairs.add_witnesses(std::move(found));
}

/// All pairs that judge() keeps. Each is judged by itself, so that threads may share them out.
JudgedPairs judge_all(const CheckInput& input, const SlotList& slots, Kept kept,
                      const std::function<void(std::span<const SlotPair>)>& take_other_times) {
  const CandidateFinder candidates(input, slots);
  // Slots of a part. Where claims are read, those of the first slots should stay while the second ones pass by.
  constexpr std::uint32_t few = 32, most = 65536, bytes_a_slot = 8192;
  const std::uint32_t size = slots.is_read() ? static_cast<std::uint32_t>(std::clamp<std::size_t>(
                                                   input.claims.reader()->share() / bytes_a_slot, few, most))
                                             : few;
  std::vector<Part> parts((slots.size() + size - 1) / size);
  JudgedPairs pairs(input.claims, parts.size());
  KeptParts<SlotPair> of_other_times(input.claims, parts.size());
  for_each_parallel(parts.size(), input.options.jobs, [&](std::size_t i) {
    const auto from = static_cast<std::uint32_t>(i) * size;
    parts[i] = judge_part(input, slots, candidates, from, std::min(slots.size(), from + size), kept);
    pairs.add(i, parts[i].kept);
    std::vector<Likeness>().swap(parts[i].kept);
    of_other_times.add(i, parts[i].of_other_times);
    of_other_times.finish(i);
    std::vector<SlotPair>().swap(parts[i].of_other_times);
  });
  std::vector<SlotPair> put_off;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    put_off.insert(put_off.end(), parts[i].put_off.begin(), parts[i].put_off.end());
    parts[i] = {};
    take_other_times(of_other_times.read(i));
  }
  if (!put_off.empty()) judge_witnesses(input, slots, std::move(put_off), pairs);
  return pairs;
}

/// "96 towns", "69 towns", "an efficacy of 94%", "an efficacy rate of 49%": what is counted, or a word beside both, and
/// the slip are enough to go by, where few figures could meet by chance.
bool same_thing_slipped(const Likeness& pair, std::uint32_t set_slots) {
  constexpr double likely = 0.12;
  return set_slots <= small_set_slots && pair.probability >= likely && telling_slip(pair) &&
         (pair.signals[static_cast<std::size_t>(Signal::same_noun)] > 0 ||
          pair.signals[static_cast<std::size_t>(Signal::nothing_beside)] <= 0);
}

}  // namespace

double worth_a_note(std::uint32_t set_slots, const Signals& s) {
  constexpr float two_and_a_half = 0.4F;  // logarithm of the ratio
  const auto has = [&](Signal which) { return s[static_cast<std::size_t>(which)]; };
  if (set_slots <= small_set_slots) return 0.18;
  return has(Signal::long_slip) > 0 || has(Signal::ratio) < two_and_a_half ? 0.04 : 0.06;
}

void line_up(const CheckInput& input, const SlotList& slots, Kept kept,
             const std::function<void(std::span<const SlotPair>)>& take_other_times,
             const std::function<void(Likeness&)>& take) {
  const JudgedPairs pairs = judge_all(input, slots, kept, take_other_times);
  Agreeing agreement;
  pairs.for_each([&](const Likeness& pair) {
    if (!pair.alike || pair.differs || slots.row(pair.a).value != slots.row(pair.b).value) return;
    agreement.add(pair.a, slots.document_of(pair.b), pair.probability);
    agreement.add(pair.b, slots.document_of(pair.a), pair.probability);
  });
  const auto hand_on = [&](Likeness& pair, float companions) {
    if (pair.differs) {
      weigh_in(slots, agreement, pair);
      set(pair.signals, Signal::companions, companions);
      pair.probability = same_fact(pair.signals, slots.set_slots(pair.a) <= small_set_slots);
      pair.alike |= companions > 0 || same_thing_slipped(pair, slots.set_slots(pair.a)) ||
                    unmistakable_slip(pair, slots.set_slots(pair.a));
    }
    if (pair.alike) take(pair);
  };
  std::vector<Likeness> of_set;  // of a small one, whose pairs say something of each other
  const auto end_set = [&] {
    const std::vector<float> rest = companions(input, slots, of_set);
    for (std::size_t i = 0; i < of_set.size(); ++i) hand_on(of_set[i], rest[i]);
    of_set.clear();
  };
  pairs.for_each([&](Likeness& pair) {
    if (!of_set.empty() && slots.set_of(of_set.front().a).first != slots.set_of(pair.a).first) end_set();
    if (slots.set_slots(pair.a) <= small_set_slots)
      of_set.push_back(pair);
    else
      hand_on(pair, 0);
  });
  end_set();
}

std::vector<Likeness> line_up(const CheckInput& input, const SlotList& slots, Kept kept) {
  std::vector<Likeness> pairs;
  line_up(
      input, slots, kept, [](std::span<const SlotPair>) {}, [&](const Likeness& pair) { pairs.push_back(pair); });
  return pairs;
}

/// "Down 60%", "declined 60%": a change, by its form or the word beside it. It goes on.
bool is_change(const Claim& claim) {
  static const std::uint64_t rise = hash_word("rise"), fall = hash_word("fall");  // of [same_word]
  constexpr int beside = 3;
  if (claim.quantity.kind == QuantityKind::change) return true;
  return claim.quantity.kind == QuantityKind::percent &&
         std::any_of(claim.context.begin(), claim.context.end(), [](const ContextWord& w) {
           return (w.stem == rise || w.stem == fall) && std::abs(w.distance) <= beside;
         });
}

/// A later, higher figure of something that grows, by its wording or its kind (counts, "more than", spans of time); or
/// any later, higher one long after.
bool is_update(const CheckInput& input, const SlotRow& a, const SlotRow& b, const PairVerdict& verdict) {
  const auto &p = input.documents[a.document].date, &q = input.documents[b.document].date;
  if (!p || !q || !verdict.difference || *p == *q || verdict.relationship == Relationship::unit_slip) return false;
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const auto one = base_point(x.quantity), two = base_point(y.quantity);
  if (!one || !two) return false;
  // A fall that goes on is a larger fall: "down 60%", later "down 66%".
  const bool falls = one->is_negative() && two->is_negative();
  if ((*q > *p) != (falls ? *two < *one : !verdict.difference->is_negative())) return false;
  const int gap = std::abs(q->days - p->days);
  if (tenfold(x.quantity, y.quantity)) return false;  // nothing grows from 80 to 800
  const bool counts_on = x.quantity.kind == QuantityKind::ordinal && y.quantity.kind == QuantityKind::ordinal;
  if (x.cumulative || y.cumulative || counts_on || gap > 120) return true;  // "the 14th", days later "the 15th"
  // What grows hardly ever comes to the same digits in another order: "107 million", "170 million".
  if (digits_swapped(x.quantity, y.quantity)) return false;
  const Decimal low = std::min(one->abs(), two->abs()), high = std::max(one->abs(), two->abs());
  const bool grows = x.quantity.unit == nullptr || x.quantity.unit->dimension == UnitDimension::time ||
                     verdict.parallel_bounds || is_change(x) || is_change(y);
  return grows && gap >= 14 && high * Decimal(10) < low * Decimal(22);
}

}  // namespace claimcheck
