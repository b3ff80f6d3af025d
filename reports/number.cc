// Grouping and units.
#include "reports/number.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimcheck::reports {

namespace {

bool is_currency(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

using Plural = std::pair<std::string_view, std::string_view>;

// Units and counted nouns whose plural is not regular; those that stay as they are stand with themselves.
constexpr std::array irregular_plurals = {Plural{"foot", "feet"},
                                          Plural{"person", "people"},
                                          Plural{"child", "children"},
                                          Plural{"man", "men"},
                                          Plural{"woman", "women"},
                                          Plural{"life", "lives"},
                                          Plural{"wife", "wives"},
                                          Plural{"half", "halves"},
                                          Plural{"leaf", "leaves"},
                                          Plural{"knife", "knives"},
                                          Plural{"shelf", "shelves"},
                                          Plural{"mouse", "mice"},
                                          Plural{"tooth", "teeth"},
                                          Plural{"crisis", "crises"},
                                          Plural{"analysis", "analyses"},
                                          Plural{"people", "people"},
                                          Plural{"police", "police"},
                                          Plural{"personnel", "personnel"},
                                          Plural{"staff", "staff"},
                                          Plural{"cattle", "cattle"},
                                          Plural{"sheep", "sheep"},
                                          Plural{"fish", "fish"},
                                          Plural{"aircraft", "aircraft"},
                                          Plural{"spacecraft", "spacecraft"},
                                          Plural{"series", "series"},
                                          Plural{"species", "species"},
                                          Plural{"headquarters", "headquarters"},
                                          Plural{"hertz", "hertz"},
                                          Plural{"celsius", "celsius"},
                                          Plural{"kelvin", "kelvin"},
                                          Plural{"fahrenheit", "fahrenheit"},
                                          Plural{"human", "humans"},
                                          Plural{"German", "Germans"},
                                          Plural{"german", "germans"},
                                          Plural{"Roman", "Romans"},
                                          Plural{"shaman", "shamans"}};

std::string plural_of_word(std::string_view word) {
  const auto* found = std::find_if(irregular_plurals.begin(), irregular_plurals.end(),
                                   [&](const Plural& p) { return p.first == word; });
  if (found != irregular_plurals.end()) return std::string(found->second);
  if (word.ends_with("woman") || word.ends_with("man")) return std::string(word.substr(0, word.size() - 2)) + "en";
  const bool after_consonant =
      word.size() > 1 && std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos;
  if (word.ends_with('y') && after_consonant) return std::string(word.substr(0, word.size() - 1)) + "ies";
  const bool sibilant = word.ends_with('s') || word.ends_with("ch") || word.ends_with("sh") || word.ends_with('x') ||
                        (word.ends_with('z') && after_consonant);
  return std::string(word) + (sibilant ? "es" : "s");
}

/// Plural of an English unit name or counted noun; the last word before " per " or " of " changes.
std::string plural(std::string_view unit) {
  const std::size_t tail = std::min({unit.find(" per "), unit.find(" of "), unit.size()});
  const std::string_view head = unit.substr(0, tail);
  if (is_currency(head)) return std::string(unit);  // "NOK per year"
  const std::size_t space = head.rfind(' ');
  const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
  return std::string(head.substr(0, word)) + plural_of_word(head.substr(word)) + std::string(unit.substr(tail));
}

}  // namespace

std::string grouped(const Decimal& value) {
  constexpr int decimals = 6;  // four sevenths have no end
  const bool cut = value.exponent() < -decimals && value.abs() >= Decimal::scaled(1, -3);
  const Decimal half = Decimal::scaled(value.is_negative() ? -5 : 5, -decimals - 1);
  std::string text = (cut ? value + half : value).to_string();
  if (text.find('e') != std::string::npos) return text;
  if (cut) {
    text.resize(std::min(text.size(), text.find('.') + 1 + decimals));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point - begin < 4) return text;
  for (std::size_t at = point; at > begin + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string scaled(const Decimal& value) {
  constexpr std::pair<int, const char*> scales[] = {{12, " trillion"}, {9, " billion"}, {6, " million"}};
  constexpr int decimals = -3, largest = 18;  // from there on a power of ten says more
  if (!(value.abs() < Decimal::scaled(1, largest))) return grouped(value);
  for (const auto& [zeros, word] : scales)
    if (!(value.abs() < Decimal::scaled(1, zeros)))
      return value.shifted(-zeros).exponent() < decimals ? grouped(value) : grouped(value.shifted(-zeros)) + word;
  return grouped(value);
}

std::string with_unit(const std::string& number, std::string_view unit, bool is_one) {
  if (unit.empty()) return number;
  if (unit == "percent") return number + "%";
  if (is_currency(unit)) return std::string(unit) + " " + number;
  return number + " " + (is_one ? std::string(unit) : plural(unit));
}

std::string interval_words(const Interval& interval, std::string_view unit) {
  const auto words = [&](const Decimal& value) { return with_unit(scaled(value), unit, value == Decimal(1)); };
  const auto& [low, high, low_open, high_open] = interval;
  if (!low && !high) return "any number";
  if (!high) return low_open ? "more than " + words(*low) : words(*low) + " or more";
  if (!low) return high_open ? "less than " + words(*high) : words(*high) + " or less";
  if (*low == *high) return words(*low);
  if (unit == "percent") return words(*low) + " to " + words(*high);
  return with_unit(scaled(*low) + " to " + scaled(*high), unit, false);
}

std::string value_words(const Interval& interval, const std::optional<Decimal>& point, std::string_view unit) {
  if (!point || !interval.low || !interval.high) return interval_words(interval, unit);
  std::string stated = with_unit(scaled(*point), unit, *point == Decimal(1));
  if (*interval.low == *interval.high) return stated;
  if (*interval.high == *point && interval.low->is_zero())
    return (interval.high_open ? "less than " : "up to ") + stated;
  const bool percent = unit == "percent";
  return stated + " (" + interval_words(interval, percent ? unit : std::string_view()) + ")";
}

}  // namespace claimcheck::reports
