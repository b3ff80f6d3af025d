#include "checker/cli/show_document.h"

#include <algorithm>

namespace claimcheck::cli {

namespace {

ShownClaim show_claim(const Claim& claim) {
  const Mention& m = claim.quantity;
  ShownClaim shown{m.span, claim.position, claim.measure, false, {}, {}};
  shown.is_date = m.kind == QuantityKind::date || m.kind == QuantityKind::date_range;
  if (shown.is_date) return shown;
  shown.stated.literal = m.literal;
  shown.stated.charitable = m.charitable;
  if (m.stated_low && m.stated_low == m.stated_high) shown.stated.point = m.stated_low;
  shown.base = shown.stated;
  if (m.unit == nullptr) return shown;
  shown.stated.unit = m.unit->name;
  shown.base.literal = to_base(m.literal, *m.unit);
  shown.base.charitable = to_base(m.charitable, *m.unit);
  if (shown.stated.point) shown.base.point = to_base(*shown.stated.point, *m.unit);
  shown.base.unit = m.unit->base;
  return shown;
}

}  // namespace

ShownDocument show_document(const Document& document, const std::vector<Claim>& claims) {
  ShownDocument shown;
  shown.path = document.path;
  shown.is_id = document.is_id;
  shown.set = document.set;
  shown.role = document.role;
  shown.meta = document.meta;
  shown.bytes = document.source_bytes().size();
  shown.has_text = true;
  shown.text = document.text;
  shown.blocks = document.blocks;
  for (const Claim& claim : claims) shown.claims.push_back(show_claim(claim));
  std::stable_sort(shown.claims.begin(), shown.claims.end(),
                   [](const ShownClaim& a, const ShownClaim& b) { return a.span < b.span; });
  return shown;
}

void bound_text(ShownDocument& shown, std::uint64_t& room) {
  if (shown.text.size() <= room) {
    room -= shown.text.size();
    return;
  }
  shown.has_text = false;
  shown.text = std::string();
  shown.blocks.clear();
}

}  // namespace claimcheck::cli
