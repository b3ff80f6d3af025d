// The tense of a sentence, as far as its first finite verb and its adverbs tell.
#pragma once

#include "checker/extract/context.h"

namespace claimcheck {

enum class Tense : std::uint8_t { unknown, past, present, future };

/// By the first word that tells: an auxiliary, a common irregular past, an adverb ("currently").
Tense tense_of(const SentenceContext& context);

}  // namespace claimcheck
