// Suppressions in comments and sidecars: where they hold, what they dismiss, and what is a mistake.
#include "checker/read/comments.h"
#include "checker/store/suppressions.h"
#include "support/catch.h"

using namespace claimcheck;
using namespace claimcheck::store;

namespace {

/// "first-last about, about: reason" of each; "0-0" is the whole document.
std::string describe(const std::vector<Suppression>& suppressions) {
  std::string out;
  for (const Suppression& one : suppressions) {
    out += (out.empty() ? "" : " | ") + std::to_string(one.first_line) + "-" + std::to_string(one.last_line);
    for (const std::string& name : one.about) out += (&name == &one.about.front() ? " " : ", ") + name;
    out += ": " + one.reason;
  }
  return out;
}

std::string found(const std::string& bytes, Format format = Format::markdown) {
  std::vector<Diagnostic> diagnostics;
  const std::vector<Comment> comments = read::find_comments(bytes, format, comment_word);
  std::string out = describe(find_suppressions("a.md", bytes, comments, diagnostics));
  for (const Diagnostic& one : diagnostics) {
    const std::string text = to_string(one);
    out += (out.empty() ? "" : " | ") + text.substr(0, text.find_first_of(";\n"));
  }
  return out;
}

Passage passage(std::string path, std::uint32_t line, std::string sentence) {
  Passage one;
  one.path = std::move(path);
  one.position.line = line;
  one.quote = "9 berths";
  one.sentence = std::move(sentence);
  return one;
}

Finding finding(FindingKind kind, std::string rule, std::vector<std::vector<Passage>> values) {
  Finding one;
  one.fingerprint = "00000000000000a1";
  one.kind = kind;
  one.rule = std::move(rule);
  for (std::vector<Passage>& mentions : values) one.values.emplace_back().mentions = std::move(mentions);
  return one;
}

}  // namespace

