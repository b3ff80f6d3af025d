// Rows and columns of HTML tables, with cells that span several.
#pragma once

#include "checker/read/html_elements.h"

#include <claimcheck/document.h>

#include <cstdint>
#include <vector>

namespace claimcheck::read {

class TextBuilder;
struct HtmlTag;

struct HtmlTable {
  Block cell;  // shape of the cell that is open
  bool in_head = false;
  bool in_cell = false;
  bool layout = false;                  // role="presentation": cells are paragraphs
  std::vector<std::int32_t> free_from;  // for each column, the first row that no cell from above covers
};

/// The tables that are open, one inside the other. Nesting and columns are bounded; what goes beyond is read as
/// paragraphs.
class HtmlTables {
 public:
  explicit HtmlTables(TextBuilder& builder) : builder_(builder) {}
  void start(const HtmlTag& tag, ElementKind kind);
  void end(ElementKind kind);
  /// The table whose cell is open, or null.
  const HtmlTable* innermost() const;

 private:
  void start_table(const HtmlTag& tag);
  void start_cell(const HtmlTag& tag);

  TextBuilder& builder_;
  std::vector<HtmlTable> open_;
  std::uint64_t too_deep_ = 0;
};

}  // namespace claimcheck::read
