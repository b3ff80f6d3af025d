// One table for each device of number writing: what is read, and what is left alone.
#include "quantity/marked.h"
#include "support/catch.h"

using namespace claimcheck;
using test::Row;

namespace {
void check_all(std::initializer_list<Row> rows) {
  for (const Row& row : rows) test::check(row);
}
}  // namespace

TEST_CASE("scales and units shared over a range or a list") {
  check_all({{"between [[$10 to $15 billion]]", "range 10000000000..15000000000 USD"},
             {"doses of [[45]] and [[50 mg]]", "quantity 45 milligram; quantity 50 milligram"},
             {"[[two to three hundred people]]", "range 200..300 people"},
             {"[[two to three dozen eggs]]", "range 24..36 egg"},
             {"[[five to ten million visitors]]", "range 5000000..10000000 visitor"},
             {"[[1.5 to 2 million visitors]]", "range 1500000..2000000 visitor"},
             {"fell from [[90 to 81 million visitors]]", "range 81000000..90000000 visitor"},
             {"went from [[900 to 1.2 million visitors]]", "range 900..1200000 visitor"},
             {"[[ten to one hundred visitors]]", "range 10..100 visitor"},
             {"for [[eight]] or [[nine euros]]", "money 8 EUR; money 9 EUR"},
             {"an [[8- to 16-meter]] boat", "range 8..16 metre"},
             {"[[5]]- and [[10-mile]] runs", "quantity 5 mile; quantity 10 mile"},
             {"[[5 to 10 million visitors]]", "range 5000000..10000000 visitor"},
             {"between [[15kHz and 17kHz]]", "range 15..17 kilohertz"},
             {"They took [[10-15 exabytes]].", "range 10..15 exabyte"},
             {"from [[14 to 69]]", "range 14..69"},
             {"It costs [[8]] or [[$9]].", "money 8 USD; money 9 USD"},
             {"They mixed [[44 ml]] to [[50 mg]].", "quantity 44 millilitre; quantity 50 milligram"}});
}

TEST_CASE("currencies glued, spaced, before and behind") {
  check_all({{"worth [[$US31,250,400]]", "money 31250400 USD"},
             {"It made [[HK $5.4m]].", "money 5400000 HKD"},
             {"paid [[75 USD million]]", "money 75000000 USD"},
             {"[[EUR 125]] a night was too much", "money 125 EUR"},
             {"a bid of [[£1.5bn]]", "money 1500000000 GBP"},
             {"fell to [[5,182 yen]]", "money 5182 JPY"},
             {"won [[$ 75 million]] , they say", "money 75000000 USD"},
             {"about [[$800m]] ([[€740m]])", "money 800000000 USD approximate; money 740000000 EUR"},
             {"[[3 dollars 50 cents]]", "money 3.5 USD"},
             {"have a [[$3500 a month]] loan", "money 3500 USD per month"},
             {"the shop paid [[40 million pounds]]", "money 40000000 GBP"},
             {"moved [[40 million pounds]] of sand", "quantity 40000000 pound"}});
}

TEST_CASE("groups of digits behind apostrophes") {
  check_all({{"It cost [[10'000 francs]].", "money 10000 CHF"},
             {"a city of [[1'250'000 people]]", "cardinal 1250000 people"},
             {"for [[CHF 1'000.50]]", "money 1000.5 CHF"},
             {"She is [[5'10\"]] tall.", "quantity 5.83333 foot"}});
}

TEST_CASE("units in two parts") {
  check_all({{"weighs [[11 stone 4 pounds]]", "quantity 11.2857 stone"},
             {"ran for [[4h30m]]", "duration 4.5 hour"},
             {"a walk of [[2h05min]]", "duration 2.08333 hour"},
             {"a [[6'2\"]] door beside a [[7' 3\"]] one", "quantity 6.16667 foot; quantity 7.25 foot"},
             {"cut to [[7-1/2 inches]]", "quantity 7.5 inch"}});
}

