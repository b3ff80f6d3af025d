#include "checker/cli/file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace claimcheck::cli {
namespace {

constexpr std::size_t write_size = 1u << 16;

}  // namespace

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
  replacement_ = std::make_unique<store::Replacement>(path_);
  if (replacement_->error() != 0) fail(replacement_->error());
}

Output::~Output() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) ::close(file_);
}

void Output::fail(int code) {
  if (code == EPIPE)
    closed_ = true;
  else if (error_.empty())
    error_ = (path_.empty() ? "standard output" : path_) + ": error: cannot write: " + store::error_text(code);
}

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= write_size) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  if (replacement_ && error_.empty() && !replacement_->write(rest)) fail(replacement_->error());
  while (!replacement_ && !rest.empty() && error_.empty() && !closed_) {
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
  if (error_.empty() && replacement_ && !replacement_->commit(false)) fail(replacement_->error());
  return error_;
}

}  // namespace claimcheck::cli
