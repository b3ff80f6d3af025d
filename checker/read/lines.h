// Lines of plain text, and what the shape of one line says: list markers, underlines, titles.
#pragma once

#include <claimcheck/document.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// One line; offsets into the text. `first` is the first visible character, `end` just behind the last one.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool blank() const { return first >= end; }
  std::uint32_t indent() const { return first - begin; }
  Span visible() const { return {first, end}; }
};

/// Appends the lines of text[span]; line ends are \n, \r\n and \r.
void split_lines(std::string_view text, Span span, std::vector<Line>& lines);

enum class MarkerKind : std::uint8_t { none, bullet, dash, number };

/// A list marker at the start of a line. A dash may also be a dash of a sentence, and a number the end of one: whoever
/// asks decides by what stands around.
struct Marker {
  MarkerKind kind = MarkerKind::none;
  std::uint32_t length = 0;  // bytes to the first character behind the marker and its white space
  std::uint32_t value = 0;   // of a number ("3." -> 3, "c)" -> 3)
  bool letter = false;       // counted in letters
};
Marker find_marker(std::string_view line);

/// Whether the line underlines the one above it, and with what heading level (1 for =, 2 for others); 0 if not.
std::uint8_t underline_level(std::string_view line);

/// Whether a line that stands alone reads as a heading: short, starts with a capital, no sentence end, no lead-in
/// colon, no clock time.
bool reads_as_heading(std::string_view line);

/// Whether the text ends a sentence, closing quotes and brackets aside.
bool ends_sentence(std::string_view text);

}  // namespace claimcheck::read
