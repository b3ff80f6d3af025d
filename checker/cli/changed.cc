#include "checker/cli/changed.h"

#include "checker/cli/child.h"

#include <algorithm>
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

/// git, which changes nothing here: it writes no refreshed index (and so runs no hook), and asks no file monitor. A
/// clean filter that the work tree's own configuration names may still run on files whose times have changed.
ChildResult git(std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "--no-optional-locks", "-c", "core.fsmonitor=false"});
  return run_child(words);
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

}  // namespace

std::optional<ChangedFiles> changed_since(const std::string& revision, std::string& problem) {
  const ChildResult top = git({"rev-parse", "--show-toplevel"});
  if (top.missing) {
    problem = "--changed-since: git is not installed";
    return std::nullopt;
  }
  if (top.status != 0) {
    problem = "--changed-since: " + first_line(top);
    return std::nullopt;
  }
  const std::string folder = top.out.substr(0, top.out.find_last_not_of("\r\n") + 1);
  const ChildResult commit = git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (commit.status != 0) {
    problem = "--changed-since: git knows no revision '" + printable(revision) +
              "'; in CI, fetch it first (a checkout of depth 1 has only one)";
    return std::nullopt;
  }
  const std::string id = commit.out.substr(0, commit.out.find_first_of("\r\n"));
  // Names only: no external diff or text conversion is run for these. Deleted files have no passages.
  const ChildResult diff = git({"-C", folder, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                                "--no-textconv", "--merge-base", id, "--"});
  if (diff.status != 0) {
    problem = "--changed-since: " + first_line(diff) +
              "; in CI, fetch the history between both (a checkout of depth 1 has none)";
    return std::nullopt;
  }
  const ChildResult added = git({"-C", folder, "ls-files", "--others", "--exclude-standard", "-z"});
  if (added.status != 0) {
    problem = "--changed-since: " + first_line(added);
    return std::nullopt;
  }
  ChangedFiles files;
  add_names(folder, diff.out, files);
  add_names(folder, added.out, files);
  return files;
}

std::optional<ChangedFiles> find_changed(const CommandLine& line, std::string& problem) {
  if (line.changed_since.empty() && line.only_files.empty()) return std::nullopt;
  ChangedFiles files;
  if (!line.changed_since.empty()) {
    std::optional<ChangedFiles> changed = changed_since(line.changed_since, problem);
    if (!changed) return std::nullopt;
    files = std::move(*changed);
  }
  for (const std::string& name : line.only_files) {
    files.insert(name);  // the id of a record
    files.insert(absolute_name(name));
  }
  return files;
}

void keep_changed(const ChangedFiles& changed, const Walk& inputs, Report& report) {
  std::map<std::string, std::string> paths;
  for (const Input& input : inputs.files) paths.emplace(input.shown, input.path);
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
