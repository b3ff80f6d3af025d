// What is done before a reader is chosen: compression, encodings, signatures; and CSV files.
#include "read/support.h"
#include "support/catch.h"

#include "checker/text/place.h"

#include "checker/read/compression.h"
#include "checker/read/encoding.h"
#include "checker/read/number_format.h"
#include "checker/read/table_headers.h"

#include <zlib.h>
#include <zstd.h>

using namespace claimcheck;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

/// The message of the one error that a file gives.
std::string error_of(const std::string& path, const std::string& bytes, const ReadOptions& options = {}) {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({path, bytes}, options, diagnostics);
  if (document) return "(read)";
  REQUIRE(!diagnostics.empty());
  return diagnostics.back().message;
}

}  // namespace

TEST_CASE("compressed files are read as what they hold") {
  const std::string text = "# Report\n\nSome 14,700 pounds were found.\n";
  for (const std::string& bytes :
       {gzip(text), zstd(text), gzip(zstd(text)), gzip(text.substr(0, 10)) + gzip(text.substr(10))}) {
    const Document document = read_tests::read("a.md.gz", bytes);
    CHECK(document.source == text);
    CHECK(document.meta.title == "Report");
    CHECK(document.path == "a.md.gz");
  }
  CHECK(read_tests::read("2024-07-31-note.txt.zst", zstd("Words.")).meta.date == make_date(2024, 7, 31));
}

TEST_CASE("a compressed stream may come in pieces of any size") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Ship " + std::to_string(i) + " carried 14,700 tonnes.\n";
  for (const std::string& bytes : {gzip(text), zstd(text), gzip(text.substr(0, 10)) + gzip(text.substr(10))}) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
      read::Expander expander(bytes);
      std::string out;
      CHECK(expander.problem(1) != "");
      for (std::size_t at = 0; at < bytes.size(); at += size)
        CHECK(expander.add(std::string_view(bytes).substr(at, size), text.size(), out));
      CHECK(out == text);
      CHECK(expander.problem(1) == "");
    }
    read::Expander expander(bytes);
    std::string out;
    CHECK_FALSE(expander.add(bytes, 100, out));
    CHECK(expander.problem(100) == "holds more than 100 bytes when expanded (see --max-expanded)");
  }
}

TEST_CASE("compressed files are bounded, and damage is named") {
  ReadOptions options;
  options.most_expanded = 1 << 20;
  const std::string bomb(4 << 20, 'x');
  CHECK(error_of("a.gz", gzip(bomb), options) == "holds more than 1048576 bytes when expanded (see --max-expanded)");
  CHECK(error_of("a.zst", zstd(bomb), options) == "holds more than 1048576 bytes when expanded (see --max-expanded)");
  CHECK(error_of("a.gz", gzip(gzip(gzip("x")))) == "compressed more than twice");
  const std::string packed = gzip("Some text that goes on for a while.");
  CHECK(error_of("a.gz", packed.substr(0, packed.size() - 9)) == "gzip data is cut off");
  CHECK(error_of("a.gz", packed.substr(0, 10) + "\xFF\xFF\xFF" + packed.substr(13)) == "gzip data is damaged");
  const std::string other = zstd("Some text that goes on for a while.");
  CHECK(error_of("a.zst", other.substr(0, other.size() - 3)) == "zstd data is cut off");
}

