// The parts of a ZIP container (DOCX, ODT, XLSX, EPUB), expanded within bounds, and its XML as trees.
//
// A container is untrusted: the number of entries, what each and all of them expand to, and the ratio are bounded, and
// no name is ever used as a path. pugixml knows no external entities and expands none that a document declares.
#pragma once

#include <claimcheck/claimcheck.h>

#include <pugixml.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace claimcheck::read {

/// An open container over bytes that outlive it.
class ZipParts {
 public:
  /// Check error() afterwards.
  ZipParts(std::string_view bytes, std::uint64_t most_expanded);
  ~ZipParts();
  ZipParts(const ZipParts&) = delete;
  ZipParts& operator=(const ZipParts&) = delete;

  bool has(const std::string& name) const;
  /// The bytes of an entry; empty where it is absent. What is wrong (damaged, encrypted, too large) is kept in error().
  std::string read(const std::string& name);
  /// The entry as a tree; false where it is absent, or with error() where it is no XML within bounds.
  bool parse(const std::string& name, pugi::xml_document& tree);
  /// What went wrong first, or empty. Once set, nothing more is read.
  const std::string& error() const { return error_; }

 private:
  struct zip* archive_ = nullptr;
  std::uint64_t packed_ = 0;
  std::uint64_t expanded_ = 0;
  std::uint64_t most_expanded_;
  std::string error_;
};

/// Parses XML within bounds on its elements; `what` names it in the message that is returned, empty when all is well.
std::string parse_xml(std::string_view bytes, std::string_view what, pugi::xml_document& tree);

/// The name without its prefix ("p" of <w:p>): producers choose prefixes as they like.
std::string_view local_name(const pugi::xml_node& node);
/// The first child element of that local name, or an empty node.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// The attribute of that local name, or an empty view.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);
/// All character data below the node, to a bounded depth.
std::string text_of(const pugi::xml_node& node);

/// "word/media" and "../x.xml" as "word/x.xml": where a relative reference of a part in `folder` leads.
std::string resolve_reference(std::string_view folder, std::string_view reference);

/// Elements inside each other beyond which nothing is read.
inline constexpr int deepest_xml = 256;

}  // namespace claimcheck::read
