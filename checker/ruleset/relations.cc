// [[check]]: relations between measures.
#include "checker/ruleset/compile.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

namespace claimcheck {

namespace {

struct CheckCompiler {
  CompileState& state;
  std::uint32_t file;
  const CheckRule& rule;

  void error(const Text& at, std::string message) {
    state.error(file, at.place.line > 0 ? at.place : rule.place, std::move(message));
  }

  std::optional<std::uint32_t> measure(const Text& name, const std::string& id) {
    const auto at = state.measure_by_id.find(id);
    if (at != state.measure_by_id.end()) {
      if (state.rules.measures[at->second].compare == Comparison::never)
        error(name, "measure \"" + id + "\" has compare = \"never\": a check cannot relate it");
      return at->second;
    }
    std::vector<std::string> known;
    for (const auto& [known_id, index] : state.measure_by_id) known.push_back(known_id);
    const std::string guess = nearest(id, known);
    error(name, "unknown measure \"" + id + "\"" + (guess.empty() ? "" : "; did you mean \"" + guess + "\"?"));
    return {};
  }

  Relation start(RelationKind kind) {
    Relation r;
    r.id = rule.id.value;
    r.rule = state.files[file].name.value + "/" + rule.id.value;
    r.title = rule.title.value;
    r.kind = kind;
    r.severity = kind == RelationKind::definition ? Severity::warning : Severity::error;
    if (!rule.severity.empty()) {
      if (const auto severity = parse_severity(rule.severity.value))
        r.severity = *severity;
      else
        error(rule.severity, "\"severity\" must be \"error\", \"warning\" or \"note\"");
    }
    return r;
  }

  void unused(const Text& text, const char* key) {
    if (!text.empty())
      error(text, std::string("\"") + key + "\" has no meaning in a check of kind \"" + rule.kind.value + "\"");
  }

  void part_whole() {
    unused(rule.equation, "equation");
    if (rule.parts.empty() || rule.whole.empty())
      return error(rule.kind, "a check of kind \"part_whole\" needs \"part\" and \"whole\"");
    const auto whole = measure(rule.whole, rule.whole.value);
    for (const Text& part : rule.parts) {
      const auto index = measure(part, part.value);
      if (!index || !whole) continue;
      const Measure &p = state.rules.measures[*index], &w = state.rules.measures[*whole];
      if (p.kind != w.kind)
        error(part, "\"" + p.id + "\" (" + to_string(p.kind) + ") cannot be a part of \"" + w.id + "\" (" +
                        to_string(w.kind) + ")");
      Relation r = start(RelationKind::part_whole);
      r.measures = {*index, *whole};
      state.rules.relations.push_back(std::move(r));
    }
  }

  void definition() {
    unused(rule.equation, "equation");
    unused(rule.whole, "whole");
    if (rule.measures.size() < 2)
      return error(rule.kind, "a check of kind \"definition\" needs two \"measures\" or more");
    Relation r = start(RelationKind::definition);
    for (const Text& name : rule.measures)
      if (const auto index = measure(name, name.value)) r.measures.push_back(*index);
    if (r.measures.size() == rule.measures.size()) state.rules.relations.push_back(std::move(r));
  }

  /// "left = a * b" or "left <= a * b".
  void equation() {
    unused(rule.whole, "whole");
    const std::string text = fold_space(rule.equation.value);
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos)
      return error(rule.equation.empty() ? rule.kind : rule.equation,
                   "a check of kind \"equation\" needs an \"equation\" such as \"part <= total * share\"");
    Relation r = start(RelationKind::equation);
    r.at_most = sign > 0 && text[sign - 1] == '<';
    const std::string left_name = fold_space(text.substr(0, r.at_most ? sign - 1 : sign));
    const auto left = measure(rule.equation, left_name);
    bool ok = left.has_value();
    for (std::size_t from = sign + 1; from <= text.size();) {
      const std::size_t star = std::min(text.find('*', from), text.size());
      const std::string name = fold_space(text.substr(from, star - from));
      from = star + 1;
      if (name.empty() || name.find_first_of("+-/<=>() ") != std::string::npos)
        return error(rule.equation, "\"" + name + "\" is not a measure; an equation is a product of measures");
      if (const auto factor = measure(rule.equation, name))
        r.factors.push_back(*factor);
      else
        ok = false;
    }
    if (!ok) return;
    r.left = *left;
    r.measures.push_back(r.left);
    r.measures.insert(r.measures.end(), r.factors.begin(), r.factors.end());
    check_units(r);
    state.rules.relations.push_back(std::move(r));
  }

  /// Shares carry no unit: one factor at most has one, and it is that of the left side.
  void check_units(const Relation& r) {
    const MeasureKind left = state.rules.measures[r.left].kind;
    std::optional<MeasureKind> right;
    for (const std::uint32_t factor : r.factors) {
      const MeasureKind kind = state.rules.measures[factor].kind;
      if (kind == MeasureKind::percent) continue;
      if (right)
        return error(rule.equation, std::string("the equation multiplies ") + to_string(*right) + " by " +
                                        to_string(kind) + "; all factors but one must be percentages");
      right = kind;
    }
    if (right.value_or(MeasureKind::percent) != left)
      error(rule.equation, std::string("the equation mixes units: the left side is ") + to_string(left) +
                               ", the right side " + to_string(right.value_or(MeasureKind::percent)));
  }
};

}  // namespace

void compile_checks(CompileState& state, std::uint32_t file) {
  std::set<std::string> ids;
  for (const CheckRule& rule : state.files[file].checks) {
    CheckCompiler c{state, file, rule};
    if (!rule.id.empty() && !valid_id(rule.id.value))
      c.error(rule.id, "an id must be lower-case letters, digits and _, starting with a letter");
    if (!ids.insert(rule.id.value).second) c.error(rule.id, "check \"" + rule.id.value + "\" is defined twice");
    if (rule.kind.value == "part_whole")
      c.part_whole();
    else if (rule.kind.value == "definition")
      c.definition();
    else if (rule.kind.value == "equation")
      c.equation();
    else if (!rule.kind.empty())
      c.error(rule.kind,
              "unknown kind of check \"" + rule.kind.value + "\"; known are definition, equation, part_whole");
  }
}

}  // namespace claimcheck
