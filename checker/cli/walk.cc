#include "checker/cli/walk.h"

#include "checker/cli/file.h"
#include "checker/cli/gitignore.h"
#include "checker/text/place.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

namespace claimcheck::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_gitignore = 16u << 20;

/// "a/./b//c/" as "a/b/c"; ".." stays, since it may lead out of a symbolic link.
std::string tidy(std::string_view path) {
  std::string out;
  if (!path.empty() && path.front() == '/') out = "/";
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (!part.empty() && part != ".") {
      if (!out.empty() && out.back() != '/') out += '/';
      out += part;
    }
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return out.empty() ? "." : out;
}

std::string join(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder.back() == '/' ? folder + name : folder + "/" + name;
}

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

/// Input::other_name of a path.
std::string shown_name(const std::string& path) {
  std::string name = printable(path);
  return name == path ? std::string() : name;
}

/// Collects the files of all folders; one object per call of walk().
class Walker {
 public:
  Walker(const WalkOptions& options, Walk& out) : options_(options), out_(out) {
    std::error_code error;
    here_ = fs::current_path(error).string();
  }

  /// `folder` is shown as the user named it.
  void enter(const std::string& folder, Role role) {
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    if (error) return fail(folder, error.message());
    role_ = role;
    excludes_.clear();
    for (const Exclude& exclude : options_.exclude) {
      if (!exclude.base.empty()) {
        add_exclude(exclude.base, exclude.glob);
      } else {
        add_exclude(real.string(), exclude.glob);
        if (real != here_) add_exclude(here_, exclude.glob);
      }
    }
    ignores_ = enclosing_ignores(real);
    walk_folder(folder, real.string());
  }

  /// Whether a file of a folder was reached through a symbolic link.
  bool has_links() const { return has_links_; }

 private:
  void fail(const std::string& path, std::string reason) {
    out_.failures.push_back({printable(path), std::move(reason)});
  }
  void pass_over(const std::string& path, const char* reason) { out_.passed_over.push_back({printable(path), reason}); }

  void add_exclude(const std::string& base, const std::string& glob) {
    IgnoreList list;
    list.base = base == "/" ? "" : base;
    add_ignore_line(glob, list);
    excludes_.push_back(std::move(list));
  }

  /// The .gitignore lists from the top of the work tree that holds `folder` down to the folder above it.
  static std::vector<IgnoreList> enclosing_ignores(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> chain;  // innermost first
    for (fs::path at = folder;; at = at.parent_path()) {
      chain.push_back(at);
      if (fs::exists(at / ".git", error)) break;
      if (at == at.parent_path()) return {};  // no work tree: no .gitignore counts
    }
    std::vector<IgnoreList> lists;
    while (chain.size() > 1) {
      add_ignores(chain.back().string(), lists);
      chain.pop_back();
    }
    // An empty list says "inside a work tree" to walk_folder even where no .gitignore was found.
    lists.insert(lists.begin(), IgnoreList{});
    return lists;
  }

  static void add_ignores(const std::string& folder, std::vector<IgnoreList>& lists) {
    std::error_code error;
    const std::string path = join(folder, ".gitignore");
    // As git: a .gitignore that is a symbolic link does not count.
    if (!fs::is_regular_file(fs::symlink_status(path, error))) return;
    const FileBytes file = read_file(path, false, longest_gitignore);
    if (file.error.empty()) lists.push_back(parse_gitignore(folder == "/" ? "" : folder, file.bytes));
  }

  bool is_excluded(const std::string& real, bool is_folder) const {
    return std::any_of(excludes_.begin(), excludes_.end(),
                       [&](const IgnoreList& list) { return match_ignore(list, real, is_folder) == Ignored::ignored; });
  }

