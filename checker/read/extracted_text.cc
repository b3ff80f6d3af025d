#include "checker/read/extracted_text.h"

#include "checker/read/encoding.h"
#include "checker/read/white_space.h"
#include "checker/text/place.h"

#include <algorithm>
#include <array>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_place = 200;

/// The text as a person sees it, on its lines.
std::string visible(std::string_view text) {
  std::string repaired;
  if (invalid_utf8(text) != std::string_view::npos) {
    repaired = repaired_utf8(text);
    text = repaired;
  }
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t hidden = invisible_at(text, i);
    if (hidden > 0) {
      i += hidden;
      continue;
    }
    const char c = text[i++];
    // Line ends stay single: a blank line would end the block's sentence.
    if (c == '\r') continue;
    if (c == '\n' && !out.empty() && out.back() == '\n') continue;
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    out += control ? ' ' : c;
  }
  return out;
}

/// A locator is shown on a terminal and in HTML: one line, no control characters, of bounded length.
std::string one_line(std::string_view place) {
  std::string out = invalid_utf8(place) == std::string_view::npos ? std::string(place) : repaired_utf8(place);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  if (out.size() > longest_place) {
    std::size_t end = longest_place;
    while ((static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
    out.resize(end);
    out += "…";
  }
  return out;
}

}  // namespace

void ExtractedText::separate(const Block& next) {
  if (document_.text.empty()) return;
  const Block* last = document_.blocks.empty() ? nullptr : &document_.blocks.back();
  const bool same_table = last != nullptr && next.table >= 0 && last->table == next.table;
  document_.text += !same_table ? "\n\n" : last->row == next.row ? "\t" : "\n";
}

bool ExtractedText::add(const Block& shape, std::string_view text, std::string_view place) {
  return add(shape, {{std::string(text), std::string(place)}});
}

bool ExtractedText::add(const Block& shape, const std::vector<Piece>& pieces) {
  return append(shape, pieces, shape.kind != BlockKind::table_cell);
}

bool ExtractedText::add_heading(std::uint8_t level, std::string_view text, std::string_view place) {
  Block heading;
  heading.kind = BlockKind::heading;
  heading.level = level;
  return append(heading, {{std::string(text), std::string(place)}}, false);
}

bool ExtractedText::append(const Block& shape, const std::vector<Piece>& pieces, bool needs_word) {
  std::string written;
  std::vector<Locator> places;
  for (const Piece& piece : pieces) {
    places.push_back({static_cast<std::uint32_t>(written.size()), one_line(piece.place)});
    written += visible(piece.text);
  }
  const Span trimmed = trim(written, Span{0, static_cast<std::uint32_t>(written.size())});
  const std::string_view text = slice(written, trimmed);
  if (text.empty() || (needs_word && !holds_word(text)) || full()) return false;
  separate(shape);
  Block block = shape;
  block.span.begin = static_cast<std::uint32_t>(document_.text.size());
  document_.text += text;
  block.span.end = static_cast<std::uint32_t>(document_.text.size());
  for (Locator& place : places) {
    const std::uint32_t inside = std::clamp(place.text, trimmed.begin, trimmed.end) - trimmed.begin;
    document_.locators.push_back({block.span.begin + inside, std::move(place.place)});
  }
  document_.blocks.push_back(block);
  return true;
}

void ExtractedText::add(const Document& part, std::string_view place) {
  if (part.blocks.empty() || document_.text.size() + part.text.size() >= most_bytes) return;
  separate(part.blocks.front().table >= 0 ? Block{} : part.blocks.front());
  const auto shift = static_cast<std::uint32_t>(document_.text.size());
  document_.text += part.text;
  document_.locators.push_back({shift, one_line(place)});
  for (const Locator& locator : part.locators) {
    const std::string inner = place.empty() ? locator.place : std::string(place) + ", " + locator.place;
    document_.locators.push_back({locator.text + shift, one_line(inner)});
  }
  const std::int32_t first_table = tables_;
  for (Block block : part.blocks) {
    block.span = {block.span.begin + shift, block.span.end + shift};
    if (block.table >= 0) {
      block.table += first_table;
      tables_ = std::max(tables_, block.table + 1);
    }
    document_.blocks.push_back(block);
  }
}

std::string raised(std::string_view text) {
  static constexpr std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : text) {
    if (is_digit(c))
      out += digits[static_cast<std::size_t>(c - '0')];
    else if (c == '-')
      out += "⁻";
    else
      out += c;
  }
  return out;
}

std::string column_name(std::int32_t column) {
  std::string out;
  for (std::int64_t rest = std::int64_t{column} + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

}  // namespace claimcheck::read
