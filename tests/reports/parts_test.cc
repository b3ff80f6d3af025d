// The parts that formats share: numbers, widths, wrapping, escapes, places.
#include "reports/json_writer.h"
#include "reports/markdown_escape.h"
#include "reports/number.h"
#include "reports/passage.h"
#include "reports/formats.h"
#include "reports/samples.h"
#include "reports/unicode.h"
#include "reports/wrap.h"
#include "reports/xml_escape.h"
#include "support/catch.h"

using namespace claimcheck;
using namespace claimcheck::reports;

namespace {

Decimal number(const char* text) { return *Decimal::parse(text); }
std::optional<Decimal> maybe(const char* text) { return text == nullptr ? std::nullopt : Decimal::parse(text); }

}  // namespace

TEST_CASE("numbers in JSON are exact: beyond 15 digits, or beyond double, they are strings") {
  struct Row {
    const char* value;
    const char* json;
  };
  const Row rows[] = {{"0", "0"},
                      {"-0.05", "-0.05"},
                      {"442e6", "442000000"},
                      {"123456789012345", "123456789012345"},
                      {"1234567890123456", "\"1234567890123456\""},
                      {"0.1234567890123456", "\"0.1234567890123456\""},
                      {"1e60", "1e60"},
                      {"1e5000", "\"1e5000\""},
                      {"1e-5000", "\"1e-5000\""}};
  for (const Row& row : rows) CHECK(json_decimal(number(row.value)) == row.json);
}

TEST_CASE("confidence is written with three decimals, between 0 and 1") {
  struct Row {
    double value;
    const char* json;
  };
  for (const Row& row : {Row{0.0, "0"}, Row{1.0 / 3.0, "0.333"}, Row{0.9999, "1"}, Row{7.0, "1"}, Row{-1.0, "0"},
                         Row{std::numeric_limits<double>::quiet_NaN(), "0"}}) {
    JsonWriter json;
    json.fraction(row.value);
    CHECK(json.take() == row.json);
  }
}

TEST_CASE("strings in JSON") {
  struct Row {
    std::string text;
    const char* json;
  };
  const Row rows[] = {{"a\"b\\c\n", R"("a\"b\\c\n")"},
                      {std::string("\0\x1b", 2), R"("\u0000\u001b")"},
                      {"\x7f\u0085\u2028\u202E", R"("\u007f\u0085\u2028\u202e")"},
                      {"é漢😀", "\"é漢😀\""},
                      {"\xff\xc3(\xed\xa0\x80", "\"\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFD\""}};
  for (const Row& row : rows) {
    JsonWriter json;
    json.string(row.text);
    CHECK(json.take() == row.json);
  }
}

