#include "checker/cli/line_reader.h"

#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace claimcheck::cli {
namespace {

constexpr std::size_t read_size = 1u << 18;

}  // namespace

LineReader::LineReader(const std::string& path) {
  if (path == "-") {
    file_ = STDIN_FILENO;
    return;
  }
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (file_ < 0) error_ = std::generic_category().message(errno);
  owned_ = file_ >= 0;
}

LineReader::~LineReader() {
  if (owned_) ::close(file_);
}

bool LineReader::fill() {
  buffer_.resize(read_size);
  position_ = 0;
  ssize_t got = -1;
  do {
    got = file_ < 0 ? 0 : ::read(file_, buffer_.data(), buffer_.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) error_ = std::generic_category().message(errno);
  buffer_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return got > 0;
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
  return begun && error_.empty();
}

}  // namespace claimcheck::cli
