// Scale and unit of a table's figures, from the headers of their columns and rows.
#include "support/catch.h"

#include <claimcheck/claimcheck.h>

using namespace claimcheck;

namespace {

const RuleSet& builtin_rules() {
  static const auto rules = [] {
    std::vector<Diagnostic> diagnostics;
    return load_rules({}, diagnostics);
  }();
  REQUIRE(rules);
  return *rules;
}

std::vector<Claim> claims_of(const std::string& name, const std::string& bytes) {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({name, bytes}, {}, diagnostics);
  REQUIRE(document);
  return extract_claims(*document, builtin_rules());
}

/// "1210000 USD" with both intervals.
std::string describe(const Mention& mention) {
  std::string out = to_string(mention.kind) + std::string(" ") + mention.stated_low.value_or(Decimal(-1)).to_string();
  if (mention.unit != nullptr) out += " " + mention.unit->name;
  return out + " " + to_string(mention.literal) + " " + to_string(mention.charitable);
}

/// The figures below the headers, as "1210000 USD; 5".
std::string figures(const std::string& name, const std::string& bytes) {
  std::string out;
  for (const Claim& claim : claims_of(name, bytes)) {
    if (claim.cell.table < 0 || claim.cell.header || claim.cell.column == 0) continue;
    out += (out.empty() ? "" : "; ") + claim.quantity.stated_low.value_or(Decimal(-1)).to_string();
    if (claim.quantity.unit != nullptr) out += " " + claim.quantity.unit->name;
  }
  return out;
}

}  // namespace

TEST_CASE("a header gives its figures their scale and unit") {
  const std::pair<const char*, const char*> rows[] = {
      {"port,Revenue ($ thousands)\nA,\"1,210\"\nB,845.5\n", "1210000 USD; 845500 USD"},
      {"port,Revenue (in millions of dollars)\nA,12\nB,13\n", "12000000 USD; 13000000 USD"},
      {"port,Revenue (US$ million)\nA,14.2\nB,13\n", "14200000 USD; 13000000 USD"},
      {"port,$ million\nA,14.2\nB,13\n", "14200000 USD; 13000000 USD"},
      {"port,\"Revenue, EUR bn\"\nA,1.2\nB,3\n", "1200000000 EUR; 3000000000 EUR"},
      {"port,Revenue ($m)\nA,1.2\nB,3\n", "1200000 USD; 3000000 USD"},
      {"port,Revenue (£'000)\nA,12\nB,13\n", "12000 GBP; 13000 GBP"},
      {"port,\"Arrivals, in thousands\"\nA,12\nB,13\n", "12000; 13000"},
      {"port,Arrivals (000s)\nA,12\nB,13\n", "12000; 13000"},
      {"port,Arrivals (million)\nA,1.2\nB,13\n", "1200000; 13000000"},
      {"port,Share (%)\nA,12\nB,13.5\n", "12 percent; 13.5 percent"},
      {"port,% change\nA,-12\nB,13\n", "-12 percent; 13 percent"},
      {"port,Per cent of all\nA,12\nB,13\n", "12 percent; 13 percent"},
      {"port,Cargo (tonnes)\nA,12\nB,13\n", "12 tonne; 13 tonne"},
      {"port,Tonnes\nA,12\nB,13\n", "12 tonne; 13 tonne"},
      {"port,Cargo (thousand tonnes)\nA,12\nB,13\n", "12000 tonne; 13000 tonne"},
      // The line above the table, and the label of a row.
      {"Arrivals (in thousands)\nport,Ships\nA,12\nB,13\n", "12000; 13000"},
      {"Trade (in thousands),,\nport,Income ($),Share (%)\nA,12,40\nB,13,60\n",
       "12000 USD; 40 percent; 13000 USD; 60 percent"},
      {"\"Trade in thousands, except per head\",,\nport,Income,Share (%)\nA,12,40\nB,13,60\n",
       "12000; 40 percent; 13000; 60 percent"},
      {"\"Trade in thousands, except per head\",,\nport,Income,Income per head\nA,12,40\nB,13,60\n",
       "12000; 40; 13000; 60"},
      {"measure,2022,2023\nRevenue ($ million),12,13\nShare (%),40,50\n",
       "12000000 USD; 13000000 USD; 40 percent; 50 percent"},
      {"measure,Value,% change\nRevenue ($ million),12,13\nCrew,40,50\n", "12000000 USD; 13 percent; 40; 50 percent"},
      // An amount that only lacks the scale gets it; what states its own keeps it.
      {"port,Revenue ($ thousands)\nA,$12\nB,13\n", "12000 USD; 13000 USD"},
      {"port,Revenue ($ thousands)\nA,5%\nB,13\n", "5 percent; 13000 USD"},
      {"port,Revenue ($ thousands)\nA,€12\nB,13\n", "12 EUR; 13000 USD"},
      // A word in passing is none, and neither is a rate or one of several units.
      {"port,Ships in port\nA,12\nB,13\n", "12; 13"},
      {"port,Share of 100% met\nA,12\nB,13\n", "12; 13"},
      {"port,Million Bay ferries\nA,12\nB,13\n", "12; 13"},
      {"port,Accidents (per thousand ships)\nA,12\nB,13\n", "12; 13"},
      {"port,Fee ($ per tonne)\nA,12\nB,13\n", "12; 13"},
      {"port,Fee ($/tonne)\nA,12\nB,13\n", "12; 13"},
      {"port,Cars/vans (thousands)\nA,12\nB,13\n", "12000; 13000"},
      {"measure,2023 (thousands)\nShips,12\nShare (%),13\n", "12000; 13 percent"},
      {"port,In thousands or (in millions)\nA,12\nB,13\n", "12000000; 13000000"},
      {"port,In thousands (in millions)\nA,12\nB,13\n", "12; 13"},
      {"port,Price ($) or (€)\nA,12\nB,13\n", "12; 13"},
      {"port,Crews (A)\nA,12\nB,13\n", "12; 13"},
      {"port,Days\nA,12\nB,13\n", "12; 13"},
      {"currency,Rate\nUS dollar (USD),12\nPound (GBP),13\n", "12; 13"},
      {"measure,Ships (thousand)\nAccidents (million),12\nB,13\n", "12; 13000"},
  };
  for (const auto& [csv, expected] : rows) {
    CAPTURE(csv);
    CHECK(figures("a.csv", csv) == expected);
  }
}

