// CSV and TSV files (RFC 4180, and what spreadsheets write: semicolons, tabs, bars): one table, each cell a block at
// its place in the file, with the name of its cell ("C7") as locator.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_csv(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
/// Whether several lines have the same number of separators and hold figures: text of another kind hardly does.
bool looks_like_csv(std::string_view bytes);

}  // namespace claimcheck::read
