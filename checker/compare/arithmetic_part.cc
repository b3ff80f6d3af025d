// A part that is larger than its whole, where the words make the one figure part of the other.
//
// "Of the 38 patients, 45 recovered", "12 people, 31 of them children", "40 of 32 districts", and the same over two
// sentences. A pronoun may mean something else than the figure nearest to it: where another figure is large enough, or
// anything is named where it could be meant, nothing is said.
#include "checker/compare/arithmetic.h"
#include "checker/compare/part_of.h"
#include "checker/compare/share_counts.h"
#include "checker/compare/verdict.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// How far a whole may stand before its part, in elements.
constexpr std::size_t reach = 14;

struct Figure {
  std::size_t element = 0;
  Amount amount;
};

/// How sure the words are that a figure is part of another.
enum class Link : std::uint8_t { likely, sure };

/// Whether the part can be some of what the whole counts: no other thing, and no other unit.
bool can_be_part(const SentenceView& v, const Amount& part, const Amount& whole) {
  if (whole.dimension != part.dimension) return false;
  if (whole.dimension != UnitDimension::none) return whole.base == part.base;
  const auto anybody = [&](std::string_view noun) {
    return v.words != nullptr && v.words->plays(hash_word(noun), PassageRole::anybody);
  };
  return part.noun.empty() || part.noun == whole.noun ||
         (is_person(v, whole.noun) && is_person(v, part.noun) && (anybody(whole.noun) || anybody(part.noun)));
}

/// Whether even the least reading of the part is more than the widest of the whole.
bool exceeds(const Interval& part, const Interval& whole) {
  return part.low && whole.high && disjoint(part, {{}, whole.high, false, whole.high_open});
}

/// "12 out of 10" and "110 out of 100" rate something; they count nothing.
bool is_rating(const Mention& m, const Decimal& whole) {
  return m.noun.empty() && (whole == Decimal(5) || whole == Decimal(10) || whole == Decimal(100));
}

void report(const CheckInput& input, const std::vector<std::uint32_t>& claims, Link link, const std::string& part,
            const std::string& whole, const Interval& most, std::vector<Finding>& findings) {
  const bool sure = link == Link::sure;
  findings.push_back(arithmetic_finding(input, claims, sure ? Severity::error : Severity::warning, sure ? 0.9 : 0.7,
                                        "The part is larger than its whole: " + part + " of " + whole + ".",
                                        {"a part can be at most " + show(most)}));
}

/// "1,050 of the 1,000 expected", "105 MW of its 100 MW rating": what was hoped for is no bound.
bool is_hoped_for(const SentenceView& v, const Counts& counts) {
  constexpr std::size_t words_behind = 2;
  for (const std::size_t element : v.at)
    if (v.elements[element].claim == static_cast<std::int32_t>(counts.claims.back()))
      for (std::size_t i = element + 1; i <= element + words_behind; ++i)
        if (v.word(i, PassageRole::planned)) return true;
  return false;
}

/// "With 412 pupils the larger of the two": the whole counts what is compared, and the part says how large one of it
/// is.
bool compares_some(const SentenceView& v, std::size_t first, std::size_t second) {
  for (std::size_t i = first + 1; i < second; ++i)
    if (v.word(i, PassageRole::definite) && i + 2 < second && v.word(i + 2, PassageRole::of)) return true;
  return false;
}

/// "40 of 32 districts", "40 of the 32".
bool check_counts(const CheckInput& input, const SentenceView& v, std::size_t k, std::vector<Finding>& findings) {
  auto counts = counts_in_one(input, v, v.at[k]);
  if (!counts && k + 1 < v.at.size() && !compares_some(v, v.at[k], v.at[k + 1]))
    counts = counts_in_two(input, v, v.at[k], v.at[k + 1]);
  if (!counts || !exceeds(counts->part, counts->whole) || is_hoped_for(v, *counts) ||
      is_rating(input.claims[counts->claims.back()].quantity, counts->whole_point))
    return false;
  report(input, counts->claims, Link::sure, readable(counts->part_point), readable(counts->whole_point), counts->whole,
         findings);
  return true;
}

