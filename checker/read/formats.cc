#include "checker/read/formats.h"

#include "checker/read/asciidoc.h"
#include "checker/read/csv.h"
#include "checker/read/docx.h"
#include "checker/read/email.h"
#include "checker/read/epub.h"
#include "checker/read/front_matter.h"
#include "checker/read/html.h"
#include "checker/read/json_file.h"
#include "checker/read/markdown.h"
#include "checker/read/odf.h"
#include "checker/read/pdf.h"
#include "checker/read/plain_text.h"
#include "checker/read/restructured_text.h"
#include "checker/read/white_space.h"
#include "checker/read/xlsx.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

bool anything(std::string_view) { return true; }
bool nothing(std::string_view) { return false; }  // by extension alone

std::string extension(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::size_t dot = path.find_last_of('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  std::string out(path.substr(dot + 1));
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return out;
}

bool opens_with_front_matter(std::string_view bytes) {
  return parse_front_matter(bytes, static_cast<std::uint32_t>(bytes.empty() ? 0 : invisible_at(bytes, 0))).end > 0;
}

}  // namespace

std::span<const FormatRow> formats() {
  static const std::vector<FormatRow> rows = {
      {Format::docx, "docx", {"docx", "docm"}, "Word documents", Content::bytes, true, is_docx, read_docx},
      {Format::xlsx, "xlsx", {"xlsx", "xlsm"}, "Excel workbooks", Content::bytes, true, is_xlsx, read_xlsx},
      {Format::odt, "odt", {"odt"}, "OpenDocument text", Content::bytes, true, is_odt, read_odf},
      {Format::ods, "ods", {"ods"}, "OpenDocument spreadsheets", Content::bytes, true, is_ods, read_odf},
      {Format::epub, "epub", {"epub"}, "electronic books", Content::bytes, true, is_epub, read_epub},
      {Format::pdf, "pdf", {"pdf"}, "PDF files, through pdftotext", Content::bytes, true, is_pdf, read_pdf},
      {Format::email, "email", {"eml"}, "e-mail messages", Content::bytes, true, looks_like_email, read_email},
      {Format::html,
       "html",
       {"html", "htm", "xhtml"},
       "web pages: main text, tables, metadata; no scripts, no navigation",
       Content::text,
       true,
       looks_like_html,
       read_html},
      {Format::json,
       "json",
       {"json", "jsonl", "ndjson"},
       "JSON and JSON Lines: texts, and lists of flat records as tables",
       Content::text,
       false,
       looks_like_json,
       read_json_file},
      {Format::csv,
       "csv",
       {"csv", "tsv", "tab"},
       "CSV and TSV: each cell with its row and column",
       Content::text,
       true,
       looks_like_csv,
       read_csv},
      {Format::markdown,
       "markdown",
       {"md", "markdown", "mdown", "mkd"},
       "Markdown (CommonMark and tables), with YAML or TOML front matter",
       Content::text,
       true,
       looks_like_markdown,
       read_markdown},
      {Format::restructured_text,
       "rst",
       {"rst", "rest"},
       "reStructuredText: text and tables",
       Content::text,
       true,
       nothing,
       read_restructured_text},
      {Format::asciidoc,
       "asciidoc",
       {"adoc", "asciidoc"},
       "AsciiDoc: text and tables",
       Content::text,
       true,
       nothing,
       read_asciidoc},
      {Format::text,
       "text",
       {"txt", "text"},
       "plain text, hard-wrapped or a paragraph a line, with speaker turns",
       Content::text,
       true,
       anything,
       read_plain_text},
  };
  return rows;
}

const FormatRow& row_of(Format format) {
  const auto rows = formats();
  return *std::find_if(rows.begin(), rows.end(), [&](const FormatRow& row) { return row.format == format; });
}

const FormatRow* format_by_extension(std::string_view path) {
  const std::string wanted = extension(path);
  for (const FormatRow& row : formats())
    if (std::find(row.extensions.begin(), row.extensions.end(), wanted) != row.extensions.end()) return &row;
  return nullptr;
}

const FormatRow* format_by_signature(std::string_view bytes) {
  for (const FormatRow& row : formats())
    if (row.content == Content::bytes && row.looks_like(bytes)) return &row;
  return nullptr;
}

const FormatRow& format_of_text(const SourceFile& file) {
  const FormatRow* row = format_by_extension(file.path);
  // Front matter is a convention of Markdown, whatever the extension.
  if (row != nullptr && row->format == Format::text && opens_with_front_matter(file.bytes))
    return row_of(Format::markdown);
  if (row != nullptr && row->content == Content::text) return *row;
  for (const FormatRow& candidate : formats())
    if (candidate.content == Content::text && candidate.looks_like(file.bytes)) return candidate;
  return formats().back();
}

}  // namespace claimcheck::read
