// Dates with a month's name or in digits, and plain years.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

/// Whether a year-like or day-like number counts something ("5 people", "2000 km", "12%").
bool counts_something(const DateView& view, std::size_t after_number) {
  return view.is(after_number, DateRole::counted) || view.mark(after_number, '%');
}

/// Behind a month's name, its abbreviation dot and one separator: where a day or year may stand.
std::size_t skip_dot(const DateView& view, std::size_t i) {
  return view.mark(i, '.') && view.glued(i) && (view.is_number(i + 1) || view.mark(i + 1, ',')) ? i + 1 : i;
}

/// "18,2014" cut as one token: day and year.
bool day_and_year(const DateView& view, std::size_t i, DatePoint& p) {
  if (!view.is_number(i)) return false;
  const std::string_view s = view.at(i);
  const std::size_t comma = s.find(',');
  if (comma == std::string_view::npos || comma > 2 || s.size() - comma != 5) return false;
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

/// "may" and other weak words are dates only where something says so.
bool stands_alone(const DateView& view, std::size_t i, DateContext context) {
  const DateWord* w = view.word(i);
  if (!w->is(DateRole::weak)) return true;
  if (context != DateContext::dated) return false;
  // "the people of Mar del Plata", "in Sun City": a capital word behind makes it a name.
  return !(view.has(i + 1) && view.tokens[i + 1].kind == TokenKind::word && view.tokens[i + 1].capital && !view.tokens[i].all_caps &&
           view.word(i + 1) == nullptr);
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
      add_suffix(view, p);
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
  if (day.end == 0) return {};
  std::size_t j = day.end;
  bool of = false;
  if (const DateWord* w = view.word(j); day.ordinal && w != nullptr && w->is(DateRole::unit) && w->unit == DateUnit::day) ++j;
  if (view.is(j, DateRole::of)) {
    of = true;
    ++j;
  } else if ((view.mark(j, '-') || view.mark(j, '/')) && view.glued(j) && view.glued(j + 1)) {
    ++j;
  }
  const DateWord* month = view.word(j);
  if (month == nullptr || !month->is(DateRole::month)) return {};
  DatePoint p;
  p.day = day.value;
  p.month = month->month;
  p.end = j + 1;
  std::size_t k = skip_dot(view, j + 1);
  if ((view.mark(k, '-') || view.mark(k, '/')) && view.glued(k) && view.glued(k + 1)) ++k;
  if (const DateNumber year = read_year(view, k); year.end != 0 && (year.digits || k == j + 1)) {
    p.year = year.value;
    p.end = year.end;
  } else {
    add_suffix(view, p);
  }
  // "5 may have died": a verb, unless an ordinal, "of" or a year says otherwise.
  if (month->is(DateRole::verb) && !of && !day.ordinal && p.year == 0 && !p.relative && !view.tokens[j].capital) return {};
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
    const int day = view.digits(j, count);   // 2020/23/Sep
    const DateWord* month = view.word(j + 2);
    if (day >= 1 && day <= 31 && month != nullptr && month->is(DateRole::month) && view.glued(j + 1) && view.glued(j + 2)) {
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

struct Digits {
  int value = -1;
  int count = 0;
};

/// Whether a numeric date may not start or end here: part of a longer code ("133-03-03-2020").
bool part_of_code(const DateView& view, std::size_t begin, std::size_t end, char separator) {
  if (begin >= 2 && view.glued(begin) && view.glued(begin - 1) && view.mark(begin - 1, separator) && view.is_number(begin - 2)) return true;
  if (begin >= 1 && view.glued(begin) && (view.mark(begin - 1, '/') || view.mark(begin - 1, '.'))) return true;
  return view.glued(end) && view.mark(end, separator) && view.glued(end + 1) && view.is_number(end + 1) && separator != '/' &&
         !(view.has(end + 2) && view.mark(end + 2, '/'));
}

bool valid(const DatePoint& p) { return make_date(p.year == 0 ? 2000 : p.year, p.month, p.day).has_value(); }

/// Day and month in the lexicon's order; swapped when only that gives a date.
void set_day_month(const DateView& view, int first, int second, DatePoint& p) {
  const bool swap = view.words.month_first ? first > 12 : second <= 12;
  p.month = swap ? second : first;
  p.day = swap ? first : second;
  if (!valid(p) && second <= 12 && !swap) {
    p.month = second;
    p.day = first;
  }
}

/// 13.5.2015 is one token.
DatePoint dotted_date(const DateView& view, std::size_t i) {
  const std::string_view s = view.at(i);
  Digits part[3];
  std::size_t n = 0;
  part[0].value = 0;
  for (char c : s) {
    if (c == '.') {
      if (++n > 2) return {};
      part[n].value = 0;
    } else if (c >= '0' && c <= '9' && part[n].count < 4) {
      part[n].value = part[n].value * 10 + (c - '0');
      ++part[n].count;
    } else {
      return {};
    }
  }
  DatePoint p;
  if (n != 2 || part[1].count > 2 || part[1].count == 0) return p;
  if (part[0].count == 4 && part[2].count <= 2) {
    p.year = part[0].value;
    p.month = part[1].value;
    p.day = part[2].value;
  } else if (part[0].count <= 2 && part[2].count == 4) {
    // Dots are the European way: day first.
    p.year = part[2].value;
    p.month = part[1].value <= 12 ? part[1].value : part[0].value;
    p.day = part[1].value <= 12 ? part[0].value : part[1].value;
  } else {
    return p;
  }
  if (p.year >= 1500 && p.year <= 2199 && valid(p)) p.end = i + 1;
  return p;
}

/// 20161016
DatePoint compact_date(int value, std::size_t i) {
  DatePoint p;
  p.year = value / 10000;
  p.month = value / 100 % 100;
  p.day = value % 100;
  if (p.year >= 1900 && p.year <= 2099 && valid(p)) p.end = i + 1;
  return p;
}

/// 2015-3, 2016/11, 11/2016; never 2016-21, which is a range of years.
DatePoint numeric_month(Digits a, Digits b, std::size_t end) {
  DatePoint p;
  p.unit = DateUnit::month;
  const bool year_first = a.count == 4;
  p.year = year_first ? a.value : b.value;
  p.month = year_first ? b.value : a.value;
  const int month_digits = year_first ? b.count : a.count;
  // "2009-10" follows its year by one: a season or school year.
  const bool season = year_first && b.count == 2 && b.value == a.value % 100 + 1;
  if (p.year >= 1900 && p.year <= 2099 && p.month >= 1 && p.month <= 12 && month_digits <= 2 && !season) p.end = end;
  return p;
}

}  // namespace

DatePoint read_numeric_date(const DateView& view, std::size_t i, DateContext context) {
  if (!view.is_number(i)) return {};
  Digits a;
  a.value = view.digits(i, a.count);
  if (a.value < 0) return view.glued(i) ? DatePoint{} : dotted_date(view, i);
  if (a.count == 8) return compact_date(a.value, i);
  const char separator = view.mark(i + 1, '-') ? '-' : view.mark(i + 1, '/') ? '/' : '\0';
  if (separator == '\0' || a.count > 4) return {};
  const bool spaced = !(view.glued(i + 1) && view.glued(i + 2));
  Digits b, c;
  b.value = view.digits(i + 2, b.count);
  if (b.value < 0) return {};
  const bool third = !spaced && view.mark(i + 3, separator) && view.glued(i + 3) && view.glued(i + 4);
  if (third) c.value = view.digits(i + 4, c.count);
  DatePoint p;
  if (third && c.value >= 0) {
    if (part_of_code(view, i, i + 5, separator)) return {};
    if (a.count == 4 && b.count <= 2 && c.count <= 2) {
      p.year = a.value;
      p.month = b.value;
      p.day = c.value;
    } else if (a.count <= 2 && b.count <= 2 && (c.count == 4 || c.count == 2)) {
      p.year = c.count == 4 ? c.value : full_year(view.words, c.value);
      set_day_month(view, a.value, b.value, p);
    } else {
      return {};
    }
    if (p.year >= 1500 && p.year <= 2199 && valid(p)) p.end = i + 5;
    return p;
  }
  if (part_of_code(view, i, i + 3, separator)) return {};
  if ((a.count == 4) != (b.count == 4)) return spaced && separator == '-' && a.count == 4 ? DatePoint{} : numeric_month(a, b, i + 3);
  // "10/1" is a date only behind "on", "from"…; otherwise a fraction or a score.
  if (separator != '/' || spaced || context != DateContext::dated || a.count > 2 || b.count > 2) return {};
  if (counts_something(view, i + 3)) return {};
  set_day_month(view, a.value, b.value, p);
  if (valid(p)) p.end = i + 3;
  return p;
}

namespace {

/// A lower-case plural noun behind a number: what the number counts, if it counts.
bool plural_noun(const DateView& view, std::size_t i) {
  if (!view.has(i) || view.tokens[i].kind != TokenKind::word || view.tokens[i].capital || view.word(i) != nullptr) return false;
  const std::string_view s = view.at(i);
  if (s.size() < 4 || s.back() != 's' || s[s.size() - 2] == 's' || s[s.size() - 2] == '\'') return false;
  return !is_stop_word(view.tokens[i].hash);
}

/// Whether a four-digit number without announcement may be a year at all.
bool may_be_year(const DateView& view, std::size_t i) {
  if (view.glued(i)) {
    // Behind an opening bracket or quote only: "$2019", "No.2019", "555-2019" and "x2019" are no years.
    static const std::string openers = "(['\"=/-";
    bool opens = false;
    for (char c : openers) opens |= view.mark(i - 1, c);
    if (!opens && view.tokens[i - 1].kind != TokenKind::punct) return false;
    if (view.mark(i - 1, '.') || view.mark(i - 1, ',')) return false;
    if (view.mark(i - 1, '-') && view.glued(i - 1) && view.is_number(i - 2)) return false;
  } else if (i > 0 && view.tokens[i - 1].kind == TokenKind::symbol && !view.mark(i - 1, '=') && !view.mark(i - 1, '<') && !view.mark(i - 1, '>')) {
    return false;
  }
  const std::size_t before = i > 0 && view.mark(i - 1, '.') ? i - 2 : i - 1;
  if (i > 0 && view.is(before, DateRole::identifier)) return false;
  if (view.glued(i + 1)) {
    if (view.tokens[i + 1].kind == TokenKind::word || view.tokens[i + 1].kind == TokenKind::symbol) return false;
    if (view.mark(i + 1, ':') && view.is_number(i + 2) && view.glued(i + 2)) return false;
  }
  return !counts_something(view, i + 1) && !(view.has(i + 1) && view.tokens[i + 1].kind == TokenKind::symbol && !view.mark(i + 1, '~') && !view.mark(i + 1, '&'));
}

/// "in 2023" always means the year; "of 2023" and "by 2023" not before a plural noun.
bool firm_preposition(const DateView& view, std::size_t i) {
  const DateWord* w = i > 0 ? view.word(i - 1) : nullptr;
  return w != nullptr && (w->is(DateRole::in) || w->is(DateRole::since) || w->is(DateRole::until) || w->is(DateRole::part));
}

}  // namespace

DatePoint read_plain_year(const DateView& view, std::size_t i, DateContext context) {
  DatePoint p;
  p.unit = DateUnit::year;
  std::size_t j = i;
  if (view.is(j, DateRole::the)) ++j;
  if (view.is(j, DateRole::calendar)) ++j;
  const bool announced = view.is(j, DateRole::year);
  if (announced) {
    const DateNumber year = read_year(view, j + 1);
    if (year.end == 0) return {};
    p.year = year.value;
    p.end = year.end;
    return p;
  }
  if (j != i) return {};
  int count = 0;
  const int value = view.digits(i, count);
  if (count == 4 && value >= 1500 && value <= 2100) {
    if (!may_be_year(view, i)) return {};
    const bool dated = context == DateContext::dated;
    if (!dated && (value < 1900 || value > 2099)) return {};
    if (!firm_preposition(view, i) && plural_noun(view, i + 1)) {
      const DateWord* before = i > 0 ? view.word(i - 1) : nullptr;
      if (before == nullptr || !before->is(DateRole::the)) return {};
    }
    p.year = value;
    p.end = i + 1;
    return p;
  }
  // "In nineteen ninety-six": only behind a date preposition, and not before what it could count.
  if (context == DateContext::dated) {
    if (const DateNumber year = read_year_words(view, i); year.end != 0 && year.value >= 1500 && !plural_noun(view, year.end) &&
                                                          !counts_something(view, year.end)) {
      p.year = year.value;
      p.end = year.end;
    }
  }
  return p;
}

}  // namespace claimcheck
