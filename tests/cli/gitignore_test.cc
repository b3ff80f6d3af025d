// The matcher must say what git says: each case is laid out as a work tree, and `git check-ignore` is asked.
#include "checker/cli/gitignore.h"
#include "checker/cli/walk.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

using namespace claimcheck::cli;

namespace {

struct Tree {
  const char* name;
  std::vector<std::pair<std::string, std::string>> gitignores;  // path, text
  std::vector<std::string> files;
};

const std::vector<std::string> usual_files = {
    "a.txt",           "b.md",           "build/a.txt", "build/keep.txt", "docs/a.txt",      "docs/build/x.txt",
    "docs/deep/a.txt", "docs/deep/b.md", "foo.txt",     "foo/bar/a.txt",  "foo/a.txt",       "x/foo/bar/a.txt",
    "x/y/z/a.txt",     "x/z.txt",        "# note.txt",  "!bang.txt",      "space .txt",      "end .md",
    "star*.txt",       "data1.txt",      "data2.txt",   "dataX.txt",      "q/logs/a.txt",    "logs/b/c/a.txt",
    "trail /a.txt",    "br[x].txt",      "brx.txt",     "UPPER.TXT.md",   "back\\slash.txt", "\xC3\xBC.txt",
};

const std::vector<Tree> trees = {
    {"names", {{".gitignore", "foo.txt\n*.md\n!b.md\n"}}, usual_files},
    {"folders", {{".gitignore", "build/\nfoo/\n!build/keep.txt\n"}}, usual_files},
    {"folder content", {{".gitignore", "build/*\n!build/keep.txt\n"}}, usual_files},
    {"anchored", {{".gitignore", "/a.txt\n/docs/a.txt\nfoo/bar\n"}}, usual_files},
    {"double stars", {{".gitignore", "**/foo/bar\nlogs/**\nx/**/a.txt\n"}}, usual_files},
    {"double star in a name", {{".gitignore", "d**s/a.txt\nx**a.txt\n"}}, usual_files},
    {"single star before a slash", {{".gitignore", "*/a.txt\n"}}, usual_files},
    {"comments and escapes",
     {{".gitignore", "# note.txt\n\\!bang.txt\nstar\\*.txt\nbr\\[x].txt\nback\\\\slash.txt\n"}},
     usual_files},
    {"an escaped comment", {{".gitignore", "\\# note.txt\n"}}, usual_files},
    {"spaces", {{".gitignore", "a.txt   \nend\\ .md\nspace .txt \ntrail\\ /\n"}}, usual_files},
    {"carriage returns and a mark",
     {{".gitignore",
       "\xEF\xBB\xBF"
       "a.txt\r\n*.md\r\n"}},
     usual_files},
    {"classes", {{".gitignore", "data[0-9].txt\nbr[[]x].txt\n[[:upper:]]*\n"}}, usual_files},
    {"negated classes", {{".gitignore", "data[!1-9].txt\n"}}, usual_files},
    {"broken classes", {{".gitignore", "data[12.txt\nfoo\\\n"}}, usual_files},
    {"no line end, empty lines", {{".gitignore", "\n\n/\n!\na.txt"}}, usual_files},
    {"everything but", {{".gitignore", "*\n!*/\n!*.md\n"}}, usual_files},
    {"inner files win",
     {{".gitignore", "*.txt\n"}, {"docs/.gitignore", "!a.txt\n"}, {"docs/deep/.gitignore", "a.txt\n*.md\n"}},
     usual_files},
    {"inner files are relative", {{"docs/.gitignore", "/a.txt\ndeep/b.md\n"}, {"x/.gitignore", "y/\n"}}, usual_files},
    {"an ignored folder cannot be re-entered",
     {{".gitignore", "docs\n"}, {"docs/.gitignore", "!a.txt\n"}},
     usual_files},
    {"last line wins", {{".gitignore", "a.txt\n!a.txt\n/x/**\n!/x/z.txt\n"}}, usual_files},
    {"other bytes", {{".gitignore", "\xC3\xBC.txt\n?.txt\n"}}, usual_files},
};

std::string run(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer;
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), got);
  ::pclose(pipe);
  return out;
}

/// Files of the tree that git would leave out, as git tells with NUL between the names.
std::set<std::string> ignored_by_git(const ScratchFolder& folder, const Tree& tree) {
  std::string names;
  for (const std::string& file : tree.files) names += file + '\0';
  folder.write("../" + folder.path().substr(folder.path().rfind('/') + 1) + ".names", names);
  const std::string list = folder.path() + ".names";
  const std::string out = run("cd '" + folder.path() + "' && GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null " +
                              "git check-ignore --no-index -z --stdin < '" + list + "'");
  std::filesystem::remove(list);
  std::set<std::string> ignored;
  for (std::size_t at = 0; at < out.size(); at = out.find('\0', at) + 1) ignored.insert(out.c_str() + at);
  return ignored;
}

}  // namespace

TEST_CASE("the walk leaves out what git check-ignore names") {
  if (run("git --version").empty()) {
    WARN("git is not installed: not compared");
    return;
  }
  for (const Tree& tree : trees) {
    CAPTURE(tree.name);
    const ScratchFolder folder;
    for (const std::string& file : tree.files) folder.write(file, "x\n");
    for (const auto& [path, text] : tree.gitignores) folder.write(path, text);
    run("cd '" + folder.path() + "' && GIT_CONFIG_GLOBAL=/dev/null git init -q . --template= 2>&1");
    const std::set<std::string> ignored = ignored_by_git(folder, tree);
    std::set<std::string> expected;
    for (const std::string& file : tree.files)
      if (!ignored.contains(file)) expected.insert(folder / file);
    std::set<std::string> found;
    for (const Input& input : walk({folder.path()}, {}, {{".txt", ".md"}, {}}).files) found.insert(input.path);
    CHECK(found == expected);
  }
}

TEST_CASE("a list has no opinion outside its folder") {
  const IgnoreList list = parse_gitignore("/tree/docs", "a.txt\n!b.txt\n");
  CHECK(match_ignore(list, "/tree/docs/a.txt", false) == Ignored::ignored);
  CHECK(match_ignore(list, "/tree/docs/deep/b.txt", false) == Ignored::kept);
  CHECK(match_ignore(list, "/tree/docs2/a.txt", false) == Ignored::no_opinion);
  CHECK(match_ignore(list, "/tree/a.txt", false) == Ignored::no_opinion);
  CHECK(match_ignore(list, "/tree/docs", true) == Ignored::no_opinion);
}
