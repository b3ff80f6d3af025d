// Marked text for tests of the extract stage, independent of the quantity grammar.
//
//   "Agents seized [[300 pounds]] in <<2021>>."
//
// [[…]] is a quantity, <<…>> a date: a year, or words and days ("<<last May=2020-05-01..2020-05-31>>", "?" for unknown
// days). "[[18 to 45|age]]" is an age. Blocks are separated by blank lines; "# " and "## " open headings, "- " list
// items (led by the paragraph before), "NAME: " a speaker's turn, "Q: " a question's.
#pragma once

#include "checker/extract/context.h"

#include <memory>
#include <string>

namespace claimcheck {

struct Marked {
  Document document;
  Scan scan;
};

/// Reads marked text; `date` is the document date ("2024-02-08") or empty.
std::unique_ptr<Marked> read_marked(std::string_view marked, std::string_view date = {});

/// Rules that hold nothing but the built-in vocabulary, compiled once.
const RuleSet& vocabulary_rules();

/// Runs the extract stage's context functions on every quantity that is no date.
std::vector<Claim> claims_of(const Marked& marked);

/// "place=Mexico; time=2021" (stated), "time~2021 (paragraph)" (inferred); whole years are written as such.
std::string print_dimensions(const Claim& claim);

}  // namespace claimcheck
