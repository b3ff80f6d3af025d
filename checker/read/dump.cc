#include "checker/read/dump.h"

#include "checker/read/white_space.h"
#include "checker/text/token.h"

#include <array>

namespace claimcheck::read {

namespace {

constexpr std::array kinds = {"paragraph", "heading", "list_item",    "table_cell",
                              "quote",     "code",    "front_matter", "title"};

std::string excerpt(std::string_view text) {
  std::string out = fold_space(text.substr(0, 400));
  std::size_t end = 0, characters = 0;
  while (end < out.size() && characters < 100) {
    end += utf8_length(out[end]);
    ++characters;
  }
  if (end < out.size()) {
    out.resize(end);
    out += "…";
  }
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return out;
}

std::string line_of(const Document& document, const Block& block) {
  std::string out = to_string(block.kind);
  if (block.level > 0) out += std::to_string(block.level);
  if (block.header) out += " header";
  out += " " + std::to_string(block.span.begin) + "-" + std::to_string(block.span.end);
  if (block.table >= 0)
    out += " table=" + std::to_string(block.table) + " row=" + std::to_string(block.row) +
           " column=" + std::to_string(block.column);
  if (block.columns > 1) out += " columns=" + std::to_string(block.columns);
  const std::string_view place = document.locator_at(block.span.begin);
  if (!place.empty()) out += " at \"" + std::string(place) + "\"";
  if (block.heading >= 0) out += " under=" + std::to_string(block.heading);
  if (block.lead >= 0) out += " lead=" + std::to_string(block.lead);
  if (block.speaker >= 0) out += " speaker=\"" + document.speakers[static_cast<std::size_t>(block.speaker)] + "\"";
  if (block.question_turn) out += " question";
  return out + " | " + excerpt(slice(document.text, block.span)) + "\n";
}

}  // namespace

const char* to_string(BlockKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::string dump(const Document& document) {
  std::string out;
  const Metadata& meta = document.meta;
  if (!meta.title.empty()) out += "title: " + excerpt(meta.title) + "\n";
  if (!meta.source.empty()) out += "source: " + excerpt(meta.source) + "\n";
  if (meta.date) out += "date: " + claimcheck::to_string(*meta.date) + " (" + meta.date_origin + ")\n";
  if (!meta.encoding.empty()) out += "encoding: " + meta.encoding + "\n";
  for (const Block& block : document.blocks) out += line_of(document, block);
  return out;
}

}  // namespace claimcheck::read
