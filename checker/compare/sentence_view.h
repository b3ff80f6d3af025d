// One sentence as the passage checks read it: its claims, with the words between them.
//
// Made from claims alone (the documents are gone by then). The checks on arithmetic, dates and units look at the words
// between two numbers ("from ... to", "a N% increase", "of which"); what a number means comes with the claim.
#pragma once

#include "checker/compare/check.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"
#include "checker/text/word_set.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// A word or mark of the sentence, or a whole quantity phrase.
struct Element {
  std::uint64_t hash = 0;  // of the word in lower case, or of the mark; 0 for a claim
  Span span;               // in the sentence
  TokenKind kind = TokenKind::punct;
  std::int32_t claim = -1;  // index into CheckInput::claims
};

struct SentenceView {
  std::uint32_t first = 0, end = 0;  // range of claims
  std::string_view text;
  std::vector<Element> elements;
  std::vector<std::uint32_t> at;      // element of each claim that has one, in order
  const Vocabulary* words = nullptr;  // null when no lexicon is loaded: then no word plays a role
  bool word(std::size_t i, const WordSet& set) const { return i < elements.size() && set.has(elements[i].hash); }
  bool word(std::size_t i, PassageRole role) const {
    return i < elements.size() && words != nullptr && words->plays(elements[i].hash, role);
  }
  bool mark(std::size_t i, char c) const;
  const Element* get(std::ptrdiff_t i) const;
};

/// Whether a word of [first, end) plays one of the roles.
bool any_word(const SentenceView& view, std::size_t first, std::size_t end, std::initializer_list<PassageRole> roles);
/// Whether a word of [first, end) tells that something rose or fell.
bool tells_change(const SentenceView& view, std::size_t first, std::size_t end);

/// End of the run of claims that share document and sentence with `first`.
std::uint32_t sentence_end(const ClaimList& claims, std::uint32_t first);

/// Fills `view` with the sentence of claims [first, end). Claims whose phrase lies behind the cut of a very long
/// sentence are left out.
void view_sentence(const CheckInput& input, std::uint32_t first, std::uint32_t end, SentenceView& view);

/// Index of the element before `i` once lead words are skipped backwards (at most 6); -1 when none.
std::ptrdiff_t before_lead(const SentenceView& view, std::ptrdiff_t i);

/// A number of a claim in the base unit of its dimension; percent on the 100 scale, its rounding with both ends.
struct Amount {
  std::uint32_t claim = 0;
  Interval literal;
  std::optional<Decimal> point;
  UnitDimension dimension = UnitDimension::none;
  std::string_view base;  // canonical unit or currency
  std::string_view noun;
  Modifier modifier = Modifier::exact;
};

/// The number of a claim, or one end of its range (`high_end`). Empty for dates, ordinals, vague words and open ends.
std::optional<Amount> amount_of(const ClaimList& claims, std::uint32_t claim, bool high_end = false);
/// Whether the claim's mention states two different ends.
bool is_range(const Claim& claim);
/// In which order a range states its ends.
enum class RangeOrder : std::uint8_t { unclear, rising, falling };
RangeOrder order_of(const Claim& claim);
/// Whether the claim is a date or a span of time, which other numbers of a phrase may enclose.
bool is_temporal(const Claim& claim);
/// Whether two amounts count the same kind of thing.
bool same_kind(const Amount& a, const Amount& b);

/// "14,700 (14,650 to 14,750)"; the interval is left out for a point.
std::string show(const Interval& interval, std::string_view suffix = "");
/// The quote of a claim on one line, for messages.
std::string quoted(const Claim& claim);
/// Integers whole, others with one to four decimals, the more the smaller they are.
std::string brief(const Decimal& value);

}  // namespace claimcheck
