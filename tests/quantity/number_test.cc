#include "quantity/marked.h"
#include "support/catch.h"

using namespace claimcheck;
using test::Row;

TEST_CASE("numbers, scales and counted nouns") {
  for (const Row& row : {
           Row{"Officers found [[14,700 pounds]] of copper.", "quantity 14700 pound"},
           {"The city has [[1.2 million residents]].", "cardinal 1200000 resident"},
           {"They printed [[35 million possibly useful leaflets]] by hand.", "cardinal 35000000 leaflet"},
           {"It cost [[$82 billion]].", "money 82000000000 USD"},
           {"A loan of [[US$3.5bn]] was agreed.", "money 3500000000 USD"},
           {"Some [[364k users]] left.", "cardinal 364000 user approximate"},
           {"[[one hundred thousand trees]]", "cardinal 100000 tree"},
           {"She bought [[two dozen eggs]].", "cardinal 24 egg"},
           {"Support fell to [[85%]].", "percent 85 percent"},
           {"It rose by [[3 percentage points]].", "percent 3 percentage point"},
           {"[[twenty-eight thousand six hundred forty-two cards]]", "cardinal 28642 card"},
           {"[[a hundred and twenty chairs]]", "cardinal 120 chair"},
           {"more than [[400 branches]] closed", "cardinal 400 branch more_than"},
           {"[[300 or more guests]]", "cardinal 300 guest at_least"},
           {"between [[18 and 49]] of them", "range 18..49"},
           {"[[two-thirds of the voters]]", "fraction 0.666667 voter"},
           {"[[one in five drivers]]", "ratio 0.2 driver"},
       })
    test::check(row);
}
