// Values of the dimensions that a rule names words for ("drug": fentanyl), found near a mention.
#pragma once

#include "checker/extract/phrase_run.h"
#include "checker/extract/surroundings.h"
#include "checker/ruleset/ruleset.h"

#include <vector>

namespace claimcheck {

struct SlotInput {
  const PhraseInput& sentence;
  std::string_view text;   // that the sentence's spans refer to
  std::uint32_t item = 0;  // the mention
  const PhraseMatch& match;
  std::uint32_t block = 0;  // of the sentence
  Surroundings& surroundings;
};

/// One dimension per slot of `measure` that has words, or takes names, and has a value in reach (or a default), sorted
/// by name.
std::vector<Dimension> find_slot_values(const SlotInput& input, const Measure& measure,
                                        const MeasurePatterns& patterns);

}  // namespace claimcheck
