// The command line: from argv to what the user asked for. Reads no file, runs nothing.
#pragma once

#include "checker/cli/settings.h"

#include <string>
#include <vector>

namespace claimcheck::cli {

enum class Command : std::uint8_t {
  check,
  baseline,
  facts,
  checklist,
  review,
  extract,
  merge,
  claims,
  quantities,
  rules_list,
  rules_show,
  rules_lint,
  rules_test,
  rules_new,
  config,
  init
};

struct CommandLine {
  Command command = Command::check;
  Settings settings;
  std::string config;              // --config, or empty
  std::vector<std::string> paths;  // PATH..., or the arguments of `rules`
  std::vector<std::string> against;
  std::vector<std::string> explain;  // two positions, or none
  std::string changed_since;         // a revision of git, or empty
  std::vector<std::string> only_files;
  bool prune = false;              // of `baseline`
  int port = 0;                    // of `review`; 0 = any that is free
  std::vector<std::string> tried;  // --try of `rules show`
  bool unmatched = false;          // --unmatched of `claims`
  bool watch = false;              // --watch of `rules test`

  bool stop = false;  // nothing to run: print what follows and leave with `status`
  int status = 0;
  std::string out;    // for standard output (help, version)
  std::string error;  // for standard error
};

CommandLine parse_command_line(int argc, const char* const* argv);

}  // namespace claimcheck::cli
