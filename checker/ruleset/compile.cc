#include "checker/ruleset/compile.h"

#include "checker/ruleset/limits.h"
#include "checker/text/place.h"

#include <algorithm>

namespace claimcheck {

namespace {

using PackIndex = std::map<std::string, std::uint32_t>;

PackIndex index_packs(CompileState& state) {
  PackIndex packs;
  for (std::uint32_t f = 0; f < state.files.size(); ++f) {
    RuleFile& file = state.files[f];
    if (file.name.empty()) continue;
    if (!valid_id(file.name.value))
      state.error(f, file.name.place,
                  "the name of a pack must be lower-case letters, digits and _, starting with a letter");
    const auto [at, fresh] = packs.emplace(file.name.value, f);
    if (!fresh)
      state.error(f, file.name.place,
                  "pack \"" + file.name.value + "\" is already given by " + state.files[at->second].path);
  }
  return packs;
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& candidates) {
  const std::string guess = nearest(name, candidates);
  return guess.empty() ? "" : "; did you mean \"" + guess + "\"?";
}

/// Itself and everything it extends, nearest first; a cycle is an error where it closes.
void resolve_bases(CompileState& state, const PackIndex& packs) {
  std::vector<std::string> names;
  for (const auto& [name, file] : packs) names.push_back(name);
  state.bases.resize(state.files.size());
  for (std::uint32_t f = 0; f < state.files.size(); ++f) {
    std::vector<std::uint32_t>& bases = state.bases[f];
    bases.push_back(f);
    for (std::size_t i = 0; i < bases.size(); ++i) {
      for (const Text& wanted : state.files[bases[i]].extends) {
        const auto at = packs.find(wanted.value);
        if (at == packs.end()) {
          if (i == 0)
            state.error(f, wanted.place, "unknown pack \"" + wanted.value + "\"" + did_you_mean(wanted.value, names));
        } else if (at->second == f) {
          state.error(
              bases[i], wanted.place,
              "packs extend each other in a circle: \"" + state.files[f].name.value + "\" is reached again here");
        } else if (std::find(bases.begin(), bases.end(), at->second) == bases.end()) {
          bases.push_back(at->second);
        }
      }
    }
  }
}

void parse_lists(CompileState& state) {
  state.lists.resize(state.files.size());
  for (std::uint32_t f = 0; f < state.files.size(); ++f) {
    for (const WordList& list : state.files[f].lists) {
      std::vector<ListEntry>& entries = state.lists[f][list.name.value];
      for (const Text& text : list.entries) {
        PhraseNode tree = parse_located(state, f, text);
        if (!tree.children.empty()) entries.push_back({std::move(tree), -1, -1});
      }
      if (list.entries.empty()) state.error(f, list.name.place, "list \"" + list.name.value + "\" is empty");
    }
  }
}

struct ChosenMeasure {
  std::uint32_t file, measure;
  std::string rule;
};

/// The measures that count, in order of rule id: one of an extended pack gives way to its replacement.
std::vector<ChosenMeasure> order_measures(CompileState& state) {
  std::map<std::string, ChosenMeasure> by_id;
  for (std::uint32_t f = 0; f < state.files.size(); ++f) {
    const RuleFile& file = state.files[f];
    for (std::uint32_t m = 0; m < file.measures.size(); ++m) {
      const Text& id = file.measures[m].id;
      if (id.empty()) continue;
      if (!valid_id(id.value))
        state.error(f, id.place, "an id must be lower-case letters, digits and _, starting with a letter");
      const ChosenMeasure chosen{f, m, file.name.value + "/" + id.value};
      const auto [at, fresh] = by_id.emplace(id.value, chosen);
      if (fresh) continue;
      const auto extends = [&](std::uint32_t a, std::uint32_t b) {
        return a != b && std::count(state.bases[a].begin(), state.bases[a].end(), b) > 0;
      };
      const RuleFile& other = state.files[at->second.file];
      if (extends(f, at->second.file))
        at->second = chosen;
      else if (!extends(at->second.file, f))
        state.error(f, id.place,
                    "measure \"" + id.value + "\" is already defined at " + other.path + ":" +
                        std::to_string(other.measures[at->second.measure].id.place.line) +
                        "; a pack may replace it only when it extends \"" + other.name.value + "\"");
    }
  }
  std::vector<ChosenMeasure> out;
  out.reserve(by_id.size());
  for (auto& [id, chosen] : by_id) out.push_back(std::move(chosen));
  std::sort(out.begin(), out.end(), [](const ChosenMeasure& a, const ChosenMeasure& b) { return a.rule < b.rule; });
  return out;
}

/// All messages in order of file and place: maps and tables are read in other orders.
void sort_diagnostics(const std::vector<RuleFile>& files, std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::size_t> rank;
  for (std::size_t f = 0; f < files.size(); ++f) rank.emplace(files[f].path, f);
  const auto key = [&](const Diagnostic& d) {
    const auto at = rank.find(d.path);
    return std::tuple(at == rank.end() ? files.size() : at->second, d.line, d.column);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

}  // namespace

CompiledRules compile_rules(std::vector<RuleFile> files, LanguageData language, std::vector<Diagnostic>& diagnostics) {
  CompiledRules out;
  out.files = std::move(files);
  auto rules = std::make_shared<RuleSet>();
  auto phrases = std::make_shared<Phrases>();
  rules->lexicon = std::move(language.lexicon);
  rules->vocabulary = std::move(language.vocabulary);
  CompileState state{out.files, diagnostics, {}, {}, {}, {}, *rules, *phrases};
  resolve_bases(state, index_packs(state));
  parse_lists(state);

  const std::vector<ChosenMeasure> measures = order_measures(state);
  if (measures.size() > limits::measures) {
    state.error(measures.back().file, {}, "more than " + std::to_string(limits::measures) + " measures");
    return out;
  }
  rules->measures.resize(measures.size());
  phrases->measures.resize(measures.size());
  for (std::uint32_t i = 0; i < measures.size(); ++i) {
    const ChosenMeasure& chosen = measures[i];
    const MeasureRule& rule = out.files[chosen.file].measures[chosen.measure];
    out.origins.push_back({chosen.file, chosen.measure});
    state.measure_by_id[rule.id.value] = i;
    compile_measure(state, chosen.file, rule, i);
    if (phrases->code.size() > limits::total_instructions) {
      state.error(
          chosen.file, rule.place,
          "the phrases of all packs compile to more than " + std::to_string(limits::total_instructions) + " steps");
      return out;
    }
  }
  for (const auto& [id, index] : state.measure_by_id) rules->by_id.push_back(index);
  for (std::uint32_t f = 0; f < out.files.size(); ++f) {
    compile_checks(state, f);
    compile_references(state, f);
  }
  phrases->finish();
  rules->phrases = std::move(phrases);
  out.used_lists = std::move(state.used_lists);
  sort_diagnostics(out.files, diagnostics);
  if (!has_errors(diagnostics)) out.rules = std::move(rules);
  return out;
}

}  // namespace claimcheck
