// Compiled rules: immutable, read by extract and compare. Nothing here knows TOML.
#pragma once

#include "checker/quantity/lexicon.h"

#include <claimcheck/claimcheck.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// What a measure counts; two claims of different classes are never compared, units within one class are.
enum class MeasureKind : std::uint8_t {
  count,
  percent,
  money,
  mass,
  length,
  area,
  volume,
  time,
  speed,
  temperature,
  magnitude,
  doses,
  rate,
  ordinal,
  date,
  any
};
const char* to_string(MeasureKind kind);
/// Inverse of to_string; empty for an unknown name.
std::optional<MeasureKind> parse_measure_kind(std::string_view name);
std::vector<std::string> measure_kind_names();

/// A rule-named dimension ("drug") and the words that give it a value. `time`, `place`, `population` and `status` are
/// always extracted; a measure may make them required or give them a default here, too.
struct DimensionSlot {
  std::string name;
  bool required = false;      // part of the fact key: claims with different (or unknown) values are never one fact
  std::string default_value;  // value when nothing is stated (origin inferred, from rule_default)
  bool names = false;         // the value is a name of the sentence ("Northwind Corp"), not one of a list
  std::vector<std::uint64_t> beside;  // words whose object or subject that name is ("founded"), sorted; empty: any
  bool must_agree = false;            // the dimension itself is what must agree ("ages 18-49" beside "18-45")
  struct Value {
    std::string value;               // canonical value
    std::vector<std::string> words;  // phrases that state it
    std::string parent;              // the wider value that holds it ("synthetic opioids"), or empty
  };
  std::vector<Value> values;
};

/// Which figures of a measure the rule lines up. The others are named by it (in `claims`, in coverage) and lined up by
/// their wording alone, like statements that no rule names.
enum class Comparison : std::uint8_t {
  always,  // all of them
  stated,  // those that state every required dimension themselves
  never    // none: the measure only says what is counted
};
const char* to_string(Comparison comparison);

struct Measure {
  std::string id;     // "overdose_deaths"
  std::string rule;   // "pack/id"
  std::string title;  // "drug overdose deaths"
  MeasureKind kind = MeasureKind::count;
  Comparison compare = Comparison::always;
  bool cumulative = false;              // grows over time: later and higher is an update
  bool event = false;                   // of one happening (a toll, a magnitude): two happenings are two facts
  bool additive = false;                // parts add up to wholes (state in country, quarter in year)
  Severity severity = Severity::error;  // of a conflict
  Decimal tolerance;                    // extra relative slack, 0.02 = 2 %
  std::vector<DimensionSlot> slots;
  const DimensionSlot* slot(std::string_view name) const;
};

enum class RelationKind : std::uint8_t { part_whole, equation, definition };
const char* to_string(RelationKind kind);

/// A [[check]] that relates several measures. Index values refer to RuleSet::measures.
struct Relation {
  std::string id, rule, title;
  RelationKind kind = RelationKind::part_whole;
  Severity severity = Severity::error;
  /// part_whole: {part, whole}; definition: the confusable measures.
  std::vector<std::uint32_t> measures;
  /// equation: `left = right` as a product of measures, e.g. synthetic_deaths = overdose_deaths * synthetic_share.
  std::uint32_t left = 0;
  std::vector<std::uint32_t> factors;
  /// equation: the measure on the left is at most (not equal to) the product.
  bool at_most = false;
};

/// An approved figure of a [[reference]] table.
struct Reference {
  Claim claim;         // measure, quantity and dimensions as a document would state them
  std::string source;  // where the figure comes from
  std::string path;    // rule file
  std::optional<Date> date;
};

/// Time that matching spent on each measure, in nanoseconds; added up over threads. For `check --verbose`.
struct RuleCosts {
  explicit RuleCosts(std::size_t measures) : nanoseconds(measures) {}
  std::vector<std::atomic<std::uint64_t>> nanoseconds;  // parallel to RuleSet::measures
};

class RuleSet {
 public:
  std::shared_ptr<const Lexicon> lexicon;
  std::vector<Measure> measures;  // in order of rule id
  std::vector<Relation> relations;
  std::vector<Reference> references;
  /// Compiled phrases of all measures (checker/ruleset/phrases.h); opaque here.
  std::shared_ptr<const struct Phrases> phrases;
  /// Places, populations, statuses, sources and stance cues (checker/ruleset/vocabulary.h); null when none is loaded.
  std::shared_ptr<const class Vocabulary> vocabulary;

  /// As the project set them; `tolerance` is in that of each measure already.
  Thresholds thresholds;

  /// Null unless RuleOptions::measure_costs asks for it: looking at the clock costs more than a phrase.
  std::shared_ptr<RuleCosts> costs;

  /// Indexes into `measures` in order of id.
  std::vector<std::uint32_t> by_id;

  /// The measure with this id, or null.
  const Measure* find_measure(std::string_view id) const;
  /// The measure under which `claim` is compared, or null where it has none or where its `compare` leaves the claim to
  /// its wording.
  const Measure* compared_measure(const Claim& claim) const;
};

}  // namespace claimcheck
