// The context of a claim's sentence: vocabulary hits, clauses and where its mentions stand, collected in one pass per
// sentence and shared by all its mentions.
//
// First step of scope: dimensions.h and stance.h read it. Nothing here decides what a claim means.
#pragma once

#include "checker/quantity/quantity.h"
#include "checker/ruleset/ruleset.h"
#include "checker/ruleset/vocabulary.h"

#include <claimcheck/claimcheck.h>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace claimcheck {

/// A stretch of a sentence that has its own time and place: a clause, a side of a comparison, or a parenthesis.
struct Clause {
  std::uint32_t first = 0, end = 0;  // tokens; a clause that goes on behind a parenthesis spans it
  bool comparison = false;           // the other side: "up from …", "compared with …"
  bool earlier = false;              // a comparison with a former figure: "up from …", "from … to"
  bool parenthesis = false;
  bool shares_subject = false;  // opens with its verb: "…, and arrested 20"
  bool complement = false;      // what is said: "officials said on Friday that …"
  std::int32_t main = -1;       // the clause that a comparison or a parenthesis belongs to
};

/// Where a mention stands, in tokens.
struct MentionPlace {
  std::uint32_t mention = 0;         // index into Scan::mentions
  std::uint32_t first = 0, end = 0;  // of the full phrase: hedge, number, unit and noun
  std::uint32_t clause = 0;          // index into SentenceContext::clauses
  bool is_date = false;              // a date or a period: gives a time, needs none
  bool repaired = false;             // the speaker takes it back: "over the past five years — over the past two"
};

/// How a place hangs on the sentence.
enum class PlaceRole : std::uint8_t { at, owner, of, subject, people, from, to };

/// A place of a sentence, resolved: "Salem, Oregon", "Canada + Mexico".
struct NamedPlace {
  std::uint32_t first = 0, end = 0;  // tokens
  PlaceRole role = PlaceRole::subject;
  std::string value;  // canonical
};

/// By the first word that tells: an auxiliary, a common irregular past, an adverb ("currently").
enum class Tense : std::uint8_t { unknown, past, present, future };

/// How far, in tokens, a word may stand from a number and still concern it: longer "sentences" are tables or lists, and
/// their cost must stay linear.
constexpr std::uint32_t context_reach = 120;

/// One sentence. Token and mention indexes are those of the scan it came from.
struct SentenceContext {
  const Sentence* sentence = nullptr;
  std::vector<VocabularyHit> hits;        // in order of position
  std::uint64_t classes = 0;              // a bit for each word class that a hit is of: most are of few
  std::vector<Clause> clauses;            // in order of their first token
  std::vector<std::uint16_t> clause_ids;  // per token of the sentence: index into clauses
  std::vector<MentionPlace> places;       // in order of position
  std::vector<NamedPlace> named;          // places and peoples, in order of position
  Tense tense = Tense::unknown;
  bool question = false;              // ends with a question mark
  std::vector<std::uint8_t> scratch;  // working memory of split_clauses

  bool holds(WordClass c) const { return (classes >> static_cast<unsigned>(c) & 1U) != 0; }
  /// Index of the clause of a token of this sentence.
  std::uint32_t clause_at(std::uint32_t token) const;
  /// Hits whose first token lies in [first, end).
  std::span<const VocabularyHit> hits_in(std::uint32_t first, std::uint32_t end) const;
  /// Hits and places at most `context_reach` tokens away.
  std::span<const VocabularyHit> hits_around(const MentionPlace& place) const;
  std::span<const NamedPlace> named_around(const MentionPlace& place) const;
  /// Places of the mentions near this one, itself included: a dozen on each side, so that a "sentence" of thousands of
  /// numbers costs no more than many short ones.
  std::span<const MentionPlace> near(const MentionPlace& place) const;
  /// The place of a mention of this sentence.
  const MentionPlace& place_of(std::uint32_t mention_index) const;
};

