#include "checker/compare/plausible.h"

#include "checker/text/token.h"

#include <algorithm>

namespace claimcheck {

const Unification& Judge::unified(const Bucket& a, const Bucket& b) {
  const auto key = std::make_pair(a.scope, b.scope);
  const auto found = cache_.find(key);
  if (found != cache_.end()) return found->second;
  return cache_.emplace(key, unify(claim(a), claim(b), group.measure)).first->second;
}

namespace {

bool is_placed(const Dimension* place) { return place != nullptr && place->origin != Origin::unknown; }

}  // namespace

bool Judge::tells_of_several_places(std::uint32_t document) {
  const auto [told, is_new] = several_places_.try_emplace(document, false);
  if (!is_new) return told->second;
  const auto first = std::lower_bound(input.claims.begin(), input.claims.end(), document,
                                      [](const Claim& c, std::uint32_t d) { return c.document < d; });
  const std::string* place = nullptr;
  for (auto c = first; c != input.claims.end() && c->document == document && !told->second; ++c) {
    const Dimension* here = c->measure == group.measure->id ? find_dimension(*c, "place") : nullptr;
    if (!is_placed(here)) continue;
    told->second = place != nullptr && *place != here->value;
    place = &here->value;
  }
  return told->second;
}

const std::map<std::uint32_t, std::vector<std::uint32_t>>& Judge::by_document() {
  if (documents_.empty())
    for (const Bucket& bucket : group.buckets)
      for (const std::uint32_t i : bucket.claims) documents_[input.claims.document_of(i)].push_back(i);
  return documents_;
}

namespace {

constexpr std::size_t looked_at = 32;  // claims of one reading: those of a fact that thousands repeat are alike

/// Whether `document` states, under the same measure, a figure that agrees with `claim`: then that one is its partner,
/// and another figure of the document is about something else.
bool has_partner(Judge& state, const Bucket& other, const Claim& claim) {
  for (std::size_t k = 0; k < std::min(other.claims.size(), looked_at); ++k) {
    const std::uint32_t member = other.claims[k];
    const std::uint32_t document = state.input.claims.document_of(member);
    if (document == claim.document) continue;
    const auto& stated = state.by_document().at(document);
    const bool found = std::any_of(stated.begin(), stated.end(), [&](std::uint32_t i) {
      return i != member &&
             compare_silently(state.input.claims[i].quantity, claim.quantity).relationship == Relationship::consistent;
    });
    if (!found) return false;
  }
  return true;
}

/// Every cross-document pair of the two buckets has its partners elsewhere, and no pair stands within one document.
bool two_facts(Judge& state, const Bucket& a, const Bucket& b) {
  const auto within_one = [&] {  // claims stand in the order of their documents
    auto x = a.claims.begin(), y = b.claims.begin();
    const auto document = [&](std::uint32_t claim) { return state.input.claims.document_of(claim); };
    for (std::size_t steps = 0; x != a.claims.end() && y != b.claims.end() && steps < looked_at * looked_at; ++steps) {
      if (document(*x) == document(*y)) return true;
      document(*x) < document(*y) ? ++x : ++y;
    }
    return false;
  };
  return !within_one() && (has_partner(state, b, state.claim(a)) || has_partner(state, a, state.claim(b)));
}

bool in_one_document(const CheckInput& input, const Bucket& a, const Bucket& b) {
  const std::uint32_t document = input.claims.document_of(a.claims.front());
  const auto here = [&](std::uint32_t i) { return input.claims.document_of(i) == document; };
  return std::all_of(a.claims.begin(), a.claims.end(), here) && std::all_of(b.claims.begin(), b.claims.end(), here);
}

bool states_time(const Claim& claim) {
  const Dimension* time = find_dimension(claim, "time");
  return time != nullptr && time->dates && time->origin == Origin::stated;
}

/// How far two figures of one event can be apart: agencies revise a magnitude by tenths (a whole step is another quake,
/// or a slip), and a toll does not grow twentyfold from one report to the next. 0 when they are surely of two events.
double same_event(const Measure& measure, const Mention& a, const Mention& b, const PairVerdict& verdict) {
  const auto p = base_point(a), q = base_point(b);
  if (!p || !q || verdict.relationship == Relationship::unit_slip) return 1;
  const Decimal low = std::min(p->abs(), q->abs()), high = std::max(p->abs(), q->abs());
  if (measure.kind == MeasureKind::magnitude) {
    constexpr double perhaps = 0.6;  // a warning where nothing else is in doubt
    const Decimal gap = high - low;
    return gap < Decimal::scaled(5, -1) ? 1 : gap <= Decimal(1) ? perhaps : 0;
  }
  if (high > low * Decimal(20)) return 0;
  const bool grows = measure.kind == MeasureKind::count || measure.kind == MeasureKind::area;
  return grows && high > low * Decimal(3) ? 0.4 : 1;
}

/// Figures of unknown periods that are far apart are of two periods or two scopes; so are small counts, which count
/// something else in each text.
double same_period(const Mention& a, const Mention& b, const PairVerdict& verdict) {
  const auto p = base_point(a), q = base_point(b);
  if (!p || !q || verdict.relationship == Relationship::unit_slip) return 1;
  const Decimal low = std::min(p->abs(), q->abs()), high = std::max(p->abs(), q->abs());
  if (a.unit == nullptr && b.unit == nullptr && high < Decimal(10)) return 0.4;
  return high > low * Decimal(3) ? 0.4 : 1;
}

/// Whether a document names the place, or one that holds it or is its people's, anywhere among its names.
bool names_place(const DocumentInfo& document, const Dimension& place) {
  const auto named = [&](std::string_view name) {
    std::vector<Token> tokens;
    tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, tokens);
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      return t.kind == TokenKind::word && t.span.size() > 2 &&
             std::binary_search(document.keywords.begin(), document.keywords.end(), t.hash);
    });
  };
  return named(place.value) || named(place.words) || std::any_of(place.within.begin(), place.within.end(), named);
}

