// Slow, obvious twins of the indexed comparison: every pair is looked at, and the answers must be the same.
#include "checker/compare/align.h"
#include "checker/compare/candidates.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/lineup.h"
#include "checker/compare/slots.h"
#include "checker/compare/verdict.h"
#include "support/catch.h"
#include "support/claim_builder.h"
#include "support/context.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace claimcheck;

namespace {

using Random = std::mt19937;  // its numbers are the same everywhere; a distribution's are not

RuleSet rules_of_one_measure() {
  RuleSet rules;
  Measure m;
  m.id = "boats";
  m.rule = "test/boats";
  m.kind = MeasureKind::count;
  rules.by_id.push_back(0);
  rules.measures.push_back(m);
  return rules;
}

Dimension stated(const char* name, const std::string& value) {
  Dimension d;
  d.name = name;
  d.value = value;
  d.origin = Origin::stated;
  return d;
}

/// A claim of a document of its own.
Claim claim_of(const std::string& figure, std::uint32_t document) {
  std::vector<Claim> claims;
  test::add_document("There were [[" + figure + "]] here.", document, claims);
  claims.front().measure = "boats";
  return claims.front();
}

void add_scope(Claim& claim, const std::string& place, int year) {
  if (!place.empty()) claim.dimensions.push_back(stated("place", place));
  if (year == 0) return;
  Dimension time = stated("time", std::to_string(year));
  time.dates = DateRange{make_date(year, 1, 1), make_date(year, 12, 31)};
  claim.dimensions.push_back(std::move(time));
}

std::vector<Claim> random_claims(Random& random, std::uint32_t count) {
  const std::vector<std::string> figures = {"100 boats",  "120 boats",  "300 boats", "1,234 boats", "~1,000 boats",
                                            ">500 boats", "<200 boats", "5 boats",   "4,321 boats", "110 boats"};
  const std::vector<std::string> places = {"", "Velden", "Maren"};
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < count; ++i) {
    claims.push_back(claim_of(figures[random() % figures.size()], i));
    const std::string& place = places[random() % places.size()];
    add_scope(claims.back(), place, static_cast<int>(random() % 3 == 0 ? 0 : 2020 + random() % 2));
  }
  return claims;
}

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

bool at_odds(const Claim& a, const Claim& b, const RuleSet& rules) {
  const Agreement agreement = unify(a, b, &rules.measures.front()).agreement;
  if (agreement != Agreement::same && agreement != Agreement::assumed) return false;
  const Relationship r = compare_silently(a.quantity, b.quantity, Decimal()).relationship;
  return r != Relationship::consistent && r != Relationship::incomparable;
}

/// The twin: all pairs.
Pairs pairs_at_odds(const std::vector<Claim>& claims, const RuleSet& rules) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < claims.size(); ++i)
    for (std::uint32_t j = i + 1; j < claims.size(); ++j)
      if (at_odds(claims[i], claims[j], rules)) pairs.emplace(i, j);
  return pairs;
}

/// The claims of each finding; the documents have one claim each and are named by number, from 1.
std::vector<std::vector<std::uint32_t>> claims_of(const std::vector<Finding>& findings) {
  std::vector<std::vector<std::uint32_t>> out;
  for (const Finding& f : findings) {
    out.emplace_back();
    for (const Value& v : f.values)
      for (const Passage& p : v.mentions)
        out.back().push_back(static_cast<std::uint32_t>(std::stoul(p.path.substr(p.path.find('-') + 1)) - 1));
  }
  return out;
}

/// What a claim states of its fact, as texts.
std::string key_as_text(const Claim& claim, const DocumentInfo& document, const Measure& measure) {
  std::string key = document.set + "|" + measure.id;
  for (const DimensionSlot& slot : measure.slots)
    if (slot.required) key += "|" + find_dimension(claim, slot.name)->value;
  return key;
}

std::string scope_as_text(const Claim& claim) {
  std::string out;
  for (const Dimension& d : claim.dimensions) {
    if (d.origin == Origin::unknown) continue;
    out += d.name + "=" + d.value + " " + (d.dates ? to_string(*d.dates) : "") + " " +
           (d.numbers ? to_string(*d.numbers) : "") + " " + to_string(d.from) + ";";
  }
  return out;
}

std::string figure_as_text(const Mention& m) {
  return std::string(to_string(m.kind)) + " " + to_string(m.charitable) + " " + to_string(m.literal) + " " +
         to_string(m.modifier) + " " + to_string(m.dates) + " " + (m.unit != nullptr ? m.unit->name : "");
}

