// Tables of marked text: [[...]] is the date, then what it resolves to. The document date is Wednesday, 2024-05-15.
#include "checker/quantity/dates.h"

#include "support/catch.h"

#include <fstream>
#include <sstream>

using namespace claimcheck;

namespace {

const DateWords& words() {
  static const DateWords loaded = [] {
    std::ifstream in(CLAIMCHECK_SOURCE_DIR "/rules/lexicon/en/dates.toml");
    std::stringstream bytes;
    bytes << in.rdbuf();
    DateWords w;
    std::vector<Diagnostic> diagnostics;
    const bool ok = load_date_words({"dates.toml", bytes.str()}, w, diagnostics);
    for (const Diagnostic& d : diagnostics) FAIL_CHECK(to_string(d));
    REQUIRE(ok);
    return w;
  }();
  return loaded;
}

const std::optional<Date> document_date = make_date(2024, 5, 15);

std::vector<Mention> find(std::string_view text, std::optional<Date> anchor, std::vector<Span>* clocks = nullptr) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<Mention> out;
  std::vector<Span> no_numbers;
  find_dates(text, tokens, words(), anchor, out, no_numbers);
  if (clocks != nullptr) *clocks = no_numbers;
  return out;
}

/// "text [[phrase]] text" with every phrase found put in brackets, then the values after " | ".
std::string marked(std::string_view text, std::optional<Date> anchor = document_date) {
  std::string out, values;
  std::size_t at = 0;
  for (const Mention& m : find(text, anchor)) {
    out += std::string(text.substr(at, m.span.begin - at)) + "[[" + std::string(slice(text, m.span)) + "]]";
    at = m.span.end;
    values += " | " + to_string(m.dates);
  }
  return out + std::string(text.substr(at)) + values;
}

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == " | ") break;
    if (text.substr(i, 2) == "[[" || text.substr(i, 2) == "]]")
      ++i;
    else
      out += text[i];
  }
  return out;
}

void check_rows(std::initializer_list<const char*> rows) {
  for (const char* row : rows) CHECK(marked(plain(row)) == row);
}

}  // namespace

TEST_CASE("absolute dates") {
  check_rows({
      "The vote was held on [[February 3, 2023]]. | 2023-02-03",
      "The vote was held on [[3 February 2023]]. | 2023-02-03",
      "It opened on [[the 30th of January]]. | 2024-01-30",
      "Filed [[2023-02-03]] in court | 2023-02-03",
      "Filed [[02/03/2023]] in court | 2023-02-03",
      "Filed [[25/03/2023]] in court | 2023-03-25",
      "Talks ran [[Feb. 6-7]] in Rome. | 2024-02-06..2024-02-07",
      "Talks ran [[February 6th to 7th]] in Rome. | 2024-02-06..2024-02-07",
      "[[from June 30 to July 2, 2021]] they met | 2021-06-30..2021-07-02",
      "The bill of [[July 18,2014]] passed | 2014-07-18",
      "The trial began on [[Monday, October 2, 2023]]. | 2023-10-02",
      "Sales rose [[from October 2021 to September 2022]]. | 2021-10-01..2022-09-30",
      "Crime fell [[between 2012 and 2015]]. | 2012-01-01..2015-12-31",
      "The [[2016-2021]] period | 2016-01-01..2021-12-31",
      "The [[2016–21]] period | 2016-01-01..2021-12-31",
      "In [[November ‘23]] they met | 2023-11-01..2023-11-30",
      "In [[March 2020]] schools closed. | 2020-03-01..2020-03-31",
      "It rained on [[5 May]]. | 2024-05-05",
      "They met on [[Sunday, 8/1/95]]. | 1995-01-08",  // the eighth of January was one
      "They met on [[Tuesday, 8/1/95]]. | 1995-08-01",
      "They met on [[Monday, 8/1/95]]. | 1995-08-01",
      "Date: [[Tue Jan 17 13:49:41 2012]] +0100 | 2012-01-17",
      "Date: [[Tue Jan 17 13:49 UTC 2012]] | 2012-01-17",
      "Date: [[Tue Jan 17]] 13:49 by Low | 2024-01-17",
      "Far from the Sun it was cold.",
      "It was [[31 September]]. | ..",
      "It was [[31 April 2023]]. | ..",
      "It was [[September 31, 2023]] then. | ..",
      "It was [[29 February 2023]]. | ..",
      "It was [[29 February 2024]]. | 2024-02-29",
      "It was on [[Sunday, 31 September]]. | ..",
      "Code 2023-13-31 in court",
  });
}

