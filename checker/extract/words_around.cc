// Context of a mention for alignment without a rule (semantics 6).
#include "checker/extract/extract.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t max_context = 120, max_before = max_context / 2;

/// What a word is wherever it stands: its stem, or that of the word that stands for it ("killed" and "dead": "die"), so
/// that paraphrases meet; and the flags that the vocabulary gives it.
struct KnownWord {
  std::uint64_t hash = 0, stem = 0;
  std::uint8_t flags = 0;
};

KnownWord read_word(std::string_view text, const Token& token, const Vocabulary& vocabulary) {
  KnownWord word{token.hash, token.hash, 0};
  if (is_stop_word(token.hash)) word.flags |= ContextWord::stop;
  const VocabularyEntry *event = nullptr, *same = nullptr;
  vocabulary.each_word(token.hash, [&](const VocabularyEntry& entry) {
    switch (entry.word_class) {
      case WordClass::formula:
        word.flags |= ContextWord::formula;
        break;
      case WordClass::anaphor:
        word.flags |= ContextWord::anaphor;
        break;
      case WordClass::partial:
        word.flags |= ContextWord::partial;
        break;
      case WordClass::event_word:
        event = event != nullptr ? event : &entry;
        break;
      case WordClass::same_word:
        same = same != nullptr ? same : &entry;
        break;
      default:
        break;
    }
  });
  if (token.kind != TokenKind::word) return word;
  if (event != nullptr) word.flags |= ContextWord::event;
  if (event != nullptr || same != nullptr)
    word.stem = hash_word((event != nullptr ? event : same)->value);
  else
    word.stem = stem_hash(slice(text, token.span), token.hash);
  return word;
}

/// The words of one vocabulary that a thread has read last, one for each group of hashes: a text says few words often.
const KnownWord& known_word(std::string_view text, const Token& token, const Vocabulary& vocabulary) {
  constexpr std::size_t places = 1 << 13;
  struct Known {
    std::uint64_t vocabulary = 0;
    std::vector<KnownWord> words;
  };
  thread_local Known known;
  if (known.vocabulary != vocabulary.number()) {
    known.vocabulary = vocabulary.number();
    known.words.assign(places, {});
  }
  KnownWord& word = known.words[token.hash & (places - 1)];
  if (word.hash != token.hash || token.hash == 0) word = read_word(text, token, vocabulary);
  return word;
}

ContextWord context_word(std::string_view text, const Token& token, const Vocabulary& vocabulary, bool first) {
  const bool is_word = token.kind == TokenKind::word;
  const KnownWord word = is_word ? known_word(text, token, vocabulary) : read_word(text, token, vocabulary);
  std::uint8_t flags = word.flags;
  if (token.kind == TokenKind::number) flags |= ContextWord::number;
  if (token.kind == TokenKind::symbol) flags |= ContextWord::symbol;
  if ((flags & ContextWord::stop) == 0 && token.capital && !first && token.span.size() > 1) flags |= ContextWord::name;
  return {word.stem, 0, flags};
}

