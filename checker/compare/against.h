// A draft against its sources: is each claim of the draft supported, contradicted or unsupported (semantics 8)?
#pragma once

#include "checker/compare/check.h"

namespace claimcheck {

/// Whether a pair of claims is looked at: all pairs, but with --against only those with a draft's claim on one side.
bool compared(const CheckInput& input, const Claim& a, const Claim& b);

/// Verdicts on all claims of the drafts, in document order; and a note of kind `unsupported` for each that no source
/// states. Runs after the other checks.
void check_against(CheckInput& input, Report& report);

}  // namespace claimcheck
