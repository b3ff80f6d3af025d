// Located rule files -> one immutable RuleSet. Every problem of every file is reported in one run.
#pragma once

#include "checker/ruleset/phrases.h"
#include "checker/ruleset/rule_file.h"
#include "checker/ruleset/ruleset.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace claimcheck {

/// What compiling yields. `rules` is null when any problem was an error. The rest is for lint, show and test, and empty
/// where the rules were read from the image.
struct CompiledRules {
  std::shared_ptr<const RuleSet> rules;
  std::vector<RuleFile> files;
  /// Where each measure of `rules` was written: {file, measure}, indexes into files and RuleFile::measures.
  struct Origin {
    std::uint32_t file = 0, measure = 0;
  };
  std::vector<Origin> origins;
  /// Lists that a phrase names, as "pack/list".
  std::set<std::string> used_lists;
};

/// Words of the language that every rule set stands on.
struct LanguageData {
  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const Vocabulary> vocabulary;
};

/// Compiles the files together and puts all of `diagnostics` in order of file and place. A measure of a pack replaces
/// the measure of the same id in a pack that it extends.
CompiledRules compile_rules(std::vector<RuleFile> files, LanguageData language, std::vector<Diagnostic>& diagnostics);

/// Whether the examples of built-in packs are read, too: only lint, list and test want them. Without them, built-in
/// packs and lexicon come compiled from the image that the build embeds (image.h), not from their TOML.
enum class Examples : std::uint8_t { read, skip };

/// Reads, parses and compiles the embedded rules and the given files (load_rules without its last step).
CompiledRules load_compiled(const RuleOptions& options, std::vector<Diagnostic>& diagnostics,
                            Examples examples = Examples::read);

/// Names of the built-in packs, sorted.
std::vector<std::string> builtin_packs();

// --- parts, one file each ---

/// Lists that phrases of one pack can name.
using ListTable = std::map<std::string, std::vector<ListEntry>>;

/// What the parts of the compiler share.
struct CompileState {
  std::vector<RuleFile>& files;
  std::vector<Diagnostic>& diagnostics;
  std::vector<std::vector<std::uint32_t>> bases;  // of each file: itself and the packs it extends, nearest first
  std::vector<ListTable> lists;                   // of each file: its own
  std::set<std::string> used_lists;
  std::map<std::string, std::uint32_t> measure_by_id;  // id -> index into RuleSet::measures
  RuleSet& rules;
  Phrases& phrases;
  std::size_t regexes = 0;

  void error(std::uint32_t file, Place place, std::string message) {
    diagnostics.push_back(rule_diagnostic(files[file], place, std::move(message)));
  }
};

/// Parses a phrase, reporting at the offending piece. Empty children on error.
PhraseNode parse_located(CompileState& state, std::uint32_t file, const Text& text);
/// measures.cc: one [[measure]] into rules.measures[index] and phrases.measures[index].
void compile_measure(CompileState& state, std::uint32_t file, const MeasureRule& rule, std::uint32_t index);
/// relations.cc: all [[check]] tables of a file.
void compile_checks(CompileState& state, std::uint32_t file);
/// references.cc: all [[reference]] tables of a file.
void compile_references(CompileState& state, std::uint32_t file);
/// An identifier: lower-case letters, digits and "_", starting with a letter, at most 64 bytes.
bool valid_id(const std::string& id);
std::optional<Severity> parse_severity(const std::string& name);
std::optional<Comparison> parse_comparison(const std::string& name);

}  // namespace claimcheck
