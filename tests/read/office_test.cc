// Word, OpenDocument, Excel and EPUB files.
#include "read/containers.h"
#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;
using namespace read_tests;

namespace {

std::string p(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }
std::string r(const std::string& text, const std::string& properties = {}) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string text_with(const std::string& path, const std::string& bytes, Tracked tracked) {
  ReadOptions options;
  options.tracked = tracked;
  return read(path, bytes, options).text;
}

std::string error_of(const std::string& path, const std::string& bytes, const ReadOptions& options = {}) {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({path, bytes}, options, diagnostics);
  if (document) return "(read)";
  REQUIRE(!diagnostics.empty());
  return diagnostics.back().message;
}

}  // namespace

TEST_CASE("what is read of a Word document") {
  const struct {
    const char* what;
    std::string body, expected;
  } rows[] = {
      {"a number in two runs", p(r("Some 14,") + r("700 pounds", "<w:b/>")), "paragraph | Some 14,700 pounds\n"},
      {"a style that is based on a heading", "<w:p><w:pPr><w:pStyle w:val=\"Own\"/></w:pPr>" + r("Part 2") + "</w:p>",
       "heading2 | Part 2\n"},
      {"a style in a circle", "<w:p><w:pPr><w:pStyle w:val=\"Loop\"/></w:pPr>" + r("words.") + "</w:p>",
       "paragraph | words.\n"},
      {"a bold line is a heading", p(r("Ships in port", "<w:b/>")) + p(r("Text.", "<w:b w:val=\"0\"/>")),
       "heading6 | Ships in port\nparagraph under 0 | Text.\n"},
      {"list items",
       "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>" + r("5 ships") + "</w:p>",
       "list_item2 | 5 ships\n"},
      {"hidden and struck text", p(r("5 ") + r("6 ", "<w:vanish/>") + r("7 ", "<w:strike/>") + r("ships")),
       "paragraph | 5 ships\n"},
      {"raised digits", p(r("300") + r("1", "<w:vertAlign w:val=\"superscript\"/>") + r(" ships")),
       "paragraph | 300¹ ships\n"},
      {"breaks and tabs",
       p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"),
       "paragraph | a b c‑d\n"},
      {"links and fields",
       p("<w:hyperlink>" + r("5 ships") + "</w:hyperlink><w:r><w:instrText>PAGE 9</w:instrText></w:r>"),
       "paragraph | 5 ships\n"},
      {"content controls",
       "<w:sdt><w:sdtPr><w:alias w:val=\"9\"/></w:sdtPr><w:sdtContent>" + p(r("5 ships")) + "</w:sdtContent></w:sdt>",
       "paragraph | 5 ships\n"},
      {"a text box, given twice",
       p(r("Text.") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p(r("5 ships.")) +
         "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("5 ships.")) +
         "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"),
       "paragraph | Text.\nparagraph | 5 ships.\n"},
      {"XML entities of a document's own", p(r("5 &amp; 6 &#55; &own; ships")), "paragraph | 5 & 6 7 &own; ships\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(blocks(read("a.docx", docx(row.body))) == row.expected);
  }
}

TEST_CASE("tables of a Word document") {
  const auto cell = [](const std::string& text, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(r(text)) + "</w:tc>";
  };
  const Document document =
      read("a.docx", docx("<w:tbl><w:tr>" + cell("Port", "<w:vMerge w:val=\"restart\"/>") +
                          cell("Ships", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") +
                          cell("2022") + cell("2023") + "</w:tr><w:tr>" + cell("Kelverton") + cell("1,210") +
                          cell("1,304") + "</w:tr></w:tbl>"));
  CHECK(blocks(document) ==
        "table_cell header 0:0:0 | Port\n"
        "table_cell header 0:0:1 | Ships\n"
        "table_cell header 0:1:1 | 2022\n"
        "table_cell header 0:1:2 | 2023\n"
        "table_cell 0:2:0 | Kelverton\n"
        "table_cell 0:2:1 | 1,210\n"
        "table_cell 0:2:2 | 1,304\n");
  CHECK(document.blocks[1].columns == 2);
  CHECK(document.locator_at(document.blocks[5].span.begin) == "table 1, row 3, column 2");
}

TEST_CASE("notes of a Word document stand behind the text, comments and separators nowhere") {
  const Document document =
      read("a.docx", docx(p(r("Text.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
                          "<w:footnote w:type=\"separator\">" + p(r("x y")) + "</w:footnote><w:footnote w:id=\"2\">" +
                              p(r("Some 5 ships.")) + "</w:footnote>"));
  CHECK(document.text == "Text.\n\nSome 5 ships.");
  CHECK(document.locator_at(8) == "footnote 1");
  CHECK(document.locator_at(0) == "paragraph 1");
}

TEST_CASE("tracked changes of a Word document") {
  const std::string file = docx(p(r("Some ") + "<w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:ins>" + r("60") +
                                  "</w:ins>" + r(" ships.")) +
                                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("First") + "</w:p>" +
                                p(r(" second.")) + "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>" +
                                p("<w:ins>" + r("new 7") + "</w:ins>") + "</w:tc></w:tr></w:tbl>");
  CHECK(text_with("a.docx", file, Tracked::accepted) == "Some 60 ships.\n\nFirst second.\n\nnew 7");
  CHECK(text_with("a.docx", file, Tracked::original) == "Some 50 ships.\n\nFirst\n\nsecond.");
  CHECK(text_with("a.docx", file, Tracked::both) == "Some 5060 ships.\n\nFirst\n\nsecond.\n\nnew 7");
}

TEST_CASE("what is read of an OpenDocument text") {
  const std::string styles =
      "<style:style style:name=\"S\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
      "<style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
      "<style:style style:name=\"U\"><style:text-properties style:text-position=\"super 58%\"/></style:style>";
  const struct {
    const char* what;
    std::string body, expected;
  } rows[] = {
      {"spans", "<text:p>Some 14,<text:span>700</text:span>\n   pounds</text:p>", "paragraph | Some 14,700 pounds\n"},
      {"headings and lists",
       "<text:h text:outline-level=\"2\">Part</text:h><text:list><text:list-item><text:p>5 "
       "ships</text:p><text:list><text:list-item><text:p>6 "
       "boats</text:p></text:list-item></text:list></text:list-item></text:list>",
       "heading2 | Part\nlist_item1 under 0 | 5 ships\nlist_item2 under 0 | 6 boats\n"},
      {"struck and raised",
       "<text:p>5 <text:span text:style-name=\"S\">6 </text:span>ships<text:span "
       "text:style-name=\"U\">2</text:span></text:p>",
       "paragraph | 5 ships²\n"},
      {"bold line", "<text:p text:style-name=\"B\">Ships in port</text:p><text:p>Text.</text:p>",
       "heading6 | Ships in port\nparagraph under 0 | Text.\n"},
      {"comments and notes",
       "<text:p>Text.<office:annotation><text:p>99</text:p></office:annotation><text:note><text:note-citation>1</"
       "text:note-citation><text:note-body><text:p>5 ships.</text:p></text:note-body></text:note></text:p>",
       "paragraph | Text.\nparagraph | 5 ships.\n"},
      {"tables",
       "<table:table><table:table-header-rows><table:table-row><table:table-cell "
       "table:number-columns-spanned=\"2\"><text:p>Ships</text:p></table:table-cell><table:covered-table-cell/></"
       "table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>5</text:p></"
       "table:table-cell><table:table-cell "
       "table:number-columns-repeated=\"2\"><text:p>6</text:p></table:table-cell></table:table-row></table:table>",
       "table_cell header 0:0:0 | Ships\ntable_cell 0:1:0 | 5\ntable_cell 0:1:1 | 6\ntable_cell 0:1:2 | 6\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(blocks(read("a.odt", odt(row.body, styles))) == row.expected);
  }
}

TEST_CASE("tracked changes of an OpenDocument text") {
  const std::string file = odt(
      "<text:tracked-changes><text:changed-region "
      "text:id=\"a\"><text:insertion/></text:changed-region><text:changed-region "
      "text:id=\"b\"><text:deletion><text:p>50</text:p></text:deletion></text:changed-region></text:tracked-changes>"
      "<text:p>Some <text:change text:change-id=\"b\"/><text:change-start text:change-id=\"a\"/>60<text:change-end "
      "text:change-id=\"a\"/> ships.</text:p>");
  CHECK(text_with("a.odt", file, Tracked::accepted) == "Some 60 ships.");
  CHECK(text_with("a.odt", file, Tracked::original) == "Some 50 ships.");
  CHECK(text_with("a.odt", file, Tracked::both) == "Some 5060 ships.");
}

TEST_CASE("sheets of an Excel workbook") {
  const Document document =
      read("a.xlsx",
           xlsx("<cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" "
                "t=\"inlineStr\"><is><t>Ships by "
                "port</t></is></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" "
                "t=\"s\"><v>1</v></c><c r=\"D3\"><v>9</v></c></row>"
                "<row r=\"4\"><c r=\"B4\"><v>2022</v></c><c r=\"C4\"><v>2023</v></c></row>"
                "<row r=\"5\"><c r=\"A5\" t=\"str\"><f>X()</f><v>Kelverton</v></c><c r=\"B5\" "
                "s=\"1\"><v>1210</v></c><c r=\"C5\" s=\"2\"><v>0.0425</v></c>"
                "<c r=\"E5\" t=\"e\"><v>#DIV/0!</v></c></row><row r=\"6\" hidden=\"1\"><c r=\"A6\"><v>77</v></c></row>"
                "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>Boats</t></is></c><c r=\"B9\" "
                "t=\"inlineStr\"><is><t>Number</t></is></c></row>"
                "<row r=\"10\"><c r=\"A10\" t=\"inlineStr\"><is><t>Ferries</t></is></c><c "
                "r=\"B10\"><v>12</v></c></row></sheetData>"
                "<mergeCells><mergeCell ref=\"B3:C3\"/></mergeCells>"));
  CHECK(blocks(document) ==
        "heading2 | Ships by port\n"
        "table_cell header 0:0:0 under 0 | Port\n"
        "table_cell header 0:0:1 under 0 | Ships seen\n"
        "table_cell header 0:1:1 under 0 | 2022\n"
        "table_cell header 0:1:2 under 0 | 2023\n"
        "table_cell 0:2:0 under 0 | Kelverton\n"
        "table_cell 0:2:1 under 0 | 1,210\n"
        "table_cell 0:2:2 under 0 | 4.3%\n"
        "table_cell header 1:0:0 under 0 | Boats\n"
        "table_cell header 1:0:1 under 0 | Number\n"
        "table_cell 1:1:0 under 0 | Ferries\n"
        "table_cell 1:1:1 under 0 | 12\n");
  CHECK(document.blocks[2].columns == 2);
  CHECK(document.locator_at(document.blocks[7].span.begin) == "Sheet1!C5");
}

namespace {

/// Rows of an Excel sheet: "Port|Ships", "Ostby|12"; figures are numbers.
std::string sheet_rows(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) {
    out += "<row>";
    for (std::size_t at = 0; at <= row.size();) {
      const std::size_t end = std::min(row.find('|', at), row.size());
      const std::string cell = row.substr(at, end - at);
      const bool number = !cell.empty() && cell.find_first_not_of("0123456789.") == std::string::npos;
      out += number ? "<c><v>" + cell + "</v></c>" : "<c t=\"str\"><v>" + cell + "</v></c>";
      at = end + 1;
    }
    out += "</row>";
  }
  return "<sheetData>" + out + "</sheetData>";
}

}  // namespace

TEST_CASE("the names of several sheets head their tables, and no heading of one sheet holds for the next") {
  const Document document = read("a.xlsx", xlsx_of({{"2022", sheet_rows({"Ships by port", "Port|Ships", "Ostby|12"})},
                                                    {"Plan", sheet_rows({"Port|Ships", "Ostby|14"})}}));
  CHECK(blocks(document) ==
        "heading2 | 2022\n"
        "heading3 under 0 | Ships by port\n"
        "table_cell header 0:0:0 under 1 | Port\n"
        "table_cell header 0:0:1 under 1 | Ships\n"
        "table_cell 0:1:0 under 1 | Ostby\n"
        "table_cell 0:1:1 under 1 | 12\n"
        "heading2 | Plan\n"
        "table_cell header 1:0:0 under 6 | Port\n"
        "table_cell header 1:0:1 under 6 | Ships\n"
        "table_cell 1:1:0 under 6 | Ostby\n"
        "table_cell 1:1:1 under 6 | 14\n");
  CHECK(document.locator_at(0) == "2022");
}

TEST_CASE("a merged header is seen over the columns that are not hidden, and a hidden row divides no table") {
  const Document document = read(
      "a.xlsx", xlsx("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" "
                     "t=\"str\"><v>Port</v></c><c r=\"B1\" t=\"str\"><v>Ships</v></c><c r=\"C1\"/></row>"
                     "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Ostby</v></c><c r=\"B2\"><v>5</v></c><c "
                     "r=\"C2\"><v>7</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"str\"><v>Vale</v></c></row>"
                     "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>Marn</v></c><c r=\"C4\" t=\"str\"><v>none</v></c></row>"
                     "</sheetData><mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>"));
  CHECK(blocks(document) ==
        "table_cell header 0:0:0 | Port\n"
        "table_cell header 0:0:2 | Ships\n"
        "table_cell 0:1:0 | Ostby\n"
        "table_cell 0:1:2 | 7\n"
        "table_cell 0:2:0 | Marn\n"
        "table_cell 0:2:2 | none\n");
}

TEST_CASE("sheets of an OpenDocument spreadsheet are read as those of Excel") {
  const auto cell = [](const std::string& text, const std::string& more = {}) {
    return "<table:table-cell" + more + "><text:p>" + text + "</text:p></table:table-cell>";
  };
  const auto row = [](const std::string& cells, const std::string& more = {}) {
    return "<table:table-row" + more + ">" + cells + "</table:table-row>";
  };
  const std::string styles =
      "<style:style style:name=\"ta1\"/><style:style style:name=\"ta2\"><style:table-properties "
      "table:display=\"false\"/></style:style>";
  const Document document = read(
      "a.ods",
      ods("<table:table table:name=\"Trade\" table:style-name=\"ta1\"><table:table-column/><table:table-column-group>"
          "<table:table-column table:visibility=\"collapse\"/></table:table-column-group><table:table-column/>" +
              row(cell("Goods by port", " table:number-columns-spanned=\"3\"") + "<table:covered-table-cell/>") +
              row(cell("Port") + cell("Ships", " table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>") +
              row(cell("Ostby") + cell("5") + cell("7")) +
              row(cell("Vale") + cell("6") + cell("8"), " table:visibility=\"filter\"") +
              row(cell("Since") + cell("9") +
                  cell("3/5/2023", " office:value-type=\"date\" office:date-value=\"2023-03-05\"")) +
              row("<table:table-cell/>", " table:number-rows-repeated=\"2\"") +
              row(cell("Month") + cell("") + cell("Crew")) + row(cell("May") + cell("") + cell("40")) +
              "</table:table><table:table table:name=\"Old\" table:style-name=\"ta2\">" + row(cell("99")) +
              "</table:table><table:table table:name=\"2022\">" + row(cell("Port") + cell("Ships")) +
              row(cell("Ostby") + cell("4")) + "</table:table>",
          styles));
  CHECK(blocks(document) ==
        "heading2 | Trade\n"
        "heading3 under 0 | Goods by port\n"
        "table_cell header 0:0:0 under 1 | Port\n"
        "table_cell header 0:0:2 under 1 | Ships\n"
        "table_cell 0:1:0 under 1 | Ostby\n"
        "table_cell 0:1:2 under 1 | 7\n"
        "table_cell 0:2:0 under 1 | Since\n"
        "table_cell 0:2:2 under 1 | 2023-03-05\n"
        "table_cell header 1:0:0 under 1 | Month\n"
        "table_cell header 1:0:2 under 1 | Crew\n"
        "table_cell 1:1:0 under 1 | May\n"
        "table_cell 1:1:2 under 1 | 40\n"
        "heading2 | 2022\n"
        "table_cell header 2:0:0 under 12 | Port\n"
        "table_cell header 2:0:1 under 12 | Ships\n"
        "table_cell 2:1:0 under 12 | Ostby\n"
        "table_cell 2:1:1 under 12 | 4\n");
  CHECK(document.locator_at(document.blocks[5].span.begin) == "Trade!C3");
  CHECK(document.locator_at(document.blocks[11].span.begin) == "Trade!C9");
}

TEST_CASE("a sheet's name is no way to a terminal") {
  const Document document =
      read("a.xlsx", xlsx("<sheetData><row><c><v>5</v></c><c><v>6</v></c></row></sheetData>", "A&#10;&#27;[31mB"));
  CHECK(document.locator_at(0) == "A  [31mB!A1");
}

TEST_CASE("chapters of a book are read in its order") {
  const std::string file = zipped(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"x/b.opf\"/></rootfiles></container>"},
       {"x/b.opf",
        "<package xmlns:dc=\"d\"><metadata><dc:title>Ports</dc:title><dc:publisher>K "
        "Press</dc:publisher><dc:date>2024-03-05</dc:date></metadata>"
        "<manifest><item id=\"n\" href=\"n.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/><item "
        "id=\"b\" href=\"b%20b.xhtml\" media-type=\"application/xhtml+xml\"/>"
        "<item id=\"a\" href=\"../a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref "
        "idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref idref=\"gone\"/></spine></package>"},
       {"x/n.xhtml", "<html><body>Contents 1</body></html>"},
       {"x/b b.xhtml", "<html><body><h1>Last</h1><p>Some 6 boats.</p></body></html>"},
       {"a.xhtml", "<html><body><p>Some 5 ships.</p></body></html>"}});
  const Document document = read("a.epub", file);
  CHECK(document.text == "Some 5 ships.\n\nLast\n\nSome 6 boats.");
  CHECK(document.meta.title == "Ports");  // not "Last"
  CHECK(document.meta.source == "K Press");
  CHECK(document.meta.date == make_date(2024, 3, 5));
  CHECK(document.locator_at(16) == "chapter 2 (x/b b.xhtml)");
}

TEST_CASE("damaged and hostile containers are refused with a reason") {
  const std::string whole = docx(p(r("Some 5 ships.")));
  CHECK(error_of("a.docx", whole.substr(0, whole.size() / 2)) == "damaged ZIP container: Not a zip archive");
  CHECK(error_of("a.docx", whole.substr(0, whole.size() - 4)).starts_with("damaged ZIP container: "));
  std::string damaged = whole;
  const std::size_t data = damaged.find("word/document.xml") + 40;
  for (std::size_t i = 0; i < 30; ++i) damaged[data + i] = '\xFF';
  CHECK(error_of("a.docx", damaged).find("damaged") != std::string::npos);
  CHECK(error_of("a.docx", docx("<w:p>")).starts_with("word/document.xml: not well-formed XML at byte "));
  CHECK(error_of("a.docx", zipped({{"[Content_Types].xml", ""}, {"word/documents.xml", "x"}})) ==
        "a Word document without its text (word/document.xml)");
  CHECK(error_of("a.xlsx", zipped({{"[Content_Types].xml", ""}, {"xl/workbook.xml", "<"}}))
            .starts_with("xl/workbook.xml: not well-formed"));
  CHECK(error_of("a.odt", zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}})) ==
        "an OpenDocument file without its text (content.xml)");
  CHECK(error_of("a.epub", zipped({{"mimetype", "application/epub+zip"}})) == "a book without its package file");
  ReadOptions options;
  options.most_expanded = 1 << 20;
  CHECK(error_of("a.docx", docx(p(r(std::string(2 << 20, 'x')))), options) ==
        "holds more than 1048576 bytes when expanded (see --max-expanded)");
  CHECK(error_of("a.docx", docx(p(r(std::string(64 << 20, 'x'))))) == "expands to more than 500 times its size");
}

TEST_CASE("elements nested without end are cut, and said") {
  std::string body;
  for (int i = 0; i < 20000; ++i) body += "<w:sdt><w:sdtContent>";
  body += p(r("deep"));
  for (int i = 0; i < 20000; ++i) body += "</w:sdtContent></w:sdt>";
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"a.docx", docx(p(r("Some 5 ships.")) + body)}, {}, diagnostics);
  REQUIRE(document);
  CHECK(document->text == "Some 5 ships.");
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "nested too deeply; some text is not read");
}

TEST_CASE("a document type cannot bring in files or expand") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
  const std::string file = zipped({{"[Content_Types].xml", ""},
                                   {"word/document.xml", bomb + "<w:document xmlns:w=\"w\"><w:body>" +
                                                             p(r("5 &b; &f; ships")) + "</w:body></w:document>"}});
  CHECK(read("a.docx", file).text == "5 &b; &f; ships");
}
