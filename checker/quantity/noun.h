// The counted noun phrase behind a numeral: "35 million [possibly useful leaflets]".
#pragma once

#include "checker/quantity/numeral.h"

#include <string>

namespace claimcheck {

struct NounPhrase {
  std::uint32_t begin = 0, end = 0;  // tokens
  std::uint32_t head = 0;
  std::string lemma;
  explicit operator bool() const { return end > begin; }
};

/// The phrase that starts at token `at`, or an empty one where a verb, a preposition or nothing follows. `singular`
/// says that the number is one, so that the head need not be a plural.
NounPhrase noun_after(const Line& line, std::uint32_t at, bool singular);

/// "3boxes": a space left out between a number and what it counts, the word at token `at`.
bool glued_plural(const Line& line, const NounPhrase& noun, std::uint32_t at);

}  // namespace claimcheck
