// Whom a sentence cites: "according to NAME", "NAME said that …", "…, said NAME", "data from NAME".
#include "checker/extract/stance_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t longest_name = 12;  // tokens
constexpr std::size_t longest_text = 120;   // bytes
constexpr std::uint32_t reach = 80;         // tokens between a source and its number

struct Words {
  std::uint64_t that = hash_word("that"), dot = hash_word("."), who = hash_word("who"), which = hash_word("which");
};
const Words& words() {
  static const Words w;
  return w;
}

/// Reads names of sources out of one sentence.
class SourceFinder {
 public:
  SourceFinder(const DocumentScope& scope, const SentenceContext& context)
      : scope_(scope), context_(context), tokens_(scope.scan.tokens), sentence_(*context.sentence) {}

  /// The name that follows "according to".
  Source behind(const VocabularyHit& hit) const {
    std::uint32_t end = hit.end;
    while (end < sentence_.end_token && end - hit.end < longest_name && belongs_to_name(end, hit.end)) ++end;
    return named(hit.end, trim(hit.end, end));
  }

  /// The subject that stands before "said"; not cited when it is the speaker ("I said") or no one who says things.
  Source before(const VocabularyHit& verb) const {
    std::uint32_t end = verb.first;
    while (end > sentence_.first_token && plays(end - 1, PassageRole::source_adverb)) --end;
    if (end == sentence_.first_token) return {};
    if (plays(end - 1, PassageRole::source_pronoun)) return {true, {}};
    if (plays(end - 1, PassageRole::speaker_self)) return {};
    const std::uint32_t start = subject_start(end);
    if (start < end && plays(start, PassageRole::own_article)) return {};  // "my administration"
    return says_things(start, end) ? named(start, end) : Source{};
  }

  /// The name behind "said", at the end of a quotation: "…, said NAME".
  Source inverted(const VocabularyHit& verb) const {
    if (verb.first == sentence_.first_token || verb.end >= sentence_.end_token) return {};
    const Token& mark = tokens_[verb.first - 1];
    if (mark.kind != TokenKind::punct) return {};
    std::uint32_t end = verb.end;
    while (end < sentence_.end_token && end - verb.end < longest_name && belongs_to_name(end, verb.end)) ++end;
    if (!says_things(verb.end, end) || plays(verb.end, PassageRole::speaker_self)) return {};
    return named(verb.end, trim(verb.end, end));
  }

  /// "let's say 300": no one reports that.
  bool is_supposition(const VocabularyHit& verb) const {
    const auto around = context_.hits_in(verb.first < 2 ? 0 : verb.first - 2, verb.end);
    return std::any_of(around.begin(), around.end(), [&](const VocabularyHit& h) {
      return h.entry->word_class == WordClass::hypothetical && h.end > verb.first;
    });
  }

 private:
  bool plays(std::uint32_t token, PassageRole role) const { return scope_.vocabulary.plays(tokens_[token].hash, role); }
  bool in_mention(std::uint32_t token) const {
    const auto it = std::upper_bound(context_.places.begin(), context_.places.end(), token,
                                     [](std::uint32_t t, const MentionPlace& p) { return t < p.first; });
    return it != context_.places.begin() && token < std::prev(it)->end;
  }
  bool is_verb(std::uint32_t token) const {
    return scope_.vocabulary.word(tokens_[token].hash, WordClass::verb) != nullptr;
  }
  bool is_initial(std::uint32_t token) const {  // "J. Smith", "U.S. Census"
    return token > sentence_.first_token && tokens_[token].hash == words().dot && !tokens_[token].space_before &&
           tokens_[token - 1].capital && tokens_[token - 1].span.size() <= 3;
  }

  /// Behind "according to": up to a mark, a verb, a number or a clause.
  bool belongs_to_name(std::uint32_t token, std::uint32_t first) const {
    const Token& t = tokens_[token];
    if (in_mention(token) || t.kind == TokenKind::symbol) return false;
    if (t.kind == TokenKind::punct)
      return is_initial(token) || (is_mark(t, '-') && !t.space_before) || is_mark(t, '\'');
    if (t.hash == words().that || t.hash == words().who || t.hash == words().which) return false;
    return token == first || !is_verb(token) || t.capital;
  }

