// Shared JSON objects, in the key order of the interface.
#include "reports/json_parts.h"

#include "reports/passage.h"

namespace claimcheck::reports {

namespace {

void write_date(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
  json.key(name);
  date ? json.string(to_string(*date)) : json.null();
}

void write_mention(JsonWriter& json, const Passage& passage) {
  json.begin_object();
  write_origin(json, passage.path, passage.is_id);
  json.field("role", role_name(passage));
  json.field("start", passage.position.start);
  json.field("end", passage.position.end);
  json.field("line", passage.position.line);
  json.field("column", passage.position.column);
  if (!passage.locator.empty()) json.field("locator", passage.locator);
  json.field("quote", passage.quote);
  json.field("sentence", passage.sentence);
  json.key("dimensions");
  write_dimensions(json, passage.dimensions);
  json.field_or_null("speaker", passage.speaker);
  json.field_or_null("attribution", passage.attribution);
  if (passage.changed) json.flag("changed", true);
  json.end_object();
}

void write_mentions(JsonWriter& json, const std::vector<Passage>& passages) {
  json.begin_array();
  for (const Passage& passage : passages) write_mention(json, passage);
  json.end_array();
}

void write_value(JsonWriter& json, const Value& value) {
  json.begin_object();
  json.field("low", value.interval.low);
  json.field("high", value.interval.high);
  json.field("point", value.point);
  json.field_or_null("unit", value.unit);
  json.key("mentions");
  write_mentions(json, value.mentions);
  json.end_object();
}

void write_decision(JsonWriter& json, const Decision& decision) {
  json.key("decision");
  json.begin_object();
  json.field("verdict", to_string(decision.verdict));
  json.field("reason", decision.reason);
  json.field_or_null("author", decision.author);
  write_date(json, "date", decision.date);
  write_date(json, "expires", decision.expires);
  json.field("origin", to_string(decision.origin));
  json.field("path", decision.path);
  json.field("line", decision.line);
  json.end_object();
}

}  // namespace

void write_origin(JsonWriter& json, std::string_view path, bool is_id) { json.field(is_id ? "id" : "path", path); }

void write_dates(JsonWriter& json, const DateRange& dates) {
  write_date(json, "from", dates.from);
  write_date(json, "to", dates.to);
}

void write_dimensions(JsonWriter& json, const std::vector<Dimension>& dimensions) {
  json.begin_object();
  const Dimension* previous = nullptr;
  for (const Dimension& dimension : dimensions) {
    if (previous != nullptr && previous->name == dimension.name) continue;  // a key stands once
    previous = &dimension;
    json.key(dimension.name);
    json.begin_object();
    if (dimension.dates || dimension.name == "time")
      write_dates(json, dimension.dates.value_or(DateRange{}));
    else
      json.field_or_null("value", dimension.value);
    json.field("origin", to_string(dimension.origin));
    if (dimension.origin == Origin::inferred && dimension.from != InferredFrom::none)
      json.field("inferred_from", to_string(dimension.from));
    json.end_object();
  }
  json.end_object();
}

void write_finding_members(JsonWriter& json, const Finding& finding) {
  json.field("fingerprint", finding.fingerprint);
  json.field("kind", to_string(finding.kind));
  json.field("rule", finding.rule);
  json.field_or_null("measure", finding.measure);
  if (!finding.set.empty()) json.field("set", finding.set);
  json.field("severity", to_string(finding.severity));
  json.key("confidence");
  json.fraction(finding.confidence);
  json.field("message", finding.message);
  json.key("explanation");
  json.begin_array();
  for (const std::string& step : finding.explanation) json.string(step);
  json.end_array();
  write_values(json, finding.values);
  if (finding.decision) write_decision(json, *finding.decision);
  if (finding.in_baseline) json.flag("baseline", true);
}

void write_values(JsonWriter& json, const std::vector<Value>& values) {
  json.key("values");
  json.begin_array();
  for (const Value& value : values) write_value(json, value);
  json.end_array();
}

void write_draft_claim_members(JsonWriter& json, const DraftClaim& claim) {
  write_origin(json, claim.claim.path, claim.claim.is_id);
  json.field("start", claim.claim.position.start);
  json.field("end", claim.claim.position.end);
  if (!claim.claim.locator.empty()) json.field("locator", claim.claim.locator);
  json.field("quote", claim.claim.quote);
  json.field("status", to_string(claim.status));
  json.key("passages");
  write_mentions(json, claim.passages);
}

void write_head_members(JsonWriter& json, std::string_view tool_version) {
  json.field("schema", std::uint64_t{1});
  json.key("tool");
  json.begin_object();
  json.field("name", "claimcheck");
  json.field("version", tool_version);
  json.end_object();
}

void write_fact_members(JsonWriter& json, const FactRow& fact) {
  json.field("measure", fact.measure);
  json.field("verdict", to_string(fact.verdict));
  json.field("mentions", fact.mentions);
}

void write_summary_members(JsonWriter& json, const Summary& summary) {
  json.field("documents", summary.documents);
  json.field("claims", summary.claims);
  json.field("facts", summary.facts);
  json.field("errors", summary.errors);
  json.field("warnings", summary.warnings);
  json.field("notes", summary.notes);
  json.field("dismissed", summary.dismissed);
  json.field("baseline", summary.baseline);
}

void write_failure_members(JsonWriter& json, const Failure& failure) {
  json.field("path", failure.path);
  json.field("reason", failure.reason);
}

void write_notice_members(JsonWriter& json, const Notice& notice) {
  json.field("kind", to_string(notice.kind));
  json.field("path", notice.path);
  json.field("line", notice.line);
  if (!notice.fingerprint.empty()) json.field("fingerprint", notice.fingerprint);
  json.field("message", notice.message);
}

}  // namespace claimcheck::reports
