// The same work on every item of a batch, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace claimcheck::cli {

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
  for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(take);
  take();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace claimcheck::cli
