// Repeated statements without a rule, through the whole pipeline. Rows: one document each, and the findings of all
// severities as "severity kind", joined by "; ".
#include "checker/compare/countable.h"
#include "checker/compare/slots.h"
#include "checker/text/token.h"
#include "support/pipeline.h"

#include <algorithm>

using namespace claimcheck;

namespace {

std::vector<test::Text> undated(const std::vector<const char*>& texts) {
  std::vector<test::Text> out;
  for (const char* text : texts) out.push_back({text});
  return out;
}

std::string findings(const std::vector<const char*>& texts) { return test::describe_findings(undated(texts)); }

/// Two hundred statements that have nothing to do with each other: with them a set is large.
std::string other_statements() {
  const std::vector<std::string> names = {"amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath",
                                          "inlet", "jetty", "knoll", "ledge", "marsh", "north", "ochre", "plain"};
  std::string others;
  const auto word = [&](std::size_t i, std::size_t k) { return names[(i + k) % 16] + names[(i / 16 + k) % 16]; };
  for (std::size_t i = 0; i < 200; ++i)
    others += "The " + word(i, 1) + " brought " + std::to_string(1000 + 37 * i) + " " + word(i, 5) + " to " +
              word(i, 9) + ".\n\n";
  return others;
}

}  // namespace

TEST_CASE("the same statement with another figure") {
  CHECK(findings({"The Velden bridge was painted with 4,200 litres of green varnish.\n",
                  "The Velden bridge was painted with 2,400 litres of green varnish.\n"}) == "warning conflict");
  CHECK(findings({"The Velden bridge was painted with 4,200 litres of green varnish.\n",
                  "The Velden bridge was painted with 4,200 litres of green varnish.\n"}) == "");
}

TEST_CASE("amounts in the prices of two years are two figures") {
  for (const char* form : {" in %d dollars.\n", " in constant %d dollars.\n", " (%d USD).\n"}) {
    CAPTURE(form);
    const auto cost = [&](const char* amount, const char* year) {
      std::string text = "The Velden sluice gate of the old canal cost $" + std::string(amount) + form;
      return text.replace(text.find("%d"), 2, year);
    };
    const std::string one = cost("4,218,000", "2015"), other = cost("4,281,000", "2019"),
                      same = cost("4,281,000", "2015");
    CHECK(findings({one.c_str(), other.c_str()}) == "");
    CHECK(findings({one.c_str(), same.c_str()}) == "warning conflict");
  }
}

TEST_CASE("the very same sentence is of one figure, whatever its hedge lets pass") {
  CHECK(findings({"About 5,500 painted tiles lie on the floor of the Velden church.\n",
                  "About 5,050 painted tiles lie on the floor of the Velden church.\n"}) == "warning conflict");
  CHECK(findings({"Nearly 5,500 painted tiles lie on the floor of the Velden church.\n",
                  "Nearly 5,050 painted tiles lie on the floor of the Velden church.\n"}) == "warning conflict");
  // One who hedges in words of their own may round as they like.
  CHECK(findings({"About 5,500 painted tiles lie on the floor of the Velden church.\n",
                  "The floor of the Velden church has roughly 5,050 painted tiles on it.\n"}) == "");
  CHECK(findings({"About 52,300 painted tiles lie on the floor of the Velden church.\n",
                  "About 52,000 painted tiles lie on the floor of the Velden church.\n"}) == "");  // rounded
  CHECK(findings({"About 5,500 painted tiles lie on the floor of the Velden church.\n",
                  "About 5,500 painted tiles lie on the floor of the Velden church.\n"}) == "");
  CHECK(findings({"About 55 tiles lie there.\n", "About 53 tiles lie there.\n"}) == "");
}

TEST_CASE("what has the figure is said elsewhere") {
  const char *one = "## Pump\n\nThe pump waits. The default value is 200 milliseconds.\n",
             *two = "## Valve\n\nThe valve opens. The default value is 260 milliseconds.\n";
  CHECK(findings({one, two}).find("warning") == std::string::npos);
  CHECK(findings({"The default delay of the Velden pump is 200 milliseconds.\n",
                  "The default delay of the Velden pump is 260 milliseconds.\n"}) == "warning conflict");
}

TEST_CASE("kinds of a thing and numbers of sections") {
  const std::vector<std::vector<const char*>> rows = {
      {"Values of the Velden pump are stored as 64-bit floating point numbers.\n",
       "Values of the Velden pump are stored as 32-bit floating point numbers.\n"},
      {"# 2.2 Opening Velden statements\n", "# 3.1 Opening Velden statements\n"},
      {"2.2 The Velden pump\n", "2.3 The Velden pump\n"},
      {"The sixth argument of the Velden pump is its name.\n", "The third argument of the Velden pump is its name.\n"},
      {"10064 blob 4b9458b3786228369c63936db65827de3cc06200 velden\n",
       "100644 blob 557db03de997c86a4a028e1ebd3a1ceb225be238 velden\n"},
      {"Velden waits with -w WAIT, --wait WAIT for 5 ticks, --verbose for more.\n",
       "Velden waits with -w WAIT, --wait WAIT for 60 ticks, --verbose for more.\n"},
  };
  for (const auto& row : rows) {
    INFO(row[0]);
    CHECK(findings(row).find("warning") == std::string::npos);
  }
}

TEST_CASE("of three figures or more in two like sentences none is the same") {
  const char* one = "It brought 1,300 new tiles, for more than 52,000 painted tiles made in nearly 370 Velden kilns.\n";
  CHECK(findings(
            {one, "It brought 1,600 new tiles, for more than 61,000 painted tiles made in nearly 420 Velden kilns.\n"})
            .find("warning") == std::string::npos);
  CHECK(
      findings(
          {one, "It brought 1,300 new tiles, for more than 61,000 painted tiles made in nearly 370 Velden kilns.\n"}) ==
      "warning conflict");
}

TEST_CASE("in a large set a figure far from the other is another one, unless the statements read much alike") {
  const std::string others = other_statements();
  const auto pair = [&](const char* count) {
    const std::string two = "At Velden the school had " + std::string(count) + " pupils, most of them from farms.\n";
    return findings({others.c_str(), "The school at Velden taught 12 pupils from the hill farms.\n", two.c_str()});
  };
  CHECK(pair("15") == "warning conflict");
  CHECK(pair("48") == "note suggestion");
}

TEST_CASE("in a small set two digits that changed places need few words in common") {
  const char* page =
      "# Velden airport\n\nThe runway is 2,850 m long and 45 m wide. The hall has 12 gates. It opened in "
      "1987. Six ferries call nearby. Its 14 shops sell "
      "tea. The car park takes 230 cars.\n";
  CHECK(findings({page,
                  "# A letter\n\nWe live here. It has a runway of 2,580 metres, they say, and 12 gates. Every night "
                  "40 of us lie awake.\n"}) == "warning conflict");
  CHECK(findings({page,
                  "# A letter\n\nWe live here. The lake is 2,580 metres off, they say, and 12 boats sail on it. Every "
                  "night 40 of us lie awake.\n"}) == "");
}

TEST_CASE("two digits that changed places are no growth") {
  const auto weeks_apart = [](const char* figure) {
    const std::string one = "The yards of Velden have built more than 107 wooden boats for the fishing fleet.\n",
                      two = "The yards of Velden have built more than " + std::string(figure) +
                            " wooden boats for the fishing fleet.\n";
    return test::describe_findings({{one.c_str(), "2024-03-02"}, {two.c_str(), "2024-03-23"}});
  };
  CHECK(weeks_apart("125") == "note update");
  CHECK(weeks_apart("170") == "warning conflict");
}

TEST_CASE("bounds with the same digits in two units are a slip of the unit") {
  CHECK(findings({"The guards of Velden have seized more than 2,000 pounds of raw amber since the spring.\n",
                  "The guards of Velden have seized more than 2,000 kilograms of raw amber since the spring.\n"}) ==
        "warning unit");
}