/// What findings list of a figure as one value, as text.
std::string value_as_text(const Mention& m) {
  if (is_date(m)) return to_string(m.dates);
  const bool one = m.stated_low && m.stated_low == m.stated_high;
  return "a number " + (m.unit != nullptr ? m.unit->name : "") + " " + to_string(m.literal) + " " +
         (one ? m.stated_low->to_string() : "");
}

/// Figures with and without a unit, of few digits and of many, dates, and bounds.
Mention random_figure(Random& random) {
  static const std::vector<std::string> figures = {"$5",
                                                   "$5,000",
                                                   "5 km",
                                                   "5 boats",
                                                   "-5 km",
                                                   "12%",
                                                   "12 percent",
                                                   "2020-03-04",
                                                   "March 2020",
                                                   "about 40 boats",
                                                   "1.25 boats",
                                                   "7,000,000,000,000 boats",
                                                   "123456789012345678 boats",
                                                   "2 to 3 boats",
                                                   "0.000000001 km",
                                                   "€5"};
  return claim_of(figures[random() % figures.size()], 0).quantity;
}

/// The groups of group_by_key as text, by maps of texts: each claim is held against all keys, scopes and figures.
std::vector<std::string> groups_as_text(const std::vector<DocumentInfo>& documents, const std::vector<Claim>& claims,
                                        const RuleSet& rules) {
  struct Group {
    std::string key;
    std::vector<std::string> scopes, figures;
    std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::string>> buckets;
  };
  std::vector<Group> groups;
  const auto place_of = [](std::vector<std::string>& list, const std::string& text) {
    const auto at = static_cast<std::size_t>(std::find(list.begin(), list.end(), text) - list.begin());
    if (at == list.size()) list.push_back(text);
    return at;
  };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Measure* measure = rules.compared_measure(claims[i]);
    if (measure == nullptr || !takes_part(claims[i])) continue;
    bool whole = true;
    for (const DimensionSlot& slot : measure->slots) {
      const Dimension* d = find_dimension(claims[i], slot.name);
      whole &= !slot.required || (d != nullptr && d->origin != Origin::unknown);
    }
    if (!whole) continue;
    const std::string key = key_as_text(claims[i], documents[claims[i].document], *measure);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.key == key; });
    if (group == groups.end()) group = groups.insert(groups.end(), {key, {}, {}, {}});
    const std::pair place(place_of(group->scopes, scope_as_text(claims[i])),
                          place_of(group->figures, figure_as_text(claims[i].quantity)));
    auto bucket =
        std::find_if(group->buckets.begin(), group->buckets.end(), [&](const auto& b) { return b.first == place; });
    if (bucket == group->buckets.end()) bucket = group->buckets.insert(group->buckets.end(), {place, ""});
    bucket->second += " " + std::to_string(i);
  }
  std::vector<std::string> out;
  for (const Group& g : groups) {
    out.push_back(std::to_string(g.scopes.size()) + " scopes, " + std::to_string(g.figures.size()) + " figures");
    for (const auto& [place, members] : g.buckets)
      out.push_back(std::to_string(place.first) + ":" + std::to_string(place.second) + members);
  }
  return out;
}

}  // namespace

TEST_CASE("claims are grouped as their texts are") {
  RuleSet rules = rules_of_one_measure();
  rules.measures.push_back(rules.measures.front());
  rules.measures.back().id = "boats_of_a_place";
  rules.measures.back().slots.emplace_back();
  rules.measures.back().slots.back().name = "place";
  rules.measures.back().slots.back().required = true;
  rules.by_id.push_back(1);
  std::size_t several = 0, values = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<Claim> claims = random_claims(random, 120);
    std::vector<DocumentInfo> documents(claims.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
      documents[i].set = i < 60 ? "" : "other";
      Claim& claim = claims[i];
      if (random() % 2 == 0) claim.measure = "boats_of_a_place";
      if (random() % 2 == 0) claim.quantity = random_figure(random);
      if (random() % 9 == 0) claim.stance = Stance::question;
      if (random() % 7 == 0) claim.quantity.stated_low = Decimal(99);  // the same figure, written in another way
      if (!claim.dimensions.empty() && random() % 5 == 0) claim.dimensions.front().origin = Origin::unknown;
      if (!claim.dimensions.empty() && random() % 5 == 0)
        claim.dimensions.front().numbers = Interval{Decimal::scaled(5, -1), {}, random() % 2 == 0, random() % 2 == 0};
      if (random() % 6 == 0) claim.quantity.literal.low.reset();
    }
    const CheckOptions options;
    std::vector<Fact> facts;
    const CheckInput input{documents, claims, rules, options, facts};
    std::vector<std::string> found;
    for (const KeyGroup& group : group_by_key(input)) {
      found.push_back(std::to_string(group.scopes) + " scopes, " + std::to_string(group.figures) + " figures");
      std::map<std::uint32_t, std::string> texts;  // by number of the value
      std::set<std::string> distinct;
      for (const Bucket& bucket : group.buckets) {
        for (std::size_t i = 0; i < bucket.claims.size(); ++i) {
          const std::uint32_t value =
              bucket.states_several() ? input.keyed->values[bucket.value ^ Bucket::several_values][i] : bucket.value;
          const std::string text = value_as_text(claims[bucket.claims[i]].quantity);
          CHECK(texts.try_emplace(value, text).first->second == text);
          distinct.insert(text);
        }
        std::string& line = found.emplace_back(std::to_string(bucket.scope) + ":" + std::to_string(bucket.figure));
        for (const std::uint32_t claim : bucket.claims) line += " " + std::to_string(claim);
        several += bucket.states_several();
      }
      CHECK(texts.size() == distinct.size());
      values += distinct.size();
    }
    CHECK(found == groups_as_text(documents, claims, rules));
  }
  CHECK(several > 20);
  CHECK(values > 1000);
}

