// The words around a claim, for tests and benchmarks that make their claims themselves.
#pragma once

#include <claimcheck/context.h>

#include <memory>
#include <utility>
#include <vector>

namespace claimcheck::test {

/// A context of a sentence that says `before`, the number, and `behind`.
inline Context context_of(std::vector<ContextWord> before, const std::vector<ContextWord>& behind) {
  Context context;
  context.before_end = static_cast<std::uint32_t>(before.size());
  before.insert(before.end(), behind.begin(), behind.end());
  context.behind_begin = context.noun_begin = context.noun_end = context.before_end;
  context.behind_end = static_cast<std::uint32_t>(before.size());
  context.sentence = std::make_shared<const std::vector<ContextWord>>(std::move(before));
  return context;
}

}  // namespace claimcheck::test
