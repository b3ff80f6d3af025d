// The same work on every item of a batch, on several threads: documents while they are read, pairs while they are
// judged.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace claimcheck {

/// Threads that work on one batch of items after another. They stay in between: what a thread has learned (the stems of
/// words) serves the next batch. Which thread takes which item is open: results belong into slots, to be read in order
/// afterwards. For the thread that made it.
class Workers {
 public:
  /// At most `jobs` threads, of which the owner's is one; 0 is 1.
  explicit Workers(unsigned jobs) : jobs_(jobs) {}
  /// Items that no thread has begun are left out, unless finish() was called.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Begins to call work(i) once for each i in [0, count), on the other threads. The batch before must be finished.
  void start(std::size_t count, std::function<void(std::size_t)> work);
  /// Takes part until all is done. What work() throws (memory ran out) ends the rest and is thrown here, once all
  /// threads have come to rest.
  void finish();

 private:
  void run(std::uint64_t batch);
  void take();

  unsigned jobs_;
  std::size_t count_ = 0;
  std::function<void(std::size_t)> work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::exception_ptr failure_;  // of the first that fails
  std::mutex mutex_;            // of the next four
  std::condition_variable begun_, done_;
  std::uint64_t batch_ = 0;  // number of the last one that was started
  std::size_t busy_ = 0;     // threads that have not come to the end of it
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

/// Calls work(i) once for each i in [0, count), on at most `jobs` threads (this one is among them).
inline void for_each_parallel(std::size_t count, unsigned jobs, std::function<void(std::size_t)> work) {
  Workers workers(jobs);
  workers.start(count, std::move(work));
  workers.finish();
}

}  // namespace claimcheck
