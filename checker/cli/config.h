// claimcheck.toml: finding it, reading it into Settings, and `claimcheck init`, which writes one.
#pragma once

#include "checker/cli/settings.h"

#include <string>
#include <vector>

namespace claimcheck::cli {

/// The nearest claimcheck.toml in `folder` or above it, or an empty string. From the
/// current folder "." the name is relative ("../claimcheck.toml").
std::string find_config(const std::string& folder = ".");

/// Reads the options of a configuration file. Unknown keys and wrong values are diagnostics with a place. Paths in
/// `rules`, `exclude` and `output` are relative to the file's folder.
Settings parse_config(const SourceFile& file, std::vector<Diagnostic>& diagnostics);

/// The commented file that `claimcheck init` writes.
std::string_view example_config();

}  // namespace claimcheck::cli
