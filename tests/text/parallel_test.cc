#include "checker/text/parallel.h"

#include "support/catch.h"

#include <atomic>
#include <chrono>
#include <new>
#include <thread>
#include <vector>

using namespace claimcheck;

TEST_CASE("every item is worked on once, whatever the number of threads", "[threads]") {
  for (const unsigned jobs : {0U, 1U, 2U, 7U, 64U})
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
      std::vector<int> done(count, 0);
      for_each_parallel(count, jobs, [&](std::size_t i) { ++done[i]; });
      CHECK(done == std::vector<int>(count, 1));
    }
}

TEST_CASE("what one thread throws comes out once, after the others have ended", "[threads]") {
  for (const unsigned jobs : {1U, 2U, 7U}) {
    std::vector<int> done(500, 0);
    CHECK_THROWS_AS(for_each_parallel(done.size(), jobs,
                                      [&](std::size_t i) {
                                        if (i == 40) throw std::bad_alloc();
                                        ++done[i];
                                      }),
                    std::bad_alloc);
    if (jobs == 1) CHECK(done[39] == 1);
    CHECK(done[40] == 0);
  }
}

TEST_CASE("work goes on without its owner, and ends with it", "[threads]") {
  std::atomic<std::size_t> done = 0;
  std::atomic<bool> go = false;
  std::atomic<std::size_t> begun = 0;
  std::thread opener;
  {
    Workers workers(2);
    workers.start(1000, [&](std::size_t) { ++done; });
    while (done == 0) std::this_thread::yield();
    workers.finish();
    CHECK(done == 1000);
    workers.start(1000, [&](std::size_t) {
      ++begun;
      while (!go) std::this_thread::yield();
    });
    while (begun == 0) std::this_thread::yield();
    CHECK(begun == 1);  // its owner's turn does not come before finish()
    opener = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      go = true;
    });
  }
  opener.join();
  CHECK(begun < 1000);  // it was told to stop before it could go on
}

TEST_CASE("workers go from batch to batch, also behind one that threw", "[threads]") {
  for (const unsigned jobs : {0U, 1U, 2U, 5U}) {
    Workers workers(jobs);
    for (std::size_t batch = 0; batch < 300; ++batch) {
      std::vector<int> done(batch % 7, 0);
      workers.start(done.size(), [&](std::size_t i) {
        if (batch % 10 == 9 && i == 0) throw std::bad_alloc();
        ++done[i];
      });
      if (batch % 10 == 9 && !done.empty())
        CHECK_THROWS_AS(workers.finish(), std::bad_alloc);
      else
        workers.finish();
      if (batch % 10 != 9) CHECK(done == std::vector<int>(batch % 7, 1));
    }
  }
}
