// Every format over every sample report, byte for byte; and what must hold for all of them.
#include "checker/text/place.h"
#include "reports/formats.h"
#include "reports/html/page.h"
#include "reports/golden.h"
#include "reports/lines.h"
#include "reports/samples.h"
#include "support/catch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace claimcheck;
using namespace claimcheck::reports;

namespace {

ReportOptions options(Severity least = Severity::note) {
  ReportOptions o;
  o.min_severity = least;
  o.tool_version = "1.2.3";
  o.statistics = true;
  return o;
}

/// Whether a terminal would act on something in `text`: a control of ASCII or Latin-1, or an override of direction.
bool has_control(const std::string& text) {
  for (const char c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f) return true;
  for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1))
    if (static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  return text.find("\u202E") != std::string::npos || text.find("\u202C") != std::string::npos;
}

/// What is compared with the golden file. Of the review page it is the data: style and scripts are the same in every
/// page, and tests/page tries them in a browser.
std::string golden_text(const ReportFormat& format, const Report& report, const ReportOptions& o) {
  if (format.name != "html") return format.write(report, o);
  return nlohmann::ordered_json::parse(page_data(report, o, {})).dump(1) + "\n";
}

std::string first_lines(const std::string& text, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count; ++i) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

}  // namespace

TEST_CASE("each format writes each sample report as it was last read") {
  for (const samples::NamedReport& sample : samples::reports()) {
    ReportOptions o = options(sample.name == "guide" ? Severity::warning : Severity::note);
    o.statistics = sample.name == "kinds";
    const std::vector<ShownDocument> shown = samples::documents();
    if (sample.name == "odd") o.documents = shown;
    for (const ReportFormat& format : formats()) {
      const std::string ending = format.name == "html" ? "html.json" : std::string(format.name);
      samples::check_golden(sample.name + "." + ending, golden_text(format, sample.report, o));
    }
  }
}

TEST_CASE("colour and hyperlinks") {
  ReportOptions o = options();
  o.colour = true;
  o.hyperlink_base = "file://host/work/";
  samples::check_golden("against.colour", write_text(samples::reports()[2].report, o));
}

TEST_CASE("every format: valid UTF-8, no control character, the same twice, one line end at the end") {
  for (const samples::NamedReport& sample : samples::reports()) {
    for (const ReportFormat& format : formats()) {
      INFO(sample.name << " as " << format.name);
      const std::string out = format.write(sample.report, options());
      CHECK(invalid_utf8(out) == std::string::npos);
      CHECK_FALSE(has_control(out));
      CHECK(out == format.write(sample.report, options()));
      if (!out.empty()) CHECK(out.back() == '\n');
      CHECK_FALSE(out.ends_with("\n\n"));
    }
  }
}

TEST_CASE("findings below the least severity are left out, in every format") {
  const Report report = samples::reports()[0].report;
  for (const ReportFormat& format : formats()) {
    INFO(format.name);
    const std::string errors = format.write(report, options(Severity::error));
    CHECK(errors.find("two digits may be swapped") != std::string::npos);
    CHECK(errors.find("ratio was taken for the increase") == std::string::npos);
    CHECK(errors.find("The toll rose") == std::string::npos);
    const std::string all = format.write(report, options(Severity::note));
    CHECK(all.find("The toll rose") != std::string::npos);
  }
}

TEST_CASE("the summary of the text report fits into three lines of 80 columns") {
  Report report;
  report.summary = {123456, 1234567, 234567, 1234, 12345, 123456, 1234, 12345};
  report.failures = {{"a.md", "unreadable"}};
  const std::string out = write_text(report, options(Severity::error));
  REQUIRE(out.find("1234 errors") != std::string::npos);
  const std::string summary = out.substr(out.find("1234 errors"));
  CHECK(std::count(summary.begin(), summary.end(), '\n') == 3);
}

TEST_CASE("every format lists the inputs that could not be read") {
  const Report report = samples::reports()[1].report;
  for (const ReportFormat& format : formats()) {
    INFO(format.name);
    const std::string out = format.write(report, options());
    CHECK(out.find("not UTF-8") != std::string::npos);
    CHECK(out.find("permission denied") != std::string::npos);
  }
}

TEST_CASE("formats have different names, and text comes first") {
  std::set<std::string_view> names;
  for (const ReportFormat& format : formats()) {
    CHECK(names.insert(format.name).second);
    CHECK_FALSE(format.summary.empty());
    CHECK(find_format(format.name) == &format);
  }
  CHECK(formats().front().name == "text");
  CHECK(find_format("txt") == nullptr);
}

TEST_CASE("quantity and claim lines") {
  std::string quantities, claims, quantity_rows, claim_rows;
  for (const samples::NamedClaim& c : samples::claims()) {
    const QuantityPlace place{c.path, c.is_id, c.claim.position, c.claim.quote, c.hedge};
    quantities += quantity_line(c.claim.quantity, place);
    quantity_rows += quantity_row(c.claim.quantity, place);
    claims += claim_line(c.claim, c.path, c.is_id, c.hedge);
    claim_rows += claim_row(c.claim, c.path, c.is_id, c.hedge);
  }
  samples::check_golden("quantities.jsonl", quantities);
  samples::check_golden("claims.jsonl", claims);
  samples::check_golden("quantities.rows", quantity_rows);
  samples::check_golden("claims.rows", claim_rows);
  // Two of them for docs/output.md.
  samples::check_golden("guide_quantities.jsonl", first_lines(quantities, 2));
  samples::check_golden("guide_quantities.rows", first_lines(quantity_rows, 2));
}
