// `rules lint`: rules that load and yet are likely wrong.
#include "checker/ruleset/compile.h"
#include "checker/ruleset/rules_commands.h"
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
