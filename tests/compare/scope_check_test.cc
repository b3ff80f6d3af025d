// Figures of one measure that are about two things, through the whole pipeline: another place, group or variant of a
// figure, what was expected, what was taken back. Rows: two documents, and the findings as "severity kind".
#include "support/pipeline.h"

using namespace claimcheck;

namespace {

/// The loud findings of the rules; that two statements read alike is another check's business.
std::string findings(const char* a, const char* b) {
  std::string out;
  for (const Finding& f : test::check_texts({{a, "2023-05-05"}, {b, "2023-05-05"}}))
    if (f.severity <= Severity::warning && f.rule != "builtin/repeated-statement")
      out += std::string(to_string(f.severity)) + " " + to_string(f.kind);
  return out;
}

}  // namespace

TEST_CASE("rates of one name about two things") {
  struct Row {
    const char *a, *b, *expected;
  };
  for (const Row& row : {
           Row{"Unemployment in Spain rose to 11.6% in March 2024.", "Spain's jobless rate was 12.6% in March 2024.",
               "error conflict"},
           Row{"The unemployment rate fell to 3.4% in April 2023.",
               "The unemployment rate for women was 3.1% in April 2023.", ""},
           Row{"The unemployment rate fell to 3.4% in April 2023.",
               "Without seasonal adjustment the unemployment rate was 3.1% in April 2023.", ""},
           Row{"Inflation was 4.9% in April 2023.", "Core inflation was 5.5% in April 2023.", ""},
           Row{"The unemployment rate fell to 3.4% in April 2023.",
               "Analysts had expected the unemployment rate to be 3.6% in April 2023.", ""},
           Row{"The unemployment rate fell to 3.4% in April 2023.",
               "The unemployment rate stood at 6.5% in Germany in April 2023.", ""},
           Row{"The unemployment rate fell to 3.4% in April 2023.",
               "An earlier version of this article said that the unemployment rate was 4.3% in April 2023.", ""},
           Row{"Inflation in Germany was 7.2% in April 2023. In Spain inflation was 4.1% in April 2023. Core inflation "
               "was 5.8% in April 2023.",
               "Core inflation was 5.5% in April 2023.", ""},
           Row{"Employers added 253,000 jobs in April 2023.", "Retailers added 8,000 jobs in April 2023.", ""},
       }) {
    INFO(row.a << " | " << row.b);
    CHECK(findings(row.a, row.b) == row.expected);
  }
}

TEST_CASE("figures of two places that no gazetteer knows are no error") {
  struct Row {
    const char *a, *b, *expected;
  };
  for (const Row& row : {
           Row{"In May 2024, the unemployment rate was 4.2% in Brenwick.",
               "In May 2024, the unemployment rate was 5.8% in Tollmoor.", ""},
           Row{"In May 2024, the unemployment rate was 4.2% in Brenwick.",
               "In May 2024, the unemployment rate was 5.8% in Brenwick.", "error conflict"},
           Row{"In May 2024, the unemployment rate was 4.2% in Brenwick.",
               "In May 2024, the unemployment rate was 5.8%.", "error conflict"},
           Row{"In May 2024, the unemployment rate was 4.2% in the Upland region.",
               "In May 2024, the unemployment rate was 5.8% in the Lowland region.", ""},
           Row{"In May 2024, the unemployment rate was 4.2% in the North region.",
               "In May 2024, the unemployment rate was 5.8% in the South region.", ""},
           Row{"The flood killed 41 people in Brenwick County.", "The flood killed 52 people in Tollmoor County.", ""},
           Row{"The flood killed 41 people in Brenwick County.", "The flood killed 52 people in Brenwick County.",
               "error conflict"},
           Row{"The storm destroyed 410 homes in Brenwick County.", "The storm destroyed 520 homes in Tollmoor County.",
               ""},
       }) {
    INFO(row.a << " | " << row.b);
    CHECK(findings(row.a, row.b) == row.expected);
  }
}
