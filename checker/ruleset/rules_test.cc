// `rules test`: examples and counterexamples through the real pipeline (the facade), with the reason of a failure.
#include "checker/ruleset/compile.h"
#include "checker/ruleset/rules_commands.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// An example without its [[ ]], and where they stood.
struct Marked {
  std::string text;
  std::vector<Span> marks;
  bool broken = false;
};

Marked unmark(const std::string& marked) {
  Marked out;
  std::uint32_t open = UINT32_MAX;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(out.text.size());
    if (marked.compare(i, 2, "[[") == 0) {
      out.broken |= open != UINT32_MAX;
      open = at;
      ++i;
    } else if (marked.compare(i, 2, "]]") == 0 && open != UINT32_MAX) {
      out.marks.push_back({open, at});
      open = UINT32_MAX;
      ++i;
    } else {
      out.text += marked[i];
    }
  }
  out.broken |= open != UINT32_MAX;
  return out;
}

/// An example is plain text; one with a line that opens with a bar is Markdown, so that it may hold a table.
std::optional<Document> read_example(const std::string& text, const std::string& date, std::size_t number) {
  const bool table = text.starts_with("|") || text.find("\n|") != std::string::npos;
  std::vector<Diagnostic> ignored;
  ReadOptions options;
  options.format = table ? Format::markdown : Format::text;
  options.date = parse_iso_date(date);
  return read_document({"example-" + std::to_string(number) + (table ? ".md" : ".txt"), text}, options, ignored);
}

bool overlaps(const Claim& claim, Span mark) {
  return claim.position.start < mark.end && mark.begin < claim.position.end;
}

std::string value_of(const Mention& m) {
  const auto text = [](const std::optional<Decimal>& d) { return d ? d->to_string() : std::string("unbounded"); };
  return m.stated_low == m.stated_high ? text(m.stated_low) : text(m.stated_low) + ".." + text(m.stated_high);
}

bool same_value(const Mention& m, const std::string& wanted) {
  const std::size_t dots = wanted.find("..");
  const auto low = Decimal::parse(wanted.substr(0, dots));
  const auto high = dots == std::string::npos ? low : Decimal::parse(wanted.substr(dots + 2));
  return m.stated_low == low && m.stated_high == high;
}

/// Why `claim` is not what the example says; empty when it is.
std::string mismatch(const Claim& claim, const RuleSet& rules, const Measure& measure, const ExampleRule& example) {
  const Measure* claimed = claim.measure.empty() ? nullptr : rules.find_measure(claim.measure);
  // A measure that only names has the figure because this one does not match: it would have given way.
  const bool left_over =
      claimed != nullptr && claimed->compare == Comparison::never && measure.compare != Comparison::never;
  if (claimed == nullptr || left_over) return "\"" + claim.quote + "\" is seen as a quantity, but no phrase matches";
  if (claim.measure != measure.id) return "\"" + claim.quote + "\" is claimed by " + claim.rule + " instead";
  if (!example.value.empty() && !same_value(claim.quantity, example.value.value))
    return "the value is " + value_of(claim.quantity) + ", not " + example.value.value;
  if (!example.unit.empty() && (claim.quantity.unit == nullptr || claim.quantity.unit->name != example.unit.value))
    return "the unit is " + (claim.quantity.unit == nullptr ? std::string("missing") : claim.quantity.unit->name) +
           ", not " + example.unit.value;
  for (const auto& [name, value] : example.dimensions) {
    const Dimension* d = find_dimension(claim, name.value);
    if (d == nullptr || d->origin == Origin::unknown)
      return "dimension " + name.value + " is unknown, not " + value.value;
    if (d->value != value.value) return "dimension " + name.value + " is " + d->value + ", not " + value.value;
  }
  return {};
}

std::string run_example(const RuleSet& rules, const Measure& measure, const ExampleRule& example, std::size_t number) {
  const Marked marked = unmark(example.text.value);
  if (marked.broken || marked.marks.empty()) return "the example marks no quantity: write [[14,700 pounds]]";
  const auto document = read_example(marked.text, "", number);
  if (!document) return "the example cannot be read";
  const std::vector<Claim> claims = extract_claims(*document, rules);
  for (const Span mark : marked.marks) {
    const auto claim = std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return overlaps(c, mark); });
    if (claim == claims.end()) return "no quantity is seen at \"" + marked.text.substr(mark.begin, mark.size()) + "\"";
    if (std::string reason = mismatch(*claim, rules, measure, example); !reason.empty()) return reason;
  }
  return {};
}

