// Conversions beside each other. Rows: marked text, and a part of the message, or "" when nothing is wrong.
#include "support/catch.h"
#include "support/claim_builder.h"

using namespace claimcheck;

TEST_CASE("a figure in two units") {
  struct Row {
    const char* text;
    const char* message;
  };
  for (const Row& row : {
           Row{"It lies [[80 km]] ([[50 miles]]) away.", ""},
           Row{"It lies [[80 km]] ([[80 miles]]) away.", "the same figure stands with both units"},
           Row{"It lies [[80 km]] ([[129 miles]]) away.", "converted the wrong way round"},
           Row{"It lies [[80 km]] ([[500 miles]]) away.", "the decimal point seems to have moved"},
           Row{"It lies [[80 km]] ([[65 miles]]) away.", "80 kilometre is 49.71 mile, not 65"},
           Row{"It lies [[30 miles]] ([[50 km]]) away.", ""},
           Row{"A depth of just [[10 km]] ([[6 miles]]).", ""},
           Row{"A depth of just [[10 km]] ([[6.2 miles]]).", ""},
           Row{"[[200 miles]], or [[320 km]], of coast.", ""},
           Row{"[[200 miles]], or [[280 km]], of coast.", "321.9 kilometre, not 280"},
           Row{"Races of [[5 km]] or [[10 miles]].", ""},
           Row{"A [[10 km]] road ([[3 miles]] of it paved).", ""},
           Row{"[[3-9 inches]] ([[7-23 cm]]) of snow fell.", ""},
           Row{"[[3-9 inches]] ([[7-32 cm]]) of snow fell.", "9 inch is 22.86 centimetre, not 32"},
           Row{"It was [[120 F]] ([[49 C]]).", ""},
           Row{"It was [[120 F]] ([[39 C]]).", "not 39"},
           Row{"It got [[9 F]] ([[5 C]]) warmer.", ""},
           Row{"They took [[14,700 pounds]] ([[6,668 kg]]).", ""},
           Row{"They took [[14,700 pounds]] ([[6,668 kg]]) and [[10 kg]] more.", ""},
           Row{"They took [[>14,700 pounds]] ([[7,668 kg]]).", "not 7,668"},
           Row{"It focuses from [[0.004 km]] ([[55 cm]]).", ""},
           Row{"A path of [[1.5 km]] ([[15,000 cm]]).", "the decimal point seems to have moved"},
           Row{"A path of [[1.5 km]] ([[150,000 cm]]).", ""},
           Row{"He paid [[$30]] ([[20 pounds]]).", ""},
       }) {
    INFO(row.text);
    const auto findings = test::run_check(check_units, row.text);
    for (const Finding& f : findings) UNSCOPED_INFO("  " << f.message);
    REQUIRE(findings.size() == (*row.message != '\0' ? 1 : 0));
    if (*row.message != '\0') {
      CHECK(findings[0].kind == FindingKind::unit);
      CHECK_THAT(findings[0].message, Catch::Contains(row.message));
      CHECK(findings[0].values.size() == 2);
    }
  }
}
