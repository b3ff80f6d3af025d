// Events in the news, through the whole pipeline: which figures of several reports are held against each other.
// Rows: the reports, each with its date, and the findings as "severity kind", joined by "; ".
#include "support/pipeline.h"

using namespace claimcheck;

namespace {

struct Dated {
  const char *date, *text;
};

std::string findings(const std::vector<Dated>& reports) {
  std::vector<test::Text> texts;
  for (const Dated& report : reports) texts.push_back({report.text, report.date});
  return test::describe_findings(texts, Severity::warning);
}

}  // namespace

TEST_CASE("reports of one happening that differ") {
  CHECK(findings({{"", "A ferry sank off Port Maren on Tuesday, killing nine people.\n"},
                  {"", "The ferry sank off Port Maren on Tuesday. The accident killed 12 people, police said.\n"}}) ==
        "warning conflict");
  CHECK(findings({{"2021-03-02", "A 5.1 quake shook Port Maren on Tuesday.\n"},
                  {"2021-03-03", "The quake at Port Maren on Tuesday had a magnitude of 5.3.\n"}}) == "error conflict");
}

TEST_CASE("counts in the news of one event grow from day to day") {
  const char* quake =
      "An earthquake at Port Maren killed nine people on Tuesday. The army sent 400 soldiers to Maren.\n";
  CHECK(findings({{"2021-03-02", quake},
                  {"2021-03-04",
                   "The earthquake at Port Maren on Tuesday killed nine people. The army has sent 1,100 "
                   "soldiers to Maren.\n"}}) == "");
  const char* fewer =
      "The earthquake at Port Maren on Tuesday killed nine people. The army has sent 250 soldiers to Maren.\n";
  CHECK(findings({{"2021-03-02", quake}, {"2021-03-04", fewer}}) == "warning conflict");
  CHECK(findings({{"2021-03-02", quake},
                  {"2021-03-02",
                   "The earthquake at Port Maren on Tuesday killed nine people. The army has sent 1,100 "
                   "soldiers to Maren.\n"}}) == "warning conflict");
  CHECK(findings({{"2021-03-02", "It was the 14th killing in Port Maren this year, police in Maren said.\n"},
                  {"2021-03-05", "It was the 15th killing in Port Maren this year, police in Maren said.\n"}}) == "");
}

TEST_CASE("a magnitude is revised by tenths, slips by a whole step, and is else another quake's") {
  const char* report = "A 5.1 quake shook Port Maren on Tuesday.\n";
  CHECK(findings(
            {{"2021-03-02", report}, {"2021-03-03", "The quake at Port Maren on Tuesday had a magnitude of 5.9.\n"}}) ==
        "warning conflict");
  CHECK(findings({{"2021-03-02", report},
                  {"2021-03-03", "The quake at Port Maren on Tuesday had a magnitude of 6.9.\n"}}) == "");
}

TEST_CASE("a day that both reports state is one day, however long ago it was for one of them") {
  CHECK(findings({{"", "The fire at Port Maren on 3 March 2021 killed 13 people.\n"},
                  {"2021-05-17", "The fire at Port Maren on 3 March 2021 killed 17 people.\n"}}) == "error conflict");
}

TEST_CASE("a happening of the day and one that is recalled are two") {
  CHECK(findings({{"", "A ferry sank off Port Maren on Tuesday, killing nine people.\n"},
                  {"", "A ferry sank off Port Maren in August, killing 31 people.\n"}}) == "");
  CHECK(findings({{"2021-03-02", "A ferry sank off Port Maren on Tuesday, killing nine people.\n"},
                  {"2021-03-02",
                   "A ferry sank off Port Maren on Tuesday.\n\nIn 2009 a ferry sank there, killing 31 people.\n"}}) ==
        "");
}

TEST_CASE("reports that share no names tell of two happenings") {
  const char* one =
      "A quake shook Port Maren on Tuesday and hurt three people, said Governor Ines Okafor of Velden. "
      "The Velden Institute put its centre near Tollmouth and Greyhaven.\n";
  const char* other =
      "A quake shook Lindqvist on Tuesday and hurt eight people, said Mayor Per Aalto of Norrby. "
      "The Norrby Institute put its centre near Sundvik and Hammarland.\n";
  CHECK(findings({{"", one}, {"", other}}) == "");
}

