// Companions: two documents about one thing agree in most of their figures, and what is left over on both sides goes
// together (docs/alignment.md).
#pragma once

#include "checker/compare/lineup.h"

#include <vector>

namespace claimcheck {

/// For each pair, 0 to 1: how much the rest of the two documents says that its figures, which differ, are meant to be
/// the same. Above 0 only where both documents have several other figures in common, the two slots have no equal in
/// the other document, and each is the likeliest partner of the other among such. `pairs`: of one run of line_up.
std::vector<float> companions(const CheckInput& input, const SlotList& slots, const std::vector<Likeness>& pairs);

}  // namespace claimcheck
