// Fact sheets and checklists: golden files, and that no text of a document becomes a formula or markup.
#include "checker/text/place.h"
#include "reports/csv.h"
#include "reports/golden.h"
#include "reports/html_document.h"
#include "reports/samples.h"
#include "reports/sheets.h"
#include "support/catch.h"

#include <string>

using namespace claimcheck;
using namespace claimcheck::reports;

namespace {

ReportOptions options() {
  ReportOptions o;
  o.tool_version = "1.2.3";
  return o;
}

/// A report whose documents try to get out of every format.
Report hostile() {
  Report report;
  report.against = report.with_facts = true;
  for (const samples::NamedReport& sample : samples::reports()) {
    if (std::string(sample.name) != "odd") continue;
    for (const Finding& finding : sample.report.findings)
      for (const Value& value : finding.values)
        report.facts.push_back({"=cmd|' /C calc'!A0", FactVerdict::conflict, 1, {value}});
    report.failures = sample.report.failures;
  }
  Passage ours =
      samples::passage("+|<img src=x onerror=alert(1)>.md", 3, "=HYPERLINK(\"x\")</td></table> [[17 berths]] \"'");
  ours.role = Role::draft;
  Passage source = samples::passage("@source.txt", 9, "-2+3 </script><script>alert(1)</script> [[19 berths]]");
  source.role = Role::source;
  report.claims = {{ours, DraftStatus::contradicted, {source}}, {source, DraftStatus::unsupported, {}}};
  return report;
}

}  // namespace

TEST_CASE("a CSV field cannot be a formula, and a number stays one") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"plain", "plain"},
      {"", ""},
      {"17", "17"},
      {"-17.5", "-17.5"},
      {"- 17", "'- 17"},
      {"-17.", "'-17."},
      {"+17", "'+17"},
      {"=1+1", "'=1+1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "' =1"},
      {" =1", "' =1"},
      {"＝1", "'＝1"},
      {"a,b", "\"a,b\""},
      {"a ", "\"a \""},
      {"a;b", "\"a;b\""},
      {"say \"so\"", "\"say \"\"so\"\"\""},
      {"=\"a\",1", "\"'=\"\"a\"\",1\""},
      {"two\nlines", "two lines"},
  };
  for (const auto& [text, field] : rows) {
    INFO(text);
    CHECK(csv_row({text}) == field + "\r\n");
  }
  CHECK(csv_row({"a", "b"}) == "a,b\r\n");
}

TEST_CASE("sheets of hostile documents") {
  const Report report = hostile();
  for (const SheetFormat& format : fact_formats())
    samples::check_golden("facts." + std::string(format.name), format.write(report, options()));
  for (const SheetFormat& format : checklist_formats())
    samples::check_golden("checklist." + std::string(format.name), format.write(report, options()));
}

TEST_CASE("sheets are valid UTF-8, and their pages hold no element but ours") {
  const Report report = hostile();
  for (const auto& table : {fact_formats(), checklist_formats()}) {
    for (const SheetFormat& format : table) {
      INFO(format.name);
      const std::string out = format.write(report, options());
      CHECK(invalid_utf8(out) == std::string::npos);
      CHECK(out.find('\x1b') == std::string::npos);
      if (format.name != "html") continue;
      CHECK(out.find("<img") == std::string::npos);
      CHECK(out.find("alert(1)</script>") == std::string::npos);
      CHECK(out.find("</td></table> ") == std::string::npos);
    }
  }
}

TEST_CASE("a page's policy names its own style and script, and nothing else") {
  // The hash of an empty text and that of "a", as any SHA-256 tool gives them, in base64.
  const std::string page = write_html_document({"<t>", "", "a", "<p>b</p>\n"});
  CHECK(page.find("\"default-src 'none'; script-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='; "
                  "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
                  "base-uri 'none'; form-action 'none'\">") != std::string::npos);
  CHECK(page.find("<title>&lt;t&gt;</title>") != std::string::npos);
  CHECK(write_html_document({"t", "", "", ""}).find("script") == std::string::npos);
}