TEST_CASE("a figure under a header is what prose says with the same words") {
  const std::pair<const char*, const char*> rows[] = {
      {"port,Revenue (US$ million)\nA,14.2\n", "US$14.2 million"},
      {"port,Revenue (US$ million)\nA,500\n", "US$500 million"},
      {"port,Arrivals (thousands)\nA,12\n", "12 thousand"},
      {"port,Arrivals (thousands)\nA,\"1,210\"\n", "1,210 thousand"},
      {"port,Share (%)\nA,12.5\n", "12.5%"},
      {"port,Cargo (tonnes)\nA,\"14,700\"\n", "14,700 tonnes"},
      {"port,Cargo (tonnes)\nA,3.25\n", "3.25 tonnes"},
      {"port,Water (°C)\nA,12\n", "12 °C"},
      {"port,Delay (days)\nA,12\n", "12 days"},
  };
  for (const auto& [csv, prose] : rows) {
    CAPTURE(csv);
    std::string cell, text;
    for (const Claim& claim : claims_of("a.csv", csv))
      if (claim.cell.column == 1 && !claim.cell.header) cell += describe(claim.quantity);
    for (const Claim& claim : claims_of("a.txt", "It was " + std::string(prose) + "."))
      text += describe(claim.quantity);
    CHECK(cell == text);
  }
}

TEST_CASE("a header over several columns gives each of them its unit, and one below it says it more exactly") {
  const char* html =
      "<html><table><tr><th rowspan=2>Port<th colspan=3>Revenue ($ millions)<tr><th>2022<th>2023<th>% change"
      "<tr><td>A<td>5<td>6<td>20</table></html>";
  CHECK(figures("a.html", html) == "5000000 USD; 6000000 USD; 20 percent");
}

