// Parts beside their total, in one sentence.
//
// A total is checked against a list only where the words say that the list is the whole of it ("a total of N: a, b and
// c"; "a, b and c, for a total of N"; "the remaining 20%"); a part alone can only be too
// large (arithmetic_part.cc).
#include "checker/compare/arithmetic.h"
#include "checker/compare/part_of.h"
#include "checker/compare/sum_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

bool summable(const Amount& total, const Amount& part) {
  // "16.9 million euros: 8.3 million from the state, ...": the currency is said once.
  if (total.dimension == UnitDimension::money && part.dimension == UnitDimension::none && part.noun.empty() &&
      part.point && *part.point >= Decimal::scaled(1, 6))
    return true;
  if (total.dimension != part.dimension) return false;
  if (total.dimension == UnitDimension::none) return true;  // nouns differ in a breakdown ("12 men and 20 women")
  return total.base == part.base;
}

bool plausible_list(const std::vector<ListFigure>& parts, const ListFigure& total) {
  const Decimal sum = sum_of(parts);
  return sum * Decimal(2) >= *total.amount.point && sum <= *total.amount.point * Decimal(2);
}

/// "47 in the two remaining provinces": what says where the item before it is, is no part of its own.
bool is_known_group(const SentenceView& v, std::size_t item, std::size_t element) {
  static const WordSet where{"in", "of", "from", "at", "on", "across"};
  constexpr std::size_t reach = 3;
  return element > 2 && element <= item + reach && v.word(element - 1, PassageRole::definite) &&
         v.word(element - 2, where);
}

/// "a total of N", "totaling N", "a total request for roads of N".
bool says_total(const SentenceView& v, std::size_t element) {
  static const WordSet of{"of"}, total{"total", "totaling", "totalling", "totals", "totaled", "totalled"};
  static const WordSet lead{"about",  "nearly",        "roughly", "more", "than", "over",
                            "almost", "approximately", "around",  "some", "just", "under"};
  std::size_t i = element;
  while (i > 0 && v.word(i - 1, lead)) --i;
  if (i == 0) return false;
  if (v.word(i - 1, total)) return true;
  if (!v.word(i - 1, of)) return false;
  for (std::size_t n = 0; i > 1 && n < 8; --i, ++n) {
    if (v.word(i - 2, total)) return true;
    if (v.elements[i - 2].kind != TokenKind::word || v.elements[i - 2].claim >= 0 || v.word(i - 2, PassageRole::clause))
      return false;
  }
  return false;
}

/// "480 in total", "480 people altogether": the total is named behind it.
bool says_total_behind(const SentenceView& v, std::size_t element) {
  static const WordSet in{"in"}, total{"total", "all"}, all{"all"}, told{"told"},
      alone{"altogether", "combined", "overall"};
  constexpr std::size_t noun_words = 2;
  for (std::size_t i = element + 1; i <= element + 1 + noun_words; ++i) {
    if (v.word(i, in) && v.word(i + 1, total)) return !v.word(i + 2, PassageRole::benchmark);
    if (v.word(i, alone) || (v.word(i, all) && v.word(i + 1, told))) return true;
    if (i >= v.elements.size() || v.elements[i].kind != TokenKind::word || v.elements[i].claim >= 0) return false;
  }
  return false;
}

/// Parts that have their currency from the total.
bool takes_currency(const ListFigure& total, const std::vector<ListFigure>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const ListFigure& f) { return f.amount.dimension != total.amount.dimension; });
}

bool has_times(const CheckInput& input, const SentenceView& v, std::size_t first, std::size_t end) {
  return std::any_of(v.at.begin(), v.at.end(), [&](std::size_t element) {
    return element > first && element < end &&
           is_temporal(input.claims[static_cast<std::uint32_t>(v.elements[element].claim)]);
  });
}

/// "a total of 32: 12 men and 20 women"; "32 people (12 men and 20 women)"; "32 beds: 12 in one ward and 20 in
/// another".
void check_list_behind(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                       std::size_t t, std::vector<Finding>& findings) {
  const ListFigure& total = all[t];
  if (t + 2 >= all.size()) return;
  // What opens the list: a colon, a dash or a bracket within a few words behind the total.
  std::size_t open = total.element + 1, words = 0;
  while (open < v.elements.size() && v.elements[open].kind == TokenKind::word && words < 5) ++open, ++words;
  const bool bracket = v.mark(open, '('), colon = v.mark(open, ':');
  const bool stated = says_total(v, total.element) || says_total_behind(v, total.element);
  if (!bracket && !colon && !(stated && v.mark(open, '-'))) return;
  std::size_t close = open + 1;
  while (close < v.elements.size() && !(bracket ? v.mark(close, ')') : v.mark(close, '.'))) ++close;
  std::vector<ListFigure> parts;
  for (std::size_t i = t + 1; i < all.size() && all[i].element < close; ++i) {
    if (!summable(total.amount, all[i].amount)) continue;
    if (!begins_item(v, all[i].element)) {
      if (!parts.empty() && is_known_group(v, parts.back().element, all[i].element)) continue;
      return;
    }
    parts.push_back(all[i]);
  }
  if (parts.size() < 2 || parts.front().element > open + 4) return;
  if (takes_currency(total, parts) && has_times(input, v, total.element, close))
    return;  // "10 million in 2020, 11 in 2021"
  if (!is_joined(v, parts) || says_open_list(v, total.element, close) || !plausible_list(parts, total)) return;
  if (!stated && !bracket && !misses_by_little(parts, total)) return;
  if (counts_groups(v, total, parts)) return;
  report_sum(input, total, parts, stated ? Severity::error : Severity::warning, findings);
}

