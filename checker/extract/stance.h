// Stance of a claim: asserted, attributed, question, hypothetical, illustrative, denied or corrected; who speaks, whom
// the sentence cites, and whether the number is one that grows.
//
// Called by extract for each mention that becomes a claim; see docs/scope.md for the order of the decisions.
#pragma once

#include "checker/extract/context.h"

#include <claimcheck/claim.h>

#include <cstdint>

namespace claimcheck {

/// Sets Claim::stance, Claim::speaker and Claim::attribution. A question that the next turn answers ("Is it over 90%?"
/// "Correct.") is asserted, or denied, by the one who answers.
void set_stance(DocumentScope& scope, const SentenceContext& context, std::uint32_t mention_index, Claim& claim);

/// Sets Claim::cumulative when the wording says that the number grows ("so far", "to date", "since"); rates, shares and
/// limits never do. Never resets it.
void set_cumulative(const DocumentScope& scope, const SentenceContext& context, std::uint32_t mention_index,
                    Claim& claim);

}  // namespace claimcheck
