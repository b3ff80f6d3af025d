// `rules list` and `rules show`.
#include "checker/ruleset/compile.h"
#include "checker/ruleset/rules_commands.h"
#include "checker/text/place.h"

#include <algorithm>

namespace claimcheck {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : ", ") + w;
  return out;
}

void show_phrases(const Phrases& phrases, const char* title, const std::vector<CompiledPhrase>& list,
                  std::string& out) {
  if (list.empty()) return;
  out += std::string("\n") + title + "\n";
  for (const CompiledPhrase& p : list) out += describe(phrases, p);
}

std::string show_measure(const RuleSet& rules, std::uint32_t index) {
  const Measure& m = rules.measures[index];
  const MeasurePatterns& patterns = rules.phrases->measures[index];
  std::string out = m.rule + ": " + m.title + "\nkind " + to_string(m.kind) + ", severity " + to_string(m.severity);
  if (m.compare != Comparison::always) out += std::string(", compared ") + to_string(m.compare);
  if (m.cumulative) out += ", cumulative";
  if (m.event) out += ", of one event";
  if (m.additive) out += ", additive";
  if (!m.tolerance.is_zero()) out += ", tolerance " + m.tolerance.to_string();
  if (patterns.priority != 0) out += ", priority " + std::to_string(patterns.priority);
  if (patterns.minimum) out += ", at least " + patterns.minimum->to_string();
  if (patterns.maximum) out += ", at most " + patterns.maximum->to_string();
  out += "\n";
  for (const DimensionSlot& slot : m.slots) {
    out += "dimension " + slot.name + (slot.required ? ", required" : "") + (slot.must_agree ? ", must agree" : "");
    if (!slot.default_value.empty()) out += ", default " + slot.default_value;
    out += "\n";
    for (const DimensionSlot::Value& v : slot.values)
      out += "  " + v.value + (v.parent.empty() ? "" : " (part of " + v.parent + ")") + ": " + joined(v.words) + "\n";
  }
  std::vector<CompiledPhrase> own;
  for (const CompiledPhrase& p : rules.phrases->phrases)
    if (p.measure == index) own.push_back(p);
  show_phrases(*rules.phrases, "phrases", own, out);
  show_phrases(*rules.phrases, "table headers", patterns.headers, out);
  show_phrases(*rules.phrases, "context, one of", patterns.context, out);
  show_phrases(*rules.phrases, "excluded by", patterns.exclude, out);
  return out;
}

std::string show_relation(const RuleSet& rules, const Relation& r) {
  const auto name = [&](std::uint32_t m) { return rules.measures[m].rule; };
  std::string out =
      r.rule + ": " + r.title + "\nkind " + to_string(r.kind) + ", severity " + to_string(r.severity) + "\n";
  if (r.kind == RelationKind::equation) {
    out += name(r.left) + (r.at_most ? " <=" : " =");
    for (std::size_t i = 0; i < r.factors.size(); ++i) out += (i == 0 ? " " : " * ") + name(r.factors[i]);
    return out + "\n";
  }
  for (std::size_t i = 0; i < r.measures.size(); ++i)
    out += (i == 0 ? "" : r.kind == RelationKind::part_whole ? " <= " : " is not ") + name(r.measures[i]);
  return out + "\n";
}

}  // namespace

std::vector<RuleRow> list_rules(const RuleOptions& options, std::vector<Diagnostic>& diagnostics) {
  const CompiledRules compiled = load_compiled(options, diagnostics);
  std::vector<RuleRow> rows;
  if (!compiled.rules) return rows;
  for (std::size_t i = 0; i < compiled.origins.size(); ++i) {
    const RuleFile& file = compiled.files[compiled.origins[i].file];
    const MeasureRule& rule = file.measures[compiled.origins[i].measure];
    const Measure& m = compiled.rules->measures[i];
    rows.push_back({m.rule, m.title, to_string(m.kind), file.name.value, file.path, rule.place.line, false,
                    static_cast<std::uint32_t>(rule.phrases.size() + rule.regex.size() + rule.headers.size()),
                    static_cast<std::uint32_t>(rule.examples.size()),
                    static_cast<std::uint32_t>(rule.counterexamples.size())});
  }
  const std::size_t measures = rows.size();
  for (const RuleFile& file : compiled.files)
    for (const CheckRule& rule : file.checks)
      rows.push_back({file.name.value + "/" + rule.id.value, rule.title.value, rule.kind.value, file.name.value,
                      file.path, rule.place.line, true, 0, static_cast<std::uint32_t>(rule.examples.size()), 0});
  std::sort(rows.begin() + static_cast<std::ptrdiff_t>(measures), rows.end(),
            [](const RuleRow& a, const RuleRow& b) { return a.id < b.id; });
  return rows;
}

std::string show_rule(const RuleOptions& options, const std::string& id, std::vector<Diagnostic>& diagnostics) {
  const CompiledRules compiled = load_compiled(options, diagnostics);
  if (!compiled.rules) return {};
  const RuleSet& rules = *compiled.rules;
  std::vector<std::string> known;
  std::string out;
  for (std::uint32_t i = 0; i < rules.measures.size(); ++i) {
    known.push_back(rules.measures[i].id);
    if (rules.measures[i].id == id || rules.measures[i].rule == id) out += show_measure(rules, i);
  }
  for (const Relation& r : rules.relations) {
    known.push_back(r.id);
    if (r.id == id || r.rule == id) out += show_relation(rules, r);
  }
  if (!out.empty()) return out;
  const std::string guess = nearest(id.substr(id.find('/') + 1), known);
  diagnostics.push_back(
      {"",
       0,
       0,
       Severity::error,
       "there is no rule \"" + id + "\"" +
           (guess.empty() ? "; `claimcheck rules list` shows all" : "; did you mean \"" + guess + "\"?"),
       {}});
  return {};
}

}  // namespace claimcheck
