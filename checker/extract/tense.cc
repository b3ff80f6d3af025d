#include "checker/extract/tense.h"

namespace claimcheck {

Tense tense_of(const SentenceContext& context) {
  for (const VocabularyHit& hit : context.hits) {
    if (hit.entry->word_class != WordClass::tense) continue;
    if (hit.entry->value == "past") return Tense::past;
    if (hit.entry->value == "future") return Tense::future;
    return Tense::present;
  }
  return Tense::unknown;
}

}  // namespace claimcheck
