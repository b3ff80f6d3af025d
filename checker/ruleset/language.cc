#include "checker/ruleset/language.h"

#include "checker/quantity/quantity.h"
#include "checker/ruleset/limits.h"
#include "checker/text/place.h"

#include <algorithm>
#include <set>

namespace claimcheck {

namespace {

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string meant = nearest(word, candidates);
  return meant.empty() ? "" : "; did you mean \"" + meant + "\"?";
}

std::vector<std::string> plain(const std::vector<Text>& texts) {
  std::vector<std::string> out;
  for (const Text& text : texts)
    if (!text.empty()) out.push_back(text.value);
  return out;
}

std::size_t tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens.size();
}

/// Gathers the additions of one file.
class Gatherer {
 public:
  Gatherer(const RuleFile& file, const LanguageData& base, LanguageAdditions& out, std::set<std::string>& seen,
           std::vector<Diagnostic>& diagnostics)
      : file_(file), base_(base), out_(out), seen_(seen), diagnostics_(diagnostics) {}

  void gather() {
    const LexiconRule& all = file_.lexicon;
    const std::size_t entries = all.units.size() + all.hedges.size() + all.places.size() + all.populations.size() +
                                all.nouns.size() + all.abbreviations.size() + all.idioms.size();
    if (entries > limits::entries) {
      diagnostics_.push_back(rule_diagnostic(
          file_, all.place,
          "[lexicon] has " + std::to_string(entries) + " entries, the limit is " + std::to_string(limits::entries)));
      return;
    }
    out_.any = true;
    out_.lexicon.texts.push_back(file_.bytes);
    for (const LexiconRule::UnitRule& rule : file_.lexicon.units) unit(rule);
    for (const LexiconRule::HedgeRule& rule : file_.lexicon.hedges) hedge(rule);
    for (const LexiconRule::PlaceRule& rule : file_.lexicon.places) place(rule);
    for (const LexiconRule::PopulationRule& rule : file_.lexicon.populations) population(rule);
    for (const auto& [plural, one] : file_.lexicon.nouns) noun(plural, one);
    for (const Text& word : file_.lexicon.abbreviations) abbreviation(word);
    for (const Text& phrase : file_.lexicon.idioms)
      if (short_enough(phrase)) out_.lexicon.idioms.push_back(phrase.value);
  }

 private:
  void error(const Text& at, std::string message) {
    diagnostics_.push_back(rule_diagnostic(file_, at.place, std::move(message)));
  }

  bool short_enough(const Text& phrase) {
    constexpr std::size_t most = 12;
    const std::size_t words = tokens_of(phrase.value);
    if (words >= 1 && words <= most) return true;
    if (!phrase.empty()) error(phrase, "\"" + phrase.value + "\" has " + std::to_string(words) + " words, not 1 to 12");
    return false;
  }
  bool all_short(const std::vector<Text>& phrases) {
    return std::count_if(phrases.begin(), phrases.end(), [&](const Text& p) { return !short_enough(p); }) == 0;
  }

  /// Names that two tables give are an error in the second.
  bool is_new(const char* what, const Text& name) {
    if (name.empty() || seen_.insert(std::string(what) + '\x1f' + name.value).second) return !name.empty();
    error(name, std::string(what) + " \"" + name.value + "\" is given twice");
    return false;
  }

  /// Forms that are read already would silently stay what they are, or change what they are.
  bool free_forms(const std::vector<std::string>& forms, const Text& at) {
    for (const std::string& form : forms) {
      const Unit* taken = unit_written(*base_.lexicon, form);
      if (taken == nullptr) continue;
      error(at, "\"" + form + "\" is already read as the unit \"" + taken->name + "\"");
      return false;
    }
    return true;
  }

  void unit(const LexiconRule::UnitRule& rule) {
    if (!is_new("unit", rule.name) || !all_short({rule.name}) || !all_short(rule.words) || !all_short(rule.symbols))
      return;
    LexiconAdditions::Forms forms;
    forms.unit.name = forms.unit.base = rule.name.value;
    forms.unit.dimension = UnitDimension::other;
    forms.words = plain(rule.words);
    if (rule.words.empty()) forms.words = {rule.name.value, rule.name.value + "s"};
    forms.symbols = plain(rule.symbols);
    std::vector<std::string> all = forms.words;
    all.insert(all.end(), forms.symbols.begin(), forms.symbols.end());
    if (!free_forms(all, rule.name) || (!rule.equals.empty() && !convert(rule.equals, forms.unit))) return;
    out_.lexicon.units.push_back(std::move(forms));
  }