TEST_CASE("a unit that stands before the number") {
  check_all({{"A magnitude [[5.6]] earthquake struck.", "quantity 5.6 magnitude"},
             {"a quake of magnitude [[4.9]]", "quantity 4.9 magnitude"},
             {"the magnitude-[[5.6]] quake", "quantity 5.6 magnitude"},
             {"The shock measured [[5.6]] and was felt.", "cardinal 5.6"}});
}

TEST_CASE("one to the other, in hyphens or with a colon") {
  check_all({{"a [[3-to-1]] majority", "quantity 3 factor"},
             {"a [[5:2]] ratio of staff", "quantity 2.5 factor"},
             {"odds of [[10-to-1]]", "quantity 10 factor"},
             {"[[18-to-49-year-olds]]", "age 18..49 year"},
             {"at 3:15 the bell rang", ""},
             {"They won 3:1 at home.", ""}});
}

TEST_CASE("rates of data in bits") {
  check_all({{"[[100 Mbit/s]]", "quantity 100 megabit per second"}, {"a [[2 Gbit]] chip", "quantity 2 gigabit"}});
}

TEST_CASE("irregular past forms are no counted nouns") {
  check_all({{"[[Tens of thousands]] fled.", "range 10000..100000"},
             {"[[Dozens]] wept.", "range 12..120"},
             {"[[300]] slept outside.", "cardinal 300"},
             {"It was the [[first]] we've seen.", "ordinal 1"},
             {"[[12]] they'll keep.", "cardinal 12"}});
}

TEST_CASE("abbreviated names are no units") {
  check_all({{"She lives at [[5 St]]. Anne Street.", "cardinal 5 st"},
             {"more than  [[an  hour]]", "duration 1 hour more_than"}});
}

TEST_CASE("a small b is a byte behind a k") {
  check_all({{"a cache of [[64 kb]]", "quantity 64 kilobyte"},
             {"a line of [[64 kbit]]", "quantity 64 kilobit"},
             {"at [[64 kbps]]", "quantity 64 kilobit per second"}});
}

TEST_CASE("compounds, fractions and mixed numbers") {
  check_all({{"He is [[5 feet 2 inches]] tall.", "quantity 5.16667 foot"},
             {"[[3 million and a quarter]]", "cardinal 3250000"},
             {"[[two thirds of a million]]", "cardinal 666667"},
             {"[[one and a half times]] that", "cardinal 1.5 time"},
             {"[[an hour and a half]]", "duration 1.5 hour"},
             {"[[half a mile]] away", "quantity 0.5 mile"},
             {"[[half a million voters]]", "cardinal 500000 voter"},
             {"[[½ cup]] of flour", "quantity 0.5 cup"},
             {"[[1 4/5]]", "cardinal 1.8"},
             {"[[5 and 2/3 miles]]", "quantity 5.66667 mile"},
             {"[[one-and-a-half times]] that", "cardinal 1.5 time"},
             {"a [[two-and-a-half-year-old]] boy", "age 2.5 year"},
             {"[[2/3rds of the land]]", "fraction 0.666667 land"},
             {"[[10 000]]", "cardinal 10000"},
             {"[[- 2 1/4]]", "cardinal -2.25"},
             {"[[⅔]]", "fraction 0.666667"},
             {"[[three-quarters]] of it", "fraction 0.75"},
             {"[[2 years 3 months]]", "duration 27 month"},
             {"after [[3 hours and 45 minutes]]", "duration 3.75 hour"},
             {"in [[two minutes and six seconds]]", "duration 2.1 minute"},
             {"[[1 hour]] and [[90 minutes]]", "duration 1 hour; duration 90 minute"}});
}

TEST_CASE("a word for a time that another word is hyphened to is no unit") {
  check_all({{"[[four day-care centres]]", "cardinal 4 centre"},
             {"[[seven night-shift nurses]]", "cardinal 7 nurse"},
             {"a [[four-day]] trip", "duration 4 day"},
             {"a [[12-day-old]] foal", "age 12 day"},
             {"a [[12 day-old]] foal", "age 12 day"},
             {"a [[two hour]]-long film", "duration 2 hour"}});
}

