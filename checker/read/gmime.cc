#include "checker/read/gmime.h"

#include <dlfcn.h>

#include <type_traits>

namespace claimcheck::read {

namespace {

constexpr const char* library = "libgmime-3.0.so.0";  // what linking with gmime-3.0 would name
constexpr const char* package = "libgmime-3.0-0";

struct Loaded {
  Gmime functions;
  std::string problem;

  Loaded() {
    void* const handle = ::dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    // What is not there is told by name; what GMime itself needs is found through it.
    const auto find = [&](const char* name, auto& function) {
      if (handle != nullptr) function = reinterpret_cast<std::decay_t<decltype(function)>>(::dlsym(handle, name));
      if (function == nullptr && problem.empty()) {
        const char* const error = ::dlerror();
        problem = "e-mail is read with " + std::string(library) + ", which cannot be loaded (" +
                  (error != nullptr ? error : name) + "); install the package " + package;
      }
    };
#define CLAIMCHECK_FIND(name) find(#name, functions.name)
    CLAIMCHECK_GMIME_FUNCTIONS(CLAIMCHECK_FIND);
#undef CLAIMCHECK_FIND
    if (problem.empty()) functions.g_mime_init();
  }
};

}  // namespace

const Gmime* load_gmime(std::string& problem) {
  static const Loaded loaded;
  problem = loaded.problem;
  return problem.empty() ? &loaded.functions : nullptr;
}

}  // namespace claimcheck::read
