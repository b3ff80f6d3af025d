#include "checker/quantity/dates_words.h"

#include "checker/text/parse_toml.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimcheck {

namespace {

template <class T>
struct Named {
  const char* name;
  T value;
};

constexpr Named<DateRole> glue_names[] = {{"since", DateRole::since},
                                          {"after", DateRole::after},
                                          {"before", DateRole::before},
                                          {"until", DateRole::until},
                                          {"by", DateRole::by},
                                          {"from", DateRole::from},
                                          {"between", DateRole::between},
                                          {"to", DateRole::to},
                                          {"and", DateRole::and_},
                                          {"or", DateRole::or_},
                                          {"of", DateRole::of},
                                          {"in", DateRole::in},
                                          {"on", DateRole::on},
                                          {"at", DateRole::at},
                                          {"within", DateRole::within},
                                          {"the", DateRole::the},
                                          {"one", DateRole::one},
                                          {"ago", DateRole::ago},
                                          {"later", DateRole::later},
                                          {"now", DateRole::now},
                                          {"time", DateRole::time},
                                          {"year", DateRole::year},
                                          {"calendar", DateRole::calendar},
                                          {"back", DateRole::back},
                                          {"as", DateRole::as},
                                          {"onward", DateRole::onward},
                                          {"ending", DateRole::ending},
                                          {"no", DateRole::no}};

constexpr Named<DateUnit> unit_names[] = {{"day", DateUnit::day},
                                          {"week", DateUnit::week},
                                          {"fortnight", DateUnit::fortnight},
                                          {"weekend", DateUnit::weekend},
                                          {"month", DateUnit::month},
                                          {"quarter", DateUnit::quarter},
                                          {"half", DateUnit::half},
                                          {"year", DateUnit::year},
                                          {"decade", DateUnit::decade},
                                          {"century", DateUnit::century},
                                          {"fiscal_year", DateUnit::fiscal_year}};

constexpr Named<DatePart> part_names[] = {{"early", DatePart::early},   {"earlier", DatePart::earlier},
                                          {"later", DatePart::later},   {"begin", DatePart::begin},
                                          {"middle", DatePart::middle}, {"late", DatePart::late},
                                          {"end", DatePart::end}};

constexpr Named<DateHedge> hedge_names[] = {{"about", DateHedge::about},
                                            {"over", DateHedge::over},
                                            {"than", DateHedge::than},
                                            {"more", DateHedge::more},
                                            {"less", DateHedge::less}};

/// Tables of the form `word = integer`.
struct IntegerTable {
  const char* name;
  DateRole role;
  std::int64_t low, high;
  void (*set)(DateWord&, std::int64_t);
};

constexpr IntegerTable integer_tables[] = {
    {"month", DateRole::month, 1, 12, [](DateWord& w, std::int64_t v) { w.month = static_cast<std::int8_t>(v); }},
    {"weekday", DateRole::weekday, 0, 6, [](DateWord& w, std::int64_t v) { w.weekday = static_cast<std::int8_t>(v); }},
    {"day", DateRole::day, -100, 100, [](DateWord& w, std::int64_t v) { w.day = static_cast<std::int8_t>(v); }},
    {"relation", DateRole::relation, -1, 1,
     [](DateWord& w, std::int64_t v) { w.relation = static_cast<std::int8_t>(v); }},
    {"number", DateRole::number, 0, 1000, [](DateWord& w, std::int64_t v) { w.number = static_cast<std::int16_t>(v); }},
    {"vague", DateRole::vague, 1, 100, [](DateWord& w, std::int64_t v) { w.number = static_cast<std::int16_t>(v); }},
    {"ordinal", DateRole::ordinal, 1, 100,
     [](DateWord& w, std::int64_t v) { w.ordinal = static_cast<std::int8_t>(v); }},
    {"decade", DateRole::decade, 0, 90, [](DateWord& w, std::int64_t v) { w.number = static_cast<std::int16_t>(v); }}};

/// Tables of the form `words = [...]`.
struct ListTable {
  const char* table;
  const char* key;
  DateRole role;
};
constexpr ListTable list_tables[] = {{"weak", "words", DateRole::weak},
                                     {"weak", "verbs", DateRole::verb},
                                     {"nearest", "words", DateRole::nearest},
                                     {"anaphoric", "words", DateRole::anaphoric},
                                     {"ordinal_suffix", "words", DateRole::ordinal_suffix},
                                     {"fiscal", "words", DateRole::fiscal},
                                     {"tense", "future", DateRole::future},
                                     {"tense", "past", DateRole::past},
                                     {"tense", "breaks", DateRole::clause_break},
                                     {"tense", "ahead", DateRole::ahead},
                                     {"tense", "behind", DateRole::behind},
                                     {"tense", "superlatives", DateRole::superlative},
                                     {"part_of_day", "words", DateRole::part_of_day},
                                     {"verb_before", "words", DateRole::verb_before},
                                     {"affix", "words", DateRole::affix},
                                     {"identifier", "words", DateRole::identifier},
                                     {"counted", "words", DateRole::counted},
                                     {"clock", "meridiem", DateRole::meridiem},
                                     {"clock", "zones", DateRole::zone}};

constexpr const char* other_tables[] = {"conventions", "season", "unit", "part", "glue", "prefix", "hedge", "holiday"};

/// Reads one file; collects every fault with its place.
struct DateWordsReader {
  const SourceFile& file;
  DateWords& words;
  std::vector<Diagnostic>& diagnostics;
  bool ok = true;

