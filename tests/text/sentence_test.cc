#include "checker/text/token.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {
std::string cut(std::string_view text) {
  std::vector<Span> spans;
  split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
  std::string out;
  for (const Span& s : spans) out += (out.empty() ? "" : "|") + std::string(slice(text, s));
  return out;
}
}  // namespace

TEST_CASE("sentences") {
  struct Row {
    const char* text;
    const char* sentences;
  };
  for (const Row& row : {Row{"One. Two! Three? Four", "One.|Two!|Three?|Four"},
                         {"Dr. Gupta met Sen. Risch.", "Dr. Gupta met Sen. Risch."},
                         {"In the U.S. The end.", "In the U.S.|The end."},
                         {"The U.S. Senate met.", "The U.S. Senate met."},
                         {"He said “yes.” Then left.", "He said “yes.”|Then left."},
                         {"It rose 3.5 percent. It fell.", "It rose 3.5 percent.|It fell."},
                         {"a line\nbreak. Next", "a line\nbreak.|Next"},
                         {"para one\n\xC2\xA0\npara two", "para one|para two"},
                         {"John F. Kennedy spoke.", "John F. Kennedy spoke."},
                         {"well... it rose.", "well... it rose."},
                         {"Low, p. 163] shows it, and n. 4 as well.", "Low, p. 163] shows it, and n. 4 as well."},
                         {"This is plan b. Next", "This is plan b.|Next"},
                         {"It has 40 beds.[3] By 2019 it had 50.[a][12] Then none.",
                          "It has 40 beds.[3]|By 2019 it had 50.[a][12]|Then none."},
                         {"It closed.[citation needed] Nobody knew.", "It closed.[citation needed]|Nobody knew."},
                         {"", ""}}) {
    INFO(row.text);
    CHECK(cut(row.text) == row.sentences);
  }
}
