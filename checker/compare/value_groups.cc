#include "checker/compare/value_groups.h"
#include "checker/compare/verdict.h"

#include "checker/text/token.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::size_t max_mentions_per_value = 50, max_values = 50;

/// A value while its claims are counted.
struct Stated {
  std::uint32_t value = 0;
  std::uint32_t first = 0;  // claim
  std::size_t claims = 0;
  bool kept = false;
};

std::string counted(std::size_t n) { return readable(Decimal(static_cast<std::int64_t>(n))); }

Value value_of(const Mention& m) {
  Value value;
  if (is_date(m)) {
    value.unit = to_string(m.dates);
    return value;
  }
  value.interval = m.literal;
  if (m.stated_low && m.stated_low == m.stated_high) value.point = m.stated_low;
  value.unit = m.unit != nullptr ? m.unit->name : std::string();
  return value;
}

bool holds(std::span<const std::uint32_t> claims, std::uint32_t claim) {
  return claims.front() == claim ||
         (claims.front() < claim && claim <= claims.back() && std::binary_search(claims.begin(), claims.end(), claim));
}

/// For each number of a value its place in a list. All none between two uses: as large as the largest number.
std::vector<std::uint32_t>& places_of_values(std::span<const ClaimRun> runs) {
  constexpr std::uint32_t none = UINT32_MAX;
  thread_local std::vector<std::uint32_t> places;
  std::uint32_t most = 0;
  for (const ClaimRun& run : runs) most = std::max(most, run.value);
  if (places.size() <= most) places.resize(std::size_t{most} + 1, none);
  return places;
}

/// In order of the first claim.
std::vector<Stated> values_of(std::span<const ClaimRun> runs, std::span<const std::uint32_t> keep) {
  std::vector<Stated> stated;
  std::vector<std::uint32_t>& places = places_of_values(runs);
  for (const ClaimRun& run : runs) {
    std::uint32_t& place = places[run.value];
    if (place == UINT32_MAX) {
      place = static_cast<std::uint32_t>(stated.size());
      stated.push_back({run.value, run.claims.front(), 0, false});
    }
    Stated& of = stated[place];
    of.first = std::min(of.first, run.claims.front());
    of.claims += run.claims.size();
    of.kept |= std::any_of(keep.begin(), keep.end(), [&](std::uint32_t claim) { return holds(run.claims, claim); });
  }
  for (const Stated& s : stated) places[s.value] = UINT32_MAX;
  std::sort(stated.begin(), stated.end(), [](const Stated& a, const Stated& b) { return a.first < b.first; });
  return stated;
}

/// The first claims of each value, in order.
std::vector<std::vector<std::uint32_t>> first_claims(std::span<const ClaimRun> runs,
                                                     const std::vector<Stated>& stated) {
  std::vector<std::vector<std::uint32_t>> out(stated.size());
  std::vector<std::uint32_t>& places = places_of_values(runs);
  for (std::uint32_t i = 0; i < stated.size(); ++i) places[stated[i].value] = i;
  for (const ClaimRun& run : runs) {
    const std::uint32_t place = places[run.value];
    if (place == UINT32_MAX) continue;
    const std::span<const std::uint32_t> some = run.claims.first(std::min(run.claims.size(), max_mentions_per_value));
    out[place].insert(out[place].end(), some.begin(), some.end());
  }
  for (const Stated& s : stated) places[s.value] = UINT32_MAX;
  for (std::vector<std::uint32_t>& claims : out) {
    std::sort(claims.begin(), claims.end());
    claims.resize(std::min(claims.size(), max_mentions_per_value));
  }
  return out;
}

