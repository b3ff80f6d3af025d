// PDF files, through poppler's pdftotext in a child process that is kept in (child_process.h); never linked.
#pragma once

#include <claimcheck/claimcheck.h>

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_pdf(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
/// What pdftotext -bbox-layout printed, as a tree, to blocks.
void write_pdf_pages(const pugi::xml_document& printed, Document& document);
bool is_pdf(std::string_view bytes);

}  // namespace claimcheck::read
