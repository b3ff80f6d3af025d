// The last step of `check` and of `merge`: from claims to a report that is written.
#pragma once

#include "checker/cli/collect.h"
#include "checker/cli/verdicts.h"
#include "reports/formats.h"

#include <functional>

namespace claimcheck::cli {

/// The format that the settings ask for; null after a message.
const reports::ReportFormat* pick_format(const Settings& settings);

/// Checks what was collected, applies decisions, lets `select`, where there is one, leave findings out, and writes
/// the report. The exit status.
int report_on(Collected& collected, const RuleSet& rules, const reports::ReportFormat& format, const Verdicts& verdicts,
              const CommandLine& line, const Settings& settings, const std::function<void(Report&)>& select);

}  // namespace claimcheck::cli
