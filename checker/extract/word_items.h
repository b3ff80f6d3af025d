// A sentence as rules see it: words and mentions in order, with the breaks between them.
//
// Made of the tokens of the quantity stage; read by the phrase matcher. Punctuation is not an item: it only says how
// tightly two items stand together.
#pragma once

#include "checker/quantity/quantity.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace claimcheck {

/// One word, or one mention (hedge, number and unit together; the words of a counted noun stay words).
struct WordItem {
  std::uint64_t exact = 0;  // hash of the lower-cased word; 0 for a mention
  std::uint64_t stem = 0;
  Span span;                  // in the text that the items were made of
  std::int32_t mention = -1;  // index into Scan::mentions
  std::int32_t noun_of = -1;  // the mention whose counted noun this word belongs to
  std::int16_t group = 0;     // number of the bracketed group that it stands in; 0: none
  bool soft_break = false;    // a comma, colon or bracket stands before it
  bool comma = false;         // it is a comma
  bool hard_break = false;    // a semicolon, a dash, or a word such as "while" opens a new clause here
};

/// A group in round brackets: items [begin, end).
struct BracketGroup {
  std::uint32_t begin = 0, end = 0;
  bool one_mention = false;  // holds a single mention and nothing else: "(5,291 pounds)"
};

struct ItemView {
  std::vector<WordItem> items;
  std::vector<BracketGroup> groups;        // group n is groups[n - 1]
  std::vector<std::uint64_t> stems;        // of all items, sorted when they are many; for quick "is this word here"
  std::array<std::uint64_t, 16> filter{};  // a bit for each group of stems: most words are not here
  void clear() {
    items.clear();
    groups.clear();
    stems.clear();
    filter = {};
  }
  void note_stem(std::uint64_t stem) {
    stems.push_back(stem);
    filter[stem >> 6 & (filter.size() - 1)] |= std::uint64_t{1} << (stem & 63U);
  }
  /// Call once behind the last note_stem.
  void seal() {
    if (stems.size() > few_stems) std::sort(stems.begin(), stems.end());
  }
  bool has_stem(std::uint64_t stem) const {
    if ((filter[stem >> 6 & (filter.size() - 1)] >> (stem & 63U) & 1U) == 0) return false;
    if (stems.size() > few_stems) return std::binary_search(stems.begin(), stems.end(), stem);
    return std::find(stems.begin(), stems.end(), stem) != stems.end();
  }
  static constexpr std::size_t few_stems = 64;  // a sentence: sorting costs more than the few that pass the filter
};

/// Longest run of items that is looked at; what follows is left out (no sentence that a person writes is longer).
inline constexpr std::size_t max_items = 3000;

/// Items of tokens[first, end) with the mentions [first_mention, end_mention) of `scan`.
void make_items(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t end,
                const Scan& scan, std::uint32_t first_mention, std::uint32_t end_mention, ItemView& out);
/// Items of plain text, without mentions: a paragraph around, a heading, a title.
void make_items(std::string_view text, Span span, ItemView& out);

}  // namespace claimcheck
