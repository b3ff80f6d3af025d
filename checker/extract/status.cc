#include "checker/extract/scope_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr int reach_before = 10;  // "requested … $300 million"
constexpr int reach_behind = 4;   // "$300 million was requested"
constexpr int reach_version = 60;
constexpr std::uint32_t reach_rate = 4;  // "300 people die a day"

struct Words {
  std::uint64_t ago = hash_word("ago"), later = hash_word("later"), earlier = hash_word("earlier"),
                old = hash_word("old");
  std::uint64_t before = hash_word("before"), after = hash_word("after"), comma = hash_word(","), a = hash_word("a"),
                an = hash_word("an"), in = hash_word("in"), open = hash_word("(");
};
const Words& words() {
  static const Words w;
  return w;
}

Dimension stated(const char* name, std::string_view value, std::string_view said) {
  Dimension d;
  d.name = name;
  d.value = value;
  d.words = fold_space(said);
  d.origin = Origin::stated;
  return d;
}

/// "Set to 300": a figure stands where the verb of "set to rise" would, and nothing is foreseen.
bool lacks_its_verb(const DocumentScope& scope, const VocabularyHit& hit, const MentionPlace& place) {
  if (hit.end != place.first || hit.end - hit.first < 2) return false;
  const VocabularyEntry* last = scope.vocabulary.word(scope.scan.tokens[hit.end - 1].hash, WordClass::preposition);
  return last != nullptr && last->value == "to";
}

/// "$42 per share, a 27 percent premium": what follows a number at once is said of that one alone.
bool belongs_to_another(const SentenceContext& context, const MentionPlace& place, const VocabularyHit& hit) {
  const auto near = context.near(place);
  return std::any_of(near.begin(), near.end(), [&](const MentionPlace& p) {
    return !p.is_date && p.mention != place.mention && p.end == hit.first;
  });
}

/// The word of a class that governs the number: the closest of its clause, rather before than behind it.
const VocabularyHit* governing(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                               WordClass c, int before, int behind) {
  if (!context.holds(c)) return nullptr;
  const VocabularyHit* best = nullptr;
  int best_cost = 0;
  for (const VocabularyHit& hit : context.hits_around(place)) {
    if (hit.entry->word_class != c || context.clause_at(hit.first) != place.clause) continue;
    if (c == WordClass::variant && belongs_to_another(context, place, hit)) continue;
    // What is counted is no status: "300 projects", "12 targets"; "300 planned homes" are planned.
    if ((hit.first >= place.first && hit.end == place.end) || lacks_its_verb(scope, hit, place)) continue;
    const bool is_behind = hit.first >= place.end;
    const int cost =
        hit.first >= place.first && hit.first < place.end ? 0 : distance(scope, context, place, hit.first, hit.end);
    if (cost > (is_behind ? behind : before)) continue;
    const int weighted = is_behind ? cost * 2 : cost;
    if (best == nullptr || weighted < best_cost) best = &hit, best_cost = weighted;
  }
  return best;
}

/// "300 a day", "every year 300": what the number is counted per.
const VocabularyHit* rate_of(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  if (!context.holds(WordClass::period)) return nullptr;
  const auto& tokens = scope.scan.tokens;
  for (const VocabularyHit& hit : context.hits_around(place)) {
    if (hit.entry->word_class != WordClass::period || context.clause_at(hit.first) != place.clause) continue;
    if (hit.end < context.sentence->end_token) {
      const std::uint64_t next = tokens[hit.end].hash;
      if (next == words().ago || next == words().later || next == words().earlier || next == words().old ||
          next == words().before || next == words().after)
        continue;
    }
    const int cost =
        hit.first >= place.first && hit.first < place.end ? 0 : distance(scope, context, place, hit.first, hit.end);
    const std::uint64_t opener = tokens[hit.first].hash;
    const bool article = opener == words().a || opener == words().an;
    // "a second", "a quarter" are more often an ordinal and a fraction: only right behind the number are they a rate.
    const bool doubtful = hit.entry->value == "second" || hit.entry->value == "quarter" || hit.entry->value == "minute";
    const bool behind = hit.first >= place.end;
    if (article && (!behind || cost > static_cast<int>(doubtful ? 0 : reach_rate))) continue;
    if (!article && cost > reach_before) continue;
    return &hit;
  }
  return nullptr;
}

/// "5 million in 2015 dollars", "in constant 2015 dollars", "(2015 USD)": the year of the prices right behind an
/// amount. The reader of quantities has left it out of the dates; a year that is one says when.
std::string_view price_year(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  constexpr std::uint32_t reach = 3;  // "in constant 2015"
  constexpr std::size_t year_digits = 4;
  const Mention& m = scope.scan.mentions[place.mention];
  if (m.unit == nullptr || m.unit->dimension != UnitDimension::money) return {};
  const auto& tokens = scope.scan.tokens;
  const std::uint32_t end = std::min(context.sentence->end_token, place.end + reach);
  if (place.end >= end || (tokens[place.end].hash != words().in && tokens[place.end].hash != words().open)) return {};
  for (std::uint32_t i = place.end + 1; i < end && i + 1 < context.sentence->end_token; ++i) {
    if (tokens[i].kind != TokenKind::number) continue;
    const std::string_view year = slice(scope.document.text, tokens[i].span);
    const auto near = context.near(place);
    const bool read = std::any_of(near.begin(), near.end(),
                                  [&](const MentionPlace& other) { return other.first <= i && i < other.end; });
    return !read && year.size() == year_digits && tokens[i + 1].kind == TokenKind::word ? year : std::string_view();
  }
  return {};
}

}  // namespace

void find_status(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                 std::vector<Dimension>& out) {
  if (place.is_date) return;
  const auto add = [&](const char* name, const VocabularyHit* hit) {
    if (hit != nullptr) out.push_back(stated(name, hit->entry->value, scope.text_of(hit->first, hit->end)));
  };
  add("status", governing(scope, context, place, WordClass::status, reach_before, reach_behind));
  if (const std::string_view year = price_year(scope, context, place); !year.empty())
    out.push_back(stated("variant", "prices of " + std::string(year), year));
  else
    add("variant", governing(scope, context, place, WordClass::variant, reach_before, reach_behind));
  add("version", governing(scope, context, place, WordClass::version, reach_version, reach_version));
  const Mention& m = scope.scan.mentions[place.mention];
  const bool share = m.unit != nullptr && m.unit->dimension == UnitDimension::proportion;  // "parts per million"
  const std::size_t per = m.unit != nullptr && !share ? m.unit->name.find(" per ") : std::string::npos;
  if (per != std::string::npos) {
    out.push_back(stated("period", std::string_view(m.unit->name).substr(per + 5), m.unit->name));
  } else {
    add("period", rate_of(scope, context, place));
  }
}

}  // namespace claimcheck
