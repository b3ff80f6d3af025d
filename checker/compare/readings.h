// Distinct readings of the measures that relations speak of, and whether readings of different measures go together.
#pragma once

#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace claimcheck {

/// Claims of one measure that cannot be told apart: equal dimensions, equal quantity.
struct Reading {
  std::uint32_t scope = 0;                // equal numbers: equal dimensions of one measure
  std::uint32_t measure = 0;              // index into RuleSet::measures
  std::span<const std::uint32_t> claims;  // in document order
  Interval literal, charitable;           // in base units; percent on the scale of 100
  std::optional<Decimal> point;
};

/// All readings, by set and measure; sets are never compared with each other.
struct Readings {
  std::vector<Reading> all;
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::uint32_t>> of;  // (set, measure) -> indexes
  std::vector<std::string> sets;                                                   // sorted
  const std::vector<std::uint32_t>& find(const std::string& set, std::uint32_t measure) const;
};

/// Readings of the measures that the relations of the rules name.
Readings collect_readings(const CheckInput& input);

/// Answers whether two readings of different measures may speak of the same time, place and people. Dimensions that
/// only one of the two measures knows are left aside.
class Companions {
 public:
  Companions(const CheckInput& input, const Readings& readings) : input_(input), readings_(readings) {}
  const Unification& unified(std::uint32_t a, std::uint32_t b);

 private:
  const CheckInput& input_;
  const Readings& readings_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Unification> cache_;
};

/// One claim of each reading, as close together as they come: in one sentence, else in one document, else the first
/// ones.
struct Meeting {
  std::vector<std::uint32_t> claims;
  bool one_sentence = false;
  bool one_document = false;
};
Meeting meet(const CheckInput& input, const Readings& readings, const std::vector<std::uint32_t>& members);

}  // namespace claimcheck
