// Change, shares and sums in one passage. Rows: marked text, and a part of the message, or "" when nothing is wrong.
#include "support/catch.h"
#include "support/claim_builder.h"

using namespace claimcheck;

namespace {

struct Row {
  const char* text;
  const char* message;  // empty: no finding
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    const std::vector<Finding> findings = test::run_check(check_arithmetic, row.text);
    for (const Finding& f : findings) UNSCOPED_INFO("  " << f.message);
    if (*row.message == '\0') {
      CHECK(findings.empty());
      continue;
    }
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == FindingKind::arithmetic);
    CHECK_THAT(findings[0].message, Catch::Contains(row.message));
    CHECK_FALSE(findings[0].explanation.empty());
  }
}

}  // namespace

TEST_CASE("change: from, to and percent") {
  check_rows({
      {"Revenue rose from [[$400 million]] to [[$8 billion]], a [[1,900%]] increase.", ""},
      {"Revenue rose from [[$400 million]] to [[$8 billion]], a [[2,000%]] increase.",
       "the ratio (20 times) was taken for the increase"},
      {"Arrests rose [[25%]] to [[250]] from [[200]].", ""},
      {"The clinic counted [[250]] visits, up from [[200]], an increase of [[25 percent]].", ""},
      {"The clinic counted [[250]] visits, up from [[200]], an increase of [[35 percent]].",
       "increase of 25%, not 35%"},
      {"It would charge [[$250]] next time, down from [[$300]], a cut of [[30 percent]].",
       "decrease of 16.67%, not 30%"},
      {"The clinic counted [[250]] visits and [[40]] visits at home, up from [[200]], a [[25 percent]] rise.", ""},
      {"Arrests rose [[35%]] to [[250]] from [[200]].", "increase of 25%, not 35%"},
      {"Revenue rose from [[400]] to [[500]] lev, [[10 percent]] more than planned.", ""},
      {"Revenue rose to [[412]] lev from [[385]], [[3 percent]] above forecast.", ""},
      {"Arrests fell [[20%]], from [[250]] in [[2022-01-01]] to [[200]] in [[2023-01-01]].", ""},
      {"Arrests fell [[25%]], from [[250]] in [[2022-01-01]] to [[200]] in [[2023-01-01]].",
       "divided by the new value"},
      {"Arrests fell [[80%]] from [[250]] to [[200]].", "what is left (80%) was taken for the decrease"},
      {"Arrests fell [[25%]] from [[200]] to [[250]].", "is an increase of 25%, not a decrease"},
      {"It went from [[200]] to about [[250]] visits, up [[25 percent]].", ""},
      {"It went from [[200]] to [[250]] visits (up [[52 percent]]).", "not 52%"},
      {"Visits fell from [[250 to 200]], down [[20%]].", ""},
      {"Visits fell from [[250 to 200]], down [[25%]].", "divided by the new value"},
      {"The rate rose from [[40 to 50%]], a [[25%]] increase.", ""},
      {"The rate rose from [[40 to 50%]], a [[35%]] increase.", "From 40% to 50% is an increase of 25%, not 35%"},
      {"It went from [[$400 million]] to [[$8 billion a year]], a [[2,000%]] increase.", "ratio (20 times)"},
      {"A [[40%]] jump in visits, from [[200]] to [[250]], was recorded.", "is an increase of 25%, not 40%"},
      {"The clinic saw [[250]] visits, a [[40%]] increase from [[200]] in [[2022-01-01]].", "not 40%"},
      {"The clinic saw [[250]] visits, a [[40%]] increase over [[2022-01-01]].", ""},
      {"Prices rose [[5%]] while wages went from [[200]] to [[250]].", ""},
      {"Prices rose [[5%]], and wages went from [[200]] to [[250]].", ""},
      {"Output grew [[5%]] a year from [[200]] to [[250]].", ""},
      {"Output grew by an average [[5%]] from [[200]] to [[250]].", ""},
      {"The line runs [[5%]] uphill from [[200 km]] to [[3 miles]].", ""},
      {"Ages from [[18]] to [[45]] saw a [[30%]] increase.", ""},
  });
}

