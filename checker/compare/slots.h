// Slots: claims seen as "a number in a statement", for alignment without a rule (semantics 6).
//
// A slot keeps what tells whether two statements are the same but for the number: the content words around it with
// their rarity in the whole set, the exact words left and right of it, names, and the other figures of the sentence.
#pragma once

#include "checker/compare/check.h"
#include "checker/compare/word_rarity.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace claimcheck {

/// One hash of two.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2);
  return a * 0xff51afd7ed558ccdULL;
}

struct SlotWord {
  std::uint64_t stem = 0;
  std::int32_t rarity = 0;    // inverse document frequency, smoothed for small sets; of rarity_unit
  std::int16_t distance = 0;  // nearest occurrence, in words from the number
  bool name : 1 = false;
  bool event : 1 = false;  // reports a kind of event: "killed", "born", "seized"
  bool own : 1 = false;    // no other figure stands between the word and the number
  bool near : 1 = false;   // within the window, or in a header cell
};

/// Two content words that follow each other: what is copied shares many, what merely has the same topic shares few.
struct WordPair {
  std::uint32_t hash = 0;
  std::int32_t rarity = 0;  // of rarity_unit
};

/// The stems on one side of a number, nearest first, function words included: a view of the claim's sentence.
class StemRun {
 public:
  StemRun() = default;
  /// `start`: behind the first word of a run that goes back (step -1), or the first word of one that goes on (step 1).
  StemRun(const ContextWord* start, int step, std::uint32_t size)
      : first_(step < 0 ? start - 1 : start), step_(step), size_(size) {}
  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint64_t operator[](std::uint32_t i) const { return first_[static_cast<std::ptrdiff_t>(i) * step_].stem; }
  std::uint64_t front() const { return first_->stem; }
  friend bool operator==(const StemRun& a, const StemRun& b) {
    std::uint32_t i = 0;
    while (i < a.size_ && i < b.size_ && a[i] == b[i]) ++i;
    return i == a.size_ && i == b.size_;
  }

 private:
  const ContextWord* first_ = nullptr;
  int step_ = 1;
  std::uint32_t size_ = 0;
};

/// Slot::kind of dates.
inline constexpr std::uint64_t date_kind = 1;

struct Slot {
  static constexpr std::uint32_t no_event = UINT32_MAX;
  std::uint32_t claim = 0;  // index into CheckInput::claims
  std::uint32_t document = 0;
  std::uint64_t kind = 0;            // slots of different kinds are never compared
  std::uint64_t noun = 0;            // hash of the counted noun's lemma, 0 when there is none
  std::uint64_t value = 0;           // hash of what is stated; equal for equal readings
  bool unasserted = false;           // a question or hypothetical: compared in near-identical statements only
  bool formula = false;              // the sentence is in the wording of law or of schedules
  bool partial = false;              // "another 40", "11 other children", "15 each": a part or an addition
  std::vector<SlotWord> words;       // content words, unique, sorted by stem
  std::int64_t near_rarity = 0;      // of those that are near, together
  std::uint32_t event = no_event;    // index into `words`: the word for an event that stands nearest, or no_event
  bool counts_name = false;          // a name stands in the counted noun: "Velden residents"
  std::vector<WordPair> word_pairs;  // of the words near the number, unique, sorted by hash
  std::shared_ptr<const std::vector<ContextWord>> sentence;  // the words that `left` and `right` refer to
  StemRun left;                                              // left of the number
  StemRun right;                                             // right of it, behind the unit or noun
  bool attributive = false;                                  // a year before the noun that it describes: "a 1995 film"
  std::int16_t anaphor = 0;     // where the first "it", "his" stands before the number; 0 when there is none
  std::uint32_t set_slots = 0;  // slots of the whole set: the more there are, the more read alike by chance
  std::uint32_t sentence_first = 0,
                sentence_end = 0;     // claims of the same sentence: [first, end) in CheckInput::claims
  std::vector<std::uint32_t> copies;  // claims that repeat this one to the letter, on the same day
};

/// Up to so many slots a set is small: the rarity of a word means little.
inline constexpr std::uint32_t small_set_slots = 150;

/// The figures beside the slot's own in its sentence, as claims [first, end): the nearest few, so that a sentence with
/// hundreds of figures costs no more than a long one.
struct Neighbours {
  static constexpr std::uint32_t reach = 6;  // figures on either side
  explicit Neighbours(const Slot& slot)
      : first(slot.claim - std::min(reach, slot.claim - slot.sentence_first)),
        end(std::min(slot.sentence_end, slot.claim + 1 + reach)) {}
  std::uint32_t first, end;
};

/// What is kept of every slot, whether or not it is in memory.
struct SlotRow {
  std::uint32_t claim = 0, document = 0;
  std::uint32_t sentence_first = 0, sentence_end = 0;
  std::uint64_t kind = 0, value = 0;
  bool unasserted = false;
};

/// The slots of all claims, sorted by set. Those of claims that are read when they are looked at are made when they are
/// looked at, and some of them go when the thread lets go.
class SlotList {
 public:
  explicit SlotList(const CheckInput& input);
  SlotList(SlotList&&) noexcept;
  ~SlotList();
  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  const Slot& operator[](std::size_t i) const { return made_.empty() ? made(i) : made_[i]; }
  /// What of a slot is always there.
  const SlotRow& row(std::size_t i) const { return rows_[i]; }
  std::uint32_t document_of(std::size_t i) const { return rows_[i].document; }
  /// Slot::copies of it.
  std::vector<std::uint32_t> copies(std::size_t i) const;
  /// Slots [first, end) of each set that has any, in order.
  struct Set {
    std::uint32_t first = 0, end = 0;
    std::uint32_t claims = 0;  // index into the sets of claims
  };
  const std::vector<Set>& sets() const { return sets_; }
  const Set& set_of(std::size_t i) const;
  /// Slot::set_slots of it.
  std::uint32_t set_slots(std::size_t i) const {
    const Set& set = set_of(i);
    return set.end - set.first;
  }
  /// As ClaimList::let_go, which it calls, for slots, too.
  void let_go() const;
  bool is_read() const { return input_.claims.reader() != nullptr; }

 private:
  struct Made;
  struct Found;
  class Rarities;
  class Copies;
  std::vector<Found> find(const DocumentRun& run) const;
  void add(const std::vector<Found>& found, Copies& copies);
  Slot make(std::size_t i, class SentenceSlots& sentence) const;
  void make_all();
  Made& own() const;
  const Slot& made(std::size_t i) const;

  const CheckInput& input_;
  std::vector<SetOfClaims> claims_;
  std::unique_ptr<Rarities> rarities_;
  std::vector<SlotRow> rows_;
  std::vector<Set> sets_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copies_;  // slot, claim; sorted
  std::vector<Slot> made_;                                       // all of them, or none
  std::uint64_t number_;                                         // of this list among all
};

/// Makes a slot of every claim that may be compared without a rule; vague figures, list ordinals and rhetorical small
/// numbers are left out. A statement that stands again to the letter, in a document of the same day, is no second
/// witness and costs no second comparison: its claims are the `copies` of the first one's slots. The draft's statements
/// each keep their own. `input` must outlive the slots.
inline SlotList make_slots(const CheckInput& input) { return SlotList(input); }

}  // namespace claimcheck
