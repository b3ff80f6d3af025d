// Word documents (Office Open XML, ECMA-376): paragraphs, headings, lists, tables, text boxes, notes; tracked changes
// as asked; no comments, no headers and footers of pages, nothing hidden or struck out.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_docx(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
bool is_docx(std::string_view bytes);

}  // namespace claimcheck::read