/// "5 men, 4 women and 3 children, for a total of 12"; "340 in one town and 120 in another, 480 in total".
void check_list_ahead(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all, std::size_t t,
                      std::vector<Finding>& findings) {
  const ListFigure& total = all[t];
  if (t < 2 || !(says_total(v, total.element) || says_total_behind(v, total.element))) return;
  if (any_word(v, 0, total.element, {PassageRole::outside_part})) return;
  std::vector<ListFigure> parts;
  for (std::size_t i = t; i-- > 0;) {
    if (!summable(total.amount, all[i].amount)) continue;
    parts.insert(parts.begin(), all[i]);
    if (!begins_item(v, all[i].element)) break;
  }
  if (parts.size() < 2) return;
  for (std::size_t i = parts.front().element; i < total.element; ++i)
    if (v.word(i, PassageRole::clause) || v.mark(i, ';')) return;
  if (!is_joined(v, parts) || says_open_list(v, parts.front().element, v.elements.size()) ||
      !plausible_list(parts, total))
    return;
  if (counts_groups(v, total, parts)) return;
  // "12 wins and 10 losses, 24 points overall": a total of another name may count something else.
  const bool same_name = total.amount.noun.empty() || is_person(v, total.amount.noun) ||
                         std::any_of(parts.begin(), parts.end(), [&](const ListFigure& f) {
                           return f.amount.noun.empty() || f.amount.noun == total.amount.noun;
                         });
  const bool sure = total.amount.dimension != UnitDimension::none || same_name || says_total(v, total.element);
  report_sum(input, total, parts, sure ? Severity::error : Severity::warning, findings);
}

/// What a figure counts where it is one half of all people ("31,560 men", "33,170 of them women"; "150 adult men" are
/// some of them), and the element behind it.
struct Half {
  std::uint64_t word = 0;
  std::size_t behind = 0;
};

Half half_of(const CheckInput& input, const SentenceView& v, const ListFigure& f) {
  const std::string& quote = input.claims[f.amount.claim].quote;
  const bool bare = std::count(quote.begin(), quote.end(), ' ') <= 1;
  const std::uint64_t noun = hash_word(f.amount.noun);
  if (bare && v.words != nullptr && v.words->plays(noun, PassageRole::half_of_people)) return {noun, f.element + 1};
  const std::size_t i = is_part_anaphor(v, f.element + 1) ? f.element + 3 : f.element + 1;
  return v.word(i, PassageRole::half_of_people) ? Half{v.elements[i].hash, i + 1} : Half{};
}

/// "64,820 inhabitants, 33,170 of them women and 31,560 men." The two are all there are, where nothing follows.
void check_both_halves(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                       std::size_t t, std::vector<Finding>& findings) {
  constexpr std::size_t most_between = 4;
  if (t + 3 != all.size()) return;
  const ListFigure &total = all[t], &one = all[t + 1], &other = all[t + 2];
  if (total.amount.dimension != UnitDimension::none || !is_person(v, total.amount.noun)) return;
  const Half first = half_of(input, v, one), second = half_of(input, v, other);
  if (first.word == 0 || second.word == 0 || first.word == second.word || half_of(input, v, total).word != 0) return;
  if (one.element > total.element + most_between || other.element > first.behind + 1) return;
  const bool ends = second.behind >= v.elements.size() ||
                    (second.behind + 1 >= v.elements.size() && v.elements[second.behind].kind != TokenKind::word);
  if (!ends || any_word(v, total.element, other.element, {PassageRole::clause, PassageRole::open_list})) return;
  if (misses_by_little({one, other}, total)) report_sum(input, total, {one, other}, Severity::warning, findings);
}

/// "30% from ports, 50% from roads and the remaining 30% from boats".
void check_remainder(const CheckInput& input, const SentenceView& v, const std::vector<ListFigure>& all,
                     std::vector<Finding>& findings) {
  static const WordSet remaining{"remaining", "rest"},
      lead{"a", "about", "roughly", "approximately", "nearly", "some", "almost", "the"};
  std::vector<ListFigure> shares;
  for (const ListFigure& f : all) {
    if (f.amount.dimension != UnitDimension::proportion) continue;
    shares.push_back(f);
    std::size_t i = f.element;
    while (i > 0 && v.word(i - 1, lead)) --i;
    if (i == 0 || !v.word(i - 1, remaining)) continue;
    static const WordSet of{"of"};
    if (i > 1 && v.word(i - 2, of)) return;  // "half of the remaining 30%"
    if (shares.size() < 2) return;
    Interval sum = Interval::point(Decimal(0));
    Decimal point;
    std::string formula;
    std::vector<std::uint32_t> claims;
    for (const ListFigure& s : shares) {
      sum = add(sum, s.amount.literal);
      point = point + *s.amount.point;
      formula += (formula.empty() ? "" : " + ") + readable(*s.amount.point);
      claims.push_back(s.amount.claim);
    }
    if (contains(sum, Decimal(100))) return;
    findings.push_back(arithmetic_finding(
        input, claims, shares.size() > 2 ? Severity::error : Severity::warning, shares.size() > 2 ? 0.85 : 0.7,
        "With the remaining " + quoted(input.claims[f.amount.claim]) + " the shares add up to " + readable(point) +
            "%, not 100%.",
        {formula + " = " + readable(point) + "% (" + show(sum, "%") + " with rounding)"}));
    return;
  }
}

}  // namespace

void check_sum(const CheckInput& input, const SentenceView& view, std::vector<Finding>& findings) {
  const std::vector<ListFigure> all = list_figures(input, view);
  const std::size_t reported = findings.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    check_list_behind(input, view, all, i, findings);
    check_list_ahead(input, view, all, i, findings);
    if (findings.size() == reported) check_both_halves(input, view, all, i, findings);
  }
  check_remainder(input, view, all, findings);
}

}  // namespace claimcheck
