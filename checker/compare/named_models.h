// Models that two sentences name: "the LX-230 has six nodes", "the LX-210 has four".
#pragma once

#include <claimcheck/claim.h>

namespace claimcheck {

/// Whether the sentence of each claim has a code of capitals and a number in one word ("LX-230", "P40") with the same
/// capitals, and no such code stands in both. The figures themselves ("USD512 million") are no codes.
bool name_two_models(const Claim& a, const Claim& b);

}  // namespace claimcheck
