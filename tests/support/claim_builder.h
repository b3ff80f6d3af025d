// Claims from marked text, for tests of the checks alone: "rose from [[10]] to [[12]], a [[20%]] increase".
//
// Reads only what the marks hold: an optional hedge stands before the mark's number ("[[~10]]" about, "[[>10]]" more
// than,
// "[[<10]]" less than), then "$", digits with separators or an ISO date, a scale word, and a unit or noun. Each call is
// one document; sentences end at ". " outside of marks; "\n" begins a new paragraph.
#pragma once

#include "checker/compare/check.h"
#include "checker/text/token.h"

#include <deque>
#include <string>
#include <vector>

namespace claimcheck::test {

inline const Unit* unit_named(const std::string& name) {
  static const std::deque<Unit> units{
      {"percent", UnitDimension::proportion, "percent", Decimal(1), Decimal(0)},
      {"percentage point", UnitDimension::points, "percentage point", Decimal(1), Decimal(0)},
      {"factor", UnitDimension::factor, "factor", Decimal(1), Decimal(0)},
      {"USD", UnitDimension::money, "USD", Decimal(1), Decimal(0)},
      {"USD per year", UnitDimension::rate, "USD per second", Decimal::divide(Decimal(1), Decimal(31556952)).value(),
       Decimal(0)},
      {"kilometre", UnitDimension::length, "metre", Decimal(1000), Decimal(0)},
      {"mile", UnitDimension::length, "metre", Decimal::scaled(1609344, -3), Decimal(0)},
      {"inch", UnitDimension::length, "metre", Decimal::scaled(254, -4), Decimal(0)},
      {"centimetre", UnitDimension::length, "metre", Decimal::scaled(1, -2), Decimal(0)},
      {"pound", UnitDimension::mass, "kilogram", Decimal::scaled(45359237, -8), Decimal(0)},
      {"kilogram", UnitDimension::mass, "kilogram", Decimal(1), Decimal(0)},
      {"degree Celsius", UnitDimension::temperature, "kelvin", Decimal(1), Decimal::scaled(27315, -2)},
      {"degree Fahrenheit", UnitDimension::temperature, "kelvin", *Decimal::divide(Decimal(5), Decimal(9)),
       *Decimal::divide(Decimal::scaled(45967, -2) * Decimal(5), Decimal(9))}};
  for (const Unit& u : units)
    if (u.name == name) return &u;
  return nullptr;
}

/// Half a unit of the last written digit, or nothing for an exact figure (semantics 2, literal and charitable column).
inline Interval rounded_to(const Decimal& value, bool scaled, int digits) {
  const int power = scaled ? value.exponent() : std::min(value.exponent(), value.digits() + value.exponent() - digits);
  if (value.is_zero() || (!scaled && power <= 0)) return Interval::point(value);
  const Decimal half = Decimal::scaled(5, power - 1);
  return {value - half, value + half, true, true};
}

inline void read_unit(const std::string& word, Mention& m) {
  static const std::vector<std::pair<std::string, std::string>> names{{"%", "percent"},
                                                                      {"percent", "percent"},
                                                                      {"points", "percentage point"},
                                                                      {"percentage points", "percentage point"},
                                                                      {"times", "factor"},
                                                                      {"km", "kilometre"},
                                                                      {"kilometers", "kilometre"},
                                                                      {"miles", "mile"},
                                                                      {"inches", "inch"},
                                                                      {"cm", "centimetre"},
                                                                      {"pounds", "pound"},
                                                                      {"kg", "kilogram"},
                                                                      {"F", "degree Fahrenheit"},
                                                                      {"C", "degree Celsius"}};
  for (const auto& [written, name] : names)
    if (word == written) m.unit = unit_named(name);
  if (m.unit == nullptr && !word.empty()) m.noun = singular(word.substr(word.find_last_of(' ') + 1));
  if (m.unit != nullptr && m.unit->dimension == UnitDimension::proportion)
    m.kind = QuantityKind::percent;
  else if (m.unit != nullptr && m.unit->dimension != UnitDimension::money)
    m.kind = QuantityKind::quantity;
}

inline Decimal read_number(const std::string& text, std::size_t& at, bool& scaled) {
  std::string digits;
  while (at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) || text[at] == ',' ||
                              (text[at] == '.' && at + 1 < text.size())))
    if (const char c = text[at++]; c != ',') digits += c;
  Decimal value = Decimal::parse(digits).value_or(Decimal(0));
  scaled = digits.find('.') != std::string::npos;
  for (const auto& [word, power] : {std::pair<const char*, int>{" million", 6}, {" billion", 9}, {" thousand", 3}})
    if (text.compare(at, std::string(word).size(), word) == 0) {
      value = value.shifted(power);
      scaled = true;
      at += std::string(word).size();
    }
  return value;
}

