#include "checker/read/markup_lines.h"

#include "checker/read/white_space.h"

#include <algorithm>

namespace claimcheck::read {

void MarkupLines::write(const Block& shape, std::size_t first, std::size_t end, std::uint32_t dropped) {
  writer.expect(shape);
  // Inline marks may run over a line's end, so the block is written as one piece.
  if (first >= end || lines[first].blank()) return;
  std::size_t last = end - 1;
  while (last > first && lines[last].blank()) --last;
  const std::uint32_t begin = std::min(lines[first].first + dropped, lines[first].end);
  inline_text(source, {begin, std::max(begin, lines[last].end)}, writer);
  writer.close();
}

void MarkupLines::write_code(std::size_t first, std::size_t end) {
  Block code;
  code.kind = BlockKind::code;
  writer.expect(code);
  if (first < end) writer.piece(lines[first].begin, lines[end - 1].end);
  writer.close();
}

void MarkupLines::write_pieces(const Block& shape, const std::vector<Span>& pieces) {
  writer.expect(shape);
  for (const Span piece : pieces) {
    const Span visible = trim(source, piece);
    if (visible.empty()) continue;
    if (writer.is_open()) writer.line_break();
    inline_text(source, visible, writer);
  }
  writer.close();
}

char ruled_with(std::string_view line) {
  constexpr std::string_view marks = "=-`:'\"~^_*+#<>.!$%&(),/;?@[\\]{|}";
  if (line.size() < 2 || marks.find(line[0]) == std::string_view::npos) return 0;
  return line.find_first_not_of(line[0]) == std::string_view::npos ? line[0] : '\0';
}

}  // namespace claimcheck::read
