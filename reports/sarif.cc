// --format sarif: the Static Analysis Results Interchange Format 2.1.0 of OASIS, one result per finding.
//
// Section numbers are those of the standard. What code-scanning services limit is kept within their limits.
#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/passage.h"
#include "reports/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace claimcheck::reports {

namespace {

// Services reject a run with more results, and show no more locations of one result.
constexpr std::size_t max_results = 25000;
constexpr std::size_t max_related = 99;
constexpr const char* unreadable = "claimcheck/unreadable-input";
constexpr const char* left_out = "claimcheck/left-out";

using RuleIndex = std::map<std::string, std::size_t>;

/// Plain text of a message (3.11.5): braces are placeholders unless doubled; a document's "](" must not make a link.
std::string message_text(std::string_view text) {
  std::string out;
  for (const char c : visible_text(text)) {
    if (c == '(' && out.ends_with(']')) out += ' ';
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

/// Link text (3.11.6): brackets and backslashes escaped.
std::string link_text(std::string_view text) {
  std::string out;
  for (const char c : message_text(text)) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void write_message(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  json.begin_object();
  json.field("text", text);
  json.end_object();
}

/// A region that is both text and bytes (3.30.1: both must name the same bytes).
void write_region(JsonWriter& json, const Passage& passage) {
  const Position& position = passage.position;
  const LineEnd end = quote_end(passage);
  json.key("region");
  json.begin_object();
  json.field("startLine", position.line);
  json.field("startColumn", position.column);
  json.field("endLine", end.line);
  json.field("endColumn", end.column);
  json.field("byteOffset", position.start);
  json.field("byteLength", passage.quote.size());
  write_message(json, "snippet", valid_utf8(passage.quote));
  json.end_object();
}

void write_artifact(JsonWriter& json, std::string_view path) {
  json.key("artifactLocation");
  json.begin_object();
  json.field("uri", uri(path));
  json.end_object();
}

void write_physical_location(JsonWriter& json, const Passage& passage) {
  json.key("physicalLocation");
  json.begin_object();
  write_artifact(json, passage.path);
  if (passage.position.line > 0 && passage.position.column > 0) write_region(json, passage);
  json.end_object();
}

/// A cell or a page has no region of its own in SARIF; 3.33 names such places.
void write_logical_location(JsonWriter& json, const Passage& passage) {
  if (passage.locator.empty()) return;
  json.key("logicalLocations");
  json.begin_array();
  json.begin_object();
  json.field("fullyQualifiedName", passage.locator);
  json.end_object();
  json.end_array();
}

/// "message. See also [42,800 in web/faq.html:88:5](1)."
std::string result_message(const Finding& finding, const std::vector<OtherPassage>& others) {
  std::string text = message_text(message_of(finding));
  for (std::size_t i = 0; i < std::min(others.size(), max_listed_places); ++i) {
    const std::string words = value_short(*others[i].value) + " in " + place(*others[i].passage);
    text += (i == 0 ? " See also [" : ", [") + link_text(words) + "](" + std::to_string(i + 1) + ")";
  }
  if (others.size() > max_listed_places) text += fmt::format(" and {} more", others.size() - max_listed_places);
  return others.empty() ? text : text + ".";
}

void write_locations(JsonWriter& json, const Finding& finding, const std::vector<OtherPassage>& others) {
  json.key("locations");
  json.begin_array();
  if (const Passage* anchor = anchor_passage(finding)) {
    json.begin_object();
    write_physical_location(json, *anchor);
    write_logical_location(json, *anchor);
    json.end_object();
  }
  json.end_array();
  if (others.empty()) return;
  json.key("relatedLocations");
  json.begin_array();
  for (std::size_t i = 0; i < std::min(others.size(), max_related); ++i) {
    const Passage& passage = *others[i].passage;
    json.begin_object();
    json.field("id", i + 1);
    write_physical_location(json, passage);
    write_logical_location(json, passage);
    const std::string& words = passage.sentence.empty() ? passage.quote : passage.sentence;
    write_message(json, "message", message_text(value_short(*others[i].value) + ": " + words));
    json.end_object();
  }
  json.end_array();
}

void write_result(JsonWriter& json, const Finding& finding, const RuleIndex& rules) {
  const std::vector<OtherPassage> others = other_passages(finding);
  json.begin_object();
  json.field("ruleId", rule_id(finding));
  json.field("ruleIndex", rules.at(rule_id(finding)));
  json.field("level", to_string(finding.severity));
  write_message(json, "message", result_message(finding, others));
  write_locations(json, finding, others);
  json.key("partialFingerprints");
  json.begin_object();
  // The second name is the one that GitHub compares.
  json.field("claimcheckFact/v1", finding.fingerprint);
  json.field("primaryLocationLineHash", finding.fingerprint + ":1");
  json.end_object();
  json.key("properties");
  json.begin_object();
  json.field("kind", to_string(finding.kind));
  json.key("confidence");
  json.fraction(finding.confidence);
  if (!finding.measure.empty()) json.field("measure", finding.measure);
  if (!finding.set.empty()) json.field("set", finding.set);
  json.key("explanation");
  json.begin_array();
  for (const std::string& step : finding.explanation) json.string(step);
  json.end_array();
  json.end_object();
  json.end_object();
}

void write_rule(JsonWriter& json, const std::string& id, const std::string& measure) {
  const std::string what = measure.empty() ? "the same thing" : message_text(measure);
  json.begin_object();
  json.field("id", id);
  write_message(json, "shortDescription", "Statements about " + what + " agree");
  write_message(json, "fullDescription",
                "Figures that documents give for " + what +
                    " agree with each other and with the figures that they are computed from.");
  write_message(json, "help",
                "Compare the passages with their source. Correct the figure that is wrong, or say what "
                "differs between them: the period, the place, who is counted.");
  json.end_object();
}

void write_descriptor(JsonWriter& json, const char* id, const char* description) {
  json.begin_object();
  json.field("id", id);
  write_message(json, "shortDescription", description);
  json.end_object();
}

void write_driver(JsonWriter& json, const ReportOptions& options, const std::map<std::string, std::string>& measures) {
  json.key("tool");
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.field("name", "claimcheck");
  json.field("version", options.tool_version);
  json.field("semanticVersion", options.tool_version);
  json.key("rules");
  json.begin_array();
  for (const auto& [id, measure] : measures) write_rule(json, id, measure);
  json.end_array();
  json.key("notifications");
  json.begin_array();
  write_descriptor(json, unreadable, "An input could not be read or decoded");
  write_descriptor(json, left_out, "Findings were left out");
  json.end_array();
  json.end_object();
  json.end_object();
}

void write_notification(JsonWriter& json, const char* id, const char* level, const std::string& text,
                        std::string_view path) {
  json.begin_object();
  json.key("descriptor");
  json.begin_object();
  json.field("id", id);
  json.end_object();
  json.field("level", level);
  write_message(json, "message", message_text(text));
  if (!path.empty()) {
    json.key("locations");
    json.begin_array();
    json.begin_object();
    json.key("physicalLocation");
    json.begin_object();
    write_artifact(json, path);
    json.end_object();
    json.end_object();
    json.end_array();
  }
  json.end_object();
}

void write_invocation(JsonWriter& json, const Report& report, std::size_t results_left_out) {
  json.key("invocations");
  json.begin_array();
  json.begin_object();
  json.flag("executionSuccessful", report.failures.empty());  // an error among the notifications means failed (3.20.21)
  json.key("toolExecutionNotifications");
  json.begin_array();
  for (const Failure& failure : report.failures)
    write_notification(json, unreadable, "error", visible_path(failure.path) + " could not be read: " + failure.reason,
                       failure.path);
  if (results_left_out > 0)
    write_notification(json, left_out, "warning", fmt::format("{} further findings are left out", results_left_out),
                       "");
  json.end_array();
  json.end_object();
  json.end_array();
}

}  // namespace

std::string write_sarif(const Report& report, const ReportOptions& options) {
  std::vector<const Finding*> shown;
  std::size_t results_left_out = 0;
  for (const Finding& finding : report.findings)
    if (is_shown(finding, options)) shown.size() < max_results ? shown.push_back(&finding) : void(++results_left_out);
  std::map<std::string, std::string> measures;
  for (const Finding* finding : shown) measures.emplace(rule_id(*finding), finding->measure);
  RuleIndex rules;
  for (const auto& [id, measure] : measures) rules.emplace(id, rules.size());

  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object();
  json.field("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
  json.field("version", "2.1.0");
  json.key("runs");
  json.begin_array();
  json.begin_object();
  write_driver(json, options, measures);
  write_invocation(json, report, results_left_out);
  json.field("columnKind", "unicodeCodePoints");
  json.key("newlineSequences");
  json.begin_array();
  for (const char* sequence : {"\r\n", "\n", "\r"}) json.string(sequence);
  json.end_array();
  json.key("results");
  json.begin_array();
  for (const Finding* finding : shown) write_result(json, *finding, rules);
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace claimcheck::reports
