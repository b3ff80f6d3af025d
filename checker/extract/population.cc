#include "checker/extract/scope_parts.h"

#include <algorithm>
#include <optional>

namespace claimcheck {

namespace {

constexpr std::uint32_t reach_behind = 8;  // tokens between a number and "… of women"
constexpr std::uint32_t reach_ages = 3;    // "between the ages of 18 and 49"

struct Words {
  std::uint64_t age = hash_word("age"), ages = hash_word("ages"), aged = hash_word("aged");
  std::uint64_t conj_and = hash_word("and"), to = hash_word("to"), through = hash_word("through");
};
const Words& words() {
  static const Words w;
  return w;
}

bool is_group(const VocabularyHit& hit) { return hit.entry->word_class == WordClass::population; }

/// The group in the counted noun phrase ("12 women", "300 police officers"), the last word first: "20 child soldiers"
/// are soldiers.
const VocabularyHit* counted_group(const SentenceContext& context, const MentionPlace& place) {
  if (!context.holds(WordClass::population)) return nullptr;
  const VocabularyHit* found = nullptr;
  for (const VocabularyHit& hit : context.hits_in(place.first, place.end))
    if (is_group(hit)) found = &hit;
  return found;
}

/// "12 Mexican nationals": the people whose nationality is named.
const VocabularyHit* nationality(const DocumentScope& scope, const SentenceContext& context,
                                 const MentionPlace& place) {
  if (!context.holds(WordClass::demonym)) return nullptr;
  const Mention& m = scope.scan.mentions[place.mention];
  const VocabularyHit* found = nullptr;
  for (const VocabularyHit& hit : context.hits_in(place.first, place.end + 1)) {
    if (hit.entry->word_class != WordClass::demonym) continue;
    const auto following = context.hits_in(hit.end, hit.end + 2);
    const bool counts_people = m.noun == "people" || m.noun == "person" || m.noun == "national" ||
                               m.noun == "citizen" || hit.end >= place.end ||
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
const VocabularyHit* nearby_group(const DocumentScope& scope, const SentenceContext& context,
                                  const MentionPlace& place) {
  if (!context.holds(WordClass::population)) return nullptr;
  const Clause& clause = context.clauses[place.clause];
  const auto others = context.near(place);
  const Mention& m = scope.scan.mentions[place.mention];
  const VocabularyHit* best = nullptr;
  int best_cost = 0;
  for (const VocabularyHit& hit : context.hits_around(place)) {
    if (!is_group(hit) || context.clause_at(hit.first) != place.clause ||
        (hit.first >= place.first && hit.first < place.end))
      continue;
    const bool counted_elsewhere = std::any_of(others.begin(), others.end(), [&](const MentionPlace& p) {
      return p.mention != place.mention && hit.first >= p.first && hit.first < p.end;
    });
    if (counted_elsewhere) continue;
    const bool behind = hit.first >= place.end;
    const bool linked = hit.first > clause.first &&
                        scope.vocabulary.word(scope.scan.tokens[hit.first - 1].hash, WordClass::preposition) != nullptr;
    if (behind && !linked) continue;  // "300 … women" without a preposition is another phrase
    // A subject is whom a share or a sum is about ("women earn 82%"); of things counted it is the doer ("police
    // arrested 12").
    if (!behind && !linked && (hit.first > clause.first + 3 || !is_about_its_subject(m))) continue;
    const int cost = distance(scope, context, place, hit.first, hit.end);
    if (behind && cost > static_cast<int>(reach_behind)) continue;
    if (best == nullptr || cost < best_cost) best = &hit, best_cost = cost;
  }
  return best;
}

struct Ages {
  Interval years;
  std::uint32_t first = 0, end = 0;  // tokens
};

/// The other end of "ages 18 to 45" where the quantity stage has left two numbers.
const MentionPlace* upper_age(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& lower) {
  const std::size_t next = lower.mention + 1 - context.sentence->first_mention;
  if (next >= context.places.size()) return nullptr;
  const MentionPlace& upper = context.places[next];
  if (upper.first != lower.end + 1) return nullptr;
  const std::uint64_t link = scope.scan.tokens[lower.end].hash;
  const bool joins = link == words().conj_and || link == words().to || link == words().through ||
                     is_mark(scope.scan.tokens[lower.end], '-');
  return joins && scope.scan.mentions[upper.mention].stated_high ? &upper : nullptr;
}

/// Whether a number is an age: by its kind, or by the words before it ("aged 18 to 45").
bool is_age(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& p) {
  const Mention& m = scope.scan.mentions[p.mention];
  if (m.kind == QuantityKind::age) return true;
  const std::uint32_t from = p.first - std::min(reach_ages, p.first - context.sentence->first_token);
  for (std::uint32_t t = from; t < p.end; ++t) {
    const std::uint64_t hash = scope.scan.tokens[t].hash;
    if (hash == words().age || hash == words().ages || hash == words().aged) return true;
  }
  return false;
}

/// An age or a range of ages in the number's clause; empty when the number is one itself.
std::optional<Ages> ages_near(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  std::optional<Ages> best;
  int best_cost = 0;
  if (context.places.size() == 1 || is_age(scope, context, place)) return best;
  for (const MentionPlace& p : context.near(place)) {
    if (p.mention == place.mention || p.clause != place.clause || p.is_date || !is_age(scope, context, p)) continue;
    const Mention& m = scope.scan.mentions[p.mention];
    if (!m.stated_low && !m.stated_high) continue;
    const int cost = distance(scope, context, place, p.first, p.end);
    if (best && cost >= best_cost) continue;
    best = Ages{{m.stated_low, m.stated_high, false, false}, p.first, p.end};
    best_cost = cost;
    const MentionPlace* upper = m.stated_low == m.stated_high ? upper_age(scope, context, p) : nullptr;
    if (upper == nullptr) continue;
    best->years.high = scope.scan.mentions[upper->mention].stated_high;
    best->end = upper->end;
  }
  return best;
}

}  // namespace

void find_population(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                     std::vector<Dimension>& out) {
  const VocabularyHit* group = counted_group(context, place);
  if (group == nullptr) group = nearby_group(scope, context, place);
  const VocabularyHit* people = nationality(scope, context, place);
  const std::optional<Ages> ages = ages_near(scope, context, place);
  if (group == nullptr && people == nullptr && !ages) return;
  Dimension d;
  d.name = "population";
  d.origin = Origin::stated;
  const auto add = [&](const std::string& value, std::string_view said) {
    d.value += (d.value.empty() ? "" : ", ") + value;
    d.words += (d.words.empty() ? "" : ", ") + fold_space(said);
  };
  if (people != nullptr) add("from " + std::string(people->entry->value), scope.text_of(people->first, people->end));
  if (group != nullptr) add(std::string(group->entry->value), scope.text_of(group->first, group->end));
  if (ages) {
    d.numbers = ages->years;
    const std::string low = ages->years.low ? ages->years.low->to_string() : "",
                      high = ages->years.high ? ages->years.high->to_string() : "";
    add(low == high ? low : low + ".." + high, scope.text_of(ages->first, ages->end));
  }
  out.push_back(std::move(d));
}

}  // namespace claimcheck