TEST_CASE("a caption counts for its whole table, except for what it or a header takes out") {
  const std::string table =
      "\n\n| | 2022 | 2023 |\n|---|---|---|\n| Sales | 12 | 13 |\n| Sales per share | 1.2 | 1.3 |\n"
      "| Shares in issue | 7 | 8 |\n| Number of stores | 5 | 6 |\n| Margin (%) | 3 | 4 |\n";
  const std::string rest = "; 3 percent; 4 percent";
  const std::string dollars = "12000000 USD; 13000000 USD; 1.2; 1.3; ", plain = "12000000; 13000000; 1.2; 1.3; ";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"(in millions, except share and per share amounts)", plain + "7; 8; 5000000; 6000000"},
      {"Results ($ in millions, except share data)", dollars + "7; 8; 5; 6"},
      {"$ in millions", dollars + "7000000 USD; 8000000 USD; 5; 6"},
      {"(U.S. dollars in millions, excluding shares)", dollars + "7; 8; 5; 6"},
      {"Figures in USD million unless stated otherwise", dollars + "7000000 USD; 8000000 USD; 5; 6"},
      {"All amounts in millions of dollars except shares", dollars + "7; 8; 5; 6"},
      {"Table 2: Results of the year (unaudited, in millions)", plain + "7000000; 8000000; 5000000; 6000000"},
      {"The table below sets out what the company sold, earned and paid to its holders in each of the last two years "
       "of "
       "its operations on the coast (in millions):",
       plain + "7000000; 8000000; 5000000; 6000000"},
      {"(in millions)\n\nTable 2: Results", plain + "7000000; 8000000; 5000000; 6000000"},
      {"The company's results per ship (in millions)", plain + "7000000; 8000000; 5000000; 6000000"},
      {"Results per million ships", "12; 13; 1.2; 1.3; 7; 8; 5; 6"},
      {"The company sold ships for 12 million", "12; 13; 1.2; 1.3; 7; 8; 5; 6"},
      {"As the yards closed, men left in thousands.", "12; 13; 1.2; 1.3; 7; 8; 5; 6"},
      {"All of the men left in thousands.", "12; 13; 1.2; 1.3; 7; 8; 5; 6"},
      {"All amounts are in millions.", plain + "7000000; 8000000; 5000000; 6000000"},
      {"Results, in millions", plain + "7000000; 8000000; 5000000; 6000000"},
  };
  for (const auto& [caption, expected] : rows) DYNAMIC_SECTION(caption) {
      CHECK(figures("a.md", caption + table) == expected + rest);
    }
  CHECK(figures("a.md", table + "\nFigures in USD million unless stated otherwise.\n") ==
        dollars + "7000000 USD; 8000000 USD; 5; 6" + rest);
  CHECK(figures("a.md", table + "\nWe sold ships (in millions).\n") == "12; 13; 1.2; 1.3; 7; 8; 5; 6" + rest);
}

TEST_CASE("a sentence without brackets is a caption where it is about the figures of the table") {
  const std::string table = "\n\n| | 2022 | 2023 |\n|---|---|---|\n| Fares | 12 | 13 |\n";
  const std::string dollars = "12000 USD; 13000 USD", plain = "12000; 13000", none = "12; 13";
  const std::pair<const char*, std::string> rows[] = {
      {"Figures are in thousands of dollars.", dollars},
      {"Dollars in thousands.", dollars},
      {"Expressed in thousands of US dollars.", dollars},
      {"Dollar amounts are in thousands.", plain},
      {"Financial figures are shown in thousands of dollars unless noted.", dollars},
      {"All numbers are in thousands of dollars, except per-share data.", dollars},
      {"Unless stated otherwise, figures are in thousands of dollars.", dollars},
      {"Table 3 gives the fares in thousands of dollars.", dollars},
      {"The table shows fares by port, in thousands of dollars.", dollars},
      {"Three ports take fares. Amounts are in thousands of dollars.", dollars},
      {"Amounts are in thousands of dollars. The ports are small.", dollars},
      // About something else
      {"Their losses were in thousands of dollars.", none},
      {"Losses are in the thousands of dollars.", none},
      {"The ports paid them in thousands of dollars.", none},
      {"Unless it rains, men come in thousands.", none},
      {"Three ports take fares. They lost thousands of dollars.", none},
  };
  for (const auto& [caption, expected] : rows) DYNAMIC_SECTION(caption) {
      CHECK(figures("a.md", caption + table) == expected);
    }
}