  void fault(const toml::node& node, std::string message) {
    ok = false;
    const toml::source_position at = node.source().begin;
    diagnostics.push_back(diagnostic_at_line(file.path, file.bytes, at.line, at.column, std::move(message)));
  }

  DateWord& word(std::string_view text, DateRole role) {
    DateWord& entry = words.add(hash_word(fold_case(text)));
    entry.roles |= std::uint64_t{1} << static_cast<unsigned>(role);
    return entry;
  }

  /// The word and its possessive ("yesterday's").
  template <class F>
  void each_form(std::string_view text, DateRole role, F set) {
    set(word(text, role));
    set(word(std::string(text) + "'s", role));
  }

  void read_integers(const IntegerTable& kind, const toml::table& table) {
    for (const auto& [key, node] : table) {
      const auto value = node.value_exact<std::int64_t>();
      if (!value || *value < kind.low || *value > kind.high) {
        fault(node, "expected an integer from " + std::to_string(kind.low) + " to " + std::to_string(kind.high));
        continue;
      }
      each_form(key.str(), kind.role, [&](DateWord& w) { kind.set(w, *value); });
    }
  }

  template <class T, std::size_t N>
  const T* named(const toml::node& node, const Named<T> (&names)[N]) {
    const auto value = node.value_exact<std::string>();
    std::vector<std::string> known;
    for (const Named<T>& n : names) {
      if (value && *value == n.name) return &n.value;
      known.emplace_back(n.name);
    }
    const std::string close = value ? nearest(*value, known) : std::string();
    fault(node, close.empty() ? "unknown value" : "unknown value; did you mean \"" + close + "\"?");
    return nullptr;
  }

  void read_names(std::string_view name, const toml::table& table) {
    for (const auto& [key, node] : table) {
      if (name == "unit") {
        if (const auto* v = named(node, unit_names))
          each_form(key.str(), DateRole::unit, [&](DateWord& w) { w.unit = *v; });
      } else if (name == "prefix") {
        if (const auto* v = named(node, unit_names)) word(key.str(), DateRole::prefix).unit = *v;
      } else if (name == "part") {
        if (const auto* v = named(node, part_names)) word(key.str(), DateRole::part).part = *v;
      } else if (name == "hedge") {
        if (const auto* v = named(node, hedge_names)) word(key.str(), DateRole::hedge).hedge = *v;
      } else if (const auto* v = named(node, glue_names)) {
        word(key.str(), *v);
      }
    }
  }

