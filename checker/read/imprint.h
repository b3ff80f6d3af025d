// The line below a title that says whose document it is, and of when: "The Harbour Courier, Thursday, 13 June 2024. By
// Ada Moe", "Situation Report No. 5. Status: Saturday, 15 June 2024, 18:00".
#pragma once

#include "checker/read/metadata.h"

#include <optional>
#include <string_view>

namespace claimcheck::read {

/// The date of such a line, or of one that opens a paragraph ("University of Velden, 18 June 2024. For the first time
/// ..."), with its place in `line`; nothing where the words before the date make a sentence.
std::optional<Dateline> read_imprint(std::string_view line);

}  // namespace claimcheck::read
