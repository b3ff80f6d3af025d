// The checks inside one passage on plain text, through the whole pipeline. Rows: a document, and a part of the message
// of its one finding of kind arithmetic, date or unit, or "" when there must be none.
#include "support/catch.h"

#include <claimcheck/claimcheck.h>

using namespace claimcheck;

namespace {

struct Row {
  const char* text;
  const char* message;
};

const RuleSet& rules() {
  static const std::shared_ptr<const RuleSet> loaded = [] {
    std::vector<Diagnostic> diagnostics;
    auto out = load_rules({}, diagnostics);
    for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(to_string(d));
    REQUIRE(out != nullptr);
    return out;
  }();
  return *loaded;
}

std::vector<Finding> passage_findings(const std::string& text) {
  std::vector<Diagnostic> diagnostics;
  ReadOptions options;
  options.date = make_date(2024, 3, 15);
  const auto document = read_document({"note.txt", text}, options, diagnostics);
  REQUIRE(document);
  CheckOptions check_options;
  check_options.min_severity = Severity::note;
  const Report report =
      check({document_info(*document, rules())}, extract_claims(*document, rules()), rules(), check_options);
  std::vector<Finding> out;
  for (const Finding& f : report.findings)
    if (f.kind == FindingKind::arithmetic || f.kind == FindingKind::date || f.kind == FindingKind::unit)
      out.push_back(f);
  return out;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    const std::vector<Finding> findings = passage_findings(row.text);
    for (const Finding& f : findings) UNSCOPED_INFO("  " << f.message);
    CHECK(findings.size() == (*row.message != '\0' ? 1 : 0));
    if (*row.message != '\0' && findings.size() == 1) CHECK_THAT(findings[0].message, Catch::Contains(row.message));
  }
}

}  // namespace

TEST_CASE("change in plain text") {
  check_rows({
      {"Toll revenue grew from $400 million to $8 billion, a 1,900% increase.\n", ""},
      {"Toll revenue grew from $400 million to $8 billion, a 2,000% increase.\n",
       "the ratio (20 times) was taken for the increase"},
      {"Visits rose 25 percent to 250 from 200 the year before.\n", ""},
      {"Visits rose 35 percent to 250 from 200 the year before.\n", "increase of 25%, not 35%"},
      {"Visits fell from 250 in 2022 to 200\nin 2023, a 25% drop.\n", "divided by the new value"},
      {"The share rose from 40 percent to 50 percent, a 10 percent increase.\n",
       "percent was written for percentage points"},
      {"The share rose from 40 percent to 50 percent, an increase of 10 percentage points.\n", ""},
      {"The share fell from 50 to 40 percent, down 20 percent.\n", ""},
      {"The list doubled from 20 to 69 chemicals.\n", "a factor of 3.45, not 2"},
      {"The list more than doubled from 20 to 69 chemicals.\n", ""},
      {"The fare nearly tripled from $540 to $1,500.\n", ""},
      {"The plan has $27 billion for ports and roads, an increase of $2 billion, or 15 percent, over last year.\n",
       "is 8%, not 15%"},
      {"In 2018 the gangs made $400 million. Now they are making $8 billion a year, and that's a 2,000% increase.\n",
       "ratio (20 times)"},
      {"Wages rose 5 percent while rents went from $800 to $1,200.\n", ""},
      {"People from 18 to 45 saw a 30% increase.\n", ""},
      {"Deaths rose from 2019 to 2021, a 30% increase.\n", ""},
      {"Output grew 5 percent a year, from 200 to 300 units.\n", ""},
      {"Seizures, up 31 percent from the amount seized in 2021 (10,000 pounds), reached 13,100 pounds.\n", ""},
      {"What if it rose from 200 to 250, a 60% increase?\n", ""},
  });
}

TEST_CASE("shares and sums in plain text") {
  check_rows({
      {"The group operates in 19 of 32 states (59 percent).\n", ""},
      {"The group operates in 19 of 32 states (70 percent).\n", "59.38%, not 70%"},
      {"Some 12 of the 40 applicants, or 40 percent, passed.\n", "30%, not 40%"},
      {"It was a 12 out of 10.\n", ""},
      {"Officials won in 40 of 32 districts.\n", "larger than its whole"},
      {"The fund has a total of $60 million: $25 million for roads, $20 million for rail and $51 million for ports.\n",
       "add up to 96,000,000"},
      {"The fund has a total of $60 million: $25 million for roads, $20 million for rail and $15 million for ports.\n",
       ""},
      {"It asks for $498 million for gates, $239 million for 1,000 officers, and $14 million for labs, for a total "
       "port request of $742 million.\n",
       "498,000,000 may have been 489,000,000"},
      {"A total of 12 people, including 15 children, were hurt.\n", "larger than its whole"},
      {"A total of 12 people, including 3 children, were hurt.\n", ""},
      {"About 30% came by road, 50% by rail and the remaining 35% by boat.\n", "add up to 115%"},
      {"Some 120% of households own a phone.\n", "cannot be 120%"},
      {"Families below 120% of the poverty line qualify.\n", ""},
      {"Between 50 and 20 people came.\n", "runs backwards"},
      {"It will be built in between seven to 10 years.\n", ""},
      {"The hall seats 300 people instead of the 200 people of the old one.\n", ""},
  });
}

TEST_CASE("conversions and weekdays in plain text") {
  check_rows({
      {"It struck 80 kilometers (50 miles) south of the town.\n", ""},
      {"It struck 80 kilometers (65 miles) south of the town.\n", "not 65"},
      {"Some 3 to 9 inches (7 to 23 cm) fell.\n", ""},
      {"Some 3 to 9 inches (7 to 32 cm) fell.\n", "not 32"},
      {"It was 120 degrees Fahrenheit (49 degrees Celsius).\n", ""},
      {"They took 14,700 pounds (7,668 kilograms) of it.\n", "not 7,668"},
      {"The hearing is on Friday, March 22, 2024.\n", ""},
      {"The hearing is on Monday, March 22, 2024.\n", "is a Friday, not a Monday"},
      {"The hearing is on Monday, March 22nd.\n", "is a Friday, not a Monday"},
      {"The office was open from May 2021 to March 2020.\n", "ends before it begins"},
  });
}

TEST_CASE("table totals in Markdown") {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"table.md",
                                       "| Region | 2021 | 2022 |\n|---|---|---|\n| North | 112 | 115 |\n| South | 130 "
                                       "| 131 |\n| Total | 242 | 264 |\n"},
                                      {}, diagnostics);
  REQUIRE(document);
  const Report report = check({document_info(*document, rules())}, extract_claims(*document, rules()), rules(), {});
  REQUIRE(report.findings.size() == 1);
  CHECK_THAT(report.findings[0].message, Catch::Contains("The column adds up to 246, not to its total of 264"));
}
