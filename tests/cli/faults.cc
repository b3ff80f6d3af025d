// Loaded into the command with LD_PRELOAD by faults_test.py: makes one step of writing a file fail, cuts it short, or
// ends the process there, as a full disk, a broken one or `kill -9` would.
//
// FAULT_FOLDER: only files in it count, by their real paths. FAULT_LOG: a file that gets the name of every step, in
// order. FAULT_STEP: number of the step that goes wrong, from 1 on; 0 = none. FAULT_HOW: "kill", "short" (half of a
// write is made, then the disk is full), or the number of an error that the call gives.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class F>
F real(const char* name) {
  return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// Whether a path, which may be relative and the name of nothing yet, leads into the folder.
bool in_folder(const std::string& path) {
  const std::string folder = setting("FAULT_FOLDER");
  const std::size_t slash = path.rfind('/');
  const std::string parent = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  char* real_parent = path.empty() ? nullptr : ::realpath(parent.c_str(), nullptr);
  const std::string whole = real_parent == nullptr ? path : std::string(real_parent) + "/" + path.substr(slash + 1);
  std::free(real_parent);
  return !folder.empty() && whole.starts_with(folder);
}

/// The file or folder behind a descriptor that is open for writing, or a folder; else empty.
std::string path_of(int descriptor) {
  char target[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
  struct stat status = {};
  if (length <= 0 || ::fstat(descriptor, &status) != 0) return {};
  const bool written = S_ISREG(status.st_mode) && (::fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_RDONLY;
  return written || S_ISDIR(status.st_mode) ? std::string(target, static_cast<std::size_t>(length)) : std::string();
}

enum class Fault { none, error, half };

std::atomic<int> steps = 0;
std::atomic<bool> disk_full = false;

void log(const char* what) {
  static const int file = ::open(setting("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string line = std::string(what) + "\n";
  if (file < 0 || real<ssize_t (*)(int, const void*, std::size_t)>("write")(file, line.data(), line.size()) < 0)
    std::abort();  // a test must not take a missing list for a run without steps
}

/// One step on a file; errno is set where it is to fail. Writing goes on failing once the disk is full.
Fault step(const char* what, const std::string& path) {
  if (!in_folder(path)) return Fault::none;
  log(what);
  const bool writes = std::strcmp(what, "write") == 0;
  if (++steps != std::atoi(setting("FAULT_STEP"))) {
    if (!disk_full || !writes) return Fault::none;
    errno = ENOSPC;
    return Fault::error;
  }
  const std::string how = setting("FAULT_HOW");
  if (how == "kill") ::raise(SIGKILL);
  if (how == "short") {
    disk_full = true;
    errno = ENOSPC;
    return writes ? Fault::half : Fault::error;
  }
  errno = std::atoi(how.c_str());
  return Fault::error;
}

}  // namespace

extern "C" {

int mkostemp(char* name, int flags) {
  if (step("create", name) != Fault::none) return -1;
  return real<int (*)(char*, int)>("mkostemp")(name, flags);
}

int fchmod(int file, mode_t mode) {
  if (step("fchmod", path_of(file)) != Fault::none) return -1;
  return real<int (*)(int, mode_t)>("fchmod")(file, mode);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
  const Fault fault = step("write", path_of(file));
  if (fault == Fault::error) return -1;
  return real<ssize_t (*)(int, const void*, std::size_t)>("write")(file, bytes, fault == Fault::half ? size / 2 : size);
}

int fsync(int file) {
  if (step("fsync", path_of(file)) != Fault::none) return -1;
  return real<int (*)(int)>("fsync")(file);
}

int close(int file) {
  const int now = errno;
  const std::string path = path_of(file);
  struct stat status = {};
  const bool counts = !path.empty() && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  errno = now;
  if (!counts) return real<int (*)(int)>("close")(file);
  const Fault fault = step("close", path);
  const int code = errno;
  const int done = real<int (*)(int)>("close")(file);  // a close that fails has closed all the same
  if (fault == Fault::none) return done;
  errno = code;
  return -1;
}

int rename(const char* from, const char* to) {
  if (step("rename", to) != Fault::none) return -1;
  return real<int (*)(const char*, const char*)>("rename")(from, to);
}

int mkdir(const char* path, mode_t mode) {
  if (step("mkdir", path) != Fault::none) return -1;
  return real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}

}  // extern "C"
