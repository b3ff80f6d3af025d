#include "checker/compare/named_cell.h"

#include <algorithm>
#include <vector>

namespace claimcheck {

namespace {

/// Whether a cell of another row has the word in its headers, too: then it tells no row.
bool has_another_row(const CheckInput& input, std::uint32_t cell, std::uint64_t stem) {
  constexpr std::uint32_t reach = 64;  // claims
  const Claim& own = input.claims[cell];
  const auto [first, end] = input.claims.of_document(own.document);
  for (std::uint32_t i = cell > first + reach ? cell - reach : first; i < std::min(end, cell + reach); ++i) {
    const Claim& other = input.claims[i];
    if (other.cell.table != own.cell.table || other.cell.row == own.cell.row || other.cell.header) continue;
    for (const ContextWord& w : other.context.own)
      if (w.stem == stem) return true;
  }
  return false;
}

}  // namespace

bool named_by_headers(const CheckInput& input, const Slot& a, const Slot& b) {
  const bool first = input.claims[a.claim].in_table;
  if (first == input.claims[b.claim].in_table) return false;
  const Slot &cell = first ? a : b, &prose = first ? b : a;
  std::vector<std::uint64_t> named;
  for (const SlotWord& w : prose.words) {
    if (!w.near || w.distance == 0) continue;
    const auto header = std::lower_bound(cell.words.begin(), cell.words.end(), w.stem,
                                         [](const SlotWord& v, std::uint64_t stem) { return v.stem < stem; });
    if (header == cell.words.end() || header->stem != w.stem || !header->near) return false;
    named.push_back(w.stem);
  }
  return named.size() >= 2 && std::any_of(named.begin(), named.end(), [&](std::uint64_t stem) {
           return !has_another_row(input, cell.claim, stem);
         });
}

}  // namespace claimcheck
