#include "read/support.h"

#include "checker/read/dump.h"
#include "checker/text/place.h"
#include "checker/text/token.h"
#include "support/catch.h"

namespace read_tests {

using namespace claimcheck;

Document read(std::string_view path, std::string_view bytes, const ReadOptions& options) {
  std::vector<Diagnostic> diagnostics;
  auto document = read_document({std::string(path), std::string(bytes)}, options, diagnostics);
  for (const Diagnostic& d : diagnostics) INFO(to_string(d));
  REQUIRE(document.has_value());
  check_invariants(*document);
  return std::move(*document);
}

std::string blocks(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += claimcheck::read::to_string(block.kind);
    if (block.level > 0) out += std::to_string(block.level);
    if (block.header) out += " header";
    if (block.table >= 0)
      out += " " + std::to_string(block.table) + ":" + std::to_string(block.row) + ":" + std::to_string(block.column);
    if (block.heading >= 0) out += " under " + std::to_string(block.heading);
    if (block.lead >= 0) out += " lead " + std::to_string(block.lead);
    if (block.speaker >= 0)
      out += " <" + document.speakers[static_cast<std::size_t>(block.speaker)] + (block.question_turn ? "?>" : ">");
    out += " | " + fold_space(slice(document.text, block.span)) + "\n";
  }
  return out;
}

void check_invariants(const Document& document) {
  const std::string_view source = document.source_bytes();
  REQUIRE(invalid_utf8(document.text) == std::string_view::npos);
  std::uint32_t last = 0;
  for (const Block& block : document.blocks) {
    REQUIRE(block.span.begin >= last);
    REQUIRE(block.span.begin < block.span.end);
    REQUIRE(block.span.end <= document.text.size());
    const Span place = document.offsets.to_source(block.span);
    REQUIRE(place.begin <= place.end);
    REQUIRE(place.end <= source.size());
    REQUIRE(block.heading < static_cast<std::int32_t>(document.blocks.size()));
    REQUIRE(block.lead < static_cast<std::int32_t>(document.blocks.size()));
    REQUIRE(block.speaker < static_cast<std::int32_t>(document.speakers.size()));
    last = block.span.end;
  }
  std::uint32_t before = 0;
  for (const OffsetMap::Break& b : document.offsets.breaks) {
    REQUIRE(b.text >= before);
    before = b.text;
  }
  // Monotone, and a copied byte is the byte of the source.
  std::uint32_t place = 0;
  std::size_t piece = 0;
  for (std::uint32_t i = 0; i < document.text.size(); ++i) {
    const std::uint32_t at = document.offsets.to_source(i);
    if (at < place || at > source.size()) FAIL("offset " << i << " leads to " << at << " behind " << place);
    place = at;
    const auto& breaks = document.offsets.breaks;
    while (piece < breaks.size() && breaks[piece].text <= i) ++piece;
    const bool copied = piece == 0 || breaks[piece - 1].spelled == OffsetMap::Break::copied;
    if (copied && (at >= source.size() || source[at] != document.text[i]))
      FAIL("offset " << i << " leads to another byte at " << at);
  }
}

}  // namespace read_tests