TEST_CASE("change: percentage points, factors, amounts") {
  check_rows({
      {"The rate rose from [[40%]] to [[50%]], up [[10 percentage points]].", ""},
      {"The rate rose from [[40%]] to [[50%]], a [[10 percent]] increase.",
       "percent was written for percentage points"},
      {"The rate rose from [[40%]] to [[50%]], a [[25 percentage points]] increase.",
       "percentage points were written for percent"},
      {"The rate fell by [[4.5 points]] from [[9.4%]] to [[4.9%]].", ""},
      {"The count [[doubled]] from [[20]] to [[41]].", ""},
      {"The count [[doubled]] from [[20]] to [[69]].", "a factor of 3.45, not 2"},
      {"The credit [[tripled]] from [[$540]] to [[$1,500]].", ""},
      {"Staff rose by [[50]] from [[120]] to [[170]].", ""},
      {"Staff rose by [[60]] from [[120]] to [[170]].", "increase of 50, not 60"},
      {"Spending grew by [[$2 billion]] ([[8 percent]]) to [[$27 billion]].", ""},
      {"Spending grew by [[$2 billion]] ([[5 percent]]) to [[$27 billion]].", "is 8%, not 5%"},
      {"The bill has [[$27 billion]] for ports, an increase of [[$2 billion]], or [[15 percent]], over the enacted "
       "level.",
       "is 8%, not 15%"},
  });
}

TEST_CASE("change across two sentences: only a slip that fits exactly") {
  check_rows({
      {"In [[2018-01-01]] they made [[$400 million]]. Now they make [[$8 billion]] and that's a [[2,000%]] increase.",
       "ratio (20 times)"},
      {"In [[2018-01-01]] they made [[$400 million]]. Now they make [[$8 billion]] and that's a [[700%]] increase.",
       ""},
      {"In [[2018-01-01]] they made [[$400 million]]. Now they make [[$8 billion a year]], that's a [[2,000%]] "
       "increase.",
       "ratio (20 times)"},
      {"In [[2018-01-01]] they made [[$400 million]].\nNow they make [[$8 billion]] and that's a [[2,000%]] increase.",
       ""},
  });
}

TEST_CASE("growth stated in two sentences of one document") {
  check_rows({
      {"It has a [[$2 billion]] ([[8 percent]]) base increase for ports.\nThe plan has [[$27 billion]] for ports and "
       "roads, an increase of [[$2 billion]] over the enacted level.",
       ""},
      {"It has a [[$2 billion]] ([[5 percent]]) base increase for ports.\nThe plan has [[$27 billion]] for ports and "
       "roads, an increase of [[$2 billion]] over the enacted level.",
       "An increase of $2 billion to $27 billion is 8%, not 5%"},
      {"It has a [[$3 billion]] ([[5 percent]]) base increase for ports.\nThe plan has [[$27 billion]] for ports and "
       "roads, an increase of [[$2 billion]] over the enacted level.",
       ""},
      {"It has a [[$2 billion]] ([[5 percent]]) base increase for ports.\nThe plan has [[$27 billion]] for ports and "
       "roads, a decrease of [[$2 billion]] from the enacted level.",
       ""},
  });
}

TEST_CASE("shares beside their counts") {
  check_rows({
      {"It operates in [[19 of 32 states]] ([[59 percent]]).", ""},
      {"It operates in [[19 of 32 states]] ([[70 percent]]).", "19 of 32 is 59.38%, not 70%"},
      {"Some [[12]] of the [[40]] applicants, or [[30%]], passed.", ""},
      {"Some [[12]] of the [[40]] applicants, or [[40%]], passed.", "12 of 40 is 30%, not 40%"},
      {"In all [[12]] ([[40%]]) of the [[40 applicants]] passed.", "is 30%"},
      {"In all [[30%]] of the [[40 applicants]], or [[15]], passed.", "15 of 40 is 37.5%, not 30%"},
      {"In all [[12]] of the [[40]] applicants passed and [[80%]] enrolled.", ""},
      {"They won in [[40 of 32 states]].", "larger than its whole"},
      {"It was a [[12 of 10]], he said.", ""},
      {"About [[120%]] of households own a phone.", "cannot be 120%"},
      {"About [[130%]] of the villages have a pump.", "cannot be 130%"},
      {"Rents up to [[120%]] of state median income are allowed.", ""},
      {"The bill was [[130%]] of vehicle prices.", ""},
      {"Those below [[120%]] of the poverty level qualify.", ""},
      {"They hit [[120%]] of the target.", ""},
  });
}