TEST_CASE("values for reading") {
  struct Row {
    const char* low;
    bool low_open;
    const char* high;
    bool high_open;
    const char* point;
    const char* unit;
    const char* words;
  };
  const Row rows[] = {
      {"7", false, "7", false, "7", "", "7"},
      {"14650", true, "14750", true, "14700", "pound", "14,700 pounds (14,650 to 14,750)"},
      {"1", false, "1", false, "1", "foot", "1 foot"},
      {"3", false, "3", false, "3", "foot", "3 feet"},
      {"60", false, "60", false, "60", "kilometre per hour", "60 kilometres per hour"},
      {"310", false, "310", false, "310", "NOK per year", "310 NOK per year"},
      {"0.571428571428", false, "0.571428571428", false, "0.571428571428", "", "0.571429"},
      {"-1.99999995", false, "-1.99999995", false, "-1.99999995", "", "-2"},
      {"5", false, "5", false, "5", "people", "5 people"},
      {"5", false, "5", false, "5", "firewoman", "5 firewomen"},
      {"5", false, "5", false, "5", "human", "5 humans"},
      {"5", false, "5", false, "5", "barrel of oil", "5 barrels of oil"},
      {"2", false, "2", false, "2", "city", "2 cities"},
      {"2", false, "2", false, "2", "box", "2 boxes"},
      {"2", false, "2", false, "2", "survey", "2 surveys"},
      {"84.5", true, "85.5", true, "85", "percent", "85% (84.5% to 85.5%)"},
      {"5e9", false, "5e9", false, "5e9", "USD", "USD 5 billion"},
      {"1545e6", false, "1555e6", false, "155e7", "USD", "USD 1.55 billion (1.545 billion to 1.555 billion)"},
      {"1234567", false, "1234567", false, "1234567", "", "1,234,567"},
      {"1000000", false, "1000000", false, "1000000", "", "1 million"},
      {"3e12", false, nullptr, true, "3e12", "EUR", "EUR 3 trillion or more"},
      {"300", true, nullptr, true, "300", "", "more than 300"},
      {"300", false, nullptr, true, "300", "EUR", "EUR 300 or more"},
      {"0", false, "20", true, "20", "tonne", "less than 20 tonnes"},
      {"0", false, "20", false, "20", "percent", "up to 20%"},
      {nullptr, true, "-5", true, nullptr, "", "less than -5"},
      {"18", false, "49", false, nullptr, "year", "18 to 49 years"},
      {nullptr, true, nullptr, true, nullptr, "", "any number"},
      {"-1234.5", false, "-1234.5", false, "-1234.5", "", "-1,234.5"}};
  for (const Row& row : rows) {
    const Interval interval{maybe(row.low), maybe(row.high), row.low_open, row.high_open};
    CHECK(value_words(interval, maybe(row.point), row.unit) == row.words);
  }
}

TEST_CASE("terminal cells") {
  struct Row {
    const char* text;
    unsigned cells;
  };
  for (const Row& row : {Row{"abc", 3}, Row{"é", 1}, Row{"e\u0301", 1}, Row{"漢字", 4}, Row{"４８", 4}, Row{"😀", 2},
                         Row{"a\u200Bb", 2}, Row{"\u00AD", 0}, Row{"한", 2}, Row{"\xff", 1}})
    CHECK(text_width(row.text) == row.cells);
}

TEST_CASE("nothing that a terminal acts on stays") {
  CHECK(visible_text("a\x1b[2J\x07") == "a␛[2J␇");
  CHECK(visible_text("a\tb\r\nc\u00A0d") == "a b  c d");
  CHECK(visible_text("x\u202Ey\u0090z\xff") == "x\uFFFDy\uFFFDz\uFFFD");
  CHECK(visible_path("a\nb\tc") == "a␊b␉c");
}

TEST_CASE("wrapping marks numbers with carets and breaks what is too long") {
  WrapStyle style;
  style.width = 20;
  style.first_prefix = "> ";
  style.prefix = "| ";
  style.carets = true;
  CHECK(wrap("one two three four five six", {{4, 7}, {19, 23}}, style) ==
        "> one two three four\n|     ^^^\n| five six\n| ^^^^\n");
  CHECK(wrap("一二三四五六七八九十", {{6, 12}}, style) == "> 一二三四五六七八九\n|     ^^^^\n| 十\n");
  CHECK(wrap("", {}, style) == "> \n");
}

TEST_CASE("excerpts keep the marked part and whole words") {
  const std::string sentence = "alpha beta gamma delta epsilon zeta eta theta iota kappa";
  std::vector<Span> marks = {{23, 30}};
  const std::string part = excerpt(sentence, marks, 24);
  CHECK(part == "… delta epsilon zeta eta …");
  CHECK(part.substr(marks[0].begin, marks[0].size()) == "epsilon");
  std::vector<Span> outside = {{500, 600}};
  CHECK(excerpt("short", outside, 80) == "short");
  CHECK(outside[0].empty());
}

TEST_CASE("no line of the text report is wider than the terminal") {
  for (const samples::NamedReport& sample : samples::reports()) {
    for (const unsigned width : {40u, 80u, 132u}) {
      ReportOptions options;
      options.min_severity = Severity::note;
      options.width = width;
      const std::string out = write_text(sample.report, options);
      for (std::size_t begin = 0; begin < out.size();) {
        const std::size_t end = out.find('\n', begin);
        const std::string line = out.substr(begin, end - begin);
        // A place is never broken, so that it can be clicked and copied.
        const bool is_place = line.starts_with("    ") && line.find(".md:") != std::string::npos;
        INFO(sample.name << " at " << width << ": " << line);
        if (!is_place) CHECK(text_width(line) <= width);
        begin = end + 1;
      }
    }
  }
}

