// A document: the text that a person reads, its structure, and the way back to the original bytes.
//
// Readers (checker/read) make it; every later stage works on `text` and offsets into it. Only what a user sees is
// mapped back, through `offsets`, to byte ranges of the original file.
#pragma once

#include <claimcheck/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// A file as it was read; the engine itself opens no files.
struct SourceFile {
  std::string path;
  std::string bytes;
};

/// Half-open byte range [begin, end) in Document::text, unless a comment says otherwise.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return end - begin; }
  auto operator<=>(const Span&) const = default;
};

inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// From text offsets to source offsets. Break points say "from this text offset on, source = text + shift";
/// an empty list means that text and source are the same bytes.
struct OffsetMap {
  struct Break {
    std::uint32_t text = 0;    // first text offset of the piece
    std::uint32_t source = 0;  // where that piece starts in the source
    static constexpr std::uint32_t copied = 0xFFFFFFFF;
    /// `copied`: source and text are the same bytes. Otherwise the whole piece is what the source spells with this many
    /// bytes (an entity, an escape; 0: a line break put in), and every byte of it stands for all of them.
    std::uint32_t spelled = copied;
  };
  std::vector<Break> breaks;  // sorted by text offset

  /// Source offset of the byte at `text_offset`.
  std::uint32_t to_source(std::uint32_t text_offset) const;
  /// Source range of a text span: from the first byte's place to just behind the last byte's place.
  Span to_source(Span text_span) const;
};

/// Where a person finds a part of the original whose bytes or lines mean little to them: "page 3, line 12",
/// "Sheet1!C7", "paragraph 4". Holds from `text` on, up to the next one.
struct Locator {
  std::uint32_t text = 0;  // offset in Document::text
  std::string place;       // UTF-8 on one line, without control characters; empty where nothing is known
};

enum class BlockKind : std::uint8_t { paragraph, heading, list_item, table_cell, quote, code, front_matter, title };

/// A piece of structure. Blocks do not overlap and come in reading order; text between blocks is furniture.
/// Sentences never cross a block's end.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  /// heading: 1-6; list_item: nesting depth from 1; otherwise 0.
  std::uint8_t level = 0;
  /// Index of the heading block that this block stands under (its own parent heading for a heading), or -1.
  std::int32_t heading = -1;
  /// Index of the lead-in paragraph of a list ("In 2023 we:"), for list items; or -1.
  std::int32_t lead = -1;
  /// Table cells: table number from 0, zero-based row and column, and whether the cell is a header.
  std::int32_t table = -1;
  std::int32_t row = -1;
  std::int32_t column = -1;
  bool header = false;
  std::int32_t columns = 1;  // that the cell spans, itself included
  /// Index into Document::speakers of who is speaking, or -1.
  std::int32_t speaker = -1;
  /// Whether the turn is a question's (a journalist's "Q").
  bool question_turn = false;
};

/// What part a document plays when a draft is checked against its sources.
enum class Role : std::uint8_t { document, draft, source };

/// What is said about a document rather than in it.
struct Metadata {
  std::string title;
  std::string source;        // agency or publication or URL
  std::optional<Date> date;  // date published
  // where it came from: "front matter", "html metadata", "mail header", "book metadata", "dateline", "file name",
  // "option"
  std::string date_origin;
  std::string encoding;  // of a text that was not UTF-8 ("Windows-1252"); else empty
};

struct Document {
  std::string path;    // path or JSON Lines id
  bool is_id = false;  // `path` is the "id" of a JSON Lines record
  std::string set;     // documents of different non-empty sets are never compared
  Role role = Role::document;
  Metadata meta;
  Span dateline;     // of text: what dates the article; the date in it is no claim. Empty when there is none
  std::string text;  // UTF-8, what a person reads
  OffsetMap offsets;
  std::string source;  // the original bytes (line and column are counted there); empty when the same as `text`
  std::vector<Block> blocks;
  std::vector<std::string> speakers;
  std::vector<Locator> locators;  // sorted by offset; empty where line and column say it all

  /// The locator of the byte at `text_offset`, or an empty view.
  std::string_view locator_at(std::uint32_t text_offset) const;
  std::string_view source_bytes() const { return source.empty() ? std::string_view(text) : std::string_view(source); }
};

}  // namespace claimcheck
