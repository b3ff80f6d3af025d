// What speaks against comparing two readings of one measure beyond their dimensions: other events, periods, parts.
#pragma once

#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/verdict.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimcheck {

/// One key group while it is judged, with what is worked out once and asked for often.
struct Judge {
  Judge(const CheckInput& checked, const KeyGroup& keyed) : input(checked), group(keyed) {}

  const CheckInput& input;
  const KeyGroup& group;

  const Claim& claim(const Bucket& bucket) const { return input.claims[bucket.claims.front()]; }
  const DocumentInfo& document(const Claim& claim) const { return input.documents[claim.document]; }
  const Unification& unified(const Bucket& a, const Bucket& b);
  /// Claims of the group by document.
  const std::map<std::uint32_t, std::vector<std::uint32_t>>& by_document();
  /// Whether the document gives the measure for several places, under whatever other dimensions.
  bool tells_of_several_places(std::uint32_t document);
  /// What a claim of the group tells of.
  struct Told {
    std::string happening;             // empty: that of the day; else the time that it is recalled by
    bool total = true;                 // no larger figure of that happening stands in the document
    std::vector<std::uint64_t> kinds;  // of happenings that its sentence names ("fire"): hashes of [happening] values
  };
  const Told& told(std::uint32_t claim);
  /// How many different totals the dated reports give for the happening of the day.
  std::size_t totals_of_the_day();

 private:
  void read_happenings();
  std::map<std::pair<std::uint32_t, std::uint32_t>, Unification> cache_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> documents_;
  std::unordered_map<std::uint32_t, Told> told_;
  std::unordered_map<std::uint32_t, bool> several_places_;  // by document
  std::size_t totals_of_the_day_ = 0;
};

/// How likely two readings of a measure of events tell of one happening, by what their reports say of it: 0 when they
/// surely tell of two, or of a whole and its part.
double one_happening(Judge& state, const Bucket& a, const Bucket& b);

/// Whether the reports of a group give three figures or more for the happening of the day: then it is still growing.
bool still_growing(Judge& state);

/// Whether a measure tells of events ("killed", a magnitude): two documents may tell of two.
inline bool tells_of_events(const Measure& measure) { return measure.event || measure.cumulative; }

/// What speaks against a pair beyond its dimensions, as a factor of its confidence; 0 rules it out.
double plausibility(Judge& state, const Bucket& a, const Bucket& b, const PairVerdict& verdict);

}  // namespace claimcheck
