#include "checker/compare/sentence_view.h"

#include "checker/compare/verdict.h"

#include <algorithm>
#include <cstdio>

namespace claimcheck {

namespace {

constexpr int max_lead = 6;

/// An end of a range read as a rounded number: a scaled or decimal number at its last digit, a percentage at its last
/// place, an integer that ends in zeros at its last non-zero digit but to three digits at least; anything else exactly.
Interval rounded(const Decimal& value, Written written, bool percent) {
  int power = value.exponent();
  if (percent) {
    const Decimal half = Decimal::scaled(5, std::min(power, 0) - 1);
    return {value - half, value + half, true, true};
  }
  if (value.is_zero()) return Interval::point(value);
  const bool integer = written == Written::digits || written == Written::words;
  if (integer && power <= 0) return Interval::point(value);
  if (integer) power = std::min(power, value.digits() + value.exponent() - 3);
  if (integer && power <= 0) return Interval::point(value);
  const Decimal half = Decimal::scaled(5, power - 1);
  return {value - half, value + half, true, true};
}

/// A percentage with the ends of its rounding: 12.5 is written as 12 and as 13, both ways of rounding a half are in
/// use.
Interval with_halves(Interval i, UnitDimension dimension) {
  if ((dimension == UnitDimension::proportion || dimension == UnitDimension::points) && i.low && i.high)
    i.low_open = i.high_open = false;
  return i;
}

Decimal on_base(const Decimal& value, const Mention& m) {
  if (m.unit == nullptr || m.unit->dimension == UnitDimension::proportion ||
      m.unit->dimension == UnitDimension::points || m.unit->dimension == UnitDimension::rate)
    return value;
  return to_base(value, *m.unit);
}

}  // namespace

bool SentenceView::mark(std::size_t i, char c) const {
  if (i >= elements.size() || elements[i].claim >= 0 || elements[i].kind == TokenKind::word) return false;
  return elements[i].hash == hash_char(c);
}

const Element* SentenceView::get(std::ptrdiff_t i) const {
  return i >= 0 && static_cast<std::size_t>(i) < elements.size() ? &elements[static_cast<std::size_t>(i)] : nullptr;
}

bool any_word(const SentenceView& view, std::size_t first, std::size_t end, std::initializer_list<PassageRole> roles) {
  for (std::size_t i = first; i < std::min(end, view.elements.size()); ++i)
    if (std::any_of(roles.begin(), roles.end(), [&](PassageRole role) { return view.word(i, role); })) return true;
  return false;
}

bool tells_change(const SentenceView& view, std::size_t first, std::size_t end) {
  return any_word(view, first, end,
                  {PassageRole::rise_verb, PassageRole::fall_verb, PassageRole::rise_noun, PassageRole::fall_noun});
}

std::uint32_t sentence_end(const ClaimList& claims, std::uint32_t first) {
  std::uint32_t end = first + 1;
  while (end < claims.size() && claims[end].document == claims[first].document &&
         claims[end].sentence_id == claims[first].sentence_id)
    ++end;
  return end;
}

void view_sentence(const CheckInput& input, std::uint32_t first, std::uint32_t end, SentenceView& view) {
  const ClaimList& claims = input.claims;
  view.words = input.rules.vocabulary.get();
  view.first = first;
  view.end = end;
  view.text = claims[first].sentence;
  view.elements.clear();
  view.at.clear();
  std::vector<Token> tokens;
  tokenize(view.text, {0, static_cast<std::uint32_t>(view.text.size())}, tokens);
  // A very long sentence is cut around each of its claims; only those that share this cut can be placed in it.
  const auto placed = [&](std::uint32_t i) {
    return claims[i].sentence.size() == view.text.size() && !claims[i].sentence_number.empty();
  };
  std::uint32_t claim = first;
  for (const Token& token : tokens) {
    while (claim < end && (!placed(claim) || claims[claim].sentence_number.end <= token.span.begin)) ++claim;
    if (claim < end && claims[claim].sentence_number.begin < token.span.end) {
      if (!view.elements.empty() && view.elements.back().claim == static_cast<std::int32_t>(claim)) continue;
      view.at.push_back(static_cast<std::uint32_t>(view.elements.size()));
      view.elements.push_back({0, claims[claim].sentence_number, TokenKind::number, static_cast<std::int32_t>(claim)});
      continue;
    }
    view.elements.push_back({token.hash, token.span, token.kind, -1});
  }
}

std::ptrdiff_t before_lead(const SentenceView& view, std::ptrdiff_t i) {
  std::ptrdiff_t j = i - 1;
  for (int n = 0; n < max_lead && j >= 0 && view.word(static_cast<std::size_t>(j), PassageRole::lead); ++n) --j;
  return j;
}

bool is_range(const Claim& claim) {
  const Mention& m = claim.quantity;
  return m.stated_low && m.stated_high && *m.stated_low != *m.stated_high;
}

bool is_temporal(const Claim& claim) {
  const QuantityKind k = claim.quantity.kind;
  return k == QuantityKind::date || k == QuantityKind::date_range || k == QuantityKind::duration;
}

namespace {

constexpr std::size_t code_size = 3;

/// Whether a phrase begins with the code of a currency ("EUR 51.2 million").
bool is_currency_code(std::string_view phrase) {
  return phrase.size() > code_size && phrase[code_size] == ' ' &&
         std::all_of(phrase.begin(), phrase.begin() + code_size, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

RangeOrder order_of(const Claim& claim) {
  const Mention& m = claim.quantity;
  if (!is_range(claim)) return RangeOrder::unclear;
  // The ends of a mention are sorted; what stands first is read off the phrase itself.
  const auto first = claim.quote.find_first_of("0123456789");
  if (first == std::string::npos) return RangeOrder::unclear;
  // "seven to 10": the first end is a word. Not so with "between 7" and "EUR 7".
  const std::string before = fold_case(claim.quote.substr(0, first));
  std::string_view opening = before.rfind("between ", 0) == 0 ? std::string_view(before).substr(8) : before;
  if (const std::string_view code = std::string_view(claim.quote).substr(before.size() - opening.size());
      is_currency_code(code))
    opening.remove_prefix(code_size);
  if (opening.find(' ') != std::string_view::npos && opening.find_first_of("aeiou") != std::string_view::npos)
    return RangeOrder::unclear;
  // "Between -40 and 40"; a hyphen behind a letter is no sign.
  const std::size_t space = before.find_last_of(' ');
  const std::string_view sign = std::string_view(before).substr(space == std::string::npos ? 0 : space + 1);
  std::string digits = sign.starts_with('-') || sign.starts_with("\xE2\x88\x92") ? "-" : "";
  for (std::size_t i = first; i < claim.quote.size(); ++i) {
    const char c = claim.quote[i];
    if (c == ',') continue;
    if ((c == 'e' || c == 'E') && !digits.empty()) return RangeOrder::unclear;  // "1.7e+308"
    if ((c < '0' || c > '9') &&
        (c != '.' || i + 1 >= claim.quote.size() || claim.quote[i + 1] < '0' || claim.quote[i + 1] > '9'))
      break;
    digits += c;
  }
  const auto value = Decimal::parse(digits);
  if (!value) return RangeOrder::unclear;
  const auto same_digits = [&](const Decimal& end) {
    return end.shifted(-end.exponent()) == value->shifted(-value->exponent());
  };
  const bool low = same_digits(*m.stated_low), high = same_digits(*m.stated_high);
  if (low && high)
    return *value == *m.stated_low    ? RangeOrder::rising
           : *value == *m.stated_high ? RangeOrder::falling
                                      : RangeOrder::unclear;
  return low ? RangeOrder::rising : high ? RangeOrder::falling : RangeOrder::unclear;
}

std::optional<Amount> amount_of(const ClaimList& claims, std::uint32_t claim, bool high_end) {
  const Mention& m = claims[claim].quantity;
  if (m.kind == QuantityKind::date || m.kind == QuantityKind::date_range || m.kind == QuantityKind::ordinal ||
      m.kind == QuantityKind::age || m.written == Written::vague || m.written == Written::indefinite)
    return {};
  const bool range = is_range(claims[claim]);
  if (!m.stated_low || !m.stated_high) return {};
  Amount a;
  a.claim = claim;
  a.modifier = m.modifier;
  a.noun = m.noun;
  if (m.unit != nullptr) {
    a.dimension = m.unit->dimension;
    a.base = m.unit->base;
  } else if (m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio) {
    a.dimension = UnitDimension::proportion;
    a.base = "percent";
  }
  if (range) {
    const Decimal& value = high_end ? *m.stated_high : *m.stated_low;
    const Interval ends = rounded(value, m.written, a.dimension == UnitDimension::proportion);
    a.point = on_base(value, m);
    a.literal =
        with_halves({on_base(*ends.low, m), on_base(*ends.high, m), ends.low_open, ends.high_open}, a.dimension);
    return a;
  }
  if (m.unit != nullptr &&
      a.dimension == UnitDimension::rate) {  // as written: the factor of "a year" is no exact number
    a.base = m.unit->name;
    a.point = m.stated_low;
    a.literal = m.literal;
    return a;
  }
  a.point = base_point(m);
  a.literal = with_halves(base_literal(m), a.dimension);
  return a;
}

bool same_kind(const Amount& a, const Amount& b) {
  if (a.dimension != b.dimension) return false;
  if (a.dimension == UnitDimension::money) return a.base == b.base;
  if (a.dimension == UnitDimension::none) return a.noun == b.noun || a.noun.empty() || b.noun.empty();
  return a.base == b.base;
}

std::string quoted(const Claim& claim) { return fold_space(claim.quote); }

std::string brief(const Decimal& value) {
  const double magnitude = value.abs().to_double();
  constexpr int most_decimals = 6;
  int decimals = magnitude >= 100 ? 1 : magnitude >= 1 ? 2 : 4;
  if (value.is_integer() || magnitude >= 1e15) return readable(value);
  for (;; ++decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value.to_double());
    const auto parsed = Decimal::parse(text);
    // 1.0047 is not 1: as many decimals as it takes to see that it is no whole number.
    if (!parsed || !parsed->is_integer() || decimals >= most_decimals) return readable(parsed ? *parsed : value);
  }
}

std::string show(const Interval& i, std::string_view suffix) {
  const std::string unit(suffix);
  if (i.low && i.high && *i.low == *i.high) return brief(*i.low) + unit;
  if (i.low && i.high) return brief(*i.low) + unit + " to " + brief(*i.high) + unit;
  if (i.low) return std::string(i.low_open ? "more than " : "at least ") + brief(*i.low) + unit;
  if (i.high) return std::string(i.high_open ? "less than " : "at most ") + brief(*i.high) + unit;
  return "any number";
}

}  // namespace claimcheck