  /// "1.7018 metres": dimension, base and factor.
  bool convert(const Text& equals, Unit& unit) {
    Document document;
    document.text = equals.value;
    Block block;
    block.span = {0, static_cast<std::uint32_t>(document.text.size())};
    document.blocks.push_back(block);
    Scan scan;
    scan_quantities(document, *base_.lexicon, scan);
    const Mention* m = scan.mentions.size() == 1 ? &scan.mentions.front() : nullptr;
    const bool whole = m != nullptr && m->span.size() == document.text.size() && m->stated_low &&
                       m->stated_low == m->stated_high && m->modifier == Modifier::exact;
    if (!whole || m->unit == nullptr || m->unit->dimension == UnitDimension::proportion)
      return error(equals, "\"" + equals.value + "\" is not one number with a known unit, such as \"1.7 metres\""),
             false;
    const bool convertible = m->unit->offset.is_zero() && m->unit->dimension != UnitDimension::money &&
                             m->unit->dimension != UnitDimension::other;
    if (!convertible || m->stated_low->is_zero() || m->stated_low->is_negative())
      return error(equals, "a unit cannot be defined by \"" + equals.value + "\""), false;
    unit.dimension = m->unit->dimension;
    unit.base = m->unit->base;
    unit.factor = *m->stated_low * m->unit->factor;
    return true;
  }

  void hedge(const LexiconRule::HedgeRule& rule) {
    if (rule.modifier.empty() || !all_short(rule.before) || !all_short(rule.after)) return;
    const auto modifier = parse_hedge_modifier(rule.modifier.value);
    if (!modifier) {
      std::string names;
      for (const std::string& name : hedge_modifier_names()) names += (names.empty() ? "" : ", ") + name;
      return error(rule.modifier, "unknown modifier \"" + rule.modifier.value + "\"; one of " + names);
    }
    if (rule.before.empty() && rule.after.empty())
      return error(rule.modifier, "a hedge needs \"before\" or \"after\": its words");
    out_.lexicon.hedges.push_back({*modifier, plain(rule.before), plain(rule.after)});
  }

  bool known_parent(WordClass c, const Text& in) {
    if (in.empty() || base_.vocabulary->knows(c, in.value)) return true;
    std::vector<std::string> known = base_.vocabulary->values(c);
    if (c == WordClass::place)
      for (const auto& own : file_.lexicon.places) known.push_back(own.name.value);
    else
      for (const auto& own : file_.lexicon.populations) known.push_back(own.name.value);
    if (std::find(known.begin(), known.end(), in.value) != known.end()) return true;
    error(in, std::string("no ") + to_string(c) + " \"" + in.value + "\"" + did_you_mean(in.value, known));
    return false;
  }

  void place(const LexiconRule::PlaceRule& rule) {
    if (!is_new("place", rule.name) || !all_short({rule.name}) || !all_short(rule.also) || !all_short(rule.people))
      return;
    if (base_.vocabulary->knows(WordClass::place, rule.name.value))
      return error(rule.name, "place \"" + rule.name.value + "\" is in the built-in lexicon already");
    const std::string kind = rule.kind.empty() ? "city" : rule.kind.value;
    const std::vector<std::string> kinds = place_kind_names();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
      std::string names;
      for (const std::string& name : kinds) names += (names.empty() ? "" : ", ") + name;
      return error(rule.kind, "unknown kind of place \"" + kind + "\"; one of " + names);
    }
    if (rule.in.value == rule.name.value) return error(rule.in, "a place does not lie in itself");
    if (!known_parent(WordClass::place, rule.in)) return;
    out_.vocabulary.places.push_back({rule.name.value, kind, rule.in.value, plain(rule.also), plain(rule.people)});
  }

  void population(const LexiconRule::PopulationRule& rule) {
    if (!is_new("population", rule.name) || !all_short(rule.words)) return;
    if (base_.vocabulary->knows(WordClass::population, rule.name.value))
      return error(rule.name, "population \"" + rule.name.value + "\" is in the built-in lexicon already");
    if (rule.in.value == rule.name.value) return error(rule.in, "a group is no part of itself");
    if (!known_parent(WordClass::population, rule.in)) return;
    out_.vocabulary.populations.push_back({rule.name.value, {}, rule.in.value, plain(rule.words), {}});
  }

  void noun(const Text& plural, const Text& one) {
    if (plural.empty() || one.empty() || !is_new("noun", plural)) return;
    if (tokens_of(plural.value) != 1 || tokens_of(one.value) != 1)
      return error(plural, "a noun is a single word: plural = \"singular\"");
    out_.lexicon.nouns.emplace_back(fold_case(plural.value), fold_case(one.value));
  }

  void abbreviation(const Text& text) {
    std::string word = fold_case(text.value);
    if (word.ends_with('.')) word.pop_back();
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '.'; });
    if (word.empty() || word.size() > longest_abbreviation || !letters)
      return error(text, "an abbreviation has 1 to " + std::to_string(longest_abbreviation) + " letters of a to z");
    out_.lexicon.abbreviations.push_back(std::move(word));
  }

  const RuleFile& file_;
  const LanguageData& base_;
  LanguageAdditions& out_;
  std::set<std::string>& seen_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

LanguageAdditions gather_additions(const std::vector<RuleFile>& files, const LanguageData& base,
                                   std::vector<Diagnostic>& diagnostics) {
  LanguageAdditions out;
  std::set<std::string> seen;
  if (base.lexicon == nullptr || base.vocabulary == nullptr) return out;
  for (const RuleFile& file : files)
    if (file.lexicon.given) Gatherer(file, base, out, seen, diagnostics).gather();
  return out;
}

}  // namespace claimcheck
