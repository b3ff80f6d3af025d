// What keeps two statements that read alike, with figures that differ, from being a warning.
#pragma once

#include "checker/compare/lineup.h"

namespace claimcheck {

/// The first thing that speaks against a warning on the pair, for a message ("one of the two is a mean"); null where
/// nothing does.
const char* doubt_about(const CheckInput& input, const SlotList& slots, const Likeness& pair);

}  // namespace claimcheck
