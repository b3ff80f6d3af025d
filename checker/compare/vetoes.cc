// What rules a pair of slots out, however like they read (docs/alignment.md).
#include "checker/compare/dates_apart.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/places.h"
#include "checker/compare/sentence_view.h"
#include "checker/compare/similarity.h"
#include "checker/compare/verdict.h"
#include "checker/compare/word_overlap.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

namespace {

constexpr std::uint32_t period_reach = 40;  // bytes between a number and its span of time

/// Seconds of a span of time ("in the last five months", "two years"), 0 for anything else.
Decimal seconds_of(const Mention& m) {
  constexpr int day = 86400;
  if (m.kind == QuantityKind::duration && m.unit != nullptr && m.stated_low) return to_base(*m.stated_low, *m.unit);
  if (m.kind == QuantityKind::date_range && m.relative && m.dates.from && m.dates.to)
    return Decimal(m.dates.to->days - m.dates.from->days + 1) * Decimal(day);
  return {};
}

/// The span of time that stands nearest behind or before the number, within a few words; 0 when there is none.
Decimal period_beside(const CheckInput& input, const Slot& slot) {
  const Claim& claim = input.claims[slot.claim];
  Decimal found;
  for (std::uint32_t i = slot.sentence_first; i < slot.sentence_end; ++i) {
    const Claim& other = input.claims[i];
    if (i == slot.claim || other.sentence.size() != claim.sentence.size()) continue;
    const auto from = std::min(other.sentence_number.end, claim.sentence_number.end),
               to = std::max(other.sentence_number.begin, claim.sentence_number.begin);
    const Decimal span = seconds_of(other.quantity);
    if (span.is_zero() || to >= from + period_reach) continue;
    found = span;
    if (i > slot.claim) break;  // the first behind it, else the last before it
  }
  return found;
}

/// The figure that a span of time belongs to: the nearest that is none itself, within a few words.
const Claim* figure_beside(const CheckInput& input, const Slot& slot) {
  const Claim& claim = input.claims[slot.claim];
  for (std::uint32_t i = slot.sentence_first; i < slot.sentence_end; ++i) {
    const Claim& other = input.claims[i];
    if (i == slot.claim || other.sentence.size() != claim.sentence.size() || !seconds_of(other.quantity).is_zero())
      continue;
    const auto from = std::min(other.sentence_number.end, claim.sentence_number.end),
               to = std::max(other.sentence_number.begin, claim.sentence_number.begin);
    if (to < from + period_reach) return &other;
  }
  return nullptr;
}

/// "29 percent in two months" beside "30 percent in three months": neither the shares nor the spans are one fact.
bool periods_apart(const CheckInput& input, const Slot& a, const Slot& b) {
  const auto longer = [](const Decimal& x, const Decimal& y) {  // by more than months of 30 or 31 days make out
    return x * Decimal(100) > y * Decimal(106);
  };
  const auto differ = [&](const Decimal& x, const Decimal& y) {
    return x > Decimal() && y > Decimal() && (longer(x, y) || longer(y, x));
  };
  const Decimal x = seconds_of(input.claims[a.claim].quantity), y = seconds_of(input.claims[b.claim].quantity);
  if (x.is_zero() && y.is_zero()) return differ(period_beside(input, a), period_beside(input, b));
  if (!differ(x, y)) return false;
  const Claim *one = figure_beside(input, a), *two = figure_beside(input, b);
  if (one == nullptr || two == nullptr) return false;
  const PairVerdict v = compare_silently(one->quantity, two->quantity);
  return v.relationship != Relationship::incomparable && v.difference && !v.difference->is_zero();
}

/// "$2-, $3-, $4,000" and "$1.7 [trillion]": the scale of the number stands elsewhere.
bool cut_off(const Claim& claim) {
  const std::string_view rest =
      std::string_view(claim.sentence).substr(std::min<std::size_t>(claim.sentence_number.end, claim.sentence.size()));
  if (rest.size() < 2) return false;
  if (rest[0] == '-') return rest[1] == ' ' || rest[1] == ',';
  return rest[0] == ' ' && rest[1] == '[';
}

/// Said by the clause itself, or by a heading, a header of a table or what leads in a list.
bool is_said(const Dimension& d) {
  return d.origin == Origin::stated ||
         (d.origin == Origin::inferred && (d.from == InferredFrom::heading || d.from == InferredFrom::table_header ||
                                           d.from == InferredFrom::list_lead));
}

/// The name of a dimension that both state, and that differs; null when there is none.
const char* stated_apart(const CheckInput& input, const Claim& x, const Claim& y) {
  for (const Dimension& d : x.dimensions) {
    if (!is_said(d)) continue;
    const Dimension* other = find_dimension(y, d.name);
    if (other == nullptr || !is_said(*other) || d.value == other->value) continue;
    // A dimension that takes any name is no sure ground: its words are whatever stood in capitals.
    const Measure* measure = input.rules.find_measure(x.measure);
    if (const DimensionSlot* slot = measure != nullptr ? measure->slot(d.name) : nullptr;
        slot != nullptr && slot->names)
      continue;
    if (agreement_of(d, *other) == Agreement::different) return d.name.c_str();
  }
  return nullptr;
}

/// "240 to 249" in one sentence, "between 240 and 249" read as two figures in the other.
bool shares_an_end(const Mention& a, const Mention& b) {
  const bool range_a = a.stated_low != a.stated_high, range_b = b.stated_low != b.stated_high;
  if (range_a == range_b || !a.stated_low || !b.stated_low || a.unit != b.unit) return false;
  const Mention &range = range_a ? a : b, &point = range_a ? b : a;
  return point.stated_low == range.stated_low || point.stated_low == range.stated_high;
}

/// Whether the sentence of `other` states the figure of `claim`, but in another place than `other`: of the same noun,
/// or one of the two without any ("five people have died in Velden, three in Maren"). A month of the year that the
/// other states is the same date.
bool has_partner(const CheckInput& input, const Claim& claim, const Slot& other) {
  const Neighbours beside(other);
  for (std::uint32_t i = beside.first; i < beside.end; ++i) {
    const std::string &noun = claim.quantity.noun, &counted = input.claims[i].quantity.noun;
    if (i == other.claim || (noun != counted && !noun.empty() && !counted.empty())) continue;
    const PairVerdict v = compare_silently(claim.quantity, input.claims[i].quantity);
    if (v.relationship == Relationship::incomparable) continue;
    if (other.kind == date_kind ? v.relationship == Relationship::consistent : v.difference && v.difference->is_zero())
      return true;
    if (shares_an_end(claim.quantity, input.claims[i].quantity)) return true;
  }
  return false;
}

/// The words with a capital that a number of three digits, or of five and more, follows (four may be a year): "Flight
/// 370", "Order 14022". Each with its number; the figure of the claim itself is none of them.
std::vector<std::pair<std::string_view, std::string_view>> numbered_names(const Claim& claim) {
  const std::string_view sentence = claim.sentence;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<std::pair<std::string_view, std::string_view>> found;
  for (std::size_t i = sentence.find(' ', 1); i != std::string_view::npos && i + 1 < sentence.size();
       i = sentence.find(' ', i + 1)) {
    if (!is_digit(sentence[i + 1]) || i + 1 == claim.sentence_number.begin) continue;
    std::size_t end = i + 1;
    while (end < sentence.size() && is_digit(sentence[end])) ++end;
    const std::size_t digits = end - i - 1, space = sentence.substr(0, i).rfind(' ');
    const bool goes_on =
        end + 1 < sentence.size() && (sentence[end] == ',' || sentence[end] == '.') && is_digit(sentence[end + 1]);
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    if (goes_on || digits < 3 || digits == 4 || sentence[begin] < 'A' || sentence[begin] > 'Z' ||
        sentence[i - 1] == ',')
      continue;
    found.emplace_back(sentence.substr(begin, i - begin), sentence.substr(i + 1, digits));
  }
  return found;
}

/// "Under Order 14022 ...", "under Order 14077 ...": like sentences about two things that a number names.
bool others_numbered(const Claim& a, const Claim& b) {
  const auto x = numbered_names(a);
  if (x.empty()) return false;  // nearly always
  const auto y = numbered_names(b);
  bool same_kind = false;
  for (const auto& [name, number] : x)
    for (const auto& [other, its_number] : y) {
      if (name != other) continue;
      if (number == its_number) return false;
      same_kind = true;
    }
  return same_kind;
}

/// "The first trial began ...", "the second trial began ...": the sentences have an ordinal of one noun, and not the
/// same. Within one document "the trial" beside "a second trial" is the first.
bool others_in_order(const CheckInput& input, const Slot& a, const Slot& b) {
  struct InOrder {
    std::string_view noun;
    std::optional<Decimal> which;
  };
  const auto in_order = [&](const Slot& slot) {
    const Neighbours beside(slot);
    std::vector<InOrder> found;
    for (std::uint32_t i = beside.first; i < beside.end; ++i) {
      const Mention& m = input.claims[i].quantity;
      if (i != slot.claim && m.kind == QuantityKind::ordinal && !m.noun.empty())
        found.push_back({m.noun, m.stated_low});
    }
    return found;
  };
  const auto x = in_order(a), y = in_order(b);
  bool apart = false;
  for (const InOrder& one : x)
    for (const InOrder& two : y) {
      if (one.noun != two.noun) continue;
      if (one.which == two.which) return false;
      apart = true;
    }
  if (apart || a.document != b.document || x.empty() == y.empty()) return apart;
  const std::string_view without = input.claims[(x.empty() ? a : b).claim].sentence;
  return std::any_of(x.empty() ? y.begin() : x.begin(), x.empty() ? y.end() : x.end(), [&](const InOrder& one) {
    return one.which && *one.which > Decimal(1) && without.find(one.noun) != std::string_view::npos;
  });
}

/// "120 homes were flooded in Velden", "in Marstad 85 homes": two towns that no gazetteer needs to know.
bool other_towns(const CheckInput& input, const Slot& a, const Slot& b) {
  constexpr std::uint32_t reach = 45;  // bytes
  const Neighbours beside_a(a), beside_b(b);
  const auto x = places_beside(input, a.claim, {beside_a.first, beside_a.end}, reach, false);
  if (x.empty()) return false;
  const auto y = places_beside(input, b.claim, {beside_b.first, beside_b.end}, reach, false);
  const bool shared = std::any_of(
      x.begin(), x.end(), [&](std::string_view place) { return std::find(y.begin(), y.end(), place) != y.end(); });
  return !y.empty() && !shared;
}

/// What is said behind a number, as far as it may say which side of a whole is counted.
struct Side {
  std::vector<std::uint64_t> words, verbs;
  bool opposite = false;  // "not", "against"
};

Side side_of(const Vocabulary& vocabulary, const Claim& claim) {
  const auto size = static_cast<std::uint32_t>(claim.sentence.size());
  std::vector<Token> tokens;
  tokenize(claim.sentence, {std::min(claim.sentence_number.end, size), size}, tokens);
  Side side;
  for (const Token& t : tokens) {
    if (t.kind != TokenKind::word) continue;
    side.words.push_back(t.hash);
    side.opposite |= vocabulary.word(t.hash, WordClass::opposite) != nullptr;
    if (looks_like_verb(vocabulary, slice(claim.sentence, t.span), t.hash)) side.verbs.push_back(t.hash);
  }
  return side;
}

/// One is denied, or each has a verb that the other has not.
bool say_other_sides(const Vocabulary& vocabulary, const Claim& a, const Claim& b) {
  const Side x = side_of(vocabulary, a), y = side_of(vocabulary, b);
  const auto has_own_verb = [](const Side& one, const Side& other) {
    return std::any_of(one.verbs.begin(), one.verbs.end(), [&](std::uint64_t verb) {
      return std::find(other.words.begin(), other.words.end(), verb) == other.words.end();
    });
  };
  return x.opposite != y.opposite || (has_own_verb(x, y) && has_own_verb(y, x));
}

/// "Five of the seven voted for it", "two of the seven voted against": the two sides of one whole. In the same words it
/// is one side, counted twice.
bool complements(const CheckInput& input, const Claim& x, const Claim& y) {
  const Mention &a = x.quantity, &b = y.quantity;
  return a.whole && b.whole && *a.whole == *b.whole && a.stated_low && b.stated_low && a.stated_low == a.stated_high &&
         b.stated_low == b.stated_high && (*a.stated_low + *b.stated_low - Decimal(1)).abs() < Decimal::scaled(1, -6) &&
         input.rules.vocabulary != nullptr && say_other_sides(*input.rules.vocabulary, x, y);
}

/// Whether one of the two documents gives the amount in both currencies, as a price list does: in the few dozen figures
/// around it, so that two long documents cost no more than two short ones.
bool states_both_currencies(const CheckInput& input, const Slot& first, const Slot& second) {
  constexpr std::uint32_t around = 64;  // figures on either side
  const Claim &x = input.claims[first.claim], &y = input.claims[second.claim];
  const Unit *a = x.quantity.unit, *b = y.quantity.unit;
  if (a == nullptr || b == nullptr || x.document == y.document || currency_of(*a) == currency_of(*b)) return false;
  const auto has = [&](const Slot& slot, const Claim& wanted) {
    const std::uint32_t end = std::min(input.claims.size(), slot.claim + around + 1);
    for (std::uint32_t i = slot.claim - std::min(around, slot.claim); i < end; ++i) {
      if (input.claims.document_of(i) != slot.document) continue;
      const Mention& m = input.claims[i].quantity;
      if (m.unit != nullptr && m.stated_low == wanted.quantity.stated_low &&
          currency_of(*m.unit) == currency_of(*wanted.quantity.unit))
        return true;
    }
    return false;
  };
  return has(first, y) || has(second, x);
}

/// Names in what is counted, all of them different: "Hispanic voters", "Black voters".
bool others_counted(const Slot& a, const Slot& b) {
  if (!a.counts_name || !b.counts_name) return false;
  const Overlap o = overlap(a, b);
  return o.name_a > 0 && o.name_b > 0 && o.name_shared == 0;
}

}  // namespace