TEST_CASE("what disagrees under a rule is what disagrees pair by pair") {
  const RuleSet rules = rules_of_one_measure();
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::vector<Claim> claims = random_claims(random, 2 + seed % 9);
    const Pairs expected = pairs_at_odds(claims, rules);
    Pairs told;
    const auto findings = test::run_check(check_agreement, claims, rules);
    for (const auto& members : claims_of(findings))
      for (const std::uint32_t i : members)
        for (const std::uint32_t j : members) {
          if (i >= j) continue;
          // A finding is one fact: any two of its claims may be about the same thing.
          const Agreement agreement = unify(claims[i], claims[j], &rules.measures.front()).agreement;
          CHECK((agreement == Agreement::same || agreement == Agreement::assumed));
          if (at_odds(claims[i], claims[j], rules)) told.emplace(i, j);
        }
    CHECK(told == expected);
    found += expected.size();
  }
  CHECK(found > 1000);  // the rows are worth their name
}

TEST_CASE("of many readings each that disagrees is told of") {
  const RuleSet rules = rules_of_one_measure();
  for (unsigned seed = 0; seed < 5; ++seed) {
    Random random(1000 + seed);
    const std::vector<Claim> claims = random_claims(random, 150);
    std::set<std::uint32_t> expected, told;
    for (const auto& [i, j] : pairs_at_odds(claims, rules)) expected.insert({i, j});
    for (const auto& members : claims_of(test::run_check(check_agreement, claims, rules)))
      told.insert(members.begin(), members.end());
    for (const std::uint32_t i : expected) CHECK(told.count(i) == 1);
  }
}

TEST_CASE("a fact that thousands of passages state is one finding") {
  const RuleSet rules = rules_of_one_measure();
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < 3000; ++i) claims.push_back(claim_of(i % 10 == 0 ? "1,234 boats" : "1,243 boats", i));
  const auto findings = test::run_check(check_agreement, claims, rules);
  REQUIRE(findings.size() == 1);
  REQUIRE(findings[0].values.size() == 2);
  CHECK(findings[0].values[0].mentions.size() == 50);
  const auto& why = findings[0].explanation;
  CHECK(std::count(why.begin(), why.end(), "1,243 boats: 2,700 passages, of which 50 are listed") == 1);
  CHECK(std::count(why.begin(), why.end(), "1,234 boats: 300 passages, of which 50 are listed") == 1);
}

TEST_CASE("a fact with thousands of figures lists those that are stated most") {
  const RuleSet rules = rules_of_one_measure();
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < 2000; ++i) claims.push_back(claim_of(std::to_string(10001 + i) + " boats", i));
  for (std::uint32_t i = 2000; i < 2030; ++i) claims.push_back(claim_of("77,777 boats", i));
  const auto findings = test::run_check(check_agreement, claims, rules);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].values.size() == 50);
  CHECK(std::any_of(findings[0].values.begin(), findings[0].values.end(),
                    [](const Value& v) { return v.mentions.size() == 30; }));
  CHECK(findings[0].explanation.back() == "1,951 more values, in 1,951 passages, are not listed");
}

