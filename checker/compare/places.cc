#include "checker/compare/places.h"

#include "checker/compare/dimensions.h"
#include "checker/compare/slots.h"

#include <algorithm>

namespace claimcheck {

namespace {

bool is_capital(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= 'A' && text[at] <= 'Z';
}

/// The name at `begin`, or behind a "the" there if `regions`; empty for anything else.
std::string_view name_at(std::string_view sentence, std::size_t begin, bool regions) {
  constexpr std::string_view article = "the ";
  if (regions && sentence.substr(begin).starts_with(article)) begin += article.size();
  if (!is_capital(sentence, begin)) return {};
  std::string_view name = sentence.substr(begin, sentence.find_first_of(" ,.;:)", begin) - begin);
  if (name.ends_with("'s")) name.remove_suffix(2);
  return name;
}

/// The claims beside the one in its sentence, the nearest few: a sentence may have hundreds.
std::pair<std::uint32_t, std::uint32_t> neighbours(const CheckInput& input, std::uint32_t claim) {
  constexpr std::uint32_t most = Neighbours::reach;
  const auto in_sentence = [&](std::uint32_t i) {
    return input.claims[i].document == input.claims[claim].document &&
           input.claims[i].sentence_id == input.claims[claim].sentence_id;
  };
  std::uint32_t first = claim, end = claim + 1;
  while (first > 0 && claim - first < most && in_sentence(first - 1)) --first;
  while (end < input.claims.size() && end - claim <= most && in_sentence(end)) ++end;
  return {first, end};
}

/// One place is said to be the other, or to lie in it: by what the two sentences state, or where one states it, by what
/// is known of the other's document.
bool one_holds_the_other(const Claim& x, const Claim& y) {
  const Dimension *p = find_dimension(x, "place"), *q = find_dimension(y, "place");
  if (p == nullptr || q == nullptr || p->value.empty() || q->value.empty()) return false;
  if (p->origin != Origin::stated && q->origin != Origin::stated) return false;
  const auto lies_in = [](const Dimension& narrow, const Dimension& wide) {
    return std::find(narrow.within.begin(), narrow.within.end(), wide.value) != narrow.within.end();
  };
  return p->value == q->value || lies_in(*p, *q) || lies_in(*q, *p);
}

}  // namespace

std::vector<std::string_view> places_beside(const CheckInput& input, std::uint32_t claim,
                                            std::pair<std::uint32_t, std::uint32_t> beside, std::uint32_t reach,
                                            bool regions) {
  constexpr std::string_view prepositions[] = {" in ", " at ", " near "};
  const Span number = input.claims[claim].sentence_number;
  const std::string_view sentence = input.claims[claim].sentence;
  std::size_t from = number.begin > reach ? number.begin - reach : 0,
              to = std::min<std::size_t>(number.end + reach, sentence.size());
  for (std::uint32_t i = beside.first; i < beside.second; ++i) {
    const Span other = input.claims[i].sentence_number;
    if (i == claim) continue;
    if (other.end <= number.begin) from = std::max<std::size_t>(from, other.end);
    if (other.begin >= number.end) to = std::min<std::size_t>(to, other.begin);
  }
  std::vector<std::string_view> found;
  const auto add = [&](std::size_t begin) {
    if (begin >= to) return;
    if (const std::string_view name = name_at(sentence, begin, regions);
        !name.empty() && name.data() < sentence.data() + to)
      found.push_back(name);
  };
  if (from == 0 && sentence.starts_with("In ")) add(3);
  const std::string_view beside_it = sentence.substr(0, to);
  for (const std::string_view preposition : prepositions)
    for (std::size_t at = beside_it.find(preposition, from); at != std::string_view::npos;
         at = beside_it.find(preposition, at + 1))
      add(at + preposition.size());
  return found;
}

bool name_other_places(const CheckInput& input, std::uint32_t a, std::uint32_t b) {
  constexpr std::uint32_t reach = 200;  // bytes: the clause, up to the next figure
  const Claim &x = input.claims[a], &y = input.claims[b];
  const auto p = places_beside(input, a, neighbours(input, a), reach, true);
  if (p.empty()) return false;
  const auto q = places_beside(input, b, neighbours(input, b), reach, true);
  const auto is_absent = [](std::string_view sentence) {
    return [sentence](std::string_view place) { return sentence.find(place) == std::string_view::npos; };
  };
  return !q.empty() && std::all_of(p.begin(), p.end(), is_absent(y.sentence)) &&
         std::all_of(q.begin(), q.end(), is_absent(x.sentence)) && !one_holds_the_other(x, y);
}

}  // namespace claimcheck
