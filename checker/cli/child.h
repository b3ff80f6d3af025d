// Running another program: without a shell, and with what it says kept apart.
#pragma once

#include <string>
#include <vector>

namespace claimcheck::cli {

struct ChildResult {
  std::string out, error;  // what it wrote; at most 256 MiB and 64 KiB
  int status = 0;          // exit status; -1 when it could not be started or ended by a signal
  bool missing = false;    // there is no such program
};

/// Runs `words` (the program, found on PATH, and its arguments) with standard input closed, and waits for its end. Of
/// the environment, it gets what this program has, and `variables` ("NAME=value"), which win.
ChildResult run_child(const std::vector<std::string>& words, const std::vector<std::string>& variables = {});

}  // namespace claimcheck::cli
