#include "checker/cli/explain.h"

#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/lineup.h"
#include "checker/compare/verdict.h"

#include <algorithm>
#include <charconv>

namespace claimcheck::cli {
namespace {

bool parse_number(std::string_view text, std::uint32_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out > 0;
}

std::uint32_t code_points(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string describe(const char* name, const Claim& claim, const std::vector<DocumentInfo>& documents) {
  std::string out = std::string(name) + ": " + documents[claim.document].path + ":" +
                    std::to_string(claim.position.line) + ":" + std::to_string(claim.position.column) + "  \"" +
                    claim.quote + "\"\n";
  out += "   measure " + (claim.measure.empty() ? "none: no rule names it" : claim.measure) + ", " +
         to_string(claim.stance) + "\n";
  for (const Dimension& dimension : claim.dimensions) {
    out += "   " + dimension.name + " " + (dimension.value.empty() ? "unknown" : dimension.value) + " (" +
           to_string(dimension.origin);
    if (dimension.origin == Origin::inferred) out += std::string(" from ") + to_string(dimension.from);
    out += dimension.words.empty() ? ")\n" : ": \"" + dimension.words + "\")\n";
  }
  return out;
}

const char* verdict_words(Relationship relationship) {
  switch (relationship) {
    case Relationship::incomparable:
      return "not comparable: different kinds of quantity, or different currencies";
    case Relationship::consistent:
      return "consistent: a number lies in both";
    case Relationship::tension:
      return "in tension: apart as the words strictly read, not as a fair reader would take them";
    case Relationship::conflict:
      return "in conflict";
    case Relationship::unit_slip:
      return "in conflict: the same digits in another unit or at another scale";
  }
  return "";
}

/// The step that keeps two claims apart before their dimensions are looked at, or empty.
std::string kept_apart(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents,
                       const RuleSet& rules) {
  if (documents[a.document].set != documents[b.document].set) return "They belong to different sets.";
  for (const Claim* claim : {&a, &b})
    if (!takes_part(*claim))
      return std::string("\"") + claim->quote + "\" claims nothing (" + to_string(claim->stance) +
             "): only asserted and attributed claims are compared.";
  if (a.measure.empty() || b.measure.empty())
    return "No rule names both: they are compared only if the statements repeat each other (kind suggestion).";
  for (const Claim* claim : {&a, &b})
    if (rules.compared_measure(*claim) == nullptr)
      return claim->rule + " names \"" + claim->quote +
             "\", but leaves it to its wording (its \"compare\" is not \"always\"): such claims are compared only if "
             "the statements repeat each other (kind suggestion).";
  if (a.measure != b.measure)
    return "They are claims of different measures; only a [[check]] of a rule pack relates those.";
  return {};
}

/// The steps of the comparison under a rule.
std::string steps_under_rule(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents,
                             const RuleSet& rules) {
  std::string out;
  const std::string apart = kept_apart(a, b, documents, rules);
  if (!apart.empty()) return out + "Not compared. " + apart + "\n";
  const Measure* measure = rules.find_measure(a.measure);
  const Unification fit = unify(a, b, measure);
  if (fit.agreement == Agreement::different) return out + "Not compared. They differ in " + fit.dimension + ".\n";
  if (fit.agreement == Agreement::contained)
    return out + "Compared as part and whole alone: " + fit.dimension + " of " +
           (fit.second_is_part ? "B lies in that of A" : "A lies in that of B") + ".\n";
  out += "Compared: one measure, no dimension differs.\n";
  for (const std::string& assumption : fit.assumptions) out += "   " + assumption + "\n";
  if (fit.note_only) out += "   only the dates of the documents tell the times apart: a note at most\n";
  const ToldVerdict verdict =
      compare_quantities(a.quantity, b.quantity, measure != nullptr ? measure->tolerance : rules.thresholds.tolerance);
  out += std::string("The quantities are ") + verdict_words(verdict.relationship) + ".\n";
  if (!verdict.reason.empty()) out += "   " + verdict.reason + "\n";
  return out;
}

/// Whether a claim is the one at this place.
bool is_same(const Claim& claim, const std::vector<DocumentInfo>& documents, const Claim& wanted,
             const DocumentInfo& in) {
  return claim.position.start == wanted.position.start && claim.position.end == wanted.position.end &&
         documents[claim.document].path == in.path && documents[claim.document].set == in.set;
}

/// The steps of the comparison by likeness, where no rule compares the two.
std::string steps_without_rule(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents,
                               const std::vector<Claim>& claims, const RuleSet& rules, const CheckOptions& options) {
  if (!a.measure.empty() && a.measure == b.measure && rules.compared_measure(a) != nullptr) return {};
  if (documents[a.document].set != documents[b.document].set) return {};
  const SortedInput sorted = sort_input(documents, {claims});
  const ClaimList in_order = sorted.in_order;
  std::uint32_t first = 0, second = 0;
  for (std::uint32_t i = 0; i < in_order.size(); ++i) {
    if (is_same(in_order[i], sorted.documents, a, documents[a.document])) first = i;
    if (is_same(in_order[i], sorted.documents, b, documents[b.document])) second = i;
  }
  std::vector<Fact> facts;
  const CheckInput input{sorted.documents, in_order, rules, options, facts};
  std::string out = "As repeated statements:\n";
  for (const std::string& step : explain_line_up(input, std::min(first, second), std::max(first, second)))
    out += "   " + step + "\n";
  return out;
}

bool holds(const Finding& finding, const Claim& claim, const DocumentInfo& document) {
  return std::any_of(finding.values.begin(), finding.values.end(), [&](const Value& value) {
    return std::any_of(value.mentions.begin(), value.mentions.end(), [&](const Passage& p) {
      return p.path == document.path && p.position.start == claim.position.start &&
             p.position.end == claim.position.end && finding.set == document.set;
    });
  });
}

/// What `check` reports of the two.
std::string in_the_report(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents,
                          const std::vector<Claim>& claims, const RuleSet& rules, const CheckOptions& options) {
  std::string out;
  for (const Finding& f : check(documents, claims, rules, options).findings)
    if (holds(f, a, documents[a.document]) && holds(f, b, documents[b.document]))
      out += std::string("`check` reports them together: ") + to_string(f.severity) + ", " + to_string(f.kind) + ", " +
             f.rule + ".\n   " + f.message + "\n";
  return out.empty() ? "`check` reports no finding that lists both.\n" : out;
}

}  // namespace

std::optional<PlaceName> parse_place(std::string_view text) {
  const std::size_t second = text.rfind(':');
  if (second == std::string_view::npos || second == 0) return std::nullopt;
  const std::size_t first = text.rfind(':', second - 1);
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  PlaceName place;
  place.path = text.substr(0, first);
  if (!parse_number(text.substr(first + 1, second - first - 1), place.line) ||
      !parse_number(text.substr(second + 1), place.column))
    return std::nullopt;
  return place;
}

const Claim* find_claim(const PlaceName& place, const std::vector<DocumentInfo>& documents,
                        const std::vector<Claim>& claims, std::string& problem) {
  std::string others;
  bool known = false;
  for (const DocumentInfo& document : documents) known |= document.path == place.path;
  for (const Claim& claim : claims) {
    if (documents[claim.document].path != place.path || claim.position.line != place.line) continue;
    const std::uint32_t end = claim.position.column + code_points(claim.quote);
    if (claim.position.column <= place.column && place.column < end) return &claim;
    others += (others.empty() ? "" : ", ") + std::to_string(claim.position.column) + " (\"" + claim.quote + "\")";
  }
  const std::string name = place.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  if (!known)
    problem = "--explain " + name + ": this document is not among the inputs";
  else if (others.empty())
    problem = "--explain " + name + ": there is no claim on this line";
  else
    problem = "--explain " + name + ": there is no claim at this column; on this line they start at " + others;
  return nullptr;
}

std::string explain(const Claim& a, const Claim& b, const std::vector<DocumentInfo>& documents,
                    const std::vector<Claim>& claims, const RuleSet& rules, const CheckOptions& options) {
  return describe("A", a, documents) + describe("B", b, documents) + "\n" + steps_under_rule(a, b, documents, rules) +
         steps_without_rule(a, b, documents, claims, rules, options) +
         in_the_report(a, b, documents, claims, rules, options);
}

}  // namespace claimcheck::cli
