// Findings: what a check reports. One finding per fact, all mentions grouped by value (semantics: "Findings").
#pragma once

#include <claimcheck/claim.h>
#include <claimcheck/decision.h>
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
  std::string locator;  // "page 3, line 12", "Sheet1!C7"; empty where line and column say it
  std::string quote;
  std::string sentence;
  Span sentence_number;  // where the quote stands in `sentence` (for marking)
  std::vector<Dimension> dimensions;
  std::string speaker;
  std::string attribution;
  std::optional<Date> document_date;
  bool changed = false;  // stands in one of the files that a run was asked about (--changed-since, --only-files)
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
  std::optional<Decision> decision;  // what a person decided about it
  bool in_baseline = false;          // known since the baseline was written
};

/// Whether a finding still wants an answer: not dismissed, and new since the baseline. Only open findings are counted,
/// shown to CI systems, and let a run fail.
inline bool is_open(const Finding& finding) {
  const bool dismissed = finding.decision && finding.decision->verdict == DecisionVerdict::dismissed;
  return !dismissed && !finding.in_baseline;
}

enum class DraftStatus : std::uint8_t { supported, contradicted, unsupported };

/// Verdict on one claim of a draft (--against).
struct DraftClaim {
  Passage claim;
  DraftStatus status = DraftStatus::unsupported;
  std::vector<Passage> passages;
};

enum class FactVerdict : std::uint8_t { consistent, conflict, tension, update, incomparable };

/// Statements of one fact that can be about the same time, place and so on (semantics 4.1: a cell).
struct FactCell {
  FactVerdict verdict = FactVerdict::consistent;
  std::vector<Value> values;  // as in FactRow
};

struct FactRow {
  std::string measure;
  FactVerdict verdict = FactVerdict::consistent;  // the worst of its cells
  std::uint32_t mentions = 0;
  std::vector<Value> values;  // what the mentions state, each value with its passages (at most 50)
  /// Its cells, in order of their first mention. A statement that leaves open what it is about stands in each that it
  /// fits.
  std::vector<FactCell> cells;
};

/// An input that could not be read or decoded.
struct Failure {
  std::string path;
  std::string reason;
};

/// Something that was written for an earlier run and has no effect on this one.
enum class NoticeKind : std::uint8_t { expired_decision, unmatched_decision, stale_baseline, unused_suppression };

struct Notice {
  NoticeKind kind = NoticeKind::unmatched_decision;
  std::string path;         // the file that it stands in
  std::uint32_t line = 0;   // 1-based
  std::string fingerprint;  // of the finding; empty for a suppression
  std::string message;      // what to do about it
};

/// Counts of a run. errors, warnings and notes are open findings; each other finding is dismissed or in the baseline.
struct Summary {
  std::uint64_t& of(Severity severity) {
    return severity == Severity::error ? errors : severity == Severity::warning ? warnings : notes;
  }
  std::uint64_t documents = 0, claims = 0, facts = 0, errors = 0, warnings = 0, notes = 0, dismissed = 0, baseline = 0;
};

/// What a run was made of, so that a published check can be repeated.
struct Provenance {
  struct Source {
    std::string name;     // path or id of an input; name of a rule pack, or the path of its file
    std::string version;  // of a rule pack
    std::string sha256;   // of the bytes, 64 hex digits
    std::optional<Date> date;
    std::string date_origin;  // where the date comes from: "front matter", "option"; of an input
  };
  std::optional<Date> today;             // of --today
  std::vector<std::string> assumptions;  // options that bear on the verdicts, as they would be given again
  std::vector<Source> rules;             // in order of their loading
  std::vector<Source> inputs;            // sorted by name
};

/// What a run found; the reports are written from this alone.
struct Report {
  std::vector<Finding> findings;   // sorted: severity, then first passage's path and position, then fingerprint
  Summary unlisted;                // counts of findings that are not in `findings`: CheckOptions::min_severity
  std::vector<DraftClaim> claims;  // with --against
  bool against = false;
  std::vector<FactRow> facts;  // with --facts
  bool with_facts = false;
  Summary summary;  // counts errors, warnings and notes before any --min-severity filter
  std::vector<Failure> failures;
  std::vector<Notice> notices;           // sorted by path and line
  std::optional<Provenance> provenance;  // where the format wants it
};

const char* to_string(FindingKind kind);
const char* to_string(DraftStatus status);
const char* to_string(FactVerdict verdict);
const char* to_string(NoticeKind kind);

}  // namespace claimcheck
