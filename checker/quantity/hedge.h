// Hedges and bounds around a quantity phrase: "more than", "or so".
#pragma once

#include "checker/quantity/numeral.h"

namespace claimcheck {

struct Hedge {
  Modifier modifier = Modifier::exact;
  std::uint32_t begin = 0, end = 0;  // tokens; equal when there is none
  explicit operator bool() const { return end > begin; }
};

/// "more than", "at least", "less than", "at most".
bool is_bound(Modifier m);
/// The hedge that ends right before token `at` and starts at or behind `from`.
Hedge hedge_before(const Line& line, std::uint32_t at, std::uint32_t from);
/// The hedge that starts at token `at`.
Hedge hedge_after(const Line& line, std::uint32_t at);

}  // namespace claimcheck
