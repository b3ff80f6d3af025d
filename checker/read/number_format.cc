#include "checker/read/number_format.h"

#include "checker/read/white_space.h"

#include <claimcheck/date.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace claimcheck::read {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
/// How the names of the months begin where English, German, French, Spanish, Italian, Portuguese or Dutch is the
/// language of a sheet.
constexpr std::array<std::string_view, 12> month_starts = {
    "jan ene gen", "feb fev fév", "mar mär mrz maa mrt", "apr avr abr", "may mai mag mei", "jun jui giu", "jul jui lug",
    "aug aoû ago", "sep set",     "oct okt ott out",     "nov",         "dec dez dic déc"};
constexpr int shown_digits = 15;  // a spreadsheet computes with 15 significant digits
constexpr int most_decimals = 30;

/// A number as digits and the place of its point: "147" with point 5 is 14,700.
struct Digits {
  std::string digits;
  int point = 0;
  bool negative = false;
};

Digits digits_of(double value) {
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                                 std::chars_format::scientific, shown_digits - 1)
                       .ptr;
  const std::string_view written(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  Digits out;
  out.negative = std::signbit(value);
  const std::size_t e = written.find('e');
  for (const char c : written.substr(0, e))
    if (is_digit(c)) out.digits += c;
  const std::string_view exponent = written.substr(e + (written[e + 1] == '+' ? 2 : 1));
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), out.point);
  out.point += 1;
  if (value == 0) out = {"0", 1, false};
  return out;
}

/// Rounds half away from zero at `decimals` behind the point, and writes whole part and decimals.
void round_at(Digits number, int decimals, std::string& whole, std::string& fraction) {
  const int kept = number.point + decimals;
  if (kept < 0) {
    number.digits = "0";
    number.point = 1;
  } else if (kept < static_cast<int>(number.digits.size())) {
    const bool up = number.digits[static_cast<std::size_t>(kept)] >= '5';
    number.digits.resize(static_cast<std::size_t>(kept));
    int i = kept - 1;
    for (; up && i >= 0; --i) {
      char& digit = number.digits[static_cast<std::size_t>(i)];
      if (digit != '9') {
        ++digit;
        break;
      }
      digit = '0';
    }
    if (up && i < 0) {
      number.digits.insert(number.digits.begin(), '1');
      ++number.point;
    }
  }
  const auto digit_at = [&](int place) {  // 0: the first behind the point
    const int index = number.point + place;
    const bool inside = index >= 0 && index < static_cast<int>(number.digits.size());
    return inside ? number.digits[static_cast<std::size_t>(index)] : '0';
  };
  for (int place = -number.point; place < 0; ++place) whole += digit_at(place);
  if (whole.empty()) whole = "0";
  for (int place = 0; place < decimals; ++place) fraction += digit_at(place);
}

