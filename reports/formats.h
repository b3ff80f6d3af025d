// Report formats: from a Report to bytes. One row per format in one table; the command line picks a row by its name.
//
// Last stage of the flow. A writer knows public types only, reads no file and no clock, and leaves it to the command
// line to decide where the bytes go and whether a terminal wants colour.
#pragma once

#include <claimcheck/finding.h>
#include <claimcheck/shown_document.h>

#include <span>
#include <string>
#include <string_view>

namespace claimcheck::reports {

/// How a report is to look. Formats ignore what does not concern them.
struct ReportOptions {
  Severity min_severity = Severity::warning;  // findings below it are left out; the summary still counts them
  std::string tool_version;                   // "0.1.0"
  unsigned width = 80;                        // terminal columns; clamped to 40..400
  bool colour = false;                        // SGR colours
  bool statistics = false;                    // counts by kind and by rule (text only)
  std::string hyperlink_base;                 // "file://host/absolute/folder/": OSC 8 links to paths; empty = none
  /// Every document of the run, in the order of the input, for the formats that show documents. They need to live
  /// for the call only.
  std::span<const ShownDocument> documents;
  /// What the decisions file holds, for the page that writes it anew; for the call only.
  std::span<const Decision> decisions;
};

/// Writes a whole report. Never throws for any content: bytes that are not UTF-8 become U+FFFD.
using Writer = std::string (*)(const Report&, const ReportOptions&);

struct ReportFormat {
  std::string_view name;     // value of --format
  std::string_view summary;  // one line for --help
  Writer write;
  bool records = false;          // wants Report::provenance
  bool shows_documents = false;  // wants ReportOptions::documents
};

/// Every format, the default (text) first.
std::span<const ReportFormat> formats();
/// The format of that name, or null.
const ReportFormat* find_format(std::string_view name);

/// Whether a finding passes --min-severity.
inline bool is_severe_enough(const Finding& finding, const ReportOptions& options) {
  return finding.severity <= options.min_severity;
}

/// Whether a finding is to be acted on: open, and severe enough. What is dismissed or in the baseline is left to the
/// formats that keep a record (json, jsonl, markdown).
inline bool is_shown(const Finding& finding, const ReportOptions& options) {
  return is_severe_enough(finding, options) && is_open(finding);
}

// The writers, one file each.
std::string write_text(const Report& report, const ReportOptions& options);
std::string write_oneline(const Report& report, const ReportOptions& options);
std::string write_json(const Report& report, const ReportOptions& options);
std::string write_jsonl(const Report& report, const ReportOptions& options);
std::string write_sarif(const Report& report, const ReportOptions& options);
std::string write_markdown(const Report& report, const ReportOptions& options);
std::string write_html(const Report& report, const ReportOptions& options);
std::string write_github(const Report& report, const ReportOptions& options);
std::string write_gitlab(const Report& report, const ReportOptions& options);
std::string write_junit(const Report& report, const ReportOptions& options);
std::string write_checkstyle(const Report& report, const ReportOptions& options);
std::string write_rdjsonl(const Report& report, const ReportOptions& options);

}  // namespace claimcheck::reports
