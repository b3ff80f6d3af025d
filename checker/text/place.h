// Line and column of a source offset, and excerpts with a caret for diagnostics.
#pragma once

#include <claimcheck/diagnostic.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

struct LineColumn {
  std::uint32_t line = 1;    // 1-based; line ends are \n, \r\n and \r
  std::uint32_t column = 1;  // 1-based, in code points (a broken byte counts as one)
};

/// Answers in increasing order of offset are cheap: it continues from the last answer.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view bytes) : bytes_(bytes) {}
  LineColumn at(std::uint32_t offset);

 private:
  std::string_view bytes_;
  std::uint32_t position_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// A diagnostic at byte `offset` of `bytes`, with the line and a caret under the place (control bytes shown as '?').
Diagnostic diagnostic_at(std::string path, std::string_view bytes, std::uint32_t offset, std::string message,
                         Severity severity = Severity::error);
/// The same for a known line and column (1-based).
Diagnostic diagnostic_at_line(std::string path, std::string_view bytes, std::uint32_t line, std::uint32_t column,
                              std::string message, Severity severity = Severity::error);

/// The candidate nearest to `word` (edit distance at most a third of its length), or empty: "did you mean".
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// Byte offset of the first invalid UTF-8 sequence, or npos.
std::size_t invalid_utf8(std::string_view bytes);

}  // namespace claimcheck
