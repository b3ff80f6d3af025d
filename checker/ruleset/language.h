// [lexicon] of rule packs and of a project's configuration: checked against the built-in lexicon, then added to it.
#pragma once

#include "checker/ruleset/compile.h"
#include "checker/ruleset/vocabulary.h"

#include <vector>

namespace claimcheck {

/// What the files add to the words of a language.
struct LanguageAdditions {
  LexiconAdditions lexicon;
  VocabularyAdditions vocabulary;
  bool any = false;
};

/// Checks and gathers the [lexicon] tables of `files` against `base`, which holds the built-in words. Errors have their
/// places; what is in error is left out.
LanguageAdditions gather_additions(const std::vector<RuleFile>& files, const LanguageData& base,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck
