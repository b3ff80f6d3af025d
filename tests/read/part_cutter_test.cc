// Where a long text may be cut, and what its parts take along.
#include "checker/read/part_cutter.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace claimcheck;
using namespace claimcheck::read;

namespace {

/// The lines with which a part may begin, each with what stands above it in brackets; line ends are slashes.
std::vector<std::string> places(Format format, std::string_view text) {
  PartCutter cutter(format);
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (cutter.may_begin_with(line)) {
      std::string above = cutter.above(line);
      for (char& c : above)
        if (c == '\n') c = '/';
      found.push_back(std::string(line) + " [" + above + "]");
    }
    cutter.take(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

using Places = std::vector<std::string>;

struct Row {
  const char* text;
  Places places;
};

}  // namespace

TEST_CASE("Markdown is cut between blocks, under the headings that it stands under") {
  const Row rows[] = {
      {"One.\ntwo\n\nThree.\n", {"One. []", "Three. []"}},
      {"# Top\n\nOne.\n\n## Below\n\nTwo.\n\n## Beside\n\nThree.\n\n# Other\n\nFour.\n",
       {"# Top []", "One. [# Top//]", "## Below [# Top//]", "Two. [# Top//## Below//]", "## Beside [# Top//]",
        "Three. [# Top//## Beside//]", "# Other []", "Four. [# Other//]"}},
      {"\xEF\xBB\xBF# Top\n\nOne.\n", {"\xEF\xBB\xBF# Top []", "One. [# Top//]"}},
      {"Top\n===\n\nOne.\n\nBelow\n---\n\nTwo.\n",
       {"Top []", "One. [Top/===//]", "Below [Top/===//]", "Two. [Top/===//Below/---//]"}},
      // Lists, quotations, tables, indented lines and what front matter could be go on with what stands before them.
      {"One:\n\n- a\n\n- b\n\n  more\n\n2. c\n\n> d\n\n| e | f |\n\n+++\n\n---\n\nTwo.\n", {"One: []", "Two. []"}},
      // Code blocks are whole, whatever they hold.
      {"One.\n\n```\na\n\n# b\n\n~~~\n\nc\n```\n\nTwo.\n", {"One. []", "``` []", "Two. []"}},
      {"~~~~ text\n\na\n\n~~~\n\nb\n\n~~~~\n\nTwo.\n", {"~~~~ text []", "Two. []"}},
      {"\xC2\xA0\n\r\nOne.\r\n\r\n\xC2\xA0Two\n\nThree.\n", {"One.\r []", "Three. []"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(places(Format::markdown, row.text) == row.places);
  }
}

TEST_CASE("plain text is cut between paragraphs, under its title and the last line that reads as a heading") {
  const Row rows[] = {
      {"The Harbour Year\n\nOne boat came.\n\nIn Spring\n\nTwo boats came.\n\nIn Autumn\n\nThree boats came.\n",
       {"The Harbour Year []", "One boat came. [The Harbour Year//]", "In Spring [The Harbour Year//]",
        "Two boats came. [The Harbour Year//In Spring//]", "In Autumn [The Harbour Year//In Spring//]",
        "Three boats came. [The Harbour Year//In Autumn//]"}},
      {"One boat came,\nand went.\n\n# no mark in plain text.\n\nTwo boats came.\n",
       {"One boat came, []", "# no mark in plain text. []", "Two boats came. []"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(places(Format::text, row.text) == row.places);
  }
}

TEST_CASE("CSV is cut between records, under everything down to its header") {
  const Row rows[] = {
      {"port,boats\nMaren,12\nHolt,14\n", {"Maren,12 [port,boats/]", "Holt,14 [port,boats/]"}},
      {"Boats of the year\n\nport;boats\nMaren;12\n", {"Maren;12 [Boats of the year//port;boats/]"}},
      {"port,note\nMaren,\"two\nlines, \"\"quoted\"\"\"\nHolt,x\n",
       {"Maren,\"two [port,note/]", "Holt,x [port,note/]"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(places(Format::csv, row.text) == row.places);
  }
}

TEST_CASE("only text of three formats is read in parts") {
  struct Known {
    const char *path, *head;
    std::optional<Format> format;
  };
  const std::string zeros("a\0b\0", 4);
  const Known rows[] = {
      {"a.txt", "One boat.\n", Format::text},   {"a.md", "One boat.\n", Format::markdown},
      {"a.csv", "a,b\n1,2\n", Format::csv},     {"a.txt", "---\ntitle: x\n---\nOne boat.\n", Format::markdown},
      {"a.html", "<p>One boat.", std::nullopt}, {"a.md", "%PDF-1.7\n", std::nullopt},
      {"a.txt", "\x1F\x8B\x08", std::nullopt},  {"a", "One boat.\n", std::nullopt},
  };
  for (const Known& row : rows) {
    CAPTURE(row.path, row.head);
    CHECK(format_in_parts(row.path, row.head) == row.format);
  }
  CHECK(!format_in_parts("a.txt", zeros));
}
