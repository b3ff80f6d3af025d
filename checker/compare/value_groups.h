// Claims by the value that they state, for findings and the list of facts: each value once, with some of its passages.
#pragma once

#include "checker/compare/check.h"
#include "checker/compare/signature.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace claimcheck {

/// Appends what makes two claims state one value: number, interval and unit, or days.
void sign_value(const Mention& mention, Signature& out);

/// Claims in document order that state one value. Equal numbers for equal values.
struct ClaimRun {
  std::span<const std::uint32_t> claims;
  std::uint32_t value = 0;
};

/// One run for each of the claims, which are looked at, and refer to `claims`.
std::vector<ClaimRun> runs_of(const CheckInput& input, std::span<const std::uint32_t> claims);

/// The values of the runs in order of their first claims, with at most 50 passages each. No claim stands in two runs.
std::vector<Value> list_values(const CheckInput& input, std::span<const ClaimRun> runs);

/// The same, with at most 50 values: those of the claims in `keep` and those that are stated most often before others.
/// What is left out is told in `explanation`. Only claims of the values that are listed are looked at.
std::vector<Value> list_some_values(const CheckInput& input, std::span<const ClaimRun> runs,
                                    std::span<const std::uint32_t> keep, std::vector<std::string>& explanation);

}  // namespace claimcheck
