// Anchoring of events: which happening a figure is about, and whether two reports tell of the same one.
//
// A report tells of the happening of the day, and recalls earlier ones ("in 2004", "in September"). Figures of the two
// are never one fact. Of several figures of one happening in one report the largest is its total; the others are
// districts, groups or stages, and are compared only with the same place elsewhere.
#include "checker/compare/plausible.h"

#include <algorithm>
#include <set>

namespace claimcheck {

namespace {

constexpr double unlike = 0.12;         // shared subject below which two documents tell of two happenings
constexpr int recalled = 45;            // days before the report from which on a happening is an earlier one
constexpr int apart = 60, later = 14;   // days between two reports
constexpr int longest_day_of_news = 7;  // days that a date may span and still be a happening's, not a year's
constexpr std::size_t enough = 8;       // claims of a reading that are looked at

/// A happening that the report recalls has a key of its own; that of the day has none.
std::string happening_of(const Claim& claim, const DocumentInfo& document) {
  const Dimension* time = find_dimension(claim, "time");
  if (time == nullptr) return {};
  if (time->origin == Origin::unknown) return is_weekday(*time) ? std::string() : time->value;
  if (time->from == InferredFrom::document_date || !time->dates || !time->dates->to) return {};
  const DateRange& dates = *time->dates;
  if (!document.meta.date) {
    const bool brief = dates.from && dates.to->days - dates.from->days <= longest_day_of_news;
    return brief ? std::string() : time->value;
  }
  return document.meta.date->days - dates.to->days > recalled ? time->value : std::string();
}

/// Whether a happening that one report recalls is the one that the other report was written about.
bool was_news_then(const Claim& recalling, const DocumentInfo& report) {
  const Dimension* time = find_dimension(recalling, "time");
  if (time == nullptr || !time->dates || !time->dates->from || !report.meta.date) return false;
  return report.meta.date->days >= time->dates->from->days &&
         (!time->dates->to || report.meta.date->days <= time->dates->to->days + recalled);
}

bool is_sum(const Measure& measure) {
  return measure.kind == MeasureKind::count || measure.kind == MeasureKind::area || measure.kind == MeasureKind::money;
}

bool is_total(Judge& state, const Claim& claim, const std::string& happening) {
  const auto point = base_point(claim.quantity);
  const auto top = state.totals().find({claim.document, happening});
  return !point || top == state.totals().end() || !(*point < top->second);
}

bool same_stated_place(const Claim& a, const Claim& b) {
  const Dimension *x = find_dimension(a, "place"), *y = find_dimension(b, "place");
  return x != nullptr && y != nullptr && x->origin == Origin::stated && y->origin == Origin::stated &&
         x->value == y->value;
}

bool same_stated_day(const Claim& a, const Claim& b) {
  const Dimension *x = find_dimension(a, "time"), *y = find_dimension(b, "time");
  return x != nullptr && y != nullptr && x->origin == Origin::stated && y->origin == Origin::stated && x->dates &&
         y->dates && x->dates->from && x->dates->from == x->dates->to && *x->dates == *y->dates;
}

/// Two claims of two documents.
double one_happening(Judge& state, const Claim& x, const Claim& y) {
  const DocumentInfo &p = state.document(x), &q = state.document(y);
  const std::string a = happening_of(x, p), b = happening_of(y, q);
  if (a.empty() != b.empty() && !(a.empty() ? was_news_then(y, p) : was_news_then(x, q))) return 0;
  if (is_sum(*state.group.measure) && !(is_total(state, x, a) && is_total(state, y, b)) && !same_stated_place(x, y))
    return 0;
  if (same_stated_day(x, y)) return 1;
  if (!a.empty() && !b.empty()) return a == b ? 0.75 : 0.6;
  if (!p.meta.date || !q.meta.date) return 0.7;
  const int gap = std::abs(p.meta.date->days - q.meta.date->days);
  if (a.empty() && b.empty() && gap > apart) return 0;
  return gap > later ? 0.6 : 0.75;
}

}  // namespace

const std::map<std::pair<std::uint32_t, std::string>, Decimal>& Judge::totals() {
  if (totals_) return *totals_;
  totals_.emplace();
  for (const Bucket& bucket : group.buckets)
    for (const std::uint32_t i : bucket.claims) {
      const Claim& c = input.claims[i];
      const auto point = base_point(c.quantity);
      if (!point) continue;
      const auto [at, is_new] =
          totals_->try_emplace({c.document, happening_of(c, input.documents[c.document])}, *point);
      if (!is_new && at->second < *point) at->second = *point;
    }
  return *totals_;
}

double one_happening(Judge& state, const Bucket& a, const Bucket& b) {
  double best = 0;
  for (std::size_t i = 0; i < std::min(a.claims.size(), enough); ++i)
    for (std::size_t j = 0; j < std::min(b.claims.size(), enough); ++j) {
      const Claim &x = state.input.claims[a.claims[i]], &y = state.input.claims[b.claims[j]];
      if (x.document == y.document) continue;  // one article, several events or stages of one
      if (shared_subject(state.document(x), state.document(y)) < unlike) continue;
      best = std::max(best, one_happening(state, x, y));
    }
  return best;
}

bool still_growing(Judge& state) {
  std::set<Decimal> figures;
  for (const auto& [key, figure] : state.totals())
    if (key.second.empty()) figures.insert(figure);
  return figures.size() > 2;
}

}  // namespace claimcheck
