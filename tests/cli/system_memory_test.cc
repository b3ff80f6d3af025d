// The memory of control groups and of the process (checker/cli/system_memory.h), and the limit that is made of it.
#include "checker/cli/collect.h"
#include "checker/cli/settings.h"
#include "checker/cli/system_memory.h"
#include "scratch_folder.h"

#include "support/catch.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sys/resource.h>

using namespace claimcheck;
using namespace claimcheck::cli;

TEST_CASE("the least of a control group and those above it") {
  const ScratchFolder folder;
  folder.write("memory.max", "9000\n");
  folder.write("jobs/memory.max", "5000\n");
  folder.write("jobs/one/memory.max", "max\n");
  folder.write("jobs/two/memory.max", "3000\n");
  folder.write("memory/memory.limit_in_bytes", "9223372036854771712\n");
  folder.write("memory/batch/memory.limit_in_bytes", "4000\n");
  struct Row {
    const char* groups;
    std::optional<std::uint64_t> expected;
  };
  const Row rows[] = {
      {"0::/\n", 9000},
      {"0::/jobs\n", 5000},
      {"0::/jobs/one\n", 5000},
      {"0::/jobs/two\n", 3000},
      {"0::/jobs/two", 3000},
      {"0::/of/the/host\n", 9000},        // a container sees its own group at the top
      {"0::/../elsewhere\n", 9000},       // outside of the namespace of the process
      {"4:memory:/batch\n0::/\n", 4000},  // both versions
      {"2:cpu,memory:/batch/of/two\n", 4000},
      {"4:memory:/\n", 9223372036854771712u},
      {"4:cpu:/jobs/two\n", std::nullopt},
      {"4:memory_other:/batch\n", std::nullopt},
      {"", std::nullopt},
      {"\n::\nno group\n0:\n", 9000},  // an empty path is the top
      {"0::no/slash\n", 9000},
  };
  for (const Row& row : rows) {
    CAPTURE(row.groups);
    CHECK(memory_of_groups(row.groups, folder.path()) == row.expected);
  }
  CHECK(memory_of_groups("0::/\n", folder / "nowhere") == std::nullopt);
}

TEST_CASE("a process has no more memory than its limit of addresses") {
  const std::optional<std::uint64_t> all = memory_of_process();
  REQUIRE(all);
  CHECK(*all > std::uint64_t{64} << 20);
  std::uint64_t pages = 0;  // of addresses that are taken; sanitizers take more than there is memory
  REQUIRE(std::ifstream("/proc/self/statm") >> pages);
  struct rlimit before = {};
  REQUIRE(::getrlimit(RLIMIT_AS, &before) == 0);
  struct rlimit less = before;
  less.rlim_cur = std::min<rlim_t>(before.rlim_max, pages * 4096 + (rlim_t{1} << 30));
  REQUIRE(::setrlimit(RLIMIT_AS, &less) == 0);
  const std::optional<std::uint64_t> bounded = memory_of_process();
  REQUIRE(::setrlimit(RLIMIT_AS, &before) == 0);
  CHECK(bounded == std::min<std::uint64_t>(*all, less.rlim_cur));
}

TEST_CASE("the limit of memory is the one that was given, or half of what there is") {
  Collected all;
  limit_memory({}, all);
  CHECK(all.memory_limit == memory_of_process().value_or(0) / 2);
  Settings settings;
  settings.memory_limit = 3;
  limit_memory(settings, all);
  CHECK(all.memory_limit == std::size_t{3} << 20);
}
