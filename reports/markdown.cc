// --format markdown: a readable list for comments on pull and merge requests. No tables: a sentence does not fit into
// one.
#include "reports/formats.h"
#include "reports/markdown_escape.h"
#include "reports/markdown_record.h"
#include "reports/passage.h"
#include "reports/unicode.h"
#include "reports/wrap.h"

#include <fmt/format.h>

#include <algorithm>

namespace claimcheck::reports {

namespace {

constexpr std::size_t quoted_passages = 4;  // of one value; the others are listed by place
constexpr std::size_t listed_places = 20;
constexpr unsigned excerpt_cells = 400;

/// A block: what was written, then one empty line.
std::string block(std::string text) {
  text.erase(text.find_last_not_of('\n') + 1);
  return text.empty() ? text : text + "\n\n";
}

/// The sentence with its numbers in bold. <b> and not **, which fails next to some letters and marks.
std::string quoted_sentence(const Passage& passage, std::vector<Span> marks) {
  const bool whole = !passage.sentence.empty();
  if (!whole) marks = {Span{0, static_cast<std::uint32_t>(passage.quote.size())}};
  const std::string shown = excerpt(whole ? passage.sentence : passage.quote, marks, excerpt_cells);
  std::sort(marks.begin(), marks.end());
  std::string out;
  std::uint32_t done = 0;
  for (const Span& mark : marks) {
    if (mark.begin < done || mark.empty()) continue;  // overlapping marks: the first one stands
    const auto at = done == 0 ? MarkdownPlace::line_start : MarkdownPlace::inside_line;
    out += markdown_escape(std::string_view(shown).substr(done, mark.begin - done), at);
    out += "<b>" + markdown_escape(std::string_view(shown).substr(mark.begin, mark.size())) + "</b>";
    done = mark.end;
  }
  return out + markdown_escape(std::string_view(shown).substr(done),
                               done == 0 ? MarkdownPlace::line_start : MarkdownPlace::inside_line);
}

std::string role_note(const Passage& passage) {
  if (passage.is_reference) return " (approved figure)";
  return passage.role == Role::document ? "" : std::string(" (") + role_name(passage) + ")";
}

std::string notes_of(const Passage& passage) {
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : "; ") + markdown_escape(words); };
  for (const Dimension& dimension : passage.dimensions) add(describe(dimension));
  if (!passage.speaker.empty()) add("said by " + passage.speaker);
  if (!passage.attribution.empty()) add("according to " + passage.attribution);
  return out;
}

std::string one_passage(const Passage& passage, const std::vector<Span>& marks, const std::string& indent) {
  std::string out = indent + "- " + markdown_code(place(passage)) + role_note(passage) + "\n\n";
  out += indent + "  > " + quoted_sentence(passage, marks) + "\n\n";
  const std::string notes = notes_of(passage);
  return notes.empty() ? out : out + indent + "  " + notes + "\n\n";
}

std::string one_value(const Value& value) {
  std::string out = "- <b>" + markdown_escape(value_heading(value)) + "</b>\n";
  const std::size_t shown = std::min(value.mentions.size(), quoted_passages);
  for (std::size_t i = 0; i < shown; ++i)
    out += one_passage(value.mentions[i], {value.mentions[i].sentence_number}, "  ");
  if (value.mentions.size() <= shown) return out;
  out += "  - also";
  const std::size_t end = std::min(value.mentions.size(), shown + listed_places);
  for (std::size_t i = shown; i < end; ++i) out += (i == shown ? " " : ", ") + markdown_code(place(value.mentions[i]));
  if (end < value.mentions.size()) out += fmt::format(" and {} more", value.mentions.size() - end);
  return out + "\n";
}

