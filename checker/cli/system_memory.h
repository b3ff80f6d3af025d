// How much memory the system lets the program have: what a limit that nobody gave is taken from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck::cli {

/// The least of what the control groups of a process may take, in bytes, and those above them; empty without a limit.
/// `groups` is the text of its /proc/self/cgroup, `mounted` the folder below which control groups lie. A container
/// often sees its own group at the top, whatever the path says (cgroups(7), versions 1 and 2).
std::optional<std::uint64_t> memory_of_groups(std::string_view groups, const std::string& mounted);

/// Bytes that this process may take: of the machine, its control groups, and its own limit of addresses. Empty where
/// the system does not say.
std::optional<std::uint64_t> memory_of_process();

}  // namespace claimcheck::cli
