// Dates with a month's name, and plain years.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

/// Behind a month's name, its abbreviation dot and one separator: where a day or year may stand.
std::size_t skip_dot(const DateView& view, std::size_t i) {
  if (!view.mark(i, '.') || !(view.is_number(i + 1) || view.mark(i + 1, ','))) return i;
  // Tokenised text puts a space before the dot: "oct . 13".
  return view.glued(i) || (view.is_number(i + 1) && view.at(i - 1).size() <= 4 && !view.is(i - 1, DateRole::weak))
             ? i + 1
             : i;
}

/// "18,2014" cut as one token: day and year.
bool day_and_year(const DateView& view, std::size_t i, DatePoint& p) {
  if (!view.is_number(i)) return false;
  const std::string_view s = view.at(i);
  const std::size_t comma = s.find(',');
  if (comma > 2 || s.size() - comma != 5) return false;
  int day = 0, year = 0;
  for (std::size_t k = 0; k < s.size(); ++k) {
    if (k == comma) continue;
    if (s[k] < '0' || s[k] > '9') return false;
    int& part = k < comma ? day : year;
    part = part * 10 + (s[k] - '0');
  }
  if (day < 1 || day > 31 || year < 1000 || year > 2199) return false;
  p.day = day;
  p.year = year;
  p.end = i + 1;
  return true;
}

void add_suffix(const DateView& view, DatePoint& p) {
  const YearSuffix suffix = read_year_suffix(view, p.end);
  if (suffix.end == 0 || suffix.fiscal) return;
  p.end = suffix.end;
  p.year = suffix.year;
  p.relative = suffix.relative;
}

/// "Jan 17 13:49:41 2012", "Jan 17 13:49 UTC 2012": the year behind a clock, as programs write it.
void add_year_behind_clock(const DateView& view, DatePoint& p) {
  std::size_t i = p.end;
  if (!view.is_number(i)) return;
  int parts = 1;
  for (; view.mark(i + 1, ':') && view.glued(i + 1) && view.glued(i + 2) && view.is_number(i + 2); i += 2) ++parts;
  if (parts < 2) return;
  ++i;
  if (view.has(i) && view.tokens[i].kind == TokenKind::word && view.tokens[i].all_caps) ++i;
  int digits = 0;
  const int year = view.digits(i, digits);
  if (digits != 4 || year < 1900 || year > 2199) return;
  p.year = year;
  p.end = i + 1;
}

/// "may" and other weak words are dates only where something says so.
bool stands_alone(const DateView& view, std::size_t i, DateContext context) {
  const DateWord* w = view.word(i);
  if (!w->is(DateRole::weak)) return true;
  if (context != DateContext::dated) return false;
  // "the people of Mar del Plata", "in Sun City": a capital word behind makes it a name.
  return !(view.has(i + 1) && view.tokens[i + 1].kind == TokenKind::word && view.tokens[i + 1].capital &&
           !view.tokens[i].all_caps && view.word(i + 1) == nullptr);
}

