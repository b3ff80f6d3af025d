// Compiled phrases of all measures: small programs over the words of a sentence, found through an index of words.
//
// A phrase with a quantity is two programs that start at the mention: one for the words to its left, read backwards,
// and one for the words to its right. Words are compared by hash (stem or exact form), so matching touches no text. A
// phrase is tried only where the sentence holds one of its key words (every text that it can match has at least one of
// them).
#pragma once

#include "checker/ruleset/phrase.h"
#include "checker/ruleset/phrase_index.h"
#include "checker/ruleset/regex.h"
#include "checker/ruleset/rule_file.h"
#include "checker/ruleset/ruleset.h"

#include <claimcheck/decimal.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace claimcheck {

enum class Op : std::uint8_t {
  word,         // one word of words[a, b) (stems), words[b, c) (exact forms)
  gap,          // up to `a` words
  mention,      // a mention of class `a`, its noun one of words[b, c) when not empty
  punctuation,  // punctuation is allowed here
  split,        // try a, then b
  jump,         // go to a
  value,        // what was matched since `a` names value b of slot c: the instruction at a is `open`
  open,         // start of a slot value
  accept
};

struct Instruction {
  Op op = Op::accept;
  std::uint32_t a = 0, b = 0, c = 0;
};

/// Instructions [begin, end) of Phrases::code; the last one accepts.
struct Program {
  std::uint32_t begin = 0, end = 0;
  bool trivial(const std::vector<Instruction>& code) const { return begin == end || code[begin].op == Op::accept; }
};

/// Key words in Phrases::words, all stems; empty when any text may match.
struct KeyWords {
  std::uint32_t begin = 0, end = 0;
};

/// A phrase without a quantity, or with one that is the mention at hand.
struct CompiledPhrase {
  std::uint32_t measure = 0;
  bool anchored = false;  // has a quantity
  MentionClass mention = MentionClass::any;
  std::uint32_t nouns_begin = 0, nouns_end = 0;  // in Phrases::words: noun_hash of the counted nouns it asks for
  Program left, right;                           // without a quantity only `right`
  KeyWords keys;
  KeySide side = KeySide::any;  // of the keys
  /// More words of which a matching sentence holds at least one; empty where one part of the phrase asks for all.
  KeyWords also;
  std::uint32_t source = 0;  // index into Phrases::sources
};

struct CompiledValue {
  std::uint16_t slot = 0, value = 0;
  CompiledPhrase phrase;
};

struct CompiledRegex {
  std::uint32_t measure = 0;
  Regex pattern;
  MentionClass mention = MentionClass::any;
};

enum class ContextScope : std::uint8_t { sentence, paragraph, document };

/// What a measure adds to its phrases.
struct MeasurePatterns {
  MentionClass mention = MentionClass::any;  // of the measure's kind
  std::vector<CompiledPhrase> context, exclude, headers;
  ContextScope scope = ContextScope::document;
  std::vector<std::uint64_t> units;         // hashes of allowed unit names, sorted; empty: any of the kind
  std::vector<std::uint64_t> nouns;         // noun_hash of allowed counted nouns, sorted; empty: any
  std::optional<Decimal> minimum, maximum;  // plausible stated numbers; others are no match
  std::vector<CompiledValue> values;        // of the slots
  int priority = 0;
};

struct Phrases {
  std::vector<Instruction> code;
  std::vector<std::uint64_t> words;     // pool of hashes
  std::vector<CompiledPhrase> phrases;  // of measures, anchored; in order of measure
  std::vector<CompiledRegex> regexes;
  std::vector<MeasurePatterns> measures;  // parallel to RuleSet::measures
  std::vector<std::string> sources;       // phrases as written

  // Made by finish() of what stands above.
  std::vector<CompiledPhrase> headers;  // of all measures, in their order
  PhraseIndex by_key;                   // into phrases
  PhraseIndex headers_by_key;           // into headers
  RegexSet regex_set;                   // parallel to regexes
  std::uint32_t regex_classes = 0;      // a bit for each MentionClass that a regex claims

  /// Builds the indexes; to be called once, last.
  void finish();
};

/// Compiles parsed phrases into `out`. `lists` resolves <name>; null entries are reported by the caller before.
struct ListEntry {
  PhraseNode phrase;
  std::int32_t slot = -1, value = -1;  // what it means where the list is a dimension
};

/// A phrase program as readable text, for `rules show` and the tests.
std::string describe(const Phrases& phrases, const CompiledPhrase& phrase);

}  // namespace claimcheck
