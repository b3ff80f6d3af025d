// The number grammar over one sentence: numeral, unit, range or list, counted noun, hedges, intervals -> mentions.
#pragma once

#include "checker/quantity/line.h"

#include <claimcheck/mention.h>

#include <vector>

namespace claimcheck {

/// Whether a phrase may start at a token; all others are passed over.
inline bool may_start_phrase(const Token& token, const Word& word) {
  return token.kind == TokenKind::word ? (word.roles & (opening_roles | role_phrase_start | role_article)) != 0
                                       : token.kind != TokenKind::punct;
}

/// Appends the mentions of the sentence in order. `openers` are the tokens at which a phrase may start. `claimed` holds
/// one flag per token of the sentence (index from line.begin): tokens that another step (dates) has used already.
void find_mentions(const Line& line, const std::vector<std::uint32_t>& openers, const std::vector<bool>& claimed,
                   std::vector<Mention>& out);

}  // namespace claimcheck
