// What a person decided about a finding: it is right and will be corrected, or it is no contradiction and why.
#pragma once

#include <claimcheck/date.h>

#include <cstdint>
#include <optional>
#include <string>

namespace claimcheck {

/// accepted: the finding is right, the documents will be corrected; it stays open until they are.
/// dismissed: the finding needs no correction; it no longer counts.
enum class DecisionVerdict : std::uint8_t { accepted, dismissed };

/// Where a decision was written.
enum class DecisionOrigin : std::uint8_t { decisions, comment, sidecar };

struct Decision {
  std::string fingerprint;  // of the finding: 16 hex digits
  DecisionVerdict verdict = DecisionVerdict::dismissed;
  std::string reason;           // never empty when dismissed
  std::string author;           // may be empty
  std::optional<Date> date;     // the day of the decision
  std::optional<Date> expires;  // last day on which it holds
  std::string rule, message;    // of the finding when it was decided, for those who read the file; decide nothing
  DecisionOrigin origin = DecisionOrigin::decisions;
  std::string path;        // the file that it stands in, as messages name it
  std::uint32_t line = 0;  // 1-based; 0 = no place
};

const char* to_string(DecisionVerdict verdict);
const char* to_string(DecisionOrigin origin);

}  // namespace claimcheck
