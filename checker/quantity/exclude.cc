#include "checker/quantity/exclude.h"

namespace claimcheck {

namespace {

bool all_digits(std::string_view s) {
  for (const char c : s)
    if (c < '0' || c > '9') return false;
  return !s.empty();
}

/// The run of tokens without white space between them that holds token i.
struct Chunk {
  std::uint32_t begin, end;
};

Chunk chunk_of(const Line& line, std::uint32_t i) {
  constexpr std::uint32_t longest = 200;  // what is longer is cut: it is no word of prose
  Chunk c{i, i + 1};
  while (c.begin > line.begin && line.glued(c.begin) && i - c.begin < longest) --c.begin;
  while (c.end < line.end && line.glued(c.end) && c.end - i < longest) ++c.end;
  return c;
}

/// URLs, e-mail addresses, paths, hashtags, markup.
bool in_address(const Line& line, std::uint32_t at, Chunk chunk) {
  if (chunk.end - chunk.begin < 3) return false;
  bool sign_of_address = false;  // each of the forms below holds one of these
  for (std::uint32_t i = chunk.begin; i < chunk.end; ++i) {
    const char c = line.text[line.start_byte(i)];
    sign_of_address |= c == '.' || c == '/' || c == '@' || c == ']';
  }
  if (!sign_of_address) return false;
  const std::string_view text =
      line.text.substr(line.start_byte(chunk.begin), line.end_byte(chunk.end) - line.start_byte(chunk.begin));
  if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos) return true;
  if (text.find("](") != std::string_view::npos && text.find('/') != std::string_view::npos) return true;
  for (const std::string_view domain : {".com/", ".org/", ".gov/", ".html", ".pdf", ".php", ".jpg", ".png"})
    if (text.find(domain) != std::string_view::npos) return true;
  const std::size_t sign = text.find('@');
  return sign != std::string_view::npos && sign > 0 && line.is_word(chunk.begin) &&
         line.start_byte(at) > line.start_byte(chunk.begin);
}

/// "25:29", "11:30:05", "1:36.6": behind the last number of the time, or `at`.
std::uint32_t clock_time(const Line& line, std::uint32_t at) {
  std::uint32_t i = at + 1;
  while (line.is_char(i, ':') && line.glued(i) && line.glued(i + 1) && line.is_number(i + 1)) i += 2;
  if (i > at + 1) return i;
  if (at > line.begin + 1 && line.is_char(at - 1, ':') && line.glued(at) && line.glued(at - 1) &&
      line.is_number(at - 2))
    return at + 1;
  const std::string_view number = line.bytes(at);
  if (line.is(at + 1, role_time_of_day) && number.size() <= 5 && number.find(',') == std::string_view::npos) {
    // "2 hrs" is a length of time, "1400 hrs" is none.
    const auto unit = line.phrase(line.lexicon.units_after, at + 1, line.end);
    if (number.size() <= 2 && unit.length != 0 &&
        line.lexicon.unit_forms[unit.payload].unit->dimension == UnitDimension::time)
      return at;
    const std::size_t point = number.find('.');
    if (point == std::string_view::npos ? number.size() <= 2 || number.size() == 4 : number.size() - point - 1 == 2)
      return at + 2;
  }
  return at;
}

/// "+1-222-2222", "202-456-1111", "555-0123", "1-2-3": three numbers or more joined by hyphens, or the form of a
/// number.
std::uint32_t phone_number(const Line& line, std::uint32_t at) {
  std::uint32_t i = at + 1, parts = 1;
  while ((line.is_dash(i) || line.is_char(i, '/')) && line.glued(i) && line.glued(i + 1) && line.is_number(i + 1)) {
    i += 2;
    ++parts;
  }
  const bool dashes = line.is_dash(at + 1);
  const bool mixed = parts == 3 && line.is_char(at + 3, '/');  // "7-1/2"
  if (parts >= 3 && dashes && !mixed) return i;
  if (parts == 2 && dashes && line.bytes(at).size() == 3 && line.bytes(at + 2).size() == 4 &&
      all_digits(line.bytes(at)) && all_digits(line.bytes(at + 2)) && line.bytes(at + 2)[0] != '1' &&
      line.bytes(at + 2)[0] != '2')
    return i;
  if (line.is_char(at + 1, ')') && at > line.begin && line.is_char(at - 1, '(') && line.bytes(at).size() == 3 &&
      line.is_number(at + 2) && line.is_dash(at + 3) && line.is_number(at + 4))
    return at + 5;
  return at;
}

/// Scores: "2-1", "2-2": a hyphen between small numbers that do not rise.
std::uint32_t score(const Line& line, std::uint32_t at) {
  if (!line.is_dash(at + 1) || !line.glued(at + 1) || !line.glued(at + 2) || !line.is_number(at + 2)) return at;
  const std::string_view a = line.bytes(at), b = line.bytes(at + 2);
  if (a.size() > 3 || b.size() > 3 || !all_digits(a) || !all_digits(b)) return at;
  const bool falls = a.size() > b.size() || (a.size() == b.size() && a >= b);
  const bool goes_on =
      line.glued(at + 3) && (line.is_word(at + 3) || line.is_char(at + 3, '%') || line.is_char(at + 3, '/'));
  return falls && !goes_on ? at + 3 : at;
}

bool glued_to_letters(const Line& line, std::uint32_t at) {
  if (!line.glued(at)) return false;
  if (line.is_word(at - 1)) return true;
  // "COVID-19", "F-16", "L-202"; but not "mid-30", "under-18", "sub-30"
  if (line.is_dash(at - 1) && line.glued(at - 1) && line.is_word(at - 2)) {
    const std::uint64_t roles = line.word(at - 2).roles;
    if ((roles & (role_cardinal | role_month | role_minus | role_scale | role_to | role_prefix)) != 0) return false;
    return line.at(at - 2).capital || line.bytes(at - 2).size() <= 4 || line.glued(at + 1);
  }
  return line.is_char(at - 1, '#') || (line.is_char(at - 1, '.') && line.glued(at - 1) && line.is_word(at - 2)) ||
         (line.is_char(at - 1, '_') && line.glued(at - 1));
}

/// "13:00:00 -0800", "1465981006 +0100": behind the time zone that follows a clock or a count of seconds, or `at`.
std::uint32_t time_zone(const Line& line, std::uint32_t at) {
  constexpr std::size_t seconds = 9;  // digits from which on a number may count the seconds since 1970
  const auto zone = [&](std::uint32_t i) {
    return line.bytes(i).size() == 4 && all_digits(line.bytes(i)) && line.glued(i) && !line.glued(i - 1) &&
           (line.is_dash(i - 1) || line.is_char(i - 1, '+'));
  };
  if (line.bytes(at).size() >= seconds && all_digits(line.bytes(at)) && zone(at + 2)) return at + 3;
  const bool behind_clock =
      at > line.begin + 3 && line.is_number(at - 2) && line.glued(at - 2) && line.is_char(at - 3, ':');
  const bool padded = line.bytes(at).starts_with('0');  // "-0800" is no quantity anywhere
  return (behind_clock || padded) && zone(at) ? at + 1 : at;
}

/// "low.example:8080", "I:13": a port, and what a program writes behind one or two letters. "Total:350" and
/// "killed:120" are figures.
bool value_of_name(const Line& line, std::uint32_t at) {
  if (at < line.begin + 2 || !line.glued(at) || !line.is_char(at - 1, ':') || !line.glued(at - 1)) return false;
  if (!line.is_word(at - 2)) return false;
  const bool host = line.bytes(at - 2).find('.') != std::string_view::npos ||
                    (line.glued(at - 2) && line.is_char(at - 3, '.') && line.glued(at - 3));
  return host || line.bytes(at - 2).size() <= 2;
}

/// "<12>"; and "pair(5,1,7)", whose "5,1" is no 5.1.
bool in_marks(const Line& line, std::uint32_t at) {
  if (line.is_char(at - 1, '<') && line.is_char(at + 1, '>') && line.glued(at) && line.glued(at + 1)) return true;
  const std::string_view number = line.bytes(at);
  const std::size_t comma = number.find(',');
  if (comma == std::string_view::npos || number.size() - comma > 3) return false;
  return line.glued(at) && (line.is_char(at - 1, '(') || line.is_char(at - 1, ',') || line.is_char(at - 1, '['));
}

/// Whether nothing but white space follows token i - 1: "192." is a whole text.
bool ends_text(const Line& line, std::uint32_t i) {
  return !line.holds(i) && line.text.find_first_not_of(" \t\r\n", line.end_byte(i)) == std::string_view::npos;
}

/// "$4- — $424 million": a speaker breaks off and begins again. "4- and 5-year-olds" goes on.
bool broken_off(const Line& line, std::uint32_t at) {
  return line.is_dash(at + 1) && line.glued(at + 1) && line.is_dash(at + 2) && !line.glued(at + 2);
}

/// "5.12." that opens a line or a sentence, with words behind it.
bool section_number(const Line& line, std::uint32_t at) {
  const std::string_view number = line.bytes(at);
  const std::size_t point = number.find('.');
  return point != std::string_view::npos && all_digits(number.substr(0, point)) &&
         all_digits(number.substr(point + 1)) && line.glued(at + 1) && line.is_char(at + 1, '.') &&
         !line.glued(at + 2) && line.is_word(at + 2) && (at == line.begin || line.at(at).line_start);
}

/// "1." or "2)" that opens a line or a sentence; "(3)", but for a cell of a table that holds no more; "[12]".
bool list_number(const Line& line, std::uint32_t at) {
  const std::string_view number = line.bytes(at);
  if (section_number(line, at)) return true;
  if (number.size() > 3 || !all_digits(number)) return false;
  const bool opens = at == line.begin || line.at(at).line_start;
  if (opens && line.glued(at + 1) && (line.is_char(at + 1, '.') || line.is_char(at + 1, ')')) &&
      !line.is_number(at + 2) && !ends_text(line, at + 2))
    return true;
  if (at == line.begin || at + 1 >= line.end) return false;
  const bool round = line.is_char(at - 1, '(') && line.is_char(at + 1, ')') && line.glued(at),
             square = line.is_char(at - 1, '[') && line.is_char(at + 1, ']');
  const bool fills_cell = line.is_cell && at == line.begin + 1;
  return (round && number.size() <= 2 && !fills_cell) || square;
}

/// "49 Harbour Road", "22 Avenue Foch": a number before a capitalised name with a word for a street in it.
bool house_number(const Line& line, std::uint32_t at) {
  if (line.bytes(at).size() > 5 || !all_digits(line.bytes(at))) return false;
  std::uint32_t i = at + 1;
  if (line.is_dash(i) && line.is_number(i + 1)) i += 2;
  // "9 East 71st Street", too
  for (const std::uint32_t first = i;
       i < first + 5 && (line.at(i).capital || line.is_number(i) || line.is(i, role_ordinal_suffix)); ++i)
    if (line.is(i, role_street) && !line.glued(i) && (i > first || line.at(i + 1).capital)) return true;
  return false;
}

/// "in 2019 dollars", "in constant 2015 US dollars", "(2017 USD)": the year whose prices an amount is given in.
bool year_of_prices(const Line& line, std::uint32_t at) {
  if (!reads_as_year(line, at) || at == line.begin) return false;
  const bool announced = line.is(at - 1, role_in) || line.is_char(at - 1, '(') ||
                         (at - 1 > line.begin && line.is_word(at - 1) && line.is(at - 2, role_in));
  if (!announced) return false;
  const auto money = line.phrase(line.lexicon.units_after, at + 1, line.end);
  return money.length != 0 && line.lexicon.unit_forms[money.payload].unit->dimension == UnitDimension::money;
}

/// "HTTP/1.1", "TLS/1.3": behind a name in capitals the number is a version.
bool version_behind_name(const Line& line, std::uint32_t at) {
  return line.glued(at) && line.is_char(at - 1, '/') && line.glued(at - 1) && line.is_word(at - 2) &&
         line.at(at - 2).all_caps && line.bytes(at - 2).size() > 2 &&
         line.bytes(at).find('.') != std::string_view::npos;
}

}  // namespace

