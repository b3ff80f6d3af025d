#include "checker/compare/doubt.h"

#include "checker/compare/candidates.h"
#include "checker/compare/companions.h"
#include "checker/compare/dates_apart.h"
#include "checker/compare/named_cell.h"
#include "checker/compare/named_models.h"
#include "checker/compare/sentence_view.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr std::uint32_t two_sentences = 8;  // slots: alone they are held against each other on purpose

constexpr double span_factor = 2;  // a warning on two spans of time takes so much more: every statement may hold one

/// Sentences of one document that begin alike, up to the number: items of a list, whose subject stands before them.
bool parallel(const Slot& a, const Slot& b, const PairVerdict& verdict) {
  return a.document == b.document && a.left.size() >= 3 && a.left == b.left &&
         verdict.relationship != Relationship::unit_slip;
}

/// The two documents agree in most of what they say, and these two figures are left over.
bool left_over(const Signals& s) {
  constexpr float most = 0.5F;
  return s[static_cast<std::size_t>(Signal::companions)] >= most;
}

/// Three digits or more of which two changed places, one fell out or stands twice.
bool long_slip(const Signals& s) { return s[static_cast<std::size_t>(Signal::long_slip)] > 0; }

/// More than words of one topic: a phrase, an event, words beside the number, what is counted, a row of figures that
/// are equal but for this one, or, in a set of more than two sentences, a slip of the hand and a word beside both.
bool one_statement(const Signals& s, std::uint32_t set_slots) {
  const auto has = [&](Signal which) { return s[static_cast<std::size_t>(which)]; };
  return has(Signal::shared_pairs) > 0 || left_over(s) || has(Signal::series) > 0 || has(Signal::same_event) > 0 ||
         has(Signal::same_noun) > 0 || has(Signal::run) > 0.1F ||
         (set_slots > two_sentences && long_slip(s) && has(Signal::nothing_beside) <= 0);
}

/// "28,000 square metres", "28,000 square feet", with a name in common, or three digits: they are the same in two
/// units, and hardly those of two things.
bool same_in_two_units(const CheckInput& input, const Slot& a, const Likeness& edge) {
  const Mention& m = input.claims[a.claim].quantity;
  const bool named = edge.signals[static_cast<std::size_t>(Signal::shared_names)] > 0;
  return edge.verdict.relationship == Relationship::unit_slip && m.stated_low &&
         m.stated_low->digits() >= (named ? 2 : 3);
}

/// One word on either side stands in the other's place, and all else is the same: "the east wing has 30 beds", "the
/// west wing has 45 beds". Two things in like words rather than one thing with two figures.
bool contrasted(const Slot& a, const Slot& b) {
  constexpr int reach = 8;  // words beside the number; its unit and noun are looked at elsewhere
  const auto is_near = [](const SlotWord& w) { return w.distance != 0 && std::abs(w.distance) <= reach; };
  const SlotWord *only_a = nullptr, *only_b = nullptr;
  int shared = 0, more_a = 0, more_b = 0;
  for (auto x = a.words.begin(), y = b.words.begin(); x != a.words.end() || y != b.words.end();) {
    const bool take_x = y == b.words.end() || (x != a.words.end() && x->stem < y->stem);
    const bool take_y = !take_x && (x == a.words.end() || y->stem < x->stem);
    if (take_x) {
      if (is_near(*x)) only_a = &*x, ++more_a;
      ++x;
    } else if (take_y) {
      if (is_near(*y)) only_b = &*y, ++more_b;
      ++y;
    } else {
      ++shared, ++x, ++y;
    }
  }
  return shared > 0 && more_a == 1 && more_b == 1 && only_a->name == only_b->name &&
         (only_a->distance < 0) == (only_b->distance < 0) && std::abs(only_a->distance - only_b->distance) <= 1;
}

