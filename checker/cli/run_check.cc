// `claimcheck check`: every document's claims, then one report.
#include "checker/cli/explain.h"
#include "checker/cli/file.h"
#include "checker/cli/overrides.h"
#include "checker/cli/run.h"
#include "reports/formats.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace claimcheck::cli {
namespace {

/// What is kept of one document until all are there.
struct Extracted {
  DocumentInfo info;
  std::vector<Claim> claims;
};

struct Collected {
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
  std::vector<Failure> failures;
};

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

Collected collect(const Walk& inputs, const RuleSet& rules, const Settings& settings) {
  Collected all;
  all.failures = inputs.failures;
  const InputForm form = settings.input.value_or(InputForm::files);
  Feed feed(inputs.files, form);
  Progress progress(!settings.quiet.value_or(false), form == InputForm::files ? inputs.files.size() : 0);
  const auto work = [&](const Document& document, Extracted& out) {
    out.info = document_info(document, rules);
    out.claims = extract_claims(document, rules);
  };
  const auto done = [&](const Ingested& ingested, Extracted& extracted) {
    say(ingested.diagnostics, settings);
    all.failures.insert(all.failures.end(), ingested.failures.begin(), ingested.failures.end());
    if (!ingested.document) return true;
    const auto index = static_cast<std::uint32_t>(all.documents.size());
    for (Claim& claim : extracted.claims) {
      claim.document = index;
      all.claims.push_back(std::move(claim));
    }
    all.documents.push_back(std::move(extracted.info));
    return true;
  };
  for_each_document<Extracted>(feed, read_options(settings), jobs(settings), progress, work, done);
  return all;
}

bool use_colour(const Settings& settings) {
  const Color wanted = settings.color.value_or(Color::automatic);
  if (wanted != Color::automatic) return wanted == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return !settings.output && ::isatty(STDOUT_FILENO) == 1;
}

unsigned terminal_width(const Settings& settings) {
  constexpr unsigned usual = 80;
  winsize size = {};
  if (settings.output || ::isatty(STDOUT_FILENO) != 1 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return usual;
  return size.ws_col > 0 ? size.ws_col : usual;
}

/// The least severe level that somebody wants to know of: the report, or the exit status.
Severity least_severity(const Settings& settings) {
  if (!settings.severity.empty()) return Severity::note;  // an override may raise a note
  const Severity shown = settings.min_severity.value_or(Severity::warning);
  const FailOn fail_on = settings.fail_on.value_or(FailOn::error);
  if (fail_on == FailOn::never) return shown;
  return std::max(shown, static_cast<Severity>(fail_on));
}

int status_of(const Report& report, FailOn fail_on) {
  if (!report.failures.empty()) return status_input;
  if (fail_on == FailOn::never) return status_ok;
  const auto level = static_cast<Severity>(fail_on);
  const bool found = std::any_of(report.findings.begin(), report.findings.end(),
                                 [level](const Finding& finding) { return finding.severity <= level; });
  return found ? status_findings : status_ok;
}

static_assert(static_cast<int>(FailOn::error) == static_cast<int>(Severity::error) &&
              static_cast<int>(FailOn::note) == static_cast<int>(Severity::note));

Report make_report(Collected collected, const RuleSet& rules, const CommandLine& line, const Settings& settings) {
  CheckOptions options;
  options.against =
      !line.against.empty() || std::any_of(collected.documents.begin(), collected.documents.end(),
                                           [](const DocumentInfo& document) { return document.role == Role::draft; });
  options.facts = settings.facts.value_or(false) || settings.dump == Dump::facts;
  options.min_severity = least_severity(settings);
  options.jobs = jobs(settings);
  Report report = check(collected.documents, std::move(collected.claims), rules, options);
  std::stable_sort(collected.failures.begin(), collected.failures.end(),
                   [](const Failure& a, const Failure& b) { return a.path < b.path; });
  report.failures.insert(report.failures.end(), collected.failures.begin(), collected.failures.end());
  apply_overrides(settings.severity, report);
  return report;
}

int run_explain(const CommandLine& line, const Collected& collected, const RuleSet& rules, const Settings& settings) {
  const Claim* found[2] = {};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::optional<PlaceName> place = parse_place(line.explain[i]);
    std::string problem = "--explain: expected FILE:LINE:COLUMN, not '" + line.explain[i] + "'";
    if (place) found[i] = find_claim(*place, collected.documents, collected.claims, problem);
    if (found[i] == nullptr) {
      say("claimcheck: error: " + problem);
      return status_usage;
    }
  }
  Output output(settings.output.value_or(""));
  output.write(explain(*found[0], *found[1], collected.documents, rules));
  return finish(output, collected.failures.empty() ? status_ok : status_input);
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
  const std::shared_ptr<const RuleSet> rules = load(settings);
  if (!rules) return status_usage;
  if (const std::vector<Diagnostic> unknown = unknown_names(settings.severity, *rules); !unknown.empty()) {
    say(unknown, settings);
    return status_usage;
  }
  const Walk inputs = gather_inputs(line, settings);
  Collected collected = collect(inputs, *rules, settings);
  if (!line.explain.empty()) return run_explain(line, collected, *rules, settings);
  const Report report = make_report(std::move(collected), *rules, line, settings);
  Output output(settings.output.value_or(""));
  reports::ReportOptions options;
  options.min_severity = settings.min_severity.value_or(Severity::warning);
  options.tool_version = version();
  options.width = terminal_width(settings);
  options.colour = use_colour(settings);
  output.write(dump == Dump::facts ? fact_lines(report) : format->write(report, options));
  return finish(output, status_of(report, settings.fail_on.value_or(FailOn::error)));
}

}  // namespace claimcheck::cli
