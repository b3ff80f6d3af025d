// Text under construction together with its way back: every reader that drops or decodes bytes writes through this.
#pragma once

#include "checker/read/white_space.h"

#include <claimcheck/document.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::read {

/// Appends pieces of the source in increasing order of source offset; keeps the offset map minimal (a piece that goes
/// on where the last one ended adds no break).
class TextBuilder {
 public:
  explicit TextBuilder(std::string_view source);

  /// Source bytes [begin, end) as they stand, without invisible characters.
  void copy(std::uint32_t begin, std::uint32_t end);
  /// What a person reads where the source has [begin, end): a decoded entity or escape.
  void decode(std::string_view text, std::uint32_t begin, std::uint32_t end);
  /// White space between two blocks, before source offset `next`: as it stands when the gap holds nothing else, else a
  /// blank line. Nothing at the start of the text.
  void separate(std::uint32_t next);
  /// Whether the gap between the last piece and source offset `next` holds white space and nothing else.
  bool only_space_before(std::uint32_t next) const {
    return next > source_end_ && is_blank(source_.substr(source_end_, next - source_end_));
  }
  /// White space inside a block, before source offset `next`: as it stands when the gap holds nothing else, else
  /// `otherwise`.
  void space(std::uint32_t next, std::string_view otherwise);

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  /// Source offset just behind the last piece.
  std::uint32_t source_end() const { return source_end_; }
  std::string_view text() const { return text_; }
  std::string_view source() const { return source_; }

  /// Number of the next table: tables count through the whole text, whichever reader finds them.
  std::int32_t next_table() { return tables_++; }

  /// Hands text and map over; the builder is empty afterwards.
  void finish(Document& document);

 private:
  bool continues_at(std::uint32_t begin) const;
  void piece(std::uint32_t begin, std::uint32_t end);

  std::string_view source_;
  std::string text_;
  OffsetMap offsets_;
  std::uint32_t source_end_ = 0;
  std::int32_t tables_ = 0;
  std::size_t next_invisible_;  // first invisible character at or behind the pieces so far
};

}  // namespace claimcheck::read
