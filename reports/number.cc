// Grouping and units.
#include "reports/number.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimcheck::reports {

namespace {

bool is_currency(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Plural of an English unit name; "kilometre per hour" changes its first word.
std::string plural(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> irregular = {
      {{"foot", "feet"}, {"hertz", "hertz"}, {"celsius", "celsius"}, {"century", "centuries"}}};
  const std::size_t per = unit.find(" per ");
  std::string_view head = unit.substr(0, per);
  const std::string_view tail = per == std::string_view::npos ? std::string_view() : unit.substr(per);
  const std::size_t space = head.rfind(' ');
  std::string out(space == std::string_view::npos ? std::string_view() : head.substr(0, space + 1));
  if (space != std::string_view::npos) head.remove_prefix(space + 1);
  const auto* found = std::find_if(irregular.begin(), irregular.end(), [&](const auto& p) { return p.first == head; });
  if (found != irregular.end()) {
    out += found->second;
  } else {
    out += head;
    out += head.ends_with('s') || head.ends_with("ch") || head.ends_with('x') ? "es" : "s";
  }
  return out + std::string(tail);
}

}  // namespace

std::string grouped(const Decimal& value) {
  std::string text = value.to_string();
  if (text.find('e') != std::string::npos) return text;
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point - begin < 4) return text;
  for (std::size_t at = point; at > begin + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string with_unit(const std::string& number, std::string_view unit, bool is_one) {
  if (unit.empty()) return number;
  if (unit == "percent") return number + "%";
  if (is_currency(unit)) return std::string(unit) + " " + number;
  return number + " " + (is_one ? std::string(unit) : plural(unit));
}

std::string interval_words(const Interval& interval, std::string_view unit) {
  const auto words = [&](const Decimal& value) { return with_unit(grouped(value), unit, value == Decimal(1)); };
  const auto& [low, high, low_open, high_open] = interval;
  if (!low && !high) return "any number";
  if (!high) return low_open ? "more than " + words(*low) : words(*low) + " or more";
  if (!low) return high_open ? "less than " + words(*high) : words(*high) + " or less";
  if (*low == *high) return words(*low);
  if (unit == "percent") return words(*low) + " to " + words(*high);
  return with_unit(grouped(*low) + " to " + grouped(*high), unit, false);
}

std::string value_words(const Interval& interval, const std::optional<Decimal>& point, std::string_view unit) {
  if (!point || !interval.low || !interval.high) return interval_words(interval, unit);
  const std::string stated = with_unit(grouped(*point), unit, *point == Decimal(1));
  if (*interval.low == *interval.high) return stated;
  if (*interval.high == *point && interval.low->is_zero())
    return (interval.high_open ? "less than " : "up to ") + stated;
  const bool percent = unit == "percent";
  return stated + " (" + interval_words(interval, percent ? unit : std::string_view()) + ")";
}

}  // namespace claimcheck::reports
