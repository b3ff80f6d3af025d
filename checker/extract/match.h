// Which measure a mention states: the phrases of the rules against the sentence around it.
//
// Runs after the quantity stage and before dimensions, attribution and stance. Here only what rules name is found: the
// measure and the values of the dimensions that the rule lists words for ("drug", "basis"). Time, place, population and
// status are left to the dimension stage, as are the defaults of slots without words.
#pragma once

#include "checker/extract/hits.h"
#include "checker/quantity/quantity.h"
#include "checker/ruleset/ruleset.h"

#include <memory>
#include <string>
#include <vector>

namespace claimcheck {

/// One mention under one measure. A mention gets at most one measure: the highest `priority`, then the match with the
/// most words, then the measure whose rule id comes first; of its phrases, the one written first.
struct MeasureMatch {
  std::uint32_t mention = 0;  // index into Scan::mentions
  std::uint32_t measure = 0;  // index into RuleSet::measures
  /// From the first to the last matched word, the mention included (Document::text).
  Span span;
  /// Words of the phrase that matched literally, gaps not counted.
  std::uint32_t words = 0;
  /// Where the required `context` was found: none (the rule requires none), sentence, paragraph, heading (also the
  /// document's title), list_lead or table_header. Anything beyond the sentence lowers confidence.
  InferredFrom context = InferredFrom::none;
  /// Values of the rule's own slots, sorted by name. Origin is `stated` inside the phrase or where the sentence names
  /// only one value; else `inferred` from sentence (nearest of several), paragraph, heading, list_lead, table_header or
  /// rule_default. A slot without any value found is absent.
  std::vector<Dimension> dimensions;
};

/// Why a mention has one measure, or comes near it and has not: for `rules show --try`.
struct MatchReason {
  std::uint32_t mention = 0;  // index into Scan::mentions
  bool claimed = false;       // the mention has the measure
  std::string text;           // one line: the phrase and the values it gave, or what failed
};

/// A measure whose phrases and conditions all hold for a mention.
struct Standing {
  std::uint32_t mention = 0, measure = 0;
  int priority = 0;
  std::uint32_t words = 0;
};

/// Matches the sentences of one document, in any order; keeps the tokens of the block, heading and title that it looked
/// at, so that neighbouring sentences share them. Not for several threads at once. `document`, `scan` and `rules` must
/// outlive it.
class MeasureMatcher {
 public:
  MeasureMatcher(const Document& document, const Scan& scan, const RuleSet& rules, MatchPath path = MatchPath::fast);
  ~MeasureMatcher();
  MeasureMatcher(const MeasureMatcher&) = delete;
  MeasureMatcher& operator=(const MeasureMatcher&) = delete;

  /// The matches of `sentence` (one of scan.sentences), in order of mention. Valid until the next call.
  const std::vector<MeasureMatch>& match(const Sentence& sentence);

  /// The mentions of `sentence` that have `measure`, and those for which one of its phrases, or the key word of one, is
  /// there and something fails.
  std::vector<MatchReason> explain(const Sentence& sentence, std::uint32_t measure);
  /// All measures that each mention could have: the first of a mention is the one that match() chooses.
  std::vector<Standing> standing(const Sentence& sentence);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace claimcheck
