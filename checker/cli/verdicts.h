// What people wrote about findings, brought to a finished report: the decisions file, the baseline, and what comments
// and sidecar files ask for.
#pragma once

#include "checker/cli/collect.h"
#include "checker/cli/flags.h"
#include "checker/store/baseline.h"

#include <claimcheck/claimcheck.h>

#include <optional>
#include <vector>

namespace claimcheck::cli {

/// What was read before the check, so that a mistake in it is told before the work.
struct Verdicts {
  std::vector<Decision> decisions;
  std::vector<store::BaselineEntry> baseline;
  std::optional<Date> today;
};

/// Reads what the settings name. False after messages (exit status 2).
bool read_verdicts(const CommandLine& line, const Settings& settings, Verdicts& verdicts);
/// Brings decisions, suppressions and the baseline to the findings, in this order: the first that speaks wins.
void apply_verdicts(const Verdicts& verdicts, const Collected& collected, Report& report);
/// Tells on standard error what has no effect: a line for each kind and file, each of them with --verbose.
void say_notices(const Report& report, const Settings& settings);

}  // namespace claimcheck::cli
