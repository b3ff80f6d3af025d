// Texts through the whole way, from bytes to findings, with the built-in rules.
#pragma once

#include "support/catch.h"

#include <claimcheck/claimcheck.h>

#include <memory>
#include <string>
#include <vector>

namespace claimcheck::test {

struct Text {
  const char* text;
  const char* date = "";  // "" for none
};

inline const RuleSet& built_in_rules() {
  static const std::shared_ptr<const RuleSet> loaded = [] {
    std::vector<Diagnostic> diagnostics;
    auto out = load_rules({}, diagnostics);
    REQUIRE(out != nullptr);
    return out;
  }();
  return *loaded;
}

/// The findings of a set of documents, one text each.
inline std::vector<Finding> check_texts(const std::vector<Text>& texts) {
  std::vector<Diagnostic> diagnostics;
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
  for (const Text& text : texts) {
    ReadOptions options;
    if (*text.date != '\0') options.date = parse_iso_date(text.date);
    const auto number = static_cast<std::uint32_t>(documents.size());
    const char* ending = *text.text == '#' || *text.text == '-' ? ".md" : ".txt";  // a heading, or front matter
    const auto document = read_document({"text-" + std::to_string(number) + ending, text.text}, options, diagnostics);
    REQUIRE(document);
    documents.push_back(document_info(*document, built_in_rules()));
    const auto found = extract_claims(*document, built_in_rules(), number);
    claims.insert(claims.end(), found.begin(), found.end());
  }
  return check(documents, std::move(claims), built_in_rules(), {}).findings;
}

/// "severity kind" of each finding that is at least as severe as `least`, joined by "; ".
inline std::string describe_findings(const std::vector<Text>& texts, Severity least = Severity::note) {
  std::string out;
  for (const Finding& f : check_texts(texts))
    if (f.severity <= least)  // errors come first
      out += (out.empty() ? "" : "; ") + std::string(to_string(f.severity)) + " " + to_string(f.kind);
  return out;
}

}  // namespace claimcheck::test
