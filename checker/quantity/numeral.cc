#include "checker/quantity/numeral_parts.h"

namespace claimcheck {

void extend_scale(const Line& line, Numeral& n) {
  for (int guard = 0; guard < 3; ++guard) {
    std::uint32_t i = n.end;
    if (line.is_dash(i) && line.glued(i) && line.glued(i + 1) && line.is(i + 1, role_scale | role_hundred))
      ++i;  // "$5-million"
    const Word& word = line.word(i);
    if ((word.roles & role_denominator) != 0 && (word.roles & role_plural) == 0) return;
    if (line.is(i, role_of) && line.is(i + 1, role_article) && line.is(i + 2, role_scale) &&
        n.share) {  // "two thirds of a million"
      n.value = n.value.shifted(line.word(i + 2).power);
      n.last = n.scale = line.word(i + 2).power;
      n.end = i + 3;
      n.share = false;
      n.written = Written::scaled;
      n.last -= 2;
      continue;
    }
    int power = 0;
    if ((word.roles & role_scale) != 0 && (word.roles & role_ordinal) == 0)
      power = word.power;
    else if ((word.roles & role_short_scale) != 0)
      power = word.power;
    else if ((word.roles & role_hundred) != 0 && (word.roles & role_ordinal) == 0)
      power = 2;
    else if ((word.roles & role_collective) != 0) {
      n.value = n.value * Decimal(word.value);
      n.end = i + 1;
      n.share = false;
      n.written = Written::words;
      n.last = 0;
      return;
    } else
      return;
    n.value = n.value.shifted(power);
    n.scale += power;
    n.last += power;
    n.end = i + 1;
    if (n.share) n.last -= 2;
    n.share = false;
    if ((power == 5 || power == 7) && line.is(n.end, role_and) &&
        line.is(n.end + 1, role_cardinal)) {  // "6 crore and two hundred"
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
      if (line.is_number(next))
        rest = parse_number_token(line, next);
      else if (line.is(next, role_cardinal))
        rest = parse_number_words(line, next);
      if (rest && rest.value < Decimal(100) && !rest.has_point) {
        n.value = n.value + rest.value;
        n.end = rest.end;
      }
    }
  }
}

namespace {

/// "several hundred", "a few thousand", "a couple million": as vague as "hundreds".
Numeral vague_scale(const Line& line, std::uint32_t at) {
  Numeral n;
  std::uint32_t i = line.is(at, role_article) ? at + 1 : at;
  if (!line.is(i, role_vague_scale)) return n;
  i += line.is(i + 1, role_of) ? 2 : 1;
  const Word& word = line.word(i);
  if ((word.roles & (role_hundred | role_scale | role_collective)) == 0 ||
      (word.roles & (role_ordinal | role_denominator)) != 0)
    return n;
  n.begin = at;
  n.end = i + 1;
  n.value = (word.roles & role_scale) != 0 ? Decimal(1).shifted(word.power) : Decimal(word.value);
  if (line.is(n.end, role_scale) && !line.is(n.end, role_ordinal))
    n.value = n.value.shifted(line.word(n.end++).power);  // "a few hundred thousand"
  n.vague_unit = n.value;
  n.written = Written::vague;
  return n;
}

bool is_article(const Line& line, std::uint32_t i) { return line.is(i, role_article); }

/// 10^power of a scale word, or 100.
Decimal size_of(const Word& word) {
  return (word.roles & role_hundred) != 0 ? Decimal(100) : Decimal(1).shifted(word.power);
}

/// A share of one that begins at `at`, whose last word is token `last`.
Numeral make_share(std::uint32_t at, std::uint32_t last, std::int64_t whole) {
  Numeral n;
  n.begin = at;
  n.end = last + 1;
  n.value = quotient(Decimal(1), Decimal(whole));
  n.share = true;
  n.article = last != at;
  n.written = Written::words;
  return n;
}

/// Whether nothing stands at token i that the extensions of a numeral below look at: they would all come back empty.
bool ends_numeral(const Line& line, std::uint32_t i) {
  constexpr std::uint64_t continuing = role_denominator | role_cardinal | role_over | role_and | role_of | role_scale |
                                       role_short_scale | role_hundred | role_collective | role_out | role_in;
  const TokenKind kind = line.at(i).kind;
  if (kind == TokenKind::number || kind == TokenKind::symbol || line.is(i, continuing)) return false;
  return kind == TokenKind::word || (!line.is_dash(i) && !line.is_char(i, '/'));
}

Numeral digits_numeral(const Line& line, std::uint32_t at) {
  Numeral n = parse_number_token(line, at);
  if (!n) return n;
  if (line.glued(n.end) && line.is(n.end, role_ordinal_suffix) && !line.is(n.end, role_plural) && !n.has_point) {
    n.ordinal = true;
    ++n.end;
    return n;
  }
  if (line.is(n.end, role_point) && n.written == Written::digits) {  // "1 point 1"
    if (const auto behind = small_integer(line, n.end + 1)) {
      const auto decimals = static_cast<int>(line.bytes(n.end + 1).size());
      n.value = n.value + Decimal(*behind).shifted(-decimals);
      n.end += 2;
      n.has_point = true;
      set_precision(n, -decimals);
    }
  }
  if (ends_numeral(line, n.end)) return n;
  extend_fraction(line, n);
  extend_scale(line, n);
  if (n.scale != 0) extend_fraction(line, n);
  extend_ratio(line, n);
  return n;
}

/// "half", "a half", "half a million", "half a dozen".
Numeral half_numeral(const Line& line, std::uint32_t at) {
  const std::uint32_t half = is_article(line, at) ? at + 1 : at;
  if (!line.is(half, role_half)) return {};
  Numeral n = make_share(at, half, 2);
  const bool step = is_article(line, n.end) || (line.is_dash(n.end) && line.glued(n.end));
  const std::uint32_t base = step ? n.end + 1 : n.end;
  if (line.is(base, role_scale | role_collective) && !line.is(base, role_ordinal)) {
    n.end = base;
    extend_scale(line, n);
  }
  return n;
}

/// "a third (of)", "a quarter", "quarter million", "quarter-mile"; "a third meeting" is an ordinal.
Numeral part_numeral(const Line& line, std::uint32_t at) {
  const std::uint32_t part = is_article(line, at) && line.is(at + 1, role_denominator) ? at + 1 : at;
  const Word& word = line.word(part);
  const Decimal whole = (word.roles & role_scale) != 0 ? Decimal(1).shifted(word.power) : Decimal(word.value);
  if ((word.roles & role_denominator) == 0 || (word.roles & role_plural) != 0 || !(whole > Decimal(0))) return {};
  const bool scaled = line.is(part + 1, role_scale) && !line.is(part + 1, role_ordinal);
  const bool hyphened =
      line.is_dash(part + 1) && line.glued(part + 1) && line.glued(part + 2) && (word.roles & role_ordinal) == 0;
  if (!scaled && !hyphened && (part == at || !ends_share(line, part + 1))) return {};
  Numeral n = make_share(at, part, 1);
  n.value = quotient(Decimal(1), whole);
  extend_scale(line, n);
  return n;
}

/// "thousand litres" as a heading or a cell, and where the language wants no word for one.
Numeral bare_scale(const Line& line, std::uint32_t at) {
  Numeral n;
  const Word& word = line.word(at);
  if (at != line.begin && !line.lexicon.bare_thousand) return n;
  if ((word.roles & (role_scale | role_hundred)) == 0 || (word.roles & (role_plural | role_ordinal)) != 0 ||
      !line.is_word(at + 1))
    return n;
  n.begin = at;
  n.end = at + 1;
  n.value = size_of(word);
  n.written = Written::words;
  return n;
}

/// "twenty-first", "one hundred twenty-fifth", "hundredth", "tenth": makes `cardinal` (which may be empty) an ordinal.
bool make_ordinal(const Line& line, std::uint32_t at, Numeral& cardinal) {
  const std::uint32_t behind = cardinal ? cardinal.end : at;
  const auto round = cardinal ? cardinal.value.to_int64() : std::nullopt;
  const bool joint = cardinal && (line.is_dash(behind) ||
                                  (round && *round % 100 == 0 && line.is(behind, role_and)));  // "hundred and fifth"
  const std::uint32_t last = joint ? behind + 1 : behind;
  const Word& tail = line.word(last);
  if ((tail.roles & role_ordinal) == 0) return false;
  const bool scale = (tail.roles & (role_scale | role_hundred)) != 0;
  if (!cardinal) {
    if (is_article(line, at)) return false;
    cardinal.begin = at;
    cardinal.end = at + 1;
    cardinal.value = scale ? size_of(tail) : Decimal(tail.value);
    cardinal.written = Written::words;
    return cardinal.ordinal = true;
  }
  Numeral fraction = cardinal;
  extend_fraction(line, fraction);
  const auto units = cardinal.value.to_int64();
  const bool fits = units && (scale || (tail.value < 10 ? *units % 10 == 0 && *units % 100 != 10 : *units % 100 == 0));
  if (!fits || (cardinal.value == Decimal(1) && fraction.share)) return false;
  cardinal.value = scale ? cardinal.value * size_of(tail) : cardinal.value + Decimal(tail.value);
  cardinal.end = last + 1;
  return cardinal.ordinal = true;
}

/// "dozens", "hundreds", "tens of millions".
Numeral vague_plural(const Line& line, std::uint32_t at) {
  Numeral n;
  const Word& word = line.word(at);
  if ((word.roles & role_plural) == 0 || (word.roles & (role_hundred | role_scale | role_collective)) == 0 ||
      (word.roles & role_denominator) != 0)
    return n;
  n.begin = at;
  n.end = at + 1;
  n.value = (word.roles & role_collective) != 0 ? Decimal(word.value) : size_of(word);
  const Word& scale = line.word(at + 2);
  if (line.is(at + 1, role_of) && (scale.roles & role_plural) != 0 &&
      (scale.roles & (role_hundred | role_scale)) != 0 && (scale.roles & role_denominator) == 0) {
    n.value = n.value * size_of(scale);
    n.end = at + 3;
  }
  n.vague_unit = n.value;
  n.written = Written::vague;
  return n;
}

}  // namespace

Numeral parse_numeral(const Line& line, std::uint32_t at) {
  if (const auto fraction = unicode_fraction(line, at)) {
    Numeral n = make_share(at, at, 1);
    n.value = *fraction;
    extend_scale(line, n);
    return n;
  }
  if (line.is_number(at)) return digits_numeral(line, at);
  if (!line.is_word(at) || line.word(at).roles == 0) return {};
  constexpr std::uint64_t first_roles = role_half | role_denominator | role_vague_scale | role_hundred | role_scale;
  if (((line.word(at).roles | (is_article(line, at) ? line.word(at + 1).roles : 0)) & first_roles) != 0)
    for (const auto read : {half_numeral, part_numeral, vague_scale, bare_scale})
      if (const Numeral n = read(line, at)) return n;
  Numeral n = parse_number_words(line, at);
  if (make_ordinal(line, at, n)) return n;
  if (!n) return vague_plural(line, at);
  if (ends_numeral(line, n.end)) return n;
  extend_fraction(line, n);
  extend_scale(line, n);
  if (n.scale != 0 && n.written == Written::scaled) extend_fraction(line, n);
  extend_ratio(line, n);
  return n;
}

}  // namespace claimcheck
