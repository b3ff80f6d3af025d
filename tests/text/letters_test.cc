// The vector forms beside the plain ones.
#include "checker/text/letters.h"
#include "checker/text/masks.h"
#include "checker/text/token.h"
#include "support/catch.h"

#include <array>
#include <random>
#include <string>
#include <tuple>

using namespace claimcheck;

TEST_CASE("masks of sixty-four bytes are those of the plain forms") {
  std::mt19937 random(11);
  std::array<char, mask_size> bytes{};
  for (int round = 0; round < 20000; ++round) {
    for (char& c : bytes)
      c = static_cast<char>(round % 2 == 0 ? random() : "aZz@[`{09:/.,!?\n\t\r\v $%&\xC3"[random() % 25]);
    REQUIRE(word_masks(bytes.data()) == word_masks_plain(bytes.data()));
    REQUIRE(anchor_masks(bytes.data()) == anchor_masks_plain(bytes.data()));
    REQUIRE(fold_masks(bytes.data()) == fold_masks_plain(bytes.data()));
    REQUIRE(break_mask(bytes.data()) == break_mask_plain(bytes.data()));
    REQUIRE(load_eight(bytes.data()) == load_bytes(bytes.data(), 8));
    REQUIRE(load_four(bytes.data()) == load_bytes(bytes.data(), 4));
  }
}

TEST_CASE("tokens are the same wherever the text stands in a block of bytes") {
  const std::string text =
      "O\u2019Hare paid $1,250.75 (or 3%) on 3 May\n\u00E0 la carte; "
      "Donaudampfschifffahrtselektrizit\u00E4tenhauptwerk, "
      "U.S. ABC's internationalisationalism 12345678901234567890.5 e.g. 4\u00BD\u00A0km \u2014 the-end\n\n I'm";
  std::vector<Token> wanted;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, wanted);
  REQUIRE(wanted.size() == 33);
  for (std::uint32_t shift = 1; shift < 140; ++shift) {
    const std::string moved = std::string(shift, '.') + text + std::string(shift % 3 == 0 ? 100 : 0, 'x');
    std::vector<Token> tokens;
    tokenize(moved, {shift, shift + static_cast<std::uint32_t>(text.size())}, tokens);
    INFO(shift);
    REQUIRE(tokens.size() == wanted.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token &a = tokens[i], &b = wanted[i];
      CHECK(a.span.begin == b.span.begin + shift);
      CHECK(a.span.end == b.span.end + shift);
      CHECK(a.hash == b.hash);
      CHECK(std::tuple(a.kind, a.capital, a.all_caps, a.space_before, a.line_start) ==
            std::tuple(b.kind, b.capital, b.all_caps, b.space_before, b.line_start));
    }
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
