// The dimensions other than time, one function each; dimensions.cc puts them together. See docs/scope.md.
#pragma once

#include "checker/extract/context.h"

#include <claimcheck/claim.h>

#include <vector>

namespace claimcheck {

/// `place`, `from_place` and `to_place`: where the counted things are, come from and go to.
void find_places(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                 std::vector<Dimension>& out);

/// `population`: who is counted or concerned, by group, age and nationality.
void find_population(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                     std::vector<Dimension>& out);

/// `status` ("requested"), `version` ("House version") and `period` (the "a year" of a rate).
void find_status(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                 std::vector<Dimension>& out);

}  // namespace claimcheck