  void read_list(const ListTable& kind, const toml::node& node) {
    const toml::array* list = node.as_array();
    if (list == nullptr) return fault(node, "expected a list of words");
    for (const toml::node& item : *list) {
      if (const auto value = item.value_exact<std::string>())
        word(*value, kind.role);
      else
        fault(item, "expected a word in quotes");
    }
  }

  void read_strings(const toml::table& table, const char* key, std::vector<std::string>& out) {
    const toml::node* node = table.get(key);
    const toml::array* list = node != nullptr ? node->as_array() : nullptr;
    if (list == nullptr)
      return fault(node != nullptr ? *node : static_cast<const toml::node&>(table),
                   std::string(key) + ": expected a list of words");
    for (const toml::node& item : *list) {
      if (const auto value = item.value_exact<std::string>())
        out.push_back(*value);
      else
        fault(item, "expected a word in quotes");
    }
  }

  void read_seasons(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const toml::array* months = node.as_array();
      const auto month = [&](std::size_t i) { return months->get(i)->value_exact<std::int64_t>().value_or(0); };
      if (months == nullptr || months->size() != 2 || month(0) < 1 || month(0) > 12 || month(1) < 1 || month(1) > 12) {
        fault(node, "expected [first month, last month]");
        continue;
      }
      each_form(key.str(), DateRole::season, [&](DateWord& w) {
        w.season_first = static_cast<std::int8_t>(month(0));
        w.season_last = static_cast<std::int8_t>(month(1));
      });
    }
  }

  void read_conventions(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const auto number = node.value_exact<std::int64_t>();
      if (key == "month_first" && node.is_boolean())
        words.month_first = *node.value_exact<bool>();
      else if (key == "fiscal_start_month" && number && *number >= 1 && *number <= 12)
        words.fiscal_start_month = static_cast<int>(*number);
      else if (key == "two_digit_pivot" && number && *number >= 0 && *number <= 100)
        words.two_digit_pivot = static_cast<int>(*number);
      else
        fault(node, "unknown convention or value out of range: " + std::string(key.str()));
    }
  }

  void read_holiday(const toml::table& table) {
    Holiday holiday;
    const auto number = [&](const char* key, int low, int high, int absent) {
      const toml::node* node = table.get(key);
      if (node == nullptr) return absent;
      const auto value = node->value_exact<std::int64_t>();
      if (value && *value >= low && *value <= high) return static_cast<int>(*value);
      fault(*node,
            std::string(key) + ": expected an integer from " + std::to_string(low) + " to " + std::to_string(high));
      return absent;
    };
    holiday.month = number("month", 1, 12, 0);
    holiday.day = number("day", 1, 31, 0);
    holiday.weekday = number("weekday", 0, 6, -1);
    holiday.nth = number("nth", -1, 5, 0);
    holiday.easter = number("easter", -100, 100, 0);
    holiday.plus = number("plus", -30, 30, 0);
    const bool by_easter = table.contains("easter");
    if (by_easter == (holiday.month != 0) || (!by_easter && (holiday.day != 0) == (holiday.weekday >= 0))) {
      return fault(table, "a holiday needs month and day, or month, weekday and nth, or easter");
    }
    const toml::array* names = table["names"].as_array();
    if (names == nullptr) return fault(table, "a holiday needs names");
    words.holidays.push_back(holiday);
    for (const toml::node& node : *names) {
      const auto value = node.value_exact<std::string>();
      if (!value) {
        fault(node, "expected a name in quotes");
        continue;
      }
      std::vector<Token> tokens;
      tokenize(*value, {0, static_cast<std::uint32_t>(value->size())}, tokens);
      HolidayName name;
      name.holiday = static_cast<std::uint32_t>(words.holidays.size() - 1);
      for (const Token& t : tokens) {
        if (t.kind != TokenKind::punct) name.words.push_back(t.hash);
      }
      if (!name.words.empty()) words.holiday_names.push_back(std::move(name));
    }
  }

  void read_table(std::string_view name, const toml::node& node) {
    if (name == "holiday") {
      const toml::array* list = node.as_array();
      if (list == nullptr) return fault(node, "expected [[holiday]]");
      for (const toml::node& item : *list) {
        if (item.is_table()) read_holiday(*item.as_table());
      }
      return;
    }
    const toml::table* table = node.as_table();
    if (table == nullptr) return fault(node, "expected a table");
    for (const IntegerTable& kind : integer_tables) {
      if (name == kind.name) return read_integers(kind, *table);
    }
    bool listed = false;
    for (const ListTable& kind : list_tables) {
      if (name != kind.table) continue;
      listed = true;
      if (const toml::node* list = table->get(kind.key)) read_list(kind, *list);
    }
    if (name == "not_date") return read_strings(*table, "words", words.not_dates);
    if (name == "tense") {
      read_strings(*table, "past_suffixes", words.past_suffixes);
      read_strings(*table, "superlative_suffixes", words.superlative_suffixes);
    }
    if (listed) return;
    if (name == "season") return read_seasons(*table);
    if (name == "conventions") return read_conventions(*table);
    for (const char* other : other_tables) {
      if (name == other) return read_names(name, *table);
    }
    fault(node, "unknown table [" + std::string(name) + "]");
  }
};

}  // namespace

