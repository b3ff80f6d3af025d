// Unification: may two claims of one measure be about the same thing? Dimension by dimension (semantics 4).
#pragma once

#include "checker/ruleset/ruleset.h"

#include <claimcheck/claim.h>

#include <string>
#include <vector>

namespace claimcheck {

enum class Agreement : std::uint8_t {
  same,       // equal values, or nothing speaks against it
  assumed,    // a value is unknown on one side or both: lower confidence
  contained,  // one value lies in the other (a state in its country, a quarter in its year): part and whole
  different,  // stated (or firmly inferred) and different: incomparable
};

/// How two claims' dimensions go together.
struct Unification {
  Agreement agreement = Agreement::same;
  /// 1 = every dimension stated and equal; each assumption multiplies it down.
  double confidence = 1.0;
  /// Only the document dates tell the two times apart: a note at most.
  bool note_only = false;
  /// For `contained`: whether the second claim's value is the narrower one.
  bool second_is_part = false;
  /// The dimension that decided for `contained` or `different`.
  std::string dimension;
  /// "assuming both mean 2022", one sentence each.
  std::vector<std::string> assumptions;
};

/// A time that the text names without a year, kept as the value of an unknown one: "--09" (a month), "day-0" (a
/// weekday, 0 = Sunday), or the words ("last year").
bool is_weekday(const Dimension& time);

/// Compares every dimension of two claims; `measure` may be null. Symmetric but for second_is_part.
Unification unify(const Claim& a, const Claim& b, const Measure* measure);
/// Unification::agreement of unify(a, b, nullptr), without the words.
Agreement agreement_of(const Claim& a, const Claim& b);
/// The same for one dimension that both claims have.
Agreement agreement_of(const Dimension& a, const Dimension& b);

/// "6,000 homes are without power", "3,500 homes are without power", in reports of two days, two weeks apart
/// at most: each says what was so when
/// it was written, and no more.
bool of_two_reports(const Claim& a, const Claim& b);

}  // namespace claimcheck
