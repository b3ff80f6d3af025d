#include "checker/read/front_matter.h"
#include "read/support.h"
#include "support/catch.h"

using claimcheck::read::parse_front_matter;

TEST_CASE("scalars of front matter") {
  struct Row {
    const char* yaml;
    const char* value;
  };
  const Row rows[] = {
      {"---\nkey: plain text here\n---\n", "plain text here"},
      {"---\nkey: folded over\n  two lines\n---\n", "folded over two lines"},
      {"---\nkey: text # comment\n---\n", "text"},
      {"---\nkey: 'it''s'\n---\n", "it's"},
      {"---\nkey: \"The Office\\u2019s\\_Report\"\n---\n", "The Office’s\xC2\xA0Report"},
      {"---\nkey: \"goes on\\\n  \\ here\"\n---\n", "goes on here"},
      {"---\nkey: \"folds\n  here\"\n---\n", "folds here"},
      {"---\nkey: \"\\ud83d\\ude00 \\x41 \\\"q\\\" \\\\ \\t.\"\n---\n", "😀 A \"q\" \\ \t."},
      {"---\nkey: \"bad \\uD800 \\uZZZZ end\"\n---\n", "bad \xEF\xBF\xBD \xEF\xBF\xBD end"},
      {"---\nkey: \"cut \\u2\xC3\xBF end\"\n---\n", "cut \xEF\xBF\xBD\xC3\xBF end"},
      {"---\nkey: \"no \\\xC3\xA9scape\"\n---\n", "no \xC3\xA9scape"},
      {"---\nkey: >\n  folded\n  block\n---\n", "folded block"},
      {"---\nkey: |\n  literal\n  block\n---\n", "literal\nblock"},
      {"---\nkey:\n  - first\n  - second\n---\n", "first"},
      {"---\nkey: [first, second]\n---\n", "first"},
      {"---\r\nkey: with returns\r\n---\r\n", "with returns"},
      {"---\nKEY: case\n...\n", "case"},
      {"+++\nkey = \"toml\"\n+++\n", "toml"},
      {"---\nkey: \"not closed\n---\n", "not closed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    const auto front = parse_front_matter(row.yaml, 0);
    REQUIRE(front.entries.size() == 1);
    CHECK(front.entries[0].key == "key");
    CHECK(claimcheck::read::FrontMatter(front).find({"key"})->value == row.value);
    CHECK(front.end == std::string_view(row.yaml).size());
  }
}

TEST_CASE("what is no front matter") {
  for (const char* text : {"", "---", "---\n", "---\nkey: value\n", "text\n---\nkey: value\n---\n",
                           "---\nJust text between rules.\n---\n", "----\nkey: value\n----\n", "--- \n"}) {
    CAPTURE(text);
    CHECK(parse_front_matter(text, 0).end == 0);
  }
}

TEST_CASE("an anchor in front matter is a value and expands to nothing") {
  const auto front = parse_front_matter("---\na: &x [b, b]\nb: *x\n---\n", 0);
  REQUIRE(front.entries.size() == 2);
  CHECK(front.entries[1].value == "*x");
}

TEST_CASE("a title is text that leads back to its bytes; the rest of the front matter is not text") {
  const std::string source =
      "---\ndate: '2024-05-06'\ntitle: \"Office\\u2019s 12\\_New Sites in\\\n  \\ the North\"\ncount: 99\n---\n\nThe "
      "text has 3 words.\n";
  const auto document = read_tests::read("a.txt", source);
  CHECK(read_tests::blocks(document) ==
        "title | Office’s 12 New Sites in the North\nparagraph | The text has 3 words.\n");
  CHECK(document.meta.title == "Office’s 12\xC2\xA0New Sites in the North");
  CHECK(document.text.find("99") == std::string::npos);
  const auto at = static_cast<std::uint32_t>(document.text.find("12"));
  const auto place = document.offsets.to_source(claimcheck::Span{at, at + 8});
  CHECK(claimcheck::slice(source, place) == "12\\_New ");
  CHECK(claimcheck::slice(source, document.offsets.to_source(document.blocks[1].span)) == "The text has 3 words.");
}
