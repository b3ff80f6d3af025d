// Relations between measures, and approved figures. Claims by hand, so that each row shows only what the relation does.
#include "support/catch.h"
#include "support/claim_builder.h"

using namespace claimcheck;

namespace {

constexpr std::uint32_t cases = 0, severe_cases = 1, severe_share = 2;

RuleSet rules_with(std::vector<Relation> relations) {
  RuleSet rules;
  for (const char* id : {"cases", "severe_cases", "severe_share"}) {
    Measure m;
    m.id = id;
    m.rule = std::string("test/") + id;
    m.kind = std::string(id) == "severe_share" ? MeasureKind::percent : MeasureKind::count;
    rules.by_id.push_back(static_cast<std::uint32_t>(rules.measures.size()));  // ids stand in order
    rules.measures.push_back(m);
  }
  rules.relations = std::move(relations);
  return rules;
}

Relation part_whole() {
  Relation r;
  r.rule = "test/part";
  r.kind = RelationKind::part_whole;
  r.measures = {severe_cases, cases};
  return r;
}

Relation equation(bool at_most) {
  Relation r;
  r.rule = "test/equation";
  r.kind = RelationKind::equation;
  r.left = severe_cases;
  r.factors = {cases, severe_share};
  r.at_most = at_most;
  r.measures = {severe_cases, cases, severe_share};
  return r;
}

Relation look_alike() {
  Relation r;
  r.rule = "test/definition";
  r.kind = RelationKind::definition;
  r.severity = Severity::warning;
  r.measures = {cases, severe_cases};
  return r;
}

/// Claims of "measure: marked figure" lines; "---" begins the next document, and lines joined by "+" are one sentence.
std::vector<Claim> claims_of(const std::vector<std::string>& lines) {
  std::vector<Claim> claims;
  std::uint32_t document = 0;
  for (const std::string& line : lines) {
    if (line == "---") {
      ++document;
      continue;
    }
    const bool joined = line.front() == '+';
    const std::string body = joined ? line.substr(1) : line;
    const auto colon = body.find(": ");
    const std::uint32_t sentence =
        claims.empty() || claims.back().document != document ? 0 : claims.back().sentence_id + (joined ? 0 : 1);
    std::vector<Claim> one;
    test::add_document("[[" + body.substr(colon + 2) + "]] were counted.", document, one);
    one.front().measure = body.substr(0, colon);
    one.front().sentence_id = sentence;
    claims.push_back(one.front());
  }
  return claims;
}

void state_year(Claim& claim, int year) {
  Dimension d;
  d.name = "time";
  d.value = std::to_string(year);
  d.origin = Origin::stated;
  d.dates = DateRange{make_date(year, 1, 1), make_date(year, 12, 31)};
  claim.dimensions.push_back(d);
}

}  // namespace

TEST_CASE("a part is at most its whole") {
  struct Row {
    std::vector<std::string> lines;
    std::size_t findings;
  };
  for (const Row& row : {
           Row{{"cases: 5,000", "severe_cases: 3,000"}, 0},
           Row{{"cases: 5,000", "---", "severe_cases: 7,000"}, 1},
           Row{{"cases: >5,000", "---", "severe_cases: 7,000"}, 0},
           Row{{"cases: 5,000", "---", "severe_cases: 7,000", "---", "severe_cases: 8,000"}, 1},  // one finding
           Row{{"cases: ~5,000", "---", "severe_cases: 5,100"}, 0},
           Row{{"cases: 5,000", "---", "cases: 5,100", "---", "severe_cases: 8,000"}, 1},
       }) {
    INFO(row.lines.back());
    const auto findings = test::run_check(check_relations, claims_of(row.lines), rules_with({part_whole()}));
    REQUIRE(findings.size() == row.findings);
    for (const Finding& f : findings) {
      CHECK(f.kind == FindingKind::conflict);
      CHECK(f.values.size() >= 2);
      CHECK_THAT(f.message, Catch::Contains("more than the whole"));
    }
  }
}

TEST_CASE("stated and different years are never compared") {
  auto claims = claims_of({"cases: 5,000", "---", "severe_cases: 7,000"});
  state_year(claims[0], 2021);
  state_year(claims[1], 2022);
  CHECK(test::run_check(check_relations, claims, rules_with({part_whole()})).empty());
  claims[1].dimensions.clear();
  const auto findings = test::run_check(check_relations, claims, rules_with({part_whole()}));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].confidence < 1.0);
}

