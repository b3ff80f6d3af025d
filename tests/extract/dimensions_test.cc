#include "marked.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {

/// The dimensions of each quantity, separated by " | ".
std::string dimensions(const char* text, const char* date = "") {
  std::string out;
  const auto marked = read_marked(text, date);
  for (const Claim& claim : claims_of(*marked)) out += (out.empty() ? "" : " | ") + print_dimensions(claim);
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

void check(std::initializer_list<Row> rows, const char* date = "") {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(dimensions(row.text, date) == row.expected);
  }
}

}  // namespace

TEST_CASE("time: each number takes the date of its clause") {
  check({
      {"Agents seized [[300 kilos]] in <<2021>>.", "time=2021"},
      {"In <<2021>>, agents seized [[300 kilos]].", "time=2021"},
      {"They seized [[300 kilos]] in <<2021>> and [[500 kilos]] in <<2022>>.", "time=2021 | time=2022"},
      {"In <<2021>> they seized [[300 kilos]], and in <<2022>> they seized [[500 kilos]].", "time=2021 | time=2022"},
      {"In <<2021>>, [[300 kilos]], and in <<2022>>, [[500 kilos]].", "time=2021 | time=2022"},
      {"Sales were [[300 units]] in <<2021>>; they reached [[500 units]] in <<2022>>.", "time=2021 | time=2022"},
      {"Exports hit [[300 tons]] and [[500 tons]] in <<2021>> and <<2022>>, respectively.", "time=2021 | time=2022"},
      {"Output was [[500 tons]] in <<2022>>, up from [[300 tons]] in <<2021>>.", "time=2022 | time=2021"},
      {"Output rose from [[300 tons]] in <<2021>> to [[500 tons]] in <<2022>>.", "time=2021 | time=2022"},
      {"Compared with [[300 tons]] in <<2021>>, output was [[500 tons]] in <<2022>>.", "time=2021 | time=2022"},
      {"While [[300 tons]] were shipped in <<2021>>, [[500 tons]] followed in <<2022>>.", "time=2021 | time=2022"},
      {"The mill made [[300 tons]] ([[270 tonnes]]) in <<2021>>.", "time=2021 | time~2021 (sentence)"},
      {"Officials said in <<2023>> that [[300 people]] had left in <<2021>>.", "time=2021"},
      {"Officials said on <<Friday=2024-05-03>> that [[300 people]] had left.", "time~2024-05-03 (sentence)"},
      {"In <<2023>> — in <<November 2023=2023-11-01..2023-11-30>>, they lost [[300 homes]].",
       "time=2023-11-01..2023-11-30"},
      {"They lost [[300 homes]] in <<2022>> — in <<June 2022=2022-06-01..2022-06-30>>.", "time=2022-06-01..2022-06-30"},
      {"Floods cut off [[300 homes]] in a valley hit by the <<2019>> fire.", ""},
      {"A flood came in <<2019>>, cutting off roads that served [[300 homes]].", "time~2019 (sentence)"},
      {"The <<2019>> fire burned [[300 homes]].", "time=2019"},
      {"The mill opened in <<1978>>, and employs [[300 people]].", ""},
      {"In <<2021>> the force arrested [[300 people]], seized [[40 guns]] and recovered [[12 cars]].",
       "time=2021 | time~2021 (sentence) | time~2021 (sentence)"},
  });
}

TEST_CASE("time: a date in brackets belongs to the figure before it") {
  check({
      {"Output: [[300 tons]] (<<2021>>).", "time=2021"},
      {"Output: [[300 tons]] (<<2021>> est.).", "time=2021"},
      {"Cases: [[9 cases]]/[[1,000 people]] (<<2021>>).", "time=2021 | time=2021"},
      {"Output: [[300 tons]] (as of <<July 2021=2021-07-01..2021-07-31>>).", "time=2021-07-01..2021-07-31"},
      {"The mill made [[300 tons]] (<<2021>>) and [[500 tons]] (<<2022>>).", "time=2021 | time=2022"},
      {"The mill (<<1921>>) made [[300 tons]].", ""},
      {"The mill made [[300 tons]] (Arden <<2021>>).", ""},
  });
}

