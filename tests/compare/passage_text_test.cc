// The checks inside one passage on plain text, through the whole pipeline. Rows: a document, and a part of the message
// of its one finding of kind arithmetic, date or unit, or "" when there must be none.
#include "support/catch.h"

#include <claimcheck/claimcheck.h>

using namespace claimcheck;

namespace {

struct Row {
  const char* text;
  const char* message;
};

const RuleSet& rules() {
  static const std::shared_ptr<const RuleSet> loaded = [] {
    std::vector<Diagnostic> diagnostics;
    auto out = load_rules({}, diagnostics);
    for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(to_string(d));
    REQUIRE(out != nullptr);
    return out;
  }();
  return *loaded;
}

std::vector<Finding> passage_findings(const std::string& text, const char* name = "note.txt") {
  std::vector<Diagnostic> diagnostics;
  ReadOptions options;
  options.date = make_date(2024, 3, 15);
  const auto document = read_document({name, text}, options, diagnostics);
  REQUIRE(document);
  CheckOptions check_options;
  check_options.min_severity = Severity::note;
  const Report report =
      check({document_info(*document, rules())}, extract_claims(*document, rules()), rules(), check_options);
  std::vector<Finding> out;
  for (const Finding& f : report.findings)
    if (f.kind == FindingKind::arithmetic || f.kind == FindingKind::date || f.kind == FindingKind::unit)
      out.push_back(f);
  return out;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    const std::vector<Finding> findings = passage_findings(row.text);
    for (const Finding& f : findings) UNSCOPED_INFO("  " << f.message);
    CHECK(findings.size() == (*row.message != '\0' ? 1 : 0));
    if (*row.message != '\0' && findings.size() == 1) CHECK_THAT(findings[0].message, Catch::Contains(row.message));
  }
}

}  // namespace

TEST_CASE("change in plain text") {
  check_rows({
      {"Toll revenue grew from $400 million to $8 billion, a 1,900% increase.\n", ""},
      {"Visits grew from 200 to 225, a 13% increase.\n", ""},
      {"Visits grew from 200 to 225, a 12% increase.\n", ""},
      {"Visits stayed at 300, from 300 to 300, an increase of 0%.\n", ""},
      {"Toll revenue grew from $400 million to $8 billion, a 2,000% increase.\n",
       "the ratio (20 times) was taken for the increase"},
      {"Visits rose 25 percent to 250 from 200 the year before.\n", ""},
      {"Visits rose 35 percent to 250 from 200 the year before.\n", "increase of 25%, not 35%"},
      {"Visits fell from 250 in 2022 to 200\nin 2023, a 25% drop.\n", "divided by the new value"},
      {"The share rose from 40 percent to 50 percent, a 10 percent increase.\n",
       "percent was written for percentage points"},
      {"The share rose from 40 percent to 50 percent, an increase of 10 percentage points.\n", ""},
      {"The share fell from 50 to 40 percent, down 20 percent.\n", ""},
      {"The list doubled from 20 to 69 chemicals.\n", "a factor of 3.45, not 2"},
      {"The list more than doubled from 20 to 69 chemicals.\n", ""},
      {"The fare nearly tripled from $540 to $1,500.\n", ""},
      {"The plan has $27 billion for ports and roads, an increase of $2 billion, or 15 percent, over last year.\n",
       "is 8%, not 15%"},
      {"In 2018 the gangs made $400 million. Now they are making $8 billion a year, and that's a 2,000% increase.\n",
       "ratio (20 times)"},
      {"Wages rose 5 percent while rents went from $800 to $1,200.\n", ""},
      {"People from 18 to 45 saw a 30% increase.\n", ""},
      {"Deaths rose from 2019 to 2021, a 30% increase.\n", ""},
      {"Output grew 5 percent a year, from 200 to 300 units.\n", ""},
      {"Seizures, up 31 percent from the amount seized in 2021 (10,000 pounds), reached 13,100 pounds.\n", ""},
      {"What if it rose from 200 to 250, a 60% increase?\n", ""},
      {"The fee was $250, up from $200, an increase of 25 percent.\n", ""},
      {"The fee was $250, up from $200, an increase of 35 percent.\n", "increase of 25%, not 35%"},
      {"Membership fell by a third, from 900 to 600.\n", ""},
      {"Membership fell by a third, from 900 to 750.\n", "decrease of 16.67%, not 33.33%"},
      {"Membership fell by a third, to 600 from 900.\n", ""},
  });
}

