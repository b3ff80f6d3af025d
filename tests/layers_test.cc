// The one-way arrows between folders: every #include of the tree is held against the table of the architecture.
#include "support/catch.h"

#include "cli/scratch_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Folder -> folders that it may include beside itself and the public headers.
const std::map<std::string, std::vector<std::string>> allowed = {
    {"include/claimcheck", {}},
    {"checker/text", {}},
    {"checker/read", {"checker/text"}},
    {"checker/quantity", {"checker/text"}},
    {"checker/ruleset", {"checker/text", "checker/quantity"}},
    {"checker/extract", {"checker/ruleset", "checker/quantity", "checker/text"}},
    {"checker/compare", {"checker/ruleset", "checker/text"}},
    {"checker/store", {"checker/text"}},
    {"checker/review", {"checker/store", "reports", "checker/text"}},
    {"reports", {}},
    {"checker/cli",
     {"checker/compare", "checker/extract", "checker/quantity", "checker/read", "checker/review", "checker/ruleset",
      "checker/store", "checker/text", "reports"}},
};

struct Include {
  std::string name;
  bool angled = false;
};

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> list;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string::npos || line[start] != '#') continue;
    const std::size_t word = line.find_first_not_of(" \t", start + 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("<\"", word);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find_first_of(">\"", open + 1);
    list.push_back({line.substr(open + 1, close - open - 1), line[open] == '<'});
  }
  return list;
}

/// The folder of the table that holds `name`, or empty.
std::string folder_of(const std::string& name) {
  for (const auto& [folder, targets] : allowed)
    if (name.rfind(folder + "/", 0) == 0) return folder;
  return {};
}

bool is_allowed(const std::string& from, const Include& include) {
  if (include.name.rfind("claimcheck/", 0) == 0) return include.angled;
  // Public headers see the standard library alone, whose headers have neither a folder nor a dot.
  if (include.angled) return from != "include/claimcheck" || include.name.find_first_of("./") == std::string::npos;
  const std::string to = folder_of(include.name);
  const std::vector<std::string>& targets = allowed.at(from);
  return to == from || std::find(targets.begin(), targets.end(), to) != targets.end();
}

/// One line for each include that the table does not allow, and for each source file in a folder that it does not know.
std::vector<std::string> forbidden_includes(const fs::path& root) {
  std::vector<std::string> problems;
  for (const char* top : {"include", "checker", "reports"}) {
    if (!fs::exists(root / top)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cc") continue;
      const std::string name = fs::relative(entry.path(), root).string();
      const std::string from = folder_of(name);
      if (from.empty()) {
        problems.push_back(name + " is in no folder of the table");
        continue;
      }
      for (const Include& include : includes_of(entry.path()))
        if (!is_allowed(from, include)) problems.push_back(name + " includes " + include.name);
    }
  }
  std::sort(problems.begin(), problems.end());
  return problems;
}

}  // namespace

TEST_CASE("no include goes against the arrows of the architecture") {
  const fs::path root = CLAIMCHECK_SOURCE_FOLDER;
  REQUIRE(fs::exists(root / "checker/compare"));
  for (const std::string& problem : forbidden_includes(root)) FAIL_CHECK(problem);
}

TEST_CASE("the layer test finds every kind of forbidden include in a made-up tree") {
  const ScratchFolder tree;
  tree.write("checker/text/good.h",
             "#include <claimcheck/date.h>\n#include <re2/re2.h>\n#include \"checker/text/token.h\"\n");
  tree.write("checker/text/up.cc", "  #  include \"checker/read/formats.h\"\n");
  tree.write("checker/read/good.cc", "#include \"checker/text/token.h\"\n// #include \"checker/compare/check.h\"\n");
  tree.write("checker/read/sideways.h", "#include \"checker/quantity/quantity.h\"\n");
  tree.write("checker/compare/skips.cc",
             "#include \"checker/ruleset/ruleset.h\"\n#include \"checker/extract/extract.h\"\n");
  tree.write("reports/engine.cc", "#include \"checker/text/place.h\"\n#include \"reports/formats.h\"\n");
  tree.write("include/claimcheck/leaky.h", "#include <string>\n#include <toml++/toml.h>\n#include <unistd.h>\n");
  tree.write("include/claimcheck/quoted.h", "#include \"claimcheck/date.h\"\n");
  tree.write("checker/misc/x.cc", "");
  tree.write("checker/cli/all.cc",
             "#include \"checker/compare/check.h\"\n#include \"reports/formats.h\"\n#include \"support/catch.h\"\n");
  CHECK(forbidden_includes(tree.path()) == std::vector<std::string>{
                                               "checker/cli/all.cc includes support/catch.h",
                                               "checker/compare/skips.cc includes checker/extract/extract.h",
                                               "checker/misc/x.cc is in no folder of the table",
                                               "checker/read/sideways.h includes checker/quantity/quantity.h",
                                               "checker/text/up.cc includes checker/read/formats.h",
                                               "include/claimcheck/leaky.h includes toml++/toml.h",
                                               "include/claimcheck/leaky.h includes unistd.h",
                                               "include/claimcheck/quoted.h includes claimcheck/date.h",
                                               "reports/engine.cc includes checker/text/place.h",
                                           });
}
