// Files are replaced in one step.
#include "checker/store/file.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <filesystem>
#include <iterator>
#include <sys/stat.h>

using namespace claimcheck::store;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a replacement takes the old file's place, its mode and its links") {
  const ScratchFolder folder;
  folder.write("real.txt", "old");
  REQUIRE(::chmod((folder / "real.txt").c_str(), 0640) == 0);
  fs::create_symlink("real.txt", folder / "link.txt");
  Replacement replacement(folder / "link.txt");
  CHECK(replacement.write("new"));
  CHECK(read_file(folder / "real.txt", true).bytes == "old");
  CHECK(replacement.commit(true));
  CHECK(read_file(folder / "real.txt", true).bytes == "new");
  CHECK(fs::is_symlink(folder / "link.txt"));
  struct stat status = {};
  REQUIRE(::stat((folder / "real.txt").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("a replacement that is given up leaves nothing behind") {
  const ScratchFolder folder;
  folder.write("a.txt", "old");
  {
    Replacement replacement(folder / "a.txt");
    CHECK(replacement.write("half"));
  }
  CHECK(read_file(folder / "a.txt", true).bytes == "old");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a folder that is not there is an error of the replacement") {
  const ScratchFolder folder;
  Replacement replacement(folder / "none/a.txt");
  CHECK(replacement.error() == ENOENT);
  CHECK_FALSE(replacement.write("x"));
  CHECK_FALSE(replacement.commit(false));
}

TEST_CASE("what is too long or no regular file is not read") {
  const ScratchFolder folder;
  folder.write("a.txt", "12345");
  CHECK(read_file(folder / "a.txt", true, 5).bytes == "12345");
  CHECK(read_file(folder / "a.txt", true, 4).error == "longer than 4 bytes, the longest document that is read");
  CHECK(read_file("/dev/null", false).error == "not a regular file");
  CHECK(read_file(folder.path(), true).error == "Is a directory");
}
