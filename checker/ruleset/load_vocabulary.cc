// Compiles rules/lexicon/<language>/{places,context}.toml. What a section may hold is said in vocabulary.h.
#include "checker/ruleset/vocabulary.h"
#include "checker/text/parse_toml.h"
#include "checker/text/place.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

constexpr std::array place_kinds = {"continent", "region", "country", "state", "province", "border", "sea", "city"};
constexpr std::size_t max_words = 12;  // tokens of one phrase
constexpr std::size_t max_phrases = 200000;
constexpr std::size_t max_alternatives = 1000;  // of one phrase

}  // namespace

/// Collects entries and phrases, then sorts them into the table.
struct VocabularyCompiler {
  Vocabulary& out;
  std::vector<Diagnostic>& diagnostics;
  const SourceFile* file = nullptr;
  bool failed = false;

  void error(const toml::node& node, std::string message) {
    failed = true;
    diagnostics.push_back(diagnostic_at_line(file->path, file->bytes, node.source().begin.line,
                                             node.source().begin.column, std::move(message)));
  }

  void add(const VocabularyAdditions& additions) {
    const auto add_all = [&](const VocabularyAdditions::Named& one, WordClass c, std::vector<std::string> words,
                             const std::string& kind) {
      if (words.empty()) return;
      const std::uint32_t entry = add_entry(c, one.name, one.in, kind);
      for (const std::string& word : words)
        for (const bool possessive : {false, true}) push_phrase(word, entry, possessive);
    };
    for (const VocabularyAdditions::Named& place : additions.places) {
      std::vector<std::string> names = place.words;
      names.push_back(place.name);
      add_all(place, WordClass::place, names, place.kind);
      add_all(place, WordClass::demonym, place.people, place.kind);
    }
    for (const VocabularyAdditions::Named& group : additions.populations)
      add_all(group, WordClass::population, group.words, {});
  }

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    return out.strings_.emplace_back(text);
  }

  std::uint32_t add_entry(WordClass c, std::string_view value, std::string_view parent, std::string_view kind) {
    VocabularyEntry entry;
    entry.word_class = c;
    entry.value = keep(value);
    entry.parent = keep(parent);
    entry.kind = keep(kind);
    if (!parent.empty() && c != WordClass::demonym) out.parents_.push_back({entry.value, entry.parent});
    out.entries_.push_back(entry);
    return static_cast<std::uint32_t>(out.entries_.size() - 1);
  }

  void add_phrase(const toml::node& node, std::string_view phrase, std::uint32_t entry, bool possessive = false) {
    if (const char* wrong = push_phrase(phrase, entry, possessive)) error(node, wrong);
  }

  /// Null, or what is wrong with the phrase.
  const char* push_phrase(std::string_view phrase, std::uint32_t entry, bool possessive) {
    std::vector<Token> tokens;
    const std::string text = std::string(phrase) + (possessive ? "'s" : "");
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    while (tokens.size() > 1 && slice(text, tokens.back().span) == ".") tokens.pop_back();  // "U.S." is the token "U.S"
    if (tokens.empty() || tokens.size() > max_words) return "a phrase has 1 to 12 words";
    if (out.phrases_.size() >= max_phrases) return "too many phrases";
    out.phrases_.push_back({tokens.front().hash, tokens.size() > 1 ? tokens[1].hash : 0,
                            static_cast<std::uint32_t>(out.pieces_.size()), static_cast<std::uint32_t>(tokens.size()),
                            entry});
    for (const Token& token : tokens) {
      using Case = Vocabulary::Case;
      const bool pronoun = slice(text, token.span) == "I";  // always a capital: nothing to tell apart
      out.pieces_.push_back({token.hash, token.all_caps              ? Case::caps
                                         : token.capital && !pronoun ? Case::capital
                                                                     : Case::any});
    }
    return nullptr;
  }

  /// "(earlier|previous) version" as "earlier version", "previous version"; several groups as all their combinations.
  std::vector<std::string> alternatives(const toml::node& node, std::string_view text) {
    std::vector<std::string> phrases = {""};
    while (!text.empty()) {
      const std::size_t open = std::min(text.find('('), text.size()), close = std::min(text.find(')'), text.size());
      for (std::string& phrase : phrases) phrase += text.substr(0, open);
      if (open == text.size()) return phrases;
      if (close <= open || close == text.size()) return error(node, "\"(\" is not closed"), std::vector<std::string>{};
      std::vector<std::string> longer;
      for (std::string_view rest = text.substr(open + 1, close - open - 1);;) {
        const std::size_t cut = std::min(rest.find('|'), rest.size());
        for (const std::string& phrase : phrases) longer.push_back(phrase + std::string(rest.substr(0, cut)));
        if (longer.size() > max_alternatives) return error(node, "too many alternatives"), std::vector<std::string>{};
        if (cut == rest.size()) break;
        rest.remove_prefix(cut + 1);
      }
      phrases = std::move(longer);
      text.remove_prefix(close + 1);
    }
    return phrases;
  }

  /// Each string of an array (or a single string) as a phrase of `entry`.
  void add_phrases(const toml::node& node, std::uint32_t entry, bool possessive) {
    if (const auto* array = node.as_array()) {
      for (const toml::node& item : *array) add_phrases_of(item, entry, possessive);
    } else {
      add_phrases_of(node, entry, possessive);
    }
  }
  void add_phrases_of(const toml::node& item, std::uint32_t entry, bool possessive) {
    const auto text = item.value<std::string_view>();
    if (!text || text->empty()) return error(item, "expected a phrase: a non-empty string");
    for (const std::string& phrase : alternatives(item, *text)) {
      add_phrase(item, phrase, entry);
      if (possessive) add_phrase(item, phrase, entry, true);
    }
  }

  void check_keys(const toml::table& table, const std::vector<std::string>& allowed) {
    for (const auto& [key, node] : table) {
      if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
      const std::string close = nearest(key.str(), allowed);
      error(node, "unknown key \"" + std::string(key.str()) + "\"" +
                      (close.empty() ? "" : "; did you mean \"" + close + "\"?"));
    }
  }

  /// A city: "Kyiv | Kiev", the first name is the canonical one.
  void add_city(const toml::node& node, std::string_view country) {
    const auto text = node.value<std::string_view>();
    if (!text || text->empty()) return error(node, "expected a city: a non-empty string");
    std::string_view rest = *text;
    std::uint32_t entry = 0;
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t cut = rest.find(" | ");
      const std::string_view name = rest.substr(0, cut);
      if (first) entry = add_entry(WordClass::place, name, country, "city");
      add_phrase(node, name, entry);
      add_phrase(node, name, entry, true);
      rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 3);
    }
  }

  void add_place(std::string_view kind, std::string_view name, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return error(node, "a place is a table: { in = \"…\", also = […], people = […], cities = […] }");
    check_keys(*table, {"in", "also", "people", "cities", "words"});
    const std::string_view parent =
        table->get("in") != nullptr ? table->get("in")->value_or(std::string_view{}) : std::string_view{};
    const std::uint32_t entry = add_entry(WordClass::place, name, parent, kind);
    // `words` stand instead of the name itself, for a canonical value that nobody writes ("Georgia (country)").
    if (const toml::node* words = table->get("words")) {
      add_phrases(*words, entry, true);
    } else {
      add_phrase(node, name, entry);
      add_phrase(node, name, entry, true);
    }
    if (const toml::node* also = table->get("also")) add_phrases(*also, entry, true);
    if (const toml::node* people = table->get("people"))
      add_phrases(*people, add_entry(WordClass::demonym, name, parent, kind), true);
    const toml::node* cities = table->get("cities");
    if (cities != nullptr && !cities->is_array()) return error(*cities, "cities are a list of names");
    if (cities != nullptr)
      for (const toml::node& city : *cities->as_array()) add_city(city, name);
  }

  void add_context(WordClass c, std::string_view value, const toml::node& node) {
    const std::string_view canonical = value == "phrases" ? std::string_view{} : value;
    const toml::table* table = node.as_table();
    if (table == nullptr) return add_phrases(node, add_entry(c, canonical, {}, {}), c == WordClass::population);
    check_keys(*table, {"in", "words"});
    const std::string_view parent =
        table->get("in") != nullptr ? table->get("in")->value_or(std::string_view{}) : std::string_view{};
    const toml::node* words = table->get("words");
    if (words == nullptr) return error(node, "expected `words`, a list of phrases");
    add_phrases(*words, add_entry(c, canonical, parent, {}), c == WordClass::population);
  }

  /// The words of one role of [passage]: single words in lower case.
  void add_role(PassageRole role, const toml::node& node) {
    const toml::array* words = node.as_array();
    if (words == nullptr) return error(node, "expected a list of words");
    std::vector<std::uint64_t> hashes;
    for (const toml::node& item : *words) {
      const std::string text(item.value_or(std::string_view{}));
      std::vector<Token> tokens;
      tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
      if (tokens.size() != 1 || tokens.front().capital) return error(item, "expected a single word in lower case");
      hashes.push_back(tokens.front().hash);
    }
    out.passage_[static_cast<std::size_t>(role)] = WordSet(std::move(hashes));
  }

  void add_passage(const toml::table& table) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < passage_role_count; ++i) names.emplace_back(to_string(static_cast<PassageRole>(i)));
    check_keys(table, names);
    for (std::size_t i = 0; i < passage_role_count; ++i)
      if (const toml::node* words = table.get(names[i])) add_role(static_cast<PassageRole>(i), *words);
  }

  void add_section(std::string_view name, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return error(node, "expected a table");
    if (name == "passage") return add_passage(*table);
    const bool is_place = std::find(place_kinds.begin(), place_kinds.end(), name) != place_kinds.end();
    std::vector<std::string> known(place_kinds.begin(), place_kinds.end());
    known.emplace_back("passage");
    for (std::size_t i = 0; i < word_class_count; ++i) {
      const auto c = static_cast<WordClass>(i);
      known.emplace_back(to_string(c));
      if (is_place || name != to_string(c) || c == WordClass::place || c == WordClass::demonym) continue;
      for (const auto& [key, value] : *table) add_context(c, key.str(), value);
      return;
    }
    if (is_place) {
      for (const auto& [key, value] : *table) add_place(name, key.str(), value);
      return;
    }
    const std::string close = nearest(name, known);
    error(node,
          "unknown section [" + std::string(name) + "]" + (close.empty() ? "" : "; did you mean [" + close + "]?"));
  }

  void add_file(const SourceFile& source) {
    file = &source;
    toml::table root;
    try {
      root = parse_toml(std::string_view(source.bytes), std::string_view(source.path));
    } catch (const toml::parse_error& broken) {
      failed = true;
      const auto& at = broken.source().begin;
      diagnostics.push_back(
          diagnostic_at_line(source.path, source.bytes, at.line, at.column, std::string(broken.description())));
      return;
    }
    const toml::table* header = root["vocabulary"].as_table();
    if (header == nullptr) return;
    check_keys(*header, {"language", "ambiguous"});
    for (const auto& [key, node] : root)
      if (key.str() != "vocabulary") add_section(key.str(), node);
    if (const toml::array* names = (*header)["ambiguous"].as_array()) mark_ambiguous(*names);
  }

  void mark_ambiguous(const toml::array& names) {
    for (const toml::node& node : names) {
      const std::string_view name = node.value_or(std::string_view{});
      bool found = false;
      for (VocabularyEntry& entry : out.entries_) {
        if (entry.word_class != WordClass::place || entry.value != name) continue;
        entry.ambiguous = found = true;
      }
      if (!found) error(node, "no place has this name");
    }
  }

  void finish() {
    const auto longest_first = [](const Vocabulary::Phrase& a, const Vocabulary::Phrase& b) {
      return a.first != b.first ? a.first < b.first : a.count > b.count;
    };
    std::stable_sort(out.phrases_.begin(), out.phrases_.end(), longest_first);
    out.starts_.assign(std::size_t{1} << Vocabulary::start_bits, 0);
    std::uint32_t next = 0;
    for (std::uint64_t i = 0; i < out.starts_.size(); ++i) {
      while (next < out.phrases_.size() && out.phrases_[next].first >> (64 - Vocabulary::start_bits) < i) ++next;
      out.starts_[i] = next;
    }
    std::stable_sort(out.parents_.begin(), out.parents_.end(),
                     [](const Vocabulary::Parent& a, const Vocabulary::Parent& b) { return a.value < b.value; });
    out.filter_.assign(Vocabulary::filter_bits / 64, 0);
    for (const auto& phrase : out.phrases_)
      for (const std::uint64_t key :
           {phrase.first,
            phrase.count == 1 ? Vocabulary::alone(phrase.first) : Vocabulary::pair(phrase.first, phrase.second)}) {
        const std::uint64_t bit = key & (Vocabulary::filter_bits - 1);
        out.filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
      }
  }
};

std::vector<std::string> place_kind_names() { return {place_kinds.begin(), place_kinds.end()}; }

bool is_vocabulary(const SourceFile& file) {
  return file.bytes.starts_with("[vocabulary]") || file.bytes.find("\n[vocabulary]") != std::string::npos;
}

std::shared_ptr<const Vocabulary> load_vocabulary(const std::vector<SourceFile>& files,
                                                  std::vector<Diagnostic>& diagnostics,
                                                  const VocabularyAdditions& additions) {
  auto vocabulary = std::make_shared<Vocabulary>();
  VocabularyCompiler compiler{*vocabulary, diagnostics};
  for (const SourceFile& file : files) compiler.add_file(file);
  if (compiler.failed) return nullptr;
  compiler.add(additions);
  compiler.finish();
  return vocabulary;
}

}  // namespace claimcheck
