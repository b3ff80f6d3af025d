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
  if (is_stop_word(token.hash))
    flags |= ContextWord::stop;
  else if (token.capital && !first && token.span.size() > 1)
    flags |= ContextWord::name;
  return flags;
}

/// A word as its stem, or as that of the word that stands for it ("killed" and "dead": "die"), so that paraphrases
/// meet.
ContextWord context_word(std::string_view text, const Token& token, const Vocabulary* vocabulary, std::int16_t distance,
                         bool first) {
  std::uint8_t flags = word_flags(token, first);
  if (vocabulary->word(token.hash, WordClass::formula) != nullptr) flags |= ContextWord::formula;
  if (vocabulary->word(token.hash, WordClass::anaphor) != nullptr) flags |= ContextWord::anaphor;
  if (vocabulary->word(token.hash, WordClass::partial) != nullptr) flags |= ContextWord::partial;
  if (token.kind != TokenKind::word) return {token.hash, distance, flags};
  if (const VocabularyEntry* event = vocabulary->word(token.hash, WordClass::event_word))
    return {hash_word(event->value), distance, static_cast<std::uint8_t>(flags | ContextWord::event)};
  if (const VocabularyEntry* same = vocabulary->word(token.hash, WordClass::same_word))
    return {hash_word(same->value), distance, flags};
  return {stem_hash(slice(text, token.span)), distance, flags};
}

void add_header_words(std::string_view text, Span span, const Vocabulary* vocabulary, Claim& claim) {
  std::vector<Token> tokens;
  tokenize(text, span, tokens);
  for (const Token& t : tokens) {
    if (claim.context.size() >= max_context) return;
    if (t.kind == TokenKind::word) claim.context.push_back(context_word(text, t, vocabulary, header_distance, false));
  }
}

bool full_date(const Mention& m) { return m.kind == QuantityKind::date && m.dates.from && m.dates.from == m.dates.to; }

/// Whether a bracket opens at the end of `before`, or what stands in it so far is how a name is spoken: "(IPA; ".
bool opens_bracket(std::string_view before) {
  constexpr std::size_t longest_said = 80;                     // bytes
  constexpr std::string_view open = "-LRB-", close = "-RRB-";  // how tokenised text writes brackets
  before = before.substr(0, before.find_last_not_of(' ') + 1);
  if (before.ends_with('(') || before.ends_with(open)) return true;
  if (!before.ends_with(';')) return false;
  before.remove_prefix(before.size() - std::min(before.size(), longest_said));
  const auto last = [&](char mark, std::string_view written) {  // 0 when there is none
    return std::max(before.rfind(mark) + 1, before.rfind(written) + 1);
  };
  return last('(', open) > last(')', close);
}

/// "Name (8 April 1884 - 2 February 1952)": two days, many years apart, in one bracket with a dash between them.
bool life_span(std::string_view text, const Mention& a, const Mention& b) {
  constexpr std::int32_t days = 15 * 365;
  if (!full_date(a) || !full_date(b) || b.span.begin <= a.span.end || b.dates.from->days - a.dates.to->days < days)
    return false;
  if (!opens_bracket(text.substr(0, a.span.begin))) return false;
  std::vector<Token> between;
  tokenize(text, {a.span.end, b.span.begin}, between);
  return !between.empty() && between.size() <= 2 && std::all_of(between.begin(), between.end(), [&](const Token& t) {
    return t.hash == hash_char('-') || slice(text, t.span) == "\xE2\x88\x92";
  });
}

/// The first day of a life span is a birth, the second a death, as if the words stood there.
void add_life_events(std::string_view text, const Scan& scan, const Mention& mention, const Vocabulary* vocabulary,
                     Claim& claim) {
  const auto index = static_cast<std::size_t>(&mention - scan.mentions.data());
  const bool birth = index + 1 < scan.mentions.size() && life_span(text, mention, scan.mentions[index + 1]);
  const bool death = !birth && index > 0 && life_span(text, scan.mentions[index - 1], mention);
  if (!birth && !death) return;
  const VocabularyEntry* event = vocabulary->word(hash_word(birth ? "born" : "died"), WordClass::event_word);
  if (event != nullptr) claim.context.push_back({hash_word(event->value), 0, ContextWord::event});
}

}  // namespace

void add_words_around(DocumentScope& scope, const Sentence& sentence, const Mention& mention, Claim& claim) {
  const std::string_view text = scope.document.text;
  const Scan& scan = scope.scan;
  const Vocabulary* vocabulary = &scope.vocabulary;
  const auto first = scan.tokens.begin() + sentence.first_token, last = scan.tokens.begin() + sentence.end_token;
  const auto before = [](const Token& t, std::uint32_t offset) { return t.span.begin < offset; };
  const auto left_end = std::lower_bound(first, last, mention.full.begin, before);
  const auto right_begin = std::lower_bound(left_end, last, mention.span.end, before);
  const auto is_word = [](const Token& t) {
    return t.kind == TokenKind::word || t.kind == TokenKind::number || t.kind == TokenKind::symbol;
  };

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
    if (t->kind == TokenKind::word && t->span.begin >= mention.number.end)
      claim.context.push_back(context_word(text, *t, vocabulary, 0, false));

  add_life_events(text, scan, mention, vocabulary, claim);
  if (!claim.in_table) return;
  std::vector<std::pair<std::uint32_t, InferredFrom>> lenders;
  scope.lenders(sentence.block, lenders);
  for (const auto& [block, what] : lenders)
    if (what == InferredFrom::table_header)
      add_header_words(text, scope.document.blocks[block].span, vocabulary, claim);
}

}  // namespace claimcheck
