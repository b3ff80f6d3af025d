// The whole of a share that no word names: "The school asked 560 parents. In all, 312 (65%) had a car."
//
// Only its place says that it is the whole, so much may speak against it: anything named in between, another noun, a
// change, and any other figure that stands not far away (or the difference or sum of two of the paragraph) that makes
// the share right.
#include "checker/compare/part_of.h"
#include "checker/compare/share_counts.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// How many figures of a paragraph are added to and taken from each other: with more, some pair fits anything.
constexpr std::size_t most_pairs = 12;
/// How far from a figure words of change are looked for, in elements.
constexpr std::size_t change_reach = 6;

bool is_percent(const Claim& c) { return c.quantity.kind == QuantityKind::percent; }

/// "312 (65%)": a figure with its own share is a part.
bool has_share(const CheckInput& input, const SentenceView& v, std::size_t k) {
  return k + 1 < v.at.size() && is_percent(input.claims[static_cast<std::uint32_t>(v.elements[v.at[k + 1]].claim)]) &&
         in_apposition(v, v.at[k], v.at[k + 1]);
}

/// Whether the sentence sets the two figures against another time or group, or tells how much something changed.
bool is_of_another_time(const SentenceView& v, std::size_t part, std::size_t percent) {
  const std::size_t first = part > change_reach ? part - change_reach : 0, end = percent + change_reach + 1;
  return tells_change(v, first, end) ||
         any_word(v, first, end, {PassageRole::more, PassageRole::less, PassageRole::compared});
}

/// Only what is counted: a share beside grams or dollars is often one of a daily need or of a price.
bool may_be_whole(const Amount& part, const Amount& whole) {
  return part.dimension == UnitDimension::none && whole.dimension == UnitDimension::none && !whole.noun.empty() &&
         (part.noun.empty() || part.noun == whole.noun) && *part.point < *whole.point;
}

/// "24 pages and 18 (60%) ...": set beside each other.
bool listed(const SentenceView& v, std::size_t first, std::size_t end) {
  return any_word(v, first, end, {PassageRole::conjunction});
}

/// The nearest figure ahead of the part that can be its whole, in the sentence or the one before it.
std::optional<Amount> nearest_whole(const CheckInput& input, const SentenceView& v, const Amount& part,
                                    std::size_t element, ClaimRange before) {
  for (std::size_t k = v.at.size(); k-- > 0;) {
    const auto claim = static_cast<std::uint32_t>(v.elements[v.at[k]].claim);
    if (v.at[k] >= element || !is_plain(input, claim) || has_share(input, v, k)) continue;
    const Amount whole = *amount_of(input.claims, claim);
    if (!may_be_whole(part, whole)) continue;
    if (listed(v, v.at[k] + 1, element) || names_anything(v, v.at[k] + 1, element, whole.noun)) return {};
    return whole;
  }
  if (before.first >= before.end || names_others(v, 0, element, part.noun)) return {};
  SentenceView ahead;
  view_sentence(input, before.first, before.end, ahead);
  std::optional<Amount> found;
  for (std::size_t k = 0; k < ahead.at.size(); ++k) {
    const auto claim = static_cast<std::uint32_t>(ahead.elements[ahead.at[k]].claim);
    if (!is_plain(input, claim) || has_share(input, ahead, k)) continue;
    const Amount whole = *amount_of(input.claims, claim);
    if (!may_be_whole(part, whole)) continue;
    if (found || names_others(ahead, ahead.at[k] + 1, ahead.elements.size(), whole.noun)) return {};
    found = whole;
  }
  return found;
}

/// Whether some other figure not far away makes the percentage right, or two of the paragraph together.
bool another_fits(const CheckInput& input, const Amount& part, const Amount& stated) {
  constexpr std::uint32_t reach = 200;  // claims to either side, so that a long document costs no square of its length
  const ClaimList& claims = input.claims;
  const auto fits = [&](const Interval& whole) {
    if (!whole.low || !whole.high || !(*whole.low > Decimal(0))) return false;
    const auto share = divide(part.literal, whole);
    return share && !disjoint(scale(*share, Decimal(100)), stated.literal);
  };
  std::uint32_t first = part.claim, end = part.claim;
  const std::uint32_t document = claims[part.claim].document;
  while (first > 0 && part.claim - first < reach && claims[first - 1].document == document) --first;
  while (end < claims.size() && end - part.claim < reach && claims[end].document == document) ++end;
  std::vector<Interval> paragraph;
  for (std::uint32_t c = first; c < end; ++c) {
    if (c == part.claim || !is_plain(input, c)) continue;
    const Amount other = *amount_of(claims, c);
    if (other.dimension != part.dimension || other.base != part.base) continue;
    if (fits(other.literal)) return true;
    if (claims[c].paragraph_id == claims[part.claim].paragraph_id) paragraph.push_back(other.literal);
  }
  if (paragraph.size() > most_pairs) return false;
  for (std::size_t i = 0; i < paragraph.size(); ++i)
    for (std::size_t j = 0; j < paragraph.size(); ++j)
      if (i != j && (fits(subtract(paragraph[i], paragraph[j])) || (i < j && fits(add(paragraph[i], paragraph[j])))))
        return true;
  return false;
}

}  // namespace

std::optional<Counts> counts_nearby(const CheckInput& input, const SentenceView& v, std::size_t k, ClaimRange before) {
  if (k == 0) return {};
  const std::size_t percent = v.at[k], element = v.at[k - 1];
  const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
  if (!is_plain(input, claim) || !in_apposition(v, element, percent) || is_of_another_time(v, element, percent))
    return {};
  if (v.word(percent + 2, PassageRole::of)) return {};  // "312 (65%) of those with cats"
  const Amount part = *amount_of(input.claims, claim);
  const auto stated = amount_of(input.claims, static_cast<std::uint32_t>(v.elements[percent].claim));
  const auto whole = nearest_whole(input, v, part, element, before);
  if (!stated || !whole || another_fits(input, part, *stated)) return {};
  return Counts{{claim, whole->claim}, part.literal, whole->literal, *part.point, *whole->point, true};
}

}  // namespace claimcheck
