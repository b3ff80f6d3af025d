// The names, ranges and meanings of the thresholds that a project may move: one table for configuration, flags and
// docs.
#pragma once

#include <claimcheck/thresholds.h>

#include <span>
#include <string>
#include <string_view>

namespace claimcheck {

struct ThresholdRow {
  const char* name;
  Decimal Thresholds::*value;
  const char *least, *most;  // inclusive
  const char* summary;
};

std::span<const ThresholdRow> threshold_rows();

/// The row of this name, or null.
const ThresholdRow* find_threshold(std::string_view name);

/// Sets one from its text. Returns what was expected ("a number from 0 to 1") when the value is wrong, and an empty
/// string when all is well. `row` is one of threshold_rows().
std::string set_threshold(Thresholds& thresholds, const ThresholdRow& row, std::string_view text);

/// What is wrong with the thresholds together or one by one, or an empty string.
std::string wrong_thresholds(const Thresholds& thresholds);

/// Whether any is not the default.
bool moved(const Thresholds& thresholds);
/// Whether quantities are read otherwise than with the defaults; the rest only judges what was read.
bool moves_reading(const Thresholds& thresholds);

}  // namespace claimcheck
