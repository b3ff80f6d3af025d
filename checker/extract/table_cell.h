// The place of a claim in its table, and whether the headers of its row or column call it a total.
#pragma once

#include <claimcheck/claim.h>
#include <claimcheck/document.h>

namespace claimcheck {

/// The cell that block `block` is; all -1 when it is none.
TableCell table_cell(const Document& document, std::uint32_t block);

}  // namespace claimcheck
