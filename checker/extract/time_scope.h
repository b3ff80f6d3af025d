// When a claim holds: the date that governs its number.
#pragma once

#include "checker/extract/context.h"

#include <claimcheck/claim.h>

#include <optional>

namespace claimcheck {

/// The claim's `time` dimension: stated in its clause, else taken from the sentence, the paragraph, a table header, a
/// list lead or a heading, else from tense and document date (origin inferred, from document_date). Empty when nothing
/// gives it and the document has no date, and for dates themselves.
std::optional<Dimension> find_time(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place);

/// The earlier happening that the sentence before recalls and this one goes on about: "In 2009 a quake hit the coast."
/// "Five people died in the quake." Only for what belongs to one happening.
std::optional<Dimension> find_recalled_time(DocumentScope& scope, const SentenceContext& context);

/// The date in the first brackets behind the number that hold nothing else, if what stands between is of one kind with
/// the number: "oats 30%, rye 70% (2021 est.)". `beside`: only if they follow the number at once. Null when there is
/// none.
const MentionPlace* date_in_brackets(const DocumentScope& scope, const SentenceContext& context,
                                     const MentionPlace& place, bool beside);

}  // namespace claimcheck
