#include "checker/ruleset/thresholds.h"

namespace claimcheck {

namespace {

constexpr ThresholdRow rows[] = {
    {"confident", &Thresholds::confident, "0", "1", "an error that is less sure than this becomes a warning"},
    {"plausible", &Thresholds::plausible, "0", "1", "a finding that is less sure than this is a note"},
    {"repeated", &Thresholds::repeated, "0", "1",
     "statements without a rule that read alike are a warning from here on, else a note"},
    {"tolerance", &Thresholds::tolerance, "0", "0.25", "share by which two figures of any fact may differ"},
    {"about", &Thresholds::about, "0", "0.5", "reach of \"about\", as a share of the number"},
    {"about_points", &Thresholds::about_points, "0", "25", "reach of \"about\" beside a percentage, in points"},
    {"nearly", &Thresholds::nearly, "0", "0.5", "reach of \"nearly\" and \"just over\", as a share of the number"},
    {"share_points", &Thresholds::share_points, "0", "25", "rounding of \"half\" and \"one in five\", in points"},
    {"over", &Thresholds::over, "1", "10", "\"over 300\" suggests less than so many times 300"},
};

/// Of a row's own bounds, which are numbers.
Decimal bound(const char* text) { return Decimal::parse(text).value_or(Decimal()); }

bool in_range(const Decimal& value, const ThresholdRow& row) {
  return !(value < bound(row.least)) && !(bound(row.most) < value);
}

std::string range(const ThresholdRow& row) { return std::string("a number from ") + row.least + " to " + row.most; }

}  // namespace

std::span<const ThresholdRow> threshold_rows() { return rows; }

const ThresholdRow* find_threshold(std::string_view name) {
  for (const ThresholdRow& row : rows)
    if (name == row.name) return &row;
  return nullptr;
}

std::string set_threshold(Thresholds& thresholds, const ThresholdRow& row, std::string_view text) {
  const auto value = Decimal::parse(text);
  if (!value || !in_range(*value, row)) return range(row);
  thresholds.*row.value = *value;
  return {};
}

std::string wrong_thresholds(const Thresholds& thresholds) {
  for (const ThresholdRow& row : rows)
    if (!in_range(thresholds.*row.value, row))
      return std::string("threshold ") + row.name + ": expected " + range(row) + ", not " +
             (thresholds.*row.value).to_string();
  if (thresholds.confident < thresholds.plausible)
    return "threshold plausible (" + thresholds.plausible.to_string() + ") is above threshold confident (" +
           thresholds.confident.to_string() + "): what is not even a warning cannot be an error";
  return {};
}

bool moved(const Thresholds& thresholds) {
  const Thresholds usual;
  for (const ThresholdRow& row : rows)
    if (thresholds.*row.value != usual.*row.value) return true;
  return false;
}

bool moves_reading(const Thresholds& thresholds) {
  const Thresholds usual;
  return thresholds.about != usual.about || thresholds.about_points != usual.about_points ||
         thresholds.nearly != usual.nearly || thresholds.share_points != usual.share_points ||
         thresholds.over != usual.over;
}

}  // namespace claimcheck