TEST_CASE("time: since something that is dated") {
  check(
      {
          {"The mill has made [[300 tons]] since it opened in <<March 2021=2021-03-01..2021-03-31>>.",
           "time=2021-03-01..2022-05-01"},
          {"They sold [[300 boats]] since the fire on <<August 4, 2021=2021-08-04..2021-08-04>>.",
           "time=2021-08-04..2022-05-01"},
          {"Since [[40 boats]] sank, they sold [[300 boats]] in <<2021>>.",
           "time~2022-05-01 (document date) | time=2021"},
      },
      "2022-05-01");
}

TEST_CASE("time: a former figure is earlier") {
  check({
      {"Output was [[500 tons]] in <<2022>>, up from [[300 tons]].", "time=2022 | time~..2021-12-31 (sentence)"},
      {"In <<2022>>, output rose to [[500 tons]] from [[300 tons]].", "time=2022 | time~..2021-12-31 (sentence)"},
      {"Output was [[500 tons]] in <<2022>>, compared with [[300 tons]] a year earlier.", "time=2022 | time=2021"},
      {"In <<February 2024=2024-02-01..2024-02-29>> it made [[5 tons]], down from [[7 tons]] a year earlier.",
       "time=2024-02-01..2024-02-29 | time=2023-02-01..2023-02-28"},
  });
}

TEST_CASE("time: prepositions bound it") {
  check({{"Since <<2019>>, [[300 people]] have left.", "time=2019-01-01..2024-05-01"},
         {"Before <<2019>>, [[300 people]] left.", "time=..2018-12-31"},
         {"After <<2019>>, [[300 people]] left.", "time=2020-01-01.."},
         {"Until <<2019>>, [[300 people]] lived there.", "time=..2019-12-31"},
         {"As of <<May 1=2024-05-01>>, [[300 people]] were missing.", "time=2024-05-01"}},
        "2024-05-01");
}

TEST_CASE("time: taken from what stands around") {
  check({
      {"In <<2021>> the program grew. It served [[300 people]].", "time~2021 (paragraph)"},
      {"In <<2021>> the program grew. It now serves [[300 people]].", "time~2021 (paragraph)"},
      {"In <<2021>> the program was small. It now is at [[300 people]].", ""},
      {"# Results for <<2021>>\n\nThe program served [[300 people]].", "time~2021 (heading)"},
      {"In <<2021>> we:\n\n- served [[300 people]]\n\n- opened [[12 offices]]",
       "time~2021 (list lead) | time~2021 (list lead)"},
      {"From <<2019>> or <<2020>> on, things changed. It served [[300 people]].", ""},
  });
}

TEST_CASE("time: tense and document date, when nothing else") {
  check({{"The agency employs [[300 people]].", "time~2024-05-01 (document date)"},
         {"The agency was given [[300 cars]].", "time~2023-05-02..2024-05-01 (document date)"},
         {"The agency will hire [[300 people]].", "time~2024-05-01..2025-05-01 (document date)"}},
        "2024-05-01");
}

TEST_CASE("time: said, but unknown without a document date") {
  const auto marked = read_marked("In <<2021>> it grew. It made [[300 tons]] <<last year=?>>.");
  const Claim claim = claims_of(*marked).front();
  REQUIRE(claim.dimensions.size() == 1);
  CHECK(claim.dimensions[0].origin == Origin::unknown);
  CHECK(claim.dimensions[0].words == "last year");
}

