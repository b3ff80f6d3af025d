#include "checker/compare/change_terms.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::size_t max_gap_words = 12;

/// A rate or a mean of changes is no total change: "5% a year", "an average 5% increase".
int direction_of(const SentenceView& v, std::size_t i, PassageRole up, PassageRole down) {
  return v.word(i, up) ? 1 : v.word(i, down) ? -1 : 0;
}

ChangeUnit unit_of(const Mention& m) {
  if (m.kind == QuantityKind::fraction) return ChangeUnit::percent;  // "fell by a third"
  if (m.unit == nullptr) return ChangeUnit::absolute;
  switch (m.unit->dimension) {
    case UnitDimension::proportion:
      return ChangeUnit::percent;
    case UnitDimension::points:
      return ChangeUnit::points;
    case UnitDimension::factor:
      return ChangeUnit::factor;
    default:
      return ChangeUnit::absolute;
  }
}

/// "a 2,600% increase", "a $2 million (5 percent) budget increase": direction, or 0.
int noun_behind(const SentenceView& v, std::size_t element) {
  std::size_t i = element + 1;
  if (v.mark(i, '-')) ++i;
  if (v.mark(i, '(')) {
    std::size_t close = i + 1;
    while (close < v.elements.size() && close < i + 6 && !v.mark(close, ')')) ++close;
    if (!v.mark(close, ')')) return 0;
    i = close + 1;
  }
  for (std::size_t words = 0; words < 4 && i < v.elements.size(); ++words, ++i) {
    if (const int d = direction_of(v, i, PassageRole::rise_noun, PassageRole::fall_noun); d != 0) return d;
    if (v.elements[i].kind != TokenKind::word || v.elements[i].claim >= 0 || v.word(i, PassageRole::change_glue) ||
        v.word(i, PassageRole::definite))  // "a fifth saw their share fall"
      return 0;
  }
  return 0;
}

/// "rose 5%", "rose by 5%", "an increase of 5%", "up 5%": direction, or 0.
int words_ahead(const SentenceView& v, std::size_t element) {
  static const WordSet by{"by"}, to{"to", "from"};
  std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(element));
  // "up" and "down" are lead words of "up to", too; look at the nearest one first.
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(element) - 1; i > p && i >= 0; --i) {
    static const WordSet up{"up"};
    if (!v.word(static_cast<std::size_t>(i), up)) continue;
    return i > 0 && v.word(static_cast<std::size_t>(i) - 1, PassageRole::composes) ? 0 : 1;
  }
  if (p < 0 || v.word(static_cast<std::size_t>(p), to)) return 0;
  if (v.word(static_cast<std::size_t>(p), by)) {
    for (std::ptrdiff_t i = p - 1; i >= 0 && i >= p - 6; --i)
      if (const int d = direction_of(v, static_cast<std::size_t>(i), PassageRole::rise_verb, PassageRole::fall_verb);
          d != 0)
        return d;
    return 0;
  }
  return direction_of(v, static_cast<std::size_t>(p), PassageRole::rise_verb, PassageRole::fall_verb);
}

bool is_rate(const SentenceView& v, std::size_t element) {
  static const WordSet article{"a", "an"}, period{"year", "month", "day", "week", "decade"};
  for (std::size_t i = element + 1; i < v.elements.size() && i < element + 4; ++i) {
    if (v.word(i, PassageRole::rate)) return true;
    if (v.word(i, article) && v.word(i + 1, period)) return true;
  }
  for (std::size_t back = 1; back <= 4 && back <= element; ++back)
    if (v.word(element - back, PassageRole::rate)) return true;
  return false;
}

/// Reads ", a 20% increase" and "that's a 20% increase" off the words before a change.
void read_attachment(const SentenceView& v, ChangeTerm& term) {
  static const WordSet anaphor{"that's", "that", "this", "it's", "which"},
      link{"is", "was", "represents", "marks", "an", "a", "s"};
  static const WordSet participle{"representing", "marking", "or"};
  std::ptrdiff_t i = before_lead(v, static_cast<std::ptrdiff_t>(term.element));
  // "an increase of 20%": step over the noun and its article
  if (i >= 0 && direction_of(v, static_cast<std::size_t>(i), PassageRole::rise_verb, PassageRole::fall_verb) != 0)
    i = before_lead(v, i);
  while (i >= 0 && v.word(static_cast<std::size_t>(i), link)) --i;
  if (i < 0) {
    return;
  }
  const auto at = static_cast<std::size_t>(i);
  term.anaphoric = v.word(at, anaphor);
  term.appended = v.mark(at, ',') || v.mark(at, '-') || v.mark(at, '(') || v.word(at, participle);
}