/// Figures of the sentence ahead of element `end` that a pronoun can mean, nearest first; empty where the nearest one
/// is no plain figure ("dozens of dockers", "two ships or three"). A span of time is one of them.
std::vector<Figure> antecedents(const CheckInput& input, const SentenceView& v, std::size_t end) {
  std::vector<Figure> out;
  for (std::size_t k = v.at.size(); k-- > 0;) {
    const std::size_t element = v.at[k];
    if (element >= end) continue;
    const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
    const Claim& c = input.claims[claim];
    const QuantityKind kind = c.quantity.kind;
    if (kind == QuantityKind::date || kind == QuantityKind::date_range || kind == QuantityKind::ordinal ||
        kind == QuantityKind::percent || kind == QuantityKind::age)
      continue;
    const auto amount = amount_of(input.claims, claim);
    if (!amount || !amount->point) return {};
    out.push_back({element, *amount});
  }
  return out;
}

/// Whether one of the figures before the nearest is large enough for the part, whatever it counts.
bool fits_another(const std::vector<Figure>& figures, const Amount& part) {
  return std::any_of(figures.begin() + 1, figures.end(), [&](const Figure& f) {
    return !exceeds(part.literal, Interval{{}, *f.amount.point, false, false});
  });
}

/// Where "of them" stands for this part: "31 of them", "of whom 31", "of which about 31". Empty without one.
std::optional<std::size_t> pronoun_of(const SentenceView& v, std::size_t element) {
  if (is_part_anaphor(v, element + 1)) return element + 1;
  const std::ptrdiff_t lead = before_lead(v, static_cast<std::ptrdiff_t>(element));
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(element) - 2; i >= 0 && i >= lead - 2; --i) {
    const auto at = static_cast<std::size_t>(i);
    if (is_part_anaphor(v, at)) return at;
    if (v.elements[at].kind == TokenKind::word && !v.word(at, PassageRole::lead) && !v.word(at, PassageRole::of) &&
        !v.word(at, PassageRole::part_anaphor))
      return {};
  }
  return {};
}

/// "Of these, 31", "31 of those are": the pronoun is all that is said of the whole. "Of those treated, 31", "of these
/// 31 boats" and "31 of those who" tell of another one.
bool stands_alone(const SentenceView& v, std::size_t of, std::size_t element) {
  if (!v.word(of + 1, PassageRole::definite)) return true;
  return of < element ? v.mark(of + 2, ',') : !v.word(of + 2, PassageRole::clause);
}

/// Whether the words between a whole and its part, which begins at element `joint`, leave the two in one statement.
/// `of`: where the pronoun stands, if there is one; whatever is named in between, or in the plural before the whole,
/// could be what it means.
bool linked(const SentenceView& v, const Figure& whole, std::size_t joint, std::optional<std::size_t> of) {
  if (joint > whole.element + reach) return false;
  if (any_word(v, whole.element + 1, joint, {PassageRole::clause})) return false;
  if (!of) return true;
  if (v.word(*of + 1, PassageRole::of_people) && !is_person(v, whole.amount.noun)) return false;
  // What stands right before the figure is its verb ("The yard holds 140 crates").
  const std::size_t verb = std::max<std::size_t>(whole.element, 1) - 1;
  return !names_others(v, 0, verb, whole.amount.noun) &&
         !names_anything(v, whole.element + 1, joint, whole.amount.noun);
}

/// Whether the whole is what is left when things are taken off each other ("a net profit of $3 million"), or by how
/// much something changed: a part of it may be more.
bool is_net(const SentenceView& v, std::size_t first, std::size_t end) {
  return any_word(v, first, end, {PassageRole::net}) || tells_change(v, first, end);
}

bool is_planned(const SentenceView& v) { return any_word(v, 0, v.elements.size(), {PassageRole::planned}); }

/// "three of their boats", "one", "30 founding members": said of some of a whole, it is no whole itself.
bool is_some_of(const SentenceView& v, const Claim& claim, const Amount& amount) {
  std::vector<Token> tokens;
  tokenize(claim.quote, {0, static_cast<std::uint32_t>(claim.quote.size())}, tokens);
  return *amount.point <= Decimal(1) || std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
    return v.words != nullptr &&
           (v.words->plays(t.hash, PassageRole::of) || v.words->plays(t.hash, PassageRole::planned));
  });
}

