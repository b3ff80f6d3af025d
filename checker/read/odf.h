// OpenDocument text and spreadsheets (ISO/IEC 26300): paragraphs, headings, lists, tables, text boxes, notes; tracked
// changes as asked; no annotations, nothing hidden or struck out. A spreadsheet's cells are read as they are shown.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_odf(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
bool is_odt(std::string_view bytes);
bool is_ods(std::string_view bytes);

}  // namespace claimcheck::read
