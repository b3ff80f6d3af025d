#include "checker/store/baseline.h"

#include "checker/store/toml_file.h"
#include "checker/store/toml_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace claimcheck::store {
namespace {

constexpr std::string_view header =
    "# Findings that `claimcheck check --baseline` takes as known; written by `claimcheck baseline` "
    "(docs/decisions.md).\n"
    "# Sorted by fingerprint. severity, rule and message are for readers; they decide nothing.\n";

std::set<std::string> documents_of(const Finding& finding) {
  std::set<std::string> documents;
  for (const Value& value : finding.values)
    for (const Passage& passage : value.mentions)
      if (!passage.is_reference) documents.insert(passage.path);
  return documents;
}

void append(std::string& out, const char* key, const std::string& value) {
  if (!value.empty()) out += std::string(key) + " = " + toml_string(value) + "\n";
}

}  // namespace

std::vector<BaselineEntry> parse_baseline(const SourceFile& file, std::vector<Diagnostic>& diagnostics) {
  std::vector<BaselineEntry> entries;
  std::map<std::string, std::uint32_t> lines;
  TomlFile toml(file, diagnostics);
  toml.each_table("finding", [&](const toml::table& table) {
    TomlEntry entry(toml, table, "[[finding]]");
    BaselineEntry one;
    one.fingerprint = entry.fingerprint();
    one.documents = entry.texts("documents");
    one.severity = entry.text("severity");
    one.rule = entry.text("rule");
    one.message = entry.text("message");
    one.path = toml.path();
    one.line = table.source().begin.line;
    entry.finish();
    const auto [first, is_new] = lines.emplace(one.fingerprint, one.line);
    if (!is_new && !one.fingerprint.empty())
      entry.report("fingerprint",
                   "fingerprint " + one.fingerprint + " stands twice; first in line " + std::to_string(first->second));
    entries.push_back(std::move(one));
  });
  return entries;
}

std::string format_baseline(std::vector<BaselineEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const BaselineEntry& a, const BaselineEntry& b) { return a.fingerprint < b.fingerprint; });
  std::string out(header);
  for (const BaselineEntry& one : entries) {
    out += "\n[[finding]]\n";
    append(out, "fingerprint", one.fingerprint);
    append(out, "severity", one.severity);
    append(out, "rule", one.rule);
    append(out, "message", one.message);
    out += "documents = [";
    for (const std::string& document : one.documents)
      out += (&document == &one.documents.front() ? "" : ", ") + toml_string(document);
    out += "]\n";
  }
  return out;
}

std::vector<BaselineEntry> baseline_of(const Report& report, Severity least) {
  std::map<std::string, BaselineEntry> entries;  // two findings of one fingerprint are one entry
  for (const Finding& finding : report.findings) {
    if (!is_open(finding) || finding.severity > least) continue;
    BaselineEntry& one = entries[finding.fingerprint];
    const std::set<std::string> documents = documents_of(finding);
    one = {finding.fingerprint,
           {documents.begin(), documents.end()},
           to_string(finding.severity),
           finding.rule,
           finding.message,
           {},
           0};
  }
  std::vector<BaselineEntry> out;
  out.reserve(entries.size());
  for (auto& [fingerprint, entry] : entries) out.push_back(std::move(entry));
  return out;
}

void apply_baseline(const std::vector<BaselineEntry>& entries,
                    const std::function<bool(const std::string& document)>& is_settled, Report& report) {
  std::set<std::string_view> known, found;
  for (const BaselineEntry& one : entries) known.insert(one.fingerprint);
  for (Finding& finding : report.findings) {
    if (known.count(finding.fingerprint) == 0) continue;
    finding.in_baseline = true;
    found.insert(finding.fingerprint);
  }
  for (const BaselineEntry& one : entries) {
    if (found.count(one.fingerprint) > 0) continue;
    if (!std::all_of(one.documents.begin(), one.documents.end(), is_settled)) continue;
    report.notices.push_back({NoticeKind::stale_baseline, one.path, one.line, one.fingerprint,
                              "no longer found: " + (one.message.empty() ? one.fingerprint : one.message)});
  }
}

}  // namespace claimcheck::store
