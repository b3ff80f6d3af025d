// What every command shares once flags and configuration are merged: rules, inputs, messages and the exit status.
#pragma once

#include "checker/cli/flags.h"
#include "checker/cli/ingest.h"

#include <claimcheck/claimcheck.h>

#include <memory>
#include <string>
#include <vector>

namespace claimcheck::cli {

// Exit statuses; of several, the highest wins.
constexpr int status_ok = 0;
constexpr int status_findings = 1;
constexpr int status_usage = 2;
constexpr int status_input = 3;

/// `path` without the current folder before it; the configuration gives absolute ones.
std::string below_here(const std::string& path);

/// Prints a message on standard error, with a line end.
void say(const std::string& message);
/// Prints those that are errors, and the others unless --quiet.
void say(const std::vector<Diagnostic>& diagnostics, const Settings& settings);

/// Rule files and packs of --rules or the configuration, else the built-in ones. False after messages.
bool gather_rules(const Settings& settings, RuleOptions& options);
/// Rules, and a hash of what the user gave them by: packs and files. It is of the bytes that were loaded, since a file
/// may be a pipe, or change. [[reference]] tables and thresholds of judgement are not in it: no claim depends on them.
struct LoadedRules {
  std::shared_ptr<const RuleSet> set;
  std::string given;
  explicit operator bool() const { return set != nullptr; }
  const RuleSet& operator*() const { return *set; }
  const RuleSet* operator->() const { return set.get(); }
};
/// gather_rules and load_rules; empty after messages (exit status 2).
LoadedRules load(const Settings& settings);
/// Hash of everything that claims under these rules depend on: what was given, and the embedded packs and lexicon.
std::string rules_hash(const LoadedRules& rules);

/// With --verbose: the rules that took most of the time of matching, where that was long enough to matter.
void say_costs(const RuleSet& rules);

/// Files to read, in order; with --verbose, says what was passed over.
Walk gather_inputs(const CommandLine& line, const Settings& settings);
ReadOptions read_options(const Settings& settings);
unsigned jobs(const Settings& settings);

/// Finishes the output; the status, or status_usage when it could not be written.
int finish(class Output& output, int status);

// The commands; each returns the exit status. `settings` is what flags and configuration say together.
int run_check(const CommandLine& line, const Settings& settings);
int run_baseline(const CommandLine& line, const Settings& settings);
int run_facts(const CommandLine& line, const Settings& settings);
int run_checklist(const CommandLine& line, const Settings& settings);
int run_review(const CommandLine& line, const Settings& settings);
int run_extract(const CommandLine& line, const Settings& settings);
int run_merge(const CommandLine& line, const Settings& settings);
int run_list(const CommandLine& line, const Settings& settings);
int run_unmatched(const CommandLine& line, const Settings& settings);
int run_rules(const CommandLine& line, const Settings& settings);
/// `rules show ID --try FILE...`: writes `shown` and what the measure matches in the files.
int run_try(const CommandLine& line, const Settings& settings, const RuleOptions& options, std::string shown,
            class Output& output);
int run_rules_new(const CommandLine& line, const Settings& settings);
/// `config_path` is the configuration file that was read, or empty.
int run_config(const Settings& settings, const std::string& config_path);
int run_init();

}  // namespace claimcheck::cli
