// Blocks while a reader of marked-up text walks through its source: what Markdown and HTML have in common.
#pragma once

#include "checker/read/text_builder.h"

#include <claimcheck/document.h>

#include <string_view>

namespace claimcheck::read {

/// Opens a block with the first visible piece and closes it when the reader says that structure changes. Paragraphs,
/// items and quotes are cut at lines of no-break spaces; a short paragraph that is bold throughout is a heading.
class BlockWriter {
 public:
  BlockWriter(TextBuilder& builder, Document& document) : builder_(builder), document_(document) {}

  /// Kind, level and table place of the blocks that open from now on. Closes the open one.
  void expect(const Block& shape);
  /// Source bytes that stand for themselves; white space alone opens no block.
  void piece(std::uint32_t begin, std::uint32_t end);
  /// What the source spells otherwise at [begin, end).
  void spelled(std::string_view text, std::uint32_t begin, std::uint32_t end);
  /// The line ends here, but not the block.
  void line_break() { break_ = open_; }
  /// Ends the open block, if any.
  void close();

  void enter_strong() { ++strong_; }
  void leave_strong() { strong_ -= strong_ > 0; }
  /// Superscript: its digits stay apart from the number that they follow (a power, a note's number).
  void set_raised(bool raised) { raised_ = raised; }
  bool is_open() const { return open_; }

 private:
  void raised_piece(std::uint32_t begin, std::uint32_t end);
  void plain_piece(std::uint32_t begin, std::uint32_t end);
  /// Opens the block, or goes on to the next line, before the source offset of a piece. Where the piece begins with
  /// what stands before it: the white space of a line end, else the offset itself.
  std::uint32_t begin_at(std::uint32_t source);
  void add(Span span);
  bool is_bold_heading(Span span) const;

  TextBuilder& builder_;
  Document& document_;
  Block shape_;
  std::uint32_t begin_ = 0;
  int strong_ = 0;
  bool open_ = false;
  bool break_ = false;
  bool all_strong_ = true;
  bool raised_ = false;
};

}  // namespace claimcheck::read
