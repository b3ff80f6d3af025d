#include "checker/read/metadata.h"
#include "read/support.h"
#include "support/catch.h"

using claimcheck::read::date_in_path;
using claimcheck::read::parse_written_date;

namespace {

std::string shown(std::optional<claimcheck::Date> date) { return date ? claimcheck::to_string(*date) : "none"; }

}  // namespace

TEST_CASE("written dates") {
  const std::pair<const char*, const char*> rows[] = {
      {"2024-07-31", "2024-07-31"},
      {"2024-07-31T10:00:00Z", "2024-07-31"},
      {"July 31, 2024", "2024-07-31"},
      {"Jul. 31st, 2024", "2024-07-31"},
      {"31 July 2024", "2024-07-31"},
      {"3rd of July 2024", "2024-07-03"},
      {"Wed, Jul 31 2024 10:00", "2024-07-31"},
      {"Wednesday, 31 July, 2024", "2024-07-31"},
      {"31.07.2024", "2024-07-31"},
      {"31/07/2024", "2024-07-31"},
      {"07/31/2024", "2024-07-31"},
      {"07/08/2024", "none"},
      {"5/5/2024", "2024-05-05"},
      {"February 30, 2024", "none"},
      {"July 2024", "none"},
      {"July 31", "none"},
      {"Wed", "none"},
      {"", "none"},
      {"Marching 3, 2024", "none"},
      {"31 July 20245", "none"},
  };
  for (const auto& [text, date] : rows) {
    CAPTURE(text);
    CHECK(shown(parse_written_date(text)) == date);
  }
}

TEST_CASE("dates in paths") {
  const std::pair<const char*, const char*> rows[] = {
      {"2024-07-31-statement.md", "2024-07-31"},
      {"a/20240731.txt", "2024-07-31"},
      {"news/2024/07/31/x.html", "2024-07-31"},
      {"2023/01/02/2024_07_31.txt", "2024-07-31"},
      {"120240731.txt", "none"},
      {"202407311.txt", "none"},
      {"2024-13-01.txt", "none"},
      {"statement.txt", "none"},
      {"2024-07.txt", "none"},
  };
  for (const auto& [path, date] : rows) {
    CAPTURE(path);
    CHECK(shown(date_in_path(path)) == date);
  }
}

