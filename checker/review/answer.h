// What the review server says: decisions as JSON, and the answer to a request to change one. Knows no HTTP but its
// status codes.
#pragma once

#include <claimcheck/decision.h>
#include <claimcheck/diagnostic.h>
#include <claimcheck/finding.h>

#include <optional>
#include <string>
#include <string_view>

namespace claimcheck::review {

struct Answer {
  int status = 200;
  std::string json;
};

/// {"error": message}.
Answer error_answer(int status, std::string_view message);

/// "decisions.toml:3: what is wrong".
std::string words_of(const Diagnostic& diagnostic);

/// A request to decide: what the page believes to be in the file, and what it is to become; none = open.
struct DecideRequest {
  std::string fingerprint;
  std::optional<Decision> before;
  std::optional<Decision> after;
};

/// Reads {"fingerprint": ..., "before": decision or null, "after": decision or null}. Empty with a reason in `problem`.
std::optional<DecideRequest> parse_decide(std::string_view body, std::string& problem);

/// Changes the decisions file. 200, or 409 with the decision that stands there instead ("current"), or 404 where no
/// finding of the report has the fingerprint, or 500 with a reason.
Answer decide(const DecideRequest& request, const Report& report, const std::string& decisions_path);

}  // namespace claimcheck::review
