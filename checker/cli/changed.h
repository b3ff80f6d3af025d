// --changed-since and --only-files: everything is checked, but only what touches certain files is reported.
#pragma once

#include "checker/cli/flags.h"
#include "checker/cli/walk.h"

#include <claimcheck/finding.h>

#include <optional>
#include <set>
#include <string>

namespace claimcheck::cli {

/// The files that a run is asked about, by their absolute names; ids of records as they are.
using ChangedFiles = std::set<std::string>;

/// What the flags name, or none where neither is given; `problem` says what is wrong.
std::optional<ChangedFiles> find_changed(const CommandLine& line, const Settings& settings, const Walk& inputs,
                                         std::string& problem);

/// The first name of --only-files that is neither an input nor the id of a record, or empty.
std::string name_of_no_input(const CommandLine& line, const Walk& inputs, const std::vector<DocumentInfo>& documents);

/// Keeps the findings with a passage in a changed file, and marks these passages.
void keep_changed(const ChangedFiles& changed, const Walk& inputs, Report& report);

/// Files that differ between the common ancestor of `revision` and HEAD, and the work tree: committed, staged, not yet
/// staged, and new files that are not ignored. Absolute names. The repository is that of the current folder; an input
/// that is not in it (or in a repository of its own inside it) is a problem. Runs no program that the repository names.
std::optional<ChangedFiles> changed_since(const std::string& revision, const Walk& inputs, std::string& problem);

}  // namespace claimcheck::cli
