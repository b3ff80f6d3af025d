// The line below a title that says whose document it is, and of when: "The Harbour Courier, Thursday, 13 June 2024. By
// Ada Moe", "Situation Report No. 5. Status: Saturday, 15 June 2024, 18:00".
#pragma once

#include "checker/read/metadata.h"

#include <optional>
#include <string_view>

namespace claimcheck::read {

/// The date of such a line, with its place in it; nothing where its words make a sentence, or the date is of something
/// that they name ("Deadline: 3 May 2029", "Treaty of Velden, 4 May 1898").
std::optional<Dateline> read_imprint(std::string_view line);

}  // namespace claimcheck::read