TEST_CASE("encodings are told apart and said") {
  struct Row {
    const char* what;
    std::string bytes, text, encoding;
  };
  const Row rows[] = {
      {"UTF-8", "caf\xC3\xA9", "café", ""},
      {"UTF-8 with its mark",
       "\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "café", ""},
      {"UTF-16, little end first",
       std::string("\xFF\xFE"
                   "5\0 \0\xE9\0",
                   8),
       "5 é", "UTF-16"},
      {"UTF-16, big end first",
       std::string("\xFE\xFF\0"
                   "5\0 \xD8\x3D\xDE\x00",
                   10),
       "5 😀", "UTF-16"},
      {"UTF-16 without a mark", std::string("5\0 \0m\0", 6), "5 m", "UTF-16"},
      {"half a pair",
       std::string("\xFF\xFE"
                   "a\0\x3D\xD8",
                   6),
       "a\xEF\xBF\xBD", "UTF-16"},
      {"Latin-1", "5 caf\xE9s", "5 cafés", "Latin-1"},
      {"Windows-1252",
       "\x80"
       "5 \x96 \x93x\x94",
       "€5 – “x”", "Windows-1252"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Document document = read_tests::read("a.txt", row.bytes);
    CHECK(document.text == row.text);
    CHECK(document.meta.encoding == row.encoding);
  }
  std::vector<Diagnostic> diagnostics;
  read_document({"a.txt", "caf\xE9"}, {}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(to_string(diagnostics[0]) == "a.txt: note: not UTF-8; read as Latin-1 (offsets count in the text as UTF-8)");
}

TEST_CASE("what is no text is refused with a reason") {
  CHECK(error_of("a.txt", "5 caf\xC3\xA9s \xE9 \xC3\xA9") == "not valid UTF-8: byte 0xE9; save the file as UTF-8");
  CHECK(error_of("a.txt", std::string("\x01\xFF\x02", 3)) == "not valid UTF-8: byte 0xFF; save the file as UTF-8");
  CHECK(error_of("a.txt", "a\x81z") == "not valid UTF-8: byte 0x81; save the file as UTF-8");
  CHECK(error_of("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 x") ==
        "an Office file of before 2007, or one with a password; save it as DOCX or XLSX");
  CHECK(error_of("a.docx", "PK\x03\x04 x") ==
        "a ZIP archive, but none of the documents that are read (DOCX, ODT, ODS, XLSX, EPUB)");
  CHECK(error_of("a", "\x89PNG\r\n") == "an image; only text is read");
  CHECK(error_of("a.rtf", "{\\rtf1 x}") == "RTF is not read; save it as DOCX");
}

TEST_CASE("content wins over a wrong extension") {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"a.xlsx", "<html><body><h1>T</h1></body></html>"}, {}, diagnostics);
  REQUIRE(document);
  CHECK(document->text == "T");
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "is no xlsx file; read as html");
  CHECK(read_tests::read("a.txt.gz", gzip("plain")).text == "plain");
  CHECK(read_tests::read("x", "port,ships\nA,5\nB,6\nC,7\n").blocks.size() == 8);  // by its shape
}

TEST_CASE("a lone quotation mark inside a quoted field is one") {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"a.csv", "port,ships\nArle,\"12\"\xC3\x8F 4\"\nBrin,5\n"}, {}, diagnostics);
  REQUIRE(document);
  CHECK(document->text.find("12\"\xC3\x8F 4") != std::string::npos);
  CHECK(invalid_utf8(document->text) == std::string_view::npos);
}

TEST_CASE("cells of CSV files stand where they stand") {
  const Document document =
      read_tests::read("a.csv", "port;ships, \"big\"\n\"Kel;verton\";\"1,304\"\n\n\"He said \"\"no\"\"\";5\n");
  CHECK(read_tests::blocks(document) ==
        "table_cell header 0:0:0 | port\n"
        "table_cell header 0:0:1 | ships, \"big\"\n"
        "table_cell 0:1:0 | Kel;verton\n"
        "table_cell 0:1:1 | 1,304\n"
        "table_cell 0:2:0 | He said \"no\"\n"
        "table_cell 0:2:1 | 5\n");
  const Block& figure = document.blocks[3];
  CHECK(slice(document.source, document.offsets.to_source(figure.span)) == "1,304");
  CHECK(document.locator_at(figure.span.begin) == "B2");
  CHECK(document.locator_at(document.blocks[5].span.begin) == "B4");
}

TEST_CASE("a title above a CSV table is no row of it, and years can head columns") {
  const Document document = read_tests::read("a.tsv", "Ships by port\t\t\nport\t2022\t2023\nKelverton\t1,210\t1,304\n");
  CHECK(read_tests::blocks(document) ==
        "heading2 | Ships by port\n"
        "table_cell header 0:0:0 under 0 | port\n"
        "table_cell header 0:0:1 under 0 | 2022\n"
        "table_cell header 0:0:2 under 0 | 2023\n"
        "table_cell 0:1:0 under 0 | Kelverton\n"
        "table_cell 0:1:1 under 0 | 1,210\n"
        "table_cell 0:1:2 under 0 | 1,304\n");
}

TEST_CASE("a CSV table without a header has none") {
  CHECK_FALSE(read_tests::read("a.csv", "Kelverton,5\nNorhaven,6\n").blocks[0].header);
}

TEST_CASE("a CSV file of very many columns is read up to a bound, and says so") {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += "7,";
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"a.csv", bytes + "\n" + bytes + "\n"}, {}, diagnostics);
  REQUIRE(document);
  CHECK(document->blocks.size() == 2000);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "99001 columns beyond the first 1000 are not read");
}

TEST_CASE("cells that hold figures") {
  for (const char* cell : {"14,700", "$5", "-3.2%", "(120)", "12.5 m", "n/a", "–", "1 204"})
    CHECK(claimcheck::read::reads_as_figure(cell));
  for (const char* cell : {"", "Kelverton", "2023", "FY2023", "2022/23", "Q1 2024", "Age 5 to 9 years", "In thousands"})
    CHECK_FALSE(claimcheck::read::reads_as_figure(cell));
}

