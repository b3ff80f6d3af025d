// The text around a sentence, as items: its paragraph, list lead, table headers, headings and the document's title.
//
// Rules look there for context and for values of their dimensions, from near to far. Views are made on demand and kept
// while the document is worked on.
#pragma once

#include "checker/extract/word_items.h"

#include <claimcheck/claim.h>

#include <map>
#include <memory>
#include <vector>

namespace claimcheck {

/// One piece of surrounding text.
struct Surrounding {
  InferredFrom from = InferredFrom::none;
  const ItemView* view = nullptr;
  std::string_view text;  // that the view's spans refer to
};

class Surroundings {
 public:
  explicit Surroundings(const Document& document) : document_(document) {}

  /// Pieces around a sentence of `block`, nearest first. Valid until the next call.
  const std::vector<Surrounding>& around(std::uint32_t block);
  /// Header cells of a table cell's column and row.
  const std::vector<std::uint32_t>& headers_of(std::uint32_t block);
  const ItemView& view_of(std::uint32_t block);

 private:
  const Document& document_;
  std::map<std::uint32_t, std::unique_ptr<ItemView>> views_;
  std::unique_ptr<ItemView> title_;
  std::vector<Surrounding> around_;
  std::uint32_t around_block_ = UINT32_MAX;
  std::vector<std::uint32_t> headers_;
  std::uint32_t headers_block_ = UINT32_MAX;
};

}  // namespace claimcheck
