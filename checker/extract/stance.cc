#include "checker/extract/stance.h"

#include "checker/extract/stance_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// Rates, shares, ranks and changes are never totals that grow.
bool can_grow(const Mention& m) {
  switch (m.kind) {
    case QuantityKind::cardinal:
    case QuantityKind::quantity:
    case QuantityKind::money:
    case QuantityKind::range:
      return m.unit == nullptr || m.unit->name.find(" per ") == std::string::npos;
    default:
      return false;
  }
}

bool is_limit(const Claim& claim) {
  const Dimension* status = find_dimension(claim, "status");
  return status != nullptr && (status->value == "limit" || status->value == "target" || status->value == "planned" ||
                               status->value == "projected");
}

}  // namespace

void set_stance(DocumentScope& scope, const SentenceContext& context, std::uint32_t mention_index, Claim& claim) {
  const MentionPlace& place = context.place_of(mention_index);
  const Block& block = scope.document.blocks[context.sentence->block];
  if (block.speaker >= 0) claim.speaker = scope.document.speakers[static_cast<std::size_t>(block.speaker)];
  Source source = find_source(scope, context, place);
  claim.attribution = std::move(source.name);
  claim.stance = source.cited ? Stance::attributed : Stance::asserted;
  if (place.repaired) {
    claim.stance = Stance::corrected;
  } else if (const auto other = unasserted(scope, context, place)) {
    claim.stance = *other;
    const auto answer = *other == Stance::question ? answer_to(scope, context) : std::nullopt;
    if (answer) {
      claim.stance = answer->yes ? Stance::asserted : Stance::denied;
      claim.speaker = answer->speaker;
    }
  } else if (is_denied(scope, context, place)) {
    claim.stance = Stance::denied;
  } else if (block.question_turn && claim.stance == Stance::asserted) {
    claim.stance = Stance::question;  // what a questioner sets out before the question
  }
}

void set_cumulative(const DocumentScope& scope, const SentenceContext& context, std::uint32_t mention_index,
                    Claim& claim) {
  const MentionPlace& place = context.place_of(mention_index);
  if (claim.cumulative || place.is_date || !can_grow(scope.scan.mentions[mention_index])) return;
  if (!context.holds(WordClass::cumulative)) return;
  if (find_dimension(claim, "period") != nullptr || is_limit(claim) || context.clauses[place.clause].comparison) return;
  const auto nearby = context.near(place);
  for (const VocabularyHit& hit : context.hits_around(place)) {
    if (hit.entry->word_class != WordClass::cumulative || context.clause_at(hit.first) != place.clause) continue;
    const auto at_hit = context.hits_in(hit.first, hit.first + 1);
    const bool links_time = std::any_of(at_hit.begin(), at_hit.end(), [](const VocabularyHit& h) {
      return h.entry->word_class == WordClass::time_link;
    });
    // "since" and "as of" count only before a date.
    const bool before_date = std::any_of(nearby.begin(), nearby.end(), [&](const MentionPlace& p) {
      return p.is_date && p.first >= hit.first && p.first <= hit.end + 1;
    });
    if (links_time && !before_date) continue;
    claim.cumulative = true;
    return;
  }
}

}  // namespace claimcheck
