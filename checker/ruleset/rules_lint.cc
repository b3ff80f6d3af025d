// `rules lint`: rules that load and yet are likely wrong.
#include "checker/quantity/quantity.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/limits.h"
#include "checker/ruleset/rules_commands.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <algorithm>
#include <tuple>

namespace claimcheck {

namespace {

struct Linter {
  const CompiledRules& compiled;
  std::vector<Diagnostic>& out;
  std::map<std::string, std::pair<std::string, Place>> phrases;  // folded phrase -> the first measure that has it

  void warn(const RuleFile& file, Place place, std::string message) {
    out.push_back(rule_diagnostic(file, place, std::move(message), Severity::warning));
  }

  void measure(std::uint32_t index) {
    const RuleFile& file = compiled.files[compiled.origins[index].file];
    const MeasureRule& rule = file.measures[compiled.origins[index].measure];
    const std::string& id = rule.id.value;
    if (rule.examples.empty())
      warn(file, rule.place, "measure \"" + id + "\" has no example: nothing shows that it matches");
    if (rule.counterexamples.empty())
      warn(file, rule.place, "measure \"" + id + "\" has no counterexample: nothing shows where it stops");
    for (const Text& phrase : rule.phrases) {
      const auto [at, fresh] =
          phrases.emplace(fold_case(fold_space(phrase.value)), std::pair(file.name.value + "/" + id, phrase.place));
      if (fresh) continue;
      if (at->second.first == file.name.value + "/" + id)
        warn(file, phrase.place, "the phrase is given twice");
      else if (rule.context.empty() && rule.priority == 0)
        warn(file, phrase.place, "the phrase is shadowed: " + at->second.first + " has it, too, and comes first");
    }
    exclusions(file, rule, index);
    units(file, rule, compiled.rules->phrases->measures[index].mention);
    nouns(file, rule);
    slow(file, rule, index);
  }

  /// A unit that nothing is read in, or nothing of the measure's kind.
  void units(const RuleFile& file, const MeasureRule& rule, MentionClass kind) {
    const std::vector<std::string> known = unit_names(*compiled.rules->lexicon);
    const auto is_known = [&](const std::string& name) {
      return std::find(known.begin(), known.end(), name) != known.end();
    };
    for (const Text& unit : rule.units) {
      const std::size_t per = unit.value.find(" per ");  // a rate is made of two units
      if (per == std::string::npos ? is_known(unit.value)
                                   : is_known(unit.value.substr(0, per)) && is_known(unit.value.substr(per + 5))) {
        Mention mention;
        mention.unit = per == std::string::npos ? unit_written(*compiled.rules->lexicon, unit.value) : nullptr;
        if (mention.unit != nullptr && !accepts(kind, mention))
          warn(
              file, unit.place,
              "no " + std::string(to_string(kind)) + " is read in the unit \"" + unit.value + "\": it can never match");
        continue;
      }
      const std::string guess = nearest(unit.value, known);
      warn(file, unit.place,
           "no quantity is read in the unit \"" + unit.value + "\"" +
               (guess.empty() ? ": it can never match" : "; did you mean \"" + guess + "\"?"));
    }
  }

  /// A counted noun is the last word of what is counted, in the singular: others are never read.
  void nouns(const RuleFile& file, const MeasureRule& rule) {
    for (const Text& noun : rule.nouns) noun_of(file, noun.place, noun.value);
    for (const Text& text : rule.phrases) {
      PhraseError none;
      for (const PhraseNode& node : parse_phrase(text.value, none).children)
        for (const std::string& noun : node.nouns) noun_of(file, text.place, noun);
    }
  }

  void noun_of(const RuleFile& file, Place place, const std::string& noun) {
    std::vector<std::string> forms = {noun, noun + "s", noun + "es"};
    if (noun.ends_with("y")) forms.push_back(noun.substr(0, noun.size() - 1) + "ies");
    if (std::any_of(forms.begin(), forms.end(), [&](const std::string& form) { return counts(form, noun); })) return;
    const std::size_t last = noun.find_last_of(" -");
    warn(file, place,
         "nothing is counted in \"" + noun + "\": it can never match" +
             (last == std::string::npos
                  ? ""
                  : "; a noun is the last word of what is counted, as \"" + noun.substr(last + 1) + "\""));
  }

