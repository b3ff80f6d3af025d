// Quantities without a number: named ones ("absolute zero", "all day") and small counts that are only meant roughly
// ("a few minutes").
#pragma once

#include "checker/quantity/line.h"

#include <claimcheck/mention.h>

#include <optional>

namespace claimcheck {

struct LooseMention {
  Mention mention;
  std::uint32_t end = 0;  // token behind it
};

/// The quantity named by the phrase at token i.
std::optional<LooseMention> named_mention(const Line& line, std::uint32_t i);
/// "a few minutes", "several weeks", "couple of days" from the word of the count on; lengths of time only, for "a few
/// people" commits to nothing that could be checked.
std::optional<LooseMention> few_mention(const Line& line, std::uint32_t i);

}  // namespace claimcheck
