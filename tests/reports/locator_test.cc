// Every report says where a person finds a passage whose lines mean little to them.
#include "reports/formats.h"
#include "reports/passage.h"
#include "support/catch.h"

using namespace claimcheck;

namespace {

Report report_with_locators() {
  Finding finding;
  finding.fingerprint = "0123456789abcdef";
  finding.severity = Severity::error;
  finding.rule = "pack/ships";
  finding.message = "ships are given as 5 and as 6";
  for (const auto& [number, path, locator] :
       {std::tuple(5, "a.xlsx", "Ports!C7"), std::tuple(6, "b.pdf", "page 3, line 12")}) {
    Value value;
    value.point = Decimal(number);
    value.interval.low = value.interval.high = Decimal(number);
    Passage passage;
    passage.path = path;
    passage.locator = locator;
    passage.quote = std::to_string(number) + " ships";
    passage.sentence = passage.quote;
    passage.position = {0, 7, 1, 1};
    passage.sentence_number = {0, 7};
    value.mentions.push_back(passage);
    finding.values.push_back(value);
  }
  Report report;
  report.findings.push_back(finding);
  report.summary.documents = 2;
  report.summary.errors = 1;
  return report;
}

}  // namespace

TEST_CASE("every report format shows locators") {
  const Report report = report_with_locators();
  for (const reports::ReportFormat& format : reports::formats()) {
    CAPTURE(format.name);
    const std::string out = format.write(report, {});
    CAPTURE(out);
    CHECK(out.find("Ports!C7") != std::string::npos);
    // One line a finding has no room for the other passages.
    if (format.name == "oneline") continue;
    const bool other =
        out.find("page 3, line 12") != std::string::npos || out.find("page 3%2C line 12") != std::string::npos;
    CHECK(other);
  }
}

TEST_CASE("a locator does not stand between path, line and column, which editors read") {
  const std::string out = reports::find_format("oneline")->write(report_with_locators(), {});
  CHECK(out == "a.xlsx:1:1: error: Ports!C7: ships are given as 5 and as 6 [pack/ships]\n");
}

TEST_CASE("control characters of a locator are never shown raw") {
  Passage passage;
  passage.path = "a.xlsx";
  passage.position.line = passage.position.column = 1;
  passage.locator = "A\x1B[31m\n!B2";
  CHECK(reports::place(passage) == "a.xlsx:1:1 (A␛[31m␊!B2)");
}
