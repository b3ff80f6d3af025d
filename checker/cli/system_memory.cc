#include "checker/cli/system_memory.h"

#include "checker/cli/file.h"

#include <algorithm>
#include <charconv>
#include <sys/resource.h>
#include <unistd.h>

namespace claimcheck::cli {
namespace {

constexpr std::uint64_t longest = 1u << 16;  // bytes of a file of the system

/// Where there is no limit, version 2 says "max", and version 1 a number larger than any memory.
std::optional<std::uint64_t> number_in(const std::string& path) {
  const FileBytes file = read_file(path, false, longest);
  std::uint64_t number = 0;
  const char* const end = file.bytes.data() + file.bytes.size();
  if (!file.error.empty() || std::from_chars(file.bytes.data(), end, number).ec != std::errc()) return std::nullopt;
  return number;
}

void take_least(std::optional<std::uint64_t> other, std::optional<std::uint64_t>& least) {
  if (other && (!least || *other < *least)) least = other;
}

/// Of a group and all above it.
std::optional<std::uint64_t> memory_of_group(const std::string& root, std::string_view path, const char* file) {
  std::optional<std::uint64_t> least;
  for (std::string at(path); !at.empty() && at != "/"; at.erase(at.rfind('/'))) {
    if (at.front() != '/') break;
    take_least(number_in(root + at + "/" + file), least);
  }
  take_least(number_in(root + "/" + file), least);
  return least;
}

}  // namespace

std::optional<std::uint64_t> memory_of_groups(std::string_view groups, const std::string& mounted) {
  std::optional<std::uint64_t> least;
  while (!groups.empty()) {  // lines of "number:controllers:path"; version 2 has the number 0 and no controllers
    const std::string_view line = groups.substr(0, groups.find('\n'));
    groups.remove_prefix(std::min(groups.size(), line.size() + 1));
    const std::size_t first = line.find(':');
    if (first == std::string_view::npos) continue;
    const std::size_t second = line.find(':', first + 1);
    if (second == std::string_view::npos) continue;
    const std::string controllers = "," + std::string(line.substr(first + 1, second - first - 1)) + ",";
    const std::string_view path = line.substr(second + 1);
    if (controllers == ",,")
      take_least(memory_of_group(mounted, path, "memory.max"), least);
    else if (controllers.find(",memory,") != std::string::npos)
      take_least(memory_of_group(mounted + "/memory", path, "memory.limit_in_bytes"), least);
  }
  return least;
}

std::optional<std::uint64_t> memory_of_process() {
  std::optional<std::uint64_t> least;
  const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
  if (pages > 0 && page > 0) least = static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page);
  take_least(memory_of_groups(read_file("/proc/self/cgroup", false, longest).bytes, "/sys/fs/cgroup"), least);
  struct rlimit own = {};
  if (::getrlimit(RLIMIT_AS, &own) == 0 && own.rlim_cur != RLIM_INFINITY) take_least(own.rlim_cur, least);
  return least;
}

}  // namespace claimcheck::cli
