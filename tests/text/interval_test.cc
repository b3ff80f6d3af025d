#include <claimcheck/interval.h>

#include "support/catch.h"

using claimcheck::Decimal;
using claimcheck::Interval;

namespace {

/// Reads "[1, 2)", "(-inf, 5]" and so on.
Interval i(const std::string& text) {
  const auto comma = text.find(',');
  const std::string low = text.substr(1, comma - 1), high = text.substr(comma + 1, text.size() - comma - 2);
  Interval out;
  if (low.find("inf") == std::string::npos) out.low = Decimal::parse(low).value(), out.low_open = text.front() == '(';
  if (high.find("inf") == std::string::npos)
    out.high = Decimal::parse(high).value(), out.high_open = text.back() == ')';
  return out;
}

}  // namespace

TEST_CASE("disjoint intervals") {
  struct Row {
    const char* a;
    const char* b;
    bool disjoint;
  };
  for (const Row& row : {Row{"[1,2]", "[2,3]", false},
                         {"[1,2)", "[2,3]", true},
                         {"(1,2)", "(2,3)", true},
                         {"[1,5]", "[2,3]", false},
                         {"(400,inf)", "(500,inf)", false},
                         {"(-inf,5)", "[5,5]", true},
                         {"(14650,14750)", "(14750,14850)", true},
                         {"(-inf,inf)", "[7,7]", false}}) {
    INFO(row.a << " " << row.b);
    CHECK(disjoint(i(row.a), i(row.b)) == row.disjoint);
    CHECK(disjoint(i(row.b), i(row.a)) == row.disjoint);
  }
}

TEST_CASE("containment, hull and arithmetic") {
  CHECK(contains(i("[0,100]"), i("(0,100)")));
  CHECK_FALSE(contains(i("(0,100)"), i("[0,100)")));
  CHECK(contains(i("(5,inf)"), i("[6,inf)")));
  CHECK_FALSE(contains(i("[5,9]"), i("[6,inf)")));
  CHECK(to_string(hull(i("[1,2)"), i("(5,6]"))) == "[1, 6]");
  CHECK(to_string(multiply(i("(104500,110000)"), i("(0.675,0.725)"))) == "(70537.5, 79750)");
  CHECK(to_string(multiply(i("[-2,3]"), i("[4,5)"))) == "(-10, 15)");
  CHECK(to_string(multiply(i("[0,3]"), i("[4,inf)"))) == "[0, +inf)");
  CHECK(to_string(add(i("[1,2)"), i("(3,inf)"))) == "(4, +inf)");
  CHECK(to_string(subtract(i("[5,6]"), i("(1,2)"))) == "(3, 5)");
  CHECK(to_string(*divide(i("[10,20]"), i("[2,4]"))) == "[2.5, 10]");
  CHECK_FALSE(divide(i("[1,2]"), i("[-1,1]")));
  // exact where the quotient is: 1/300 is not
  CHECK(to_string(*divide(i("[300,300]"), i("[300,300]"))) == "[1, 1]");
  CHECK(to_string(*divide(i("[70,210)"), i("[7,7]"))) == "[10, 30)");
  CHECK(to_string(*divide(i("[-6,3]"), i("[-3,-1)"))) == "(-3, 6)");
  CHECK(to_string(*divide(i("[0,3]"), i("[2,inf)"))) == "[0, 1.5]");
  CHECK(to_string(*divide(i("[1,3]"), i("[2,inf)"))) == "(0, 1.5]");
  CHECK(to_string(*divide(i("[4,inf)"), i("[2,8]"))) == "[0.5, +inf)");
  CHECK(to_string(scale(i("[1,2)"), Decimal(-3))) == "(-6, -3]");
}
