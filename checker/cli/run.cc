#include "checker/cli/run.h"

#include "checker/cli/file.h"
#include "checker/read/formats.h"
#include "checker/cli/sha256.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/embedded.h"
#include "checker/ruleset/ruleset.h"
#include "checker/ruleset/thresholds.h"
#include "checker/text/place.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <system_error>
#include <string_view>
#include <thread>
#include <utility>

namespace claimcheck::cli {
namespace {

namespace fs = std::filesystem;

/// All rule files of a folder, in order of their names.
std::vector<std::string> rule_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const Input& input : walk({folder}, {}, {{".toml"}, {}}).files) files.push_back(input.path);
  return files;
}

std::string short_name(const std::string& path) { return printable(below_here(path)); }

/// Adds the file unless it is there already: --rules and the configuration may both name it.
bool add_rule_file(const std::string& path, RuleOptions& options) {
  const std::string shown = short_name(path);
  const auto same = [&](const SourceFile& other) {
    std::error_code error;
    return other.path == shown || fs::equivalent(other.path, path, error);
  };
  if (std::any_of(options.files.begin(), options.files.end(), same)) return true;
  FileBytes file = read_file(path, true, 64u << 20);
  if (!file.error.empty()) {
    say(shown + ": error: cannot read rules: " + file.error);
    return false;
  }
  options.files.push_back({shown, std::move(file.bytes)});
  return true;
}

bool add_rules(const std::string& name, const std::vector<std::string>& packs, RuleOptions& options) {
  std::error_code error;
  if (std::find(packs.begin(), packs.end(), name) != packs.end()) {
    options.use_all_builtin = false;
    options.builtin.push_back(name);
    return true;
  }
  if (fs::is_directory(name, error)) {
    const std::vector<std::string> files = rule_files(name);
    if (files.empty()) say(printable(name) + ": error: no rule files (*.toml) in this folder");
    return !files.empty() && std::all_of(files.begin(), files.end(),
                                         [&](const std::string& file) { return add_rule_file(file, options); });
  }
  const bool is_path = name.find('/') != std::string::npos || name.find('.') != std::string::npos;
  if (is_path || fs::exists(name, error)) return add_rule_file(name, options);
  const std::string meant = nearest(name, packs);
  std::string message = "claimcheck: error: no rule pack, file or folder '" + printable(name) + "'";
  message += meant.empty() ? "; the built-in packs are" : "; did you mean '" + meant + "'? The built-in packs are";
  for (const std::string& pack : packs) message += (pack == packs.front() ? " " : ", ") + pack;
  say(message);
  return false;
}

}  // namespace

std::string below_here(const std::string& path) {
  std::error_code error;
  const std::string here = fs::current_path(error).string() + "/";
  return path.rfind(here, 0) == 0 ? path.substr(here.size()) : path;
}

void say(const std::string& message) {
  const std::string line = message + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say(const std::vector<Diagnostic>& diagnostics, const Settings& settings) {
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.severity == Severity::error || !settings.quiet.value_or(false)) say(to_string(diagnostic));
}

bool gather_rules(const Settings& settings, RuleOptions& options) {
  const std::vector<std::string> packs = builtin_packs();
  bool good = true;
  for (const std::string& name : settings.rules) good = add_rules(name, packs, options) && good;
  options.projects = settings.projects;
  for (const auto& [name, given] : settings.thresholds)
    if (const ThresholdRow* row = find_threshold(name)) set_threshold(options.thresholds, *row, given.value);
  return good;
}

LoadedRules load(const Settings& settings) {
  RuleOptions options;
  if (!gather_rules(settings, options)) return {};
  options.measure_costs = settings.verbose.value_or(false);
  std::vector<Diagnostic> diagnostics;
  LoadedRules rules;
  rules.set = load_rules(options, diagnostics);
  say(diagnostics, settings);
  Sha256OfParts given;
  given.add(options.use_all_builtin ? "all" : "named");
  for (const std::string& pack : options.builtin) given.add(pack);
  for (const SourceFile& file : options.files) given.add(file.path).add(file.bytes);
  for (const SourceFile& file : options.projects)
    if (!settings.lexicon.empty()) given.add(file.path).add(file.bytes);
  if (moves_reading(options.thresholds))
    for (const ThresholdRow& row : threshold_rows()) given.add((options.thresholds.*row.value).to_string());
  rules.given = given.digest();
  return rules;
}

std::string rules_hash(const LoadedRules& rules) {
  Sha256OfParts all;
  all.add(rules.given);
  for (std::size_t i = 0; i < embedded_rules_count; ++i)
    all.add(embedded_rules[i].path).add({embedded_rules[i].bytes, embedded_rules[i].size});
  return all.digest();
}

void say_costs(const RuleSet& rules) {
  constexpr std::uint64_t worth_telling = 50'000'000;  // nanoseconds
  constexpr std::size_t most_rules = 8;
  if (!rules.costs) return;
  std::vector<std::pair<std::uint64_t, std::size_t>> spent;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < rules.measures.size(); ++i) {
    spent.emplace_back(rules.costs->nanoseconds[i].load(), i);
    total += spent.back().first;
  }
  if (total < worth_telling) return;
  std::sort(spent.rbegin(), spent.rend());
  const auto milliseconds = [](std::uint64_t nanoseconds) { return std::to_string(nanoseconds / 1'000'000) + " ms"; };
  say("rules: " + milliseconds(total) + " in " + std::to_string(spent.size()) + " measures; most of it:");
  for (std::size_t i = 0; i < std::min(most_rules, spent.size()); ++i)
    say("  " + milliseconds(spent[i].first) + " (" + std::to_string(spent[i].first * 100 / total) + "%)  " +
        rules.measures[spent[i].second].rule);
}

Walk gather_inputs(const CommandLine& line, const Settings& settings) {
  WalkOptions options;
  options.exclude = settings.exclude;
  options.compressed = true;
  const bool records = settings.input.value_or(InputForm::files) == InputForm::jsonl;
  if (records) options.extensions = {".jsonl", ".ndjson"};
  for (const read::FormatRow& format : read::formats()) {
    if (!format.walked || records) continue;
    for (const std::string_view extension : format.extensions)
      options.extensions.push_back("." + std::string(extension));
  }
  Walk found = walk(line.paths, line.against, options);
  for (const Failure& failure : found.failures) say(failure.path + ": error: cannot read folder: " + failure.reason);
  if (!settings.quiet.value_or(false))
    for (const std::string& folder : found.empty)
      say(folder + ": warning: no document in this folder" +
          (settings.verbose.value_or(false) ? "" : "; --verbose lists what was passed over"));
  if (settings.verbose.value_or(false))
    for (const PassedOver& one : found.passed_over) say(one.shown + ": passed over: " + one.reason);
  return found;
}

ReadOptions read_options(const Settings& settings) {
  ReadOptions options;
  options.date = settings.date;
  options.tracked = settings.tracked.value_or(options.tracked);
  options.most_expanded = settings.max_expanded.value_or(options.most_expanded >> 20) << 20;
  return options;
}

unsigned jobs(const Settings& settings) {
  return settings.jobs.value_or(std::max(1u, std::thread::hardware_concurrency()));
}

int finish(Output& output, int status) {
  const std::string error = output.finish();
  if (error.empty()) return status;
  say(error);
  return std::max(status, status_usage);
}

}  // namespace claimcheck::cli
