#include "checker/cli/walk.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

using namespace claimcheck;
using namespace claimcheck::cli;

namespace {

const std::vector<std::string> known = {".txt", ".md", ".html"};

/// Names below the folder, in the order of the walk.
std::vector<std::string> names(const Walk& walk, const ScratchFolder& folder) {
  std::vector<std::string> list;
  for (const Input& input : walk.files) list.push_back(input.path.substr(folder.path().size() + 1));
  return list;
}

std::string reason_for(const Walk& walk, const std::string& shown) {
  for (const PassedOver& one : walk.passed_over)
    if (one.shown == shown) return one.reason;
  return "";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is walked in order, known types only, hidden files left out") {
  const ScratchFolder folder;
  for (const char* name :
       {"b.md", "a.txt", "sub/c.HTML", "sub/deep/d.txt", ".hidden.md", ".git2/x.md", "data.csv", "noext", ".md"})
    folder.write(name, "x");
  const Walk found = walk({folder.path()}, {}, {known, {}});
  CHECK(names(found, folder) == Names{"a.txt", "b.md", "sub/c.HTML", "sub/deep/d.txt"});
  CHECK(reason_for(found, folder / ".hidden.md") == "hidden");
  CHECK(reason_for(found, folder / ".git2") == "hidden");
  CHECK(reason_for(found, folder / "data.csv") == "not a known type");
  CHECK(found.failures.empty());
}

TEST_CASE("links, pipes and loops are not followed from inside a folder") {
  const ScratchFolder folder;
  const ScratchFolder elsewhere;
  folder.write("a.txt", "x");
  elsewhere.write("far.txt", "x");
  elsewhere.write("far.md", "x");
  REQUIRE(::symlink(folder.path().c_str(), (folder / "loop").c_str()) == 0);
  REQUIRE(::symlink(elsewhere.path().c_str(), (folder / "away").c_str()) == 0);
  REQUIRE(::symlink("nowhere", (folder / "broken.txt").c_str()) == 0);
  REQUIRE(::symlink((elsewhere / "far.txt").c_str(), (folder / "linked.txt").c_str()) == 0);
  REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  const Walk found = walk({folder.path()}, {}, {known, {}});
  CHECK(names(found, folder) == Names{"a.txt", "linked.txt"});
  CHECK(reason_for(found, folder / "loop") == "a symbolic link to a folder");
  CHECK(reason_for(found, folder / "broken.txt") == "a symbolic link that leads nowhere");
  CHECK(reason_for(found, folder / "pipe.txt") == "not a regular file");
}

TEST_CASE("a named file is always taken, and each file once") {
  const ScratchFolder folder;
  folder.write(".hidden.csv", "x");
  folder.write("a.txt", "x");
  folder.write("drafts/b.txt", "x");
  const std::vector<Exclude> exclude = {{"", "*.csv"}, {"", "drafts/"}};
  std::vector<std::string> paths = {folder / ".hidden.csv", folder.path(), folder / "./a.txt", folder / "drafts/b.txt",
                                    folder / "missing.txt"};
  std::vector<Names> results;
  for (int turn = 0; turn < 2; ++turn) {
    results.push_back(names(walk(paths, {}, {known, exclude}), folder));
    std::reverse(paths.begin(), paths.end());
  }
  CHECK(results[0] == Names{".hidden.csv", "a.txt", "drafts/b.txt", "missing.txt"});
  CHECK(results[0] == results[1]);
}

TEST_CASE("with --against, a file named as both is a draft") {
  const ScratchFolder folder;
  for (const char* name : {"draft.txt", "one.txt", "two.txt"}) folder.write(name, "x");
  const Walk found = walk({folder / "draft.txt"}, {folder.path()}, {known, {}});
  REQUIRE(names(found, folder) == Names{"draft.txt", "one.txt", "two.txt"});
  CHECK(found.files[0].role == Role::draft);
  CHECK(found.files[1].role == Role::source);
}

TEST_CASE("--exclude is relative to the folder walked, and the configuration's to its own") {
  const ScratchFolder folder;
  for (const char* name : {"in/a.txt", "in/old/b.txt", "in/c.md"}) folder.write(name, "x");
  struct Row {
    Exclude exclude;
    Names left;
  };
  const std::vector<Row> rows = {
      {{"", "old"}, {"in/a.txt", "in/c.md"}},
      {{"", "/old/"}, {"in/a.txt", "in/c.md"}},
      {{"", "*.md"}, {"in/a.txt", "in/old/b.txt"}},
      {{folder.path(), "in/old"}, {"in/a.txt", "in/c.md"}},
      {{folder.path(), "/old"}, {"in/a.txt", "in/c.md", "in/old/b.txt"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.exclude.base, row.exclude.glob);
    CHECK(names(walk({folder / "in"}, {}, {known, {row.exclude}}), folder) == row.left);
  }
}

TEST_CASE(".gitignore counts only inside a work tree, and outer files count for a folder inside") {
  const ScratchFolder folder;
  for (const char* name : {"docs/a.txt", "docs/b.md", "docs/inner/c.md"}) folder.write(name, "x");
  folder.write(".gitignore", "*.md\n");
  CHECK(names(walk({folder / "docs"}, {}, {known, {}}), folder) == Names{"docs/a.txt", "docs/b.md", "docs/inner/c.md"});
  folder.write(".git/HEAD", "");
  CHECK(names(walk({folder / "docs"}, {}, {known, {}}), folder) == Names{"docs/a.txt"});
  folder.write("docs/inner/.git/HEAD", "");  // a work tree of its own
  CHECK(names(walk({folder / "docs"}, {}, {known, {}}), folder) == Names{"docs/a.txt", "docs/inner/c.md"});
}

TEST_CASE("names that are not UTF-8 or hold control bytes are made printable") {
  CHECK(printable("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(printable("caf\xE9.txt") == "caf\xEF\xBF\xBD.txt");
  CHECK(printable("a\033[31m\n") == "a\xEF\xBF\xBD[31m\xEF\xBF\xBD");
}
