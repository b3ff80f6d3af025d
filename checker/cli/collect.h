// What check, baseline, facts, checklist and review have in common: from the inputs to one report.
#pragma once

#include "checker/cli/large_file.h"
#include "checker/cli/run.h"
#include "checker/store/claim_record.h"
#include "checker/store/kept_claims.h"
#include "checker/store/suppressions.h"

#include <claimcheck/shown_document.h>

#include <functional>
#include <memory>
#include <vector>

namespace claimcheck {
struct SortedInput;  // checker/compare/check.h
}

namespace claimcheck::cli {

/// What is kept of all documents until the check. Documents and claims are in order of the inputs; where claims are
/// `kept`, in the order of a check.
struct Collected {
  std::vector<DocumentInfo> documents;
  std::vector<std::vector<Claim>> claims;     // by document, of a large file by part
  std::unique_ptr<store::KeptClaims> kept;    // in place of `claims`, where they outgrew the limit
  std::shared_ptr<const SortedInput> sorted;  // what became of `claims` with make_report()
  std::size_t memory_limit = 0;               // bytes; 0: none
  std::size_t claim_bytes = 0;                // of `claims`, about
  std::vector<Failure> failures;
  std::vector<store::Suppression> suppressions;
  bool broken_suppressions = false;        // some have a mistake that was told
  std::vector<Provenance::Source> inputs;  // with CollectOptions::hash
  std::vector<ShownDocument> shown;        // with CollectOptions::show
};

struct CollectOptions {
  bool hash = false;           // SHA-256 of every input
  bool show = false;           // text and claims of every document, for a report that shows them
  bool all_in_memory = false;  // claims are asked for by their index: no limit holds
  PartSizes parts = {};        // of files that are read in parts: all but those that are shown
};

/// Sets the limit of memory that was asked for, or half of what the system lets the process have.
void limit_memory(const Settings& settings, Collected& all);

/// Adds a document and its claims, as the next one; `with_hash` also to `inputs`. Takes the claims. Throws
/// store::SpillError.
void add_record(store::DocumentRecord& record, bool with_hash, Collected& all);

/// Once all records are added: puts the suppressions in an order that does not depend on that of the inputs (by
/// document, sidecars first), and kept claims with their documents in the order of a check; with --verbose, says how
/// many are kept.
void finish_records(const Settings& settings, Collected& all);

/// Calls look(claim) for each claim.
void for_each_claim(const Collected& all, const std::function<void(const Claim&)>& look);

/// Reads every input and extracts its claims. What goes wrong is told, and kept as a failure.
Collected collect(const Walk& inputs, const LoadedRules& rules, const Settings& settings,
                  const CollectOptions& options);

/// load(), and every name of `[severity]` known to the rules; null after messages (exit status 2).
LoadedRules load_for_check(const Settings& settings);

/// What a check of all that was collected is asked for.
CheckOptions check_options(const Collected& collected, const CommandLine& line, const Settings& settings);

/// Findings that a report has: all of them, or those that somebody wants to know of (least_severity) while the others
/// are counted. What bears on findings, or leaves some out, has to see them all: suppressions that were collected do.
enum class Listed : std::uint8_t { all, wanted };

/// The check of all that was collected, with the severities of the configuration. Takes the claims.
Report make_report(Collected& collected, const RuleSet& rules, const CommandLine& line, const Settings& settings,
                   Listed listed = Listed::all);

/// With --verbose: how many figures each [[reference]] could be compared with. None is worth a look: a narrower measure
/// may have the sentences that it was written for.
void say_references(const RuleSet& rules, const Collected& collected, const Settings& settings);

/// The exit status that the open findings and the failures of a report ask for.
int status_of(const Report& report, FailOn fail_on);

/// The least severe level that somebody wants to know of: the report, or the exit status.
Severity least_severity(const Settings& settings);

}  // namespace claimcheck::cli
