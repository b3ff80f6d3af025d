#include "checker/compare/align.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace claimcheck {

namespace {

constexpr std::size_t enough_keywords = 5, few_keywords = 2;
constexpr double nothing_shared = 0.1;  // of two short texts that name this and that

std::string scope_signature(const Claim& claim) {
  std::string out;
  for (const Dimension& d : claim.dimensions) {
    if (d.origin == Origin::unknown) continue;
    out += d.name + '\x1f' + d.value + '\x1f';
    if (d.dates) out += to_string(*d.dates);
    if (d.numbers) out += to_string(*d.numbers);
    out += static_cast<char>('a' + static_cast<int>(d.from));
    out += '\x1e';
  }
  return out;
}

std::string quantity_signature(const Mention& m) {
  std::string out = to_string(m.kind);
  out += to_string(m.charitable) + to_string(m.literal) + to_string(m.modifier) + to_string(m.dates);
  if (m.unit != nullptr) out += m.unit->name;
  return out;
}

/// Whether a dimension that the rule requires is unknown: such a claim is one fact with no other.
bool lacks_required(const Claim& claim, const Measure& measure) {
  return std::any_of(measure.slots.begin(), measure.slots.end(), [&](const DimensionSlot& slot) {
    const Dimension* d = slot.required ? find_dimension(claim, slot.name) : nullptr;
    return slot.required && (d == nullptr || d->origin == Origin::unknown);
  });
}

std::string key_of(const Claim& claim, const DocumentInfo& document, const Measure& measure) {
  std::string key = document.set + '\x1e' + measure.id;
  for (const DimensionSlot& slot : measure.slots) {
    if (!slot.required) continue;
    const Dimension* d = find_dimension(claim, slot.name);
    key += '\x1e' + (d != nullptr && d->origin != Origin::unknown ? d->value : std::string("?"));
  }
  return key;
}

/// On one line, and without the separators of the key.
std::string printable_key(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '\x1e')
      out += '|';
    else
      out += c == '|' || static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return out;
}

}  // namespace

std::string fact_key(const Claim& claim, const DocumentInfo& document, const RuleSet& rules) {
  if (const Measure* measure = rules.find_measure(claim.measure))
    return printable_key(key_of(claim, document, *measure));
  const Mention& m = claim.quantity;
  return printable_key(document.set + "\x1e-\x1e" + to_string(m.kind) + '\x1e' +
                       (m.unit != nullptr ? m.unit->base : m.noun));
}

bool takes_part(const Claim& claim) { return claim.stance == Stance::asserted || claim.stance == Stance::attributed; }

std::vector<KeyGroup> group_by_key(const CheckInput& input) {
  std::vector<KeyGroup> groups;
  std::map<std::string, std::size_t> group_of;
  struct Index {
    std::map<std::string, std::uint32_t> scopes, figures;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> buckets;  // by scope and figure
  };
  std::vector<Index> indexes;
  for (std::uint32_t i = 0; i < input.claims.size(); ++i) {
    input.claims.let_go();
    const Claim& claim = input.claims[i];
    if (!takes_part(claim)) continue;
    const Measure* measure = input.rules.compared_measure(claim);
    if (measure == nullptr || lacks_required(claim, *measure)) continue;
    const auto [at, is_new] =
        group_of.try_emplace(key_of(claim, input.documents[claim.document], *measure), groups.size());
    if (is_new) {
      groups.push_back({measure, {}, 0});
      indexes.emplace_back();
    }
    KeyGroup& group = groups[at->second];
    Index& index = indexes[at->second];
    const auto scope = index.scopes.try_emplace(scope_signature(claim), group.scopes);
    if (scope.second) ++group.scopes;
    const auto figure = index.figures.try_emplace(quantity_signature(claim.quantity), group.figures);
    if (figure.second) ++group.figures;
    const auto bucket = index.buckets.try_emplace({scope.first->second, figure.first->second}, group.buckets.size());
    if (bucket.second) group.buckets.push_back({scope.first->second, figure.first->second, {}});
    group.buckets[bucket.first->second].claims.push_back(i);
  }
  return groups;
}

std::vector<std::uint32_t> representatives(const KeyGroup& group, std::size_t most) {
  std::vector<std::uint32_t> chosen(group.buckets.size());
  std::iota(chosen.begin(), chosen.end(), 0U);
  if (chosen.size() <= most) return chosen;
  const auto& buckets = group.buckets;
  std::vector<std::size_t> stated(group.figures, 0);
  for (const Bucket& b : buckets) stated[b.figure] += b.claims.size();
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
    return buckets[a].claims.size() > buckets[b].claims.size();
  });
  std::vector<std::uint32_t> turn(buckets.size());  // its place among the buckets of its figure
  std::vector<std::uint32_t> seen(group.figures, 0);
  for (const std::uint32_t b : chosen) turn[b] = seen[buckets[b].figure]++;
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
    return turn[a] != turn[b] ? turn[a] < turn[b] : stated[buckets[a].figure] > stated[buckets[b].figure];
  });
  chosen.resize(most);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

double shared_subject(const DocumentInfo& a, const DocumentInfo& b) {
  const std::size_t fewer = std::min(a.keywords.size(), b.keywords.size());
  std::size_t shared = 0;
  for (auto x = a.keywords.begin(), y = b.keywords.begin(); x != a.keywords.end() && y != b.keywords.end();) {
    if (*x < *y)
      ++x;
    else if (*y < *x)
      ++y;
    else
      ++shared, ++x, ++y;
  }
  if (fewer < enough_keywords) return fewer >= few_keywords && shared == 0 ? nothing_shared : 1.0;
  return static_cast<double>(shared) / static_cast<double>(fewer);
}

}  // namespace claimcheck