inline Mention read_mention(std::string text) {
  Mention m;
  if (text == "doubled" || text == "tripled") {
    m.kind = QuantityKind::change;
    m.unit = unit_named("factor");
    m.stated_low = m.stated_high = Decimal(text == "doubled" ? 2 : 3);
    m.literal = m.charitable = Interval::point(*m.stated_low);
    return m;
  }
  if (const auto day = text.size() == 10 && text[4] == '-' ? parse_iso_date(text) : std::nullopt) {
    m.kind = QuantityKind::date;
    m.dates = {day, day};
    return m;
  }
  const char hedge = text.front();
  if (hedge == '~' || hedge == '>' || hedge == '<') text.erase(0, 1);
  std::size_t at = 0;
  const bool money = text[at] == '$';
  if (money) m.kind = QuantityKind::money, m.unit = unit_named("USD"), ++at;
  bool scaled = false;
  const Decimal low = read_number(text, at, scaled);
  Decimal high = low;
  for (const std::string joint : {" to ", "-", " and "})
    if (text.compare(at, joint.size(), joint) == 0) {
      at += joint.size();
      high = read_number(text, at, scaled);
      m.kind = QuantityKind::range;
      break;
    }
  if (text.compare(at, 4, " of ") == 0) {
    at += 4;
    m.part = low;
    m.whole = read_number(text, at, scaled);
    m.kind = QuantityKind::fraction;
    high = *m.part;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  const QuantityKind kind = m.kind;
  if (!money)
    read_unit(text.substr(at), m);
  else if (text.substr(at) == "a year")
    m.unit = unit_named("USD per year");
  if (kind == QuantityKind::range || kind == QuantityKind::fraction) m.kind = kind;
  m.written = scaled ? Written::scaled : Written::digits;
  m.stated_low = std::min(low, high);
  m.stated_high = std::max(low, high);
  m.literal = low == high ? rounded_to(low, scaled || (m.unit != nullptr && !money && low.exponent() < 0), 3)
                          : Interval{*m.stated_low, *m.stated_high, false, false};
  m.charitable = m.literal;
  if (m.unit != nullptr && m.unit->dimension == UnitDimension::proportion && low == high) {
    const Decimal half = Decimal::scaled(5, std::min(low.exponent(), 0) - 1);
    m.literal = m.charitable = {low - half, low + half, true, true};
  }
  if (hedge == '>') m.modifier = Modifier::more_than, m.literal = m.charitable = {low, {}, true, true};
  if (hedge == '<') m.modifier = Modifier::less_than, m.literal = m.charitable = {Decimal(0), low, false, true};
  if (hedge == '~') {
    m.modifier = Modifier::approximate;
    m.literal = {low * Decimal::scaled(95, -2), low * Decimal::scaled(105, -2), false, false};
    m.charitable = {low * Decimal::scaled(9, -1), low * Decimal::scaled(11, -1), false, false};
  }
  return m;
}

/// Appends the claims of one document. Quotes and sentences are without the marks and hedges signs.
inline void add_document(const std::string& marked, std::uint32_t document, std::vector<Claim>& claims) {
  std::uint32_t sentence = 0, paragraph = 0, offset = 0;
  std::string text;
  std::size_t first = claims.size();
  const auto close = [&] {
    for (std::size_t i = first; i < claims.size(); ++i) claims[i].sentence = text;
    first = claims.size();
    offset += static_cast<std::uint32_t>(text.size()) + 1;
    text.clear();
    ++sentence;
  };
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked.compare(i, 2, "[[") == 0) {
      const std::size_t end = marked.find("]]", i);
      std::string inner = marked.substr(i + 2, end - i - 2);
      Claim c;
      c.document = document;
      c.sentence_id = sentence;
      c.paragraph_id = paragraph;
      c.quantity = read_mention(inner);
      if (inner.front() == '~' || inner.front() == '>' || inner.front() == '<') inner.erase(0, 1);
      c.quote = inner;
      c.sentence_number = {static_cast<std::uint32_t>(text.size()),
                           static_cast<std::uint32_t>(text.size() + inner.size())};
      c.quantity.span = {offset + c.sentence_number.begin, offset + c.sentence_number.end};
      c.position = {c.quantity.span.begin, c.quantity.span.end, 1, c.quantity.span.begin + 1};
      text += inner;
      claims.push_back(std::move(c));
      i = end + 1;
      continue;
    }
    if (marked[i] == '\n') {
      close();
      ++paragraph;
      continue;
    }
    text += marked[i];
    if (marked[i] == '.' && i + 1 < marked.size() && marked[i + 1] == ' ') {
      ++i;
      close();
    }
  }
  close();
}

/// The lexicon alone: no measure, but the words that the checks of one passage ask for.
inline const RuleSet& lexicon_only() {
  static const std::shared_ptr<const RuleSet> loaded = [] {
    RuleOptions options;
    options.use_all_builtin = false;
    std::vector<Diagnostic> diagnostics;
    return load_rules(options, diagnostics);
  }();
  return *loaded;
}

/// Runs one check over the claims of some documents.
inline std::vector<Finding> run_check(void (*check)(CheckInput&, std::vector<Finding>&), std::vector<Claim> claims,
                                      const RuleSet& rules = lexicon_only(), std::vector<DocumentInfo> documents = {}) {
  for (const Claim& c : claims)
    while (documents.size() <= c.document) {
      documents.emplace_back();
      documents.back().path = "document-" + std::to_string(documents.size());
    }
  CheckOptions options;
  std::vector<Fact> facts;
  CheckInput input{documents, claims, rules, options, facts};
  std::vector<Finding> findings;
  check(input, findings);
  return findings;
}

inline std::vector<Finding> run_check(void (*check)(CheckInput&, std::vector<Finding>&), const std::string& marked) {
  std::vector<Claim> claims;
  add_document(marked, 0, claims);
  return run_check(check, std::move(claims));
}

}  // namespace claimcheck::test
