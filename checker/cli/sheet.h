// Commands whose report is a sheet: facts, checklist.
#pragma once

#include "checker/cli/flags.h"
#include "reports/sheets.h"

#include <span>

namespace claimcheck::cli {

/// Checks the inputs and writes the sheet in the format of --format; the exit status tells of unreadable inputs only.
int run_sheet(std::span<const reports::SheetFormat> formats, const CommandLine& line, const Settings& settings);

}  // namespace claimcheck::cli