std::uint32_t skip_non_quantity(const Line& line, std::uint32_t at) {
  if (year_of_prices(line, at)) return at + 1;
  // "300 people": none of the forms below stands apart on both sides with a word in lower case behind it.
  if (!line.glued(at) && !line.glued(at + 1) && line.is_word(at + 1) && !line.at(at + 1).capital &&
      !line.is(at + 1, role_time_of_day | role_ordinal_suffix))
    return at;
  if (const std::uint32_t next = clock_time(line, at); next != at) return next;
  if (const std::uint32_t next = phone_number(line, at); next != at) return next;
  if (const std::uint32_t next = score(line, at); next != at) return next;
  if (const std::uint32_t next = time_zone(line, at); next != at) return next;
  if (list_number(line, at) || broken_off(line, at) || value_of_name(line, at) || in_marks(line, at) ||
      version_behind_name(line, at))
    return at + 1;
  if (house_number(line, at)) return line.is_dash(at + 1) && line.is_number(at + 2) ? at + 3 : at + 1;
  const bool glued = line.glued(at) || line.glued(at + 1);
  if (glued) {
    const Chunk chunk = chunk_of(line, at);
    if (in_address(line, at, chunk)) return chunk.end;
    if (glued_to_letters(line, at) &&
        !(at > line.begin && line.phrase(line.lexicon.currency_before, at - 1, line.begin).exact)) {
      std::uint32_t next = at + 1;
      while (line.glued(next) &&
             (line.is_word(next) || line.is_number(next) ||
              (line.glued(next + 1) && (line.is_dash(next) || line.is_char(next, '+') || line.is_char(next, '.')))))
        ++next;
      return next;
    }
    // letters and digits mixed behind it: "4810K77"
    if (line.glued(at + 1) && line.is_word(at + 1) && line.glued(at + 2) && line.is_number(at + 2) &&
        line.bytes(at + 1) != "x" && line.bytes(at + 1) != "e" && line.bytes(at + 1) != "E" &&
        !line.phrase(line.lexicon.units_after, at + 1, line.end).exact)
      return at + 3;
    if (line.is_char(at + 1, '/') && line.bytes(at + 2) == "0" && line.glued(at + 2)) return at + 3;  // no fraction
  }
  return at;
}

