// Passages that state a draft's figure in words of their own (--against).
//
// To say that two figures of one fact differ takes more certainty than to say that a figure is in the source: an equal
// figure is evidence in itself. So where nothing lines a draft's claim up with a source, an equal figure beside a few
// of the same words is taken for its support.
#pragma once

#include "checker/compare/check.h"

#include <string>
#include <utility>
#include <vector>

namespace claimcheck {

class EqualFigures {
 public:
  explicit EqualFigures(const CheckInput& input);
  /// Claims of sources of the same set that state the figure of a draft's claim in like words, the likest first.
  std::vector<std::uint32_t> find(std::uint32_t draft_claim) const;

 private:
  struct Figure {
    double value = 0;
    std::uint32_t claim = 0;
    bool operator<(const Figure& other) const {
      return value != other.value ? value < other.value : claim < other.claim;
    }
  };
  const CheckInput& input_;
  std::vector<Figure> numbers_, dates_;  // of sources, sorted
};

}  // namespace claimcheck
