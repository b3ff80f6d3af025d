#include "checker/cli/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace claimcheck::cli {
namespace {

constexpr std::size_t write_size = 1u << 16;

std::string reason(int code) { return std::generic_category().message(code); }

/// Reads on until the end; `expected` is what the system says of the size, and may be wrong.
FileBytes read_all(int file, std::uint64_t expected, std::uint64_t longest) {
  FileBytes out;
  constexpr std::uint64_t step = 1u << 16;
  std::uint64_t room = std::min(expected, longest) + 1;
  if (expected == 0) room = step;
  std::size_t used = 0;
  for (;;) {
    out.bytes.resize(used + static_cast<std::size_t>(room));
    const ssize_t got = ::read(file, out.bytes.data() + used, out.bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {{}, reason(errno)};
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > longest)
      return {{}, "longer than " + std::to_string(longest) + " bytes, the longest document that is read"};
    room = out.bytes.size() > used ? out.bytes.size() - used : std::max<std::uint64_t>(step, used);
  }
  out.bytes.resize(used);
  return out;
}

}  // namespace

FileBytes read_file(const std::string& path, bool named, std::uint64_t longest) {
  if (path == "-") return read_all(STDIN_FILENO, 0, longest);
  const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (named ? 0 : O_NONBLOCK);
  const int file = ::open(path.c_str(), flags);
  if (file < 0) return {{}, reason(errno)};
  struct stat status = {};
  FileBytes out;
  if (::fstat(file, &status) != 0)
    out.error = reason(errno);
  else if (S_ISDIR(status.st_mode))
    out.error = reason(EISDIR);
  else if (!named && !S_ISREG(status.st_mode))
    out.error = "not a regular file";
  else if (status.st_size > 0 && static_cast<std::uint64_t>(status.st_size) > longest)
    out.error = "longer than " + std::to_string(longest) + " bytes, the longest document that is read";
  else
    out = read_all(file, S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0, longest);
  ::close(file);
  return out;
}

Output::Output(std::string path) : path_(std::move(path)) {
  buffer_.reserve(write_size);
  if (path_.empty() || path_ == "-") {
    path_.clear();
    file_ = STDOUT_FILENO;
    return;
  }
  struct stat status = {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {  // a device or a pipe is written, not replaced
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) fail(errno);
    return;
  }
  if (exists) {  // what a symbolic link leads to is replaced, not the link
    char* real = ::realpath(path_.c_str(), nullptr);
    if (real != nullptr) path_ = real;
    std::free(real);  // NOLINT: realpath allocates with malloc
  }
  std::vector<char> name(path_.begin(), path_.end());
  for (const char c : std::string_view(".XXXXXX")) name.push_back(c);
  name.push_back('\0');
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) {
    fail(errno);
    return;
  }
  temporary_ = name.data();
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode = exists ? status.st_mode & 07777 : 0666 & ~mask;
  if (::fchmod(file_, mode) != 0) fail(errno);
}

Output::~Output() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::fail(int code) {
  if (code == EPIPE)
    closed_ = true;
  else if (error_.empty())
    error_ = (path_.empty() ? "standard output" : path_) + ": error: cannot write: " + reason(code);
}

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= write_size) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_.empty() && !closed_) {
    const ssize_t done = ::write(file_, rest.data(), rest.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      fail(errno);
      break;
    }
    rest.remove_prefix(static_cast<std::size_t>(done));
  }
  buffer_.clear();
}

std::string Output::finish() {
  flush();
  if (error_.empty() && !temporary_.empty()) {
    const bool moved = ::close(std::exchange(file_, -1)) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0;
    if (!moved) fail(errno);
    if (moved) temporary_.clear();
  }
  return error_;
}

}  // namespace claimcheck::cli
