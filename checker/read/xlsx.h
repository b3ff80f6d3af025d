// Excel workbooks (Office Open XML, ECMA-376): visible sheets with their numbers as shown, merged header cells, and
// the name of each cell ("Sheet1!C7") as locator. No formulas, comments, charts, hidden sheets, rows or columns.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_xlsx(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
bool is_xlsx(std::string_view bytes);

}  // namespace claimcheck::read
