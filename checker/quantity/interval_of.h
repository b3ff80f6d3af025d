// From a stated number and its modifier to what it commits to (semantics page, section 2).
#pragma once

#include "checker/quantity/numeral.h"

#include <claimcheck/mention.h>

namespace claimcheck {

/// Fills `literal`, `charitable` and the suggested ends of a mention whose kind, modifier, unit and stated ends stand.
/// `low` and `high` say how the ends were written (the same numeral for a point).
void fill_intervals(const IntervalRules& rules, const Numeral& low, const Numeral& high, Mention& mention);

}  // namespace claimcheck