std::string general(double value) {
  const Digits number = digits_of(value);
  if (number.point > 21 || number.point < -9) {
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
  }
  std::string whole, fraction;
  round_at(number, std::max(0, shown_digits - number.point), whole, fraction);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (number.negative ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

/// One of the sections of a format code, taken apart.
struct Section {
  std::string before, behind;  // literals around the digits
  int decimals = 0;
  int thousands = 0;     // powers of 1,000 that are not shown
  int whole_digits = 0;  // that are shown at least: "00123"
  std::string pattern;   // of digits ('0') between literals, as of telephone numbers: "000-0000"; else empty
  bool optional_decimals = false;
  bool digits = false, grouped = false, percent = false, general = false;
  bool year = false, month = false, day = false, clock = false;
  bool unknown = false;  // fractions, exponents
};

/// "[$€-407]" is a currency; colours, conditions and locales show nothing.
std::string bracket(std::string_view inside, Section& section) {
  if (inside.starts_with('$')) return std::string(inside.substr(1, inside.find('-') - 1));
  if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm" || inside == "s" || inside == "ss")
    section.clock = true;
  return {};
}

void digit_sign(std::string_view code, std::size_t& i, Section& section) {
  bool point = false, comma = false;
  section.digits = true;
  for (; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '.') {
      point = true;
    } else if (c == ',') {
      comma = true;
      ++section.thousands;
    } else if (c == '0' || c == '#' || c == '?') {
      if (point) {
        ++section.decimals;
        section.optional_decimals = c != '0';
      } else {
        section.whole_digits += c == '0';
        section.grouped |= comma;
        if (comma) section.thousands = 0;
      }
    } else {
      break;
    }
  }
  --i;
}

Section parse_section(std::string_view code) {
  Section section;
  std::string pattern;
  bool plain = true;  // digits and literals, no more
  const auto show = [&](std::string_view text) {
    (section.digits ? section.behind : section.before) += text;
    pattern += text;
    plain &= text.find('0') == std::string_view::npos;
  };
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (code.substr(i, 7) == "General") {
      section.general = section.digits = true;
      i += 6;
    } else if (c == '"') {
      const std::size_t end = std::min(code.find('"', i + 1), code.size());
      show(code.substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '\\') {
      if (++i < code.size()) show(code.substr(i, utf8_length(code[i])));
      if (i < code.size()) i += utf8_length(code[i]) - 1;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      show(bracket(code.substr(i + 1, end - i - 1), section));
      i = end;
    } else if (c == '_' || c == '*') {
      if (++i < code.size()) i += utf8_length(code[i]) - 1;  // a gap as wide as that character, or filled with it
    } else if (c == '0' || c == '#' || c == '?' || (c == '.' && !section.digits)) {
      if (section.digits) section.unknown = true;  // "# ?/?"
      const std::size_t first = i;
      digit_sign(code, i, section);
      const std::string_view run = code.substr(first, i + 1 - first);
      plain &= run.find_first_not_of("0#") == std::string_view::npos;
      pattern.append(run.size(), '0');
    } else if (c == '%') {
      section.percent = true;
      show("%");
    } else if ((c == 'E' || c == 'e') && i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-')) {
      section.unknown = true;
      plain = false;
    } else if (c == 'y' || c == 'Y') {
      section.year = true;
    } else if (c == 'd' || c == 'D') {
      section.day = true;
    } else if (c == 'm' || c == 'M') {
      section.month = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      section.clock = true;
    } else if (c != '@') {
      show(code.substr(i, utf8_length(c)));
      i += utf8_length(c) - 1;
    }
  }
  if (section.unknown && plain && section.behind.find('-') != std::string::npos) section.pattern = std::move(pattern);
  return section;
}

std::vector<std::string_view> sections_of(std::string_view format) {
  std::vector<std::string_view> out;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '\\')
      ++i;
    else if (format[i] == '"')
      quoted = !quoted;
    else if (format[i] == ';' && !quoted) {
      out.push_back(format.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  out.push_back(format.substr(std::min(begin, format.size())));
  return out;
}

std::string in_groups(std::string whole) {
  for (std::size_t i = whole.size(); i > 3; i -= 3) whole.insert(i - 3, ",");
  return whole;
}

std::string plain_number(double value, const Section& section, bool own_sign) {
  Digits number = digits_of(value);
  if (section.percent) number.point += 2;
  number.point -= 3 * section.thousands;
  std::string whole, fraction;
  round_at(number, std::min(section.decimals, most_decimals), whole, fraction);
  if (section.optional_decimals)
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  if (whole.size() < static_cast<std::size_t>(section.whole_digits) && section.whole_digits <= shown_digits)
    whole.insert(0, static_cast<std::size_t>(section.whole_digits) - whole.size(), '0');
  if (section.grouped) whole = in_groups(std::move(whole));
  const bool zero =
      whole.find_first_not_of("0,") == std::string::npos && fraction.find_first_not_of('0') == std::string::npos;
  std::string out = number.negative && !zero && !own_sign ? "-" : "";
  out += section.before + whole;
  if (!fraction.empty()) out += "." + fraction;
  return out + section.behind;
}

std::string shown_date(double value, const Section& section, bool from_1904) {
  const double days = std::floor(value);
  if (days < 0 || days > 2958465) return general(value);  // 9999-12-31
  if (section.clock && !section.year && !section.day) {
    const int minutes = static_cast<int>(std::floor((value - days) * 24 * 60 + 0.5));
    const std::string rest = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
  }
  // Day 60 is the 29th of February 1900, which never was.
  const std::int32_t start =
      from_1904 ? make_date(1904, 1, 1)->days : make_date(1899, 12, 30)->days + (days < 60 ? 1 : 0);
  const Date date{start + static_cast<std::int32_t>(days)};
  const CivilDate parts = civil(date);
  if (section.day) return to_string(date);
  const std::string month(month_names[static_cast<std::size_t>(parts.month - 1)]);
  if (!section.month) return std::to_string(parts.year);
  return section.year ? month + " " + std::to_string(parts.year) : month;
}

/// "555-1234" as "000-0000" shows 5551234: its digits from the last one on.
std::string in_pattern(double value, std::string_view pattern) {
  std::string whole, fraction;
  round_at(digits_of(value), 0, whole, fraction);
  std::string out(pattern);
  for (std::size_t i = out.size(); i-- > 0;) {
    if (out[i] != '0') continue;
    if (!whole.empty()) out[i] = whole.back();
    if (!whole.empty()) whole.pop_back();
  }
  return out.insert(pattern.find('0'), whole);
}

/// What the words of a day as it is shown say of its month.
struct MonthWords {
  int words = 0;              // of three letters or more (shorter ones are "5th", "de", "pm"), without its weekday
  bool named = false;         // one of them names the month
  bool other_period = false;  // "Q1", "H2": not the day that it begins with
};

/// Bytes of the letter at `i`, of those that names of months are written in, or 0.
std::size_t month_letter(std::string_view shown, std::size_t i) {
  if (i >= shown.size()) return 0;
  if (is_letter(shown[i])) return 1;
  return shown[i] == '\xC3' && i + 1 < shown.size() ? 2 : 0;  // U+00C0 to U+00FF
}

MonthWords month_words(std::string_view shown, Date date) {
  constexpr std::size_t shortest = 3;
  constexpr std::array<std::string_view, 7> weekdays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  const std::string_view starts = month_starts[static_cast<std::size_t>(civil(date).month - 1)];
  const std::string_view own_weekday = weekdays[static_cast<std::size_t>(civil(date).weekday)];
  MonthWords out;
  for (std::size_t i = 0; i < shown.size();) {
    std::string word;
    for (std::size_t n = month_letter(shown, i); n > 0; i += n, n = month_letter(shown, i))
      for (const char c : shown.substr(i, n)) word += is_upper(c) ? static_cast<char>(c | 0x20) : c;
    out.other_period |= !word.empty() && i < shown.size() && is_digit(shown[i]) && word != "t";  // "2024-03-05T14:30"
    out.words += word.size() >= shortest && !word.starts_with(own_weekday);
    for (std::size_t at = 0; at < starts.size(); at = std::min(starts.find(' ', at), starts.size()) + 1)
      out.named |= word.starts_with(starts.substr(at, starts.find(' ', at) - at));
    ++i;  // what is no letter
  }
  return out;
}

}  // namespace

std::string_view builtin_number_format(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
      return "yyyy-mm-dd";
    case 15:
      return "d-mmm-yy";
    case 16:
      return "d-mmm";
    case 17:
      return "mmm-yy";
    case 18:
    case 19:
    case 20:
    case 21:
    case 45:
    case 46:
    case 47:
      return "h:mm";
    case 22:
      return "yyyy-mm-dd h:mm";
    case 37:
    case 38:
      return "#,##0;(#,##0)";
    case 39:
    case 40:
      return "#,##0.00;(#,##0.00)";
    case 41:
      return "#,##0";
    case 42:
      return "$#,##0";
    case 43:
      return "#,##0.00";
    case 44:
      return "$#,##0.00";
    default:
      return "";
  }
}

