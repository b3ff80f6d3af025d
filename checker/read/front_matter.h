// YAML or TOML front matter at the start of a text: title, date and source of the document.
//
// Only what front matter is made of is understood: `key: scalar` at the top level, plain, 'single' and "double" quoted
// scalars over several lines, folded and literal blocks, simple lists. No anchors, no aliases, no nesting: nothing in
// it can expand or recurse.
#pragma once

#include <claimcheck/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// A part of a scalar: source bytes as they stand (`text` empty), or what a range of the source spells.
struct ScalarPiece {
  Span source;
  std::string text;
};

struct FrontMatterEntry {
  std::string key;                  // lower case, '-' as '_'
  std::vector<ScalarPiece> pieces;  // of the (first) scalar
  std::string value;                // the pieces put together
};

struct FrontMatter {
  std::uint32_t end = 0;  // offset just behind the closing line; 0 when there is no front matter
  std::vector<FrontMatterEntry> entries;

  /// Value of the first of `keys` that is there and not empty.
  const FrontMatterEntry* find(std::initializer_list<std::string_view> keys) const;
};

/// Parses front matter that begins at `begin` (0, or behind a byte-order mark).
FrontMatter parse_front_matter(std::string_view source, std::uint32_t begin);

}  // namespace claimcheck::read