  void walk_folder(const std::string& shown, const std::string& real) {
    std::error_code error;
    const std::vector<IgnoreList> outer = ignores_;
    if (fs::exists(join(real, ".git"), error)) ignores_.assign(1, IgnoreList{});  // a work tree of its own
    if (!ignores_.empty()) add_ignores(real, ignores_);
    fs::directory_iterator entries(real, error);
    if (error) fail(shown, error.message());
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      const std::string name = entries->path().filename().string();
      visit(join(shown, name), *entries, name);
    }
    ignores_ = outer;
  }

  /// What kind of file an entry is, the folder says itself.
  void visit(const std::string& shown, const fs::directory_entry& entry, const std::string& name) {
    std::error_code error;
    const std::string& real = entry.path().native();
    const bool is_link = entry.is_symlink(error), is_folder = !is_link && entry.is_directory(error);
    if (name.front() == '.') return pass_over(shown, "hidden");
    if (name.starts_with("~$")) return pass_over(shown, "a lock file of an office program");
    if (is_excluded(real, is_folder)) return pass_over(shown, "left out by --exclude");
    if (is_ignored(ignores_, real, is_folder)) return pass_over(shown, "left out by .gitignore");
    if (is_folder) return walk_folder(shown, real);
    if (is_link && entry.is_directory(error)) return pass_over(shown, "a symbolic link to a folder");
    if (is_link && !entry.exists(error)) return pass_over(shown, "a symbolic link that leads nowhere");
    if (!entry.is_regular_file(error)) return pass_over(shown, "not a regular file");
    std::string extension = extension_of(name);
    // What is compressed counts by the name that it has without.
    if (options_.compressed && (extension == ".gz" || extension == ".zst"))
      extension = extension_of(std::string_view(name).substr(0, name.size() - extension.size()));
    const auto& known = options_.extensions;
    if (std::find(known.begin(), known.end(), extension) == known.end()) return pass_over(shown, "not a known type");
    has_links_ |= is_link;
    out_.files.push_back({shown, shown_name(shown), role_, false});
  }

  const WalkOptions& options_;
  Walk& out_;
  std::string here_;
  std::vector<IgnoreList> excludes_;
  std::vector<IgnoreList> ignores_;
  Role role_ = Role::document;
  bool has_links_ = false;
};

void add_named(const std::vector<std::string>& paths, Role role, Walker& walker, Walk& out) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      out.files.push_back({path, "<stdin>", role, true});
    } else if (fs::is_directory(path, error)) {
      const std::size_t before = out.files.size(), failed = out.failures.size();
      walker.enter(tidy(path), role);
      if (out.files.size() == before && out.failures.size() == failed) out.empty.push_back(printable(path));
    } else {
      const std::string named = tidy(path);
      out.files.push_back({named, shown_name(named), role, true});
    }
  }
}

/// Each file once: the draft before the source, then the name that sorts first.
void drop_repeated(std::vector<Input>& files) {
  std::sort(files.begin(), files.end(), [](const Input& a, const Input& b) {
    const bool source_a = a.role == Role::source;
    const bool source_b = b.role == Role::source;
    return std::tie(source_a, a.shown(), a.path, b.named) < std::tie(source_b, b.shown(), b.path, a.named);
  });
  std::set<std::string> seen;
  std::erase_if(files, [&seen](const Input& input) {
    std::error_code error;
    const fs::path real = input.path == "-" ? fs::path("-") : fs::canonical(input.path, error);
    return !seen.insert(error ? input.path : real.string()).second;
  });
}

}  // namespace

std::string printable(std::string_view name) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  while (!name.empty()) {
    const std::size_t bad = invalid_utf8(name);
    for (const char c : name.substr(0, bad)) {
      if (static_cast<unsigned char>(c) < 32 || c == 127)
        out += replacement;
      else
        out += c;
    }
    if (bad == std::string_view::npos) break;
    out += replacement;
    name.remove_prefix(bad + 1);
  }
  return out;
}

Walk walk(const std::vector<std::string>& paths, const std::vector<std::string>& against, const WalkOptions& options) {
  Walk out;
  Walker walker(options, out);
  add_named(paths, against.empty() ? Role::document : Role::draft, walker, out);
  add_named(against, Role::source, walker, out);
  // A walk through one folder meets a file once, unless a link leads to it. To ask the system for a million real names
  // takes its time, and memory.
  if (paths.size() + against.size() > 1 || walker.has_links()) drop_repeated(out.files);
  std::sort(out.files.begin(), out.files.end(),
            [](const Input& a, const Input& b) { return std::tie(a.shown(), a.path) < std::tie(b.shown(), b.path); });
  std::sort(out.passed_over.begin(), out.passed_over.end(), [](const PassedOver& a, const PassedOver& b) {
    return std::tie(a.shown, a.reason) < std::tie(b.shown, b.reason);
  });
  const auto same = [](const PassedOver& a, const PassedOver& b) { return a.shown == b.shown; };
  out.passed_over.erase(std::unique(out.passed_over.begin(), out.passed_over.end(), same), out.passed_over.end());
  std::sort(out.failures.begin(), out.failures.end(),
            [](const Failure& a, const Failure& b) { return std::tie(a.path, a.reason) < std::tie(b.path, b.reason); });
  return out;
}

}  // namespace claimcheck::cli
