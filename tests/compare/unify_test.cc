#include "checker/compare/dimensions.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {

Dimension place(const char* value, std::vector<std::string> within = {}) {
  Dimension d;
  d.name = "place";
  d.value = value;
  d.origin = Origin::stated;
  d.within = std::move(within);
  return d;
}

Dimension year(int from, int to, InferredFrom origin = InferredFrom::none) {
  Dimension d;
  d.name = "time";
  d.dates = DateRange{make_date(from, 1, 1), make_date(to, 12, 31)};
  d.value = to_string(*d.dates);
  d.origin = origin == InferredFrom::none ? Origin::stated : Origin::inferred;
  d.from = origin;
  return d;
}

Dimension days(CivilDate from, CivilDate to) {
  Dimension d;
  d.name = "time";
  d.dates = DateRange{make_date(from.year, from.month, from.day), make_date(to.year, to.month, to.day)};
  d.value = to_string(*d.dates);
  d.origin = Origin::stated;
  return d;
}

Claim claim(std::vector<Dimension> dimensions) {
  Claim c;
  c.dimensions = std::move(dimensions);
  return c;
}

}  // namespace

TEST_CASE("dimensions unify, contain or keep apart") {
  using A = Agreement;
  Measure adds_up, does_not;
  adds_up.additive = true;
  struct Row {
    const char* name;
    Claim a, b;
    const Measure* measure;
    A expected;
  };
  const Row rows[] = {
      {"nothing stated", claim({}), claim({}), nullptr, A::same},
      {"equal places", claim({place("Peru")}), claim({place("Peru")}), nullptr, A::same},
      {"other places", claim({place("Peru")}), claim({place("Chile")}), nullptr, A::different},
      {"one does not say", claim({place("Peru")}), claim({}), nullptr, A::assumed},
      {"a state in its country adds up", claim({place("United States")}), claim({place("Texas", {"United States"})}),
       &adds_up, A::contained},
      {"a magnitude does not", claim({place("United States")}), claim({place("Texas", {"United States"})}), &does_not,
       A::assumed},
      {"other years", claim({year(2021, 2021)}), claim({year(2022, 2022)}), nullptr, A::different},
      {"a year in a span of an additive measure", claim({year(2020, 2023)}), claim({year(2022, 2022)}), &adds_up,
       A::contained},
      {"moving windows that share a day", claim({days({2021, 3, 1}, {2021, 3, 8})}),
       claim({days({2021, 3, 8}, {2021, 3, 15})}), nullptr, A::different},
      {"moving windows that share most of it", claim({days({2021, 3, 1}, {2021, 3, 8})}),
       claim({days({2021, 3, 2}, {2021, 3, 9})}), nullptr, A::assumed},
      {"years by document date", claim({year(2021, 2021, InferredFrom::document_date)}),
       claim({year(2022, 2022, InferredFrom::document_date)}), nullptr, A::assumed},
      {"a stated year far from a document date", claim({year(2004, 2004)}),
       claim({year(2013, 2013, InferredFrom::document_date)}), nullptr, A::different},
      {"opposite containments", claim({place("United States"), year(2022, 2022)}),
       claim({place("Texas", {"United States"}), year(2020, 2023)}), &adds_up, A::different},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(unify(row.a, row.b, row.measure).agreement == row.expected);
    CHECK(unify(row.b, row.a, row.measure).agreement == row.expected);
    CHECK(unify(row.a, row.b, row.measure).confidence == unify(row.b, row.a, row.measure).confidence);
  }
}

