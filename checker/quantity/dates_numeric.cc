// Dates in digits: 2023-02-03, 02/03/2023, 13.5.2015, 20230203, 2016/11.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

struct Digits {
  int value = -1;
  int count = 0;
};

/// Whether a numeric date may not start or end here: part of a longer code ("133-03-03-2020").
bool part_of_code(const DateView& view, std::size_t begin, std::size_t end, char separator) {
  if (begin >= 2 && view.glued(begin) && view.glued(begin - 1) && view.mark(begin - 1, separator) &&
      view.is_number(begin - 2))
    return true;
  if (begin >= 1 && view.glued(begin) && (view.mark(begin - 1, '/') || view.mark(begin - 1, '.'))) return true;
  return view.glued(end) && view.mark(end, separator) && view.glued(end + 1) && view.is_number(end + 1) &&
         separator != '/' && !(view.has(end + 2) && view.mark(end + 2, '/'));
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
  if (a.count == 8)
    return view.glued(i + 1) && view.tokens[i + 1].kind == TokenKind::word ? DatePoint{} : compact_date(a.value, i);
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
  if ((a.count == 4) != (b.count == 4))
    return spaced && separator == '-' && a.count == 4 ? DatePoint{} : numeric_month(a, b, i + 3);
  // "10/1" is a date only behind "on", "from"…; otherwise a fraction or a score.
  const bool range = view.mark(i + 3, '-') && view.glued(i + 3) && view.is_number(i + 4) && view.mark(i + 5, '/') &&
                     view.is_number(i + 6);
  if (separator != '/' || spaced || (context != DateContext::dated && !range) || a.count > 2 || b.count > 2) return {};
  if (counts_something(view, i + 3) || view.is(i + 3, DateRole::of)) return {};  // "on 3/4 of the land"
  const std::string_view written =
      view.text.substr(view.tokens[i].span.begin, view.tokens[i + 2].span.end - view.tokens[i].span.begin);
  for (const std::string& other : view.words.not_dates) {
    if (written == other) return {};
  }
  set_day_month(view, a.value, b.value, p);
  if (valid(p)) p.end = i + 3;
  return p;
}

}  // namespace claimcheck
