// The examples beside the entries of the lexicon, and what a broken lexicon says.
#include "quantity/marked.h"

#include "checker/quantity/tables.h"
#include "checker/ruleset/embedded.h"
#include "support/catch.h"

#include <toml++/toml.h>

using namespace claimcheck;

TEST_CASE("examples of the lexicon") {
  std::size_t examples = 0;
  for (std::size_t i = 0; i < embedded_rules_count; ++i) {
    const std::string path = embedded_rules[i].path;
    if (!path.starts_with("rules/lexicon/")) continue;
    const std::string name = path.substr(path.rfind('/') + 1);
    if (name != "numbers.toml" && name != "units.toml" && name != "hedges.toml") continue;
    const std::string language = path.substr(14, 2);
    const toml::table root = toml::parse(std::string_view(embedded_rules[i].bytes, embedded_rules[i].size));
    const toml::array* rows = root["example"].as_array();
    REQUIRE(rows != nullptr);
    for (const toml::node& row : *rows) {
      const std::string text = row.as_table()->at("text").value_or(std::string()),
                        value = row.as_table()->at("value").value_or(std::string());
      REQUIRE_FALSE(text.empty());
      test::check({text.c_str(), value.c_str()}, language);
      ++examples;
    }
  }
  CHECK(examples >= 40);
}

TEST_CASE("a broken lexicon names file, line and what was expected") {
  struct Row {
    const char* toml;
    std::uint32_t line;
    const char* message;
  };
  for (const Row& row :
       {Row{"[words.cardinal]\none = \"x\"\n", 2, "expected an integer"},
        {"\n[words]\nnonsense = [\"a\"]\n", 3, "unknown role 'nonsense'"},
        {"[[unit]]\nname = \"x\"\ndimension = \"weight\"\n", 1, "a unit needs a name and a known dimension"},
        {"[[hedge]]\nmodifier = \"maybe\"\n", 1, "unknown modifier 'maybe'"},
        {"[[currency]]\ncode = \"EURO\"\n", 1, "a currency needs its three-letter code"},
        {"[other]\n", 1, "unknown table 'other'"},
        {"[words]\nof = [\"two words\"]\n", 2, "'two words' is not a single word"},
        {"[intervals]\nsuggested = \"a lot\"\n", 2, "expected a number as a string for 'suggested'"}}) {
    INFO(row.toml);
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(load_lexicon({{"x.toml", row.toml}}, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].path == "x.toml");
    CHECK(diagnostics[0].line == row.line);
    CHECK(diagnostics[0].message == row.message);
  }
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(load_lexicon({{"x.toml", "= broken"}}, diagnostics));
  CHECK(diagnostics.size() == 1);
}
TEST_CASE("a second language is data") {
  for (const test::Row& row : {test::Row{"más de [[300 personas]]", "cardinal 300 persona more_than"},
                               {"[[1,5 millones de dólares]]", "money 1500000 USD"},
                               {"el [[85 por ciento]]", "percent 85 percent"},
                               {"[[treinta y dos casas]]", "cardinal 32 casa"},
                               {"entre [[18 y 49]]", "range 18..49"},
                               {"[[dos tercios]]", "fraction 0.666667"},
                               {"al menos [[14.700 kilogramos]]", "quantity 14700 kilogram at_least"}})
    test::check(row, "es");
  const auto dates = test::scan("el 3 de febrero de 2023", test::lexicon("es"));
  REQUIRE(dates.size() == 1);
  CHECK(to_string(dates[0].dates) == "2023-02-03");
}

TEST_CASE("words are found by the whole of their hash") {
  // Hashes that share the upper half, the bucket, or both; small tables have 64 buckets of two words.
  std::vector<std::uint64_t> hashes;
  for (const std::uint64_t upper : {5, 6, 7})
    for (std::uint64_t k = 0; k < 9; ++k) hashes.push_back(upper << 32 | (1 + 64 * k));
  WordTable table;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    table.insert(hashes[i]).value = static_cast<std::int32_t>(i + 1);
    for (std::size_t k = 0; k < hashes.size(); ++k) {
      const Word& word = table.find(hashes[k]);
      CHECK(word.value == (k <= i ? static_cast<std::int32_t>(k + 1) : 0));
      CHECK(word.hash == (k <= i ? hashes[k] : 0));
    }
  }
  CHECK(&table.insert(hashes[3]) == &table.find(hashes[3]));
  std::uint64_t state = 9;
  for (std::int32_t i = 1; i < 3000; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    table.insert(state).value = -i;
    REQUIRE(table.find(state).value == -i);
  }
  CHECK(table.find(hashes[5]).value == 6);
  CHECK(table.find(12345).roles == 0);
}
