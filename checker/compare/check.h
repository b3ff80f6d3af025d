// What every kind of check shares: its input, the table of checks, and how a finding is made of claims.
#pragma once

#include "checker/compare/claim_list.h"
#include "checker/ruleset/ruleset.h"

#include <claimcheck/claimcheck.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace claimcheck {

/// Claims of a fact that can be about the same time, place and so on, and what they say together.
struct FactCellClaims {
  std::vector<std::uint32_t> claims;  // in document order
  FactVerdict verdict = FactVerdict::consistent;
};

/// Claims of one key (semantics 4). `claims` are indexes into CheckInput::claims.
struct Fact {
  const Measure* measure = nullptr;               // null for a discovered fact
  std::vector<std::uint32_t> claims;              // in document order
  double confidence = 1.0;                        // how sure it is that these state one fact
  std::vector<std::string> assumptions;           // "assuming both mean 2022"
  FactVerdict verdict = FactVerdict::consistent;  // set by the agreement check
  std::vector<FactCellClaims> cells;              // with CheckOptions::facts; by their first claim
};

/// What the checks want as input: documents by set and path, claims by document and position, whatever the order in
/// which they came.
struct SortedInput {
  SortedInput() = default;
  SortedInput(SortedInput&&) = default;  // a copy's order would point into the other one
  std::vector<DocumentInfo> documents;
  std::vector<std::vector<Claim>> claims;  // in the pieces in which they came: a claim is large, and stays where it was
  std::vector<const Claim*> in_order;
};
/// Numbers of the documents in the order of a check: by set, then path.
std::vector<std::uint32_t> sorted_documents(const std::vector<DocumentInfo>& documents);
SortedInput sort_input(const std::vector<DocumentInfo>& documents, std::vector<std::vector<Claim>> claims);
/// check() of what the caller keeps.
Report check(const SortedInput& input, const RuleSet& rules, const CheckOptions& options);

struct KeyedClaims;  // align.h
struct ClaimRun;     // value_groups.h

struct CheckInput {
  const std::vector<DocumentInfo>& documents;
  ClaimList claims;  // sorted by set, document path, position
  const RuleSet& rules;
  const CheckOptions& options;
  std::vector<Fact>& facts;
  mutable std::shared_ptr<const KeyedClaims> keyed = {};  // of group_by_key, once it was asked
  Summary unlisted = {};                                  // of findings that were not made, since nobody asks for them
};

/// What a check has to see at once: claims of other documents are nothing to it, or all of them matter.
enum class CheckScope : std::uint8_t { document, set };

/// One kind of check; adding one is a source file and a row in checks.cc.
struct CheckRow {
  const char* name;
  const char* summary;
  CheckScope scope;  // with `document` it is called for some documents at a time, in several threads at once
  void (*run)(CheckInput& input, std::vector<Finding>& findings);
};

// Rows of the table, in the order of running.
void check_agreement(CheckInput& input, std::vector<Finding>& findings);  // agreement.cc: one measure, one fact
void check_discovered(CheckInput& input,
                      std::vector<Finding>& findings);  // discovered.cc: repeated statements without a rule
void check_arithmetic(CheckInput& input,
                      std::vector<Finding>& findings);  // arithmetic.cc: change, shares, sums in one passage
void check_table_prose(CheckInput& input,
                       std::vector<Finding>& findings);  // table_prose.cc: a table and the text around it
void check_dates(CheckInput& input,
                 std::vector<Finding>& findings);  // dates.cc: weekday against date, order of a range, ordinals
void check_ages(CheckInput& input, std::vector<Finding>& findings);   // ages.cc: a person has one age
void check_units(CheckInput& input, std::vector<Finding>& findings);  // units.cc: conversions in parentheses
void check_relations(CheckInput& input,
                     std::vector<Finding>& findings);  // relations.cc: part <= whole, equations, definitions
void check_references(CheckInput& input, std::vector<Finding>& findings);  // references.cc: approved figures

/// The passage of a finding that shows `claim`.
Passage make_passage(const Claim& claim, const DocumentInfo& document);

/// Groups claims by stated value, in document order. Claims are indexes into input.claims. At most 50 mentions a value
/// are listed.
std::vector<Value> group_values(const CheckInput& input, const std::vector<std::uint32_t>& claims);

/// Groups claims by stated value and fills `values`, `set` and `fingerprint` (message, kind, severity, rule, measure
/// and explanation must be set before). Claims are indexes into input.claims. At most 50 values with 50 mentions each
/// are listed, those of the claims in `keep` and those that are stated most often before others; what is left out is
/// counted in the explanation.
void finish_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Finding& finding,
                    const std::vector<std::uint32_t>& keep = {});

/// The same for claims that are known to state one value in runs (value_groups.h), which are not all looked at.
void finish_finding(const CheckInput& input, std::span<const ClaimRun> runs, Finding& finding,
                    const std::vector<std::uint32_t>& keep = {});

/// "14,700 pounds (14,650 to 14,750)": number with thousands separators, unit and, unless a point, its interval.
std::string describe(const Mention& mention, bool with_interval);
/// An interval in base units as a reader of `mention` knows it: in the mention's own unit, "93.5 to 94.5 miles per
/// hour".
std::string describe_base(const Interval& base, const Mention& mention);
/// A decimal with thousands separators, at most 6 decimals; of a very small one six significant digits.
std::string readable(const Decimal& value);

}  // namespace claimcheck
