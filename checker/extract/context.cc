#include "checker/extract/context.h"

#include <algorithm>

namespace claimcheck {

namespace {

const Vocabulary& no_vocabulary() {
  static const Vocabulary empty;
  return empty;
}

bool is_date_mention(const Mention& m) { return m.kind == QuantityKind::date || m.kind == QuantityKind::date_range; }

/// Whether anything in the sentence can repair a number: most sentences hold neither.
bool may_repair(const DocumentScope& scope, const SentenceContext& context) {
  const Sentence& s = *context.sentence;
  if (context.holds(WordClass::repair)) return true;
  for (std::uint32_t i = s.first_token; i < s.end_token; ++i)
    if (is_dash(scope, scope.scan.tokens, i)) return true;
  return false;
}

/// First token of [from, end) that ends behind `offset`.
std::uint32_t token_at(const std::vector<Token>& tokens, std::uint32_t from, std::uint32_t end, std::uint32_t offset) {
  while (from < end && tokens[from].span.end <= offset) ++from;
  return from;
}

void place_mentions(const DocumentScope& scope, SentenceContext& context) {
  const Sentence& s = *context.sentence;
  std::uint32_t token = s.first_token;
  for (std::uint32_t i = s.first_mention; i < s.end_mention; ++i) {
    const Mention& m = scope.scan.mentions[i];
    const Span full{std::min(m.span.begin, m.full.empty() ? m.span.begin : m.full.begin),
                    std::max(m.span.end, m.full.end)};
    MentionPlace place;
    place.mention = i;
    // Mentions come in order, but a hedge may reach back over the one before.
    while (token > s.first_token && scope.scan.tokens[token - 1].span.end > full.begin) --token;
    token = token_at(scope.scan.tokens, token, s.end_token, full.begin);
    place.first = std::min(token, s.end_token - 1);
    place.end = place.first + 1;
    while (place.end < s.end_token && scope.scan.tokens[place.end].span.begin < full.end) ++place.end;
    place.is_date = is_date_mention(m);
    context.places.push_back(place);
  }
}

bool ends_with_question(const DocumentScope& scope, const Sentence& s) {
  for (std::uint32_t i = s.end_token; i > s.first_token; --i) {
    const Token& t = scope.scan.tokens[i - 1];
    if (t.kind == TokenKind::word || t.kind == TokenKind::number) return false;
    if (is_mark(t, '?')) return true;
  }
  return false;
}

}  // namespace

DocumentScope::DocumentScope(const Document& d, const RuleSet& r, const Scan& s)
    : document(d), rules(r), scan(s), vocabulary(r.vocabulary ? *r.vocabulary : no_vocabulary()) {
  std::swap(last_, left_over());
  for (SentenceContext& context : last_) context.sentence = nullptr;
}

DocumentScope::~DocumentScope() { std::swap(last_, left_over()); }

DocumentScope::LastContexts& DocumentScope::left_over() {
  thread_local LastContexts contexts;
  return contexts;
}

std::string_view DocumentScope::text_of(std::uint32_t first, std::uint32_t end) const {
  if (first >= end) return {};
  return slice(document.text, {scan.tokens[first].span.begin, scan.tokens[end - 1].span.end});
}

std::pair<std::uint32_t, std::uint32_t> DocumentScope::sentences_of(std::uint32_t block) const {
  const auto before = [](const Sentence& s, std::uint32_t b) { return s.block < b; };
  const auto first = std::lower_bound(scan.sentences.begin(), scan.sentences.end(), block, before);
  auto end = first;
  while (end != scan.sentences.end() && end->block == block) ++end;
  return {static_cast<std::uint32_t>(first - scan.sentences.begin()),
          static_cast<std::uint32_t>(end - scan.sentences.begin())};
}

void DocumentScope::keep(SentenceContext& context) {
  std::swap(context, last_[static_cast<std::size_t>(context.sentence - scan.sentences.data()) % last_contexts]);
}

const SentenceContext& DocumentScope::context_of(std::uint32_t sentence_index) {
  if (const SentenceContext& last = last_[sentence_index % last_contexts];
      last.sentence == scan.sentences.data() + sentence_index)
    return last;
  if (const auto found = contexts_.find(sentence_index); found != contexts_.end()) return *found->second;
  if (contexts_.size() >= kept_contexts) contexts_.clear();
  auto context = std::make_unique<SentenceContext>();
  read_context(*this, sentence_index, *context);
  return *(contexts_[sentence_index] = std::move(context));
}

const LentWords& DocumentScope::words_of(std::uint32_t block) {
  if (const auto found = words_.find(block); found != words_.end()) return *found->second;
  constexpr std::uint32_t enough = 2000;  // a longer "heading" is none
  auto words = std::make_unique<LentWords>();
  const Span span = document.blocks[block].span;
  tokenize(document.text, {span.begin, std::min(span.end, span.begin + enough)}, words->tokens);
  vocabulary.find(words->tokens, 0, static_cast<std::uint32_t>(words->tokens.size()), words->hits);
  name_places(document, vocabulary, words->tokens, words->hits, 0, static_cast<std::uint32_t>(words->tokens.size()),
              words->named);
  return *(words_[block] = std::move(words));
}

/// Finds the header cells of the table that holds a block: those marked so, or else the first row.
void DocumentScope::read_headers(std::uint32_t index) {
  if (document.blocks[index].table == table_) return;
  table_ = document.blocks[index].table;
  headers_.clear();
  std::uint32_t at = index;
  while (at > 0 && document.blocks[at - 1].table == table_) --at;
  for (; at < document.blocks.size() && document.blocks[at].table == table_; ++at) {
    const Block& cell = document.blocks[at];
    if (!cell.header && cell.row != 0) continue;
    // A header over several columns heads each of them.
    for (std::int32_t column = cell.column; column < cell.column + cell.columns; ++column)
      headers_.emplace_back(column, at);
  }
  std::sort(headers_.begin(), headers_.end());
}

void DocumentScope::lenders(std::uint32_t index, std::vector<std::pair<std::uint32_t, InferredFrom>>& out) {
  out.clear();
  const Block& block = document.blocks[index];
  if (block.table >= 0 && !block.header) {
    read_headers(index);
    const auto of_column =
        std::lower_bound(headers_.begin(), headers_.end(), std::pair(block.column, std::uint32_t{0}));
    for (auto h = of_column; h != headers_.end() && h->first == block.column && h->second < index; ++h)
      out.emplace_back(h->second, InferredFrom::table_header);
    // The first cell of the row names it; in a table of very many columns none does.
    constexpr std::uint32_t max_columns = 200;
    for (std::uint32_t at = index; at > 0 && index - at < max_columns; --at) {
      const Block& other = document.blocks[at - 1];
      if (other.table != block.table || other.row != block.row) break;
      if (other.column == 0) out.emplace_back(at - 1, InferredFrom::table_header);
    }
  }
  if (block.lead >= 0) out.emplace_back(static_cast<std::uint32_t>(block.lead), InferredFrom::list_lead);
  std::int32_t heading = block.heading;
  for (int depth = 0; heading >= 0 && depth < 6; ++depth) {
    out.emplace_back(static_cast<std::uint32_t>(heading), InferredFrom::heading);
    heading = document.blocks[static_cast<std::size_t>(heading)].heading;
  }
}

std::uint32_t SentenceContext::clause_at(std::uint32_t token) const {
  const std::uint32_t at = token - sentence->first_token;
  return at < clause_ids.size() ? clause_ids[at] : 0;
}

std::span<const VocabularyHit> SentenceContext::hits_in(std::uint32_t first, std::uint32_t end) const {
  if (hits.empty() || (first <= hits.front().first && end > hits.back().first)) return hits;
  const auto before = [](const VocabularyHit& hit, std::uint32_t token) { return hit.first < token; };
  const auto from = std::lower_bound(hits.begin(), hits.end(), first, before);
  const auto to = std::lower_bound(from, hits.end(), std::max(first, end), before);
  return {from, to};
}

std::span<const VocabularyHit> SentenceContext::hits_around(const MentionPlace& place) const {
  return hits_in(place.first < context_reach ? 0 : place.first - context_reach, place.end + context_reach);
}

std::span<const NamedPlace> SentenceContext::named_around(const MentionPlace& place) const {
  if (named.empty()) return {};
  const auto before = [](const NamedPlace& n, std::uint32_t token) { return n.first < token; };
  const std::uint32_t first = place.first < context_reach ? 0 : place.first - context_reach;
  const auto from = std::lower_bound(named.begin(), named.end(), first, before);
  return {from, std::lower_bound(from, named.end(), place.end + context_reach, before)};
}

std::span<const MentionPlace> SentenceContext::near(const MentionPlace& place) const {
  constexpr std::size_t reach = 12;
  const std::size_t at = place.mention - sentence->first_mention;
  const std::size_t from = at < reach ? 0 : at - reach;
  return std::span(places).subspan(from, std::min(places.size(), at + reach + 1) - from);
}

const MentionPlace& SentenceContext::place_of(std::uint32_t mention_index) const {
  return places[mention_index - sentence->first_mention];
}

Tense read_tense(const std::vector<VocabularyHit>& hits) {
  for (const VocabularyHit& hit : hits) {
    if (hit.entry->word_class != WordClass::tense) continue;
    return hit.entry->value == "past" ? Tense::past : hit.entry->value == "future" ? Tense::future : Tense::present;
  }
  return Tense::unknown;
}

int distance(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& number,
             std::uint32_t first, std::uint32_t end) {
  constexpr int separator = 6, other_number = 20, far = 1000;
  static const std::uint64_t comma = hash_word(","), conj_and = hash_word("and"), conj_or = hash_word("or");
  const bool behind = first >= number.end;
  const std::uint32_t from = behind ? number.end : end;
  const std::uint32_t to = behind ? first : number.first;
  if (to > from + context_reach) return far;
  int cost = 0;
  for (std::uint32_t i = from; i < to; ++i) {
    const std::uint64_t hash = scope.scan.tokens[i].hash;
    cost += hash == comma || hash == conj_and || hash == conj_or ? separator : 1;
  }
  // A comma that closes an opening phrase is no separator: "In 2021, 300 …".
  if (!behind && from < to && scope.scan.tokens[from].hash == comma) cost -= separator;
  for (const MentionPlace& other : context.near(number))
    if (!other.is_date && other.mention != number.mention && other.first >= from && other.end <= to)
      cost += other_number;
  return cost;
}

bool is_mark(const Token& token, char mark) {
  return token.kind != TokenKind::word && token.kind != TokenKind::number && token.hash == hash_char(mark);
}

bool is_dash(const DocumentScope& scope, const std::vector<Token>& tokens, std::uint32_t at) {
  const Token& t = tokens[at];
  if (!is_mark(t, '-')) return false;
  const std::string_view bytes = scope.text_of(t);
  if (bytes == "\xE2\x80\x94" || bytes == "\xE2\x80\x95") return true;  // em dash, horizontal bar
  const bool doubled =
      (at > 0 && is_mark(tokens[at - 1], '-')) || (at + 1 < tokens.size() && is_mark(tokens[at + 1], '-'));
  return doubled || (t.space_before && at + 1 < tokens.size() && tokens[at + 1].space_before);
}

void read_context(const DocumentScope& scope, std::uint32_t index, SentenceContext& context) {
  const Sentence& s = scope.scan.sentences[index];
  context.sentence = &s;
  context.hits.clear();
  context.clauses.clear();
  context.clause_ids.clear();
  context.places.clear();
  context.named.clear();
  scope.vocabulary.find(scope.scan.tokens, s.first_token, s.end_token, context.hits);
  context.classes = 0;
  static_assert(word_class_count <= 64, "a bit for each class");
  for (const VocabularyHit& hit : context.hits)
    context.classes |= std::uint64_t{1} << static_cast<unsigned>(hit.entry->word_class);
  if (s.first_token < s.end_token) place_mentions(scope, context);
  context.tense = read_tense(context.hits);
  split_clauses(scope, context);
  for (MentionPlace& place : context.places) place.clause = context.clause_at(std::max(place.first, s.first_token));
  if (context.places.size() > 1 && may_repair(scope, context))
    for (MentionPlace& place : context.places) place.repaired = is_repaired(scope, context, place);
  name_places(scope.document, scope.vocabulary, scope.scan.tokens, context.hits, s.first_token, s.end_token,
              context.named);
  context.question = ends_with_question(scope, s);
}

}  // namespace claimcheck
