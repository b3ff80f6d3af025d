// Dimensions of a claim: time, place, population, status, period.
//
// Called by extract for each mention that becomes a claim, after the rule's own dimensions are set (a name that is
// there already is kept). Each value is stated (in the mention's clause), inferred (elsewhere; `from` says where) or
// absent; see docs/scope.md.
#pragma once

#include "checker/extract/context.h"

#include <claimcheck/claim.h>

#include <cstdint>

namespace claimcheck {

/// Adds `time`, `place`, `population`, `status` and `period` where the text gives them, and keeps
/// Claim::dimensions sorted by name. `mention_index` counts in scope.scan.mentions and must lie in the sentence.
void add_dimensions(DocumentScope& scope, const SentenceContext& context, std::uint32_t mention_index, Claim& claim);

}  // namespace claimcheck
