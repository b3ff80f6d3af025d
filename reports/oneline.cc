// --format oneline: "path:line:column: severity: message [rule]", one line per finding, as compilers write it, so that
// editors' quickfix lists read it.
#include "reports/formats.h"
#include "reports/passage.h"
#include "reports/unicode.h"

namespace claimcheck::reports {

std::string write_oneline(const Report& report, const ReportOptions& options) {
  std::string out;
  for (const Finding& finding : report.findings) {
    if (!is_shown(finding, options)) continue;
    const Passage* passage = anchor_passage(finding);
    out += (passage != nullptr ? place(passage->path, passage->position) : std::string("claimcheck")) + ": " +
           to_string(finding.severity) + ": ";
    // Behind the severity: editors take the start of the line apart.
    if (passage != nullptr && !passage->locator.empty()) out += visible_path(passage->locator) + ": ";
    out += message_of(finding) + " [" + visible_text(rule_id(finding)) + "]\n";
  }
  for (const Failure& failure : report.failures)
    out += visible_path(failure.path) + ": error: could not be read: " + visible_text(failure.reason) + "\n";
  return out;
}

}  // namespace claimcheck::reports
