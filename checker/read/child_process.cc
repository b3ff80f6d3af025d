#include "checker/read/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace claimcheck::read {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_errors = 4096;  // bytes of standard error that are kept
constexpr rlim_t most_descriptors = 64;
constexpr int status_not_run = 127;

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  void take(int number) {
    close();
    number_ = number;
  }
  int get() const { return number_; }

 private:
  int number_;
};

/// The program's file, found as a shell does; empty when there is none.
std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return ::access(name.c_str(), X_OK) == 0 ? name : std::string();
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
  std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    const std::string_view folder = rest.substr(0, colon);
    // Only absolute folders: a program in the folder of the documents must not be run.
    if (folder.starts_with('/')) {
      std::string file = std::string(folder) + "/" + name;
      if (::access(file.c_str(), X_OK) == 0) return file;
    }
    rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
  }
  return {};
}

/// The bytes as a file in memory that nobody can change.
bool put_input(std::string_view input, Descriptor& file) {
  file.take(::memfd_create("claimcheck-input", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.get() < 0) return false;
  while (!input.empty()) {
    const ssize_t done = ::write(file.get(), input.data(), input.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    input.remove_prefix(static_cast<std::size_t>(done));
  }
  ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  return ::lseek(file.get(), 0, SEEK_SET) == 0;
}

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

/// Makes socket() fail in this process and its children, where the kernel can filter calls.
void forbid_sockets() {
  if (machine == 0) return;
  sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{static_cast<unsigned short>(std::size(program)), program};
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

void limit(int what, rlim_t most) {
  const rlimit bound{most, most};
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &bound);
}

/// What happens in the child between fork and exec: only calls that are safe there, no memory is allocated.
[[noreturn]] void become(const char* file, char* const* arguments, char* const* environment, int input, int output,
                         int errors, const ChildLimits& limits, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(status_not_run);
  ::setpgid(0, 0);
  if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0) ::_exit(status_not_run);
  if (::syscall(SYS_close_range, 3u, ~0u, 0u) != 0)
    for (int i = 3; i < 4096; ++i) ::close(i);
  if (::chdir("/") != 0) ::_exit(status_not_run);
  ::unshare(CLONE_NEWUSER | CLONE_NEWNET);  // where permitted; sockets are forbidden in any case
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  forbid_sockets();
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_FSIZE, 0);  // no file can be written; pipes are not files
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, most_descriptors);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::execve(file, arguments, environment);
  ::_exit(status_not_run);
}

/// Reads what is there; false at the end.
bool drain(int file, std::string& out, std::uint64_t most, bool& full) {
  std::array<char, 1u << 16> piece;
  const ssize_t got = ::read(file, piece.data(), piece.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return true;
  if (got <= 0) return false;
  const auto room = static_cast<std::size_t>(most > out.size() ? most - out.size() : 0);
  full |= static_cast<std::size_t>(got) > room;
  out.append(piece.data(), std::min(static_cast<std::size_t>(got), room));
  return true;
}

/// Collects both pipes until they end, time is up, or there is too much.
ChildEnd collect(int output, int errors, const ChildLimits& limits, ChildResult& result) {
  const auto until = Clock::now() + std::chrono::seconds(2 * limits.seconds);
  std::array<pollfd, 2> files{pollfd{output, POLLIN, 0}, pollfd{errors, POLLIN, 0}};
  while (files[0].fd >= 0 || files[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return ChildEnd::too_slow;
    if (::poll(files.data(), files.size(), static_cast<int>(left)) < 0 && errno != EINTR) return ChildEnd::failed;
    bool full = false, ignored = false;
    if (files[0].revents != 0 && !drain(output, result.output, limits.output, full)) files[0].fd = -1;
    if (files[1].revents != 0 && !drain(errors, result.errors, most_errors, ignored)) files[1].fd = -1;
    if (full) return ChildEnd::too_much_output;
  }
  return ChildEnd::done;
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command, std::string_view input, const ChildLimits& limits) {
  ChildResult result;
  const std::string file = find_program(command.front());
  if (file.empty()) {
    result.end = ChildEnd::not_found;
    return result;
  }
  Descriptor in, out_read, out_write, err_read, err_write;
  std::array<int, 2> out{-1, -1}, err{-1, -1};
  if (!put_input(input, in) || ::pipe2(out.data(), O_CLOEXEC) != 0) return result;
  out_read.take(out[0]);
  out_write.take(out[1]);
  if (::pipe2(err.data(), O_CLOEXEC) != 0) return result;
  err_read.take(err[0]);
  err_write.take(err[1]);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));  // exec copies them
  arguments.push_back(nullptr);
  std::string language = "LANG=C.UTF-8";
  std::array<char*, 2> environment{language.data(), nullptr};
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return result;
  if (child == 0)
    become(file.c_str(), arguments.data(), environment.data(), in.get(), out_write.get(), err_write.get(), limits,
           parent);
  in.close();
  out_write.close();
  err_write.close();
  result.end = collect(out_read.get(), err_read.get(), limits, result);
  if (result.end != ChildEnd::done) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (result.end != ChildEnd::done) return result;
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    result.end = ChildEnd::too_slow;
  else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    result.end = ChildEnd::failed;
  return result;
}

}  // namespace claimcheck::read
