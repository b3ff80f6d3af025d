// Anchoring of events: which happening a figure is about, and whether two reports tell of the same one.
//
// A report tells of the happening of the day, and recalls earlier ones ("in 2004", "in September"). Figures of the two
// are never one fact. Of several figures of one happening in one report the largest is its total; the others are
// districts, groups or stages, and are compared only with the same place elsewhere.
#include "checker/compare/plausible.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace claimcheck {

namespace {

constexpr double unlike = 0.12;         // shared subject below which two documents tell of two happenings
constexpr int recalled = 45;            // days before the report from which on a happening is an earlier one
constexpr int apart = 60, later = 14;   // days between two reports
constexpr int longest_day_of_news = 7;  // days that a date may span and still be a happening's, not a year's
constexpr std::size_t enough = 4;       // claims of a reading that are looked at

/// A happening that the report recalls has a key of its own; that of the day has none.
std::string happening_of(const Claim& claim, const DocumentInfo& document) {
  const Dimension* time = find_dimension(claim, "time");
  if (time == nullptr) return {};
  if (time->origin == Origin::unknown) return is_weekday(*time) ? std::string() : time->value;
  if (time->from == InferredFrom::document_date || !time->dates || !time->dates->to) return {};
  const DateRange& dates = *time->dates;
  if (!document.date) {
    const bool brief = dates.from && dates.to->days - dates.from->days <= longest_day_of_news;
    return brief ? std::string() : time->value;
  }
  return document.date->days - dates.to->days > recalled ? time->value : std::string();
}

/// Whether a happening that one report recalls is the one that the other report was written about.
bool was_news_then(const Claim& recalling, const DocumentInfo& report) {
  const Dimension* time = find_dimension(recalling, "time");
  if (time == nullptr || !time->dates || !time->dates->from || !report.date) return false;
  return report.date->days >= time->dates->from->days &&
         (!time->dates->to || report.date->days <= time->dates->to->days + recalled);
}

bool is_sum(const Measure& measure) {
  return measure.kind == MeasureKind::count || measure.kind == MeasureKind::area || measure.kind == MeasureKind::money;
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

/// The word for an event that stands nearest to the number; 0 when there is none.
std::uint64_t nearest_event(const Claim& claim) {
  std::optional<ContextWord> found;
  for (const ContextWord& w : claim.context)
    if ((w.flags & ContextWord::event) != 0 && (!found || std::abs(w.distance) < std::abs(found->distance))) found = w;
  return found ? found->stem : 0;
}

/// Whether two sentences have a word in common beside what is counted and what befell it: "the quake on the island hurt
/// two people", "five were hurt when a quake struck the island". A claim without its words says nothing.
bool told_alike(const Claim& a, const Claim& b) {
  if (a.context.empty() || b.context.empty()) return true;
  const std::uint64_t befell_a = nearest_event(a), befell_b = nearest_event(b);
  const auto counted = [](const Claim& claim, std::uint64_t stem) {
    return std::any_of(claim.context.begin(), claim.context.end(),
                       [&](const ContextWord& w) { return w.distance == 0 && w.stem == stem; });
  };
  return std::any_of(a.context.begin(), a.context.end(), [&](const ContextWord& w) {
    if ((w.flags & (ContextWord::stop | ContextWord::number)) != 0 || w.stem == befell_a || w.stem == befell_b)
      return false;
    return !counted(a, w.stem) && !counted(b, w.stem) &&
           std::any_of(b.context.begin(), b.context.end(), [&](const ContextWord& v) { return v.stem == w.stem; });
  });
}

/// Both say, or have it from the sentence before, on which day of the week it happened, and it is the same.
bool same_weekday(const Claim& a, const Claim& b) {
  const Dimension *x = find_dimension(a, "time"), *y = find_dimension(b, "time");
  return x != nullptr && y != nullptr && is_weekday(*x) && x->value == y->value;
}

/// The kinds of happenings that the sentence of a claim names; sorted.
std::vector<std::uint64_t> kinds_of_happenings(const CheckInput& input, const Claim& claim) {
  std::vector<std::uint64_t> kinds;
  if (input.rules.vocabulary == nullptr) return kinds;
  std::vector<Token> tokens;
  tokenize(claim.sentence, {0, static_cast<std::uint32_t>(claim.sentence.size())}, tokens);
  for (const Token& t : tokens)
    if (const VocabularyEntry* kind = input.rules.vocabulary->word(t.hash, WordClass::happening); kind != nullptr)
      kinds.push_back(hash_word(kind->value));
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

/// Both sentences say what befell the people, and it is not the same: a fire, and a storm.
bool other_kinds(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](std::uint64_t kind) {
    return std::binary_search(b.begin(), b.end(), kind);
  });
}

/// Two claims of two documents.
double one_happening(Judge& state, std::uint32_t i, std::uint32_t j) {
  const Claim &x = state.input.claims[i], &y = state.input.claims[j];
  const DocumentInfo &p = state.document(x), &q = state.document(y);
  const Judge::Told &a = state.told(i), &b = state.told(j);
  const bool past_a = !a.happening.empty(), past_b = !b.happening.empty();
  if (past_a != past_b && !same_stated_day(x, y) && !(past_a ? was_news_then(x, q) : was_news_then(y, p))) return 0;
  if (other_kinds(a.kinds, b.kinds)) return 0;
  if (is_sum(*state.group.measure) && !(a.total && b.total) && !same_stated_place(x, y)) return 0;
  const bool dated = p.date && q.date;
  const int gap = dated ? std::abs(p.date->days - q.date->days) : 0;
  if (!past_a && !past_b && gap > apart) return 0;
  if (shared_subject(p, q) < unlike) return 0;
  if (same_stated_day(x, y)) return 1;
  if ((gap > later || !dated) && !same_weekday(x, y) && !told_alike(x, y)) return 0.4;
  if (past_a && past_b) return a.happening == b.happening ? 0.75 : 0.6;
  if (!dated) return 0.7;
  return gap > later ? 0.6 : 0.75;
}

}  // namespace

