#include "checker/read/odf.h"

#include "checker/read/odf_body.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

namespace claimcheck::read {

namespace {

/// The first entry of the container is its type, stored as it is (part 2, 3.3).
bool has_type(std::string_view bytes, std::string_view type) {
  constexpr std::size_t name_at = 30;
  const std::string_view head = bytes.substr(0, 256);
  return head.starts_with("PK\x03\x04") && head.size() > name_at && head.substr(name_at).starts_with("mimetype") &&
         head.find(type) != std::string_view::npos;
}

}  // namespace

bool is_odt(std::string_view bytes) { return has_type(bytes, "application/vnd.oasis.opendocument.text"); }
bool is_ods(std::string_view bytes) { return has_type(bytes, "application/vnd.oasis.opendocument.spreadsheet"); }

void read_odf(std::string bytes, const ReadOptions& options, Document& document, std::vector<Diagnostic>& diagnostics) {
  ZipParts parts(bytes, options.most_expanded);
  const auto say = [&](Severity severity, std::string message) {
    diagnostics.push_back({document.path, 0, 0, severity, std::move(message), {}});
  };
  OdfBody reader(options.tracked, document);
  pugi::xml_document styles, content, meta;
  if (parts.parse("styles.xml", styles)) {
    reader.add_styles(child(styles.document_element(), "styles"));
    reader.add_styles(child(styles.document_element(), "automatic-styles"));
  }
  if (parts.parse("content.xml", content)) {
    const pugi::xml_node root = content.document_element();
    reader.add_styles(child(root, "automatic-styles"));
    const pugi::xml_node body = child(root, "body");
    reader.text(child(body, "text"));
    reader.spreadsheet(child(body, "spreadsheet"));
  } else if (parts.error().empty()) {
    say(Severity::error, "an OpenDocument file without its text (content.xml)");
  }
  if (parts.parse("meta.xml", meta))
    document.meta.title = std::string(trim(text_of(child(child(meta.document_element(), "meta"), "title"))));
  if (!parts.error().empty()) say(Severity::error, parts.error());
  if (reader.too_deep()) say(Severity::warning, "nested too deeply; some text is not read");
  if (reader.too_wide()) say(Severity::warning, "columns beyond the first 1000 are not read");
}

}  // namespace claimcheck::read