/// Other names stand behind the two numbers: "$2 million to the Harbour Fund", "$3 million to the School Fund of
/// Velden".
bool named_apart(const Slot& a, const Slot& b) {
  constexpr int reach = 8;
  const auto names_behind = [](const SlotWord& w) { return w.name && w.own && w.distance > 0 && w.distance <= reach; };
  const auto others_only = [&](const Slot& one, const Slot& two) {
    bool named = false;
    for (const SlotWord& w : one.words) {
      if (!names_behind(w)) continue;
      named = true;
      const auto same = std::lower_bound(two.words.begin(), two.words.end(), w.stem,
                                         [](const SlotWord& v, std::uint64_t stem) { return v.stem < stem; });
      if (same != two.words.end() && same->stem == w.stem && same->name) return false;
    }
    return named;
  };
  return others_only(a, b) && others_only(b, a);
}

/// "For all lakes together there were 206 pairs", "on Sarrow there were 131 pairs": the one is said of all, the other
/// of somewhere with a name.
bool all_and_one(const CheckInput& input, const Slot& a, const Slot& b) {
  if (input.rules.vocabulary == nullptr) return false;
  const Vocabulary& words = *input.rules.vocabulary;
  constexpr std::uint32_t near = 60;  // bytes from the figure
  const auto tokens_of = [](const Claim& claim) {
    std::vector<Token> tokens;
    tokenize(claim.sentence, {0, static_cast<std::uint32_t>(claim.sentence.size())}, tokens);
    return tokens;
  };
  const auto of_all = [&](const Claim& claim) {
    static const std::uint64_t with = hash_word("with");
    const std::vector<Token> tokens = tokens_of(claim);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Span at = tokens[i].span, figure = claim.sentence_number;
      const bool beside = at.end + near >= figure.begin && at.begin <= figure.end + near;
      const bool joins = i + 1 < tokens.size() && tokens[i + 1].hash == with;  // "together with her sister"
      if (beside && !joins && words.word(tokens[i].hash, WordClass::whole) != nullptr) return true;
    }
    return false;
  };
  const auto of_one = [&](const Claim& claim, const Claim& other) {
    const std::vector<Token> tokens = tokens_of(claim);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
      if (words.word(tokens[i].hash, WordClass::preposition) != nullptr && tokens[i + 1].capital &&
          std::string_view(other.sentence).find(slice(claim.sentence, tokens[i + 1].span)) == std::string_view::npos)
        return true;
    return false;
  };
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const bool first = of_all(x);
  return first != of_all(y) && (first ? of_one(y, x) : of_one(x, y));
}

/// "Played on 19 January", "minutes of the council, 2 February": dates of what comes again and again.
bool recurs(const CheckInput& input, const Slot& a, const Slot& b) {
  if (a.kind != date_kind || input.rules.vocabulary == nullptr) return false;
  const auto again = [&](const Slot& slot) {
    const Claim& claim = input.claims[slot.claim];
    std::vector<Token> tokens;
    const auto size = static_cast<std::uint32_t>(claim.sentence.size());
    tokenize(claim.sentence, {0, std::min(claim.sentence_number.begin, size)}, tokens);
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      return input.rules.vocabulary->word(t.hash, WordClass::recurring) != nullptr;
    });
  };
  return again(a) || again(b);
}

/// "It was the fourth concert", "it was the fifth concert": of what, is said elsewhere, and may be two things.
bool in_order_of_unnamed(const CheckInput& input, const Slot& a, const Signals& s) {
  return input.claims[a.claim].quantity.kind == QuantityKind::ordinal &&
         s[static_cast<std::size_t>(Signal::shared_names)] <= 0;
}

/// "Class size averages 23 pupils" beside "12,300 pupils": one of the two is a mean.
bool one_is_a_mean(const CheckInput& input, const Slot& a, const Slot& b) {
  // In large sets rare words in common say more.
  if (input.rules.vocabulary == nullptr || a.set_slots > all_pairs_slots) return false;
  const auto is_mean = [&](const Slot& slot) {
    constexpr std::size_t before = 4, behind = 3;  // words
    const Claim& claim = input.claims[slot.claim];
    const auto size = static_cast<std::uint32_t>(claim.sentence.size());
    std::vector<Token> left, right;
    tokenize(claim.sentence, {0, std::min(claim.sentence_number.begin, size)}, left);
    tokenize(claim.sentence, {std::min(claim.sentence_number.end, size), size}, right);
    const auto says_so = [&](const Token& t) {
      return input.rules.vocabulary->word(t.hash, WordClass::mean) != nullptr;
    };
    return std::any_of(left.end() - static_cast<std::ptrdiff_t>(std::min(before, left.size())), left.end(), says_so) ||
           std::any_of(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(std::min(behind, right.size())),
                       says_so);
  };
  return is_mean(a) != is_mean(b);
}