TEST_CASE("numbers are shown as a spreadsheet shows them") {
  const struct {
    const char *value, *format, *shown;
  } rows[] = {
      {"14700", "General", "14700"},
      {"0.1", "General", "0.1"},
      {"0.30000000000000004", "General", "0.3"},
      {"1.4699999999999999E4", "General", "14700"},
      {"14700", "#,##0", "14,700"},
      {"-14700.5", "#,##0", "-14,701"},
      {"1234567.891", "#,##0.00", "1,234,567.89"},
      {"1.005", "0.00", "1.01"},
      {"0.4249", "0%", "42%"},
      {"0.4249", "0.0%", "42.5%"},
      {"1250000", "#,##0,", "1,250"},
      {"1250000", "0.0,,\" million\"", "1.3 million"},
      {"99.5", "\"$\"#,##0.00", "$99.50"},
      {"99.5", "[$€-407]#,##0.00", "€99.50"},
      {"99.5", "#,##0.00\\ [$€-407]", "99.50 €"},
      {"-5", "#,##0;(#,##0)", "(5)"},
      {"-5", "0;[Red]-0", "-5"},
      {"0", "0;-0;\"-\"", "-"},
      {"2.50", "0.##", "2.5"},
      {"-0.2", "0", "0"},
      {"9.99", "0.0", "10.0"},
      {"0.004", "0.0", "0.0"},
      {"45356", "yyyy-mm-dd", "2024-03-05"},
      {"45356", "m/d/yy", "2024-03-05"},
      {"45356", "mmm yyyy", "March 2024"},
      {"45356", "yyyy", "2024"},
      {"0.5", "h:mm", "12:00"},
      {"0.75", "# ?/?", "0.75"},
      {"123", "00000", "00123"},
      {"12.5", "000.0", "012.5"},
      {"5551234", "000-0000", "555-1234"},
      {"15551234", "###-####", "1555-1234"},
      {"12345", "#\\ ##0", "12345"},
      {"abc", "0.00", "abc"},
      {"1e400", "0", "1e400"},
      {"1e300", "0", "1e+300"},
      {"5", "", "5"},
      {"5", "\"", "5"},
      {"5", "\\", "5"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value, row.format);
    CHECK(claimcheck::read::format_number(row.value, row.format, false) == row.shown);
  }
  CHECK(claimcheck::read::format_number("0", "yyyy-mm-dd", true) == "1904-01-01");
}

TEST_CASE("a day that can be taken for another one is shown in full") {
  const struct {
    const char *shown, *day, *expected;
  } rows[] = {
      {"3/5/2023", "2023-03-05", "2023-03-05"},
      {"05.03.23", "2023-03-05", "2023-03-05"},
      {"March 5, 2023", "2023-03-05", "2023-03-05"},
      {"2023-03-05 14:30", "2023-03-05T14:30:00", "2023-03-05"},
      {"Mar-23", "2023-03-05", "March 2023"},
      {"Mrz 2023", "2023-03-05", "March 2023"},
      {"Sunday 5th March 2023", "2023-03-05", "2023-03-05"},
      {"5 févr. 2023", "2023-02-05", "2023-02-05"},
      {"2023-03-05T14:30", "2023-03-05", "2023-03-05"},
      {"Sun 3/5/2023", "2023-03-05", "2023-03-05"},
      {"5\u00A0March\u00A02023", "2023-03-05", "2023-03-05"},
      {"3/5/2023 2:30 PM", "2023-03-05", "2023-03-05"},
      {"2023年3月5日", "2023-03-05", "2023-03-05"},
      {"Q2 2023", "2023-04-02", "Q2 2023"},
      {"4/Q4 2023", "2023-12-04", "4/Q4 2023"},
      {"1st half 2023", "2023-01-01", "1st half 2023"},
      {"Week 9 of 2023", "2023-02-09", "Week 9 of 2023"},
      {"Week 1 of 2023", "2023-01-01", "Week 1 of 2023"},
      {"Autumn 2023", "2023-09-01", "Autumn 2023"},
      {"March quarter 2023", "2023-03-01", "March quarter 2023"},
      {"Jan 2023", "2023-02-01", "Jan 2023"},
      {"5 March", "2023-03-05", "5 March"},
      {"23-Mar", "2023-03-23", "23-Mar"},
      {"2023", "2023-03-05", "2023"},
      {"Q1", "2023-03-05", "Q1"},
      {"3/5/2023", "soon", "3/5/2023"},
      {"99999999999999999999 1 2", "2023-03-05", "99999999999999999999 1 2"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.shown, row.day);
    CHECK(claimcheck::read::clear_day(row.shown, row.day) == row.expected);
  }
}
