// Grouping: each claim is looked at once and leaves sixteen bytes; those are dealt out by key, and what follows reads
// them one after the other. Memory that is far away costs more than all instructions: a million claims of 800 bytes lie
// in no cache.
#include "checker/compare/align.h"
#include "checker/compare/figure_codes.h"
#include "checker/compare/signature.h"
#include "checker/text/letters.h"
#include "checker/text/prefetch.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace claimcheck {

namespace {

/// Whether a dimension that the rule requires is unknown: such a claim is one fact with no other.
bool lacks_required(const Claim& claim, const Measure& measure) {
  return std::any_of(measure.slots.begin(), measure.slots.end(), [&](const DimensionSlot& slot) {
    const Dimension* d = slot.required ? find_dimension(claim, slot.name) : nullptr;
    return slot.required && (d == nullptr || d->origin == Origin::unknown);
  });
}

/// False where no dimension is known.
bool sign_scope(const Claim& claim, Signature& out) {
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
  return !out.words().empty();
}

/// What grouping keeps of a claim.
struct ClaimCode {
  std::uint32_t claim = 0;
  std::uint32_t scope = 0;   // number of its dimensions; 0 where none is known
  std::uint64_t figure = 0;  // of FigureCodes
};

/// Numbers words in the order in which they are first asked for, from 0, of a group at a time: nearly always there are
/// few.
class FewNumbers {
 public:
  std::uint32_t of(std::uint64_t word) {
    if (words_.size() <= few) {
      for (std::uint32_t i = 0; i < words_.size(); ++i)
        if (words_[i] == word) return i;
      words_.push_back(word);
      if (words_.size() > few) fill(64);
      return size() - 1;
    }
    std::uint32_t& place = place_of(word);
    if (place != 0) return place - 1;
    words_.push_back(word);
    place = size();
    if (words_.size() * 2 > places_.size()) fill(places_.size() * 2);
    return size() - 1;
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  void clear() { words_.clear(); }

 private:
  static constexpr std::size_t few = 8;
  std::uint32_t& place_of(std::uint64_t word) {
    std::size_t at = hash_step(hash_start(1), word) & (places_.size() - 1);
    while (places_[at] != 0 && words_[places_[at] - 1] != word) at = (at + 1) & (places_.size() - 1);
    return places_[at];
  }
  void fill(std::size_t places) {
    places_.assign(places, 0);
    for (std::uint32_t i = 0; i < words_.size(); ++i) place_of(words_[i]) = i + 1;
  }
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> places_;  // open addressing: the number plus one; 0 is free
};

/// The readings of claims with their keys, which are numbered in the order of their first claims.
class Grouping {
 public:
  explicit Grouping(const CheckInput& input) : input_(input), key_of_measure_(input.rules.measures.size()) {}
  void add(std::uint32_t index);
  KeyedClaims finish();

 private:
  struct KeyInSet {
    std::uint32_t set = UINT32_MAX, key = 0;
  };
  std::uint32_t set_of(std::uint32_t document);
  std::uint32_t key_of(const Claim& claim, const Measure& measure);
  std::uint32_t scope_of(const Claim& claim);
  std::vector<std::uint32_t> deal_out();
  std::uint32_t bucket_of(KeyGroup& group, const ClaimCode& claim, std::uint32_t value);
  void keep_values(KeyGroup& group);
  void fill(KeyGroup& group, std::span<std::uint32_t> members);