bool reads_as_year(const Line& line, std::uint32_t at) {
  const std::string_view s = line.bytes(at);
  return line.is_number(at) && s.size() == 4 && all_digits(s) && s >= "1500" && s <= "2100";
}

/// Whether the words around are written as in a headline, where a capital says nothing.
static bool title_case(const Line& line, std::uint32_t at) {
  constexpr std::uint32_t reach = 30;
  const std::uint32_t last = std::min(line.end, at + reach);
  for (std::uint32_t i = at > line.begin + reach ? at - reach : line.begin; i < last; ++i)
    if (line.is_word(i) && !line.at(i).capital && !is_stop_word(line.at(i).hash)) return false;
  return true;
}

/// What the lexicon says of a word that a number follows (numbers.toml): how it must be written to make the number a
/// name.
enum : std::int32_t { identifies = 1, identifies_as_name = 2, identifies_abbreviated = 3 };

/// Whether the word that ends before token `at` makes the number at `at` a name: "page 12", "Title 42", "pp. 45".
/// `counts`: a word that the number may count follows it.
static bool behind_identifier(const Line& line, std::uint32_t at, bool counts) {
  const bool dotted = line.is_char(at - 1, '.') && line.glued(at - 1);
  const std::uint32_t i = dotted ? at - 2 : at - 1;
  if (!line.is(i, role_identifier)) return false;
  const auto how = line.word(i).value;
  if (how == identifies_abbreviated) return dotted || !counts;  // "p. 12"; "the ref 12 players sent off"
  return line.at(i).capital ||
         (how == identifies && (!dotted || !counts));  // "Liberty, no. 129"; but "he said no. 12 people came"
}