  /// Whether "4 `form`" is read as a count of `noun`.
  bool counts(const std::string& form, const std::string& noun) const {
    for (const char* count : {"We counted 4 ", "There were 4 of the ", "4 new "}) {
      Document document;
      document.text = count + form + " there.";
      document.blocks.emplace_back().span = {0, static_cast<std::uint32_t>(document.text.size())};
      Scan scan;
      scan_quantities(document, *compiled.rules->lexicon, scan);
      for (const Mention& m : scan.mentions)
        if (!m.noun.empty() && noun_hash(m.noun) == noun_hash(noun)) return true;
    }
    return false;
  }

  /// Steps that a program may take from one place at worst: its gaps and alternatives multiply.
  std::size_t worst_steps(const Program& program) const {
    constexpr std::size_t enough = limits::match_steps * 2;
    std::size_t steps = 1;
    for (std::uint32_t i = program.begin; i < program.end && steps < enough; ++i)
      if (const Instruction& at = compiled.rules->phrases->code[i]; at.op == Op::gap) steps *= at.a + 1;
    return steps;
  }

  void slow(const RuleFile& file, const MeasureRule& rule, std::uint32_t index) {
    const Phrases& p = *compiled.rules->phrases;
    for (const CompiledPhrase& phrase : p.phrases) {
      if (phrase.measure != index) continue;
      const std::size_t steps = std::max(worst_steps(phrase.left), worst_steps(phrase.right));
      if (steps <= limits::match_steps) continue;
      const auto at = std::find_if(rule.phrases.begin(), rule.phrases.end(),
                                   [&](const Text& text) { return text.value == p.sources[phrase.source]; });
      warn(file, at == rule.phrases.end() ? rule.place : at->place,
           "a slow phrase: its gaps multiply to more than " + std::to_string(limits::match_steps) +
               " steps, where a match is given up; use fewer or shorter ones");
    }
    for (const Text& regex : rule.regex)
      if (regex.value.rfind(".*", 0) == 0)
        warn(file, regex.place, "a slow pattern: drop the leading \".*\", a pattern may match anywhere");
  }

  /// A phrase whose key words are all forbidden can never match.
  void exclusions(const RuleFile& file, const MeasureRule& rule, std::uint32_t index) {
    const Phrases& p = *compiled.rules->phrases;
    for (const CompiledPhrase& phrase : p.phrases) {
      if (phrase.measure != index) continue;
      for (const CompiledPhrase& exclude : p.measures[index].exclude) {
        if (exclude.anchored || exclude.right.end - exclude.right.begin != 2 ||
            p.code[exclude.right.begin].op != Op::word)
          continue;
        const Instruction& word = p.code[exclude.right.begin];
        const auto forbidden = [&](std::uint64_t stem) {
          return std::binary_search(p.words.begin() + word.a, p.words.begin() + word.b, stem);
        };
        if (phrase.keys.begin < phrase.keys.end &&
            std::all_of(p.words.begin() + phrase.keys.begin, p.words.begin() + phrase.keys.end, forbidden))
          warn(file, rule.place,
               "measure \"" + rule.id.value + "\": the phrase \"" + p.sources[phrase.source] +
                   "\" can never match: \"exclude\" forbids its own word \"" + p.sources[exclude.source] + "\"");
      }
    }
  }

  void file(const RuleFile& f) {
    for (const WordList& list : f.lists)
      if (compiled.used_lists.count(f.name.value + "/" + list.name.value) == 0)
        warn(f, list.name.place, "list \"" + list.name.value + "\" is used by no phrase");
    for (const CheckRule& check : f.checks)
      if (check.examples.empty()) warn(f, check.place, "check \"" + check.id.value + "\" has no [[check.example]]");
  }
};

}  // namespace

std::vector<Diagnostic> lint_rules(const RuleOptions& options) {
  std::vector<Diagnostic> out;
  const CompiledRules compiled = load_compiled(options, out);
  if (!compiled.rules) return out;
  std::vector<Diagnostic> warnings;
  Linter linter{compiled, warnings, {}};
  for (std::uint32_t i = 0; i < compiled.origins.size(); ++i) linter.measure(i);
  for (const RuleFile& f : compiled.files) linter.file(f);
  std::stable_sort(warnings.begin(), warnings.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.path, a.line, a.column) < std::tie(b.path, b.line, b.column);
  });
  out.insert(out.end(), warnings.begin(), warnings.end());
  return out;
}

}  // namespace claimcheck
