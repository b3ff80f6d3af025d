#include "checker/extract/surroundings.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::size_t kept_views = 64;
constexpr int heading_depth = 8;
constexpr std::uint32_t header_reach = 5000;  // blocks that are looked through for the header cells of a table

}  // namespace

const ItemView& Surroundings::view_of(std::uint32_t block) {
  const auto [at, fresh] = views_.try_emplace(block);
  if (fresh && block != title_block) {
    make_items(document_.text, document_.blocks[block].span, at->second);
  } else if (fresh) {
    const std::string& title = document_.meta.title;
    make_items(title, {0, static_cast<std::uint32_t>(title.size())}, at->second);
  }
  return at->second;
}

const std::vector<std::uint32_t>& Surroundings::headers_of(std::uint32_t block) {
  if (headers_block_ == block) return headers_;
  headers_block_ = block;
  headers_.clear();
  const Block& cell = document_.blocks[block];
  if (cell.table < 0) return headers_;
  for (std::uint32_t i = block, seen = 0; i-- > 0 && seen < header_reach; ++seen) {
    const Block& b = document_.blocks[i];
    if (b.table != cell.table) break;
    const bool over = b.column <= cell.column && cell.column < b.column + b.columns;
    if (b.header ? over || b.row == cell.row : b.row == cell.row && b.column == 0) headers_.push_back(i);
  }
  return headers_;
}

const std::vector<Surrounding>& Surroundings::around(std::uint32_t block) {
  if (around_block_ == block) return around_;
  if (views_.size() > kept_views) views_.clear();
  around_block_ = block;
  around_.clear();
  const Block& b = document_.blocks[block];
  const auto add = [&](std::uint32_t index, InferredFrom from) { around_.push_back({from, index, document_.text}); };
  if (b.kind == BlockKind::table_cell) {
    for (const std::uint32_t header : headers_of(block)) add(header, InferredFrom::table_header);
  } else {
    add(block, InferredFrom::paragraph);
  }
  if (b.lead >= 0) add(static_cast<std::uint32_t>(b.lead), InferredFrom::list_lead);
  std::int32_t heading = b.heading;
  for (int depth = 0; heading >= 0 && depth < heading_depth; ++depth) {
    add(static_cast<std::uint32_t>(heading), InferredFrom::heading);
    const std::int32_t next = document_.blocks[static_cast<std::size_t>(heading)].heading;
    if (next >= heading) break;
    heading = next;
  }
  if (!document_.meta.title.empty()) around_.push_back({InferredFrom::heading, title_block, document_.meta.title});
  return around_;
}

}  // namespace claimcheck
