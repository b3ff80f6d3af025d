// The date that stands alone in brackets behind a figure: "300 tons (2021 est.)".
#include "checker/extract/time_scope.h"
#include "checker/ruleset/vocabulary.h"

namespace claimcheck {

namespace {

/// "300 tons (2021 est.)": whether the brackets that hold the date hold nothing else, but words for where it is from.
bool alone_in_brackets(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& date) {
  const Clause& clause = context.clauses[date.clause];
  if (!clause.parenthesis) return false;
  for (std::uint32_t i = clause.first; i < clause.end; ++i) {
    const Token& t = scope.scan.tokens[i];
    if ((i >= date.first && i < date.end) || t.kind == TokenKind::punct || is_stop_word(t.hash)) continue;
    if (scope.vocabulary.word(t.hash, WordClass::time_link) != nullptr ||
        scope.vocabulary.plays(t.hash, PassageRole::date_note))
      continue;
    return false;
  }
  return true;
}

}  // namespace

const MentionPlace* date_in_brackets(const DocumentScope& scope, const SentenceContext& context,
                                     const MentionPlace& place, bool beside) {
  const Unit* unit = scope.scan.mentions[place.mention].unit;
  for (const MentionPlace& next : context.near(place)) {
    if (next.first < place.end) continue;
    if (next.is_date && !next.repaired &&
        context.clauses[next.clause].main == static_cast<std::int32_t>(place.clause) &&
        alone_in_brackets(scope, context, next))
      return &next;
    const bool base_of_rate =
        next.first > place.end && is_mark(scope.scan.tokens[next.first - 1], '/');  // "9 cases/1,000"
    if (base_of_rate) continue;
    if (beside || next.is_date || unit == nullptr || scope.scan.mentions[next.mention].unit != unit) return nullptr;
  }
  return nullptr;
}

}  // namespace claimcheck
