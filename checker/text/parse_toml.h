// Reading TOML that somebody else may have written: the one way to toml++ for every file.
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <string_view>

namespace claimcheck {

/// Most parts of one key ("a.b.c" has 3), and most brackets that are open at one place. toml++ bounds nested values,
/// but not the parts of a key, and its recursion over them ends the process. No file of claimcheck needs more than 4.
inline constexpr std::size_t most_toml_depth = 64;

/// Byte offset of the first key or value that is nested deeper than most_toml_depth, or npos.
std::size_t too_deep_toml(std::string_view bytes);

/// As toml::parse, which it calls unless the file is nested too deep. Throws toml::parse_error, for both, with its
/// place.
toml::table parse_toml(std::string_view bytes, std::string_view path = {});

}  // namespace claimcheck
