#include "checker/cli/overrides.h"

#include "checker/ruleset/compile.h"
#include "checker/text/place.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace claimcheck::cli {
namespace {

constexpr std::array kinds = {FindingKind::conflict,    FindingKind::stale,      FindingKind::update,
                              FindingKind::tension,     FindingKind::arithmetic, FindingKind::definition,
                              FindingKind::date,        FindingKind::unit,       FindingKind::reference,
                              FindingKind::unsupported, FindingKind::suggestion};
static_assert(kinds.size() == static_cast<std::size_t>(FindingKind::suggestion) + 1);
constexpr std::array builtin_rules = {
    "builtin/age",   "builtin/arithmetic", "builtin/date",       "builtin/repeated-statement",
    "builtin/table", "builtin/unit",       "builtin/unsupported"};

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
    --report.summary.of(finding.severity);
    if (!wanted->severity) return true;
    finding.severity = *wanted->severity;
    ++report.summary.of(finding.severity);
    return false;
  });
  std::stable_sort(report.findings.begin(), report.findings.end(), comes_before);
}

std::vector<Diagnostic> unknown_names(const std::vector<SeverityOverride>& overrides, const RuleSet& rules) {
  std::vector<std::string> known(builtin_rules.begin(), builtin_rules.end());
  for (const FindingKind kind : kinds) known.emplace_back(to_string(kind));
  for (const Measure& measure : rules.measures) known.push_back(measure.rule);
  for (const Relation& relation : rules.relations) known.push_back(relation.rule);
  const std::vector<std::string> packs = builtin_packs();
  const auto of_unused_pack = [&](const std::string& name) {
    const std::string pack = name.substr(0, name.find('/'));
    const auto uses = [&](const std::string& rule) { return rule.compare(0, pack.size() + 1, pack + "/") == 0; };
    return std::find(packs.begin(), packs.end(), pack) != packs.end() && std::none_of(known.begin(), known.end(), uses);
  };
  std::vector<Diagnostic> out;
  for (const SeverityOverride& one : overrides) {
    if (std::find(known.begin(), known.end(), one.name) != known.end() || of_unused_pack(one.name)) continue;
    const std::string meant = nearest(one.name, known);
    out.push_back({one.path,
                   static_cast<std::uint32_t>(one.line),
                   static_cast<std::uint32_t>(one.column),
                   Severity::error,
                   "severity: no rule or kind of finding '" + one.name + "'" +
                       (meant.empty() ? "; claimcheck rules list names the rules" : "; did you mean '" + meant + "'?"),
                   {}});
  }
  std::sort(out.begin(), out.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
  return out;
}

}  // namespace claimcheck::cli
