#include "read/containers.h"

#include "support/catch.h"

#include <zip.h>

namespace read_tests {

namespace {

std::string relation(const char* id, const std::string& kind, const std::string& target) {
  return "<Relationship Id=\"" + std::string(id) +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind + "\" Target=\"" +
         target + "\"/>";
}

std::string relations(const std::string& inside) { return "<Relationships>" + inside + "</Relationships>"; }

}  // namespace

std::string zipped(const Entries& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  zip_source_keep(target);
  for (const auto& [name, content] : entries) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    REQUIRE(index >= 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), index == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
  }
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(target) == 0);
  std::string out;
  char piece[4096];
  for (zip_int64_t got; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

std::string docx(const std::string& body, const std::string& footnotes) {
  const std::string w = " xmlns:w=\"urn:w\"";
  return zipped({
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", relations(relation("a", "officeDocument", "word/document.xml"))},
      {"word/document.xml", "<w:document" + w + "><w:body>" + body + "</w:body></w:document>"},
      {"word/_rels/document.xml.rels",
       relations(relation("a", "styles", "styles.xml") + relation("b", "footnotes", "/word/footnotes.xml"))},
      {"word/styles.xml",
       "<w:styles" + w +
           "><w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>"
           "<w:style w:styleId=\"Own\"><w:name w:val=\"Ours\"/><w:basedOn w:val=\"H2\"/></w:style>"
           "<w:style w:styleId=\"Loop\"><w:name w:val=\"x\"/><w:basedOn w:val=\"Loop\"/></w:style></w:styles>"},
      {"word/footnotes.xml", "<w:footnotes" + w + ">" + footnotes + "</w:footnotes>"},
      {"word/comments.xml",
       "<w:comments" + w + "><w:comment><w:p><w:r><w:t>99 remarks</w:t></w:r></w:p></w:comment></w:comments>"},
  });
}

std::string odt(const std::string& body, const std::string& styles) {
  const std::string names = " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\"";
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", "<office:document-content" + names + "><office:automatic-styles>" + styles +
                                     "</office:automatic-styles><office:body><office:text>" + body +
                                     "</office:text></office:body></office:document-content>"}});
}

std::string ods(const std::string& sheets, const std::string& styles) {
  const std::string names = " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\"";
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                 {"content.xml", "<office:document-content" + names + "><office:automatic-styles>" + styles +
                                     "</office:automatic-styles><office:body><office:spreadsheet>" + sheets +
                                     "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string xlsx_of(const Entries& sheets) {
  Entries entries = {{"[Content_Types].xml", "<Types/>"}};
  std::string list, related;
  for (const auto& [name, content] : sheets) {
    const std::string id = "s" + std::to_string(entries.size());
    list += "<sheet name=\"" + name + "\" r:id=\"" + id + "\"/>";
    related += relation(id.c_str(), "worksheet", "worksheets/" + id + ".xml");
    entries.push_back({"xl/worksheets/" + id + ".xml", "<worksheet>" + content + "</worksheet>"});
  }
  entries.push_back({"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>"});
  entries.push_back({"xl/_rels/workbook.xml.rels", relations(related)});
  return zipped(entries);
}

std::string xlsx(const std::string& sheet, const std::string& name) {
  return zipped({
      {"[Content_Types].xml", "<Types/>"},
      {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"" + name +
                              "\" r:id=\"a\"/><sheet name=\"Old\" state=\"hidden\" r:id=\"a\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relations(relation("a", "worksheet", "worksheets/s.xml"))},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
       "numFmtId=\"3\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>Port</t></si><si><r><t>Ships</t></r><r><t> seen</t></r><rPh><t>x</t></rPh></si></sst>"},
      {"xl/worksheets/s.xml", "<worksheet>" + sheet + "</worksheet>"},
  });
}

}  // namespace read_tests
