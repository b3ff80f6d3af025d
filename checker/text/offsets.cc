#include <claimcheck/document.h>

#include <algorithm>

namespace claimcheck {

std::uint32_t OffsetMap::to_source(std::uint32_t text_offset) const {
  const auto after = std::upper_bound(breaks.begin(), breaks.end(), text_offset,
                                      [](std::uint32_t offset, const Break& b) { return offset < b.text; });
  if (after == breaks.begin()) return text_offset;
  const Break& b = *(after - 1);
  return b.source + (text_offset - b.text);
}

Span OffsetMap::to_source(Span text_span) const {
  if (breaks.empty()) return text_span;
  if (text_span.empty()) return {to_source(text_span.begin), to_source(text_span.begin)};
  return {to_source(text_span.begin), to_source(text_span.end - 1) + 1};
}

}  // namespace claimcheck
