#include "checker/quantity/lexicon.h"

#include "checker/quantity/dates.h"
#include "checker/quantity/tables.h"
#include "checker/text/parse_toml.h"

#include <algorithm>
#include <string>
#include <utility>

namespace claimcheck {

namespace {

struct RoleName {
  std::string_view name;
  WordRole role;
};

constexpr std::array role_names = {RoleName{"cardinal", role_cardinal},
                                   RoleName{"hundred", role_hundred},
                                   RoleName{"scale", role_scale},
                                   RoleName{"short_scale", role_short_scale},
                                   RoleName{"glued_scale", role_glued_scale},
                                   RoleName{"collective", role_collective},
                                   RoleName{"ordinal", role_ordinal},
                                   RoleName{"denominator", role_denominator},
                                   RoleName{"half", role_half},
                                   RoleName{"plural", role_plural},
                                   RoleName{"article", role_article},
                                   RoleName{"and", role_and},
                                   RoleName{"of", role_of},
                                   RoleName{"to", role_to},
                                   RoleName{"or", role_or},
                                   RoleName{"per", role_per},
                                   RoleName{"in", role_in},
                                   RoleName{"out", role_out},
                                   RoleName{"point", role_point},
                                   RoleName{"over", role_over},
                                   RoleName{"between", role_between},
                                   RoleName{"from", role_from},
                                   RoleName{"minus", role_minus},
                                   RoleName{"multiple", role_multiple},
                                   RoleName{"multiplied", role_multiplied},
                                   RoleName{"fold", role_fold},
                                   RoleName{"time_of_day", role_time_of_day},
                                   RoleName{"identifier", role_identifier},
                                   RoleName{"old", role_old},
                                   RoleName{"aged", role_aged},
                                   RoleName{"month", role_month},
                                   RoleName{"size", role_size},
                                   RoleName{"rise", role_rise},
                                   RoleName{"fall", role_fall},
                                   RoleName{"not_noun", role_not_noun},
                                   RoleName{"adjective", role_adjective},
                                   RoleName{"state", role_state},
                                   RoleName{"money_word", role_money_word},
                                   RoleName{"ordinal_suffix", role_ordinal_suffix},
                                   RoleName{"uncertain", role_uncertain},
                                   RoleName{"pronoun_context", role_pronoun_context},
                                   RoleName{"verb", role_verb},
                                   RoleName{"prefix", role_prefix},
                                   RoleName{"filler", role_filler},
                                   RoleName{"street", role_street},
                                   RoleName{"temperature", role_temperature},
                                   RoleName{"below", role_below},
                                   RoleName{"person", role_person},
                                   RoleName{"be", role_be},
                                   RoleName{"period", role_period},
                                   RoleName{"era", role_era},
                                   RoleName{"share_noun", role_share_noun},
                                   RoleName{"vague_scale", role_vague_scale},
                                   RoleName{"but", role_but},
                                   RoleName{"determiner", role_determiner},
                                   RoleName{"odds", role_odds},
                                   RoleName{"up", role_up},
                                   RoleName{"than", role_than}};

constexpr std::array modifiers = {Modifier::exact,   Modifier::approximate, Modifier::at_least,   Modifier::more_than,
                                  Modifier::at_most, Modifier::less_than,   Modifier::just_below, Modifier::just_above};

/// Reads one file into the lexicon; every error keeps its place.
class LexiconReader {
 public:
  LexiconReader(Lexicon& lexicon, const SourceFile& file, std::vector<Diagnostic>& diagnostics)
      : lexicon_(lexicon), file_(file), diagnostics_(diagnostics) {}

