// PDF files: the program that reads them, and what is made of the places of its lines.
#include "read/support.h"
#include "support/catch.h"

#include "checker/read/child_process.h"
#include "checker/read/pdf.h"
#include "checker/read/pdf_page.h"

#include <cstdio>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace claimcheck;
using namespace claimcheck::read;

namespace {

/// A stand-in for pdftotext: prints the XHTML of `pages`.
class FakeProgram {
 public:
  explicit FakeProgram(const std::string& pages) {
    char name[] = "/tmp/claimcheck-pdf-XXXXXX";
    const int file = ::mkstemp(name);
    REQUIRE(file >= 0);
    path_ = name;
    const std::string script = "#!/bin/sh\ncat <<'END'\n<html><body><doc>" + pages + "</doc></body></html>\nEND\n";
    REQUIRE(::write(file, script.data(), script.size()) == static_cast<ssize_t>(script.size()));
    ::fchmod(file, 0700);
    ::close(file);
  }
  ~FakeProgram() { ::unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string word(double x, double y, const std::string& text, double size = 10) {
  const auto number = [](double value) { return std::to_string(value); };
  return "<word xMin=\"" + number(x) + "\" yMin=\"" + number(y) + "\" xMax=\"" +
         number(x + 5.0 * static_cast<double>(text.size())) + "\" yMax=\"" + number(y + size) + "\">" + text +
         "</word>";
}

/// A line of words with single spaces, from x on.
std::string line(double x, double y, const std::string& text, double size = 10) {
  std::string words;
  double at = x;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words += word(at, y, text.substr(begin, end - begin), size);
    at += 5.0 * static_cast<double>(end - begin + 1);
    begin = end + 1;
  }
  const auto number = [](double value) { return std::to_string(value); };
  return "<line xMin=\"" + number(x) + "\" yMin=\"" + number(y) + "\" xMax=\"" + number(at - 5) + "\" yMax=\"" +
         number(y + size) + "\">" + words + "</line>";
}

std::string block(const std::string& lines) { return "<block>" + lines + "</block>"; }
std::string page(const std::string& blocks) {
  return "<page width=\"600\" height=\"800\"><flow>" + blocks + "</flow></page>";
}

Document read_pages(const std::string& pages) {
  const FakeProgram program(pages);
  ReadOptions options;
  options.pdftotext = program.path();
  return read_tests::read("a.pdf", "%PDF-1.4 x", options);
}

ChildResult run(const std::string& script, std::string_view input = {}, ChildLimits limits = {}) {
  return run_child({"sh", "-c", script}, input, limits);
}

}  // namespace

TEST_CASE("lines of a page become paragraphs, and divided words are joined") {
  const Document document =
      read_pages(page(block(line(50, 200, "The ferry carried 1,200 passen-") + line(50, 212, "gers on well-") +
                            line(50, 224, "known routes, some 5-") + line(50, 236, "year plan.")) +
                      block(line(50, 300, "A well-known port."))));
  CHECK(document.text ==
        "The ferry carried 1,200 passengers on well-known routes, some 5-year plan.\n\nA well-known port.");
  CHECK(document.locator_at(0) == "page 1, line 1");
  CHECK(document.locator_at(40) == "page 1, line 2");
}

TEST_CASE("a paragraph goes on in the next column and on the next page") {
  const Document document =
      read_pages(page(block(line(50, 200, "Some 5 ships")) + block(line(300, 200, "and 6 boats"))) +
                 page(block(line(50, 200, "came in. Text.")) + block(line(50, 300, "New."))));
  CHECK(read_tests::blocks(document) == "paragraph | Some 5 ships and 6 boats came in. Text.\nparagraph | New.\n");
  CHECK(document.locator_at(26) == "page 2, line 1");
}

TEST_CASE("a name may open a page inside a sentence") {
  const std::string first = block(line(50, 200, "Some 5 ships came to") + line(50, 212, "the old port of"));
  CHECK(read_pages(page(first) + page(block(line(50, 100, "Kelverton in 2023.")))).text ==
        "Some 5 ships came to\nthe old port of\nKelverton in 2023.");
  CHECK(read_pages(page(first + block(line(50, 300, "Kelverton in 2023.")))).text ==
        "Some 5 ships came to\nthe old port of\n\nKelverton in 2023.");
}

TEST_CASE("running headers, footers and page numbers are left out") {
  const auto one = [](const std::string& number, const std::string& text) {
    return page(block(line(50, 20, "Port report " + number)) + block(line(50, 300, text)) +
                block(line(290, 780, "Page " + number + " of 2")));
  };
  CHECK(read_pages(one("1", "Some 5 ships.") + one("2", "Some 6 boats.")).text == "Some 5 ships.\n\nSome 6 boats.");
  // On a single page only a page number can be told.
  CHECK(read_pages(one("1", "Some 5 ships.")).text == "Port report 1\n\nSome 5 ships.");
  // The same words in the middle of two pages are text.
  const std::string middle = page(block(line(50, 300, "Some 5 ships.")));
  CHECK(read_pages(middle + middle).text == "Some 5 ships.\n\nSome 5 ships.");
}

TEST_CASE("headings stand out by their size, items by their marks") {
  const Document document = read_pages(page(block(line(50, 100, "Ships in port", 18)) +
                                            block(line(50, 200, "Text of the report goes on here. It is long.")) +
                                            block(line(50, 300, "• 5 ships") + line(50, 312, "• 6 boats"))));
  CHECK(read_tests::blocks(document) ==
        "heading1 | Ships in port\n"
        "paragraph under 0 | Text of the report goes on here. It is long.\n"
        "list_item1 under 0 | 5 ships\n"
        "list_item1 under 0 | 6 boats\n");
  CHECK(document.meta.title == "Ships in port");
}

TEST_CASE("tables are found by the places of their cells, prose in columns is none") {
  // As pdftotext gives them: a column a block.
  const Document document =
      read_pages(page(block(line(50, 100, "Port") + line(50, 112, "Kelverton") + line(50, 124, "Norhaven")) +
                      block(line(200, 100, "Ships 2022") + line(200, 112, "1,210") + line(200, 124, "845")) +
                      block(line(300, 100, "Change") + line(300, 112, "7.8%") + line(300, 124, "–"))));
  CHECK(read_tests::blocks(document) ==
        "table_cell header 0:0:0 | Port\n"
        "table_cell header 0:0:1 | Ships 2022\n"
        "table_cell header 0:0:2 | Change\n"
        "table_cell 0:1:0 | Kelverton\n"
        "table_cell 0:1:1 | 1,210\n"
        "table_cell 0:1:2 | 7.8%\n"
        "table_cell 0:2:0 | Norhaven\n"
        "table_cell 0:2:1 | 845\n"
        "table_cell 0:2:2 | –\n");
  CHECK(document.locator_at(document.blocks[4].span.begin) == "page 1, line 2");
  const Document prose =
      read_pages(page(block(line(50, 100, "In 2023 there were") + line(50, 112, "14 ships in port.")) +
                      block(line(300, 100, "The year before it was") + line(300, 112, "12 of them, or less."))));
  for (const Block& one : prose.blocks) CHECK(one.table < 0);
}

TEST_CASE("columns with a narrow gap, which pdftotext reads across, are read one after the other") {
  std::string both;
  const auto across = [](double y, const std::string& left, const std::string& right) {
    const std::string a = line(50, y, left), b = line(200, y, right);  // one line with the words of both
    return a.substr(0, a.size() - 7) + b.substr(b.find('>') + 1);
  };
  const char* left[] = {"The harbour of Cove", "handled a lot of",      "freight in 2031 and",
                        "most of it was coal", "from the north, as in", "all the years before"};
  const char* right[] = {"the war. It fell",    "to 14,700 tons of",    "coal a year and then",
                         "rose to 15,100 tons", "of coal a year until", "the port was closed."};
  for (int i = 0; i < 6; ++i) both += across(100 + 12 * i, left[i], right[i]);
  const Document document = read_pages(page(block(line(50, 80, "A heading over both of the columns.") + both)));
  CHECK(
      read_tests::blocks(document) ==
      "paragraph | A heading over both of the columns.\n"
      "paragraph | The harbour of Cove handled a lot of freight in 2031 and most of it was coal from the north, as in "
      "all the years before the war. It fell to 14,700 tons of coal a year and then rose to 15,100 tons of coal a year "
      "until the port was closed.\n");
  // Five lines, or a wide space in one line, are no columns.
  std::string few;
  for (int i = 0; i < 5; ++i) few += across(100 + 12 * i, left[i], right[i]);
  CHECK(read_tests::blocks(read_pages(page(block(few)))).find("Cove the war. It fell handled") != std::string::npos);
}

TEST_CASE("a line of text right below a table is none of its cells") {
  const std::string figures = block(line(50, 100, "Port")) + block(line(120, 100, "1,210")) +
                              block(line(180, 100, "$4")) + block(line(50, 112, "Cove")) +
                              block(line(120, 112, "845")) + block(line(180, 112, "$3"));
  const Document text = read_pages(page(figures + block(line(50, 123, "Port and Cove are towns on the coast."))));
  CHECK(text.blocks.back().kind == BlockKind::paragraph);
  CHECK(slice(text.text, text.blocks.back().span) == "Port and Cove are towns on the coast.");
  const Document cell = read_pages(page(figures + block(line(50, 123, "Bay"))));  // "Cove Bay", in two lines
  CHECK(cell.blocks.back().kind == BlockKind::table_cell);
}

TEST_CASE("a cell of several lines is one cell") {
  const Document document = read_pages(page(block(line(50, 100, "Harbour authority of") + line(50, 111, "Kelverton")) +
                                            block(line(250, 100, "North")) + block(line(350, 100, "$1,210")) +
                                            block(line(50, 140, "Norhaven")) + block(line(250, 140, "South")) +
                                            block(line(350, 140, "$845"))));
  CHECK(read_tests::blocks(document) ==
        "table_cell 0:0:0 | Harbour authority of Kelverton\n"
        "table_cell 0:0:1 | North\n"
        "table_cell 0:0:2 | $1,210\n"
        "table_cell 0:1:0 | Norhaven\n"
        "table_cell 0:1:1 | South\n"
        "table_cell 0:1:2 | $845\n");
}

TEST_CASE("a raised digit is no digit of its number") {
  const std::string raised_word = word(66, 98, "1", 6);
  const std::string row = "<line xMin=\"50\" yMin=\"100\" xMax=\"200\" yMax=\"110\">" + word(50, 100, "300") +
                          raised_word + word(80, 100, "ships") + "</line>";
  CHECK(read_pages(page(block(row))).text == "300¹ ships");
}

TEST_CASE("a PDF file that cannot be read says why, with the package where a program is missing") {
  const auto message = [](const std::string& program) {
    std::vector<Diagnostic> diagnostics;
    ReadOptions options;
    options.pdftotext = program;
    CHECK_FALSE(read_document({"a.pdf", "%PDF-1.4"}, options, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    return diagnostics[0].message;
  };
  CHECK(message("no-such-program") ==
        "PDF files are read with no-such-program, which is not installed; install the package poppler-utils");
  CHECK(message("false") == "false cannot read it");
  CHECK(message("") == "PDF files are not read here");
}

TEST_CASE("a child gets its input and gives its output") {
  const ChildResult result = run("cat; echo oops >&2", "some bytes");
  CHECK(result.end == ChildEnd::done);
  CHECK(result.output == "some bytes");
  CHECK(result.errors == "oops\n");
  CHECK(run("exit 3").end == ChildEnd::failed);
  CHECK(run_child({"/no/such/file"}, "", {}).end == ChildEnd::not_found);
  const std::string large(3 << 20, 'x');
  CHECK(run("cat", large).output == large);
}

TEST_CASE("a child is kept in") {
  ChildLimits limits;
  limits.seconds = 1;
  limits.output = 1000;
  CHECK(run("while :; do :; done", "", limits).end == ChildEnd::too_slow);
  CHECK(run("sleep 60", "", limits).end == ChildEnd::too_slow);
  CHECK(run("yes", "", limits).end == ChildEnd::too_much_output);
  CHECK(run("head -c 5000 /dev/zero", "", limits).output.size() == 1000);
  // Nothing of ours: no descriptor but the three, no environment, not our folder.
  const int open_file = ::dup(0);
  CHECK(run("for f in /proc/self/fd/*; do [ -e $f ] && basename $f; done; exec 3</dev/null; env | grep -v -e ^PWD -e "
            "^_ -e ^OLDPWD -e ^SHLVL; pwd")
            .output.find(std::filesystem::current_path().string()) == std::string::npos);
  CHECK(run("ls /proc/self/fd | wc -l").output == "4\n");  // ls holds the folder itself open
  CHECK(run("pwd").output == "/\n");
  CHECK(run("echo $HOME$USER$LANG").output == "C.UTF-8\n");
  ::close(open_file);
  // No file can be written, and no socket opened.
  CHECK(run("trap '' XFSZ; echo x > /tmp/claimcheck-child-test.$$; wc -c < /tmp/claimcheck-child-test.$$; rm -f "
            "/tmp/claimcheck-child-test.$$")
            .output == "0\n");
  CHECK(run("python3 -c 'import socket; socket.socket()' 2>&1 | tail -n 1").output.find("Permission denied") !=
        std::string::npos);
}