TEST_CASE("denominators of several words") {
  check_all({{"[[three one-hundredths]] of it", "fraction 0.03"},
             {"[[one one hundred and fifth]]", "fraction 0.00952381"},
             {"[[two hundred thirty-fifths]]", "fraction 5.71429"},
             {"[[thirty fifths]]", "fraction 6"},
             {"[[twenty-five hundredths]]", "fraction 0.25"},
             {"[[7 over twenty]]", "fraction 0.35"},
             {"[[2000 over 8]]", "fraction 250"},
             {"a lead of [[7]] over [[twenty rivals]]", "cardinal 7; cardinal 20 rival more_than"}});
}

TEST_CASE("a line that is nothing but a share") {
  check_all({{"[[percent of 12]]", "percent 12 percent"},
             {"[[3/4 of]]", "percent 75 percent"},
             {"[[one fifth of]]", "percent 20 percent"},
             {"[[3/4]] of them", "fraction 0.75"},
             {"the percent of [[10 towns]]", "cardinal 10 town"}});
}

TEST_CASE("rates, exponents and Unicode forms") {
  check_all({{"[[350,000 barrels a day]]", "quantity 350000 barrel per day"},
             {"at [[90 km/h]]", "quantity 90 kilometre per hour"},
             {"[[4e14]]", "cardinal 400000000000000"},
             {"[[1.3x10^6]]", "cardinal 1300000"},
             {"a factor of [[3.25×10−5]]", "cardinal 0.0000325"},
             {"[[10⁶]]", "cardinal 1000000"},
             {"[[−5 °C]] at night", "temperature -5 celsius"},
             {"[[1 234 567 visitors]]", "cardinal 1234567 visitor"},
             {"[[10\xC2\xA0"
              "000 visitors]]",
              "cardinal 10000 visitor"},
             {"[[５０ people]]", "cardinal 50 people"},
             {"[[77,410 km2]]", "quantity 77410 square kilometre"}});
}

TEST_CASE("number words") {
  check_all({{"[[a hundred and twenty]]", "cardinal 120"},
             {"[[twenty-eight thousand six hundred forty-two]]", "cardinal 28642"},
             {"[[three hundred and two dozens]]", "cardinal 324"},
             {"[[two hundred and two thousand ants]]", "cardinal 202000 ant"},
             {"[[nine point nought four]]", "cardinal 9.04"},
             {"[[three lakh crore]]", "cardinal 3000000000000"},
             {"[[Twenty-six people]] came", "cardinal 26 people"},
             {"grew more than [[sixfold]]", "change 6 factor more_than"},
             {"[[twice]] as many", "quantity 2 factor"},
             {"prices [[tripled]]", "change 3 factor"}});
}

TEST_CASE("vague numbers and shares") {
  check_all({{"[[Dozens of cars]] burned", "range 12..120 car"},
             {"[[hundreds of thousands of birds]]", "range 100000..1000000 bird"},
             {"[[tens of billions of dollars]]", "range 10000000000..100000000000 USD"},
             {"[[a few thousand jobs]]", "range 1000..10000 job"},
             {"[[A majority]] of members", "percent 50..100 percent"},
             {"[[virtually all]] of it", "percent 90..100 percent"},
             {"[[Most of the]] town", "percent 50..100 percent"},
             {"the most powerful engine", ""}});
}

TEST_CASE("ratios and ordinals") {
  check_all({{"[[one in four adults]]", "ratio 0.25 adult"},
             {"[[12 of 32 towns]]", "ratio 0.375 town"},
             {"[[1 in twenty-one]]", "ratio 0.047619"},
             {"[[12]] out of [[10]]", "cardinal 12; cardinal 10"},
             {"the [[fourth meeting]]", "ordinal 4 meeting"},
             {"the [[one hundred and fifth race]]", "ordinal 105 race"},
             {"the [[21st birthday]]", "ordinal 21 birthday"},
             {"Report of the [[Fourth Meeting]]", "ordinal 4 meeting"},
             {"First, we went home.", ""}});
}

