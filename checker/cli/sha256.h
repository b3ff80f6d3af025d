// SHA-256, for the record of what a check was made of.
//
// By Nettle: a small, well-kept library that uses the processor's own instructions for it (a check of many documents
// must not wait for their hashes), and is on every Debian that has apt.
#pragma once

#include <string>
#include <string_view>

namespace claimcheck::cli {

/// The SHA-256 of the bytes, as 64 hex digits in lower case.
std::string sha256(std::string_view bytes);

}  // namespace claimcheck::cli