TEST_CASE("years and open ends") {
  check_rows({
      "In [[2023]], 40 people died. | 2023-01-01..2023-12-31",
      "Prices have doubled [[since 2019]]. | 2019-01-01..",
      "Nothing happened [[before 2018]]. | ..2017-12-31",
      "It stays open [[until May 2025]]. | ..2025-05-31",
      "The [[2020]] election was close. | 2020-01-01..2020-12-31",
      "after the [[2020]] election | 2020-01-01..2020-12-31",
      "In [[2007]] and [[2009]] it rained. | 2007-01-01..2007-12-31 | 2009-01-01..2009-12-31",
      "Some 2023 people came.",
      "About 2000 soldiers fell.",
      "Section 2019 of the code",
      "It weighs 1950 kg on the scale.",
      "Call 555-2019 now",
      "It cost $2019 then",
      "2,023 people came.",
  });
}

TEST_CASE("periods by name") {
  check_rows({
      "in [[the 1990s]] and [[the '80s]] | 1990-01-01..1999-12-31 | 1980-01-01..1989-12-31",
      "It fell in [[mid-2019]]. | 2019-05-01..2019-08-31",
      "It fell in [[early March]]. | 2024-03-01..2024-03-15",
      "seizures in [[FY22]] | 2021-10-01..2022-09-30",
      "seizures in [[FY 2022]] | 2021-10-01..2022-09-30",
      "seizures in [[fiscal year 2022]] | 2021-10-01..2022-09-30",
      "seizures in [[fiscal year 22]] | 2021-10-01..2022-09-30",
      "growth in [[Q3 2023]] | 2023-07-01..2023-09-30",
      "growth in [[the third quarter of 2023]] | 2023-07-01..2023-09-30",
      "growth in [[the first half of 2020]] | 2020-01-01..2020-06-30",
      "in [[the first three months of 2023]] | 2023-01-01..2023-03-31",
      "at [[the end of June]] | 2024-06-16..2024-06-30",
      "in [[spring 2020]] | 2020-03-01..2020-05-31",
      "On [[Labor Day]] it rained; on [[Christmas 2022]] it snowed. | 2023-09-04 | 2022-12-25",
      "built in [[the 19th century]] | 1800-01-01..1899-12-31",
  });
}

TEST_CASE("relative to the document date") {
  check_rows({
      "It met [[yesterday]]. | 2024-05-14",
      "Talks resume [[tomorrow, Thursday, May 16th]]. | 2024-05-16",
      "He spoke [[last Saturday]]. | 2024-05-11",
      "It fell [[last week]] and [[last month]]. | 2024-05-06..2024-05-12 | 2024-04-01..2024-04-30",
      "In [[January of last year]] it rose. | 2023-01-01..2023-01-31",
      "It began [[last November]]. | 2023-11-01..2023-11-30",
      "formed [[this past September]] | 2023-09-01..2023-09-30",
      "It closed [[two weeks ago]]. | 2024-05-01",
      "in [[the last five months]] | 2023-12-15..2024-05-15",
      "over [[the past two fiscal years]] | 2021-10-01..2023-09-30",
      "It opens [[next Tuesday]]. | 2024-05-21",
      "It opens [[this week]]. | 2024-05-13..2024-05-19",
      "It will open [[in two weeks]]. | 2024-05-29",
      "the first time in two years",
      "It will close on [[Friday]]. | 2024-05-17",
      "It closed on [[Friday]]. | 2024-05-10",
  });
}

