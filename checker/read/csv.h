// CSV and TSV files (RFC 4180, and what spreadsheets write: semicolons, tabs, bars): one table, each cell a block at
// its place in the file, with the name of its cell ("C7") as locator.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

class BlockWriter;

void read_csv(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics);
/// Whether several lines have the same number of separators and hold figures: text of another kind hardly does.
bool looks_like_csv(std::string_view bytes);

/// The fields of the one record source[line], quotes included; at most 1,000.
std::vector<Span> csv_fields(std::string_view source, Span line, char separator);
/// Writes a field without its quotes, doubled quotes as one.
void write_csv_field(std::string_view source, Span field, BlockWriter& writer);

}  // namespace claimcheck::read