void add_header_words(std::string_view text, Span span, const Vocabulary& vocabulary, Context& context) {
  std::vector<Token> tokens;
  tokenize(text, span, tokens);
  for (const Token& t : tokens) {
    if (context.size() >= max_context) return;
    if (t.kind != TokenKind::word) continue;
    context.own.push_back(context_word(text, t, vocabulary, false));
    context.own.back().distance = ContextWord::header;
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
void add_life_events(std::string_view text, const Scan& scan, const Mention& mention, const Vocabulary& vocabulary,
                     Context& context) {
  const auto index = static_cast<std::size_t>(&mention - scan.mentions.data());
  const bool birth = index + 1 < scan.mentions.size() && life_span(text, mention, scan.mentions[index + 1]);
  const bool death = !birth && index > 0 && life_span(text, scan.mentions[index - 1], mention);
  if (!birth && !death) return;
  const VocabularyEntry* event = vocabulary.word(hash_word(birth ? "born" : "died"), WordClass::event_word);
  if (event != nullptr) context.own.push_back({hash_word(event->value), 0, ContextWord::event});
}

/// "MB", "GWh", "Mt": two letters, or a capital behind the first one. "Bytes" is a word with a capital like any other.
bool is_unit_symbol(std::string_view word) {
  return word.size() <= 2 || std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The symbol of a unit ("25 MB", "12.6 GWh") is no name, whatever its case: it loses the flag that says so.
void forget_units(const DocumentScope& scope, const Sentence& sentence, const std::vector<std::uint32_t>& places,
                  std::vector<ContextWord>& words) {
  for (std::uint32_t i = sentence.first_mention; i < sentence.end_mention; ++i) {
    const Mention& m = scope.scan.mentions[i];
    if (m.unit == nullptr) continue;
    const std::uint32_t end = m.noun_span.size() > 0 ? m.noun_span.begin : m.span.end;
    const auto at = std::lower_bound(places.begin(), places.end(), m.number.end);
    if (at != places.end() && *at < end && is_unit_symbol(slice(scope.document.text, {*at, end})))
      words[static_cast<std::size_t>(at - places.begin())].flags &= static_cast<std::uint8_t>(~ContextWord::name);
  }
}

/// Whether the sentence begins with a pronoun that stands for a subject: "It", "They"; not "Its".
bool begins_with_pronoun(const DocumentScope& scope, const Sentence& sentence) {
  if (sentence.first_token + 1 >= sentence.end_token) return false;
  const Token &first = scope.scan.tokens[sentence.first_token], &second = scope.scan.tokens[sentence.first_token + 1];
  return scope.vocabulary.plays(first.hash, PassageRole::source_pronoun) &&
         scope.vocabulary.word(first.hash, WordClass::anaphor) != nullptr && second.kind == TokenKind::word;
}

/// The words of the subject that a sentence begins with: all up to its first verb, if that comes soon and nothing but
/// words stands before it ("The old Marten Dam was opened"). Empty for "In 2020, ..." and "After the flood ...".
std::vector<ContextWord> leading_subject(const DocumentScope& scope, const Sentence& sentence) {
  constexpr std::uint32_t longest = 8;
  std::vector<ContextWord> words;
  const std::vector<Token>& tokens = scope.scan.tokens;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token && i < sentence.first_token + longest; ++i) {
    const Token& t = tokens[i];
    const bool first = i == sentence.first_token;
    if (t.kind != TokenKind::word || (first && scope.vocabulary.word(t.hash, WordClass::preposition) != nullptr))
      return {};
    if (!first && looks_like_verb(scope.vocabulary, slice(scope.document.text, t.span), t.hash)) return words;
    const bool begins_name = first && t.capital && i + 1 < sentence.end_token && tokens[i + 1].capital;
    words.push_back(context_word(scope.document.text, t, scope.vocabulary, first && !begins_name));
  }
  return {};
}

/// What the pronoun at the head of the sentence stands for: the subject of the sentence before it in its block, or of
/// the one before that, where that one begins with a pronoun, too.
std::vector<ContextWord> subject_of_pronoun(const DocumentScope& scope, const Sentence& sentence) {
  constexpr int furthest = 3;  // sentences
  const Sentence* const all = scope.scan.sentences.data();
  const Sentence* s = &sentence;
  for (int back = 0; back < furthest && begins_with_pronoun(scope, *s); ++back) {
    if (s == all || (s - 1)->block != sentence.block) return {};
    --s;
  }
  return s == &sentence ? std::vector<ContextWord>() : leading_subject(scope, *s);
}

}  // namespace

void read_words(const DocumentScope& scope, const Sentence& sentence, SentenceWords& out) {
  const std::string_view text = scope.document.text;
  auto words = std::make_shared<std::vector<ContextWord>>();
  words->reserve(sentence.end_token - sentence.first_token);
  out.places.clear();
  out.subject.clear();
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    const Token& token = scope.scan.tokens[i];
    if (token.kind == TokenKind::punct) continue;
    words->push_back(context_word(text, token, scope.vocabulary, i == sentence.first_token));
    out.places.push_back(token.span.begin);
  }
  forget_units(scope, sentence, out.places, *words);
  out.words = std::move(words);
  out.subject = subject_of_pronoun(scope, sentence);
}

void add_words_around(DocumentScope& scope, const Sentence& sentence, const SentenceWords& words,
                      const Mention& mention, Claim& claim) {
  const auto first_from = [&](std::uint32_t offset) {
    return static_cast<std::uint32_t>(std::lower_bound(words.places.begin(), words.places.end(), offset) -
                                      words.places.begin());
  };
  Context& context = claim.context;
  context.sentence = words.words;
  context.before_end = first_from(mention.full.begin);
  context.before_begin = context.before_end - std::min(context.before_end, max_before);
  context.behind_begin = first_from(mention.span.end);
  const std::uint32_t room = max_context - (context.before_end - context.before_begin);
  context.behind_end = std::min(static_cast<std::uint32_t>(words.places.size()), context.behind_begin + room);
  // The words of the counted noun are what is counted: they stand at distance 0.
  context.noun_begin = std::max(context.before_end, first_from(mention.number.end));
  context.noun_end = std::max(context.noun_begin, context.behind_begin);

  for (ContextWord word : words.subject) {
    word.distance =
        static_cast<std::int16_t>(-static_cast<std::int32_t>(std::max<std::uint32_t>(context.before_end, 1)));
    context.own.push_back(word);
  }
  add_life_events(scope.document.text, scope.scan, mention, scope.vocabulary, context);
  if (!claim.in_table) return;
  std::vector<std::pair<std::uint32_t, InferredFrom>> lenders;
  scope.lenders(sentence.block, lenders);
  for (const auto& [block, what] : lenders)
    if (what == InferredFrom::table_header)
      add_header_words(scope.document.text, scope.document.blocks[block].span, scope.vocabulary, context);
}

}  // namespace claimcheck