TEST_CASE("shares and sums in plain text") {
  check_rows({
      {"The group operates in 19 of 32 states (59 percent).\n", ""},
      {"The group operates in 19 of 32 states (70 percent).\n", "59.38%, not 70%"},
      {"Some 12 of the 40 applicants, or 40 percent, passed.\n", "30%, not 40%"},
      {"It was a 12 out of 10.\n", ""},
      {"Officials won in 40 of 32 districts.\n", "larger than its whole"},
      {"The fund has a total of $60 million: $25 million for roads, $20 million for rail and $51 million for ports.\n",
       "add up to 96,000,000"},
      {"The fund has a total of $60 million: $25 million for roads, $20 million for rail and $15 million for ports.\n",
       ""},
      {"It asks for $498 million for gates, $239 million for 1,000 officers, and $14 million for labs, for a total "
       "port request of $742 million.\n",
       "498,000,000 may have been 489,000,000"},
      {"A total of 12 people, including 15 children, were hurt.\n", "larger than its whole"},
      {"A total of 12 people, including 3 children, were hurt.\n", ""},
      {"About 30% came by road, 50% by rail and the remaining 35% by boat.\n", "add up to 115%"},
      {"Some 120% of households own a phone.\n", "cannot be 120%"},
      {"Families below 120% of the poverty line qualify.\n", ""},
      {"Between 50 and 20 people came.\n", "runs backwards"},
      {"The town has 64,820 inhabitants, 33,170 of them women and 31,560 men.\n", "add up to 64,730"},
      {"The town has 64,820 inhabitants, 33,170 of them women and 31,650 men.\n", ""},
      {"Of the 64 sailors 20 were hurt, 12 women and 9 men.\n", ""},
      {"The club has 820 members, 412 of them women and 318 men, and 90 children.\n", ""},
      {"The jury has 12 members, 7 women and 4 men; one seat is vacant.\n", ""},
      {"The village has 310 inhabitants, 140 adult men and 150 adult women.\n", ""},
      {"The ship had 1,200 people, 620 men and 500 women, the others children.\n", ""},
      {"The price was 12 million euros (10 million in 2020 and 11 million in 2021).\n", ""},
      {"Income was 16.9 million euros: 8.3 million from the state, 6.4 million from tickets and 3.2 million from "
       "others.\n",
       "add up to 17,900,000"},
      {"Income was 17.9 million euros: 8.3 million from the state, 6.4 million from tickets and 3.2 million from "
       "others.\n",
       ""},
      {"They need only 13 buckets (four pairs, plus one spare).\n", ""},
      {"They need only 13 buckets (four red ones, plus five blue ones).\n", "add up to 9"},
      {"If they sent one, or ten, or fifty of them, nothing would change.\n", ""},
      {"The next 20% saw their share fall from 11.8% to 8.2%.\n", ""},
      {"The share of wages fell from 57.5% in 1923 to 52.6% in 1929 (between 1920 and 1929 it fell by 5.7%).\n", ""},
      {"The dial goes between -40 and 40 grades, inclusive.\n", ""},
      {"The dial goes between -40.5 and 40.5, inclusive.\n", ""},
      {"The dial goes between \u221240 and 40 grades.\n", ""},
      {"The dial goes between 40 and -40 grades.\n", "runs backwards"},
      {"The dial goes between 1.5e+30 and 2.5e-30 grades.\n", ""},
      {"It will be built in between seven to 10 years.\n", ""},
      {"The differences between 50 and 20 people are told below.\n", ""},
      {"Valid readings lie between -40.5 and 40.5, both included.\n", ""},
      {"Valid readings lie between 40 and -60 units.\n", "runs backwards"},
      {"Valid readings lie between -40 and -60 units.\n", ""},  // told by their size, as many do
      {"The mounds were raised between 900 and 650 BCE.\n", ""},
      {"The mounds were raised between 900 and 650 B.C. by farmers.\n", ""},
      {"Renters are expected to increase from 8 to 12 million, making up 6.5 percent of the county.\n", ""},
      {"Renters are expected to increase from 8 to 12 million, up 6.5 percent.\n", "50%, not 6.5%"},
      {"It asks for an additional $40 million for gates, $30 million for 100 additional guards and $10 million for "
       "labs, "
       "for a total of $95 million.\n",
       "add up to 80"},
      {"It needs only seven discs (three pairs and one spare), instead of nine.\n", ""},
      {"There was an increase of receipts over the last year of $5,516,080, or 7.1 percent, and an increase of costs "
       "of "
       "$3,836,124, or 4.42 percent.\n",
       ""},
      {"If to this gap are added $40 million for the bridge and $2 million for interest, the gap will come to a total "
       "of $75 million.\n",
       ""},
      {"The hall seats 300 people instead of the 200 people of the old one.\n", ""},
  });
}