  void add(const LexiconAdditions& additions) {
    for (const LexiconAdditions::Forms& forms : additions.units) {
      const Unit* added = add_unit(forms.unit);
      add_forms(added, forms.words, false, false);
      add_forms(added, forms.symbols, true, false);
    }
    for (const LexiconAdditions::Hedge& hedge : additions.hedges) add_hedge(hedge.modifier, hedge.before, hedge.after);
    for (const auto& [plural, one] : additions.nouns) lexicon_.nouns.emplace_back(hash_word(plural), one);
    std::sort(lexicon_.nouns.begin(), lexicon_.nouns.end());
    for (const std::string& phrase : additions.idioms) lexicon_.idioms.add(phrase, 0, false);
    for (const std::string& word : additions.abbreviations) lexicon_.abbreviations.push_back(hash_word(word));
    std::sort(lexicon_.abbreviations.begin(), lexicon_.abbreviations.end());
    move_intervals(additions.thresholds);
  }

  void read() {
    toml::table root;
    try {
      root = parse_toml(std::string_view(file_.bytes), std::string_view(file_.path));
    } catch (const toml::parse_error& error) {
      report(error.source(), std::string(error.description()));
      return;
    }
    for (const auto& [key, node] : root) {
      const std::string_view name = key.str();
      if (name == "words")
        words(node);
      else if (name == "prefix")
        each(node, [&](const toml::table& t) { prefix(t); });
      else if (name == "unit")
        each(node, [&](const toml::table& t) { unit(t); });
      else if (name == "currency")
        each(node, [&](const toml::table& t) { currency(t); });
      else if (name == "hedge")
        each(node, [&](const toml::table& t) { hedge(t); });
      else if (name == "share")
        each(node, [&](const toml::table& t) { share(t); });
      else if (name == "intervals")
        intervals(node);
      else if (name == "format")
        format(node);
      else if (name == "idioms")
        idioms(node);
      else if (name != "example" && name != "named")
        report(node.source(), "unknown table '" + std::string(name) + "'");
    }
    if (const toml::node* node = root.get("named"))  // last: its units are known by now
      each(*node, [&](const toml::table& t) { named(t); });
  }

 private:
  struct Prefix {
    std::string name, symbol;
    int power = 0;
  };

  void report(const toml::source_region& place, std::string message) {
    Diagnostic d;
    d.path = file_.path;
    d.line = place.begin.line;
    d.column = place.begin.column;
    d.message = std::move(message);
    diagnostics_.push_back(std::move(d));
  }

  template <class Function>
  void each(const toml::node& node, Function function) {
    const toml::array* rows = node.as_array();
    if (rows == nullptr) return report(node.source(), "expected an array of tables");
    for (const toml::node& row : *rows)
      if (const toml::table* table = row.as_table())
        function(*table);
      else
        report(row.source(), "expected a table");
  }

  std::string text(const toml::table& table, std::string_view key, std::string fallback = {}) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return fallback;
    if (const auto value = node->value<std::string>()) return *value;
    report(node->source(), "expected a string for '" + std::string(key) + "'");
    return fallback;
  }

  /// Numbers stand as strings, so that they stay exact; integers are fine, too. Fractions "5/9" are divided.
  Decimal decimal(const toml::table& table, std::string_view key, const Decimal& fallback) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return fallback;
    if (const auto number = node->as_integer()) return Decimal(number->get());
    const std::string value = node->value_or(std::string());
    const std::size_t slash = value.find('/');
    const auto top = Decimal::parse(std::string_view(value).substr(0, slash));
    const auto bottom =
        slash == std::string::npos ? Decimal(1) : Decimal::parse(std::string_view(value).substr(slash + 1));
    const auto quotient = top && bottom ? Decimal::divide(*top, *bottom) : std::nullopt;
    if (!quotient) report(node->source(), "expected a number as a string for '" + std::string(key) + "'");
    return quotient.value_or(fallback);
  }

  std::vector<std::string> list(const toml::table& table, std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = table.get(key);
    if (node == nullptr) return out;
    const toml::array* items = node->as_array();
    if (items == nullptr)
      return report(node->source(), "expected a list of strings for '" + std::string(key) + "'"), out;
    for (const toml::node& item : *items)
      if (const auto value = item.value<std::string>())
        out.push_back(*value);
      else
        report(item.source(), "expected a string");
    return out;
  }

  void check_keys(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, node] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        report(node.source(), "unknown key '" + std::string(key.str()) + "'");
  }

  void words(const toml::node& node) {
    const toml::table* roles = node.as_table();
    if (roles == nullptr) return report(node.source(), "expected tables [words.<role>]");
    for (const auto& [key, entries] : *roles) {
      const std::string_view name = key.str();
      const auto role =
          std::find_if(role_names.begin(), role_names.end(), [&](const RoleName& r) { return r.name == name; });
      if (role == role_names.end()) {
        report(entries.source(), "unknown role '" + std::string(key.str()) + "'");
      } else if (const toml::array* plain = entries.as_array()) {
        for (const toml::node& word : *plain) add_word(word.value_or(std::string()), role->role, 0, word.source());
      } else if (const toml::table* table = entries.as_table()) {
        for (const auto& [word, value] : *table) {
          if (!value.is_integer())
            report(value.source(), "expected an integer");
          else
            add_word(std::string(word.str()), role->role, value.value_or(std::int64_t{0}), value.source());
        }
      } else {
        report(entries.source(), "expected a list of words or a table word = number");
      }
    }
  }

  void add_word(const std::string& word, WordRole role, std::int64_t value, const toml::source_region& place) {
    if (word.empty() || value < -1000000 || value > 1000000) return report(place, "expected a word and a small number");
    // A symbol such as "&" is hashed as the tokenizer does.
    std::vector<Token> tokens;
    tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, tokens);
    if (tokens.size() != 1) return report(place, "'" + word + "' is not a single word");
    Word& entry = lexicon_.words.insert(tokens[0].hash);
    entry.roles |= role;
    if (role == role_scale || role == role_short_scale || role == role_glued_scale)
      entry.power = static_cast<std::int16_t>(value);
    else if (value != 0)
      entry.value = static_cast<std::int32_t>(value);
  }

  void prefix(const toml::table& table) {
    check_keys(table, {"name", "symbols", "power"});
    Prefix p;
    p.name = text(table, "name");
    p.power = static_cast<int>(table["power"].value_or(std::int64_t{0}));
    for (std::string& symbol : list(table, "symbols")) {
      p.symbol = std::move(symbol);
      prefixes_.push_back(p);
    }
  }

  void add_forms(const Unit* unit, const std::vector<std::string>& forms, bool symbol, bool guarded,
                 const std::optional<Decimal>& minor = std::nullopt) {
    for (const std::string& form : forms) {
      UnitForm entry;
      entry.unit = unit;
      entry.symbol = symbol;
      entry.one_letter = symbol && form.size() == 1 && form[0] >= 'A';
      entry.guarded = guarded;
      entry.minor = minor.has_value();
      entry.factor = minor.value_or(Decimal(1));
      lexicon_.unit_forms.push_back(entry);
      lexicon_.units_after.add(form, static_cast<std::uint32_t>(lexicon_.unit_forms.size() - 1), symbol);
    }
  }

  /// Forms that stand before the number only; signs of money in their own case.
  void add_before(const Unit* unit, const std::vector<std::string>& forms, bool exact_case) {
    for (const std::string& symbol : forms) {
      UnitForm form;
      form.unit = unit;
      form.symbol = exact_case;
      lexicon_.unit_forms.push_back(form);
      lexicon_.currency_before.add(symbol, static_cast<std::uint32_t>(lexicon_.unit_forms.size() - 1), exact_case);
    }
  }

  const Unit* add_unit(Unit unit) {
    lexicon_.units.push_back(std::move(unit));
    return &lexicon_.units.back();
  }

  void unit(const toml::table& table) {
    check_keys(table, {"name", "dimension", "base", "factor", "offset", "words", "symbols", "guarded", "counted",
                       "prefixes", "role", "before", "example"});
    Unit base;
    base.name = text(table, "name");
    const auto dimension = parse_unit_dimension(text(table, "dimension"));
    if (base.name.empty() || !dimension) return report(table.source(), "a unit needs a name and a known dimension");
    base.dimension = *dimension;
    base.base = text(table, "base", base.name);
    base.factor = decimal(table, "factor", Decimal(1));
    base.offset = decimal(table, "offset", Decimal(0));
    const auto words = list(table, "words"), symbols = list(table, "symbols"), wanted = list(table, "prefixes");
    const Unit* added = add_unit(base);
    add_forms(added, words, false, false);
    add_forms(added, symbols, true, false);
    add_forms(added, list(table, "guarded"), true, true);
    const std::size_t counted = lexicon_.unit_forms.size();
    add_forms(added, list(table, "counted"), false, true);
    for (std::size_t i = counted; i < lexicon_.unit_forms.size(); ++i) lexicon_.unit_forms[i].counted = true;
    add_before(added, list(table, "before"), false);
    const std::string role = text(table, "role");
    if (role == "percent")
      lexicon_.percent = added;
    else if (role == "points")
      lexicon_.points = added;
    else if (role == "factor")
      lexicon_.factor = added;
    else if (role == "year")
      lexicon_.year = added;
    else if (role == "minute")
      lexicon_.minute = added;
    else if (!role.empty())
      report(table.source(), "unknown role '" + role + "'");
    std::string last;
    const Unit* scaled = nullptr;
    for (const Prefix& p : prefixes_) {
      if (std::find(wanted.begin(), wanted.end(), p.name) == wanted.end()) continue;
      if (p.name != last) {
        Unit u = base;
        u.name = p.name + base.name;
        u.factor = base.factor.shifted(p.power);
        scaled = add_unit(std::move(u));
        std::vector<std::string> names;
        names.reserve(words.size());
        for (const std::string& word : words) names.push_back(p.name + word);
        add_forms(scaled, names, false, false);
        last = p.name;
      }
      std::vector<std::string> short_names;
      short_names.reserve(symbols.size());
      for (const std::string& symbol : symbols) short_names.push_back(p.symbol + symbol);
      add_forms(scaled, short_names, true, false);
    }
  }

  void currency(const toml::table& table) {
    check_keys(table, {"code", "before", "words", "minor", "minor_name", "minor_factor", "guarded", "only_before",
                       "behind", "example"});
    Unit unit;
    unit.name = unit.base = text(table, "code");
    unit.dimension = UnitDimension::money;
    if (unit.name.size() != 3) return report(table.source(), "a currency needs its three-letter code");
    const auto known =
        std::find_if(lexicon_.units.begin(), lexicon_.units.end(), [&](const Unit& u) { return u.name == unit.name; });
    const Unit* added = known != lexicon_.units.end() ? &*known : add_unit(unit);
    if (unit.name == "GBP") lexicon_.sterling = added;
    auto before = list(table, "before");
    before.push_back(unit.name);
    add_forms(added, list(table, "words"), false, false);
    add_forms(added, list(table, "guarded"), false, true);
    for (const std::string& symbol : before) {
      add_forms(added, {symbol}, true, false);
      lexicon_.currency_before.add(symbol, static_cast<std::uint32_t>(lexicon_.unit_forms.size() - 1), true);
    }
    add_before(added, list(table, "only_before"), true);
    for (const std::string& country : list(table, "behind")) {
      UnitForm form;
      form.unit = added;
      lexicon_.unit_forms.push_back(form);
      lexicon_.currency_behind.add(country, static_cast<std::uint32_t>(lexicon_.unit_forms.size() - 1), false);
    }
    const auto minor = list(table, "minor");
    if (minor.empty()) return;
    add_forms(added, minor, false, false, decimal(table, "minor_factor", Decimal::scaled(1, -2)));
  }

  void hedge(const toml::table& table) {
    check_keys(table, {"modifier", "before", "after", "example"});
    const std::string wanted = text(table, "modifier");
    const auto modifier =
        std::find_if(modifiers.begin(), modifiers.end(), [&](Modifier m) { return wanted == to_string(m); });
    if (modifier == modifiers.end()) return report(table.source(), "unknown modifier '" + wanted + "'");
    add_hedge(*modifier, list(table, "before"), list(table, "after"));
  }

  void add_hedge(Modifier modifier, const std::vector<std::string>& before, const std::vector<std::string>& after) {
    lexicon_.hedge_forms.push_back({modifier});
    const auto index = static_cast<std::uint32_t>(lexicon_.hedge_forms.size() - 1);
    for (const std::string& phrase : before) lexicon_.hedges_before.add(phrase, index, false);
    for (const std::string& phrase : after) lexicon_.hedges_after.add(phrase, index, false);
  }

  /// What a project moved; the literal reach keeps its proportion to the charitable one, which is what it sets.
  void move_intervals(const Thresholds& wanted) {
    IntervalRules& r = lexicon_.intervals;
    const Thresholds usual;
    const auto move = [](const Decimal& to, const Decimal& from, Decimal& literal, Decimal& charitable) {
      if (to == from) return;
      if (const auto share = Decimal::divide(literal * to, from)) literal = *share;
      charitable = to;
    };
    move(wanted.about, usual.about, r.approximate_literal, r.approximate_charitable);
    move(wanted.about_points, usual.about_points, r.approximate_points_literal, r.approximate_points_charitable);
    move(wanted.nearly, usual.nearly, r.near_literal, r.near_charitable);
    move(wanted.share_points, usual.share_points, r.share_literal, r.share_charitable);
    if (wanted.over != usual.over) r.suggested = wanted.over;
  }

  Interval interval(const toml::table& table, std::string_view key) {
    Interval out;
    const std::string value = text(table, key);
    const std::size_t comma = value.find(',');
    if (value.size() < 3 || comma == std::string::npos) {
      report(table.source(), "expected an interval such as \"(50, 100]\" for '" + std::string(key) + "'");
      return out;
    }
    const auto number = [](std::string_view s) {
      while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
      return Decimal::parse(s);
    };
    out.low = number(std::string_view(value).substr(1, comma - 1));
    out.high = number(std::string_view(value).substr(comma + 1, value.size() - comma - 2));
    out.low_open = value.front() == '(';
    out.high_open = value.back() == ')';
    return out;
  }

  void share(const toml::table& table) {
    check_keys(table, {"phrases", "stated", "literal", "charitable", "example"});
    VagueShare share;
    share.literal = interval(table, "literal");
    share.charitable = interval(table, "charitable");
    const Interval stated = interval(table, "stated");
    share.low = stated.low.value_or(Decimal(0));
    share.high = stated.high.value_or(Decimal(100));
    lexicon_.shares.push_back(share);
    for (const std::string& phrase : list(table, "phrases"))
      lexicon_.share_phrases.add(phrase, static_cast<std::uint32_t>(lexicon_.shares.size() - 1), false);
  }

  void named(const toml::table& table) {
    check_keys(table, {"phrases", "value", "unit", "example"});
    NamedQuantity named;
    named.value = decimal(table, "value", Decimal(1));
    if (const std::string name = text(table, "unit"); !name.empty()) {
      for (const Unit& u : lexicon_.units)
        if (u.name == name) named.unit = &u;
      if (named.unit == nullptr) report(table.source(), "unknown unit '" + name + "'");
    }
    lexicon_.named.push_back(named);
    for (const std::string& phrase : list(table, "phrases"))
      lexicon_.named_phrases.add(phrase, static_cast<std::uint32_t>(lexicon_.named.size() - 1), false);
  }

  void intervals(const toml::node& node) {
    const toml::table* t = node.as_table();
    if (t == nullptr) return report(node.source(), "expected a table");
    IntervalRules& r = lexicon_.intervals;
    r.digits_literal = static_cast<int>((*t)["digits_literal"].value_or(std::int64_t{3}));
    r.digits_charitable = static_cast<int>((*t)["digits_charitable"].value_or(std::int64_t{2}));
    const std::pair<std::string_view, Decimal*> fields[] = {
        {"approximate_literal", &r.approximate_literal},
        {"approximate_charitable", &r.approximate_charitable},
        {"approximate_points_literal", &r.approximate_points_literal},
        {"approximate_points_charitable", &r.approximate_points_charitable},
        {"near_literal", &r.near_literal},
        {"near_charitable", &r.near_charitable},
        {"share_literal", &r.share_literal},
        {"share_charitable", &r.share_charitable},
        {"suggested", &r.suggested},
        {"vague_literal_low", &r.vague_literal_low},
        {"vague_literal_high", &r.vague_literal_high},
        {"vague_charitable_low", &r.vague_charitable_low},
        {"vague_stated_high", &r.vague_stated_high},
        {"few_literal_low", &r.few_literal_low},
        {"few_literal_factor", &r.few_literal_factor},
        {"few_charitable_low", &r.few_charitable_low},
        {"few_charitable_factor", &r.few_charitable_factor}};
    for (const auto& [key, value] : *t) {
      const std::string_view name = key.str();
      const auto field =
          std::find_if(std::begin(fields), std::end(fields), [&](const auto& f) { return f.first == name; });
      if (field != std::end(fields))
        *field->second = decimal(*t, key.str(), Decimal(0));
      else if (key.str() != "digits_literal" && key.str() != "digits_charitable")
        report(value.source(), "unknown interval '" + std::string(key.str()) + "'");
    }
  }

  void format(const toml::node& node) {
    const toml::table* t = node.as_table();
    if (t == nullptr) return report(node.source(), "expected a table");
    check_keys(*t, {"decimal", "group", "joins_tens", "scale_of", "bare_thousand"});
    lexicon_.bare_thousand = (*t)["bare_thousand"].value_or(false);
    lexicon_.joins_tens = (*t)["joins_tens"].value_or(false);
    lexicon_.scale_of = (*t)["scale_of"].value_or(false);
    const std::string point = text(*t, "decimal", "."), group = text(*t, "group", ",");
    if (point.size() != 1 || group.size() != 1) return report(node.source(), "separators are single ASCII characters");
    lexicon_.decimal_separator = point[0];
    lexicon_.group_separator = group[0];
  }

  void idioms(const toml::node& node) {
    const toml::table* t = node.as_table();
    if (t == nullptr) return report(node.source(), "expected a table");
    check_keys(*t, {"phrases"});
    for (const std::string& phrase : list(*t, "phrases")) lexicon_.idioms.add(phrase, 0, false);
  }

  Lexicon& lexicon_;
  const SourceFile& file_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Prefix> prefixes_;
};

