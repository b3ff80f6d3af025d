#include "checker/text/token.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {
std::string cut(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::string out;
  for (const Token& t : tokens) {
    if (!out.empty()) out += "|";
    out += std::string(slice(text, t.span));
  }
  return out;
}
}  // namespace

TEST_CASE("tokens") {
  struct Row {
    const char* text;
    const char* tokens;
  };
  for (const Row& row : {Row{"14,700 pounds", "14,700|pounds"},
                         {"$3.5bn", "$|3.5|bn"},
                         {"twenty-eight", "twenty|-|eight"},
                         {"O'Hare's U.S. Senate", "O'Hare's|U.S|.|Senate"},
                         {"8- to 16-meter", "8|-|to|16|-|meter"},
                         {"said.In 2004", "said|.|In|2004"},
                         {"10–15%", "10|–|15|%"},
                         {"½ cup", "½|cup"},
                         {"it’s", "it’s"},
                         {"a\xC2\xA0"
                          "b",
                          "a|b"},
                         {"５０", "５０"},
                         {"López", "López"},
                         {"2017.", "2017|."}}) {
    INFO(row.text);
    CHECK(cut(row.text) == row.tokens);
  }
}

TEST_CASE("hashes fold case, apostrophes and dashes") {
  const std::string text = "It’s IT'S – - ÉTÉ été";
  std::vector<Token> t;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, t);
  REQUIRE(t.size() == 6);
  CHECK(t[0].hash == t[1].hash);
  CHECK(t[2].hash == t[3].hash);
  CHECK(t[4].hash == t[5].hash);
  CHECK(t[0].hash == hash_word("it's"));
  CHECK(t[4].hash == hash_word(fold_case("ÉTÉ")));
  CHECK(t[4].all_caps);
}

TEST_CASE("broken UTF-8 does not stop the tokenizer") {
  CHECK(cut("ab\xFF"
            "12\xC3") == "ab|\xFF|12|\xC3");
}

TEST_CASE("stems and singulars") {
  CHECK(stem("seizures") == stem("seizure"));
  CHECK(stem("Killed") == "kill");
  CHECK(singular("Doses") == "dose");
  CHECK(singular("countries") == "country");
  CHECK(singular("people") == "people");
  CHECK(singular("boxes") == "box");
  CHECK(singular("crisis") == "crisis");
  CHECK(fold_space("  a \n\t b\xC2\xA0"
                   "c ") == "a b c");
  CHECK(is_stop_word(hash_word("the")));
  CHECK_FALSE(is_stop_word(hash_word("fentanyl")));
}
