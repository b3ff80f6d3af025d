// Arithmetic inside one passage: change, shares, sums and bounds.
//
// Literal intervals decide (semantics 5): the numbers of one sentence were written together, so no charity is due.
// Every check asks first whether the words really put its figures into one statement; a mismatch is then an error.
#include "checker/compare/arithmetic.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// Questions, suppositions and figures that the speaker takes back state nothing.
bool is_stated(const Claim& c) { return c.stance == Stance::asserted || c.stance == Stance::attributed; }

/// "between 800 and 700 BC": the era may stand in the phrase or behind it.
bool counts_down(const SentenceView& v, std::size_t element) {
  const Element& phrase = v.elements[element];
  std::vector<Token> words;
  tokenize(v.text, phrase.span, words);
  return v.word(element + 1, PassageRole::era) ||
         (v.words != nullptr && std::any_of(words.begin(), words.end(),
                                            [&](const Token& t) { return v.words->plays(t.hash, PassageRole::era); }));
}

/// "between 50 and 20 people"; not "the difference between 50 and 20", nor "between -50 and -65 dBm", whose sizes rise.
void check_order(const CheckInput& input, const SentenceView& v, std::vector<Finding>& findings) {
  static const WordSet between{"between"};
  for (const std::uint32_t element : v.at) {
    const auto index = static_cast<std::uint32_t>(v.elements[element].claim);
    const Claim& claim = input.claims[index];
    const Mention& m = claim.quantity;
    const bool device = m.unit != nullptr && m.unit->dimension == UnitDimension::data;  // "64-bit and 32-bit"
    if (is_temporal(claim) || device || order_of(claim) != RangeOrder::falling || m.stated_high->is_negative())
      continue;
    const bool inside = fold_case(claim.quote.substr(0, 8)) == "between ";
    const std::ptrdiff_t p = before_lead(v, element);
    const bool ahead = p >= 0 && v.word(static_cast<std::size_t>(p), between);
    if (!inside && !ahead) continue;
    if (counts_down(v, element)) continue;
    bool other = false;
    for (std::size_t i = element > 8 ? element - 8 : 0; i < element; ++i) other |= v.word(i, PassageRole::two_things);
    if (other) continue;
    findings.push_back(arithmetic_finding(
        input, {index}, Severity::warning, 0.8,
        "The range runs backwards: from " + readable(*m.stated_high) + " to " + readable(*m.stated_low) + ".",
        {"the first end of a range is its lower one"}));
  }
}

/// Whether a sentence can hold any arithmetic: two numbers, or one that can be wrong by itself or beside the sentence
/// `before`.
bool worth_reading(const CheckInput& input, std::uint32_t first, std::uint32_t end, ClaimRange before) {
  const ClaimList& claims = input.claims;
  const bool follows = before.first < before.end;
  int numbers = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    const Mention& m = claims[i].quantity;
    if (is_temporal(claims[i]) || m.kind == QuantityKind::ordinal) continue;
    ++numbers;
    if (m.whole || order_of(claims[i]) == RangeOrder::falling) return true;
    const bool percent = m.unit != nullptr && m.unit->dimension == UnitDimension::proportion;
    if (percent && (follows || (m.stated_low && *m.stated_low >= Decimal(100)))) return true;
  }
  return numbers > 1 || (numbers == 1 && follows && may_exceed(input, before, {first, end}));
}

/// The tables: runs of claims with one table number in one document.
void check_tables(const CheckInput& input, std::vector<Finding>& findings) {
  const ClaimList& claims = input.claims;
  for (std::uint32_t first = 0; first < claims.size();) {
    std::uint32_t end = first + 1;
    if (claims[first].cell.table >= 0) {
      while (end < claims.size() && claims[end].document == claims[first].document &&
             claims[end].cell.table == claims[first].cell.table)
        ++end;
      check_table(input, first, end, findings);
      check_columns(input, first, end, findings);
    }
    first = end;
    claims.let_go();
  }
}

}  // namespace

Finding arithmetic_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Severity severity,
                           double confidence, std::string message, std::vector<std::string> explanation) {
  Finding f;
  f.kind = FindingKind::arithmetic;
  f.severity = severity;
  f.confidence = confidence;
  f.rule = "builtin/arithmetic";
  f.message = std::move(message);
  f.explanation = std::move(explanation);
  finish_finding(input, claims, f);
  return f;
}

void check_arithmetic(CheckInput& input, std::vector<Finding>& findings) {
  check_tables(input, findings);
  check_lists(input, findings);
  const ClaimList& claims = input.claims;
  SentenceView view;
  ClaimRange before;
  std::vector<Change> growth;
  for (std::uint32_t first = 0; first < claims.size();) {
    const std::uint32_t end = sentence_end(claims, first);
    const bool follows = before.first < before.end && claims[before.first].document == claims[first].document &&
                         claims[before.first].paragraph_id == claims[first].paragraph_id &&
                         claims[first].sentence_id <= claims[before.first].sentence_id + 2;
    if (!follows) before = {};
    const bool stated = std::all_of(claims.begin() + first, claims.begin() + end, is_stated);
    if (stated && !claims[first].in_table) {
      if (worth_reading(input, first, end, before)) {
        view_sentence(input, first, end, view);
        check_change(input, view, before, growth, findings);
        check_share(input, view, before, findings);
        check_part(input, view, before, findings);
        const std::size_t reported = findings.size();
        check_sum(input, view, findings);
        if (findings.size() == reported) check_breakdown(input, view, before, findings);
        if (findings.size() == reported) check_partition(input, view, findings);
        check_margin(input, view, findings);
        check_spread(input, view, findings);
        check_order(input, view, findings);
      }
      before = {first, end};
    } else {
      before = {};
    }
    first = end;
    if (first == claims.size() || claims[first].document != claims[first - 1].document) {
      check_growth(input, growth, findings);
      growth.clear();
    }
    if (growth.size() > most_growth) growth.resize(most_growth + 1);     // so many are not looked at
    if (growth.empty() || growth.size() > most_growth) claims.let_go();  // else it refers to what the claims count
  }
}

}  // namespace claimcheck
