#include "checker/compare/against.h"

#include "checker/compare/align.h"
#include "checker/compare/candidates.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/severity.h"
#include "checker/compare/similarity.h"
#include "checker/compare/support.h"
#include "checker/compare/verdict.h"

#include <algorithm>
#include <map>

namespace claimcheck {

namespace {

constexpr double states_the_same = 0.25;  // as for a warning: from here a passage is about the draft's fact
constexpr std::size_t max_passages = 5;

/// What one source passage says about a draft's claim.
struct Evidence {
  std::uint32_t claim = 0;  // of the source
  double probability = 0;
  bool agrees = false;
};

bool is_draft(const CheckInput& input, const Claim& c) { return input.documents[c.document].role == Role::draft; }

/// 1 when two claims of one measure unify with all dimensions stated; 0 when they are about different things.
double same_measure(const CheckInput& input, const Claim& a, const Claim& b) {
  const Measure* measure = input.rules.compared_measure(a);
  if (measure == nullptr || measure != input.rules.compared_measure(b)) return 0;
  const Unification u = unify(a, b, measure);
  return u.agreement == Agreement::same || u.agreement == Agreement::assumed ? u.confidence : 0;
}

using Found = std::map<std::uint32_t, std::vector<Evidence>>;  // draft claim -> evidence

void add_evidence(const CheckInput& input, std::uint32_t x, std::uint32_t y, double probability, Found& found) {
  const Claim &a = input.claims[x], &b = input.claims[y];
  const Relationship r = compare_quantities(a.quantity, b.quantity).relationship;
  if (probability < states_the_same || r == Relationship::incomparable) return;
  const bool agrees = r == Relationship::consistent || r == Relationship::tension;
  if (is_draft(input, a) && !is_draft(input, b)) found[x].push_back({y, probability, agrees});
  if (is_draft(input, b) && !is_draft(input, a)) found[y].push_back({x, probability, agrees});
}

void add_under_rules(const CheckInput& input, Found& found) {
  for (const KeyGroup& group : group_by_key(input))
    for (const Bucket& a : group.buckets)
      for (const Bucket& b : group.buckets)
        for (const std::uint32_t x : a.claims) {
          input.claims.let_go();
          if (!is_draft(input, input.claims[x])) continue;
          const std::uint32_t y = b.claims.front();
          if (!is_draft(input, input.claims[y]))
            add_evidence(input, x, y, same_measure(input, input.claims[x], input.claims[y]), found);
        }
}

Found find_evidence(const CheckInput& input, const SlotList& slots) {
  Found found;
  add_under_rules(input, found);
  for (const SlotPair& pair : candidate_pairs(input, slots)) {
    slots.let_go();
    const Slot &a = slots[pair.a], &b = slots[pair.b];
    if (is_draft(input, input.claims[a.claim]) == is_draft(input, input.claims[b.claim]) || !alike(a, b) ||
        veto(input, a, b) != nullptr)
      continue;
    add_evidence(input, a.claim, b.claim, same_fact(input, a, b), found);
  }
  for (auto& [claim, evidence] : found)
    std::stable_sort(evidence.begin(), evidence.end(),
                     [](const Evidence& a, const Evidence& b) { return a.probability > b.probability; });
  return found;
}

/// A date beside other figures of its sentence is their time, and no claim of its own.
bool only_a_time(const CheckInput& input, const Slot& slot) {
  const auto is_date = [](const Claim& c) {
    return c.quantity.kind == QuantityKind::date || c.quantity.kind == QuantityKind::date_range;
  };
  if (!is_date(input.claims[slot.claim])) return false;
  for (std::uint32_t i = slot.sentence_first; i < slot.sentence_end; ++i)
    if (!is_date(input.claims[i])) return true;
  return false;
}

Finding unsupported(const CheckInput& input, std::uint32_t index) {
  const Claim& claim = input.claims[index];
  Finding f;
  f.kind = FindingKind::unsupported;
  f.severity = Severity::note;
  const Measure* measure = input.rules.compared_measure(claim);
  f.rule = measure == nullptr ? "builtin/unsupported" : measure->rule;
  f.measure = measure == nullptr ? "" : measure->id;
  f.confidence = 0.5;
  f.message = "no source states " + describe(claim.quantity, false);
  f.explanation.push_back("\"" + claim.quote + "\" is read as " + describe(claim.quantity, true));
  finish_finding(input, {index}, f);
  return f;
}

/// Figures of drafts that a warning or an error holds against a source, whatever lined the two up (companions, say): by
/// path and place, the number of the finding.
using Contradicted = std::map<std::pair<std::string, std::uint32_t>, std::size_t>;

Contradicted contradicted_by_findings(const std::vector<Finding>& findings) {
  Contradicted out;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& f = findings[i];
    const auto from_source = [](const Value& value) {
      return std::any_of(value.mentions.begin(), value.mentions.end(),
                         [](const Passage& p) { return p.role == Role::source; });
    };
    if (f.severity > Severity::warning || std::none_of(f.values.begin(), f.values.end(), from_source)) continue;
    for (const Value& value : f.values)
      for (const Passage& p : value.mentions)
        if (p.role == Role::draft) out.try_emplace({p.path, p.position.start}, i);
  }
  return out;
}

/// What is wrong inside a source alone is no error of the draft: a warning, which says where it stands.
void own_errors_of_sources(std::vector<Finding>& findings) {
  for (Finding& f : findings) {
    const bool of_source = std::all_of(f.values.begin(), f.values.end(), [](const Value& value) {
      return std::all_of(value.mentions.begin(), value.mentions.end(),
                         [](const Passage& p) { return p.role == Role::source || p.is_reference; });
    });
    if (!of_source) continue;
    f.severity = std::max(f.severity, Severity::warning);
    f.message = "in a source: " + f.message;
  }
}

}  // namespace

