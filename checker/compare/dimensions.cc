#include "checker/compare/dimensions.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace claimcheck {

namespace {

bool known(const Dimension* d) {
  return d != nullptr && d->origin != Origin::unknown && (!d->value.empty() || d->dates || d->numbers);
}

bool by_document_date(const Dimension* d) { return d->from == InferredFrom::document_date; }

/// Days between two ranges that share no day; 0 when they do.
int gap_days(const DateRange& a, const DateRange& b) {
  if (a.to && b.from && *a.to < *b.from) return b.from->days - a.to->days;
  if (b.to && a.from && *b.to < *a.from) return a.from->days - b.to->days;
  return 0;
}

/// "In the past week" of two weekly reports: times of about one length that share at most half of it.
bool moving_window(const DateRange& a, const DateRange& b) {
  if (!a.from || !a.to || !b.from || !b.to) return false;
  const int length_a = a.to->days - a.from->days, length_b = b.to->days - b.from->days;
  const int longer = std::max(length_a, length_b), shorter = std::min(length_a, length_b);
  const int shared = std::min(a.to->days, b.to->days) - std::max(a.from->days, b.from->days);
  return longer - shorter <= longer / 10 && shared * 2 <= longer;
}

bool within(const Dimension& narrow, const Dimension& wide) {
  return std::find(narrow.within.begin(), narrow.within.end(), wide.value) != narrow.within.end();
}

bool is_month(const Dimension& time) { return time.value.size() == 4 && time.value.compare(0, 2, "--") == 0; }

/// Said, but without the year or week that would make days of it.
bool half_said(const Dimension* time) {
  return time != nullptr && time->origin == Origin::unknown && (is_month(*time) || is_weekday(*time));
}

struct Outcome {
  Agreement agreement = Agreement::same;
  double confidence = 1.0;
  bool note_only = false;
  bool second_is_part = false;
};

Outcome contained_in(bool second_is_part, bool additive) {
  // What does not add up keeps its meaning in a part: a magnitude "on Tuesday" is the magnitude "in July".
  if (!additive) return {Agreement::assumed, 0.8, false, second_is_part};
  return {Agreement::contained, 0.8, false, second_is_part};
}

Outcome unify_times(const Dimension& a, const Dimension& b, bool additive, bool event) {
  if (!a.dates || !b.dates) return a.value == b.value ? Outcome{} : Outcome{Agreement::different};
  if (*a.dates == *b.dates) return {};
  if (event && by_document_date(&a) && by_document_date(&b)) return {Agreement::assumed, 0.95};
  const bool soft_a = by_document_date(&a), soft_b = by_document_date(&b);
  if (disjoint(*a.dates, *b.dates)) {
    if (soft_a && soft_b) return {Agreement::assumed, 0.5, true};
    // A time that only the document's date suggests gives way to a stated one nearby, not to one of another year.
    if ((soft_a || soft_b) && gap_days(*a.dates, *b.dates) <= 92) return {Agreement::assumed, 0.5, true};
    return {Agreement::different};
  }
  if (soft_a || soft_b) return {Agreement::assumed, 0.8};
  if (moving_window(*a.dates, *b.dates)) return {Agreement::different};
  if (contains(*a.dates, *b.dates)) return contained_in(true, additive);
  if (contains(*b.dates, *a.dates)) return contained_in(false, additive);
  return {Agreement::assumed, 0.5};
}

/// Whether days can be what "September" or "Sunday" means.
bool can_mean(const Dimension& half, const DateRange& dates) {
  if (!dates.from || !dates.to) return true;
  const int last = half.value.back() - '0';
  if (is_weekday(half)) return *dates.from != *dates.to || civil(*dates.from).weekday == last;
  const int month = (half.value[2] - '0') * 10 + last;
  const CivilDate first = civil(*dates.from), end = civil(*dates.to);
  if (end.year > first.year + 1) return true;
  for (int m = first.month; m <= end.month + (end.year - first.year) * 12; ++m)
    if ((m - 1) % 12 + 1 == month) return true;
  return false;
}

/// One of the two times at least lacks its year or week. A report that calls one happening by its weekday calls those
/// of other weeks by the month.
Outcome unify_half_said(const Dimension* x, const Dimension* y) {
  if (half_said(x) && half_said(y)) return {x->value == y->value ? Agreement::assumed : Agreement::different, 0.9};
  const Dimension *half = half_said(x) ? x : y, *other = half_said(x) ? y : x;
  if (!known(other) || by_document_date(other) || !other->dates) return {Agreement::assumed, 0.85};
  return {can_mean(*half, *other->dates) ? Agreement::assumed : Agreement::different, 0.85};
}

Outcome unify_numbers(const Interval& a, const Interval& b) {
  if (a == b) return {};
  if (contains(a, b)) return {Agreement::contained, 0.8, false, true};
  if (contains(b, a)) return {Agreement::contained, 0.8, false, false};
  return {Agreement::different};
}

Outcome unify_values(const Dimension& a, const Dimension& b, bool additive) {
  if (a.numbers && b.numbers) return unify_numbers(*a.numbers, *b.numbers);
  if (a.value == b.value) return {};
  if (within(b, a)) return contained_in(true, additive);
  if (within(a, b)) return contained_in(false, additive);
  return {Agreement::different};
}

/// How much is left when one side does not say. That two figures are of one happening is judged apart (event.cc); then
/// its day and place need no saying.
double doubt(const std::string& name, const Measure* measure) {
  const bool where_or_when = name == "time" || name == "place" || name == "from_place" || name == "to_place";
  if (where_or_when && measure != nullptr && measure->event) return 0.95;
  if (name == "time") return 0.85;
  if (name == "place") return 0.85;
  if (name == "period") return 0.9;
  if (name == "status") return 0.75;
  if (name == "population") return 0.6;
  return 0.8;
}

/// What is never held against a bare figure: "expected to reach 300" beside 300 (what was foreseen and what came are
/// two figures), "core inflation" beside inflation, "300 a day" beside 300.
bool is_another_figure(const Dimension& d, const Measure* measure) {
  static const std::set<std::string> other_status = {"expected", "projected", "target", "planned", "previous", "limit"};
  if (d.name == "status") return other_status.count(d.value) > 0;
  // A year is the usual period of a statistic and need not be said.
  if (d.name == "period") return measure != nullptr && measure->kind == MeasureKind::count && d.value != "year";
  return d.name == "variant";
}

/// A group of people that is part of those who are meant where no group is named: women, ages 18 to 45.
bool is_subgroup(const Dimension& d) { return d.name == "population" && (!d.within.empty() || d.numbers); }

std::string reading(const Dimension& d) { return d.words.empty() ? d.value : d.words; }

void merge(Unification& into, const std::string& name, const Outcome& outcome) {
  into.confidence *= outcome.confidence;
  into.note_only |= outcome.note_only;
  if (outcome.agreement == Agreement::different ||
      (outcome.agreement == Agreement::contained && into.agreement != Agreement::different)) {
    // Two containments in opposite directions are no part and whole.
    if (outcome.agreement == Agreement::contained && into.agreement == Agreement::contained &&
        into.second_is_part != outcome.second_is_part) {
      into.agreement = Agreement::different;
      return;
    }
    into.agreement = outcome.agreement;
    into.dimension = name;
    into.second_is_part = outcome.second_is_part;
  } else if (outcome.agreement == Agreement::assumed && into.agreement == Agreement::same) {
    into.agreement = Agreement::assumed;
  }
}

/// A dimension that the rule itself wants to agree never makes two claims incomparable.
bool must_agree(const Measure* measure, const std::string& name) {
  const DimensionSlot* slot = measure != nullptr ? measure->slot(name) : nullptr;
  return slot != nullptr && slot->must_agree;
}

bool required(const Measure* measure, const std::string& name) {
  const DimensionSlot* slot = measure != nullptr ? measure->slot(name) : nullptr;
  return slot != nullptr && slot->required;
}

/// Whether the assumptions are put in words.
enum class Words : std::uint8_t { none, assumptions };

/// One dimension of two claims; `x` or `y` may be null, not both.
void unify_dimension(const std::string& name, const Dimension* x, const Dimension* y, const Measure* measure,
                     Words words, Unification& result) {
  const bool additive = measure != nullptr && measure->additive, in_words = words == Words::assumptions;
  if (name == "time" && (half_said(x) || half_said(y))) {
    const Outcome outcome = unify_half_said(x, y);
    merge(result, name, outcome);
    const Dimension* half = half_said(x) ? x : y;
    if (in_words && outcome.agreement == Agreement::assumed && x != nullptr && y != nullptr && x->value != y->value)
      result.assumptions.push_back("assuming that both mean one " + reading(*half));
    return;
  }
  if (!known(x) && !known(y)) return;
  if (!known(x) || !known(y)) {
    if (required(measure, name)) return merge(result, name, {Agreement::different});
    const Dimension* one = known(x) ? x : y;
    if (is_another_figure(*one, measure)) return merge(result, name, {Agreement::different});
    if (is_subgroup(*one) && measure != nullptr) {
      // A share of a part is another share; a count of a part is at most the whole.
      const bool share = measure->kind == MeasureKind::percent;
      return merge(result, name, share ? Outcome{Agreement::different} : contained_in(one == y, measure->additive));
    }
    merge(result, name, {Agreement::assumed, by_document_date(one) ? 0.95 : doubt(name, measure)});
    if (in_words && !by_document_date(one))
      result.assumptions.push_back("assuming that both mean " + name + " " + reading(*one));
    return;
  }
  const Outcome outcome = name == "time" ? unify_times(*x, *y, additive, measure != nullptr && measure->event)
                                         : unify_values(*x, *y, additive);
  merge(result, name, outcome);
  if (in_words && outcome.agreement == Agreement::assumed)
    result.assumptions.push_back("assuming that both mean one " + name + ": " + reading(*x) + "; " + reading(*y));
}

Unification unify(const Claim& a, const Claim& b, const Measure* measure, Words words) {
  Unification result;
  thread_local std::vector<const std::string*> names;
  names.clear();
  for (const Claim* claim : {&a, &b})
    for (const Dimension& d : claim->dimensions) names.push_back(&d.name);
  std::sort(names.begin(), names.end(), [](const std::string* x, const std::string* y) { return *x < *y; });
  names.erase(
      std::unique(names.begin(), names.end(), [](const std::string* x, const std::string* y) { return *x == *y; }),
      names.end());
  for (const std::string* name : names)
    if (!must_agree(measure, *name))
      unify_dimension(*name, find_dimension(a, *name), find_dimension(b, *name), measure, words, result);
  return result;
}

}  // namespace

bool is_weekday(const Dimension& time) { return time.value.size() == 5 && time.value.compare(0, 4, "day-") == 0; }

Unification unify(const Claim& a, const Claim& b, const Measure* measure) {
  return unify(a, b, measure, Words::assumptions);
}

Agreement agreement_of(const Claim& a, const Claim& b) { return unify(a, b, nullptr, Words::none).agreement; }

Agreement agreement_of(const Dimension& a, const Dimension& b) {
  Unification result;
  unify_dimension(a.name, &a, &b, nullptr, Words::none, result);
  return result.agreement;
}

bool of_two_reports(const Claim& a, const Claim& b) {
  const auto day = [](const Claim& claim) -> std::optional<Date> {
    const Dimension* time = find_dimension(claim, "time");
    if (time == nullptr || time->origin != Origin::inferred || time->from != InferredFrom::document_date) return {};
    if (!time->dates || !time->dates->from || time->dates->from != time->dates->to) return {};
    return time->dates->from;
  };
  const std::optional<Date> x = day(a), y = day(b);
  constexpr int news = 14;  // days: later a report that says so again means the same
  return x && y && *x != *y && std::abs(x->days - y->days) <= news;
}

}  // namespace claimcheck
