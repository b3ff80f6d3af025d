// The facade: from bytes to a report, in four calls. Standard library types only; no exception leaves the library.
//
//   auto rules = claimcheck::load_rules({}, diagnostics);          // built-in lexicon and packs
//   auto document = claimcheck::read_document(file, {}, diagnostics);
//   auto claims = claimcheck::extract_claims(document, *rules);
//   auto report = claimcheck::check(documents, std::move(claims), *rules, {});
#pragma once

#include <claimcheck/claim.h>
#include <claimcheck/diagnostic.h>
#include <claimcheck/document.h>
#include <claimcheck/finding.h>
#include <claimcheck/thresholds.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// Version of the library and the command, "MAJOR.MINOR.PATCH".
std::string_view version();

/// Compiled, immutable rules and lexicon; shared read-only by all threads.
class RuleSet;

struct RuleOptions {
  /// Packs to load instead of all built-in ones: names of built-in packs (e.g. "public_health").
  std::vector<std::string> builtin;
  bool use_all_builtin = true;
  /// Rule files given by the user, already read; loaded after the built-in ones.
  std::vector<SourceFile> files;
  /// Configuration files of projects, already read: their [[reference]] and [lexicon] tables are used, everything else
  /// in them is not looked at.
  std::vector<SourceFile> projects;
  /// Those out of range (checker/ruleset/thresholds.h) are errors.
  Thresholds thresholds;
  /// Keep the time that each rule takes, for finding slow ones; slows matching down.
  bool measure_costs = false;
};

/// Loads and compiles. Null when any diagnostic is an error; all errors of all files are collected in one run.
std::shared_ptr<const RuleSet> load_rules(const RuleOptions& options, std::vector<Diagnostic>& diagnostics);

enum class Format : std::uint8_t {
  automatic,
  text,
  markdown,
  html,
  csv,
  restructured_text,
  asciidoc,
  json,
  email,
  docx,
  odt,
  ods,
  xlsx,
  epub,
  pdf
};

/// Which text of a document with tracked changes is read: as it was, with all changes accepted, or both.
enum class Tracked : std::uint8_t { original, accepted, both };

struct ReadOptions {
  Format format = Format::automatic;  // automatic: by signature, then by extension, then by content
  std::optional<Date> date;           // overrides every other source of a document date
  Tracked tracked = Tracked::accepted;
  /// Bytes that a compressed file may hold when it is expanded, all its parts together.
  std::uint64_t most_expanded = 256u << 20;
  /// The program that reads PDF files (a name is looked up in PATH); empty: PDF files are refused.
  std::string pdftotext = "pdftotext";
};

/// Decodes one document. Text may be UTF-8, UTF-16, Windows-1252 or Latin-1 (the last two with a note); gzip and zstd
/// are expanded. Empty, with a diagnostic, when the bytes are none of these or the format cannot be read. PDF files are
/// handed to `pdftotext` in a child process without network, files or more than a bounded time.
std::optional<Document> read_document(SourceFile file, const ReadOptions& options,
                                      std::vector<Diagnostic>& diagnostics);

/// One record of JSON Lines input (see interface: "JSON Lines input"). `line_number` is for messages.
std::optional<Document> read_json_record(std::string_view line, std::uint64_t line_number, const std::string& path,
                                         const ReadOptions& options, std::vector<Diagnostic>& diagnostics);

/// Every quantity of the document, in order of position.
std::vector<Mention> find_quantities(const Document& document, const RuleSet& rules);

/// Every claim: quantities that a rule recognises, and those that may be compared without one (empty measure).
/// `document_index` is stored in the claims.
std::vector<Claim> extract_claims(const Document& document, const RuleSet& rules, std::uint32_t document_index = 0);

/// A content word of a document's title.
struct TitleWord {
  std::uint64_t word = 0;   // hash of the word in lower case
  bool says_which = false;  // a name, a code, a year, a weekday, month or ordinal: it may tell two like titles apart
  bool model = false;       // the number in "P40" or "VELIN-2"
};

/// What is kept of a document once its claims are extracted. There may be a million of them.
struct DocumentInfo {
  std::string path;
  std::string set;
  bool is_id = false;
  Role role = Role::document;
  std::optional<Date> date;  // date published
  std::string date_origin;   // where that comes from (Metadata::date_origin)
  /// Hashes of the rarer words and names, for telling events apart; sorted.
  std::vector<std::uint64_t> keywords;
  /// The content words of the title, or of the first heading; sorted by word.
  std::vector<TitleWord> title;
};
DocumentInfo document_info(const Document& document, const RuleSet& rules);

struct CheckOptions {
  bool against = false;  // drafts against sources instead of all against all
  bool facts = false;    // list every fact with its verdict
  /// Less severe findings are counted, and not listed (Report::unlisted): a large set may have millions of notes. A
  /// check against drafts lists all.
  Severity min_severity = Severity::note;
  unsigned jobs = 1;
};

/// Aligns the claims into facts and checks them. The result does not depend on the order of documents or claims.
Report check(const std::vector<DocumentInfo>& documents, std::vector<Claim> claims, const RuleSet& rules,
             const CheckOptions& options);

}  // namespace claimcheck
