// Relations between measures: part and whole, products, look-alikes (semantics 5).
//
// Readings that cannot both hold are found by sorted sweeps over the ends of their intervals, then gathered: one
// finding takes all readings that contradict the same partner, and no reading is reported twice for one relation.
#include "checker/compare/readings.h"
#include "checker/compare/sentence_view.h"
#include "checker/compare/severity.h"
#include "checker/compare/verdict.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::size_t max_edges =
    2000;  // per relation and set; beyond it a set is broken in a way that one finding shows
constexpr std::size_t max_products = 40000;  // factor combinations; beyond it only those within one document are tried
constexpr std::size_t max_listed = 20;       // further readings listed in one finding

/// Readings that contradict each other under a relation: what is too large or apart, then what it is measured against.
struct Edge {
  std::vector<std::uint32_t> members;  // indexes into Readings::all
  Meeting meeting;
  double confidence = 1.0;
  bool note_only = false;
  std::vector<std::string> assumptions;
  int factors_apart = 0;  // equation: 0 in one sentence, 1 in one document, 2 further apart
  Interval bound;         // equation: the product
  std::optional<Decimal> bound_point;
};

struct State {
  const CheckInput& input;
  const Readings& readings;
  Companions companions;
  const Relation* relation = nullptr;
  std::string set;
};

const Measure& measure_of(const State& s, std::uint32_t reading) {
  return s.input.rules.measures[s.readings.all[reading].measure];
}
const Claim& claim_of(const State& s, std::uint32_t reading) {
  return s.input.claims[s.readings.all[reading].claims.front()];
}
const Mention& mention_of(const State& s, std::uint32_t reading) { return claim_of(s, reading).quantity; }
std::string title_of(const Measure& m) { return m.title.empty() ? m.id : m.title; }

bool below(const Interval& high_side, const Interval& low_side) {
  return low_side.low && high_side.high &&
         disjoint({{}, high_side.high, false, high_side.high_open}, {low_side.low, {}, low_side.low_open, false});
}

void add_assumptions(const Unification& u, Edge& edge) {
  edge.confidence *= u.confidence;
  edge.note_only |= u.note_only;
  for (const std::string& a : u.assumptions)
    if (std::find(edge.assumptions.begin(), edge.assumptions.end(), a) == edge.assumptions.end())
      edge.assumptions.push_back(a);
}

/// A figure too rough to prove anything by a relation ("millions of people", "one American every five minutes").
bool is_rough(const State& s, std::uint32_t reading) {
  const Mention& m = mention_of(s, reading);
  const bool spoken_one =
      m.written == Written::words && s.readings.all[reading].point && *s.readings.all[reading].point < Decimal(3);
  return m.written == Written::vague || m.written == Written::indefinite || spoken_one;
}

/// Readings sorted by the low end of their literal interval, highest first.
std::vector<std::uint32_t> from_highest(const State& s, std::vector<std::uint32_t> readings) {
  const auto low = [&](std::uint32_t r) { return s.readings.all[r].literal.low; };
  readings.erase(std::remove_if(readings.begin(), readings.end(), [&](std::uint32_t r) { return !low(r); }),
                 readings.end());
  std::stable_sort(readings.begin(), readings.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return *low(a) > *low(b); });
  return readings;
}

std::vector<std::uint32_t> from_lowest(const State& s, std::vector<std::uint32_t> readings) {
  const auto high = [&](std::uint32_t r) { return s.readings.all[r].literal.high; };
  readings.erase(std::remove_if(readings.begin(), readings.end(), [&](std::uint32_t r) { return !high(r); }),
                 readings.end());
  std::stable_sort(readings.begin(), readings.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return *high(a) < *high(b); });
  return readings;
}

