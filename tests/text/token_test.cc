#include "checker/text/token.h"

#include "support/catch.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

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

namespace {

/// fold_space as it is defined: white space of any width is one space, none at either end.
std::string fold_plainly(std::string_view text) {
  static const std::vector<std::string> wide = [] {
    std::vector<std::string> signs = {"\xC2\xA0",     "\xC2\x85",     "\xE1\x9A\x80", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                      "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    for (char last = '\x80'; last <= '\x8B'; ++last) signs.push_back(std::string("\xE2\x80") + last);
    return signs;
  }();
  std::string out;
  while (!text.empty()) {
    std::size_t blank = std::string_view(" \t\n\r\v\f").find(text[0]) != std::string_view::npos ? 1 : 0;
    for (const std::string& w : wide)
      if (text.starts_with(w)) blank = w.size();
    if (blank == 0)
      out.push_back(text[0]);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
    text.remove_prefix(std::max<std::size_t>(blank, 1));
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("white space folds as it is defined, whatever stands beside it") {
  const std::vector<std::string> pieces = {"a",
                                           "Word",
                                           " ",
                                           "  ",
                                           "\n",
                                           "\t",
                                           "\x01",
                                           "\xC2\xA0",
                                           "\xC2\x85",
                                           "\xC2\xA3",
                                           "\xE1\x9A\x80",
                                           "\xE2\x80\x99",
                                           "\xE2\x80\x9D",
                                           "\xE2\x80\x82",
                                           "\xE2\x80\x8B",
                                           "\xE2\x80\xA8",
                                           "\xE2\x80\xAF",
                                           "\xE2\x81\x9F",
                                           "\xE2\x82\xAC",
                                           "\xE3\x80\x80",
                                           "\xE3\x81\x82",
                                           "\xEF\xBB\xBF",
                                           "\xEF\xBC\x91",
                                           "\xC3\xA9",
                                           "\xE2\x80",
                                           "\xE2",
                                           "\x85",
                                           "\xA0",
                                           "\x80"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += pieces[random() % pieces.size()];
    INFO(text);
    REQUIRE(fold_space(text) == fold_plainly(text));
  }
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
