// The parts of a decimal, for grouping by value.
#pragma once

#include <claimcheck/decimal.h>

#include <cstdint>

namespace claimcheck {

/// Equal parts for equal values: (high * 2^64 + low) * 10^exponent.
struct DecimalWords {
  std::uint64_t high = 0, low = 0;
  std::int32_t exponent = 0;
  bool negative = false;
};
DecimalWords words_of(const Decimal& value);

}  // namespace claimcheck