/// "(7 percent)", ", or 7 percent" right behind another change.
bool apposed(const SentenceView& v, const ChangeTerm& previous, std::size_t element) {
  static const WordSet join{"or",   "about", "nearly",     "roughly", "approximately", "around",   "a",
                            "some", "more",  "than",       "almost",  "just",          "over",     "under",
                            "i.e",  "equal", "equivalent", "to",      "increase",      "decrease", "rise"};
  if (previous.role != ChangeRole::change || element <= previous.element + 1 || element > previous.element + 5)
    return false;
  bool joined = false;
  for (std::size_t i = previous.element + 1; i < element; ++i) {
    static const WordSet or_word{"or"};
    if (v.mark(i, '(') || v.word(i, or_word))
      joined = true;
    else if (!v.mark(i, ',') && !v.mark(i, '-') && !v.word(i, join))
      return false;
  }
  return joined;
}

/// "40% more than the 100 of last year", "an increase from the amount seized in FY 2021 (11,201 pounds)".
bool is_compared_base(const SentenceView& v, const ChangeTerm& previous, std::size_t element) {
  static const WordSet compare{"than", "from", "over", "versus"};
  static const WordSet determiner{"the", "its", "their", "last", "a", "an", "from", "what"};
  if (previous.role != ChangeRole::change || element > previous.element + 14) return false;
  bool compared = false, determined = false;
  for (std::size_t i = previous.element + 1; i < element; ++i) {
    if (v.elements[i].claim >= 0) continue;
    if (v.word(i, PassageRole::clause) || v.mark(i, ';') || v.mark(i, ',')) return false;
    if (v.word(i, compare)) compared = true;
    if (compared && v.word(i, determiner)) determined = true;
  }
  if (!compared || !determined) return false;
  return v.mark(element - 1, '(') || element <= previous.element + 6;
}

/// "3 percent above forecast", "10 percent more than planned": measured against another figure than the one before.
bool against_benchmark(const SentenceView& v, std::size_t element) {
  static const WordSet beside{"above", "below", "over", "under", "ahead", "short", "more", "less", "higher", "lower"};
  if (!v.word(element + 1, beside)) return false;
  for (std::size_t i = element + 1; i < v.elements.size() && i <= element + 4; ++i) {
    if (v.mark(i, ',') || v.mark(i, ';') || v.elements[i].claim >= 0) return false;
    if (v.word(i, PassageRole::benchmark)) return true;
  }
  return false;
}

/// "$3,240, up from $3,000": the words that make the figure before them the end of the change.
bool up_from(const SentenceView& v, const ChangeTerm& from) {
  static const WordSet up_down{"up", "down"};
  const std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(from.element));
  return from.role == ChangeRole::from && p >= 1 && v.word(static_cast<std::size_t>(p) - 1, up_down);
}

ChangeTerm read_term(const ClaimList& claims, const SentenceView& v, std::size_t element, const ChangeTerm* previous) {
  static const WordSet from{"from"}, to{"to"};
  ChangeTerm term;
  term.claim = static_cast<std::uint32_t>(v.elements[element].claim);
  term.element = element;
  const Claim& claim = claims[term.claim];
  if (is_temporal(claim)) {
    term.role = ChangeRole::temporal;
    return term;
  }
  const auto amount = amount_of(claims, term.claim);
  if (!amount) return term;
  term.amount = *amount;
  term.unit = unit_of(claim.quantity);
  const std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(element));
  const bool is_change = claim.quantity.kind == QuantityKind::change;
  if (term.unit != ChangeUnit::absolute && against_benchmark(v, element)) return term;
  if (p >= 0 && v.word(static_cast<std::size_t>(p), from) && !is_change) {
    term.role = ChangeRole::from;
  } else if (p >= 0 && v.word(static_cast<std::size_t>(p), to) && !is_change) {
    term.role = ChangeRole::to;
  } else {
    term.direction = noun_behind(v, element);
    if (term.direction == 0) term.direction = words_ahead(v, element);
    if (term.direction == 0 && term.unit != ChangeUnit::absolute)
      term.direction = direction_of(v, element + 1, PassageRole::more, PassageRole::less);
    if (term.direction == 0 && is_change && claim.quantity.stated_low)
      term.direction = claim.quantity.stated_low->is_negative() ? -1 : 1;
    if (term.direction != 0 || is_change) term.role = ChangeRole::change;
  }
  if (term.role == ChangeRole::none && previous != nullptr) {
    if (is_compared_base(v, *previous, element)) {
      term.role = ChangeRole::from;
    } else if (apposed(v, *previous, element) && term.unit != previous->unit) {
      term.role = ChangeRole::change;
      term.direction = previous->direction;
      term.appended = previous->appended;
    }
  }
  if (term.role == ChangeRole::change) {
    term.rate = is_rate(v, element);
    if (!term.appended) read_attachment(v, term);
  }
  return term;
}

