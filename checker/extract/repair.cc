// Self-repair in speech: the speaker breaks off and says it anew. Only what is said last counts.
#include "checker/extract/context.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t reach = 25;        // tokens a broken-off start may reach back
constexpr std::uint32_t reach_repair = 8;  // tokens between an editing term and the new number

bool is_quote_or_comma(const Token& t) { return t.kind == TokenKind::punct && !is_mark(t, '-'); }

const MentionPlace* mention_from(const SentenceContext& context, const MentionPlace& after, std::uint32_t first,
                                 std::uint32_t end) {
  for (const MentionPlace& p : context.near(after))
    if (p.first >= first && p.first < end) return &p;
  return nullptr;
}

/// Whether one may replace the other: both dates, or both counts of a like thing.
bool alike(const DocumentScope& scope, const MentionPlace& a, const MentionPlace& b) {
  if (a.is_date != b.is_date) return false;
  const Mention& x = scope.scan.mentions[a.mention];
  const Mention& y = scope.scan.mentions[b.mention];
  if (a.is_date) return true;
  const auto dimension = [](const Mention& m) { return m.unit != nullptr ? m.unit->dimension : UnitDimension::none; };
  if (x.unit != nullptr && y.unit != nullptr && dimension(x) != dimension(y)) return false;
  if ((x.kind == QuantityKind::ordinal) != (y.kind == QuantityKind::ordinal)) return false;
  return x.noun.empty() || y.noun.empty() || x.noun == y.noun;
}

/// The text before the dash stops in the middle of a phrase: "than in the previous —".
bool breaks_off(const DocumentScope& scope, const SentenceContext& context, std::uint32_t dash) {
  for (std::uint32_t k = dash; k > context.sentence->first_token && dash - k < 2; --k)
    if (is_stop_word(scope.scan.tokens[k - 1].hash)) return true;
  return false;
}

/// "… over the past five years, we found more than in the — over the past two years": the words behind the dash repeat
/// those that opened the broken-off phrase, and a number stands in the same place of both.
bool restarted(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
               std::uint32_t dash) {
  const auto& tokens = scope.scan.tokens;
  std::uint32_t again = dash + 1;
  while (again < context.sentence->end_token && is_quote_or_comma(tokens[again])) ++again;
  const std::uint32_t start = std::max(context.sentence->first_token, dash < reach ? 0 : dash - reach);
  for (std::uint32_t p = start; p <= place.first; ++p) {
    std::uint32_t same = 0;
    while (again + same < context.sentence->end_token && p + same < dash && tokens[p + same].kind == TokenKind::word &&
           tokens[p + same].hash == tokens[again + same].hash)
      ++same;
    if (same == 0 || p + same < place.first) continue;  // the repeated words lead up to the number
    const MentionPlace* anew = mention_from(context, place, again, again + same + 1);
    if (anew == nullptr || !alike(scope, place, *anew)) continue;
    const bool only_the_number = place.end == dash;
    if (only_the_number ? same >= 2 : same >= 2 && breaks_off(scope, context, dash)) return true;
  }
  return false;
}

/// "In 2023 — in November 2023", "300 — 3,000 pounds": what stands right behind the dash refines what stands before it.
bool refined(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
             std::uint32_t dash) {
  if (place.end != dash) return false;
  const MentionPlace* anew = mention_from(context, place, dash + 1, dash + 4);
  if (anew == nullptr || !alike(scope, place, *anew)) return false;
  const auto& tokens = scope.scan.tokens;
  const Mention& before = scope.scan.mentions[place.mention];
  const Mention& after = scope.scan.mentions[anew->mention];
  if (place.is_date) {
    const bool same_link = place.first > context.sentence->first_token && anew->first > dash + 1 &&
                           tokens[place.first - 1].hash == tokens[anew->first - 1].hash;
    return (same_link || anew->first == dash + 1) && contains(before.dates, after.dates);
  }
  const bool bare = before.noun.empty() && before.unit == nullptr, whole = !after.noun.empty() || after.unit != nullptr;
  return bare && whole && anew->first == dash + 1 && anew->end < context.sentence->end_token;
}

/// "300 people, I mean 400 people": an editing term between two numbers of a kind.
bool edited(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  for (const VocabularyHit& hit : context.hits_in(place.end, place.end + reach_repair)) {
    if (hit.entry->word_class != WordClass::repair || hit.first == context.sentence->first_token) continue;
    const Token& mark = scope.scan.tokens[hit.first - 1];
    const bool set_off = mark.kind == TokenKind::punct;  // a comma, a dash, an ellipsis
    if (!set_off) continue;
    const auto compared = context.hits_in(hit.first, hit.first + 1);
    if (std::any_of(compared.begin(), compared.end(),
                    [](const VocabularyHit& h) { return h.entry->word_class == WordClass::comparison; }))
      continue;
    const MentionPlace* anew = mention_from(context, place, hit.end, hit.end + reach_repair);
    const MentionPlace* between = mention_from(context, place, place.end, hit.first);
    if (anew != nullptr && between == nullptr && alike(scope, place, *anew)) return true;
  }
  return false;
}

}  // namespace

bool is_repaired(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  const std::uint32_t end = std::min(context.sentence->end_token, place.end + reach);
  for (std::uint32_t dash = place.end; dash + 1 < end; ++dash)
    if (is_dash(scope, scope.scan.tokens, dash) &&
        (restarted(scope, context, place, dash) || refined(scope, context, place, dash)))
      return true;
  return edited(scope, context, place);
}

}  // namespace claimcheck