TEST_CASE("a fire and a storm are two happenings") {
  const char* fire = "A fire in the hall of Port Maren killed nine people and injured 20 on Sunday.\n";
  const char* storm = "A storm over the hall of Port Maren killed four people and injured 31 on Sunday.\n";
  const char* blaze = "The blaze in the hall of Port Maren killed 11 people and injured 20 on Sunday.\n";
  CHECK(findings({{"2022-07-11", fire}, {"2022-07-11", storm}}) == "");
  CHECK(findings({{"2022-07-11", fire}, {"2022-07-11", blaze}}) == "error conflict");
}

TEST_CASE("each verb has its own object") {
  CHECK(findings({{"2022-07-11", "The fire in Port Maren killed nine people and injured 20 on Sunday.\n"},
                  {"2022-07-11", "The fire in Port Maren on Sunday injured 20 people.\n"}}) == "");
}

TEST_CASE("what befell then, behind a comma") {
  CHECK(findings({{"2020-06-03", "In Port Maren 340 homes were flooded by the Alder on Wednesday.\n"},
                  {"2020-06-05",
                   "The Alder flooded Port Maren on Wednesday. It last rose so far in 1997, when 120 homes were "
                   "flooded.\n"}}) == "");
}

TEST_CASE("undated reports that tell of other things") {
  const std::string place = " Ines Okafor wrote it down for the Maren Chronicle at the Velden hall in Port Maren.\n";
  const std::string one = "Three people were injured when a roof came down on the stalls." + place;
  const std::string other = "Seven people were injured when officers tried to arrest the leader of a union." + place;
  const std::string same = "Seven people were injured when the roof of the hall came down." + place;
  CHECK(findings({{"", one.c_str()}, {"", other.c_str()}}) == "");
  CHECK(findings({{"", one.c_str()}, {"", same.c_str()}}) == "warning conflict");
}

TEST_CASE("a number that says which one is no count") {
  CHECK(findings({{"2021-03-02", "Here is what the Velden council did for the harbour in week ten of the works.\n"},
                  {"2021-03-09", "Here is what the Velden council did for the harbour in week 11 of the works.\n"}}) ==
        "");
}

TEST_CASE("numbers of a program are no statements") {
  CHECK(findings({{"", "Built when defined(__lib__) && __lib_minor__ >= 45 for the fast copy path.\n"},
                  {"", "Built when defined(__lib__) && __lib_minor__ >= 31 for the fast copy path.\n"}}) == "");
}

TEST_CASE("dates of named things") {
  CHECK(findings({{"", "The ministers founded the Velden Water Council in 1998.\n"},
                  {"", "The Velden Water Council, established in 2001, has nine members.\n"}}) == "error conflict");
  CHECK(findings({{"", "The ministers founded the Velden Water Council in 1998.\n"},
                  {"", "The Harbour Safety Board was founded in 2001.\n"}}) == "");
}

TEST_CASE("what goes on about a recalled happening is recalled, too") {
  const char* today = "A quake shook Port Maren on Tuesday, killing nine people.\n";
  CHECK(findings({{"2021-03-02", today},
                  {"2021-03-02",
                   "A quake shook Port Maren on Tuesday.\n\nIn April 2009 a quake struck near Port Maren.\n\n"
                   "Twelve people died in the quake.\n"}}) == "");
  CHECK(findings({{"2021-03-02", today},
                  {"2021-03-02", "A quake shook Port Maren on Tuesday.\n\nTwelve people died in the quake.\n"}}) ==
        "error conflict");
}

TEST_CASE("a toll that grows, and its parts, are no conflict") {
  CHECK(findings({{"2021-03-02", "The fire in Port Maren killed 3 people.\n"},
                  {"2021-03-02", "The fire in Port Maren killed 7 people.\n"},
                  {"2021-03-02", "The fire in Port Maren killed 11 people.\n"}}) == "");
  CHECK(findings({{"2021-03-02",
                   "The storm killed 24 people.\n\nIn the hills 9 people were killed when a wall fell in the storm.\n"},
                  {"2021-03-02", "The storm killed 24 people in all.\n"}}) == "");
}