TEST_CASE("a part larger than its whole") {
  constexpr const char* larger = "larger than its whole";
  check_rows({
      // the whole opens the clause
      {"Of the 64 kittens, 71 found a home.\n", larger},
      {"Of the 64 kittens, 51 found a home.\n", ""},
      {"Of the 64 kittens, 51 found a home and 70 were vaccinated.\n", larger},
      {"Out of 640 ballots, 655 were spoiled.\n", larger},
      {"Among the 64 sailors, 71 had scurvy.\n", larger},
      {"Among the 64 sailors, 75% (or 40 sailors) had scurvy.\n", "62.5%, not 75%"},
      {"Of its $40 million grant, $45 million goes to the quay.\n", larger},
      {"Of the 64 kittens, about 66 found a home.\n", ""},
      {"Of the more than 64 kittens, 71 found a home.\n", ""},
      {"Of the 64 kittens, 71 volunteers took one each.\n", ""},
      {"Of the 64 kittens, 12 found a home in May, 71 in June.\n", ""},
      {"Of our 3 sisters, 12, 9 and 7, the eldest sails.\n", ""},
      {"Of the two halls, 45 Quarry Lane is the older.\n", ""},
      {"Of the 64 sailors, 71 percent had scurvy.\n", ""},
      // "of them" behind it
      {"Nine sailors were hurt, 21 of them badly.\n", larger},
      {"Nine sailors were hurt, two of them badly.\n", ""},
      {"The yard holds 140 crates, 150 of which are empty.\n", larger},
      {"The yard holds 140 crates, of which 150 are empty.\n", larger},
      {"The crew has nine members, of whom 21 are on leave.\n", larger},
      {"The yard, with 41 dockers the larger of the two, won.\n", ""},
      {"The firm, with 412 dockers the smallest of the three, was sold.\n", ""},
      {"The chain has 85 shops, 92 of them abroad.\n", larger},
      {"The park has 85 hectares, of which 92 hectares are forest.\n", larger},
      {"Of the 64 sailors, nine were hurt and 21 of them have gone home.\n", ""},
      {"Nine sailors and dozens of dockers were hurt, 21 of them badly.\n", ""},
      {"The company has nine yards with sheds, 21 of which leak.\n", ""},
      {"Nine sailors were stuck for 40 days, 21 of them without water.\n", ""},
      {"The yard holds 140 crates, of which 150 pallets were made.\n", ""},
      {"The harbour fined nine owners, 21 of whose boats leak.\n", ""},
      {"The yard holds 140 crates, 150 tonnes of which is grain.\n", ""},
      {"The yard holds 140 crates and the quay 900, 150 of them empty.\n", ""},
      {"At least nine sailors were hurt, 21 of them badly.\n", ""},
      {"The storm took three of their boats and sank 30 of them.\n", ""},
      {"It wants 90 more clerks to work off a pile of letters, 200 of them old.\n", ""},
      {"Nine sailors with their children, 21 of whom were badly hurt, came home.\n", ""},
      // what the pronoun may mean instead
      {"The yard has 700 dockers in 14 sheds, 50 of whom are on leave.\n", ""},
      {"The study followed 700 dockers at 14 ports, 50 of whom dropped out.\n", ""},
      {"The bank owns 700 boats in 14 ports, of which 50 are idle.\n", ""},
      {"Dockers at 14 ports, 50 of them women, walked out.\n", ""},
      {"Two sailors shot into the crowd, 17 of whom were hurt.\n", ""},
      {"Seven sailors lost livestock, 31 of them goats.\n", ""},
      {"The 3 yards cut staff, 120 of whom were engineers.\n", ""},
      {"The two ships picked up everyone, 85 of them children.\n", ""},
      {"Two ships struck a ferry, hurting many, 14 of them badly.\n", ""},
      {"A jury of nine sailors heard witnesses, 31 of whom spoke for him.\n", ""},
      {"The 4 yards' dockers, 14 of whom are women, went home.\n", ""},
      // what is left, and changes, may be less than a part of them
      {"Turnout reached 1,050 of the 1,000 expected.\n", ""},
      {"The yard built 260 of the 200 boats hoped for.\n", ""},
      {"The yard built 260 of the 200 boats.\n", larger},
      {"Of the two candidates, 48 percent chose Lund and 1,204 voters spoiled their ballots.\n", ""},
      {"Net profit was $3 million, of which $5 million came from a sale.\n", ""},
      {"The yard's debt grew $12 million, of which $15 million is interest.\n", ""},
      {"The deficit was $3 million, of which $5 million was interest.\n", ""},
      // in the sentence behind it
      {"The shelter took in 64 kittens. Of these, 71 found a home.\n", larger},
      {"The shelter took in 64 kittens. Of those, 51 found a home.\n", ""},
      {"The shelter took in 64 kittens. Some 71 of them found a home.\n", ""},
      {"The shelter took in 64 kittens. Only 71 of them found a home.\n", larger},
      {"The shelter took in 64 kittens. Of those offered elsewhere, 71 found a home.\n", ""},
      {"The shelter took in 64 kittens. Of these 71 kittens, 51 found a home.\n", ""},
      {"The shelter took in 64 kittens and 80 dogs. Of these, 71 found a home.\n", ""},
      {"The shelters took in 64 kittens. Of these, 71 were private.\n", ""},
      {"The shelter took in 64,000 kittens. Of these, 64,100 found a home.\n", ""},
      {"The shelter took in 64 kittens.\n\nOf these, 71 found a home.\n", ""},
      {"The club has 1,200 members. Some 1,400 of its members voted.\n", larger},
      {"The club has 1,200 members. Some 1,100 of its members voted.\n", ""},
      {"There were 6 boats. 31 of them would not have been enough.\n", ""},
      {"In 2019 the yard kept 80 cats. 120 of them were given away in 2020.\n", ""},
      {"He owned 12 boats. More than 30 of them were built in his yard over the years.\n", ""},
      {"The club began with 30 members. 75 of its members now live abroad.\n", ""},
      {"There were 30 founding members. 75 of the members voted.\n", ""},
      {"The first print run was 500 copies. 900 of the copies were sold.\n", ""},
      {"The club has 1,200 members. In the north 1,400 of its members voted.\n", ""},
      {"The club has 1,200 members. Some 1,400 of the members of other clubs voted.\n", ""},
  });
}

TEST_CASE("a change whose figures share a scale") {
  check_rows({
      {"Revenue fell from 90 to 81 million euros, a decline of 10%.\n", ""},
      {"Revenue fell from €90 to €81 million, a decline of 10%.\n", ""},
      {"Revenue fell from 90 to 81 million euros, a decline of 20%.\n", "decrease of 10%, not 20%"},
      {"Revenue rose from 80 to 90 million euros, up 12.5%.\n", ""},
  });
}

