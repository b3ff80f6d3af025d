// The facade's calls that lead from a document to its claims (include/claimcheck/claimcheck.h).
#include "checker/extract/extract.h"
#include "checker/extract/header_unit.h"
#include "checker/extract/title.h"
#include "checker/quantity/tables.h"
#include "checker/ruleset/vocabulary.h"

#include <algorithm>

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
  DocumentInfo info{document.path,
                    document.set,
                    document.is_id,
                    document.role,
                    document.meta.date,
                    document.meta.date_origin,
                    {},
                    {}};
  const Opening opening = read_opening(document);
  std::vector<std::uint64_t> plain;  // words that are written small somewhere are no names
  for (const Token& t : opening.tokens) {
    if (t.kind != TokenKind::word || t.span.size() < 3 || is_stop_word(t.hash)) continue;
    if (!t.capital)
      plain.push_back(t.hash);
    else if (!is_common_name(rules, t.hash))
      info.keywords.push_back(t.hash);
    if (t.capital && slice(document.text, t.span).ends_with("'s"))  // "Velden's" names Velden, too
      info.keywords.push_back(hash_word(fold_case(slice(document.text, t.span).substr(0, t.span.size() - 2))));
  }
  const auto sort_unique = [](std::vector<std::uint64_t>& v) {
    std::sort(v.begin(), v.end());
    v.erase(std::unique(v.begin(), v.end()), v.end());
  };
  sort_unique(info.keywords);
  sort_unique(plain);
  std::erase_if(info.keywords,
                [&](std::uint64_t word) { return std::binary_search(plain.begin(), plain.end(), word); });
  if (info.keywords.size() > max_keywords) info.keywords.resize(max_keywords);
  read_title(document, opening, rules, info);
  return info;
}

}  // namespace claimcheck