/// February 3, 2023 | Feb. 3 | February the 3rd of 2023 | February 2023
DatePoint month_first(const DateView& view, std::size_t i, DateContext context) {
  DatePoint p;
  p.month = view.word(i)->month;
  std::size_t j = skip_dot(view, i + 1);
  if (view.mark(j, ',') || ((view.mark(j, '-') || view.mark(j, '/')) && view.glued(j) && view.glued(j + 1))) {
    // "October, 1st" but not "in October, 12 people": a comma asks for an ordinal or a year.
    if (!view.mark(j, ',') || read_ordinal(view, j + 1).end != 0 || read_year(view, j + 1).digits) ++j;
  }
  if (view.is(j, DateRole::the) && read_ordinal(view, j + 1).end != 0) ++j;
  if (day_and_year(view, j, p)) return p;
  if (const DateNumber day = read_day_number(view, j); day.end != 0 && read_year_words(view, j).end == 0) {
    const bool time = view.mark(day.end, ':') && view.glued(day.end) && view.is_number(day.end + 1);
    if (!time && (day.ordinal || !counts_something(view, day.end))) {
      p.day = day.value;
      p.end = day.end;
      if (view.mark(p.end, '-') && view.glued(p.end) && view.glued(p.end + 1)) {
        if (const DateNumber year = read_year(view, p.end + 1); year.digits) {
          p.year = year.value;
          p.end = year.end;
          return p;
        }
      }
      add_year_behind_clock(view, p);
      if (p.year == 0) add_suffix(view, p);
      return p;
    }
  }
  p.unit = DateUnit::month;
  p.end = j == i + 1 || view.mark(i + 1, '-') || view.mark(i + 1, '/') ? j : i + 1;
  if (p.end == j && j != i + 1) {
    if (const DateNumber year = read_year(view, j); year.digits) {
      p.year = year.value;
      p.end = year.end;
      return p;
    }
    p.end = i + 1;
  }
  const std::size_t bare = p.end;
  if (const std::size_t k = skip_dot(view, i + 1); k != i + 1) p.end = k;
  const std::size_t dotted = p.end;
  add_suffix(view, p);
  if (p.end != dotted) return p;
  p.end = bare;
  return stands_alone(view, i, context) ? p : DatePoint{};
}

/// 3 February 2023 | 3rd of February | twenty-third day of September | 05-Aug-2016
DatePoint day_first(const DateView& view, std::size_t i) {
  std::size_t start = i;
  if (view.is(start, DateRole::the)) ++start;
  const DateNumber day = read_day_number(view, start);
  if (day.end == 0 || (i > 0 && view.tokens[i - 1].kind == TokenKind::symbol)) return {};  // "$12 December 27"
  std::size_t j = day.end;
  bool of = false;
  if (const DateWord* w = view.word(j);
      day.ordinal && w != nullptr && w->is(DateRole::unit) && w->unit == DateUnit::day)
    ++j;
  if (view.is(j, DateRole::of)) {
    of = true;
    ++j;
  } else if ((view.mark(j, '-') || view.mark(j, '/')) && view.glued(j) && view.glued(j + 1)) {
    ++j;
  }
  const DateWord* month = view.word(j);
  if (month == nullptr || !month->is(DateRole::month)) return {};
  if (day.ordinal && !day.digits && !of) return {};  // "a record first June surplus"
  DatePoint p;
  p.day = day.value;
  p.month = month->month;
  p.end = j + 1;
  std::size_t k = skip_dot(view, j + 1);
  // "Memorandum 22 of April 30, 2024": the day stands behind the month.
  if (const DateNumber later = read_day_number(view, k);
      of && later.digits && read_year_suffix(view, later.end).end != 0)
    return {};
  if ((view.mark(k, '-') || view.mark(k, '/')) && view.glued(k) && view.glued(k + 1)) ++k;
  if (const DateNumber year = read_year(view, k); year.end != 0 && (year.digits || k == j + 1)) {
    p.year = year.value;
    p.end = year.end;
  } else {
    add_suffix(view, p);
  }
  // "5 may have died": a verb, unless an ordinal, "of" or a year says otherwise.
  if (month->is(DateRole::verb) && !of && !day.ordinal && p.year == 0 && !p.relative && !view.tokens[j].capital)
    return {};
  return p;
}

