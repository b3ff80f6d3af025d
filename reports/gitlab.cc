// --format gitlab: GitLab's code quality report, a JSON array of issues.
#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/passage.h"
#include "reports/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace claimcheck::reports {

namespace {

const char* gitlab_severity(Severity severity) {
  return severity == Severity::error ? "critical" : severity == Severity::warning ? "major" : "info";
}

/// GitLab compares paths with those of the repository, which never start with "./".
std::string_view repository_path(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path.empty() ? "." : path;
}

/// A stable name for an issue that has no fingerprint of its own (64-bit FNV-1a).
std::string fingerprint_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("{:016x}", hash);
}

struct Issue {
  std::string description, check_name, fingerprint;
  const char* severity;
  std::string_view path;
  std::uint32_t first_line, last_line;
};

void write_issue(JsonWriter& json, const Issue& issue) {
  json.begin_object();
  json.field("description", issue.description);
  json.field("check_name", issue.check_name);
  json.field("fingerprint", issue.fingerprint);
  json.field("severity", issue.severity);
  json.key("location");
  json.begin_object();
  json.field("path", repository_path(issue.path));
  json.key("lines");
  json.begin_object();
  json.field("begin", issue.first_line);
  json.field("end", issue.last_line);
  json.end_object();
  json.end_object();
  json.end_object();
}

Issue issue_of(const Finding& finding) {
  const Passage* anchor = anchor_passage(finding);
  const std::uint32_t first = anchor != nullptr ? std::max(anchor->position.line, 1u) : 1;
  const std::uint32_t last = anchor != nullptr ? std::max(quote_end(*anchor).line, first) : 1;
  return {message_with_places(finding, " See also ", ", "),
          rule_id(finding),
          finding.fingerprint,
          gitlab_severity(finding.severity),
          anchor != nullptr ? std::string_view(anchor->path) : ".",
          first,
          last};
}

}  // namespace

std::string write_gitlab(const Report& report, const ReportOptions& options) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_array();
  for (const Finding& finding : report.findings)
    if (is_shown(finding, options)) write_issue(json, issue_of(finding));
  for (const Failure& failure : report.failures)
    write_issue(json, {"Could not be read: " + visible_text(failure.reason), "claimcheck/unreadable-input",
                       fingerprint_of("unreadable:" + failure.path), "blocker", failure.path, 1, 1});
  json.end_array();
  return json.take() + "\n";
}

}  // namespace claimcheck::reports
