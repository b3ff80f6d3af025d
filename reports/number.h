// Numbers and intervals for reading: grouped digits, "more than 300", "14,650 to 14,750 pounds".
#pragma once

#include <claimcheck/interval.h>

#include <optional>
#include <string>
#include <string_view>

namespace claimcheck::reports {

/// "14,700", "-0.25", "10,000".
std::string grouped(const Decimal& value);
/// The same, from a million on by its scale where three decimals of that are enough: "1.55 billion", "1,234,567".
std::string scaled(const Decimal& value);
/// The number with its unit as a reader expects it: "85%", "USD 5 billion", "14,700 pounds", "1 pound".
std::string with_unit(const std::string& number, std::string_view unit, bool is_one);
/// "14,650 to 14,750 pounds", "more than USD 300", "300 or more", "any number".
std::string interval_words(const Interval& interval, std::string_view unit);
/// A stated value for a heading: the point where there is one, with what it commits to behind it where that is more
/// than the point ("14,700 pounds (14,650 to 14,750)", "more than 300").
std::string value_words(const Interval& interval, const std::optional<Decimal>& point, std::string_view unit);

}  // namespace claimcheck::reports
