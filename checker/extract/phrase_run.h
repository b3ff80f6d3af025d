// Runs a compiled phrase against the items of a sentence.
#pragma once

#include "checker/extract/word_items.h"
#include "checker/ruleset/phrases.h"

#include <optional>
#include <vector>

namespace claimcheck {

/// What a phrase matched: items [first, end).
struct PhraseMatch {
  std::uint32_t first = 0, end = 0;
  std::uint32_t words = 0;  // literally matched words; a noun asked for by {count:noun} counts as one
  struct Captured {
    std::uint32_t slot, value, first, end;
  };
  std::vector<Captured> captured;  // values of dimensions inside the phrase
};

struct PhraseInput {
  const Phrases& phrases;
  const ItemView& view;
  const std::vector<Mention>& mentions;
};

/// The phrase around the mention that is item `at`.
std::optional<PhraseMatch> match_around(const PhraseInput& input, const CompiledPhrase& phrase, std::uint32_t at);
/// The first match at or behind item `from` of a phrase that claims no quantity.
std::optional<PhraseMatch> find_phrase(const PhraseInput& input, const CompiledPhrase& phrase, std::uint32_t from = 0);
/// Whether one of the phrase's key words stands in the view.
bool has_key(const Phrases& phrases, const CompiledPhrase& phrase, const ItemView& view);

}  // namespace claimcheck
