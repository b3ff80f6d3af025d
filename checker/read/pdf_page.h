// The lines of PDF pages as pdftotext places them (-bbox-layout), and what of them is text: no running headers and
// footers, no page numbers, tables by the places of their cells.
#pragma once

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace claimcheck::read {

/// Words in a row without a wide gap; places in points from the upper left corner of the page.
struct PdfSegment {
  double left = 0, right = 0;
  std::string text;
};

struct PdfLine {
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;   // height of most of its words
  std::string text;  // its words, single spaces between them
  std::vector<PdfSegment> segments;
  int number = 0;           // on the page, from 1, in reading order
  std::int32_t table = -1;  // index into PdfPage::tables, or -1
  bool furniture = false;   // a running header or footer, or a page number
  double height() const { return bottom - top; }
};

/// Lines that stand together; usually a paragraph.
struct PdfBlock {
  std::vector<PdfLine> lines;
};

struct PdfCell {
  std::int32_t row = 0, column = 0, columns = 1;
  int line = 0;
  std::string text;
};

struct PdfTable {
  std::vector<PdfCell> cells;  // in reading order
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfBlock> blocks;  // in reading order
  std::vector<PdfTable> tables;
};

/// Lines of a block, each as its words, cut into parts to be read one after the other: columns of prose that one block
/// holds side by side. A block without such columns is one part.
std::vector<std::vector<std::vector<PdfLine>>> split_columns(std::vector<std::vector<PdfLine>> lines);

/// The pages below the <doc> of pdftotext's XHTML.
std::vector<PdfPage> pdf_pages(const pugi::xml_node& doc);

/// Marks what recurs at the margins of the pages, and page numbers.
void mark_furniture(std::vector<PdfPage>& pages);

/// Finds the tables of a page: rows of short cells, most of them figures, in columns.
void find_tables(PdfPage& page);

}  // namespace claimcheck::read
