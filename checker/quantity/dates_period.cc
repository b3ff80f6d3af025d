// Periods by name: decades, centuries, quarters, fiscal years, seasons, holidays.
#include "checker/quantity/dates_parse.h"

#include <algorithm>

namespace claimcheck {

namespace {

bool plural_s(const DateView& view, std::size_t i) {
  return view.has(i) && view.tokens[i].kind == TokenKind::word && (view.at(i) == "s" || view.at(i) == "S");
}

}  // namespace

DatePoint read_decade(const DateView& view, std::size_t i, DateContext) {
  DatePoint p;
  p.unit = DateUnit::decade;
  std::size_t j = i;
  const bool the = view.is(j, DateRole::the);
  if (the) ++j;
  // "the 21st century"
  if (const DateNumber n = read_ordinal(view, j); n.end != 0 && n.value <= 30) {
    const std::size_t k = view.mark(n.end, '-') ? n.end + 1 : n.end;
    const DateWord* w = view.word(k);
    if (w != nullptr && w->is(DateRole::unit) && w->unit == DateUnit::century) {
      p.unit = DateUnit::century;
      p.year = std::max(1, (n.value - 1) * 100);
      p.end = k + 1;
      return p;
    }
  }
  const bool quote = view.mark(j, '\'');
  if (quote) ++j;
  int count = 0;
  const int value = view.digits(j, count);
  if ((count == 4 && value % 10 == 0 && value >= 1500 && value <= 2190) || (count == 2 && value % 10 == 0)) {
    std::size_t k = j + 1;
    if (view.mark(k, '\'') && view.glued(k)) ++k;
    if (!plural_s(view, k)) return {};
    // "the 90s" and "'90s", but "in her 90s" is an age, and "90 s" may be seconds.
    if (count == 2 && (!view.glued(k) || !(quote || the || context_at(view, j) == DateContext::dated))) return {};
    if (!view.glued(k)) return {};
    p.year = count == 4 ? value : full_year(view.words, value);
    p.end = k + 1;
    if (p.year % 100 == 0 && p.year < 2000) p.unit = DateUnit::century;  // "the 1800s"
    return p;
  }
  // "the nineteen seventies", "the nineties"
  int century = 19;
  if (const DateWord* w = view.word(j);
      !quote && w != nullptr && w->is(DateRole::number) && w->number >= 13 && w->number <= 20) {
    century = w->number;
    ++j;
  }
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::decade) || !(the || century != 19 || j > i)) return {};
  p.year = century * 100 + w->number;
  p.end = j + 1;
  return p;
}

namespace {

/// "Q3 2023", "FY22", "H1 of 2020", "FY 2022-23": letters before digits.
DatePoint lettered(const DateView& view, std::size_t i) {
  const DateWord* w = view.word(i);
  if (w == nullptr || !w->is(DateRole::prefix)) return {};
  std::size_t j = i + 1;
  DatePoint p;
  if (w->unit == DateUnit::fiscal_year) {
    if (view.mark(j, '\'') || view.mark(j, '-')) ++j;
    int count = 0;
    const int value = view.digits(j, count);
    if (count != 2 && (count != 4 || value < 1900 || value > 2199)) return {};
    p.unit = DateUnit::fiscal_year;
    p.year = count == 4 ? value : full_year(view.words, value);
    p.end = j + 1;
    return p;
  }
  if (!view.glued(j)) return {};
  int count = 0;
  const int n = view.digits(j, count);
  if (count != 1 || !set_months(p, w->unit, n)) return {};
  p.end = j + 1;
  const std::size_t bare = p.end;
  std::size_t k = p.end;
  if ((view.mark(k, '-') || view.mark(k, '/')) && view.is_number(k + 1)) ++k;
  if (const DateNumber year = read_year(view, k); year.end != 0 && year.digits) {
    p.year = year.value;
    p.end = year.end;
    return p;
  }
  if (const int two = view.digits(k, count); k != p.end && count == 2) {
    p.year = full_year(view.words, two);
    p.end = k + 1;
    return p;
  }
  take_suffix(view, p);
  // "H1" alone is a highway, a visa or a heading more often than a half-year.
  return p.end == bare && w->unit == DateUnit::half ? DatePoint{} : p;
}

/// "2016 Q3", "2019-H2"
DatePoint year_lettered(const DateView& view, std::size_t i) {
  int count = 0;
  const int year = view.digits(i, count);
  if (count != 4 || year < 1900 || year > 2199) return {};
  std::size_t j = i + 1;
  if (view.mark(j, '-') || view.mark(j, '/')) ++j;
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::prefix) || w->unit == DateUnit::fiscal_year || !view.glued(j + 1)) return {};
  DatePoint p;
  const int n = view.digits(j + 1, count);
  if (count != 1 || !set_months(p, w->unit, n)) return {};
  p.year = year;
  p.end = j + 2;
  return p;
}

