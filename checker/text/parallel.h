// The same work on every item of a batch, on several threads: documents while they are read, pairs while they are
// judged.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace claimcheck {

/// Calls work(i) once for each i in [0, count), on at most `jobs` threads (this one is among them). Which thread takes
/// which item is open: results belong into slots, to be read in order afterwards. What work() throws (memory ran out)
/// ends the rest and is thrown here, once all threads have come to rest.
template <class Work>
void for_each_parallel(std::size_t count, unsigned jobs, Work&& work) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::exception_ptr failure;  // of the first that fails
  const auto take = [&] {
    try {
      for (std::size_t i = next++; i < count && !failed; i = next++) work(i);
    } catch (...) {
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  const std::size_t wanted = std::min<std::size_t>(jobs, count);
  std::vector<std::thread> threads;
  threads.reserve(wanted);
  try {
    for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(take);
  } catch (const std::system_error&) {  // the system grants no more: those that run take the rest
  }
  take();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace claimcheck
