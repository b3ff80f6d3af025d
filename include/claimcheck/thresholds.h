// The limits of judgement that a project may move. Everything else is decided by the rules and the lexicon.
#pragma once

#include <claimcheck/decimal.h>

namespace claimcheck {

/// Names, ranges and meanings as `[thresholds]` of claimcheck.toml and `--threshold` have them (docs/rules.md). Shares
/// are written as 0.05 for 5%; points are percentage points. The defaults are those of docs/verdicts.md.
struct Thresholds {
  // How sure a finding must be to be loud (docs/verdicts.md, "Severity").
  Decimal confident = Decimal::scaled(6, -1);  // an error of less confidence becomes a warning; 0 to 1
  Decimal plausible = Decimal::scaled(4, -1);  // a finding of less confidence is a note; 0 to `confident`
  Decimal repeated = Decimal::scaled(25, -2);  // statements without a rule: a warning from this confidence on; 0 to 1

  // How far apart two figures may be and still be one.
  Decimal tolerance = Decimal();             // slack of every measure, and of statements without one; 0 to 0.25
  Decimal about = Decimal::scaled(10, -2);   // reach of "about", a share of the number; 0 to 0.5
  Decimal about_points = Decimal(5);         // reach of "about" beside a percentage, in points; 0 to 25
  Decimal nearly = Decimal::scaled(10, -2);  // reach of "nearly" and "just over", a share of the number; 0 to 0.5
  Decimal share_points = Decimal(5);         // rounding of "half", "one in five", in points; 0 to 25
  Decimal over = Decimal::scaled(15, -1);    // "over 300" suggests less than this many times 300; 1 to 10
};

}  // namespace claimcheck
