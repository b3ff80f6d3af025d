// The parts of the arithmetic check; see arithmetic.cc. Each looks at one passage and reports what cannot be.
#pragma once

#include "checker/compare/change_terms.h"

#include <string>
#include <vector>

namespace claimcheck {

/// Claims [first, end) of one sentence; empty when there is none.
struct ClaimRange {
  std::uint32_t first = 0, end = 0;
};

/// "from $500 million to $13 billion, a 2,600% increase" (arithmetic_change.cc). `before` is the previous sentence of
/// the paragraph that holds numbers, if any. Growth that other sentences may complete is appended to `growth`.
void check_change(const CheckInput& input, const SentenceView& view, ClaimRange before, std::vector<Change>& growth,
                  std::vector<Finding>& findings);
/// "an increase of $2 billion (8 percent) to $27 billion": the percentage of what it grew from (arithmetic_growth.cc).
void check_growth_rate(const CheckInput& input, const Change& change, std::vector<Finding>& findings);
/// Whether a statement says how much something grew, so that another one of the document may complete it.
bool states_growth(const Change& change);
/// Statements of growth that are compared with each other: a document with more of them has none that are.
inline constexpr std::size_t most_growth = 200;
/// "a $2 billion (5 percent) increase" beside "$27 billion, an increase of $2 billion", further on in one document.
void check_growth(const CheckInput& input, const std::vector<Change>& growth, std::vector<Finding>& findings);
/// "19 of 32 states (70 percent)", "120% of households" (arithmetic_share.cc).
void check_share(const CheckInput& input, const SentenceView& view, ClaimRange before, std::vector<Finding>& findings);
/// "40 of 32", "12 people, 15 of them children", "Of the 12, 15 ...": a part is at most its whole
/// (arithmetic_part.cc).
void check_part(const CheckInput& input, const SentenceView& view, ClaimRange before, std::vector<Finding>& findings);
/// Whether a figure of `claims` is larger than one of the sentence before: a quick look before both are read.
bool may_exceed(const CheckInput& input, ClaimRange before, ClaimRange claims);
/// "a total of $1.2 billion: ..." (arithmetic_sum.cc).
void check_sum(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings);
/// "The 38 people were 21 men, 12 women and 8 children", "They comprised ..." (arithmetic_breakdown.cc).
void check_breakdown(const CheckInput& input, const SentenceView& view, ClaimRange before,
                     std::vector<Finding>& findings);
/// "51,204 votes to 47,080, a margin of 4,214" (arithmetic_margin.cc).
void check_margin(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings);
/// "55 percent came from the city, 35 percent from the county and 20 percent from abroad" (arithmetic_partition.cc).
void check_partition(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings);
/// "$400 billion over ten years, or $40 billion a year" (arithmetic_spread.cc).
void check_spread(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings);

/// Lists beside their totals (arithmetic_list.cc).
void check_lists(const CheckInput& input, std::vector<Finding>& findings);

/// Rows and columns of a table beside their totals (arithmetic_table.cc). Claims [first, end) are those of one table.
void check_table(const CheckInput& input, std::uint32_t first, std::uint32_t end, std::vector<Finding>& findings);

/// Columns that follow from others of the table (arithmetic_columns.cc). Claims [first, end) are those of one table.
void check_columns(const CheckInput& input, std::uint32_t first, std::uint32_t end, std::vector<Finding>& findings);

/// A finding of kind `arithmetic` over the claims of one passage.
Finding arithmetic_finding(const CheckInput& input, const std::vector<std::uint32_t>& claims, Severity severity,
                           double confidence, std::string message, std::vector<std::string> explanation);

}  // namespace claimcheck
