// Models that two sentences name: "the LX-230 has six nodes", "the LX-210 has four".
#pragma once

#include <string_view>

namespace claimcheck {

/// Whether each sentence has a code of capitals and a number in one word ("LX-230", "P40") with the same capitals, and
/// no such code stands in both.
bool name_two_models(std::string_view a, std::string_view b);

}  // namespace claimcheck
