// A mention: one quantity phrase of a document, with its value and what it commits to.
//
// Made by checker/quantity, which knows no rule. See semantics: "Quantity".
#pragma once

#include <claimcheck/date.h>
#include <claimcheck/document.h>
#include <claimcheck/interval.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

enum class QuantityKind : std::uint8_t {
  cardinal,
  ordinal,
  percent,
  money,
  quantity,
  age,
  temperature,
  range,
  fraction,
  ratio,
  change,
  date,
  date_range,
  duration
};

enum class Modifier : std::uint8_t {
  exact,
  approximate,
  at_least,
  more_than,
  at_most,
  less_than,
  just_below,
  just_above
};

/// What a unit measures. Two units of one dimension convert into each other by an exact factor.
enum class UnitDimension : std::uint8_t {
  none,        // a count, or a bare number
  proportion,  // percent, fractions
  points,      // percentage points, basis points
  factor,      // "twice", "doubled"
  money,
  mass,
  length,
  area,
  volume,
  time,
  speed,
  energy,
  power,
  data,
  data_rate,
  temperature,
  pressure,
  frequency,
  voltage,
  current,
  charge,
  angle,
  dose,
  rate,
  magnitude,
  other
};

/// A unit as the lexicon defines it; lives as long as the lexicon.
struct Unit {
  std::string name;  // singular English name, or ISO 4217 code for money
  UnitDimension dimension = UnitDimension::none;
  std::string base;             // name of the canonical unit of its dimension ("kilogram"); currencies: itself
  Decimal factor = Decimal(1);  // value in base = value x factor + offset
  Decimal offset = Decimal(0);  // only for temperatures
};

/// How the number was written; decides the rounding intervals.
enum class Written : std::uint8_t { digits, words, scaled, decimals, vague, indefinite };

struct Mention {
  QuantityKind kind = QuantityKind::cardinal;
  Modifier modifier = Modifier::exact;
  Written written = Written::digits;

  Span span;    // number, scale and unit or counted noun, without the hedge (the public `start`/`end`)
  Span number;  // the numerals alone (with scale, without unit)
  Span hedge;   // the words of the hedge; empty when there is none
  Span full;    // everything that the phrase uses: hedge, number, unit, noun

  /// The number as stated: equal for a point, the two ends for a range; absent for an end that is left open.
  /// Percent on the 100 scale, money in the main unit, in the unit `unit`.
  std::optional<Decimal> stated_low;
  std::optional<Decimal> stated_high;
  /// What the words strictly commit to, and the widest fair reading; both in `unit`.
  Interval literal;
  Interval charitable;
  /// End that a one-sided hedge merely suggests ("over 300": 450); passing it is a tension.
  std::optional<Decimal> suggested_low;
  std::optional<Decimal> suggested_high;

  const Unit* unit = nullptr;  // null for counts and bare numbers
  std::string noun;            // lemma of the counted noun's head ("dose"), or empty
  Span noun_span;              // the counted noun phrase as written ("potentially lethal doses"); may be empty

  /// Counts behind a share ("19 of 32": 19 and 32); empty otherwise.
  std::optional<Decimal> part;
  std::optional<Decimal> whole;

  /// Dates: the resolved range, both ends included. `relative` when it moves with the document date.
  DateRange dates;
  bool relative = false;
  /// Weekday that the phrase names beside a day ("Wednesday, July 31st"), 0 = Sunday, or -1.
  std::int8_t weekday = -1;
  /// A day whose year is left to the document ("15 July"): month x 100 + day, 101 to 1231; 0 for anything else.
  std::int16_t month_day = 0;
  /// "since 2014", "until 3 May 2014": bounded by a year, month or day as written, and not by a decade or "late 2014".
  bool plain_bound = false;

  /// A change ("a 40% drop"): the sign is in the value; `factor` changes have unit "factor".
  /// A spread ("3 to 9 inches of snow") or a doubt ("between 200 and 300 dead") is decided later, by the verb.
};

const char* to_string(QuantityKind kind);
const char* to_string(Modifier modifier);
const char* to_string(UnitDimension dimension);
/// Inverse of to_string; empty for an unknown name.
std::optional<UnitDimension> parse_unit_dimension(std::string_view name);

/// The value in the base unit of the dimension (pounds in kilograms).
Decimal to_base(const Decimal& value, const Unit& unit);
Interval to_base(const Interval& interval, const Unit& unit);

}  // namespace claimcheck
