// An operand: one numeral with its sign, currency and unit; a range has two of them.
#pragma once

#include "checker/quantity/unit.h"

namespace claimcheck {

struct Operand {
  Numeral number;
  const Unit* unit = nullptr;
  std::uint32_t begin = 0, end = 0;  // tokens: sign, currency, number, unit
  bool currency_first = false;
  bool unit_behind = false;
  bool hyphen = false;  // "12-page", "15-year-old"
  explicit operator bool() const { return end > begin; }
};

/// The operand whose numeral starts at `at`; nothing before `from` is used.
Operand parse_operand(const Line& line, std::uint32_t at, std::uint32_t from);

/// Adds a smaller unit to a larger one: "5 feet 2 inches", "3 dollars 50 cents".
void extend_compound(const Line& line, Operand& operand);

/// Makes a percentage of a line that is nothing but a share: "percent of 10", "1/4 of".
void read_fragment(const Line& line, Operand& operand);

}  // namespace claimcheck
