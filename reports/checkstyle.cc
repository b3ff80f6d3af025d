// --format checkstyle: Checkstyle's XML, which many review tools read.
#include "reports/formats.h"
#include "reports/passage.h"
#include "reports/xml_escape.h"

#include <fmt/format.h>

#include <map>

namespace claimcheck::reports {

namespace {

const char* checkstyle_severity(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

std::string element(const Finding& finding, const Passage* anchor) {
  const std::string text = message_with_places(finding, " See also ", ", ");
  std::string where;
  if (anchor != nullptr && anchor->position.line > 0)
    where = fmt::format("line=\"{}\" column=\"{}\" ", anchor->position.line, anchor->position.column);
  return fmt::format("    <error {}severity=\"{}\" message=\"{}\" source=\"{}\"/>\n", where,
                     checkstyle_severity(finding.severity), xml_escape(text), xml_escape(rule_id(finding)));
}

}  // namespace

std::string write_checkstyle(const Report& report, const ReportOptions& options) {
  std::map<std::string, std::string> files;  // by path: the format groups by file
  for (const Finding& finding : report.findings) {
    if (!is_shown(finding, options)) continue;
    const Passage* anchor = anchor_passage(finding);
    files[anchor != nullptr ? anchor->path : "."] += element(finding, anchor);
  }
  for (const Failure& failure : report.failures)
    files[failure.path] += fmt::format(
        "    <error severity=\"error\" message=\"Could not be read: {}\" "
        "source=\"claimcheck/unreadable-input\"/>\n",
        xml_escape(failure.reason));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& [path, elements] : files)
    out += "  <file name=\"" + xml_escape(visible_path(path)) + "\">\n" + elements + "  </file>\n";
  return out + "</checkstyle>\n";
}

}  // namespace claimcheck::reports
