// Vocabulary: the words that place a claim in its context (places, populations, statuses, sources, stances), compiled
// once from TOML (rules/lexicon/<language>/{places,context}.toml) into an immutable table of phrases.
//
// Part of a RuleSet; read by checker/extract, which collects all hits of a sentence in one pass over its tokens.
// It knows words, not grammar: what a hit means for a claim is decided there.
#pragma once

#include "checker/text/token.h"

#include <claimcheck/claimcheck.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// What kind of word a phrase is. The names in the TOML are those of to_string().
enum class WordClass : std::uint8_t {
  place,           // value: canonical name; `parent`: what contains it
  demonym,         // value: the place; "Mexican", "Californians"
  place_noise,     // a name that holds a place and is none: "Washington Post", "Michael Jordan"
  population,      // value: canonical group ("children")
  status,          // value: "requested", "enacted", "projected", …
  version,         // value: "House version", "revised", …
  period,          // value: "year", "day", …: the "a year" of a rate
  cumulative,      // "so far", "to date", "death toll"
  source,          // "according to", "data from": the source's name follows
  report_verb,     // "said", "estimates": the source's name stands before or, in a quotation, behind
  source_noun,     // "officials", "a report": what may be a source without a name
  hypothetical, illustrative, denial, assertion,  // stance cues; assertion: litotes that assert ("no doubt that")
  answer,          // value: "yes" or "no": opens an answer
  repair,          // "I mean", "rather", "correction"
  comparison,      // opens the other side of a comparison: "up from", "compared with"
  subordinator,    // opens a clause of its own: "while", "whereas", "although"
  verb,            // finite verb form: tells a clause from a list item
  tense,           // value: "past", "present" or "future"
  time_link,       // value: how a date bounds: "in", "since", "until", "before", "after", "by", "as of"
  earlier,         // value: "year", "month", …: "a year earlier"
};
constexpr std::size_t word_class_count = 24;
const char* to_string(WordClass c);

/// When the letters' case matters.
enum class CaseRule : std::uint8_t {
  any,       // "children"
  capital,   // each word but particles starts with a capital: names
  caps,      // all letters are capitals: "US", "EU" (or dotted: "U.S")
};

/// One phrase. `value` and `parent` view strings that live as long as the vocabulary.
struct VocabularyEntry {
  WordClass word_class = WordClass::place;
  CaseRule case_rule = CaseRule::any;
  bool ambiguous = false;            // also a first name, a month or a common word: needs a preposition or a wider place
  std::uint32_t words = 0;           // number of tokens
  std::string_view value;
  std::string_view parent;           // places: what contains it, or empty
  std::string_view kind;             // places: "country", "state", "city", "region", …
};

/// A phrase found in a run of tokens: [first, end) are indexes into that run.
struct VocabularyHit {
  std::uint32_t first = 0, end = 0;
  const VocabularyEntry* entry = nullptr;
};

class Vocabulary {
 public:
  /// Appends all hits in tokens[first, end) in order of position; per word class the longest hit at a place, hits of
  /// one class do not overlap. Case rules are applied; ambiguity is left to the caller. Indexes count from 0 of
  /// `tokens`.
  void find(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t end,
            std::vector<VocabularyHit>& hits) const;

  /// Whether a token hash has the class as a single word ("in": time_link). For words that stand next to a mention.
  const VocabularyEntry* word(std::uint64_t hash, WordClass c) const;

  /// Whether `outer` is `inner` or contains it ("Culiacan" in "Mexico"), by the parents of places and populations.
  /// Sets of places ("Canada and Mexico") lie in what holds all of them.
  bool within(std::string_view inner, std::string_view outer) const;
  /// The value that directly contains `value`, or empty.
  std::string_view parent(std::string_view value) const;

  std::size_t size() const { return entries_.size(); }

 private:
  friend struct VocabularyCompiler;
  struct Phrase {
    std::uint64_t first = 0;      // hash of the first token
    std::uint32_t rest = 0;       // index into rest_: hashes of the other tokens
    std::uint32_t entry = 0;
  };
  bool matches(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end,
               const Phrase& phrase) const;
  std::vector<std::string> strings_;        // owners of the views
  std::vector<VocabularyEntry> entries_;
  std::vector<Phrase> phrases_;             // sorted by (first, words descending)
  std::vector<std::uint64_t> rest_;
  std::vector<std::uint64_t> filter_;       // bit per hash: most words begin no phrase
  struct Parent {
    std::string_view value, parent;
  };
  std::vector<Parent> parents_;             // sorted by value
};

/// Compiles vocabulary files: those whose table has `kind = "places"` or `kind = "context"` in [vocabulary]; others are
/// skipped. Null when a file is broken; every error is collected.
std::shared_ptr<const Vocabulary> load_vocabulary(const std::vector<SourceFile>& files, std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck
