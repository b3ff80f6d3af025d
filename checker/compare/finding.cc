// Findings made of claims: passages, values, fingerprints, and how figures read in messages.
#include "checker/compare/check.h"
#include "checker/compare/date_checks.h"
#include "checker/compare/value_groups.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

namespace claimcheck {

namespace {

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4) out[static_cast<std::size_t>(i)] = "0123456789abcdef"[value & 15];
  return out;
}

std::string file_name(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// 64-bit FNV-1a. Fingerprints outlive a program, so they do not go with the hash of words, which may change for speed.
std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

/// Content only: kind, rule, and the folded sentence and quote of each mention with its file name. Moving a passage
/// within its file, or the folder as a whole, leaves it as it is.
std::string fingerprint(const Finding& finding) {
  std::vector<std::string> parts;
  for (const Value& value : finding.values)
    for (const Passage& p : value.mentions)
      parts.push_back(file_name(p.path) + '\x1f' + fold_space(p.quote) + '\x1f' + p.sentence);
  std::sort(parts.begin(), parts.end());
  std::string all =
      std::string(to_string(finding.kind)) + '\x1e' + finding.rule + '\x1e' + finding.measure + '\x1e' + finding.set;
  for (const std::string& part : parts) all += '\x1e' + part;
  return hex(fnv1a(all));
}

/// "tonne" as "tonnes", "kilometre per hour" as "kilometres per hour"; the units that have another plural are few.
std::string plural(const std::string& unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> irregular = {{{"foot", "feet"},
                                                                                       {"inch", "inches"},
                                                                                       {"hertz", "hertz"},
                                                                                       {"century", "centuries"},
                                                                                       {"stone", "stone"},
                                                                                       {"lux", "lux"}}};
  const auto space = unit.find(" per ");
  const std::string head = unit.substr(0, space), tail = space == std::string::npos ? "" : unit.substr(space);
  const bool currency = head.size() == 3 && head.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  if (currency || head.ends_with("s")) return unit;
  for (const auto& [one, many] : irregular)
    if (head.ends_with(one)) return head.substr(0, head.size() - one.size()) + std::string(many) + tail;
  return head.starts_with("degree ") ? "degrees" + head.substr(6) + tail : head + "s" + tail;
}

/// Number as a reader expects it beside `unit`: "$500 million" style is left to the quote; here "USD 500,000,000".
std::string with_unit(const std::string& number, const Mention& m) {
  if (m.unit == nullptr) return number;
  if (m.unit->dimension == UnitDimension::money) {
    const std::size_t point = number.rfind('.');
    const bool one_decimal = point != std::string::npos && point + 2 == number.size();  // "1.5" is 1.50
    return m.unit->name + " " + number + (one_decimal ? "0" : "");
  }
  if (m.unit->name == "percent") return number + "%";
  const bool one = m.stated_low && m.stated_low == m.stated_high && m.stated_low->abs() == Decimal(1);
  if (m.unit->dimension == UnitDimension::magnitude || m.unit->dimension == UnitDimension::factor) return number;
  return number + " " + (one ? m.unit->name : plural(m.unit->name));
}

/// The number as it was written: "4.2 million" stays so, where six decimals of a million are enough for it.
std::string as_written(const Decimal& value, const Mention& m) {
  constexpr std::pair<int, const char*> scales[] = {{12, " trillion"}, {9, " billion"}, {6, " million"}};
  constexpr int decimals = -6;  // of readable
  if (m.written == Written::scaled)
    for (const auto& [zeros, word] : scales)
      if (!(value.abs() < Decimal::scaled(1, zeros)) && value.shifted(-zeros).exponent() >= decimals)
        return readable(value.shifted(-zeros)) + word;
  return readable(value);
}

/// "more than " and the like before an interval with one end; empty for others.
std::string bound_of(const Interval& i) {
  if (i.low && !i.high) return i.low_open ? "more than " : "at least ";
  if (i.high && !i.low) return i.high_open ? "less than " : "at most ";
  return {};
}

/// The ends of an interval without the words before them.
std::string numbers_of(const Interval& i, const Mention& m) {
  const auto shown = [&](const Decimal& end) { return as_written(end, m); };
  if (i.low && i.high && *i.low != *i.high) return shown(*i.low) + " to " + shown(*i.high);
  if (i.low || i.high) return shown(i.low ? *i.low : *i.high);
  return "any number";
}

std::string ends(const Interval& i, const Mention& m) { return bound_of(i) + numbers_of(i, m); }

/// "more than " and the like, empty for a figure without a hedge.
std::string hedge_of(Modifier modifier) {
  switch (modifier) {
    case Modifier::approximate:
      return "about ";
    case Modifier::at_least:
      return "at least ";
    case Modifier::more_than:
      return "more than ";
    case Modifier::at_most:
      return "at most ";
    case Modifier::less_than:
      return "less than ";
    case Modifier::just_below:
      return "nearly ";
    case Modifier::just_above:
      return "just over ";
    case Modifier::exact:
      return {};
  }
  return {};
}

/// Six significant digits, more only before the point: what a division leaves behind is worth nothing to a reader.
Decimal worth_showing(const Decimal& value) {
  char text[64];
  if (value.is_integer() || value.abs() > Decimal::scaled(1, 6)) return value;
  std::snprintf(text, sizeof text, "%.6g", value.to_double());
  return Decimal::parse(text).value_or(value);
}

/// Claims come in document order.
std::vector<std::uint32_t> in_order(std::vector<std::uint32_t> claims) {
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  return claims;
}

}  // namespace

