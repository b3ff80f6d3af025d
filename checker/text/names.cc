// Names of the public enumerations, as the command line and JSON spell them.
#include <claimcheck/claim.h>
#include <claimcheck/decision.h>
#include <claimcheck/diagnostic.h>
#include <claimcheck/finding.h>
#include <claimcheck/mention.h>

#include <array>

namespace claimcheck {

namespace {

constexpr std::array quantity_kinds = {"cardinal", "ordinal",     "percent",    "money",    "quantity",
                                       "age",      "temperature", "range",      "fraction", "ratio",
                                       "change",   "date",        "date_range", "duration"};
constexpr std::array modifiers = {"exact",   "approximate", "at_least",   "more_than",
                                  "at_most", "less_than",   "just_below", "just_above"};
constexpr std::array unit_dimensions = {
    "none",    "proportion", "points", "factor", "money", "mass",      "length",      "area",     "volume",
    "time",    "speed",      "energy", "power",  "data",  "data_rate", "temperature", "pressure", "frequency",
    "voltage", "current",    "charge", "angle",  "dose",  "rate",      "magnitude",   "other"};
constexpr std::array severities = {"error", "warning", "note"};
constexpr std::array stances = {"asserted",     "attributed", "question", "hypothetical",
                                "illustrative", "denied",     "corrected"};
constexpr std::array origins = {"stated", "inferred", "unknown"};
constexpr std::array sources = {"none",         "sentence",  "paragraph",     "heading",
                                "table header", "list lead", "document date", "rule default"};
constexpr std::array finding_kinds = {"conflict", "stale", "update",    "tension",     "arithmetic", "definition",
                                      "date",     "unit",  "reference", "unsupported", "suggestion"};
constexpr std::array draft_statuses = {"supported", "contradicted", "unsupported"};
constexpr std::array notice_kinds = {"expired decision", "unmatched decision", "stale baseline", "unused suppression"};
constexpr std::array decision_verdicts = {"accepted", "dismissed"};
constexpr std::array decision_origins = {"decisions", "comment", "sidecar"};
constexpr std::array fact_verdicts = {"consistent", "conflict", "tension", "update", "incomparable"};

template <class Table, class Enum>
const char* name(const Table& table, Enum value) {
  return table[static_cast<std::size_t>(value)];
}

}  // namespace

const char* to_string(QuantityKind kind) { return name(quantity_kinds, kind); }
const char* to_string(Modifier modifier) { return name(modifiers, modifier); }
const char* to_string(UnitDimension dimension) { return name(unit_dimensions, dimension); }
const char* to_string(Severity severity) { return name(severities, severity); }
const char* to_string(Stance stance) { return name(stances, stance); }
const char* to_string(Origin origin) { return name(origins, origin); }
const char* to_string(InferredFrom from) { return name(sources, from); }
const char* to_string(FindingKind kind) { return name(finding_kinds, kind); }
const char* to_string(DraftStatus status) { return name(draft_statuses, status); }
const char* to_string(NoticeKind kind) { return name(notice_kinds, kind); }
const char* to_string(DecisionVerdict verdict) { return name(decision_verdicts, verdict); }
const char* to_string(DecisionOrigin origin) { return name(decision_origins, origin); }
const char* to_string(FactVerdict verdict) { return name(fact_verdicts, verdict); }

std::optional<UnitDimension> parse_unit_dimension(std::string_view text) {
  for (std::size_t i = 0; i < unit_dimensions.size(); ++i)
    if (text == unit_dimensions[i]) return static_cast<UnitDimension>(i);
  return std::nullopt;
}

Decimal to_base(const Decimal& value, const Unit& unit) { return value * unit.factor + unit.offset; }

Interval to_base(const Interval& interval, const Unit& unit) {
  if (unit.offset.is_zero()) return scale(interval, unit.factor);  // all units but those of temperature
  return add(scale(interval, unit.factor), Interval::point(unit.offset));
}

const Dimension* find_dimension(const Claim& claim, std::string_view wanted) {
  for (const Dimension& d : claim.dimensions)
    if (d.name == wanted) return &d;
  return nullptr;
}

}  // namespace claimcheck
