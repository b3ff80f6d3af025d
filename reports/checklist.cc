// The checklist: every numeric claim of a draft in reading order, with what the sources say, and room for who checked
// it.
#include "reports/csv.h"
#include "reports/markdown_escape.h"
#include "reports/passage.h"
#include "reports/sheets.h"
#include "reports/unicode.h"
#include "reports/wrap.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace claimcheck::reports {

namespace {

constexpr unsigned excerpt_cells = 200;

/// The sentence around the figure, short enough for a cell, with the figure in bold.
std::string marked_sentence(const Passage& passage) {
  std::vector<Span> marks = {passage.sentence_number};
  if (passage.sentence.empty()) return markdown_escape(passage.quote);
  const std::string shown = excerpt(passage.sentence, marks, excerpt_cells);
  if (marks.empty() || marks[0].empty()) return markdown_escape(shown);
  const std::string_view text = shown;
  return markdown_escape(text.substr(0, marks[0].begin)) + "<b>" + markdown_escape(slice(text, marks[0])) + "</b>" +
         markdown_escape(text.substr(marks[0].end));
}

/// A place as a code span in a cell: GitHub's tables end a cell at a bar even in code, unless a backslash is before it.
std::string place_cell(const Passage& passage) {
  std::string out;
  for (const char c : markdown_code(place(passage))) out += c == '|' ? "\\|" : std::string(1, c);
  return out;
}

std::string counts_of(const Report& report) {
  std::array<std::size_t, 3> counts = {};
  for (const DraftClaim& claim : report.claims) ++counts[static_cast<std::size_t>(claim.status)];
  return fmt::format("{}: {} supported, {} contradicted, {} unsupported", counted(report.claims.size(), "claim"),
                     counts[0], counts[1], counts[2]);
}

}  // namespace

std::string write_checklist_markdown(const Report& report, const ReportOptions&) {
  std::string out = "# Checklist\n\n" + counts_of(report) + "\n\n";
  out += "| # | place | claim | status | source | who | how | when |\n|--:|---|---|---|---|---|---|---|\n";
  std::size_t number = 0;
  for (const DraftClaim& claim : report.claims) {
    out += fmt::format("| {} | {} | {} | {} | ", ++number, place_cell(claim.claim), marked_sentence(claim.claim),
                       to_string(claim.status));
    if (!claim.passages.empty())
      out += place_cell(claim.passages.front()) + ": " + marked_sentence(claim.passages.front()) + " ";
    out += "| | | |\n";
  }
  if (!report.failures.empty()) out += "\n## Could not be read\n\n";
  for (const Failure& failure : report.failures)
    out += "- " + markdown_code(visible_path(failure.path)) + ": " + markdown_escape(failure.reason) + "\n";
  return out;
}

std::string write_checklist_csv(const Report& report, const ReportOptions&) {
  std::string out(csv_start);
  out += csv_row({"number", "file", "line", "column", "claim", "sentence", "status", "source file", "source line",
                  "source figure", "source sentence", "who", "how", "when"});
  std::size_t number = 0;
  for (const DraftClaim& claim : report.claims) {
    const Passage nothing;
    const Passage& source = claim.passages.empty() ? nothing : claim.passages.front();
    const Passage& ours = claim.claim;
    out += csv_row({std::to_string(++number), ours.path, std::to_string(ours.position.line),
                    std::to_string(ours.position.column), ours.quote, ours.sentence, to_string(claim.status),
                    source.path, source.position.line > 0 ? std::to_string(source.position.line) : "", source.quote,
                    source.sentence, "", "", ""});
  }
  return out;
}

}  // namespace claimcheck::reports
