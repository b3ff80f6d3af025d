// HTML pages: main text, tables, headings; title, date and source from metadata and JSON-LD.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_html(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
bool looks_like_html(std::string_view bytes);

}  // namespace claimcheck::read
