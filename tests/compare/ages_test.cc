// Ages of named people, through the whole pipeline. Rows: two documents with their dates, and the ages that the one
// finding names ("34 and as 35"), or "".
#include "support/pipeline.h"

using namespace claimcheck;

namespace {

std::vector<Finding> ages(const char* a, const char* date_a, const char* b, const char* date_b) {
  std::vector<Finding> out = test::check_texts({{a, date_a}, {b, date_b}});
  std::erase_if(out, [](const Finding& f) { return f.rule != "builtin/age"; });
  return out;
}

}  // namespace

TEST_CASE("a person has one age") {
  struct Row {
    const char *a, *date_a, *b, *date_b, *expected;
  };
  for (const Row& row : {
           Row{"Ana Ruiz, 34, was on the bus.", "", "Ana Ruiz, 35, was on the bus.", "", "34 and as 35"},
           Row{"Ana Ruiz, 34, was on the bus.", "", "The 34-year-old Ana Ruiz was on the bus.", "", ""},
           Row{"Police held 22-year-old Jon Smed.", "", "Jon Smed, a 32-year-old student, was held.", "",
               "22 and as 32"},
           Row{"The 41-year-old bus driver Lena K. Holm spoke.", "", "Lena Holm, 42, spoke.", "", "41 and as 42"},
           Row{"Ana Ruiz, 34, won.", "2020-05-01", "Ana Ruiz, 36, won.", "2022-05-09", ""},
           Row{"Ana Ruiz, 34, won.", "2020-05-01", "Ana Ruiz, 39, won.", "2022-05-09", "34 and as 39"},
           Row{"Ana Ruiz, 34, won.", "", "Eva Ruiz, 36, won.", "", ""},
           Row{"A 31-year-old New York resident fell.", "", "A 37-year-old New York resident fell.", "", ""},
           Row{"The 31-year-old from San Pedro fell.", "", "The 37-year-old from San Pedro fell.", "", ""},
           Row{"Ana Ruiz, 34 people and a dog waited.", "", "Ana Ruiz, 36 people and a dog waited.", "", ""},
           Row{"At Elm Corner, 34, 40 and 61 people waited.", "", "At Elm Corner, 36, 41 and 60 people waited.", "",
               ""},
           Row{"Ana Ruiz's brother, 34, waited.", "", "Ana Ruiz's brother, 36, waited.", "", ""},
       }) {
    INFO(row.a << " | " << row.b);
    const auto findings = ages(row.a, row.date_a, row.b, row.date_b);
    REQUIRE(findings.size() == (*row.expected != '\0' ? 1 : 0));
    if (*row.expected != '\0') CHECK_THAT(findings[0].message, Catch::Contains(row.expected));
  }
}
