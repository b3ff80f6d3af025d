#include "checker/quantity/unit.h"

namespace claimcheck {

namespace {

bool starts_lower(const Line& line, std::uint32_t i) { return line.is_word(i) && !line.at(i).capital; }

/// "4h30m", "2h05min": a smaller unit of time goes on without a space.
bool runs_on_in_time(const Line& line, std::uint32_t i) {
  if (!line.glued(i) || !line.glued(i + 1) || !line.is_number(i + 1) || !line.glued(i + 2) || !line.is_word(i + 2))
    return false;
  const auto unit = line.phrase(line.lexicon.units_after, i, line.end);
  return unit.length == 1 && line.lexicon.unit_forms[unit.payload].unit->dimension == UnitDimension::time;
}

/// Whether a one-letter symbol ("m", "C") may be a unit at token i.
bool letter_fits(const Line& line, std::uint32_t i, bool glued) {
  if (runs_on_in_time(line, i)) return true;
  if (line.glued(i + 1) && (line.is_number(i + 1) || line.is_char(i + 1, '-') || line.is_char(i + 1, '\'')))
    return false;
  if (glued) return true;
  const std::string_view s = line.bytes(i);
  if (line.glued(i + 1) && line.is_char(i + 1, '/') && line.is_word(i + 2)) return true;
  if (s == "a" || s == "A" || s == "s") return false;
  // "a 5 W USB charger", but "5 W Main Street"
  return !line.is_word(i + 1) || starts_lower(line, i + 1) ||
         (line.at(i + 1).all_caps && line.bytes(i + 1).size() >= 3);
}

/// "11 stone 4 pounds": a number of a smaller unit of the same dimension follows.
bool goes_on_smaller(const Line& line, std::uint32_t i) {
  if (!line.is_number(i + 1)) return false;
  const auto larger = line.phrase(line.lexicon.units_after, i, line.end);
  const auto smaller = line.phrase(line.lexicon.units_after, i + 2, line.end);
  if (larger.length != 1 || smaller.length == 0) return false;
  const Unit& a = *line.lexicon.unit_forms[larger.payload].unit;
  const Unit& b = *line.lexicon.unit_forms[smaller.payload].unit;
  return a.dimension == b.dimension && a.base == b.base && b.factor < a.factor;
}

/// Whether a form that is also a common word ("in", "second", "stone") may be a unit.
bool guarded_fits(const Line& line, const Numeral& number, std::uint32_t i, bool hyphen) {
  const std::string_view s = line.bytes(i);
  const bool last = !line.is_word(i + 1) && !line.is_number(i + 1);
  if (goes_on_smaller(line, i)) return true;
  if (s == "in" || s == "in.") return last || hyphen || line.is(i + 1, role_size);
  if (number.ordinal) return false;
  if (line.is(i + 1, role_of) && s != "stone" && s != "grains") return false;
  return last || hyphen || line.is(i + 1, role_size | role_not_noun) || is_stop_word(line.at(i + 1).hash) ||
         s == "grains";
}

bool time_of_day(const Line& line, const Numeral& number, std::uint32_t i) {
  if (!line.is(i, role_time_of_day)) return false;
  // "2.1 pm" is a length; "2.13 pm" and "2 pm" are times.
  return !number.has_point || number.last == -2;
}

/// "in the mid-30s", "her 40s", "the low 60s", "the over-65s": no seconds.
bool decade_of_life(const Line& line, const Numeral& number) {
  const auto years = number.value.to_int64();
  if (!years || *years < 1 || *years > 110 || number.begin <= line.begin) return false;
  const std::uint32_t before = number.begin - 1;
  if (line.is_dash(before) && line.glued(before + 1) && line.is(before - 1, role_prefix)) return true;  // "over-65s"
  return *years % 10 == 0 && line.is(before, role_determiner | role_prefix);
}

/// "Five day-care centres": a word for a time that is the first half of another word counts nothing. "12 day-old",
/// "two hour-long" and "10 day-to-day" say how long.
bool half_of_a_word(const Line& line, const UnitForm& form, std::uint32_t i, std::uint32_t end) {
  const bool joined = line.is_dash(end) && line.glued(end) && line.glued(end + 1) && line.is_word(end + 1);
  return joined && !form.symbol && form.unit->dimension == UnitDimension::time && !line.bytes(i).ends_with('s') &&
         !line.is(end + 1, role_size | role_old) && !is_stop_word(line.at(end + 1).hash);
}

bool form_fits(const Line& line, const Numeral& number, const UnitForm& form, const PhraseTable::Match& match,
               std::uint32_t i, bool hyphen) {
  const bool glued = line.glued(i);
  if (match.length == 1 && form.symbol && time_of_day(line, number, i)) return false;
  if (form.one_letter && hyphen && form.unit->dimension == UnitDimension::temperature) return false;  // "a 10-K filing"
  if (form.one_letter && (!match.exact || !letter_fits(line, i, glued || hyphen))) return false;
  if (form.symbol && form.unit->dimension == UnitDimension::factor && !glued) return false;  // "3x", but "3 x 4"
  if (!hyphen && half_of_a_word(line, form, i, i + match.length)) return false;
  if (form.guarded && !guarded_fits(line, number, i + match.length - 1, hyphen)) return false;
  if (form.symbol && !match.exact && match.length == 1 && line.bytes(i).size() <= 2 && !glued && line.is_word(i + 1) &&
      !starts_lower(line, i + 1))
    return false;
  if (form.symbol && !match.exact && match.length == 1 && line.is_char(i + 1, '.') && line.glued(i + 1) &&
      line.is_word(i + 2) && line.at(i + 2).capital)
    return false;  // "at 5 St. Anne Street"
  if (!line.is_word(i) && match.length <= 2 && (line.is_char(i, '"') || line.is_char(i, '\''))) {
    if (!glued || (line.glued(i + match.length) && line.is_word(i + match.length))) return false;
    bool open = false;  // a quotation mark that closes what an earlier one opened
    for (std::uint32_t k = i > line.begin + 300 ? i - 300 : line.begin; k < i; ++k)
      open ^= line.at(k).hash == line.at(i).hash && !(line.glued(k) && line.is_number(k - 1));
    if (open) return false;
  }
  if (!line.is_word(i) && form.unit->dimension == UnitDimension::money && line.is_number(i + match.length) &&
      line.glued(i + match.length) && !glued)
    return false;  // "5 $10 notes"
  if (form.symbol && line.bytes(i) == "s" && match.length == 1 && !number.has_point &&
      (line.is_word(i + 1) || number.value >= Decimal(1000)))
    return false;
  if (form.symbol && line.bytes(i) == "s" && match.length == 1 && decade_of_life(line, number)) return false;
  if (form.minor && match.length == 1 && line.bytes(i).size() == 1 && line.is_word(i) && (line.at(i).capital || !glued))
    return false;
  // A symbol in letters may not run on into more: "4810 m77", "5 F-12".
  if (form.symbol && !runs_on_in_time(line, i) && line.is_word(i) && line.glued(i + match.length) &&
      line.is_number(i + match.length))
    return false;
  return true;
}

/// "a year earlier", "a month ago": a time, and no rate.
bool counts_back(const Line& line, std::uint32_t i) {
  const DateWord* word = line.is_word(i) ? line.lexicon.dates.find(line.at(i).hash) : nullptr;
  return word != nullptr && (word->is(DateRole::ago) || word->is(DateRole::later) || word->part == DatePart::earlier);
}

}  // namespace

UnitMatch currency_before(const Line& line, std::uint32_t at, std::uint32_t from) {
  UnitMatch out;
  if (at <= from) return out;
  std::uint32_t last = at - 1;
  if (line.is_dash(last) && last > from && line.glued(at) && line.at(last - 1).kind == TokenKind::symbol)
    --last;  // "$-5"
  const auto match = line.phrase(line.lexicon.currency_before, last, from);
  if (match.length == 0) return out;
  const std::uint32_t begin = last + 1 - match.length;
  // "Rs" and codes are case-sensitive, "us $" is not.
  if (line.is_word(begin) && !match.exact && line.at(last).kind != TokenKind::symbol &&
      line.lexicon.unit_forms[match.payload].unit->dimension == UnitDimension::money)
    return out;
  out.unit = line.lexicon.unit_forms[match.payload].unit;
  out.begin = begin;
  out.end = at;
  return out;
}

UnitMatch rate_after(const Line& line, const Unit& top, std::uint32_t at) {
  UnitMatch out;
  const bool hyphens = line.is_dash(at) && line.glued(at) && line.is_dash(at + 2);  // "$100-a-barrel"
  if (hyphens) ++at;
  if (!line.is(at, role_per)) return out;
  const bool article = line.is(at, role_article);
  std::uint32_t i = hyphens ? at + 2 : at + 1;
  if (line.is_char(at, '/') && line.is_number(i)) return out;
  const auto match = line.phrase(line.lexicon.units_after, i, line.end);
  if (match.length == 0) return out;
  const UnitForm& form = line.lexicon.unit_forms[match.payload];
  if (form.unit->dimension == UnitDimension::proportion || form.unit->dimension == UnitDimension::money) return out;
  if (article && form.unit->dimension != UnitDimension::time && top.dimension != UnitDimension::money) return out;
  if (form.counted) return out;
  if (article && (form.symbol || form.unit->dimension == UnitDimension::factor)) return out;
  if (form.one_letter && !match.exact) return out;
  if (article && counts_back(line, i + match.length)) return out;
  out.unit = line.lexicon.rate(top, *form.unit);
  out.begin = at;
  out.end = i + match.length;
  out.rate = true;
  if (line.is(out.end, role_per) && !line.is(out.end, role_article))
    if (const UnitMatch more = rate_after(line, *out.unit, out.end)) out.unit = more.unit, out.end = more.end;
  return out;
}

UnitMatch unit_after(const Line& line, const Numeral& number, std::uint32_t at) {
  UnitMatch out;
  std::uint32_t i = at;
  const bool hyphen = line.is_dash(i) && line.glued(i) && line.glued(i + 1) && line.is_word(i + 1);
  if (hyphen) ++i;
  const bool bracket = (line.is_char(i, '[') || line.is_char(i, '<')) && line.glued(i + 1);
  if (bracket) ++i;
  if (!hyphen && line.is(i, role_filler) && line.is_word(i + 1)) {  // "two more minutes", "50 previous years"
    const auto behind = line.phrase(line.lexicon.units_after, i + 1, line.end);
    if (behind.length != 0 && !line.lexicon.unit_forms[behind.payload].symbol &&
        !line.lexicon.unit_forms[behind.payload].guarded)
      ++i;
  }
  const bool decimals = number.has_point && line.is(i, role_of) && line.is(i + 1, role_article);
  const bool mixed = !number.share && number.written == Written::decimals && !number.has_point &&
                     number.scale == 0;  // "one and a quarter"
  if (!hyphen && (number.share || mixed || decimals) &&
      line.is(i, role_of)) {  // "half of a mile", "three quarters of an hour"
    const bool one = line.is(i + 1, role_article) || (line.is(i + 1, role_cardinal) && line.word(i + 1).value == 1);
    const std::uint32_t base = one ? i + 2 : i + 1;
    const auto behind = line.phrase(line.lexicon.units_after, base, line.end);
    if (behind.length != 0 && !line.lexicon.unit_forms[behind.payload].symbol &&
        (base == i + 2 || number.value >= Decimal(1) || mixed) &&
        (one || line.lexicon.unit_forms[behind.payload].unit->dimension != UnitDimension::proportion))
      i = base;
  } else if (!hyphen && number.share && line.is(i, role_article) && number.value < Decimal(1)) {  // "half a mile"
    const auto behind = line.phrase(line.lexicon.units_after, i + 1, line.end);
    if (behind.length != 0 && !line.lexicon.unit_forms[behind.payload].symbol) ++i;
  }
  if (line.lexicon.scale_of && number.scale >= 6 && line.is(i, role_of)) ++i;
  if (!line.holds(i)) return out;
  const auto match = line.phrase(line.lexicon.units_after, i, line.end);
  if (match.length == 0) return out;
  const UnitForm& form = line.lexicon.unit_forms[match.payload];
  if (!form_fits(line, number, form, match, i, hyphen)) return out;
  out.unit = form.unit;
  out.begin = at;
  out.end = i + match.length;
  out.minor = form.minor;
  out.factor = form.factor;
  if (bracket && (line.is_char(out.end, ']') || line.is_char(out.end, '>'))) ++out.end;
  if (const UnitMatch rate = rate_after(line, *form.unit, out.end)) {
    out.unit = rate.unit;
    out.end = rate.end;
    out.rate = true;
  }
  return out;
}

}  // namespace claimcheck