TEST_CASE("place") {
  check({
      {"Police arrested [[300 people]] in Mexico.", "place=Mexico"},
      {"Police arrested [[300 people]] in Mexico and [[500 people]] in Canada.", "place=Mexico | place=Canada"},
      {"Police in Canada and Mexico arrested [[300 people]].", "place=Canada + Mexico"},
      {"Police in Mexico and Canada arrested [[300 people]].", "place=Canada + Mexico"},
      {"Mexican police arrested [[300 people]].", "place=Mexico"},
      {"Mexico's navy found [[300 boats]].", "place=Mexico"},
      {"In the U.S., [[300 people]] died.", "place=United States"},
      {"They told us that [[300 people]] died.", ""},
      {"Crews found [[300 boats]] near Salem, Oregon.", "place=Salem"},
      {"Crews found [[300 boats]] near Salem, Massachusetts.", "place=Salem, Massachusetts"},
      {"A fire in Little Creek, Ohio, destroyed [[300 homes]].", "place=Little Creek, Ohio"},
      {"Officers stopped [[300 cars]] at the southern border.", "place=the southwest border"},
      {"Michael Jordan sold [[300 shoes]].", ""},
      {"The grocer runs [[300 shops]] in Canada, the U.S. and the U.K.",
       "place=Canada + United Kingdom + United States"},
      {"A Texas-based grocer runs [[300 shops]].", ""},
      {"The Austin, Texas-based grocer runs [[300 shops]].", ""},
      {"It cost US[[$300]].", ""},
      {"Camps in Jordan hold [[300 people]].", "place=Jordan"},
      {"Chad bought [[300 shares]].", ""},
      {"The Bank of England bought [[300 bonds]].", ""},
      {"A Boston Globe poll asked [[300 people]].", ""},
      {"Shipments of [[300 tons]] went from China to Mexico.", "from_place=China; to_place=Mexico"},
      {"In Mexico, police arrested [[300 people]]; they seized [[40 guns]].", "place=Mexico | place~Mexico (sentence)"},
      {"# The year\n\n## Mexico\n\nPolice arrested [[300 people]].", "place~Mexico (heading)"},
      {"# A trip to Mexico\n\nPolice arrested [[300 people]].", ""},
      {"Mexico found [[300 boats]] and lost [[20 boats]].", "place=Mexico | place~Mexico (sentence)"},
      {"They hired [[300 people]], [[46]] of whom are African American.", ""},
      {"Nationwide, [[300 people]] died.", "place=United States"},
      {"[[300 people]] died, most of them in New York.", "place=New York"},
      {"[[Four people]] were killed and [[eight others]] injured when a fire broke out in Mexico.",
       "place=Mexico | place=Mexico"},
      {"[[Four people]] were killed in Canada and [[eight others]] injured in Mexico.", "place=Canada | place=Mexico"},
      {"[[300 cars]] were sold, and [[40 dealers]] opened in Mexico.", "place=Mexico"},
  });
}

TEST_CASE("population") {
  check({
      {"The blast killed [[12 women]].", "population=women"},
      {"It caused [[300 deaths]] among children.", "population=children"},
      {"Women hold [[82%]] of them.", "population=women"},
      {"Police arrested [[300 people]].", ""},
      {"They deported [[12 Mexican nationals]].", "place=Mexico; population=from Mexico, citizens"},
      {"Some [[300 people]] between the ages of [[18 to 45|age]] die.", "population=18..45 | "},
      {"Some [[300 people]] aged [[18]] to [[45]] die.", "population=18..45 |  | "},
      {"It killed [[12 women]] and [[7 men]].", "population=women | population=men"},
  });
}

TEST_CASE("status, version and period") {
  check({
      {"The ministry requested [[$300 million]].", "status=requested"},
      {"It requested [[$300 million]] and secured [[$200 million]].", "status=requested | status=secured"},
      {"[[$300 million]] was approved.", "status=approved"},
      {"The library is set to add [[300 chairs]].", "status=planned"},
      {"The limit is set to [[300 chairs]] by default.", ""},  // what follows "to" is the figure itself
      {"A target of [[300 chairs]] was met.", "status=target"},
      {"Core inflation was [[3 percent]].", "variant=core"},
      {"Without seasonal adjustment it was [[3 percent]].", "variant=not seasonally adjusted"},
      {"The city aims to plant [[300 trees]].", "status=target"},
      {"The fund paid for [[300 projects]].", ""},
      {"The House bill provides [[$300 million]], while the Senate bill provides [[$200 million]].",
       "version=House version | version=Senate version"},
      {"About [[300 people]] a day arrive.", "period=day"},
      {"Every year [[300 people]] arrive.", "period=year"},
      {"[[300 people]] arrived a year earlier.", ""},
      {"[[300 people]] die each month.", "period=month"},
      {"Annual sales of [[300 units]] are small.", "period=year"},
      {"[[300 people]] found a second boat.", ""},
  });
}
