// Cardinal number words of any length: "a hundred and twenty", "twenty-eight thousand six hundred forty-two".
#include "checker/quantity/numeral.h"

#include <limits>

namespace claimcheck {

namespace {

/// Reads one word after another into value = total + group, where the group is what stands before the next scale.
struct WordReader {
  const Line& line;
  Decimal total;
  std::int64_t group = 0;
  bool any = false, has_group = false, hundred_seen = false;
  int last_scale = std::numeric_limits<int>::max();
  int last_power = 0;  // of the word that was read last, when it was a scale

  bool take(const Word& word) {
    if ((word.roles & role_cardinal) != 0) return take_cardinal(word.value);
    if ((word.roles & role_hundred) != 0) {
      if (!has_group || hundred_seen || group == 0 || group >= 100) return false;
      group *= 100;
      hundred_seen = true;
      last_power = 0;
      return true;
    }
    if ((word.roles & role_scale) != 0) return take_scale(word.power);
    if ((word.roles & role_collective) != 0) {
      if (!has_group || group == 0) return false;
      const std::int64_t low = group % 100;
      group = low == 0 ? group * word.value : group - low + low * word.value;
      last_power = 0;
      return true;
    }
    return false;
  }

  bool take_cardinal(std::int32_t value) {
    if (has_group) {
      const std::int64_t low = group % 100;
      if (value == 0 || (value < 10 ? low != 0 && (low < 20 || low % 10 != 0) : low != 0)) return false;
      if (low == 0 && !hundred_seen) return false;
    }
    group += value;
    has_group = any = true;
    last_power = 0;
    return true;
  }

  bool take_scale(int power) {
    if (!has_group && last_scale == std::numeric_limits<int>::max()) return false;
    if (has_group && group == 0) return false;
    if (power < last_scale && has_group)
      total = total + Decimal(group).shifted(power);
    else
      total = (total + Decimal(group)).shifted(power);
    last_scale = power;
    last_power = power;
    group = 0;
    has_group = hundred_seen = false;
    return true;
  }

  /// Whether `word` could be read next.
  bool fits(const Word& word) const {
    WordReader copy = *this;
    return copy.take(word);
  }
};

constexpr std::uint64_t number_roles = role_cardinal | role_hundred | role_scale | role_collective;

/// Steps over a hyphen, "and" or a comma where a number word follows that continues the number.
std::uint32_t skip_joint(const Line& line, std::uint32_t i, const WordReader& reader) {
  const bool tens = reader.has_group && reader.group % 100 >= 20 && reader.group % 10 == 0;
  if (line.is_dash(i) && (line.glued(i) || tens) && line.is(i + 1, number_roles)) return i + 1;
  if (line.lexicon.joins_tens && tens && line.is(i, role_and) && line.is(i + 1, role_cardinal) &&
      line.word(i + 1).value < 10)
    return i + 1;
  const bool after_round = reader.has_group ? reader.hundred_seen && reader.group % 100 == 0 : reader.last_power != 0;
  const bool fraction =
      line.is(i + 1, role_cardinal) && reader.last_power >= 3 && line.is(i + 2, role_denominator | role_half);
  if (line.is(i, role_and) && after_round && line.is(i + 1, role_cardinal) && !fraction) return i + 1;
  if (line.is(i, role_and) && after_round && line.is(i + 1, role_article) && line.is(i + 2, number_roles) &&
      !line.is(i + 2, role_denominator | role_half))
    return i + 1;
  if (line.is_char(i, ',') && reader.last_power >= 3 && line.is(i + 1, role_cardinal) && line.is(i + 2, role_hundred))
    return i + 1;
  return i;
}

/// "point seven one", "point eleven": digits behind the point.
std::uint32_t read_decimals(const Line& line, std::uint32_t i, Decimal& value, int& last) {
  std::uint32_t end = i;
  int power = 0;
  std::int32_t tens = 0;
  for (std::uint32_t j = i + 1; line.is(j, role_cardinal);) {
    const std::int32_t digit = line.word(j).value;
    if (tens != 0 && digit > 0 && digit < 10) {
      value = value + Decimal::scaled(digit, power);
      tens = 0;
    } else {
      power -= digit >= 10 ? 2 : 1;
      if (power < -18) break;
      value = value + Decimal::scaled(digit, power);
      tens = digit >= 20 ? digit : 0;
    }
    last = power;
    end = ++j;
    if (line.is_dash(j) && tens != 0 && line.is(j + 1, role_cardinal)) ++j;
  }
  return end;
}

}  // namespace

Decimal size_of_words(const Line& line, const Numeral& n) {
  if (n.end < n.begin + 2 || n.scale != 0 || n.share || n.vague_unit || n.article) return Decimal(1);
  const Word& word = line.word(n.end - 1);
  if ((word.roles & (role_ordinal | role_plural)) != 0) return Decimal(1);
  if ((word.roles & role_hundred) != 0) return Decimal(100);
  return (word.roles & role_collective) != 0 ? Decimal(word.value) : Decimal(1);
}

Numeral parse_number_words(const Line& line, std::uint32_t at) {
  Numeral out;
  WordReader reader{line, {}, 0, false, false, false};
  std::uint32_t i = at, end = at;
  if (line.is(i, role_article) && line.is(i + 1, role_hundred | role_scale | role_collective) &&
      !line.is(i + 1, role_plural)) {
    reader.group = 1;
    reader.has_group = reader.any = true;
    out.article = true;
    ++i;
  }
  while (line.holds(i)) {
    std::uint32_t next = end > at ? skip_joint(line, i, reader) : i;
    const Word& word = line.word(next);
    if ((word.roles & number_roles) == 0 || (word.roles & role_ordinal) != 0) break;
    if ((word.roles & role_plural) != 0 && (word.roles & role_denominator) != 0) break;
    if (end > at && line.at(next).line_start && line.at(next).capital && !line.at(at).capital) break;
    if (!reader.take(word)) break;
    i = end = next + 1;
  }
  if (end == at || !reader.any) return {};
  out.begin = at;
  out.end = end;
  out.value = reader.total + Decimal(reader.group);
  out.written = reader.last_power != 0 ? Written::scaled : Written::words;
  out.last = out.scale = reader.last_power;
  if (line.is(end, role_point) && line.is(end + 1, role_cardinal)) {
    const std::uint32_t decimals = read_decimals(line, end, out.value, out.last);
    if (decimals > end) {
      out.end = decimals;
      out.written = Written::decimals;
      out.has_point = true;
    }
  }
  return out;
}

}  // namespace claimcheck
