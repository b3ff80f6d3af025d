// Text that is taken out of a container whose bytes mean nothing to a person (DOCX, PDF, a mail): the document's source
// is this text, and locators say where a person finds it.
#pragma once

#include <claimcheck/document.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

class ExtractedText {
 public:
  explicit ExtractedText(Document& document) : document_(document) {}

  /// Appends a block of the kind, level and table place of `shape`; what holds nothing to read is left out. White space
  /// around is trimmed, invisible characters are dropped, broken UTF-8 is repaired. Returns whether it was added.
  bool add(const Block& shape, std::string_view text, std::string_view place);
  /// The same for a text in pieces, each with its own place (the lines of a page).
  struct Piece {
    std::string text, place;
  };
  bool add(const Block& shape, const std::vector<Piece>& pieces);
  /// A heading as it stands, also where it holds no word ("2023", the name of a sheet).
  bool add_heading(std::uint8_t level, std::string_view text, std::string_view place);
  /// Appends text and blocks of a part that another reader made. `place` is its locator; the part's own locators go
  /// behind it ("notes.docx, paragraph 3").
  void add(const Document& part, std::string_view place);

  /// Number of the next table.
  std::int32_t next_table() { return tables_++; }
  /// Whether text or blocks have reached their bounds (repeated cells and strings may expand without end); what comes
  /// then is not added.
  bool full() const { return document_.text.size() >= most_bytes || document_.blocks.size() >= most_blocks; }

  static constexpr std::size_t most_bytes = 256u << 20;
  static constexpr std::size_t most_blocks = 5'000'000;

 private:
  void separate(const Block& next);
  bool append(const Block& shape, const std::vector<Piece>& pieces, bool needs_word);

  Document& document_;
  std::int32_t tables_ = 0;
};

/// Superscript digits for a raised number ("10" and raised "6": "10⁶"); other characters as they are.
std::string raised(std::string_view text);

/// "A" for 0, "Z" for 25, "AA" for 26: the name of a spreadsheet's column.
std::string column_name(std::int32_t column);

}  // namespace claimcheck::read