TEST_CASE("a share whose whole stands nearby") {
  check_rows({
      {"The shelter asked 560 owners. In all, 312 (56%) had moved.\n", ""},
      {"The shelter asked 560 owners. In all, 312 (65%) had moved.\n", "312 of 560 is 55.71%, not 65%"},
      {"The shelter asked 560 owners; 312 (65%) had moved.\n", "not 65%"},
      {"The shelter asked 560 owners. A cold was seen in 312 owners (65%).\n", "not 65%"},
      {"The club has 560 members. For the plan 312 members, 65 percent, voted.\n", "not 65%"},
      {"Each bar holds 40 g. Protein is 12 g (24%).\n", ""},
      {"The label lists 40 g of sugar, 12 g (24%) added.\n", ""},
      {"Mean age was 54; 30 (60%) were owners.\n", ""},
      {"There were 45 owners and 30 (60%) had cats.\n", ""},
      {"The budget was $560,000. The town added $112,000 (25%).\n", ""},
      {"The shelter asked 560 owners. Most, 312 (56%), had moved, 248 (55%) had not.\n",
       "248 of 560 is 44.29%, not 55%"},
      {"Of 560 owners, 312 (65%) had at least one cat.\n", "not 65%"},
      {"In all 312 of the 560 beds, 65%, were empty.\n", "not 65%"},
      {"Turnout was 65%: 312 of 560 members came.\n", "not 65%"},
      {"Turnout was 56%: 312 of 560 members came.\n", ""},
      {"Growth was 65%: 312 of 560 shops are new.\n", ""},
      // another whole
      {"The shelter asked 560 owners. In all, 312 (65%) of those with cats had moved.\n", ""},
      {"The shelter asked 560 owners and 480 answered. In all, 312 (65%) had moved.\n", ""},
      {"The shelter asked 560 owners; 80 did not answer. In all, 312 (65%) had moved.\n", ""},
      {"The shelter asked 560 owners with cats. In all, 312 (65%) had moved.\n", ""},
      {"The shelter asked 560 owners. In all, 312 cats (65%) had moved.\n", ""},
      {"The shelter asked 560 owners. It grew by 312 (65%).\n", ""},
      {"The shelter asked 560 owners. It took in 312 more (65%).\n", ""},
      {"The shelter asked 560 owners. There were 480 answers.\n\nIn all, 312 (65%) had moved.\n", ""},
      {"The shelter asked 560 owners. In all, 312 (65% women) had moved.\n", ""},
      {"There were 480 answers.\n\nThe shelter asked 560 owners. In all, 312 (65%) had moved.\n", ""},
  });
}

TEST_CASE("a change of two figures with their years") {
  check_rows({
      {"The ward saw 2,900 births in 2021 and 3,190 in 2022, an increase of 10 percent.\n", ""},
      {"The ward saw 2,900 births in 2021 and 3,190 in 2022, an increase of 12 percent.\n", "10%, not 12%"},
      {"The ward saw 3,190 births in 2022 and 2,900 in 2021, an increase of 12 percent.\n", "10%, not 12%"},
      {"In 2021 the ward saw 2,900 births. In 2022 there were 3,190, up 12 percent.\n", "10%, not 12%"},
      {"The ward saw 2,900 births in 2021 and 3,190 in 2022, an increase of 22 percent from 2015.\n", ""},
      {"The ward saw 2,900 births in 2021 and 3,190 in 2022, with 40 doctors, an increase of 12 percent.\n", ""},
  });
}

TEST_CASE("a share beside its counts, in any order") {
  check_rows({
      {"Of the 26,400 pupils tested in 2022, 19,800 passed (75 percent).\n", ""},
      {"Of the 26,400 pupils tested in 2022, 19,800 passed (57 percent).\n", "75%, not 57%"},
      {"Of the 26,400 pupils tested in 2022, 19,800 were sent home (57 percent).\n", "75%, not 57%"},
      {"Of the 26,400 pupils, 57 percent (19,800) passed.\n", "75%, not 57%"},
      {"Out of 50 schools, 20 (30 percent) have a library.\n", "40%, not 30%"},
      {"Of the 50 schools, 20 (40 percent) have a library, up from 12 (30 percent) in 2019.\n", ""},
      {"Of the 50 pupils, 20 (40 percent) were absent, 5 (25 percent) of whom were ill.\n", ""},
      {"There were 80 applicants, of whom 20 (25 percent) were hired.\n", ""},
      {"There were 80 applicants, of whom 20 (52 percent) were hired.\n", "25%, not 52%"},
      {"The office had 80 applicants. Of these, 20 (52 percent) were hired.\n", "25%, not 52%"},
      {"The office had 80 applicants and 200 letters. Of these, 20 (10 percent) were lost.\n", ""},
      {"She took 600 votes, or 60 percent, out of 1,200 votes cast.\n", "50%, not 60%"},
      // the percentage names a whole of its own
      {"Of the 140 farms, 35 dairy farms (60% of the dairies) were sold.\n", ""},
      {"Of the 90 trains, 30 were late (14% in the month before).\n", ""},
      {"Of the 400 guests, 30 late guests (80% over 60) complained.\n", ""},
      {"The port has 320 boats, of which 80 (30% fewer than in 2009) fish.\n", ""},
      {"Some 200 of the 1,600 posts (70% of them unpaid) will go.\n", ""},
      {"Four of the 16 judges, or 80% of the men in the room, agreed.\n", ""},
      {"They let 30 of the 50 cabins (90% with a stove).\n", ""},
      {"Of the 140 farms, 60% of the dairies (35) were sold.\n", ""},
      {"Four of the 16 judges, or 80% of the judges, agreed.\n", "25%, not 80%"},
      {"Four of the 16 judges, or 80% of the total, agreed.\n", "25%, not 80%"},
      {"They let 30 of the 50 cabins (90%) with a stove.\n", "60%, not 90%"},
      // a half may be rounded up and down
      {"The club won 3 of 8 games, or 38%.\n", ""},
      {"The club won 3 of 8 games, or 37%.\n", ""},
      {"The club won 3 of 8 games, or 39%.\n", "37.5%, not 39%"},
      {"Some 3 of the 80 eggs, or 3.8%, hatched.\n", ""},
      {"The 20 winners were 52 percent of the 80 applicants.\n", "25%, not 52%"},
      {"They hired 20 applicants, 52 percent of the 80 applicants seen.\n", "25%, not 52%"},
      {"They hired 20 applicants, 25 percent of the 80 applicants seen.\n", ""},
      {"Of the 50 schools, 20 (40 percent of the smaller ones) have a library.\n", ""},
      {"Of the 50 pupils, 20 had a score above 90 (12 percent).\n", ""},
  });
}

