// `claimcheck rules list|show|lint|test`.
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/rules_commands.h"
#include "checker/text/place.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace claimcheck::cli {
namespace {

/// What the arguments PACK|FILE... select; everything when there were none.
struct Selection {
  std::set<std::string> packs;
  std::set<std::string> paths;
  bool everything = true;
};

/// Whether `path` is one of those named, or lies in a folder that is.
bool is_named(const Selection& selection, const std::string& path) {
  return std::any_of(selection.paths.begin(), selection.paths.end(),
                     [&](const std::string& named) { return path == named || path.rfind(named + "/", 0) == 0; });
}

bool is_selected(const Selection& selection, const RuleRow& row) {
  return selection.everything || selection.packs.contains(row.pack) || is_named(selection, row.path);
}

/// Built-in packs are named; anything else is a rule file, which is loaded, too.
void select(const CommandLine& line, Settings& settings, Selection& selection) {
  const std::vector<std::string> packs = builtin_packs();
  selection.everything = line.paths.empty();
  for (const std::string& name : line.paths) {
    if (std::find(packs.begin(), packs.end(), name) != packs.end()) {
      selection.packs.insert(name);
    } else {
      settings.rules.push_back(name);
      selection.paths.insert(printable(name));
    }
  }
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string count_of(std::size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

int list(const std::vector<RuleRow>& rows, const Selection& selection, Output& output) {
  std::size_t id_width = 0;
  std::size_t kind_width = 0;
  for (const RuleRow& row : rows) {
    if (!is_selected(selection, row)) continue;
    id_width = std::max(id_width, row.id.size());
    kind_width = std::max(kind_width, row.kind.size());
  }
  for (const RuleRow& row : rows)
    if (is_selected(selection, row))
      output.write(padded(row.id, id_width) + "  " + padded(row.kind, kind_width) + "  " + row.title + "\n");
  return finish(output, status_ok);
}

int show(const RuleOptions& options, const CommandLine& line, const Settings& settings, Output& output) {
  std::vector<Diagnostic> diagnostics;
  const std::string text = show_rule(options, line.paths.front(), diagnostics);
  say(diagnostics, settings);
  if (text.empty()) return status_usage;
  if (!line.tried.empty()) return run_try(line, settings, options, text, output);
  output.write(text);
  return finish(output, status_ok);
}

int lint(const RuleOptions& options, const std::vector<RuleRow>& rows, const Selection& selection, Output& output) {
  std::set<std::string> paths;
  for (const RuleRow& row : rows)
    if (is_selected(selection, row)) paths.insert(row.path);
  std::size_t problems = 0;
  bool broken = false;
  for (const Diagnostic& diagnostic : lint_rules(options)) {
    if (!selection.everything && !paths.contains(diagnostic.path) && !is_named(selection, diagnostic.path)) continue;
    output.write(to_string(diagnostic) + "\n");
    broken |= diagnostic.severity == Severity::error;
    ++problems;
  }
  output.write(problems == 0 ? "No problems found.\n" : count_of(problems, "problem") + " found.\n");
  if (broken) return finish(output, status_usage);
  return finish(output, problems == 0 ? status_ok : status_findings);
}

std::string describe(const RuleTestRow& row) {
  const char* what = row.is_check ? "example of a check" : row.counterexample ? "counterexample" : "example";
  return row.path + ":" + std::to_string(row.line) + ":" + std::to_string(row.column) + ": " + what + " of " +
         row.rule + (row.passed ? " passed" : " failed: " + row.reason) + "\n    " + row.text + "\n";
}

int test(const RuleOptions& options, const std::vector<RuleRow>& rows, const Selection& selection,
         const Settings& settings, Output& output) {
  std::set<std::string> packs = selection.packs;
  for (const RuleRow& row : rows)
    if (!selection.everything && is_selected(selection, row)) packs.insert(row.pack);
  std::vector<Diagnostic> diagnostics;
  const std::vector<RuleTestRow> results =
      test_rules(options, std::vector<std::string>(packs.begin(), packs.end()), diagnostics);
  say(diagnostics, settings);
  if (has_errors(diagnostics)) return status_usage;
  std::size_t failed = 0;
  for (const RuleTestRow& row : results) {
    failed += !row.passed;
    if (!row.passed || settings.verbose.value_or(false)) output.write(describe(row));
  }
  output.write(count_of(results.size() - failed, "example") + " passed, " + std::to_string(failed) + " failed\n");
  return finish(output, failed == 0 ? status_ok : status_findings);
}

/// Paths of the rule files that a run reads, with the time of their last change; a folder counts by its files.
std::map<std::string, std::filesystem::file_time_type> rule_times(const Settings& settings) {
  namespace fs = std::filesystem;
  std::map<std::string, fs::file_time_type> times;
  std::error_code error;
  for (const std::string& name : settings.rules) {
    if (fs::is_directory(name, error)) {
      for (const Input& input : walk({name}, {}, {{".toml"}, {}}).files)
        times[input.path] = fs::last_write_time(input.path, error);
    } else if (fs::exists(name, error)) {
      times[name] = fs::last_write_time(name, error);
    }
  }
  return times;
}

/// `rules test --watch`: runs again whenever a rule file has changed, until it is interrupted.
int watch_rules(const CommandLine& line, const Settings& settings) {
  constexpr auto pause = std::chrono::milliseconds(200);
  CommandLine once = line;
  once.watch = false;
  Settings named = settings;
  named.rules.insert(named.rules.end(), line.paths.begin(), line.paths.end());
  for (;;) {
    const auto before = rule_times(named);
    if (before.empty()) {
      say("claimcheck: error: --watch: no rule file is named; built-in packs do not change");
      return status_usage;
    }
    run_rules(once, settings);
    std::fflush(stdout);
    say("watching " + count_of(before.size(), "rule file") + "; interrupt to end");
    while (rule_times(named) == before) std::this_thread::sleep_for(pause);
  }
}

}  // namespace

int run_rules(const CommandLine& line, const Settings& merged) {
  if (line.watch) return watch_rules(line, merged);
  Settings settings = merged;
  Selection selection;
  if (line.command != Command::rules_show) select(line, settings, selection);
  RuleOptions options;
  if (!gather_rules(settings, options)) return status_usage;
  Output output(settings.output.value_or(""));
  if (line.command == Command::rules_show) return show(options, line, settings, output);
  std::vector<Diagnostic> diagnostics;
  const std::vector<RuleRow> rows = list_rules(options, diagnostics);
  if (has_errors(diagnostics)) {
    say(diagnostics, settings);
    return status_usage;
  }
  if (line.command == Command::rules_list) return list(rows, selection, output);
  if (line.command == Command::rules_lint) return lint(options, rows, selection, output);
  return test(options, rows, selection, settings, output);
}

}  // namespace claimcheck::cli
