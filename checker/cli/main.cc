// The command `claimcheck`: flags and configuration together, and one file per command.
#include "checker/cli/config.h"
#include "checker/cli/file.h"
#include "checker/cli/flags.h"
#include "checker/cli/run.h"
#include "checker/cli/walk.h"
#include "checker/store/decisions.h"
#include "checker/store/kept_claims.h"

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <string>

namespace claimcheck::cli {
namespace {

/// What --config or the nearest claimcheck.toml says; `path` becomes its name, if there is one. False after messages.
bool read_config(const CommandLine& line, std::string& path, Settings& settings) {
  path = line.config.empty() ? find_config() : line.config;
  if (path.empty()) return true;
  const FileBytes file = read_file(path, true, 1u << 20);
  if (!file.error.empty()) {
    say(printable(path) + ": error: cannot read configuration: " + file.error);
    return false;
  }
  if (line.settings.verbose.value_or(false)) say("configuration: " + printable(path));
  std::vector<Diagnostic> diagnostics;
  settings = parse_config({printable(path), file.bytes}, diagnostics);
  say(diagnostics, line.settings);
  return !has_errors(diagnostics);
}

/// The decisions file where nobody names one: beside the configuration, else in the current folder.
std::string decisions_beside(const std::string& config_path) {
  const std::size_t slash = config_path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : config_path.substr(0, slash + 1);
  return folder + std::string(store::decisions_name);
}

int run(const CommandLine& line) {
  if (line.command == Command::init) return run_init();
  Settings config;
  std::string config_path;
  if (!read_config(line, config_path, config)) return status_usage;
  Settings settings = merge(line.settings, config);
  if (!settings.decisions) settings.decisions = decisions_beside(config_path);
  switch (line.command) {
    case Command::check:
      return run_check(line, settings);
    case Command::baseline:
      return run_baseline(line, settings);
    case Command::facts:
      return run_facts(line, settings);
    case Command::checklist:
      return run_checklist(line, settings);
    case Command::review:
      return run_review(line, settings);
    case Command::extract:
      return run_extract(line, settings);
    case Command::merge:
      return run_merge(line, settings);
    case Command::claims:
      if (line.unmatched) return run_unmatched(line, settings);
      return run_list(line, settings);
    case Command::quantities:
      return run_list(line, settings);
    case Command::config:
      return run_config(settings, config_path);
    case Command::rules_new:
      return run_rules_new(line, settings);
    default:
      return run_rules(line, settings);
  }
}

/// The exit status; a temporary file that fails ends the run, since no report could be right without it. So does
/// whatever else the claims that were read from it turn out to be.
int run_or_say_why_not(const CommandLine& line) {
  try {
    return run(line);
  } catch (const std::runtime_error& error) {  // store::SpillError, and a claim that is damaged
    say("claimcheck: error: " + std::string(error.what()));
    return status_usage;
  }
}

}  // namespace
}  // namespace claimcheck::cli

int main(int argc, char** argv) {
  using namespace claimcheck::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), which Output takes for the end
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file that may not grow any more
  const CommandLine line = parse_command_line(argc, argv);
  if (!line.stop) return run_or_say_why_not(line);
  std::fwrite(line.error.data(), 1, line.error.size(), stderr);
  Output output("");
  output.write(line.out);
  return finish(output, line.status);
}
