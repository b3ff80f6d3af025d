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

/// What phrases ask of the mention that they would claim, found out once.
struct MentionTraits {
  std::uint32_t classes = 0;  // class_bit() of each of its classes
  std::uint64_t noun = 0;     // noun_hash() of the counted noun; 0: none
};
MentionTraits traits_of(const Mention& mention);

struct PhraseInput {
  const Phrases& phrases;
  const ItemView& view;
  const std::vector<Mention>& mentions;
};

/// The phrase around the mention that is item `at`, whose traits are given.
std::optional<PhraseMatch> match_around(const PhraseInput& input, const CompiledPhrase& phrase, std::uint32_t at,
                                        const MentionTraits& traits);
/// The first match at or behind item `from` of a phrase that claims no quantity.
std::optional<PhraseMatch> find_phrase(const PhraseInput& input, const CompiledPhrase& phrase, std::uint32_t from = 0);
/// Whether one of the words stands in the view, or any will do.
bool has_one_of(const Phrases& phrases, KeyWords keys, const ItemView& view);
/// Whether the words of the view allow a match: a few look-ups that spare a walk.
bool may_match(const Phrases& phrases, const CompiledPhrase& phrase, const ItemView& view);

}  // namespace claimcheck
