#include "checker/quantity/dates.h"

#include "checker/quantity/dates_parse.h"

#include <algorithm>

namespace claimcheck {

namespace {

using enum DateRole;

/// What a word opens: with one of these tokens behind it, a phrase of dates may begin at it.
struct Opening {
  std::uint64_t roles;
  std::uint64_t behind;
};
constexpr std::uint64_t counts = look_digits | role_bits({one, vague, number});

constexpr Opening openings[] = {
    {role_bits({relation}),
     counts | look_joint | role_bits({relation, fiscal, calendar, unit, weekday, month, season, holiday})},
    {role_bits({unit}), look_digits | look_joint | role_bits({part, ending, of, since, before, after})},
    {role_bits({year}), look_digits | look_joint | role_bits({number, of})},
    {role_bits({part}), first_of_point | role_bits({the, of})},
    {role_bits({ordinal}),
     counts | look_joint | role_bits({of, month, unit, and_, calendar, fiscal, weekday, to, until})},
    {role_bits({number}),
     look_joint | role_bits({number, ordinal, of, month, unit, fiscal, and_, relation, decade, to, until})},
    {role_bits({vague}), look_joint | role_bits({of, unit})},
    {role_bits({one}), look_joint | role_bits({vague, number, fiscal, unit})},
    {role_bits({hedge}), counts | role_bits({hedge})},
    {role_bits({in, within}), counts},
    {role_bits({fiscal}), look_digits | look_joint | role_bits({unit})},
    {role_bits({calendar}), role_bits({year, unit})},
    {role_bits({prefix}), look_digits | look_joint},
    {role_bits({the}), first_of_point},
    {role_bits({from, between, since, after, before, until}), first_of_point | role_bits({the, on, in, now})},
    {role_bits({no}), role_bits({later, part})},
    {role_bits({as}), role_bits({part})},
};

/// Roles that make a sentence without digits worth looking at. Every word-only phrase holds one of them: "this" and
/// "last" are too common to ask for a look by themselves.
constexpr std::uint64_t anchors = role_bits({month, weekday, season, day, unit, ago, decade, holiday});

/// Whether a date or a clock time may begin at a number with this behind it: a year, a date in one token, or something
/// beside it that a date or a time needs ("14,700 pounds", "(12%)" have nothing such).
bool digits_may_start(const DateView& view, std::size_t i) {
  const std::uint32_t size = view.tokens[i].span.size();
  if (size == 4 || size >= 8) return true;
  const std::uint64_t behind = look_at(view, i + 1);
  if (behind == look_letters) return size == 2;  // "in 90s style"
  return (behind & ~look_letters) != 0 && !view.mark(i + 1, ',');
}

}  // namespace

bool may_start(const DateView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  if (token.kind == TokenKind::number) return digits_may_start(view, i);
  if (token.kind != TokenKind::word)
    return view.mark(i, '\'') && (look_at(view, i + 1) & (look_digits | role_bits({decade}))) != 0;
  const DateWord* w = view.entries[i];
  if (w == nullptr) return false;
  if (w->opens_alone) return true;
  const std::uint64_t behind = look_at(view, i + 1);
  if ((behind & w->opens_before) != 0) return true;
  // "New Year's Day": the next word of the name, or a mark between its words.
  return w->is(DateRole::holiday) && i + 1 < view.size() &&
         (view.tokens[i + 1].kind == TokenKind::punct || view.words.may_go_on_holiday(view.tokens[i + 1].hash));
}

void note_openings(DateWords& words) {
  for (DateWord& word : words.entries) {
    word.opens_alone = (word.roles & role_bits({month, weekday, season, day})) != 0;
    word.opens_before = 0;
    for (const Opening& opening : openings)
      if ((word.roles & opening.roles) != 0) word.opens_before |= opening.behind;
  }
  words.holiday_seconds.clear();
  for (const HolidayName& name : words.holiday_names) {
    if (name.words.size() == 1)
      words.add(name.words.front()).opens_alone = true;
    else
      words.holiday_seconds.push_back(name.words[1]);
  }
  std::sort(words.holiday_seconds.begin(), words.holiday_seconds.end());
}

namespace {

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
  if (one_day && !match.approximate) mention.month_day = match.month_day;
  mention.plain_bound = match.plain_bound && !match.approximate;
  return mention;
}

}  // namespace

namespace {

/// "nineteen ninety-six", "two thousand and twenty": words that a year in words begins with or holds.
bool is_year_word(const DateWord& w) {
  return w.is(number) && ((w.number >= 13 && w.number <= 20) || w.number == 1000);
}

}  // namespace

bool may_open_date(const DateWords& words, std::uint64_t word_hash) {
  const DateWord* w = words.find(word_hash);
  return w != nullptr && (is_year_word(*w) || (w->roles & anchors) != 0);
}

bool begins_long_holiday(const DateWords& words, std::uint64_t word_hash) {
  const DateWord* w = words.find(word_hash);
  return w != nullptr && !is_year_word(*w) && !w->opens_alone && (w->roles & anchors) == role_bits({holiday});
}

namespace {

void read_all(DateView& view, std::span<const std::uint32_t> starts, std::vector<Mention>& out,
              std::vector<Span>& no_numbers) {
  const std::span<const Token> tokens = view.tokens;
  std::size_t read = 0;      // behind what has been used
  std::size_t year_end = 0;  // behind a year that "and 2019" may continue
  YearBefore year = YearBefore::none;
  for (const std::size_t i : starts) {
    if (i < read || (!view.every_reader && !may_start(view, i))) continue;
    if (const std::size_t end = read_clock(view, i); end != 0) {
      no_numbers.push_back({tokens[i].span.begin, tokens[end - 1].span.end});
      read = end;
      continue;
    }
    const bool continues =
        year_end != 0 && i == year_end + 1 &&
        (view.is(year_end, DateRole::and_) || view.is(year_end, DateRole::or_) || view.mark(year_end, ','));
    view.position = i;
    const DateMatch match = read_dates(view, i, continues ? year : YearBefore::none);
    if (match.end == 0) continue;
    out.push_back(make_mention(view, match));
    // "on 11/20, 11/22 or 11/25" goes on in the same way.
    year_end = match.year_only || view.mark(match.begin + 1, '/') ? match.end : 0;
    year = match.fiscal ? YearBefore::fiscal : YearBefore::calendar;
    read = match.end;
  }
}

/// For tokens that nobody has looked up.
void look_up_and_read(DateView view, std::vector<Mention>& out, std::vector<Span>& no_numbers) {
  std::vector<const DateWord*> entries(view.tokens.size());
  std::vector<std::uint32_t> starts;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    entries[i] = view.tokens[i].kind == TokenKind::word ? view.words.find(view.tokens[i].hash) : nullptr;
    if (view.tokens[i].kind == TokenKind::word || view.is_number(i) || view.mark(i, '\'')) starts.push_back(i);
  }
  view.entries = entries;
  read_all(view, starts, out, no_numbers);
}

}  // namespace

void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers) {
  look_up_and_read({.text = text, .tokens = tokens, .words = words, .entries = {}, .anchor = anchor}, out, no_numbers);
}

void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::span<const DateWord* const> entries, std::span<const std::uint32_t> starts,
                std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers) {
  DateView view{.text = text, .tokens = tokens, .words = words, .entries = entries, .anchor = anchor};
  read_all(view, starts, out, no_numbers);
}

void find_dates_plainly(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                        std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers) {
  look_up_and_read(
      {.text = text, .tokens = tokens, .words = words, .entries = {}, .anchor = anchor, .every_reader = true}, out,
      no_numbers);
}

}  // namespace claimcheck
