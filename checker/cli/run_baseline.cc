// `claimcheck baseline`: writes the present findings down, so that `check --baseline` fails for new ones only.
#include "checker/cli/collect.h"
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/cli/verdicts.h"
#include "checker/store/apply.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace claimcheck::cli {
namespace {

/// Takes the stale entries out of `entries`; how many.
std::size_t prune(const Report& report, std::vector<store::BaselineEntry>& entries) {
  std::set<std::string> stale;
  for (const Notice& notice : report.notices)
    if (notice.kind == NoticeKind::stale_baseline) stale.insert(notice.fingerprint);
  return std::erase_if(entries, [&](const store::BaselineEntry& entry) { return stale.count(entry.fingerprint) > 0; });
}

std::string counted(std::size_t number, const char* singular, const char* plural) {
  return std::to_string(number) + " " + (number == 1 ? singular : plural);
}

}  // namespace

int run_baseline(const CommandLine& line, const Settings& merged) {
  Settings settings = merged;
  const std::string file = settings.output.value_or(settings.baseline.value_or(""));
  if (line.prune && (file.empty() || file == "-")) {
    say("claimcheck: error: --prune needs the baseline that it shortens; name it with -o FILE");
    return status_usage;
  }
  settings.baseline = line.prune ? std::optional<std::string>(file) : std::nullopt;
  const LoadedRules rules = load_for_check(settings);
  if (!rules) return status_usage;
  Verdicts verdicts;
  if (!read_verdicts(line, settings, verdicts)) return status_usage;
  Collected collected = collect(gather_inputs(line, settings), rules, settings, {});
  Report report = make_report(collected, *rules, line, settings);
  apply_verdicts(verdicts, collected, report);
  std::vector<store::BaselineEntry> entries =
      line.prune ? verdicts.baseline : store::baseline_of(report, least_severity(settings));
  if (!report.failures.empty() || collected.broken_suppressions) {
    say("claimcheck: error: the baseline is left as it was: not everything could be read");
    return report.failures.empty() ? status_usage : status_input;
  }
  const std::size_t removed = line.prune ? prune(report, entries) : 0;
  Output output(file);
  output.write(store::format_baseline(entries));
  if (!settings.quiet.value_or(false) && !file.empty())
    say(file + ": " + counted(entries.size(), "finding", "findings") + " in the baseline" +
        (line.prune ? ", " + counted(removed, "stale entry", "stale entries") + " removed" : ""));
  return finish(output, status_ok);
}

}  // namespace claimcheck::cli
