// Suppressions: what an author writes into a document, or into the sidecar file beside it, so that a finding is
// dismissed where it arises (docs/decisions.md).
//
//   <!-- claimcheck-ignore-next-line harbour/vessels_turned_away: counted without the yachts -->
#pragma once

#include "checker/text/comment.h"

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::store {

/// Name of the sidecar of "report.txt": "report.txt.claimcheck.toml".
inline constexpr std::string_view sidecar_ending = ".claimcheck.toml";

struct Suppression {
  std::string document;            // path or id of the document that it is about
  std::uint32_t first_line = 0;    // of the document, 1-based; 0 and 0 = all of it
  std::uint32_t last_line = 0;     // included
  std::string quote;               // only passages whose sentence or figure has these words; empty = any
  std::vector<std::string> about;  // rules ("pack/id", "pack/*"), kinds ("arithmetic"), fingerprints, or "all"
  std::string reason;              // never empty
  DecisionOrigin origin = DecisionOrigin::comment;
  std::string path;        // the file that it stands in: the document, or its sidecar
  std::uint32_t line = 0;  // of that file
};

/// What the text of a comment begins with that is about suppression.
inline constexpr std::string_view comment_word = "claimcheck-ignore-";

/// Whether a text can have suppressions at all: a fast look, because nearly none has.
bool may_suppress(std::string_view bytes);

/// The suppressions in the comments of a document (`bytes` is its source, `comments` are in its order). A comment
/// without a reason, with an unknown keyword, or a start without an end is an error with its place, and suppresses
/// nothing. Beyond 100 errors, their number is told; beyond 10,000 suppressions, that there are too many.
std::vector<Suppression> find_suppressions(const std::string& path, std::string_view bytes,
                                           const std::vector<Comment>& comments, std::vector<Diagnostic>& diagnostics);

/// The suppressions of the sidecar file of `document`.
std::vector<Suppression> parse_sidecar(const SourceFile& file, const std::string& document,
                                       std::vector<Diagnostic>& diagnostics);

/// Dismisses the findings that are suppressed, unless a decision says something already: those that no longer disagree
/// once the suppressed passages are left out (fewer than two values remain), and those of one passage that is
/// suppressed. What suppresses nothing is noted.
void apply_suppressions(const std::vector<Suppression>& suppressions, Report& report);

}  // namespace claimcheck::store
