// Document -> sentences that hold a number -> tokens -> mentions.
#include "checker/quantity/dates.h"
#include "checker/quantity/grammar.h"
#include "checker/quantity/hedge.h"
#include "checker/quantity/operand.h"
#include "checker/quantity/quantity.h"
#include "checker/quantity/tables.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <span>

namespace claimcheck {

namespace {

/// A part of one of the lists of the batch.
struct Part {
  std::uint32_t begin = 0, end = 0;
  template <class T>
  std::span<const T> of(const std::vector<T>& list) const {
    return {list.data() + begin, end - begin};
  }
};

/// A sentence of the batch: its parts of the lists below.
struct Cut {
  Span span;
  std::uint32_t block = 0;
  Part tokens;
  std::uint64_t roles = 0;  // of all of its words
  Part marked, dates, no_numbers;
};

/// Sentences are read many at a time, and each step goes through all of them before the next one begins: the code of
/// all steps together does not fit the processor's first cache. What stands here is reused from batch to batch.
struct Batch {
  ScanPath path = ScanPath::fast;
  std::vector<Cut> cuts;
  std::vector<Token> tokens;
  std::vector<const Word*> words;           // of the tokens
  std::vector<const DateWord*> date_words;  // of the tokens, or null
  std::vector<std::uint32_t> marked;        // numbers, and the words and signs that may open something
  std::vector<Mention> dates;
  std::vector<Span> no_numbers;
  // of one sentence or block
  std::vector<Span> sentences;
  std::vector<std::uint32_t> openers;      // tokens at which a phrase of numbers may start
  std::vector<std::uint32_t> date_starts;  // the marked tokens, counted from the sentence's first
  std::vector<bool> claimed;
};

/// Tokens of a batch: small enough that they stay in the second cache.
constexpr std::size_t batch_tokens = 4096;

std::uint32_t size_of(const auto& list) { return static_cast<std::uint32_t>(list.size()); }

/// Looks up the words of the batch, each once, and marks the tokens that may open something.
void look_up(const Lexicon& lexicon, Batch& batch) {
  const std::size_t count = batch.tokens.size();
  if (batch.words.size() < count) {  // never smaller: what is overwritten need not be cleared
    batch.marked.resize(count);
    batch.words.resize(count);
    batch.date_words.resize(count);
  }
  const WordTable::Look find(lexicon.words);
  const DateWord* const* entries = lexicon.date_entries.data();
  const Word** words = batch.words.data();  // the tokens of the cuts follow each other: so do these
  const DateWord** date_words = batch.date_words.data();
  std::uint32_t* const marked = batch.marked.data();
  std::uint32_t mark = 0;
  // What each kind of token asks: the roles that open something, whether it does so in any case, its part in dates.
  // Looked up, for a branch on what a token is would often go the wrong way.
  struct Kind {
    std::uint64_t opening = 0, marked = 0, date = 0;
  };
  static constexpr std::array<Kind, 4> kinds = {
      {{opening_roles | role_article | role_phrase_start | role_date_start, 0, ~std::uint64_t{0}},
       {0, 1, 0},
       {0, 1, 0},
       {}}};
  static_assert(static_cast<int>(TokenKind::word) == 0 && static_cast<int>(TokenKind::punct) == 3);
  constexpr std::uint64_t apostrophe = hash_char('\'');
  const Token* token = batch.tokens.data();
  for (Cut& cut : batch.cuts) {
    cut.marked.begin = mark;
    std::uint64_t roles = 0;
    for (std::uint32_t i = cut.tokens.begin; i < cut.tokens.end; ++i, ++token) {
      const Word& word = find(token->hash);
      *words++ = &word;
      roles |= word.roles;
      const Kind& kind = kinds[static_cast<std::size_t>(token->kind)];
      *date_words++ = entries[word.date & kind.date];
      marked[mark] = i;
      mark += ((word.roles & kind.opening) | kind.marked | std::uint64_t{token->hash == apostrophe}) != 0;
    }
    cut.roles = roles;
    cut.marked.end = mark;
  }
}

/// Whether the sentence may hold a date: a word of dates, a year, or figures joined as dates and times are.
bool may_hold_date(const Line& line, const Cut& cut, const Batch& batch) {
  if ((cut.roles & (role_date | role_holiday | role_time_of_day | role_date_number)) != 0) return true;
  for (const std::uint32_t i : cut.marked.of(batch.marked)) {
    const Token& token = line.tokens[i];
    if (token.kind != TokenKind::number) continue;
    if (token.span.size() == 4 || token.span.size() == 8) return true;  // years, 20240515
    if (line.glued(i + 1) && (line.is_word(i + 1) || line.is_char(i + 1, '/') || line.is_char(i + 1, '-') ||
                              line.is_char(i + 1, ':') || line.is_char(i + 1, '\'')))
      return true;
    if (line.glued(i) && (line.is_word(i - 1) || line.is_char(i - 1, '\''))) return true;
    if (line.bytes(i).find('.') != std::string_view::npos) return true;  // 3.5.2024
  }
  return false;
}

/// Whether a date is only a number that a hedge or a unit makes a quantity ("about 2000 calories", "an average of
/// 1500").
bool misread_year(const Line& line, const Mention& date) {
  const std::uint32_t i = line.token_at(date.span.begin);
  if (i < line.end && line.tokens[i].span == date.span && line.is_number(i)) {
    Numeral number;
    number.begin = i;
    number.end = i + 1;
    if (const Hedge hedge = hedge_before(line, i, line.begin);
        hedge && hedge.modifier != Modifier::exact && !line.is(hedge.begin, role_over)) {
      const std::string_view first = line.bytes(hedge.begin);
      return first != "around" && first != "circa" && first != "ca" && first != "about"
                 ? true
                 : line.is_dash(i + 1) || unit_after(line, number, i + 1).unit != nullptr;
    }
    const UnitMatch unit = unit_after(line, number, i + 1);
    return unit && unit.unit->dimension != UnitDimension::time && !line.is_dash(i + 1) &&
           !line.lexicon.unit_forms.empty();
  }
  return false;
}

/// "the past five years": the period keeps the length that it states, as well.
void state_length(const Line& line, Mention& date) {
  if (date.kind != QuantityKind::date_range || !date.relative) return;
  for (std::uint32_t i = line.token_at(date.span.begin); i < line.end && line.tokens[i].span.begin < date.span.end;
       ++i) {
    if (!(line.is_number(i) || line.is(i, role_cardinal))) continue;
    const Operand length = parse_operand(line, i, i);
    if (!length || length.unit == nullptr || length.unit->dimension != UnitDimension::time ||
        line.end_byte(length.end) > date.span.end)
      return;
    date.stated_low = date.stated_high = length.number.value;
    date.unit = length.unit;
    return;
  }
}

/// Appends the dates of the sentence, and what is no number.
void read_dates(const Document& document, const Line& line, Cut& cut, Batch& batch) {
  cut.dates.begin = size_of(batch.dates);
  cut.no_numbers.begin = size_of(batch.no_numbers);
  const std::span<const Token> tokens = cut.tokens.of(batch.tokens);
  const DateWords& words = line.lexicon.dates;
  if (batch.path == ScanPath::plain) {
    find_dates_plainly(document.text, tokens, words, document.meta.date, batch.dates, batch.no_numbers);
  } else if (may_hold_date(line, cut, batch)) {
    batch.date_starts.clear();
    for (const std::uint32_t i : cut.marked.of(batch.marked)) batch.date_starts.push_back(i - line.begin);
    find_dates(document.text, tokens, words, cut.tokens.of(batch.date_words), batch.date_starts, document.meta.date,
               batch.dates, batch.no_numbers);
  }
  const auto first = batch.dates.begin() + cut.dates.begin;
  batch.dates.erase(
      std::remove_if(first, batch.dates.end(), [&](const Mention& date) { return misread_year(line, date); }),
      batch.dates.end());
  cut.dates.end = size_of(batch.dates);
  cut.no_numbers.end = size_of(batch.no_numbers);
  for (std::uint32_t i = cut.dates.begin; i < cut.dates.end; ++i) state_length(line, batch.dates[i]);
}

/// Flags the tokens of the sentence that dates and clock times have used.
void claim_tokens(const Line& line, const Cut& cut, Batch& batch) {
  batch.claimed.clear();
  const auto claim = [&](Span span) {
    batch.claimed.resize(line.end - line.begin);
    for (std::uint32_t i = line.token_at(span.begin); i < line.end && line.tokens[i].span.end <= span.end; ++i)
      batch.claimed[i - line.begin] = true;
  };
  for (const Mention& date : cut.dates.of(batch.dates)) claim(date.full);
  for (const Span span : cut.no_numbers.of(batch.no_numbers)) claim(span);
}

/// Reads the numbers of the sentence and hands it over to the scan, if it holds a mention: numbers and dates in order
/// of position.
void read_numbers(const Line& line, const Cut& cut, Batch& batch, Scan& scan) {
  batch.openers.clear();
  if (batch.path == ScanPath::plain)
    for (std::uint32_t i = line.begin; i < line.end; ++i) batch.openers.push_back(i);
  else
    for (const std::uint32_t i : cut.marked.of(batch.marked))
      if (may_start_phrase(line, i)) batch.openers.push_back(i);
  const std::uint32_t first_token = size_of(scan.tokens), first_mention = size_of(scan.mentions);
  if (!batch.openers.empty()) {
    claim_tokens(line, cut, batch);
    find_mentions(line, batch.openers, batch.claimed, scan.mentions);
  }
  const bool numbers = scan.mentions.size() > first_mention, dates = cut.dates.begin < cut.dates.end;
  if (!numbers && !dates) return;
  scan.mentions.insert(scan.mentions.end(), std::move_iterator(batch.dates.begin() + cut.dates.begin),
                       std::move_iterator(batch.dates.begin() + cut.dates.end));
  const auto before = [](const Mention& a, const Mention& b) { return a.span < b.span; };
  if (const auto first = scan.mentions.begin() + first_mention;
      dates && !std::is_sorted(first, scan.mentions.end(), before))
    std::stable_sort(first, scan.mentions.end(), before);
  const std::span<const Token> tokens = cut.tokens.of(batch.tokens);
  scan.tokens.insert(scan.tokens.end(), tokens.begin(), tokens.end());
  scan.sentences.push_back(
      {cut.span, cut.block, first_token, size_of(scan.tokens), first_mention, size_of(scan.mentions)});
}

void clear(Batch& batch) {
  batch.cuts.clear();
  batch.tokens.clear();
  batch.dates.clear();
  batch.no_numbers.clear();
}

/// Reads the sentences that have been cut.
void read_batch(const Document& document, const Lexicon& lexicon, Batch& batch, Scan& scan) {
  look_up(lexicon, batch);
  const auto line_of = [&](const Cut& cut) {
    const Block& block = document.blocks[cut.block];
    const bool is_cell = block.kind == BlockKind::table_cell && block.span == cut.span;
    return Line{document.text, batch.tokens.data(), cut.tokens.begin, cut.tokens.end,
                lexicon,       batch.words.data(),  is_cell};
  };
  for (Cut& cut : batch.cuts) read_dates(document, line_of(cut), cut, batch);
  for (const Cut& cut : batch.cuts) read_numbers(line_of(cut), cut, batch, scan);
  clear(batch);
}

void scan_block(const Document& document, const Lexicon& lexicon, std::uint32_t block, Batch& batch, Scan& scan) {
  batch.sentences.clear();
  const Span whole = document.blocks[block].span;
  const bool plain = batch.path == ScanPath::plain;
  std::uint32_t anchor = plain ? whole.begin : find_anchor(document.text, whole, lexicon);
  if (anchor == whole.end) return;
  split_sentences(document.text, whole, batch.sentences,
                  lexicon.abbreviations.empty() ? nullptr : &lexicon.abbreviations);
  for (const Span sentence : batch.sentences) {
    if (anchor < sentence.begin && !plain) anchor = find_anchor(document.text, {sentence.begin, whole.end}, lexicon);
    if (anchor >= sentence.end) continue;
    Cut& cut = batch.cuts.emplace_back();
    cut.span = sentence;
    cut.block = block;
    cut.tokens.begin = size_of(batch.tokens);
    tokenize(document.text, sentence, batch.tokens);
    cut.tokens.end = size_of(batch.tokens);
    if (batch.tokens.size() >= batch_tokens) read_batch(document, lexicon, batch, scan);
  }
}

}  // namespace

void scan_quantities(const Document& document, const Lexicon& lexicon, Scan& scan, ScanPath path) {
  thread_local const auto reused = std::make_unique<Batch>();
  Batch& batch = *reused;
  clear(batch);
  batch.path = path;
  scan.clear();
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].kind == BlockKind::front_matter || document.blocks[b].kind == BlockKind::code) continue;
    scan_block(document, lexicon, b, batch, scan);
  }
  read_batch(document, lexicon, batch, scan);
}

}  // namespace claimcheck
