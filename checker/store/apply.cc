#include "checker/store/apply.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace claimcheck::store {
namespace {

Notice notice(NoticeKind kind, const Decision& decision, std::string message) {
  return {kind, decision.path, decision.line, decision.fingerprint, std::move(message)};
}

std::string name_of(const Decision& decision) {
  return decision.message.empty() ? "finding " + decision.fingerprint : "\"" + decision.message + "\"";
}

}  // namespace

void apply_decisions(const std::vector<Decision>& decisions, const std::optional<Date>& today, Report& report) {
  std::vector<Decision> sorted(decisions);
  const auto by_fingerprint = [](const Decision& a, const Decision& b) { return a.fingerprint < b.fingerprint; };
  std::stable_sort(sorted.begin(), sorted.end(), by_fingerprint);
  std::set<std::string_view> used;
  for (Finding& finding : report.findings) {
    Decision wanted;
    wanted.fingerprint = finding.fingerprint;
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), wanted, by_fingerprint);
    if (found == sorted.end() || found->fingerprint != finding.fingerprint) continue;
    used.insert(found->fingerprint);
    if (!today || !found->expires || *today <= *found->expires) finding.decision = *found;
  }
  for (const Decision& decision : sorted) {
    if (today && decision.expires && *decision.expires < *today)
      report.notices.push_back(
          notice(NoticeKind::expired_decision, decision,
                 "the decision about " + name_of(decision) + " expired after " + to_string(*decision.expires)));
    else if (used.count(decision.fingerprint) == 0)
      report.notices.push_back(notice(NoticeKind::unmatched_decision, decision,
                                      "no finding of this run is the one decided about: " + name_of(decision)));
  }
}

std::size_t count_expiring(const std::vector<Decision>& decisions) {
  return static_cast<std::size_t>(std::count_if(decisions.begin(), decisions.end(),
                                                [](const Decision& decision) { return decision.expires.has_value(); }));
}

void count_findings(Report& report) {
  Summary& s = report.summary;
  s.dismissed = s.baseline = 0;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
    s.of(severity) = report.unlisted.of(severity);
  for (const Finding& finding : report.findings) {
    const bool open = is_open(finding);
    if (open) ++s.of(finding.severity);
    s.baseline += finding.in_baseline;
    s.dismissed += !open && !finding.in_baseline;
  }
  std::stable_sort(report.notices.begin(), report.notices.end(), [](const Notice& a, const Notice& b) {
    return std::tie(a.path, a.line, a.fingerprint, a.message) < std::tie(b.path, b.line, b.fingerprint, b.message);
  });
}

}  // namespace claimcheck::store
