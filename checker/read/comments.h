// Comments of Markdown and HTML, as the readers see them: what stands in code, in an attribute's value or in a script
// is none.
#pragma once

#include "checker/text/comment.h"

#include <claimcheck/claimcheck.h>

#include <string_view>
#include <vector>

namespace claimcheck::read {

/// The comments of a document whose text begins with `word` (behind white space), in order of the source. Other formats
/// than Markdown and HTML have none. Time and memory follow the size of the source.
std::vector<Comment> find_comments(std::string_view source, Format format, std::string_view word);

}  // namespace claimcheck::read
