// What rules two dates out as dates of one thing, however like their statements read (docs/alignment.md).
#pragma once

#include "checker/compare/slots.h"

namespace claimcheck {

/// Why the dates of two slots of date_kind are not to be held against each other; null where nothing says so.
const char* dates_apart(const CheckInput& input, const Slot& a, const Slot& b);

}  // namespace claimcheck
