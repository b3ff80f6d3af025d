// A list that a verb makes the whole of what a figure counts, in one sentence or the next one.
//
// "The 38 people who died were 21 men, 12 women and 8 children"; "... 1,250 responders. They comprised 620 firefighters
// and 380 soldiers"; "... 18 sites. Nine of them are in Europe, five in America and three in Asia". Beside a bracket or
// a colon: arithmetic_sum.cc.
#include "checker/compare/part_of.h"
#include "checker/compare/sum_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// Where the list that begins with all[first] ends: every figure from there on is an item of it, or there is none.
bool is_list(const SentenceView& v, const std::vector<ListFigure>& all, std::size_t first) {
  constexpr std::size_t most_between = 8;
  if (all.size() < first + 2) return false;
  for (std::size_t i = first + 1; i < all.size(); ++i)
    if (!begins_item(v, all[i].element) || all[i].element > all[i - 1].element + most_between) return false;
  const std::size_t begin = all[first].element, end = v.elements.size();
  return is_joined(v, {all.begin() + static_cast<std::ptrdiff_t>(first), all.end()}) &&
         end <= all.back().element + most_between && !says_open_list(v, begin, end) &&
         !any_word(v, begin, end, {PassageRole::clause, PassageRole::rest});
}

/// Whether the list is of one kind with the total, and no figure of it stands for the total once more.
bool fits(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  const auto fits = [&](const ListFigure& part) {
    return part.amount.dimension == total.amount.dimension && part.amount.base == total.amount.base &&
           *part.amount.point < *total.amount.point;
  };
  return std::all_of(parts.begin(), parts.end(), fits) && !counts_groups(v, total, parts) &&
         misses_by_little(parts, total);
}

/// "comprised", "consisted of", "were made up of" right before the first item.
bool says_breakdown(const SentenceView& v, std::size_t element) {
  static const WordSet up{"up"};
  const std::ptrdiff_t lead = before_lead(v, static_cast<std::ptrdiff_t>(element));
  if (lead < 0) return false;
  const auto verb = static_cast<std::size_t>(lead);
  return v.word(verb, PassageRole::breakdown) || (v.word(verb, PassageRole::composes) && v.word(verb + 1, up));
}

/// "The 38 people who died were 21 men, 12 women and 8 children."
bool are_people(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  static const WordSet being{"were", "are"};
  const std::ptrdiff_t lead = before_lead(v, static_cast<std::ptrdiff_t>(parts.front().element));
  const auto person = [&](const ListFigure& f) { return is_person(v, f.amount.noun); };
  return lead >= 0 && v.word(static_cast<std::size_t>(lead), being) && total.element > 0 &&
         v.word(total.element - 1, PassageRole::definite) && person(total) &&
         std::all_of(parts.begin(), parts.end(), person);
}

/// The first figure of the sentence is the total, and a verb of the list behind it the only one.
void check_verb(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                std::vector<Finding>& findings) {
  constexpr std::size_t most_between = 10;
  if (all.size() < 3 || !is_list(v, all, 1)) return;
  const ListFigure& total = all.front();
  const std::vector<ListFigure> parts(all.begin() + 1, all.end());
  const std::size_t first = parts.front().element;
  if (first > total.element + most_between || !fits(v, total, parts)) return;
  for (std::size_t i = total.element; i < first; ++i)
    if (v.mark(i, ',') || v.mark(i, ';') || v.mark(i, ':')) return;
  if (!says_breakdown(v, first) && !are_people(v, total, parts)) return;
  report_sum(input, total, parts, Severity::warning, findings);
}

/// "They comprised 620 firefighters, ...": of the only figure of the sentence before.
void check_pronoun(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                   const Amount& total, std::vector<Finding>& findings) {
  static const WordSet they{"they", "these", "those"};
  constexpr std::size_t most_ahead = 5;
  const ListFigure whole{0, total};
  if (!v.word(0, they) || all.size() < 2 || all.front().element > most_ahead || !is_list(v, all, 0)) return;
  if (says_breakdown(v, all.front().element) && fits(v, whole, all))
    report_sum(input, whole, all, Severity::warning, findings);
}

/// "Nine of them are in Europe, five in America and three in Asia": places exclude each other, and the list may be
/// all. Whether it is nobody says, so what is missing is a note.
void check_places(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                  const Amount& total, std::vector<Finding>& findings) {
  static const WordSet at{"in", "on", "at"};
  const ListFigure whole{0, total};
  if (all.size() < 3 || all.front().element != 0 || !is_part_anaphor(v, 1) || !is_list(v, all, 0)) return;
  const bool places = std::all_of(all.begin() + 1, all.end(), [&](const ListFigure& part) {
    return part.amount.noun.empty() && v.word(part.element + 1, at);
  });
  if (!places || !fits(v, whole, all)) return;
  const bool too_many = sum_of(all) > *total.point;
  report_sum(input, whole, all, too_many ? Severity::warning : Severity::note, findings);
}

}  // namespace

void check_breakdown(const CheckInput& input, const SentenceView& v, ClaimRange before,
                     std::vector<Finding>& findings) {
  const std::vector<ListFigure> all = list_figures(input, v);
  const std::size_t reported = findings.size();
  check_verb(input, v, all, findings);
  if (findings.size() > reported || before.first >= before.end) return;
  const std::optional<Amount> total = only_amount(input, before);
  if (!total || total->noun.empty() || !total->point) return;
  check_pronoun(input, v, all, *total, findings);
  check_places(input, v, all, *total, findings);
}

}  // namespace claimcheck
