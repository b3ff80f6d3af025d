#include "checker/cli/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT: POSIX names it so

namespace claimcheck::cli {
namespace {

constexpr std::size_t longest_output = 256u << 20;
constexpr std::size_t longest_message = 64u << 10;

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    if (read >= 0) ::close(read);
    if (write >= 0) ::close(write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write() {
    ::close(write);
    write = -1;
  }
};

/// Takes what has come; false at the end. What goes beyond `most` is read and dropped, so that the child can end.
bool take(int file, std::string& text, std::size_t most) {
  std::array<char, 1u << 16> bytes;
  const ssize_t got = ::read(file, bytes.data(), bytes.size());
  if (got < 0) return errno == EINTR;
  if (got == 0) return false;
  text.append(bytes.data(), std::min(static_cast<std::size_t>(got), most - std::min(most, text.size())));
  return true;
}

void read_both(const Pipe& out, const Pipe& error, ChildResult& result) {
  pollfd files[2] = {{out.read, POLLIN, 0}, {error.read, POLLIN, 0}};
  while (files[0].fd >= 0 || files[1].fd >= 0) {
    if (::poll(files, 2, -1) < 0 && errno != EINTR) return;
    if (files[0].revents != 0 && !take(out.read, result.out, longest_output)) files[0].fd = -1;
    if (files[1].revents != 0 && !take(error.read, result.error, longest_message)) files[1].fd = -1;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Our environment with `variables` in front or in place of ours; ends with null.
std::vector<char*> environment_with(const std::vector<std::string>& variables) {
  std::vector<char*> all;
  for (const std::string& one : variables) all.push_back(const_cast<char*>(one.c_str()));  // NOLINT: of posix_spawn
  for (char** ours = environ; *ours != nullptr; ++ours) {
    const std::string_view variable(*ours);
    const std::string_view name = variable.substr(0, variable.find('=') + 1);
    const bool replaced =
        std::any_of(variables.begin(), variables.end(), [&](const std::string& one) { return one.starts_with(name); });
    if (!replaced) all.push_back(*ours);
  }
  all.push_back(nullptr);
  return all;
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& words, const std::vector<std::string>& variables) {
  ChildResult result;
  Pipe out, error;
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: of posix_spawn
  arguments.push_back(nullptr);
  std::vector<char*> environment = environment_with(variables);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, error.write, STDERR_FILENO);
  pid_t child = 0;
  const int failed = out.write < 0 || error.write < 0 ? EMFILE
                                                      : ::posix_spawnp(&child, arguments.front(), &actions, nullptr,
                                                                       arguments.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    result.status = -1;
    result.missing = failed == ENOENT;
    return result;
  }
  out.close_write();
  error.close_write();
  read_both(out, error, result);
  result.status = wait_for(child);
  return result;
}

}  // namespace claimcheck::cli
