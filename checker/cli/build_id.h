// What tells one build of the program from another, so that nothing is kept from one to the next.
#pragma once

#include <string>

namespace claimcheck::cli {

/// The identity that the linker gave this executable, in hexadecimal digits; without one, what the system says of the
/// file (size and time). Never empty where either is known.
std::string build_id();

}  // namespace claimcheck::cli
