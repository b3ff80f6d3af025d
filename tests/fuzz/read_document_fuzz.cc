// Any bytes, in every format: no crash, and every offset leads into the source. The first byte picks the format; of a
// container, the bytes are the part that holds the text.
#include <claimcheck/claimcheck.h>

#include "checker/read/dump.h"
#include "checker/read/pdf.h"
#include "checker/read/zip_parts.h"
#include "checker/text/place.h"

#include <zip.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

using namespace claimcheck;

namespace {

using Entries = std::vector<std::pair<const char*, std::string>>;

/// A container of stored entries.
std::string zipped(const Entries& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) std::abort();
  zip_source_keep(target);
  for (const auto& [name, content] : entries) {
    const zip_int64_t index =
        zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  if (zip_close(archive) != 0 || zip_source_open(target) != 0) std::abort();
  std::string out;
  char piece[1 << 16];
  for (zip_int64_t got; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

std::string relations(const char* kind, const char* target) {
  return std::string("<r><r Id=\"a\" Type=\"x/") + kind + "\" Target=\"" + target + "\"/></r>";
}

struct Input {
  const char* path;
  std::string (*container)(std::string bytes);  // null: the bytes are the file
};

constexpr Input inputs[] = {
    {"a.txt", nullptr},
    {"a.md", nullptr},
    {"a.html", nullptr},
    {"a", nullptr},
    {"a.csv", nullptr},
    {"a.rst", nullptr},
    {"a.adoc", nullptr},
    {"a.json", nullptr},
    {"a.eml", nullptr},
    {"a.docx",
     [](std::string x) {
       return zipped({{"[Content_Types].xml", ""},
                      {"word/document.xml", x},
                      {"word/styles.xml", x},
                      {"word/_rels/document.xml.rels", relations("styles", "styles.xml")}});
     }},
    {"a.odt",
     [](std::string x) {
       return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", std::move(x)}});
     }},
    {"a.ods",
     [](std::string x) {
       return zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", std::move(x)}});
     }},
    {"a.xlsx",
     [](std::string x) {
       return zipped({{"[Content_Types].xml", ""},
                      {"xl/workbook.xml", "<w><sheets><s name=\"S\" id=\"a\"/></sheets></w>"},
                      {"xl/_rels/workbook.xml.rels", relations("worksheet", "s.xml")},
                      {"xl/styles.xml", x},
                      {"xl/sharedStrings.xml", x},
                      {"xl/s.xml", x}});
     }},
    {"a.epub",
     [](std::string x) {
       return zipped({{"mimetype", "application/epub+zip"},
                      {"META-INF/container.xml", "<c><rootfiles><rootfile full-path=\"b\"/></rootfiles></c>"},
                      {"b",
                       "<p><manifest><i id=\"a\" href=\"p\" media-type=\"text/html\"/></manifest><spine><i "
                       "idref=\"a\"/></spine></p>"},
                      {"p", std::move(x)}});
     }},
};

void check(const Document& document, std::size_t size) {
  std::uint32_t last = 0;
  if (invalid_utf8(document.text) != std::string_view::npos) std::abort();
  for (const Block& block : document.blocks) {
    const Span place = document.offsets.to_source(block.span);
    if (block.span.begin < last || block.span.empty() || block.span.end > document.text.size() ||
        place.begin > place.end || place.end > document.source_bytes().size())
      std::abort();
    last = block.span.end;
  }
  std::uint32_t before = 0;
  for (const Locator& locator : document.locators) {
    if (locator.text < before || locator.text > document.text.size()) std::abort();
    before = locator.text;
  }
  // Repeated cells and shared strings may make more of a sheet, within bounds.
  if (read::dump(document).size() > 1000 * (size + 10000)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::size_t count = std::size(inputs);
  std::vector<Diagnostic> diagnostics;
  const std::size_t which = data[0] % (count + 1);
  if (which == count) {  // what pdftotext prints
    pugi::xml_document tree;
    Document document;
    if (!read::parse_xml(bytes, "x", tree).empty()) return 0;
    read::write_pdf_pages(tree, document);
    check(document, size);
    return 0;
  }
  ReadOptions options;
  options.pdftotext.clear();
  options.tracked = static_cast<Tracked>(data[0] / 64 % 3);
  if (inputs[which].container != nullptr) bytes = inputs[which].container(std::move(bytes));
  const auto document = read_document({inputs[which].path, bytes}, options, diagnostics);
  if (!document) return diagnostics.empty() ? std::abort(), 0 : 0;
  check(*document, size);
  return 0;
}
