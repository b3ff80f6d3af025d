// The facade's calls that lead from a document to its claims (include/claimcheck/claimcheck.h).
#include "checker/extract/extract.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t keyword_bytes = 6000;  // the opening tells what a document is about
constexpr std::size_t max_keywords = 200;

}  // namespace

std::vector<Mention> find_quantities(const Document& document, const RuleSet& rules) {
  Scan scan;
  scan_quantities(document, *rules.lexicon, scan);
  return std::move(scan.mentions);
}

std::vector<Claim> extract_claims(const Document& document, const RuleSet& rules, std::uint32_t document_index) {
  thread_local Scan scan;  // reused: a warm run allocates little
  scan_quantities(document, *rules.lexicon, scan);
  std::vector<Claim> claims;
  claims.reserve(scan.mentions.size());
  extract_from_scan(document, scan, rules, document_index, claims);
  return claims;
}

DocumentInfo document_info(const Document& document, const RuleSet&) {
  DocumentInfo info{document.path, document.is_id, document.set, document.role, document.meta, {}};
  std::vector<Token> tokens;
  for (const Block& block : document.blocks) {
    if (block.span.begin > keyword_bytes) break;
    tokenize(document.text, block.span, tokens);
  }
  for (const Token& t : tokens)
    if (t.kind == TokenKind::word && t.capital && t.span.size() > 2 && !is_stop_word(t.hash))
      info.keywords.push_back(t.hash);
  std::sort(info.keywords.begin(), info.keywords.end());
  info.keywords.erase(std::unique(info.keywords.begin(), info.keywords.end()), info.keywords.end());
  if (info.keywords.size() > max_keywords) info.keywords.resize(max_keywords);
  return info;
}

}  // namespace claimcheck
