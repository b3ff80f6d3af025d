#include "checker/text/parallel.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace claimcheck {

ParallelWork::ParallelWork(std::size_t count, unsigned jobs, std::function<void(std::size_t)> work)
    : count_(count), work_(std::move(work)) {
  const std::size_t wanted = std::min<std::size_t>(jobs, count);
  threads_.reserve(wanted);
  try {
    for (std::size_t i = 1; i < wanted; ++i) threads_.emplace_back([this] { take(); });
  } catch (const std::system_error&) {  // the system grants no more: those that run take the rest
  }
}

ParallelWork::~ParallelWork() {
  stopped_ = true;
  join();
}

void ParallelWork::take() {
  try {
    for (std::size_t i = next_++; i < count_ && !stopped_; i = next_++) work_(i);
  } catch (...) {
    if (!stopped_.exchange(true)) failure_ = std::current_exception();
  }
}

void ParallelWork::join() {
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void ParallelWork::finish() {
  take();
  join();
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace claimcheck
