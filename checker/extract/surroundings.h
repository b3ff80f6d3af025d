// The text around a sentence, as items: its paragraph, list lead, table headers, headings and the document's title.
//
// Rules look there for context and for values of their dimensions, from near to far. Views are made when somebody looks
// at them, for most sentences say all themselves, and kept while the document is worked on.
#pragma once

#include "checker/extract/word_items.h"

#include <claimcheck/claim.h>

#include <map>
#include <vector>

namespace claimcheck {

/// One piece of surrounding text.
struct Surrounding {
  InferredFrom from = InferredFrom::none;
  std::uint32_t block = 0;  // or title_block
  std::string_view text;    // that the view's spans refer to
};
/// The title of the document's metadata, which is no block.
inline constexpr std::uint32_t title_block = UINT32_MAX;

class Surroundings {
 public:
  explicit Surroundings(const Document& document) : document_(document) {}

  /// Pieces around a sentence of `block`, nearest first. Valid until the next call.
  const std::vector<Surrounding>& around(std::uint32_t block);
  /// Header cells of a table cell's column and row.
  const std::vector<std::uint32_t>& headers_of(std::uint32_t block);
  /// Of a block, or of the title. Valid until around() is called for another block.
  const ItemView& view_of(std::uint32_t block);

 private:
  const Document& document_;
  std::map<std::uint32_t, ItemView> views_;
  std::vector<Surrounding> around_;
  std::uint32_t around_block_ = UINT32_MAX;
  std::vector<std::uint32_t> headers_;
  std::uint32_t headers_block_ = UINT32_MAX;
};

}  // namespace claimcheck
