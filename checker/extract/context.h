// The context of a claim's sentence: vocabulary hits, clauses and the dates in them, collected in one pass per sentence
// and shared by all its mentions.
//
// First step of scope: dimensions.h, stance.h and attribution.h read it. Nothing here decides what a claim means.
#pragma once

#include "checker/quantity/quantity.h"
#include "checker/ruleset/ruleset.h"
#include "checker/ruleset/vocabulary.h"

#include <claimcheck/claimcheck.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace claimcheck {

/// A stretch of a sentence that has its own time and place: a clause, a side of a comparison, or a parenthesis.
struct Clause {
  std::uint32_t first = 0, end = 0;   // tokens
  bool comparison = false;            // the other side: "up from …", "compared with …"
  bool parenthesis = false;
  bool finite = false;                // holds a finite verb
  std::int32_t main = -1;             // the clause it hangs on, for comparisons and parentheses
};

/// One sentence. Token and mention indexes are those of the scan it came from.
struct SentenceContext {
  const Sentence* sentence = nullptr;
  std::vector<VocabularyHit> hits;    // in order of position
  std::vector<Clause> clauses;        // in order of position; they cover the sentence
  bool question = false;              // ends with a question mark

  const Clause& clause_of(std::uint32_t token) const;
};

/// One document while its claims are extracted: what the sentences share. Not shared between threads; `document`,
/// `rules` and `scan` must outlive it.
struct DocumentScope {
  DocumentScope(const Document& document, const RuleSet& rules, const Scan& scan);

  const Document& document;
  const RuleSet& rules;
  const Scan& scan;
  const Vocabulary& vocabulary;       // rules.vocabulary, or an empty one

  /// Sentences of a block that hold mentions: [first, end) into scan.sentences.
  std::pair<std::uint32_t, std::uint32_t> sentences_of(std::uint32_t block) const;
};

/// Collects the context of scan.sentences[index]. `context` may be reused, so that a warm run allocates little.
void read_context(const DocumentScope& scope, std::uint32_t index, SentenceContext& context);

}  // namespace claimcheck
