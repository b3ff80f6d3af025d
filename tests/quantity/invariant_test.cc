// Invariants of the scan, and a slow, obvious reader of number words beside the fast one.
#include "quantity/marked.h"
#include "support/catch.h"

#include <algorithm>
#include <array>

using namespace claimcheck;

namespace {

const std::array samples = {
    "They sold 14,700 boats for $3.5 million.",      "Between 18 and 49 people left.",
    "Nearly two-thirds of the 32 towns grew by 5%.", "It weighs 12 kg and is 5 feet 2 inches long.",
    "One in five drivers paid more than 300 euros.", "Dozens of shops and twenty-one schools closed."};

std::string all(const std::vector<Mention>& mentions) {
  std::string out;
  for (const Mention& m : mentions) out += test::describe(m) + "; ";
  return out;
}

/// English words of an integer below a billion, the obvious way.
std::string spell(std::uint64_t n) {
  static const std::array<const char*, 20> small = {
      "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
      "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static const std::array<const char*, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
  const auto join = [](std::string a, std::uint64_t rest, const char* between) {
    return rest == 0 ? a : a + between + spell(rest);
  };
  if (n < 20) return small[n];
  if (n < 100) return join(tens[n / 10], n % 10, "-");
  if (n < 1000) return join(spell(n / 100) + " hundred", n % 100, n % 2 == 0 ? " and " : " ");
  if (n < 1000000) return join(spell(n / 1000) + " thousand", n % 1000, " ");
  return join(spell(n / 1000000) + " million", n % 1000000, " ");
}

std::string with_commas(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace

TEST_CASE("every spelled number reads as itself") {
  std::uint64_t n = 1;
  for (int i = 0; i < 400; ++i) {
    n = (n * 6364136223846793005ULL + 1442695040888963407ULL);
    const std::uint64_t value = 2 + (n >> 33) % (i % 3 == 0 ? 200 : i % 3 == 1 ? 100000 : 900000000);
    for (const std::string& text :
         {spell(value) + " birds", with_commas(value) + " birds", std::to_string(value) + "-odd birds"}) {
      if (text.find("-odd") != std::string::npos && ((value >= 1000 && value <= 2100) || value >= 10000000))
        continue;  // year, 20240515
      INFO(text);
      const auto mentions = test::scan(text, test::lexicon());
      REQUIRE(mentions.size() == 1);
      CHECK(*mentions[0].stated_low == Decimal(static_cast<std::int64_t>(value)));
      CHECK(mentions[0].noun == "bird");
    }
  }
}

TEST_CASE("the scan finds what reading every token finds") {
  static constexpr std::array pieces = {
      "one",    "two",  "twenty",   "first",    "third",   "hundred",  "million", "dozens",    "half",      "a",
      "the",    "an",   "hour",     "minutes",  "day",     "week",     "month",   "year",      "quarter",   "years",
      "Monday", "May",  "March",    "Jan.",     "spring",  "New",      "Year's",  "Christmas", "Good",      "Friday",
      "fiscal", "FY",   "Q",        "nineties", "century", "last",     "this",    "next",      "following", "past",
      "early",  "late", "end",      "later",    "before",  "after",    "since",   "until",     "from",      "between",
      "in",     "of",   "on",       "by",       "to",      "and",      "or",      "within",    "as",        "no",
      "than",   "more", "about",    "over",     "ago",     "now",      "ending",  "week's",    "few",       "several",
      "couple", "most", "majority", "many",     "nearly",  "calendar", "today",   "tomorrow",  "yesterday", "percent",
      "2023",   "5",    "12",       "1990",     "3rd",     "20",       "'",       "-",         "/",         ":",
      ",",      ".",    "~",        "(",        ")",       "%",        "$",       "\u00BD",    "s",         "pm",
      "people", "cars", "absolute", "zero",     "pounds",  "kg",       "twice",   "doubled",   "point",     "aged"};
  std::uint64_t state = 3;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  Scan fast, plain;
  for (int round = 0; round < 10000; ++round) {
    std::string text;
    for (std::size_t left = 1 + random(10); left > 0; --left) {
      text += pieces[random(pieces.size())];
      if (random(15) == 0) text += round % 3 == 0 ? "\u2019s" : "'s";
      if (random(6) != 0) text += random(12) == 0 ? "\n" : " ";
    }
    Document document;
    document.text = text;
    document.meta.date = make_date(2024, 5, 15);
    document.blocks.emplace_back().span = {0, static_cast<std::uint32_t>(text.size())};
    scan_quantities(document, test::lexicon(), fast);
    scan_quantities(document, test::lexicon(), plain, ScanPath::plain);
    INFO(text);
    REQUIRE(all(fast.mentions) == all(plain.mentions));
    for (std::size_t i = 0; i < fast.mentions.size(); ++i) {
      REQUIRE(fast.mentions[i].span == plain.mentions[i].span);
      REQUIRE(fast.mentions[i].dates == plain.mentions[i].dates);
    }
  }
}

TEST_CASE("a date needs no other date beside it") {
  for (const std::string text : {"Tomorrow's launch was put off.", "They meet in a week\u2019s time.",
                                 "FY 20 spending fell.", "The '90s were kind to it.", "Friday\u2019s vote failed."}) {
    INFO(text);
    const std::vector<Mention> alone = test::scan(text, test::lexicon());
    REQUIRE(alone.size() == 1);
    const std::vector<Mention> beside = test::scan("In January " + text, test::lexicon());
    REQUIRE(beside.size() == 2);
    CHECK(slice("In January " + text, beside[1].span) == slice(text, alone[0].span));
  }
}

TEST_CASE("surrounding text changes nothing") {
  for (const std::string text : samples) {
    const std::string plain = all(test::scan(text, test::lexicon()));
    CHECK(all(test::scan("We were there. " + text + " It rained.", test::lexicon())) == plain);
    CHECK(all(test::scan("No word.\n\n" + text + "\n\nNone.", test::lexicon())) == plain);
  }
}

TEST_CASE("line breaks change nothing") {
  for (std::string text : samples) {
    const std::string plain = all(test::scan(text, test::lexicon()));
    for (char& c : text)
      if (c == ' ') c = '\n';
    INFO(text);
    CHECK(all(test::scan(text, test::lexicon())) == plain);
  }
}

TEST_CASE("number words read the same in any case") {
  for (const std::string text : {"nearly two-thirds", "twenty-one schools", "one in five drivers",
                                 "a hundred and twenty", "more than sixfold"}) {
    std::string upper = text;
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    CHECK(all(test::scan(upper, test::lexicon())) == all(test::scan(text, test::lexicon())));
  }
}

TEST_CASE("blocks split a document without changing what is found") {
  Document whole;
  std::string expected;
  for (const std::string text : samples) {
    Block block;
    block.span.begin = static_cast<std::uint32_t>(whole.text.size());
    whole.text += text;
    block.span.end = static_cast<std::uint32_t>(whole.text.size());
    whole.text += "\n";
    whole.blocks.push_back(block);
    expected += all(test::scan(text, test::lexicon()));
  }
  Scan scan;
  scan_quantities(whole, test::lexicon(), scan);
  CHECK(all(scan.mentions) == expected);
  for (const Sentence& s : scan.sentences) CHECK(s.end_mention > s.first_mention);
}

TEST_CASE("hostile input") {
  CHECK(test::scan(std::string(400, '9') + " people", test::lexicon()).size() == 1);
  CHECK(test::scan(", . ; % $ ' \" ½", test::lexicon()).size() == 1);
  for (const std::string& text :
       {std::string("12\xFF people \xC3"), std::string("\xE2\x80 5"), std::string("1,,2 1..2"),
        std::string(5000, '-') + "5", std::string(3000, '5') + std::string(3000, '/')})
    CHECK_NOTHROW(test::scan(text, test::lexicon()));
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "a million and ";
  CHECK_NOTHROW(test::scan(many, test::lexicon()));
}

TEST_CASE("long lines are read in linear time") {
  // Each would take minutes or overflow the stack if a step looked back to the line's start or nested without end.
  for (const std::string piece : {"one and ", "5 degrees ", "40 pounds ", "in 2019 ", "5\" ", "a half and ",
                                  "more than ", "five of ", "3-", "minus "}) {
    std::string text;
    while (text.size() < 300000) text += piece;
    INFO(piece);
    CHECK_NOTHROW(test::scan(text, test::lexicon()));
  }
}
