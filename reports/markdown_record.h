// The parts of the Markdown report that make it a record: what was dismissed and why, and what the check was made of.
#pragma once

#include "reports/formats.h"

#include <string>

namespace claimcheck::reports {

/// Findings that were dismissed or are in the baseline, as a list; empty without any.
std::string markdown_set_aside(const Report& report, const ReportOptions& options);
/// Decisions, baseline entries and suppressions that have no effect; empty without any.
std::string markdown_notices(const Report& report);
/// Version, day, options, rules and inputs with their hashes, folded away; empty where the report has none.
std::string markdown_provenance(const Report& report, const ReportOptions& options);

}  // namespace claimcheck::reports
