// `[severity]` of the configuration, applied to a finished report.
#pragma once

#include "checker/cli/settings.h"

#include <claimcheck/finding.h>

#include <vector>

namespace claimcheck::cli {

/// Gives findings the severity that the configuration asks for, drops those that are "off", counts and sorts anew.
/// A kind ("unsupported") holds for all findings of it and wins over a rule. A rule ("pack/id") holds for its errors
/// and warnings: a note is one because the claims are not sure to disagree, and stays one; "off" drops notes, too.
void apply_overrides(const std::vector<SeverityOverride>& overrides, Report& report);

}  // namespace claimcheck::cli
