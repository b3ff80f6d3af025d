// What decisions and a baseline do to a finished report: findings get them, the counts follow, and what has no effect
// is noted.
#pragma once

#include <claimcheck/claimcheck.h>

#include <optional>
#include <string>
#include <vector>

namespace claimcheck::store {

/// Gives each finding the decision with its fingerprint. An expired decision (its last day is before `today`) gives
/// nothing and is noted, and so is one that no finding of the report has. Without `today` none expires.
void apply_decisions(const std::vector<Decision>& decisions, const std::optional<Date>& today, Report& report);

/// How many of the decisions have a last day.
std::size_t count_expiring(const std::vector<Decision>& decisions);

/// Counts the findings of the report anew: open ones by severity, the others as dismissed or in the baseline. Sorts
/// the notices. To be called once when everything is applied.
void count_findings(Report& report);

}  // namespace claimcheck::store
