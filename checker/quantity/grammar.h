// The number grammar over one sentence: numeral, unit, range or list, counted noun, hedges, intervals -> mentions.
#pragma once

#include "checker/quantity/line.h"

#include <claimcheck/mention.h>

#include <vector>

namespace claimcheck {

/// Roles of words that a numeral may begin with.
constexpr std::uint64_t numeral_roles = role_article | role_cardinal | role_hundred | role_scale | role_collective |
                                        role_ordinal | role_denominator | role_half | role_vague_scale;

/// Whether a phrase of numbers may start at token i; all others are passed over.
inline bool may_start_phrase(const Line& line, std::uint32_t i) {
  const Token& token = line.tokens[i];
  if (token.kind == TokenKind::number) return true;
  // Of the signs, only fractions are numbers ("½"); currencies are read from the number backwards.
  if (token.kind != TokenKind::word)
    return token.kind == TokenKind::symbol && static_cast<unsigned char>(line.text[token.span.begin]) >= 0x80;
  const std::uint64_t roles = line.word(i).roles;
  if ((roles & opening_roles) != 0) return true;
  if ((roles & (role_article | role_phrase_start)) == 0) return false;
  if ((roles & role_article) != 0 && line.is(i + 1, opening_roles | role_unit_start | role_filler)) return true;
  return (roles & role_phrase_start) != 0 &&
         ((roles & role_uncertain) != 0 || line.lexicon.may_begin_phrase(token.hash, line.at(i + 1).hash));
}

/// Appends the mentions of the sentence in order. `openers` are the tokens at which a phrase may start. `claimed` holds
/// one flag per token of the sentence (index from line.begin): tokens that another step (dates) has used already.
void find_mentions(const Line& line, const std::vector<std::uint32_t>& openers, const std::vector<bool>& claimed,
                   std::vector<Mention>& out);

}  // namespace claimcheck
