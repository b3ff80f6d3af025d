// Weekdays beside days, and ranges of dates. Claims by hand: resolving dates is the quantity stage's work.
#include "support/catch.h"
#include "support/claim_builder.h"

using namespace claimcheck;

namespace {

Claim day_claim(const std::string& quote, const std::string& day, int weekday) {
  Claim c;
  c.quote = c.sentence = quote;
  c.sentence_number = {0, static_cast<std::uint32_t>(quote.size())};
  c.position = {0, static_cast<std::uint32_t>(quote.size()), 1, 1};
  c.quantity.kind = QuantityKind::date;
  c.quantity.dates = {parse_iso_date(day), parse_iso_date(day)};
  c.quantity.weekday = static_cast<std::int8_t>(weekday);
  return c;
}

}  // namespace

TEST_CASE("weekday beside a day") {
  struct Row {
    const char* quote;
    const char* day;
    int weekday;
    const char* document;
    const char* message;
  };
  for (const Row& row : {
           Row{"Tuesday, March 7, 2023", "2023-03-07", 2, "", ""},
           Row{"Wednesday, March 7, 2023", "2023-03-07", 3, "", "March 7, 2023 is a Tuesday, not a Wednesday"},
           Row{"Wednesday, March 7", "2023-03-07", 3, "", ""},  // no year, no document date
           Row{"Wednesday, March 7", "2023-03-07", 3, "2023-03-01", "is a Tuesday"},
           Row{"Wednesday, March 7", "2023-03-07", 3, "2024-03-01", ""},   // too far away
           Row{"Friday, December 29", "2024-12-29", 5, "2024-06-20", ""},  // right in 2023, 174 days before
           Row{"last Saturday", "2023-03-07", 6, "2023-03-10", ""},
       }) {
    INFO(row.quote << " in a document of " << row.document);
    DocumentInfo document;
    document.path = "a.txt";
    document.date = parse_iso_date(row.document);
    const auto findings =
        test::run_check(check_dates, {day_claim(row.quote, row.day, row.weekday)}, RuleSet(), {document});
    REQUIRE(findings.size() == (*row.message != '\0' ? 1 : 0));
    if (*row.message != '\0') {
      CHECK(findings[0].kind == FindingKind::date);
      CHECK_THAT(findings[0].message, Catch::Contains(row.message));
    }
  }
}

TEST_CASE("range of dates in two phrases") {
  struct Row {
    const char* text;
    bool wrong;
  };
  for (const Row& row : {Row{"Open from [[2021-05-01]] to [[2022-03-01]].", false},
                         Row{"Open from [[2021-05-01]] to [[2020-03-01]].", true},
                         Row{"Open between [[2021-05-01]] and [[2020-03-01]].", true},
                         Row{"Moved from [[2021-05-01]] and [[2020-03-01]].", false},
                         Row{"Open on [[2021-05-01]] and [[2020-03-01]].", false}}) {
    INFO(row.text);
    CHECK(test::run_check(check_dates, row.text).size() == (row.wrong ? 1 : 0));
  }
}
