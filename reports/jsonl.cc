// --format jsonl: one object a line, its "type" first; the members are those of --format json.
#include "reports/formats.h"
#include "reports/json_parts.h"

namespace claimcheck::reports {

namespace {

template <class Item, class WriteMembers>
void append_line(std::string& out, const char* type, const Item& item, WriteMembers write_members) {
  JsonWriter json;
  json.begin_object();
  json.field("type", type);
  write_members(json, item);
  json.end_object();
  out += json.take();
  out += '\n';
}

}  // namespace

std::string write_jsonl(const Report& report, const ReportOptions& options) {
  std::string out;
  for (const Finding& finding : report.findings)
    if (is_severe_enough(finding, options)) append_line(out, "finding", finding, write_finding_members);
  if (report.against)
    for (const DraftClaim& claim : report.claims) append_line(out, "claim", claim, write_draft_claim_members);
  if (report.with_facts)
    for (const FactRow& fact : report.facts) append_line(out, "fact", fact, write_fact_members);
  for (const Failure& failure : report.failures) append_line(out, "failure", failure, write_failure_members);
  for (const Notice& notice : report.notices) append_line(out, "notice", notice, write_notice_members);
  append_line(out, "summary", report.summary, write_summary_members);
  return out;
}

}  // namespace claimcheck::reports
