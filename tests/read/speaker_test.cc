#include "read/support.h"
#include "support/catch.h"

#include "checker/read/speaker_label.h"

using read_tests::blocks;
using read_tests::read;

TEST_CASE("speaker labels") {
  struct Row {
    const char* text;
    const char* name;     // nullptr: no label
    const char* content;  // what the speech begins with
    bool certain;
  };
  const Row rows[] = {
      {"MODERATOR:  Good morning.", "MODERATOR", "Good", true},
      {"SENIOR ADMINISTRATION OFFICIAL #1:  We agreed.", "SENIOR ADMINISTRATION OFFICIAL #1", "We", true},
      {"MS. O’HARA-LEE: Yes.", "MS. O’HARA-LEE", "Yes", true},
      {"Q    Thank you.", "Q", "Thank", true},
      {"Q\xC2\xA0 Thank you.", "Q", "Thank", true},
      {"Q But why?", "Q", "But", true},
      {"Q: (Inaudible.)", "Q", "(Inaud", true},
      {"A   Yes, it is.", "A", "Yes", true},
      {"25:29- Senator Ruiz: “The figure is 12.”", "Senator Ruiz", "“The", true},
      {"1:02:03: Ann Lee, “Now", "Ann Lee", "“Now", true},
      {"1:02:03: Ann Lee, who spoke", "", "Ann", true},
      {"Senator Ruiz:” - the rest", "Senator Ruiz", "” -", true},
      {"[00:12:34] Ann Lee: Now", "Ann Lee", "Now", true},
      {"Dr. Osei: It works.", "Dr. Osei", "It", true},
      {"Interviewer: Why?", "Interviewer", "Why", true},
      {"KLEIN: We did.", "KLEIN", "We", false},
      {"Klein: We did.", "Klein", "We", false},
      {"Q3 2023 was good.", nullptr, "", false},
      {"Q fever is rare.", nullptr, "", false},
      {"A storm hit.", nullptr, "", false},
      {"NOTE: The figures changed.", nullptr, "", false},
      {"Source: The agency", nullptr, "", false},
      {"TO THE CONGRESS: We met.", nullptr, "", false},
      {"What I can say: It works.", nullptr, "", false},
      {"9:06 A.M. EST", nullptr, "", false},
      {"Deaths: 14", nullptr, "", false},
      {"https://example.org", nullptr, "", false},
      {"MODERATOR:", nullptr, "", false},
      {"I told them \"Dr. Who: yes\"", nullptr, "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string_view text = row.text;
    const auto label = claimcheck::read::parse_speaker_label(text);
    REQUIRE(label.has_value() == (row.name != nullptr));
    if (!label) continue;
    CHECK(claimcheck::slice(text, label->name) == row.name);
    CHECK(text.substr(label->content).starts_with(row.content));
    CHECK(label->certain == row.certain);
  }
}

TEST_CASE("turns carry their speaker until the next one") {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"a transcript",
       "MODERATOR:  Welcome to the call.\n\nWe have 20 minutes.\n\nQ    How many were found?  Is it 300?\n\nDIRECTOR "
       "EXAMPLE:  More than\n400.\n\nLEE:  Thanks.\n",
       "paragraph <MODERATOR> | Welcome to the call.\nparagraph <MODERATOR> | We have 20 minutes.\nparagraph <Q?> | "
       "How many were found? Is it 300?\n"
       "paragraph <DIRECTOR EXAMPLE> | More than 400.\nparagraph <LEE> | Thanks.\n"},
      {"turns without blank lines", "Q  Is it true?\nMR. DOE:  It is true that we found 12.\nQ  Thank you.\n",
       "paragraph <Q?> | Is it true?\nparagraph <MR. DOE> | It is true that we found 12.\nparagraph <Q?> | Thank "
       "you.\n"},
      {"quoted turns end with the quotation",
       "1:04- Senator Ruiz: “The figure rose to 300.”\n\nThe committee went on to the next point of its agenda.\n",
       "paragraph <Senator Ruiz> | “The figure rose to 300.”\nparagraph | The committee went on to the next point of "
       "its agenda.\n"},
      {"a label in mixed case must recur beside another one",
       "Klein: We saw a rise in the north.\n\nBauer: How much was it in the end?\n\nKlein: It was about 30 "
       "percent.\n\nBauer: Thank you for the talk today.\n",
       "paragraph <Klein> | We saw a rise in the north.\nparagraph <Bauer> | How much was it in the end?\nparagraph "
       "<Klein> | It was about 30 percent.\n"
       "paragraph <Bauer> | Thank you for the talk today.\n"},
      {"labels of a notice are text", "Northern District: The court heard 12 cases.\n\nCOSTS: We spent 3 million.\n",
       "paragraph | Northern District: The court heard 12 cases.\nparagraph | COSTS: We spent 3 million.\n"},
  };
  for (const Row& row : rows) DYNAMIC_SECTION(row.what) {
      CHECK(blocks(read("a.txt", row.text)) == row.expected);
    }
}
