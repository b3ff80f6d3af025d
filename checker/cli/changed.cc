#include "checker/cli/changed.h"

#include "checker/cli/child.h"
#include "checker/store/suppressions.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>

namespace claimcheck::cli {
namespace {

namespace fs = std::filesystem;

std::string absolute_name(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real.string();
}

/// git, which changes nothing here and runs no program that the work tree's configuration names: it writes no refreshed
/// index (and so runs no hook), and asks no file monitor. `variables` come into its environment.
ChildResult git(std::vector<std::string> words, const std::vector<std::string>& variables = {}) {
  words.insert(words.begin(), {"git", "--no-optional-locks", "-c", "core.fsmonitor=false"});
  return run_child(words, variables);
}

/// Environment that turns off every filter that git's configuration knows. A clean filter would run on files whose
/// times have changed, and a repository may bring along attributes that ask for one. Empty where git cannot say.
std::optional<std::vector<std::string>> without_filters() {
  const ChildResult names =
      git({"config", "-z", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|process|required)$"});
  if (names.status != 0 && names.status != 1) return std::nullopt;  // 1: there is none
  std::vector<std::string> variables;
  const char* const given = std::getenv("GIT_CONFIG_COUNT");  // CI systems set some; ours come behind them
  std::size_t count = 0;
  if (given != nullptr) std::from_chars(given, given + std::strlen(given), count);
  for (std::string_view list = names.out; !list.empty(); ++count) {
    const std::size_t end = std::min(list.find('\0'), list.size());
    const std::string name(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    const std::string number = std::to_string(count);
    variables.push_back("GIT_CONFIG_KEY_" + number + "=" + name);
    variables.push_back("GIT_CONFIG_VALUE_" + number + "=" + (name.ends_with(".required") ? "false" : ""));
  }
  variables.push_back("GIT_CONFIG_COUNT=" + std::to_string(count));
  return variables;
}

/// The first line of what git said, without "fatal: ".
std::string first_line(const ChildResult& result) {
  std::string line = result.error.substr(0, result.error.find('\n'));
  if (line.starts_with("fatal: ")) line.erase(0, 7);
  return line.empty() ? "git failed" : printable(line);
}

/// Adds the names of a list that ends each with a zero byte.
void add_names(const std::string& folder, std::string_view list, ChangedFiles& files) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\0'), list.size());
    files.insert(absolute_name(folder + "/" + std::string(list.substr(0, end))));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

/// Whether `name`, as reports show it, is one of the changed files.
bool is_changed(const ChangedFiles& changed, const std::map<std::string, std::string>& paths, const Passage& passage) {
  if (passage.is_reference) return false;
  if (changed.count(passage.path) > 0) return true;
  if (passage.is_id) return false;
  const auto path = paths.find(passage.path);
  return changed.count(absolute_name(path != paths.end() ? path->second : passage.path)) > 0;
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && (folder == "/" || path[folder.size()] == '/');
}

/// Whether a folder between the file and `top` is a repository of its own (a submodule, a nested clone).
bool is_in_nested_repository(const std::string& path, const std::string& top, std::map<std::string, bool>& known) {
  const std::string folder = fs::path(path).parent_path().string();
  if (!is_below(folder, top)) return false;
  const auto found = known.find(folder);
  if (found != known.end()) return found->second;
  std::error_code error;
  const bool nested = fs::exists(folder + "/.git", error) || is_in_nested_repository(folder, top, known);
  known.emplace(folder, nested);
  return nested;
}

/// The first input of which the repository at `top` knows nothing, as it is shown; or empty.
std::string input_elsewhere(const Walk& inputs, const std::string& top) {
  std::map<std::string, bool> nested;
  for (const Input& input : inputs.files) {
    if (input.path == "-") return "standard input";
    const std::string path = absolute_name(input.path);
    if (!is_below(path, top) || is_in_nested_repository(path, top, nested)) return "'" + input.shown() + "'";
  }
  return {};
}

}  // namespace

std::optional<ChangedFiles> changed_since(const std::string& revision, const Walk& inputs, std::string& problem) {
  const auto refuse = [&](const std::string& why) {
    problem = "--changed-since: " + why;
    return std::nullopt;
  };
  const ChildResult top = git({"rev-parse", "--show-toplevel"});
  if (top.missing) return refuse("git is not installed");
  if (top.status != 0) return refuse(first_line(top));
  const std::string folder = top.out.substr(0, top.out.find_last_not_of("\r\n") + 1);
  if (const std::string elsewhere = input_elsewhere(inputs, absolute_name(folder)); !elsewhere.empty())
    return refuse(elsewhere +
                  " is not in the git repository of the current folder, which cannot say whether it changed; run this "
                  "in its repository, or name what changed with --only-files");
  const ChildResult commit = git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (commit.status != 0)
    return refuse("git knows no revision '" + printable(revision) +
                  "'; in CI, fetch it first (a checkout of depth 1 has only one)");
  const std::string id = commit.out.substr(0, commit.out.find_first_of("\r\n"));
  const std::optional<std::vector<std::string>> filters = without_filters();
  if (!filters) return refuse("git cannot list its configuration");
  // Names only, so no external diff or text conversion has a use; a submodule is asked nothing, since its own
  // configuration would count there. Deleted files have no passages.
  const ChildResult diff = git({"-C", folder, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                                "--no-textconv", "--ignore-submodules=all", "--merge-base", id, "--"},
                               *filters);
  if (diff.status != 0)
    return refuse(first_line(diff) + "; in CI, fetch the history between both (a checkout of depth 1 has none)");
  const ChildResult added = git({"-C", folder, "ls-files", "--others", "--exclude-standard", "-z"}, *filters);
  if (added.status != 0) return refuse(first_line(added));
  ChangedFiles files;
  add_names(folder, diff.out, files);
  add_names(folder, added.out, files);
  return files;
}

std::optional<ChangedFiles> find_changed(const CommandLine& line, const Settings& settings, const Walk& inputs,
                                         std::string& problem) {
  if (line.changed_since.empty() && line.only_files.empty()) return std::nullopt;
  ChangedFiles files;
  if (!line.changed_since.empty()) {
    if (settings.input.value_or(InputForm::files) == InputForm::jsonl) {
      problem = "--changed-since: git knows files, not records; name the records with --only-files";
      return std::nullopt;
    }
    std::optional<ChangedFiles> changed = changed_since(line.changed_since, inputs, problem);
    if (!changed) return std::nullopt;
    files = std::move(*changed);
  }
  for (const std::string& name : line.only_files) {
    if (name.empty()) {
      problem = "--only-files: the name of a file is empty";
      return std::nullopt;
    }
    files.insert(name);  // the id of a record
    files.insert(absolute_name(name));
  }
  // What a sidecar says is about its document: a suppression that comes or goes is a change of it.
  for (const std::string& name : ChangedFiles(files))
    if (name.ends_with(store::sidecar_ending)) files.insert(name.substr(0, name.size() - store::sidecar_ending.size()));
  return files;
}

std::string name_of_no_input(const CommandLine& line, const Walk& inputs, const std::vector<DocumentInfo>& documents) {
  if (line.only_files.empty()) return {};
  ChangedFiles known;
  for (const Input& input : inputs.files) known.insert(absolute_name(input.path));
  for (const DocumentInfo& document : documents)
    if (document.is_id) known.insert(document.path);
  for (const std::string& name : line.only_files)
    if (known.count(name) == 0 && known.count(absolute_name(name)) == 0) return name;
  return {};
}

void keep_changed(const ChangedFiles& changed, const Walk& inputs, Report& report) {
  std::map<std::string, std::string> paths;
  for (const Input& input : inputs.files) paths.emplace(input.shown(), input.path);
  std::map<std::string, bool> known;  // by the path of a passage
  std::erase_if(report.findings, [&](Finding& finding) {
    bool touches = false;
    for (Value& value : finding.values)
      for (Passage& passage : value.mentions) {
        const auto [entry, is_new] = known.emplace(passage.path, false);
        if (is_new) entry->second = is_changed(changed, paths, passage);
        passage.changed = entry->second && !passage.is_reference;
        touches |= passage.changed;
      }
    return !touches;
  });
}

}  // namespace claimcheck::cli
