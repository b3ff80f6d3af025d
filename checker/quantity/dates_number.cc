#include "checker/quantity/dates_parse.h"

namespace claimcheck {

bool DateView::possessive(std::size_t i) const {
  const std::string_view s = at(i);
  for (const char* ending : {"'s", "'S", "\xE2\x80\x99s", "\xE2\x80\x99S"}) {
    if (s.ends_with(ending)) return true;
  }
  return false;
}

int DateView::digits(std::size_t i, int& count) const {
  count = 0;
  if (!is_number(i)) return -1;
  const std::string_view s = at(i);
  if (s.size() > 8) return -1;
  unsigned value = 0, wrong = 0;
  for (const char c : s) {  // without a branch on each
    const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
    wrong |= unsigned{digit > 9};
    value = value * 10 + digit;
  }
  if (wrong != 0) return -1;
  count = static_cast<int>(s.size());
  return static_cast<int>(value);
}

bool counts_something(const DateView& view, std::size_t after_number) {
  return view.is(after_number, DateRole::counted) || view.mark(after_number, '%');
}

int full_year(const DateWords& words, int two_digits) {
  return two_digits < words.two_digit_pivot ? 2000 + two_digits : 1900 + two_digits;
}

namespace {

/// "seven", "twenty", "twenty-nine", "twenty nine": 1 to 99.
DateNumber read_small(const DateView& view, std::size_t i) {
  const DateWord* w = view.word(i);
  if (w == nullptr || !w->is(DateRole::number) || w->number < 1 || w->number > 99) return {};
  DateNumber n{i + 1, w->number};
  if (w->number < 20 || w->number % 10 != 0) return n;
  const std::size_t j = view.mark(i + 1, '-') ? i + 2 : i + 1;
  const DateWord* unit = view.word(j);
  if (unit != nullptr && unit->is(DateRole::number) && unit->number >= 1 && unit->number <= 9)
    return {j + 1, w->number + unit->number};
  return n;
}

}  // namespace

DateNumber read_ordinal(const DateView& view, std::size_t i) {
  int count = 0;
  const int value = view.digits(i, count);
  if (value >= 1 && count <= 2 && view.glued(i + 1) && view.is(i + 1, DateRole::ordinal_suffix)) {
    return {i + 2, value, true, true};
  }
  const DateWord* w = view.word(i);
  if (w == nullptr) return {};
  if (w->is(DateRole::ordinal)) return {i + 1, w->ordinal, true};
  if (!w->is(DateRole::number) || w->number < 20 || w->number > 90) return {};
  const std::size_t j = view.mark(i + 1, '-') ? i + 2 : i + 1;
  const DateWord* unit = view.word(j);
  if (unit != nullptr && unit->is(DateRole::ordinal) && unit->ordinal <= 9)
    return {j + 1, w->number + unit->ordinal, true};
  return {};
}

DateNumber read_day_number(const DateView& view, std::size_t i) {
  DateNumber n = read_ordinal(view, i);
  if (n.end == 0) {
    int count = 0;
    const int value = view.digits(i, count);
    n = value >= 0 && count <= 2 ? DateNumber{i + 1, value, false, true} : read_small(view, i);
  }
  return n.end != 0 && n.value >= 1 && n.value <= 31 ? n : DateNumber{};
}

DateNumber read_count(const DateView& view, std::size_t i) {
  int digit_count = 0;
  const int value = view.digits(i, digit_count);
  DateNumber n;
  if (value >= 1 && digit_count <= 4) {
    n = {i + 1, value, false, true};
  } else {
    std::size_t j = i;
    const bool article = view.is(i, DateRole::one);
    if (article) j = i + 1;
    const DateWord* w = view.word(j);
    if (w != nullptr && w->is(DateRole::vague)) {
      n = {view.is(j + 1, DateRole::of) ? j + 2 : j + 1, w->number};
      n.vague = true;
      return n;
    }
    if (w != nullptr && w->is(DateRole::number) && w->number == 100 && article) return {j + 1, 100};
    if (article) return {i + 1, 1};
    n = read_small(view, i);
  }
  // "two and a half years"
  if (n.end != 0 && view.is(n.end, DateRole::and_) && view.is(n.end + 1, DateRole::one)) {
    const DateWord* half = view.word(n.end + 2);
    if (half != nullptr && half->is(DateRole::unit) && half->unit == DateUnit::half &&
        view.is(n.end + 3, DateRole::unit)) {
      n.half = true;
      n.end += 3;
    }
  }
  return n;
}

DateNumber read_year_words(const DateView& view, std::size_t i) {
  const DateNumber first = read_small(view, i);
  if (first.end == 0) return {};
  const auto scale = [&](std::size_t j, int value) {
    const DateWord* w = view.word(j);
    return w != nullptr && w->is(DateRole::number) && w->number == value;
  };
  const auto skip_and = [&](std::size_t j) { return view.is(j, DateRole::and_) ? j + 1 : j; };
  const auto done = [](std::size_t end, int value) {
    return value >= 1000 && value <= 2199 ? DateNumber{end, value} : DateNumber{};
  };
  if (first.value <= 2 && scale(first.end, 1000)) {
    int value = first.value * 1000;
    std::size_t end = first.end + 1;
    if (const DateNumber hundreds = read_small(view, end);
        hundreds.end != 0 && hundreds.value <= 9 && scale(hundreds.end, 100)) {
      value += hundreds.value * 100;
      end = hundreds.end + 1;
    }
    if (const DateNumber rest = read_small(view, skip_and(end)); rest.end != 0)
      return done(rest.end, value + rest.value);
    return done(end, value);
  }
  // "nineteen ninety-six": the first word alone, never "twenty nine" as one number.
  const int century = view.word(i)->number;
  if (century < 13 || century > 20) return {};
  if (scale(i + 1, 100)) {
    if (const DateNumber rest = read_small(view, skip_and(i + 2)); rest.end != 0)
      return done(rest.end, century * 100 + rest.value);
    return done(i + 2, century * 100);
  }
  if (const DateWord* zero = view.word(i + 1); zero != nullptr && zero->is(DateRole::number) && zero->number == 0) {
    const DateNumber unit = read_small(view, i + 2);
    return unit.end != 0 && unit.value <= 9 ? done(unit.end, century * 100 + unit.value) : DateNumber{};
  }
  const std::size_t j = view.mark(i + 1, '-') ? i + 2 : i + 1;
  const DateNumber rest = read_small(view, j);
  return rest.end != 0 && rest.value >= 10 ? done(rest.end, century * 100 + rest.value) : DateNumber{};
}

DateNumber read_year(const DateView& view, std::size_t i) {
  int count = 0;
  const int value = view.digits(i, count);
  if (count == 4 && value >= 1000 && value <= 2199) return {i + 1, value, false, true};
  if (view.mark(i, '\'') && view.glued(i + 1)) {
    const int two = view.digits(i + 1, count);
    if (count == 2) return {i + 2, full_year(view.words, two), false, true};
  }
  return read_year_words(view, i);
}

}  // namespace claimcheck