TEST_CASE("totals, margins and divisions in plain text") {
  check_rows({
      {"The clinic did 210 operations in Norrby and 130 in Velden, 340 in total.\n", ""},
      {"The clinic did 210 operations in Norrby and 130 in Velden, 360 in total.\n", "add up to 340"},
      {"They planted 210 oaks and 130 elms, 390 trees altogether.\n", "add up to 340"},
      {"They planted 210 oaks and 130 elms, for a total of 390 this season.\n", ""},
      {"The hotel has 340 beds: 210 in the old wing and 150 in the new one.\n", "add up to 360"},
      {"The hotel has 340 beds: 210 in the old wing and 30 in the attic.\n", ""},
      {"She won 5,121 votes to 4,713 for Lind, a margin of 408 votes.\n", ""},
      {"She won 5,121 votes to 4,713 for Lind, a margin of 480 votes.\n", "408 apart, not 480"},
      {"She won 52 percent to 46 percent in a poll with a margin of error of 3 percent.\n", ""},
      {"The Larks won 98 to 91 after a lead of 12 points.\n", ""},
      {"The Larks won 98 to 91, a lead of 12 points at half-time.\n", ""},
      {"The Larks won 5,121 votes to 4,713, by a margin of 480 votes.\n", "408 apart, not 480"},
      {"She won 5,120 votes and 4,710 letters, a lead of 12.\n", ""},
      {"Visitors came from the city (55 percent), the county (35 percent) and abroad (10 percent).\n", ""},
      {"Visitors came from the city (55 percent), the county (35 percent) and abroad (20 percent).\n",
       "add up to 110%, more than the whole"},
      {"Visitors named the price (55 percent), the food (35 percent) and the view (20 percent).\n", ""},
      {"Coal accounted for 41 percent, gas for 24 percent and the rest for 45 percent.\n", "add up to 110%"},
      {"Coal accounted for 61 percent of power, 50 percent of heat and 20 percent of jobs.\n", ""},
      {"Some 55 percent of its pupils and 60 percent of all come from Norrby, and 23 percent are girls.\n", ""},
      // a change of one figure, and a margin of something else
      {"Membership rose from 3,200 votes to 4,700 votes, and Mr Falk won by a margin of 250 votes.\n", ""},
      {"The Larks' total went from 60 points to 74 points; the club took the cup by a margin of 4 points.\n", ""},
      {"She won 5,121 votes to 4,713 in the first round and took the seat by a margin of 90 votes.\n", ""},
      // shares of several wholes
      {"In Norrby, 65% of the money came from rents, in Velden 45% from fees and in Sund 75% from grants.\n", ""},
      {"Norrby made 65 percent of its income from rents, Velden 45 percent of its income from rents and Sund 75 "
       "percent.\n",
       ""},
      {"The road costs $40 million over five years, or $14 million a year with repairs.\n", ""},
      {"The road costs $40 million over five years, or $6 million a year after tolls.\n", ""},
      {"The road costs $40 million over five years, or $8 million a year.\n", ""},
      {"The road costs $40 million over five years, or $6 million a year.\n", "8,000,000 a year, not 6,000,000"},
  });
}

