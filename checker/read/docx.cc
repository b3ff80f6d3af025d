#include "checker/read/docx.h"

#include "checker/read/docx_body.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

namespace claimcheck::read {

namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

/// The part that a relationship of this kind leads to, or empty.
std::string related(ZipParts& parts, const std::string& part, std::string_view kind) {
  const std::string folder = folder_of(part);
  const std::string name = part.substr(folder.empty() ? 0 : folder.size() + 1);
  pugi::xml_document tree;
  if (!parts.parse((folder.empty() ? "" : folder + "/") + "_rels/" + name + ".rels", tree)) return {};
  for (const pugi::xml_node& relation : tree.document_element().children()) {
    const std::string_view type = attribute(relation, "Type");
    if (type.ends_with(kind) && attribute(relation, "TargetMode") != "External")
      return resolve_reference(folder, attribute(relation, "Target"));
  }
  return {};
}

void read_properties(ZipParts& parts, Metadata& meta) {
  pugi::xml_document tree;
  if (!parts.parse("docProps/core.xml", tree)) return;
  meta.title = std::string(trim(text_of(child(tree.document_element(), "title"))));
}

}  // namespace

bool is_docx(std::string_view bytes) {
  return bytes.starts_with(zip_mark) && bytes.find("[Content_Types].xml") != std::string_view::npos &&
         bytes.find("word/document") != std::string_view::npos;
}

void read_docx(std::string bytes, const ReadOptions& options, Document& document,
               std::vector<Diagnostic>& diagnostics) {
  ZipParts parts(bytes, options.most_expanded);
  std::string main = related(parts, "", "/officeDocument");
  if (main.empty()) main = "word/document.xml";
  pugi::xml_document tree, styles_tree, notes_tree;
  const std::string styles_part = related(parts, main, "/styles");
  if (!styles_part.empty()) parts.parse(styles_part, styles_tree);
  const DocxBody::Styles styles = docx_styles(styles_tree.document_element());
  DocxBody body(styles, options.tracked, document);
  if (parts.parse(main, tree))
    body.blocks(child(tree.document_element(), "body"));
  else if (parts.error().empty())
    diagnostics.push_back(
        {document.path, 0, 0, Severity::error, "a Word document without its text (" + main + ")", {}});
  for (const char* kind : {"footnote", "endnote"}) {
    const std::string part = related(parts, main, "/" + std::string(kind) + "s");
    if (!part.empty() && parts.parse(part, notes_tree)) body.notes(notes_tree.document_element(), kind);
  }
  read_properties(parts, document.meta);
  if (!parts.error().empty()) diagnostics.push_back({document.path, 0, 0, Severity::error, parts.error(), {}});
  if (body.too_deep())
    diagnostics.push_back({document.path, 0, 0, Severity::warning, "nested too deeply; some text is not read", {}});
}

}  // namespace claimcheck::read
