// The lexicon: number words, scales, hedges, units, currencies, months and date words as immutable look-up tables,
// compiled once from TOML (rules/lexicon/<language>/*.toml). Vocabulary is data: the grammar code knows no word.
#pragma once

#include <claimcheck/claimcheck.h>

#include <memory>
#include <string>
#include <vector>

namespace claimcheck {

struct Lexicon;

/// Compiles lexicon files; later files add to earlier ones (a second language is a second folder of files).
/// Null when a file is broken; every error is collected.
std::shared_ptr<const Lexicon> load_lexicon(const std::vector<SourceFile>& files, std::vector<Diagnostic>& diagnostics);

/// The lexicon's own unit that equals the description in every field; made, as units of rates are, where there is none.
/// Never null. Safe to call from several threads.
const Unit* find_unit(const Lexicon& lexicon, const Unit& described);

/// Names of all units that quantities are read in, prefixed ones among them; not those of rates ("barrel per day").
std::vector<std::string> unit_names(const Lexicon& lexicon);

}  // namespace claimcheck