/// "8,200 homes were without power last night", "5,800 homes are currently without power": the one is of a day that it
/// states, the other says how things were when its document was written.
bool now_and_then(const CheckInput& input, const Slot& a, const Slot& b) {
  if (input.rules.vocabulary == nullptr) return false;
  const auto holds = [&](const Claim& then, const Claim& now) {
    const Dimension *x = find_dimension(then, "time"), *y = find_dimension(now, "time");
    return x != nullptr && y != nullptr && x->origin == Origin::stated && y->from == InferredFrom::document_date &&
           x->dates && y->dates && disjoint(*x->dates, *y->dates) && says_now(*input.rules.vocabulary, now, true);
  };
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  return holds(x, y) || holds(y, x);
}

/// "The default value is 300": all that the two share near the figures says nothing of what has them.
bool of_unnamed(const CheckInput& input, const Slot& a, const Slot& b, const Signals& s) {
  if (input.rules.vocabulary == nullptr || a.kind == date_kind) return false;
  for (const Signal which : {Signal::shared_names, Signal::same_event, Signal::series, Signal::companions})
    if (s[static_cast<std::size_t>(which)] > 0) return false;
  const Claim& claim = input.claims[a.claim];
  std::vector<Token> tokens;
  tokenize(claim.sentence, {0, static_cast<std::uint32_t>(claim.sentence.size())}, tokens);
  std::vector<std::uint64_t> unnamed;
  for (const Token& t : tokens)
    if (t.kind == TokenKind::word && input.rules.vocabulary->word(t.hash, WordClass::unnamed) != nullptr)
      unnamed.push_back(stem_hash(slice(claim.sentence, t.span)));
  if (unnamed.empty()) return false;
  for (auto x = a.words.begin(), y = b.words.begin(); x != a.words.end() && y != b.words.end();) {
    if (x->stem != y->stem) {
      ++(x->stem < y->stem ? x : y);
      continue;
    }
    const bool beside = x->near && y->near && x->distance != 0 && y->distance != 0;
    if (beside && std::find(unnamed.begin(), unnamed.end(), x->stem) == unnamed.end()) return false;
    ++x, ++y;
  }
  return true;
}

/// Fifty times as much or more, and no slip of the hand: the figures of two scopes.
bool of_other_size(const CheckInput& input, const Slot& a, const Slot& b, const Signals& s) {
  const auto x = base_point(input.claims[a.claim].quantity), y = base_point(input.claims[b.claim].quantity);
  if (a.set_slots <= two_sentences || a.kind == date_kind || !x || !y || x->is_zero() || y->is_zero()) return false;
  const auto has = [&](Signal which) { return s[static_cast<std::size_t>(which)] > 0; };
  const Decimal low = std::min(x->abs(), y->abs()), high = std::max(x->abs(), y->abs());
  return !has(Signal::slip) && !has(Signal::same_digits) && high >= low * Decimal(50);
}

/// The two sentences have three figures or more each, and none of the one is in the other: as in a report on another
/// year, or another issue.
bool all_differ(const CheckInput& input, const Slot& a, const Slot& b) {
  constexpr std::uint32_t fewest = 3;
  const Neighbours beside_a(a), beside_b(b);
  std::uint32_t figures_a = 0, figures_b = 0;
  for (std::uint32_t j = beside_b.first; j < beside_b.end; ++j) figures_b += !is_temporal(input.claims[j]);
  for (std::uint32_t i = beside_a.first; i < beside_a.end; ++i) {
    if (is_temporal(input.claims[i])) continue;
    ++figures_a;
    for (std::uint32_t j = beside_b.first; j < beside_b.end; ++j)
      if (input.claims[i].quantity.stated_low &&
          input.claims[i].quantity.stated_low == input.claims[j].quantity.stated_low)
        return false;
  }
  return figures_a >= fewest && figures_b >= fewest;
}

