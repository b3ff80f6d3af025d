#include "checker/extract/context.h"

namespace claimcheck {

namespace {
const Vocabulary& no_vocabulary() {
  static const Vocabulary empty;
  return empty;
}
}  // namespace

DocumentScope::DocumentScope(const Document& d, const RuleSet& r, const Scan& s)
    : document(d), rules(r), scan(s), vocabulary(r.vocabulary ? *r.vocabulary : no_vocabulary()) {}

std::pair<std::uint32_t, std::uint32_t> DocumentScope::sentences_of(std::uint32_t) const { return {0, 0}; }

const Clause& SentenceContext::clause_of(std::uint32_t) const { return clauses.front(); }

void read_context(const DocumentScope& scope, std::uint32_t index, SentenceContext& context) {
  context.sentence = &scope.scan.sentences[index];
  context.hits.clear();
  context.clauses.assign(1, Clause{context.sentence->first_token, context.sentence->end_token});
}

}  // namespace claimcheck
