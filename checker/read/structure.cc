#include "checker/read/structure.h"

#include "checker/read/lines.h"

#include <array>

namespace claimcheck::read {

namespace {

constexpr std::size_t deepest_list = 16;

/// Whether a paragraph leads into the list behind it: it ends in a colon or dash, or goes on without a full stop.
bool leads_in(std::string_view text) { return !ends_sentence(text); }

}  // namespace

void link_blocks(Document& document) {
  std::array<std::int32_t, 7> headings;  // last heading of each level
  headings.fill(-1);
  std::array<std::int32_t, deepest_list + 1> leads;  // lead-in of the open list at each depth
  leads.fill(-1);
  std::int32_t parent = -1;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    Block& block = document.blocks[i];
    const auto index = static_cast<std::int32_t>(i);
    if (block.kind == BlockKind::heading) {
      const std::size_t level = block.level < 1 ? 1 : block.level > 6 ? 6 : block.level;
      block.heading = -1;
      for (std::size_t l = 1; l < level; ++l)
        if (headings[l] >= 0) block.heading = headings[l];
      headings[level] = index;
      for (std::size_t l = level + 1; l < headings.size(); ++l) headings[l] = -1;
      parent = index;
    } else {
      block.heading = parent;
    }
    const std::string_view text = slice(document.text, block.span);
    if (block.kind == BlockKind::list_item) {
      const std::size_t depth = block.level < 1 ? 1 : block.level > deepest_list ? deepest_list : block.level;
      block.lead = leads[depth];
      // A nested list is led in by its parent item where that one stops short, else by what led the outer list in.
      for (std::size_t d = depth + 1; d < leads.size(); ++d) leads[d] = text.ends_with(':') ? index : leads[depth];
    } else {
      leads.fill(block.kind == BlockKind::paragraph && leads_in(text) ? index : -1);
    }
  }
}

}  // namespace claimcheck::read
