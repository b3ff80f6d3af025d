// The phrase language: what a rule author writes, as a tree.
//
//   killed|kills {count}            words match by stem; a|b are alternatives
//   "dies" =left                    quotes or = : this form only
//   {count} [innocent] people       [ ] may be missing
//   seizure (of|for) {mass}         ( ) groups
//   seized ...3 {mass}              a gap of up to 3 words; ... alone is 6
//   {mass} of <drug>                a list of the pack, or a dimension of the measure
//   {count:people|person}           a mention whose counted noun is one of these
//   {percent*} of {count}           * marks the quantity that is claimed where a phrase has several
//   death toll , {count}            a comma allows punctuation at this place
//
// A mention is one symbol, whatever its spelling: no rule knows how numbers are written.
#pragma once

#include <claimcheck/mention.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// What a mention symbol accepts.
enum class MentionClass : std::uint8_t {
  any,  // {value}: whatever the measure's kind is
  count,
  percent,
  money,
  mass,
  length,
  area,
  volume,
  speed,
  temperature,
  duration,
  magnitude,
  data,
  rate,
  quantity,
  ordinal,
  date,
  age,
  range,
  change,
  points,
  factor,
  number  // the last one
};
const char* to_string(MentionClass c);
/// False when no class has this name.
bool parse_mention_class(std::string_view name, MentionClass& out);
/// How counted nouns are compared: by singular, not by stem ("office" is not "officer").
std::uint64_t noun_hash(std::string_view noun);
/// Whether the mention is of the class.
bool accepts(MentionClass c, const Mention& mention);
constexpr std::uint32_t class_bit(MentionClass c) { return std::uint32_t{1} << static_cast<unsigned>(c); }
/// The bits of all classes that the mention is of.
std::uint32_t classes_of(const Mention& mention);

struct PhraseNode {
  enum class Kind : std::uint8_t { word, sequence, alternatives, optional, gap, mention, list, punctuation };
  Kind kind = Kind::sequence;
  bool exact = false;   // word: this form only
  bool anchor = false;  // mention: marked with *
  MentionClass mention = MentionClass::any;
  std::uint32_t gap = 0;           // gap: most words
  std::uint32_t offset = 0;        // where it stands in the phrase, in code points
  std::string text;                // word (lower case) or list name
  std::vector<std::string> nouns;  // mention: counted nouns, as written
  std::vector<PhraseNode> children;
};

/// What is wrong with a phrase, and where in it (code points from 0).
struct PhraseError {
  std::uint32_t offset = 0;
  std::string message;
};

/// Parses a phrase into a sequence node. On error the tree is empty and `error.message` is not.
PhraseNode parse_phrase(std::string_view phrase, PhraseError& error);

}  // namespace claimcheck
