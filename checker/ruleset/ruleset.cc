#include "checker/ruleset/ruleset.h"

#include "checker/text/token.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

constexpr std::array kind_names = {"count", "percent",     "money",     "mass",  "length", "area",    "volume", "time",
                                   "speed", "temperature", "magnitude", "doses", "rate",   "ordinal", "date",   "any"};

}  // namespace

const char* to_string(MeasureKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<MeasureKind> parse_measure_kind(std::string_view name) {
  const auto found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return {};
  return static_cast<MeasureKind>(found - kind_names.begin());
}

std::vector<std::string> measure_kind_names() { return {kind_names.begin(), kind_names.end()}; }

const char* to_string(RelationKind kind) {
  switch (kind) {
    case RelationKind::part_whole:
      return "part_whole";
    case RelationKind::equation:
      return "equation";
    case RelationKind::definition:
      return "definition";
  }
  return "";
}

const char* to_string(Comparison comparison) {
  switch (comparison) {
    case Comparison::always:
      return "always";
    case Comparison::stated:
      return "stated";
    case Comparison::never:
      return "never";
  }
  return "";
}

const DimensionSlot* Measure::slot(std::string_view name) const {
  for (const DimensionSlot& s : slots)
    if (s.name == name) return &s;
  return nullptr;
}

const Measure* RuleSet::find_measure(std::string_view id) const {
  // Comparing asks for few measures very often: where each was found last is tried first. What stands there is
  // compared, so that another rule set's places do no harm.
  thread_local std::array<std::uint32_t, 256> places{};
  std::uint32_t& place = places[hash_word(id) % places.size()];
  if (place < measures.size() && measures[place].id == id) return &measures[place];
  const auto at = std::lower_bound(by_id.begin(), by_id.end(), id,
                                   [&](std::uint32_t i, std::string_view wanted) { return measures[i].id < wanted; });
  if (at == by_id.end() || measures[*at].id != id) return nullptr;
  return &measures[place = *at];
}

const Measure* RuleSet::compared_measure(const Claim& claim) const {
  const Measure* measure = claim.measure.empty() ? nullptr : find_measure(claim.measure);
  if (measure == nullptr || measure->compare == Comparison::never) return nullptr;
  if (measure->compare == Comparison::always) return measure;
  // A header or a list's lead-in is written for this very figure (semantics 4.2).
  const auto stated = [&](const DimensionSlot& slot) {
    const Dimension* d = find_dimension(claim, slot.name);
    return d != nullptr &&
           (d->origin == Origin::stated || d->from == InferredFrom::table_header || d->from == InferredFrom::list_lead);
  };
  const bool all = std::all_of(measure->slots.begin(), measure->slots.end(),
                               [&](const DimensionSlot& slot) { return !slot.required || stated(slot); });
  return all ? measure : nullptr;
}

}  // namespace claimcheck