/// Marks the words at which the scan has to look closer: first words of idioms and shares, words of dates; and tells
/// the anchor filter every word that may open a mention. Any word of the files counts as written there, keys included.
void mark_openers(Lexicon& lexicon, const std::vector<std::string_view>& texts) {
  for (const PhraseTable* table :
       {&lexicon.units_after, &lexicon.currency_before, &lexicon.currency_behind, &lexicon.hedges_before,
        &lexicon.hedges_after, &lexicon.idioms, &lexicon.share_phrases, &lexicon.named_phrases})
    for (const std::uint64_t hash : table->first_words()) lexicon.words.insert(hash).phrases |= table->mark;
  for (const PhraseTable* table : {&lexicon.idioms, &lexicon.share_phrases, &lexicon.named_phrases})
    for (const std::uint64_t hash : table->first_words()) lexicon.words.insert(hash).roles |= role_phrase_start;
  for (const std::uint64_t hash : lexicon.share_phrases.first_words())
    if (!lexicon.share_phrases.continues(hash)) lexicon.words.insert(hash).roles |= role_leads_share;
  for (const std::uint64_t hash : lexicon.units_after.first_words())
    lexicon.words.insert(hash).roles |= role_unit_start;
  for (std::size_t i = 0; i < lexicon.dates.entries.size(); ++i) {
    const DateWord& entry = lexicon.dates.entries[i];
    const std::uint64_t hash = entry.hash;
    Word& word = lexicon.words.insert(hash);
    word.date = static_cast<std::uint16_t>(i + 1);
    lexicon.date_entries.push_back(&entry);
    if (entry.opens_alone || entry.opens_before != 0 || entry.is(DateRole::holiday)) word.roles |= role_date_start;
    if (entry.is(DateRole::prefix) || entry.is(DateRole::fiscal)) word.roles |= role_date_number;
    if (may_open_date(lexicon.dates, hash))
      word.roles |= begins_long_holiday(lexicon.dates, hash) ? role_holiday : role_date;
  }
  std::vector<Token> tokens;
  for (const std::string_view text : texts) {
    tokens.clear();
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word) continue;
      if ((lexicon.words.find(token.hash).roles & (opening_roles | role_date | role_holiday | role_article)) != 0)
        lexicon.anchors.add(slice(text, token.span));
    }
  }
}

}  // namespace

