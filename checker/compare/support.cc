#include "checker/compare/support.h"

#include "checker/compare/align.h"
#include "checker/compare/dimensions.h"
#include "checker/compare/verdict.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace claimcheck {

namespace {

constexpr double window = 1.6;       // figures further apart are no two readings of one ("over 300" suggests 450)
constexpr double window_days = 400;  // the same for dates
constexpr std::size_t max_looked_at = 4000;  // source figures of about the value of a draft's
constexpr double enough_in_common = 0.25;    // of the content words of the shorter context
constexpr int telling_digits = 3;            // a figure of so many digits is rarely there by chance

std::optional<double> value_of(const Mention& m) {
  if (is_date(m)) {
    if (!m.dates.from || !m.dates.to) return {};
    return (static_cast<double>(m.dates.from->days) + static_cast<double>(m.dates.to->days)) / 2;
  }
  const auto point = base_point(m);
  return point ? std::optional(point->abs().to_double()) : std::nullopt;
}

std::vector<std::uint64_t> content_of(const Claim& c) {
  std::vector<std::uint64_t> stems;
  for (const ContextWord& w : c.context)
    if ((w.flags & (ContextWord::stop | ContextWord::number)) == 0) stems.push_back(w.stem);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

int digits_of(const Mention& m) {
  if (is_date(m)) return m.dates.from && m.dates.from == m.dates.to ? telling_digits + 1 : telling_digits - 1;
  return m.stated_low ? m.stated_low->digits() : 1;
}

/// How like the words around two equal figures are, or 0 when they may be about two things.
double likeness(const Claim& draft, const Claim& source) {
  const std::vector<std::uint64_t> a = content_of(draft), b = content_of(source);
  std::vector<std::uint64_t> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  const std::size_t fewer = std::min(a.size(), b.size());
  if (fewer == 0) return 0;
  const double part = static_cast<double>(shared.size()) / static_cast<double>(fewer);
  const bool small =
      draft.quantity.stated_low && draft.quantity.stated_low->abs() < Decimal(10) && !is_date(draft.quantity);
  const bool telling = std::min(digits_of(draft.quantity), digits_of(source.quantity)) >= telling_digits;
  const std::size_t needed = telling ? 1 : small ? 3 : 2;
  return shared.size() >= needed && part >= enough_in_common ? part : 0;
}

}  // namespace

EqualFigures::EqualFigures(const CheckInput& input) : input_(input) {
  for (std::uint32_t i = 0; i < input.claims.size(); ++i) {
    input.claims.let_go();
    const Claim& c = input.claims[i];
    if (input.documents[c.document].role != Role::source || !takes_part(c)) continue;
    if (const auto value = value_of(c.quantity)) (is_date(c.quantity) ? dates_ : numbers_).push_back({*value, i});
  }
  std::sort(numbers_.begin(), numbers_.end());
  std::sort(dates_.begin(), dates_.end());
}

std::vector<std::uint32_t> EqualFigures::find(std::uint32_t draft_claim) const {
  const Claim& draft = input_.claims[draft_claim];
  const auto value = value_of(draft.quantity);
  if (!value) return {};
  const bool date = is_date(draft.quantity);
  const std::vector<Figure>& figures = date ? dates_ : numbers_;
  const double low = date ? *value - window_days : *value / window,
               high = date ? *value + window_days : *value * window;
  std::vector<std::pair<double, std::uint32_t>> found;
  std::size_t looked_at = 0;
  for (auto f = std::lower_bound(figures.begin(), figures.end(), Figure{low, 0});
       f != figures.end() && f->value <= high && looked_at < max_looked_at; ++f, ++looked_at) {
    const Claim& source = input_.claims[f->claim];
    if (input_.documents[source.document].set != input_.documents[draft.document].set ||
        compare_silently(draft.quantity, source.quantity).relationship != Relationship::consistent)
      continue;
    const Agreement agreement = unify(draft, source, nullptr).agreement;
    if (agreement == Agreement::different || agreement == Agreement::contained) continue;
    if (const double like = likeness(draft, source); like > 0) found.emplace_back(-like, f->claim);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> out;
  out.reserve(found.size());
  for (const auto& [like, claim] : found) out.push_back(claim);
  return out;
}

}  // namespace claimcheck
