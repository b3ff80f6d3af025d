// A table and the text around it. Rows: a sentence above one table, and what the finding says, or "" for none.
#include "support/catch.h"

#include <claimcheck/claimcheck.h>

using namespace claimcheck;

namespace {

std::string found(const std::string& text) {
  static const auto rules = [] {
    std::vector<Diagnostic> diagnostics;
    return load_rules({}, diagnostics);
  }();
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({"a.md", text}, {}, diagnostics);
  REQUIRE(document);
  const Report report = check({document_info(*document, *rules)}, extract_claims(*document, *rules), *rules, {});
  std::string out;
  for (const Finding& finding : report.findings)
    if (finding.rule == "builtin/table") out += finding.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("a sentence that names a row gives the row's figure") {
  const std::string table =
      "\n\n($ in millions, except headcount)\n\n| | March 31, 2031 | March 31, 2030 |\n|---|---:|---:|\n"
      "| Total deposits | 41,200 | 40,100 |\n| Insured deposits | 30,900 | 30,200 |\n| Loans | 30,500 | 29,900 |\n"
      "| Headcount | 6,100 | 6,050 |\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Loans stood at $30.5 billion on March 31, 2031.", ""},
      {"Loans stood at $35.0 billion on March 31, 2031.",
       "the text gives USD 35 billion where the table has USD 30.5 billion\n"},
      {"On March 31, 2031, the total deposits were $42.1 billion.",
       "the text gives USD 42.1 billion where the table has USD 41.2 billion\n"},
      {"Loans stood at $30.5 million on March 31, 2031.",
       "the text gives USD 30.5 million where the table has USD 30.5 billion\n"},
      // Another time, or the figure of the other column.
      {"Loans stood at $33.5 billion on June 30, 2029.", ""},
      {"Loans stood at $29.9 billion on March 31, 2031.", ""},
      // Not the row's own name: a part, something of it, another row.
      {"Farm loans stood at $29.0 billion on March 31, 2031.", ""},
      {"Buyers of loans paid $31.0 billion on March 31, 2031.", ""},
      {"Loans to farmers stood at $29.0 billion on March 31, 2031.", ""},
      {"Insured deposits stood at $31.9 billion on March 31, 2031.",
       "the text gives USD 31.9 billion where the table has USD 30.9 billion\n"},
      {"Deposits stood at $44.0 billion on March 31, 2031.", ""},
      {"Restated loans stood at $33.5 billion on March 31, 2031.", ""},
      {"They reported loans of $33.5 billion on March 31, 2031.",
       "the text gives USD 33.5 billion where the table has USD 30.5 billion\n"},
      // A change, a question, a figure far away.
      {"Loans rose by $31.9 billion on March 31, 2031.", ""},
      {"Were loans $33.0 billion on March 31, 2031?", ""},
      {"Loans cost $2.5 billion on March 31, 2031.", ""},
      {"About $29 billion of loans were repaid on March 31, 2031.", ""},
  };
  for (const auto& [sentence, expected] : rows) DYNAMIC_SECTION(sentence) {
      CHECK(found(sentence + table) == expected);
    }
}

TEST_CASE("a table of things by measures wants the thing and the measure") {
  const std::string table =
      "\n\n| State | Public debt 2031 (% of GDP) | Deficit 2031 (% of GDP) |\n|---|---:|---:|\n"
      "| Ostria | 61.5 | 2.1 |\n| Vendia | 48.2 | 3.0 |\n";
  CHECK(found("In 2031, the public debt of Ostria was 61.5 percent of GDP." + table) == "");
  CHECK(found("In 2031, the public debt of Ostria was 65.1 percent of GDP." + table) ==
        "the text gives 65.1% where the table has 61.5%\n");
  CHECK(found("In 2031, the debt of Karland was 65.1 percent of GDP." + table) == "");
  CHECK(found("In 2031, the growth of Ostria was 2.4 percent of GDP." + table) == "");
}

TEST_CASE("a table of amounts without a currency means that of the text") {
  const std::string table =
      "\n\n(in thousands, except per share amounts)\n\n| | 2031 | 2030 |\n|---|---:|---:|\n| Revenue | 1,320,400 | "
      "1,210,100 |\n"
      "| Net income | 84,500 | 76,200 |\n| Income per share | 1.69 | 1.52 |\n";
  CHECK(found("Net income was $84.5 million in 2031." + table) == "");
  CHECK(found("Net income was $94.5 million in 2031." + table) ==
        "the text gives USD 94.5 million where the table has USD 84.5 million\n");
  CHECK(found("Net income was $76.2 million in 2031." + table) == "");  // another year's, of the same row
  CHECK(found("Net interest income was $94.5 million in 2031." + table) == "");
}
