// Document -> sentences that hold a number -> tokens -> mentions.
#include "checker/quantity/grammar.h"
#include "checker/quantity/quantity.h"
#include "checker/quantity/tables.h"

namespace claimcheck {

namespace {

/// Whether a mention may start at the token. A sentence without such a token is not read further.
bool may_open(const Token& token, const Lexicon& lexicon) {
  constexpr std::uint64_t opening = role_cardinal | role_hundred | role_scale | role_collective | role_ordinal | role_denominator | role_half |
                                    role_multiple | role_multiplied | role_share_noun;
  if (token.kind == TokenKind::number) return true;
  if (token.kind == TokenKind::word) return (lexicon.words.find(token.hash).roles & opening) != 0;
  return token.kind == TokenKind::symbol;
}

void scan_block(const Document& document, const Lexicon& lexicon, std::uint32_t block, Span span, std::vector<Span>& spans, Scan& scan) {
  spans.clear();
  split_sentences(document.text, span, spans);
  for (const Span sentence_span : spans) {
    const auto first = static_cast<std::uint32_t>(scan.tokens.size());
    tokenize(document.text, sentence_span, scan.tokens);
    const auto end = static_cast<std::uint32_t>(scan.tokens.size());
    bool open = false;
    for (std::uint32_t i = first; i < end && !open; ++i) open = may_open(scan.tokens[i], lexicon);
    const auto first_mention = static_cast<std::uint32_t>(scan.mentions.size());
    if (open) {
      const Line line{document.text, scan.tokens, first, end, lexicon};
      find_mentions(line, {}, scan.mentions);
    }
    if (scan.mentions.size() == first_mention) {
      scan.tokens.resize(first);
      continue;
    }
    scan.sentences.push_back({sentence_span, block, first, end, first_mention, static_cast<std::uint32_t>(scan.mentions.size())});
  }
}

}  // namespace

void scan_quantities(const Document& document, const Lexicon& lexicon, Scan& scan) {
  scan.clear();
  std::vector<Span> spans;
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].kind == BlockKind::front_matter || document.blocks[b].kind == BlockKind::code) continue;
    scan_block(document, lexicon, b, document.blocks[b].span, spans, scan);
  }
}

}  // namespace claimcheck
