// How rare words, and pairs of words, are beside the figures of all documents of one set: what tells a statement from
// another.
#pragma once

#include "checker/compare/check.h"

#include <cstdint>
#include <vector>

namespace claimcheck {

/// Rarities are whole thousandths of a natural logarithm: sums of them are the same in any order.
inline constexpr double rarity_unit = 1000;

/// Appends the pairs of content words that follow each other within the window on one side of the number, as hashes.
void add_word_pairs(const Claim& claim, std::vector<std::uint32_t>& pairs);

/// Claims [first, end): those of one set, which has so many documents.
struct SetOfClaims {
  std::uint32_t first = 0, end = 0;
  std::size_t documents = 0;
};
/// The sets, in order: claims come sorted by set.
std::vector<SetOfClaims> sets_of_claims(const CheckInput& input);

/// In how many documents of a set a word, or a pair of words, stands beside a figure.
class WordCounts {
 public:
  /// `claims`: how many there are in the set.
  explicit WordCounts(std::size_t claims);
  /// Counts what stands beside the figures of the claims [first, end): those of whole documents, sorted by document.
  void add(const ClaimList& claims, std::uint32_t first, std::uint32_t end);
  /// Adds what was counted in other documents of the set.
  void add(const WordCounts& others);
  std::uint32_t of_stem(std::uint64_t stem) const { return stems_[place_of(stem)].documents; }
  /// Two pairs may share a counter, which makes both look a little more common.
  std::uint32_t of_pair(std::uint32_t pair) const { return pairs_[pair % pairs_.size()]; }

 private:
  struct Count {
    std::uint64_t stem = 0;  // 0: nothing here
    std::uint32_t documents = 0;
    std::uint32_t last = 0;  // the document that was counted last, from 1
  };
  std::size_t place_of(std::uint64_t stem) const {
    std::size_t i = stem & (stems_.size() - 1);
    while (stems_[i].stem != 0 && stems_[i].stem != stem) i = (i + 1) & (stems_.size() - 1);
    return i;
  }
  Count& count_of(std::uint64_t stem);

  std::vector<Count> stems_;  // open addressing; the size is a power of two, at most half of it is taken
  std::size_t taken_ = 0;
  std::vector<std::uint32_t> pairs_;
};

/// Inverse document frequencies, smoothed for small sets; of rarity_unit.
class WordRarity {
 public:
  WordRarity(const CheckInput& input, const SetOfClaims& set);
  std::int32_t of_stem(std::uint64_t stem) const { return of_frequency(counts_.of_stem(stem)); }
  std::int32_t of_pair(std::uint32_t pair) const { return of_frequency(counts_.of_pair(pair)); }

 private:
  std::int32_t of_frequency(std::uint32_t frequency) const;

  double documents_;
  WordCounts counts_;
  std::vector<std::int32_t> rarities_;  // by frequency, of the lowest
};

}  // namespace claimcheck