TEST_CASE("places without a time against times without a place are not told pair by pair") {
  const RuleSet rules = rules_of_one_measure();
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < 300; ++i) {
    claims.push_back(claim_of("1,234 boats", 2 * i));
    add_scope(claims.back(), "Town " + std::to_string(i), 0);
    claims.push_back(claim_of("4,321 boats", 2 * i + 1));
    add_scope(claims.back(), "", 1500 + static_cast<int>(i));
  }
  const auto findings = test::run_check(check_agreement, claims, rules);
  CHECK(findings.size() > 1);
  CHECK(findings.size() <= 100);
}

namespace {

/// Claims with random words around them, one a document; every third repeats the words of the one before it.
std::vector<Claim> worded_claims(Random& random, std::uint32_t count) {
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < count; ++i) {
    claims.push_back(claim_of(std::to_string(1001 + i) + " boats", i));
    Claim& claim = claims.back();
    claim.measure.clear();
    if (i % 3 == 2) {
      claim.context = claims[i - 1].context;
      continue;
    }
    std::vector<ContextWord> sides[2];
    for (std::vector<ContextWord>& side : sides)
      for (int k = 0; k < 6; ++k) side.push_back({hash_word("word" + std::to_string(random() % 500)), 0, 0});
    claim.context = test::context_of(sides[0], sides[1]);
  }
  return claims;
}

struct Candidates {
  std::vector<SlotPair> pairs;
  std::vector<std::uint64_t> kinds;  // of the slots
};

Candidates candidates(const std::vector<Claim>& claims) {
  const std::vector<DocumentInfo> documents(claims.size());
  const RuleSet rules;
  const CheckOptions options;
  std::vector<Fact> facts;
  const CheckInput input{documents, claims, rules, options, facts};
  const SlotList slots = make_slots(input);
  Candidates found{candidate_pairs(input, slots), {}};
  for (std::uint32_t i = 0; i < slots.size(); ++i) found.kinds.push_back(slots[i].kind);
  return found;
}

}  // namespace

TEST_CASE("candidates of a small set are all pairs of one kind, those of a large one are among them") {
  for (const std::uint32_t count : {all_pairs_slots / 4, all_pairs_slots, all_pairs_slots + 1, 3 * all_pairs_slots}) {
    INFO(count << " claims");
    Random random(count);
    const auto [pairs, kinds] = candidates(worded_claims(random, count));
    REQUIRE(kinds.size() == count);
    CHECK(std::is_sorted(pairs.begin(), pairs.end()));
    CHECK(std::adjacent_find(pairs.begin(), pairs.end()) == pairs.end());
    for (const SlotPair& p : pairs) CHECK((p.a < p.b && kinds[p.a] == kinds[p.b]));
    if (count <= all_pairs_slots) CHECK(pairs.size() == std::size_t{count} * (count - 1) / 2);
    if (count > all_pairs_slots) CHECK(pairs.size() < std::size_t{count} * 40);
    for (std::uint32_t i = 2; i < count; i += 3)  // what is said in the same words is looked at in any set
      CHECK(std::binary_search(pairs.begin(), pairs.end(), SlotPair{i - 1, i}));
  }
}

TEST_CASE("pairs judged by several threads are those judged by one", "[threads]") {
  Random random(11);
  std::vector<Claim> claims = worded_claims(random, 6000);
  std::vector<DocumentInfo> documents(claims.size());
  const RuleSet rules;
  std::vector<Fact> facts;
  const auto judged = [&](unsigned jobs) {
    CheckOptions options;
    options.jobs = jobs;
    const CheckInput input{documents, claims, rules, options, facts};
    std::vector<std::tuple<std::uint32_t, std::uint32_t, bool, double>> pairs;
    for (const Likeness& p : line_up(input, make_slots(input))) pairs.emplace_back(p.a, p.b, p.differs, p.probability);
    return pairs;
  };
  const auto one = judged(1);
  CHECK(one.size() >= 2000);
  CHECK(judged(2) == one);
  CHECK(judged(5) == one);
}

