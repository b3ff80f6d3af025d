// One measure given in two units: "50 kilometers (31 miles)", "3 to 9 inches (7 to 20 cm)".
//
// A conversion is as good as the coarser of the two figures. Stated numbers are compared, whatever their hedge; a round
// number is taken as the rough figure that it mostly is.
#include "checker/compare/sentence_view.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// Dimensions whose units people convert for readers. Money never converts; data sizes count in thousands or in 1,024s.
bool convertible(UnitDimension d) {
  switch (d) {
    case UnitDimension::mass:
    case UnitDimension::length:
    case UnitDimension::area:
    case UnitDimension::volume:
    case UnitDimension::speed:
    case UnitDimension::temperature:
    case UnitDimension::energy:
    case UnitDimension::power:
    case UnitDimension::pressure:
      return true;
    default:
      return false;
  }
}

bool is_measured(const Claim& c) {
  const Mention& m = c.quantity;
  return m.unit != nullptr && convertible(m.unit->dimension) && m.stated_low && m.stated_high &&
         m.kind != QuantityKind::change;
}

/// The number rounded at its last written digit (two digits at least, tenths only where written), in the base unit.
Interval written_precision(const Decimal& value, const Unit& unit) {
  const int two_digits = std::max(0, value.digits() + value.exponent() - 2);
  const Decimal half = Decimal::scaled(5, std::min(value.exponent(), two_digits) - 1);
  return to_base(Interval{value - half, value + half, false, false}, unit);
}

bool is_round(const Decimal& value) { return value.exponent() > 0 || value.digits() == 1; }

struct Mismatch {
  bool wrong = false;
  Severity severity = Severity::error;
  Decimal expected;  // the first number in the second's unit
  std::string slip;
};

Decimal from_base(const Decimal& base, const Unit& unit) {
  return Decimal::divide(base - unit.offset, unit.factor).value_or(Decimal(0));
}

std::string slip_of(const Decimal& a, const Unit& from, const Decimal& b, const Unit& to, const Decimal& expected) {
  if (a == b) return "the same figure stands with both units";
  const auto near = [&](const Decimal& value) {
    const auto ratio = Decimal::divide(b, value);
    return ratio && *ratio > Decimal::scaled(93, -2) && *ratio < Decimal::scaled(107, -2);
  };
  if (!expected.is_zero() && (near(expected.shifted(1)) || near(expected.shifted(-1)) || near(expected.shifted(2)) ||
                              near(expected.shifted(-2)) || near(expected.shifted(3)) || near(expected.shifted(-3))))
    return "the decimal point seems to have moved";
  if (from.offset.is_zero() && to.offset.is_zero()) {
    const auto back = Decimal::divide(a * to.factor, from.factor);
    if (back && !back->is_zero() && near(*back)) return "it seems to have been converted the wrong way round";
  }
  return {};
}

/// Metre and millimetre: units of one system, between which nobody needs a conversion. What stands in the brackets then
/// mostly names something ("0.3 m (35 mm)" of a lens), unless its digits are the first figure's.
bool tenfold(const Unit& from, const Unit& to) {
  const auto ratio = Decimal::divide(from.factor, to.factor), back = Decimal::divide(to.factor, from.factor);
  const auto power = [](const std::optional<Decimal>& d) { return d && *d == Decimal(1).shifted(d->exponent()); };
  return power(ratio) || power(back);
}

bool same_digits(const Decimal& a, const Decimal& b) {
  return a.shifted(-a.exponent()).abs() == b.shifted(-b.exponent()).abs();
}

Mismatch compare_ends(const Decimal& a, const Unit& from, const Decimal& b, const Unit& to) {
  Mismatch m;
  const Decimal base = to_base(a, from), other = to_base(b, to);
  m.expected = from_base(base, to);
  if (!disjoint(written_precision(a, from), written_precision(b, to))) return m;
  if (from.dimension == UnitDimension::temperature) {
    const Decimal difference = a * from.factor - b * to.factor;  // "2 C (3.6 F) warmer" converts without the offset
    m.wrong = (base - other).abs() > Decimal::scaled(15, -1) && difference.abs() > Decimal::scaled(6, -1);
  } else {
    const auto apart = Decimal::divide((base - other).abs(), std::max(base.abs(), other.abs()));
    const Decimal allowed = is_round(a) || is_round(b) ? Decimal::scaled(1, -1) : Decimal::scaled(3, -2);
    m.wrong = apart && *apart > allowed;
    m.severity = apart && *apart > Decimal::scaled(1, -1) ? Severity::error : Severity::warning;
  }
  if (m.wrong && tenfold(from, to) && !same_digits(a, b)) m.wrong = false;
  if (m.wrong) m.slip = slip_of(a, from, b, to, m.expected);
  return m;
}

