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
    REQUIRE(code_mask(bytes.data()) == code_mask_plain(bytes.data()));
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

TEST_CASE("the tokenizer and its slow twin agree") {
  static constexpr std::array pieces = {"a",
                                        "B",
                                        "ab",
                                        "ABC",
                                        "xyz",
                                        " ",
                                        "  ",
                                        "\n",
                                        "\n\n",
                                        "\t",
                                        "\r\n",
                                        "1",
                                        "23",
                                        ",",
                                        ".",
                                        "'",
                                        "\u2019",
                                        "\u00A0",
                                        "\u3000",
                                        "\u00E9",
                                        "\u00C0",
                                        "$",
                                        "-",
                                        "\u2014",
                                        "\uFF11",
                                        "\xC3",
                                        "\xE2\x80",
                                        " the ",
                                        " of ",
                                        "U.S.",
                                        "e.g.",
                                        "1,000",
                                        "3.5",
                                        "(",
                                        ")",
                                        "%",
                                        "\u2212",
                                        "\u00BD",
                                        "O'Hare",
                                        "mayor\u2019s ",
                                        "internationalisationalism"};
  std::mt19937 random(7);
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    for (std::size_t left = random() % 80; left > 0; --left) text += pieces[random() % pieces.size()];
    const auto size = static_cast<std::uint32_t>(text.size());
    const Span span{round % 3 == 0 ? static_cast<std::uint32_t>(random() % (size + 1)) : 0, size};
    const Span cut{span.begin, round % 4 == 0 ? span.begin + span.size() / 2 : span.end};
    std::vector<Token> fast, plain;
    tokenize(text, cut, fast);
    tokenize_plainly(text, cut, plain);
    INFO(text << " [" << cut.begin << ", " << cut.end << ")");
    REQUIRE(fast.size() == plain.size());
    for (std::size_t i = 0; i < fast.size(); ++i) {
      const auto all = [](const Token& t) {
        return std::tuple(t.span.begin, t.span.end, t.hash, t.kind, t.capital, t.all_caps, t.space_before,
                          t.line_start);
      };
      REQUIRE(all(fast[i]) == all(plain[i]));
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
  CHECK(hash_constant("") == hash_word(""));
  CHECK(hash_constant("eighteen") == hash_word("eighteen"));
  CHECK(hash_constant("internationalisation") == hash_word("internationalisation"));
}
