// Writing TOML by hand, so that a file is always in one form: strings on one line, keys in our order.
#pragma once

#include <string>
#include <string_view>

namespace claimcheck::store {

/// `text` as a TOML basic string with its quotes: control characters escaped, broken UTF-8 as U+FFFD.
std::string toml_string(std::string_view text);

}  // namespace claimcheck::store