TEST_CASE("comments suppress a line, the next line, a block or the document") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"A. <!-- claimcheck-ignore-line p/r: why -->\n", "1-1 p/r: why"},
      {"\n<!-- claimcheck-ignore-next-line p/r, arithmetic: two: reasons -->\nA.\n",
       "3-3 p/r, arithmetic: two: reasons"},
      {"<!--\n  claimcheck-ignore-next-line all:\n  over three lines\n-->\nA.\n", "5-5 all: over three lines"},
      {"<!--claimcheck-ignore-file p/*: why-->", "0-0 p/*: why"},
      {"A.\n<!-- claimcheck-ignore-start all: why -->\nB.\n<!-- claimcheck-ignore-end -->\n", "2-4 all: why"},
      {"<!-- claimcheck-ignore-start a/b: outer -->\n<!-- claimcheck-ignore-start c/d: inner -->\n"
       "<!-- claimcheck-ignore-end -->\n<!-- claimcheck-ignore-end -->\n",
       "2-3 c/d: inner | 1-4 a/b: outer"},
      {"A.\r\n<!-- claimcheck-ignore-next-line p/r: why -->\r\nB.\r\n", "3-3 p/r: why"},
      {"no comment: claimcheck-ignore-file all: why", ""},
      {"<!-- a comment --> <!-- claimcheck-ignore-line p/r: why -->", "1-1 p/r: why"},
      {"```\n<!-- claimcheck-ignore-file all: why -->\n```\n", ""},
      {"~~~ html\n```\n<!-- claimcheck-ignore-file all: why -->\n~~~~\n<!-- claimcheck-ignore-line p/r: why -->\n",
       "5-5 p/r: why"},
      {"Write `<!-- claimcheck-ignore-file all: why -->`.\n", ""},
      {"Say `this`. <!-- claimcheck-ignore-line p/r: why -->\n", "1-1 p/r: why"},
      {"Text.\n\n    <!-- claimcheck-ignore-file all: in indented code -->\n", ""},
      {"> ```\n> <!-- claimcheck-ignore-file all: in a quoted fence -->\n> ```\n", ""},
      {"- A step:\n\n  ~~~\n  <!-- claimcheck-ignore-file all: in a fence of a list -->\n  ~~~\n", ""},
      {"1. A step:\n\n       <!-- claimcheck-ignore-file all: in code of a list -->\n", ""},
      {"Write `a\nb <!-- claimcheck-ignore-file all: in a span of two lines --> c`.\n", ""},
      {"``` `` <!-- claimcheck-ignore-file all: in a span of three --> ```\n", ""},
      {"The ` key. <!-- claimcheck-ignore-line p/r: behind a lone backtick -->\n", "1-1 p/r: behind a lone backtick"},
      {"The \\` key, `it`. <!-- claimcheck-ignore-line p/r: why -->\n", "1-1 p/r: why"},
      {"> A. <!-- claimcheck-ignore-line p/r: quoted -->\n", "1-1 p/r: quoted"},
      {"> A.\n> <!-- claimcheck-ignore-next-line p/r:\n> over two lines -->\n> B.\n", "4-4 p/r: over two lines"},
      {"> A.\n>\n> <!-- claimcheck-ignore-next-line p/r:\n> a block -->\n> B.\n", "5-5 p/r: a block"},
      {"- A.\n  <!-- claimcheck-ignore-line p/r: in a list -->\n", "2-2 p/r: in a list"},
      {"| a |\n|---|\n| 1 <!-- claimcheck-ignore-line p/r: in a cell --> |\n", "3-3 p/r: in a cell"},
      {"[a <!-- claimcheck-ignore-line p/r: in a link -->](b)\n", "1-1 p/r: in a link"},
      {"![a <!-- claimcheck-ignore-line p/r: in an image -->](b)\n", ""},
      {"A <b title=\"<!-- claimcheck-ignore-file all: why -->\">b</b>.\n", ""},
      {"<div title='<!-- claimcheck-ignore-file all: why -->'>\n\nA.\n</div>\n", ""},
      {"<script>\n<!-- claimcheck-ignore-file all: why -->\n</script>\n", ""},
      {"A <script><!-- claimcheck-ignore-file all: why --></script> B.\n", ""},
      {"---\ntitle: <!-- claimcheck-ignore-file all: why -->\n---\nA.\n", ""},
      {"---\ntitle: t\n---\n<!-- claimcheck-ignore-line p/r: why -->\n", "4-4 p/r: why"},
      {"\\<!-- claimcheck-ignore-file all: escaped -->\n", ""},
      {"&lt;!-- claimcheck-ignore-file all: spelled --&gt;\n", ""},
  };
  for (const auto& [bytes, expected] : rows) {
    INFO(bytes);
    CHECK(found(bytes) == expected);
  }
}

TEST_CASE("comments of HTML are those that a browser sees") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"`<!-- claimcheck-ignore-file all: why -->`", "0-0 all: why"},  // no code spans here
      {"<p>    <!-- claimcheck-ignore-line all: why --></p>", "1-1 all: why"},
      {"<p title=\"<!-- claimcheck-ignore-file all: why -->\">A</p>", ""},
      {"<p title=x<!-- claimcheck-ignore-file all: why -->A</p>", ""},
      {"<script>let a = '<!-- claimcheck-ignore-file all: why -->';</script>", ""},
      {"<STYLE><!-- claimcheck-ignore-file all: why --></style><!-- claimcheck-ignore-line p/r: why -->",
       "1-1 p/r: why"},
      {"<textarea><!-- claimcheck-ignore-file all: why --></textarea>", ""},
      {"<title><!-- claimcheck-ignore-file all: why --></title>", ""},
      {"<nav><!-- claimcheck-ignore-line p/r: why --></nav>", "1-1 p/r: why"},
      {"<!--><p>A</p><!-- claimcheck-ignore-line p/r: why -->", "1-1 p/r: why"},
      {"<!doctype html><!-- claimcheck-ignore-line p/r: a -- b -->", "1-1 p/r: a -- b"},
  };
  for (const auto& [bytes, expected] : rows) {
    INFO(bytes);
    CHECK(found(bytes, Format::html) == expected);
  }
  CHECK(found("<!-- claimcheck-ignore-file all: why -->", Format::text).empty());
}

