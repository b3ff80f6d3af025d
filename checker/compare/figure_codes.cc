#include "checker/compare/figure_codes.h"

#include "checker/compare/value_groups.h"
#include "checker/compare/verdict.h"
#include "checker/text/decimal_words.h"

namespace claimcheck {

namespace {

void sign_quantity(const Mention& m, Signature& out) {
  out.clear();
  out.add(static_cast<std::uint64_t>(m.kind) << 9 | static_cast<std::uint64_t>(m.modifier) << 1 |
          std::uint64_t{m.unit != nullptr});
  if (m.unit != nullptr) out.add(m.unit->name);
  out.add(m.charitable);
  out.add(m.literal);
  out.add(m.dates);
}

bool states(const Mention& m, const Decimal& number) {
  return m.stated_low && *m.stated_low == number && m.stated_high && *m.stated_high == number;
}

}  // namespace

/// The code of the literal interval, with kind, modifier and unit, where it is a number of few digits; empty for others
/// and for dates.
std::optional<std::uint64_t> FigureCodes::code_of_point(const Mention& m) {
  const Interval& i = m.literal;
  if (!i.low || !i.high || i.low_open || i.high_open || *i.low != *i.high || m.dates.from || m.dates.to || is_date(m))
    return std::nullopt;
  const DecimalWords number = words_of(*i.low);
  const int exponent = number.exponent - least_exponent;
  const std::uint32_t unit = number_of(m.unit);
  if (number.high != 0 || number.low >> unit_bit != 0 || exponent < 0 || exponent >= exponents || unit >= units)
    return std::nullopt;
  return static_cast<std::uint64_t>(m.kind) << kind_bit | static_cast<std::uint64_t>(m.modifier) << modifier_bit |
         std::uint64_t{number.negative} << sign_bit | static_cast<std::uint64_t>(exponent) << exponent_bit |
         std::uint64_t{unit} << unit_bit | number.low;
}

/// By its name; 0 for none.
std::uint32_t FigureCodes::number_of(const Unit* unit) {
  if (unit == nullptr) return 0;
  if (unit == unit_) return unit_number_;
  const auto [known, is_new] = unit_numbers_.try_emplace(unit, 0);
  if (is_new) {
    signature_.clear();
    signature_.add(unit->name);
    known->second = unit_names_.of(signature_) + 1;
  }
  unit_ = unit;
  return unit_number_ = known->second;
}

/// What is one figure has one code, whether what else is stated of it is common or not; and so has one value.
FigureCodes::Numbered FigureCodes::split(const Mention& m, const std::optional<std::uint64_t>& point) {
  Numbered out;
  if (point && m.charitable == m.literal) {
    out.figure = *point;
  } else {
    sign_quantity(m, signature_);
    out.figure = odd(figures_.of(signature_));
  }
  if (point && states(m, *m.literal.low)) {
    out.value = *point & ~how_mask;
  } else {
    signature_.clear();
    sign_value(m, signature_);
    out.value = odd(values_.of(signature_));
  }
  return out;
}

std::uint64_t FigureCodes::of(const Mention& m) {
  const std::optional<std::uint64_t> point = code_of_point(m);
  if (point && m.charitable == m.literal && states(m, *m.literal.low)) return *point;
  sign_quantity(m, signature_);
  signature_.add(m.stated_low);
  signature_.add(m.stated_high);
  const std::uint32_t number = quantities_.of(signature_);
  if (number == numbered_.size()) numbered_.push_back(split(m, point));
  return odd(number);
}

}  // namespace claimcheck
