#include "checker/store/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace claimcheck::store {
namespace {

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
    if (got < 0) return {{}, error_text(errno)};
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > longest)
      return {{}, "longer than " + std::to_string(longest) + " bytes, the longest document that is read"};
    room = out.bytes.size() > used ? out.bytes.size() - used : std::max<std::uint64_t>(step, used);
  }
  out.bytes.resize(used);
  return out;
}

/// What a symbolic link leads to; `path` itself where there is nothing yet.
std::string real_path(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  std::string out = real != nullptr ? real : path;
  std::free(real);  // NOLINT: realpath allocates with malloc
  return out;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

std::string error_text(int code) { return std::generic_category().message(code); }

namespace {

/// Whether a file is what it was: its size, and when it was written last.
bool is_unchanged(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
         before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

/// Reads a regular file, and once more if it was written to meanwhile: half of an old version and half of a new one
/// would state what nobody wrote.
FileBytes read_unchanged(int file, struct stat before, std::uint64_t longest) {
  constexpr int attempts = 2;
  for (int i = 0; i < attempts; ++i) {
    FileBytes out = read_all(file, static_cast<std::uint64_t>(before.st_size), longest);
    struct stat after = {};
    if (!out.error.empty() || ::fstat(file, &after) != 0 || is_unchanged(before, after)) return out;
    before = after;
    if (::lseek(file, 0, SEEK_SET) != 0) break;
  }
  return {{}, "it is being written to: it changed twice while it was read"};
}

}  // namespace

FileBytes read_file(const std::string& path, bool named, std::uint64_t longest) {
  if (path == "-") return read_all(STDIN_FILENO, 0, longest);
  const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (named ? 0 : O_NONBLOCK);
  const int file = ::open(path.c_str(), flags);
  if (file < 0) return {{}, error_text(errno)};
  struct stat status = {};
  FileBytes out;
  if (::fstat(file, &status) != 0)
    out.error = error_text(errno);
  else if (S_ISDIR(status.st_mode))
    out.error = error_text(EISDIR);
  else if (!named && !S_ISREG(status.st_mode))
    out.error = "not a regular file";
  else if (status.st_size > 0 && static_cast<std::uint64_t>(status.st_size) > longest)
    out.error = "longer than " + std::to_string(longest) + " bytes, the longest document that is read";
  else if (S_ISREG(status.st_mode))
    out = read_unchanged(file, status, longest);
  else
    out = read_all(file, 0, longest);
  ::close(file);
  return out;
}

Replacement::Replacement(const std::string& path) : path_(real_path(path)) {
  struct stat status = {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  std::vector<char> name(path_.begin(), path_.end());
  for (const char c : std::string_view(".XXXXXX")) name.push_back(c);
  name.push_back('\0');
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) {
    fail(errno);
    return;
  }
  temporary_ = name.data();
  static const mode_t mask = [] {  // it can only be read by setting it, which two threads must not do at a time
    const mode_t old = ::umask(0);
    ::umask(old);
    return old;
  }();
  const mode_t mode = exists ? status.st_mode & 07777 : 0666 & ~mask;
  if (::fchmod(file_, mode) != 0) fail(errno);
}

Replacement::~Replacement() {
  if (file_ >= 0) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool Replacement::fail(int code) {
  if (error_ == 0) error_ = code;
  return false;
}

bool Replacement::write(std::string_view bytes) {
  while (!bytes.empty() && error_ == 0) {
    const ssize_t done = ::write(file_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return error_ == 0;
}

bool Replacement::commit(bool durable) {
  if (error_ != 0) return false;
  if (durable && ::fsync(file_) != 0) return fail(errno);
  if (::close(std::exchange(file_, -1)) != 0) return fail(errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return fail(errno);
  temporary_.clear();
  if (!durable) return true;
  const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return true;  // the file is in its place; some folders cannot be opened
  // Some file systems refuse it for folders. A disk that fails is told, although readers see the new version.
  const bool failed = ::fsync(folder) != 0 && (errno == EIO || errno == ENOSPC || errno == EDQUOT);
  const int code = errno;
  ::close(folder);
  return failed ? fail(code) : true;
}

FolderLock::FolderLock(const std::string& path)
    : folder_(::open(folder_of(real_path(path)).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  while (folder_ >= 0 && ::flock(folder_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

FolderLock::~FolderLock() {
  if (folder_ >= 0) ::close(folder_);  // which gives the lock back
}

}  // namespace claimcheck::store
