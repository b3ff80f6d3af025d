// Reading a file line by line without holding it: JSON Lines input may be larger than memory. gzip and zstd data are
// expanded on the way.
#pragma once

#include "checker/read/compression.h"

#include <cstdint>
#include <memory>
#include <string>

namespace claimcheck::cli {

class LineReader {
 public:
  /// "-" is standard input. Of a compressed file, at most `most_expanded` bytes are read. Check error() afterwards.
  LineReader(const std::string& path, std::uint64_t most_expanded);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// The next line without its end; false at the end of the file or after an error. A line longer than `longest_line`
  /// comes back empty with `too_long` set, and is skipped.
  bool next(std::string& line, bool& too_long);
  /// 1-based number of the line that next() gave last.
  std::uint64_t number() const { return number_; }
  /// Empty, or why the file could not be read (on), or that it changed meanwhile.
  const std::string& error() const { return error_; }

  static constexpr std::size_t longest_line = 1u << 30;

 private:
  bool fill();
  bool expand();
  std::string version_now() const;
  bool read_piece(std::string& piece, std::size_t size);

  std::string buffer_;
  std::uint64_t most_expanded_;
  std::uint64_t expanded_ = 0;                // bytes so far
  std::unique_ptr<read::Expander> expander_;  // of a compressed file
  std::string compressed_;                    // read of it, and not expanded yet
  bool begun_ = false;
  std::size_t position_ = 0;
  std::uint64_t number_ = 0;
  std::string error_;
  std::string version_;  // of the file, when it was opened
  int file_ = -1;
  bool owned_ = false;
};

}  // namespace claimcheck::cli