/// "(34 miles)", "(about 34 miles away)", "or 34 miles": the second figure restates the first. Without brackets another
/// distance may be meant, so the two must be near each other or a typical slip.
bool restates(const SentenceView& v, std::size_t a, std::size_t b, bool& bracketed) {
  static const WordSet or_word{"or"},
      lead{"about", "around", "roughly", "approximately", "nearly", "almost", "some", "more", "than",
           "over",  "up",     "to",      "less",          "just",   "under",  "or",   "at",   "least"};
  static const WordSet tail{"away", "deep", "long", "wide", "high", "tall", "across", "thick", "off", "each", "apiece"};
  if (b <= a + 1) return false;
  const std::size_t open = a + 1;
  bracketed = v.mark(open, '(') || v.mark(open, '[');
  const bool slash = v.mark(open, '/');
  const bool joined = v.word(open, or_word) || (v.mark(open, ',') && v.word(open + 1, or_word));
  if (!bracketed && !slash && !joined) return false;
  for (std::size_t i = open + 1; i < b; ++i)
    if (!v.word(i, lead)) return false;
  if (!bracketed) return true;
  std::size_t close = b + 1;
  if (v.word(close, tail)) ++close;
  return v.mark(close, ')') || v.mark(close, ']') || close >= v.elements.size();
}

void check_pair(const CheckInput& input, const SentenceView& v, std::size_t k, std::vector<Finding>& findings) {
  const auto first = static_cast<std::uint32_t>(v.elements[v.at[k]].claim),
             second = static_cast<std::uint32_t>(v.elements[v.at[k + 1]].claim);
  const Claim &x = input.claims[first], &y = input.claims[second];
  if (!is_measured(x) || !is_measured(y)) return;
  const Unit &from = *x.quantity.unit, &to = *y.quantity.unit;
  bool bracketed = false;
  if (from.dimension != to.dimension || from.name == to.name || from.base != to.base ||
      !restates(v, v.at[k], v.at[k + 1], bracketed))
    return;
  if (is_range(x) != is_range(y)) return;
  Mismatch worst = compare_ends(*x.quantity.stated_low, from, *y.quantity.stated_low, to);
  Decimal stated = *x.quantity.stated_low, given = *y.quantity.stated_low;
  if (!worst.wrong && is_range(x)) {
    worst = compare_ends(*x.quantity.stated_high, from, *y.quantity.stated_high, to);
    stated = *x.quantity.stated_high;
    given = *y.quantity.stated_high;
  }
  if (!worst.wrong) return;
  const auto ratio = Decimal::divide(given, worst.expected);
  const bool near = ratio && *ratio > Decimal::scaled(75, -2) && *ratio < Decimal::scaled(133, -2);
  if (!bracketed && !near && worst.slip.empty()) return;
  Finding f;
  f.kind = FindingKind::unit;
  f.severity = worst.severity;
  f.confidence = bracketed ? 0.9 : 0.75;
  f.rule = "builtin/unit";
  f.message = readable(stated) + " " + from.name + " is " + brief(worst.expected) + " " + to.name + ", not " +
              readable(given) + (worst.slip.empty() ? "" : ": " + worst.slip) + ".";
  f.explanation = {readable(stated) + " " + from.name + " = " + brief(to_base(stated, from)) + " " + from.base,
                   readable(given) + " " + to.name + " = " + brief(to_base(given, to)) + " " + to.base};
  finish_finding(input, {first, second}, f);
  findings.push_back(std::move(f));
}

}  // namespace

void check_units(CheckInput& input, std::vector<Finding>& findings) {
  SentenceView view;
  const ClaimList& claims = input.claims;
  for (std::uint32_t first = 0; first < claims.size();) {
    const std::uint32_t end = sentence_end(claims, first);
    int measured = 0;
    for (std::uint32_t i = first; i < end; ++i) measured += is_measured(claims[i]);
    if (measured > 1) {
      view_sentence(input, first, end, view);
      for (std::size_t k = 0; k + 1 < view.at.size(); ++k) check_pair(input, view, k, findings);
    }
    first = end;
    claims.let_go();
  }
}

}  // namespace claimcheck
