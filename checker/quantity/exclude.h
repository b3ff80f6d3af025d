// Numbers that are no quantities: clock times, timestamps, phone numbers, versions, identifiers, URLs, enumerations.
#pragma once

#include "checker/quantity/line.h"

namespace claimcheck {

/// When the number at token `at` is no quantity, the token to go on at; otherwise `at`.
std::uint32_t skip_non_quantity(const Line& line, std::uint32_t at);

/// Whether the bare number in tokens [begin, end) is part of a name ("Voyager 2", "Title 42", "page 12"); asked once it
/// is known that neither unit nor counted noun nor hedge comes with it.
bool names_something(const Line& line, std::uint32_t begin, std::uint32_t end);

/// Whether the number token reads as a year of our time ("1990", "2024").
bool reads_as_year(const Line& line, std::uint32_t at);

}  // namespace claimcheck
