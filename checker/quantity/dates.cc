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
constexpr std::uint64_t openers =
    bits({DateRole::month,  DateRole::weekday, DateRole::season,  DateRole::day,   DateRole::relation, DateRole::unit,
          DateRole::no,     DateRole::part,    DateRole::number,  DateRole::vague, DateRole::ordinal,  DateRole::decade,
          DateRole::fiscal, DateRole::prefix,  DateRole::hedge,   DateRole::since, DateRole::after,    DateRole::before,
          DateRole::until,  DateRole::from,    DateRole::between, DateRole::in,    DateRole::within,   DateRole::the,
          DateRole::one,    DateRole::year,    DateRole::calendar});

/// Roles that make a sentence without digits worth looking at.
constexpr std::uint64_t anchors = bits({DateRole::month, DateRole::weekday, DateRole::season, DateRole::day,
                                        DateRole::relation, DateRole::ago, DateRole::decade, DateRole::fiscal});

bool is_holiday_word(const DateWords& words, std::uint64_t hash) {
  const auto& names = words.holiday_names;
  std::size_t low = 0, high = names.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (names[middle].words.front() < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return low < names.size() && names[low].words.front() == hash;
}

bool may_start(const DateView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  if (token.kind == TokenKind::number) return true;
  if (token.kind != TokenKind::word) return view.mark(i, '\'') && view.is_number(i + 1);
  const DateWord* w = view.words.find(token.hash);
  return (w != nullptr && (w->roles & openers) != 0) || is_holiday_word(view.words, token.hash);
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
  if (w != nullptr && (w->roles & anchors) != 0) return true;
  // "the end of the week", "over the weekend"; days are too common and need a relation beside them.
  if (w != nullptr && w->is(DateRole::unit) && w->unit != DateUnit::day) return true;
  return is_holiday_word(words, word_hash);
}

void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers) {
  DateView view{text, tokens, words, anchor};
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
    year_end = match.year_only ? match.end : 0;
    year = match.fiscal ? YearBefore::fiscal : YearBefore::calendar;
    i = match.end;
  }
}

}  // namespace claimcheck