std::string values_of(const Finding& finding) {
  std::string out;
  if (!in_one_sentence(finding)) {
    for (const Value& value : finding.values) out += one_value(value);
    return block(out);
  }
  std::vector<Span> marks;
  for (const Value& value : finding.values)
    for (const Passage& passage : value.mentions) marks.push_back(passage.sentence_number);
  return block(one_passage(*first_passage(finding), marks, ""));
}

std::string one_finding(const Finding& finding, std::size_t number) {
  std::string out = fmt::format("### {}. {}: {}\n\n", number, to_string(finding.severity), to_string(finding.kind));
  out += block(markdown_escape(message_of(finding), MarkdownPlace::line_start)) + values_of(finding);
  if (!finding.explanation.empty()) {
    out += "Why:\n\n";
    for (std::size_t i = 0; i < finding.explanation.size(); ++i)
      out += fmt::format("{}. {}\n", i + 1, markdown_escape(finding.explanation[i], MarkdownPlace::line_start));
    out += "\n";
  }
  if (finding.decision) out += block(markdown_escape(decision_words(*finding.decision), MarkdownPlace::line_start));
  out += "Rule " + markdown_code(visible_text(rule_id(finding))) + ", fingerprint " +
         markdown_code(visible_text(finding.fingerprint));
  if (!finding.set.empty()) out += ", set " + markdown_code(visible_text(finding.set));
  return out + "\n\n";
}

std::string draft_claims(const Report& report) {
  if (!report.against) return "";
  std::string out = "### Claims of the draft\n\n";
  for (const DraftClaim& claim : report.claims) {
    out += fmt::format("- {}: {} {}", to_string(claim.status), markdown_code(place(claim.claim)),
                       markdown_escape(claim.claim.quote));
    if (!claim.passages.empty()) out += ", see " + markdown_code(place(claim.passages.front()));
    if (claim.passages.size() > 1) out += fmt::format(" and {} more", claim.passages.size() - 1);
    out += "\n";
  }
  return out + (report.claims.empty() ? "None.\n\n" : "\n");
}

std::string facts(const Report& report) {
  if (!report.with_facts) return "";
  std::string out = "### Facts\n\n";
  for (const FactRow& fact : report.facts)
    out += fmt::format("- {}: {}, {}\n", markdown_escape(fact.measure, MarkdownPlace::line_start),
                       to_string(fact.verdict), counted(fact.mentions, "mention"));
  return out + (report.facts.empty() ? "None.\n\n" : "\n");
}

std::string failures(const Report& report) {
  if (report.failures.empty()) return "";
  std::string out = "### Could not be read\n\n";
  for (const Failure& failure : report.failures)
    out += "- " + markdown_code(visible_path(failure.path)) + ": " + markdown_escape(failure.reason) + "\n";
  return out + "\n";
}

}  // namespace

std::string write_markdown(const Report& report, const ReportOptions& options) {
  const Summary& s = report.summary;
  std::string out = "## claimcheck\n\n";
  out += fmt::format("{}, {}, {} in {} ({}, {}).\n\n", counted(s.errors, "error"), counted(s.warnings, "warning"),
                     counted(s.notes, "note"), counted(s.documents, "document"), counted(s.claims, "claim"),
                     counted(s.facts, "fact"));
  if (s.dismissed + s.baseline > 0)
    out += fmt::format("Besides, {} dismissed and {} in the baseline.\n\n", s.dismissed, s.baseline);
  std::size_t number = 0;
  for (const Finding& finding : report.findings)
    if (is_shown(finding, options)) out += one_finding(finding, ++number);
  if (number < s.errors + s.warnings + s.notes)
    out += fmt::format("{} below {} not shown.\n\n", counted(s.errors + s.warnings + s.notes - number, "finding"),
                       to_string(options.min_severity));
  out += markdown_set_aside(report, options) + draft_claims(report) + facts(report) + failures(report);
  out += markdown_notices(report) + markdown_provenance(report, options);
  out.pop_back();  // blocks end in an empty line; the file does not
  return out;
}

}  // namespace claimcheck::reports
