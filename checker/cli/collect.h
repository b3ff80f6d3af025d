// What check, baseline, facts, checklist and review have in common: from the inputs to one report.
#pragma once

#include "checker/cli/run.h"
#include "checker/store/claim_record.h"
#include "checker/store/suppressions.h"

#include <claimcheck/shown_document.h>

#include <vector>

namespace claimcheck::cli {

/// What is kept of all documents until the check. Documents and claims are in order of the inputs.
struct Collected {
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
  std::vector<Failure> failures;
  std::vector<store::Suppression> suppressions;
  bool broken_suppressions = false;        // some have a mistake that was told
  std::vector<Provenance::Source> inputs;  // with CollectOptions::hash
  std::vector<ShownDocument> shown;        // with CollectOptions::show
};

struct CollectOptions {
  bool hash = false;  // SHA-256 of every input
  bool show = false;  // text and claims of every document, for a report that shows them
};

/// Adds a document and its claims, as the next one; `with_hash` also to `inputs`. Takes the claims.
void add_record(store::DocumentRecord& record, bool with_hash, Collected& all);

/// Puts the suppressions in an order that does not depend on that of the inputs: by document, sidecars first.
void sort_suppressions(Collected& all);

/// Reads every input and extracts its claims. What goes wrong is told, and kept as a failure.
Collected collect(const Walk& inputs, const LoadedRules& rules, const Settings& settings,
                  const CollectOptions& options);

/// load(), and every name of `[severity]` known to the rules; null after messages (exit status 2).
LoadedRules load_for_check(const Settings& settings);

/// What a check of all that was collected is asked for.
CheckOptions check_options(const Collected& collected, const CommandLine& line, const Settings& settings);

/// The check of all that was collected, with the severities of the configuration. Takes the claims.
Report make_report(Collected& collected, const RuleSet& rules, const CommandLine& line, const Settings& settings);

/// The exit status that the open findings and the failures of a report ask for.
int status_of(const Report& report, FailOn fail_on);

/// The least severe level that somebody wants to know of: the report, or the exit status.
Severity least_severity(const Settings& settings);

}  // namespace claimcheck::cli