std::vector<Edge> part_whole_edges(State& s) {
  std::vector<Edge> edges;
  const auto parts = from_highest(s, s.readings.find(s.set, s.relation->measures[0]));
  const auto wholes = from_lowest(s, s.readings.find(s.set, s.relation->measures[1]));
  for (const std::uint32_t p : parts) {
    for (const std::uint32_t w : wholes) {
      const Reading &part = s.readings.all[p], &whole = s.readings.all[w];
      if (!below(whole.literal, part.literal)) break;  // wholes only get larger from here
      if (!comparable(mention_of(s, p), mention_of(s, w))) continue;
      const Unification& u = s.companions.unified(w, p);
      if (u.agreement == Agreement::different || (u.agreement == Agreement::contained && !u.second_is_part)) continue;
      Edge edge{{p, w}, meet(s.input, s.readings, {p, w}), 1.0, false, {}, 0, whole.literal, whole.point};
      if (!edge.meeting.one_sentence && !below(whole.charitable, part.charitable)) continue;
      add_assumptions(u, edge);
      edge.note_only |= is_rough(s, p) || is_rough(s, w);
      edges.push_back(std::move(edge));
      if (edges.size() >= max_edges) return edges;
    }
    s.input.claims.let_go();
  }
  return edges;
}

/// A combination of one reading of each factor, with its product.
struct Product {
  std::vector<std::uint32_t> factors;
  Interval literal, charitable;
  std::optional<Decimal> point;
  double confidence = 1.0;
};

Interval as_factor(const Interval& i, const Mention& m) {
  const bool share = m.unit != nullptr ? m.unit->dimension == UnitDimension::proportion
                                       : m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio;
  return share ? scale(i, Decimal::scaled(1, -2)) : i;
}

Product multiplied(const State& s, const Product& so_far, std::uint32_t reading) {
  const Reading& r = s.readings.all[reading];
  const Mention& m = mention_of(s, reading);
  Product out = so_far;
  out.factors.push_back(reading);
  const Interval literal = as_factor(r.literal, m), charitable = as_factor(r.charitable, m);
  const auto point = r.point ? as_factor(Interval::point(*r.point), m).low : std::nullopt;
  if (so_far.factors.empty()) {
    out.literal = literal;
    out.charitable = charitable;
    out.point = point;
  } else {
    out.literal = multiply(so_far.literal, literal);
    out.charitable = multiply(so_far.charitable, charitable);
    out.point = so_far.point && point ? std::optional(*so_far.point * *point) : std::nullopt;
  }
  return out;
}

bool go_together(State& s, const Product& product, std::uint32_t reading) {
  for (const std::uint32_t f : product.factors) {
    const Agreement a = s.companions.unified(f, reading).agreement;
    if (a == Agreement::different || a == Agreement::contained) return false;
  }
  return true;
}

bool share_document(const State& s, const Product& product, std::uint32_t reading) {
  std::vector<std::uint32_t> members(product.factors);
  members.push_back(reading);
  return meet(s.input, s.readings, members).one_document;
}

std::vector<Product> products(State& s) {
  std::vector<Product> out{Product{}};
  for (const std::uint32_t factor : s.relation->factors) {
    const auto& readings = s.readings.find(s.set, factor);
    const bool crowded = out.size() * readings.size() > max_products;
    std::vector<Product> next;
    for (const Product& p : out)
      for (const std::uint32_t r : readings)
        if (next.size() < max_products && go_together(s, p, r) && (!crowded || share_document(s, p, r)))
          next.push_back(multiplied(s, p, r));
    out = std::move(next);
  }
  return out;
}

/// Whether a reading of the left side contradicts the product, read literally or charitably.
bool contradicts(const Relation& relation, const Interval& product, const Interval& left) {
  return relation.at_most ? below(product, left) : disjoint(product, left);
}

