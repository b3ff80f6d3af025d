#include "checker/ruleset/ruleset.h"

#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <bit>

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

namespace {

/// Where a thread has found measures, by the hash of their ids: comparing asks for the same ones very often. What
/// stands there is compared, so that another rule set's places do no harm.
class PlacesOfMeasures {
 public:
  void make_room(const std::vector<Measure>& measures) {
    if (places_.size() >= 4 * measures.size() + 16) return;
    places_.assign(std::bit_ceil(4 * measures.size() + 16), {});
    for (std::uint32_t i = 0; i < measures.size(); ++i) at(hash_word(measures[i].id)) = i;
  }
  /// The measure that was remembered for this hash, or else where to remember one.
  std::uint32_t& at(std::uint64_t hash) {
    const std::size_t first = hash & (places_.size() - 1);
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t i = 0; i < tried; ++i) {
      Place& place = places_[(first + i) & (places_.size() - 1)];
      if (place.tag == tag || place.measure == none) {
        place.tag = tag;
        return place.measure;
      }
    }
    places_[first] = {tag, none};
    return places_[first].measure;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr std::size_t tried = 8;
  struct Place {
    std::uint32_t tag = 0, measure = none;
  };
  std::vector<Place> places_;
};

}  // namespace

const Measure* RuleSet::find_measure(std::string_view id) const {
  thread_local PlacesOfMeasures places;
  places.make_room(measures);
  std::uint32_t& place = places.at(hash_word(id));
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
