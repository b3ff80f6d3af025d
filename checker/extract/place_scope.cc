#include "checker/extract/scope_parts.h"

#include <algorithm>

namespace claimcheck {

namespace {

/// How much farther than "in X" a place may be preferred by its role, in tokens.
int role_cost(PlaceRole role) {
  switch (role) {
    case PlaceRole::at:
      return 0;
    case PlaceRole::owner:
      return 8;
    case PlaceRole::of:
      return 10;
    case PlaceRole::subject:
      return 12;
    case PlaceRole::people:
      return 16;
    default:
      return 0;  // from and to only compete with their like
  }
}

constexpr int reach_people = 8;  // tokens

Dimension dimension(const char* name, const NamedPlace& named, std::string_view words, InferredFrom from) {
  Dimension d;
  d.name = name;
  d.value = named.value;
  d.words = fold_space(words);
  d.origin = from == InferredFrom::none ? Origin::stated : Origin::inferred;
  d.from = from;
  return d;
}

bool inside(const NamedPlace& named, const MentionPlace& place) {
  return named.first >= place.first && named.end <= place.end;
}

/// The place of a role that is closest to the number, in its clause.
const NamedPlace* nearest_place(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                                std::uint32_t clause, bool (*wanted)(PlaceRole)) {
  const NamedPlace* best = nullptr;
  int best_cost = 0;
  for (const NamedPlace& named : context.named_around(place)) {
    if (!wanted(named.role) || context.clause_at(named.first) != clause) continue;
    const int away = inside(named, place) ? 0 : distance(scope, context, place, named.first, named.end);
    if (named.role == PlaceRole::people && away > reach_people)
      continue;  // "the American people", far off, is no place
    const int cost = role_cost(named.role) + away;
    if (best == nullptr || cost < best_cost ||
        (cost == best_cost && named.first > place.first && best->first < place.first))
      best = &named, best_cost = cost;
  }
  return best;
}

bool is_setting(PlaceRole role) { return role != PlaceRole::from && role != PlaceRole::to; }
bool is_firm(PlaceRole role) { return role == PlaceRole::at; }
bool is_from(PlaceRole role) { return role == PlaceRole::from; }
bool is_to(PlaceRole role) { return role == PlaceRole::to; }

/// "In Mexico, 300 …; 20 …": a place that opens the sentence governs its other clauses.
const NamedPlace* opening_place(const DocumentScope& scope, const SentenceContext& context) {
  if (context.named.empty()) return nullptr;
  const NamedPlace& first = context.named.front();
  if (first.role != PlaceRole::at || first.first > context.sentence->first_token + 4) return nullptr;
  for (std::uint32_t i = context.sentence->first_token; i < first.first; ++i)
    if (!is_stop_word(scope.scan.tokens[i].hash)) return nullptr;
  return &first;
}

/// "Mexico found 300 and lost 20": the second verb has the first one's subject.
const NamedPlace* shared_subject(const SentenceContext& context, const MentionPlace& place) {
  constexpr std::uint32_t subject_reach = 3;
  if (!context.clauses[place.clause].shares_subject || place.clause == 0) return nullptr;
  const Clause& before = context.clauses[place.clause - 1];
  for (const NamedPlace& n : context.named)
    if (n.first >= before.first && n.first <= before.first + subject_reach)
      return n.role == PlaceRole::from || n.role == PlaceRole::to ? nullptr : &n;
  return nullptr;
}

/// The one place that a heading, list lead or table header names. A document's first heading names its occasion rather
/// than where things are, and does not count.
const NamedPlace* place_of_lender(DocumentScope& scope, std::uint32_t index, InferredFrom what) {
  const Block& block = scope.document.blocks[index];
  if (what == InferredFrom::heading && (block.level <= 1 || block.kind == BlockKind::title)) return nullptr;
  const LentWords& words = scope.words_of(index);
  constexpr std::size_t mere_name = 4;  // tokens
  const NamedPlace* found = nullptr;
  for (const NamedPlace& named : words.named) {
    if (!is_firm(named.role) && words.tokens.size() > named.end - named.first + mere_name) continue;
    if (found != nullptr) return nullptr;
    found = &named;
  }
  return found;
}

void find_setting(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                  std::vector<Dimension>& out) {
  const auto words = [&](const NamedPlace& n) { return scope.text_of(n.first, n.end); };
  const Clause& clause = context.clauses[place.clause];
  if (const NamedPlace* n = nearest_place(scope, context, place, place.clause, is_setting)) {
    out.push_back(dimension("place", *n, words(*n), InferredFrom::none));
    return;
  }
  if (clause.main >= 0 && clause.parenthesis) {
    if (const NamedPlace* n = nearest_place(scope, context, place, static_cast<std::uint32_t>(clause.main), is_firm)) {
      out.push_back(dimension("place", *n, words(*n), InferredFrom::sentence));
      return;
    }
  }
  if (const NamedPlace* n = shared_subject(context, place)) {
    out.push_back(dimension("place", *n, words(*n), InferredFrom::sentence));
    return;
  }
  if (const NamedPlace* n = opening_place(scope, context)) {
    out.push_back(dimension("place", *n, words(*n), InferredFrom::sentence));
    return;
  }
  std::vector<std::pair<std::uint32_t, InferredFrom>> lenders;
  scope.lenders(context.sentence->block, lenders);
  for (const auto& [block, what] : lenders) {
    const NamedPlace* n = place_of_lender(scope, block, what);
    if (n == nullptr) continue;
    const auto& tokens = scope.words_of(block).tokens;
    out.push_back(dimension(
        "place", *n, slice(scope.document.text, {tokens[n->first].span.begin, tokens[n->end - 1].span.end}), what));
    return;
  }
}

}  // namespace

void find_places(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                 std::vector<Dimension>& out) {
  find_setting(scope, context, place, out);
  if (const NamedPlace* n = nearest_place(scope, context, place, place.clause, is_from))
    out.push_back(dimension("from_place", *n, scope.text_of(n->first, n->end), InferredFrom::none));
  if (const NamedPlace* n = nearest_place(scope, context, place, place.clause, is_to))
    out.push_back(dimension("to_place", *n, scope.text_of(n->first, n->end), InferredFrom::none));
}

}  // namespace claimcheck