/// 2016 November | 2016, nov | 2019-aug-01
DatePoint year_first(const DateView& view, std::size_t i) {
  int count = 0;
  const int year = view.digits(i, count);
  if (count != 4 || year < 1500 || year > 2199) return {};
  std::size_t j = i + 1;
  const bool tight = (view.mark(j, '-') || view.mark(j, '/')) && view.glued(j) && view.glued(j + 1);
  const bool comma = view.mark(j, ',');
  if (tight || comma) ++j;
  DatePoint p;
  p.year = year;
  if (tight) {
    const int day = view.digits(j, count);  // 2020/23/Sep
    const DateWord* month = view.word(j + 2);
    if (day >= 1 && day <= 31 && month != nullptr && month->is(DateRole::month) && view.glued(j + 1) &&
        view.glued(j + 2)) {
      p.day = day;
      p.month = month->month;
      p.end = j + 3;
      return p;
    }
  }
  const DateWord* month = view.word(j);
  if (month == nullptr || !month->is(DateRole::month)) return {};
  p.month = month->month;
  p.end = j + 1;
  if (tight && (view.mark(j + 1, '-') || view.mark(j + 1, '/')) && view.glued(j + 1)) {
    const int day = view.digits(j + 2, count);
    if (day >= 1 && day <= 31 && count <= 2) {
      p.day = day;
      p.end = j + 3;
      return p;
    }
  }
  // "in 2016, November saw" and "in 2019 May resigned": two statements, so only a short form counts.
  if (!tight && (view.is_number(j + 1) || month->is(DateRole::verb))) return {};
  if (comma && view.tokens[j].capital) return {};
  p.unit = DateUnit::month;
  return p;
}

}  // namespace

DatePoint read_month_date(const DateView& view, std::size_t i, DateContext context) {
  if (view.is(i, DateRole::month)) return month_first(view, i, context);
  if (view.is_number(i)) {
    if (DatePoint p = year_first(view, i); p.end != 0) return p;
  }
  return day_first(view, i);
}

namespace {

/// A lower-case plural noun behind a number: what the number counts, if it counts.
bool plural_noun(const DateView& view, std::size_t i, bool capitals = false) {
  if (!view.has(i) || view.tokens[i].kind != TokenKind::word || (view.tokens[i].capital && !capitals) ||
      view.word(i) != nullptr)
    return false;
  const std::string_view s = view.at(i);
  if (s.size() < 4 || s.back() != 's' || s[s.size() - 2] == 's' || s[s.size() - 2] == '\'') return false;
  return !is_stop_word(view.tokens[i].hash);
}

/// Whether the number is the lower end of a range of things or measures: "2000 - 2500 Calories", "2000 to 3000".
bool starts_quantity_range(const DateView& view, std::size_t i) {
  std::size_t j = i + 1;
  if (!view.mark(j, '-') && !view.is(j, DateRole::to) && !view.is(j, DateRole::or_)) return false;
  ++j;
  if (!view.is_number(j)) return false;
  int count = 0;
  const int value = view.digits(j, count);
  if (count == 2 && view.glued(j) && view.glued(j - 1)) return false;
  if (count != 4 || value < 1500 || value > 2199) return !(value >= 1 && value <= 31 && count <= 2);
  return counts_something(view, j + 1) || plural_noun(view, j + 1, true);
}

/// What stands directly before a year without a space: a bracket or quote, a range, a slash between years, "post-".
bool opens_year(const DateView& view, std::size_t i) {
  if (!view.glued(i))
    return i == 0 || view.tokens[i - 1].kind != TokenKind::symbol || view.mark(i - 1, '=') || view.mark(i - 1, '<') ||
           view.mark(i - 1, '>') || view.mark(i - 1, '*') || view.mark(i - 1, '~');
  if (view.tokens[i - 1].kind == TokenKind::symbol)
    return view.mark(i - 1, '=') || view.mark(i - 1, '*') || view.mark(i - 1, '~');
  if (view.tokens[i - 1].kind != TokenKind::punct || view.mark(i - 1, '.') || view.mark(i - 1, ',') ||
      view.mark(i - 1, '/') || view.mark(i - 1, ':'))
    return false;
  if (!view.mark(i - 1, '-') || !view.glued(i - 1)) return true;
  return view.is(i - 2, DateRole::affix) ||
         !(view.has(i - 2) && (view.tokens[i - 2].kind == TokenKind::word || view.is_number(i - 2)));
}

/// Whether a four-digit number may be a year at all.
bool may_be_year(const DateView& view, std::size_t i) {
  if (!opens_year(view, i)) return false;
  if (i > 0 && view.is(view.mark(i - 1, '.') && i > 1 ? i - 2 : i - 1, DateRole::identifier)) return false;
  if (!view.has(i + 1)) return true;
  const Token& next = view.tokens[i + 1];
  if (view.glued(i + 1) && next.kind == TokenKind::word) return false;
  if (view.glued(i + 1) && view.mark(i + 1, ':') && view.is_number(i + 2)) return false;
  if (next.kind == TokenKind::symbol && !view.mark(i + 1, '~') && !view.mark(i + 1, '&') && !view.mark(i + 1, '*') &&
      !view.mark(i + 1, '<'))
    return false;
  const DateWord* over = view.word(i + 1);  // "2000 over 3" alone is a fraction
  if (i == 0 && over != nullptr && over->is(DateRole::hedge) && over->hedge == DateHedge::over && !view.has(i + 3))
    return false;
  // "1500 b": a unit of one letter
  if (next.kind == TokenKind::word && next.span.size() == 1 && !next.capital && !is_stop_word(next.hash)) return false;
  return !counts_something(view, i + 1) && !starts_quantity_range(view, i);
}

/// "1897: The bridge is opened": the year at the head of an entry of a chronicle.
bool heads_an_entry(const DateView& view, std::size_t i) {
  return i == 0 && view.mark(1, ':') && view.has(2) && view.tokens[2].capital && view.tokens[2].space_before;
}

/// "in 2023" always means the year; "of 2023" and "by 2023" not before a plural noun.
bool firm_preposition(const DateView& view, std::size_t i) {
  const DateWord* w = i > 0 ? view.word(i - 1) : nullptr;
  return w != nullptr && (w->is(DateRole::in) || w->is(DateRole::since) || w->is(DateRole::until) ||
                          w->is(DateRole::part) || w->is(DateRole::before));
}

}  // namespace

