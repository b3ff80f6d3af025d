#include <claimcheck/decimal.h>

#include "support/catch.h"

using claimcheck::Decimal;

namespace {
Decimal d(const char* text) { return Decimal::parse(text).value(); }
}  // namespace

TEST_CASE("decimals parse and print") {
  struct Row {
    const char* text;
    const char* printed;
  };
  for (const Row& row : {Row{"0", "0"},
                         {"-0", "0"},
                         {"14700", "14700"},
                         {"0.10", "0.1"},
                         {"+7", "7"},
                         {"-12.50", "-12.5"},
                         {"1e3", "1000"},
                         {"2.48e-5", "0.0000248"},
                         {"123456789012345678901234567890", "123456789012345678901234567890"},
                         {"1e60", "1e60"}}) {
    INFO(row.text);
    CHECK(d(row.text).to_string() == row.printed);
  }
  for (const char* bad : {"", "-", ".", "1.", "1e", "1,000", "x", "1 ", "--1"}) {
    INFO(bad);
    CHECK_FALSE(Decimal::parse(bad));
  }
}

TEST_CASE("a number of 400 digits keeps its leading digits and its magnitude") {
  const std::string nines(400, '9');
  CHECK(d(nines.c_str()) == d("1e400"));
  CHECK(d((std::string("1") + std::string(399, '0')).c_str()) == d("1e399"));
  CHECK(d("1e999999999999") == d("1e100000"));
}

TEST_CASE("arithmetic is exact") {
  CHECK(d("0.1") + d("0.2") == d("0.3"));
  CHECK(d("1e20") + d("1") == d("100000000000000000001"));
  CHECK(d("5") - d("7.25") == d("-2.25"));
  CHECK(d("7.25") + d("-7.25") == d("0"));
  CHECK(d("110000") * d("0.7") == d("77000"));
  CHECK(d("14700") * d("0.45359237") == d("6667.807839"));
  CHECK(d("123456789012345678") * d("987654321098765432") == d("121932631137021794322511812221002896"));
  CHECK(d("-3") * d("0.5") == d("-1.5"));
  CHECK(Decimal::divide(d("13e9"), d("5e8")) == d("26"));
  CHECK(Decimal::divide(d("1"), d("3"))->to_string() == "0.333333333333333333333333333333333333");
  CHECK(Decimal::divide(d("2"), d("3"))->to_string() == "0.666666666666666666666666666666666667");
  CHECK_FALSE(Decimal::divide(d("1"), d("0")));
}

TEST_CASE("multiplication beyond 36 digits rounds the last kept digit") {
  const Decimal third = *Decimal::divide(d("1"), d("3"));
  CHECK((third * third).to_string() == "0.111111111111111111111111111111111111");
  CHECK((d("999999999999999999999999999999999999") * d("999999999999999999999999999999999999")).digits() <= 36);
}

TEST_CASE("order") {
  CHECK(d("0.1") < d("0.11"));
  CHECK(d("-2") < d("-1.9"));
  CHECK(d("1e30") > d("999999999999999999999999999999"));
  CHECK(d("1e30") > d("-1e31"));
  CHECK(d("100") == d("1e2"));
  CHECK_FALSE(d("7") < d("7.0"));
}

TEST_CASE("digits, exponents and conversions") {
  CHECK(d("14700").exponent() == 2);
  CHECK(d("14700").digits() == 3);
  CHECK(d("0.25").exponent() == -2);
  CHECK(d("0").digits() == 0);
  CHECK(d("-42").to_int64() == -42);
  CHECK_FALSE(d("0.5").to_int64());
  CHECK_FALSE(d("1e30").to_int64());
  CHECK(d("2.5").to_double() == 2.5);
  CHECK(d("25").shifted(-1) == d("2.5"));
}