std::string run_counterexample(const RuleSet& rules, const Measure& measure, const ExampleRule& example,
                               std::size_t number) {
  const Marked marked = unmark(example.text.value);
  if (marked.broken) return "a mark [[ ]] is not closed";
  const auto document = read_example(marked.text, "", number);
  if (!document) return "the counterexample cannot be read";
  for (const Claim& claim : extract_claims(*document, rules)) {
    if (claim.measure != measure.id) continue;
    const bool marks_it =
        std::any_of(marked.marks.begin(), marked.marks.end(), [&](Span mark) { return overlaps(claim, mark); });
    if (marked.marks.empty() || marks_it) return "\"" + claim.quote + "\" matches";
  }
  return {};
}

/// Kinds of findings (errors and warnings) against those expected, both as sets.
std::string run_check_example(const RuleSet& rules, const CheckExample& example) {
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < example.documents.size(); ++i) {
    const auto document = read_example(example.documents[i].text.value, example.documents[i].date.value, i + 1);
    if (!document) return "a document cannot be read";
    documents.push_back(document_info(*document, rules));
    for (Claim& claim : extract_claims(*document, rules, static_cast<std::uint32_t>(i)))
      claims.push_back(std::move(claim));
  }
  const Report report = check(documents, std::move(claims), rules, {});
  std::set<std::string> found, wanted;
  for (const Finding& f : report.findings)
    if (f.severity != Severity::note) found.insert(to_string(f.kind));
  for (const Text& kind : example.finds) wanted.insert(kind.value);
  for (const std::string& kind : wanted)
    if (found.count(kind) == 0) return "no finding of kind " + kind;
  for (const Finding& f : report.findings)
    if (f.severity != Severity::note && wanted.count(to_string(f.kind)) == 0)
      return std::string("unexpected ") + to_string(f.kind) + ": " + f.message;
  return {};
}

}  // namespace

std::vector<RuleTestRow> test_rules(const RuleOptions& options, const std::vector<std::string>& only,
                                    std::vector<Diagnostic>& diagnostics) {
  std::vector<RuleTestRow> rows;
  const CompiledRules compiled = load_compiled(options, diagnostics);
  if (!compiled.rules) return rows;
  const RuleSet& rules = *compiled.rules;
  const auto wanted = [&](const RuleFile& f) {
    return only.empty() || std::find(only.begin(), only.end(), f.name.value) != only.end() ||
           std::find(only.begin(), only.end(), f.path) != only.end();
  };
  const auto add = [&](const RuleFile& file, const std::string& rule, Place place, const std::string& text,
                       bool counter, bool is_check, std::string reason) {
    const bool passed = reason.empty();
    rows.push_back({rule, file.path, place.line, place.column, counter, is_check, text, passed, std::move(reason)});
  };
  for (std::uint32_t i = 0; i < compiled.origins.size(); ++i) {
    const RuleFile& file = compiled.files[compiled.origins[i].file];
    if (!wanted(file)) continue;
    const MeasureRule& rule = file.measures[compiled.origins[i].measure];
    const Measure& m = rules.measures[i];
    for (const ExampleRule& e : rule.examples)
      add(file, m.rule, e.place, e.text.value, false, false, run_example(rules, m, e, 1));
    for (const ExampleRule& e : rule.counterexamples)
      add(file, m.rule, e.place, e.text.value, true, false, run_counterexample(rules, m, e, 1));
  }
  for (const RuleFile& file : compiled.files) {
    if (!wanted(file)) continue;
    for (const CheckRule& c : file.checks)
      for (const CheckExample& e : c.examples)
        add(file, file.name.value + "/" + c.id.value, e.place,
            e.documents.empty() ? "" : e.documents.front().text.value, false, true, run_check_example(rules, e));
  }
  return rows;
}

}  // namespace claimcheck
