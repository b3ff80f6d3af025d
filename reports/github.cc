// --format github: workflow commands, which GitHub Actions shows as annotations beside the changed lines.
//
// A step shows ten errors, ten warnings and ten notices, so the most severe come first, as they do in the report.
#include "reports/formats.h"
#include "reports/passage.h"
#include "reports/unicode.h"

#include <fmt/format.h>

namespace claimcheck::reports {

namespace {

/// Escapes of the runner: % and line ends everywhere, and : and , in properties.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

const char* command(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

/// "file=…,line=…,endLine=…,col=…,endColumn=…,"; columns only where the quote stays on one line, as the runner wants.
std::string place_properties(const Passage& passage) {
  std::string out = "file=" + escaped(visible_path(passage.path), true) + ",";
  if (passage.position.line == 0) return out;
  const LineEnd end = quote_end(passage);
  out += fmt::format("line={},endLine={},", passage.position.line, end.line);
  if (end.line == passage.position.line)
    out += fmt::format("col={},endColumn={},", passage.position.column, end.column);
  return out;
}

}  // namespace

std::string write_github(const Report& report, const ReportOptions& options) {
  std::string out;
  for (const Finding& finding : report.findings) {
    if (!is_shown(finding, options)) continue;
    const std::string text = message_with_places(finding, "\n", "\n");
    const Passage* anchor = anchor_passage(finding);
    const std::string title = std::string(to_string(finding.kind)) + " (" + visible_text(rule_id(finding)) + ")";
    out += std::string("::") + command(finding.severity) + " " + (anchor != nullptr ? place_properties(*anchor) : "") +
           "title=" + escaped(title, true) + "::" + escaped(text, false) + "\n";
  }
  for (const Failure& failure : report.failures)
    out += "::error file=" + escaped(visible_path(failure.path), true) +
           ",title=Could not be read::" + escaped(visible_text(failure.reason), false) + "\n";
  return out;
}

}  // namespace claimcheck::reports
