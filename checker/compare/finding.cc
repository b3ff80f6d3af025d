// Findings made of claims: passages, values, fingerprints, and how figures read in messages.
#include "checker/compare/check.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::size_t max_mentions_per_value = 50;

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
    if (head == one || head.ends_with(" " + std::string(one)))
      return head.substr(0, head.size() - one.size()) + std::string(many) + tail;
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

std::string ends(const Interval& i) {
  if (i.low && i.high && *i.low == *i.high) return readable(*i.low);
  if (i.low && i.high) return readable(*i.low) + " to " + readable(*i.high);
  if (i.low) return (i.low_open ? "more than " : "at least ") + readable(*i.low);
  if (i.high) return (i.high_open ? "less than " : "at most ") + readable(*i.high);
  return "any number";
}

}  // namespace

std::string readable(const Decimal& value) {
  Decimal rounded = value;
  if (rounded.exponent() < -6) {
    // Six decimals, half up: add half a unit and cut the text.
    rounded = rounded + (value.is_negative() ? Decimal::scaled(-5, -7) : Decimal::scaled(5, -7));
  }
  std::string text = rounded.to_string();
  if (text.find('e') != std::string::npos) return text;
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
  if (m.kind == QuantityKind::date || m.kind == QuantityKind::date_range) return to_string(m.dates);
  std::string number;
  if (m.stated_low && m.stated_high && *m.stated_low == *m.stated_high) {
    number = readable(*m.stated_low);
  } else {
    number = ends({m.stated_low, m.stated_high, false, false});
  }
  switch (m.modifier) {
    case Modifier::approximate:
      number = "about " + number;
      break;
    case Modifier::at_least:
      number = "at least " + number;
      break;
    case Modifier::more_than:
      number = "more than " + number;
      break;
    case Modifier::at_most:
      number = "at most " + number;
      break;
    case Modifier::less_than:
      number = "less than " + number;
      break;
    case Modifier::just_below:
      number = "nearly " + number;
      break;
    case Modifier::just_above:
      number = "just over " + number;
      break;
    case Modifier::exact:
      break;
  }
  std::string out = with_unit(number, m);
  const bool point = m.charitable.low && m.charitable.low == m.charitable.high;
  if (with_interval && !point) out += " (" + ends(m.charitable) + ")";
  return out;
}

Passage make_passage(const Claim& claim, const DocumentInfo& document) {
  Passage p;
  p.path = document.path;
  p.is_id = document.is_id;
  p.role = document.role;
  p.position = claim.position;
  p.quote = claim.quote;
  p.sentence = claim.sentence;
  p.sentence_number = claim.sentence_number;
  p.dimensions = claim.dimensions;
  p.speaker = claim.speaker;
  p.attribution = claim.attribution;
  p.document_date = document.meta.date;
  return p;
}

std::vector<Value> group_values(const CheckInput& input, const std::vector<std::uint32_t>& claims) {
  std::vector<std::uint32_t> ordered(claims);
  std::sort(ordered.begin(), ordered.end());  // claims are in document order
  ordered.erase(std::unique(ordered.begin(), ordered.end()), ordered.end());
  std::vector<Value> values;
  for (const std::uint32_t index : ordered) {
    const Claim& claim = input.claims[index];
    const Mention& m = claim.quantity;
    const bool is_date = m.kind == QuantityKind::date || m.kind == QuantityKind::date_range;
    Value value;
    if (!is_date) {
      value.interval = m.literal;
      if (m.stated_low && m.stated_low == m.stated_high) value.point = m.stated_low;
      value.unit = m.unit != nullptr ? m.unit->name : std::string();
    } else {
      value.unit = to_string(m.dates);
    }
    const auto same = std::find_if(values.begin(), values.end(), [&](const Value& v) {
      return v.unit == value.unit && v.point == value.point && v.interval == value.interval;
    });
    Value& target = same != values.end() ? *same : values.emplace_back(std::move(value));
    if (target.mentions.size() < max_mentions_per_value)
      target.mentions.push_back(make_passage(claim, input.documents[claim.document]));
  }
  return values;
}

void finish_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Finding& finding) {
  finding.values = group_values(input, claims);
  const auto first = std::min_element(claims.begin(), claims.end());
  if (finding.set.empty() && first != claims.end()) finding.set = input.documents[input.claims[*first].document].set;
  finding.fingerprint = fingerprint(finding);
}

}  // namespace claimcheck
