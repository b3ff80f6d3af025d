#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;
using read_tests::blocks;
using read_tests::read;

TEST_CASE("Markdown falls into blocks") {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"paragraphs and headings", "# Report\n\nWe found *many* **159 countries**.\n\nPart *two*\n---\nMore.\n",
       "heading1 | Report\nparagraph under 0 | We found many 159 countries.\nheading2 under 0 | Part two\nparagraph "
       "under 2 | More.\n"},
      {"a line of no-break spaces ends a paragraph", "One ends.  \n\xC2\xA0 \nTwo starts.\n",
       "paragraph | One ends.\nparagraph | Two starts.\n"},
      {"escapes", "The \\[sic\\] cost \\$5 \\* 3 and a \\# sign.", "paragraph | The [sic] cost $5 * 3 and a # sign.\n"},
      {"links without addresses, images left out",
       "See [the 12 rows](https://example.org/99) and ![chart of 40](x.png) <https://example.org>.",
       "paragraph | See the 12 rows and https://example.org.\n"},
      {"reference links", "See [the rows][r].\n\n[r]: https://example.org/77 \"88\"\n", "paragraph | See the rows.\n"},
      {"entities", "Caf&eacute; &amp; bar&nbsp;&#8212; &pound;5 &unknown; &#0;",
       "paragraph | Café & bar — £5 &unknown; \xEF\xBF\xBD\n"},
      {"tags inside text", "<b>14</b>,700 in the 21<sup>st</sup> century, 10<sup>6</sup> times, 300<sup>a</sup>",
       "paragraph | 14,700 in the 21st century, 10⁶ times, 300 a\n"},
      {"a soft hyphen inside a superscript",
       "The 7<sup>\xC2\xAD"
       "12</sup> and e<sup>pl\xC2\xADus-é</sup>",
       "paragraph | The 7¹² and eplus⁻é\n"},
      {"struck text is withdrawn", "We spent <s>50</s> \\[15\\] and ~~60~~ 70 dollars.",
       "paragraph | We spent [15] and 70 dollars.\n"},
      {"lists with their lead",
       "In 2023 we:\n\n-   opened 12\n    branches;\n-   hired:\n    1.  90 nurses\n    2.  10 doctors\n\n    and "
       "others\n\nThat is all.\n",
       "paragraph | In 2023 we:\nlist_item1 lead 0 | opened 12 branches;\nlist_item1 lead 0 | hired:\nlist_item2 lead "
       "2 | 90 nurses\nlist_item2 lead 2 | 10 doctors\n"
       "list_item1 lead 0 | and others\nparagraph | That is all.\n"},
      {"quotes", "> We found 12\n> of them.\n\nHe left.\n", "quote | We found 12 of them.\nparagraph | He left.\n"},
      {"code", "```c\nint x = 4;\n```\n\n    indented 5\n    more\n\nUse `8 bits`.\n",
       "code | int x = 4;\ncode | indented 5 more\nparagraph | Use 8 bits.\n"},
      {"tables", "| Year | Deaths |\n|---|---|\n| 2021 | **1,234** |\n| 2022 |  |\n\n|A|\n|---|\n|3|\n",
       "table_cell header 0:0:0 | Year\ntable_cell header 0:0:1 | Deaths\ntable_cell 0:1:0 | 2021\ntable_cell 0:1:1 | "
       "1,234\ntable_cell 0:2:0 | 2022\n"
       "table_cell header 1:0:0 | A\ntable_cell 1:1:0 | 3\n"},
      {"bold headings", "**What we did**\n\nWe did 3 things.\n\n**We did 4.**\n\n**MS. DOE:**  Hello.\n",
       "heading6 | What we did\nparagraph under 0 | We did 3 things.\nparagraph under 0 | We did 4.\nparagraph under 0 "
       "<MS. DOE> | Hello.\n"},
      {"HTML blocks",
       "<!-- 99 -->\n\n<table><tr><th>Year</th></tr><tr><td>2021</td></tr></table>\n\n<script>77</script>\n\nText.\n",
       "table_cell header 0:0:0 | Year\ntable_cell 0:1:0 | 2021\nparagraph | Text.\n"},
      {"rules and end marks", "Text.\n\n---\n\n\\###\n\n\\# \\# \\#\n", "paragraph | Text.\n"},
      {"a byte-order mark", "\xEF\xBB\xBF# Title\n\nText.\n", "heading1 | Title\nparagraph under 0 | Text.\n"},
      {"CRLF", "# Title\r\n\r\nOne\r\ntwo.\r\n\r\nThree.\r\n",
       "heading1 | Title\nparagraph under 0 | One two.\nparagraph under 0 | Three.\n"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) DYNAMIC_SECTION(row.what) {
      CHECK(blocks(read("a.md", row.text)) == row.expected);
    }
}

TEST_CASE("spans of Markdown lead back to the bytes") {
  struct Row {
    const char* text;
    const char* phrase;  // in the document's text
    const char* bytes;   // in the source
  };
  const Row rows[] = {
      {"We saw **159 countries** join.", "159 countries", "159 countries"},
      {"We saw **159** countries join.", "159 countries", "159** countries"},
      {"Seized [14,700 pounds](u) of it.", "14,700 pounds of", "14,700 pounds](u) of"},
      {"- more than\n  150 countries", "than\n  150 countries", "than\n  150 countries"},
      {"> more than\n> 150 countries", "than\n150 countries", "than\n> 150 countries"},
      {"It cost &pound;5&nbsp;million.", "£5\xC2\xA0million", "&pound;5&nbsp;million"},
      {"It cost \\$5 million.", "$5 million", "$5 million"},
      {"It cost 85&#37; more.", "85%", "85&#37;"},
      {"Some 10<sup>6</sup> of them.", "10⁶", "10<sup>6"},
      {"| a |\n|---|\n| 1,2**3**4 |", "1,234", "1,2**3**4"},
      {"The pro\xC2\xADgramme", "programme", "pro\xC2\xADgramme"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto document = read("a.md", row.text);
    const std::size_t at = document.text.find(row.phrase);
    CAPTURE(document.text);
    REQUIRE(at != std::string::npos);
    const Span place = document.offsets.to_source(
        Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + std::string_view(row.phrase).size())});
    CHECK(slice(document.source_bytes(), place) == row.bytes);
  }
}

TEST_CASE("the title of a Markdown text") {
  CHECK(read("a.md", "# Report of *May*\n\nText.").meta.title == "Report of May");
  CHECK(read("a.md", "---\ntitle: T\n---\n# Report\n").meta.title == "T");
  CHECK(read("a.md", "## Part\n").meta.title.empty());
}

TEST_CASE("formats are chosen by extension, then by content") {
  const std::pair<const char*, const char*> rows[] = {{"a.md", "# T"},
                                                      {"-", "# T"},
                                                      {"-", "---\ntitle: T\n---\n"},
                                                      {"a.txt", "---\ntitle: T\n---\n"},
                                                      {"a.html", "<title>T</title>"},
                                                      {"-", "<!DOCTYPE html>\n<title>T</title>"},
                                                      {"x.HTM", "<h1>T</h1>"}};
  for (const auto& [path, text] : rows) {
    CAPTURE(path, text);
    CHECK(read(path, text).meta.title == "T");
  }
  CHECK(read("a.txt", "# T").meta.title.empty());
  ReadOptions options;
  options.format = Format::text;
  CHECK(read("a.html", "<h1>T</h1>", options).text == "<h1>T</h1>");
}