/// Two and a half times as much or more in a large set, where words that are rare in it are still common ones, and no
/// slip of the hand: unless the statements read very much alike, two figures.
bool far_apart(const Likeness& edge, std::uint32_t set_slots) {
  constexpr float two_and_a_half = 0.4F;  // logarithm of the ratio
  constexpr double much_alike = 0.5;
  const auto has = [&](Signal which) { return edge.signals[static_cast<std::size_t>(which)]; };
  return set_slots > small_set_slots && edge.probability < much_alike && has(Signal::ratio) >= two_and_a_half &&
         has(Signal::slip) <= 0 && has(Signal::same_digits) <= 0 &&
         edge.verdict.relationship != Relationship::unit_slip;
}

/// "200", "2"; "10 million people", "10,000 clerks": one digit is the same at another scale by chance once in nine
/// times. A zero too many in a measured quantity ("100 acres", "1,000 acres") is a slip of its own, and so is another
/// word for the scale of one count ("20 million clerks", "20 billion clerks").
bool one_digit_rescaled(const CheckInput& input, const Slot& a, const Slot& b, const Likeness& edge) {
  constexpr double as_likely_as_not = 0.50;
  const Mention &x = input.claims[a.claim].quantity, &y = input.claims[b.claim].quantity;
  const bool other_noun = edge.signals[static_cast<std::size_t>(Signal::other_noun)] > 0;
  if ((edge.probability >= as_likely_as_not && !other_noun) || !x.stated_low || !y.stated_low || x.unit != y.unit)
    return false;
  const Decimal p = x.stated_low->shifted(-x.stated_low->exponent()),
                q = y.stated_low->shifted(-y.stated_low->exponent());
  if (p != q || p.abs() >= Decimal(10) || *x.stated_low == *y.stated_low) return false;
  const Decimal low = std::min(x.stated_low->abs(), y.stated_low->abs()),
                high = std::max(x.stated_low->abs(), y.stated_low->abs());
  const bool same_noun = edge.signals[static_cast<std::size_t>(Signal::same_noun)] > 0;
  return (x.unit == nullptr || high != low * Decimal(10)) && (!same_noun || high < low * Decimal(1000));
}

bool is_swap(const CheckInput& input, const SlotList& slots, const Likeness& edge) {
  return digits_swapped(input.claims[slots[edge.a].claim].quantity, input.claims[slots[edge.b].claim].quantity);
}

/// How sure a difference must be to be a warning. A slip of the hand or of the unit is how one figure becomes another
/// by mistake; where none explains the difference, two figures for two things are as likely, and more must speak for
/// one. In a large set the words that are rare in it speak for that; a small one has few.
double enough_of(const CheckInput& input, const SlotList& slots, const Likeness& edge) {
  constexpr double without_slip = 1.8, unmistakable = 0.05;
  if (unmistakable_slip(edge, slots.set_slots(edge.a))) return unmistakable;
  constexpr double telling = 0.12;  // of three swapped digits, and of a cell that is named whole
  if ((slots.set_slots(edge.a) <= small_set_slots && is_swap(input, slots, edge)) ||
      named_by_headers(input, slots[edge.a], slots[edge.b]))
    return std::min(telling, input.rules.thresholds.repeated.to_double());
  constexpr float half_a_sentence = 0.5F;  // of Signal::run: eight words in a row around the number
  const bool same_words = edge.signals[static_cast<std::size_t>(Signal::run)] >= half_a_sentence;
  const bool span = input.claims[slots[edge.a].claim].quantity.kind == QuantityKind::duration &&
                    !left_over(edge.signals) && !same_words;
  const bool slip = telling_slip(edge) || edge.verdict.relationship == Relationship::unit_slip;
  const double loud = input.rules.thresholds.repeated.to_double() * (span ? span_factor : 1);
  const std::uint32_t size = slots.set_slots(edge.a);
  return slip || size <= two_sentences || size > small_set_slots ? loud : std::min(loud * without_slip, 1.0);
}

