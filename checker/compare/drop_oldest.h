// What a thread holds of what it has looked at, when it is more than its share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace claimcheck {

/// When something was looked at, by a clock of the thread, and its number.
using LookedAt = std::pair<std::uint64_t, std::uint32_t>;

/// Calls drop(number) for what was looked at least lately, half of the rest at a time, until enough() or nothing is
/// left. Leaves in `held` what stays.
template <class Enough, class Drop>
void drop_oldest(std::vector<LookedAt>& held, Enough&& enough, Drop&& drop) {
  auto begin = held.begin();
  while (begin != held.end() && !enough()) {
    const auto middle = begin + (held.end() - begin) / 2;
    std::nth_element(begin, middle, held.end());
    for (const auto end = std::next(middle); begin != end; ++begin) drop(begin->second);
  }
  held.erase(held.begin(), begin);
}

}  // namespace claimcheck