/// A figure whose place is not said is that of its document's own place. Beside a figure of a place that the document
/// never names, or where the document tells of several, it is rather that of another one.
double one_place(Judge& state, const Claim& x, const Claim& y) {
  constexpr double doubtful = 0.35, inherited = 0.9;  // the first is a note at most
  const Dimension *p = find_dimension(x, "place"), *q = find_dimension(y, "place");
  const bool said_p = is_placed(p), said_q = is_placed(q);
  if ((!said_p && state.tells_of_several_places(x.document)) || (!said_q && state.tells_of_several_places(y.document)))
    return doubtful;
  if (x.document == y.document) return 1;
  if (said_p == said_q) return said_p && p->origin != q->origin ? inherited : 1;
  const DocumentInfo& other = state.document(said_p ? y : x);
  return names_place(other, said_p ? *p : *q) ? 1 : doubtful;
}

/// Measures that grow without being tied to one happening (people sanctioned, cases of a disease).
double one_count(Judge& state, const Bucket& a, const Bucket& b) {
  const Claim &x = state.claim(a), &y = state.claim(b);
  if (in_one_document(state.input, a, b)) return 0;  // stages of one count
  if (shared_subject(state.document(x), state.document(y)) < 0.12) return 0;
  double factor = states_time(x) != states_time(y) ? 0.4 : states_time(x) ? 1 : 0.7;
  if (!state.input.options.against && (!state.document(x).date || !state.document(y).date)) factor *= 0.8;
  return factor;
}

}  // namespace

double plausibility(Judge& state, const Bucket& a, const Bucket& b, const PairVerdict& verdict) {
  const Claim &x = state.claim(a), &y = state.claim(b);
  const Measure& measure = *state.group.measure;
  double factor = 1;
  if (measure.event) {
    factor = one_happening(state, a, b) * same_event(measure, x.quantity, y.quantity, verdict);
    if (!state.input.options.against && measure.cumulative && (!state.document(x).date || !state.document(y).date))
      factor *= 0.8;  // perhaps a toll and its update
  } else if (measure.cumulative) {
    factor = one_count(state, a, b) * same_event(measure, x.quantity, y.quantity, verdict);
  } else if (!states_time(x) || !states_time(y)) {
    factor *= same_period(x.quantity, y.quantity, verdict);
  }
  if (!measure.event) factor *= one_place(state, x, y);
  if (!tells_of_events(measure) && in_one_document(state.input, a, b) && x.speaker == y.speaker &&
      x.attribution == y.attribution) {
    factor *= 0.5;  // one voice in one text rarely contradicts itself, and often counts two things
  }
  if (factor == 0 || two_facts(state, a, b)) return 0;
  const std::string &m = x.quantity.noun, &n = y.quantity.noun;
  if (!m.empty() && !n.empty() && m != n &&
      (find_dimension(x, "population") != nullptr) != (find_dimension(y, "population") != nullptr))
    factor *= 0.4;  // "14 children" beside "1,000 people"
  return factor;
}

}  // namespace claimcheck