TEST_CASE("text of documents stays text in Markdown") {
  struct Row {
    const char* text;
    const char* markdown;
  };
  const Row rows[] = {{"# heading", "\\# heading"},
                      {"    code", "code"},
                      {"- item", "\\- item"},
                      {"12. item", "12\\. item"},
                      {"12.5 percent", "12.5 percent"},
                      {"3) item", "3\\) item"},
                      {"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
                      {"[a](b) <b>&amp;", "\\[a\\](b) &lt;b&gt;&amp;amp;"},
                      {"@user #12 !7 now!", "@<!-- -->user #<!-- -->12 !<!-- -->7 now\\!"},
                      {"$5 to $6", "&#36;5 to &#36;6"},
                      {"https://a.example www.b.example", "https:<!-- -->//a.example www.<!-- -->b.example"}};
  for (const Row& row : rows) CHECK(markdown_escape(row.text, MarkdownPlace::line_start) == row.markdown);
  CHECK(markdown_escape("- 5") == "- 5");
  CHECK(markdown_code("a`b") == "`` a`b ``");
}

TEST_CASE("text in XML") {
  CHECK(xml_escape("<a b=\"c\">&]]>\x01\x1b\uFFFF") == "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;␁␛\uFFFD");
}

TEST_CASE("paths as URI references") {
  CHECK(uri("a b/ü#1%.md") == "a%20b/%C3%BC%231%25.md");
  CHECK(uri("c:d.md") == "c%3Ad.md");
  CHECK(uri("/root/a b.md") == "file:///root/a%20b.md");
  CHECK(uri("../x\xff") == "../x%FF");
}

TEST_CASE("where a quote ends") {
  struct Row {
    const char* quote;
    std::uint32_t line;
    std::uint32_t column;
  };
  for (const Row& row : {Row{"abc", 3, 8}, Row{"é漢", 3, 7}, Row{"a\nbc", 4, 3}, Row{"a\r\nbc", 4, 3},
                         Row{"a\r\rb", 5, 2}, Row{"a\n", 4, 1}, Row{"", 3, 5}}) {
    Passage passage;
    passage.position = {0, 0, 3, 5};
    passage.quote = row.quote;
    CHECK(quote_end(passage).line == row.line);
    CHECK(quote_end(passage).column == row.column);
  }
}

TEST_CASE("the anchor of a finding is the draft's passage, never an approved figure beside a document") {
  Passage reference, source, draft;
  reference.path = "figures.toml";
  reference.is_reference = true;
  source.path = "source.txt";
  source.role = Role::source;
  draft.path = "draft.md";
  draft.role = Role::draft;
  Finding finding;
  finding.values = {{{}, std::nullopt, "", {reference}}};
  CHECK(anchor_passage(finding)->path == "figures.toml");
  finding.values.push_back({{}, std::nullopt, "", {source, source}});
  CHECK(anchor_passage(finding)->path == "source.txt");
  finding.values.push_back({{}, std::nullopt, "", {draft}});
  CHECK(anchor_passage(finding)->path == "draft.md");
  const std::vector<OtherPassage> others = other_passages(finding);
  REQUIRE(others.size() == 3);
  CHECK(others[0].passage->is_reference);
}

TEST_CASE("a quotient that nobody wrote out is headed by its words") {
  Value value;
  value.point = Decimal::divide(Decimal(5), Decimal(7));
  value.interval = Interval::point(*value.point);
  value.mentions.emplace_back();
  value.mentions[0].quote = "Five of the seven masters";
  CHECK(value_heading(value) == "Five of the seven masters");
  CHECK(value_short(value) == "Five of the seven masters");
  value.point = number("0.75");
  value.interval = Interval::point(*value.point);
  CHECK(value_heading(value) == "0.75");
}
