#include "checker/compare/align.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::size_t enough_keywords = 5, few_keywords = 2;
constexpr double nothing_shared = 0.1;  // of two short texts that name this and that

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