TEST_CASE("a list that a verb makes the whole of what was counted") {
  check_rows({
      // One sentence, with a verb that says so.
      {"The fleet of 25 vessels consists of 12 trawlers, 8 ferries and 5 tugs.\n", ""},
      {"The fleet of 24 vessels consists of 12 trawlers, 8 ferries and 5 tugs.\n", "add up to 25, not to the stated"},
      {"The hotel sleeps 300 guests and consists of 250 rooms and 20 suites.\n", ""},
      {"The parade had 400 people and was made up of 20 bands and 350 horses.\n", ""},
      {"The 30 people killed were 18 civilians, 10 women and 4 children.\n", ""},
      {"The hotel has 300 beds. Most guests are clerks. They comprise 200 men and 80 women.\n", ""},
      {"The firm has 17 clerks. Nine of them work in sales, five in marketing and four in both.\n", ""},
      {"She wrote 16 books. Nine of them are in English, five in French and four in both languages.\n", ""},
      {"Some 100 people were hurt (60 in Elm and 25 in Oak, with the 15 others at sea).\n", ""},
      {"A total of 100 people were hurt: 60 in Elm and 25 in Oak, as well as the 15 clerks.\n", ""},
      {"The choir of 40 voices was made up of 22 altos and 19 basses.\n", "add up to 41"},
      {"The fleet of 24 vessels includes 12 trawlers, 8 ferries and 5 tugs.\n", ""},
      {"The fleet of 24 vessels, in which others share, consists of 12 trawlers, 8 ferries and 5 tugs.\n", ""},
      {"The museum's 90 rooms consist of 12 halls and 8 cabinets.\n", ""},  // far from all: of something else
      // People who were people.
      {"The 41 people who drowned were 21 men, 12 women and 8 children.\n", ""},
      {"The 38 people who drowned were 21 men, 12 women and 8 children.\n", "add up to 41"},
      {"In all 38 people drowned; there were 21 men, 12 women and 8 children aboard.\n", ""},
      {"The 38 boats that sank were 21 metres, 12 metres and 8 metres long.\n", ""},
      // The next sentence.
      {"At noon, 1,210 helpers were on duty. They comprised 620 divers, 380 pilots and 210 cooks.\n", ""},
      {"At noon, 1,250 helpers were on duty. They comprised 620 divers, 380 pilots and 210 cooks.\n",
       "add up to 1,210, not to the stated total of 1,250"},
      {"At noon, 1,250 helpers were on duty. They included 620 divers, 380 pilots and 210 cooks.\n", ""},
      {"At noon, 1,250 helpers and 30 dogs were on duty. They comprised 620 divers, 380 pilots and 210 cooks.\n", ""},
      // Places exclude each other.
      {"The firm has 17 quarries. Nine of them are in Elm, five in Oak and three in Ash.\n", ""},
      {"The firm has 16 quarries. Nine of them are in Elm, five in Oak and three in Ash.\n", "add up to 17"},
      {"The firm has 16 quarries. Nine of them are modern, five are old and three are closed.\n", ""},
      // A figure of a known group is no part.
      {"By May, 742 patients had come: 418 in Elm, 201 in Oak, 76 in Ash and 47 in the two remaining towns.\n", ""},
      {"By May, 742 patients had come: 418 in Elm, 201 in Oak, 96 in Ash and 47 in the two remaining towns.\n",
       "add up to 762"},
      {"Revenue rose from EUR 51.2 million to EUR 58.3 million, an increase of 13.9 percent.\n", ""},
      {"Revenue rose from EUR 51.2 million to EUR 58.3 million, an increase of 9.3 percent.\n",
       "is an increase of 13.87%"},
      {"Revenue fell from EUR 58.3 million to EUR 51.2 million, a drop of 9.3 percent.\n", "is a decrease of 12.18%"},
  });
}

TEST_CASE("conversions and weekdays in plain text") {
  check_rows({
      {"It struck 80 kilometers (50 miles) south of the town.\n", ""},
      {"It struck 80 kilometers (65 miles) south of the town.\n", "not 65"},
      {"Some 3 to 9 inches (7 to 23 cm) fell.\n", ""},
      {"Some 3 to 9 inches (7 to 32 cm) fell.\n", "not 32"},
      {"It was 120 degrees Fahrenheit (49 degrees Celsius).\n", ""},
      {"They took 14,700 pounds (7,668 kilograms) of it.\n", "not 7,668"},
      {"The hearing is on Friday, March 22, 2024.\n", ""},
      {"The hearing is on Monday, March 22, 2024.\n", "is a Friday, not a Monday"},
      {"The hearing is on Monday, March 22nd.\n", "is a Friday, not a Monday"},
      {"The office was open from May 2021 to March 2020.\n", "ends before it begins"},
      {"The fair was held on 31 September.\n", "There is no \"31 September\""},
      {"The fair opened on 30 February 2024 at noon.\n", "There is no \"30 February 2024\""},
      {"The fair opened on 29 February 2024 at noon.\n", ""},
      {"The fair was held on Sunday, September 31, 2023.\n", "There is no"},
      {"There is no 31 September, so the letter came back.\n", ""},
      {"The form rejected 30 February 2023.\n", ""},
      {"A month later it would be 31 September, but September has only 30 days.\n", ""},
      {"In that calendar 30 February 1930 was a day like any other.\n", ""},
      {"Cases seen: April 31, May 28, June 35.\n", ""},
      {"She scored in February 30 goals and in March 31.\n", ""},
      {"Some 31 June babies were born.\n", ""},
      {"The date \"29 February 2023\" was on the stone.\n", ""},
      {"The date \u201C29 February 2023\u201D was on the stone.\n", ""},
      {"Work on the tower begins in October 2024 and is to be completed by April 2023.\n", "cannot end"},
      {"Work on the tower begins in October 2023 and is to be completed by April 2024.\n", ""},
      {"The show opens on 12 April 2024, and closes on 1 March 2024.\n", "cannot end"},
      {"The new hall opened in May 2021 and the old one closed in March 2020.\n", ""},
      {"It began in 2021 and was completed in 2021.\n", ""},
      {"The year begins on 1 July 2023 and ended on 30 June 2023 for the old board.\n", ""},
  });
}

TEST_CASE("table totals in Markdown") {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"table.md",
                                       "| Region | 2021 | 2022 |\n|---|---|---|\n| North | 112 | 115 |\n| South | 130 "
                                       "| 131 |\n| Total | 242 | 264 |\n"},
                                      {}, diagnostics);
  REQUIRE(document);
  const Report report = check({document_info(*document, rules())}, extract_claims(*document, rules()), rules(), {});
  REQUIRE(report.findings.size() == 1);
  CHECK_THAT(report.findings[0].message, Catch::Contains("The column adds up to 246, not to its total of 264"));
}