TEST_CASE("many comments on one line are read in one pass, and few mistakes are told") {
  constexpr int many = 100000;
  std::string sound, broken;
  for (int i = 0; i < many; ++i) {
    sound += "a <!-- claimcheck-ignore-line p/r: why --> ";
    broken += "`a <!-- claimcheck-ignore-line p/r -->` <!-- claimcheck-ignore-line p/r --> ";
  }
  for (const Format format : {Format::markdown, Format::html}) {
    std::vector<Diagnostic> diagnostics;
    CHECK(find_suppressions("a", sound, read::find_comments(sound, format, comment_word), diagnostics).size() == 10000);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].message == "more than 10000 suppressions in one document; those from here on are not read");
    diagnostics.clear();
    CHECK(find_suppressions("a", broken, read::find_comments(broken, format, comment_word), diagnostics).empty());
    REQUIRE(diagnostics.size() == 101);
    const int mistakes = format == Format::html ? 2 * many : many;  // HTML has no code spans
    CHECK(diagnostics.back().message == "and " + std::to_string(mistakes - 100) + " more mistakes in suppressions");
  }
}

TEST_CASE("mistakes in comments are named with their place, and suppress nothing") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"\n  <!-- claimcheck-ignore-line p/r -->", "a.md:2:3: error: a suppression needs a reason"},
      {"<!-- claimcheck-ignore-line p/r: -->", "a.md:1:1: error: a suppression needs a reason"},
      {"<!-- claimcheck-ignore-line: why -->", "a.md:1:1: error: a suppression needs a rule"},
      {"<!-- claimcheck-ignore-lines p/r: why -->", "a.md:1:1: error: unknown suppression 'claimcheck-ignore-lines'"},
      {"<!-- claimcheck-ignore-end -->",
       "a.md:1:1: error: claimcheck-ignore-end without a claimcheck-ignore-start before it"},
      {"<!-- claimcheck-ignore-start p/r: why -->", "a.md:1:1: error: claimcheck-ignore-start without an end"},
      {"<!-- claimcheck-ignore-line p/r", "a.md:1:1: error: this comment does not end"},
      {"A. <!-- claimcheck-ignore-line p/r: why",
       "a.md:1:4: error: Markdown shows this as text: a comment in a "
       "paragraph ends with -->, and has no other -- in it"},
      {"A. <!-- claimcheck-ignore-line p/r: a -- b -->",
       "a.md:1:4: error: Markdown shows this as text: a comment in a "
       "paragraph ends with -->, and has no other -- in it"},
      {"<!-- claimcheck-ignore-line p/r q/s: why -->", "a.md:1:1: error: 'p/r q/s' is no rule, kind or fingerprint"},
      {"<!-- claimcheck-ignore-line p/\x1b[2J: why -->", "a.md:1:1: error: 'p/?[2J' is no rule, kind or fingerprint"},
      {"<!-- claimcheck-ignore-line\xc3\xa9 p/r: why -->",
       "a.md:1:1: error: '\xc3\xa9 p/r' is no rule, kind or fingerprint"},
  };
  for (const auto& [bytes, expected] : rows) {
    INFO(bytes);
    CHECK(found(bytes) == expected);
  }
}

TEST_CASE("a sidecar suppresses by rule, kind or fingerprint, and by words") {
  std::vector<Diagnostic> diagnostics;
  const std::vector<Suppression> found =
      parse_sidecar({"a.txt.claimcheck.toml",
                     "[[suppression]]\nignore = [\"p/r\", \"unit\"]\nquote = \"9 berths\"\nreason = \"why\"\n"},
                    "a.txt", diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(found.size() == 1);
  CHECK(found[0].document == "a.txt");
  CHECK(found[0].about == std::vector<std::string>{"p/r", "unit"});
  CHECK(found[0].quote == "9 berths");
  CHECK(found[0].line == 1);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"[[suppression]]\nignore = \"all\"\n", "s:1:1: error: [[suppression]]: a suppression needs a reason"},
      {"[[suppression]]\nreason = \"why\"\n", "s:1:1: error: [[suppression]]: 'ignore' is missing"},
      {"[[suppression]]\nignore = \"all\"\nreason = \"why\"\nline = 3\n",
       "s:4:1: error: [[suppression]]: unknown key 'line'"},
  };
  for (const auto& [bytes, message] : rows) {
    diagnostics.clear();
    parse_sidecar({"s", bytes}, "a.txt", diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(to_string(diagnostics[0]).substr(0, message.size()) == message);
  }
}