  /// How far a noun phrase reaches back from `end`: names, nouns and adjectives to its article, and over "of" to the
  /// noun before; a verb, a preposition or a mark ends it.
  std::uint32_t subject_start(std::uint32_t end) const {
    std::uint32_t start = end;
    while (start > sentence_.first_token && end - start < longest_name && may_belong(start - 1)) {
      --start;
      const bool links = start > sentence_.first_token && plays(start - 1, PassageRole::source_link);
      if (plays(start, PassageRole::source_article) && !links) break;
    }
    while (start < end && plays(start, PassageRole::source_link)) ++start;
    return start;
  }

  bool may_belong(std::uint32_t token) const {
    const Token& t = tokens_[token];
    if (in_mention(token) || t.kind == TokenKind::symbol || t.kind == TokenKind::number) return false;
    if (t.kind == TokenKind::punct) return is_initial(token) || (is_mark(t, '-') && !t.space_before);
    if (plays(token, PassageRole::source_article) || plays(token, PassageRole::source_link)) return true;
    if (t.capital && token > sentence_.first_token) return true;
    return !is_stop_word(t.hash) && !is_verb(token) &&
           scope_.vocabulary.word(t.hash, WordClass::subordinator) == nullptr;
  }

  /// A name (a capital that does not merely open the sentence) or a word for a source.
  bool says_things(std::uint32_t start, std::uint32_t end) const {
    for (std::uint32_t k = start; k < end; ++k) {
      if (scope_.vocabulary.word(tokens_[k].hash, WordClass::source_noun) != nullptr) return true;
      if (tokens_[k].kind == TokenKind::word && tokens_[k].capital && !is_stop_word(tokens_[k].hash)) return true;
    }
    return false;
  }

  std::uint32_t trim(std::uint32_t start, std::uint32_t end) const {
    while (end > start && (tokens_[end - 1].kind == TokenKind::punct || is_stop_word(tokens_[end - 1].hash))) --end;
    return end;
  }

  Source named(std::uint32_t start, std::uint32_t end) const {
    while (start < end && (is_stop_word(tokens_[start].hash) || tokens_[start].kind == TokenKind::punct)) ++start;
    if (start >= end) return {};
    std::string name = fold_space(scope_.text_of(start, end));
    if (name.size() > longest_text) return {};
    return {true, std::move(name)};
  }

  const DocumentScope& scope_;
  const SentenceContext& context_;
  const std::vector<Token>& tokens_;
  const Sentence& sentence_;
};

}  // namespace

Source find_source(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  if (!context.holds(WordClass::source) && !context.holds(WordClass::report_verb)) return {};
  const SourceFinder finder(scope, context);
  const std::uint32_t from = std::max(context.sentence->first_token, place.first < reach ? 0 : place.first - reach);
  const std::uint32_t to = std::min(context.sentence->end_token, place.end + reach);
  Source best;
  std::uint32_t best_distance = 0;
  const auto consider = [&](Source&& source, const VocabularyHit& hit) {
    const std::uint32_t distance = hit.first < place.first ? place.first - hit.first : hit.first - place.first;
    if (!source.cited || (best.cited && distance >= best_distance)) return;
    best = std::move(source);
    best_distance = distance;
  };
  for (const VocabularyHit& hit : context.hits_in(from, to)) {
    const bool is_before = hit.end <= place.first, is_behind = hit.first >= place.end;
    if (hit.entry->word_class == WordClass::source && (is_before || is_behind)) consider(finder.behind(hit), hit);
    if (hit.entry->word_class != WordClass::report_verb || finder.is_supposition(hit)) continue;
    if (is_before) consider(finder.before(hit), hit);
    if (!is_behind) continue;
    // "300 died, officials said": the verb and its subject are set off from the number's clause.
    Source source = finder.inverted(hit);
    const bool closes = hit.end + 6 >= context.sentence->end_token ||
                        (hit.end < context.sentence->end_token && scope.scan.tokens[hit.end].kind == TokenKind::punct);
    if (!source.cited && closes) source = finder.before(hit);
    consider(std::move(source), hit);
  }
  return best;
}

}  // namespace claimcheck