bool compared(const CheckInput& input, const Claim& a, const Claim& b) {
  return !input.options.against || is_draft(input, a) || is_draft(input, b);
}

void check_against(CheckInput& input, Report& report) {
  report.against = true;
  const auto is_source = [](const DocumentInfo& d) { return d.role == Role::source; };
  // Without a source that could be read nothing is known of any claim.
  if (std::none_of(input.documents.begin(), input.documents.end(), is_source)) return;
  own_errors_of_sources(report.findings);
  const SlotList slots = make_slots(input);
  const Found found = find_evidence(input, slots);
  const EqualFigures equal(input);
  const Contradicted contradicted = contradicted_by_findings(report.findings);
  for (std::uint32_t number = 0; number < slots.size(); ++number) {
    slots.let_go();
    const Slot& slot = slots[number];
    const Claim& claim = input.claims[slot.claim];
    if (!is_draft(input, claim) || slot.unasserted || only_a_time(input, slot)) continue;
    DraftClaim verdict;
    verdict.claim = make_passage(claim, input.documents[claim.document]);
    const auto evidence = found.find(slot.claim);
    if (evidence != found.end()) {
      const auto supports = [](const Evidence& e) { return e.agrees; };
      const bool supported = std::any_of(evidence->second.begin(), evidence->second.end(), supports);
      verdict.status = supported ? DraftStatus::supported : DraftStatus::contradicted;
      for (const Evidence& e : evidence->second)
        if (e.agrees == supported && verdict.passages.size() < max_passages)
          verdict.passages.push_back(
              make_passage(input.claims[e.claim], input.documents[input.claims[e.claim].document]));
    } else if (const std::vector<std::uint32_t> stated = equal.find(slot.claim); !stated.empty()) {
      verdict.status = DraftStatus::supported;
      for (std::size_t i = 0; i < std::min(stated.size(), max_passages); ++i)
        verdict.passages.push_back(
            make_passage(input.claims[stated[i]], input.documents[input.claims[stated[i]].document]));
    } else if (const auto conflict = contradicted.find({input.documents[claim.document].path, claim.position.start});
               conflict != contradicted.end()) {
      verdict.status = DraftStatus::contradicted;
      for (const Value& value : report.findings[conflict->second].values)
        for (const Passage& p : value.mentions)
          if (p.role == Role::source && verdict.passages.size() < max_passages) verdict.passages.push_back(p);
    } else {
      report.findings.push_back(unsupported(input, slot.claim));
    }
    report.claims.push_back(std::move(verdict));
  }
}

}  // namespace claimcheck
