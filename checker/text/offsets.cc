#include <claimcheck/document.h>

#include <algorithm>

namespace claimcheck {

namespace {

const OffsetMap::Break* piece_of(const OffsetMap& map, std::uint32_t text_offset) {
  const auto after = std::upper_bound(map.breaks.begin(), map.breaks.end(), text_offset,
                                      [](std::uint32_t offset, const OffsetMap::Break& b) { return offset < b.text; });
  return after == map.breaks.begin() ? nullptr : &*(after - 1);
}

}  // namespace

std::uint32_t OffsetMap::to_source(std::uint32_t text_offset) const {
  const Break* piece = piece_of(*this, text_offset);
  if (piece == nullptr) return text_offset;
  return piece->spelled != Break::copied ? piece->source : piece->source + (text_offset - piece->text);
}

Span OffsetMap::to_source(Span text_span) const {
  if (breaks.empty()) return text_span;
  const std::uint32_t begin = to_source(text_span.begin);
  if (text_span.empty()) return {begin, begin};
  const std::uint32_t last = text_span.end - 1;
  const Break* piece = piece_of(*this, last);
  return {begin, to_source(last) + (piece != nullptr && piece->spelled != Break::copied ? piece->spelled : 1)};
}

std::string_view Document::locator_at(std::uint32_t text_offset) const {
  const auto after = std::upper_bound(locators.begin(), locators.end(), text_offset,
                                      [](std::uint32_t offset, const Locator& l) { return offset < l.text; });
  return after == locators.begin() ? std::string_view() : std::string_view((after - 1)->place);
}

}  // namespace claimcheck
