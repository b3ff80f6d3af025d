// The fast finder of anchors beside a slow, obvious one, over random text at every offset.
#include "checker/quantity/anchor.h"
#include "checker/quantity/tables.h"
#include "quantity/marked.h"
#include "support/catch.h"

#include <array>
#include <random>
#include <string>

using namespace claimcheck;

namespace {

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// One byte after the other, each run of letters looked up as a whole.
std::uint32_t find_anchor_slowly(const std::string& text, Span span, const Lexicon& lexicon) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < span.end ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if ((c >= '0' && c <= '9') || c == '$' || c == '%') return i;
    if ((c == 0xC2 && next != 0xA0 && next != 0xAD) || (c == 0xE2 && next != 0x80) || c == 0xEF) return i;
    if (!ascii_letter(text[i])) continue;
    std::uint32_t end = i;
    while (end < span.end && ascii_letter(text[end])) ++end;
    // A letter beyond ASCII behind the run leaves it to the tokenizer, if the filter knows the beginning.
    const std::size_t four = std::min<std::size_t>(4, end - i);
    const bool known = lexicon.anchors.may_open(static_cast<std::uint32_t>(load_bytes(text.data() + i, four)), four);
    if (known && opens_mention(text, i, span.end, lexicon)) return i;
    i = end - 1;
  }
  return span.end;
}

}  // namespace

TEST_CASE("the fast finder of anchors and the slow one agree") {
  const Lexicon& lexicon = test::lexicon();
  static constexpr std::array pieces = {"the ",        "Seven ",
                                        "a",           "hundred",
                                        "Hundreds ",   "this ",
                                        ". ",          "\n",
                                        "\xC2\xA0",    "\xE2\x80\x99",
                                        "\xC2\xBD",    "\xE2\x82\xAC",
                                        "7",           "%",
                                        "$",           "Monday",
                                        "thirteenth ", "internationalisation ",
                                        "\xC3\xA9",    "'",
                                        "-",           "x",
                                        "New ",        "Year",
                                        "most ",       "of ",
                                        "few ",        "minutes "};
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t wanted = random() % 14;
    for (std::size_t k = 0; k < wanted; ++k) text += pieces[random() % pieces.size()];
    // Words begin where the last one ended, so that every span starts at the start of a word, as sentences do.
    const auto size = static_cast<std::uint32_t>(text.size());
    INFO(text);
    CHECK(find_anchor(text, {0, size}, lexicon) == find_anchor_slowly(text, {0, size}, lexicon));
    const std::uint32_t begin = size == 0 ? 0 : static_cast<std::uint32_t>(random() % size);
    CHECK(find_anchor(text, {begin, size}, lexicon) == find_anchor_slowly(text, {begin, size}, lexicon));
  }
}
