// The vector forms beside the plain ones.
#include "checker/text/letters.h"
#include "checker/text/token.h"
#include "support/catch.h"

#include <array>
#include <random>
#include <string>

using namespace claimcheck;

TEST_CASE("masks of sixteen bytes are those of the plain forms") {
  std::mt19937 random(11);
  std::array<char, letter_step> bytes{};
  for (int round = 0; round < 20000; ++round) {
    for (char& c : bytes)
      c = static_cast<char>(round % 2 == 0 ? random() : "aZz@[`{09:/.,!?\n\t $%&\xC3"[random() % 23]);
    REQUIRE(letters_at(bytes.data()).letters == letters_plain(bytes.data()).letters);
    REQUIRE(letters_at(bytes.data()).capitals == letters_plain(bytes.data()).capitals);
    REQUIRE(marks_at(bytes.data()).marks == marks_plain(bytes.data()).marks);
    REQUIRE(marks_at(bytes.data()).high == marks_plain(bytes.data()).high);
    REQUIRE(breaks_at(bytes.data()) == breaks_plain(bytes.data()));
    REQUIRE(load_eight(bytes.data()) == load_bytes(bytes.data(), 8));
    REQUIRE(load_four(bytes.data()) == load_bytes(bytes.data(), 4));
  }
}

TEST_CASE("a word hashes the same however it is reached") {
  const std::string letters = "AbcdEfghijklmnOpqrstuvwxyz";
  for (std::size_t n = 1; n <= letters.size(); ++n) {
    const std::string word = letters.substr(0, n);
    const std::uint64_t wanted = hash_word(fold_case(word));
    INFO(word);
    CHECK(hash_letters(word) == wanted);
    for (const std::string& behind : {std::string(), std::string(" and a good deal more text behind it")}) {
      std::vector<Token> tokens;
      const std::string text = word + behind;
      tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
      CHECK(tokens.front().hash == wanted);
      CHECK(tokens.front().span.size() == n);
    }
  }
  CHECK(hash_char('-') == hash_word("-"));
}
