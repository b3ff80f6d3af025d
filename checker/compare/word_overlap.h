// What two slots share in words, names and words for events.
#pragma once

#include "checker/compare/slots.h"

namespace claimcheck {

struct Overlap {
  std::int64_t window_shared = 0, window_all = 0, all_shared = 0, all = 0;  // of rarity_unit
  struct Side {
    int a = 0, b = 0, shared = 0;  // words
  } left, right;                   // of the number, up to the next figure
  int names_a = 0, names_b = 0, names_shared = 0;
  bool same_event = false;
  bool beside = false;                          // a content word close to both numbers, on the same side or counted
  int name_a = 0, name_b = 0, name_shared = 0;  // names in the counted nouns
  // Words of the counted nouns that stand in both, and that stand nowhere in the other sentence.
  int noun_shared = 0, noun_only = 0;
};

Overlap overlap(const Slot& a, const Slot& b);
/// Rarity of the words that are near the number in both: Overlap::window_shared alone, which decides for most pairs.
std::int64_t near_shared(const Slot& a, const Slot& b);

/// Rarity of the pairs of words in common, of rarity_unit.
std::int64_t shared_pairs(const Slot& a, const Slot& b);

/// Identical words from the start of two runs.
int common_run(const StemRun& a, const StemRun& b);

/// Each date has a word for an event beside it, and the two are not the same.
bool other_events(const Slot& a, const Slot& b);

/// "Unemployment rose in 2010": the date of a rise or fall, which is the time of a figure. What rises once, rises
/// again.
bool dates_a_trend(const Slot& slot);

/// Two years describe one noun ("a 1995 film") of other names.
bool other_things_described(const Slot& a, const Slot& b);

/// Two dates of one event: the same word for it is the nearest in both, and its subjects share a name, or one of them
/// is not named ("it was founded") and something else is alike, or there is hardly anything else in the set. Two years
/// that describe one noun of the same names count, too.
bool date_of_event(const Slot& a, const Slot& b);

}  // namespace claimcheck
