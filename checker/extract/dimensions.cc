#include "checker/extract/dimensions.h"

#include "checker/extract/scope_parts.h"
#include "checker/extract/time_scope.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// Keeps the list sorted by name; a dimension that a rule has set stays.
void insert(std::vector<Dimension>& dimensions, Dimension&& d) {
  const auto at = std::lower_bound(dimensions.begin(), dimensions.end(), d.name,
                                   [](const Dimension& x, const std::string& name) { return x.name < name; });
  if (at == dimensions.end() || at->name != d.name) dimensions.insert(at, std::move(d));
}

}  // namespace

void add_dimensions(DocumentScope& scope, const SentenceContext& context, std::uint32_t mention_index, Claim& claim) {
  const MentionPlace& place = context.place_of(mention_index);
  thread_local std::vector<Dimension> found;
  found.clear();
  auto time = find_time(scope, context, place);
  const Measure* measure = claim.measure.empty() ? nullptr : scope.rules.find_measure(claim.measure);
  if (measure != nullptr && measure->event && measure->compare != Comparison::never &&
      (!time || time->from == InferredFrom::document_date))
    if (auto recalled = find_recalled_time(scope, context)) time = std::move(recalled);
  if (time) found.push_back(std::move(*time));
  find_places(scope, context, place, found);
  find_population(scope, context, place, found);
  find_status(scope, context, place, found);
  claim.dimensions.reserve(claim.dimensions.size() + found.size());
  for (Dimension& d : found) insert(claim.dimensions, std::move(d));
}

}  // namespace claimcheck
