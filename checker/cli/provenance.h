// What a check was made of, for the reports that keep a record.
#pragma once

#include "checker/cli/collect.h"

#include <optional>

namespace claimcheck::cli {

/// Version and hash of every rule file, hash and date of every input, and the options that bear on the verdicts.
Provenance provenance_of(const Collected& collected, const std::optional<Date>& today, const CommandLine& line,
                         const Settings& settings);

}  // namespace claimcheck::cli
