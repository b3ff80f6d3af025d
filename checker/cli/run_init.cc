// `claimcheck init`: writes a commented claimcheck.toml, and never over one that is there.
#include "checker/cli/config.h"
#include "checker/cli/run.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace claimcheck::cli {

int run_init() {
  constexpr const char* name = "claimcheck.toml";
  const int file = ::open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) {
    const std::string reason = errno == EEXIST ? "exists already and is left as it is"
                                               : "cannot write: " + std::generic_category().message(errno);
    say(std::string(name) + ": error: " + reason);
    return status_usage;
  }
  const std::string_view text = example_config();
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool closed = ::close(file) == 0;
  if (!written || !closed) {
    say(std::string(name) + ": error: cannot write: " + std::generic_category().message(errno));
    return status_usage;
  }
  std::printf("Wrote %s. Every option in it is commented out; `claimcheck check PATH` works without it, too.\n", name);
  return status_ok;
}

}  // namespace claimcheck::cli
