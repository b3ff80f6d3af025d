// The facade's calls that lead from a document to its claims (include/claimcheck/claimcheck.h).
#include "checker/extract/extract.h"
#include "checker/extract/header_unit.h"
#include "checker/extract/title.h"
#include "checker/quantity/tables.h"
#include "checker/ruleset/vocabulary.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

constexpr std::size_t max_keywords = 200;

/// Names that news of all places share: days, months, and the words of agencies and newspapers.
bool is_common_name(const RuleSet& rules, std::uint64_t word) {
  if (rules.lexicon != nullptr)
    if (const DateWord* date = rules.lexicon->dates.find(word);
        date != nullptr && (date->is(DateRole::weekday) || date->is(DateRole::month)))
      return true;
  if (rules.vocabulary == nullptr) return false;
  return rules.vocabulary->word(word, WordClass::organisation) != nullptr ||
         rules.vocabulary->word(word, WordClass::source_noun) != nullptr;
}

/// A word that may be a name, or tell by being written small that it is none.
bool may_name(const Token& t) { return t.kind == TokenKind::word && t.span.size() >= 3 && !is_stop_word(t.hash); }

/// Leaves of the sorted names those that no token writes small. Most words are asked of a filter only.
void drop_words_written_small(const std::vector<Token>& tokens, std::vector<std::uint64_t>& names) {
  std::array<std::uint64_t, 64> filter{};
  for (const std::uint64_t name : names) filter[name >> 6 & (filter.size() - 1)] |= std::uint64_t{1} << (name & 63U);
  std::vector<std::uint64_t> small;
  for (const Token& t : tokens) {
    if (t.capital || (filter[t.hash >> 6 & (filter.size() - 1)] >> (t.hash & 63U) & 1U) == 0 || !may_name(t)) continue;
    if (std::binary_search(names.begin(), names.end(), t.hash)) small.push_back(t.hash);
  }
  std::sort(small.begin(), small.end());
  std::erase_if(names, [&](std::uint64_t name) { return std::binary_search(small.begin(), small.end(), name); });
}

/// Hashes of the names in the opening of a document, at most max_keywords; sorted.
void find_names(const Document& document, const std::vector<Token>& tokens, const RuleSet& rules,
                std::vector<std::uint64_t>& names) {
  names.clear();
  for (const Token& t : tokens) {
    if (!t.capital || !may_name(t)) continue;
    if (!is_common_name(rules, t.hash)) names.push_back(t.hash);
    if (slice(document.text, t.span).ends_with("'s"))  // "Velden's" names Velden, too
      names.push_back(hash_word(fold_case(slice(document.text, t.span).substr(0, t.span.size() - 2))));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  drop_words_written_small(tokens, names);
  if (names.size() > max_keywords) names.resize(max_keywords);
}

}  // namespace

std::vector<Mention> find_quantities(const Document& document, const RuleSet& rules) {
  Scan scan;
  scan_quantities(document, *rules.lexicon, scan);
  return std::move(scan.mentions);
}

std::vector<Claim> extract_claims(const Document& document, const RuleSet& rules, std::uint32_t document_index) {
  thread_local Scan scan;  // reused: a warm run allocates little
  scan_quantities(document, *rules.lexicon, scan);
  static const Vocabulary no_words;
  apply_header_units(document, *rules.lexicon, rules.vocabulary ? *rules.vocabulary : no_words, scan);
  std::vector<Claim> claims;
  claims.reserve(scan.mentions.size());
  extract_from_scan(document, scan, rules, document_index, claims);
  return claims;
}

DocumentInfo document_info(const Document& document, const RuleSet& rules) {
  thread_local Opening opening;  // reused, as the scan is
  thread_local std::vector<std::uint64_t> names;
  read_opening(document, opening);
  find_names(document, opening.tokens, rules, names);
  DocumentInfo info{document.path,
                    document.set,
                    document.is_id,
                    document.role,
                    document.meta.date,
                    document.meta.date_origin,
                    names,
                    {}};
  read_title(document, opening, rules, info);
  return info;
}

}  // namespace claimcheck