/// How sure it is that the left side and the factors speak of one thing. The same unknown shows in several pairs, so
/// the least sure pair counts, not all of them. Factors that stand together ("110,000 deaths, with about 70 percent of
/// those") belong together.
void weigh(State& s, const Product& product, Edge& edge) {
  const Meeting factors = meet(s.input, s.readings, product.factors);
  edge.factors_apart = factors.one_sentence ? 0 : factors.one_document ? 1 : 2;
  double least = 1.0;
  const auto consider = [&](std::uint32_t a, std::uint32_t b) {
    Edge pair;
    add_assumptions(s.companions.unified(a, b), pair);
    least = std::min(least, pair.confidence);
    edge.note_only |= pair.note_only;
    for (const std::string& assumption : pair.assumptions)
      if (std::find(edge.assumptions.begin(), edge.assumptions.end(), assumption) == edge.assumptions.end())
        edge.assumptions.push_back(assumption);
  };
  for (std::size_t i = 1; i < edge.members.size(); ++i) consider(edge.members[0], edge.members[i]);
  if (!factors.one_sentence)
    for (std::size_t i = 1; i < edge.members.size(); ++i)
      for (std::size_t k = i + 1; k < edge.members.size(); ++k) consider(edge.members[i], edge.members[k]);
  edge.confidence = least * (edge.factors_apart == 2 ? 0.7 : edge.factors_apart == 1 ? 0.9 : 1.0);
}

std::vector<Edge> equation_edges(State& s) {
  std::vector<Edge> edges;
  const auto& all = s.readings.find(s.set, s.relation->left);
  const auto lefts = s.relation->at_most ? from_highest(s, all) : all;
  if (lefts.empty()) return edges;
  for (const Product& product : products(s)) {
    for (const std::uint32_t left : lefts) {
      const Reading& l = s.readings.all[left];
      const Interval stated = as_factor(l.literal, mention_of(s, left)),
                     charitable = as_factor(l.charitable, mention_of(s, left));
      if (s.relation->at_most && !below(product.literal, stated)) break;  // the others are lower
      if (!contradicts(*s.relation, product.literal, stated) || !go_together(s, product, left)) continue;
      std::vector<std::uint32_t> members{left};
      members.insert(members.end(), product.factors.begin(), product.factors.end());
      Edge edge{members, meet(s.input, s.readings, members), 1.0, false, {}, 0, product.charitable, product.point};
      if (edge.meeting.one_sentence)
        edge.bound = product.literal;
      else if (!contradicts(*s.relation, product.charitable, charitable))
        continue;
      weigh(s, product, edge);
      edge.note_only |= is_rough(s, left);
      edges.push_back(std::move(edge));
      if (edges.size() >= max_edges) return edges;
    }
    s.input.claims.let_go();
  }
  return edges;
}

std::string figure(const State& s, std::uint32_t reading, bool literal) {
  const Reading& r = s.readings.all[reading];
  const Mention& m = mention_of(s, reading);
  const bool percent = m.unit != nullptr && m.unit->dimension == UnitDimension::proportion;
  const std::string suffix = percent ? "%" : "";
  const Interval& i = literal ? r.literal : r.charitable;
  const std::string stated = r.point ? brief(*r.point) + suffix : "\"" + claim_of(s, reading).quote + "\"";
  return i.low && i.high && *i.low == *i.high ? stated : stated + " (" + show(i, suffix) + ")";
}

void explain(const State& s, const Edge& edge, Finding& f) {
  const bool literal = edge.meeting.one_sentence;
  const std::uint32_t first = edge.members.front();
  const std::string stated = figure(s, first, literal) + " is stated as " + title_of(measure_of(s, first));
  if (s.relation->kind == RelationKind::part_whole) {
    f.explanation.push_back(title_of(measure_of(s, first)) + " are part of " +
                            title_of(measure_of(s, edge.members[1])));
    f.explanation.push_back(stated + ", but " + figure(s, edge.members[1], literal) + " as " +
                            title_of(measure_of(s, edge.members[1])));
  } else {
    std::string product, names;
    for (std::size_t i = 1; i < edge.members.size(); ++i) {
      product += (i > 1 ? " x " : "") + figure(s, edge.members[i], literal);
      names += (i > 1 ? " x " : "") + title_of(measure_of(s, edge.members[i]));
    }
    f.explanation.push_back(title_of(measure_of(s, first)) + (s.relation->at_most ? " <= " : " = ") + names);
    f.explanation.push_back(
        product + " = " +
        (edge.bound_point ? brief(*edge.bound_point) + " (" + show(edge.bound) + ")" : show(edge.bound)));
    f.explanation.push_back("but " + stated);
  }
  f.explanation.insert(f.explanation.end(), edge.assumptions.begin(), edge.assumptions.end());
}

