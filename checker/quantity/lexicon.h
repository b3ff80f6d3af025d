// The lexicon: number words, scales, hedges, units, currencies, months and date words as immutable look-up tables,
// compiled once from TOML (rules/lexicon/<language>/*.toml). Vocabulary is data: the grammar code knows no word.
#pragma once

#include <claimcheck/claimcheck.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

struct Lexicon;

/// What a project adds to the files (`[lexicon]` of a rule pack or of claimcheck.toml), checked by the caller
/// (checker/ruleset/language.cc).
struct LexiconAdditions {
  struct Forms {
    Unit unit;
    std::vector<std::string> words, symbols;
  };
  struct Hedge {
    Modifier modifier = Modifier::approximate;
    std::vector<std::string> before, after;
  };
  std::vector<Forms> units;
  std::vector<Hedge> hedges;
  std::vector<std::pair<std::string, std::string>> nouns;  // plural, singular; in lower case
  std::vector<std::string> idioms;
  std::vector<std::string> abbreviations;  // in lower case, without the last dot
  Thresholds thresholds;                   // the reach of hedges; those of judgement are not looked at
  std::vector<std::string> texts;          // of the files that they come from: words that may open a quantity
};

/// Compiles lexicon files; later files add to earlier ones (a second language is a second folder of files).
/// Null when a file is broken; every error is collected.
std::shared_ptr<const Lexicon> load_lexicon(const std::vector<SourceFile>& files, std::vector<Diagnostic>& diagnostics,
                                            const LexiconAdditions& additions = {});

/// The unit as which a word or symbol is read behind a number, or null.
const Unit* unit_written(const Lexicon& lexicon, std::string_view form);
/// The modifier of a hedge of this name ("approximate"); exact hedges nothing and is none.
std::optional<Modifier> parse_hedge_modifier(std::string_view name);
std::vector<std::string> hedge_modifier_names();

/// The lexicon's own unit that equals the description in every field; made, as units of rates are, where there is none.
/// Never null. Safe to call from several threads.
const Unit* find_unit(const Lexicon& lexicon, const Unit& described);

/// Names of all units that quantities are read in, prefixed ones among them; not those of rates ("barrel per day").
std::vector<std::string> unit_names(const Lexicon& lexicon);

}  // namespace claimcheck
