#include "checker/cli/verdicts.h"

#include "checker/cli/run.h"
#include "checker/cli/walk.h"
#include "checker/store/apply.h"
#include "checker/store/decisions.h"
#include "checker/store/file.h"

#include <ctime>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace claimcheck::cli {
namespace {

/// The day in UTC, where the user asked for the clock with --today now.
std::optional<Date> day_of_clock() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  if (::gmtime_r(&now, &parts) == nullptr) return std::nullopt;
  return make_date(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

void say_problem(const std::string& path, const std::string& problem) { say(printable(path) + ": error: " + problem); }

bool read_decisions(const CommandLine& line, const Settings& settings, Verdicts& verdicts) {
  if (!settings.decisions) return true;
  const std::string path = below_here(*settings.decisions);
  // A file that only happens to lie there may come with documents from anywhere: a link would lead messages, which
  // quote lines, and the review, which writes, to any file of this machine.
  std::error_code error;
  if (settings.given.count("decisions") == 0 && std::filesystem::is_symlink(path, error)) {
    say_problem(path, "a symbolic link is followed only where --decisions or the configuration names it");
    return false;
  }
  std::vector<Diagnostic> diagnostics;
  std::optional<store::DecisionFile> file = store::read_decisions(path, diagnostics);
  say(diagnostics, settings);
  if (!file) return false;
  const bool named = line.settings.decisions.has_value();
  if (!file->exists && named) {
    say_problem(path, "cannot read decisions: there is no such file");
    return false;
  }
  verdicts.decisions = std::move(file->decisions);
  const std::size_t expiring = store::count_expiring(verdicts.decisions);
  if (expiring > 0 && !verdicts.today && !settings.quiet.value_or(false))
    say(printable(path) + ": note: " + std::to_string(expiring) +
        (expiring == 1 ? " decision has" : " decisions have") +
        " a last day; --today YYYY-MM-DD (or now) says which have expired");
  return true;
}

bool read_baseline(const Settings& settings, Verdicts& verdicts) {
  if (!settings.baseline) return true;
  const std::string path = below_here(*settings.baseline);
  const store::FileBytes file = store::read_file(path, true, store::longest_decisions);
  if (!file.error.empty()) {
    say_problem(path, "cannot read baseline: " + file.error + "; `claimcheck baseline` writes one");
    return false;
  }
  std::vector<Diagnostic> diagnostics;
  verdicts.baseline = store::parse_baseline({printable(path), file.bytes}, diagnostics);
  say(diagnostics, settings);
  return !has_errors(diagnostics);
}

/// Whether this run knows all about a document: it was read, or is no longer there.
bool is_settled(const std::set<std::string_view>& read, const std::string& document) {
  std::error_code error;
  return read.count(document) > 0 || !std::filesystem::exists(document, error);
}

const char* what_to_do(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::expired_decision:
      return "expired, and no longer hold";
    case NoticeKind::unmatched_decision:
      return "match no finding of this run";
    case NoticeKind::stale_baseline:
      return "are no longer found; `claimcheck baseline --prune` removes them";
    case NoticeKind::unused_suppression:
      return "suppress nothing";
  }
  return "";
}

}  // namespace

bool read_verdicts(const CommandLine& line, const Settings& settings, Verdicts& verdicts) {
  if (settings.today) verdicts.today = settings.today->day ? settings.today->day : day_of_clock();
  return read_decisions(line, settings, verdicts) && read_baseline(settings, verdicts);
}

void apply_verdicts(const Verdicts& verdicts, const Collected& collected, Report& report) {
  std::set<std::string_view> read;
  for (const DocumentInfo& document : collected.documents) read.insert(document.path);
  store::apply_decisions(verdicts.decisions, verdicts.today, report);
  store::apply_suppressions(collected.suppressions, report);
  store::apply_baseline(
      verdicts.baseline, [&](const std::string& document) { return is_settled(read, document); }, report);
}

void say_notices(const Report& report, const Settings& settings) {
  if (settings.quiet.value_or(false)) return;
  if (settings.verbose.value_or(false)) {
    for (const Notice& one : report.notices)
      say(one.path + ":" + std::to_string(one.line) + ": note: " + to_string(one.kind) + ": " + one.message);
    return;
  }
  std::map<std::pair<std::string, NoticeKind>, std::size_t> counts;
  for (const Notice& one : report.notices) ++counts[{one.path, one.kind}];
  for (const auto& [group, count] : counts)
    say(group.first + ": note: entries that " + what_to_do(group.second) + ": " + std::to_string(count) +
        " (--verbose lists them)");
}

}  // namespace claimcheck::cli
