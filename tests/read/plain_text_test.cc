#include "read/support.h"
#include "support/catch.h"

using read_tests::blocks;
using read_tests::read;

namespace {

struct Row {
  const char* what;
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("plain text falls into blocks") {
  const Row rows[] = {
      {"hard-wrapped paragraphs",
       "The agency said that it had seized more than\n150 pounds of the drug in a week, which is the\nhighest figure "
       "so far.\n\nA second paragraph follows here.\n",
       "paragraph | The agency said that it had seized more than 150 pounds of the drug in a week, which is the "
       "highest figure so far.\n"
       "paragraph | A second paragraph follows here.\n"},
      {"a line of no-break spaces is blank", "One paragraph ends.\n\xC2\xA0 \xC2\xA0\nAnother one starts.\n",
       "paragraph | One paragraph ends.\nparagraph | Another one starts.\n"},
      {"CRLF", "First paragraph.\r\n\r\nSecond\r\nline.\r\n",
       "paragraph | First paragraph.\nparagraph | Second line.\n"},
      {"lone CR", "First paragraph.\r\rSecond.\r", "paragraph | First paragraph.\nparagraph | Second.\n"},
      {"soft hyphens, zero-width spaces and the byte-order mark are not text",
       "\xEF\xBB\xBFThe pro\xC2\xADgramme cost 14,\xE2\x80\x8B"
       "700 dol\xC2\xADlars.",
       "paragraph | The programme cost 14,700 dollars.\n"},
      {"a paragraph a line, under a headline",
       "Storm cuts power to 4,000 homes\n"
       "A storm that crossed the northern counties on Friday night cut the power of about 4,000 homes, the grid "
       "operator said in a statement.\n"
       "Crews had restored 2,500 of the connections by Saturday morning and expected to finish the rest of the work "
       "within the day.\n",
       "heading1 | Storm cuts power to 4,000 homes\n"
       "paragraph under 0 | A storm that crossed the northern counties on Friday night cut the power of about 4,000 "
       "homes, the grid operator said in a statement.\n"
       "paragraph under 0 | Crews had restored 2,500 of the connections by Saturday morning and expected to finish the "
       "rest of the work within the day.\n"},
      {"headings between blank lines and underlined",
       "Annual Report\n=============\n\nThe year went well.\n\nWhat we spent\n-------------\nWe spent $3 "
       "million.\n\nStaff and Pay\n\nWe employ 40 people.\n",
       "heading1 | Annual Report\nparagraph under 0 | The year went well.\nheading2 under 0 | What we spent\nparagraph "
       "under 2 | We spent $3 million.\n"
       "heading2 under 0 | Staff and Pay\nparagraph under 4 | We employ 40 people.\n"},
      {"what stands alone and is no heading", "9:06 A.M. EST\n\nthanks to all\n\n###\n\nIn 2023 we:\n",
       "paragraph | 9:06 A.M. EST\nparagraph | thanks to all\nparagraph | In 2023 we:\n"},
      {"lists with their lead",
       "In 2023 the office:\n  • opened 12 branches across\n    the country;\n  • hired 90 people.\n\nThat was all.\n",
       "paragraph | In 2023 the office:\nlist_item1 lead 0 | opened 12 branches across the country;\nlist_item1 lead 0 "
       "| hired 90 people.\nparagraph | That was all.\n"},
      {"nested and numbered lists",
       "We will:\n\n1. build 30 homes, of which\n   - 10 in the north\n   - 20 in the south\n2. repair 5 bridges\n",
       "paragraph | We will:\nlist_item1 lead 0 | build 30 homes, of which\nlist_item2 lead 0 | 10 in the "
       "north\nlist_item2 lead 0 | 20 in the south\n"
       "list_item1 lead 0 | repair 5 bridges\n"},
      {"a dash or number at the start of a wrapped line is no marker",
       "The committee met in the spring of the year, and\n- after a long debate - agreed to raise the limit to\n12. "
       "The next meeting takes place in the autumn and\n2. is open.\n",
       "paragraph | The committee met in the spring of the year, and - after a long debate - agreed to raise the limit "
       "to 12. The next meeting takes place in the autumn and 2. is open.\n"},
      {"a dash before a figure that is the whole text is a minus", "- 10  km\n", "paragraph | - 10 km\n"},
      {"a dash before words is a marker", "- 10 boats\n", "list_item1 | 10 boats\n"},
      {"a short line that stops ends its block",
       "Jane Example\nDirector of Something\n\nThe text of the letter is a good deal longer than the lines above.\n",
       "heading1 | Jane Example\nparagraph under 0 | Director of Something\nparagraph under 0 | The text of the letter "
       "is a good deal longer than the lines above.\n"},
      {"a forced break inside a sentence does not end it",
       "The effort will be taken to  \nto the next level, and the costs of it are going to\nrise by 3 percent within a "
       "year.\n",
       "paragraph | The effort will be taken to to the next level, and the costs of it are going to rise by 3 percent "
       "within a year.\n"},
      {"nothing", "", ""},
      {"only white space", " \n\t\n\xC2\xA0\n", ""},
      {"NUL bytes", nullptr, "paragraph | a?b\n"},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.what) {
      if (row.text == nullptr) {
        CHECK(read("a.txt", std::string_view("a\0b", 3)).blocks.size() == 1);
      } else {
        CHECK(blocks(read("a.txt", row.text)) == row.expected);
      }
    }
  }
}

TEST_CASE("plain text is taken over without a copy where nothing is dropped") {
  const auto document = read("a.txt", "Only 5 words stand here.\n");
  CHECK(document.source.empty());
  CHECK(document.offsets.breaks.empty());
}

TEST_CASE("bytes that are not UTF-8 are refused with their place") {
  std::vector<claimcheck::Diagnostic> diagnostics;
  CHECK_FALSE(claimcheck::read_document({"a.txt", "fi\xC3\xB1\nca\xE9 x\xC3\xB1"}, {}, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].path == "a.txt");
  CHECK(diagnostics[0].line == 2);
  CHECK(diagnostics[0].column == 3);
  CHECK(diagnostics[0].message == "not valid UTF-8: byte 0xE9; save the file as UTF-8");
}
