#include "checker/cli/overrides.h"

#include <algorithm>
#include <tuple>

namespace claimcheck::cli {
namespace {

std::uint64_t& count_of(Summary& summary, Severity severity) {
  if (severity == Severity::error) return summary.errors;
  return severity == Severity::warning ? summary.warnings : summary.notes;
}

/// The override for a finding, or null: by kind, else by rule.
const SeverityOverride* find_override(const std::vector<SeverityOverride>& overrides, const Finding& finding) {
  const SeverityOverride* by_rule = nullptr;
  for (const SeverityOverride& one : overrides) {
    if (one.name == to_string(finding.kind)) return &one;
    const bool sure = finding.severity != Severity::note || !one.severity;
    if (one.name == finding.rule && sure) by_rule = &one;
  }
  return by_rule;
}

const Passage* first_passage(const Finding& finding) {
  return finding.values.empty() || finding.values.front().mentions.empty() ? nullptr
                                                                           : &finding.values.front().mentions.front();
}

bool comes_before(const Finding& a, const Finding& b) {
  static const Passage nowhere;
  const Passage& p = first_passage(a) != nullptr ? *first_passage(a) : nowhere;
  const Passage& q = first_passage(b) != nullptr ? *first_passage(b) : nowhere;
  return std::tie(a.severity, a.set, p.path, p.position.start, a.kind, a.fingerprint) <
         std::tie(b.severity, b.set, q.path, q.position.start, b.kind, b.fingerprint);
}

}  // namespace

void apply_overrides(const std::vector<SeverityOverride>& overrides, Report& report) {
  if (overrides.empty()) return;
  std::erase_if(report.findings, [&](Finding& finding) {
    const SeverityOverride* wanted = find_override(overrides, finding);
    if (wanted == nullptr) return false;
    --count_of(report.summary, finding.severity);
    if (!wanted->severity) return true;
    finding.severity = *wanted->severity;
    ++count_of(report.summary, finding.severity);
    return false;
  });
  std::sort(report.findings.begin(), report.findings.end(), comes_before);
}

}  // namespace claimcheck::cli