/// "12 people were hurt, 31 of them badly", "12 members, of whom 31 are women", "12 people, including 15 children".
void check_behind(const CheckInput& input, const SentenceView& v, const Figure& part, std::vector<Finding>& findings) {
  const auto of = pronoun_of(v, part.element);
  const std::ptrdiff_t lead = before_lead(v, static_cast<std::ptrdiff_t>(part.element));
  const bool contained = lead >= 0 && v.word(static_cast<std::size_t>(lead), PassageRole::containing);
  if (!of && !contained) return;
  const std::size_t joint = std::min(part.element, of.value_or(part.element));
  const std::vector<Figure> figures = antecedents(input, v, joint);
  if (figures.empty() || (of && !stands_alone(v, *of, part.element))) return;
  const Figure& whole = figures.front();
  if (!is_plain(input, whole.amount.claim) || !can_be_part(v, part.amount, whole.amount) ||
      is_some_of(v, input.claims[whole.amount.claim], whole.amount))
    return;
  // Without a pronoun only the noun says that the part is of the whole.
  if (!of && whole.amount.dimension == UnitDimension::none && part.amount.noun.empty() &&
      !is_person(v, whole.amount.noun))
    return;
  if (!exceeds(part.amount.literal, whole.amount.literal)) return;
  const auto ahead = static_cast<std::size_t>(std::max<std::ptrdiff_t>(lead, 0));
  if (v.word(ahead, PassageRole::alternative)) return;  // "ten, or fifty of them"
  if (!linked(v, whole, joint, of) || is_net(v, 0, joint) || (of && fits_another(figures, part.amount))) return;
  report(input, {whole.amount.claim, part.amount.claim}, Link::sure, quoted(input.claims[part.amount.claim]),
         quoted(input.claims[whole.amount.claim]), whole.amount.literal, findings);
}

/// Whether the figure is the subject of a clause behind the comma that ends the opening: "Of the 64 kittens, 51 found a
/// home and 70 were vaccinated"; not "in May, 71 in June", and not the number of a house.
bool is_subject(const SentenceView& v, std::size_t whole, std::size_t element) {
  const std::ptrdiff_t p = before_lead(v, static_cast<std::ptrdiff_t>(element));
  if (p <= static_cast<std::ptrdiff_t>(whole)) return false;
  const auto before = static_cast<std::size_t>(p);
  std::size_t comma = element;
  for (std::size_t i = element; i-- > whole + 1;) {
    if (v.mark(i, ';') || v.word(i, PassageRole::clause)) return false;
    if (v.mark(i, ',')) comma = i;
  }
  if (comma == element) return false;
  const Element* next = v.get(static_cast<std::ptrdiff_t>(element) + 1);
  const bool word = next != nullptr && next->kind == TokenKind::word;
  const std::string_view text = word ? slice(v.text, next->span) : std::string_view();
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') return false;
  if (v.mark(element + 1, ',') || (next != nullptr && next->claim >= 0)) return false;  // "12, 9 and 7"
  if (before == comma) return true;
  if (!v.word(before, PassageRole::conjunction) && !v.mark(before, ',')) return false;
  return word && v.words != nullptr &&
         (looks_like_verb(*v.words, text, next->hash) || v.word(element + 1, PassageRole::equate));
}

/// "Of the 38 patients, 45 recovered."
void check_under_opening(const CheckInput& input, const SentenceView& v, const Figure& part,
                         std::vector<Finding>& findings) {
  std::optional<Figure> whole;
  for (const std::size_t element : v.at) {
    if (element >= part.element || !opens_as_whole(v, element)) continue;
    const auto claim = static_cast<std::uint32_t>(v.elements[element].claim);
    const auto amount = is_plain(input, claim) ? amount_of(input.claims, claim) : std::nullopt;
    whole = amount ? std::optional<Figure>({element, *amount}) : std::nullopt;
  }
  if (!whole || !can_be_part(v, part.amount, whole->amount) || !is_subject(v, whole->element, part.element)) return;
  if (is_rating(input.claims[whole->amount.claim].quantity, *whole->amount.point) ||
      !exceeds(part.amount.literal, whole->amount.literal))
    return;
  std::size_t opening = whole->element;
  while (opening > 0 && v.word(opening - 1, PassageRole::whole_lead)) --opening;
  const bool of = opening > 0 && v.word(opening - 1, PassageRole::of);
  report(input, {whole->amount.claim, part.amount.claim}, of ? Link::sure : Link::likely,
         quoted(input.claims[part.amount.claim]), quoted(input.claims[whole->amount.claim]), whole->amount.literal,
         findings);
}

