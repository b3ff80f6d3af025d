// From a phrase tree to programs and key words.
#pragma once

#include "checker/ruleset/phrases.h"

#include <functional>

namespace claimcheck {

/// Entries of the list (or dimension) `name`, or null when there is none.
using FindList = std::function<const std::vector<ListEntry>*(const std::string& name)>;

/// Whether a phrase is matched around the mention that it claims, or anywhere.
enum class Anchor : std::uint8_t { required, allowed, never };

struct PhraseCompiler {
  Phrases& out;
  FindList find_list;

  /// Compiles `tree` for a measure of class `kind`. With Anchor::required a phrase that claims no quantity is an error;
  /// with `allowed` a quantity of the measure's class is the one at hand, others are just words of the sentence. False
  /// with `error` filled.
  bool compile(const PhraseNode& tree, MentionClass kind, Anchor wanted, CompiledPhrase& phrase, PhraseError& error);
};

/// The class of the mentions of a measure's kind.
MentionClass mention_class(MeasureKind kind);
/// Whether a phrase of a measure of class `kind` may claim a mention of class `c`.
bool may_claim(MentionClass kind, MentionClass c);

}  // namespace claimcheck