void Judge::read_happenings() {
  std::map<std::pair<std::uint32_t, std::string>, Decimal> largest;  // by document and happening
  for (const Bucket& bucket : group.buckets)
    for (const std::uint32_t i : bucket.claims) {
      const Claim& c = input.claims.glance(i);
      Told& told = told_[i];
      told.happening = happening_of(c, input.documents[c.document]);
      told.kinds = kinds_of_happenings(input, c);
      const auto point = base_point(c.quantity);
      if (!point) continue;
      const auto [at, is_new] = largest.try_emplace({c.document, told.happening}, *point);
      if (!is_new && at->second < *point) at->second = *point;
    }
  for (auto& [i, told] : told_) {
    const Claim& c = input.claims.glance(i);
    const auto point = base_point(c.quantity);
    told.total = !point || !(*point < largest.at({c.document, told.happening}));
  }
  std::set<Decimal> of_the_day;
  for (const auto& [key, figure] : largest)
    if (key.second.empty() && input.documents[key.first].date) of_the_day.insert(figure);
  totals_of_the_day_ = of_the_day.size();
}

const Judge::Told& Judge::told(std::uint32_t claim) {
  if (told_.empty()) read_happenings();
  return told_.at(claim);
}

std::size_t Judge::totals_of_the_day() {
  if (told_.empty()) read_happenings();
  return totals_of_the_day_;
}

double one_happening(Judge& state, const Bucket& a, const Bucket& b) {
  constexpr double sure = 0.75;
  double best = 0;
  for (std::size_t i = 0; i < std::min(a.claims.size(), enough); ++i)
    for (std::size_t j = 0; j < std::min(b.claims.size(), enough) && best < sure; ++j)
      // One article tells of several events, or of stages of one.
      if (state.input.claims.document_of(a.claims[i]) != state.input.claims.document_of(b.claims[j]))
        best = std::max(best, one_happening(state, a.claims[i], b.claims[j]));
  return best;
}

bool still_growing(Judge& state) { return state.totals_of_the_day() > 2; }

}  // namespace claimcheck
