// A program that reads untrusted bytes on behalf of a reader, kept in: no network, no files to write, no descriptors of
// ours, bounded memory, time and output, killed when it takes too long.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

struct ChildLimits {
  std::uint64_t memory = 1u << 30;  // bytes of address space
  unsigned seconds = 60;            // of processor time, and twice that of waiting
  std::uint64_t output = 256u << 20;
};

enum class ChildEnd : std::uint8_t { done, not_found, failed, too_slow, too_much_output };

struct ChildResult {
  ChildEnd end = ChildEnd::failed;
  std::string output;  // standard output
  std::string errors;  // the beginning of standard error
};

/// Runs `command` (a name is looked up in PATH) with `input` as standard input, which it may also seek in. The child
/// sees an empty environment but for LANG. Safe to call from several threads.
ChildResult run_child(const std::vector<std::string>& command, std::string_view input, const ChildLimits& limits);

}  // namespace claimcheck::read