std::string format_number(std::string_view value, std::string_view format, bool from_1904) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) return std::string(value);
  constexpr double longest = 1e21;  // written out
  if (std::fabs(number) >= longest) return general(number);
  const std::vector<std::string_view> sections = sections_of(format);
  std::size_t which = 0;
  if (number < 0 && sections.size() > 1) which = 1;
  if (number == 0 && sections.size() > 2) which = 2;
  const Section section = parse_section(sections[which]);
  // A section of its own for negative numbers shows the sign itself, or means to leave it out.
  const bool own_sign = which == 1;
  if (section.year || section.day || section.clock || (section.month && !section.digits))
    return shown_date(number, section, from_1904);
  if (!section.pattern.empty()) return (number < 0 && !own_sign ? "-" : "") + in_pattern(number, section.pattern);
  if (section.general && !section.unknown)
    return section.before + general(own_sign ? std::fabs(number) : number) + section.behind;
  if (section.digits && !section.unknown) return plain_number(number, section, own_sign);
  if (!section.digits && which > 0) return section.before;  // "-" for zero
  return general(number);
}

std::string clear_day(std::string_view shown, std::string_view day) {
  const auto date = parse_iso_date(day.substr(0, 10));
  if (!date) return std::string(shown);
  const CivilDate parts = civil(*date);
  std::vector<int> numbers;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!is_digit(shown[i])) continue;
    int number = 0;
    const char* end = std::from_chars(shown.data() + i, shown.data() + shown.size(), number).ptr;
    i = static_cast<std::size_t>(end - shown.data()) - 1;
    numbers.push_back(number);
  }
  const MonthWords words = month_words(shown, *date);
  const auto shows = [&](int number) { return std::find(numbers.begin(), numbers.end(), number) != numbers.end(); };
  const bool year = shows(parts.year) || shows(parts.year % 100);
  if (words.other_period || (words.words > 0 && !words.named)) return std::string(shown);
  const bool month = words.named || shows(parts.month);
  if (numbers.size() >= (words.named ? 2U : 3U) && year && month && shows(parts.day)) return to_string(*date);
  if (numbers.size() == 1 && words.words == 1 && year && !(shows(parts.day) && numbers[0] < 32))
    return std::string(month_names[static_cast<std::size_t>(parts.month - 1)]) + " " + std::to_string(parts.year);
  return std::string(shown);
}

}  // namespace claimcheck::read