/// "pages 12, 15 and 19": an earlier number of the list stands behind such a word.
static bool in_list_of_names(const Line& line, std::uint32_t at) {
  constexpr int most = 12;  // numbers
  for (int k = 0; k < most; ++k) {
    std::uint32_t i = at - 1;
    if (line.is(i, role_and) || line.is_char(i, '&')) --i;
    if (line.is_char(i, ',')) --i;
    if (i + 1 == at || !line.is_number(i)) return false;
    if (line.is_dash(i - 1) && line.is_number(i - 2)) i -= 2;  // "15-17"
    // Of a list the word is in the plural or an abbreviation: "pages 12, 15 and 19", "pp. 12, 15"; "on page 3, 120
    // died".
    const std::uint32_t word = line.is_char(i - 1, '.') ? i - 2 : i - 1;
    const bool of_several = line.bytes(word).ends_with('s') || line.word(word).value == identifies_abbreviated;
    if (behind_identifier(line, i, false)) return of_several;
    at = i;
  }
  return false;
}

bool names_something(const Line& line, std::uint32_t begin, std::uint32_t end) {
  if (begin == line.begin) return false;
  const std::uint32_t before = begin - 1;
  const Word& word = line.word(before);
  const bool counts = line.is_word(end) && !line.at(end).capital && !is_stop_word(line.at(end).hash);
  if (behind_identifier(line, begin, counts) || (!counts && in_list_of_names(line, begin))) return true;
  if ((line.is(end, role_era) && line.at(end).all_caps) || (line.is(before, role_era) && line.at(before).all_caps))
    return true;  // "500 BC", "AD 500"
  if (begin + 1 == end && line.is_word(begin) && line.at(begin).capital && line.at(before).capital &&
      line.is_word(before) && before > line.begin && !line.is(before, role_not_noun) &&
      !is_stop_word(line.at(before).hash) && (line.at(end).capital || !line.is_word(end)) && !title_case(line, begin))
    return true;  // "Route Nine"
  if (line.is_char(before, '#') || line.is_char(before, '&')) return true;
  if (!line.is_number(begin) || end != begin + 1 || !all_digits(line.bytes(begin)) || line.bytes(begin).size() > 4)
    return false;
  if ((word.roles & role_month) != 0) {
    // "May 12", "May 2019", "May 68"; but "in May 412 ships called", "in May 68 ships", "in May 62 of the 88".
    const std::size_t digits = line.bytes(begin).size();
    const bool day = digits < 2 || (digits == 2 && line.bytes(begin) <= "31");
    return day || digits == 4 || (digits == 2 && !counts && !line.is(end, role_of));
  }
  // "Voyager 2": a name in the middle of a sentence, and nothing that the number could count.
  bool name = line.is_word(before) && line.at(before).capital && before > line.begin && !line.at(before).line_start &&
              line.bytes(before) != "I";
  for (const char c : line.bytes(before).substr(line.holds(before) && line.is_word(before) ? 1 : 0))
    name |= line.is_word(before) && !line.at(before).all_caps && c >= 'A' && c <= 'Z';
  const bool number_ends_name =
      !line.is_word(end) || line.at(end).capital || is_stop_word(line.at(end).hash) || line.is(end, role_verb);
  return name && number_ends_name && !is_stop_word(line.at(before).hash);
}

}  // namespace claimcheck
