// What is asked of JSON before its values are built, and where it is broken.
#pragma once

#include <string_view>

namespace claimcheck::read {

inline constexpr int deepest_json = 64;  // levels of brackets that are read

/// Whether brackets nest deeper than is read; counted before the values are built, which takes recursion.
bool nests_too_deep(std::string_view json);

/// Offset of the byte at which parsing fails; the value parser does not say. 0 when it does not fail.
std::size_t json_failure(std::string_view json);

}  // namespace claimcheck::read
