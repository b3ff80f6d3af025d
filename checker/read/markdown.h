// Markdown (CommonMark with tables and strike-through), after YAML or TOML front matter.
//
// What a person reads: link texts without addresses, no emphasis marks, escapes undone; images, struck text and
// comments are left out.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_markdown(std::string bytes, const ReadOptions& options, Document& document,
                   std::vector<Diagnostic>& diagnostics);
bool looks_like_markdown(std::string_view bytes);

}  // namespace claimcheck::read
