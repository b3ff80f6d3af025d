#include "checker/quantity/dates.h"

#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

constexpr std::uint64_t bits(std::initializer_list<DateRole> roles) {
  std::uint64_t mask = 0;
  for (DateRole role : roles) mask |= std::uint64_t{1} << static_cast<unsigned>(role);
  return mask;
}

/// Roles of words at which a phrase may start; all others are passed over by one look-up.
constexpr std::uint64_t openers = bits(
    {DateRole::month,  DateRole::weekday, DateRole::season,   DateRole::day,     DateRole::relation, DateRole::unit,
     DateRole::no,     DateRole::part,    DateRole::number,   DateRole::vague,   DateRole::ordinal,  DateRole::decade,
     DateRole::fiscal, DateRole::prefix,  DateRole::hedge,    DateRole::since,   DateRole::after,    DateRole::before,
     DateRole::until,  DateRole::from,    DateRole::between,  DateRole::in,      DateRole::within,   DateRole::the,
     DateRole::one,    DateRole::year,    DateRole::calendar, DateRole::holiday, DateRole::as});

/// Roles that make a sentence without digits worth looking at. Every word-only phrase holds one of them: "this" and
/// "last" are too common to ask for a look by themselves.
constexpr std::uint64_t anchors =
    bits({DateRole::month, DateRole::weekday, DateRole::season, DateRole::day, DateRole::unit, DateRole::ago,
          DateRole::decade, DateRole::fiscal, DateRole::holiday});

/// Words that begin a phrase only together with the next token: "the", "in", "a", "from", "after"…
constexpr std::uint64_t weak_openers =
    bits({DateRole::the, DateRole::in, DateRole::one, DateRole::from, DateRole::between, DateRole::since,
          DateRole::after, DateRole::before, DateRole::until, DateRole::within, DateRole::no, DateRole::hedge,
          DateRole::number, DateRole::vague, DateRole::calendar, DateRole::as});

/// One cheap look at the token and the next one; most tokens end here.
bool may_start(const DateView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  const bool next =
      i + 1 < view.size() && (view.entries[i + 1] != nullptr || view.tokens[i + 1].kind != TokenKind::word);
  if (token.kind == TokenKind::number) {
    // "14,700 pounds", "3.5 million", "(12%)": nothing beside it that a date or a clock time needs, and no year.
    if (token.span.size() == 4 || token.span.size() >= 8) return true;
    return next && !(view.mark(i + 1, '%') || view.mark(i + 1, ')') || view.mark(i + 1, ';') || view.mark(i + 1, ']'));
  }
  if (token.kind != TokenKind::word) return view.is_number(i + 1) && view.mark(i, '\'');
  const DateWord* w = view.entries[i];
  if (w == nullptr || (w->roles & openers) == 0) return false;
  return next || (w->roles & openers & ~weak_openers) != 0;
}

Mention make_mention(const DateView& view, const DateMatch& match) {
  Mention mention;
  mention.span = {view.tokens[match.begin].span.begin, view.tokens[match.end - 1].span.end};
  mention.number = mention.full = mention.span;
  mention.dates = match.range;
  mention.relative = match.relative;
  mention.weekday = match.weekday;
  mention.modifier = match.approximate ? Modifier::approximate : Modifier::exact;
  const bool resolved = match.range.from || match.range.to;
  const bool one_day = resolved ? match.range.from && match.range.from == match.range.to : match.single_day;
  mention.kind = one_day ? QuantityKind::date : QuantityKind::date_range;
  return mention;
}

}  // namespace

bool may_open_date(const DateWords& words, std::uint64_t word_hash) {
  const DateWord* w = words.find(word_hash);
  if (w == nullptr) return false;
  // "nineteen ninety-six", "two thousand and twenty": words that a year in words begins with or holds.
  const bool year_word = w->is(DateRole::number) && ((w->number >= 13 && w->number <= 20) || w->number == 1000);
  return year_word || (w->roles & anchors) != 0;
}

void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers) {
  std::vector<const DateWord*> entries(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    entries[i] = tokens[i].kind == TokenKind::word ? words.find(tokens[i].hash) : nullptr;
  find_dates(text, tokens, words, entries, anchor, out, no_numbers);
}

void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::span<const DateWord* const> entries, std::optional<Date> anchor, std::vector<Mention>& out,
                std::vector<Span>& no_numbers) {
  DateView view{text, tokens, words, entries, anchor};
  std::size_t year_end = 0;  // behind a year that "and 2019" may continue
  YearBefore year = YearBefore::none;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!may_start(view, i)) {
      ++i;
      continue;
    }
    if (const std::size_t end = read_clock(view, i); end != 0) {
      no_numbers.push_back({tokens[i].span.begin, tokens[end - 1].span.end});
      i = end;
      continue;
    }
    const bool continues =
        year_end != 0 && i == year_end + 1 &&
        (view.is(year_end, DateRole::and_) || view.is(year_end, DateRole::or_) || view.mark(year_end, ','));
    view.position = i;
    const DateMatch match = read_dates(view, i, continues ? year : YearBefore::none);
    if (match.end == 0) {
      ++i;
      continue;
    }
    out.push_back(make_mention(view, match));
    // "on 11/20, 11/22 or 11/25" goes on in the same way.
    year_end = match.year_only || view.mark(match.begin + 1, '/') ? match.end : 0;
    year = match.fiscal ? YearBefore::fiscal : YearBefore::calendar;
    i = match.end;
  }
}

}  // namespace claimcheck