DatePoint read_plain_year(const DateView& view, std::size_t i, DateContext context) {
  DatePoint p;
  p.unit = DateUnit::year;
  std::size_t j = i;
  if (view.is(j, DateRole::the)) ++j;
  if (view.is(j, DateRole::calendar)) ++j;
  if (const std::size_t behind = skip_year_word(view, j); behind != j) {
    const DateNumber year = read_year(view, behind);
    if (year.end == 0) return {};
    p.year = year.value;
    p.end = year.end;
    return p;
  }
  if (j != i) return {};
  int count = 0;
  const int value = view.digits(i, count);
  if (count == 4 && value >= 1500 && value <= 2199) {
    if (!may_be_year(view, i)) return {};
    const bool dated = context == DateContext::dated;
    const bool firm = firm_preposition(view, i);
    if (value < 1900 || value > 2099) {
      const bool range_end = dated && i > 0 && !view.is(i - 1, DateRole::of) && !view.is(i - 1, DateRole::by);
      const bool ahead = value > 2099 && i > 0 && view.is(i - 1, DateRole::by) &&
                         (!view.has(i + 1) || view.tokens[i + 1].kind == TokenKind::punct);  // "by 2150,"
      if (!firm && !range_end && !ahead && !heads_an_entry(view, i)) return {};
    }
    if (!firm && plural_noun(view, i + 1)) {
      const DateWord* before = i > 0 ? view.word(i - 1) : nullptr;
      if (before == nullptr || !before->is(DateRole::the)) return {};
    }
    p.year = value;
    p.end = i + 1;
    return p;
  }
  // "In nineteen ninety-six": only behind a date preposition, and not before what it could count.
  if (context == DateContext::dated) {
    if (const DateNumber year = read_year_words(view, i);
        year.end != 0 && year.value >= 1500 && !plural_noun(view, year.end) && !counts_something(view, year.end) &&
        !(view.mark(year.end, '-') && view.glued(year.end))) {
      p.year = year.value;
      p.end = year.end;
    }
  }
  return p;
}

}  // namespace claimcheck
