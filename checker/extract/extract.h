// The extract stage: mentions + rules -> claims of one document.
#pragma once

#include "checker/extract/context.h"
#include "checker/quantity/quantity.h"
#include "checker/ruleset/ruleset.h"

#include <vector>

namespace claimcheck {

/// Appends a claim for every mention of `scan`, in order of position.
void extract_from_scan(const Document& document, const Scan& scan, const RuleSet& rules, std::uint32_t document_index,
                       std::vector<Claim>& claims);

/// Fills Claim::context, the words around a mention, for alignment without a rule: stems of the sentence's words with
/// their distance from the number, and of the header cells for a table cell. The vocabulary unites words that report
/// one kind of event.
void add_words_around(DocumentScope& scope, const Sentence& sentence, const Mention& mention, Claim& claim);

}  // namespace claimcheck
