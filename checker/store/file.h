// Reading whole files, and replacing them in one step: what every other part that keeps something on disk builds on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::store {

struct FileBytes {
  std::string bytes;
  std::string error;  // empty when the file was read
};

/// Largest document: offsets into it are 32 bits wide.
constexpr std::uint64_t longest_document = 0xFFFF0000u;

/// Reads the whole file; "-" is standard input. A path that the user did not name must be a regular file, so that a
/// pipe that turned up in a folder blocks nothing. Longer than `longest` bytes is an error, and so is a regular file
/// that changes (its size, or when it was written) while it is read, and again while it is read once more.
FileBytes read_file(const std::string& path, bool named, std::uint64_t longest = longest_document);

/// What the system says of an error code, in English whatever the locale.
std::string error_text(int code);

/// A new version of a file, written beside it and moved to its place in one step: whoever reads the file sees the old
/// version or the new one, and never a part. Without commit() nothing changes.
class Replacement {
 public:
  /// A symbolic link stays: what it leads to is replaced. The new file has the old one's mode, or that of the umask.
  explicit Replacement(const std::string& path);
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// Appends; false when the system refused, with its code in error().
  bool write(std::string_view bytes);
  /// Moves the new version to its place. `durable` waits until it would survive a power cut (fsync of file and folder).
  bool commit(bool durable);
  int error() const { return error_; }  // errno of what failed first; 0 = nothing

 private:
  bool fail(int code);

  std::string path_;
  std::string temporary_;
  int file_ = -1;
  int error_ = 0;
};

/// Keeps other runs of claimcheck from changing files of a folder at the same time, while it lives. It locks the folder
/// itself, so that no lock file is left behind. Where the file system has no locks it does nothing.
class FolderLock {
 public:
  /// Waits for the lock of the folder in which `path` lies.
  explicit FolderLock(const std::string& path);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int folder_ = -1;
};

}  // namespace claimcheck::store
