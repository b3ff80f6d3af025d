// What the review page shows, as JSON: findings with passages and intervals, documents with their marked claims.
#include "reports/html/page.h"
#include "reports/json_parts.h"
#include "reports/number.h"
#include "reports/passage.h"
#include "reports/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace claimcheck::reports {

namespace {

/// Where the documents and claims of the page are found from a passage.
struct Places {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> documents;  // by set and path
  std::map<std::pair<std::size_t, std::uint32_t>, const ShownClaim*> claims;  // by document and start in the source
};

Places places_of(std::span<const ShownDocument> documents) {
  Places places;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    places.documents.emplace(std::pair<std::string_view, std::string_view>(documents[i].set, documents[i].path), i);
    for (const ShownClaim& claim : documents[i].claims)
      places.claims.emplace(std::pair(i, claim.position.start), &claim);
  }
  return places;
}

/// The place of the passage's document in the list, or empty.
std::optional<std::size_t> document_of(const Passage& passage, const std::string& set, const Places& places) {
  const auto found = places.documents.find({set, passage.path});
  if (found == places.documents.end() || passage.is_reference) return std::nullopt;
  return found->second;
}

/// The claim that states the value, or null.
const ShownClaim* claim_of(const Value& value, const std::string& set, const Places& places) {
  for (const Passage& passage : value.mentions) {
    const auto document = document_of(passage, set, places);
    if (!document) continue;
    const auto found = places.claims.find({*document, passage.position.start});
    if (found != places.claims.end()) return found->second;
  }
  return nullptr;
}

/// Names the set of documents, so that what a browser keeps of one set never shows in another. FNV-1a.
std::string storage_key(const Report& report, std::span<const ShownDocument> documents) {
  std::set<std::string_view> names;
  for (const ShownDocument& document : documents) names.insert(document.path);
  for (const Finding& finding : report.findings)
    for (const Value& value : finding.values)
      for (const Passage& passage : value.mentions) names.insert(passage.path);
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::string_view name : names)
    for (const char c : std::string(name) + '\n') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("{:016x}", hash);
}

/// Visible text with its line ends kept.
std::string visible_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find('\n', at);
    out += visible_text(text.substr(at, end - at));
    if (end == std::string_view::npos) return out;
    out += '\n';
    at = end + 1;
  }
}

void write_interval(JsonWriter& json, std::string_view name, const Interval& interval) {
  json.key(name);
  json.begin_object();
  json.field("low", interval.low);
  json.field("high", interval.high);
  json.flag("lowOpen", interval.low_open);
  json.flag("highOpen", interval.high_open);
  json.end_object();
}

void write_date_field(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
  json.field_or_null(name, date ? to_string(*date) : std::string());
}

/// The sentence in three pieces around the number; a passage without a sentence has its quote alone.
void write_sentence(JsonWriter& json, const Passage& passage) {
  const std::string_view sentence = passage.sentence;
  const Span mark = passage.sentence_number;
  const bool marked = !sentence.empty() && !mark.empty() && mark.end <= sentence.size();
  json.field("before", marked ? visible_text(sentence.substr(0, mark.begin)) : std::string());
  json.field("quote", visible_text(marked ? slice(sentence, mark) : std::string_view(passage.quote)));
  json.field("after", marked ? visible_text(sentence.substr(mark.end)) : std::string());
}

void write_passage(JsonWriter& json, const Passage& passage, const std::string& set, const Places& places) {
  json.begin_object();
  const auto document = document_of(passage, set, places);
  json.key("document");
  document ? json.integer(*document) : json.null();
  json.field("place", place(passage));
  json.field("path", visible_path(passage.path));
  json.field("role", role_name(passage));
  json.field("start", passage.position.start);
  json.field("line", passage.position.line);
  write_sentence(json, passage);
  write_date_field(json, "date", passage.document_date);
  json.key("notes");
  json.begin_array();
  for (const Dimension& dimension : passage.dimensions) json.string(describe(dimension));
  if (!passage.speaker.empty()) json.string("said by " + visible_text(passage.speaker));
  if (!passage.attribution.empty()) json.string("according to " + visible_text(passage.attribution));
  json.end_array();
  json.end_object();
}

void write_reading(JsonWriter& json, const Reading& reading) {
  json.begin_object();
  json.field("unit", visible_text(reading.unit));
  json.field("point", reading.point);
  write_interval(json, "literal", reading.literal);
  write_interval(json, "charitable", reading.charitable);
  json.end_object();
}

