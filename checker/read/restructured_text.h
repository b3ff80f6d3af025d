// reStructuredText (docutils) at the level of text and tables: paragraphs, headings, lists, simple and grid tables and
// CSV tables; no directives' options, comments, targets; inline marks, roles and addresses left out.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_restructured_text(std::string bytes, const ReadOptions& options, Document& document,
                            std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck::read
