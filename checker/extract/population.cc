#include "checker/extract/scope_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t reach_behind = 8;   // tokens between a number and "… of women"
constexpr std::uint32_t reach_ages = 3;     // "between the ages of 18 and 49"

struct Words {
  std::uint64_t age = hash_word("age"), ages = hash_word("ages"), aged = hash_word("aged");
};
const Words& words() {
  static const Words w;
  return w;
}

bool is_group(const VocabularyHit& hit) { return hit.entry->word_class == WordClass::population; }

/// The group in the counted noun phrase ("12 women", "300 police officers"), the last word first: "20 child soldiers" are
/// soldiers.
const VocabularyHit* counted_group(const SentenceContext& context, const MentionPlace& place) {
  const VocabularyHit* found = nullptr;
  for (const VocabularyHit& hit : context.hits_in(place.first, place.end))
    if (is_group(hit)) found = &hit;
  return found;
}

/// "12 Mexican nationals": the people whose nationality is named.
const VocabularyHit* nationality(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  const Mention& m = scope.scan.mentions[place.mention];
  const VocabularyHit* found = nullptr;
  for (const VocabularyHit& hit : context.hits_in(place.first, place.end + 1)) {
    if (hit.entry->word_class != WordClass::demonym) continue;
    const auto following = context.hits_in(hit.end, hit.end + 2);
    const bool counts_people = m.noun == "people" || m.noun == "person" || m.noun == "national" || m.noun == "citizen" || hit.end >= place.end ||
                               std::any_of(following.begin(), following.end(), [&](const VocabularyHit& h) {
                                 return is_group(h) && h.end <= place.end + 1;
                               });
    if (counts_people) found = &hit;
  }
  return found;
}

bool is_about_its_subject(const Mention& m) {
  return m.kind == QuantityKind::percent || m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio ||
         m.kind == QuantityKind::change || m.kind == QuantityKind::money;
}

/// A group that stands in the number's clause: behind it ("300 deaths among children"), or before it ("women earn 82").
const VocabularyHit* nearby_group(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  const Clause& clause = context.clauses[place.clause];
  const auto others = context.near(place);
  const Mention& m = scope.scan.mentions[place.mention];
  const VocabularyHit* best = nullptr;
  int best_cost = 0;
  for (const VocabularyHit& hit : context.hits_around(place)) {
    if (!is_group(hit) || context.clause_at(hit.first) != place.clause || (hit.first >= place.first && hit.first < place.end)) continue;
    const bool counted_elsewhere = std::any_of(others.begin(), others.end(), [&](const MentionPlace& p) {
      return p.mention != place.mention && hit.first >= p.first && hit.first < p.end;
    });
    if (counted_elsewhere) continue;
    const bool behind = hit.first >= place.end;
    const bool linked = hit.first > clause.first && scope.vocabulary.word(scope.scan.tokens[hit.first - 1].hash, WordClass::preposition) != nullptr;
    if (behind && !linked) continue;   // "300 … women" without a preposition is another phrase
    // A subject is whom a share or a sum is about ("women earn 82%"); of things counted it is the doer ("police arrested 12").
    if (!behind && !linked && (hit.first > clause.first + 3 || !is_about_its_subject(m))) continue;
    const int cost = distance(scope, context, place, hit.first, hit.end);
    if (behind && cost > static_cast<int>(reach_behind)) continue;
    if (best == nullptr || cost < best_cost) best = &hit, best_cost = cost;
  }
  return best;
}

/// An age or a range of ages in the number's clause; null when the number is one itself.
const MentionPlace* ages_near(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  const MentionPlace* best = nullptr;
  int best_cost = 0;
  for (const MentionPlace& p : context.near(place)) {
    if (p.mention == place.mention || p.clause != place.clause) continue;
    const Mention& m = scope.scan.mentions[p.mention];
    if (!m.stated_low && !m.stated_high) continue;
    bool is_age = m.kind == QuantityKind::age;
    const std::uint32_t from = p.first - std::min(reach_ages, p.first - context.sentence->first_token);
    for (std::uint32_t t = from; t < p.end && !is_age; ++t) {
      const std::uint64_t hash = scope.scan.tokens[t].hash;
      is_age = hash == words().age || hash == words().ages || hash == words().aged;
    }
    if (!is_age) continue;
    const int cost = distance(scope, context, place, p.first, p.end);
    if (best == nullptr || cost < best_cost) best = &p, best_cost = cost;
  }
  return best;
}

}  // namespace

void find_population(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place, std::vector<Dimension>& out) {
  const VocabularyHit* group = counted_group(context, place);
  if (group == nullptr) group = nearby_group(scope, context, place);
  const VocabularyHit* people = nationality(scope, context, place);
  const MentionPlace* ages = ages_near(scope, context, place);
  if (group == nullptr && people == nullptr && ages == nullptr) return;
  Dimension d;
  d.name = "population";
  d.origin = Origin::stated;
  const auto add = [&](std::string value, std::string_view said) {
    d.value += (d.value.empty() ? "" : ", ") + value;
    d.words += (d.words.empty() ? "" : ", ") + fold_space(said);
  };
  if (people != nullptr) add("from " + std::string(people->entry->value), scope.text_of(people->first, people->end));
  if (group != nullptr) add(std::string(group->entry->value), scope.text_of(group->first, group->end));
  if (ages != nullptr) {
    const Mention& m = scope.scan.mentions[ages->mention];
    d.numbers = Interval{m.stated_low, m.stated_high, false, false};
    const std::string low = m.stated_low ? m.stated_low->to_string() : "", high = m.stated_high ? m.stated_high->to_string() : "";
    add(low == high ? low : low + ".." + high, scope.text_of(ages->first, ages->end));
  }
  out.push_back(std::move(d));
}

}  // namespace claimcheck
