// `[severity]` of the configuration, applied to a finished report.
#pragma once

#include "checker/cli/settings.h"

#include <claimcheck/claimcheck.h>

#include <vector>

namespace claimcheck::cli {

/// Gives findings the severity that the configuration asks for, drops those that are "off", counts and sorts anew.
/// A kind ("unsupported") holds for all findings of it and wins over a rule. A rule ("pack/id") holds for its errors
/// and warnings: a note is one because the claims are not sure to disagree, and stays one; "off" drops notes, too.
void apply_overrides(const std::vector<SeverityOverride>& overrides, Report& report);

/// What is wrong with the names of the overrides: each must be a kind of finding, or a rule of `rules`, of a built-in
/// pack that is not in use, or of the program itself ("builtin/date"). One error a name, with its place and what was
/// meant.
std::vector<Diagnostic> unknown_names(const std::vector<SeverityOverride>& overrides, const RuleSet& rules);

}  // namespace claimcheck::cli