TEST_CASE("a figure in brackets is below zero where its cell or its table says money or a scale") {
  const auto column = [](const std::string& caption, const std::string& header, const std::string& cell) {
    return figures("a.md", caption + "\n\n| | " + header + " |\n|---|---|\n| Fares | " + cell + " |\n| Docks | 7 |\n");
  };
  CHECK(column("Figures are in thousands of dollars.", "2023", "(112)") == "-112000 USD; 7000 USD");
  CHECK(column("", "Income ($ thousand)", "(1,204)") == "-1204000 USD; 7000 USD");
  CHECK(column("", "Income ($ thousand)", "(90)") == "-90000 USD; 7000 USD");
  CHECK(column("(in thousands)", "2023", "(3.4)") == "-3400; 7000");
  CHECK(column("(in thousands)", "2023", "(112)*") == "-112000; 7000");
  CHECK(column("", "2023", "$(112)") == "-112 USD; 7");
  CHECK(column("", "2023", "($112)") == "-112 USD; 7");
  CHECK(column("", "2023", "(€1.2 million)") == "-1200000 EUR; 7");
  CHECK(column("", "2023", "(3.4)%") == "-3.4 percent; 7");
  CHECK(column("(in thousands)", "2023", "(3.4%)") == "-3.4 percent; 7000");
  CHECK(column("(in thousands)", "% change", "(3.4)") == "-3.4 percent; 7 percent");
  // Elsewhere brackets may hold an error, a sample or a note.
  CHECK(column("", "2023", "(112)") == "112; 7");
  CHECK(column("", "% of ports", "(3.4)") == "3.4; 7 percent");
  CHECK(column("", "2023", "(3.4%)") == "3.4 percent; 7");
  CHECK(column("", "Cargo (tonnes)", "(112)") == "112; 7 tonne");
  CHECK(column("", "2023", "(12 km)") == "12 kilometre; 7");
  CHECK(column("(in thousands)", "2023", "(about 12)") == "12; 7000");
  CHECK(column("Figures are in thousands of dollars.", "2023", "(112) ports") == "112; 7000 USD");
  // Samples and notes are never below zero, nor what is not money.
  CHECK(column("Figures are in thousands of dollars.", "n", "(112)") == "112; 7");
  CHECK(column("Figures are in thousands of dollars.", "Sample size", "(112)") == "112; 7");
  CHECK(column("$ in millions", "Note", "(12)") == "12; 7");
  CHECK(column("$ in millions", "Loan size", "(12)") == "12; 7000000 USD");
  CHECK(column("$ in millions", "EPS", "(0.12)") == "-0.12; 7");
  CHECK(column("$ in millions", "Operating margin", "(3.4)") == "-3.4; 7");
  CHECK(column("Figures are in thousands of dollars.", "Cargo (tonnes)", "(112)") == "112; 7 tonne");
  CHECK(column("", "Cargo (thousand tonnes)", "(112)") == "112; 7000 tonne");
  CHECK(column("", "Income (thousands)", "(112)") == "-112000; 7000");
  const std::string fish = "\n\n| | 2023 |\n|---|---|\n| Cod | (112) |\n| Hake | 7 |\n";
  CHECK(figures("a.md", "Catch in thousands of tonnes" + fish) == "112; 7000");
  CHECK(figures("a.md", "(in thousands)" + fish) == "112; 7000");
  CHECK(figures("a.md", "Revenue by fish, in thousands" + fish) == "-112000; 7000");
  CHECK(figures("a.md", "Income in thousands of dollars\n\n| | 2023 |\n|---|---|\n| Cod | (5) |\n| n | (40) |\n") ==
        "-5000 USD; 40");
  // The brackets are part of what is quoted, and the intervals are those of the figure, turned.
  for (const Claim& claim : claims_of("a.csv", "port,Income ($ thousand)\nA,(112)\nB,7\n"))
    if (claim.cell.column == 1 && claim.cell.row == 1) {
      CHECK(claim.quote == "(112)");
      CHECK(to_string(claim.quantity.literal) == "(-112500, -111500)");
    }
}