TEST_CASE("a column of shares that comes to more than the whole") {
  const auto told = [](const char* rows) {
    const std::vector<Finding> found =
        passage_findings(std::string("| Kind | Share |\n|---|---|\n") + rows, "table.md");
    return found.empty() ? std::string() : found[0].message;
  };
  CHECK_THAT(told("| Books | 52% |\n| Films | 23% |\n| Games | 18% |\n| Maps | 11% |\n"),
             Catch::Contains("add up to 104%"));
  CHECK(told("| Books | 52.4% |\n| Films | 23.3% |\n| Games | 18.2% |\n| Maps | 6.2% |\n") == "");  // rounding
  CHECK(told("| Books | 52% |\n| Films | 43% |\n| Games | 38% |\n") == "");  // several answers each
  CHECK(told("| 2019 | 31% |\n| 2020 | 35% |\n| 2021 | 38% |\n") == "");
  CHECK(told("| Books | 52% |\n| Films | 23% |\n| Total | 104% |\n").find("more than the whole") == std::string::npos);
}

TEST_CASE("columns that follow from other columns") {
  const std::string head = "| Ward | 2021 | 2022 | Change | Share |\n|---|---|---|---|---|\n";
  const std::string north = "| North | 200 | 220 | 10% | 22% |\n", south = "| South | 300 | 330 | 10% | 33% |\n",
                    east = "| East | 400 | 450 | 12.5% | 45% |\n";
  const auto told = [&](const std::string& table) {
    std::vector<Diagnostic> diagnostics;
    const auto document = read_document({"table.md", table}, {}, diagnostics);
    REQUIRE(document);
    const Report report = check({document_info(*document, rules())}, extract_claims(*document, rules()), rules(), {});
    std::vector<std::string> messages;
    for (const Finding& f : report.findings) messages.push_back(f.message);
    return messages;
  };
  using Messages = std::vector<std::string>;
  CHECK(told(head + north + south + east + "| Total | 900 | 1,000 | 11.1% | 100% |\n") == Messages{});
  CHECK(told(head + north + "| South | 300 | 330 | 12% | 33% |\n" + east +
             "| Total | 900 | 1,000 | 11.1% | 100% |\n") == Messages{"from 300 to 330 is a change of 10%, not 12%."});
  CHECK(told(head + north + south + "| East | 400 | 450 | 12.5% | 54% |\n| Total | 900 | 1,000 | 11.1% | |\n") ==
        Messages{"450 of 1,000 is 45%, not 54%."});
  // no column fits often enough to be a formula
  CHECK(told(head + "| North | 200 | 220 | 10% | 7% |\n| South | 300 | 330 | 2% | 9% |\n") == Messages{});
  CHECK(told("| School | Took | Passed | Rate |\n|---|---|---|---|\n| A | 80 | 60 | 75% |\n| B | 50 | 20 | 40% |\n"
             "| C | 60 | 30 | 50% |\n| D | 40 | 30 | 57% |\n") == Messages{"30 of 40 is 75%, not 57%."});
  // a difference needs its word in the header, and figures that do not fit by chance
  const std::string stock = "| A | 90 | 31 | 59 |\n| B | 85 | 24 | 61 |\n| C | 70 | 28 | 42 |\n| D | 66 | 21 | 54 |\n";
  const std::string rule = "|---|---|---|---|\n";
  CHECK(told("| Shop | Had | Sold | Left |\n" + rule + stock).size() == 1);
  CHECK(told("| Shop | Chairs | Tables | Lamps |\n" + rule + stock) == Messages{});
  CHECK(told("| Club | Played | Drawn | Won |\n" + rule +
             "| A | 7 | 2 | 5 |\n| B | 8 | 1 | 7 |\n| C | 7 | 3 | 4 |\n| D | 8 | 2 | 3 |\n") == Messages{});
  CHECK(told("| Shop | Had | Sold | Left |\n" + rule +
             "| A | 7 | 2 | 5 |\n| B | 8 | 1 | 7 |\n| C | 7 | 3 | 4 |\n| D | 8 | 2 | 3 |\n") == Messages{});
  CHECK(told("| Ward | Boys | Girls | Difference |\n" + rule +
             "| A | 30% | 45% | 15% |\n| B | 40% | 62% | 22% |\n| C | 25% | 55% | 30% |\n| D | 50% | 60% | 20% |\n") ==
        Messages{});
  // nothing taken from a figure leaves it as it is
  CHECK(told("| Shop | Had | Sold | Left |\n" + rule +
             "| A | 90 | 0 | 90 |\n| B | 85 | 0 | 85 |\n| C | 70 | 0 | 70 |\n| D | 66 | 21 | 54 |\n") == Messages{});
}

TEST_CASE("lists beside their totals") {
  check_rows({
      {"The firm employs 1,800 people:\n\n- 1,200 nurses\n- 340 doctors\n- 260 others\n", ""},
      {"The firm employs 1,900 people:\n\n- 1,200 nurses\n- 340 doctors\n- 260 others\n",
       "adds up to 1,800, not to 1,900"},
      {"The firm employs 9,000 people:\n\n- 1,200 nurses\n- 340 doctors\n- 260 others\n", ""},
      {"The firm employs:\n\n- 1,200 nurses\n- 340 doctors\n- 260 others\n\nIn all, 1,900 people work there.\n",
       "adds up to 1,800, not to 1,900"},
      {"The budget:\n\n- roads: $40 million\n- schools: $35 million\n- parks: $5 million\n- total: $90 million\n",
       "adds up to 80,000,000, not to $90 million"},
      {"The budget:\n\n- roads: $40 million\n- schools: $35 million\n- parks: $5 million\n- total: $80 million\n", ""},
      {"The firm's main towns hold 1,900 people:\n\n- 1,200 in Norrby\n- 340 in Velden\n- 260 in Sund\n", ""},
      {"The most common of its 1,900 repairs:\n\n- 1,200 tyres\n- 340 lamps\n- 260 brakes\n", ""},
      {"The rules of 2 houses:\n\n- 1 room has 2 beds\n- 1 room has 3 beds\n", ""},
  });
}