std::string readable(const Decimal& value) {
  Decimal rounded = value;
  if (rounded.exponent() < -6) {
    // Six decimals, half up: add half a unit and cut the text.
    rounded = rounded + (value.is_negative() ? Decimal::scaled(-5, -7) : Decimal::scaled(5, -7));
  }
  std::string text = rounded.to_string();
  if (text.find('e') != std::string::npos) return worth_showing(value).to_string();
  const auto point = text.find('.');
  std::string fraction = point == std::string::npos ? "" : text.substr(point, 7);
  while (!fraction.empty() && (fraction.back() == '0' || fraction.back() == '.')) fraction.pop_back();
  std::string whole = text.substr(0, point);
  const std::size_t first = whole.front() == '-' ? 1 : 0;
  for (std::size_t at = whole.size(); at > first + 3;) {
    at -= 3;
    whole.insert(at, ",");
  }
  return whole + fraction;
}

std::string describe(const Mention& m, bool with_interval) {
  if (m.kind == QuantityKind::date && !m.dates.from && !m.dates.to && m.month_day != 0)
    return month_and_day(m.month_day);
  if (m.kind == QuantityKind::date || m.kind == QuantityKind::date_range) return to_string(m.dates);
  std::string number;
  if (m.part && m.whole) {
    number = readable(*m.part) + " of " + readable(*m.whole);  // "5 of 7", no 0.714286
  } else if (m.stated_low && m.stated_high && *m.stated_low == *m.stated_high) {
    number = as_written(*m.stated_low, m);
  } else {
    number = ends({m.stated_low, m.stated_high, false, false}, m);
  }
  std::string out = hedge_of(m.modifier) + with_unit(number, m);
  const bool point = m.charitable.low && m.charitable.low == m.charitable.high;
  if (with_interval && !point) out += " (" + ends(m.charitable, m) + ")";
  return out;
}

std::string describe_base(const Interval& base, const Mention& m) {
  const bool share = m.unit == nullptr && (m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio);
  const auto back = [&](const Decimal& end) {
    if (m.unit == nullptr) return end;
    return worth_showing(Decimal::divide(end - m.unit->offset, m.unit->factor).value_or(end));
  };
  Interval shown = base;
  if (base.low) shown.low = back(*base.low);
  if (base.high) shown.high = back(*base.high);
  const bool point = shown.low && shown.high && *shown.low == *shown.high;
  Mention many = m;  // the unit's number goes with what is shown
  many.stated_low = shown.low;
  many.stated_high = shown.high;
  return (point ? "exactly " : "") + bound_of(shown) + with_unit(numbers_of(shown, m), many) + (share ? "%" : "");
}

Passage make_passage(const Claim& claim, const DocumentInfo& document) {
  Passage p;
  p.path = document.path;
  p.is_id = document.is_id;
  p.role = document.role;
  p.position = claim.position;
  p.locator = claim.locator;
  p.quote = claim.quote;
  p.sentence = claim.sentence;
  p.sentence_number = claim.sentence_number;
  p.dimensions = claim.dimensions;
  p.speaker = claim.speaker;
  p.attribution = claim.attribution;
  p.document_date = document.date;
  return p;
}

std::vector<Value> group_values(const CheckInput& input, const std::vector<std::uint32_t>& claims) {
  const std::vector<std::uint32_t> ordered = in_order(claims);
  return list_values(input, runs_of(input, ordered));
}

void finish_finding(const CheckInput& input, std::span<const ClaimRun> runs, Finding& finding,
                    const std::vector<std::uint32_t>& keep) {
  finding.values = list_some_values(input, runs, keep, finding.explanation);
  const auto first = std::min_element(runs.begin(), runs.end(), [](const ClaimRun& a, const ClaimRun& b) {
    return a.claims.front() < b.claims.front();
  });
  if (finding.set.empty() && first != runs.end())
    finding.set = input.documents[input.claims.document_of(first->claims.front())].set;
  finding.fingerprint = fingerprint(finding);
}

void finish_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Finding& finding,
                    const std::vector<std::uint32_t>& keep) {
  const std::vector<std::uint32_t> ordered = in_order(claims);
  finish_finding(input, runs_of(input, ordered), finding, keep);
}

}  // namespace claimcheck
