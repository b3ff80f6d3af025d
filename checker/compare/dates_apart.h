// What rules two dates out as dates of one thing, however like their statements read (docs/alignment.md).
#pragma once

#include "checker/compare/slots.h"

namespace claimcheck {

/// Why the dates of two slots of date_kind are not to be held against each other; null where nothing says so.
const char* dates_apart(const CheckInput& input, const Slot& a, const Slot& b);

/// "Today it has 2,900 members"; not "the now famous guild", where the word belongs to an adjective. The word stands
/// before the figure, or `anywhere` in the sentence.
bool says_now(const Vocabulary& vocabulary, const Claim& claim, bool anywhere);

}  // namespace claimcheck
