// The phrase language: what parses, what does not and where, and what it compiles to.
#include "checker/ruleset/phrase.h"
#include "checker/ruleset/phrase_compiler.h"
#include "checker/text/token.h"

#include "support/catch.h"

#include <algorithm>

using namespace claimcheck;

namespace {

std::string print(const PhraseNode& n) {
  const auto children = [&](const char* separator) {
    std::string out;
    for (const PhraseNode& c : n.children) out += (out.empty() ? "" : separator) + print(c);
    return out;
  };
  switch (n.kind) {
    case PhraseNode::Kind::word:
      return (n.exact ? "=" : "") + n.text;
    case PhraseNode::Kind::sequence:
      return children(" ");
    case PhraseNode::Kind::alternatives:
      return "(" + children("|") + ")";
    case PhraseNode::Kind::optional:
      return "?" + children(" ");
    case PhraseNode::Kind::gap:
      return "..." + std::to_string(n.gap);
    case PhraseNode::Kind::punctuation:
      return ",";
    case PhraseNode::Kind::list:
      return "<" + n.text + ">";
    case PhraseNode::Kind::mention: {
      std::string out = std::string("{") + to_string(n.mention) + (n.anchor ? "*" : "");
      for (const std::string& noun : n.nouns) out += ":" + noun;
      return out + "}";
    }
  }
  return "";
}

}  // namespace

TEST_CASE("phrases parse") {
  struct Row {
    const char* phrase;
    const char* tree;
  };
  for (const Row& row : {
           Row{"killed {count}", "killed {count}"},
           {"die|died of", "(die|died) of"},
           {"=Left \"Right Hand\"", "=left =right =hand"},
           {"[innocent] people", "?(innocent) people"},
           {"[at least|some] people", "?(at least|some) people"},
           {"seizure (of|for the) {mass}", "seizure (of|for the) {mass}"},
           {"seized ...3 {mass}", "seized ...3 {mass}"},
           {"seized … <drug>", "seized ...6 <drug>"},
           {"{count:People|person} killed", "{count:people:person} killed"},
           {"{percent*} of {count}", "{percent*} of {count}"},
           {"death toll , {count}", "death toll , {count}"},
           {"{count} synthetic-opioid deaths", "{count} synthetic opioid deaths"},
           {"U.S. {count}", "u.s {count}"},
           {"(fentanyl | <list> y) x", "(fentanyl|<list> y) x"},
           {"{mass} of fentanyl|<list>", "{mass} of (fentanyl|<list>)"},
       }) {
    INFO(row.phrase);
    PhraseError error;
    const PhraseNode tree = parse_phrase(row.phrase, error);
    CHECK(error.message == "");
    CHECK(print(tree) == row.tree);
  }
}

TEST_CASE("broken phrases say what and where") {
  struct Row {
    const char* phrase;
    std::uint32_t offset;
    const char* part;
  };
  for (const Row& row : {
           Row{"", 0, "empty"},
           {"killed {count", 7, "not closed"},
           {"killed {cuont}", 7, "did you mean \"{count}\""},
           {"killed {count:}", 7, "noun is missing"},
           {"(a b", 0, "not closed"},
           {"a ]", 2, "closes nothing"},
           {"a | b", 2, "without spaces"},
           {"a| b", 2, "missing behind"},
           {"é ()", 3, "nothing stands between"},
           {"a ...99 b", 5, "a gap is 1 to"},
           {"a <> b", 2, "must name"},
           {"((((((((((a))))))))))", 9, "too deeply"},
           {"a !! b", 2, "is not a word"},
       }) {
    INFO(row.phrase);
    PhraseError error;
    const PhraseNode tree = parse_phrase(row.phrase, error);
    CHECK(tree.children.empty());
    CHECK(error.message.find(row.part) != std::string::npos);
    INFO(error.message);
    CHECK(error.offset == row.offset);
  }
}

TEST_CASE("phrases compile to programs and key words") {
  struct Row {
    const char* phrase;
    const char* problem;
    const char* keys;
  };
  for (const Row& row : {
           Row{"{count} people were killed", "", "killed"},
           {"the {count} overdose|poisoning deaths", "", "overdose poisoning"},
           {"{count} [people] <verb>", "", "slaughtered wiped"},
           {"{count:gotaway}", "", "gotaway"},
           {"{percent} of [fentanyl]", "cannot be the quantity", ""},
           {"killed people", "claims no quantity", ""},
           {"{count} [people]", "at least one word", ""},
           {"{count} ({percent}|x) y", "", "y"},
           {"({count*}|x) y", "inside brackets", ""},
           {"{count} <nosuch>", "unknown list", ""},
       }) {
    INFO(row.phrase);
    PhraseError error;
    const PhraseNode tree = parse_phrase(row.phrase, error);
    REQUIRE(error.message == "");
    Phrases out;
    std::vector<ListEntry> verbs;
    for (const char* entry : {"slaughtered", "wiped out"}) verbs.push_back({parse_phrase(entry, error), -1, -1});
    PhraseCompiler compiler{out, [&](const std::string& name) { return name == "verb" ? &verbs : nullptr; }};
    CompiledPhrase phrase;
    const bool ok = compiler.compile(tree, MentionClass::count, Anchor::required, phrase, error);
    CHECK(ok == (*row.problem == '\0'));
    INFO(error.message);
    CHECK(error.message.find(row.problem) != std::string::npos);
    if (!ok) continue;
    std::vector<std::uint64_t> wanted;
    for (std::string_view keys = row.keys; !keys.empty();) {
      const std::size_t space = std::min(keys.find(' '), keys.size());
      wanted.push_back(stem_hash(keys.substr(0, space)));
      keys.remove_prefix(std::min(space + 1, keys.size()));
    }
    std::sort(wanted.begin(), wanted.end());
    CHECK(std::vector<std::uint64_t>(out.words.begin() + phrase.keys.begin, out.words.begin() + phrase.keys.end) ==
          wanted);
  }
}
