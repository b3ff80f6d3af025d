// docs/output.md shows real output: the block behind <!-- golden: NAME --> is the golden file of that name.
#include "reports/golden.h"
#include "support/catch.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  INFO(path);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the examples of the guide are what the writers give") {
  std::string guide = read_file(CLAIMCHECK_GUIDE);
  constexpr std::string_view marker = "<!-- golden: ";
  int blocks = 0;
  for (std::size_t at = guide.find(marker); at != std::string::npos; at = guide.find(marker, at + 1)) {
    const std::size_t name = at + marker.size();
    const std::string golden = guide.substr(name, guide.find(" -->", name) - name);
    const std::size_t begin = guide.find('\n', guide.find("```", name)) + 1;
    const std::size_t size = guide.find("```\n", begin) - begin;
    const std::string expected = read_file(std::string(CLAIMCHECK_GOLDEN_DIR) + "/" + golden);
    if (std::getenv("CLAIMCHECK_UPDATE_GOLDEN") != nullptr) {
      guide.replace(begin, size, expected);
      std::ofstream(CLAIMCHECK_GUIDE, std::ios::binary) << guide;
      continue;
    }
    INFO(golden);
    CHECK(guide.substr(begin, size) == expected);
    ++blocks;
  }
  if (std::getenv("CLAIMCHECK_UPDATE_GOLDEN") == nullptr) CHECK(blocks >= 10);
}
