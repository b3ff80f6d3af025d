// One quantity phrase while it is read: its numbers, then range, age, noun, hedges, and what it comes to.
//
// Each step has a file of its own (phrase_*.cc) and adds to the Phrase; grammar.cc calls them in order.
#pragma once

#include "checker/quantity/hedge.h"
#include "checker/quantity/noun.h"
#include "checker/quantity/operand.h"

#include <claimcheck/mention.h>

#include <optional>
#include <vector>

namespace claimcheck {

/// The sentence as far as it has been read.
struct Reading {
  const Line& line;
  const std::vector<bool>& flags;  // per token of the sentence: another step (dates) has used it; empty when none has
  std::uint32_t from = 0;          // tokens before it belong to earlier mentions

  bool claimed(std::uint32_t i) const { return line.holds(i) && !flags.empty() && flags[i - line.begin]; }
  bool any_claimed(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (claimed(i)) return true;
    return false;
  }
};

/// One operand, or two for a range.
struct Phrase {
  Operand low, high;
  bool range = false;
  std::uint32_t begin = 0, end = 0;  // tokens of the span: numbers and units, then the counted noun
  NounPhrase noun;
  Hedge before, after;
  const Unit* unit = nullptr;
  std::optional<Decimal> tolerance;  // "30 ± 5"
  bool age = false;

  std::uint32_t numbers_end() const { return range ? high.end : low.end; }
};

/// "10 to 15", "between 4 and 6", "8- to 16-": takes the second number and gives both ends one unit and one scale.
void read_range(const Reading& r, Phrase& p);
/// "87 years old", "aged 10 to 14", "she is 44", "Ann Lee, 44,".
void read_age(const Line& line, Phrase& p);
/// The counted noun, or a unit that stands behind what describes it ("90 steep yards").
void read_noun(const Line& line, Phrase& p);
/// Hedges before and behind the number, and tolerances.
void read_hedges(const Reading& r, Phrase& p);
/// Whether the phrase is a quantity at all: no name, no year, no part of a longer word.
bool is_quantity(const Line& line, const Phrase& p);
/// Makes `m`, which is new, the mention of the phrase; may settle its unit ("pounds" in a sentence about money).
void fill_mention(const Reading& r, Phrase& p, Mention& m);

}  // namespace claimcheck
