// --format junit: JUnit XML, one test case per finding, so that any CI system that reads test results shows them.
// Errors and warnings are failures, notes are passed tests with output, inputs that could not be read are errors.
#include "reports/formats.h"
#include "reports/passage.h"
#include "reports/xml_escape.h"

#include <fmt/format.h>

namespace claimcheck::reports {

namespace {

/// The passages and the derivation, one a line.
std::string details(const Finding& finding) {
  std::string out;
  for (const Value& value : finding.values)
    for (const Passage& passage : value.mentions)
      out += xml_escape(place(passage) + ": " + value_short(value) + ": " +
                        (passage.sentence.empty() ? passage.quote : passage.sentence)) +
             "\n";
  for (const std::string& step : finding.explanation) out += xml_escape(step) + "\n";
  return out;
}

std::string test_case(const Finding& finding) {
  const Passage* anchor = anchor_passage(finding);
  const std::string message = xml_escape(message_of(finding));
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{} {}\"", xml_escape(rule_id(finding)),
                                xml_escape(anchor != nullptr ? place(*anchor) : to_string(finding.kind)),
                                xml_escape(finding.fingerprint));
  if (finding.severity == Severity::note)
    return out + ">\n      <system-out>" + message + "\n" + details(finding) + "</system-out>\n    </testcase>\n";
  return out + fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                           to_string(finding.kind), message, details(finding));
}

}  // namespace

std::string write_junit(const Report& report, const ReportOptions& options) {
  std::string cases;
  std::size_t tests = report.failures.size(), failed = 0;
  for (const Finding& finding : report.findings) {
    if (!is_shown(finding, options)) continue;
    cases += test_case(finding);
    ++tests;
    if (finding.severity != Severity::note) ++failed;
  }
  for (const Failure& failure : report.failures) {
    const std::string path = xml_escape(visible_path(failure.path)), reason = xml_escape(failure.reason);
    cases += fmt::format(
        "    <testcase classname=\"claimcheck/unreadable-input\" name=\"{}\">\n"
        "      <error type=\"unreadable\" message=\"{}\">{}: {}</error>\n    </testcase>\n",
        path, reason, path, reason);
  }
  if (tests == 0) {  // a suite without a test case counts as a mistake in some CI systems
    cases = "    <testcase classname=\"claimcheck\" name=\"documents agree\"/>\n";
    tests = 1;
  }
  const std::string counts = fmt::format("name=\"claimcheck\" tests=\"{}\" failures=\"{}\" errors=\"{}\"", tests,
                                         failed, report.failures.size());
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + counts + ">\n  <testsuite " + counts +
         " skipped=\"0\">\n" + cases + "  </testsuite>\n</testsuites>\n";
}

}  // namespace claimcheck::reports
