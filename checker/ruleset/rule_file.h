// A rule file as it was written: every value with its place, nothing resolved yet.
//
// parse_rule_file() checks names of keys, types and bounds; meaning (unknown measures, phrases, expressions) is checked
// when the files are compiled together. Nothing outside checker/ruleset sees these structs.
#pragma once

#include <claimcheck/claimcheck.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace claimcheck {

/// Where a value stands in its file; 1-based, columns in code points.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A string of the file.
struct Text {
  std::string value;
  Place place;
  bool empty() const { return value.empty(); }
};

/// Numbers keep their written form (exact decimals).
struct Number {
  Decimal value;
  Place place;
};

struct WordList {
  Text name;
  std::vector<Text> entries;
};

/// An example or counterexample of a measure. The quantity phrase is marked: "seized [[14,700 pounds]] of fentanyl".
struct ExampleRule {
  Place place;
  Text text;
  Text value;  // "14700", "3..9", or empty
  Text unit;
  std::vector<std::pair<Text, Text>> dimensions;
};

struct SlotValueRule {
  Text value;
  std::vector<Text> words;  // the value itself when none are given
  Text parent;
};

struct SlotRule {
  Place place;
  Text name;
  bool required = false;
  bool must_agree = false;
  bool names = false;
  std::vector<Text> beside;  // for names: single words next to which the name stands
  Text default_value;
  std::vector<SlotValueRule> values;
};

struct MeasureRule {
  Place place;
  Text id, title, kind, severity, compare;
  std::vector<Text> phrases, regex, headers, context, exclude, units, nouns;
  Text context_scope;  // "sentence", "paragraph" or "document"
  bool cumulative = false, event = false, additive = false;
  std::optional<Number> tolerance, minimum, maximum;
  int priority = 0;
  std::vector<SlotRule> slots;
  std::vector<ExampleRule> examples, counterexamples;
};

struct CheckDocument {
  Text text, date;
};

/// Documents and the kinds of findings that a run over them must yield; none means that nothing may be found.
struct CheckExample {
  Place place;
  std::vector<CheckDocument> documents;
  std::vector<Text> finds;
};

struct CheckRule {
  Place place;
  Text id, title, kind, severity, part, whole, equation;
  std::vector<Text> parts, measures;
  std::vector<CheckExample> examples;
};

struct ReferenceRule {
  Place place;
  Text measure, value, source, date;
  std::vector<std::pair<Text, Text>> dimensions;
};

/// [lexicon]: the words of a project that the built-in lexicon does not know.
struct LexiconRule {
  struct UnitRule {
    Text name, equals;  // "1.7018 metres"; empty: of its own kind
    std::vector<Text> words, symbols;
  };
  struct HedgeRule {
    Text modifier;
    std::vector<Text> before, after;
  };
  struct PlaceRule {
    Text name, kind, in;
    std::vector<Text> also, people;
  };
  struct PopulationRule {
    Text name, in;
    std::vector<Text> words;
  };
  std::vector<UnitRule> units;
  std::vector<HedgeRule> hedges;
  std::vector<PlaceRule> places;
  std::vector<PopulationRule> populations;
  std::vector<std::pair<Text, Text>> nouns;  // plural, singular
  std::vector<Text> abbreviations, idioms;
  Place place;
  bool given = false;
};

struct RuleFile {
  std::string path;
  std::string bytes;  // kept for the excerpts of later messages
  bool builtin = false;
  Place place;  // of [pack]
  Text name, version, description;
  std::vector<Text> extends;
  std::vector<WordList> lists;
  std::vector<SlotRule> dimensions;  // shared: a measure's dimension of that name without values takes theirs
  std::vector<MeasureRule> measures;
  std::vector<CheckRule> checks;
  std::vector<ReferenceRule> references;
  LexiconRule lexicon;
};

/// Reads one file. Every problem is reported; the result holds whatever could be read.
RuleFile parse_rule_file(SourceFile file, std::vector<Diagnostic>& diagnostics);

/// Reads the [[reference]] and [lexicon] tables of a project's configuration; the rest of the file is somebody else's.
/// The result has no name and nothing else.
RuleFile parse_project_file(SourceFile file, std::vector<Diagnostic>& diagnostics);

/// A message at a place of `file`, with the line and a caret.
Diagnostic rule_diagnostic(const RuleFile& file, Place place, std::string message, Severity severity = Severity::error);

}  // namespace claimcheck
