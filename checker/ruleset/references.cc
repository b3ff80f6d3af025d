// [[reference]]: approved figures, as claims that documents are compared with.
#include "checker/quantity/quantity.h"
#include "checker/ruleset/compile.h"
#include "checker/text/place.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// The text of a value as a document of one paragraph.
Document as_document(const std::string& text, const std::optional<Date>& date) {
  Document d;
  d.text = text;
  d.meta.date = date;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  d.blocks.push_back(block);
  return d;
}

/// "2023", "FY2023", "May 2024", "2023-01-01..2023-06-30".
std::optional<DateRange> read_time(const std::string& text, const std::optional<Date>& date, const Lexicon& lexicon) {
  if (const std::size_t dots = text.find(".."); dots != std::string::npos) {
    const auto from = parse_iso_date(text), to = parse_iso_date(std::string_view(text).substr(dots + 2));
    if (!from || !to) return {};
    return DateRange{from, to};
  }
  if (const auto day = parse_iso_date(text)) return DateRange{day, day};
  Scan scan;
  const Document document = as_document("in " + text, date);
  scan_quantities(document, lexicon, scan);
  for (const Mention& m : scan.mentions)
    if (m.dates.from || m.dates.to) return m.dates;
  return {};
}

struct ReferenceCompiler {
  CompileState& state;
  std::uint32_t file;
  const ReferenceRule& rule;

  void error(const Text& at, std::string message) {
    state.error(file, at.place.line > 0 ? at.place : rule.place, std::move(message));
  }

  /// By its id, or by "pack/id" as findings write it.
  std::optional<std::uint32_t> find_measure() {
    const std::string& name = rule.measure.value;
    const bool with_pack = name.find('/') != std::string::npos;
    std::vector<std::string> known;
    for (const auto& [id, index] : state.measure_by_id) {
      known.push_back(with_pack ? state.rules.measures[index].rule : id);
      if (known.back() == name) return index;
    }
    if (rule.measure.empty()) return {};  // said by the parser
    const std::string guess = nearest(name, known);
    error(rule.measure,
          "unknown measure \"" + name + "\"" + (guess.empty() ? "" : "; did you mean \"" + guess + "\"?"));
    return {};
  }

  void compile() {
    const std::optional<std::uint32_t> at = find_measure();
    if (!at) return;
    Reference out;
    out.source = rule.source.value;
    out.path = state.files[file].path;
    if (!rule.date.empty()) {
      out.date = parse_iso_date(rule.date.value);
      if (!out.date) error(rule.date, "\"date\" must be written YYYY-MM-DD");
    }
    if (rule.value.empty() || !state.rules.lexicon) return;
    const Measure& measure = state.rules.measures[*at];
    if (!quantity(measure, *at, out)) return;
    out.claim.measure = measure.id;
    out.claim.rule = measure.rule;
    if (!dimensions(measure, out)) return;
    state.rules.references.push_back(std::move(out));
  }

  bool quantity(const Measure& measure, std::uint32_t index, Reference& out) {
    const Document document = as_document(rule.value.value, out.date);
    Scan scan;
    scan_quantities(document, *state.rules.lexicon, scan);
    if (scan.mentions.empty()) return error(rule.value, "\"" + rule.value.value + "\" holds no quantity"), false;
    if (!accepts(state.phrases.measures[index].mention, scan.mentions.front()))
      return error(rule.value,
                   "\"" + rule.value.value + "\" is not a quantity of kind \"" + to_string(measure.kind) + "\""),
             false;
    Claim& claim = out.claim;
    claim.quantity = scan.mentions.front();
    claim.quote = std::string(slice(document.text, claim.quantity.span));
    claim.sentence = document.text;
    claim.sentence_number = claim.quantity.span;
    claim.position = {0, static_cast<std::uint32_t>(claim.quote.size()), rule.value.place.line,
                      rule.value.place.column + 1};
    return true;
  }

  /// Fills a required dimension that is not given with the measure's default; false when there is none: no claim could
  /// then be set against the figure.
  bool complete(const Measure& measure, Reference& out) {
    bool all = true;
    for (const DimensionSlot& slot : measure.slots) {
      if (!slot.required || find_dimension(out.claim, slot.name) != nullptr) continue;
      if (slot.default_value.empty()) {
        error(rule.measure, "a figure of measure \"" + measure.id + "\" needs its dimension \"" + slot.name +
                                "\", which is required: without it no claim is compared with the figure; write "
                                "dimensions = { " +
                                slot.name + " = \"...\" }");
        all = false;
        continue;
      }
      Dimension d;
      d.name = slot.name;
      d.value = slot.default_value;
      d.origin = Origin::inferred;
      d.from = InferredFrom::rule_default;
      out.claim.dimensions.push_back(std::move(d));
    }
    return all;
  }

  bool dimensions(const Measure& measure, Reference& out) {
    for (const auto& [name, value] : rule.dimensions) {
      Dimension d;
      d.name = name.value;
      d.value = value.value;
      d.words = value.value;
      d.origin = Origin::stated;
      if (d.name == "time") {
        d.dates = read_time(value.value, out.date, *state.rules.lexicon);
        if (!d.dates)
          error(value, "\"" + value.value +
                           "\" is not a date or range of dates; write for example \"2023\", \"May 2024\" or "
                           "\"2023-01-01..2023-06-30\"");
        else
          d.value = to_string(*d.dates);
      } else if (const DimensionSlot* slot = measure.slot(d.name)) {
        const bool known = slot->values.empty() || std::any_of(slot->values.begin(), slot->values.end(),
                                                               [&](const auto& v) { return v.value == d.value; });
        if (!known) error(value, "\"" + d.value + "\" is not a value of dimension \"" + d.name + "\"");
      } else if (d.name != "place" && d.name != "population" && d.name != "status") {
        error(name, "measure \"" + measure.id + "\" has no dimension \"" + d.name + "\"");
      }
      out.claim.dimensions.push_back(std::move(d));
    }
    const bool all = complete(measure, out);
    std::sort(out.claim.dimensions.begin(), out.claim.dimensions.end(),
              [](const Dimension& a, const Dimension& b) { return a.name < b.name; });
    return all;
  }
};

}  // namespace

void compile_references(CompileState& state, std::uint32_t file) {
  for (const ReferenceRule& rule : state.files[file].references) ReferenceCompiler{state, file, rule}.compile();
}

}  // namespace claimcheck
