// The extract stage: mentions + rules -> claims of one document.
#pragma once

#include "checker/quantity/quantity.h"
#include "checker/ruleset/ruleset.h"

#include <vector>

namespace claimcheck {

/// Appends a claim for every mention of `scan`, in order of position.
void extract_from_scan(const Document& document, const Scan& scan, const RuleSet& rules, std::uint32_t document_index,
                       std::vector<Claim>& claims);

/// Fills Claim::context, the words around a mention, for alignment without a rule: stems of the sentence's words with
/// their distance from the number, and of the header cells for a table cell. `vocabulary` (may be null) unites words that
/// report one kind of event.
void add_words_around(const Document& document, const Scan& scan, const Sentence& sentence, const Mention& mention,
                      const Vocabulary* vocabulary, Claim& claim);

}  // namespace claimcheck
