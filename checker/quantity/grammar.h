// The number grammar over one sentence: numeral, unit, range or list, counted noun, hedges, intervals -> mentions.
#pragma once

#include "checker/quantity/line.h"

#include <claimcheck/mention.h>

#include <vector>

namespace claimcheck {

/// Appends the mentions of the sentence in order. `claimed` holds one flag per token of the sentence (index from
/// line.begin): tokens that another step (dates) has used already.
void find_mentions(const Line& line, const std::vector<bool>& claimed, std::vector<Mention>& out);

}  // namespace claimcheck
