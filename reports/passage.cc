// Shared wording and places.
#include "reports/passage.h"

#include "reports/number.h"
#include "reports/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace claimcheck::reports {

const char* role_name(const Passage& passage) {
  if (passage.is_reference) return "reference";
  switch (passage.role) {
    case Role::draft:
      return "draft";
    case Role::source:
      return "source";
    case Role::document:
      break;
  }
  return "document";
}

std::string visible_path(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const CodePoint c = decode_utf8(path, at);
    // Unlike in a sentence, a tab or line end in a name is worth seeing.
    append_utf8(out, c.value < 0x20 ? 0x2400 + c.value : visible(c.value));
    at += c.bytes;
  }
  return out;
}

std::string place(std::string_view path, const Position& position) {
  std::string out = visible_path(path);
  if (position.line > 0) out += fmt::format(":{}:{}", position.line, position.column);
  return out;
}

std::string place(std::string_view path, const Position& position, std::string_view locator) {
  std::string out = place(path, position);
  if (!locator.empty()) out += " (" + visible_path(locator) + ")";
  return out;
}

LineEnd quote_end(const Passage& passage) {
  LineEnd end{passage.position.line, passage.position.column};
  const std::string_view quote = passage.quote;
  for (std::size_t at = 0; at < quote.size();) {
    const CodePoint c = decode_utf8(quote, at);
    at += c.bytes;
    const bool first_of_two = c.value == '\r' && at < quote.size() && quote[at] == '\n';
    if ((c.value == '\n' || c.value == '\r') && !first_of_two) {
      ++end.line;
      end.column = 1;
    } else if (!first_of_two) {
      ++end.column;
    }
  }
  return end;
}

const Passage* first_passage(const Finding& finding) {
  for (const Value& value : finding.values)
    if (!value.mentions.empty()) return &value.mentions.front();
  return nullptr;
}

const Passage* anchor_passage(const Finding& finding) {
  const auto rank = [](const Passage& passage) {
    if (passage.is_reference) return 0;
    return 1 + (passage.role == Role::draft ? 1 : 0) + (passage.changed ? 2 : 0);
  };
  const Passage* best = nullptr;  // the first of the highest rank
  for (const Value& value : finding.values)
    for (const Passage& passage : value.mentions)
      if (best == nullptr || rank(passage) > rank(*best)) best = &passage;
  return best;
}

std::vector<OtherPassage> other_passages(const Finding& finding) {
  const Passage* anchor = anchor_passage(finding);
  std::vector<OtherPassage> others, same;
  for (const Value& value : finding.values) {
    const bool is_anchors = anchor != nullptr && !value.mentions.empty() && anchor >= value.mentions.data() &&
                            anchor <= &value.mentions.back();
    for (const Passage& passage : value.mentions)
      if (&passage != anchor) (is_anchors ? same : others).push_back({&passage, &value});
  }
  others.insert(others.end(), same.begin(), same.end());
  return others;
}

std::string message_of(const Finding& finding) {
  return finding.message.empty() ? to_string(finding.kind) : visible_text(finding.message);
}

std::string message_with_places(const Finding& finding, std::string_view before_first, std::string_view before_others) {
  const Passage* anchor = anchor_passage(finding);
  // Formats with room for one place give line and column; the locator has no field of its own there.
  std::string out = anchor != nullptr && !anchor->locator.empty() ? visible_path(anchor->locator) + ": " : "";
  out += message_of(finding);
  const std::vector<OtherPassage> others = other_passages(finding);
  for (std::size_t i = 0; i < std::min(others.size(), max_listed_places); ++i) {
    if (i == 0 && before_first.starts_with(" See") && !out.ends_with('.') && !out.ends_with('?')) out += '.';
    out += i == 0 ? before_first : before_others;
    out += value_short(*others[i].value) + " in " + place(*others[i].passage);
  }
  if (others.size() > max_listed_places) out += fmt::format(" and {} more", others.size() - max_listed_places);
  return out;
}

bool in_one_sentence(const Finding& finding) {
  const Passage* first = first_passage(finding);
  if (first == nullptr || first->sentence.empty()) return false;
  for (const Value& value : finding.values)
    for (const Passage& passage : value.mentions)
      if (passage.path != first->path || passage.sentence != first->sentence) return false;
  return true;
}

namespace {

/// "Five of seven" is a number that nobody wrote out (0.714285...): its words say it better.
bool is_quotient(const Value& value) {
  constexpr int written = -9;  // decimals
  return value.point && value.point->exponent() < written && !value.mentions.empty();
}

}  // namespace

std::string value_heading(const Value& value) {
  if (is_quotient(value)) return visible_text(value.mentions.front().quote);
  const bool has_number = value.point || value.interval.low || value.interval.high;
  if (has_number) return value_words(value.interval, value.point, visible_text(value.unit));
  return value.mentions.empty() ? "" : visible_text(value.mentions.front().quote);
}

std::string value_short(const Value& value) {
  const bool bounded = value.interval.low && value.interval.high;
  if (!value.point || !bounded || is_quotient(value)) return value_heading(value);
  return with_unit(scaled(*value.point), visible_text(value.unit), *value.point == Decimal(1));
}

std::string decision_words(const Decision& decision) {
  std::string out = to_string(decision.verdict);
  if (!decision.author.empty()) out += " by " + visible_text(decision.author);
  if (decision.date) out += " on " + to_string(*decision.date);
  if (!decision.reason.empty()) out += ": " + visible_text(decision.reason);
  return out;
}

std::string rule_id(const Finding& finding) {
  return finding.rule.empty() ? std::string("claimcheck/") + to_string(finding.kind) : finding.rule;
}

std::string dimension_value(const Dimension& dimension) {
  if (!dimension.dates) return visible_text(dimension.value);
  const auto& [from, to] = *dimension.dates;
  if (!from && !to) return visible_text(dimension.value);
  if (!to) return "since " + to_string(*from);
  if (!from) return "until " + to_string(*to);
  if (*from == *to) return to_string(*from);
  const CivilDate a = civil(*from), b = civil(*to);
  const bool whole_months = a.day == 1 && b.day == days_in_month(b.year, b.month);
  if (whole_months && a.month == 1 && b.month == 12)
    return a.year == b.year ? std::to_string(a.year) : fmt::format("{} to {}", a.year, b.year);
  if (whole_months && a.year == b.year && a.month == b.month) return fmt::format("{}-{:02}", a.year, a.month);
  if (whole_months) return fmt::format("{}-{:02} to {}-{:02}", a.year, a.month, b.year, b.month);
  return to_string(*from) + " to " + to_string(*to);
}

std::string describe(const Dimension& dimension) {
  const std::string name = visible_text(dimension.name);
  if (dimension.origin == Origin::unknown) return name + ": not stated";
  std::string out = name + ": " + dimension_value(dimension);
  if (dimension.origin != Origin::inferred) return out;
  switch (dimension.from) {
    case InferredFrom::none:
      return out + " (inferred)";
    case InferredFrom::rule_default:
      return out + " (assumed by the rule)";
    default:
      return out + " (inferred from the " + to_string(dimension.from) + ")";
  }
}

std::string uri(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~' || c == '/';
    if (unreserved)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string counted(std::uint64_t number, std::string_view singular) {
  return fmt::format("{} {}{}", number, singular, number == 1 ? "" : "s");
}

}  // namespace claimcheck::reports