TEST_CASE("hedges before and behind") {
  check_all({{"no more than [[12 cows]]", "cardinal 12 cow at_most"},
             {"[[300 people]] or more", "cardinal 300 people at_least"},
             {"at least another [[300 houses]]", "cardinal 300 house at_least"},
             {"just over [[40 percent]]", "percent 40 percent just_above"},
             {"~[[80%]] of it", "percent 80 percent approximate"},
             {"[[50+ guests]]", "cardinal 50 guest at_least"},
             {"[[5]] plus [[3]]", "cardinal 5; cardinal 3"},
             {"more than [[30 and less than 40 cats]]", "range 30..40 cat"},
             {"[[200 miles]], give or take", "quantity 200 mile"}});
}

TEST_CASE("changes are signed") {
  check_all({{"a [[40%]] drop in sales", "change -40 percent"},
             {"a [[2,600%]] increase", "change 2600 percent"},
             {"a [[1 percentage-point]] rise", "change 1 percentage point"},
             {"sales fell [[40%]]", "percent 40 percent"},
             {"the bill rose by [[37 percent]] to [[$661 million]]", "percent 37 percent; money 661000000 USD"},
             {"sales rose [[8.1 percent]] to [[4.2 billion]]", "percent 8.1 percent; cardinal 4200000000"},
             {"output [[doubled]]", "change 2 factor"}});
}

TEST_CASE("ages and temperatures") {
  check_all({{"Ada Low, [[44]], a painter", "age 44 year"},
             {"children aged [[10 to 14]]", "age 10..14 year"},
             {"ages [[18 to 45]]", "age 18..45 year"},
             {"[[six]]- and [[seven-year-olds]]", "age 6 year; age 7 year"},
             {"a [[15-year-old]] boy", "age 15 year"},
             {"She is [[67]].", "age 67 year"},
             {"the temperature is [[24 degrees]]", "temperature 24 degree"},
             {"turn left by [[90 degrees]]", "quantity 90 degree"},
             {"teenagers went home", ""}});
}

TEST_CASE("ambiguous units are decided by what stands around") {
  check_all({{"The pen is [[2 in]].", "quantity 2 inch"},
             {"There are [[two]] in my car", "cardinal 2"},
             {"until 11pm", ""},
             {"a wall [[1.8m]] tall", "quantity 1.8 metre"},
             {"nearly [[12m viewers]]", "cardinal 12000000 viewer just_below"},
             {"a second later", ""},
             {"[[30 seconds]] later", "duration 30 second"}});
}

TEST_CASE("counted nouns") {
  check_all(
      {{"[[24 dead]]", "cardinal 24 dead"},
       {"[[35 million possibly useful leaflets]] were found", "cardinal 35000000 leaflet"},
       {"[[300]] were hurt", "cardinal 300"},
       {"[[20]] of whom left", "cardinal 20"},
       {"[[40 league games]]", "cardinal 40 game"},
       {"[[two smaller offices]]", "cardinal 2 office"},
       {"[[one bridge]] fell", "cardinal 1 bridge"},
       {"it made [[$385 million]] a year earlier", "money 385000000 USD"},
       {"saving [[9,000 young lives]] a year", "cardinal 9000 life"},
       {"We have [[one rescue team]] for the north and [[one]] devoted to the south.", "cardinal 1 team; cardinal 1"},
       {"[[3,000 registered voters]] came", "cardinal 3000 voter"}});
}

