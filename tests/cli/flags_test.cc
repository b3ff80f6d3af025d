#include "checker/cli/flags.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace claimcheck;
using namespace claimcheck::cli;

namespace {

CommandLine parse(std::vector<const char*> words) {
  words.insert(words.begin(), "claimcheck");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("wrong usage is one message with a hint, and exit status 2") {
  struct Row {
    std::vector<const char*> words;
    const char* message;  // first line, without "claimcheck: error: "
  };
  const std::vector<Row> rows = {
      {{},
       "no command given; expected one of check, baseline, facts, checklist, review, extract, merge, claims, "
       "quantities, rules, "
       "config, init"},
      {{"chekc", "a.md"}, "unknown command 'chekc'; did you mean 'check'?"},
      {{"--formt"}, "unknown option '--formt'"},
      {{"check"}, "no PATH given; name files, folders, or - for standard input"},
      {{"check", "--against", "a.md"}, "no PATH given; put it before --against, which takes every path behind it"},
      {{"check", "--fromat", "json", "a.md"}, "unknown option '--fromat'; did you mean '--format'?"},
      {{"check", "-x", "a.md"}, "unknown option '-x'"},
      {{"check", "a.md", "--jobs", "0"}, "--jobs: expected a whole number from 1 to 1024, not '0'"},
      {{"check", "a.md", "--jobs", "two"}, "--jobs: expected a whole number from 1 to 1024, not 'two'"},
      {{"check", "a.md", "--date", "2023-02-29"},
       "--date: expected a day of the calendar as YYYY-MM-DD, not '2023-02-29'"},
      {{"check", "a.md", "--fail-on", "always"},
       "--fail-on: expected one of error, warning, note, never, not 'always'"},
      {{"check", "a.md", "--dump", "tokens"},
       "--dump: expected one of document, quantities, claims, facts, not 'tokens'"},
      {{"quantities", "a.md", "--fail-on", "error"}, "unknown option '--fail-on'"},
      {{"check", "a.md", "--today", "tomorrow"},
       "--today: expected a day of the calendar as YYYY-MM-DD, or now, not 'tomorrow'"},
      {{"checklist", "a.md"}, "no sources given; name them with --against"},
      {{"claims", "a.md", "--baseline", "b.toml"}, "unknown option '--baseline'"},
      {{"rules"}, "no command given; expected one of list, show, lint, test, new"},
      {{"rules", "shw"}, "unknown command 'shw'; did you mean 'show'?"},
      {{"rules", "show"}, "expected the ID of one rule"},
      {{"init", "here"}, "unexpected argument 'here'"},
  };
  for (const Row& row : rows) {
    const CommandLine line = parse(row.words);
    CAPTURE(row.message);
    CHECK(line.stop);
    CHECK(line.status == 2);
    CHECK(line.out.empty());
    const std::string first = line.error.substr(0, line.error.find('\n'));
    CHECK(first == std::string("claimcheck: error: ") + row.message);
    CHECK(line.error.find("--help'.") != std::string::npos);
  }
}

TEST_CASE("options of check are understood") {
  const CommandLine line =
      parse({"check",   "draft.md",  "-",        "--against",  "a",        "b",         "--rules",
             "border",  "--rules",   "my.toml",  "--exclude",  "*.bak",    "--date",    "2024-02-08",
             "-j",      "3",         "--format", "sarif",      "-o",       "out.sarif", "--min-severity",
             "note",    "--fail-on", "never",    "--no-cache", "--color",  "always",    "--quiet",
             "--facts", "--input",   "jsonl",    "--explain",  "a.md:1:2", "b.md:3:4",  "c.md"});
  INFO(line.error);
  REQUIRE_FALSE(line.stop);
  CHECK(line.command == Command::check);
  CHECK(line.paths == std::vector<std::string>{"draft.md", "-", "c.md"});
  CHECK(line.against == std::vector<std::string>{"a", "b"});
  CHECK(line.explain == std::vector<std::string>{"a.md:1:2", "b.md:3:4"});
  const Settings& s = line.settings;
  CHECK(s.rules == std::vector<std::string>{"border", "my.toml"});
  REQUIRE(s.exclude.size() == 1);
  CHECK(s.exclude[0].glob == "*.bak");
  CHECK(s.date == make_date(2024, 2, 8));
  CHECK(s.jobs == 3u);
  CHECK(s.format == "sarif");
  CHECK(s.output == "out.sarif");
  CHECK(s.min_severity == Severity::note);
  CHECK(s.fail_on == FailOn::never);
  CHECK(s.cache == false);
  CHECK(s.color == Color::always);
  CHECK(s.quiet == true);
  CHECK_FALSE(s.verbose.has_value());
  CHECK(s.facts == true);
  CHECK(s.input == InputForm::jsonl);
}

TEST_CASE("paths behind -- may start with a hyphen, and options may stand on either side of a path") {
  const CommandLine line = parse({"quantities", "--format", "jsonl", "--", "-odd.md", "b.md"});
  INFO(line.error);
  REQUIRE_FALSE(line.stop);
  CHECK(line.paths == std::vector<std::string>{"-odd.md", "b.md"});
}

TEST_CASE("a repeatable option takes one value, so that a path may follow it") {
  const CommandLine line = parse({"check", "--exclude", "*.bak", "--rules", "border", "press"});
  INFO(line.error);
  REQUIRE_FALSE(line.stop);
  CHECK(line.paths == std::vector<std::string>{"press"});
  CHECK(line.settings.rules == std::vector<std::string>{"border"});
}

TEST_CASE("help and version go to standard output with status 0") {
  for (const std::vector<const char*>& words : std::vector<std::vector<const char*>>{{"--help"},
                                                                                     {"check", "--help"},
                                                                                     {"claims", "--help"},
                                                                                     {"quantities", "-h"},
                                                                                     {"rules", "--help"},
                                                                                     {"rules", "test", "--help"},
                                                                                     {"init", "--help"}}) {
    const CommandLine line = parse(words);
    CHECK(line.stop);
    CHECK(line.status == 0);
    CHECK(line.error.empty());
    CHECK(line.out.find("Example") != std::string::npos);
  }
  CHECK(parse({"--version"}).out == "claimcheck " + std::string(version()) + "\n");
}

TEST_CASE("a flag wins over the configuration; lists of exclusions add up") {
  Settings flags;
  Settings config;
  CHECK(set_option(flags, "format", "json").empty());
  CHECK(set_option(config, "format", "sarif").empty());
  CHECK(set_option(config, "min_severity", "note").empty());
  config.rules = {"a.toml"};
  flags.exclude = {{"", "x"}};
  config.exclude = {{"/base", "y"}};
  const Settings merged = merge(flags, config);
  CHECK(merged.format == "json");
  CHECK(merged.min_severity == Severity::note);
  CHECK(merged.rules == std::vector<std::string>{"a.toml"});
  CHECK(merged.exclude.size() == 2);
}