TEST_CASE("periods counted in others, and periods that end somewhere") {
  check_rows({
      "in [[the third and fourth quarters of 2022]] | 2022-07-01..2022-12-31",
      "on [[the first Friday of July 2023]] | 2023-07-07",
      "[[the 20th of next month]] | 2024-06-20",
      "[[this year's first quarter]] | 2024-01-01..2024-03-31",
      "in [[the year ended March 31, 2023]] | 2022-04-01..2023-03-31",
      "in [[the three months ending June 2023]] | 2023-04-01..2023-06-30",
      "in [[the week of April 10th]] | 2024-04-08..2024-04-14",
      "in [[week 31 of 2022]] | 2022-08-01..2022-08-07",
      "this [[thirtieth day of August, in the year of our Lord two thousand twenty-three]] | 2023-08-30",
      "Sales in [[January]] and [[February 2022]] fell. | 2022-01-01..2022-01-31 | 2022-02-01..2022-02-28",
      "In the [[2019/20]] season | 2019-01-01..2020-12-31",
      "[[fiscal years 2019 to 2021]] | 2018-10-01..2021-09-30",
      "[[FY 2019]] and [[2020]] | 2018-10-01..2019-09-30 | 2019-10-01..2020-09-30",
      "[[from 2019 to present]] | 2019-01-01..2024-05-15",
      "pay [[no later than June 30, 2025]] | ..2025-06-30",
      "records [[later than 2020]] | 2021-01-01..",
      "[[from 4 to 22 of this month]] | 2024-05-04..2024-05-22",
      "open [[10/1-11/2/2023]] | 2023-10-01..2023-11-02",
      "on [[11/20]], [[11/22]] or [[11/25]] it rained | 2023-11-20 | 2023-11-22 | 2023-11-25",
      "over [[Labor Day 2023 weekend]] | 2023-09-02..2023-09-04",
      "[[the 1800s]] and [[the 2000s]] | 1800-01-01..1899-12-31 | 2000-01-01..2009-12-31",
      "[[since the beginning of this year]] | 2024-01-01..",
      "in [[the three months to March 2024]] | 2024-01-01..2024-03-31",
      "over [[the 12 months through June 2023]] | 2022-07-01..2023-06-30",
      "profit in [[the year to April 30, 2023]] | 2022-05-01..2023-04-30",
      "debt at [[year-end 2022]] and by [[quarter end]] | 2022-12-31 | 2024-06-30",
      "open [[as early as 2019]], closed [[as late as last May]] | 2019-01-01.. | ..2023-05-31",
      "in [[the 70's]] | 1970-01-01..1979-12-31",
      "in [[nineteen ninety-six]] | 1996-01-01..1996-12-31",
      "in [[two thousand and twenty]] | 2020-01-01..2020-12-31",
      "built by [[2150]]. | 2150-01-01..2150-12-31",
      "meet on [[29th]] - at noon | 2024-04-29",
  });
}

TEST_CASE("a year at the head of an entry of a chronicle") {
  check_rows({
      "[[1797]]: The bridge is opened. | 1797-01-01..1797-12-31",
      "[[1920]]: The bridge is closed. | 1920-01-01..1920-12-31",
      "1797: of them all, the largest number",
      "We counted 1797: The rest had left.",
      "1797:30 is no time",
  });
}