TEST_CASE("what is no quantity") {
  check_all({{"25:29- Mayor Low spoke", ""},
             {"at 11:30 or 7 p.m. sharp", ""},
             {"Call 202-555-0123 or +1-222-2222.", ""},
             // A speaker who breaks off.
             {"It gives $4- -- [[$424 million]] more.", "money 424000000 USD"},
             {"They need 5- — no, [[6 boats]].", "cardinal 6 boat"},
             {"[[4]]- and [[5-year]] plans", "duration 4 year; duration 5 year"},
             {"the G7, COVID-19 and Title 42", ""},
             {"prices are given in 2019 dollars", ""},
             {"In [[May]] [[412 ships]] called.", "date_range ?; cardinal 412 ship"},
             {"In [[May]] [[45 ships]] called.", "date_range ?; cardinal 45 ship"},
             {"the mode is set in byte 3, by bit 7", ""},
             {"take Bus 40 to the harbour", ""},
             {"all sums are in constant 2015 US dollars", ""},
             {"it speaks HTTP/1.1 and TLS/1.3", ""},
             {"Section 7 and page 12", ""},
             {"see https://example.org/a?b=30%25&c=12 there", ""},
             {"1. Eggs", ""},
             {"one of us is wrong, and that one too", ""},
             {"This one is no good.", ""},
             {"They won 2-1.", ""},
             {"near Voyager 2, they say", ""},
             {"one death is too many", ""},
             {"version 1.2.3 is out", ""},
             {"In [[May]] [[412 ships]] called", "date_range ?; cardinal 412 ship"},
             {"[[62 of the town's 88 sheds]] closed", "ratio 0.704545 shed"},
             {"[[12 of Low City\u2019s 48 sheds]] closed", "ratio 0.25 shed"},
             {"some of the town's [[88 sheds]] closed", "cardinal 88 shed"},
             {"In [[May]] [[62 of the 88 sheds]] closed", "date_range ?; ratio 0.704545 shed"},
             {"at 49 Harbour Road", ""},
             {"the 5G network", ""},
             {"1/0 is no number", ""},
             // Places in books.
             {"in Low (ed.), pp. 45-46, and vol. 6, no. 129, p. 12 of it", ""},
             {"[Low, \"On Tides\", p. 163] Elsewhere", ""},
             {"see pp. 12, 15 and 19-21", ""},
             {"see ch. 3, sec. 7 and figs. 2 & 4, but [[40 letters]]", "cardinal 40 letter"},
             {"on pages 12, 15 and 19 are [[4 ships]]", "cardinal 4 ship"},
             {"The ref [[12 players]] sent off", "cardinal 12 player"},
             {"On page 3, [[120]] were killed.", "cardinal 120"},
             {"UNICEF/[[12 staff]] left", "cardinal 12 staff"},
             {"in vol. 2, [[40 letters]] of his", "cardinal 40 letter"},
             // What programs write.
             {"open low.example:8080 now", ""},
             {"killed:[[120]], injured:[[450]] in the quake", "cardinal 120; cardinal 450"},
             {"V:6, I:13", ""},
             {"Total:[[350]]", "cardinal 350"},
             {"Date: 13:00:00 -0800", ""},
             {"Date: 2012 -0800 by Low", ""},
             {"by Low <low@mail.example> 1465981006 +0100", ""},
             {"by Low <low@mail.example> [[31 boats]]", "cardinal 31 boat"},
             {"press <1> and then <12>", ""},
             {"5.12. the_table", ""},
             {"Example 4.3 shows [[4 ships]].", "cardinal 4 ship"},
             {"It grew by [[5.12]]. The table", "cardinal 5.12"},
             {"series(1,10) and pair(5,1,7)", ""},
             {"[[1,5 million boats]]", "cardinal 1500000 boat"},
             {"up to 125- — [[125,000 guests]]", "cardinal 125000 guest"}});
}

TEST_CASE("units behind a describing word, in compounds and with their country") {
  check_all({{"ran for [[517 rushing yards]]", "quantity 517 yard"},
             {"after [[three gruelling hours]]", "duration 3 hour"},
             {"flew [[40 passenger miles]]", "cardinal 40 mile"},
             {"We will be only [[3]] [[next week]].", "cardinal 3; date_range ?"},
             {"a wall of [[12 ft 2 in]] at most", "quantity 12.1667 foot at_most"},
             {"woke at [[6 ft]] [[2]] in the morning", "quantity 6 foot; cardinal 2"},
             {"[[1/8 of a US pint]]", "quantity 0.125 pint"},
             {"a [[5 W]] USB plug", "quantity 5 watt"},
             {"oil at [[$75 U.S.]] at best", "money 75 USD"},
             {"paid [[$75 Canadian]]", "money 75 CAD"},
             {"a [[$5]] US flag", "money 5 USD"},
             {"from [[$3 a gallon to $4]]", "range 3..4 USD per gallon"},
             {"for [[one to two years]]", "range 1..2 year"}});
}

