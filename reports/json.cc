// --format json: one object, the shape of docs/schema/report.schema.json.
#include "reports/formats.h"
#include "reports/json_parts.h"

namespace claimcheck::reports {

std::string write_json(const Report& report, const ReportOptions& options) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object();
  write_head_members(json, options.tool_version);
  json.key("findings");
  json.begin_array();
  for (const Finding& finding : report.findings) {
    if (!is_severe_enough(finding, options)) continue;
    json.begin_object();
    write_finding_members(json, finding);
    json.end_object();
  }
  json.end_array();
  if (report.against) write_list(json, "claims", report.claims, write_draft_claim_members);
  if (report.with_facts) write_list(json, "facts", report.facts, write_fact_members);
  json.key("summary");
  json.begin_object();
  write_summary_members(json, report.summary);
  json.end_object();
  write_list(json, "failures", report.failures, write_failure_members);
  write_list(json, "notices", report.notices, write_notice_members);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace claimcheck::reports