std::string message(const State& s, const Edge& edge) {
  const std::uint32_t first = edge.members.front();
  const std::string stated = title_of(measure_of(s, first)) + ": " + describe(mention_of(s, first), false);
  if (s.relation->kind == RelationKind::part_whole)
    return stated + " is more than the whole, " + describe(mention_of(s, edge.members[1]), false) + " (" +
           title_of(measure_of(s, edge.members[1])) + ").";
  std::string product;
  for (std::size_t i = 1; i < edge.members.size(); ++i)
    product += (i > 1 ? " x " : "") + describe(mention_of(s, edge.members[i]), false);
  return stated + (s.relation->at_most ? " is more than " : " does not fit ") + product +
         (edge.bound_point ? " = " + brief(*edge.bound_point) : "") + ".";
}

/// Reports the edges, surest first. A finding takes in what else contradicts the same partner, and covers every edge
/// that shares a reading with it.
void report_edges(const State& s, std::vector<Edge> edges, std::vector<Finding>& findings) {
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    if (a.note_only != b.note_only) return !a.note_only;
    if (a.meeting.one_sentence != b.meeting.one_sentence) return a.meeting.one_sentence;
    if (a.factors_apart != b.factors_apart) return a.factors_apart < b.factors_apart;
    return a.confidence > b.confidence;
  });
  std::vector<std::uint32_t> told;  // readings that a finding shows
  const auto is_told = [&](std::uint32_t r) { return std::find(told.begin(), told.end(), r) != told.end(); };
  for (const Edge& edge : edges) {
    if (std::any_of(edge.members.begin(), edge.members.end(), is_told)) continue;
    Finding f;
    f.kind = edge.meeting.one_sentence ? FindingKind::arithmetic : FindingKind::conflict;
    f.rule = s.relation->rule;
    f.measure = measure_of(s, edge.members.front()).id;
    f.confidence = edge.confidence;
    f.severity =
        finding_severity(s.input.rules.thresholds, f.kind, s.relation->severity, edge.confidence, edge.note_only);
    f.message = message(s, edge);
    explain(s, edge, f);
    std::vector<std::uint32_t> claims(edge.meeting.claims);
    told.insert(told.end(), edge.members.begin(), edge.members.end());
    std::size_t listed = 0;
    for (const Edge& other : edges) {
      const bool same_partner =
          std::equal(edge.members.begin() + 1, edge.members.end(), other.members.begin() + 1, other.members.end());
      if (!same_partner || &other == &edge || is_told(other.members.front()) || other.note_only != edge.note_only ||
          ++listed > max_listed)
        continue;
      claims.push_back(other.meeting.claims.front());
      told.push_back(other.members.front());
    }
    for (const std::uint32_t member : edge.members) {
      const auto& all = s.readings.all[member].claims;
      claims.insert(claims.end(), all.begin(),
                    all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), max_listed)));
    }
    finish_finding(s.input, claims, f);
    findings.push_back(std::move(f));
  }
}

/// A figure that may be the same by mistake: not a small number, which many measures share.
bool is_telling(const Reading& r, const Mention& m) {
  if (!r.point || m.stated_low != m.stated_high || m.written == Written::vague || m.written == Written::indefinite ||
      m.kind == QuantityKind::change || m.kind == QuantityKind::ordinal)
    return false;
  const bool share = m.unit != nullptr && m.unit->dimension == UnitDimension::proportion;
  return r.point->abs() >= Decimal(share ? 10 : 100);
}

