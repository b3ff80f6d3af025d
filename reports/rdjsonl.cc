// --format rdjsonl: reviewdog's diagnostic format, one JSON object a line.
//
// Ranges are whole lines: the format counts columns in bytes, and the report has them in code points.
#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/passage.h"
#include "reports/unicode.h"

namespace claimcheck::reports {

namespace {

const char* rdf_severity(Severity severity) {
  return severity == Severity::error ? "ERROR" : severity == Severity::warning ? "WARNING" : "INFO";
}

void write_line_of(JsonWriter& json, std::string_view name, std::uint32_t line) {
  json.key(name);
  json.begin_object();
  json.field("line", line);
  json.end_object();
}

void write_location(JsonWriter& json, std::string_view path, const Passage* passage) {
  json.key("location");
  json.begin_object();
  json.field("path", path);
  if (passage != nullptr && passage->position.line > 0) {
    json.key("range");
    json.begin_object();
    write_line_of(json, "start", passage->position.line);
    write_line_of(json, "end", quote_end(*passage).line);
    json.end_object();
  }
  json.end_object();
}

void write_source_and_code(JsonWriter& json, std::string_view code) {
  json.key("source");
  json.begin_object();
  json.field("name", "claimcheck");
  json.end_object();
  json.key("code");
  json.begin_object();
  json.field("value", code);
  json.end_object();
}

}  // namespace

std::string write_rdjsonl(const Report& report, const ReportOptions& options) {
  std::string out;
  for (const Finding& finding : report.findings) {
    if (!is_shown(finding, options)) continue;
    const Passage* anchor = anchor_passage(finding);
    const std::string text = message_with_places(finding, "\n- ", "\n- ");
    JsonWriter json;
    json.begin_object();
    json.field("message", text);
    write_location(json, anchor != nullptr ? std::string_view(anchor->path) : ".", anchor);
    json.field("severity", rdf_severity(finding.severity));
    write_source_and_code(json, rule_id(finding));
    json.end_object();
    out += json.take() + "\n";
  }
  for (const Failure& failure : report.failures) {
    JsonWriter json;
    json.begin_object();
    json.field("message", "Could not be read: " + visible_text(failure.reason));
    write_location(json, failure.path, nullptr);
    json.field("severity", "ERROR");
    write_source_and_code(json, "claimcheck/unreadable-input");
    json.end_object();
    out += json.take() + "\n";
  }
  return out;
}

}  // namespace claimcheck::reports
