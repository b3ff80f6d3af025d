// Findings: what a check reports. One finding per fact, all mentions grouped by value (semantics: "Findings").
#pragma once

#include <claimcheck/claim.h>
#include <claimcheck/diagnostic.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace claimcheck {

enum class FindingKind : std::uint8_t {
  conflict,
  stale,
  update,
  tension,
  arithmetic,
  definition,
  date,
  unit,
  reference,
  unsupported,
  suggestion
};

/// One passage of a finding.
struct Passage {
  std::string path;  // path or id
  bool is_id = false;
  Role role = Role::document;
  bool is_reference = false;  // an approved figure of a [[reference]] table: `path` names the rule file
  Position position;
  std::string quote;
  std::string sentence;
  Span sentence_number;  // where the quote stands in `sentence` (for marking)
  std::vector<Dimension> dimensions;
  std::string speaker;
  std::string attribution;
  std::optional<Date> document_date;
};

/// The mentions of a finding that state one value.
struct Value {
  Interval interval;              // literal, in `unit`
  std::optional<Decimal> point;   // the stated number when it is one
  std::string unit;               // may be empty
  std::vector<Passage> mentions;  // in document order
};

struct Finding {
  std::string fingerprint;  // 16 hex digits; survives edits elsewhere in the file
  FindingKind kind = FindingKind::conflict;
  Severity severity = Severity::warning;
  std::string rule;                      // "pack/id"
  std::string measure;                   // empty when no rule names it
  std::string set;                       // of --input jsonl
  double confidence = 1.0;               // 0 to 1
  std::string message;                   // one sentence an editor can act on
  std::vector<std::string> explanation;  // the derivation, step by step
  std::vector<Value> values;
};

enum class DraftStatus : std::uint8_t { supported, contradicted, unsupported };

/// Verdict on one claim of a draft (--against).
struct DraftClaim {
  Passage claim;
  DraftStatus status = DraftStatus::unsupported;
  std::vector<Passage> passages;
};

enum class FactVerdict : std::uint8_t { consistent, conflict, tension, update, incomparable };

struct FactRow {
  std::string measure;
  FactVerdict verdict = FactVerdict::consistent;
  std::uint32_t mentions = 0;
};

/// An input that could not be read or decoded.
struct Failure {
  std::string path;
  std::string reason;
};

struct Summary {
  std::uint64_t documents = 0, claims = 0, facts = 0, errors = 0, warnings = 0, notes = 0;
};

/// What a run found; the reports are written from this alone.
struct Report {
  std::vector<Finding> findings;   // sorted: severity, then first passage's path and position, then fingerprint
  std::vector<DraftClaim> claims;  // with --against
  bool against = false;
  std::vector<FactRow> facts;  // with --facts
  bool with_facts = false;
  Summary summary;  // counts errors, warnings and notes before any --min-severity filter
  std::vector<Failure> failures;
};

const char* to_string(FindingKind kind);
const char* to_string(DraftStatus status);
const char* to_string(FactVerdict verdict);

}  // namespace claimcheck
