// Shell patterns as .gitignore files write them.
//
// A pattern is matched against a path relative to some folder, with '/' between the parts. This is the matching alone;
// which pattern counts for which path is gitignore.h's business.
#pragma once

#include <string_view>

namespace claimcheck::cli {

/// Whether the whole of `path` matches `pattern`. `*` and `?` stop at '/', `**` between slashes (or at an end) spans
/// folders, `[a-z]`, `[!a-z]`, `[[:digit:]]` match one byte other than '/', and `\` takes the next byte literally.
/// A broken pattern (an open bracket, a trailing backslash) matches nothing. Time is bounded by the product of both
/// lengths, whatever the pattern.
bool match_glob(std::string_view pattern, std::string_view path);

}  // namespace claimcheck::cli
