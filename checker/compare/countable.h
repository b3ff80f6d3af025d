// Which figures of a document say how many or how much, so that another one can contradict them (semantics 6).
//
// "Chapter 3", "RFC 2119", "0644", "dozens" and the parameters of a program are figures, too, and repeat in like
// sentences; none of them measures anything. Used where slots are made.
#pragma once

#include "checker/compare/check.h"

#include <cstdint>
#include <string_view>

namespace claimcheck {

/// Two marks of a programming language in a sentence: its numbers are parameters, not statements.
bool is_code(std::string_view sentence);

/// Whether a year stands before the noun that it describes ("a 1995 film"), rather than saying when.
bool describes_a_noun(const CheckInput& input, const Claim& claim);

/// Whether the figure of a claim says how many, how much or when. `first` and `end` bound the claims of its sentence in
/// CheckInput::claims.
bool says_how_many(const CheckInput& input, std::uint32_t claim, std::uint32_t first, std::uint32_t end);

}  // namespace claimcheck
