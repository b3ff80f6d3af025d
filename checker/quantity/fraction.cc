// Fractions and ratios: "two-thirds", "3/4", "five and a half", "one in five", "19 of 32".
#include "checker/quantity/numeral_parts.h"

namespace claimcheck {

namespace {

/// Denominator word at i ("thirds", "-fifth", "twenty-fifths", "hundred thousandths"): its value, and the token behind
/// it.
std::optional<Decimal> read_denominator(const Line& line, std::uint32_t i, std::uint32_t& end, bool plural) {
  const Word& word = line.word(i);
  const auto whole = [](const Word& w) {
    return (w.roles & role_scale) != 0 ? Decimal(1).shifted(w.power) : Decimal(w.value);
  };
  if ((word.roles & role_denominator) != 0) {
    if (plural != ((word.roles & role_plural) != 0)) return std::nullopt;
    end = i + 1;
    return whole(word);
  }
  // "one twenty-fifth", "three one-hundredths", "one one hundred and fifth"
  if ((word.roles & role_cardinal) == 0) return std::nullopt;
  const Numeral cardinal = parse_number_words(line, i);
  const auto value = cardinal.has_point ? std::nullopt : cardinal.value.to_int64();
  if (!value || *value < 1) return std::nullopt;
  const bool joint = line.is_dash(cardinal.end) || (line.is(cardinal.end, role_and) && *value % 100 == 0);
  const std::uint32_t tail = joint ? cardinal.end + 1 : cardinal.end;
  const Word& last = line.word(tail);
  if ((last.roles & (role_denominator | role_ordinal)) == 0 || plural != ((last.roles & role_plural) != 0))
    return std::nullopt;
  end = tail + 1;
  if ((last.roles & role_scale) != 0) return cardinal.value.shifted(last.power);
  if ((last.roles & role_hundred) != 0) return *value < 100 ? std::optional(cardinal.value.shifted(2)) : std::nullopt;
  const bool fits = last.value > 0 && (last.value < 10 ? *value % 10 == 0 && *value % 100 != 10 : *value % 100 == 0);
  return fits ? std::optional(cardinal.value + Decimal(last.value)) : std::nullopt;
}

/// "one hundred thirty-fifths": the tens belong to the denominator where something is left to be divided.
std::optional<Decimal> tens_of_denominator(const Line& line, const Numeral& n, std::uint32_t i) {
  const Word& word = line.word(i);
  if ((word.roles & role_denominator) == 0 || (word.roles & role_plural) == 0 || word.value < 3 || word.value > 9)
    return std::nullopt;
  const auto value = n.value.to_int64();
  const std::int64_t tens = value ? *value % 100 : 0;
  if (tens < 20 || tens % 10 != 0 || *value == tens) return std::nullopt;
  if (n.end >= n.begin + 2 && line.is(n.end - 2, role_and)) return std::nullopt;  // "one hundred and thirty fifths"
  return Decimal(tens);
}

bool make_fraction(Numeral& n, const Decimal& whole, std::uint32_t end) {
  const auto value = Decimal::divide(n.value, whole);
  if (!value) return false;
  n.value = *value;
  n.end = end;
  n.share = true;
  n.written = Written::words;
  return true;
}

}  // namespace

bool ends_share(const Line& line, std::uint32_t i) {
  return !line.is_word(i) || line.is(i, role_of | role_not_noun | role_and | role_or | role_in | role_to) ||
         is_stop_word(line.at(i).hash);
}

/// "two" + "-thirds", "3" + "/4", "1" + " 4/5", "2" + "½", "one" + "over three".
static void add_denominator(const Line& line, Numeral& n) {
  std::uint32_t i = n.end;
  if (n.written == Written::digits && !n.separated && line.is_char(i, '/') && line.is_number(i + 1)) {
    const auto whole = parse_digits(line.bytes(i + 1), line.lexicon.decimal_separator, line.lexicon.group_separator);
    if (!whole || whole->decimals > 0 || line.is_char(i + 2, '/')) return;
    if (make_fraction(n, whole->value, i + 2)) n.written = Written::digits;
    if (line.glued(n.end) && line.is(n.end, role_ordinal_suffix)) ++n.end;  // "1/3rd", "2/3rds"
    return;
  }
  const bool hyphen = line.is_dash(i) && line.glued(i) && line.glued(i + 1);  // "7-1/2 inches"
  const std::uint32_t top = hyphen ? i + 1 : i;
  if (n.written == Written::digits && !n.separated && line.is_number(top) && line.is_char(top + 1, '/') &&
      line.glued(top + 1) && line.is_number(top + 2) && !line.is_char(top + 3, '/')) {  // "1 4/5"
    const auto part = small_integer(line, top), whole = small_integer(line, top + 2);
    if (part && whole && *part < *whole && (!hyphen || (*whole <= 64 && n.value < Decimal(1000)))) {
      n.value = n.value + quotient(Decimal(*part), Decimal(*whole));
      n.end = top + 3;
      set_precision(n, -2);
    }
    return;
  }
  if (const auto half = unicode_fraction(line, i); half && n.written != Written::decimals) {
    n.value = n.value + *half;
    n.end = i + 1;
    return set_precision(n, -2);
  }
  if (n.written == Written::words || n.written == Written::scaled) {
    const std::uint32_t word = line.is_dash(i) ? i + 1 : i;
    std::uint32_t end = 0;
    const bool one = n.value == Decimal(1);
    if (const auto tens = tens_of_denominator(line, n, word)) {
      n.value = n.value - *tens;
      make_fraction(n, *tens + Decimal(line.word(word).value), word + 1);
      return;
    }
    if (const auto whole = read_denominator(line, word, end, !one); whole && !whole->is_zero()) {
      make_fraction(n, *whole, end);
      return;
    }
    if (line.is(i, role_over) && n.written == Written::words && !n.article) {  // "one over three"
      const Numeral whole = line.is_number(i + 1) ? parse_number_token(line, i + 1) : parse_number_words(line, i + 1);
      if (whole && n.value == Decimal(1)) make_fraction(n, whole.value, whole.end);
    }
  }
  if (line.is(i, role_over) && n.begin == line.begin && n.written == Written::digits) {  // "2000 over 3" alone
    const Numeral whole = line.is_number(i + 1) ? parse_number_token(line, i + 1) : parse_number_words(line, i + 1);
    if (whole && whole.end == line.end) make_fraction(n, whole.value, whole.end);
  }
}

/// What follows "and" and is less than one: "a half", "three fifths", "quarter". Empty otherwise.
static Numeral read_part(const Line& line, const Numeral& n, std::uint32_t i) {
  Numeral part;
  if (line.is(i + 1, role_article)) {
    std::uint32_t end = 0;
    if (line.is(i + 2, role_half))
      part.value = quotient(Decimal(1), Decimal(2)), part.end = i + 3;
    else if (const auto whole = read_denominator(line, i + 2, end, false);
             whole && (ends_share(line, end) || !line.is(i + 2, role_ordinal)))
      part.value = quotient(Decimal(1), *whole), part.end = end;
  } else if (line.is(i + 1, role_half) ||
             (line.is(i + 1, role_denominator) && !line.is(i + 1, role_ordinal | role_plural))) {
    part.value = quotient(Decimal(1), Decimal(line.is(i + 1, role_half) ? 2 : line.word(i + 1).value));
    part.end = i + 2;
    if (line.is(part.end, role_of) && n.written != Written::words) part.end = 0;
  } else if (line.is_number(i + 1) && line.is_char(i + 2, '/') && line.glued(i + 2) && line.is_number(i + 3) &&
             !line.is_char(i + 4, '/')) {  // "5 and 2/3"
    const auto top = small_integer(line, i + 1), bottom = small_integer(line, i + 3);
    if (top && bottom && *bottom > 0) part.value = quotient(Decimal(*top), Decimal(*bottom)), part.end = i + 4;
  } else if (line.is(i + 1, role_cardinal)) {
    part = parse_number_words(line, i + 1);
    if (line.is(part.end, role_denominator) && !line.is(part.end, role_ordinal | role_plural) &&
        part.value > Decimal(1)) {
      part.value = quotient(part.value, Decimal(line.word(part.end).value));  // "one and three quarter hours"
      part.share = true;
      ++part.end;
    }
    if (line.is(part.end, role_half))
      part.value = quotient(part.value, Decimal(2)), part.share = true, ++part.end;
    else if (!part.share)
      add_denominator(line, part);
    if (!part.share) part.end = 0;
  }
  if (part.value >= Decimal(1)) part.end = 0;
  return part;
}

/// "five and a half", "two and three fifths", "3 million and a quarter".
static void add_part(const Line& line, Numeral& n, std::uint32_t i) {
  const Numeral part = read_part(line, n, i);
  if (part.end == 0) return;
  if (line.is(part.end, role_scale) && !line.is(part.end, role_ordinal) && n.scale > line.word(part.end).power) {
    n.value = n.value + part.value.shifted(line.word(part.end).power);  // "one billion and a quarter million"
    n.end = part.end + 1;
    n.written = Written::decimals;
    n.last = line.word(part.end).power - 2;
    return;
  }
  n.value = n.value + part.value.shifted(n.scale);  // a quarter of the scale: "3 million and a quarter"
  n.end = part.end;
  n.written = Written::decimals;
  n.last = n.scale - 1;
}

/// "two-and-a-half-year-old", "one-and-a-quarter": the same with hyphens.
static void add_hyphened_part(const Line& line, Numeral& n) {
  std::uint32_t i = n.end + 2;
  const auto hyphen = [&] { return line.is_dash(i) && line.glued(i) && line.glued(i + 1) ? i + 1 : i; };
  i = hyphen();
  if (line.is(i, role_article)) ++i;
  i = hyphen();
  const bool half = line.is(i, role_half);
  if (!half && (!line.is(i, role_denominator) || line.is(i, role_ordinal | role_plural))) return;
  n.value = n.value + quotient(Decimal(1), Decimal(half ? 2 : line.word(i).value));
  n.end = i + 1;
  n.written = Written::decimals;
  n.last = -1;
}

void extend_fraction(const Line& line, Numeral& n) {
  const std::uint32_t end = n.end;
  add_denominator(line, n);
  // Only one level deep: a part has no part of its own, whatever "and" follows.
  if (n.end != end || n.has_point) return;
  if (line.is(end, role_and))
    add_part(line, n, end);
  else if (n.scale == 0 && line.is_dash(end) && line.glued(end) && line.is(end + 1, role_and) && line.is_dash(end + 2))
    add_hyphened_part(line, n);
}

/// "62 of the province's 88", "12 of Low City's 40": behind the owner of the whole, or `i`.
std::uint32_t behind_owner(const Line& line, std::uint32_t i) {
  constexpr std::uint32_t longest = 3;  // words
  for (std::uint32_t k = i; k < i + longest && line.is_word(k); ++k) {
    const std::string_view word = line.bytes(k);
    const bool owns = word.ends_with("'s") || word.ends_with("\xE2\x80\x99s");
    if (owns) return line.is_number(k + 1) ? k + 1 : i;
  }
  return i;
}

void extend_ratio(const Line& line, Numeral& n) {
  if (n.share || n.has_point || n.scale != 0 || n.ordinal || n.value.is_negative()) return;
  std::uint32_t i = n.end;
  const bool hyphens = line.is_dash(i) && line.glued(i) && line.is(i + 1, role_in) && line.is_dash(i + 2);
  if (hyphens) ++i;  // "1-in-10"
  const bool out = line.is(i, role_out) && line.is(i + 1, role_of);
  const bool in = line.is(i, role_in), of = line.is(i, role_of);
  if (!out && !in && !of) return;
  i += out ? 2 : 1;
  if (hyphens) ++i;
  if (line.is_word(i) && line.is(i, role_per) && !line.is(i, role_article)) ++i;  // "one in every five"
  if ((out || (of && n.value > Decimal(1))) &&
      (line.bytes(i) == "the" || line.bytes(i) == "its" || line.bytes(i) == "their"))
    ++i;
  if (of && n.value > Decimal(1)) i = behind_owner(line, i);
  Numeral whole;
  if (line.is_number(i))
    whole = parse_number_token(line, i);
  else
    whole = parse_number_words(line, i);
  if (!whole || whole.has_point) return;
  extend_scale(line, whole);
  if (!(n.value <= whole.value) || whole.value <= Decimal(1)) return;
  const auto integer = whole.value.to_int64();
  if (!integer) return;
  if (in && (n.value > Decimal(20) || (line.is_number(i) && !whole.separated && *integer >= 1900 && *integer < 2100)))
    return;
  if (in && n.value == whole.value) return;
  // "one in 5 minutes", "two of 3 pounds": the second number belongs to its own unit.
  if (of && n.written == Written::digits && *integer >= 1900 && *integer < 2100 && !whole.separated) return;
  n.part = n.value;
  n.whole = whole.value;
  n.value = quotient(n.value, whole.value);
  n.end = whole.end;
  n.share = n.ratio = true;
  n.written = Written::words;
}

}  // namespace claimcheck
