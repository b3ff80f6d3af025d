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

/// The words of a sentence as its claims share them (Context::sentence), and where each begins in the text.
struct SentenceWords {
  std::shared_ptr<const std::vector<ContextWord>> words;
  std::vector<std::uint32_t> places;
  /// The subject of the sentence before, where this one begins with a pronoun that stands for it ("It cost ...").
  std::vector<ContextWord> subject;
};
/// Stems of the sentence's words; the vocabulary unites words that report one kind of event.
void read_words(const DocumentScope& scope, const Sentence& sentence, SentenceWords& out);

/// Fills Claim::context, the words around a mention, for alignment without a rule: the sentence's words as seen from
/// the number, and those of the header cells for a table cell.
void add_words_around(DocumentScope& scope, const Sentence& sentence, const SentenceWords& words,
                      const Mention& mention, Claim& claim);

}  // namespace claimcheck