/// `names`: for each value, what its first claim says.
std::vector<Value> with_passages(const CheckInput& input, std::span<const ClaimRun> runs,
                                 const std::vector<Stated>& stated, std::vector<std::string>& names) {
  struct Place {
    std::uint32_t claim = 0, value = 0, mention = 0;
  };
  std::vector<Place> places;
  std::vector<Value> values(stated.size());
  names.resize(stated.size());
  const std::vector<std::vector<std::uint32_t>> claims = first_claims(runs, stated);
  for (std::uint32_t v = 0; v < values.size(); ++v) {
    for (std::uint32_t m = 0; m < claims[v].size(); ++m) places.push_back({claims[v][m], v, m});
    values[v].mentions.resize(claims[v].size());
  }
  // In order of the claims, so that those that are read are read once.
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.claim < b.claim; });
  for (const Place& place : places) {
    const Claim& claim = input.claims.glance(place.claim);
    Value& value = values[place.value];
    if (place.mention == 0) {
      std::vector<Passage> mentions = std::move(value.mentions);
      value = value_of(claim.quantity);
      // "31 September": a day that no calendar has has no days to show.
      if (is_date(claim.quantity) && !claim.quantity.dates.from && !claim.quantity.dates.to)
        value.unit = fold_space(claim.quote);
      value.mentions = std::move(mentions);
      names[place.value] = fold_space(claim.quote);
    }
    value.mentions[place.mention] = make_passage(claim, input.documents[claim.document]);
  }
  return values;
}

}  // namespace

void sign_value(const Mention& m, Signature& out) {
  out.add(std::uint64_t{is_date(m)} << 1 | std::uint64_t{m.unit != nullptr});
  if (is_date(m)) {
    out.add(m.dates);
    if (!m.dates.from && !m.dates.to) out.add(static_cast<std::uint64_t>(m.month_day));
    return;
  }
  if (m.unit != nullptr) out.add(m.unit->name);
  out.add(m.literal);
  out.add(m.stated_low && m.stated_low == m.stated_high ? m.stated_low : std::nullopt);
}

std::vector<ClaimRun> runs_of(const CheckInput& input, std::span<const std::uint32_t> claims) {
  std::vector<ClaimRun> runs;
  runs.reserve(claims.size());
  Numbering values;
  Signature signature;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    signature.clear();
    sign_value(input.claims.glance(claims[i]).quantity, signature);
    runs.push_back({claims.subspan(i, 1), values.of(signature)});
  }
  return runs;
}

std::vector<Value> list_values(const CheckInput& input, std::span<const ClaimRun> runs) {
  std::vector<std::string> names;
  return with_passages(input, runs, values_of(runs, {}), names);
}

std::vector<Value> list_some_values(const CheckInput& input, std::span<const ClaimRun> runs,
                                    std::span<const std::uint32_t> keep, std::vector<std::string>& explanation) {
  std::vector<Stated> stated = values_of(runs, keep);
  const std::size_t values = stated.size();
  std::size_t unlisted = 0;
  if (values > max_values) {
    std::vector<std::uint32_t> by_worth(values);
    std::iota(by_worth.begin(), by_worth.end(), 0U);
    const auto last = by_worth.begin() + max_values;
    std::nth_element(by_worth.begin(), last, by_worth.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Stated &x = stated[a], &y = stated[b];
      return std::tuple(!x.kept, y.claims, a) < std::tuple(!y.kept, x.claims, b);
    });
    for (auto left = last; left != by_worth.end(); ++left) unlisted += stated[*left].claims;
    std::sort(by_worth.begin(), last);
    std::vector<Stated> listed;
    for (auto at = by_worth.begin(); at != last; ++at) listed.push_back(stated[*at]);
    stated = std::move(listed);
  }
  std::vector<std::string> names;
  std::vector<Value> out = with_passages(input, runs, stated, names);
  for (std::size_t i = 0; i < stated.size(); ++i)
    if (stated[i].claims > max_mentions_per_value)
      explanation.push_back(names[i] + ": " + counted(stated[i].claims) + " passages, of which " +
                            counted(max_mentions_per_value) + " are listed");
  if (values > max_values)
    explanation.push_back(counted(values - max_values) + " more values, in " + counted(unlisted) +
                          " passages, are not listed");
  return out;
}

}  // namespace claimcheck