/// "stated" and "base" are null for dates, whose range is `unit`.
void write_value(JsonWriter& json, const Value& value, const std::string& set, const Places& places) {
  json.begin_object();
  json.field("heading", value_heading(value));
  json.field("short", value_short(value));
  json.field("unit", visible_text(value.unit));
  const ShownClaim* claim = claim_of(value, set, places);
  const Reading as_stated{value.interval, value.interval, value.point, value.unit};
  const bool is_date = claim != nullptr ? claim->is_date : !value.point && !value.interval.low && !value.interval.high;
  json.key("stated");
  is_date ? json.null() : write_reading(json, claim != nullptr ? claim->stated : as_stated);
  json.key("base");
  is_date ? json.null() : write_reading(json, claim != nullptr ? claim->base : as_stated);
  json.key("passages");
  json.begin_array();
  for (const Passage& passage : value.mentions) write_passage(json, passage, set, places);
  json.end_array();
  json.end_object();
}

void write_decision_members(JsonWriter& json, const Decision& decision) {
  json.field("verdict", to_string(decision.verdict));
  json.field("reason", visible_text(decision.reason));
  json.field("author", visible_text(decision.author));
  json.field("date", decision.date ? to_string(*decision.date) : std::string());
  json.field("expires", decision.expires ? to_string(*decision.expires) : std::string());
  json.field("origin", to_string(decision.origin));
  json.field("place", visible_path(decision.path) + (decision.line > 0 ? ":" + std::to_string(decision.line) : ""));
}

void write_decision(JsonWriter& json, const Decision& decision) {
  json.begin_object();
  write_decision_members(json, decision);
  json.end_object();
}

void write_page_finding(JsonWriter& json, const Finding& finding, const Places& places) {
  json.begin_object();
  json.field("fingerprint", visible_text(finding.fingerprint));
  json.field("kind", to_string(finding.kind));
  json.field("severity", to_string(finding.severity));
  json.field("rule", visible_text(rule_id(finding)));
  json.field_or_null("set", visible_text(finding.set));
  json.key("confidence");
  json.fraction(finding.confidence);
  json.field("message", message_of(finding));
  json.flag("baseline", finding.in_baseline);
  json.key("decision");
  finding.decision ? write_decision(json, *finding.decision) : json.null();
  json.key("steps");
  json.begin_array();
  for (const std::string& step : finding.explanation) json.string(visible_text(step));
  json.end_array();
  json.key("values");
  json.begin_array();
  for (const Value& value : finding.values) write_value(json, value, finding.set, places);
  json.end_array();
  json.end_object();
}

/// The text of a block: strings, and between them the claims, each an array of its words, source offset and measure.
void write_pieces(JsonWriter& json, const ShownDocument& document, Span block, std::size_t& claim) {
  std::uint32_t done = block.begin;
  const auto text_until = [&](std::uint32_t end) {
    if (end > done) json.string(visible_lines(slice(document.text, {done, end})));
    done = std::max(done, end);
  };
  json.begin_array();
  for (; claim < document.claims.size() && document.claims[claim].span.begin < block.end; ++claim) {
    const ShownClaim& one = document.claims[claim];
    if (one.span.begin < done || one.span.end > block.end || one.span.empty()) continue;  // the first one stands
    text_until(one.span.begin);
    json.begin_array();
    json.string(visible_lines(slice(document.text, one.span)));
    json.integer(one.position.start);
    json.string(visible_text(one.measure));
    json.end_array();
    done = one.span.end;
  }
  text_until(block.end);
  json.end_array();
}

const char* name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "item";
    case BlockKind::table_cell:
      return "cell";
    case BlockKind::quote:
      return "quote";
    case BlockKind::code:
    case BlockKind::front_matter:
      return "code";
    case BlockKind::title:
      return "title";
    case BlockKind::paragraph:
      break;
  }
  return "text";
}

void write_block(JsonWriter& json, const ShownDocument& document, const Block& block, std::size_t& claim) {
  json.begin_object();
  json.field("kind", name_of(block.kind));
  if (block.level > 0) json.field("level", std::uint64_t{block.level});
  if (block.kind == BlockKind::table_cell && block.table >= 0 && block.row >= 0 && block.column >= 0) {
    json.field("table", static_cast<std::uint64_t>(block.table));
    json.field("row", static_cast<std::uint64_t>(block.row));
    json.field("column", static_cast<std::uint64_t>(block.column));
    json.flag("header", block.header);
  }
  json.key("pieces");
  write_pieces(json, document, block.span, claim);
  json.end_object();
}

