#include "checker/compare/verdict.h"

#include "support/catch.h"

#include <map>

using namespace claimcheck;

namespace {

Decimal d(std::string_view text) { return Decimal::parse(text).value(); }

const Unit& unit(const std::string& name) {
  static const std::map<std::string, Unit> units = {
      {"pound", {"pound", UnitDimension::mass, "kilogram", d("0.45359237"), Decimal(0)}},
      {"kilogram", {"kilogram", UnitDimension::mass, "kilogram", Decimal(1), Decimal(0)}},
      {"USD", {"USD", UnitDimension::money, "USD", Decimal(1), Decimal(0)}},
      {"EUR", {"EUR", UnitDimension::money, "EUR", Decimal(1), Decimal(0)}},
      {"percent", {"percent", UnitDimension::proportion, "percent", Decimal(1), Decimal(0)}},
      {"magnitude", {"magnitude", UnitDimension::magnitude, "magnitude", Decimal(1), Decimal(0)}},
      {"percentage point", {"percentage point", UnitDimension::points, "percentage point", Decimal(1), Decimal(0)}},
  };
  return units.at(name);
}

/// "14700 pound ±50" or ">300", "<10", "=7": value, unit and what it commits to (literal = charitable).
Mention m(std::string_view value, const std::string& unit_name = "", std::string_view slack = "0") {
  Mention out;
  const char sign = value.front();
  if (sign == '>' || sign == '<') value.remove_prefix(1);
  out.stated_low = out.stated_high = d(value);
  if (sign == '>') {
    out.modifier = Modifier::more_than;
    out.literal = {d(value), std::nullopt, true, false};
    out.suggested_high = d(value) * d("1.5");
  } else if (sign == '<') {
    out.modifier = Modifier::less_than;
    out.literal = {std::nullopt, d(value), false, true};
  } else {
    const bool open = slack != "0";
    out.literal = {d(value) - d(slack), d(value) + d(slack), open, open};
  }
  out.charitable = out.literal;
  if (!unit_name.empty()) out.unit = &unit(unit_name);
  return out;
}

}  // namespace

TEST_CASE("two quantities of one fact") {
  using R = Relationship;
  struct Row {
    const char* name;
    Mention a, b;
    R expected;
  };
  const Row rows[] = {
      {"equal", m("7"), m("7"), R::consistent},
      {"one apart", m("7"), m("8"), R::conflict},
      {"rounded figures that only touch", m("748000", "", "500"), m("749000", "", "500"), R::conflict},
      {"a point inside a rounded figure", m("14723"), m("14700", "", "50"), R::consistent},
      {"pounds and kilograms convert", m("100", "pound", "5"), m("45", "kilogram", "0.5"), R::consistent},
      {"same digits, other unit", m("14700", "pound", "50"), m("14700", "kilogram", "50"), R::unit_slip},
      {"the same digit, but another size", m("10", "pound"), m("100", "kilogram"), R::conflict},
      {"round counts, a thousandfold apart", m("10"), m("10000"), R::conflict},
      {"two digits, a thousandfold apart", m("12"), m("12000"), R::unit_slip},
      {"bounds in two units", m(">14700", "pound"), m(">14700", "kilogram"), R::unit_slip},
      {"million for billion", m("1.2e6", "USD", "5e4"), m("1.2e9", "USD", "5e7"), R::unit_slip},
      {"currencies never convert", m("5", "USD"), m("9", "EUR"), R::incomparable},
      {"bounds in one direction", m(">400"), m(">500"), R::tension},
      {"a bound and a figure above it", m(">400"), m("450"), R::consistent},
      {"a bound and a figure beyond what it suggests", m(">300"), m("3000"), R::tension},
      {"a bound and a figure below it", m(">400"), m("399"), R::conflict},
      {"upper and lower bound apart", m("<400"), m(">500"), R::conflict},
      {"percent and percentage points", m("10", "percent"), m("10", "percentage point"), R::unit_slip},
      {"a magnitude is a bare number", m("5.1", "", "0.05"), m("5.3", "magnitude", "0.05"), R::conflict},
      {"a count is no mass", m("10"), m("10", "pound"), R::incomparable},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(compare_quantities(row.a, row.b).relationship == row.expected);
    CHECK(compare_quantities(row.b, row.a).relationship == row.expected);
  }
}

TEST_CASE("spreads of a measurement are compared end by end, doubts about a count are not") {
  const auto range = [](const char* low, const char* high, const char* unit_name) {
    Mention out = m(low, unit_name);
    out.kind = QuantityKind::range;
    out.stated_high = d(high);
    out.literal.high = out.charitable.high = d(high);
    return out;
  };
  using R = Relationship;
  CHECK(compare_quantities(range("10", "40", "pound"), range("4.5", "18", "kilogram")).relationship == R::consistent);
  CHECK(compare_quantities(range("10", "40", "pound"), range("4.5", "15", "kilogram")).relationship == R::conflict);
  CHECK(compare_quantities(range("10", "40", "pound"), m("12", "kilogram")).relationship == R::consistent);
  CHECK(compare_quantities(range("200", "300", ""), range("250", "400", "")).relationship == R::consistent);
}

TEST_CASE("tolerance widens both figures") {
  CHECK(compare_quantities(m("100", "", "0.5"), m("103", "", "0.5")).relationship == Relationship::conflict);
  CHECK(compare_quantities(m("100", "", "0.5"), m("103", "", "0.5"), d("0.02")).relationship ==
        Relationship::consistent);
}

TEST_CASE("the difference is in base units, with its sign") {
  CHECK(compare_quantities(m("1", "kilogram"), m("10", "pound")).difference == d("3.5359237"));
}

TEST_CASE("dates conflict when they share no day") {
  Mention a, b;
  a.kind = b.kind = QuantityKind::date_range;
  a.dates = {make_date(2022, 1, 1), make_date(2022, 12, 31)};
  b.dates = {make_date(2022, 7, 1), make_date(2022, 7, 31)};
  CHECK(compare_quantities(a, b).relationship == Relationship::consistent);
  b.dates = {make_date(2023, 1, 1), std::nullopt};
  CHECK(compare_quantities(a, b).relationship == Relationship::conflict);
  CHECK(compare_quantities(a, m("7")).relationship == Relationship::incomparable);
  b.dates = {};
  CHECK(compare_quantities(a, b).relationship == Relationship::incomparable);
}
