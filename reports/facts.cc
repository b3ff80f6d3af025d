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
struct Group {
  std::string about;
  std::vector<std::pair<const Value*, std::vector<const Passage*>>> values;
};

/// In order of the first passage. What is said of one time in different words stands apart, too.
std::vector<Group> groups_of(const std::vector<Value>& values) {
  std::vector<Group> groups;
  for (const Value& value : values) {
    for (const Passage& passage : value.mentions) {
      const std::string about = dimensions_of(passage);
      auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.about == about; });
      if (group == groups.end()) group = groups.insert(groups.end(), Group{about, {}});
      if (group->values.empty() || group->values.back().first != &value) group->values.push_back({&value, {}});
      group->values.back().second.push_back(&passage);
    }
  }
  return groups;
}

/// The cells of a fact; all of it where it was not divided.
std::vector<FactCell> cells_of(const FactRow& fact) {
  return fact.cells.empty() ? std::vector<FactCell>{{fact.verdict, fact.values}} : fact.cells;
}

/// `several`: other groups of the cell say what they are about.
std::string one_group(const TextStyle& text, const Group& group, bool several) {
  std::string out;
  const std::string about = group.about.empty() && several ? "(without time, place or the like)" : group.about;
  if (!about.empty()) out += text.paint_lines(text.dim, wrap(about, {}, text.plain_wrap("  ", "  ")));
  for (const auto& [value, passages] : group.values) {
    out += text.paint_lines(text.bold, wrap(value_heading(*value), {}, text.plain_wrap("    ", "    ")));
    for (const Passage* passage : passages) {
      out += "      " + text.link(passage->path, text.paint(text.place, place(*passage)));
      const std::string source = visible_text(source_of(*passage));
      out += (source.empty() ? "" : "  said by " + source) + "\n";
    }
  }
  return out;
}

std::string one_fact(const TextStyle& text, const FactRow& fact) {
  const Severity severity = fact.verdict == FactVerdict::conflict  ? Severity::error
                            : fact.verdict == FactVerdict::tension ? Severity::warning
                                                                   : Severity::note;
  std::string out =
      text.rule_line(severity, std::string(to_string(fact.verdict)) + "  " + visible_text(measure_name(fact)),
                     counted(fact.mentions, "mention"));
  const std::vector<FactCell> cells = cells_of(fact);
  for (const FactCell& cell : cells) {
    if (cells.size() > 1) out += std::string("  ") + to_string(cell.verdict) + "\n";
    const std::vector<Group> groups = groups_of(cell.values);
    for (const Group& group : groups) out += one_group(text, group, groups.size() > 1);
  }
  return out + "\n";
}

/// Calls write(number of the fact, fact, number of the cell, cell, value, passage) for each passage.
template <class Write>
void for_each_passage(const Report& report, Write write) {
  std::size_t number = 0;
  for (const FactRow& fact : report.facts) {
    ++number;
    std::size_t cell_number = 0;
    for (const FactCell& cell : cells_of(fact)) {
      ++cell_number;
      for (const Value& value : cell.values)
        for (const Passage& passage : value.mentions) write(number, fact, cell_number, cell, value, passage);
    }
  }
}

void html_row(std::string& out, const std::string& number, const FactRow& fact, FactVerdict verdict, const Value& value,
              const Passage& passage) {
  const auto cell = [&](const std::string& text) { out += "<td>" + html_text(text) + "</td>"; };
  out += fmt::format("<tr class=\"{}\"><td class=\"number\">{}</td>", to_string(verdict), number);
  cell(measure_name(fact));
  cell(to_string(verdict));
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
                  "line", "column", "document date", "sentence", "cell"});
  for_each_passage(report, [&](std::size_t number, const FactRow& fact, std::size_t cell_number, const FactCell& cell,
                               const Value& value, const Passage& passage) {
    out += csv_row({std::to_string(number), fact.measure, to_string(cell.verdict), end_of(value.point), value.unit,
                    end_of(value.interval.low), end_of(value.interval.high), passage.quote, dimensions_of(passage),
                    source_of(passage), passage.path, line_number(passage), std::to_string(passage.position.column),
                    passage.document_date ? to_string(*passage.document_date) : "", passage.sentence,
                    std::to_string(cell_number)});
  });
  return out;
}

std::string write_facts_json(const Report& report, const ReportOptions& options) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object();
  write_head_members(json, options.tool_version);
  write_list(json, "facts", report.facts, [](JsonWriter& out, const FactRow& fact) {
    write_fact_members(out, fact);
    write_values(out, fact.values);
    write_list(out, "cells", fact.cells, [](JsonWriter& inner, const FactCell& cell) {
      inner.field("verdict", to_string(cell.verdict));
      write_values(inner, cell.values);
    });
  });
  write_list(json, "failures", report.failures, write_failure_members);
  json.end_object();
  return json.take() + "\n";
}

std::string write_facts_html(const Report& report, const ReportOptions&) {
  std::string body =
      "<h1>Facts</h1>\n<p>" + counted(report.facts.size(), "fact") + " in " +
      counted(report.summary.documents, "document") +
      "</p>\n<table>\n<thead><tr><th>Fact</th><th>Measure</th><th>Agreement</th><th>Value</th>"
      "<th>Figure</th><th>About</th><th>Said by</th><th>Source</th><th>Sentence</th></tr></thead>\n<tbody>\n";
  for_each_passage(report, [&](std::size_t number, const FactRow& fact, std::size_t cell_number, const FactCell& cell,
                               const Value& value, const Passage& passage) {
    const std::string several = fact.cells.size() > 1 ? "." + std::to_string(cell_number) : "";
    html_row(body, std::to_string(number) + several, fact, cell.verdict, value, passage);
  });
  body += "</tbody>\n</table>\n" + failures_html(report);
  return write_html_document({"claimcheck: facts", std::string(sheet_style) + std::string(style), {}, std::move(body)});
}

}  // namespace claimcheck::reports
