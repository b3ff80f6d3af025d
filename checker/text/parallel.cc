#include "checker/text/parallel.h"

#include <algorithm>
#include <system_error>

namespace claimcheck {

Workers::~Workers() {
  stopped_ = true;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  begun_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::start(std::size_t count, std::function<void(std::size_t)> work) {
  const std::size_t wanted = std::min<std::size_t>(jobs_, count);
  threads_.reserve(wanted);
  try {
    while (threads_.size() + 1 < wanted) threads_.emplace_back([this, batch = batch_] { run(batch); });
  } catch (const std::system_error&) {  // the system grants no more: those that run take the rest
  }
  {
    const std::lock_guard lock(mutex_);
    count_ = count;
    work_ = std::move(work);
    next_ = 0;
    stopped_ = false;
    busy_ = threads_.size();
    ++batch_;
  }
  begun_.notify_all();
}

/// A thread, from the batch on that follows the one with this number.
void Workers::run(std::uint64_t batch) {
  std::unique_lock lock(mutex_);
  while (true) {
    begun_.wait(lock, [&] { return ended_ || batch_ != batch; });
    if (batch_ == batch) return;
    batch = batch_;
    lock.unlock();
    take();
    lock.lock();
    if (--busy_ == 0) done_.notify_one();
  }
}

void Workers::take() {
  try {
    for (std::size_t i = next_++; i < count_ && !stopped_; i = next_++) work_(i);
  } catch (...) {
    if (!stopped_.exchange(true)) failure_ = std::current_exception();
  }
}

void Workers::finish() {
  take();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return busy_ == 0; });
  work_ = nullptr;
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

}  // namespace claimcheck
