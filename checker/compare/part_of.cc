#include "checker/compare/part_of.h"

namespace claimcheck {

bool of_whole(const SentenceView& v, std::size_t first, std::size_t second, bool& definite) {
  constexpr std::size_t most_leads = 5, most_words = 2;
  std::size_t i = second, leads = 0;
  definite = false;
  while (i > first + 1 && leads < most_leads && v.word(i - 1, PassageRole::whole_lead)) {
    definite |= v.word(i - 1, PassageRole::definite);
    --i;
    ++leads;
  }
  if (i <= first + 1 || !v.word(i - 1, PassageRole::of)) return false;
  if (i >= 2 && v.word(i - 2, PassageRole::no_part)) return false;
  std::size_t words = 0;
  for (std::size_t k = first + 1; k + 1 < i; ++k) {
    if (v.word(k, PassageRole::out)) {
      definite = true;
      continue;
    }
    if (v.mark(k, ')') || v.mark(k, ']') || (v.mark(k, ',') && v.word(k + 1, PassageRole::out))) continue;
    if (v.elements[k].kind != TokenKind::word || v.word(k, PassageRole::clause) || ++words > most_words) return false;
  }
  return true;
}

bool opens_as_whole(const SentenceView& v, std::size_t element) {
  std::size_t i = element;
  while (i > 0 && v.word(i - 1, PassageRole::whole_lead)) --i;
  if (i == 0 || !v.word(i - 1, PassageRole::whole_opening)) return false;
  --i;
  if (i > 0 && v.word(i - 1, PassageRole::out)) --i;
  return i == 0 || v.elements[i - 1].kind != TokenKind::word || v.word(i - 1, PassageRole::conjunction) ||
         (v.word(i - 1, PassageRole::clause) && !v.word(i - 1, PassageRole::no_part));
}

bool is_part_anaphor(const SentenceView& v, std::size_t i) {
  return v.word(i, PassageRole::of) && v.word(i + 1, PassageRole::part_anaphor);
}

bool is_person(const SentenceView& v, std::string_view noun) {
  return !noun.empty() && v.words != nullptr && v.words->plays(hash_word(noun), PassageRole::person);
}

namespace {

bool is_verb(const SentenceView& v, std::size_t i) {
  return i < v.elements.size() && v.elements[i].kind == TokenKind::word && v.words != nullptr &&
         looks_like_verb(*v.words, slice(v.text, v.elements[i].span), v.elements[i].hash);
}

/// Whether the element may name something: no figure, no stop word, no verb, and not what the figure counts.
bool may_name(const SentenceView& v, std::size_t i, std::string_view noun) {
  const Element& e = v.elements[i];
  if (e.kind != TokenKind::word || e.claim >= 0 || v.words == nullptr) return false;
  if (v.word(i, PassageRole::collective)) return true;
  const std::string_view word = slice(v.text, e.span);
  return !is_stop_word(e.hash) && !looks_like_verb(*v.words, word, e.hash) && singular(word) != noun && word != noun;
}

}  // namespace

bool names_others(const SentenceView& v, std::size_t first, std::size_t end, std::string_view noun) {
  for (std::size_t i = first; i < end && i < v.elements.size(); ++i) {
    if (!may_name(v, i, noun)) continue;
    if (v.word(i, PassageRole::collective) ? !is_verb(v, i + 1) : looks_plural(slice(v.text, v.elements[i].span)))
      return true;
  }
  return false;
}

bool names_anything(const SentenceView& v, std::size_t first, std::size_t end, std::string_view noun) {
  for (std::size_t i = first; i < end && i < v.elements.size(); ++i) {
    if (!may_name(v, i, noun)) continue;
    const std::string_view word = slice(v.text, v.elements[i].span);
    const bool predicate = i > first && v.word(i - 1, PassageRole::equate) && !looks_plural(word);
    if (v.word(i, PassageRole::collective) || !(predicate || word.ends_with("ly"))) return true;
  }
  return false;
}

bool is_plain(const CheckInput& input, std::uint32_t claim) {
  const Claim& c = input.claims[claim];
  if (is_temporal(c) || is_range(c) || c.quantity.kind == QuantityKind::change) return false;
  const auto amount = amount_of(input.claims, claim);
  return amount && amount->point && amount->dimension != UnitDimension::proportion &&
         amount->dimension != UnitDimension::points && amount->dimension != UnitDimension::factor;
}

std::optional<Amount> only_amount(const CheckInput& input, ClaimRange claims) {
  std::optional<Amount> found;
  for (std::uint32_t c = claims.first; c < claims.end; ++c) {
    const QuantityKind kind = input.claims[c].quantity.kind;
    if (kind == QuantityKind::date || kind == QuantityKind::date_range) continue;
    if (found || !is_plain(input, c)) return {};
    found = amount_of(input.claims, c);
  }
  return found;
}

}  // namespace claimcheck
