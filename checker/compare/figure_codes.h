// Codes of figures: one word for all that a claim states of its figure, so that claims are sorted into readings without
// another look at them.
#pragma once

#include "checker/compare/signature.h"

#include <claimcheck/mention.h>

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace claimcheck {

/// Gives equal codes to figures that are read and written alike, and to no others. The common figure, one number of
/// which nothing else is to be said, is its own code; others are numbered.
class FigureCodes {
 public:
  std::uint64_t of(const Mention& mention);
  /// What the claim is compared by: kind, modifier, unit, both intervals and the dates.
  std::uint64_t figure(std::uint64_t code) const { return is_odd(code) ? numbered_[place(code)].figure : code; }
  /// What findings list as one value (sign_value): the literal interval with its unit and the number as stated, or the
  /// days of a date.
  std::uint64_t value(std::uint64_t code) const {
    return is_odd(code) ? numbered_[place(code)].value : code & ~how_mask;
  }

 private:
  // Of a number, from the top: whether it is odd, kind and modifier, sign, exponent, unit, digits.
  static constexpr unsigned odd_bit = 63, kind_bit = 59, modifier_bit = 56, sign_bit = 55, exponent_bit = 50,
                            unit_bit = 39;
  static constexpr std::uint64_t how_mask = std::uint64_t{0x7f} << modifier_bit;
  static constexpr int least_exponent = -8, exponents = 32;
  static constexpr std::uint32_t units = 1U << (exponent_bit - unit_bit);
  struct Numbered {
    std::uint64_t figure = 0, value = 0;
  };

  static bool is_odd(std::uint64_t code) { return code >> odd_bit != 0; }
  static std::size_t place(std::uint64_t code) {
    return static_cast<std::size_t>(code & ~(std::uint64_t{1} << odd_bit));
  }
  static std::uint64_t odd(std::uint32_t number) { return std::uint64_t{1} << odd_bit | number; }
  std::optional<std::uint64_t> code_of_point(const Mention& mention);
  std::uint32_t number_of(const Unit* unit);
  Numbered split(const Mention& mention, const std::optional<std::uint64_t>& point);

  Signature signature_;
  Numbering quantities_, figures_, values_, unit_names_;
  std::vector<Numbered> numbered_;  // by number of the quantity
  const Unit* unit_ = nullptr;      // that was asked for last, and its number
  std::uint32_t unit_number_ = 0;
  std::unordered_map<const Unit*, std::uint32_t> unit_numbers_;
};

}  // namespace claimcheck
