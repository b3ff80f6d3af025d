// Tests of the quantity stage as marked text: "seized [[14,700 pounds]] of pills" and what each mention must be.
#pragma once

#include "checker/quantity/quantity.h"

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::test {

/// The lexicon of rules/lexicon/<language>, loaded once; fails the test when it is broken.
const Lexicon& lexicon(const std::string& language = "en");

/// The text without its marks, and the marked spans.
struct Marked {
  std::string text;
  std::vector<Span> spans;
};
Marked unmark(std::string_view marked);

/// The text with every mention marked.
std::string mark(const std::string& text, const std::vector<Mention>& mentions);

/// Mentions of a plain text of one block.
std::vector<Mention> scan(const std::string& text, const Lexicon& lexicon);

/// "kind value unit noun modifier" with what does not apply left out; values as "low..high" where they differ.
std::string describe(const Mention& mention);

/// One row of a table: every mention of the text marked, and what each is, separated by "; ".
struct Row {
  const char* marked;
  const char* expected;
};
void check(const Row& row, const std::string& language = "en");

}  // namespace claimcheck::test