namespace {

/// Documents of one sentence with two figures each, in the words of a few statements, of which some are replaced.
std::vector<Claim> loosely_worded_claims(Random& random, std::uint32_t documents) {
  const std::vector<std::string> figures = {"100 boats",    "120 boats",    ">300 boats", "1,234 boats",
                                            "~1,000 boats", "$5",           "$7,000",     "12%",
                                            "1,324 boats",  "0.12 million", "2020-03-04", "2021-05-02"};
  const auto word = [&] { return ContextWord{hash_word("word" + std::to_string(random() % 300)), 0, 0}; };
  std::vector<std::vector<ContextWord>> statements(40);
  for (std::vector<ContextWord>& statement : statements)
    for (int k = 0; k < 12; ++k) statement.push_back(word());
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < documents; ++i) {
    const std::size_t first = claims.size();
    const auto figure = [&] { return "[[" + figures[random() % figures.size()] + "]]"; };
    test::add_document(random() % 3 == 0 ? "There were " + figure() + " here."
                                         : "There were " + figure() + " beside " + figure() + " here.",
                       i, claims);
    std::vector<ContextWord> words = statements[random() % statements.size()];
    for (auto swapped = random() % 9; swapped > 0; --swapped) words[random() % words.size()] = word();
    const auto half = static_cast<std::ptrdiff_t>(words.size() / 2);
    for (std::size_t c = first; c < claims.size(); ++c)
      claims[c].context = test::context_of({words.begin(), words.begin() + half}, {words.begin() + half, words.end()});
  }
  return claims;
}

}  // namespace

TEST_CASE("words are counted in the documents where they stand beside a figure, by any number of threads",
          "[threads]") {
  Random random(17);
  const std::vector<Claim> claims = loosely_worded_claims(random, 14000);
  const std::vector<DocumentInfo> documents(14000);
  std::map<std::uint64_t, std::set<std::uint32_t>> in_documents;
  for (const Claim& claim : claims)
    for (const ContextWord& w : *claim.context.sentence)
      if ((w.flags & ContextWord::number) == 0) in_documents[w.stem].insert(claim.document);
  WordCounts counts(claims.size());
  counts.add(claims, 0, static_cast<std::uint32_t>(claims.size()));
  REQUIRE(in_documents.size() > 200);
  for (const auto& [stem, where] : in_documents) CHECK(counts.of_stem(stem) == where.size());
  CHECK(counts.of_stem(hash_word("nowhere")) == 0);

  const RuleSet rules;
  std::vector<Fact> facts;
  const auto rarity = [&](unsigned jobs) {
    CheckOptions options;
    options.jobs = jobs;
    const CheckInput input{documents, claims, rules, options, facts};
    return WordRarity(input, sets_of_claims(input).front());
  };
  const WordRarity one = rarity(1), two = rarity(2), five = rarity(5);
  for (const auto& [stem, where] : in_documents) CHECK((one.of_stem(stem) == two.of_stem(stem)));
  std::size_t frequent = 0;
  for (std::uint32_t pair = 0; pair < (1U << 20); ++pair) {
    frequent += one.of_pair(pair) < one.of_pair(0) / 2;
    if (one.of_pair(pair) != two.of_pair(pair) || one.of_pair(pair) != five.of_pair(pair)) FAIL("pair " << pair);
  }
  CHECK(frequent > 100);
}

TEST_CASE("pairs that are given up early can make no finding, and change nothing about the others") {
  Random random(5);
  const std::vector<Claim> claims = loosely_worded_claims(random, 900);
  std::vector<DocumentInfo> documents(900);
  for (DocumentInfo& d : documents)
    if (random() % 4 > 0) d.date = make_date(2020, 1 + static_cast<int>(random() % 12), 3);
  const RuleSet rules;
  std::vector<Fact> facts;
  const CheckOptions options;
  const CheckInput input{documents, claims, rules, options, facts};
  const SlotList slots = make_slots(input);
  std::map<std::pair<std::uint32_t, std::uint32_t>, const Likeness*> kept;
  const std::vector<Likeness> all = line_up(input, slots), some = line_up(input, slots, Kept::for_findings);
  const auto telling = [&](const Likeness& p) {
    return p.probability >= (p.differs ? worth_a_note(slots.set_slots(p.a), p.signals) : one_finding);
  };
  for (const Likeness& p : some) kept[{p.a, p.b}] = &p;
  std::size_t given_up = 0, witnesses = 0, weighed = 0;
  for (const Likeness& p : all) {
    const auto found = kept.find({p.a, p.b});
    given_up += found == kept.end();
    if (found == kept.end()) {
      CHECK_FALSE(telling(p));
      continue;
    }
    witnesses += !telling(p) && !p.differs;
    weighed += p.differs && p.signals[static_cast<std::size_t>(Signal::lone_against_many)] > 0;
    CHECK(p.differs == found->second->differs);
    CHECK(p.probability == found->second->probability);
    CHECK(p.signals == found->second->signals);
    kept.erase(found);
  }
  CHECK(kept.empty());
  CHECK(given_up > 1000);
  CHECK(witnesses > 20);
  CHECK(weighed > 20);
}