/// "fiscal year 2022", "fiscal 2022", "fiscal year 22", "the 2022 fiscal year"
DatePoint fiscal_words(const DateView& view, std::size_t i) {
  DatePoint p;
  p.unit = DateUnit::fiscal_year;
  std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  int count = 0;
  if (const int year = view.digits(j, count); count == 4 && year >= 1900 && year <= 2199) {
    if (!view.is(j + 1, DateRole::fiscal) || !view.is(j + 2, DateRole::unit) ||
        view.word(j + 2)->unit != DateUnit::year)
      return {};
    p.year = year;
    p.end = j + 3;
    return p;
  }
  if (!view.is(j, DateRole::fiscal)) return {};
  ++j;
  const DateWord* unit = view.word(j);
  const bool year_word = unit != nullptr && unit->is(DateRole::unit) && unit->unit == DateUnit::year;
  if (year_word) ++j;
  if (const DateNumber year = read_year(view, j); year.end != 0 && year.digits) {
    p.year = year.value;
    p.end = year.end;
    return p;
  }
  if (const int two = view.digits(j, count); year_word && count == 2) {
    p.year = full_year(view.words, two);
    p.end = j + 1;
    return p;
  }
  return {};
}

/// "spring 2020", "in the fall", "summer of 2019": a season needs a year or a date preposition.
DatePoint season(const DateView& view, std::size_t i, DateContext context) {
  const std::size_t j = view.is(i, DateRole::the) ? i + 1 : i;
  const DateWord* w = view.word(j);
  if (w == nullptr || !w->is(DateRole::season)) return {};
  DatePoint p;
  p.unit = DateUnit::quarter;
  p.month = w->season_first;
  p.last_month = w->season_last;
  p.end = j + 1;
  take_suffix(view, p);
  if (p.end != j + 1) return p;
  // "the fall of Kabul", "spring water"
  if (context != DateContext::dated || view.is(j + 1, DateRole::of)) return {};
  if (w->is(DateRole::weak) && view.has(j + 1) && view.tokens[j + 1].kind == TokenKind::word &&
      !is_stop_word(view.tokens[j + 1].hash))
    return {};
  const DateWord* before = i > 0 ? view.word(i - 1) : nullptr;
  const bool of = before != nullptr && before->is(DateRole::of);
  return of && w->is(DateRole::weak) ? DatePoint{} : p;
}

/// "Labor Day weekend": Saturday and Sunday with the holiday that touches them.
void add_weekend(const DateView& view, DatePoint& p) {
  const DateWord* w = view.word(p.end);
  if (w == nullptr || !w->is(DateRole::unit) || w->unit != DateUnit::weekend) return;
  const auto day = resolve(view, p);
  if (!day) return;
  // Monday belongs to the weekend before it, Thursday and Friday to the one behind.
  const int weekday = civil(day->from).weekday;
  const Period weekend = period_around(day->from, DateUnit::weekend, weekday == 1 ? -1 : 0, 1);
  if (weekday == 2 || weekday == 3) return;
  p.relative = p.relative || p.yearless();
  p.fixed = Period{std::min(day->from, weekend.from), std::max(day->to, weekend.to)};
  p.unit = DateUnit::weekend;
  ++p.end;
}

DatePoint holiday(const DateView& view, std::size_t i) {
  if (!view.has(i) || view.tokens[i].kind != TokenKind::word) return {};
  const auto& names = view.words.holiday_names;
  auto name = std::lower_bound(names.begin(), names.end(), view.tokens[i].hash,
                               [](const HolidayName& n, std::uint64_t hash) { return n.words.front() < hash; });
  for (; name != names.end() && name->words.front() == view.tokens[i].hash; ++name) {
    std::size_t j = i;
    std::size_t k = 0;
    for (; k < name->words.size() && view.has(j); ++j) {
      if (view.tokens[j].hash == name->words[k])
        ++k;
      else if (k == 0 || view.tokens[j].kind != TokenKind::punct || view.mark(j, ','))
        break;
    }
    if (k < name->words.size()) continue;
    DatePoint p;
    p.holiday = &view.words.holidays[name->holiday];
    p.end = j;
    take_suffix(view, p);
    add_weekend(view, p);
    return p;
  }
  return {};
}

}  // namespace

DatePoint read_named_period(const DateView& view, std::size_t i, DateContext context) {
  for (const DatePoint& p :
       {lettered(view, i), year_lettered(view, i), fiscal_words(view, i), season(view, i, context), holiday(view, i)}) {
    if (p.end != 0) return p;
  }
  return {};
}

}  // namespace claimcheck
