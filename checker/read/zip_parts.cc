#include "checker/read/zip_parts.h"

#include <zip.h>

#include <algorithm>
#include <array>

namespace claimcheck::read {

namespace {

constexpr zip_int64_t most_entries = 20000;
constexpr std::uint64_t ratio_counts_from = 16u << 20;  // small parts of one repeated letter are common
constexpr std::uint64_t most_ratio = 500;
constexpr std::size_t most_nodes = 12'000'000;  // elements and attributes; pugixml needs about 64 bytes for each

std::string too_large(std::uint64_t most) {
  return "holds more than " + std::to_string(most) + " bytes when expanded (see --max-expanded)";
}

/// What a tree of the bytes needs: its elements and attributes, at most.
std::size_t nodes_in(std::string_view bytes) {
  const auto opens = std::count(bytes.begin(), bytes.end(), '<');
  const auto attributes = std::count(bytes.begin(), bytes.end(), '=');
  return static_cast<std::size_t>(opens + attributes);
}

void collect_text(const pugi::xml_node& node, int depth, std::string& out) {
  if (depth > deepest_xml) return;
  for (const pugi::xml_node& inner : node.children()) {
    if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata)
      out += inner.value();
    else
      collect_text(inner, depth + 1, out);
  }
}

}  // namespace

ZipParts::ZipParts(std::string_view bytes, std::uint64_t most_expanded)
    : packed_(bytes.size()), most_expanded_(most_expanded) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive_ == nullptr) {
    error_ = std::string("damaged ZIP container: ") + zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
  } else if (zip_get_num_entries(archive_, 0) > most_entries) {
    error_ = "a ZIP container of more than " + std::to_string(most_entries) + " entries";
  }
  zip_error_fini(&error);
}

ZipParts::~ZipParts() {
  if (archive_ != nullptr) zip_discard(archive_);
}

bool ZipParts::has(const std::string& name) const {
  return archive_ != nullptr && error_.empty() && zip_name_locate(archive_, name.c_str(), 0) >= 0;
}

std::string ZipParts::read(const std::string& name) {
  std::string out;
  if (!has(name)) return out;
  zip_file_t* file = zip_fopen(archive_, name.c_str(), 0);
  if (file == nullptr) {
    error_ = name + ": " + zip_error_strerror(zip_get_error(archive_));
    return out;
  }
  std::array<char, 1u << 16> piece;
  for (;;) {
    const zip_int64_t got = zip_fread(file, piece.data(), piece.size());
    if (got < 0) error_ = name + ": damaged: " + zip_error_strerror(zip_file_get_error(file));
    if (got <= 0) break;
    expanded_ += static_cast<std::uint64_t>(got);
    if (expanded_ > most_expanded_)
      error_ = too_large(most_expanded_);
    else if (expanded_ > ratio_counts_from && expanded_ / most_ratio > packed_)
      error_ = "expands to more than " + std::to_string(most_ratio) + " times its size";
    if (!error_.empty()) break;
    out.append(piece.data(), static_cast<std::size_t>(got));
  }
  zip_fclose(file);
  if (!error_.empty()) out.clear();
  return out;
}

bool ZipParts::parse(const std::string& name, pugi::xml_document& tree) {
  if (!has(name)) return false;
  const std::string bytes = read(name);
  if (error_.empty()) error_ = parse_xml(bytes, name, tree);
  return error_.empty();
}

std::string parse_xml(std::string_view bytes, std::string_view what, pugi::xml_document& tree) {
  if (nodes_in(bytes) > most_nodes)
    return std::string(what) + ": more than " + std::to_string(most_nodes) + " elements and attributes";
  const pugi::xml_parse_result result =
      tree.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (result) return {};
  return std::string(what) + ": not well-formed XML at byte " + std::to_string(result.offset) + ": " +
         result.description();
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& inner : node.children())
    if (local_name(inner) == name) return inner;
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& one : node.attributes()) {
    const std::string_view full = one.name();
    const std::size_t colon = full.find(':');
    if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) return one.value();
  }
  return {};
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  collect_text(node, 0, out);
  return out;
}

std::string resolve_reference(std::string_view folder, std::string_view reference) {
  if (reference.starts_with('/')) {
    folder = {};
    reference.remove_prefix(1);
  }
  std::vector<std::string_view> parts;
  for (std::string_view path : {folder, reference}) {
    while (!path.empty()) {
      const std::size_t slash = path.find('/');
      const std::string_view part = path.substr(0, slash);
      if (part == "..") {
        if (!parts.empty()) parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
      path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
  }
  std::string out;
  for (const std::string_view part : parts) out += (out.empty() ? "" : "/") + std::string(part);
  return out;
}

}  // namespace claimcheck::read
