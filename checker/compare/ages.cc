// A person has one age: "Ana Ruiz, 34, said" beside "35-year-old Ana Ruiz" (semantics 5).
//
// Whose age it is must stand beside it: a full name, of two capitalised words or more. Documents that are years apart
// make people older.
#include "checker/compare/against.h"
#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/severity.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <map>

namespace claimcheck {

namespace {

constexpr int youngest = 5, oldest = 110;  // "two-year-old" is often a thing
constexpr int too_far = 15;                // two people of one name, or one person at two times of life
constexpr std::size_t describing = 4;      // words between an age and the name behind it: "34-year-old bus driver Ana"
constexpr std::size_t most = 200;          // ages of one name that are compared

struct Age {
  std::uint32_t claim = 0;
  int years = 0;
};

/// The age that a claim states, if it can be a person's.
std::optional<int> years_of(const Mention& m) {
  if (m.modifier != Modifier::exact || !m.stated_low || m.stated_low != m.stated_high) return std::nullopt;
  if (m.kind != QuantityKind::age || m.stated_low->exponent() < 0) return std::nullopt;
  const double value = m.stated_low->to_double();
  if (value < youngest || value > oldest) return std::nullopt;
  return static_cast<int>(value);
}

/// The words of a sentence before or behind a number.
struct Reader {
  const Vocabulary* vocabulary = nullptr;
  std::string_view text;
  std::vector<Token> tokens;

  Reader(const RuleSet& rules, std::string_view sentence) : vocabulary(rules.vocabulary.get()), text(sentence) {
    tokenize(sentence, {0, static_cast<std::uint32_t>(sentence.size())}, tokens);
  }
  std::string_view word(std::size_t i) const { return slice(text, tokens[i].span); }
  bool is_name_word(std::size_t i) const { return tokens[i].kind == TokenKind::word && tokens[i].capital; }
  bool is(std::size_t i, char c) const { return word(i) == std::string_view(&c, 1); }
  bool is_class(std::size_t i, WordClass c) const {
    return vocabulary != nullptr && vocabulary->word(tokens[i].hash, c) != nullptr;
  }

  /// A name that is no place and no organisation, as its first and last word; empty when it is none.
  std::string person(std::size_t first, std::size_t end) const {
    std::vector<std::string> words;
    for (std::size_t i = first; i < end; ++i) {
      if (is_class(i, WordClass::organisation) || is_class(i, WordClass::source_noun)) return {};
      if (tokens[i].span.size() > 2) words.push_back(fold_case(word(i)));  // initials come and go
    }
    if (words.size() < 2 || words.back().find('\'') != std::string::npos) return {};
    if (vocabulary != nullptr) {
      std::vector<VocabularyHit> hits;
      vocabulary->find(tokens, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end), hits);
      for (const VocabularyHit& hit : hits)
        if (hit.entry->word_class == WordClass::place && hit.end == end) return {};
    }
    return words[words.size() - 2] + " " + words.back();
  }

  /// The name whose last word is tokens[end - 1].
  std::string name_before(std::size_t end) const {
    std::size_t first = end;
    while (first > 0 && (is_name_word(first - 1) || (is(first - 1, '.') && first > 1 && is_name_word(first - 2) &&
                                                     tokens[first - 2].span.size() == 1)))
      --first;
    return person(first, end);
  }