/// "1,400 of its members" read as one phrase: of that which was counted before.
bool counts_same_again(const SentenceView& v, const Claim& part, const Claim& whole) {
  std::vector<Token> tokens;
  tokenize(part.quote, {0, static_cast<std::uint32_t>(part.quote.size())}, tokens);
  if (part.quantity.noun.empty() || part.quantity.noun != whole.quantity.noun || v.words == nullptr) return false;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
    if (v.words->plays(tokens[i].hash, PassageRole::of) && v.words->plays(tokens[i + 1].hash, PassageRole::definite) &&
        i + 3 == tokens.size())
      return true;
  return false;
}

/// Whether a date in the sentence of the part may set it at another time than the whole.
bool is_dated(const CheckInput& input, const SentenceView& v) {
  for (const std::size_t element : v.at) {
    const QuantityKind kind = input.claims[static_cast<std::uint32_t>(v.elements[element].claim)].quantity.kind;
    if (kind == QuantityKind::date || kind == QuantityKind::date_range) return true;
  }
  return false;
}

/// "The trial enrolled 38 patients. Of these, 45 recovered." The part begins the sentence.
void check_over_sentences(const CheckInput& input, const SentenceView& v, const Figure& part, ClaimRange before,
                          std::vector<Finding>& findings) {
  const auto only = only_amount(input, before);
  const auto whole = only ? std::optional<Figure>({0, *only}) : std::nullopt;
  if (!whole || !can_be_part(v, part.amount, whole->amount) ||
      is_some_of(v, input.claims[whole->amount.claim], whole->amount))
    return;
  const Mention &p = input.claims[part.amount.claim].quantity, &w = input.claims[whole->amount.claim].quantity;
  if (!base_charitable(p).high || !exceeds(base_charitable(p), base_charitable(w))) return;
  if (is_dated(input, v) || is_planned(v)) return;
  const auto of = pronoun_of(v, part.element);
  const std::ptrdiff_t lead =
      before_lead(v, static_cast<std::ptrdiff_t>(of ? std::min(*of, part.element) : part.element));
  if (lead >= 0) return;
  const bool same_again =
      !of && counts_same_again(v, input.claims[part.amount.claim], input.claims[whole->amount.claim]);
  const Element* next = v.get(static_cast<std::ptrdiff_t>(part.element) + 1);
  if (!(of && !v.word(*of + 1, PassageRole::relative) && stands_alone(v, *of, part.element)) &&
      !(same_again && next != nullptr && !v.word(part.element + 1, PassageRole::of)))
    return;
  SentenceView ahead;
  view_sentence(input, before.first, before.end, ahead);
  if (ahead.at.empty() || is_planned(ahead) || is_net(ahead, 0, ahead.elements.size())) return;
  std::size_t at = 0;
  for (const std::size_t element : ahead.at)
    if (ahead.elements[element].claim == static_cast<std::int32_t>(whole->amount.claim)) at = element;
  if (names_others(ahead, 0, at, w.noun) || names_anything(ahead, at + 1, ahead.elements.size(), w.noun)) return;
  report(input, {whole->amount.claim, part.amount.claim}, same_again ? Link::likely : Link::sure,
         quoted(input.claims[part.amount.claim]), quoted(input.claims[whole->amount.claim]), base_charitable(w),
         findings);
}

}  // namespace

bool may_exceed(const CheckInput& input, ClaimRange before, ClaimRange claims) {
  for (std::uint32_t c = claims.first; c < claims.end; ++c) {
    const Mention& part = input.claims[c].quantity;
    if (!part.stated_low) continue;
    for (std::uint32_t b = before.first; b < before.end; ++b) {
      const Mention& whole = input.claims[b].quantity;
      if (whole.stated_high && part.kind == whole.kind && *whole.stated_high < *part.stated_low) return true;
    }
  }
  return false;
}

void check_part(const CheckInput& input, const SentenceView& v, ClaimRange before, std::vector<Finding>& findings) {
  for (std::size_t k = 0; k < v.at.size(); ++k) {
    if (check_counts(input, v, k, findings)) continue;
    const auto claim = static_cast<std::uint32_t>(v.elements[v.at[k]].claim);
    if (!is_plain(input, claim)) continue;
    const Figure part{v.at[k], *amount_of(input.claims, claim)};
    const std::size_t reported = findings.size();
    check_behind(input, v, part, findings);
    if (findings.size() == reported) check_under_opening(input, v, part, findings);
    if (findings.size() == reported && before.first < before.end)
      check_over_sentences(input, v, part, before, findings);
  }
}

}  // namespace claimcheck
