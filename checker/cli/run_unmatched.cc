// `claimcheck claims --unmatched`: quantities that no rule lines up, grouped by what they count, most frequent first:
// the measures that are worth writing next. A broad measure (compare = "never") names a figure and leaves the rest to
// do.
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/ruleset/ruleset.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace claimcheck::cli {
namespace {

/// The four classes that coverage is told for.
enum class Share : std::uint8_t { money, percent, counted, other };
constexpr std::array share_names = {"money", "percent", "counted nouns", "everything else"};

struct Example {
  std::string path, text;
  std::uint32_t line = 0, column = 0;
};

struct Group {
  std::size_t unmatched = 0, named = 0, compared = 0;
  Example first;  // of those that no rule compares

  std::size_t open() const { return unmatched + named; }
};

struct Coverage {
  std::map<std::string, Group> groups;
  std::array<std::size_t, share_names.size()> matched{}, all{};
};

Share share_of(const Mention& m) {
  if (m.unit != nullptr && m.unit->dimension == UnitDimension::money) return Share::money;
  if (m.unit != nullptr && m.unit->name == "percent") return Share::percent;
  const bool counts = m.unit == nullptr && !m.noun.empty() && m.kind != QuantityKind::ordinal;
  return counts ? Share::counted : Share::other;
}

/// What is counted: the noun, else the unit, else the kind of quantity.
std::string group_of(const Mention& m) {
  if (m.unit != nullptr) return m.unit->name;
  return m.noun.empty() ? "(" + std::string(to_string(m.kind)) + ")" : m.noun;
}

void count(const Document& document, const RuleSet& rules, Coverage& out) {
  for (const Claim& claim : extract_claims(document, rules)) {
    const QuantityKind kind = claim.quantity.kind;
    if (kind == QuantityKind::date || kind == QuantityKind::date_range) continue;  // they say when, they count nothing
    const auto share = static_cast<std::size_t>(share_of(claim.quantity));
    const bool matched = !claim.measure.empty();
    ++out.all[share];
    out.matched[share] += matched;
    Group& group = out.groups[group_of(claim.quantity)];
    const bool compared = rules.compared_measure(claim) != nullptr;
    if (!compared && group.open() == 0)
      group.first = {document.path, fold_space(claim.quote), claim.position.line, claim.position.column};
    ++(compared ? group.compared : matched ? group.named : group.unmatched);
  }
}

void add(Coverage& sum, Coverage& part) {
  for (std::size_t i = 0; i < share_names.size(); ++i) {
    sum.matched[i] += part.matched[i];
    sum.all[i] += part.all[i];
  }
  for (auto& [name, group] : part.groups) {
    Group& into = sum.groups[name];
    if (into.open() == 0) into.first = std::move(group.first);
    into.unmatched += group.unmatched;
    into.named += group.named;
    into.compared += group.compared;
  }
}

using Row = std::pair<const std::string, Group>;

std::vector<const Row*> sorted_rows(const Coverage& coverage) {
  std::vector<const Row*> rows;
  for (const Row& row : coverage.groups)
    if (row.second.open() > 0) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row* a, const Row* b) { return a->second.open() > b->second.open(); });
  return rows;
}

std::string text_of(const Coverage& coverage) {
  std::string out = "unmatched  named  compared  what\n";
  const auto column = [](std::size_t n, std::size_t width) {
    const std::string digits = std::to_string(n);
    return std::string(width - std::min(width, digits.size()), ' ') + digits;
  };
  for (const Row* row : sorted_rows(coverage)) {
    const Group& g = row->second;
    out += column(g.unmatched, 9) + column(g.named, 7) + column(g.compared, 10) + "  " + row->first + "  (" +
           g.first.path + ":" + std::to_string(g.first.line) + ":" + std::to_string(g.first.column) + " \"" +
           g.first.text + "\")\n";
  }
  out += "\nunder a measure:";
  for (std::size_t i = 0; i < share_names.size(); ++i)
    out += std::string(i == 0 ? " " : ", ") + share_names[i] + " " + std::to_string(coverage.matched[i]) + " of " +
           std::to_string(coverage.all[i]);
  return out + "\n";
}

std::string jsonl_of(const Coverage& coverage) {
  std::string out;
  for (const Row* row : sorted_rows(coverage)) {
    const Group& g = row->second;
    const nlohmann::ordered_json line = {{"what", row->first},       {"unmatched", g.unmatched}, {"named", g.named},
                                         {"compared", g.compared},   {"path", g.first.path},     {"line", g.first.line},
                                         {"column", g.first.column}, {"text", g.first.text}};
    out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  nlohmann::ordered_json total = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < share_names.size(); ++i)
    total[share_names[i]] = {{"matched", coverage.matched[i]}, {"all", coverage.all[i]}};
  return out + nlohmann::ordered_json{{"coverage", std::move(total)}}.dump() + "\n";
}

}  // namespace

int run_unmatched(const CommandLine& line, const Settings& settings) {
  const std::string format = line.settings.format.value_or("text");
  if (format != "text" && format != "jsonl") {
    say("claimcheck: error: --format: expected one of text, jsonl, not '" + format + "'");
    return status_usage;
  }
  const LoadedRules rules = load(settings);
  if (!rules) return status_usage;
  const Walk inputs = gather_inputs(line, settings);
  int status = inputs.failures.empty() ? status_ok : status_input;
  const InputForm form = settings.input.value_or(InputForm::files);
  Feed feed(inputs.files, form, read_options(settings).most_expanded);
  Progress progress(!settings.quiet.value_or(false), form == InputForm::files ? inputs.files.size() : 0);
  Coverage coverage;
  for_each_document<Coverage>(
      feed, read_options(settings), jobs(settings), progress,
      [&](const Document& document, Coverage& part) { count(document, *rules, part); },
      [&](const Ingested& ingested, Coverage& part) {
        say(ingested.diagnostics, settings);
        if (!ingested.failures.empty()) status = status_input;
        add(coverage, part);
        return true;
      });
  Output output(settings.output.value_or(""));
  output.write(format == "jsonl" ? jsonl_of(coverage) : text_of(coverage));
  return finish(output, status);
}

}  // namespace claimcheck::cli