TEST_CASE("what is counted is no money under a caption in money, unless the other label or its decimals say so") {
  const std::string caption = "Figures in thousands of dollars\n\n";
  CHECK(
      figures("a.md", caption + "| Port | Income | Ships |\n|---|---|---|\n| Ostby | 12 | 31 |\n| Vale | 7 | 20 |\n") ==
      "12000 USD; 31; 7000 USD; 20");
  CHECK(figures("a.md", caption + "| | 2023 |\n|---|---|\n| Income | 12 |\n| Shops | 31 |\n") == "12000 USD; 31");
  CHECK(figures("a.md", caption + "| Branch | Income |\n|---|---|\n| Shops | 12 |\n| Ships | 31 |\n") ==
        "12000 USD; 31000 USD");
  CHECK(figures("a.md", caption + "| | Shops | Online |\n|---|---|---|\n| Income | 12 | 31 |\n") ==
        "12000 USD; 31000 USD");
  CHECK(figures("a.md", caption + "| | 2022 | 2023 |\n|---|---|---|\n| Shops | 12.5 | 31 |\n") ==
        "12500 USD; 31000 USD");
}

TEST_CASE("a line between two tables is the caption of one of them") {
  const std::string above = "| | 2022 | 2023 |\n|---|---|---|\n| Fares | 12 | 13 |\n\n";
  const std::string below = "\n\n| Yard | Crews | Vans |\n|---|---|---|\n| Ostby | 21 | 31 |\n";
  const std::pair<const char*, const char*> rows[] = {
      {"Figures in thousands unless stated otherwise.", "12000; 13000; 21; 31"},
      {"Note: all figures are in thousands.", "12000; 13000; 21; 31"},
      {"(in thousands)", "12; 13; 21000; 31000"},
      {"Figures in thousands:", "12; 13; 21000; 31000"},
      {"Crews and vans, in thousands", "12; 13; 21000; 31000"},
      {"## Figures in thousands", "12; 13; 21000; 31000"},
      {"(in thousands)\n\nCrews and vans", "12; 13; 21000; 31000"},
      {"(in thousands)\n\nThe yards lie on the coast.", "12; 13; 21; 31"},  // of either
      {"Figures in thousands.\n\nCrews and vans", "12000; 13000; 21; 31"},
  };
  for (const auto& [line, expected] : rows) DYNAMIC_SECTION(line) {
      CHECK(figures("a.md", above + line + below) == expected);
    }
}

TEST_CASE("the corner of a table and a caption in percent say what its figures are") {
  CHECK(figures("a.csv", "($ thousands),2022,2023\nSales,12,13\nCosts,7,8\n") ==
        "12000 USD; 13000 USD; 7000 USD; 8000 USD");
  CHECK(figures("a.csv", "(thousands),Area\n12,13\n7,8\n") == "13; 8");  // its own column
  const std::string table =
      "\n\n| | Debt | Deficit |\n|---|---|---|\n| Aland | 61.5 | 2.1 |\n| Borland | 1,200 | 4 |\n";
  for (const char* caption : {"Percent of GDP", "Public debt and deficit (% of GDP)", "Public finances, percent of GDP",
                              "Figures in percent"})
    CHECK(figures("a.md", caption + table) == "61.5 percent; 2.1 percent; 1200; 4 percent");
  // A column of persons takes nothing from a percentage; a part of what is counted is 100 percent at most.
  const std::string poll = "\n\n| | Men | Women |\n|---|---|---|\n| For | 61 | 57 |\n| Asked | 412 | 388 |\n";
  CHECK(figures("a.md", "Percent of respondents" + poll) == "61 percent; 57 percent; 412; 388");
  CHECK(figures("a.md", "Debt of households, percent of income" + poll) ==
        "61 percent; 57 percent; 412 percent; 388 percent");
  for (const char* caption : {"Who holds 90 percent of debt", "Debt where a percent matters"})
    CHECK(figures("a.md", caption + table) == "61.5; 2.1; 1200; 4");
  CHECK(figures("a.csv", "Debt (percent)\ncountry,Debt,Banks ($ million)\nA,12,40\nB,13,60\n") ==
        "12; 40000000 USD; 13; 60000000 USD");
}

