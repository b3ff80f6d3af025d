#include "checker/cli/config.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <string>

using namespace claimcheck;
using namespace claimcheck::cli;

TEST_CASE("mistakes in claimcheck.toml are named with their place") {
  struct Row {
    const char* text;
    const char* message;
  };
  const std::vector<Row> rows = {
      {"fail-onn = \"error\"\n",
       "c.toml:1:1: error: unknown option 'fail-onn'; did you mean 'fail_on'?\nfail-onn = \"error\"\n^"},
      {"# hello\n\n  jobs = 0\n",
       "c.toml:3:10: error: jobs: expected a whole number from 1 to 1024, not '0'\n  jobs = 0\n         ^"},
      {"fail_on = [1]\n",
       "c.toml:1:11: error: fail_on: expected one of error, warning, note, never\nfail_on = [1]\n          ^"},
      {"rules = \"a\"\n", "c.toml:1:9: error: rules: expected a list of strings\nrules = \"a\"\n        ^"},
      {"exclude = [\"a\", 3]\n",
       "c.toml:1:17: error: exclude: expected a string\nexclude = [\"a\", 3]\n                ^"},
      {"[severity]\nunsupported = \"loud\"\n",
       "c.toml:2:15: error: unsupported: expected one of error, warning, note, off\nunsupported = \"loud\"\n           "
       "   ^"},
      {"severity = 1\n",
       "c.toml:1:12: error: severity: expected a table of rules or kinds of finding\nseverity = 1\n           ^"},
      {"dump = \"claims\"\n", "c.toml:1:1: error: unknown option 'dump'\ndump = \"claims\"\n^"},
      {"color = \"auto\"\nformat = \"\xFF\"\n", "c.toml:2:11: error: not valid UTF-8\nformat = \"?\"\n          ^"},
  };
  for (const Row& row : rows) {
    std::vector<Diagnostic> diagnostics;
    parse_config({"c.toml", row.text}, diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(to_string(diagnostics[0]) == row.message);
  }
}

TEST_CASE("broken TOML is a diagnostic with the place") {
  std::vector<Diagnostic> diagnostics;
  parse_config({"c.toml", "jobs = 2\nformat = \"json\n"}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].line == 2);
  CHECK_FALSE(diagnostics[0].excerpt.empty());
}

TEST_CASE("values and paths of claimcheck.toml") {
  std::vector<Diagnostic> diagnostics;
  const Settings settings =
      parse_config({"/proj/sub/../claimcheck.toml",
                    "rules = [\"my/rules.toml\", \"border\"]\nexclude = [\"drafts/\"]\ndate = 2024-02-08\njobs = 2\n"
                    "fail_on = \"never\"\nquiet = true\noutput = \"out.txt\"\n[severity]\nunsupported = "
                    "\"error\"\n\"a/b\" = \"off\"\n"},
                   diagnostics);
  CHECK(diagnostics.empty());
  CHECK(settings.rules == std::vector<std::string>{"/proj/my/rules.toml", "border"});
  REQUIRE(settings.exclude.size() == 1);
  CHECK(settings.exclude[0].base == "/proj");
  CHECK(settings.date == make_date(2024, 2, 8));
  CHECK(settings.jobs == 2u);
  CHECK(settings.fail_on == FailOn::never);
  CHECK(settings.quiet == true);
  CHECK(settings.output == "/proj/out.txt");
  REQUIRE(settings.severity.size() == 2);
  for (const SeverityOverride& one : settings.severity) {
    if (one.name == "a/b") CHECK_FALSE(one.severity.has_value());
    if (one.name == "unsupported") CHECK(one.severity == Severity::error);
  }
}

TEST_CASE("the file that init writes is valid, and every commented option in it too") {
  std::vector<Diagnostic> diagnostics;
  const std::string text(example_config());
  parse_config({"claimcheck.toml", text}, diagnostics);
  CHECK(diagnostics.empty());
  std::string uncommented;  // "# name = value" and "# [table]" lines without their mark
  std::size_t options = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    const bool table = line.rfind("# [", 0) == 0;
    const bool option = line.rfind("# ", 0) == 0 && line.find(" = ") != std::string::npos;
    if (table || option) {
      uncommented += line.substr(2) + "\n";
      ++options;
    }
    at = end + 1;
  }
  parse_config({"claimcheck.toml", uncommented}, diagnostics);
  for (const Diagnostic& one : diagnostics) UNSCOPED_INFO(to_string(one));
  CHECK(diagnostics.empty());
  CHECK(options > 10);
}

TEST_CASE("the nearest claimcheck.toml upward is found") {
  const ScratchFolder folder;
  folder.write("claimcheck.toml", "");
  folder.write("a/b/c/x.txt", "");
  folder.write("a/b/claimcheck.toml", "");
  CHECK(find_config(folder / "a/b/c") == folder / "a/b/claimcheck.toml");
  CHECK(find_config(folder / "a") == folder / "claimcheck.toml");
}
