// "claimcheck: 1200 of 5000 documents" on a terminal's standard error, for runs that take longer than a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace claimcheck::cli {

class Progress {
 public:
  /// `total` 0: not known. Not enabled: nothing is ever shown.
  Progress(bool enabled, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One more document is done; may be called by any thread.
  void tick();

 private:
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  bool shown_ = false;
  std::size_t total_;
  std::size_t done_ = 0;
  Clock::time_point next_;
  std::mutex mutex_;
};

}  // namespace claimcheck::cli