/// "rose from 14 to 69": a single phrase that states both ends.
bool is_change_range(const ClaimList& claims, const SentenceView& v, std::size_t element) {
  static const WordSet from{"from"};
  const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
  if (!is_range(claims[claim]) || is_temporal(claims[claim])) return false;
  const std::string& quote = claims[claim].quote;
  const bool says_from = quote.size() > 5 && fold_case(quote.substr(0, 5)) == "from ";
  const std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(element));
  return says_from || (p >= 0 && v.word(static_cast<std::size_t>(p), from));
}

}  // namespace

std::vector<ChangeTerm> change_terms(const ClaimList& claims, const SentenceView& view) {
  std::vector<ChangeTerm> terms;
  const ChangeTerm* previous = nullptr;
  for (const std::uint32_t element : view.at) {
    const auto claim = static_cast<std::uint32_t>(view.elements[element].claim);
    if (is_change_range(claims, view, element)) {
      const RangeOrder order = order_of(claims[claim]);
      for (const bool second : {false, true}) {
        ChangeTerm term;
        term.claim = claim;
        term.element = element;
        const bool high = second == (order == RangeOrder::rising);
        if (const auto amount = amount_of(claims, claim, high); amount && order != RangeOrder::unclear)
          term.amount = *amount, term.role = second ? ChangeRole::to : ChangeRole::from;
        terms.push_back(term);
      }
    } else {
      terms.push_back(read_term(claims, view, element, previous));
    }
    previous = nullptr;
    for (auto t = terms.rbegin(); t != terms.rend() && previous == nullptr; ++t)
      if (t->role != ChangeRole::temporal) previous = &*t;
  }
  return terms;
}

bool moves(const SentenceView& v, const ChangeTerm& from) {
  const std::size_t first = from.element > 9 ? from.element - 9 : 0;
  for (std::size_t i = from.element; i-- > first;) {
    if (v.word(i, PassageRole::move_verb) || direction_of(v, i, PassageRole::rise_verb, PassageRole::fall_verb) != 0 ||
        direction_of(v, i, PassageRole::rise_noun, PassageRole::fall_noun) != 0)
      return true;
    if (v.mark(i, '.') || v.mark(i, ';')) return false;
  }
  return false;
}

bool linked(const SentenceView& v, const ChangeTerm& a, const ChangeTerm& b) {
  static const WordSet conjunction{"and"};
  std::size_t words = 0;
  bool bracket = false;
  for (std::size_t i = a.element + 1; i < b.element; ++i) {
    bracket = (bracket || v.mark(i, '(')) && !v.mark(i, ')');
    if (bracket && v.elements[i].claim >= 0) return false;  // "(between 2010 and 2019 it fell by 6%)": another time
    if (v.elements[i].claim >= 0) continue;
    const bool reference = b.anaphoric && i + 5 > b.element;  // ", which is a 20% increase"
    if (v.word(i, PassageRole::clause) && !reference) return false;
    if (v.word(i, conjunction) && !b.appended)
      return false;  // "for the ports and the roads, an increase of ..." goes on
    if (v.mark(i, ';') || v.mark(i, '.') || v.mark(i, '?')) return false;
    words += v.elements[i].kind == TokenKind::word;
  }
  return words <= max_gap_words;
}

std::vector<Change> read_changes(const SentenceView& view, const std::vector<ChangeTerm>& terms) {
  std::vector<Change> out;
  const ChangeTerm* last = nullptr;     // last term of the open statement
  const ChangeTerm* outside = nullptr;  // last figure without a role
  bool several = false;                 // and another of its kind before it
  for (const ChangeTerm& t : terms) {
    if (t.role == ChangeRole::temporal) continue;
    if (t.role == ChangeRole::none) {
      last = nullptr;
      several = outside != nullptr && same_kind(outside->amount, t.amount);
      outside = &t;
      continue;
    }
    if (last == nullptr || !linked(view, *last, t)) {
      out.emplace_back();
      // "$25.9 billion for the agency, an increase of ...": what stands before the comma is the end
      if (outside != nullptr && linked(view, *outside, t) &&
          ((t.role == ChangeRole::change && t.appended) || (up_from(view, t) && !several)))
        out.back().to = *outside;
      outside = nullptr;
    }
    Change& c = out.back();
    last = &t;
    if (t.role == ChangeRole::from && c.by.empty() && !moves(view, t) && !up_from(view, t))
      c.broken = true;  // "ages from 18 to 45"
    if (t.role == ChangeRole::change)
      c.by.push_back(t);
    else if (auto& end = t.role == ChangeRole::from ? c.from : c.to; !end)
      end = t;
    else
      c.broken = true;
  }
  return out;
}

Interval magnitude(const Interval& i) {
  return i.high && (i.high->is_negative() || i.high->is_zero()) ? scale(i, Decimal(-1)) : i;
}

}  // namespace claimcheck
