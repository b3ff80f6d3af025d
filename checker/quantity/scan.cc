// Document -> sentences that hold a number -> tokens -> mentions.
#include "checker/quantity/dates.h"
#include "checker/quantity/grammar.h"
#include "checker/quantity/hedge.h"
#include "checker/quantity/operand.h"
#include "checker/quantity/quantity.h"
#include "checker/quantity/tables.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// What is reused from sentence to sentence, so that a warm scan allocates little.
struct Workspace {
  ScanPath path = ScanPath::fast;
  std::vector<Span> sentences;
  std::vector<const Word*> words;           // of the sentence's tokens
  std::uint64_t roles = 0;                  // of all of them
  std::vector<std::uint32_t> numbers;       // its number tokens
  std::vector<std::uint32_t> marked;        // its numbers, and the words and signs that may open something
  std::vector<std::uint32_t> openers;       // its tokens at which a phrase of numbers may start
  std::vector<const DateWord*> date_words;  // of its tokens
  std::vector<std::uint32_t> date_starts;   // the marked tokens, counted from the sentence's first
  std::vector<Mention> dates;
  std::vector<Span> no_numbers;
  std::vector<bool> claimed;
};

/// Looks up the words of the sentence, each once, and notes the tokens at which a phrase of numbers may start.
void look_up(const Line& line, Workspace& work) {
  const std::size_t count = line.end - line.begin;
  work.words.resize(count);
  work.date_words.resize(count);
  work.numbers.clear();
  work.marked.clear();
  work.openers.clear();
  work.roles = 0;
  constexpr std::uint64_t opening = opening_roles | role_article | role_phrase_start | role_date_start;
  constexpr std::uint64_t apostrophe = hash_char('\'');
  for (std::uint32_t k = 0; k < count; ++k) {
    const Token& token = line.tokens[line.begin + k];
    const Word& word = line.lexicon.words.find(token.hash);
    work.words[k] = &word;
    work.roles |= word.roles;
    if (token.kind == TokenKind::word) {
      work.date_words[k] = line.lexicon.date_entries[word.date];
      if ((word.roles & opening) != 0) work.marked.push_back(line.begin + k);
      continue;
    }
    work.date_words[k] = nullptr;
    if (token.kind == TokenKind::number) work.numbers.push_back(line.begin + k);
    if (token.kind != TokenKind::punct || token.hash == apostrophe) work.marked.push_back(line.begin + k);
  }
  if (work.path == ScanPath::plain) {
    for (std::uint32_t i = line.begin; i < line.end; ++i) work.openers.push_back(i);
    return;
  }
  for (const std::uint32_t i : work.marked)
    if (may_start_phrase(line, i)) work.openers.push_back(i);
}

/// Whether the sentence may hold a date: a word of dates, a year, or figures joined as dates and times are.
bool may_hold_date(const Line& line, const Workspace& work) {
  if ((work.roles & (role_date | role_holiday | role_time_of_day | role_date_number)) != 0) return true;
  for (const std::uint32_t i : work.numbers) {
    const Token& token = line.tokens[i];
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

/// Flags the tokens of the sentence that dates and clock times have used.
void claim_tokens(const Line& line, Workspace& work) {
  work.claimed.clear();
  if (work.dates.empty() && work.no_numbers.empty()) return;
  work.claimed.resize(line.end - line.begin);
  const auto claim = [&](Span span) {
    for (std::uint32_t i = line.token_at(span.begin); i < line.end && line.tokens[i].span.end <= span.end; ++i)
      work.claimed[i - line.begin] = true;
  };
  for (const Mention& date : work.dates) claim(date.full);
  for (const Span span : work.no_numbers) claim(span);
}

void scan_sentence(const Document& document, const Line& line, Workspace& work, std::vector<Mention>& mentions) {
  work.dates.clear();
  work.no_numbers.clear();
  const std::span<const Token> tokens(line.tokens.data() + line.begin, line.end - line.begin);
  if (work.path == ScanPath::plain) {
    find_dates_plainly(document.text, tokens, line.lexicon.dates, document.meta.date, work.dates, work.no_numbers);
  } else if (may_hold_date(line, work)) {
    work.date_starts.clear();
    for (const std::uint32_t i : work.marked) work.date_starts.push_back(i - line.begin);
    find_dates(document.text, tokens, line.lexicon.dates, work.date_words, work.date_starts, document.meta.date,
               work.dates, work.no_numbers);
  }
  std::erase_if(work.dates, [&](const Mention& date) { return misread_year(line, date); });
  for (Mention& date : work.dates) state_length(line, date);
  claim_tokens(line, work);
  const auto first = static_cast<std::ptrdiff_t>(mentions.size());
  find_mentions(line, work.openers, work.claimed, mentions);
  if (work.dates.empty()) return;
  mentions.insert(mentions.end(), work.dates.begin(), work.dates.end());
  std::stable_sort(mentions.begin() + first, mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

void scan_block(const Document& document, const Lexicon& lexicon, std::uint32_t block, Workspace& work, Scan& scan) {
  work.sentences.clear();
  const Span whole = document.blocks[block].span;
  const bool plain = work.path == ScanPath::plain;
  std::uint32_t anchor = plain ? whole.begin : find_anchor(document.text, whole, lexicon);
  if (anchor == whole.end) return;
  split_sentences(document.text, document.blocks[block].span, work.sentences);
  for (const Span sentence_span : work.sentences) {
    if (anchor < sentence_span.begin && !plain)
      anchor = find_anchor(document.text, {sentence_span.begin, whole.end}, lexicon);
    if (anchor >= sentence_span.end) continue;
    const auto first = static_cast<std::uint32_t>(scan.tokens.size());
    tokenize(document.text, sentence_span, scan.tokens);
    const auto end = static_cast<std::uint32_t>(scan.tokens.size());
    const auto first_mention = static_cast<std::uint32_t>(scan.mentions.size());
    const Line line{document.text, scan.tokens, first, end, lexicon, work.words};
    look_up(line, work);
    scan_sentence(document, line, work, scan.mentions);
    if (scan.mentions.size() == first_mention) {
      scan.tokens.resize(first);
      continue;
    }
    scan.sentences.push_back(
        {sentence_span, block, first, end, first_mention, static_cast<std::uint32_t>(scan.mentions.size())});
  }
}

}  // namespace

void scan_quantities(const Document& document, const Lexicon& lexicon, Scan& scan, ScanPath path) {
  scan.clear();
  Workspace work;
  work.path = path;
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].kind == BlockKind::front_matter || document.blocks[b].kind == BlockKind::code) continue;
    scan_block(document, lexicon, b, work, scan);
  }
}

}  // namespace claimcheck
