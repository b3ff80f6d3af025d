#include "checker/quantity/phrase.h"

namespace claimcheck {

namespace {

/// "she is 44", "who was 10".
bool person_is(const Line& line, const Phrase& p) {
  const std::uint32_t i = p.low.begin, end = p.low.end;
  if (i < line.begin + 2 || p.low.number.has_point || p.low.number.scale != 0 || p.low.number.share) return false;
  if (p.low.number.value < Decimal(1) || p.low.number.value > Decimal(110)) return false;
  std::uint32_t subject = i - 2;
  if (!line.is(i - 1, role_be)) return false;
  if (subject > line.begin && !line.is(subject, role_person)) --subject;  // "he will be 35"
  if (!line.is(subject, role_person)) return false;
  return !line.is_word(end) || line.is(end, role_not_noun | role_and | role_or | role_in) ||
         is_stop_word(line.at(end).hash);
}

/// "Ann Lee, 44, …": a number between commas behind a name.
bool apposition_age(const Line& line, const Phrase& p) {
  const std::uint32_t i = p.low.begin;
  if (!line.is_number(i) || i < line.begin + 2 || p.low.number.has_point || p.low.number.scale != 0 ||
      p.low.end != i + 1)
    return false;
  const auto value = p.low.number.value.to_int64();
  if (!value || *value < 1 || *value > 110) return false;
  return line.is_char(i - 1, ',') && line.is_word(i - 2) && line.at(i - 2).capital && !line.is(i - 2, role_month) &&
         (line.is_char(p.low.end, ',') || line.is_char(p.low.end, '.'));
}

}  // namespace

void read_age(const Line& line, Phrase& p) {
  if (p.unit == nullptr && !p.range && line.is(p.end, role_old) && line.bytes(p.end)[0] == 'y') {  // "87 yo"
    p.age = true;
    ++p.end;
    return;
  }
  const bool years = p.unit != nullptr && p.unit->dimension == UnitDimension::time;
  std::uint32_t i = p.end;
  if (years) {
    const bool hyphen = line.is_dash(i) && line.glued(i);
    if (line.is(i + (hyphen ? 1 : 0), role_old)) {
      p.age = true;
      p.end = i + (hyphen ? 2 : 1);
    } else if (line.is(i, role_of) && line.bytes(i + 1) == "age") {
      p.age = true;
      p.end = i + 2;
    }
    return;
  }
  if (p.unit != nullptr) return;
  std::uint32_t before = p.low.begin;
  if (before > line.begin && line.is(before - 1, role_between | role_from)) --before;
  if (before > line.begin && line.is(before - 1, role_aged)) {
    p.age = true;
  } else if (before > line.begin + 1 && line.is(before - 1, role_of) && line.is(before - 2, role_aged)) {
    p.age = true;
  } else if (!p.range && (apposition_age(line, p) || person_is(line, p))) {
    p.age = true;
  }
}

}  // namespace claimcheck