TEST_CASE("times that only the documents' dates suggest do not silence a relation") {
  for (const int year : {2022, 2026}) {
    auto claims = claims_of({"cases: 5,000", "---", "severe_cases: 7,000"});
    state_year(claims[0], 2021);
    state_year(claims[1], year);
    for (Claim& c : claims)
      c.dimensions[0].origin = Origin::inferred, c.dimensions[0].from = InferredFrom::document_date;
    const auto findings = test::run_check(check_relations, claims, rules_with({part_whole()}));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == (year == 2022 ? Severity::error : Severity::note));
  }
}

TEST_CASE("an equation shows its steps") {
  const auto claims =
      claims_of({"cases: ~50,000", "+severe_share: 40%", "---", "severe_cases: 30,000", "---", "severe_cases: 45,000"});
  for (const bool at_most : {true, false}) {
    const auto findings = test::run_check(check_relations, claims, rules_with({equation(at_most)}));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == FindingKind::conflict);
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].values.size() == 4);  // both figures too large, and the two factors
    std::string all;
    for (const std::string& step : findings[0].explanation) all += step + "\n";
    CHECK_THAT(all, Catch::Contains("50,000 (45,000 to 55,000) x 40% (39.5% to 40.5%) = 20,000 (17,775 to 22,275)"));
  }
  const auto low = claims_of({"cases: ~50,000", "+severe_share: 40%", "---", "severe_cases: 10,000"});
  CHECK(test::run_check(check_relations, low, rules_with({equation(true)})).empty());
  CHECK(test::run_check(check_relations, low, rules_with({equation(false)})).size() == 1);
}

TEST_CASE("inside one sentence literal intervals decide") {
  const auto one = claims_of({"cases: ~50,000", "+severe_share: 40%", "+severe_cases: 22,000"});
  const auto findings = test::run_check(check_relations, one, rules_with({equation(false)}));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind == FindingKind::arithmetic);
  const auto apart = claims_of({"cases: ~50,000", "+severe_share: 40%", "---", "severe_cases: 22,000"});
  CHECK(test::run_check(check_relations, apart, rules_with({equation(false)})).empty());
}

TEST_CASE("the same figure under two measures that people mix up") {
  const auto findings = test::run_check(check_relations, claims_of({"cases: 5,000", "---", "severe_cases: 5,000"}),
                                        rules_with({look_alike()}));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind == FindingKind::definition);
  CHECK(findings[0].severity == Severity::warning);
  CHECK(findings[0].values.size() == 2);
  CHECK(test::run_check(check_relations, claims_of({"cases: 5,000", "---", "severe_cases: 5,100"}),
                        rules_with({look_alike()}))
            .empty());
  CHECK(test::run_check(check_relations, claims_of({"cases: 5", "---", "severe_cases: 5"}), rules_with({look_alike()}))
            .empty());
  CHECK(
      test::run_check(check_relations, claims_of({"cases: 5,000", "+severe_cases: 5,000"}), rules_with({look_alike()}))
          .empty());
}

TEST_CASE("many readings give one finding, not all pairs") {
  std::vector<std::string> lines{"cases: 5,000"};
  for (int i = 0; i < 300; ++i) {
    lines.push_back("---");
    lines.push_back("severe_cases: " + std::to_string(7001 + i * 2));
  }
  const auto findings = test::run_check(check_relations, claims_of(lines), rules_with({part_whole()}));
  CHECK(findings.size() == 1);
}

TEST_CASE("claims against approved figures") {
  RuleSet rules = rules_with({});
  Reference reference;
  reference.claim = claims_of({"cases: 5,210"}).front();
  reference.source = "Annual report";
  reference.path = "approved.toml";
  rules.references.push_back(reference);
  const auto findings = test::run_check(
      check_references, claims_of({"cases: 5,210", "---", "cases: 5,120", "---", "severe_cases: 5,120"}), rules);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind == FindingKind::reference);
  REQUIRE(findings[0].values.size() == 2);
  CHECK(findings[0].values[0].mentions[0].is_reference);
  CHECK(findings[0].values[0].mentions[0].path == "approved.toml");
  CHECK(findings[0].values[1].mentions.size() == 1);
}