TEST_CASE("the tense of the clause points a year-less date") {
  check_rows({
      "It fell in [[December]]. | 2023-12-01..2023-12-31",
      "It will fall in [[December]]. | 2024-12-01..2024-12-31",
      "He said on [[Monday]] that it will rain. | 2024-05-13",
      "They have [[until July]]. | ..2024-07-31",
      "Call by [[Monday]]. | 2024-05-20",
      "By [[Monday]], the crews had filled the bags. | 2024-05-13",
      "By [[Monday]], the crews will fill the bags. | 2024-05-20",
      "By [[Friday]], the mayor said, the bridge will reopen. | 2024-05-17",
      "By [[Friday]] the shop must pay, said the judge. | 2024-05-17",
      "the lowest level in two years will follow",
      "It closed over [[the weekend]]. | 2024-05-11..2024-05-12",
      "in [[the last year]], unlike [[last year]] | 2023-05-15..2024-05-15 | 2023-01-01..2023-12-31",
      "[[more than ten years ago]] | ..2014-05-15",
      "[[less than two weeks ago]] | 2024-05-01..2024-05-15",
      "in the next room",
  });
}

TEST_CASE("every phrase without digits holds a word that asks for a look") {
  for (const char* text :
       {"this week", "last November", "the weekend", "two weeks ago", "over the past few days", "this morning",
        "next spring", "the nineties", "last Christmas", "the end of the year", "on Friday", "yesterday's vote",
        "the previous month", "this past September", "in nineteen ninety-six"}) {
    INFO(text);
    REQUIRE_FALSE(find(text, document_date).empty());
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(std::string_view(text).size())}, tokens);
    bool opens = false;
    for (const Token& token : tokens) opens |= may_open_date(words(), token.hash);
    CHECK(opens);
  }
  for (const char* word : {"this", "last", "in", "the", "people"}) CHECK_FALSE(may_open_date(words(), hash_word(word)));
}

TEST_CASE("self-repair, possessives and adjectives") {
  check_rows({
      "[[last month's]] rise, [[last week’s]] fall | 2024-04-01..2024-04-30 | 2024-05-06..2024-05-12",
      "in [[the coming weeks]] or [[previous years]] | .. | ..",
      "cut [[last year]] — [[this year]] — by half | 2023-01-01..2023-12-31 | 2024-01-01..2024-12-31",
      "After [[tonight's]] speech | 2024-05-15",
      "after the [[November 15th]] meeting | 2023-11-15",
  });
}

TEST_CASE("words that are no dates") {
  check_rows({
      "Since 9/11 it runs 24/7 on 3/4 of the land.",
      "See Section 1983, room 2019 and page 2020.",
      "the file 133-03-03-2020 and uploads/2025/x",
      "about 2000 - 2500 Calories or 1500 b",
      "Your last day will last three weeks.",
      "the first time in a decade",
      "It may take longer. They march on.",
      "Some 5 may have died.",
      "The sun sat low; a second fall followed.",
      "This may be so.",
      "the year-end results",
      "in twenty twenty-minute sessions",
      "They took three months to build it.",
      "as early as possible",
  });
}

TEST_CASE("clock times are swallowed") {
  struct Row {
    const char* text;
    const char* clock;
  };
  for (const Row& row : {Row{"at 5:00 a.m. today", "5:00 a.m."},
                         {"at 9:06 A.M. EST sharp", "9:06 A.M. EST"},
                         {"by 11pm it was over", "11pm"},
                         {"at 0737 GMT a quake", "0737 GMT"},
                         {"25:29- Senator", "25:29"},
                         {"see 1:56:37 of it", "1:56:37"},
                         {"from 9 to 11 a.m. on deck", "9 to 11 a.m."}}) {
    INFO(row.text);
    std::vector<Span> clocks;
    find(row.text, document_date, &clocks);
    REQUIRE(clocks.size() == 1);
    CHECK(slice(row.text, clocks[0]) == row.clock);
  }
  std::vector<Span> clocks;
  find("a 4:3 majority of 12 people", document_date, &clocks);
  CHECK(clocks.empty());
}