/// One thing that may speak against a warning.
struct DoubtRow {
  bool (*holds)(const CheckInput&, const SlotList&, const Likeness&);
  const char* reason;
};

constexpr std::array doubts = {
    DoubtRow{[](const CheckInput& input, const SlotList& slots, const Likeness& e) {
               return e.probability < enough_of(input, slots, e);
             },
             "the two statements do not read enough alike for a warning"},
    DoubtRow{[](const CheckInput&, const SlotList&, const Likeness& e) { return e.of_period; },
             "one is an amount for a length of time, and the other does not say for which"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return !one_statement(e.signals, s.set_slots(e.a)) && !unmistakable_slip(e, s.set_slots(e.a)) &&
                      !same_in_two_units(input, s[e.a], e) && !named_by_headers(input, s[e.a], s[e.b]);
             },
             "they share no more than words of one topic"},
    DoubtRow{[](const CheckInput&, const SlotList& s, const Likeness& e) { return s[e.a].formula && s[e.b].formula; },
             "clauses of law are often repeated with another figure"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return !(sure_slip(e) && long_slip(e.signals) && is_swap(input, s, e)) && contrasted(s[e.a], s[e.b]);
             },
             "one word stands in the place of another, and these may be two things"},
    DoubtRow{[](const CheckInput&, const SlotList& s, const Likeness& e) { return named_apart(s[e.a], s[e.b]); },
             "other names follow the two figures"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return name_two_models(input.claims[s[e.a].claim], input.claims[s[e.b].claim]);
             },
             "they name two models"},
    DoubtRow{[](const CheckInput&, const SlotList& s, const Likeness& e) { return s[e.a].partial != s[e.b].partial; },
             "one is said of a part only"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return !telling_slip(e) && all_and_one(input, s[e.a], s[e.b]);
             },
             "one is said of all together, and the other of one with a name"},
    DoubtRow{
        [](const CheckInput&, const SlotList& s, const Likeness& e) { return parallel(s[e.a], s[e.b], e.verdict); },
        "sentences of one document that begin alike are often items of a list"},
    DoubtRow{[](const CheckInput&, const SlotList& s, const Likeness& e) { return far_apart(e, s.set_slots(e.a)); },
             "one is far from the other, and no slip of the hand explains it"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return !telling_slip(e) && all_differ(input, s[e.a], s[e.b]);
             },
             "of three figures or more in each of the two sentences none is the same"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return of_unnamed(input, s[e.a], s[e.b], e.signals);
             },
             "what has the two figures is said elsewhere"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return one_digit_rescaled(input, s[e.a], s[e.b], e);
             },
             "one digit is often the same at another scale by chance"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return of_other_size(input, s[e.a], s[e.b], e.signals);
             },
             "one is fifty times the other or more, and no slip of the hand explains it"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return !sure_slip(e) && one_is_a_mean(input, s[e.a], s[e.b]);
             },
             "one of the two is a mean"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               const bool yearless = input.claims[s[e.a].claim].quantity.month_day != 0 ||
                                     input.claims[s[e.b].claim].quantity.month_day != 0;
               return (yearless || s.set_slots(e.a) > small_set_slots) && recurs(input, s[e.a], s[e.b]);
             },
             "what is dated comes again and again"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return now_and_then(input, s[e.a], s[e.b]);
             },
             "one is of a day that it states, and the other of the day of its document"},
    DoubtRow{[](const CheckInput& input, const SlotList& s, const Likeness& e) {
               return in_order_of_unnamed(input, s[e.a], e.signals);
             },
             "what is counted in order is not named"},
};

}  // namespace

const char* doubt_about(const CheckInput& input, const SlotList& slots, const Likeness& pair) {
  const auto row =
      std::find_if(doubts.begin(), doubts.end(), [&](const DoubtRow& r) { return r.holds(input, slots, pair); });
  return row == doubts.end() ? nullptr : row->reason;
}

}  // namespace claimcheck
