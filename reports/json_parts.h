// The JSON objects that several formats share: a finding, a draft claim, dimensions, the summary.
#pragma once

#include "reports/json_writer.h"

#include <claimcheck/finding.h>

namespace claimcheck::reports {

/// "path": … or "id": ….
void write_origin(JsonWriter& json, std::string_view path, bool is_id);
/// {"time": {"from": …, "to": …, "origin": …}, "place": {"value": …, "origin": …}}; an inferred value also carries
/// "inferred_from".
void write_dimensions(JsonWriter& json, const std::vector<Dimension>& dimensions);
/// "from" and "to" in ISO 8601, null for an open end.
void write_dates(JsonWriter& json, const DateRange& dates);

/// `name`: a list of objects whose members `write_members(json, item)` writes.
template <class Items, class WriteMembers>
void write_list(JsonWriter& json, std::string_view name, const Items& items, WriteMembers write_members) {
  json.key(name);
  json.begin_array();
  for (const auto& item : items) {
    json.begin_object();
    write_members(json, item);
    json.end_object();
  }
  json.end_array();
}

/// "schema" and "tool", with which a document of ours begins.
void write_head_members(JsonWriter& json, std::string_view tool_version);

// The members of an object, without its braces, so that JSON Lines can put "type" first.
void write_finding_members(JsonWriter& json, const Finding& finding);
void write_draft_claim_members(JsonWriter& json, const DraftClaim& claim);
/// "values": […], the values of a finding or fact with their passages.
void write_values(JsonWriter& json, const std::vector<Value>& values);
void write_fact_members(JsonWriter& json, const FactRow& fact);
void write_summary_members(JsonWriter& json, const Summary& summary);
void write_failure_members(JsonWriter& json, const Failure& failure);
void write_notice_members(JsonWriter& json, const Notice& notice);

}  // namespace claimcheck::reports