void write_document(JsonWriter& json, const ShownDocument& document) {
  json.begin_object();
  json.field("path", visible_path(document.path));
  json.field("role", document.role == Role::draft ? "draft" : document.role == Role::source ? "source" : "document");
  json.field_or_null("set", visible_text(document.set));
  json.field_or_null("title", visible_text(document.meta.title));
  write_date_field(json, "date", document.meta.date);
  json.field_or_null("dateOrigin", visible_text(document.meta.date_origin));
  json.field("bytes", document.bytes);
  json.field("claims", document.claims.size());
  json.flag("hasText", document.has_text);
  json.key("blocks");
  json.begin_array();
  std::size_t claim = 0;
  for (const Block& block : document.blocks)
    if (document.has_text && block.span.end <= document.text.size()) write_block(json, document, block, claim);
  json.end_array();
  json.end_object();
}

void write_draft_claim(JsonWriter& json, const DraftClaim& claim, const Places& places) {
  json.begin_object();
  json.field("status", to_string(claim.status));
  json.key("claim");
  write_passage(json, claim.claim, {}, places);
  json.key("passages");
  json.begin_array();
  for (const Passage& passage : claim.passages) write_passage(json, passage, {}, places);
  json.end_array();
  json.end_object();
}

template <class Items, class Write>
void write_all(JsonWriter& json, std::string_view name, const Items& items, Write write) {
  json.key(name);
  json.begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

void write_source(JsonWriter& json, const Provenance::Source& source) {
  json.begin_object();
  json.field("name", visible_path(source.name));
  json.field_or_null("version", visible_text(source.version));
  json.field("sha256", source.sha256);
  json.end_object();
}

/// What the check was made of, and what of earlier decisions has no effect on it.
void write_record(JsonWriter& json, const Report& report) {
  const Provenance provenance = report.provenance.value_or(Provenance{});
  write_date_field(json, "today", provenance.today);
  write_all(json, "options", provenance.assumptions, [&](const std::string& one) { json.string(visible_text(one)); });
  write_all(json, "rules", provenance.rules, [&](const Provenance::Source& one) { write_source(json, one); });
  write_all(json, "inputs", provenance.inputs, [&](const Provenance::Source& one) { write_source(json, one); });
  write_all(json, "notices", report.notices, [&](const Notice& one) {
    json.begin_object();
    json.field("place", visible_path(one.path) + (one.line > 0 ? ":" + std::to_string(one.line) : ""));
    json.field("message", visible_text(one.message));
    json.end_object();
  });
}

/// What the decisions file says of findings that the page does not show, or says no longer: the page writes the file
/// anew, and must not lose it.
void write_other_decisions(JsonWriter& json, const Report& report, const ReportOptions& options) {
  std::set<std::string_view> shown;
  for (const Finding& finding : report.findings)
    if (is_severe_enough(finding, options) && finding.decision && finding.decision->origin == DecisionOrigin::decisions)
      shown.insert(finding.fingerprint);
  json.key("otherDecisions");
  json.begin_array();
  for (const Decision& one : options.decisions) {
    if (shown.count(one.fingerprint) > 0) continue;
    json.begin_object();
    json.field("fingerprint", one.fingerprint);
    write_decision_members(json, one);
    json.field("rule", visible_text(one.rule));
    json.field("message", visible_text(one.message));
    json.end_object();
  }
  json.end_array();
}

std::string without_markup(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

}  // namespace

std::string page_data(const Report& report, const ReportOptions& options, const PageOptions& page) {
  const Places places = places_of(options.documents);
  JsonWriter json;
  json.begin_object();
  json.field("version", options.tool_version);
  json.field("key", storage_key(report, options.documents));
  json.flag("live", page.live);
  json.field("state", page.state);
  json.field("decisionsName", visible_text(page.decisions_name));
  json.field("minSeverity", to_string(options.min_severity));
  json.key("summary");
  json.begin_object();
  write_summary_members(json, report.summary);
  json.end_object();
  write_all(json, "findings", report.findings, [&](const Finding& finding) {
    if (is_severe_enough(finding, options)) write_page_finding(json, finding, places);
  });
  write_other_decisions(json, report, options);
  write_all(json, "documents", options.documents, [&](const ShownDocument& one) { write_document(json, one); });
  write_record(json, report);
  json.flag("against", report.against);
  write_all(json, "draft", report.claims, [&](const DraftClaim& claim) { write_draft_claim(json, claim, places); });
  write_all(json, "failures", report.failures, [&](const Failure& failure) {
    json.begin_object();
    json.field("path", visible_path(failure.path));
    json.field("reason", visible_text(failure.reason));
    json.end_object();
  });
  json.end_object();
  return without_markup(json.take());
}

}  // namespace claimcheck::reports