TEST_CASE("a list whose items are counted is the whole") {
  const std::string lead = "The hall costs 52 million euros, which come from three sources:\n\n";
  check_rows({
      {(lead +
        "- 30 million euros were given by the guild\n- 16 million euros come from the town\n- 8 million euros are "
        "lent\n")
           .c_str(),
       "The list adds up to 54,000,000"},
      {(lead +
        "- 30 million euros were given by the guild\n- 14 million euros come from the town\n- 8 million euros are "
        "lent\n")
           .c_str(),
       ""},
  });
}

TEST_CASE("a list whose items may overlap is told of in a note") {
  const auto severity_of = [](const std::string& text) {
    const std::vector<Finding> findings = passage_findings(text);
    REQUIRE(findings.size() == 1);
    return findings[0].severity;
  };
  const std::string list = "\n\n- 800 came last spring\n- 700 rent a flat\n- 500 speak Danish\n";
  CHECK(severity_of("The yard has 1,800 workers:" + list) == Severity::note);
  CHECK(severity_of("The yard has 1,800 workers in three groups:" + list) == Severity::warning);
  CHECK(passage_findings("The yard has 1,800 workers in three towns:" + list).empty());
  CHECK(severity_of("The yard has a total of 1,800 workers:" + list) == Severity::error);
}

TEST_CASE("a span of dates beside its length") {
  check_rows({
      {"From 2010 to 2015, a period of five years, the mill stood still.\n", ""},
      {"From 2010 to 2015, a period of seven years, the mill stood still.\n", "4 to 6 years, not 7"},
      {"She was mayor from 1998 to 2010, for 15 years.\n", "11 to 13 years, not 15"},
      {"She served for eight years, from 2001 to 2012.\n", "not 8"},
      {"The seven years from 2010 to 2017 were dry.\n", ""},
      {"From 2010 to 2015, 12 years after the fire, the mill stood still.\n", ""},
      {"It ran from March 2019 to June 2019, for nine months.\n", "not 9"},
      {"It ran from 2010 to 2015, two years longer than planned.\n", ""},
      {"For three years, from 2015, it was closed.\n", ""},
      {"The mill stood still from 2010 to 2015 (seven years).\n", "4 to 6 years, not 7"},
      {"She led the choir for eight years (2001 to 2012).\n", "not 8"},
      {"In the three years from 2010 to 2017 the well was dry.\n", "6 to 8 years, not 3"},
      // the duration belongs to something else than the span
      {"The guarantee covers boilers made from 2011 to 2014 for twelve years.\n", ""},
      {"He worked in Velden from 1991 to 2001, for three years as a cook.\n", ""},
      {"Leases signed between 2002 and 2005 for 40 years keep their rent.\n", ""},
      {"Leases signed from 2002 to 2005 for a term of 40 years keep their rent.\n", ""},
      {"After twelve years, from 2011 to 2014 he kept bees.\n", ""},
      {"She led the choir from 1986 to 1996 (two years as a deputy).\n", ""},
      {"Leases signed from 2014 to 2017 (20 years) keep their rent.\n", ""},
      {"He was barred from 2004 to 2009 for 11 years of neglect.\n", ""},
      {"The frost of 1998 to 2002 (300 years by some counts) killed the vines.\n", ""},
      {"In three years from 2010 to 2019 the harvest failed.\n", ""},
      {"Trials from 2010 to 2018 lasting two years were dropped.\n", ""},
  });
}

TEST_CASE("a column is held against its total in the scale of its table, where all of its figures have it") {
  const auto message = [](const std::string& caption, const std::string& label, const std::string& total) {
    const std::vector<Finding> findings =
        passage_findings(caption + "\n\n| | 2023 |\n|---|---|\n| " + label +
                             " | 3,112 |\n| Berths | 418.5 |\n| Dues | 700 |\n" + "| Total | " + total + " |\n",
                         "note.md");
    return findings.empty() ? std::string() : findings[0].message;
  };
  CHECK(message("(EUR million)", "Fares", "4,230.5") == "");
  CHECK(message("(EUR million)", "Fares", "4,320.5") == "The column adds up to 4,230.5, not to its total of 4,320.5.");
  CHECK(message("(in thousands)", "Fares", "4,320") == "The column adds up to 4,230.5, not to its total of 4,320.");
  CHECK(message("Fares", "Fares", "4,320") == "The column adds up to 4,230.5, not to its total of 4,320.");
  // One row that the caption does not hold for, rightly or not.
  CHECK(message("(EUR million)", "Headcount", "4,320.5") == "");
  CHECK(message("(in thousands, except berth counts)", "Fares", "1,118.5") == "");
  CHECK(message("(in thousands, except per share amounts)", "Share-based awards", "4,230.5") == "");
  CHECK(message("(in thousands, except dues)", "Fares", "3,530.5") == "");
}
