// Files are replaced in one step.
#include "checker/store/file.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <atomic>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

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

TEST_CASE("a file that is written to while it is read is an error, and is read when that ends", "[threads]") {
  const ScratchFolder folder;
  const std::string text(8u << 20, 'a');
  folder.write("a.txt", text);
  const std::string path = folder / "a.txt";
  std::atomic<bool> ends{false};
  std::thread writer([&] {
    const int file = ::open(path.c_str(), O_WRONLY);
    timespec times[2] = {{0, UTIME_OMIT}, {1, 0}};
    for (long i = 0; !ends; ++i) {  // a time of its own for each write, however coarse the clock of the file system is
      times[1].tv_nsec = i % 1000000000;
      if (::pwrite(file, "b", 1, 0) != 1 || ::futimens(file, times) != 0) break;
    }
    ::close(file);
  });
  std::string error;
  for (int i = 0; i < 10000 && error.empty(); ++i) error = read_file(path, false).error;  // the threads may take turns
  ends = true;
  writer.join();
  CHECK(error == "it is being written to: it changed twice while it was read");
  CHECK(read_file(path, false).bytes.size() == text.size());
}
