// The command `claimcheck`: parses the command line and hands over to one file per command.
#include "checker/cli/flags.h"

#include <csignal>
#include <cstdio>

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), which Output takes for the end
  const claimcheck::cli::CommandLine line = claimcheck::cli::parse_command_line(argc, argv);
  std::fwrite(line.out.data(), 1, line.out.size(), stdout);
  std::fwrite(line.error.data(), 1, line.error.size(), stderr);
  return line.status;
}
