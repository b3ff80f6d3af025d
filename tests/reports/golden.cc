#include "reports/golden.h"

#include "support/catch.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace claimcheck::samples {

void check_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(CLAIMCHECK_GOLDEN_DIR) + "/" + name;
  if (std::getenv("CLAIMCHECK_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  INFO("golden file " << path << " (CLAIMCHECK_UPDATE_GOLDEN=1 rewrites it)");
  REQUIRE(file.good());
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  CHECK(actual == expected);
}

}  // namespace claimcheck::samples
