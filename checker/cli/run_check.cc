// `claimcheck check`: every document's claims, then one report.
#include "checker/cli/changed.h"
#include "checker/cli/collect.h"
#include "checker/cli/explain.h"
#include "checker/cli/file.h"
#include "checker/cli/provenance.h"
#include "checker/cli/report_on.h"
#include "checker/cli/run.h"
#include "checker/cli/terminal.h"
#include "checker/cli/verdicts.h"
#include "checker/store/apply.h"
#include "reports/formats.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck::cli {

const reports::ReportFormat* pick_format(const Settings& settings) {
  const std::string name = settings.format.value_or("text");
  const reports::ReportFormat* format = reports::find_format(name);
  if (format != nullptr) return format;
  std::string message = "claimcheck: error: --format: expected one of ";
  for (const reports::ReportFormat& known : reports::formats()) {
    if (&known != &reports::formats().front()) message += ", ";
    message += known.name;
  }
  say(message + ", not '" + name + "'");
  return nullptr;
}

namespace {

int run_explain(const CommandLine& line, const Collected& collected, const RuleSet& rules, const Settings& settings) {
  std::vector<Claim> claims;
  for_each_claim(collected, [&](const Claim& claim) { claims.push_back(claim); });
  const Claim* found[2] = {};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::optional<PlaceName> place = parse_place(line.explain[i]);
    std::string problem = "--explain: expected FILE:LINE:COLUMN, not '" + line.explain[i] + "'";
    if (place) found[i] = find_claim(*place, collected.documents, claims, problem);
    if (found[i] == nullptr) {
      say("claimcheck: error: " + problem);
      return status_usage;
    }
  }
  Output output(settings.output.value_or(""));
  output.write(
      explain(*found[0], *found[1], collected.documents, claims, rules, check_options(collected, line, settings)));
  return finish(output, collected.failures.empty() ? status_ok : status_input);
}

/// Open findings that a report would show.
std::size_t count_shown(const Report& report, const Settings& settings) {
  const Severity least = settings.min_severity.value_or(Severity::warning);
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [least](const Finding& finding) { return finding.severity <= least && is_open(finding); }));
}

/// --dump=facts: one line a fact, "measure  verdict  mentions".
std::string fact_lines(const Report& report) {
  std::string out;
  for (const FactRow& fact : report.facts)
    out += (fact.measure.empty() ? "-" : fact.measure) + "\t" + to_string(fact.verdict) + "\t" +
           std::to_string(fact.mentions) + "\n";
  return out;
}

}  // namespace

int run_check(const CommandLine& line, const Settings& settings) {
  const Dump dump = settings.dump.value_or(Dump::none);
  if (dump != Dump::none && dump != Dump::facts) return run_list(line, settings);
  const reports::ReportFormat* format = pick_format(settings);
  if (format == nullptr) return status_usage;
  const LoadedRules rules = load_for_check(settings);
  if (!rules) return status_usage;
  Verdicts verdicts;
  if (!read_verdicts(line, settings, verdicts)) return status_usage;
  Walk inputs = gather_inputs(line, settings);
  std::string problem;
  const std::optional<ChangedFiles> changed = find_changed(line, settings, inputs, problem);
  if (!problem.empty()) {
    say("claimcheck: error: " + problem);
    return status_usage;
  }
  Collected collected =
      collect(inputs, rules, settings, {format->records, format->shows_documents, !line.explain.empty()});
  say_costs(*rules);
  say_references(*rules, collected, settings);
  if (const std::string unknown = name_of_no_input(line, inputs, collected.documents); !unknown.empty()) {
    say("claimcheck: error: --only-files: '" + printable(unknown) + "' is none of the inputs");
    return status_usage;
  }
  if (!line.explain.empty()) return run_explain(line, collected, *rules, settings);
  if (!changed) inputs = Walk();  // the names of a million files, which nobody asks for any more
  if (!changed) return report_on(collected, *rules, *format, verdicts, line, settings, {});
  return report_on(collected, *rules, *format, verdicts, line, settings, [&](Report& report) {
    const std::size_t before = count_shown(report, settings);
    keep_changed(*changed, inputs, report);
    const std::size_t left_out = before - count_shown(report, settings);
    if (left_out > 0 && !settings.quiet.value_or(false))
      say("claimcheck: " + std::to_string(left_out) + (left_out == 1 ? " finding touches" : " findings touch") +
          " no changed file and " + (left_out == 1 ? "is" : "are") + " left out");
  });
}

int report_on(Collected& collected, const RuleSet& rules, const reports::ReportFormat& format, const Verdicts& verdicts,
              const CommandLine& line, const Settings& settings, const std::function<void(Report&)>& select) {
  const bool all = format.shows_documents || select || !verdicts.decisions.empty() || !verdicts.baseline.empty();
  Report report = make_report(collected, rules, line, settings, all ? Listed::all : Listed::wanted);
  // The process ends with this report: giving back the pieces of all claims would be a twentieth of the run, for
  // nothing.
  static auto& to_the_end = *new std::vector<std::shared_ptr<const SortedInput>>();
  to_the_end.push_back(std::move(collected.sorted));
  apply_verdicts(verdicts, collected, report);
  if (select) select(report);
  store::count_findings(report);
  if (format.records) report.provenance = provenance_of(collected, verdicts.today, line, settings);
  say_notices(report, settings);
  Output output(settings.output.value_or(""));
  reports::ReportOptions options;
  options.min_severity = settings.min_severity.value_or(Severity::warning);
  options.tool_version = version();
  options.width = terminal_width(settings);
  options.colour = use_colour(settings);
  options.documents = collected.shown;
  options.decisions = verdicts.decisions;
  options.statistics = settings.statistics.value_or(false);
  options.hyperlink_base = hyperlink_base(settings);
  output.write(settings.dump == Dump::facts ? fact_lines(report) : format.write(report, options));
  const int status = status_of(report, settings.fail_on.value_or(FailOn::error));
  return finish(output, collected.broken_suppressions ? std::max(status, status_usage) : status);
}

}  // namespace claimcheck::cli