std::shared_ptr<const Lexicon> load_lexicon(const std::vector<SourceFile>& files, std::vector<Diagnostic>& diagnostics,
                                            const LexiconAdditions& additions) {
  auto lexicon = std::make_shared<Lexicon>();
  const std::size_t before = diagnostics.size();
  for (const SourceFile& file : files) {
    if (file.bytes.find("\n[vocabulary]") != std::string::npos)
      continue;  // of the scope stage (checker/ruleset/vocabulary.h)
    if (file.path.ends_with("dates.toml"))
      load_date_words(file, lexicon->dates, diagnostics);
    else
      LexiconReader(*lexicon, file, diagnostics).read();
  }
  for (std::size_t i = before; i < diagnostics.size(); ++i)
    if (diagnostics[i].severity == Severity::error) return nullptr;
  const SourceFile none;
  LexiconReader(*lexicon, none, diagnostics).add(additions);
  std::vector<std::string_view> texts(additions.texts.begin(), additions.texts.end());
  for (const SourceFile& file : files) texts.push_back(file.bytes);
  mark_openers(*lexicon, texts);
  lexicon->units_after.seal();
  lexicon->currency_before.seal();
  lexicon->currency_behind.seal();
  lexicon->hedges_before.seal();
  lexicon->hedges_after.seal();
  lexicon->idioms.seal();
  lexicon->share_phrases.seal();
  lexicon->named_phrases.seal();
  return lexicon;
}

const Unit* unit_written(const Lexicon& lexicon, std::string_view form) {
  std::vector<Token> tokens;
  tokenize(form, {0, static_cast<std::uint32_t>(form.size())}, tokens);
  const auto match = lexicon.units_after.find(form, tokens.data(), 0, static_cast<std::uint32_t>(tokens.size()));
  if (match.length == 0 || match.length != tokens.size()) return nullptr;
  return lexicon.unit_forms[match.payload].unit;
}

std::optional<Modifier> parse_hedge_modifier(std::string_view name) {
  const auto at = std::find_if(modifiers.begin(), modifiers.end(), [&](Modifier m) { return name == to_string(m); });
  if (at == modifiers.end() || *at == Modifier::exact) return std::nullopt;
  return *at;
}

std::vector<std::string> hedge_modifier_names() {
  std::vector<std::string> names;
  for (const Modifier m : modifiers)
    if (m != Modifier::exact) names.emplace_back(to_string(m));
  return names;
}

std::vector<std::string> unit_names(const Lexicon& lexicon) {
  std::vector<std::string> names;
  for (const Unit& unit : lexicon.units) names.push_back(unit.name);
  return names;
}

}  // namespace claimcheck
