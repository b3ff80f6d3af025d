#include "checker/cli/provenance.h"

#include "checker/cli/sha256.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/embedded.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace claimcheck::cli {
namespace {

/// The options that change what is found or how it is graded, as they stand in claimcheck.toml or on the command line.
std::vector<std::string> assumptions(const CommandLine& line, const Settings& settings) {
  std::vector<std::string> out;
  if (settings.date) out.push_back("date of every document: " + to_string(*settings.date) + " (--date)");
  if (!line.against.empty()) out.push_back("drafts are checked against sources (--against)");
  for (const SeverityOverride& one : settings.severity)
    out.push_back("severity of " + one.name + ": " + (one.severity ? to_string(*one.severity) : "off") +
                  " (configuration)");
  for (const auto& [name, given] : settings.thresholds)
    out.push_back("threshold " + name + ": " + given.value + " (" + given.where + ")");
  if (!line.changed_since.empty())
    out.push_back("only findings that touch files changed since " + line.changed_since + " (--changed-since)");
  if (!line.only_files.empty()) out.push_back("only findings that touch certain files (--only-files)");
  return out;
}

void sort_by_name(std::vector<Provenance::Source>& sources) {
  std::sort(sources.begin(), sources.end(), [](const Provenance::Source& a, const Provenance::Source& b) {
    return std::tie(a.name, a.sha256) < std::tie(b.name, b.sha256);
  });
}

/// The words and the packs that the verdicts rest on.
std::vector<Provenance::Source> rule_sources(const Settings& settings) {
  std::vector<Provenance::Source> out;
  for (std::size_t i = 0; i < embedded_rules_count; ++i) {
    const EmbeddedFile& file = embedded_rules[i];
    if (std::string_view(file.path).starts_with("rules/lexicon/"))
      out.push_back({file.path, {}, sha256({file.bytes, file.size}), {}, {}});
  }
  RuleOptions options;
  std::vector<Diagnostic> ignored;  // they were told when the rules were loaded
  if (!gather_rules(settings, options)) return out;
  for (const RuleFile& file : load_compiled(options, ignored).files)
    out.push_back({file.path, file.version.value, sha256(file.bytes), {}, {}});
  sort_by_name(out);
  return out;
}

}  // namespace

Provenance provenance_of(const Collected& collected, const std::optional<Date>& today, const CommandLine& line,
                         const Settings& settings) {
  Provenance out;
  out.today = today;
  out.assumptions = assumptions(line, settings);
  out.rules = rule_sources(settings);
  out.inputs = collected.inputs;
  sort_by_name(out.inputs);
  return out;
}

}  // namespace claimcheck::cli