TEST_CASE("a finding is dismissed when nothing is left that disagrees") {
  const Passage a = passage("a.md", 3, "It has 9 berths."), b = passage("b.md", 3, "It has 11 berths.");
  const Passage c = passage("c.md", 7, "It has 12 berths."), again = passage("a.md", 9, "Again, 9 berths.");
  const Passage other = passage("a.md", 3, "From 9 to 12 berths is 50%.");
  struct Row {
    const char* name;
    Finding finding;
    std::string document, about;
    std::uint32_t first_line, last_line;
    const char* quote;
    bool dismissed, used;
  };
  const auto conflict = [](std::vector<std::vector<Passage>> values) {
    return finding(FindingKind::conflict, "p/r", std::move(values));
  };
  const std::vector<Row> rows = {
      {"one of two", conflict({{a}, {b}}), "a.md", "p/r", 3, 3, "", true, true},
      {"another line", conflict({{a}, {b}}), "a.md", "p/r", 4, 9, "", false, false},
      {"another document", conflict({{a}, {b}}), "c.md", "all", 0, 0, "", false, false},
      {"another rule", conflict({{a}, {b}}), "a.md", "p/other", 0, 0, "", false, false},
      {"its pack", conflict({{a}, {b}}), "a.md", "p/*", 0, 0, "", true, true},
      {"another pack", conflict({{a}, {b}}), "a.md", "pp/*", 0, 0, "", false, false},
      {"its kind", conflict({{a}, {b}}), "a.md", "conflict", 0, 0, "", true, true},
      {"its fingerprint", conflict({{a}, {b}}), "a.md", "00000000000000a1", 0, 0, "", true, true},
      {"one of three values", conflict({{a}, {b}, {c}}), "a.md", "all", 0, 0, "", false, true},
      {"one of two passages of a value", conflict({{a, again}, {b}}), "a.md", "all", 3, 3, "", false, true},
      {"both passages of a value", conflict({{a, again}, {b}}), "a.md", "all", 0, 0, "", true, true},
      {"by words of the sentence", conflict({{a}, {b}}), "a.md", "all", 0, 0, "It has 9", true, true},
      {"by words that are elsewhere", conflict({{a}, {b}}), "a.md", "all", 0, 0, "It has 11", false, false},
      {"one sentence", finding(FindingKind::arithmetic, "", {{other}, {other}, {other}}), "a.md", "arithmetic", 3, 3,
       "", true, true},
      {"no rule", finding(FindingKind::suggestion, "", {{a}, {b}}), "a.md", "claimcheck/suggestion", 0, 0, "", true,
       true},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    Suppression one;
    one.document = one.path = row.document;
    one.about = {row.about};
    one.first_line = row.first_line;
    one.last_line = row.last_line;
    one.quote = row.quote;
    one.reason = "why";
    one.line = 2;
    Report report;
    report.findings = {row.finding};
    apply_suppressions({one}, report);
    CHECK(is_open(report.findings[0]) == !row.dismissed);
    CHECK(report.notices.empty() == row.used);
    if (row.dismissed) CHECK(report.findings[0].decision->reason == "why");
  }
}

TEST_CASE("an approved figure is not suppressed by the document that it is held against") {
  Passage approved = passage("a.md", 3, "");
  approved.is_reference = true;
  Suppression one;
  one.document = "a.md";
  one.about = {"all"};
  one.reason = "why";
  Report report;
  report.findings = {finding(FindingKind::reference, "p/r", {{approved}, {passage("b.md", 3, "It has 9 berths.")}})};
  apply_suppressions({one}, report);
  CHECK(is_open(report.findings[0]));
}
