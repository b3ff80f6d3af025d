// How sure a finding must be to be loud (semantics 7): severity comes from the rule, lowered by confidence.
#pragma once

#include <claimcheck/finding.h>

#include <algorithm>

namespace claimcheck {

/// Below this a conflict is one step quieter than its rule says, and below the second a note.
inline constexpr double confident = 0.6;
inline constexpr double plausible = 0.4;

/// Severity of a finding of `kind` under a rule of severity `wanted`. Tensions, updates and suggestions are notes.
inline Severity finding_severity(FindingKind kind, Severity wanted, double confidence, bool note_only) {
  if (note_only || kind == FindingKind::tension || kind == FindingKind::update || kind == FindingKind::suggestion ||
      kind == FindingKind::unsupported || confidence < plausible) {
    return Severity::note;
  }
  if (kind == FindingKind::stale || kind == FindingKind::definition) wanted = std::max(wanted, Severity::warning);
  if (confidence < confident && wanted == Severity::error) return Severity::warning;
  return wanted;
}

}  // namespace claimcheck
