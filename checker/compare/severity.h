// How sure a finding must be to be loud (semantics 7): severity comes from the rule, lowered by confidence.
#pragma once

#include <claimcheck/finding.h>
#include <claimcheck/thresholds.h>

#include <algorithm>

namespace claimcheck {

/// Severity of a finding of `kind` under a rule of severity `wanted`. Tensions, updates and suggestions are notes; a
/// conflict below the threshold `confident` is one step quieter than its rule says, and below `plausible` a note.
inline Severity finding_severity(const Thresholds& thresholds, FindingKind kind, Severity wanted, double confidence,
                                 bool note_only) {
  const double confident = thresholds.confident.to_double(), plausible = thresholds.plausible.to_double();
  if (note_only || kind == FindingKind::tension || kind == FindingKind::update || kind == FindingKind::suggestion ||
      kind == FindingKind::unsupported || confidence < plausible) {
    return Severity::note;
  }
  if (kind == FindingKind::stale || kind == FindingKind::definition) wanted = std::max(wanted, Severity::warning);
  if (confidence < confident && wanted == Severity::error) return Severity::warning;
  return wanted;
}

}  // namespace claimcheck
