// AsciiDoc at the level of text and tables: paragraphs, headings, lists, tables; no comments, attributes, macros'
// addresses; inline marks left out.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_asciidoc(std::string bytes, const ReadOptions& options, Document& document,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck::read