TEST_CASE("parts and totals") {
  check_rows({
      {"The fund has a total of [[$60 million]]: [[$25 million]] for roads, [[$20 million]] for rail and [[$15 "
       "million]] for ports.",
       ""},
      {"The fund has a total of [[$60 million]]: [[$25 million]] for roads, [[$20 million]] for rail and [[$51 "
       "million]] for ports.",
       "add up to 96,000,000, not to the stated total of $60 million: 51,000,000 may have been 15,000,000"},
      {"The fund has a total of [[$60 million]], including [[$25 million]] for roads and [[$20 million]] for rail.",
       ""},
      {"They hired [[12 men]], [[9 women]] and [[3 children]] for a total of [[24]].", ""},
      {"They hired [[12 men]], [[9 women]] and [[3 children]] for a total of [[26]].", "add up to 24"},
      {"It asks for an additional [[$489 million]] for gates, [[$239 million]] for [[1,000 officers]] and [[$14 "
       "million]] for labs, for a total "
       "port request of [[$742 million]].",
       ""},
      {"It asks for an additional [[$498 million]] for gates, [[$239 million]] for [[1,000 officers]] and [[$14 "
       "million]] for labs, for a total "
       "port request of [[$742 million]].",
       "498,000,000 may have been 489,000,000"},
      {"It provides [[$2 billion]] for roads, including [[$1 billion]] for bridges, and [[$3 billion]] for rail.", ""},
      {"[[32 people]] ([[12 men]] and [[21 women]]) came.", "add up to 33"},
      {"[[12 people]], including [[15 children]], came.", "larger than its whole"},
      {"[[12 people]], including [[3 children]], came.", ""},
      {"[[12 people]], [[15]] of whom were children, came.", "larger than its whole"},
      {"[[12 teams]], including [[150 officers]], came.", ""},
      {"[[30%]] came by road, [[50%]] by rail and the remaining [[30%]] by boat.", "add up to 110%"},
      {"[[30%]] came by road, [[50%]] by rail and the remaining [[20%]] by boat.", ""},
      {"Last month [[200,000 jobs]] came, for a total of [[13 million jobs]].", ""},
      {"Between [[50 and 20 people]] came.", "runs backwards"},
      {"Between [[20 and 50 people]] came.", ""},
      {"The difference between [[50 and 20]] is large.", ""},
  });
}

TEST_CASE("tables beside their totals") {
  // Rows of cells; the first row and column are headers, "Total" marks a total.
  using Table = std::vector<std::vector<std::string>>;
  struct Case {
    Table table;
    const char* message;
  };
  for (const Case& c : {
           Case{{{"", "2021", "2022"}, {"North", "12", "15"}, {"South", "30", "31"}, {"Total", "42", "46"}}, ""},
           Case{{{"", "2021", "2022"}, {"North", "12", "15"}, {"South", "30", "31"}, {"Total", "42", "48"}},
                "The column adds up to 46, not to its total of 48"},
           Case{{{"", "Men", "Women", "Total"}, {"North", "12", "15", "28"}, {"South", "30", "31", "61"}},
                "The row adds up to 27, not to its total of 28"},
           Case{{{"", "Mean"}, {"North", "12"}, {"South", "14"}, {"Total", "13"}},
                ""},  // a column that does not add up
           Case{{{"", "Sum"}, {"North", "12.4"}, {"South", "14.4"}, {"Total", "26.9"}}, ""},
       }) {
    std::vector<Claim> claims;
    for (std::size_t row = 1; row < c.table.size(); ++row)
      for (std::size_t column = 1; column < c.table[row].size(); ++column) {
        std::vector<Claim> one;
        test::add_document("[[" + c.table[row][column] + "]]", 0, one);
        one[0].sentence_id = one[0].paragraph_id = static_cast<std::uint32_t>(claims.size());
        one[0].in_table = true;
        one[0].cell = {0,     static_cast<std::int32_t>(row), static_cast<std::int32_t>(column),
                       false, c.table[row][0] == "Total",     c.table[0][column] == "Total"};
        claims.push_back(one[0]);
      }
    const auto findings = test::run_check(check_arithmetic, claims);
    INFO(c.table[1][0] << " " << c.table.back().back());
    REQUIRE(findings.size() == (*c.message != '\0' ? 1 : 0));
    if (*c.message != '\0') CHECK_THAT(findings[0].message, Catch::Contains(c.message));
  }
}
