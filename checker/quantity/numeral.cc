#include "checker/quantity/numeral.h"

#include <algorithm>

namespace claimcheck {

namespace {

struct UnicodeFraction {
  std::string_view symbol;
  int part, whole;
};

constexpr UnicodeFraction unicode_fractions[] = {
    {"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅗", 3, 5}, {"⅘", 4, 5},
    {"⅙", 1, 6}, {"⅚", 5, 6}, {"⅐", 1, 7}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}, {"⅑", 1, 9}, {"⅒", 1, 10}};

Decimal quotient(const Decimal& a, const Decimal& b) { return Decimal::divide(a, b).value_or(Decimal()); }

std::optional<Decimal> unicode_fraction(const Line& line, std::uint32_t i) {
  if (line.at(i).kind != TokenKind::symbol) return std::nullopt;
  for (const auto& f : unicode_fractions)
    if (line.bytes(i) == f.symbol) return quotient(Decimal(f.part), Decimal(f.whole));
  return std::nullopt;
}

/// Value of a superscript digit or sign at token i: 0-9, 10 = minus, 11 = plus, -1 = none.
int superscript(const Line& line, std::uint32_t i) {
  static constexpr std::string_view forms[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻", "⁺"};
  if (line.at(i).kind != TokenKind::symbol) return -1;
  for (int k = 0; k < 12; ++k)
    if (line.bytes(i) == forms[k]) return k;
  return -1;
}

std::optional<int> small_integer(const Line& line, std::uint32_t i) {
  const std::string_view s = line.bytes(i);
  if (!line.is_number(i) || s.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// An exponent that is glued on: "^6", "^-4", "⁶", "−5" (behind "10"). Moves `i` behind it.
std::optional<int> read_exponent(const Line& line, std::uint32_t& i, bool bare_sign) {
  std::uint32_t j = i;
  int sign = 1;
  if (superscript(line, j) >= 0) {
    int value = 0, digits = 0;
    for (int s; (s = superscript(line, j)) >= 0 && line.glued(j) && digits < 5; ++j) {
      if (s == 10) sign = -1;
      else if (s < 10) value = value * 10 + s, ++digits;
    }
    if (digits == 0) return std::nullopt;
    i = j;
    return sign * value;
  }
  if (line.is_char(j, '^')) ++j;
  else if (!bare_sign) return std::nullopt;
  for (; line.is_dash(j) || line.is_char(j, '+'); ++j)
    if (line.is_dash(j)) sign = -1;
  if (j == i || !line.glued(j)) return std::nullopt;
  const auto value = small_integer(line, j);
  if (!value) return std::nullopt;
  i = j + 1;
  return sign * *value;
}

Decimal power(const Decimal& base, int exponent) {
  Decimal out(1);
  for (int k = std::abs(exponent); k > 0; --k) out = out * base;
  return exponent >= 0 ? out : quotient(Decimal(1), out);
}

void set_precision(Numeral& n, int last) {
  n.last = last;
  n.written = Written::decimals;
}

/// "1e10", "1.3x10^6", "2.48×10⁻⁵", "10⁶", "1.1^23".
void extend_scientific(const Line& line, Numeral& n, int decimals) {
  std::uint32_t i = n.end;
  const std::string_view next = line.bytes(i);
  if (line.glued(i) && (next == "e" || next == "E")) {
    std::uint32_t j = i + 1;
    int sign = 1;
    if (line.glued(j) && (line.is_dash(j) || line.is_char(j, '+'))) sign = line.is_dash(j++) ? -1 : 1;
    if (const auto e = line.glued(j) ? small_integer(line, j) : std::nullopt) {
      n.value = n.value.shifted(sign * *e);
      n.end = j + 1;
      set_precision(n, sign * *e - decimals);
    }
    return;
  }
  if ((next == "x" || next == "×" || next == "X" || next == "*") && line.is_number(i + 1)) {
    std::uint32_t j = i + 2;
    const auto base = small_integer(line, i + 1);
    if (!base || (*base != 10 && *base != 2)) return;
    if (const auto e = read_exponent(line, j, *base == 10); e && std::abs(*e) <= 400) {
      n.value = n.value * power(Decimal(*base), *e);
      n.end = j;
      if (*base == 10) set_precision(n, *e - decimals);
    }
    return;
  }
  if (line.glued(i) && (line.is_char(i, '^') || superscript(line, i) >= 4 || (n.value == Decimal(10) && superscript(line, i) >= 0))) {
    std::uint32_t j = i;
    if (const auto e = read_exponent(line, j, false); e && std::abs(*e) <= 400) {
      n.value = power(n.value, *e);
      n.end = j;
    }
  }
}

/// Groups of three digits behind spaces: always with no-break and thin spaces, with plain ones where nothing else fits.
std::uint32_t spaced_groups(const Line& line, std::uint32_t at) {
  const std::string_view first = line.bytes(at);
  if (first.size() > 3 || !small_integer(line, at)) return at + 1;
  std::uint32_t i = at + 1;
  bool narrow = true;
  for (; line.is_number(i); ++i) {
    const std::string_view space = line.text.substr(line.end_byte(i), line.start_byte(i) - line.end_byte(i));
    const std::string_view digits = line.bytes(i);
    const bool last = digits.size() > 3 && (digits[3] == '.' || digits[3] == ',') && digits.find_first_of(".,", 4) == std::string_view::npos;
    if (space.empty() || space.size() > 3 || (digits.size() != 3 && !last)) break;
    narrow &= space == "\xC2\xA0" || space == "\xE2\x80\xAF" || space == "\xE2\x80\x89";
    if (!narrow && space != " ") break;
    if (last) {
      ++i;
      return i - at >= 2 ? i : at + 1;
    }
  }
  return narrow || i - at >= 3 || (i - at == 2 && line.is_word(i) && line.bytes(at) != "0") ? i : at + 1;
}

Numeral parse_number_token(const Line& line, std::uint32_t at) {
  Numeral n;
  const char point = line.lexicon.decimal_separator, group = line.lexicon.group_separator;
  std::optional<Digits> digits;
  std::uint32_t end = spaced_groups(line, at);
  if (end > at + 1) {
    std::string joined;
    for (std::uint32_t i = at; i < end; ++i) joined += line.bytes(i);
    digits = parse_digits(joined, point, group);
    if (digits) digits->separated = true;
  }
  if (!digits) {
    end = at + 1;
    digits = parse_digits(line.bytes(at), point, group);
  }
  if (!digits) return n;
  n.begin = at;
  n.end = end;
  n.value = digits->value;
  n.separated = digits->separated;
  n.has_point = digits->decimals > 0;
  n.last = -digits->decimals;
  n.written = n.has_point ? Written::decimals : Written::digits;
  // ".25": a point before the digits, with nothing glued before it.
  if (at > line.begin && line.glued(at) && line.is_char(at - 1, point) && !line.glued(at - 1) && !n.has_point && !n.separated) {
    n.value = n.value.shifted(-digits->count);
    n.begin = at - 1;
    n.last = -digits->count;
    n.written = Written::decimals;
    n.has_point = true;
  }
  extend_scientific(line, n, digits->decimals);
  return n;
}

/// Denominator word at i ("thirds", "-fifth", "twenty-fifths", "hundred thousandths"): its value, and the token behind it.
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
  if ((word.roles & role_cardinal) != 0 && word.value >= 20) {  // "one twenty-fifth", "three twenty-firsts"
    const std::uint32_t unit = line.is_dash(i + 1) ? i + 2 : i + 1;
    const Word& last = line.word(unit);
    if ((last.roles & (role_denominator | role_ordinal)) != 0 && last.value > 0 && last.value < 10 &&
        plural == ((last.roles & role_plural) != 0)) {
      end = unit + 1;
      return Decimal(word.value + last.value);
    }
  }
  return std::nullopt;
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

/// Whether what follows "a third" reads as a fraction and not as an ordinal ("a third of", "a third more", "a third.").
bool ends_share(const Line& line, std::uint32_t i) {
  return !line.is_word(i) || line.is(i, role_of | role_not_noun | role_and | role_or | role_in | role_to) || is_stop_word(line.at(i).hash);
}

}  // namespace

void extend_fraction(const Line& line, Numeral& n) {
  std::uint32_t i = n.end;
  if (n.written == Written::digits && !n.separated && line.is_char(i, '/') && line.is_number(i + 1)) {
    const auto whole = parse_digits(line.bytes(i + 1), line.lexicon.decimal_separator, line.lexicon.group_separator);
    if (!whole || whole->decimals > 0 || line.is_char(i + 2, '/')) return;
    if (make_fraction(n, whole->value, i + 2)) n.written = Written::digits;
    if (line.glued(n.end) && line.is(n.end, role_ordinal_suffix)) ++n.end;
    return;
  }
  if (n.written == Written::digits && !n.separated && line.is_number(i) && line.is_char(i + 1, '/') && line.glued(i + 1) &&
      line.is_number(i + 2) && !line.is_char(i + 3, '/')) {  // "1 4/5"
    const auto part = small_integer(line, i), whole = small_integer(line, i + 2);
    if (part && whole && *part < *whole) {
      n.value = n.value + quotient(Decimal(*part), Decimal(*whole));
      n.end = i + 3;
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
    if (const auto whole = read_denominator(line, word, end, !one); whole && !whole->is_zero()) {
      make_fraction(n, *whole, end);
      return;
    }
    if (line.is(i, role_over) && n.written == Written::words && !n.article) {  // "one over three"
      const Numeral whole = line.is_number(i + 1) ? parse_number_token(line, i + 1) : parse_number_words(line, i + 1);
      if (whole && n.value == Decimal(1)) make_fraction(n, whole.value, whole.end);
    }
  }
  if (line.is(i, role_over) && line.is_number(i + 1) && n.written == Written::digits && i + 2 == line.end) {  // "2000 over 3" alone
    if (const Numeral whole = parse_number_token(line, i + 1)) make_fraction(n, whole.value, whole.end);
    return;
  }
  if (line.is(i, role_and) && !n.has_point) {  // "five and a half", "two and three fifths", "3 million and a quarter"
    Numeral part;
    if (line.is(i + 1, role_article)) {
      std::uint32_t end = 0;
      if (line.is(i + 2, role_half)) part.value = quotient(Decimal(1), Decimal(2)), part.end = i + 3;
      else if (const auto whole = read_denominator(line, i + 2, end, false); whole && (ends_share(line, end) || !line.is(i + 2, role_ordinal)))
        part.value = quotient(Decimal(1), *whole), part.end = end;
    } else if (line.is(i + 1, role_half) || (line.is(i + 1, role_denominator) && !line.is(i + 1, role_ordinal | role_plural))) {
      part.value = quotient(Decimal(1), Decimal(line.is(i + 1, role_half) ? 2 : line.word(i + 1).value));
      part.end = i + 2;
      if (line.is(part.end, role_of) && n.written != Written::words) part.end = 0;
    } else if (line.is(i + 1, role_cardinal)) {
      part = parse_number_words(line, i + 1);
      if (line.is(part.end, role_denominator) && !line.is(part.end, role_ordinal | role_plural) && part.value > Decimal(1)) {
        part.value = quotient(part.value, Decimal(line.word(part.end).value));  // "one and three quarter hours"
        part.share = true;
        ++part.end;
      }
      if (line.is(part.end, role_half)) part.value = quotient(part.value, Decimal(2)), part.share = true, ++part.end;
      else if (!part.share) extend_fraction(line, part);
      if (!part.share) part.end = 0;
    }
    if (part.end > 0 && part.value < Decimal(1)) {
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
  }
}

void extend_scale(const Line& line, Numeral& n) {
  for (int guard = 0; guard < 3; ++guard) {
    std::uint32_t i = n.end;
    if (line.is_dash(i) && line.glued(i) && line.glued(i + 1) && line.is(i + 1, role_scale | role_hundred)) ++i;  // "$5-million"
    const Word& word = line.word(i);
    if ((word.roles & role_denominator) != 0 && (word.roles & role_plural) == 0) return;
    if (line.is(i, role_of) && line.is(i + 1, role_article) && line.is(i + 2, role_scale) && n.share) {  // "two thirds of a million"
      n.value = n.value.shifted(line.word(i + 2).power);
      n.last = n.scale = line.word(i + 2).power;
      n.end = i + 3;
      n.share = false;
      n.written = Written::scaled;
      n.last -= 2;
      continue;
    }
    int power = 0;
    if ((word.roles & role_scale) != 0 && (word.roles & role_ordinal) == 0) power = word.power;
    else if ((word.roles & role_short_scale) != 0) power = word.power;
    else if ((word.roles & role_hundred) != 0 && (word.roles & role_ordinal) == 0) power = 2;
    else if ((word.roles & role_collective) != 0) {
      n.value = n.value * Decimal(word.value);
      n.end = i + 1;
      n.share = false;
      n.written = Written::words;
      n.last = 0;
      return;
    } else return;
    n.value = n.value.shifted(power);
    n.scale += power;
    n.last += power;
    n.end = i + 1;
    if (n.share) n.last -= 2;
    n.share = false;
    if ((power == 5 || power == 7) && line.is(n.end, role_and) && line.is(n.end + 1, role_cardinal)) {  // "6 crore and two hundred"
      if (const Numeral rest = parse_number_words(line, n.end + 1); rest && rest.value < Decimal(100000)) {
        n.value = n.value + rest.value;
        n.last = 0;
        n.end = rest.end;
        n.written = Written::words;
        return;
      }
    }
    n.written = power == 2 ? Written::words : Written::scaled;
    if (power == 2) {
      n.last = 0;
      const std::uint32_t next = line.is(n.end, role_and) ? n.end + 1 : line.end;
      Numeral rest;
      if (line.is_number(next)) rest = parse_number_token(line, next);
      else if (line.is(next, role_cardinal)) rest = parse_number_words(line, next);
      if (rest && rest.value < Decimal(100) && !rest.has_point) {
        n.value = n.value + rest.value;
        n.end = rest.end;
      }
    }
  }
}

void extend_ratio(const Line& line, Numeral& n) {
  if (n.share || n.has_point || n.scale != 0 || n.ordinal || n.value.is_negative()) return;
  std::uint32_t i = n.end;
  const bool out = line.is(i, role_out) && line.is(i + 1, role_of);
  const bool in = line.is(i, role_in), of = line.is(i, role_of);
  if (!out && !in && !of) return;
  i += out ? 2 : 1;
  if (in && line.bytes(i) == "every") ++i;
  if ((out || (of && n.value > Decimal(1))) && (line.bytes(i) == "the" || line.bytes(i) == "its" || line.bytes(i) == "their")) ++i;
  Numeral whole;
  if (line.is_number(i)) whole = parse_number_token(line, i);
  else whole = parse_number_words(line, i);
  if (!whole || whole.has_point) return;
  extend_scale(line, whole);
  if (!(n.value <= whole.value) || whole.value <= Decimal(1)) return;
  const auto integer = whole.value.to_int64();
  if (!integer) return;
  if (in && (n.value > Decimal(20) || (line.is_number(i) && !whole.separated && *integer >= 1900 && *integer < 2100))) return;
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

/// "several hundred", "a few thousand", "a couple million": as vague as "hundreds".
static Numeral vague_scale(const Line& line, std::uint32_t at) {
  Numeral n;
  std::uint32_t i = line.is(at, role_article) ? at + 1 : at;
  if (!line.is(i, role_vague_scale)) return n;
  i += line.is(i + 1, role_of) ? 2 : 1;
  const Word& word = line.word(i);
  if ((word.roles & (role_hundred | role_scale | role_collective)) == 0 || (word.roles & (role_ordinal | role_denominator)) != 0) return n;
  n.begin = at;
  n.end = i + 1;
  n.value = (word.roles & role_scale) != 0 ? Decimal(1).shifted(word.power) : Decimal(word.value);
  if (line.is(n.end, role_scale) && !line.is(n.end, role_ordinal)) n.value = n.value.shifted(line.word(n.end++).power);  // "a few hundred thousand"
  n.vague_unit = n.value;
  n.written = Written::vague;
  return n;
}

Numeral parse_numeral(const Line& line, std::uint32_t at) {
  Numeral n;
  const Word& word = line.word(at);
  if (const auto fraction = unicode_fraction(line, at)) {
    n.begin = at;
    n.end = at + 1;
    n.value = *fraction;
    n.share = true;
    n.written = Written::words;
    extend_scale(line, n);
    return n;
  }
  if (line.is_number(at)) {
    n = parse_number_token(line, at);
    if (!n) return n;
    if (line.glued(n.end) && line.is(n.end, role_ordinal_suffix) && !n.has_point) {
      n.ordinal = true;
      ++n.end;
      return n;
    }
    if (line.is(n.end, role_point) && line.is_number(n.end + 1) && n.written == Written::digits && small_integer(line, n.end + 1)) {
      const auto decimals = static_cast<int>(line.bytes(n.end + 1).size());
      n.value = n.value + Decimal(*small_integer(line, n.end + 1)).shifted(-decimals);
      n.end += 2;
      n.has_point = true;
      set_precision(n, -decimals);
    }
    extend_fraction(line, n);
    extend_scale(line, n);
    if (n.scale != 0) extend_fraction(line, n);
    extend_ratio(line, n);
    return n;
  }
  if (!line.is_word(at) || word.roles == 0) return n;
  // half, a half, half a million, half a dozen
  const std::uint32_t half = line.is(at, role_half) ? at : line.is(at, role_article) && line.is(at + 1, role_half) ? at + 1 : line.end;
  if (half != line.end) {
    n.begin = at;
    n.end = half + 1;
    n.value = quotient(Decimal(1), Decimal(2));
    n.share = true;
    n.written = Written::words;
    n.article = half != at;
    const std::uint32_t base = line.is(n.end, role_article) ? n.end + 1 : line.is_dash(n.end) && line.glued(n.end) ? n.end + 1 : n.end;
    if (line.is(base, role_scale | role_collective) && !line.is(base, role_ordinal)) {
      n.end = base;
      extend_scale(line, n);
    }
    return n;
  }
  // a third (of), one quarter (of), quarter million
  const std::uint32_t third = line.is(at, role_denominator) ? at : line.is(at, role_article) && line.is(at + 1, role_denominator) ? at + 1 : line.end;
  if (third != line.end && (line.word(third).roles & role_plural) == 0) {
    const bool scaled = line.is(third + 1, role_scale) && !line.is(third + 1, role_ordinal) && line.bytes(third)[0] != 's';
    const bool of_scale = line.is(third + 1, role_of);
    if (line.word(third).value > 0 && (scaled || (line.is_dash(third + 1) && line.glued(third + 1) && line.glued(third + 2) && !line.is(third, role_ordinal)) || (third != at && ends_share(line, third + 1) && (of_scale || !line.is(third, role_ordinal) ||
                                                                                                  !line.is_word(third + 1) || ends_share(line, third + 1))))) {
      n.begin = at;
      n.end = third + 1;
      n.value = quotient(Decimal(1), Decimal(line.word(third).value));
      n.share = true;
      n.article = third != at;
      n.written = Written::words;
      extend_scale(line, n);
      return n;
    }
  }
  if (const Numeral vague = vague_scale(line, at)) return vague;
  if ((at == line.begin || line.lexicon.bare_thousand) && (word.roles & (role_scale | role_hundred)) != 0 && (word.roles & (role_plural | role_ordinal)) == 0 && line.is_word(at + 1)) {
    n.begin = at;  // "thousand litres" as a heading or a cell
    n.end = at + 1;
    n.value = (word.roles & role_scale) != 0 ? Decimal(1).shifted(word.power) : Decimal(100);
    n.written = Written::words;
    return n;
  }
  n = parse_number_words(line, at);
  // ordinals: "twenty-first", "one hundred twenty-fifth", "hundredth", "tenth"
  const std::uint32_t behind = n ? n.end : at;
  const std::uint32_t last = n && line.is_dash(behind) ? behind + 1 : behind;
  const Word& tail = line.word(last);
  if ((tail.roles & role_ordinal) != 0) {
    const Decimal low = (tail.roles & role_scale) != 0 ? Decimal() : Decimal(tail.value);
    const bool scale = (tail.roles & (role_scale | role_hundred)) != 0;
    const bool article = line.is(at, role_article) && !n;
    if (!n && !article) {
      n.begin = at;
      n.end = at + 1;
      n.value = scale ? Decimal(1).shifted((tail.roles & role_hundred) != 0 ? 2 : tail.power) : low;
      n.ordinal = true;
      n.written = Written::words;
      return n;
    }
    if (n) {
      Numeral fraction = n;
      extend_fraction(line, fraction);
      const auto units = n.value.to_int64();
      const bool fits = units && (scale ? true : tail.value < 10 ? *units % 10 == 0 && *units % 100 != 10 : *units % 100 == 0);
      if (fits && !(n.value == Decimal(1) && fraction.share)) {
        n.value = scale ? n.value.shifted((tail.roles & role_hundred) != 0 ? 2 : tail.power) : n.value + low;
        n.end = last + 1;
        n.ordinal = true;
        return n;
      }
    }
  }
  if (n) {
    extend_fraction(line, n);
    extend_scale(line, n);
    if (n.scale != 0 && n.written == Written::scaled) extend_fraction(line, n);
    extend_ratio(line, n);
    return n;
  }
  // dozens, hundreds, tens of millions
  if ((word.roles & role_plural) != 0 && (word.roles & (role_hundred | role_scale | role_collective)) != 0 && (word.roles & role_denominator) == 0) {
    n.begin = at;
    n.end = at + 1;
    n.value = (word.roles & role_scale) != 0 ? Decimal(1).shifted(word.power) : Decimal(word.value);
    if (line.is(at + 1, role_of) && line.is(at + 2, role_plural) && line.is(at + 2, role_hundred | role_scale) && !line.is(at + 2, role_denominator)) {
      const Word& scale = line.word(at + 2);
      n.value = n.value.shifted((scale.roles & role_hundred) != 0 ? 2 : scale.power);
      n.end = at + 3;
    }
    n.vague_unit = n.value;
    n.written = Written::vague;
  }
  return n;
}

}  // namespace claimcheck
