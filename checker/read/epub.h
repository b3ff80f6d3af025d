// Electronic books (EPUB 2 and 3): the chapters of the reading order, each read as a web page; no table of contents.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_epub(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
bool is_epub(std::string_view bytes);

}  // namespace claimcheck::read
