// What the readers of light markup languages share: a walk over lines, and blocks made of them.
#pragma once

#include "checker/read/block_writer.h"
#include "checker/read/lines.h"

#include <claimcheck/document.h>

#include <string_view>
#include <vector>

namespace claimcheck::read {

/// The lines of a text, and the writers of its blocks.
struct MarkupLines {
  using Inline = void (*)(std::string_view source, Span span, BlockWriter& writer);

  MarkupLines(std::string_view text, Inline write_inline, Document& out)
      : source(text), builder(text), writer(builder, out), document(out), inline_text(write_inline) {
    split_lines(text, {0, static_cast<std::uint32_t>(text.size())}, lines);
  }

  std::string_view line(std::size_t i) const {
    return i < lines.size() ? slice(source, lines[i].visible()) : std::string_view();
  }
  bool blank(std::size_t i) const { return i >= lines.size() || lines[i].blank(); }
  std::uint32_t indent(std::size_t i) const { return i < lines.size() ? lines[i].indent() : 0; }

  /// One block of the visible part of lines [first, end), without the first `dropped` bytes of the first one.
  void write(const Block& shape, std::size_t first, std::size_t end, std::uint32_t dropped = 0);
  /// A block of code: as it stands.
  void write_code(std::size_t first, std::size_t end);
  /// One block of pieces of lines: a cell of a table.
  void write_pieces(const Block& shape, const std::vector<Span>& pieces);
  /// The first line at or after `from` that is not blank.
  std::size_t skip_blank(std::size_t from) const {
    while (from < lines.size() && lines[from].blank()) ++from;
    return from;
  }

  std::string_view source;
  TextBuilder builder;
  BlockWriter writer;
  Document& document;
  Inline inline_text;
  std::vector<Line> lines;
};

/// A text of one character of punctuation alone ("====", "----"), or 0.
char ruled_with(std::string_view line);

}  // namespace claimcheck::read
