// Question and answer: "Is it over 90%?" "Correct." The one who answers asserts, or denies, what was asked.
#include "checker/extract/stance_parts.h"
#include "checker/text/word_set.h"

#include <algorithm>
#include <optional>

namespace claimcheck {

namespace {

constexpr std::uint32_t opening = 160;       // bytes of the answer that are read
constexpr std::uint32_t rest_of_turn = 400;  // a longer rest of the turn is a speech of its own
constexpr std::size_t before_answer = 3;     // words before "correct": "that is largely"

bool begins_with_question_word(const DocumentScope& scope, const SentenceContext& context) {
  static const WordSet asks{"what", "who", "why", "how", "when", "where", "which"};
  const Sentence& s = *context.sentence;
  for (std::uint32_t i = s.first_token; i < std::min(s.end_token, s.first_token + 4); ++i)
    if (asks.has(scope.scan.tokens[i].hash)) return true;
  return false;
}

/// yes or no, if the text opens with an answer.
std::optional<bool> opens_with_answer(const DocumentScope& scope, Span text) {
  std::vector<Token> tokens;
  tokenize(scope.document.text, {text.begin, std::min(text.end, text.begin + opening)}, tokens);
  std::vector<VocabularyHit> hits;
  scope.vocabulary.find(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
  for (const VocabularyHit& hit : hits) {
    std::size_t words_before = 0;
    for (std::uint32_t i = 0; i < hit.first; ++i) {
      words_before += tokens[i].kind == TokenKind::word;
      if (is_mark(tokens[i], '.') || is_mark(tokens[i], '?')) return std::nullopt;
    }
    if (words_before > before_answer) return std::nullopt;
    if (hit.entry->word_class != WordClass::answer) continue;
    // In the middle of a phrase ("the right thing", "no one") it is no answer; "that is largely accurate" is.
    if (hit.end < tokens.size() && tokens[hit.end].kind != TokenKind::punct) return std::nullopt;
    return hit.entry->value == "yes";
  }
  return std::nullopt;
}

bool is_blank_or_question(const Document& document, Span rest) {
  if (rest.size() > rest_of_turn) return false;
  std::vector<Span> sentences;
  split_sentences(document.text, rest, sentences);
  return std::all_of(sentences.begin(), sentences.end(), [&](const Span& s) {
    const std::string_view text = slice(document.text, s);
    return text.find('?') != std::string_view::npos || text.size() < 4;
  });
}

}  // namespace

std::optional<Answer> answer_to(DocumentScope& scope, const SentenceContext& context) {
  if (!context.question || begins_with_question_word(scope, context)) return std::nullopt;
  const Document& document = scope.document;
  const std::uint32_t index = context.sentence->block;
  const Block& asked = document.blocks[index];
  const Span rest{context.sentence->span.end, asked.span.end};
  if (!is_blank_or_question(document, rest)) {
    // One paragraph holds both: “Is it over 90%?” “Correct.”
    const std::string_view after = slice(document.text, rest);
    const std::size_t quote = after.find_first_not_of(" \n\t");
    const bool quoted =
        quote != std::string_view::npos && (after[quote] == '"' || after.substr(quote, 3) == "\xE2\x80\x9C");
    if (!quoted) return std::nullopt;
    const auto yes = opens_with_answer(scope, rest);
    return yes ? std::optional<Answer>(Answer{*yes, {}}) : std::nullopt;
  }
  for (std::uint32_t next = index + 1; next < document.blocks.size() && next < index + 3; ++next) {
    const Block& block = document.blocks[next];
    if (block.kind == BlockKind::heading || block.kind == BlockKind::table_cell) return std::nullopt;
    if (block.speaker >= 0 && block.speaker == asked.speaker) continue;
    const auto yes = opens_with_answer(scope, block.span);
    if (!yes) return std::nullopt;
    return Answer{*yes,
                  block.speaker >= 0 ? document.speakers[static_cast<std::size_t>(block.speaker)] : std::string()};
  }
  return std::nullopt;
}

}  // namespace claimcheck