TEST_CASE("lengths of time without a number") {
  check_all({{"wait for [[several weeks]]", "duration 3 week approximate"},
             {"gone for [[a couple of days]]", "duration 2 day approximate"},
             {"a few people came", ""},
             {"It rained [[all day]].", "duration 1 day"},
             {"the all-day event", ""},
             {"nearly [[a mile]] away", "quantity 1 mile just_below"},
             {"over a year it grew", ""}});
  const std::vector<Mention> few = test::scan("for a few minutes", test::lexicon());
  REQUIRE(few.size() == 1);
  CHECK(few[0].literal.low == Decimal(2));
  CHECK(few[0].literal.high == Decimal(9));
}

TEST_CASE("names, eras and frequencies hold no quantity") {
  check_all({{"built in 500 BC by them", ""},
             {"built by AD 500 there", ""},
             {"They scored twice as Low City won.", ""},
             {"a steel-two-deck ferry", ""},
             {"Storm Kills [[Six People]] In Low City", "cardinal 6 people"},
             {"[[3boxes]] arrived", "cardinal 3 box"},
             {"the 49ers won", ""}});
}

TEST_CASE("points, letters and marks glued to digits") {
  check_all({{"[[A$50]]", "money 50 AUD"},
             {"[[$.50]]", "money 0.5 USD"},
             {"[[-.25]]", "cardinal -0.25"},
             {"[[192]].", "cardinal 192"},
             {"[[10G]]", "cardinal 10000000000"},
             {"[[500g]] of flour", "quantity 500 gram"},
             {"paid [[Rs. 500]] for it", "money 500 INR"},
             {"in the mid-30s", ""},
             {"tickets for over-65s and under-25s", ""},
             {"a [[10-K filing]]", "cardinal 10 filing"},
             {"slept for [[30s]]", "duration 30 second"},
             {"took [[2 hrs 30 mins]]", "duration 2.5 hour"},
             {"left at 1400 hrs", ""},
             {"[[10 st 4 lb]]", "quantity 10.2857 stone"},
             {"[[$100-a-barrel]] oil", "money 100 USD per barrel"},
             {"No. 1 of the list", ""},
             {"he said no. [[12 people]] came", "cardinal 12 people"}});
}

TEST_CASE("factors, shares of a percent and rates of counts") {
  check_all({{"a [[5-fold]] rise", "change 5 factor"},
             {"[[10x]] faster", "change 10 factor"},
             {"[[3]] x [[4]]", "cardinal 3; cardinal 4"},
             {"[[a tenth of a percent]]", "percent 0.1 percent"},
             {"[[0.3 of a percent]]", "percent 0.3 percent"},
             {"[[a trillionth]]", "fraction 0.000000000001"},
             {"[[12 per 100,000]] people", "quantity 12 per 100000"},
             {"[[9 deaths per 1,000]] births", "quantity 9 per 1000 death"},
             {"[[5 per thousand]]", "quantity 5 per 1000"},
             {"[[1-in-10 odds]]", "ratio 0.1 odd"},
             {"[[one out of every five]]", "ratio 0.2"},
             {"[[one]] or [[two boats]]", "cardinal 1 boat; cardinal 2 boat"},
             {"[[one or more boats]]", "cardinal 1 boat at_least"},
             {"more than [[20 and less or equal than 35 boats]]", "range 20..35 boat"}});
}

TEST_CASE("tolerances") {
  check_all({{"[[30 ± 5 km]]", "quantity 30 kilometre approximate"},
             {"[[5 km ± 2 km]]", "quantity 5 kilometre approximate"},
             {"[[40 plus or minus 3 boats]]", "cardinal 40 boat approximate"},
             {"\xE2\x80\x94 [[4,000 boats]] off the coast.", "cardinal 4000 boat"},
             {"a [[30-odd boats]]", "cardinal 30 boat approximate"}});
  const std::vector<Mention> found = test::scan("a margin of 30 ± 5", test::lexicon());
  REQUIRE(found.size() == 1);
  CHECK(found[0].literal.low == Decimal(25));
  CHECK(found[0].literal.high == Decimal(35));
}
