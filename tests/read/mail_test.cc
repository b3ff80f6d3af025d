// E-mail messages, JSON files, reStructuredText and AsciiDoc.
#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;
using namespace read_tests;

namespace {
const std::string head =
    "From: Press Office <p@k.example>\nSubject: Ships =?utf-8?q?in_K=C3=B6ln?=\nDate: Tue, 5 Mar 2024 23:30:00 "
    "-0500\nMIME-Version: 1.0\n";
}

TEST_CASE("what is read of a message") {
  const struct {
    const char* what;
    std::string bytes, expected;
  } rows[] = {
      {"plain text", head + "\nSome 5 ships.\n", "title | Ships in Köln\nparagraph | Some 5 ships.\n"},
      {"what is quoted stands apart from the answer",
       head + "\n> > Some 4 ships\n> > came.\n> No, some\n> 5 ships.\n\nIt was 6.\nOn Monday he wrote:\n>On the lake "
              "are\n>7 "
              "boats of wood.\n5 > 4 it is.\n",
       "title | Ships in Köln\nparagraph | Some 4 ships came.\nparagraph | No, some 5 ships.\nparagraph | It was "
       "6.\nparagraph | On Monday he wrote:\nparagraph | On the lake are 7 boats of wood.\nparagraph | 5 > 4 it is.\n"},
      {"comparisons are no marks of quotation",
       head +
           "\nBands of the count:\n\n>300 boats are a fleet.\n\n>= 20 t is heavy.\n\n>€5 is dear.\n\n> >40 nets were "
           "lost.\n> >= 9 of silk.\n",
       "title | Ships in Köln\nparagraph | Bands of the count:\nparagraph | >300 boats are a fleet.\nparagraph | >= 20 "
       "t "
       "is heavy.\nparagraph | >€5 is dear.\nparagraph | >40 nets were lost.\nparagraph | >= 9 of silk.\n"},
      {"a quotation that was wrapped again",
       head + "\nAnn wrote:\n> The dock now costs us some 30\nmillion euros\nthis year.\n> It feeds 15\nfamilies and "
              "lends\n> nets to them.\n> Is it so?\nit is.\n> We have 9\n\nand 8.\n",
       "title | Ships in Köln\nparagraph | Ann wrote:\nparagraph | The dock now costs us some 30 million euros this "
       "year.\nparagraph | It feeds 15 families and lends nets to them.\nparagraph | Is it so?\nparagraph | it "
       "is.\nparagraph "
       "| We have 9\nparagraph | and 8.\n"},
      {"a short line of a quotation heads nothing",
       head + "\n> Boats of the Harbour\n\nThey are 9.\n\nNets of the Harbour\n\nThey are 8.\n",
       "title | Ships in Köln\nparagraph | Boats of the Harbour\nparagraph | They are 9.\nheading2 | Nets of the "
       "Harbour\nparagraph under 3 | They are 8.\n"},
      {"quoted-printable Latin-1",
       head + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nSome "
              "14,=\n700 caf=E9s.\n",
       "title | Ships in Köln\nparagraph | Some 14,700 cafés.\n"},
      {"base64 HTML",
       head + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
              "base64\n\nPHA+U29tZSA8Yj41PC9iPiBzaGlwcy48L3A+\n",
       "title | Ships in Köln\nparagraph | Some 5 ships.\n"},
      {"alternatives count once",
       head + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nSome 5 ships.\n--b\nContent-Type: "
              "text/html\n\n<p>Some 5 ships.</p>\n--b\nContent-Type: image/png\n\nx\n--b--\n",
       "title | Ships in Köln\nparagraph | Some 5 ships.\n"},
      {"attachments are left out, parts and forwarded messages are read",
       head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSome 5 ships.\n--b\nContent-Disposition: "
              "attachment\n\n99 pages\n--b\nContent-Type: message/rfc822\n\nFrom: x@y.example\nSubject: Boats\n\nSome "
              "6 boats.\n--b--\n",
       "title | Ships in Köln\nparagraph | Some 5 ships.\nheading1 | Boats\nparagraph under 2 | Some 6 boats.\n"},
      {"a part that is cut off", head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSome 5 ships.",
       "title | Ships in Köln\nparagraph | Some 5 ships.\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(blocks(read("a.eml", row.bytes)) == row.expected);
    CHECK(blocks(read("a", row.bytes)) == row.expected);  // by its headers
  }
  const Document document = read("a.eml", head + "\nSome 5 ships.\n");
  CHECK(document.meta.title == "Ships in Köln");
  CHECK(document.meta.source == "Press Office");
  CHECK(document.meta.date == make_date(2024, 3, 5));
  CHECK(document.meta.date_origin == "mail header");
  CHECK(document.locator_at(20) == "text part");
}

TEST_CASE("a memo is no message, and a message without headers none either") {
  CHECK(read("memo.txt", "From: Me\nTo: You\nSubject: Ships\n\nSome 5 ships.").locators.empty());
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(read_document({"a.eml", "Some 5 ships.\n"}, {}, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "no e-mail message: it does not open with headers");
}

TEST_CASE("parts inside each other without end") {
  std::string bytes = head;
  for (int i = 0; i < 3000; ++i) {
    const std::string b = "b" + std::to_string(i);
    bytes += "Content-Type: multipart/mixed; boundary=" + b + "\n\n--" + b + "\n";
  }
  CHECK(read("a.eml", bytes + "\nSome 5 ships.\n").blocks.size() >= 1);
}

TEST_CASE("texts and tables of a JSON file") {
  const Document document =
      read("a.json", R"({"id": "x-1", "url": "https://k.example/a b", "body": ["Some 5 ships.", "short"],
    "rows": [{"port": "Kelverton", "ships_seen": 1210}, {"port": "Norhaven", "ships_seen": 845, "x y": null}]})");
  CHECK(blocks(document) ==
        "paragraph | Some 5 ships.\n"
        "table_cell header 0:0:0 | port\n"
        "table_cell header 0:0:1 | ships seen\n"
        "table_cell header 0:0:2 | x y\n"
        "table_cell 0:1:0 | Kelverton\n"
        "table_cell 0:1:1 | 1210\n"
        "table_cell 0:2:0 | Norhaven\n"
        "table_cell 0:2:1 | 845\n");
  CHECK(document.locator_at(0) == "$.body[0]");
  CHECK(document.locator_at(document.blocks[5].span.begin) == "$.rows[0].ships_seen");
  const Document lines = read("a.jsonl", "{\"a b\": \"Some 5 ships.\"}\n\n{\"text\": \"Some 6 boats.\"}\n");
  CHECK(lines.text == "Some 5 ships.\n\nSome 6 boats.");
  CHECK(lines.locator_at(0) == "record 1: $[\"a b\"]");
}

TEST_CASE("a JSON file that is none says where") {
  const auto error = [](const std::string& bytes) {
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(read_document({"a.json", bytes}, {}, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    Diagnostic d = diagnostics[0];
    d.excerpt.clear();
    return to_string(d);
  };
  CHECK(error("{\"a\": 1,\n \"b\": }") == "a.json:2:7: error: not valid JSON");
  CHECK(error("{\"a\": 1}\n{\"b\": }\n") == "a.json:2:7: error: not valid JSON");
  CHECK(error(std::string(100000, '[')) == "a.json: error: nested more than 64 levels deep");
}

TEST_CASE("what is read of reStructuredText") {
  const struct {
    const char *what, *text, *expected;
  } rows[] = {
      {"headings in their order", "=====\nShips\n=====\n\nPart\n----\n\nText.\n",
       "heading1 | Ships\nheading2 under 0 | Part\nparagraph under 1 | Text.\n"},
      {"inline marks",
       "Some **14,700** *pounds* of ``nets`` in `the port <https://k.example>`_, see note [1]_ and :ref:`ports`.\n",
       "paragraph | Some 14,700 pounds of nets in the port , see note  and ports.\n"},
      {"stars that are no marks", "A 5 * 6 field and 2*3.\n", "paragraph | A 5 * 6 field and 2*3.\n"},
      {"directives",
       ".. note:: Some 5 ships.\n\n   And 6 boats.\n\n.. image:: x.png\n   :width: 300\n\n.. A comment: 99\n\nText.\n",
       "paragraph | Some 5 ships.\nquote | And 6 boats.\nparagraph | Text.\n"},
      {"notes and targets", ".. [1] Some 5 ships.\n.. _here: https://k.example/99\n", "paragraph | Some 5 ships.\n"},
      {"lists", "- 5 ships\n- 6 boats\n\n#. one port\n",
       "list_item1 | 5 ships\nlist_item1 | 6 boats\nlist_item1 | one port\n"},
      {"a simple table", "====  =====\nPort  Ships\n====  =====\nA     1,210\n====  =====\n",
       "table_cell header 0:0:0 | Port\ntable_cell header 0:0:1 | Ships\ntable_cell 0:1:0 | A\ntable_cell 0:1:1 | "
       "1,210\n"},
      {"a grid", "+------+-------+\n| Port | Ships |\n+======+=======+\n| A    | 1,210 |\n+------+-------+\n",
       "table_cell header 0:0:0 | Port\ntable_cell header 0:0:1 | Ships\ntable_cell 0:1:0 | A\ntable_cell 0:1:1 | "
       "1,210\n"},
      {"a list table",
       ".. list-table:: Ships (thousands)\n   :header-rows: 1\n   :widths: 1 2\n\n   * - Port\n     - Ships\n   * - "
       "A,\n       "
       "the larger\n     - 1,210\n   * - B\n     -\n\nText.\n",
       "paragraph | Ships (thousands)\ntable_cell header 0:0:0 | Port\ntable_cell header 0:0:1 | Ships\n"
       "table_cell 0:1:0 | A, the larger\ntable_cell 0:1:1 | 1,210\ntable_cell 0:2:0 | B\nparagraph | Text.\n"},
      {"a CSV table",
       ".. csv-table:: Ships\n   :header: \"Port\", \"Ships, all\"\n\n   \"A \"\"B\"\"\", \"1,210\"\n   C, "
       "5\n\nText.\n",
       "paragraph | Ships\ntable_cell header 0:0:0 | Port\ntable_cell header 0:0:1 | Ships, all\n"
       "table_cell 0:1:0 | A \"B\"\ntable_cell 0:1:1 | 1,210\ntable_cell 0:2:0 | C\ntable_cell 0:2:1 | 5\n"
       "paragraph | Text.\n"},
      {"a CSV table with another separator",
       ".. csv-table::\n   :delim: ;\n   :header-rows: 1\n\n   Port;Ships\n   A;1,210\n",
       "table_cell header 0:0:0 | Port\ntable_cell header 0:0:1 | Ships\ntable_cell 0:1:0 | A\ntable_cell 0:1:1 | "
       "1,210\n"},
      {"a CSV table of a file", ".. csv-table:: Ships\n   :file: ships.csv\n\nText.\n",
       "paragraph | Ships\nparagraph | Text.\n"},
      {"a literal block", "For example::\n\n    x = 5\n\nText.\n",
       "paragraph | For example::\ncode | x = 5\nparagraph | Text.\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    const std::string got = blocks(read("a.rst", row.text));
    std::string expected = row.expected;
    if (const std::size_t gap = expected.find("note  and"); gap != std::string::npos) expected.erase(gap + 4, 1);
    CHECK(got == expected);
  }
  CHECK(read("a.rst", "Ships\n=====\n\n:Date: 2024-03-05\n:Author: 9\n\nText.\n").meta.date == make_date(2024, 3, 5));
}

TEST_CASE("what is read of AsciiDoc") {
  const struct {
    const char *what, *text, *expected;
  } rows[] = {
      {"headings", "= Ships\nA. Writer\nv1.0, 2024-03-05\n:toc:\n\nText.\n\n== Part\n",
       "heading1 | Ships\nparagraph under 0 | Text.\nheading2 under 0 | Part\n"},
      {"inline marks", "Some *14,700* _pounds_ of `nets` in https://k.example[the port] footnote:[99 pages]today.\n",
       "paragraph | Some 14,700 pounds of nets in the port today.\n"},
      {"comments and macros", "// 99\n////\n98\n////\nimage::x.png[97]\n\nSome 5 ships.\n",
       "paragraph | Some 5 ships.\n"},
      {"lists", "* 5 ships\n** 6 boats\n. one port\n",
       "list_item1 | 5 ships\nlist_item2 | 6 boats\nlist_item1 | one port\n"},
      {"a table", "[%header,cols=\"1,2\"]\n|===\n|Port |Ships\n|A\n|1,210\n|===\n",
       "table_cell header 0:0:0 | Port\ntable_cell header 0:0:1 | Ships\ntable_cell 0:1:0 | A\ntable_cell 0:1:1 | "
       "1,210\n"},
      {"a first row set off", "|===\n2+|Ships\n\n|A |5\n|===\n",
       "table_cell header 0:0:0 | Ships\ntable_cell 0:1:0 | A\ntable_cell 0:1:1 | 5\n"},
      {"code", "----\nx = 5\n----\nText.\n", "code | x = 5\nparagraph | Text.\n"},
      {"raised", "About 10^6^ ships.\n", "paragraph | About 10⁶ ships.\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(blocks(read("a.adoc", row.text)) == row.expected);
  }
  CHECK(read("a.adoc", rows[0].text).meta.date == make_date(2024, 3, 5));
}
