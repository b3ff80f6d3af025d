// The table of report formats.
#include "reports/formats.h"

namespace claimcheck::reports {

namespace {

constexpr ReportFormat table[] = {
    {"text", "for reading on a terminal: passages, marked numbers, derivation (default)", write_text},
    {"oneline", "path:line:column: severity: message, for editors' quickfix lists", write_oneline},
    {"json", "one JSON object (docs/schema/report.schema.json)", write_json},
    {"jsonl", "JSON Lines: one object per finding, then failures and summary", write_jsonl},
    {"sarif", "SARIF 2.1.0, for code scanning and editors", write_sarif},
    {"markdown", "a list for comments on pull and merge requests, and a record of the check", write_markdown, true},
    {"html", "one self-contained page for reviewing: open it in a browser", write_html, true, true},
    {"github", "annotations of GitHub Actions", write_github},
    {"gitlab", "GitLab's code quality report", write_gitlab},
    {"junit", "JUnit XML, one test case per finding", write_junit},
    {"checkstyle", "Checkstyle XML", write_checkstyle},
    {"rdjsonl", "reviewdog's diagnostic format", write_rdjsonl},
};

}  // namespace

std::span<const ReportFormat> formats() { return table; }

const ReportFormat* find_format(std::string_view name) {
  for (const ReportFormat& format : table)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace claimcheck::reports
