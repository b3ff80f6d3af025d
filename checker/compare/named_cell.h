// A cell of a table that a sentence names by its headers.
#pragma once

#include "checker/compare/slots.h"

namespace claimcheck {

/// "| Segment size | Default: 64 MiB |", "the default segment size is 32 MiB": the words near the figure in the text,
/// two or more, all stand in the headers of the cell, and one of them in that of its row alone.
bool named_by_headers(const CheckInput& input, const Slot& a, const Slot& b);

}  // namespace claimcheck
