// Where the output of a command goes; documents are read with store::read_file.
#pragma once

#include "checker/store/file.h"

#include <memory>
#include <string>
#include <string_view>

namespace claimcheck::cli {

using store::FileBytes;
using store::read_file;

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
  std::unique_ptr<store::Replacement> replacement_;  // null when written directly
  std::string buffer_;
  std::string error_;
  int file_ = -1;
  bool closed_ = false;
};

}  // namespace claimcheck::cli
