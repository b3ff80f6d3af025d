#include "checker/read/epub.h"

#include "checker/read/encoding.h"
#include "checker/read/extracted_text.h"
#include "checker/read/html.h"
#include "checker/read/metadata.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

#include <map>

namespace claimcheck::read {

namespace {

struct Chapter {
  std::string part;
  bool read = false;  // a page, and not the table of contents
};

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

/// "Chapter%201.xhtml" as "Chapter 1.xhtml".
std::string percent_decoded(std::string_view text) {
  const auto hex = [](char c) {
    return is_digit(c) ? c - '0' : is_letter(c) && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

std::map<std::string, Chapter, std::less<>> read_manifest(const pugi::xml_node& manifest, const std::string& folder) {
  std::map<std::string, Chapter, std::less<>> out;
  for (const pugi::xml_node& item : manifest.children()) {
    const std::string_view type = attribute(item, "media-type");
    const std::string_view properties = attribute(item, "properties");
    const bool page = type == "application/xhtml+xml" || type == "text/html";
    out[std::string(attribute(item, "id"))] = {resolve_reference(folder, percent_decoded(attribute(item, "href"))),
                                               page && properties.find("nav") == std::string_view::npos};
  }
  return out;
}

void read_metadata(const pugi::xml_node& node, Metadata& meta) {
  meta.title = std::string(trim(text_of(child(node, "title"))));
  meta.source = std::string(trim(text_of(child(node, "publisher"))));
  const pugi::xml_node date = child(node, "date");
  const std::string_view event = attribute(date, "event");  // EPUB 2 says which day it is
  if (!date || (!event.empty() && event != "publication")) return;
  meta.date = parse_written_date(trim(text_of(date)));
  if (meta.date) meta.date_origin = "book metadata";
}

}  // namespace

bool is_epub(std::string_view bytes) {
  constexpr std::size_t name_at = 30;
  const std::string_view head = bytes.substr(0, 256);
  if (!head.starts_with("PK\x03\x04")) return false;
  return (head.size() > name_at && head.substr(name_at).starts_with("mimetypeapplication/epub+zip")) ||
         bytes.find("META-INF/container.xml") != std::string_view::npos;
}

void read_epub(std::string bytes, const ReadOptions& options, Document& document,
               std::vector<Diagnostic>& diagnostics) {
  ZipParts parts(bytes, options.most_expanded);
  const auto fail = [&](std::string message) {
    diagnostics.push_back({document.path, 0, 0, Severity::error, std::move(message), {}});
  };
  pugi::xml_document container, package;
  parts.parse("META-INF/container.xml", container);
  const pugi::xml_node root = child(child(container.document_element(), "rootfiles"), "rootfile");
  const std::string package_part = resolve_reference("", attribute(root, "full-path"));
  if (!parts.parse(package_part, package))
    return fail(parts.error().empty() ? "a book without its package file" : parts.error());
  read_metadata(child(package.document_element(), "metadata"), document.meta);
  const auto chapters = read_manifest(child(package.document_element(), "manifest"), folder_of(package_part));
  ExtractedText out(document);
  int number = 0;
  for (const pugi::xml_node& item : child(package.document_element(), "spine").children()) {
    const auto chapter = chapters.find(attribute(item, "idref"));
    if (chapter == chapters.end() || !chapter->second.read || attribute(item, "linear") == "no") continue;
    std::string page = parts.read(chapter->second.part);
    if (!parts.error().empty()) break;
    ++number;
    Document part;
    part.path = document.path;
    if (!decode_text(document.path, page, part.meta.encoding, diagnostics)) return;
    read_html(std::move(page), options, part, diagnostics);
    out.add(part, "chapter " + std::to_string(number) + " (" + chapter->second.part + ")");
  }
  if (!parts.error().empty()) fail(parts.error());
}

}  // namespace claimcheck::read