/// The same figure under measures that people mix up.
void report_look_alikes(State& s, std::vector<Finding>& findings) {
  std::map<std::string, std::vector<std::uint32_t>> by_value;
  for (const std::uint32_t measure : s.relation->measures)
    for (const std::uint32_t r : s.readings.find(s.set, measure)) {
      const Mention& m = mention_of(s, r);
      if (is_telling(s.readings.all[r], m))
        by_value[s.readings.all[r].point->to_string() + ' ' + (m.unit != nullptr ? m.unit->base : "")].push_back(r);
      s.input.claims.let_go();
    }
  for (const auto& [value, readings] : by_value) {
    const std::uint32_t first = readings.front();
    Edge edge;
    edge.confidence = 0.0;
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_measure;  // measure -> claims
    for (const std::uint32_t r : readings) {
      if (s.readings.all[r].measure == s.readings.all[first].measure) {
        by_measure[s.readings.all[r].measure].insert(by_measure[s.readings.all[r].measure].end(),
                                                     s.readings.all[r].claims.begin(), s.readings.all[r].claims.end());
        continue;
      }
      const Unification& u = s.companions.unified(first, r);
      if (u.agreement == Agreement::different || meet(s.input, s.readings, {first, r}).one_sentence) continue;
      if (u.confidence > edge.confidence)
        edge.confidence = u.confidence, edge.note_only = u.note_only, edge.assumptions = u.assumptions;
      auto& claims = by_measure[s.readings.all[r].measure];
      claims.insert(claims.end(), s.readings.all[r].claims.begin(), s.readings.all[r].claims.end());
    }
    if (by_measure.size() < 2) continue;
    Finding f;
    f.kind = FindingKind::definition;
    f.rule = s.relation->rule;
    f.measure = measure_of(s, first).id;
    f.confidence = edge.confidence;
    f.severity =
        finding_severity(s.input.rules.thresholds, f.kind, s.relation->severity, edge.confidence, edge.note_only);
    std::string names;
    std::vector<std::uint32_t> all;
    std::vector<Value> values;
    for (auto& [measure, claims] : by_measure) {
      names += (names.empty() ? "" : " and as ") + title_of(s.input.rules.measures[measure]);
      std::sort(claims.begin(), claims.end());
      Finding part;
      finish_finding(s.input, claims, part);
      values.insert(values.end(), part.values.begin(), part.values.end());
      all.insert(all.end(), claims.begin(), claims.end());
      f.explanation.push_back("\"" + quoted(s.input.claims[claims.front()]) + "\" is stated as " +
                              title_of(s.input.rules.measures[measure]));
    }
    f.message = describe(mention_of(s, first), false) + " is stated as " + names + ": one of them is probably meant.";
    f.explanation.insert(f.explanation.end(), edge.assumptions.begin(), edge.assumptions.end());
    finish_finding(s.input, all, f);
    f.values = std::move(values);  // one entry a measure: the figures are equal, what they count differs
    findings.push_back(std::move(f));
  }
}

}  // namespace

void check_relations(CheckInput& input, std::vector<Finding>& findings) {
  if (input.rules.relations.empty()) return;
  const Readings readings = collect_readings(input);
  State s{input, readings, Companions(input, readings), nullptr, {}};
  for (const Relation& relation : input.rules.relations) {
    s.relation = &relation;
    for (const std::string& set : readings.sets) {
      s.set = set;
      switch (relation.kind) {
        case RelationKind::part_whole:
          report_edges(s, part_whole_edges(s), findings);
          break;
        case RelationKind::equation:
          report_edges(s, equation_edges(s), findings);
          break;
        case RelationKind::definition:
          report_look_alikes(s, findings);
          break;
      }
    }
  }
}

}  // namespace claimcheck
