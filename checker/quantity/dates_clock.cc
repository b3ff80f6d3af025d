// Clock times, time zones and timestamps of recordings: swallowed, so that nobody reads them as numbers.
#include "checker/quantity/dates_parse.h"

namespace claimcheck {

namespace {

std::size_t skip_meridiem(const DateView& view, std::size_t i) {
  if (!view.is(i, DateRole::meridiem)) return 0;
  return view.mark(i + 1, '.') && view.glued(i + 1) ? i + 2 : i + 1;
}

/// "GMT", "Eastern Time", "Eastern Standard Time"; `i` when there is none.
std::size_t skip_zone(const DateView& view, std::size_t i, bool behind_meridiem) {
  if (!view.is(i, DateRole::zone) || !(view.tokens[i].all_caps || behind_meridiem)) return i;
  for (std::size_t k = i + 1; k < i + 3; ++k) {
    if (view.is(k, DateRole::time)) return k + 1;
  }
  return i + 1;
}

/// "9:06", "1:56:37": behind it, or 0. One colon at least, minutes and seconds of two digits.
std::size_t colon_time(const DateView& view, std::size_t i) {
  int count = 0;
  const int hours = view.digits(i, count);
  if (hours < 0 || count > 3) return 0;
  std::size_t j = i + 1;
  // Tokenised text: "7: 41 AM"
  if (view.mark(j, ':') && !(view.glued(j) && view.glued(j + 1))) {
    const int minutes = view.digits(j + 1, count);
    const bool marked = view.is(j + 2, DateRole::meridiem) ||
                        (view.is(j + 2, DateRole::zone) && (view.tokens[j + 2].all_caps || view.glued(j)));
    return count == 2 && minutes < 60 && hours < 25 && marked ? j + 2 : 0;
  }
  for (int k = 0; k < 2 && view.mark(j, ':') && view.glued(j) && view.glued(j + 1); ++k) {
    const int value = view.digits(j + 1, count);
    if (count != 2 || value > 59) break;
    j += 2;
  }
  return j > i + 1 ? j : 0;
}

/// One time; `bare` allows the first hour of "9 to 11 a.m.".
std::size_t one_time(const DateView& view, std::size_t i) {
  if (std::size_t end = colon_time(view, i); end != 0) {
    const std::size_t meridiem = skip_meridiem(view, end);
    return skip_zone(view, meridiem != 0 ? meridiem : end, meridiem != 0);
  }
  int count = 0;
  const int value = view.digits(i, count);
  if (value < 0 || count > 4) return 0;
  if (count <= 2 && value >= 1 && value <= 12) {
    if (const std::size_t end = skip_meridiem(view, i + 1); end != 0) return skip_zone(view, end, true);
    if (view.is(i + 1, DateRole::zone) && view.at(i + 1).find('\'') != std::string_view::npos) return i + 2;  // o'clock
  }
  if (count == 4 && value / 100 < 24 && value % 100 < 60 && view.is(i + 1, DateRole::zone)) {
    // "0737 GMT"; "1400 hours" only with a leading zero, since hours are counted, too.
    if (view.tokens[i + 1].all_caps || value < 1000) return i + 2;
  }
  return 0;
}

bool joins(const DateView& view, std::size_t i) {
  return view.mark(i, '-') || view.is(i, DateRole::to) || view.is(i, DateRole::and_) || view.is(i, DateRole::until);
}

}  // namespace

std::size_t read_clock(const DateView& view, std::size_t i) {
  if (!view.is_number(i)) return 0;
  // Each form below goes on with one of these.
  const DateWord* next = view.word(i + 1);
  constexpr std::uint64_t goes_on = role_bits({DateRole::meridiem, DateRole::zone, DateRole::to, DateRole::until});
  if ((next == nullptr || (next->roles & goes_on) == 0) && !view.mark(i + 1, ':') && !view.mark(i + 1, '-')) return 0;
  std::size_t end = one_time(view, i);
  if (end != 0) {
    if (joins(view, end)) {
      if (const std::size_t second = one_time(view, end + 1); second != 0) return second;
    }
    return end;
  }
  // "9 to 11 a.m.", "3-5pm"
  int count = 0;
  const int hour = view.digits(i, count);
  if (hour >= 1 && hour <= 12 && count <= 2 && joins(view, i + 1) && !view.is(i + 1, DateRole::and_)) {
    const std::size_t second = one_time(view, i + 2);
    if (second != 0 && (view.is(i + 3, DateRole::meridiem) || view.mark(i + 3, ':'))) return second;
  }
  return 0;
}

}  // namespace claimcheck