namespace {

/// The figures of a table of one column under a caption, one row for each label.
std::string labelled(const std::string& caption, const std::vector<std::string>& labels) {
  std::string table = caption + "\n\n| | 2023 |\n|---|---|\n";
  for (const std::string& label : labels) table += "| " + label + " | 12 |\n";
  return figures("a.md", table + "| Fares | 1,200.5 |\n");
}

}  // namespace

TEST_CASE("a caption does not hold for the rows that it excepts, nor for those of another kind") {
  struct Row {
    const char* caption;
    const char* unit;                 // of the rows that the caption holds for
    std::vector<std::string> within;  // it holds for these
    std::vector<std::string> apart;   // and not for these
  };
  const std::vector<Row> rows = {
      {"(in thousands, except per share amounts)",
       "",
       {"Share-based awards", "Share capital", "Cost of a share plan", "Data centres", "Shares in issue"},
       {"Fares per share", "Fares a share", "Fares/share", "Diluted EPS"}},
      {"(in thousands, except share data)", "", {"Share premium", "Share-based awards"}, {"Shares issued", "Shares"}},
      {"(in thousands, except for the number of crews)", "", {"Wages of crews"}, {"Crews", "Crews employed"}},
      {"(in thousands, except percentages and ratios)",
       "",
       {"Interest rate swaps", "Margin loans"},
       {"Fare margin", "Rate of return", "Quick ratio", "Median age", "Rank", "Load growth", "Berth cover (x)"}},
      {"(EUR thousand)",
       " EUR",
       {"Staff costs", "Bar sales", "No dividends", "Workforce retraining", "Loans to customers", "Due to passengers",
        "Notes payable", "Due within 30 days"},
       {"Staff", "Headcount", "Number of crews", "No. of crews", "Customers", "Days fares outstanding",
        "Barrels shipped", "Change, % points", "Note"}},
      {"Percent of passengers",
       " percent",
       {"Men", "Customers", "Response rate", "No", "No answer"},
       {"Sample size", "Median age", "Rank"}},
  };
  for (const Row& row : rows) {
    const bool percent = std::string(row.unit) == " percent";
    for (const std::string& label : row.within)
      CHECK(label + ": " + labelled(row.caption, {label}).substr(0, percent ? 10 : 5 + std::string(row.unit).size()) ==
            label + ": " + (percent ? "12" : "12000") + row.unit);
    for (const std::string& label : row.apart) {
      const std::string found = labelled(row.caption, {label});
      CHECK(label + ": " + found.substr(0, found.find_first_of("; ")) == label + ": 12");
      CHECK(found.find(row.unit == std::string() ? "12000" : "12000" + std::string(row.unit)) == std::string::npos);
    }
  }
}

TEST_CASE("a year is a year, unless the header of its column says what it counts") {
  const std::string table = "| port | since | ships |\n|---|---|---|\n| A | 1998 | 12 |\n| B | 1998 | 1998 |\n";
  CHECK(figures("a.md", table) == "-1; 12; -1; -1");  // -1: a date
  // Under a caption, a column of years stays one; among other figures a year is none.
  CHECK(figures("a.md", "Ships (thousands)\n\n" + table) == "-1; 12000; -1; 1998000");
  CHECK(figures("a.csv", "port,Cargo (tonnes)\nA,13\nB,1998\n") == "13 tonne; 1998 tonne");
  CHECK(figures("a.csv", "port,Delay (years)\nA,13\nB,1998\n") == "13 year; -1");
}
