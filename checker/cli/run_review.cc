// `claimcheck review`: the review page on this machine alone, with decisions going straight to their file, and a fresh
// check whenever a document changes.
#include "checker/cli/collect.h"
#include "checker/cli/provenance.h"
#include "checker/cli/run.h"
#include "checker/cli/verdicts.h"
#include "checker/cli/walk.h"
#include "checker/review/guard.h"
#include "checker/review/server.h"
#include "checker/store/apply.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <optional>
#include <sys/stat.h>
#include <thread>
#include <utility>
#include <vector>

namespace claimcheck::cli {
namespace {

constexpr std::time_t seconds_between_looks = 1;

/// Name, size and time of every input: whatever differs from the last look wants a fresh check.
std::string look(const Walk& inputs) {
  std::string seen;
  for (const Input& input : inputs.files) {
    struct stat file = {};
    if (::stat(input.path.c_str(), &file) != 0) continue;
    seen += input.path + '\n' + std::to_string(file.st_size) + ' ' + std::to_string(file.st_mtim.tv_sec) + ' ' +
            std::to_string(file.st_mtim.tv_nsec) + '\n';
  }
  return seen;
}

struct Checked {
  Report report;
  std::vector<ShownDocument> documents;
};

/// The report of the inputs as they are now. Decisions of the file are left to the server, which reads them at each
/// request; those of comments and sidecars come along.
Checked check_now(const Walk& inputs, const LoadedRules& rules, const CommandLine& line, const Settings& settings,
                  Verdicts verdicts) {
  verdicts.decisions.clear();
  Collected collected = collect(inputs, rules, settings, {.hash = true, .show = true});
  Report report = make_report(collected, *rules, line, settings);
  apply_verdicts(verdicts, collected, report);
  store::count_findings(report);
  report.provenance = provenance_of(collected, verdicts.today, line, settings);
  return {std::move(report), std::move(collected.shown)};
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  return signals;
}

/// Looks for changes until a signal asks for the end.
void watch(review::Server& server, const LoadedRules& rules, const CommandLine& line, const Settings& settings,
           const Verdicts& verdicts, std::string seen) {
  Settings silent = settings;  // what is passed over was told once
  silent.verbose = false;
  const sigset_t signals = ending_signals();
  const std::timespec pause{seconds_between_looks, 0};
  while (::sigtimedwait(&signals, nullptr, &pause) < 0) {
    if (errno != EAGAIN && errno != EINTR) return;
    const Walk inputs = gather_inputs(line, silent);
    std::string now = look(inputs);
    if (now == seen) continue;
    seen = std::move(now);
    Checked checked = check_now(inputs, rules, line, silent, verdicts);
    server.publish(std::move(checked.report), std::move(checked.documents));
  }
}

}  // namespace

int run_review(const CommandLine& line, const Settings& settings) {
  if (settings.input.value_or(InputForm::files) != InputForm::files ||
      std::find(line.paths.begin(), line.paths.end(), "-") != line.paths.end()) {
    say("claimcheck: error: review reads files and folders, which it can read again when they change");
    return status_usage;
  }
  const LoadedRules rules = load_for_check(settings);
  if (!rules) return status_usage;
  Verdicts verdicts;
  CommandLine may_be_new = line;  // a decisions file that is named need not exist: the first decision begins it
  may_be_new.settings.decisions.reset();
  if (!read_verdicts(may_be_new, settings, verdicts)) return status_usage;
  review::ServerOptions options;
  options.port = line.port;
  options.token = review::make_token();
  options.decisions_path = *settings.decisions;
  options.report.min_severity = settings.min_severity.value_or(Severity::warning);
  options.report.tool_version = version();
  if (options.token.empty()) {
    say("claimcheck: error: the system gives no random numbers");
    return status_usage;
  }
  // Blocked before any thread begins, so that all of them leave the signals to watch().
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const std::string name = *settings.decisions;
  review::Server server(std::move(options));
  if (!server.bind()) {
    say("claimcheck: error: port " + std::to_string(line.port) + " cannot be used; is it taken?");
    return status_usage;
  }
  const Walk inputs = gather_inputs(line, settings);
  std::string seen = look(inputs);
  Checked checked = check_now(inputs, rules, line, settings, verdicts);
  server.publish(std::move(checked.report), std::move(checked.documents));
  std::thread answering([&server] { server.run(); });
  say("Review: " + server.address());
  if (!settings.quiet.value_or(false)) say("Decisions go to " + printable(name) + ". Ctrl-C ends.");
  watch(server, rules, line, settings, verdicts, std::move(seen));
  server.stop();
  answering.join();
  return status_ok;
}

}  // namespace claimcheck::cli
