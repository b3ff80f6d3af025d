// --format text: the report that a person reads on a terminal of 80 columns.
//
// One block per finding: severity and kind, the sentence to act on, the passages under the value that they state with
// the number marked, then the derivation. Without colour the marks are carets below the number, so that a quoted
// sentence stays as the document has it and can be searched for.
#include "reports/formats.h"
#include "reports/number.h"
#include "reports/passage.h"
#include "reports/text_style.h"
#include "reports/unicode.h"
#include "reports/wrap.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace claimcheck::reports {

namespace {

constexpr std::size_t quoted_passages = 4;  // of one value; the others are listed by place
constexpr std::size_t listed_places = 12;

bool same_value(const Dimension& a, const Dimension& b) {
  return a.name == b.name && a.origin != Origin::unknown && b.origin != Origin::unknown &&
         dimension_value(a) == dimension_value(b);
}

const Dimension* find_same(const std::vector<Dimension>& dimensions, const Dimension& wanted) {
  const auto found =
      std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& d) { return same_value(d, wanted); });
  return found != dimensions.end() ? &*found : nullptr;
}

/// The dimensions whose value every mention of a finding shares; said once instead of below each passage. One is
/// "inferred" here only when all mentions infer it alike.
std::vector<Dimension> shared_dimensions(const Finding& finding) {
  const Passage* first = first_passage(finding);
  std::vector<Dimension> shared = first != nullptr ? first->dimensions : std::vector<Dimension>();
  for (const Value& value : finding.values) {
    for (const Passage& passage : value.mentions) {
      std::erase_if(shared, [&](const Dimension& d) { return find_same(passage.dimensions, d) == nullptr; });
      for (Dimension& d : shared)
        if (describe(*find_same(passage.dimensions, d)) != describe(d)) d.origin = Origin::stated;
    }
  }
  return shared;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

/// What a reader needs to know about a passage besides its words.
std::string passage_context(const Passage& passage, const std::vector<Dimension>& shared) {
  std::vector<std::string> parts;
  for (const Dimension& dimension : passage.dimensions) {
    const Dimension* same = find_same(shared, dimension);
    if (same == nullptr || describe(*same) != describe(dimension)) parts.push_back(describe(dimension));
  }
  if (!passage.speaker.empty()) parts.push_back("said by " + visible_text(passage.speaker));
  if (!passage.attribution.empty()) parts.push_back("according to " + visible_text(passage.attribution));
  return join(parts);
}

std::string place_line(const TextStyle& style, const Passage& passage) {
  std::string line = "    " + style.link(passage.path, style.paint(style.place, place(passage)));
  if (passage.is_reference)
    line += "  approved figure";
  else if (passage.role != Role::document)
    line += std::string("  ") + role_name(passage);
  if (passage.document_date) line += style.paint(style.dim, "  dated " + to_string(*passage.document_date));
  return line + "\n";
}

std::string quoted(const TextStyle& style, Severity severity, const Passage& passage, std::vector<Span> marks) {
  const bool whole = !passage.sentence.empty();
  if (!whole) marks = {Span{0, static_cast<std::uint32_t>(passage.quote.size())}};
  const std::string shown = excerpt(whole ? passage.sentence : passage.quote, marks, 5 * (style.width - 6));
  return wrap(shown, marks, style.marked_wrap(severity));
}

std::string one_passage(const TextStyle& style, Severity severity, const Passage& passage,
                        const std::vector<Dimension>& shared) {
  std::string out = place_line(style, passage) + quoted(style, severity, passage, {passage.sentence_number});
  const std::string context = passage_context(passage, shared);
  if (!context.empty()) out += style.paint_lines(style.dim, wrap(context, {}, style.plain_wrap("      ", "      ")));
  return out;
}

std::string more_places(const TextStyle& style, const std::vector<Passage>& mentions) {
  if (mentions.size() <= quoted_passages) return "";
  std::string places;
  const std::size_t end = std::min(mentions.size(), quoted_passages + listed_places);
  for (std::size_t i = quoted_passages; i < end; ++i) places += (places.empty() ? "" : ", ") + place(mentions[i]);
  if (end < mentions.size()) places += fmt::format(" and {} more", mentions.size() - end);
  return wrap(places, {}, style.plain_wrap("    also ", "         "));
}

std::string one_value(const TextStyle& style, Severity severity, const Value& value,
                      const std::vector<Dimension>& shared) {
  std::string out = "\n" + style.paint_lines(style.bold, wrap(value_heading(value), {}, style.plain_wrap("  ", "  ")));
  const std::size_t shown = std::min(value.mentions.size(), quoted_passages);
  for (std::size_t i = 0; i < shown; ++i) out += one_passage(style, severity, value.mentions[i], shared);
  return out + more_places(style, value.mentions);
}

std::string one_sentence(const TextStyle& style, const Finding& finding, const std::vector<Dimension>& shared) {
  const Passage& first = *first_passage(finding);
  std::vector<Span> marks;
  std::vector<std::string> values;
  for (const Value& value : finding.values) {
    for (const Passage& passage : value.mentions) marks.push_back(passage.sentence_number);
    values.push_back(value_heading(value));
  }
  std::string out = "\n" + place_line(style, first) + quoted(style, finding.severity, first, marks);
  const std::string context = passage_context(first, shared);
  if (!context.empty()) out += style.paint_lines(style.dim, wrap(context, {}, style.plain_wrap("      ", "      ")));
  if (values.size() > 1) out += wrap(join(values), {}, style.plain_wrap("    read as ", "            "));
  return out;
}

std::string derivation(const TextStyle& style, const Finding& finding) {
  if (finding.explanation.empty()) return "";
  std::string out = "\n" + style.paint(style.bold, "  Why") + "\n";
  for (std::size_t i = 0; i < finding.explanation.size(); ++i) {
    const std::string number = fmt::format("{:>5}. ", i + 1);
    out += wrap(finding.explanation[i], {}, style.plain_wrap(number, std::string(number.size(), ' ')));
  }
  return out;
}

std::string one_finding(const TextStyle& style, const Finding& finding, std::size_t number, std::size_t total) {
  std::string title = fmt::format("{}: {}", to_string(finding.severity), to_string(finding.kind));
  if (!finding.rule.empty()) title += "  " + visible_text(finding.rule);
  if (!finding.set.empty()) title += "  set " + visible_text(finding.set);
  std::string out = style.rule_line(finding.severity, title, fmt::format("{} of {}", number, total));
  out += style.paint_lines(style.bold, wrap(message_of(finding), {}, style.plain_wrap("", "")));
  const std::vector<Dimension> shared = shared_dimensions(finding);
  std::vector<std::string> about;
  about.reserve(shared.size());
  for (const Dimension& dimension : shared) about.push_back(describe(dimension));
  if (!about.empty()) out += style.paint_lines(style.dim, wrap(join(about), {}, style.plain_wrap("", "")));
  if (in_one_sentence(finding)) {
    out += one_sentence(style, finding, shared);
  } else {
    for (const Value& value : finding.values) out += one_value(style, finding.severity, value, shared);
  }
  out += derivation(style, finding);
  if (finding.decision) out += "\n" + wrap(decision_words(*finding.decision), {}, style.plain_wrap("  ", "    "));
  return out + "\n";
}

std::string draft_claims(const TextStyle& style, const Report& report) {
  if (!report.against) return "";
  std::string out = style.paint(style.bold, "Claims of the draft") + "\n";
  for (const DraftClaim& claim : report.claims) {
    std::string line = fmt::format("{}  {}", place(claim.claim), visible_text(claim.claim.quote));
    if (!claim.passages.empty()) line += "  ← " + place(claim.passages.front());
    if (claim.passages.size() > 1) line += fmt::format(" and {} more", claim.passages.size() - 1);
    out += wrap(line, {}, style.plain_wrap(fmt::format("  {:<13} ", to_string(claim.status)), std::string(16, ' ')));
  }
  return out + "\n";
}

std::string facts(const TextStyle& style, const Report& report) {
  if (!report.with_facts) return "";
  std::string out = style.paint(style.bold, "Facts") + "\n";
  for (const FactRow& fact : report.facts) {
    const std::string line = visible_text(fact.measure) + "  " + counted(fact.mentions, "mention");
    out += wrap(line, {}, style.plain_wrap(fmt::format("  {:<13} ", to_string(fact.verdict)), std::string(16, ' ')));
  }
  return out + "\n";
}

std::string failures(const TextStyle& style, const Report& report) {
  if (report.failures.empty()) return "";
  std::string out = style.paint(style.of(Severity::error), "Could not be read") + "\n";
  for (const Failure& failure : report.failures)
    out += wrap(visible_path(failure.path) + ": " + failure.reason, {}, style.plain_wrap("  ", "    "));
  return out + "\n";
}

std::string statistics(const TextStyle& style, const std::vector<const Finding*>& shown) {
  std::map<std::string, std::size_t> by_kind, by_rule;
  for (const Finding* finding : shown) {
    ++by_kind[to_string(finding->kind)];
    ++by_rule[finding->rule.empty() ? "(no rule)" : visible_text(finding->rule)];
  }
  std::string out;
  const auto table = [&](const char* title, const std::map<std::string, std::size_t>& counts) {
    out += style.paint(style.bold, title) + "\n";
    for (const auto& [name, count] : counts) out += fmt::format("{:>6}  {}\n", count, name);
    out += "\n";
  };
  table("Findings by kind", by_kind);
  table("Findings by rule", by_rule);
  return out;
}

/// What is not in the counts: unreadable inputs, and findings that are known. Empty without any.
std::string last_line(const TextStyle& style, const Report& report) {
  const Summary& s = report.summary;
  std::vector<std::string> parts;
  if (!report.failures.empty()) parts.push_back(counted(report.failures.size(), "input") + " could not be read");
  if (s.dismissed > 0) parts.push_back(fmt::format("{} dismissed", s.dismissed));
  if (s.baseline > 0) parts.push_back(fmt::format("{} in the baseline", s.baseline));
  if (parts.empty()) return "";
  return style.paint(report.failures.empty() ? style.dim : style.of(Severity::error), join(parts)) + "\n";
}

std::string summary(const TextStyle& style, const Report& report, std::size_t shown) {
  const Summary& s = report.summary;
  const std::uint64_t total = s.errors + s.warnings + s.notes;
  const bool has_known = s.dismissed + s.baseline > 0;
  std::string verdict =
      fmt::format("{}, {}, {}", counted(s.errors, "error"), counted(s.warnings, "warning"), counted(s.notes, "note"));
  if (total == 0 && s.documents == 0)
    verdict = "Nothing was checked.";
  else if (total == 0)
    verdict = fmt::format("No {}disagreement found{}.", has_known ? "open " : "",
                          report.failures.empty() ? "" : " in what could be read");
  if (total > shown) verdict += fmt::format(" ({} not shown: --min-severity)", total - shown);
  const Severity worst = s.errors > 0 ? Severity::error : s.warnings > 0 ? Severity::warning : Severity::note;
  std::string out =
      style.paint_lines(total == 0 ? style.bold : style.of(worst), wrap(verdict, {}, style.plain_wrap("", "  ")));
  const std::string checked = fmt::format("{}, {} and {} under rules", counted(s.documents, "document"),
                                          counted(s.claims, "claim"), counted(s.facts, "fact"));
  out += wrap(checked, {}, style.plain_wrap("", "  "));
  return out + last_line(style, report);
}

}  // namespace

std::string write_text(const Report& report, const ReportOptions& options) {
  const TextStyle style = make_style(options);
  std::vector<const Finding*> shown;
  for (const Finding& finding : report.findings)
    if (is_shown(finding, options)) shown.push_back(&finding);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) out += one_finding(style, *shown[i], i + 1, shown.size());
  out += draft_claims(style, report) + facts(style, report) + failures(style, report);
  if (options.statistics && !shown.empty()) out += statistics(style, shown);
  return out + summary(style, report, shown.size());
}

}  // namespace claimcheck::reports
