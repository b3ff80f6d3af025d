#include "checker/compare/align.h"

#include "checker/compare/signature.h"
#include "checker/compare/value_groups.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::size_t enough_keywords = 5, few_keywords = 2;
constexpr double nothing_shared = 0.1;  // of two short texts that name this and that

void sign_scope(const Claim& claim, Signature& out) {
  out.clear();
  for (const Dimension& d : claim.dimensions) {
    if (d.origin == Origin::unknown) continue;
    out.add(d.name);
    out.add(d.value);
    out.add(static_cast<std::uint64_t>(d.from) << 2 | std::uint64_t{d.dates.has_value()} << 1 |
            std::uint64_t{d.numbers.has_value()});
    if (d.dates) out.add(*d.dates);
    if (d.numbers) out.add(*d.numbers);
  }
}

void sign_quantity(const Mention& m, Signature& out) {
  out.clear();
  out.add(static_cast<std::uint64_t>(m.kind) << 9 | static_cast<std::uint64_t>(m.modifier) << 1 |
          std::uint64_t{m.unit != nullptr});
  if (m.unit != nullptr) out.add(m.unit->name);
  out.add(m.charitable);
  out.add(m.literal);
  out.add(m.dates);
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

namespace {

/// The keys of claims, one after the other. Keys, scopes and figures are numbered by what they are, so that a claim
/// costs a few look-ups of words that are put together anew for each, and no text.
class Keys {
 public:
  explicit Keys(const CheckInput& input) : input_(input) {}
  void add(std::uint32_t index);
  KeyedClaims finish();

 private:
  struct Stated {
    std::uint32_t figure = 0, value = 0;
  };
  struct Joined {
    std::uint32_t claim = 0, bucket = 0;
  };
  std::uint32_t set_of(std::uint32_t document);
  std::uint32_t group_of(const Claim& claim, const Measure& measure);
  Stated stated_by(const Mention& quantity);
  std::uint32_t bucket_of(std::uint32_t group, std::uint32_t scope, Stated stated);
  std::uint32_t number(Numbering& numbers, std::uint64_t a, std::uint64_t b) {
    const std::uint64_t words[] = {a, b};
    return numbers.of(words);
  }

  const CheckInput& input_;
  Signature signature_;
  Numbering sets_, keys_, scopes_, quantities_, figures_, values_;
  Numbering buckets_, scopes_of_groups_, figures_of_groups_;
  std::uint32_t document_ = UINT32_MAX, set_ = 0;  // of the claim before
  std::vector<Stated> stated_;                     // by number of the quantity with what was stated
  std::vector<std::uint32_t> scope_in_group_, figure_in_group_;
  std::vector<std::uint32_t> group_of_bucket_, place_in_group_, claims_of_bucket_;  // by number of the bucket
  std::vector<KeyGroup> groups_;
  std::vector<Joined> joined_;  // in order of the claims
};

std::uint32_t Keys::set_of(std::uint32_t document) {
  if (document == document_) return set_;
  signature_.clear();
  signature_.add(input_.documents[document].set);
  document_ = document;
  return set_ = sets_.of(signature_);
}

std::uint32_t Keys::group_of(const Claim& claim, const Measure& measure) {
  const std::uint32_t set = set_of(claim.document);
  signature_.clear();
  signature_.add(std::uint64_t{set} << 32 | static_cast<std::uint32_t>(&measure - input_.rules.measures.data()));
  for (const DimensionSlot& slot : measure.slots)
    if (slot.required) signature_.add(find_dimension(claim, slot.name)->value);
  const std::uint32_t group = keys_.of(signature_);
  if (group == groups_.size()) groups_.push_back({&measure, {}, 0, 0});
  return group;
}

Keys::Stated Keys::stated_by(const Mention& quantity) {
  sign_quantity(quantity, signature_);
  signature_.add(quantity.stated_low);
  signature_.add(quantity.stated_high);
  const std::uint32_t number = quantities_.of(signature_);
  if (number < stated_.size()) return stated_[number];
  sign_quantity(quantity, signature_);
  const std::uint32_t figure = figures_.of(signature_);
  signature_.clear();
  sign_value(quantity, signature_);
  return stated_.emplace_back(Stated{figure, values_.of(signature_)});
}

std::uint32_t Keys::bucket_of(std::uint32_t group, std::uint32_t scope, Stated stated) {
  const std::uint32_t bucket = number(buckets_, group, std::uint64_t{scope} << 32 | stated.figure);
  KeyGroup& of = groups_[group];
  if (bucket < group_of_bucket_.size()) {
    Bucket& known = of.buckets[place_in_group_[bucket]];
    if (known.value != stated.value) known.value = Bucket::several_values;
    return bucket;
  }
  // Scopes and figures have numbers of their own in each group.
  const std::uint32_t own_scope = number(scopes_of_groups_, group, scope);
  if (own_scope == scope_in_group_.size()) scope_in_group_.push_back(of.scopes++);
  const std::uint32_t own_figure = number(figures_of_groups_, group, stated.figure);
  if (own_figure == figure_in_group_.size()) figure_in_group_.push_back(of.figures++);
  group_of_bucket_.push_back(group);
  place_in_group_.push_back(static_cast<std::uint32_t>(of.buckets.size()));
  claims_of_bucket_.push_back(0);
  of.buckets.push_back({scope_in_group_[own_scope], figure_in_group_[own_figure], stated.value, {}});
  return bucket;
}

void Keys::add(std::uint32_t index) {
  const Claim& claim = input_.claims.glance(index);
  if (!takes_part(claim)) return;
  const Measure* measure = input_.rules.compared_measure(claim);
  if (measure == nullptr || lacks_required(claim, *measure)) return;
  const std::uint32_t group = group_of(claim, *measure);
  sign_scope(claim, signature_);
  const std::uint32_t scope = scopes_.of(signature_);
  const std::uint32_t bucket = bucket_of(group, scope, stated_by(claim.quantity));
  ++claims_of_bucket_[bucket];
  joined_.push_back({index, bucket});
}

KeyedClaims Keys::finish() {
  KeyedClaims out;
  std::vector<std::uint32_t> next(claims_of_bucket_.size());
  std::exclusive_scan(claims_of_bucket_.begin(), claims_of_bucket_.end(), next.begin(), 0U);
  out.members.resize(joined_.size());
  for (const Joined& joined : joined_) out.members[next[joined.bucket]++] = joined.claim;
  for (std::uint32_t b = 0; b < next.size(); ++b)
    groups_[group_of_bucket_[b]].buckets[place_in_group_[b]].claims =
        std::span<const std::uint32_t>(out.members).subspan(next[b] - claims_of_bucket_[b], claims_of_bucket_[b]);
  out.groups = std::move(groups_);
  out.values = std::move(values_);
  return out;
}

}  // namespace

const std::vector<KeyGroup>& group_by_key(const CheckInput& input) {
  if (input.keyed == nullptr) {
    Keys keys(input);
    for (std::uint32_t i = 0; i < input.claims.size(); ++i) keys.add(i);
    input.keyed = std::make_shared<const KeyedClaims>(keys.finish());
  }
  return input.keyed->groups;
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
