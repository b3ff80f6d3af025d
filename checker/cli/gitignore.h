// Which paths the .gitignore files of a work tree leave out, as git itself decides it.
//
// Pure: it is given the text of the files. walk.h finds and reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::cli {

struct IgnorePattern {
  std::string glob;          // without '!', leading '/' and trailing '/'
  bool negated = false;      // "!keep": takes back what an earlier line left out
  bool folder_only = false;  // "build/"
  bool name_only = false;    // no inner slash: matched against the last part of the path
};

/// The patterns of one file, which hold for everything below the folder `base`.
struct IgnoreList {
  std::string base;  // absolute, no trailing slash ("" for the root folder)
  std::vector<IgnorePattern> patterns;
};

enum class Ignored : unsigned char { no_opinion, ignored, kept };

/// Reads the lines of a .gitignore file; comments and blank lines are dropped.
IgnoreList parse_gitignore(std::string base, std::string_view text);
/// Adds one line to a list.
void add_ignore_line(std::string_view line, IgnoreList& list);

/// What one list says about `path` (absolute). The last matching pattern decides.
Ignored match_ignore(const IgnoreList& list, std::string_view path, bool is_folder);
/// What a chain of lists says, outermost folder first; the innermost list with an opinion decides. The caller walks
/// from the top, so that nothing below an ignored folder is asked for.
bool is_ignored(const std::vector<IgnoreList>& lists, std::string_view path, bool is_folder);

}  // namespace claimcheck::cli
