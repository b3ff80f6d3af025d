// Context of a mention for alignment without a rule (semantics 6).
#include "checker/extract/extract.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::int16_t header_distance = 100;  // header cells stand "far" from the number, and say what it is
constexpr std::size_t max_context = 120;

std::uint8_t word_flags(const Token& token, bool first) {
  std::uint8_t flags = 0;
  if (token.kind == TokenKind::number) flags |= ContextWord::number;
  if (is_stop_word(token.hash)) flags |= ContextWord::stop;
  else if (token.capital && !first && token.span.size() > 1) flags |= ContextWord::name;
  return flags;
}

/// The stem, or that of the word that stands for it ("killed" and "dead": "die"), so that paraphrases can meet.
std::uint64_t meaning(std::string_view text, const Token& token, const Vocabulary* vocabulary) {
  if (token.kind != TokenKind::word) return token.hash;
  if (vocabulary != nullptr)
    if (const VocabularyEntry* same = vocabulary->word(token.hash, WordClass::same_word)) return hash_word(same->value);
  return stem_hash(slice(text, token.span));
}

ContextWord context_word(std::string_view text, const Token& token, const Vocabulary* vocabulary, std::int16_t distance, bool first) {
  return {meaning(text, token, vocabulary), distance, word_flags(token, first)};
}

void add_header_words(std::string_view text, Span span, const Vocabulary* vocabulary, Claim& claim) {
  std::vector<Token> tokens;
  tokenize(text, span, tokens);
  for (const Token& t : tokens) {
    if (claim.context.size() >= max_context) return;
    if (t.kind == TokenKind::word) claim.context.push_back(context_word(text, t, vocabulary, header_distance, false));
  }
}

/// The header cells of a table cell: those of its column and the first cell of its row.
void add_table_headers(const Document& document, std::uint32_t block_index, const Vocabulary* vocabulary, Claim& claim) {
  const Block& cell = document.blocks[block_index];
  const std::int64_t last = static_cast<std::int64_t>(document.blocks.size()) - 1;
  for (std::int64_t i = block_index; i >= 0 && i <= last; --i) {
    const Block& other = document.blocks[static_cast<std::size_t>(i)];
    if (other.table != cell.table) break;
    const bool row_header = other.row == cell.row && other.column == 0 && cell.column != 0;
    const bool column_header = other.column == cell.column && other.row < cell.row && (other.header || other.row == 0);
    if (row_header || column_header) add_header_words(document.text, other.span, vocabulary, claim);
  }
}

}  // namespace

void add_words_around(const Document& document, const Scan& scan, const Sentence& sentence, const Mention& mention,
                      const Vocabulary* vocabulary, Claim& claim) {
  const std::string_view text = document.text;
  const auto first = scan.tokens.begin() + sentence.first_token, last = scan.tokens.begin() + sentence.end_token;
  const auto left_end = std::find_if(first, last, [&](const Token& t) { return t.span.end > mention.full.begin && t.span.begin >= mention.full.begin; });
  const auto right_begin = std::find_if(left_end, last, [&](const Token& t) { return t.span.begin >= mention.span.end; });
  const auto is_word = [](const Token& t) { return t.kind == TokenKind::word || t.kind == TokenKind::number || t.kind == TokenKind::symbol; };

  std::int16_t distance = 0;
  for (auto t = left_end; t != first && claim.context.size() < max_context / 2;) {
    --t;
    if (!is_word(*t)) continue;
    claim.context.push_back(context_word(text, *t, vocabulary, static_cast<std::int16_t>(--distance), t == first));
  }
  std::reverse(claim.context.begin(), claim.context.end());
  distance = 0;
  for (auto t = right_begin; t != last && claim.context.size() < max_context; ++t)
    if (is_word(*t)) claim.context.push_back(context_word(text, *t, vocabulary, ++distance, false));

  // The words of the counted noun are what is counted: they stand at distance 0.
  for (auto t = left_end; t != last && t->span.begin < mention.span.end; ++t)
    if (t->kind == TokenKind::word && t->span.begin >= mention.number.end) claim.context.push_back(context_word(text, *t, vocabulary, 0, false));

  if (claim.in_table) add_table_headers(document, sentence.block, vocabulary, claim);
}

}  // namespace claimcheck
