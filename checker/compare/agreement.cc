// Agreement: claims of one measure and one cell must have a number in common (semantics 4).
//
// Within a key group every pair of distinct readings (buckets) that unify is judged once; readings that conflict are
// then gathered into cells by complete link, so that an unknown value never joins two stated ones. One finding a cell.
#include "checker/compare/against.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/places.h"
#include "checker/compare/plausible.h"
#include "checker/compare/severity.h"
#include "checker/compare/value_groups.h"
#include "checker/compare/verdict.h"
#include "checker/text/token.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace claimcheck {

namespace {

// Of a key with more distinct readings than this, so many are judged against each other, those that are stated most
// often first; the others are listed with them. So a fact with 100,000 mentions costs no more than one with a thousand.
constexpr std::size_t most_judged = 200;
// From so many findings of one key on, a pair is told only if one of its readings was not told of before; no more than
// the second number are told at all.
constexpr std::size_t told_in_full = 20, most_findings = 100;
constexpr std::size_t most_readings_explained = 20;
constexpr std::size_t most_cells = 1000;  // that the list of facts tells apart; a reading beyond is left out of it

/// What is wrong between two buckets.
struct Edge {
  std::uint32_t a = 0, b = 0;  // bucket indexes, a < b
  FindingKind kind = FindingKind::conflict;
  double confidence = 1.0;
  bool note_only = false;
  bool falls = false;  // the later figure is the lower one, of a number that grows
};

/// Whether two claims stand so close that their difference is meant: one sentence, or cells of one table.
bool set_side_by_side(const Claim& a, const Claim& b) {
  if (a.document != b.document) return false;
  return a.sentence_id == b.sentence_id || (a.in_table && b.in_table);
}

/// Whether some pair of claims of two buckets is to be compared at all.
bool worth_comparing(const CheckInput& input, const Bucket& a, const Bucket& b) {
  if (a.claims.size() * b.claims.size() > 64 && !input.options.against) return true;
  for (const std::uint32_t x : a.claims)
    for (const std::uint32_t y : b.claims)
      if (!set_side_by_side(input.claims[x], input.claims[y]) && compared(input, input.claims[x], input.claims[y]))
        return true;
  return false;
}

/// Every pair of claims of the two buckets names other places beside its figures. No gazetteer needs to know them.
bool of_other_places(const CheckInput& input, const Bucket& a, const Bucket& b) {
  constexpr std::size_t most = 8;  // of each: a figure stated so often has some that leave the place out
  if (a.claims.size() > most || b.claims.size() > most) return false;
  return std::all_of(a.claims.begin(), a.claims.end(), [&](std::uint32_t x) {
    return std::all_of(b.claims.begin(), b.claims.end(),
                       [&](std::uint32_t y) { return name_other_places(input, x, y); });
  });
}

/// The first and the last day on which a document states the reading; empty when none is dated.
DateRange days_stated(const CheckInput& input, const Bucket& bucket) {
  DateRange days;
  for (const std::uint32_t i : bucket.claims) {
    const auto& date = input.documents[input.claims.document_of(i)].date;
    if (!date) continue;
    if (!days.from || *date < *days.from) days.from = date;
    if (!days.to || *days.to < *date) days.to = date;
  }
  return days;
}

/// A figure that grows: later and higher is an update; an old figure repeated after a newer one was out is stale; a
/// later, lower one was revised down (semantics 4.7).
void consider_growth(Judge& state, const Bucket& a, const Bucket& b, const PairVerdict& verdict, Edge& edge) {
  const CheckInput& input = state.input;
  const auto [first_a, last_a] = days_stated(input, a);
  const auto [first_b, last_b] = days_stated(input, b);
  if (!first_a || !first_b || !verdict.difference || verdict.difference->is_zero()) return;
  const bool b_higher = !verdict.difference->is_negative();
  const auto& first_low = b_higher ? first_a : first_b;
  const auto& last_low = b_higher ? last_a : last_b;
  const auto& first_high = b_higher ? first_b : first_a;
  if (*first_low < *first_high) {
    edge.kind = *last_low > *first_high ? FindingKind::stale : FindingKind::update;
  } else if (*first_low > *first_high) {
    edge.falls = true;
  } else if (state.group.measure->event && still_growing(state)) {
    edge.kind = FindingKind::tension;  // reports of one day, with a toll that rises by the hour
  }
}

std::optional<Edge> judge(Judge& state, std::uint32_t i, std::uint32_t j) {
  const Bucket &a = state.group.buckets[i], &b = state.group.buckets[j];
  const Claim &x = state.claim(a), &y = state.claim(b);
  const Measure& measure = *state.group.measure;
  const PairVerdict verdict = compare_silently(x.quantity, y.quantity, measure.tolerance);
  if (verdict.relationship == Relationship::consistent || verdict.relationship == Relationship::incomparable)
    return std::nullopt;
  const Unification& unification = state.unified(a, b);
  if (unification.agreement == Agreement::different || unification.agreement == Agreement::contained)
    return std::nullopt;
  if (!worth_comparing(state.input, a, b)) return std::nullopt;
  const double factor = plausibility(state, a, b, verdict);
  if (factor == 0) return std::nullopt;

  Edge edge{i, j, FindingKind::conflict, unification.confidence * factor, unification.note_only};
  if (verdict.relationship == Relationship::tension) edge.kind = FindingKind::tension;
  if (verdict.relationship == Relationship::unit_slip) edge.kind = FindingKind::unit;
  // What an event brings with it passes: power comes back, water falls.
  if (measure.event && !measure.cumulative && edge.kind != FindingKind::unit && of_two_reports(x, y))
    edge.note_only = true;
  if (!edge.note_only && of_other_places(state.input, a, b)) edge.note_only = true;
  if (measure.cumulative && edge.kind != FindingKind::unit) consider_growth(state, a, b, verdict, edge);
  return edge;
}

/// Whether two readings may stand in one finding.
bool compatible(Judge& state, std::uint32_t i, std::uint32_t j) {
  const Bucket &a = state.group.buckets[i], &b = state.group.buckets[j];
  const Agreement agreement = state.unified(a, b).agreement;
  if (agreement != Agreement::same && agreement != Agreement::assumed) return false;
  return !state.group.measure->event || one_happening(state, a, b) > 0;
}

std::string title_of(const Measure& measure) { return measure.title.empty() ? measure.id : measure.title; }

std::string apart(const CheckInput& input, const Edge& edge, const KeyGroup& group) {
  const Claim& x = input.claims[group.buckets[edge.a].claims.front()];
  const Claim& y = input.claims[group.buckets[edge.b].claims.front()];
  const auto p = base_point(x.quantity), q = base_point(y.quantity);
  if (!p || !q || x.quantity.kind == QuantityKind::date || x.quantity.kind == QuantityKind::date_range) return "";
  const Decimal difference = (*q - *p).abs(), larger = std::max(p->abs(), q->abs());
  const auto share = Decimal::divide(difference * Decimal(100), larger);
  if (!share || difference.is_zero() || x.quantity.unit != y.quantity.unit) return "";
  const std::string half_up = readable(*share + Decimal::scaled(5, -1));
  const auto rounded = Decimal::parse(half_up.substr(0, half_up.find('.')));
  // In the unit that both state: 1,800 hectares, not 18,000,000 square metres.
  const Unit* unit = x.quantity.unit;
  const Decimal shown =
      unit != nullptr ? Decimal::divide(difference, unit->factor.abs()).value_or(difference) : difference;
  return " (" + readable(shown) + " apart" + (rounded ? ", " + rounded->to_string() + "% of the larger" : "") + ")";
}

std::string message(const CheckInput& input, const KeyGroup& group, const Edge& edge) {
  const Claim& x = input.claims[group.buckets[edge.a].claims.front()];
  const Claim& y = input.claims[group.buckets[edge.b].claims.front()];
  const auto said = [](const Claim& c) {
    const bool date = c.quantity.kind == QuantityKind::date || c.quantity.kind == QuantityKind::date_range;
    if (!date) return describe(c.quantity, false);
    const std::string days = describe(c.quantity, false);
    return fold_space(c.quote) + (c.quantity.relative ? " (" + days + ")" : "");
  };
  const std::string both = said(x) + " and " + said(y);
  const std::string what = title_of(*group.measure) + ": ";
  switch (edge.kind) {
    case FindingKind::tension:
      return what + both + " are compatible only if one of them is read loosely";
    case FindingKind::unit:
      return what + both + " have the same digits in different units or scales" + apart(input, edge, group);
    case FindingKind::update:
      return what + "the later figure is higher: " + both;
    case FindingKind::stale:
      return what + both + ": the lower figure is repeated after the higher one was out";
    default:
      return what + both + " cannot both be true" + apart(input, edge, group);
  }
}

/// The arithmetic of the worst pair, and what was assumed to compare it.
void explain(Judge& state, const Edge& worst, Finding& finding) {
  const Bucket &a = state.group.buckets[worst.a], &b = state.group.buckets[worst.b];
  std::string reason =
      compare_quantities(state.claim(a).quantity, state.claim(b).quantity, state.group.measure->tolerance).reason;
  if (worst.falls) reason += "; the later figure is the lower one, of a number that grows";
  if (!reason.empty()) finding.explanation.push_back(std::move(reason));
  for (const std::string& assumption : state.unified(a, b).assumptions) finding.explanation.push_back(assumption);
}

/// Claims that read the same nearly always state one value to the letter, and one run tells of them all.
void add_runs(const CheckInput& input, const Bucket& bucket, std::vector<ClaimRun>& runs) {
  if (!bucket.states_several()) return runs.push_back({bucket.claims, bucket.value});
  const std::vector<std::uint32_t>& values = input.keyed->values[bucket.value ^ Bucket::several_values];
  for (std::size_t i = 0; i < bucket.claims.size(); ++i) runs.push_back({bucket.claims.subspan(i, 1), values[i]});
}

void report(CheckInput& input, Judge& state, const std::vector<std::uint32_t>& cell, const Edge& worst,
            std::vector<Finding>& findings) {
  const KeyGroup& group = state.group;
  Finding finding;
  finding.kind = worst.kind;
  finding.rule = group.measure->rule;
  finding.measure = group.measure->id;
  finding.confidence = worst.confidence;
  finding.severity =
      finding_severity(input.rules.thresholds, worst.kind, group.measure->severity, worst.confidence, worst.note_only);
  finding.message = message(input, group, worst);
  std::vector<ClaimRun> runs;
  for (const std::uint32_t bucket : cell) {
    const Bucket& of = group.buckets[bucket];
    add_runs(input, of, runs);
    const bool is_end = bucket == worst.a || bucket == worst.b;
    if (!is_end && finding.explanation.size() >= most_readings_explained) continue;
    const Claim& first = input.claims[of.claims.front()];
    const std::string step = "\"" + fold_space(first.quote) + "\" is read as " + describe(first.quantity, true);
    if (std::find(finding.explanation.begin(), finding.explanation.end(), step) == finding.explanation.end())
      finding.explanation.push_back(step);
  }
  explain(state, worst, finding);
  finish_finding(input, runs, finding, {group.buckets[worst.a].claims.front(), group.buckets[worst.b].claims.front()});
  findings.push_back(std::move(finding));
}

int rank(FindingKind kind) {
  switch (kind) {
    case FindingKind::unit:
    case FindingKind::conflict:
      return 0;
    case FindingKind::stale:
      return 1;
    case FindingKind::update:
      return 2;
    default:
      return 3;
  }
}

/// The readings that fit an edge, by complete link among those that were judged; of a key with more, also those that
/// fit both of its ends. Ascending.
std::vector<std::uint32_t> cell_of(Judge& state, const std::vector<std::uint32_t>& judged, const Edge& edge) {
  std::vector<std::uint32_t> cell = {edge.a, edge.b};
  const auto fits = [&](std::uint32_t bucket, std::size_t members) {
    return std::all_of(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(members), [&](std::uint32_t member) {
      return compatible(state, std::min(member, bucket), std::max(member, bucket));
    });
  };
  for (const std::uint32_t bucket : judged)
    if (bucket != edge.a && bucket != edge.b && fits(bucket, cell.size())) cell.push_back(bucket);
  if (judged.size() == state.group.buckets.size()) {
    std::sort(cell.begin(), cell.end());
    return cell;
  }
  // Of a measure that tells of no events, readings with the same dimensions fit alike, on either side of the two.
  enum : std::uint8_t { unknown, does, does_not };
  const bool by_scope = !state.group.measure->event;
  std::vector<std::uint8_t> known(by_scope ? std::size_t{3} * state.group.scopes : 0, unknown);
  for (std::uint32_t bucket = 0; bucket < state.group.buckets.size(); ++bucket) {
    if (std::binary_search(judged.begin(), judged.end(), bucket)) continue;
    if (!by_scope) {
      if (fits(bucket, 2)) cell.push_back(bucket);
      continue;
    }
    const std::size_t side = std::size_t{bucket > edge.a} + std::size_t{bucket > edge.b};
    std::uint8_t& answer = known[std::size_t{3} * state.group.buckets[bucket].scope + side];
    if (answer == unknown) answer = fits(bucket, 2) ? does : does_not;
    if (answer == does) cell.push_back(bucket);
  }
  std::sort(cell.begin(), cell.end());
  return cell;
}

/// Gathers edges into cells by complete link, strongest first, and reports each cell once.
void report_cells(CheckInput& input, Judge& state, const std::vector<std::uint32_t>& judged, std::vector<Edge> edges,
                  std::vector<Finding>& findings) {
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    if (rank(x.kind) != rank(y.kind)) return rank(x.kind) < rank(y.kind);
    if (x.note_only != y.note_only) return !x.note_only;
    return x.confidence > y.confidence;
  });
  std::vector<bool> covered(edges.size(), false);
  std::vector<bool> inside(state.group.buckets.size(), false);  // of the cell at hand
  std::vector<bool> told(state.group.buckets.size(), false);
  std::size_t reported = 0;
  for (std::size_t e = 0; e < edges.size() && reported < most_findings; ++e) {
    // Two figures of an event that each stand in a finding need no third.
    const bool once = tells_of_events(*state.group.measure) || reported >= told_in_full;
    if (covered[e] || (once && told[edges[e].a] && told[edges[e].b])) continue;
    const std::vector<std::uint32_t> cell = cell_of(state, judged, edges[e]);
    for (const std::uint32_t bucket : cell) inside[bucket] = told[bucket] = true;
    for (std::size_t f = e; f < edges.size(); ++f)
      if (inside[edges[f].a] && inside[edges[f].b]) covered[f] = true;
    for (const std::uint32_t bucket : cell) inside[bucket] = false;
    report(input, state, cell, edges[e], findings);
    ++reported;
    input.claims.let_go();
  }
}

