// Inputs that nobody writes in good faith: each must be read in time and memory that follow its size. What grows with
// the square of these sizes runs into the time limit that CMakeLists.txt gives the test; no time is asserted.
#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  while (times-- > 0) out += piece;
  return out;
}

struct Row {
  const char* what;
  const char* path;
  std::string bytes;
};

std::string numbered(const char* before, std::size_t times, const char* behind) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += before + std::to_string(i) + behind;
  return out;
}

}  // namespace

TEST_CASE("hostile inputs are read in bounded time") {
  const Row rows[] = {
      {"quotes without end", "a.md", repeat(">", 100000) + " text 5"},
      {"nested lists", "a.md", repeat("- ", 20000) + "text"},
      {"brackets", "a.md", repeat("[", 100000) + repeat("](", 20000)},
      {"emphasis", "a.md", repeat("*a _b ", 50000)},
      {"backticks", "a.md", repeat("`a ``b ", 50000)},
      {"comments never closed", "a.md", repeat("a <!-- b <? ", 50000)},
      {"a table of many columns and rows", "a.md",
       repeat("|a", 50000) + "|\n" + repeat("|-", 50000) + "|\n" + repeat("|x\n", 50000)},
      {"tables in HTML blocks", "a.md", repeat("a\n\n<table><td>\n\n", 20000)},
      {"NUL bytes", "a.md", std::string(100000, '\0') + "a" + std::string(100000, '\0')},
      {"unclosed elements", "a.html", repeat("<div><b><i>", 100000) + "text"},
      {"formatting across paragraphs", "a.html", "<p>" + numbered("<b id=", 2000, ">") + repeat("</p><p>x", 50000)},
      {"nested tables", "a.html", repeat("<table><tr><td>x", 50000)},
      {"huge spans", "a.html", "<table>" + repeat("<tr><td rowspan=65534 colspan=999>x<td rowspan=65534>y", 20000)},
      {"a table of 100,000 columns", "a.html", "<table><tr>" + repeat("<td>7", 100000)},
      {"angle brackets", "a.html", repeat("<", 500000)},
      {"ampersands", "a.html", repeat("&", 300000) + repeat("&#x", 100000) + repeat("&notin", 50000)},
      {"digits of a reference", "a.html", "<p>&#" + std::string(500000, '9') + ";"},
      {"an attribute without end", "a.html", "<p>a</p><a title=\"" + repeat("<p>", 200000)},
      {"end tags that never come", "a.html", repeat("<p>x<!", 100000) + repeat("<script>", 50000)},
      {"dropped elements without end", "a.html", repeat("<nav>", 200000) + "x" + repeat("</nav>", 199999) + "y"},
      {"labels", "a.txt", repeat("A:\nMR. A: b\n", 50000)},
      {"markers", "a.txt", numbered("", 50000, ". x\n") + repeat(" - y\n", 50000)},
      {"indents", "a.txt",
       [] {
         std::string s;
         for (std::size_t i = 0; i < 600; ++i) s += std::string(i, ' ') + "- x\n";
         return s;
       }()},
      {"one line", "a.txt", std::string(1000000, 'x')},
      {"blank lines", "a.txt", std::string(1000000, '\n') + "x"},
      {"no-break spaces", "a.txt", repeat("\xC2\xA0", 300000) + "x" + repeat("\xC2\xA0\n", 200000)},
      {"soft hyphens", "a.txt", repeat("\xC2\xAD", 300000) + "x"},
      {"quotes never closed", "a.csv", repeat("\"a,", 100000)},
      {"quotes in every field", "a.csv", repeat("\"\"\"\",", 50000)},
      {"a table of 100,000 columns in CSV", "a.csv", repeat("7,", 100000) + "\n" + repeat("8,", 100000)},
      {"stars", "a.rst", repeat("*a ", 100000)},
      {"backticks and brackets", "a.rst", repeat("`a [b ", 50000)},
      {"cells of a list table", "a.rst", ".. list-table::\n\n" + repeat("   * - a\n     - b\n", 50000)},
      {"a wide CSV table", "a.rst", ".. csv-table::\n\n   " + repeat("a,", 100000) + "\n"},
      {"borders", "a.rst", repeat("=== ===\n", 50000)},
      {"directives in each other", "a.rst",
       [] {
         std::string s;
         for (std::size_t i = 0; i < 400; ++i) s += std::string(3 * i, ' ') + ".. note:: x\n";
         return s;
       }()},
      {"adornments", "a.rst", repeat("a\n====\n----\n", 30000)},
      {"bars", "a.adoc", "|===\n" + repeat("|a", 100000) + "\n" + repeat("9999999999+|b\n", 20000)},
      {"delimiters", "a.adoc", repeat("----\n====\n....\n", 30000)},
      {"marks", "a.adoc", repeat("*a _b `c #d ^e ", 20000)},
      {"macros", "a.adoc", repeat("link:a[", 50000) + repeat("<<a", 50000)},
      {"a header without end", "a.eml", "From: a\n" + repeat(" x\n", 100000)},
      {"brackets of JSON", "a.json", "[" + repeat("[1,[2]],", 50000) + "0]"},
      {"front matter without end", "a.md", "---\n" + repeat("a: \"b\n", 100000)},
      {"front matter of anchors", "a.md", "---\n" + numbered("a", 150, ": &a [*b, *b]\n") + "---\nx"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<Diagnostic> diagnostics;
    const auto document = read_document({row.path, row.bytes}, {}, diagnostics);
    REQUIRE(document.has_value());
    CHECK(document->text.size() <= row.bytes.size() * 3 + 1000);
    if (row.bytes.size() < 200000) read_tests::check_invariants(*document);
  }
}