const char* const other_stated_times = "the times that they state differ";

const char* quick_veto(const CheckInput& input, const Slot& a, const Slot& b) {
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  if (a.sentence_first == b.sentence_first) return "they stand in one sentence";
  if (x.document == y.document && x.in_table && y.in_table) return "they are cells of one table";
  if (a.kind == date_kind)
    if (const char* reason = dates_apart(input, a, b)) return reason;
  if (other_things_described(a, b)) return "the years are of two things";
  if (cut_off(x) || cut_off(y)) return "one of the figures breaks off";
  if (const char* dimension = stated_apart(input, x, y))
    return std::string_view(dimension) == "time" ? other_stated_times
                                                 : "what they state of place or population differs";
  return nullptr;
}

const char* veto(const CheckInput& input, const Slot& a, const Slot& b) {
  if (const char* reason = quick_veto(input, a, b)) return reason;
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  if (periods_apart(input, a, b)) return "they speak of different spans of time";
  if (states_both_currencies(input, a, b)) return "one of the documents gives the amount in both currencies";
  if (complements(input, x, y)) return "they are the two sides of one whole";
  if (others_numbered(x, y)) return "they name different ones by number";
  if (others_in_order(input, a, b)) return "they name different ones by their order";
  if (other_towns(input, a, b)) return "they name different places";
  if (others_counted(a, b)) return "what is counted has different names";
  if (has_partner(input, x, b) || has_partner(input, y, a)) return "the figure stands elsewhere in the other sentence";
  return nullptr;
}

}  // namespace claimcheck
