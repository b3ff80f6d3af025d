#include "checker/cli/progress.h"

#include <cstdio>
#include <unistd.h>

namespace claimcheck::cli {
namespace {

constexpr std::chrono::milliseconds quiet_start{1000};
constexpr std::chrono::milliseconds pause{200};

}  // namespace

Progress::Progress(bool enabled, std::size_t total)
    : enabled_(enabled && ::isatty(STDERR_FILENO) == 1), total_(total), next_(Clock::now() + quiet_start) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::tick() {
  if (!enabled_) return;
  const std::lock_guard lock(mutex_);
  ++done_;
  if (Clock::now() < next_) return;
  next_ = Clock::now() + pause;
  shown_ = true;
  if (total_ > 0)
    std::fprintf(stderr, "\r\033[Kclaimcheck: %zu of %zu documents", done_, total_);
  else
    std::fprintf(stderr, "\r\033[Kclaimcheck: %zu documents", done_);
  std::fflush(stderr);
}

}  // namespace claimcheck::cli