TEST_CASE("a month or weekday without its year still keeps apart") {
  const auto half = [](const char* value) {
    Dimension time;
    time.name = "time";
    time.value = value;
    return time;
  };
  Dimension day = year(2024, 2024);
  day.dates = DateRange{make_date(2024, 5, 5), make_date(2024, 5, 5)};  // a Sunday
  using A = Agreement;
  struct Row {
    Claim a, b;
    A expected;
  };
  const Row rows[] = {
      {claim({half("day-0")}), claim({half("day-0")}), A::assumed},
      {claim({half("day-0")}), claim({half("day-1")}), A::different},
      {claim({half("--09")}), claim({half("day-1")}), A::different},
      {claim({half("--09")}), claim({}), A::assumed},
      {claim({half("day-0")}), claim({day}), A::assumed},
      {claim({half("day-1")}), claim({day}), A::different},
      {claim({half("--05")}), claim({day}), A::assumed},
      {claim({half("--09")}), claim({day}), A::different},
      {claim({half("--09")}), claim({year(2024, 2024)}), A::assumed},
  };
  for (const Row& row : rows) {
    CHECK(unify(row.a, row.b, nullptr).agreement == row.expected);
    CHECK(unify(row.b, row.a, nullptr).agreement == row.expected);
  }
}

TEST_CASE("what is expected is not held against what came") {
  const auto status = [](const char* value) {
    Dimension d = place(value);
    d.name = "status";
    return claim({d});
  };
  CHECK(unify(status("expected"), claim({}), nullptr).agreement == Agreement::different);
  CHECK(unify(status("expected"), status("expected"), nullptr).agreement == Agreement::same);
  CHECK(unify(status("requested"), claim({}), nullptr).agreement == Agreement::assumed);
}

TEST_CASE("one of several figures of one name is not held against the bare figure") {
  const auto with = [](const char* name, const char* value) {
    Dimension d = place(value);
    d.name = name;
    return claim({d});
  };
  const auto agreement = [](const Claim& a, const Claim& b, const Measure& measure) {
    const Agreement one = unify(a, b, &measure).agreement;
    CHECK(unify(b, a, &measure).agreement == one);
    return one;
  };
  Measure share, count;
  share.kind = MeasureKind::percent;
  count.kind = MeasureKind::count;
  count.additive = true;
  CHECK(agreement(with("variant", "core"), claim({}), share) == Agreement::different);
  CHECK(agreement(with("variant", "core"), with("variant", "core"), share) == Agreement::same);
  CHECK(agreement(with("status", "planned"), claim({}), count) == Agreement::different);
  CHECK(agreement(with("period", "day"), claim({}), count) == Agreement::different);
  CHECK(agreement(with("period", "year"), claim({}), count) == Agreement::assumed);
  CHECK(agreement(with("period", "day"), claim({}), share) == Agreement::assumed);
  Dimension women = place("women", {"people"});
  women.name = "population";
  CHECK(agreement(claim({women}), claim({}), share) == Agreement::different);
  CHECK(agreement(claim({women}), claim({}), count) == Agreement::contained);
  CHECK(unify(claim({women}), claim({}), &count).second_is_part == false);
  CHECK(unify(claim({}), claim({women}), &count).second_is_part == true);
  CHECK(agreement(with("population", "workers"), claim({}), share) == Agreement::assumed);
}

TEST_CASE("only document dates apart is a note at most") {
  const Claim a = claim({year(2021, 2021, InferredFrom::document_date)}),
              b = claim({year(2022, 2022, InferredFrom::document_date)});
  CHECK(unify(a, b, nullptr).note_only);
  CHECK_FALSE(unify(a, claim({year(2021, 2021)}), nullptr).note_only);
}

TEST_CASE("an unknown value is named as an assumption and costs confidence") {
  const Unification u = unify(claim({place("Peru")}), claim({}), nullptr);
  CHECK(u.confidence < 1.0);
  REQUIRE(u.assumptions.size() == 1);
  CHECK(u.assumptions[0].find("Peru") != std::string::npos);
}

TEST_CASE("required dimensions never unify with an unknown value, must_agree ones never keep apart") {
  Measure measure;
  DimensionSlot slot;
  slot.name = "place";
  slot.required = true;
  measure.slots = {slot};
  CHECK(unify(claim({place("Peru")}), claim({}), &measure).agreement == Agreement::different);
  measure.slots[0].required = false;
  measure.slots[0].must_agree = true;
  CHECK(unify(claim({place("Peru")}), claim({place("Chile")}), &measure).agreement == Agreement::same);
}
