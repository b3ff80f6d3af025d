#include "checker/cli/gitignore.h"

#include "checker/cli/glob.h"

#include <utility>

namespace claimcheck::cli {
namespace {

/// Spaces at the end do not count unless a backslash stands before them.
std::string_view trim_trailing_spaces(std::string_view line) {
  std::size_t keep = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      i += 1;
      keep = i < line.size() ? i + 1 : line.size();
    } else if (line[i] != ' ') {
      keep = i + 1;
    }
  }
  return line.substr(0, keep);
}

bool matches(const IgnorePattern& pattern, std::string_view relative, bool is_folder) {
  if (pattern.folder_only && !is_folder) return false;
  if (pattern.name_only) {
    const std::size_t slash = relative.rfind('/');
    return match_glob(pattern.glob, slash == std::string_view::npos ? relative : relative.substr(slash + 1));
  }
  return match_glob(pattern.glob, relative);
}

}  // namespace

void add_ignore_line(std::string_view line, IgnoreList& list) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (!line.empty() && line.front() == '#') return;
  line = trim_trailing_spaces(line);
  IgnorePattern pattern;
  if (!line.empty() && line.front() == '!') {
    pattern.negated = true;
    line.remove_prefix(1);
  }
  if (!line.empty() && line.back() == '/') {
    pattern.folder_only = true;
    line.remove_suffix(1);
  }
  if (line.empty()) return;
  pattern.name_only = line.find('/') == std::string_view::npos;
  if (line.front() == '/') line.remove_prefix(1);
  pattern.glob = line;
  list.patterns.push_back(std::move(pattern));
}

IgnoreList parse_gitignore(std::string base, std::string_view text) {
  IgnoreList list;
  list.base = std::move(base);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    add_ignore_line(text.substr(0, end), list);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return list;
}

Ignored match_ignore(const IgnoreList& list, std::string_view path, bool is_folder) {
  if (path.size() <= list.base.size() + 1 || path.substr(0, list.base.size()) != list.base ||
      path[list.base.size()] != '/')
    return Ignored::no_opinion;
  const std::string_view relative = path.substr(list.base.size() + 1);
  for (auto pattern = list.patterns.rbegin(); pattern != list.patterns.rend(); ++pattern)
    if (matches(*pattern, relative, is_folder)) return pattern->negated ? Ignored::kept : Ignored::ignored;
  return Ignored::no_opinion;
}

bool is_ignored(const std::vector<IgnoreList>& lists, std::string_view path, bool is_folder) {
  for (auto list = lists.rbegin(); list != lists.rend(); ++list) {
    const Ignored verdict = match_ignore(*list, path, is_folder);
    if (verdict != Ignored::no_opinion) return verdict == Ignored::ignored;
  }
  return false;
}

}  // namespace claimcheck::cli
