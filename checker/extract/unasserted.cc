// Numbers that a sentence mentions without asserting them: denied, asked, supposed, imagined.
#include "checker/extract/stance_parts.h"
#include "checker/text/word_set.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t reach = 40;  // tokens that a cue may govern

struct Words {
  std::uint64_t comma = hash_word(","), then = hash_word("then"), negation = hash_word("not"),
                conj_if = hash_word("if");
  WordSet asks{"what", "who", "why", "how", "when", "where", "which", "whose", "whom"};
  WordSet inverts{"is",    "are",  "was",   "were",   "do",    "does", "did",   "has",    "have",  "had",     "can",
                  "could", "will", "would", "should", "shall", "may",  "isn't", "aren't", "don't", "doesn't", "didn't"};
};
const Words& words() {
  static const Words w;
  return w;
}

/// The last hit of a class that begins before the number, close enough to govern it.
const VocabularyHit* cue_before(const SentenceContext& context, const MentionPlace& place, WordClass c) {
  if (!context.holds(c)) return nullptr;
  const VocabularyHit* found = nullptr;
  const std::uint32_t from = std::max(context.sentence->first_token, place.first < reach ? 0 : place.first - reach);
  for (const VocabularyHit& hit : context.hits_in(from, place.first))
    if (hit.entry->word_class == c && hit.end <= place.first + 1) found = &hit;
  return found;
}

bool overlaps(const VocabularyHit& a, const VocabularyHit& b) { return a.first < b.end && b.first < a.end; }

/// Whether a clause of its own opens between two places: "no evidence that A, but 300 …".
bool clause_opens_between(const SentenceContext& context, std::uint32_t from, std::uint32_t to) {
  const std::uint32_t a = context.clause_at(from), b = context.clause_at(to);
  return a != b && context.clauses[b].main < 0 && !context.clauses[b].shares_subject;
}

/// Where the question of the sentence begins: an auxiliary or a question word at its start or behind a comma. What
/// stands before is asserted: "CITY reported 300 cases, so can we believe it?".
std::uint32_t question_start(const DocumentScope& scope, const SentenceContext& context) {
  const auto& tokens = scope.scan.tokens;
  const Sentence& s = *context.sentence;
  std::uint32_t start = s.first_token, found = s.first_token;
  bool after_mark = true;
  std::uint32_t since_mark = 0;
  for (std::uint32_t i = start; i < s.end_token; ++i) {
    const Token& t = tokens[i];
    if (t.kind == TokenKind::punct) {
      after_mark = after_mark || is_mark(t, ',') || is_mark(t, '-') || is_mark(t, ';') || is_mark(t, ':');
      since_mark = 0;
      continue;
    }
    ++since_mark;
    // Behind a comma: "so is it …", "and would you …".
    if (!after_mark || since_mark > 3) {
      after_mark = false;
      continue;
    }
    if (!words().asks.has(t.hash) && !words().inverts.has(t.hash)) continue;
    if (i < s.first_token + 4) return s.first_token;
    found = i;
    after_mark = false;
  }
  return found;
}

/// "if … 300 …": the condition itself, or its consequence in the conditional ("would save 300").
bool is_conditional(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  if (!context.holds(WordClass::hypothetical)) return false;
  const auto& tokens = scope.scan.tokens;
  const Sentence& s = *context.sentence;
  const std::uint32_t from = std::max(s.first_token, place.first < reach ? 0 : place.first - reach);
  const std::uint32_t to = std::min(s.end_token, place.end + reach);
  const VocabularyHit* condition = nullptr;
  const VocabularyHit* consequence = nullptr;
  for (const VocabularyHit& hit : context.hits_in(from, to)) {
    if (hit.entry->word_class != WordClass::hypothetical) continue;
    if (hit.entry->value == "if") condition = condition == nullptr || hit.first < place.first ? &hit : condition;
    if (hit.entry->value == "then" && hit.first < place.first && context.clause_at(hit.first) == place.clause)
      consequence = &hit;
  }
  if (condition == nullptr) return false;
  if (condition->first > place.first) return consequence != nullptr;  // "would save 300 if …"
  // The condition ends at its comma; "suppose" and "let's say" run on.
  if (tokens[condition->first].hash != words().conj_if)
    return !clause_opens_between(context, condition->first, place.first);
  for (std::uint32_t i = condition->end; i < place.first; ++i)
    if (tokens[i].hash == words().comma || tokens[i].hash == words().then)
      return consequence != nullptr && consequence->first > i;
  return true;
}

/// "asked whether 300 …": a question in reported speech.
bool is_indirect_question(const SentenceContext& context, const MentionPlace& place) {
  const VocabularyHit* cue = cue_before(context, place, WordClass::hypothetical);
  return cue != nullptr && cue->entry->value == "question" && !clause_opens_between(context, cue->first, place.first);
}

/// "did not sign it in 2014": the clause denies what the date dates.
bool denies_event(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  constexpr std::uint32_t nearby = 12;
  const auto& tokens = scope.scan.tokens;
  const std::uint32_t from =
      std::max(context.sentence->first_token + 1, place.first < nearby ? 0 : place.first - nearby);
  for (std::uint32_t i = from; i < place.first; ++i)
    if (tokens[i].hash == words().negation && words().inverts.has(tokens[i - 1].hash) &&
        context.clause_at(i) == place.clause)
      return true;
  return false;
}

}  // namespace

bool is_denied(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  const auto& tokens = scope.scan.tokens;
  const VocabularyHit* assertion = cue_before(context, place, WordClass::assertion);
  const VocabularyHit* denial = cue_before(context, place, WordClass::denial);
  // "An earlier version of this article said that ...": all of it is taken back.
  if (denial != nullptr && denial->entry->value == "corrected") return true;
  if (denial != nullptr && (assertion == nullptr || !overlaps(*assertion, *denial)) &&
      !clause_opens_between(context, denial->first, place.first)) {
    // "denied that 300 …, and 20 …": a second clause is not denied.
    return true;
  }
  if (place.is_date && denies_event(scope, context, place)) return true;
  if (place.first == context.sentence->first_token || tokens[place.first - 1].hash != words().negation) return false;
  return assertion == nullptr || assertion->end < place.first;  // "not only 300" asserts
}

std::optional<Stance> unasserted(const DocumentScope& scope, const SentenceContext& context,
                                 const MentionPlace& place) {
  if (context.question && place.end > question_start(scope, context)) return Stance::question;
  if (is_indirect_question(context, place)) return Stance::question;
  const VocabularyHit* picture = cue_before(context, place, WordClass::illustrative);
  if (picture != nullptr) return Stance::illustrative;
  if (is_conditional(scope, context, place)) return Stance::hypothetical;
  return std::nullopt;
}

}  // namespace claimcheck