TEST_CASE("a weekday beside a day is kept") {
  struct Row {
    const char* text;
    int weekday;
  };
  for (const Row& row : {Row{"tomorrow, Wednesday, July 31st", 3},
                         {"On Tuesday, March 5, it", 2},
                         {"last Saturday it", 6},
                         {"on March 5 it", -1}}) {
    INFO(row.text);
    const auto found = find(row.text, document_date);
    REQUIRE(found.size() == 1);
    CHECK(found[0].weekday == row.weekday);
  }
}

TEST_CASE("without a document date relative dates stay open") {
  for (const char* text : {"It met yesterday", "It met last week", "It met on March 5", "It met two years ago",
                           "It met in the last five months"}) {
    INFO(text);
    const auto found = find(text, std::nullopt);
    REQUIRE(found.size() == 1);
    CHECK(found[0].relative);
    CHECK(found[0].dates == DateRange{});
  }
}

TEST_CASE("case, line breaks and surrounding text change nothing") {
  for (const char* phrase :
       {"February 3, 2023", "3rd of February 2023", "2023-02-03", "the third quarter of 2023", "FY22", "since 2019",
        "between 2012 and 2015", "last Saturday", "the past five months", "two weeks ago", "January of last year",
        "the 1990s", "Wednesday, May 22, 2024", "Easter 2023", "the year ended March 31, 2023"}) {
    INFO(phrase);
    const auto alone = find(phrase, document_date);
    REQUIRE(alone.size() == 1);
    std::string upper(phrase), lower(phrase), broken(phrase);
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (char& c : broken) c = c == ' ' ? '\n' : c;
    for (const std::string& form : {upper, lower, broken, "(" + std::string(phrase) + ")",
                                    "Nothing moved " + std::string(phrase) + ", they said.",
                                    "\xE2\x80\x9C" + std::string(phrase) + "\xE2\x80\x9D"}) {
      INFO(form);
      const auto found = find(form, document_date);
      REQUIRE(found.size() == 1);
      CHECK(found[0].dates == alone[0].dates);
      CHECK(found[0].kind == alone[0].kind);
      CHECK(found[0].weekday == alone[0].weekday);
    }
  }
}

TEST_CASE("time grows with the length of the sentence only") {
  // Every piece asks for the longest look-ahead; a quadratic grammar would need minutes.
  for (const char* piece : {"the ", "last ", "two weeks and ", "in ", "first of ", "from ", "early ", "January, ", "9-",
                            "a year and a half ", "Monday, ", "the end of "}) {
    INFO(piece);
    std::string text;
    while (text.size() < 400000) text += piece;
    const auto found = find(text, document_date);
    CHECK(found.size() <= text.size());
  }
}

TEST_CASE("ends of the calendar and broken text") {
  for (const std::string& text :
       {std::string("99999999 years ago"), std::string("9999 centuries ago"), std::string("in the last 9999 decades"),
        std::string("Feb 30, 2023"), std::string("0000-00-00"), std::string("the 99th week of 2023"),
        std::string("\xFF\xC3 May \xE2\x80 5"), std::string("9999-12-31 to 9999-12-31"),
        std::string("it will end in 9999 centuries"), std::string("the year 2199 and the following year"),
        std::string("'"), std::string("the")}) {
    for (const auto& anchor : {make_date(1, 1, 1), make_date(9999, 12, 31), document_date}) {
      INFO(text);
      for (const Mention& m : find(text, anchor)) CHECK(m.span.end <= text.size());
    }
  }
}

TEST_CASE("faults in a file of date words have places") {
  struct Row {
    const char* bytes;
    std::uint32_t line;
  };
  for (const Row& row : {Row{"[month]\njanuary = 13\n", 2},
                         {"[moth]\n", 1},
                         {"[unit]\nday = \"dy\"\n", 2},
                         {"[month]\njanuary =\n", 2},
                         {"[[holiday]]\nnames = [\"x\"]\n", 1}}) {
    INFO(row.bytes);
    DateWords w;
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(load_date_words({"x.toml", row.bytes}, w, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].line == row.line);
  }
}