  /// The name behind an age, a few describing words on: never behind a preposition ("22-year-old from Port Maren").
  std::string name_behind(std::size_t first) const {
    for (std::size_t i = first; i < tokens.size() && i < first + describing; ++i) {
      if (tokens[i].kind != TokenKind::word || is_class(i, WordClass::preposition)) return {};
      if (!is_name_word(i)) continue;
      std::size_t end = i;
      while (end < tokens.size() &&
             (is_name_word(end) || (end > i && is(end, '.') && tokens[end - 1].span.size() == 1)))
        ++end;
      if (std::string name = person(i, end); !name.empty()) return name;
      i = end - 1;
    }
    return {};
  }
};

/// Whether a bare number between commas opens a list of numbers: "In Elm Park, 52, 61 and 70 people waited".
bool opens_list(const Reader& r, std::size_t end) {
  constexpr std::size_t near = 3;
  if (end >= r.tokens.size() || !r.is(end, ',')) return false;
  for (std::size_t i = end + 1; i < r.tokens.size() && i <= end + near; ++i)
    if (r.tokens[i].kind == TokenKind::number) return true;
  return false;
}

/// Whose age a claim states, or empty.
std::string person_of(const CheckInput& input, const Claim& claim) {
  const Span number = claim.sentence_number;
  const std::string_view text = claim.sentence;
  const Reader r(input.rules, text);
  std::size_t first = 0, end = 0;
  while (first < r.tokens.size() && r.tokens[first].span.begin < number.begin) ++first;
  end = first;
  while (end < r.tokens.size() && r.tokens[end].span.begin < number.end) ++end;
  const bool bare = claim.quote.find_first_not_of("0123456789") == std::string::npos;
  if (bare && opens_list(r, end)) return {};
  if (std::string name = r.name_behind(end); !name.empty()) return name;
  // "Ana Ruiz, a 34-year-old driver", "Ana Ruiz, 34 years old,"
  std::size_t back = first;
  if (back > 0 && r.tokens[back - 1].span.size() == 1 && r.tokens[back - 1].kind == TokenKind::word) --back;
  return back > 2 && r.is(back - 1, ',') ? r.name_before(back - 1) : std::string();
}

/// Whether time can have made the one age the other.
bool ages_meet(const CheckInput& input, const Age& a, const Age& b) {
  constexpr double year = 365.25;
  constexpr int month = 31;
  const auto &p = input.documents[input.claims[a.claim].document].date,
             &q = input.documents[input.claims[b.claim].document].date;
  if (!p || !q || std::abs(p->days - q->days) <= month) return a.years == b.years;
  const int older = *p < *q ? b.years - a.years : a.years - b.years;
  const int passed = static_cast<int>(std::abs(p->days - q->days) / year);
  return older >= passed && older <= passed + 1;
}

double doubt(const CheckInput& input, const Age& a, const Age& b) {
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const auto &p = input.documents[x.document].date, &q = input.documents[y.document].date;
  if (x.document == y.document && std::abs(a.years - b.years) > 2) return 0;  // then and now
  return (p && q) || x.document == y.document ? 0.85 : 0.65;
}

void report(const CheckInput& input, const std::string& name, const std::vector<Age>& ages, const Age& a, const Age& b,
            double confidence, std::vector<Finding>& findings) {
  Finding f;
  f.kind = FindingKind::conflict;
  f.rule = "builtin/age";
  f.confidence = confidence;
  f.severity = finding_severity(input.rules.thresholds, f.kind, Severity::warning, confidence, false);
  f.message =
      "the age of \"" + name + "\" is given as " + std::to_string(a.years) + " and as " + std::to_string(b.years);
  f.explanation.emplace_back("no time passes between the two statements that would make a person so much older");
  std::vector<std::uint32_t> claims;
  claims.reserve(ages.size());
  for (const Age& age : ages) claims.push_back(age.claim);
  finish_finding(input, claims, f);
  findings.push_back(std::move(f));
}

}  // namespace

void check_ages(CheckInput& input, std::vector<Finding>& findings) {
  std::map<std::pair<std::string, std::string>, std::vector<Age>> people;  // by set and name
  for (std::uint32_t i = 0; i < input.claims.size(); ++i) {
    const Claim& claim = input.claims.glance(i);
    if (!takes_part(claim) || claim.in_table) continue;
    const auto years = years_of(claim.quantity);
    if (!years) continue;
    if (std::string name = person_of(input, claim); !name.empty())
      people[{input.documents[claim.document].set, std::move(name)}].push_back({i, *years});
  }
  for (const auto& [key, ages] : people) {
    const std::size_t n = std::min(ages.size(), most);
    double best = 0;
    std::pair<std::size_t, std::size_t> worst;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        const Claim &x = input.claims[ages[i].claim], &y = input.claims[ages[j].claim];
        if (!compared(input, x, y) || ages_meet(input, ages[i], ages[j]) ||
            std::abs(ages[i].years - ages[j].years) > too_far || unify(x, y, nullptr).dimension == "time")
          continue;
        const double sure = doubt(input, ages[i], ages[j]);
        if (sure > best) best = sure, worst = {i, j};
      }
    input.claims.let_go();
    if (best > 0) report(input, key.second, ages, ages[worst.first], ages[worst.second], best, findings);
  }
}

}  // namespace claimcheck