const DateWord* DateWords::find(std::uint64_t hash) const {
  if (slots.empty()) return nullptr;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t i = hash & mask; slots[i] != 0; i = (i + 1) & mask) {
    if (entries[slots[i] - 1].hash == hash) return &entries[slots[i] - 1];
  }
  return nullptr;
}

DateWord& DateWords::add(std::uint64_t hash) {
  if (slots.size() < 4 * (entries.size() + 1)) {
    slots.assign(std::max<std::size_t>(4096, slots.size() * 2), 0);
    for (std::size_t k = 0; k < entries.size(); ++k) {
      std::size_t i = entries[k].hash & (slots.size() - 1);
      while (slots[i] != 0) i = (i + 1) & (slots.size() - 1);
      slots[i] = static_cast<std::uint16_t>(k + 1);
    }
  }
  const std::size_t mask = slots.size() - 1;
  std::size_t i = hash & mask;
  while (slots[i] != 0 && entries[slots[i] - 1].hash != hash) i = (i + 1) & mask;
  if (slots[i] == 0) {
    // More words than an index can count are dropped; load_date_words reports them.
    if (entries.size() >= max_words) return entries.back();
    entries.emplace_back().hash = hash;
    slots[i] = static_cast<std::uint16_t>(entries.size());
  }
  return entries[slots[i] - 1];
}

bool load_date_words(const SourceFile& file, DateWords& words, std::vector<Diagnostic>& diagnostics) {
  DateWordsReader reader{file, words, diagnostics};
  try {
    const toml::table root = parse_toml(file.bytes, file.path);
    for (const auto& [key, node] : root) reader.read_table(key.str(), node);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    diagnostics.push_back(
        diagnostic_at_line(file.path, file.bytes, at.line, at.column, std::string(error.description())));
    return false;
  }
  std::stable_sort(
      words.holiday_names.begin(), words.holiday_names.end(), [](const HolidayName& a, const HolidayName& b) {
        return a.words.front() != b.words.front() ? a.words.front() < b.words.front() : a.words.size() > b.words.size();
      });
  for (const HolidayName& name : words.holiday_names) {
    words.add(name.words.front()).roles |= std::uint64_t{1} << static_cast<unsigned>(DateRole::holiday);
  }
  note_openings(words);
  if (words.entries.size() >= DateWords::max_words) {
    diagnostics.push_back(diagnostic_at_line(file.path, file.bytes, 1, 1, "more than 60,000 date words"));
    return false;
  }
  return reader.ok;
}

}  // namespace claimcheck
