#include "reports/markdown_record.h"

#include "reports/markdown_escape.h"
#include "reports/passage.h"
#include "reports/unicode.h"

#include <fmt/format.h>

namespace claimcheck::reports {

namespace {

std::string reason_of(const Finding& finding) {
  if (!finding.decision) return "";
  const Decision& decision = *finding.decision;
  std::string out = ": " + markdown_escape(decision.reason);
  if (!decision.author.empty()) out += " (" + markdown_escape(decision.author);
  if (decision.date) out += (decision.author.empty() ? " (" : ", ") + to_string(*decision.date);
  if (!decision.author.empty() || decision.date) out += ")";
  if (decision.expires) out += ", until " + to_string(*decision.expires);
  return out + ", in " +
         markdown_code(visible_path(decision.path) + (decision.line > 0 ? fmt::format(":{}", decision.line) : ""));
}

std::string source_lines(const std::vector<Provenance::Source>& sources) {
  std::string out;
  for (const Provenance::Source& source : sources) {
    out += "- " + markdown_code(visible_path(source.name));
    if (!source.version.empty()) out += " " + markdown_escape(source.version);
    if (source.date)
      out += fmt::format(", dated {} ({})", to_string(*source.date), markdown_escape(source.date_origin));
    out += ", SHA-256 " + markdown_code(source.sha256) + "\n";
  }
  return out.empty() ? "None.\n" : out;
}

}  // namespace

std::string markdown_set_aside(const Report& report, const ReportOptions& options) {
  std::string out;
  for (const Finding& finding : report.findings) {
    if (is_open(finding) || !is_severe_enough(finding, options)) continue;
    const Passage* anchor = anchor_passage(finding);
    out += fmt::format("- {} {}", finding.in_baseline ? "in the baseline," : "dismissed,", to_string(finding.severity));
    if (anchor != nullptr) out += " at " + markdown_code(place(*anchor));
    out += ": " + markdown_escape(message_of(finding)) + " " + markdown_code(visible_text(finding.fingerprint));
    if (!finding.in_baseline) out += reason_of(finding);
    out += "\n";
  }
  return out.empty() ? "" : "### Set aside\n\n" + out + "\n";
}

std::string markdown_notices(const Report& report) {
  if (report.notices.empty()) return "";
  std::string out = "### Without effect\n\n";
  for (const Notice& notice : report.notices)
    out += "- " + markdown_code(fmt::format("{}:{}", visible_path(notice.path), notice.line)) + ": " +
           to_string(notice.kind) + ": " + markdown_escape(notice.message) + "\n";
  return out + "\n";
}

std::string markdown_provenance(const Report& report, const ReportOptions& options) {
  if (!report.provenance) return "";
  const Provenance& record = *report.provenance;
  std::string out = "<details><summary>How this was checked</summary>\n\n";
  out += "claimcheck " + markdown_escape(options.tool_version) + ", " +
         (record.today ? "on " + to_string(*record.today) : std::string("no day given (`--today`)")) + ".\n\n";
  out += "#### Assumed\n\n";
  for (const std::string& assumption : record.assumptions)
    out += "- " + markdown_escape(assumption, MarkdownPlace::line_start) + "\n";
  out += fmt::format("- findings below {} are not listed\n", to_string(options.min_severity));
  out += "- what a finding assumes stands in its derivation, and at each passage what was inferred\n\n";
  out += "#### Rules\n\n" + source_lines(record.rules) + "\n#### Inputs\n\n" + source_lines(record.inputs);
  return out + "\n</details>\n\n";
}

}  // namespace claimcheck::reports
