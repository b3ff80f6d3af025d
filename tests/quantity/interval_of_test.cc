// The interval table of the semantics page.
#include "quantity/marked.h"
#include "support/catch.h"

using namespace claimcheck;

TEST_CASE("what a number commits to") {
  struct Row {
    const char* text;
    const char* literal;
    const char* charitable;
  };
  for (const Row& row : {
           Row{"7 people", "[7, 7]", "[7, 7]"},
           {"156,234 people", "[156234, 156234]", "[156234, 156234]"},
           {"14,700 pounds", "(14650, 14750)", "(14650, 14750)"},
           {"100,000 people", "(99500, 100500)", "(95000, 105000)"},
           {"300 people", "[300, 300]", "(295, 305)"},
           {"442 million doses", "(441500000, 442500000)", "(441500000, 442500000)"},
           {"1.2 million doses", "(1150000, 1250000)", "(1150000, 1250000)"},
           {"$5bn", "(4500000000, 5500000000)", "(4500000000, 5500000000)"},
           {"500 million trees", "(499500000, 500500000)", "(495000000, 505000000)"},
           {"one hundred thousand trees", "(99500, 100500)", "(95000, 105000)"},
           {"3.25 metres", "(3.245, 3.255)", "(3.245, 3.255)"},
           {"85%", "(84.5, 85.5)", "(84.5, 85.5)"},
           {"85.3%", "(85.25, 85.35)", "(85.25, 85.35)"},
           {"half of them", "(0.475, 0.525)", "(0.45, 0.55)"},
           {"15 of 32 towns", "[0.46875, 0.46875]", "(0.41875, 0.51875)"},
           {"about 300 people", "[285, 315]", "[270, 330]"},
           {"about 40%", "[37.5, 42.5]", "[35, 45]"},
           {"nearly 200 people", "[190, 200)", "[180, 200]"},
           {"just over 200 people", "(200, 210]", "[200, 220]"},
           {"over 300 people", "(300, +inf)", "(300, +inf)"},
           {"at least 300 people", "[300, +inf)", "[300, +inf)"},
           {"under 300 people", "[0, 300)", "[0, 300)"},
           {"up to 300 people", "[0, 300]", "[0, 300]"},
           {"more than 60% of it", "(60, 100]", "(60, 100]"},
           {"between 18 and 49 people", "[18, 49]", "[18, 49]"},
           {"more than 100% of it", "(100, +inf)", "(100, +inf)"},
           {"less than 0 people", "(-inf, 0)", "(-inf, 0)"},
           {"nearly 0 people", "[0, 0]", "[0, 0]"},
           {"dozens of people", "[24, 120)", "[12, +inf)"},
           {"tens of millions of people", "[20000000, 100000000)", "[10000000, +inf)"},
           {"a majority of them", "(50, 100]", "(50, 100]"},
           {"the vast majority of them", "(50, 100]", "(66, 100]"},
           {"virtually all of them", "(90, 100]", "(90, 100]"},
       }) {
    INFO(row.text);
    const auto mentions = test::scan(row.text, test::lexicon());
    REQUIRE(mentions.size() == 1);
    CHECK(to_string(mentions[0].literal) == row.literal);
    CHECK(to_string(mentions[0].charitable) == row.charitable);
  }
}

TEST_CASE("a bound suggests its other end") {
  const auto over = test::scan("over 300 people", test::lexicon());
  REQUIRE(over.size() == 1);
  REQUIRE(over[0].suggested_high);
  CHECK(*over[0].suggested_high == Decimal(450));
  const auto under = test::scan("under 300 people", test::lexicon());
  REQUIRE(under.size() == 1);
  REQUIRE(under[0].suggested_low);
  CHECK(*under[0].suggested_low == Decimal(200));
}
