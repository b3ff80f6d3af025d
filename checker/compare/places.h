// The places that stand beside a figure, whether a gazetteer knows them or not (docs/alignment.md).
#pragma once

#include "checker/compare/check.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

/// The names behind "in", "at" and "near" ("in the", too, if `regions`), at most `reach` bytes from the number of the
/// claim and no farther than the next figure; the first word of each, as it stands in the sentence. `beside`: the
/// claims [first, end) of the sentence whose figures are looked at.
std::vector<std::string_view> places_beside(const CheckInput& input, std::uint32_t claim,
                                            std::pair<std::uint32_t, std::uint32_t> beside, std::uint32_t reach,
                                            bool regions);

/// Whether the sentence of each claim (by index) has places of its own beside the figure, the other sentence has none
/// of them, and nothing says that one of the two places lies in the other: "4.2% in Kent", "5.8% in Devon".
bool name_other_places(const CheckInput& input, std::uint32_t a, std::uint32_t b);

}  // namespace claimcheck
