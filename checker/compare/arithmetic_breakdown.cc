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

/// Whether every figure from all[first] on is an item of one list that ends the sentence.
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

/// "10 women", "4 children": people by their age or sex.
bool is_by_age(const ListFigure& f) {
  static const WordSet ages{"child", "adult", "infant", "baby", "teenager", "boy", "girl", "man", "woman"};
  return ages.has(hash_word(f.amount.noun));
}

/// Whether the list is of one kind with the total, and no figure of it stands for the total once more.
bool fits(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  const auto fits = [&](const ListFigure& part) {
    return part.amount.dimension == total.amount.dimension && part.amount.base == total.amount.base &&
           *part.amount.point < *total.amount.point && (is_person(v, total.amount.noun) || !is_by_age(part));
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

bool are_all_people(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  const auto person = [&](const ListFigure& f) { return is_person(v, f.amount.noun); };
  if (!person(total) || !std::all_of(parts.begin(), parts.end(), person)) return false;
  // "18 civilians, 10 women and 4 children": some are counted twice.
  const auto by_age = std::count_if(parts.begin(), parts.end(), is_by_age);
  return by_age == 0 || static_cast<std::size_t>(by_age) == parts.size();
}

/// "The 38 people who died were 21 men, 12 women and 8 children."
bool are_people(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  static const WordSet being{"were", "are"};
  const std::ptrdiff_t lead = before_lead(v, static_cast<std::ptrdiff_t>(parts.front().element));
  return lead >= 0 && v.word(static_cast<std::size_t>(lead), being) && total.element > 0 &&
         v.word(total.element - 1, PassageRole::definite) && are_all_people(v, total, parts);
}

/// Of people who are people of kinds the list is the whole; "a book of 320 pages consists of 12 chapters and 300
/// illustrations" counts other things.
Severity severity_of(const SentenceView& v, const ListFigure& total, const std::vector<ListFigure>& parts) {
  return are_all_people(v, total, parts) ? Severity::warning : Severity::note;
}

/// Whether the figure belongs to the subject of the sentence: no verb stands before it, and nothing is added behind.
bool in_subject(const SentenceView& v, std::size_t total, std::size_t first) {
  for (std::size_t i = 0; i < total; ++i) {
    const Element& e = v.elements[i];
    if (e.kind != TokenKind::word || v.words == nullptr) continue;
    static const WordSet having{"has", "have", "had", "with", "is", "are", "was", "were"};
    if (v.word(i, having) || looks_like_verb(*v.words, slice(v.text, e.span), e.hash)) return false;
  }
  for (std::size_t i = total; i < first; ++i)
    if (v.mark(i, ',') || v.mark(i, ';') || v.mark(i, ':') || v.word(i, PassageRole::conjunction)) return false;
  return true;
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
  if (!in_subject(v, total.element, first)) return;
  if (!says_breakdown(v, first) && !are_people(v, total, parts)) return;
  report_sum(input, total, parts, severity_of(v, total, parts), findings);
}

/// "They comprised 620 firefighters, ...": of the only figure of the sentence before.
void check_pronoun(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                   const Amount& total, std::vector<Finding>& findings) {
  static const WordSet they{"they", "these", "those"};
  constexpr std::size_t most_ahead = 5;
  const ListFigure whole{0, total};
  if (!v.word(0, they) || all.size() < 2 || all.front().element > most_ahead || !is_list(v, all, 0)) return;
  if (says_breakdown(v, all.front().element) && fits(v, whole, all))
    report_sum(input, whole, all, severity_of(v, whole, all), findings);
}

/// "in Elm", "in the Americas", somewhere in [from, to).
bool names_a_place(const SentenceView& v, std::size_t from, std::size_t to) {
  static const WordSet at{"in", "on", "at"}, the{"the"};
  for (std::size_t i = from; i < to; ++i) {
    if (!v.word(i, at)) continue;
    const std::size_t name = v.word(i + 1, the) ? i + 2 : i + 1;
    if (name >= to) continue;
    const std::string_view word = slice(v.text, v.elements[name].span);
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') return true;
  }
  return false;
}

/// "Nine of them are in Europe, five in America and three in Asia": places exclude each other, and the list may be
/// all. Whether it is nobody says, so what is missing is a note.
void check_places(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                  const Amount& total, std::vector<Finding>& findings) {
  static const WordSet several{"both", "each", "all"};
  const ListFigure whole{0, total};
  if (all.size() < 3 || all.front().element != 0 || !is_part_anaphor(v, 1) || !is_list(v, all, 0)) return;
  for (std::size_t i = 0; i < v.elements.size(); ++i)
    if (v.word(i, several)) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t end = i + 1 < all.size() ? all[i + 1].element : v.elements.size();
    if ((i > 0 && !all[i].amount.noun.empty()) || !names_a_place(v, all[i].element + 1, end)) return;
  }
  if (!fits(v, whole, all)) return;
  const bool too_many = sum_of(all) > *total.point;
  report_sum(input, whole, all, too_many ? Severity::warning : Severity::note, findings);
}

/// Whether no sentence stands between those of two claims: sentences without a figure are not numbered.
bool follows_at_once(const Claim& before, const Claim& claim) {
  constexpr std::uint32_t gap = 8;  // bytes of white space and marks
  const auto behind =
      before.position.start + static_cast<std::uint32_t>(before.sentence.size()) - before.sentence_number.begin;
  return claim.position.start <= behind + claim.sentence_number.begin + gap;
}

}  // namespace

void check_breakdown(const CheckInput& input, const SentenceView& v, ClaimRange before,
                     std::vector<Finding>& findings) {
  const std::vector<ListFigure> all = list_figures(input, v);
  const std::size_t reported = findings.size();
  check_verb(input, v, all, findings);
  if (findings.size() > reported || before.first >= before.end) return;
  if (!follows_at_once(input.claims[before.first], input.claims[v.first])) return;
  const std::optional<Amount> total = only_amount(input, before);
  if (!total || total->noun.empty() || !total->point) return;
  check_pronoun(input, v, all, *total, findings);
  check_places(input, v, all, *total, findings);
}

}  // namespace claimcheck