  const CheckInput& input_;
  Signature signature_;
  Numbering sets_, numbers_, scopes_;
  FigureCodes codes_;
  std::uint32_t document_ = UINT32_MAX, set_ = 0;  // of the claim before
  std::vector<KeyInSet> key_of_measure_;           // of measures that require nothing: the last set and the key in it
  std::vector<ClaimCode> claims_;
  std::vector<std::uint32_t> keys_;  // of the claims
  std::vector<std::uint32_t> ends_;  // by key: how many claims; after deal_out() where they end
  std::vector<KeyGroup> groups_;     // by key
  FewNumbers own_scopes_, own_figures_, own_values_, own_buckets_;
  struct Own {
    std::uint32_t claim = 0, bucket = 0, value = 0;
  };
  std::vector<Own> own_;  // of the group at hand, as those below
  std::vector<std::uint32_t> in_order_, next_;
  std::vector<std::vector<std::uint32_t>> values_;  // of buckets that state several
};

std::uint32_t Grouping::set_of(std::uint32_t document) {
  if (document == document_) return set_;
  signature_.clear();
  signature_.add(input_.documents[document].set);
  document_ = document;
  return set_ = sets_.of(signature_);
}

std::uint32_t Grouping::key_of(const Claim& claim, const Measure& measure) {
  const std::uint32_t set = set_of(claim.document);
  const auto index = static_cast<std::uint32_t>(&measure - input_.rules.measures.data());
  KeyInSet& known = key_of_measure_[index];
  if (known.set == set) return known.key;
  signature_.clear();
  signature_.add(std::uint64_t{set} << 32 | index);
  bool requires_nothing = true;
  for (const DimensionSlot& slot : measure.slots) {
    if (!slot.required) continue;
    requires_nothing = false;
    signature_.add(find_dimension(claim, slot.name)->value);
  }
  const std::uint32_t key = numbers_.of(signature_);
  if (key == groups_.size()) {
    groups_.push_back({&measure, {}, 0, 0});
    ends_.push_back(0);
  }
  if (requires_nothing) known = {set, key};
  return key;
}

std::uint32_t Grouping::scope_of(const Claim& claim) {
  return sign_scope(claim, signature_) ? scopes_.of(signature_) + 1 : 0;
}

void Grouping::add(std::uint32_t index) {
  const Claim& claim = input_.claims.glance(index);
  if (!takes_part(claim)) return;
  const Measure* measure = input_.rules.compared_measure(claim);
  if (measure == nullptr || lacks_required(claim, *measure)) return;
  const std::uint32_t key = key_of(claim, *measure);
  ++ends_[key];
  keys_.push_back(key);
  claims_.push_back({index, scope_of(claim), codes_.of(claim.quantity)});
}

/// The places of the claims in `claims_`, by key, of one key in order.
std::vector<std::uint32_t> Grouping::deal_out() {
  std::vector<std::uint32_t> next(ends_.size());
  std::exclusive_scan(ends_.begin(), ends_.end(), next.begin(), 0U);
  std::vector<std::uint32_t> places(claims_.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) places[next[keys_[i]]++] = i;
  std::vector<std::uint32_t>().swap(keys_);
  ends_ = std::move(next);
  return places;
}

std::uint32_t Grouping::bucket_of(KeyGroup& group, const ClaimCode& claim, std::uint32_t value) {
  const std::uint32_t scope = own_scopes_.of(claim.scope), figure = own_figures_.of(codes_.figure(claim.figure)),
                      bucket = own_buckets_.of(std::uint64_t{scope} << 32 | figure);
  if (bucket == next_.size()) {
    next_.push_back(0);
    group.buckets.push_back({scope, figure, value, {}});
  }
  if (group.buckets[bucket].value != value) group.buckets[bucket].value = Bucket::several_values;
  return bucket;
}

/// The buckets of one group. `members`: places in `claims_`, in place of which the claims are put, bucket by bucket.
void Grouping::fill(KeyGroup& group, std::span<std::uint32_t> members) {
  for (FewNumbers* numbers : {&own_scopes_, &own_figures_, &own_values_, &own_buckets_}) numbers->clear();
  own_.clear();
  next_.clear();
  bool several = false;
  const ClaimCode* before = nullptr;
  for (const std::uint32_t place : members) {
    const ClaimCode& claim = claims_[place];
    if (before == nullptr || claim.figure != before->figure || claim.scope != before->scope) {
      const std::uint32_t value = own_values_.of(codes_.value(claim.figure)), bucket = bucket_of(group, claim, value);
      several |= group.buckets[bucket].value == Bucket::several_values;
      own_.push_back({claim.claim, bucket, value});
    } else {
      own_.push_back({claim.claim, own_.back().bucket, own_.back().value});
    }
    ++next_[own_.back().bucket];
    before = &claim;
  }
  group.scopes = own_scopes_.size();
  group.figures = own_figures_.size();
  std::uint32_t begin = 0;
  for (std::uint32_t b = 0; b < next_.size(); ++b) {
    group.buckets[b].claims = members.subspan(begin, next_[b]);
    begin += std::exchange(next_[b], begin);
  }
  in_order_.resize(several ? members.size() : 0);
  for (const Own& own : own_) {
    const std::uint32_t at = next_[own.bucket]++;
    members[at] = own.claim;
    if (several) in_order_[at] = own.value;
  }
  if (several) keep_values(group);
}

/// Of each claim of a bucket that states several.
void Grouping::keep_values(KeyGroup& group) {
  auto begin = in_order_.begin();
  for (Bucket& bucket : group.buckets) {
    const auto end = begin + static_cast<std::ptrdiff_t>(bucket.claims.size());
    if (bucket.value == Bucket::several_values) {
      bucket.value |= static_cast<std::uint32_t>(values_.size());
      values_.emplace_back(begin, end);
    }
    begin = end;
  }
}

KeyedClaims Grouping::finish() {
  KeyedClaims out;
  out.members = deal_out();
  constexpr std::size_t ahead = 16;
  for (std::size_t g = 0, begin = 0; g < groups_.size(); begin = ends_[g++]) {
    for (std::size_t i = begin + ahead; i < std::min<std::size_t>(ends_[g] + ahead, out.members.size()); ++i)
      prefetch(&claims_[out.members[i]]);
    fill(groups_[g], std::span(out.members).subspan(begin, ends_[g] - begin));
  }
  out.groups = std::move(groups_);
  out.values = std::move(values_);
  return out;
}

/// Starts to fetch what Grouping::add looks at.
void prefetch_claim(const Claim* claim) {
  if (claim == nullptr) return;
  prefetch(&claim->document);
  prefetch(&claim->quantity.stated_low);
  prefetch(&claim->quantity.literal);
  prefetch(&claim->quantity.charitable);
  prefetch(&claim->quantity.unit);
  prefetch(&claim->quantity.dates);
  prefetch(&claim->measure);
  prefetch(&claim->stance);
}

}  // namespace

const std::vector<KeyGroup>& group_by_key(const CheckInput& input) {
  if (input.keyed == nullptr) {
    constexpr std::uint32_t ahead = 8;
    Grouping grouping(input);
    for (std::uint32_t i = 0; i < input.claims.size(); ++i) {
      prefetch_claim(input.claims.in_memory(std::size_t{i} + ahead));
      grouping.add(i);
    }
    input.keyed = std::make_shared<const KeyedClaims>(grouping.finish());
  }
  return input.keyed->groups;
}

}  // namespace claimcheck
