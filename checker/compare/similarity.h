// Similarity: how likely two slots state one fact, from signals that were measured (docs/alignment.md).
#pragma once

#include "checker/compare/slots.h"
#include "checker/compare/verdict.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

/// The signals. Each is scaled to about 0..1; names are for --explain and the calibration tool.
enum class Signal : std::uint8_t {
  window_overlap,     // shared rarity / all rarity of the content words within twelve words
  sentence_overlap,   // the same over the sentence
  left_run,           // identical words next to the number on the left, of 8
  right_run,          // the same on the right
  run,                // both together, of 16
  shared_rarity,      // rarity mass shared within the window, of 30
  same_noun,          // the counted noun is the same
  other_noun,         // both have one, and they differ
  shared_names,       // names in common, of 4
  foreign_names,      // names on both sides, none shared
  neighbours_agree,   // other figures of the two sentences with equal values, of 3
  neighbours_differ,  // other figures of equal kind without a partner, of 3
  same_document,
  same_block,
  dates_far,     // documents more than a year apart, or as far as the dates that they state
  assumed,       // a dimension is unknown on one side
  slip,          // the digits look like a slip of the hand
  ratio,         // |log10| of the ratio of the two values, at most 1
  hedged_apart,  // one is hedged, the other not
  small_number,  // both below 10
  is_date,
  in_table,
  inferred_apart,     // time, place or population differ where one of them is only inferred
  later_higher,       // the later document has the higher figure, less than 2.2 times: what a number that grows does
  later_lower,        // the later document has the lower figure
  date_gap,           // logarithm of the days between the documents, of 1,000 days
  cumulative,         // the wording says that it grows
  same_digits,        // the same digits at another scale: million for billion, 30 for 300
  same_event,         // one kind of event is reported within five words of both: "killed", "dead"
  date_of_event,      // the same for two dates, with a name in common: "born", "released"
  small_set,          // logarithm of 1,000 / slots of the set, of 1,000: how unlikely a likeness by chance is
  parallel_bounds,    // "more than 400" beside "more than 500"
  shared_pairs,       // rarity of the shared pairs of words that follow each other, of 40
  unasserted_both,    // both are questions or hypothetical
  unasserted_one,     // one of them is
  left_apart,         // the words left of the two numbers, up to the next figure, have nothing in common
  right_apart,        // the same on the right
  nothing_beside,     // no content word stands close to both numbers
  formula_both,       // both are in the wording of law
  partner_elsewhere,  // probability that one of the two has its equal in a like statement of the other's document
  lone_against_many,  // other documents agree with one side only
  both_supported,     // other documents agree with each side
  long_slip,          // a slip of the hand in figures of three digits or more: digits - 2, of 4
  event_and_noun,     // one kind of event and one counted noun
  partial_one,        // one of them is a part or an addition ("another 40", "15 each")
  noun_apart,         // one noun, and all that is said of it differs ("swing states", "states")
  series,             // two or more other figures agree and none differs, or three and more do and one differs
  companions,         // the two documents agree in their other figures, and these two are left over (companions.h)
  count_
};
constexpr std::size_t signal_count = static_cast<std::size_t>(Signal::count_);
using Signals = std::array<float, signal_count>;

std::string_view signal_name(Signal signal);

/// Whether the words around two slots have enough in common for a closer look; cheap.
bool alike(const Slot& a, const Slot& b);

/// Less than that: a rare word in common. In small sets the rest of the documents may say that such two go together.
bool share_a_word(const Slot& a, const Slot& b);

/// Why a pair is out of the question, or nullptr: what is stated of time, place or population differs, the figure has
/// its partner elsewhere in the other sentence, and so on.
const char* veto(const CheckInput& input, const Slot& a, const Slot& b);
/// What veto() returns where the two statements are of two times, by what they say themselves.
extern const char* const other_stated_times;
/// Those of the vetoes that are told at little cost; veto() begins with them.
const char* quick_veto(const CheckInput& input, const Slot& a, const Slot& b);

/// The figures are those of the two claims, or what stands in their place (an amount taken as one a year); `verdict` is
/// that of the two.
Signals signals(const CheckInput& input, const Slot& a, const Slot& b, const Mention& figure_a, const Mention& figure_b,
                const PairVerdict& verdict);

/// The parts of signals(): what the words, the figures and the documents say costs little; what the other figures of
/// the two sentences and the dimensions say costs more. Signal::parallel_bounds is the verdict's.
Signals quick_signals(const CheckInput& input, const Slot& a, const Slot& b, const Mention& figure_a,
                      const Mention& figure_b);
void add_slow_signals(const CheckInput& input, const Slot& a, const Slot& b, Signals& s);

/// The highest probability that same_fact can give once the signals that are not known yet join those that are: each is
/// 0 to 1. What the rest of the set says is never known here, the verdict neither.
enum class Known : std::uint8_t { quick, slow };
double at_most(const CheckInput& input, const Slot& a, const Slot& b, Known known, const Signals& s);

/// Up to four signals that weigh most for or against one fact, heaviest first, with their share of the log odds.
std::vector<std::pair<std::string_view, double>> strongest_signals(const Signals& s, bool small);

/// The same signals, but for those that the two stand in one document: they speak against one fact, and nothing of how
/// alike the two read.
Signals as_of_two_documents(Signals s);

/// Probability, 0 to 1, that a pair with these signals states one fact; `small`: by the weights for small sets.
double same_fact(const Signals& s, bool small);
/// The same for two slots of one set.
double same_fact(const CheckInput& input, const Slot& a, const Slot& b);

}  // namespace claimcheck
