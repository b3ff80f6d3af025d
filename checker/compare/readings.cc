#include "checker/compare/readings.h"

#include "checker/compare/verdict.h"

#include <algorithm>
#include <set>

namespace claimcheck {

namespace {

constexpr int near_documents = 366;             // days: documents this close speak of the same present
constexpr std::size_t max_meeting_claims = 64;  // claims of a reading that are tried for a common sentence

bool general_dimension(const std::string& name) {
  return name == "time" || name == "place" || name == "population" || name == "status" || name == "period" ||
         name == "version";
}

/// A time that nothing but the document's date suggests.
const Dimension* document_time(const Claim& claim) {
  const Dimension* time = find_dimension(claim, "time");
  return time != nullptr && time->dates && time->from == InferredFrom::document_date ? time : nullptr;
}

int days_apart(const DateRange& a, const DateRange& b) {
  if (!disjoint(a, b)) return 0;
  if (a.to && b.from && *a.to < *b.from) return b.from->days - a.to->days;
  return a.from && b.to ? a.from->days - b.to->days : 0;
}

/// The claim with only those dimensions that both measures know.
Claim common_part(const Claim& claim, const Measure& mine, const Measure& other, bool with_time) {
  Claim out;
  for (const Dimension& d : claim.dimensions) {
    const bool shared = general_dimension(d.name) || (mine.slot(d.name) != nullptr && other.slot(d.name) != nullptr);
    if (shared && (with_time || d.name != "time")) out.dimensions.push_back(d);
  }
  return out;
}

std::set<std::uint32_t> related_measures(const RuleSet& rules) {
  std::set<std::uint32_t> out;
  for (const Relation& r : rules.relations) {
    out.insert(r.measures.begin(), r.measures.end());
    if (r.kind == RelationKind::equation) {
      out.insert(r.left);
      out.insert(r.factors.begin(), r.factors.end());
    }
  }
  return out;
}

}  // namespace

const std::vector<std::uint32_t>& Readings::find(const std::string& set, std::uint32_t measure) const {
  static const std::vector<std::uint32_t> none;
  const auto at = of.find({set, measure});
  return at != of.end() ? at->second : none;
}

Readings collect_readings(const CheckInput& input) {
  Readings out;
  const std::set<std::uint32_t> wanted = related_measures(input.rules);
  if (wanted.empty()) return out;
  std::uint32_t scopes = 0;
  for (const KeyGroup& group : group_by_key(input)) {
    const auto measure = static_cast<std::uint32_t>(group.measure - input.rules.measures.data());
    if (wanted.count(measure) != 0) {
      for (const Bucket& bucket : group.buckets) {
        const Claim& claim = input.claims.glance(bucket.claims.front());
        if (claim.quantity.kind == QuantityKind::date || claim.quantity.kind == QuantityKind::date_range) continue;
        const std::string& set = input.documents[claim.document].set;
        out.of[{set, measure}].push_back(static_cast<std::uint32_t>(out.all.size()));
        out.all.push_back({scopes + bucket.scope, measure, bucket.claims, base_literal(claim.quantity),
                           base_charitable(claim.quantity), base_point(claim.quantity)});
      }
    }
    scopes += group.scopes;
  }
  for (const auto& [key, readings] : out.of)
    if (out.sets.empty() || out.sets.back() != key.first) out.sets.push_back(key.first);
  return out;
}

const Unification& Companions::unified(std::uint32_t a, std::uint32_t b) {
  const Reading &x = readings_.all[a], &y = readings_.all[b];
  const auto key = std::make_pair(x.scope, y.scope);
  const auto found = cache_.find(key);
  if (found != cache_.end()) return found->second;
  const Measure &mine = input_.rules.measures[x.measure], &other = input_.rules.measures[y.measure];
  Measure neutral;  // containment counts; what is required of one measure is not required of the other
  neutral.additive = true;
  const Claim &first = input_.claims[x.claims.front()], &second = input_.claims[y.claims.front()];
  const Dimension *time = document_time(first), *other_time = document_time(second);
  const bool by_documents = time != nullptr && other_time != nullptr;
  Unification u =
      unify(common_part(first, mine, other, !by_documents), common_part(second, other, mine, !by_documents), &neutral);
  if (by_documents && disjoint(*time->dates, *other_time->dates)) {
    const bool near = days_apart(*time->dates, *other_time->dates) <= near_documents;
    u.confidence *= near ? 0.9 : 0.5;
    u.note_only |= !near;
    u.assumptions.emplace_back("taking both for the time when their documents were written");
  }
  return cache_.emplace(key, std::move(u)).first->second;
}

Meeting meet(const CheckInput& input, const Readings& readings, const std::vector<std::uint32_t>& members) {
  Meeting best;
  for (const std::uint32_t m : members) best.claims.push_back(readings.all[m].claims.front());
  const auto leaders = readings.all[members.front()].claims;
  for (std::size_t n = 0; n < std::min(leaders.size(), max_meeting_claims); ++n) {
    const Claim& leader = input.claims[leaders[n]];
    std::vector<std::uint32_t> sentence{leaders[n]}, document{leaders[n]};
    for (std::size_t k = 1; k < members.size(); ++k) {
      const auto claims = readings.all[members[k]].claims;
      for (std::size_t i = 0; i < std::min(claims.size(), max_meeting_claims); ++i) {
        const Claim& c = input.claims[claims[i]];
        if (c.document != leader.document) continue;
        if (document.size() == k) document.push_back(claims[i]);
        if (c.sentence_id == leader.sentence_id && sentence.size() == k) sentence.push_back(claims[i]);
      }
    }
    if (sentence.size() == members.size()) return {sentence, true, true};
    if (document.size() == members.size() && !best.one_document) best = {document, false, true};
  }
  return best;
}

}  // namespace claimcheck
