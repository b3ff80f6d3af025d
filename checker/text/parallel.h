// The same work on every item of a batch, on several threads: documents while they are read, pairs while they are
// judged.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace claimcheck {

/// Work on items that goes on, on other threads, while its owner does something else. Which thread takes which item is
/// open: results belong into slots, to be read in order afterwards.
class ParallelWork {
 public:
  /// Calls work(i) once for each i in [0, count), on at most `jobs` threads, of which the owner's is one: the others
  /// begin now, it with finish().
  ParallelWork(std::size_t count, unsigned jobs, std::function<void(std::size_t)> work);
  /// Items that no thread has begun are left out, unless finish() was called.
  ~ParallelWork();
  ParallelWork(const ParallelWork&) = delete;
  ParallelWork& operator=(const ParallelWork&) = delete;

  /// Takes part until all is done. What work() throws (memory ran out) ends the rest and is thrown here, once all
  /// threads have come to rest.
  void finish();

 private:
  void take();
  void join();

  std::size_t count_;
  std::function<void(std::size_t)> work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::exception_ptr failure_;  // of the first that fails
  std::vector<std::thread> threads_;
};

/// The same, from beginning to end.
inline void for_each_parallel(std::size_t count, unsigned jobs, std::function<void(std::size_t)> work) {
  ParallelWork(count, jobs, std::move(work)).finish();
}

}  // namespace claimcheck