TEST_CASE("two digits that are the same in two units are hardly those of two things") {
  const char* page =
      "# Velden\n\nThe hall has 12 gates, the new plant of Norrby has a floor area of 28,000 square metres, and it "
      "cost 7 "
      "million euros. Its 14 shops sell tea.\n";
  CHECK(
      findings({page,
                "# A letter\n\nWith 28,000 square feet of floor space, the factory of Norrby stands by the lake.\n"}) ==
      "warning unit");
  CHECK(findings(
            {page, "# A letter\n\nWith 3,000 square feet of floor space, the factory of Norrby stands by the lake.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("a sentence whose words all stand in the headers of a cell names it") {
  const char* table =
      "# Settings\n\n| Option | Default | Range |\n|---|---|---|\n| `storage.segment_size` | 64 MiB | 4 MiB - 1 GiB |\n"
      "| `storage.sync_delay` | 20 ms | 1 ms - 2 s |\n| `client.frame_size` | 16 MiB | 1 MiB - 64 MiB |\n";
  CHECK(findings({table, "# Limits\n\nThe default segment size is 32 MiB.\n"}) == "warning conflict");
  CHECK(findings({table, "# Limits\n\nThe default segment size is 64 MiB.\n"}) == "");
  CHECK(findings({table, "# Limits\n\nThe default size is 32 MiB.\n"}).find("warning") == std::string::npos);
  CHECK(findings({table, "# Limits\n\nThe default cache size is 32 MiB.\n"}).find("warning") == std::string::npos);
}

TEST_CASE("the header of a column names no row") {
  CHECK(findings(
            {"# Phones\n\n| Model | Battery capacity | Screen size |\n|---|---|---|\n| P20 | 4,000 mAh | 6.1 inches |\n"
             "| P40 | 5,000 mAh | 6.7 inches |\n",
             "# Tablet\n\nThe screen size is 11.2 inches.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("a last decimal is not dropped from the middle of a figure") {
  const char* level =
      "# Lakes\n\nThe July mean of the surface of lake Maren was 17.2 degrees Celsius in the first seasons.\n";
  CHECK(findings({level,
                  "# Lakes\n\nThe July mean of the surface of lake Maren was 7.2 degrees Celsius in the first "
                  "seasons.\n"}) == "warning conflict");
  CHECK(findings({level,
                  "# News\n\nIt grew warmer in July on all lakes, most on the surface of Maren with 1.7 degrees "
                  "Celsius.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("copies of a statement are listed, and are no second witness") {
  const char* one = "The Velden bridge was painted with 4,200 litres of green varnish.\n";
  const char* two = "The Velden bridge was painted with 2,400 litres of green varnish.\n";
  const std::vector<Finding> alone = test::check_texts(undated({one, two})),
                             copied = test::check_texts(undated({one, two, one, one, two}));
  REQUIRE(alone.size() == 1);
  REQUIRE(copied.size() == 1);
  CHECK(copied[0].confidence == Approx(alone[0].confidence).margin(0.01));  // only the rarity of words moves
  REQUIRE(copied[0].values.size() == 2);
  CHECK(copied[0].values[0].mentions.size() + copied[0].values[1].mentions.size() == 5);
}

TEST_CASE("texts that differ in nearly every figure are two issues or two products") {
  const char* one =
      "The K3 kettle holds 1.7 litres of water. It boils a full jug in 240 seconds. The cable of the kettle is 75 "
      "centimetres long.\n";
  const char* two =
      "The K5 kettle holds 1.2 litres of water. It boils a full jug in 190 seconds. The cable of the kettle is 90 "
      "centimetres long.\n";
  const char* slip =
      "The K3 kettle holds 1.7 litres of water. It boils a full jug in 240 seconds. The cable of the kettle is 57 "
      "centimetres long.\n";
  CHECK(findings({one, two}).find("warning") == std::string::npos);
  CHECK(findings({one, slip}) == "warning conflict");
}

TEST_CASE("versions, hashes and what a release says of itself are no repeated statements") {
  const std::vector<std::vector<const char*>> rows = {
      {"# Velden 2.12 Release Notes\n", "# Velden 2.21 Release Notes\n"},
      {"# Velden.js 19 ChangeLog\n", "# Velden.js 21 ChangeLog\n"},
      {"The parser was rewritten in the 2.20 era, which has been corrected.\n",
       "The parser was rewritten in the 2.02 era, which has been corrected.\n"},
      {"Fixes that are still relevant to 2.30.x have been merged from the front.\n",
       "Fixes that are still relevant to 2.03.x have been merged from the front.\n"},
      {"* tools: update Marten to 70.1 and fix the bundled tables\n",
       "* tools: update Marten to 71.0 and fix the bundled tables\n"},
      {"* tools: update scripts of M8 for M8 7.9 and later engines\n",
       "* tools: update scripts of M8 for M8 9.7 and later engines\n"},
      {"   (merge 7328482253 ab/pack-with-bitmaps later to maint).\n",
       "   (merge 7328428253 ab/pack-with-bitmaps later to maint).\n"},
      {"   (merge 8e2c7bef03 cd/fetch-errors later to maint).\n",
       "   (merge 8e2c8bef03 cd/fetch-errors later to maint).\n"},
      {"* doc: claim MODULE_LEVEL=75 for the Marten engine\n", "* doc: claim MODULE_LEVEL=57 for the Marten engine\n"},
  };
  for (const auto& row : rows) {
    INFO(row[0]);
    CHECK(findings(row) == "");
  }
  CHECK(findings({"This stable release comes with 147 commits of the Marten team.\n",
                  "This stable release comes with 174 commits of the Marten team.\n"}) == "note suggestion");
  CHECK(findings({"The ministry updated the list of mills to 450 wooden mills.\n",
                  "The ministry updated the list of mills to 540 wooden mills.\n"}) == "warning conflict");
  CHECK(findings({"The parish counted 1234567 painted tiles on the floor of its church.\n",
                  "The parish counted 1,243,567 painted tiles on the floor of its church.\n"}) == "");
}

TEST_CASE("statements of which each has a figure of its own are about as many things") {
  const char *one = "The Velden depot holds 4,200 barrels of green varnish.\n",
             *two = "The Velden depot holds 2,400 barrels of green varnish.\n",
             *three = "The Velden depot holds 4,300 barrels of green varnish.\n",
             *four = "The Velden depot holds 4,900 barrels of green varnish.\n";
  CHECK(findings({one, two}) == "warning conflict");
  CHECK(findings({one, two, one, one}) == "warning conflict");
  CHECK(findings({one, two, three, four}).find("warning") == std::string::npos);
}

namespace {

/// A report, and a release of the same company with one figure put in.
const char* report() {
  return "# Velden Ferries: the year\n\nThe ferries carried 412,000 guests over the sound. The company has 37 boats "
         "and "
         "six harbours. It gave its 890 seamen new coats. Repairs of the old slipway took 46 weeks.\n\n"
         "A crossing costs $14 in summer. The longest boat of the company measures 83.2 metres.\n";
}
std::string release(const std::string& length) {
  return "# A good year on the sound\n\nWith 37 boats Velden Ferries brought 412,000 guests across. Summer guests paid "
         "$14 for it, and all 890 seamen got new coats.\n\nOne boat, at " +
         length + " metres, is longer than any other that sails here.\n";
}

}  // namespace

TEST_CASE("what is left over of two documents that agree in all else is one figure") {
  CHECK(findings({report(), release("83.2").c_str()}) == "");
  CHECK(findings({report(), release("82.3").c_str()}) == "warning conflict");
  // Alone the two sentences have too little in common for a warning.
  CHECK(findings({"The longest boat of the company measures 83.2 metres.\n",
                  "One boat, at 82.3 metres, is longer than any other that sails here.\n"}) == "note suggestion");
}

TEST_CASE("a slip of the hand needs fewer companions, and those of its own sentence count") {
  const char* report =
      "The Velden zoo has 1,840 helpers. Last year they fed 5,200 animals with hay from 96 farms. Half of the people "
      "in Velden over 65 have a season ticket, and 46% of those under 20.\n";
  const auto beside = [&](const char* farms, const char* share) {
    const std::string leaflet =
        "We at the zoo are friends of " + std::string(farms) +
        " farms. Thanks to 1,840 helpers we fed 5,200 animals. Of those under 20 in the town, " + share +
        "% come for the whole season.\n";
    return findings({report, leaflet.c_str()});
  };
  CHECK(beside("69", "64") == "warning conflict; warning conflict");
  CHECK(beside("57", "57") == "");  // no slip
  CHECK(beside("9", "4") == "");    // of another size
  CHECK(beside("96", "46") == "");
}

TEST_CASE("documents whose titles name two things of a kind") {
  const std::string body =
      "The pump lifts water to the garden. It draws 230 volts, and its hose has 25 millimetres. The cable of the pump "
      "measures 10 metres. The pump weighs ";
  const auto sheet = [&](const char* title, const char* weight) {
    return std::string("# ") + title + "\n\n" + body + weight + " kilograms without its hose.\n";
  };
  struct Row {
    const char *one, *other;
    bool two_things;
  };
  const std::vector<Row> rows = {
      {"Ardent P20 pump", "Ardent P40 pump", true},        {"Pump of the Velden mill", "Pump of the Marten mill", true},
      {"Pumps on Monday", "Pumps on Tuesday", true},       {"The pump in 2022", "The pump in 2023", true},
      {"The first pump", "The second pump", true},         {"Ardent P20 pump", "Ardent P20 pump: manual", false},
      {"The pump: guide", "The pump: reference", false},   {"Pump Guide", "Pump Reference", false},
      {"Pump with 12 parts", "Pump with 21 parts", false},
  };
  for (const Row& row : rows) {
    INFO(row.one << " / " << row.other);
    const std::string one = sheet(row.one, "6.2"), other = sheet(row.other, "9.8");
    const std::string found = findings({one.c_str(), other.c_str()});
    CHECK((found.find("warning") == std::string::npos) == row.two_things);
  }
}

TEST_CASE("in a large set titles that are alike but for a code are of two things") {
  const std::string others = other_statements();
  std::string more;
  for (int i = 0; i < 250; ++i) more += others.substr(0, 60) + std::to_string(i) + " jars.\n\n";
  const auto pair = [&](const char* one, const char* other) {
    return test::describe_findings({{others.c_str()}, {more.c_str()}, {one}, {other}}, Severity::warning);
  };
  const std::string mean = "Its painted pump has a mean time between failures of ";
  const std::string p20 = "# Ardent P20 pump: data sheet\n\n" + mean + "210,000 hours in warm water.\n",
                    p40 = "# Ardent P40 pump: data sheet\n\n" + mean + "190,000 hours in warm water.\n",
                    page = "# Ardent pump: data page\n\n" + mean + "190,000 hours in warm water.\n";
  CHECK(pair(p20.c_str(), p40.c_str()) == "");
  CHECK(pair(p20.c_str(), page.c_str()) == "warning conflict");
}

TEST_CASE("sentences that name two models are of two things") {
  CHECK(findings({"The painted mill at Velden was sold for USD512 million in the spring.\n",
                  "The painted mill at Velden was sold for USD521 million in the spring.\n"}) == "warning conflict");
  CHECK(findings({"As the main device, an Ardent LX-230 can manage up to six painted nodes.\n",
                  "As the main device, an Ardent LX-210 can manage up to four painted nodes.\n"})
            .find("warning") == std::string::npos);
  CHECK(findings({"As the main device, an Ardent LX-230 can manage up to six painted nodes.\n",
                  "As the main device, an Ardent LX-230 can manage up to four painted nodes.\n"}) ==
        "warning conflict");
}

TEST_CASE("documents about two subjects, by the names in their titles") {
  const auto shop = [](const char* title, const char* name, const char* sales, const char* clerks) {
    return "# " + std::string(title) + "\n\nNORRBY - " + name +
           " Mills today gave its results. The sales of its shops were $" + sales + " million. In the year " + name +
           " Mills hired " + clerks + " clerks for the counters of its new shops.\n";
  };
  const std::string ardent = shop("Ardent Mills reports results of the year", "Ardent", "84", "320"),
                    marten = shop("Marten Mills announces yearly results", "Marten", "51", "140"),
                    same = shop("Ardent Mills announces yearly results", "Ardent", "48", "320");
  const std::string beaten =
      "# Marten Velin, the mills\n\nBut Ardent Mills is the older firm. The sales of its shops were $51 million.\n";
  CHECK(findings({ardent.c_str(), marten.c_str()}).find("warning") == std::string::npos);
  CHECK(findings({ardent.c_str(), same.c_str()}).find("warning") != std::string::npos);
  CHECK(findings({ardent.c_str(), beaten.c_str()}).find("warning") != std::string::npos);  // names the other one
  const char* leaflet =
      "# Velin: information for patients\n\nTake velin with water. Each tablet contains 25 mg of velin. "
      "The pack contains 28 tablets.\n";
  const char* other =
      "# Dorsal: information for patients\n\nTake dorsal with water. Each tablet contains 10 mg of dorsal. "
      "The pack contains 56 tablets.\n";
  const char* copy =
      "# Velin: information for patients\n\nTake velin with water. Each tablet contains 25 mg of velin. "
      "The pack contains 82 tablets.\n";
  CHECK(findings({leaflet, other}).find("warning") == std::string::npos);
  CHECK(findings({leaflet, copy}) == "warning conflict");
}

TEST_CASE("a heading behind the text is no title") {
  CHECK(findings({"# Open Velden Aid: annual report\n\n132 wells were drilled and 61 repaired.\n",
                  "Dear reader,\n\nin 2022 we drilled 123 wells and repaired 61.\n\nA well costs 9,500 dollars.\n\nIt "
                  "rains again.\n\n## Yours, Miriam Stolt\n"}) == "warning conflict");
}

TEST_CASE("two headlines over one fact") {
  struct Row {
    const char *one, *other;
  };
  for (const Row& row : {
           Row{"# Olin opens library\n\nMayor Olin spoke on Monday. The new library of Norrby holds 84,000 books.\n",
               "# Stam praises new library\n\nThe poet Stam came to read. The new library of Norrby holds 48,000 "
               "books.\n"},
           Row{"# Harbour guild signs for new dyke\n\nThe Harbour guild met. The dyke of Norrby costs $31 million.\n",
               "# Marten painters fear the cost of a dyke\n\nThe Marten painters met. The dyke of Norrby costs $13 "
               "million.\n"},
       }) {
    INFO(row.one);
    CHECK(findings({row.one, row.other}) == "warning conflict");
  }
}

TEST_CASE("entries on two persons") {
  const char* one =
      "# Berta Olin\n\nBerta Olin was a painter. She died in Norrby at the age of 73. She received an honorary "
      "degree in 1951. Olin married Karl Stam in 1920.\n";
  const char* two =
      "# Karl Stam\n\nKarl Stam was a printer. He died in Norrby at the age of 81. He received an honorary "
      "degree in 1949. Stam married Berta Olin in 1920.\n";
  const char* own =
      "# Berta Olin\n\nBerta Olin was a painter. She died in Norrby at the age of 78. She received an honorary "
      "degree in 1951. Olin married Karl Stam in 1920.\n";
  const char* names_her =
      "# Karl Stam\n\nKarl Stam was a printer. Olin, his wife, died in Norrby at the age of 78. He "
      "received an honorary degree in 1949.\n";
  CHECK(findings({one, two}).find("warning") == std::string::npos);
  CHECK(findings({one, own}).find("warning") != std::string::npos);
  CHECK(findings({one, names_her}).find("warning") != std::string::npos);
}

TEST_CASE("polls of two institutes") {
  const auto poll = [](const char* by, const char* approve) {
    return "Mayor Olin leads by far in a " + std::string(by) + ", with 61 percent of the vote. " + approve +
           " percent approve of the work of Mayor Olin.\n";
  };
  const auto loud = [&](const char* one, const char* other) {
    return findings({poll(one, "54").c_str(), poll(other, "45").c_str()}).find("warning") != std::string::npos;
  };
  CHECK(loud("new Norrby poll", "new Norrby poll"));
  CHECK(loud("new Norrby poll", "poll by Norrby"));
  CHECK(loud("new Norrby poll", "new poll"));
  CHECK(loud("Norrby/Marten poll", "Norrby poll"));
  CHECK(loud("Norrby/Marten poll", "Marten poll"));
  CHECK(loud("survey by Norrby's guild", "Norrby poll"));
  CHECK(loud("May poll", "June poll"));
  CHECK_FALSE(loud("new Norrby poll", "poll by the Marten Institute"));
  const char *parks = "The painted mills of Norrby have 84 stones. Of all parks 12% are green, says a Harbour poll.\n",
             *trees = "The painted mills of Norrby have 48 stones. Most trees, 61%, are old, says a Marten survey.\n";
  CHECK(findings({parks, trees}).find("warning") != std::string::npos);  // the stones are no share in a poll
  CHECK_FALSE(loud("survey by Dorsal Research", "poll by the Marten Institute"));
}

TEST_CASE("figures of two times, two happenings, two sides") {
  struct Row {
    const char *one, *date, *other, *other_date;
    bool loud;
  };
  const char
      *fire = "# Fire in the Norrby mill\n\nForty families of millers had to leave their homes for the night.\n",
      *blaze =
          "# Norrby: fire in a dye works\n\nSeventeen families of millers had to leave their homes for the night.\n";
  const char *april = "# The employment in the mills, April 2011\n", *may = "# The employment in the mills, May 2011\n";
  const char* few =
      "The painted mills of Norrby have 37 millers. The dyke is 12 metres high, the tower has 81 steps, the bell "
      "weighs "
      "450 kilograms, the clock has 3 hands and 14 wheels, and the harbour holds 62 boats, 7 ferries and 29 rafts.\n";
  const char* news =
      "Eleven people died in the flood at Norrby. Some 250 volunteers are at work on the dykes of the "
      "river.\n";
  const char* later_news =
      "Eleven people died in the flood at Norrby. Some 600 volunteers are at work on the dykes of "
      "the river.\n";
  const std::vector<Row> rows = {
      {fire, "2011-05-12", blaze, "2011-11-03", false},
      {fire, "2011-05-12", blaze, "2011-05-13", true},
      {april, "2011-05-04", may, "2011-06-01", false},
      {april, "2011-06-01", may, "2011-06-01", true},
      {"Five of the seven guild masters of Norrby voted for the dyke.\n", nullptr,
       "Two of the seven guild masters of Norrby voted against the dyke.\n", nullptr, false},
      {"Five of the seven guild masters of Norrby voted for the dyke.\n", nullptr,
       "Three of the seven guild masters of Norrby voted for the dyke.\n", nullptr, true},
      {"Five of the seven guild masters of Norrby voted for the dyke.\n", nullptr,
       "Two of the seven guild masters of Norrby voted for the dyke.\n", nullptr, true},
      {"Five of the seven guild masters of Norrby came to the painted dyke.\n", nullptr,
       "Two of the seven guild masters of Norrby did not come to the painted dyke.\n", nullptr, false},
      {"Five of the seven guild masters of Norrby supported the painted dyke.\n", nullptr,
       "Two of the seven guild masters of Norrby rejected the painted dyke.\n", nullptr, false},
      {"The guild of painters in Norrby had 420 members by 1920.\n", nullptr,
       "Founded in 1903, it moved in 1954. Today the guild of painters in Norrby has 2,900 members.\n", nullptr, false},
      {"The guild of painters in Norrby has 2,400 members.\n", nullptr,
       "Founded in 1903, it moved in 1954. Today the guild of painters in Norrby has 2,900 members.\n", nullptr, true},
      {"The guild of painters in Norrby had 420 members by 1920.\n", nullptr,
       "Founded in 1903, it moved in 1954. The now famous guild of painters in Norrby has 2,900 members.\n", nullptr,
       true},
      {"The guild of painters in Norrby had 420 members in 1920.\n", nullptr,
       "Founded in 1903, it moved in 1954. Now we know that in 1920 the guild of painters in Norrby had 2,900 "
       "members.\n",
       nullptr, true},
      {"In Norrby 8,200 mills of the guild were without a miller on 4 May 2011.\n", "2011-05-05",
       "In Norrby 5,800 mills of the guild are currently without a miller.\n", "2011-05-07", false},
      {"In Norrby 8,200 mills of the guild were without a miller on 4 May 2011.\n", "2011-05-05",
       "In Norrby 5,800 mills of the guild are without a miller.\n", "2011-05-07", true},
      {"Together with her sister Ada, the painter of Norrby wrote 412 painted books.\n", nullptr,
       "In her time the painter of Norrby wrote 512 painted books.\n", nullptr, true},
      {"For both towns together the number of painted mills went down to 206.\n", nullptr,
       "In Norrby the number of painted mills went down to 131.\n", nullptr, false},
      {"For both towns together the number of painted mills went down to 206.\n", nullptr,
       "For both towns together the number of painted mills went down to 131.\n", nullptr, true},
      {"It was the fourth concert of the painted tour through the old mills.\n", nullptr,
       "It was the fifth concert of the painted tour through the old mills.\n", nullptr, false},
      {"The painted mills of Norrby have 2,300 millers.\n", nullptr,
       "The painted mills of Norrby have 23 millers on average.\n", nullptr, false},
      {"The painted mills of Norrby have 2,300 millers.\n", nullptr, few, nullptr, false},
      {"The painted mills of Norrby have 2,300 millers.\n", nullptr,
       "The painted mills of Norrby have 3,200 millers.\n", nullptr, true},
      {news, "2011-05-04", later_news, "2011-05-05", false},
      {news, "2011-05-05", later_news, "2011-05-05", true},
      {"# VELIN-1: tiles in the sun\n\nIn all 62 painted mills of the trial took part.\n", nullptr,
       "# VELIN-2: tiles in the rain\n\nIn all 81 painted mills of the trial took part.\n", nullptr, false},
      {"Olin is the 41st master of the guild of painters in Norrby.\n", nullptr,
       "Olin became the 42nd master of the guild of painters in Norrby.\n", nullptr, true},
  };
  for (const Row& row : rows) {
    INFO(row.one << " / " << row.other);
    const auto text = [](const char* words, const char* date) {
      return date != nullptr ? test::Text{words, date} : test::Text{words};
    };
    const std::string found =
        test::describe_findings({text(row.one, row.date), text(row.other, row.other_date)}, Severity::warning);
    CHECK((found.find("warning") != std::string::npos || found.find("error") != std::string::npos) == row.loud);
  }
}

TEST_CASE("an amount a year beside an amount whose period is left open") {
  const char* a_year = "The guild of Norrby caps the cost of painted tiles for widows at $2,000 a year.\n";
  CHECK(findings({a_year, "The guild of Norrby caps the cost of painted tiles for widows at $2,300.\n"}) ==
        "note suggestion");
  CHECK(findings({a_year, "The guild of Norrby caps the cost of painted tiles for widows at $2,000.\n"}) == "");
  CHECK(findings({a_year, "The guild of Norrby caps the cost of painted tiles for widows at $2,300 a year.\n"}) ==
        "warning conflict");
  CHECK(findings({a_year, "The guild of Norrby caps the cost of painted tiles for widows at 2,300 euros.\n"}) == "");
}

TEST_CASE("two things with one last name") {
  CHECK(findings({"The Velden Bridge was opened to carts on 4 September 2012.\n",
                  "The Marten Bridge, to the south, was opened in 1974.\n"})
            .find("warning") == std::string::npos);
  CHECK(findings({"The Velden Bridge was opened to carts on 4 September 2012.\n",
                  "The Velden Bridge was opened to carts in 2021.\n"}) == "warning conflict");
}

TEST_CASE("two issues under one title") {
  const char* one = "# Minutes of the guild\n\nThe guild heard that 31 families have asked for free varnish.\n";
  const char* other = "# Minutes of the guild\n\nThe guild heard that 13 families have asked for free varnish.\n";
  const auto loud = [&](const char* date, const char* other_date) {
    return test::describe_findings({{one, date}, {other, other_date}}, Severity::warning);
  };
  CHECK(loud("2017-01-11", "2017-02-08") == "");
  CHECK(loud("2017-01-11", "2017-01-12") == "warning conflict");
}

TEST_CASE("statements about two things in like words") {
  const std::vector<std::vector<const char*>> rows = {
      {"The first trial of the miller began on March 3, 2014 in Norrby.\n",
       "The second trial of the miller began on May 9, 2015 in Norrby.\n"},
      {"In Velden 120 mills were inspected by the guild last week.\n",
       "The guild inspected 340 mills in Marstad last week.\n"},
  };
  for (const auto& row : rows) {
    INFO(row[0]);
    CHECK(findings(row) == "");
  }
  CHECK(findings({"The first trial of the miller began on March 3, 2014 in Norrby.\n",
                  "The first trial of the miller began on March 30, 2014 in Norrby.\n"}) != "");
}

TEST_CASE("years and days that move with their documents") {
  const auto found = [](const char* one, const char* date, const char* two, const char* other_date) {
    return test::describe_findings({{one, date}, {two, other_date}});
  };
  const char *this_year = "The Velden guild adopted the budget of the mill for 2022 today.\n",
             *next_year = "The Velden guild adopted the budget of the mill for 2023 today.\n";
  CHECK(found(this_year, "2021-11-16", next_year, "2022-11-15") == "");
  CHECK(found(this_year, "2021-11-16", next_year, "2021-11-17") != "");
}

TEST_CASE("sections under headings of different days are two times") {
  const char* text =
      "## 21 March 2017\n\nThe Velden depot sold 147 barrels of green varnish to builders.\n\n"
      "## 21 February 2017\n\nThe Velden depot sold 174 barrels of green varnish to builders.\n";
  CHECK(findings({text}) == "");
}

TEST_CASE("two days are a life span in one bracket only") {
  CHECK(findings({"Anna Velden opened the bridge on 8 April 1934. 2 February 1952 was a rainy day in Velden.\n",
                  "Anna Velden died on 2 February 1962.\n"}) == "");
}

TEST_CASE("of a sentence with hundreds of figures only the nearest are looked at") {
  Slot slot;
  slot.sentence_first = 10;
  slot.sentence_end = 400;
  for (const std::uint32_t claim : {10U, 12U, 200U, 399U}) {
    slot.claim = claim;
    const Neighbours beside(slot);
    CHECK(beside.first >= slot.sentence_first);
    CHECK(beside.end <= slot.sentence_end);
    CHECK(beside.first <= claim);
    CHECK(beside.end > claim);
    CHECK(beside.end - beside.first <= 2 * Neighbours::reach + 1);
  }
}

TEST_CASE("one word in the other's place makes two things of like sentences") {
  for (const auto& [one, two] :
       {std::pair("The east wing of the school has 30 desks.\n", "The west wing of the school has 45 desks.\n"),
        std::pair("The Aldo Hotel in Velden has 120 rooms.\n", "The Berta Hotel in Velden has 84 rooms.\n")})
    CHECK(findings({one, two}).find("warning") == std::string::npos);
  CHECK(findings({"The east wing of the school has 30 desks.\n", "The east wing of the school has 45 desks.\n"}) ==
        "warning conflict");
}

TEST_CASE("a number that names one thing of a kind measures nothing") {
  for (const auto& [one, two] :
       {std::pair("The ferry follows the rules of Circular 7211 since last spring in the harbour of Velden.\n",
                  "The ferry follows the rules of Circular 7219 since last spring in the harbour of Velden.\n"),
        std::pair("The files of the Velden archive are written with the mode 0640 after a backup.\n",
                  "The files of the Velden archive are written with the mode 0600 after a backup.\n"),
        std::pair("Reports go to the owner of a tier 3 target before the build is stopped in Velden.\n",
                  "Reports go to the owner of a tier 2 target before the build is stopped in Velden.\n"),
        std::pair("The offline mode of the Velden tool was made stable in the 1.30 release of spring.\n",
                  "The offline mode of the Velden tool was made stable in the 1.36 release of spring.\n")}) {
    INFO(one);
    CHECK(findings({one, two}) == "");
  }
  CHECK(findings({"Under Order 14022 the herring fleet of Velden pays a duty of 25 percent on its catch.\n",
                  "Under Order 14077 the herring fleet of Velden pays a duty of 20 percent on its catch.\n"}) == "");
  CHECK(findings({"Under Order 14022 the herring fleet of Velden pays a duty of 25 percent on its catch.\n",
                  "Under Order 14022 the herring fleet of Velden pays a duty of 20 percent on its catch.\n"}) ==
        "warning conflict");
  // A number behind a comma belongs to no name.
  CHECK(findings({"In the harbour of Velden, 240 boats lay at anchor when the storm came.\n",
                  "In the harbour of Velden, 420 boats lay at anchor when the storm came.\n"}) == "warning conflict");
}

TEST_CASE("a part or an addition is no total") {
  const char* total = "The clinic of Maren has seen 12 children with a rare fever this summer.\n";
  CHECK(findings({total, "The clinic of Maren has seen 17 children with a rare fever this summer.\n"}) ==
        "warning conflict");
  CHECK(findings({total, "The clinic of Maren has seen 17 other children with a rare fever this summer.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("counts of a whole are told as counts") {
  const std::vector<Finding> found =
      test::check_texts(undated({"Five of the seven guild masters of Norrby voted for the dyke.\n",
                                 "Two of the seven guild masters of Norrby voted for the dyke.\n"}));
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0].message, Catch::Contains("5 of 7 and 2 of 7"));
}

TEST_CASE("a word of distribution may be said of the next figure") {
  CHECK(
      findings({"Velden has bought 42 new trains, each with 310 seats. They cost 190 million euros. A ride takes 47 "
                "minutes.\n",
                "The owners paid for 24 new trains with 310 seats each, and spent 190 million euros. A ride in Velden "
                "takes 47 minutes.\n"}) == "warning conflict");
}

TEST_CASE("a slip outweighs that one statement foresees") {
  const char* expected = "Some 28,000 vehicles are expected to use the Velden bridge each day.\n";
  CHECK(findings({expected, "Planners count on 82,000 vehicles a day on the Velden bridge.\n"}) == "warning conflict");
  CHECK(findings({expected, "Planners count on 61,000 vehicles a day on the Velden bridge.\n"}).find("warning") ==
        std::string::npos);
}

TEST_CASE("a draft's figure that a warning holds against a source is contradicted, not unsupported") {
  const char* const texts[] = {
      "The Orla tunnel was opened in 1988. It is 7.4 kilometres long and was driven by 600 workers in five years. It "
      "cost 230 million marks.\n",
      "Length: 4.7 kilometres. The tunnel was opened on 12 May 1988 after five years of work by 600 workers. The cost "
      "was 230 million marks.\n"};
  std::vector<Diagnostic> diagnostics;
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < 2; ++i) {
    const auto document = read_document({"text-" + std::to_string(i) + ".txt", texts[i]}, {}, diagnostics);
    REQUIRE(document);
    documents.push_back(document_info(*document, test::built_in_rules()));
    documents.back().role = i == 0 ? Role::draft : Role::source;
    const auto found = extract_claims(*document, test::built_in_rules(), i);
    claims.insert(claims.end(), found.begin(), found.end());
  }
  CheckOptions options;
  options.against = true;
  const Report report = check(documents, claims, test::built_in_rules(), options);
  const auto length = std::find_if(report.claims.begin(), report.claims.end(),
                                   [](const DraftClaim& c) { return c.claim.quote == "7.4 kilometres"; });
  REQUIRE(length != report.claims.end());
  CHECK(length->status == DraftStatus::contradicted);
  REQUIRE(length->passages.size() == 1);
  CHECK(length->passages[0].quote == "4.7 kilometres");
  CHECK(std::none_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& f) { return f.kind == FindingKind::unsupported; }));
}

TEST_CASE("a slip outweighs that one statement gives a mean") {
  const char* today = "The Orla tunnel is used by 19,000 cars today.\n";
  CHECK(findings({today, "The Orla tunnel is used by an average of 91,000 cars.\n"}) == "warning conflict");
  CHECK(findings({today, "The Orla tunnel is used by an average of 63,000 cars.\n"}).find("warning") ==
        std::string::npos);
}

TEST_CASE("equal figures beside the two bear witness, whatever they are called") {
  CHECK(findings({"Velden Foods employs 5,400 people at seven plants and had sales of $1.1 billion last year.\n",
                  "Velden Foods, with 5,400 employees and nine plants, sold goods worth $1.1 billion last year.\n"}) ==
        "warning conflict");
}

TEST_CASE("the day that ends a title says which document it is") {
  CHECK(findings({"# Minutes of the Velden guild, 3 April 2031\n\nAll came.\n",
                  "# Minutes of the Velden guild, 8 May 2031\n\nAll came.\n"}) == "");
}

TEST_CASE("a row of figures one of which has the wrong unit, beside a further figure") {
  CHECK(findings(
            {"The pump has a size (default: 7): A = 64 litres; B = 256 litres; C = 1 hectolitre; D = 4 hectolitres.\n",
             "Valid sizes of tanks are 4-7, which stand for 64 litres, 256 litres, 1 litre and 4 hectolitres.\n"}) ==
        "warning unit");
}

TEST_CASE("rows of figures that are equal but for one") {
  CHECK(findings({"Sizes: code 4 is 64 KB, code 5 is 256 KB, code 6 is 1 GB, code 7 is 4 MB.\n",
                  "Valid codes give blocks of 64 KB, 256 KB, 1 MB and 4 MB.\n"})
            .find("warning") != std::string::npos);
}

TEST_CASE("years that describe a noun") {
  CHECK(findings({"Harbour Lights is a 1931 comedy in three acts by Anna Maren.\n",
                  "Harbour Lights is a 1941 comedy in three acts by Anna Maren.\n"})
            .find("conflict") != std::string::npos);
  CHECK(findings({"Harbour Lights is a 1931 comedy in three acts by Anna Maren.\n",
                  "Harbour Lights Return is a 1941 comedy in three acts by Anna Maren.\n"}) == "");
}

TEST_CASE("a figure that counts on without its noun is a partner, too") {
  CHECK(findings({"Seven people have died on the roads of Velden, five in Maren, three in Aldo.\n",
                  "Five people have died on the roads of Velden, three in Maren, two in Aldo.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("other names behind the number") {
  CHECK(findings({"The council gives $2.3 million to the Harbour Fund to keep the old boats of the town afloat.\n",
                  "The council gives $3.3 million to the School Board to keep the old boats of the town afloat.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("suppositions are compared with their like") {
  const char* one = "If we closed the Velden ferry, 730 islanders would lose their only way to school.\n";
  const char* two = "If we closed the Velden ferry, 370 islanders would lose their only way to school.\n";
  CHECK(findings({one, two}) == "warning conflict");
}

TEST_CASE("bounds of shares are figures, too") {
  CHECK(findings({"More than 60 percent of the herring stock of Lake Velden has come back since the ban.\n",
                  "More than 80 percent of the herring stock of Lake Velden has come back since the ban.\n"}) ==
        "warning conflict");
}

TEST_CASE("a figure and its rounding are one") {
  CHECK(findings({"The Velden app was loaded more than 4.2 million times in its first summer.\n",
                  "The Velden app was loaded over 4 million times in its first summer.\n"}) == "");
}

TEST_CASE("dates of one event") {
  CHECK(findings({"It was launched on June 4, 1992 in the harbour of Maren.\n", "The Ostrava was launched in 1993.\n"})
            .find("conflict") != std::string::npos);
  // Another event of the same subject, an event that is denied, and one of another subject.
  CHECK(findings({"Anna Velden was born in 1961 and married in 1990.\n", "Anna Velden retired in 1993.\n"}) == "");
  CHECK(findings({"Anna Velden signed her first contract in 2014.\n",
                  "Anna Velden did not sign her first contract in 2018.\n"}) == "");
  CHECK(findings({"Anna Velden was born in 1961.\n", "Peter Maren was born in 1971.\n"}) == "");
}

TEST_CASE("in a large set two dates behind the same words are of one happening") {
  const std::string others = other_statements();
  const auto pair = [&](const char* one, const char* other) { return findings({others.c_str(), one, other}); };
  CHECK(pair("The ferry Ostrava capsized on 19 January 2024 off the cape, on its way to Maren.\n",
             "Let us turn to the coast. The ferry Ostrava capsized on 29 January 2024 off the cape.\n") ==
        "warning conflict");
  CHECK(pair("The bridge at Maren was opened in 1887 by the mayor.\n", "The bridge at Maren was opened in 1897.\n") ==
        "warning conflict");
  // Another ferry, other words, and what happens year after year.
  CHECK(pair("The ferry Ostrava capsized on 19 January 2024 off the cape.\n",
             "The ferry Norrby sank on 29 January 2024 off the cape.\n") == "");
  CHECK(pair("The Norrby Painters played the Velden Millers on 19 January 2024 in the rain.\n",
             "The Norrby Painters played the Velden Millers on 2 March 2024 at home.\n")
            .find("warning") == std::string::npos);
  CHECK(pair("The board meets in Maren on 19 January 2024.\n", "On 29 January 2024 the board was in Maren.\n") == "");
  const auto yearly = [&](const char* date) {
    return test::describe_findings(
        {{others.c_str()},
         {"The emergency that the mayor of Velden declared in Maren ends on 15 December 2023.\n", "2022-12-01"},
         {"The emergency that the mayor of Velden declared in Maren ends on 15 December 2024.\n", date}},
        Severity::warning);
  };
  CHECK(yearly("2022-12-04") == "warning conflict");
  CHECK(yearly("2023-11-28") == "");
}

TEST_CASE("two dates since which, or until which, something is so") {
  const char* since = "The weather station at Velden has been in operation since 2014.\n";
  CHECK(findings({since, "The weather station at Velden has been in operation since 2004.\n"}) == "warning conflict");
  CHECK(findings({since,
                  "The weather station at Velden has been in operation since 2004, and its mast was renewed in the "
                  "course of the painted project at a price of 7,400 euros.\n"}) == "warning conflict");
  for (const char* other : {"since May 2014", "since the 1990s", "since late 2012", "since spring 2012",
                            "since the 20th century", "since 2013/14", "since the first half of 2012"}) {
    CAPTURE(other);
    const std::string text = "The weather station at Velden has been in operation " + std::string(other) + ".\n";
    CHECK(findings({since, text.c_str()}) == "");
  }
  CHECK(findings({"The weather station at Velden was built before 1700.\n",
                  "The weather station at Velden was built before 1650.\n"}) == "");
  CHECK(findings({"The weather station at Velden was in operation until May 2014.\n",
                  "The weather station at Velden was in operation until June 2014.\n"}) == "warning conflict");
  CHECK(findings({"The weather station at Velden was in operation until 3 May 2014.\n",
                  "The weather station at Velden was in operation until May 2014.\n"}) == "");
}

TEST_CASE("a day without a year is a day") {
  const char* january = "The ferry Ostrava capsized on 19 January off the cape.\n";
  const char* later = "The ferry Ostrava capsized on 29 January off the cape.\n";
  const char* full = "The ferry Ostrava capsized on 29 January 2024 off the cape.\n";
  const auto dated = [](const char* one, const char* day, const char* other, const char* other_day) {
    return test::describe_findings({{one, day}, {other, other_day}}, Severity::warning);
  };
  CHECK(findings({january, later}) == "warning conflict");
  CHECK(findings({january, full}) == "warning conflict");
  CHECK(dated(january, "2024-02-01", later, "2024-02-03") == "warning conflict");
  CHECK(dated(january, "2024-02-01", later, "") == "warning conflict");
  // The same day, in words of its own, or of a year that nobody states.
  CHECK(findings({january, "The ferry Ostrava capsized on January 19th off the cape.\n"}) == "");
  CHECK(dated(later, "2024-02-03", full, "") == "");
  CHECK(dated(later, "2023-02-03", later, "2024-12-03") == "");
  CHECK(findings({"The deadline for the painted course is 15 July.\n",
                  "The deadline for the painted course is 15 June.\n"}) == "warning conflict");
  CHECK(
      findings({"The board of Velden met on 3 May in the hall.\n", "The board of Velden met on 10 May in the hall.\n"})
          .find("warning") == std::string::npos);
  // Each the day of its document.
  CHECK(dated("The council of Velden opened the painted hall on 3 May.\n", "2024-05-03",
              "The council of Velden opened the painted hall on 5 May.\n", "2024-05-05") == "");
}

TEST_CASE("the day of a document is no date of what it tells") {
  const auto signed_on = [](const char* one, const char* other) {
    const std::string hand = "In witness of the same I have set my hand in the town of Velden on ";
    return test::describe_findings(
        {{(hand + "26 August 2022.\n").c_str(), one}, {(hand + "29 August 2022.\n").c_str(), other}},
        Severity::warning);
  };
  CHECK(signed_on("2022-08-26", "2022-08-29") == "");
  CHECK(signed_on("2022-08-30", "2022-08-30") == "warning conflict");
}

TEST_CASE("two days in brackets behind a name are a birth and a death") {
  CHECK(findings({"Anna Velden ( 8 April 1884 - 2 February 1952 ) was a painter of harbours.\n",
                  "Anna Velden died on February 2 , 1962 .\n"}) == "warning conflict");
}

TEST_CASE("what is counted, and over how long, must be the same") {
  CHECK(findings({"Nearly 3.9 million Frisian people were without a doctor in 2019.\n",
                  "Nearly 1.2 million Breton people were without a doctor in 2019.\n"}) == "");
  CHECK(findings({"Sales of the Velden stove surged 29 percent in two months, the biggest jump in 30 years.\n",
                  "Sales of the Velden stove surged 31 percent in five months, the biggest jump in 30 years.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("how far apart two figures are is said in the unit that they state") {
  const std::pair<std::vector<const char*>, const char*> rows[] = {
      {{"The Velden fire has burned 6,100 hectares of forest.\n",
        "The Velden fire has burned 1,600 hectares of forest.\n"},
       "(4,500 apart, 74% of the larger)"},
      {{"The quake in Velden had a depth of 24 miles.\n", "The quake in Velden had a depth of 42 miles.\n"},
       "(18 apart, 43% of the larger)"},
  };
  for (const auto& [texts, apart] : rows) {
    const auto found = test::check_texts(undated(texts));
    REQUIRE(found.size() == 1);
    INFO(found[0].message);
    CHECK(found[0].message.find(apart) != std::string::npos);
  }
}

TEST_CASE("a statement with a rival in its own document may be about any of several things") {
  const char* options =
      "## Depth\n\nHow deep the tool looks. The default value is 40.\n\n## Width\n\nHow wide it looks. The default "
      "value is "
      "75.\n\n## Colour\n\nWhether it paints what it finds.\n";
  const char* other = "## Speed\n\nHow fast the tool looks. The default value is 600.\n";
  CHECK(findings({options, other}).find("warning") == std::string::npos);
}

TEST_CASE("editions of one page are of two times where they do not say so, too") {
  const auto page = [](const char* year, const std::vector<const char*>& figures) {
    std::string text = "# Velden\n\n";
    const char* lines[] = {
        "Mills of the town: ",   "Bakers of the town: ",   "Ferries of the harbour: ",
        "Schools of the town: ", "Bridges of the river: ", "Highest court: a president and judges: "};
    for (std::size_t i = 0; i < figures.size(); ++i)
      text +=
          std::string(lines[i]) + figures[i] + (i + 1 < figures.size() ? std::string(" (") + year + ")" : "") + "\n\n";
    return text;
  };
  const std::string old = page("2014", {"412", "318", "57", "93", "26", "14"}),
                    now = page("2024", {"431", "335", "61", "97", "28", "19"}),
                    same = page("2014", {"412", "318", "57", "93", "26", "19"});
  CHECK(findings({old.c_str(), now.c_str()}).find("warning") == std::string::npos);
  CHECK(findings({old.c_str(), same.c_str()}) == "warning conflict");
}

TEST_CASE("a slip of three digits outweighs a word in another's place") {
  CHECK(findings({"By then the Velden yard had 673 boats on order, it was said.\n",
                  "By then the Velden firm had 763 boats on order, it was said.\n"}) == "warning conflict");
  CHECK(findings({"By then the Velden yard had 673 boats on order, it was said.\n",
                  "By then the Velden firm had 412 boats on order, it was said.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("two digits that changed places in a figure of five are a slip in nearly any words") {
  CHECK(findings({"The largest number that the field holds is 48,637. The tool is fast. It has 3 modes.\n",
                  "The default of the tool is 48,367, the most that the field can hold. It has 3 modes.\n"}) ==
        "warning conflict");
  CHECK(findings({"The largest number that the field holds is 48,637. The tool is fast. It has 3 modes.\n",
                  "The default of the tool is 41,292, which the field can hold. It has 3 modes.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("a span of time in the same words is one statement") {
  CHECK(findings({"The miller was found guilty of arson and sentenced to 16 years in prison.\n",
                  "In Velden the miller was found guilty of arson and sentenced to 6 years in prison.\n"}) ==
        "warning conflict");
}

TEST_CASE("entries whose lists name each other are of two things") {
  CHECK(findings({"# Norrby\n\nPartners of the town: Velden 17%, Marten 9%, Orrin 6%.\n",
                  "# Marten\n\nPartners of the town: Velden 18%, Norrby 8%, Orrin 7%.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("the date of a rise is the time of a figure") {
  CHECK(findings({"After the crisis of 2010 unemployment rose to 11 percent.\n",
                  "Compared to June 2011, unemployment rose by 227,000.\n"})
            .find("warning") == std::string::npos);
}

TEST_CASE("one digit is the same at many scales") {
  CHECK(findings({"The mill feeds about 10 million people of Velden. It is old.\n",
                  "About 10,000 clerks of Velden built the mill. They were young. They sang on 42 days.\n"})
            .find("warning") == std::string::npos);
  CHECK(findings({"The mill of Velden feeds about 37 million people each year.\n",
                  "The mill of Velden feeds about 37,000 people each year.\n"}) == "warning unit");
}

TEST_CASE("figures of one kind before one date in brackets are all of that time") {
  CHECK(findings({"Crops of Velden: oats 34.2%, rye 21.7%, barley 44.1% (2014 est.)\n",
                  "Crops of Velden: oats 31.5%, rye 26.3%, barley 42.2% (2024 est.)\n"}) == "");
  CHECK(findings({"Crops of Velden: oats 34.2%, rye 21.7%, barley 44.1% (2024 est.)\n",
                  "Crops of Velden: oats 32.4%, rye 21.7%, barley 44.1% (2024 est.)\n"}) == "warning conflict");
}

TEST_CASE("dates of other steps, other things and of the documents themselves") {
  const std::vector<std::vector<const char*>> rows = {
      {"# Velden Guild - impact report 2015\n\nThe guild taught weavers.\n",
       "# Annual report 2014\n\nThe guild taught weavers.\n"},
      {"Launch of the Orrin ferry\n\n2 May 1987 16:31:04\n\nThe ferry sailed.\n",
       "Launch of the Orrin ferry\n\n9 May 1987 09:10:55 GMT\n\nThe ferry sailed.\n"},
      {"The first trip of the ferry, once planned for March 2007, took place on May 9, 2009.\n",
       "The first trip of the ferry took place on May 9, 2009, and its trials ended in mid-2011.\n"},
      {"The Velden Bridge was opened in 1937. It was painted red.\n",
       "It was the longest bridge in the land until the Serrin Narrows Bridge opened in 1964.\n"},
  };
  for (const auto& row : rows) {
    INFO(row[0]);
    CHECK(findings(row) == "");
  }
  CHECK(findings({"Anna Berta Velden was born in 1937 in Marstad.\n", "Anna Velden was born in 1973.\n"}) != "");
  CHECK(findings({"The Serrin Narrows Bridge opened in 1937. It was painted red.\n",
                  "It was the longest bridge in the land until the Serrin Narrows Bridge opened in 1964.\n"}) != "");
}

TEST_CASE("the day of a dateline is no statement") {
  CHECK(findings({"May 6, 2031 (Wire) - A storm struck the port of Velden, officials said.\n",
                  "May 9, 2031 (Wire) - The storm at the port of Velden sank 44 boats, officials said.\n"}) == "");
  CHECK(findings({"The port of Velden was opened on May 6, 2031, officials said.\n",
                  "The port of Velden was opened on May 9, 2031, officials said.\n"}) != "");
}

TEST_CASE("a pronoun at the head of a sentence stands for the subject of the one before") {
  struct Row {
    const char* text;  // the last figure is asked about
    bool named;        // whether "Marten" is among the words around it
  };
  for (const Row& row : {
           Row{"The old Marten Dam was opened on Friday. It cost $920 million.\n", true},
           Row{"Marten Dam was opened on Friday. It is large. It supplies 64,000 homes.\n", true},
           Row{"The Marten Dam was opened on Friday. Its wall is 92 metres high.\n", false},
           Row{"The Marten Dam was opened on Friday.\n\nIt cost $920 million.\n", false},
           Row{"After the fall of Marten they moved. They built 920 houses.\n", false},
           Row{"Near the Marten Dam a village was flooded. It had 92 houses.\n", false},
           Row{"It is said of Marten. It had 92 houses.\n", false},
       }) {
    INFO(row.text);
    std::vector<Diagnostic> diagnostics;
    const auto document = read_document({"note.txt", row.text}, {}, diagnostics);
    REQUIRE(document);
    const std::vector<Claim> claims = extract_claims(*document, test::built_in_rules(), 0);
    REQUIRE_FALSE(claims.empty());
    const Context& context = claims.back().context;
    CHECK(std::any_of(context.begin(), context.end(), [](const ContextWord& w) {
            return w.stem == stem_hash("Marten") && (w.flags & ContextWord::name) != 0;
          }) == row.named);
  }
}

TEST_CASE("prices may be the same number in two lands") {
  const std::pair<const char*, const char*> rows[] = {
      {"The Orrin console costs $549 in America.\n", "The Orrin console costs €549.\n"},
      {"Norrby Air charges $35 per bag.\n", "Norrby Air charges €35 per bag on routes within Europe.\n"},
      {"The Lumo plan is $8.99 a month.\n", "The Lumo plan is €8.99 a month.\n"},
      {"A pint at the Orrin costs £7.\n", "A pint at the Orrin costs €7.\n"},
      {"The maximum prize of the Orrin fair is $20,000.\n", "The maximum prize of the Orrin fair is €20,000.\n"},
      {"The Orrin bicycle costs $1,280.\n", "The Orrin bicycle costs €1,280.\n"},
      {"The jackpot of the Orrin show is $1 million.\n", "The jackpot of the Orrin show is €1 million.\n"},
      // written alike, where the country is left out
      {"The Orrin fund of Mexico holds $60 million.\n", "The Orrin fund of Mexico holds 60 million pesos.\n"},
  };
  for (const auto& [one, two] : rows) {
    INFO(one);
    CHECK(findings({one, two}) == "");
  }
  CHECK(findings({"The Velden library spent $348,200 on its new roof.\n",
                  "The Velden library spent €348,200 on its new roof.\n"}) == "warning unit");
}

TEST_CASE("one amount in two currencies") {
  const char* euros = "The renovation of the Velden library cost €4.2 million and took two years.\n";
  const auto beside = [&](const char* other) { return findings({euros, other}); };
  CHECK(beside("Velden library opens on Friday after a renovation that cost $4.2 million.\n") == "warning unit");
  CHECK(beside("Velden library opens on Friday after a renovation that cost £4.2 million.\n") == "warning unit");
  CHECK(beside("Velden library opens on Friday after a renovation that cost €4.2 million.\n") == "");
  // a conversion, other amounts, a price list
  CHECK(beside("Velden library opens on Friday after a renovation that cost $4.6 million (€4.2 million).\n") == "");
  CHECK(beside("Velden library opens on Friday after a renovation that cost $4.6 million.\n") == "");
  CHECK(findings({"The Velden map costs €12 in the shop.\n",
                  "The Velden map costs $12 in the shop. For the Velden map we take €12 at the market.\n"}) == "");
  // dollars of which country, is often left out
  CHECK(findings({"The renovation of the Velden library cost A$4.2 million and took two years.\n",
                  "Velden library opens on Friday after a renovation that cost $4.2 million.\n"}) == "");
}

TEST_CASE("the symbol of a unit names nothing") {
  const std::pair<const char*, const char*> rows[] = {
      {"The inbox of each clerk holds 40 MB.\n", "The inbox of each clerk holds 40 GB.\n"},
      {"The weir at Velden produced 8.4 GWh.\n", "The weir at Velden produced 8.4 MWh.\n"},
      {"The Velden weir has a capacity of 35 MW.\n", "The Velden weir has a capacity of 35 GW.\n"},
      {"The radio of the ferry sends at 1.8 MHz.\n", "The radio of the ferry sends at 1.8 GHz.\n"},
      {"The spring at Velden carries 12 ppm of iron.\n", "The spring at Velden carries 12 ppb of iron.\n"},
  };
  for (const auto& [one, two] : rows) {
    INFO(one);
    CHECK(findings({one, two}) == "warning unit");
  }
  // Another unit of the same length is no slip.
  CHECK(findings({"The Velden weir has a capacity of 3,500 kW.\n", "The Velden weir has a capacity of 3.5 MW.\n"}) ==
        "");
}

TEST_CASE("dates that move with their documents") {
  CHECK(findings({"Today the people of Velden can proudly say that their harbour is free.\n",
                  "Tonight the people of Velden can proudly say that their harbour is free.\n"}) == "");
}

TEST_CASE("two marks of program code make a sentence code, whichever they are") {
  const std::string_view marks[] = {"&&", "||", "==", ">=", "<=",  "!=",  "->",      "();",
                                    "__", "::", "};", "/*", "--+", "(*)", "#define "};
  for (const std::string_view mark : marks) {
    CAPTURE(mark);
    const std::string once = "The lake rose " + std::string(mark) + " by 40 feet";
    for (const std::string_view other : marks) {
      CAPTURE(other);
      if (other != mark) CHECK(is_code(once + " at " + std::string(other) + " the dam"));
    }
  }
  for (const char* text : {"The lake rose: 40 feet; the dam held", "Levels :: 40", "The lake (40 feet) rose;",
                           "Levels >> 40 feet << in spring"}) {
    CAPTURE(text);
    CHECK_FALSE(is_code(text));
  }
}
