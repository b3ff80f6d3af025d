#include "marked.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {

/// "class:value" of every hit, separated by " | ".
std::string hits(const Vocabulary& vocabulary, std::string_view text, WordClass wanted) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<VocabularyHit> found;
  vocabulary.find(tokens, 0, static_cast<std::uint32_t>(tokens.size()), found);
  std::string out;
  for (const VocabularyHit& hit : found) {
    if (hit.entry->word_class != wanted) continue;
    out += (out.empty() ? "" : " | ") + std::string(hit.entry->value);
  }
  return out;
}

std::string first_error(const std::string& toml) {
  std::vector<Diagnostic> diagnostics;
  const auto vocabulary = load_vocabulary({{"words.toml", toml}}, diagnostics);
  if (diagnostics.empty()) return vocabulary != nullptr ? "" : "null without a message";
  CHECK(vocabulary == nullptr);
  return std::to_string(diagnostics.front().line) + ": " + diagnostics.front().message;
}

}  // namespace

TEST_CASE("place words: letters, longest match, possessives") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Vocabulary& vocabulary = *vocabulary_rules().vocabulary;
  for (const Row& row : {Row{"the US and us", "United States"},
                         {"the U.S. and Canada", "United States | Canada"},
                         {"New Mexico, not Mexico", "New Mexico | Mexico"},
                         {"Mexico\xE2\x80\x99s and Canada's", "Mexico | Canada"},
                         {"a turkey in Turkey", "Turkey"},
                         {"South Sudan", "South Sudan"},
                         {"Kiev or Kyiv", "Kyiv | Kyiv"},
                         {"Trinidad and Tobago", "Trinidad and Tobago"},
                         {"along the southern border", "the southwest border"}}) {
    INFO(row.text);
    CHECK(hits(vocabulary, row.text, WordClass::place) == row.expected);
  }
}

TEST_CASE("a group in a phrase stands for each of its members") {
  std::vector<Diagnostic> diagnostics;
  const auto vocabulary = load_vocabulary(
      {{"words.toml",
        "[vocabulary]\nlanguage = \"en\"\n[denial]\n\"x\" = [\"(old|first) draft of this (memo|press note)\"]\n"}},
      diagnostics);
  REQUIRE(vocabulary);
  for (const char* text : {"old draft of this memo", "first draft of this memo", "old draft of this press note",
                           "first draft of this press note"})
    CHECK(hits(*vocabulary, text, WordClass::denial) == "x");
  CHECK(hits(*vocabulary, "draft of this memo", WordClass::denial).empty());
  CHECK(first_error("[vocabulary]\n[denial]\n\"x\" = [\"an (old draft\"]\n") == "3: \"(\" is not closed");
  const std::string ten = "(a|b|c|d|e|f|g|h|i|j)";
  CHECK(first_error("[vocabulary]\n[denial]\n\"x\" = [\"" + ten + " " + ten + " " + ten + " (y|z)\"]\n") ==
        "3: too many alternatives");
}

TEST_CASE("what contains what") {
  const Vocabulary& v = *vocabulary_rules().vocabulary;
  CHECK(v.within("Culiacan", "Mexico"));
  CHECK(v.within("Culiacan", "North America"));
  CHECK(v.within("Mexico", "Mexico"));
  CHECK_FALSE(v.within("Mexico", "Culiacan"));
  CHECK(v.within("Canada + Mexico", "North America"));
  CHECK_FALSE(v.within("Canada + France", "North America"));
  CHECK(v.within("Canada", "Canada + Mexico"));
  CHECK(v.within("Little Creek, Ohio", "United States"));
  CHECK(v.within("Trinidad and Tobago", "the Caribbean"));
  CHECK(v.within("girls", "young people"));
  CHECK_FALSE(v.within("Nowhere", "Mexico"));
}

TEST_CASE("errors of vocabulary files name their place") {
  const std::string header = "[vocabulary]\nlanguage = \"en\"\n";
  CHECK(first_error(header + "[population]\n\"children\" = [\"children\"]\n").empty());
  CHECK(first_error("[unit]\nx = 1\n").empty());  // no vocabulary file
  CHECK(first_error(header + "[populatoin]\n\"a\" = [\"b\"]\n").find("did you mean [population]?") !=
        std::string::npos);
  CHECK(first_error(header + "[country]\n\"A\" = { inn = \"B\" }\n") == "4: unknown key \"inn\"; did you mean \"in\"?");
  CHECK(first_error(header + "[country]\n\"A\" = 1\n").substr(0, 2) == "4:");
  CHECK(first_error(header + "[status]\n\"a\" = [1]\n") == "4: expected a phrase: a non-empty string");
  CHECK(first_error(header + "[status]\n\"a\" = [\"\"]\n") == "4: expected a phrase: a non-empty string");
  CHECK(first_error("[vocabulary]\nambiguous = [\"Nowhere\"]\n") == "2: no place has this name");
  CHECK(first_error("[vocabulary\n").substr(0, 2) == "1:");
  CHECK(first_error(header + "[status]\n\"a\" = [\"1 2 3 4 5 6 7 8 9 10 11 12 13\"]\n") ==
        "4: a phrase has 1 to 12 words");
}
