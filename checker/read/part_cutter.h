// Where a text that is too long for memory may be cut, so that its parts can be read one after the other as documents.
//
// A part begins behind a blank line, outside of lists and code, and takes along what it stands under: the headings
// above it, or the header of its table. What reaches further than that ends at a cut: the lead of a list, a table of
// more than one part, who is speaking.
#pragma once

#include <claimcheck/claimcheck.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// The format as which a long file is read in parts (text, Markdown or CSV), by its extension and its first bytes;
/// empty where it can only be read whole.
std::optional<Format> format_in_parts(const std::string& path, std::string_view head);

/// Whether the extension alone lets a file be read in parts: a quick look before format_in_parts().
bool may_come_in_parts(std::string_view path);

/// Is told each line of a text, without its end, one after the other.
class PartCutter {
 public:
  /// Of a format that format_in_parts() gives.
  explicit PartCutter(Format format) : format_(format) {}
  void take(std::string_view line);
  /// Whether a part may begin with `line`, which is the next to be taken.
  bool may_begin_with(std::string_view line) const;
  /// What has to stand above a part that begins with `line`: whole lines of the text, headings with their marks.
  std::string above(std::string_view line) const;

 private:
  struct Heading {
    std::uint8_t level = 1;
    std::string lines;  // as they are written, with a blank line behind them
  };
  void take_row(std::string_view line);
  void take_fence(std::string_view line);
  void take_heading(std::string_view line);
  void set_heading(std::uint8_t level, std::string lines);

  Format format_;
  std::vector<Heading> headings_;  // levels ascending
  std::string before_;             // the line before, without white space around it
  bool alone_ = false;             // nothing but a blank line stood before that
  char fence_ = 0;                 // of the code block that is open: its mark and how many of them
  std::size_t fence_length_ = 0;
  bool quoted_ = false;  // CSV: inside of a field in quotes
  std::string header_;   // CSV: everything down to the first row
  std::uint32_t header_lines_ = 0;
  bool header_ended_ = false;
};

}  // namespace claimcheck::read