/// Words of a block that lends its context to others (heading, list lead, table header).
struct LentWords {
  std::vector<Token> tokens;
  std::vector<VocabularyHit> hits;
  std::vector<NamedPlace> named;
};

/// One document while its claims are extracted: what the sentences share. Not shared between threads; `document`,
/// `rules` and `scan` must outlive it.
struct DocumentScope {
  DocumentScope(const Document& document, const RuleSet& rules, const Scan& scan);
  ~DocumentScope();
  DocumentScope(const DocumentScope&) = delete;
  DocumentScope& operator=(const DocumentScope&) = delete;

  const Document& document;
  const RuleSet& rules;
  const Scan& scan;
  const Vocabulary& vocabulary;  // rules.vocabulary, or an empty one

  std::string_view text_of(const Token& token) const { return slice(document.text, token.span); }
  /// The text from one token to another (end exclusive), as it stands in the document.
  std::string_view text_of(std::uint32_t first, std::uint32_t end) const;

  /// Sentences of a block that hold mentions: [first, end) into scan.sentences.
  std::pair<std::uint32_t, std::uint32_t> sentences_of(std::uint32_t block) const;
  /// Context of an earlier sentence; kept, so that a paragraph's sentences are read once.
  const SentenceContext& context_of(std::uint32_t sentence_index);
  /// Keeps the context of a sentence that is done with for those right behind it, and gives back an older one, to be
  /// used again.
  void keep(SentenceContext& context);
  /// Words of a block without mentions in it, read once.
  const LentWords& words_of(std::uint32_t block);
  /// Blocks that lend their context to `block`, the closest first, with what they are.
  void lenders(std::uint32_t block, std::vector<std::pair<std::uint32_t, InferredFrom>>& out);

 private:
  static constexpr std::size_t kept_contexts = 64, last_contexts = 8;
  using LastContexts = std::array<SentenceContext, last_contexts>;
  /// What the scope before this one has left: its memory is used again.
  static LastContexts& left_over();
  LastContexts last_;  // of the sentences before the one at hand, by their number
  std::map<std::uint32_t, std::unique_ptr<SentenceContext>> contexts_;
  std::map<std::uint32_t, std::unique_ptr<LentWords>> words_;
  void read_headers(std::uint32_t index);
  /// Header cells of the table seen last, found once: (column, block), sorted.
  std::int32_t table_ = -1;
  std::vector<std::pair<std::int32_t, std::uint32_t>> headers_;
};

/// Collects the context of scan.sentences[index]. `context` may be reused, so that a warm run allocates little.
void read_context(const DocumentScope& scope, std::uint32_t index, SentenceContext& context);

/// Cuts the sentence into clauses; `hits` and `places` (but for their clause) must be set. Part of read_context.
void split_clauses(const DocumentScope& scope, SentenceContext& context);

/// The tense of a sentence with these hits.
Tense read_tense(const std::vector<VocabularyHit>& hits);

/// Whether the speaker takes the number back: "over the past five years — over the past two years", "300, sorry, 400".
/// Part of read_context.
bool is_repaired(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place);

/// Tells places from names that look like one, joins lists of places, and finds how each hangs on the sentence.
/// `tokens` and `hits` may be those of a heading. Appends to `named`. Part of read_context.
void name_places(const Document& document, const Vocabulary& vocabulary, const std::vector<Token>& tokens,
                 const std::vector<VocabularyHit>& hits, std::uint32_t first, std::uint32_t end,
                 std::vector<NamedPlace>& named);

/// How far a word lies from a number, in tokens; separators and other numbers between them count as several, so that
/// each number of a list finds its own date and place.
int distance(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& number,
             std::uint32_t first, std::uint32_t end);

/// Whether the token is this punctuation or symbol (dashes of any width are '-').
bool is_mark(const Token& token, char mark);
/// A dash that cuts a sentence: spaced, doubled or long; not the hyphen of a compound.
bool is_dash(const DocumentScope& scope, const std::vector<Token>& tokens, std::uint32_t at);

}  // namespace claimcheck
