// From what the user named to the list of files to read.
//
// A file that is named is always taken. A folder is walked: files of known type, without hidden ones, without what
// --exclude or a .gitignore file of the enclosing work tree leaves out. Opens no document.
#pragma once

#include "checker/cli/settings.h"

#include <claimcheck/finding.h>

#include <string>
#include <vector>

namespace claimcheck::cli {

/// One file to read.
struct Input {
  std::string path;        // as the system knows it; "-" is standard input
  std::string other_name;  // valid UTF-8, as reports and messages name it; empty where that is the path
  Role role = Role::document;
  bool named = false;  // named by the user: may be a pipe or a device

  const std::string& shown() const { return other_name.empty() ? path : other_name; }
};

struct PassedOver {
  std::string shown;
  std::string reason;
};

struct WalkOptions {
  std::vector<std::string> extensions;  // with the dot, lower case: ".md"
  std::vector<Exclude> exclude;
  bool compressed = false;  // whether a file of such an extension may be gzip or zstd ("a.md.gz")
};

struct Walk {
  std::vector<Input> files;             // sorted by what is shown; each file once, however often it was named
  std::vector<PassedOver> passed_over;  // sorted likewise
  std::vector<Failure> failures;        // sorted likewise
  std::vector<std::string> empty;       // folders that were named and hold nothing to read, in the order given
};

/// Files for `paths` and, in the role of sources, for `against`. With `against`, the others are drafts; a file that is
/// named as both is a draft.
Walk walk(const std::vector<std::string>& paths, const std::vector<std::string>& against, const WalkOptions& options);

/// `name` with every byte that is not part of valid UTF-8, and every control byte, as U+FFFD.
std::string printable(std::string_view name);

}  // namespace claimcheck::cli
