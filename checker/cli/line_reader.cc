#include "checker/cli/line_reader.h"

#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace claimcheck::cli {
namespace {

constexpr std::size_t read_size = 1u << 18;
constexpr std::size_t compressed_size = 1u << 14;  // small, since it may grow a thousandfold
constexpr std::size_t longest_mark = 4;            // bytes that tell a compressed file

}  // namespace

LineReader::LineReader(const std::string& path, std::uint64_t most_expanded) : most_expanded_(most_expanded) {
  if (path == "-") {
    file_ = STDIN_FILENO;
    return;
  }
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (file_ < 0) error_ = std::generic_category().message(errno);
  owned_ = file_ >= 0;
  version_ = version_now();
}

/// What tells one version of a regular file from the next: its size, and when it was written last. Empty of others.
std::string LineReader::version_now() const {
  struct stat status = {};
  if (!owned_ || ::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return std::to_string(status.st_size) + ' ' + std::to_string(status.st_mtim.tv_sec) + ' ' +
         std::to_string(status.st_mtim.tv_nsec);
}

LineReader::~LineReader() {
  if (owned_) ::close(file_);
}

/// Appends at most `size` bytes of the file to `piece`; false at its end or after an error.
bool LineReader::read_piece(std::string& piece, std::size_t size) {
  const std::size_t before = piece.size();
  piece.resize(before + size);
  ssize_t got = -1;
  do {
    got = file_ < 0 ? 0 : ::read(file_, piece.data() + before, size);
  } while (got < 0 && errno == EINTR);
  if (got < 0) error_ = std::generic_category().message(errno);
  piece.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
  return got > 0;
}

bool LineReader::fill() {
  buffer_.clear();
  position_ = 0;
  if (!begun_) {  // a pipe may give less than the mark at first
    for (bool more = true; more && buffer_.size() < longest_mark;) more = read_piece(buffer_, read_size);
    begun_ = true;
    if (read::is_compressed(buffer_)) {
      expander_ = std::make_unique<read::Expander>(buffer_);
      std::swap(buffer_, compressed_);
    }
    if (!buffer_.empty()) return true;
  }
  return expander_ ? expand() : read_piece(buffer_, read_size);
}

/// Expands data in slices of one size, however a pipe gives them: where they are damaged or too large, what is given of
/// the last slice must not depend on who wrote the pipe, and when.
bool LineReader::expand() {
  while (buffer_.empty()) {
    while (compressed_.size() < compressed_size && read_piece(compressed_, compressed_size)) {
    }
    const std::string_view slice = std::string_view(compressed_).substr(0, compressed_size);
    if (slice.empty() || !expander_->add(slice, most_expanded_ - expanded_, buffer_)) {
      if (error_.empty()) error_ = expander_->problem(most_expanded_);
      buffer_.clear();
      return false;
    }
    expanded_ += buffer_.size();
    compressed_.erase(0, slice.size());
  }
  return true;
}

bool LineReader::next(std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  bool begun = false;
  for (;;) {
    if (position_ == buffer_.size() && !fill()) break;
    if (!begun) ++number_;
    begun = true;
    const std::string_view rest = std::string_view(buffer_).substr(position_);
    const std::size_t end = rest.find('\n');
    const bool complete = end != std::string_view::npos;
    const std::size_t length = complete ? end : rest.size();
    if (line.size() + length > longest_line) {
      too_long = true;
      line.clear();
    }
    if (!too_long) line.append(rest.substr(0, length));
    position_ += length + (complete ? 1 : 0);
    if (complete) return true;
  }
  // Records that were given already cannot be taken back, and are not read again: they may be more than memory holds.
  if (error_.empty() && version_now() != version_)
    error_ = "it changed while it was read; its records may be of two versions";
  return begun && error_.empty();
}

}  // namespace claimcheck::cli
