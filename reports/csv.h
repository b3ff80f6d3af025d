// CSV for spreadsheets (RFC 4180), where no text of a document can become a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::reports {

/// What a CSV file begins with, so that spreadsheets read it as UTF-8: the byte order mark.
inline constexpr std::string_view csv_start = "\xEF\xBB\xBF";

/// One row with its line end (CRLF). Text that a spreadsheet could take for a formula (=, +, -, @ or a tab at the
/// beginning, also in their full-width forms) gets an apostrophe before it, as OWASP advises ("CSV Injection"); a plain
/// number such as -5 stays one. Control characters become visible; every field is on one line.
std::string csv_row(const std::vector<std::string>& fields);

}  // namespace claimcheck::reports