FactVerdict verdict_of(const std::vector<Edge>& edges) {
  FactVerdict verdict = FactVerdict::consistent;
  for (const Edge& e : edges) {
    if (e.kind == FindingKind::conflict || e.kind == FindingKind::unit || e.kind == FindingKind::stale)
      return FactVerdict::conflict;
    verdict = e.kind == FindingKind::update    ? FactVerdict::update
              : verdict == FactVerdict::update ? verdict
                                               : FactVerdict::tension;
  }
  return verdict;
}

using Cell = std::vector<std::uint32_t>;  // bucket indexes

/// The readings of a key by what they can be about together. One that leaves it open stands in every cell that it fits;
/// of a key with more readings than are judged, the others are held against the first of each cell.
std::vector<Cell> divide_into_cells(Judge& state, const std::vector<std::uint32_t>& judged,
                                    const std::vector<Edge>& edges) {
  std::vector<Cell> cells;
  const auto fits = [&](const Cell& cell, std::uint32_t bucket, std::size_t members) {
    return std::all_of(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(members), [&](std::uint32_t member) {
      return member != bucket && compatible(state, std::min(member, bucket), std::max(member, bucket));
    });
  };
  const auto join = [&](std::uint32_t bucket, bool wholly) {
    bool joined = false;
    for (Cell& cell : cells) {
      if (!fits(cell, bucket, wholly ? cell.size() : 1)) continue;
      cell.push_back(bucket);
      joined = true;
    }
    return joined;
  };
  for (const std::uint32_t bucket : judged)
    if (!join(bucket, true)) cells.push_back({bucket});
  for (const std::uint32_t bucket : judged) join(bucket, true);  // cells that came later
  if (judged.size() < state.group.buckets.size())
    for (std::uint32_t bucket = 0; bucket < state.group.buckets.size(); ++bucket)
      if (!std::binary_search(judged.begin(), judged.end(), bucket) && !join(bucket, false) &&
          cells.size() < most_cells)
        cells.push_back({bucket});
  const auto holds = [](const Cell& cell, const Edge& edge) {
    return std::count(cell.begin(), cell.end(), edge.a) > 0 && std::count(cell.begin(), cell.end(), edge.b) > 0;
  };
  for (const Edge& edge : edges)  // what contradicts each other is shown together
    if (std::none_of(cells.begin(), cells.end(), [&](const Cell& cell) { return holds(cell, edge); }))
      cells.push_back(cell_of(state, judged, edge));
  return cells;
}

