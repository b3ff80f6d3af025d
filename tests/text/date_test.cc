#include <claimcheck/date.h>

#include "support/catch.h"

using namespace claimcheck;

TEST_CASE("dates") {
  CHECK(to_string(make_date(2024, 2, 29).value()) == "2024-02-29");
  CHECK_FALSE(make_date(2023, 2, 29));
  CHECK_FALSE(make_date(0, 1, 1));
  CHECK_FALSE(make_date(2023, 13, 1));
  CHECK(civil(make_date(2024, 7, 31).value()).weekday == 3);
  CHECK(to_string(add_months(make_date(2024, 3, 31).value(), -1)) == "2024-02-29");
  CHECK(to_string(add_months(make_date(2024, 1, 15).value(), 12)) == "2025-01-15");
  CHECK(days_in_month(2023, 2) == 28);
}

TEST_CASE("ISO dates parse at the start of a text") {
  CHECK(to_string(parse_iso_date("2024-02-08T13:18:57").value()) == "2024-02-08");
  CHECK_FALSE(parse_iso_date("2024-02-081"));
  CHECK_FALSE(parse_iso_date("2024-2-8"));
  CHECK_FALSE(parse_iso_date("2024-13-08"));
}

TEST_CASE("ranges") {
  const DateRange y21{make_date(2021, 1, 1), make_date(2021, 12, 31)},
      y22{make_date(2022, 1, 1), make_date(2022, 12, 31)};
  const DateRange since{make_date(2021, 6, 1), {}};
  CHECK(disjoint(y21, y22));
  CHECK_FALSE(disjoint(y22, since));
  CHECK(contains(since, y22));
  CHECK_FALSE(contains(y22, since));
  CHECK(to_string(since) == "2021-06-01..");
  CHECK(to_string(DateRange{y21.from, y21.from}) == "2021-01-01");
}
