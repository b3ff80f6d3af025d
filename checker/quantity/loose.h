// Quantities that are no plain number: named ones ("absolute zero", "all day"), small counts that are only meant
// roughly
// ("a few minutes"), and one number to another ("3-to-1").
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
/// "3-to-1", "odds of 10-to-1", "a 5:2 ratio" from the first number on, as the factor that the first is of the second.
/// With a colon only beside a word that says so, for "3:1" may be a score or a time.
std::optional<LooseMention> odds_mention(const Line& line, std::uint32_t i);

}  // namespace claimcheck