void list_cells(Judge& state, const std::vector<std::uint32_t>& judged, const std::vector<Edge>& edges, Fact& fact) {
  std::vector<bool> inside(state.group.buckets.size(), false);
  for (const Cell& cell : divide_into_cells(state, judged, edges)) {
    FactCellClaims& out = fact.cells.emplace_back();
    for (const std::uint32_t bucket : cell) {
      const auto& claims = state.group.buckets[bucket].claims;
      out.claims.insert(out.claims.end(), claims.begin(), claims.end());
      inside[bucket] = true;
    }
    std::sort(out.claims.begin(), out.claims.end());
    std::vector<Edge> own;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(own),
                 [&](const Edge& edge) { return inside[edge.a] && inside[edge.b]; });
    out.verdict = verdict_of(own);
    for (const std::uint32_t bucket : cell) inside[bucket] = false;
  }
  std::stable_sort(fact.cells.begin(), fact.cells.end(),
                   [](const FactCellClaims& a, const FactCellClaims& b) { return a.claims < b.claims; });
}

}  // namespace

void check_agreement(CheckInput& input, std::vector<Finding>& findings) {
  for (const KeyGroup& group : group_by_key(input)) {
    Judge state(input, group);
    std::vector<Edge> edges;
    const std::vector<std::uint32_t> judged = representatives(group, most_judged);
    for (std::size_t i = 0; i < judged.size(); ++i) {
      for (std::size_t j = i + 1; j < judged.size(); ++j) {
        if (auto edge = judge(state, judged[i], judged[j])) edges.push_back(*edge);
        input.claims.let_go();
      }
    }
    Fact fact;
    fact.measure = group.measure;
    for (const Bucket& b : group.buckets) fact.claims.insert(fact.claims.end(), b.claims.begin(), b.claims.end());
    std::sort(fact.claims.begin(), fact.claims.end());
    fact.verdict = verdict_of(edges);
    if (input.options.facts) list_cells(state, judged, edges, fact);
    input.facts.push_back(std::move(fact));
    report_cells(input, state, judged, std::move(edges), findings);
  }
}

}  // namespace claimcheck
