// Reading and writing whole files: the only place of the project that opens one.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace claimcheck::cli {

struct FileBytes {
  std::string bytes;
  std::string error;  // empty when the file was read
};

/// Largest document: offsets into it are 32 bits wide.
constexpr std::uint64_t longest_document = 0xFFFF0000u;

/// Reads the whole file; "-" is standard input. A path that the user did not name must be a regular file, so that a
/// pipe that turned up in a folder blocks nothing. Longer than `longest` bytes is an error.
FileBytes read_file(const std::string& path, bool named, std::uint64_t longest = longest_document);

/// Where a report goes: standard output, or a file that is replaced in one step when the report is complete.
class Output {
 public:
  /// `path` empty or "-": standard output. Errors are kept until finish().
  explicit Output(std::string path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  /// Whether the reader has gone (a closed pipe): nothing more needs to be written, and that is no error.
  bool closed() const { return closed_; }
  /// Flushes; moves the new file to its place. Returns an error message, or an empty string.
  std::string finish();

 private:
  void flush();
  void fail(int code);

  std::string path_;
  std::string temporary_;  // empty when written directly
  std::string buffer_;
  std::string error_;
  int file_ = -1;
  bool closed_ = false;
};

}  // namespace claimcheck::cli
