// What the rest of a set says of statements that read alike: that they are about one thing, or about several
// (docs/alignment.md).
#pragma once

#include "checker/compare/lineup.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace claimcheck {

/// Documents whose like statements nearly all differ: issues of a weekly report, data sheets of two products. They tell
/// of two things in like words; a text that repeats another one agrees with it in most figures.
class Series {
 public:
  void add(const SlotList& slots, const Likeness& pair);
  /// Pairs that read alike and state two times; in order, some at a time, before the first add().
  void add_other_times(const SlotList& slots, std::span<const SlotPair> pairs);
  /// After the last one, and before anything is asked.
  void finish();
  bool holds(const CheckInput& input, const Slot& a, const Slot& b) const;
  /// Two editions: the two documents have several like statements of two times, as many as of one with two figures;
  /// then what does not say its time is of two times as well.
  bool are_editions(const Slot& a, const Slot& b) const;
  /// Of their like statements no more agree than differ, which says something where there are some.
  bool agree_seldom(const Slot& a, const Slot& b) const;

 private:
  enum class Kind : std::uint8_t { differs, agrees, of_other_time };
  /// A claim of the first document that has a like one in the other.
  struct Counterpart {
    std::uint32_t one = 0, other = 0;  // documents
    Kind kind = Kind::differs;
    std::uint32_t claim = 0, sentence = 0;  // the first claim of its sentence
    auto operator<=>(const Counterpart&) const = default;
  };
  /// Sorted, each once, when all are there.
  struct Counterparts {
    std::vector<Counterpart> all;
    std::size_t sort_at = std::size_t{1} << 16;
    void add(const Counterpart& one);
    void finish();
  };
  std::span<const Counterpart> of(const Slot& a, const Slot& b, Kind kind) const;
  void keep_editions();

  Counterparts of_other_times_;  // of the document that add_other_times() has come to
  Counterparts counterparts_;
};

/// Like statements of which each has a figure of its own: versions in the titles of release notes, "this issue brings
/// 40 articles". What is said of so many things, and never twice with one figure, is said of as many things.
class OneEach {
 public:
  OneEach(const SlotList& slots, const std::vector<Edge>& edges);
  /// `agreeing`: how many statements have the figure of the slot.
  bool holds(std::uint32_t slot, std::size_t agreeing) const;

 private:
  // A slot and the figure of a statement that reads like it; sorted, each once.
  std::vector<std::pair<std::uint32_t, std::uint64_t>> others_;
};

/// One document that makes like statements with different figures ("The default is 40." under each option of a manual)
/// makes them about several things. Then a like statement with yet another figure may be about any of them.
class Rivals {
 public:
  void add(const SlotList& slots, const Likeness& pair);
  /// After the last one, and before anything is asked.
  void finish();
  /// Whether either statement of a pair has such a rival in its own document that is about as like it as the other is.
  bool hold(const Likeness& pair) const;

 private:
  struct Rival {
    std::uint32_t slot = 0, other = 0;  // of one document
    double likeness = 0;
  };
  bool rivalled(std::uint32_t slot, std::uint32_t partner, double probability) const;
  std::vector<Rival> rivals_;        // sorted by slot, then other
  std::vector<std::uint8_t> known_;  // of each slot so far
};

}  // namespace claimcheck
