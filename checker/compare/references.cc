// Claims against approved figures ([[reference]] tables): one finding per approved figure and set of documents.
#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/severity.h"
#include "checker/compare/verdict.h"

#include <algorithm>
#include <map>

namespace claimcheck {

namespace {

struct Contradiction {
  std::vector<std::uint32_t> claims;
  double confidence = 0.0;
  bool note_only = true;
  bool conflict = false;  // else only a tension
  bool unit_slip = false;
  std::uint32_t surest = 0;
  std::vector<std::string> assumptions;
};

/// A number that grows is older or newer than the approved one, not wrong, where the dates say so.
bool grown(const CheckInput& input, const Claim& claim, const Measure& measure, const Reference& reference,
           const PairVerdict& verdict) {
  const auto& date = input.documents[claim.document].date;
  if (!(measure.cumulative || claim.cumulative) || !date || !reference.date || !verdict.difference) return false;
  const bool lower = verdict.difference->is_negative();  // the claim against the approved figure
  return lower ? *date < *reference.date : *date > *reference.date;
}

void consider(const CheckInput& input, std::uint32_t index, const Measure& measure, const Reference& reference,
              Contradiction& out) {
  const Claim& claim = input.claims[index];
  const PairVerdict verdict = compare_quantities(reference.claim.quantity, claim.quantity, measure.tolerance);
  if (verdict.relationship == Relationship::consistent || verdict.relationship == Relationship::incomparable) return;
  const Unification u = unify(reference.claim, claim, &measure);
  if (u.agreement == Agreement::different || u.agreement == Agreement::contained ||
      grown(input, claim, measure, reference, verdict))
    return;
  const bool conflict = verdict.relationship != Relationship::tension;
  if (conflict < out.conflict) return;
  if (conflict > out.conflict) out = {};
  out.claims.push_back(index);
  out.conflict = conflict;
  out.note_only &= u.note_only;
  if (u.confidence <= out.confidence) return;
  out.confidence = u.confidence;
  out.surest = index;
  out.unit_slip = verdict.relationship == Relationship::unit_slip;
  out.assumptions = u.assumptions;
}

Value reference_value(const Reference& reference) {
  const Mention& m = reference.claim.quantity;
  Value value;
  value.interval = m.literal;
  if (m.stated_low && m.stated_low == m.stated_high) value.point = m.stated_low;
  value.unit = m.unit != nullptr ? m.unit->name : m.noun;
  DocumentInfo file;
  file.path = reference.path;
  file.date = reference.date;
  Passage passage = make_passage(reference.claim, file);
  passage.is_reference = true;
  passage.attribution = reference.source;
  value.mentions.push_back(std::move(passage));
  return value;
}

void report(const CheckInput& input, const Measure& measure, const Reference& reference, const Contradiction& c,
            std::vector<Finding>& findings) {
  const std::string title = measure.title.empty() ? measure.id : measure.title;
  const std::string source =
      reference.source.empty()
          ? std::string()
          : " (" + reference.source + (reference.date ? ", " + to_string(*reference.date) : "") + ")";
  Finding f;
  f.kind = FindingKind::reference;
  f.rule = measure.rule;
  f.measure = measure.id;
  f.confidence = c.confidence;
  f.severity = c.conflict ? finding_severity(input.rules.thresholds, FindingKind::reference, measure.severity,
                                             c.confidence, c.note_only)
                          : Severity::note;
  f.message = title + ": " + describe(input.claims[c.surest].quantity, false) + " is not the approved figure, " +
              describe(reference.claim.quantity, false) + source +
              (c.unit_slip ? "; the digits are the same in another unit or scale" : "") + ".";
  f.explanation.push_back("approved: " + describe(reference.claim.quantity, true));
  f.explanation.push_back("stated: " + describe(input.claims[c.surest].quantity, true));
  f.explanation.insert(f.explanation.end(), c.assumptions.begin(), c.assumptions.end());
  finish_finding(input, c.claims, f);
  f.values.insert(f.values.begin(), reference_value(reference));
  findings.push_back(std::move(f));
}

}  // namespace

void check_references(CheckInput& input, std::vector<Finding>& findings) {
  if (input.rules.references.empty()) return;
  std::map<std::string, std::vector<std::uint32_t>> claims_of;  // measure -> claims
  for (const Reference& r : input.rules.references) claims_of[r.claim.measure];
  for (std::uint32_t i = 0; i < input.claims.size(); ++i) {
    if (const auto at = claims_of.find(input.claims[i].measure); at != claims_of.end() && takes_part(input.claims[i]))
      at->second.push_back(i);
    input.claims.let_go();
  }
  for (const Reference& reference : input.rules.references) {
    const Measure* measure = input.rules.find_measure(reference.claim.measure);
    if (measure == nullptr) continue;
    std::map<std::string, Contradiction> by_set;
    for (const std::uint32_t i : claims_of[reference.claim.measure]) {
      consider(input, i, *measure, reference, by_set[input.documents[input.claims.document_of(i)].set]);
      input.claims.let_go();
    }
    for (const auto& [set, contradiction] : by_set)
      if (!contradiction.claims.empty()) report(input, *measure, reference, contradiction, findings);
  }
}

}  // namespace claimcheck
