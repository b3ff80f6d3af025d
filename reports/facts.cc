// The fact sheet: every fact with its values, their sources, and whether they agree.
#include "reports/csv.h"
#include "reports/html_document.h"
#include "reports/json_parts.h"
#include "reports/passage.h"
#include "reports/sheets.h"
#include "reports/text_style.h"
#include "reports/unicode.h"
#include "reports/wrap.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace claimcheck::reports {

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; margin: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: Canvas; }
td.number { text-align: right; white-space: nowrap; }
tr.conflict td, tr.conflict th { background: #d3222220; }
tr.tension td, tr.tension th { background: #c9850020; }
)";

std::string measure_name(const FactRow& fact) { return fact.measure.empty() ? "(no rule)" : fact.measure; }

/// What the passage says of time, place and so on, in one line.
std::string dimensions_of(const Passage& passage) {
  std::string out;
  for (const Dimension& dimension : passage.dimensions)
    if (dimension.origin != Origin::unknown) out += (out.empty() ? "" : "; ") + describe(dimension);
  return out;
}

std::string source_of(const Passage& passage) {
  if (!passage.attribution.empty()) return passage.attribution;
  return passage.speaker;
}

std::string end_of(const std::optional<Decimal>& end) { return end ? end->to_string() : ""; }

std::string line_number(const Passage& passage) {
  return passage.position.line > 0 ? std::to_string(passage.position.line) : "";
}

/// The passages of a fact that are about the same time, place and so on, under the value that each states.
struct Cell {
  std::string about;
  std::vector<std::pair<const Value*, std::vector<const Passage*>>> values;
};

/// In order of the first passage. A fact's verdict is about all of its cells: whether two of them can be compared is
/// for the check to say, not for a list.
std::vector<Cell> cells_of(const FactRow& fact) {
  std::vector<Cell> cells;
  for (const Value& value : fact.values) {
    for (const Passage& passage : value.mentions) {
      const std::string about = dimensions_of(passage);
      auto cell = std::find_if(cells.begin(), cells.end(), [&](const Cell& one) { return one.about == about; });
      if (cell == cells.end()) cell = cells.insert(cells.end(), Cell{about, {}});
      if (cell->values.empty() || cell->values.back().first != &value) cell->values.push_back({&value, {}});
      cell->values.back().second.push_back(&passage);
    }
  }
  return cells;
}

std::string one_fact(const TextStyle& text, const FactRow& fact) {
  const Severity severity = fact.verdict == FactVerdict::conflict  ? Severity::error
                            : fact.verdict == FactVerdict::tension ? Severity::warning
                                                                   : Severity::note;
  std::string out =
      text.rule_line(severity, std::string(to_string(fact.verdict)) + "  " + visible_text(measure_name(fact)),
                     counted(fact.mentions, "mention"));
  for (const Cell& cell : cells_of(fact)) {
    if (!cell.about.empty()) out += text.paint_lines(text.dim, wrap(cell.about, {}, text.plain_wrap("  ", "  ")));
    for (const auto& [value, passages] : cell.values) {
      out += text.paint_lines(text.bold, wrap(value_heading(*value), {}, text.plain_wrap("    ", "    ")));
      for (const Passage* passage : passages) {
        out += "      " + text.link(passage->path, text.paint(text.place, place(*passage)));
        const std::string source = visible_text(source_of(*passage));
        out += (source.empty() ? "" : "  said by " + source) + "\n";
      }
    }
  }
  return out + "\n";
}

void html_row(std::string& out, std::size_t number, const FactRow& fact, const Value& value, const Passage& passage) {
  const auto cell = [&](const std::string& text) { out += "<td>" + html_text(text) + "</td>"; };
  out += fmt::format("<tr class=\"{}\"><td class=\"number\">{}</td>", to_string(fact.verdict), number);
  cell(measure_name(fact));
  cell(to_string(fact.verdict));
  cell(value_heading(value));
  cell(passage.quote);
  cell(dimensions_of(passage));
  cell(source_of(passage));
  cell(place(passage));
  cell(passage.sentence);
  out += "</tr>\n";
}

}  // namespace

std::string write_facts_text(const Report& report, const ReportOptions& options) {
  const TextStyle text = make_style(options);
  std::string out;
  for (const FactRow& fact : report.facts) out += one_fact(text, fact);
  for (const Failure& failure : report.failures)
    out +=
        wrap("could not be read: " + visible_path(failure.path) + ": " + failure.reason, {}, text.plain_wrap("", "  "));
  return out + counted(report.facts.size(), "fact") + ", " + counted(report.summary.documents, "document") + "\n";
}

std::string write_facts_csv(const Report& report, const ReportOptions&) {
  std::string out(csv_start);
  out += csv_row({"fact", "measure", "agreement", "value", "unit", "low", "high", "figure", "about", "said by", "file",
                  "line", "column", "document date", "sentence"});
  std::size_t number = 0;
  for (const FactRow& fact : report.facts) {
    ++number;
    for (const Value& value : fact.values)
      for (const Passage& passage : value.mentions)
        out += csv_row({std::to_string(number), fact.measure, to_string(fact.verdict), end_of(value.point), value.unit,
                        end_of(value.interval.low), end_of(value.interval.high), passage.quote, dimensions_of(passage),
                        source_of(passage), passage.path, line_number(passage), std::to_string(passage.position.column),
                        passage.document_date ? to_string(*passage.document_date) : "", passage.sentence});
  }
  return out;
}

std::string write_facts_json(const Report& report, const ReportOptions& options) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object();
  json.field("schema", std::uint64_t{1});
  json.key("tool");
  json.begin_object();
  json.field("name", "claimcheck");
  json.field("version", options.tool_version);
  json.end_object();
  json.key("facts");
  json.begin_array();
  for (const FactRow& fact : report.facts) {
    json.begin_object();
    write_fact_members(json, fact);
    write_values(json, fact.values);
    json.end_object();
  }
  json.end_array();
  json.key("failures");
  json.begin_array();
  for (const Failure& failure : report.failures) {
    json.begin_object();
    write_failure_members(json, failure);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

std::string write_facts_html(const Report& report, const ReportOptions&) {
  std::string body =
      "<h1>Facts</h1>\n<p>" + counted(report.facts.size(), "fact") + " in " +
      counted(report.summary.documents, "document") +
      "</p>\n<table>\n<thead><tr><th>Fact</th><th>Measure</th><th>Agreement</th><th>Value</th>"
      "<th>Figure</th><th>About</th><th>Said by</th><th>Source</th><th>Sentence</th></tr></thead>\n<tbody>\n";
  std::size_t number = 0;
  for (const FactRow& fact : report.facts) {
    ++number;
    for (const Value& value : fact.values)
      for (const Passage& passage : value.mentions) html_row(body, number, fact, value, passage);
  }
  body += "</tbody>\n</table>\n";
  for (const Failure& failure : report.failures)
    body += "<p>Could not be read: " + html_text(visible_path(failure.path) + ": " + failure.reason) + "</p>\n";
  return write_html_document({"claimcheck: facts", style, {}, std::move(body)});
}

}  // namespace claimcheck::reports