TEST_CASE("where the date of a document comes from") {
  struct Row {
    const char* what;
    const char* path;
    const char* text;
    const char* date;
    const char* origin;
  };
  const Row rows[] = {
      {"front matter before the file name", "2020-01-01.txt", "---\ndate: 2024-07-31\n---\nText.", "2024-07-31",
       "front matter"},
      {"another key, quoted, with a time", "a.txt",
       "---\nmodified: 2020-01-01\npublished_time: '2024-07-31 05:00:00-04:00'\n---\nText.", "2024-07-31",
       "front matter"},
      {"a dateline", "2020-01-01.txt", "NEW HAVEN, July 3, 2024 (ANP) - The port reopened.", "2024-07-03", "dateline"},
      {"a dateline with dashes", "a.txt", "Storm passes\n\nOSLO — 3 July 2024 — The port reopened.", "2024-07-03",
       "dateline"},
      {"a line of its own", "a.txt",
       "Port reopens\nWed Jul 03 2024, 14:58 hrs\nThe port reopened after a storm that had closed it for the better "
       "part of a week, officials said in the capital.",
       "2024-07-03", "dateline"},
      {"a labelled line", "a.txt", "Port reopens\n\nPublished: July 3, 2024\n\nThe port reopened.", "2024-07-03",
       "dateline"},
      {"who publishes, and the date", "a.md",
       "# Port news\n\nHarbour Authority, 14 May 2023\n\nThe port is open.\n\nOn 1 March 2022, the port took 40 "
       "ships.\n",
       "2023-05-14", "dateline"},
      {"a date line behind its agency", "a.txt", "July 3, 2024 (ANP) - The port reopened.", "2024-07-03", "dateline"},
      {"a date that a row gives to something", "a.md",
       "# Probe\n\n| Item | Value |\n|---|---|\n| Launch | 14 June 2026 |\n", "none", ""},
      {"a row with the date", "a.md", "# Memo\n\n| To | Low |\n|---|---|\n| Date | 14 June 2026 |\n", "2026-06-14",
       "dateline"},
      {"a short sentence with a date is no date line", "a.txt", "On 1 March 2022, the port took 40 ships.", "none", ""},
      {"an entry of a chronicle is no dateline", "a.txt", "July 3, 2024 - The port of Velden reopened to all ships.",
       "none", ""},
      {"a file name", "2020-01-01-port.txt", "The port reopened.", "2020-01-01", "file name"},
      {"a dateline without a year says too little", "2020-01-01-port.txt", "LONDON, July 3 (ANP) - The port reopened.",
       "2020-01-01", "file name"},
      {"a date in a sentence is none", "a.txt",
       "On July 3, 2024, the committee held a hearing on the port and its 300 workers.", "none", ""},
      {"a line below the title with who, when and by whom", "a.md",
       "# Port reopens\n\n*The Velden Courier, Thursday, 13 June 2024. By Ada Moe*\n\nThe port reopened.\n",
       "2024-06-13", "dateline"},
      {"such a line in bold, with an hour", "a.md",
       "# Coast guard\n\n**Situation Report No. 5: storm. Status: Saturday, 15 June 2024, 18:00 hrs**\n\nAll is "
       "calm.\n",
       "2024-06-15", "dateline"},
      {"such a line with a place behind it", "a.md",
       "# Radio\n\nLeaders' debate, Thursday, 3 October 2024, Studio 1, Velden. Partial transcript.\n", "2024-10-03",
       "dateline"},
      {"a sitting", "a.txt",
       "CHAMBER OF DEPUTIES\nOral questions, sitting of Wednesday, 19 June 2024\nProvisional transcript "
       "(extract)\n\nThe port reopened after a storm that had closed it for the better part of a week, officials said "
       "in the capital.",
       "2024-06-19", "dateline"},
      {"as of a day", "a.md", "# Facts\n\n*Prepared by the library for schools. As of 20 September 2024*\n\nA port.\n",
       "2024-09-20", "dateline"},
      {"a weekday, and a sentence behind it", "a.md",
       "# Bulletin\n\nVelden, Friday, 3 May 2024. Unless otherwise indicated, figures are those of April.\n",
       "2024-05-03", "dateline"},
      {"a battle", "a.md", "# Velden\n\nBattle of Velden, 18 June 1995. Some 40,000 soldiers meet.\n", "none", ""},
      {"a treaty", "a.md", "# Velden\n\nTreaty of Elm, 4 May 1998. It was signed in spring.\n", "none", ""},
      {"a treaty of old", "a.md", "# Velden\n\nTreaty of Elm, 4 May 1898. By Ada Moe\n", "none", ""},
      {"a life", "a.md", "# Moe\n\nAda Moe (3 March 1994 - 12 June 2020) was a painter.\n", "none", ""},
      {"what is to come", "a.md",
       "# Polls\n\nVoters go to the polls on Tuesday, 5 November 2024. Some stations close early.\n", "none", ""},
      {"a morning", "a.md", "# Moe\n\nOn the morning of Tuesday, September 11, 2001, Ada Moe sat down.\n", "none", ""},
      {"a quarter", "a.md", "# Moe\n\nFor the quarter ending Sunday, 31 March 2024, Moe Corp. reports a loss.\n",
       "none", ""},
      {"a wrapped line", "a.md", "# Bridge\n\nA bridge for King Olav on\nFriday, 4 May 2006. It is long.\n", "none",
       ""},
      {"another label", "a.md", "# Prize\n\nDeadline for applications: 3 May 2029.\n", "none", ""},
      {"one more label", "a.md", "# Law\n\nEntry into force: 1 January 2021\n", "none", ""},
      {"a photo", "a.md", "# Velden\n\nPhoto: the flood in Velden, 12 June 1991. Ada Moe.\n", "none", ""},
      {"a label", "a.txt", "Report\n\nDate of publication: 10 May 2024. Data as of 5 May 2024.\n", "2024-05-10",
       "dateline"},
      {"a day of change is not that of the text", "a.md",
       "# Answers\n\nBy the Port Office, Velden. Last updated: Thursday, 9 May 2024\n\nA port.\n", "none", ""},
      {"a day of what is told", "a.md", "# Port\n\nVersion 4 of the chart was released in Velden, 11 March 2024.\n",
       "none", ""},
      {"a day that the sentence goes on behind", "a.md", "# Port\n\nIn Velden, 11 March 2024, the port reopened.\n",
       "none", ""},
      {"a day behind a preposition", "a.md", "# Port\n\nAda Moe, mayor of Velden, on 11 March 2024\n", "none", ""},
      {"a birth in brackets", "a.txt", "Ada Moe (born in Velden; 4 October 1941) is a painter.", "none", ""},
      {"far below the title", "a.md",
       "# Port\n\nOne.\n\nTwo.\n\nThree.\n\n*The Velden Courier, 13 June 2024. By Ada Moe*\n", "none", ""},
      {"nothing", "a.txt", "The port reopened.", "none", ""},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto document = read_tests::read(row.path, row.text);
      CHECK(shown(document.meta.date) == row.date);
      CHECK(document.meta.date_origin == row.origin);
      claimcheck::ReadOptions options;
      options.date = claimcheck::make_date(1999, 1, 1);
      CHECK(read_tests::read(row.path, row.text, options).meta.date_origin == "option");
    }
  }
}
