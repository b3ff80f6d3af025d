// The same work on every item of a batch, on several threads: documents while they are read, pairs while they are
// judged.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace claimcheck {

/// Calls work(i) once for each i in [0, count), on at most `jobs` threads (this one is among them). Which thread takes
/// which item is open: results belong into slots, to be read in order afterwards.
template <class Work>
void for_each_parallel(std::size_t count, unsigned jobs, Work&& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> threads;
  const std::size_t wanted = std::min<std::size_t>(jobs, count);
  try {
    for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(take);
  } catch (const std::system_error&) {  // the system grants no more: those that run take the rest
  }
  take();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace claimcheck
