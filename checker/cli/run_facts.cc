// `claimcheck facts` and what it shares with `claimcheck checklist`: a check whose report is a sheet.
#include "checker/cli/collect.h"
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/cli/sheet.h"
#include "checker/cli/terminal.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace claimcheck::cli {
namespace {

const Passage* first_passage(const FactRow& fact) {
  return fact.values.empty() || fact.values.front().mentions.empty() ? nullptr : &fact.values.front().mentions.front();
}

/// By measure, then where the fact is first stated.
bool comes_before(const FactRow& a, const FactRow& b) {
  static const Passage nowhere;
  const Passage& p = first_passage(a) != nullptr ? *first_passage(a) : nowhere;
  const Passage& q = first_passage(b) != nullptr ? *first_passage(b) : nowhere;
  return std::tie(a.measure, p.path, p.position.start) < std::tie(b.measure, q.path, q.position.start);
}

}  // namespace

int run_sheet(std::span<const reports::SheetFormat> formats, const CommandLine& line, const Settings& merged) {
  // The configuration's format is one of `check`; only a flag chooses here.
  const std::string name = line.settings.format.value_or(std::string(formats.front().name));
  const auto format =
      std::find_if(formats.begin(), formats.end(), [&](const reports::SheetFormat& one) { return one.name == name; });
  if (format == formats.end()) {
    std::string expected;
    for (const reports::SheetFormat& one : formats) expected += (expected.empty() ? "" : ", ") + std::string(one.name);
    say("claimcheck: error: --format: expected one of " + expected + ", not '" + name + "'");
    return status_usage;
  }
  Settings settings = merged;
  settings.facts = true;
  const LoadedRules rules = load_for_check(settings);
  if (!rules) return status_usage;
  Collected collected = collect(gather_inputs(line, settings), rules, settings, {});
  Report report = make_report(collected, *rules, line, settings);
  std::stable_sort(report.facts.begin(), report.facts.end(), comes_before);
  reports::ReportOptions options;
  options.tool_version = version();
  options.width = terminal_width(settings);
  options.colour = use_colour(settings);
  options.hyperlink_base = hyperlink_base(settings);
  Output output(settings.output.value_or(""));
  output.write(format->write(report, options));
  const int status = report.failures.empty() ? status_ok : status_input;
  return finish(output, collected.broken_suppressions ? std::max(status, status_usage) : status);
}

int run_facts(const CommandLine& line, const Settings& settings) {
  return run_sheet(reports::fact_formats(), line, settings);
}

}  // namespace claimcheck::cli
