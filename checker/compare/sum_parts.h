// What the checks of parts beside their total have in common: the figures of a sentence, and whether they add up.
#pragma once

#include "checker/compare/arithmetic.h"

#include <vector>

namespace claimcheck {

/// A figure of a sentence that can be a part, or the total.
struct ListFigure {
  std::size_t element = 0;  // in SentenceView::elements
  Amount amount;            // with a point
};

/// Figures of the sentence that can take part in a sum; ranges, changes, dates and durations cannot.
std::vector<ListFigure> list_figures(const CheckInput& input, const SentenceView& view);
/// Whether a list item begins with the figure: only lead words between it and a comma, a conjunction or a bracket.
bool begins_item(const SentenceView& view, std::size_t element);
/// Whether a conjunction stands between the last part and the one before it.
bool is_joined(const SentenceView& view, const std::vector<ListFigure>& parts);
/// Words in [from, to) that leave a list open, or make its items something else than parts.
bool says_open_list(const SentenceView& view, std::size_t from, std::size_t to);
/// "Seven disks (three pairs and a spare)": a part is made of several of what the total counts.
bool counts_groups(const SentenceView& view, const ListFigure& total, const std::vector<ListFigure>& parts);
/// A list without "total" is taken for the whole only where it misses by so little that it is meant to be it.
bool misses_by_little(const std::vector<ListFigure>& parts, const ListFigure& total);
/// The points of the parts, added up.
Decimal sum_of(const std::vector<ListFigure>& parts);
/// Adds a finding where the parts, with their rounding, cannot add up to the total.
void report_sum(const CheckInput& input, const ListFigure& total, const std::vector<ListFigure>& parts,
                Severity severity, std::vector<Finding>& findings);

}  // namespace claimcheck
