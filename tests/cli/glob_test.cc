#include "checker/cli/glob.h"
#include "support/catch.h"

#include <string>

using claimcheck::cli::match_glob;

namespace {

struct Row {
  const char* pattern;
  const char* path;
  bool matches;
};

}  // namespace

TEST_CASE("a glob matches the whole path") {
  // Expectations as `git check-ignore` gives them for a pattern with a slash (gitignore_test asks git itself).
  const Row row = GENERATE(values<Row>({
      {"foo", "foo", true},
      {"foo", "foobar", false},
      {"foo", "afoo", false},
      {"f?o", "fxo", true},
      {"f?o", "f/o", false},
      {"*.md", "notes.md", true},
      {"*.md", ".md", true},
      {"*.md", "a/notes.md", false},
      {"a/*/b", "a/x/b", true},
      {"a/*/b", "a/b", false},
      {"a/*/b", "a/x/y/b", false},
      {"**/b", "b", true},
      {"**/b", "x/y/b", true},
      {"**/b", "xb", false},
      {"a/**", "a/b/c", true},
      {"a/**", "a", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "a/xb", false},
      {"a**b", "axyb", true},
      {"a**b", "ax/yb", false},
      {"[abc].md", "b.md", true},
      {"[a-c].md", "d.md", false},
      {"[!a-c].md", "d.md", true},
      {"[^a-c].md", "a.md", false},
      {"[]]x", "]x", true},
      {"[]-]x", "-x", true},
      {"[[:digit:]]*", "7days", true},
      {"[[:digit:]]*", "days", false},
      {"a[/]b", "a/b", false},
      {"a[!x]b", "a/b", false},
      {"[abc", "a", false},
      {"\\*", "*", true},
      {"\\*", "x", false},
      {"a\\", "a", false},
      {"*a*b*c*", "xxaxxbxxcxx", true},
      {"*a*b*c*", "xxaxxcxxbxx", false},
  }));
  CAPTURE(row.pattern, row.path);
  CHECK(match_glob(row.pattern, row.path) == row.matches);
}

TEST_CASE("many stars take bounded time") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  CHECK_FALSE(match_glob(pattern + "b", std::string(400, 'a')));
  CHECK_FALSE(match_glob(std::string(100000, '*'), "a"));
}
