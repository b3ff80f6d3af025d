#include "checker/extract/time_scope.h"

#include "checker/quantity/tables.h"

#include <algorithm>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr std::uint32_t max_link = 8;  // tokens of "beginning in the"
constexpr std::size_t max_paired = 40;

struct Marks {
  std::uint64_t that = hash_word("that"), the = hash_word("the"), by = hash_word("by"), when = hash_word("when"),
                respectively = hash_word("respectively");
};
const Marks& marks() {
  static const Marks m;
  return m;
}

/// A range without days ("last year" in a document without a date) is said but unknown.
Dimension time_dimension(const DateRange& dates, std::string_view words) {
  Dimension d;
  d.name = "time";
  d.words = fold_space(words);
  if (!dates.from && !dates.to) return d;
  d.value = to_string(dates);
  d.dates = dates;
  d.origin = Origin::stated;
  return d;
}

Dimension inferred(Dimension d, InferredFrom from) {
  if (d.origin == Origin::unknown) return d;
  d.origin = Origin::inferred;
  d.from = from;
  return d;
}

bool holds_mention(const SentenceContext& context, std::uint32_t from, std::uint32_t end) {
  return std::any_of(context.places.begin(), context.places.end(),
                     [&](const MentionPlace& p) { return p.first >= from && p.end <= end; });
}

/// The word before a date that says how it bounds ("since"); an article between them is passed over.
const VocabularyHit* link_before(const SentenceContext& context, const DocumentScope& scope, const MentionPlace& date) {
  std::uint32_t before = date.first;
  if (!context.holds(WordClass::time_link)) return nullptr;
  if (before > context.sentence->first_token && scope.scan.tokens[before - 1].hash == marks().the) --before;
  const VocabularyHit *found = nullptr, *event = nullptr;
  const std::uint32_t from = std::max(context.sentence->first_token, date.first < max_link ? 0 : date.first - max_link);
  for (const VocabularyHit& hit : context.hits_in(from, date.first)) {
    if (hit.entry->word_class != WordClass::time_link) continue;
    if (hit.end == before || hit.end == date.first)
      found = &hit;
    else if (hit.entry->value == "since" && !holds_mention(context, hit.end, date.first))
      event = &hit;
  }
  // "since the outbreak began in October", "since his arrest on May 7": what happened then opens the time.
  if (event != nullptr && (found == nullptr || found->entry->value == "in")) return event;
  return found;
}

/// What a date without a year or week still says: "--09" for a month, "day-0" for a Sunday, else the words of a period
/// ("last year"); empty for "today" and the like.
std::string half_said(const DocumentScope& scope, const MentionPlace& date) {
  if (scope.rules.lexicon == nullptr) return {};
  const DateWords& words = scope.rules.lexicon->dates;
  std::string period;
  for (std::uint32_t i = date.first; i < date.end; ++i) {
    const DateWord* word = words.find(scope.scan.tokens[i].hash);
    if (word == nullptr) continue;
    if (word->is(DateRole::weekday)) return "day-" + std::to_string(word->weekday);
    if (word->is(DateRole::month))
      return std::string("--") + (word->month < 10 ? "0" : "") + std::to_string(word->month);
    const bool long_past = word->is(DateRole::season) || (word->is(DateRole::unit) && word->unit >= DateUnit::month);
    if (long_past) period = fold_space(scope.text_of(date.first, date.end));
  }
  return period;
}

/// The days that a date means behind its preposition: "since 2019" runs on, "before May" ends the day before.
Dimension time_of(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& date) {
  DateRange dates = scope.scan.mentions[date.mention].dates;
  const VocabularyHit* link = link_before(context, scope, date);
  const std::string_view how = link != nullptr ? link->entry->value : std::string_view{};
  if (how == "since") {
    dates.to = scope.document.meta.date && (!dates.from || *dates.from <= *scope.document.meta.date)
                   ? scope.document.meta.date
                   : std::nullopt;
  } else if (how == "until") {
    dates.from = std::nullopt;
  } else if (how == "before" && dates.from) {
    dates = {std::nullopt, Date{dates.from->days - 1}};
  } else if (how == "after" && dates.to) {
    dates = {Date{dates.to->days + 1}, std::nullopt};
  }
  Dimension d = time_dimension(dates, scope.text_of(link != nullptr ? link->first : date.first, date.end));
  if (d.origin == Origin::unknown) d.value = half_said(scope, date);
  return d;
}

/// "300 and 500 in 2021 and 2022, respectively": the date with the number's rank, if the counts are equal.
const MentionPlace* paired_date(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  const std::size_t count = context.places.size();
  if (count > max_paired || count % 2 != 0) return nullptr;
  std::size_t rank = count, numbers = 0;
  for (const MentionPlace& p : context.places) {
    if (p.mention == place.mention && !p.is_date) rank = numbers;
    numbers += !p.is_date;
  }
  if (2 * numbers != count || rank == count) return nullptr;
  const auto& tokens = scope.scan.tokens;
  const Sentence& s = *context.sentence;
  if (std::none_of(tokens.begin() + s.first_token, tokens.begin() + s.end_token,
                   [](const Token& t) { return t.hash == marks().respectively; }))
    return nullptr;
  for (const MentionPlace& p : context.places)
    if (p.is_date && rank-- == 0) return &p;
  return nullptr;
}

/// The date that is said instead of a repaired one.
const MentionPlace* repair_of(const SentenceContext& context, const MentionPlace& date) {
  for (const MentionPlace& p : context.near(date))
    if (p.is_date && !p.repaired && p.first > date.first) return &p;
  return nullptr;
}

/// "a region hit by the 2004 flood": the year names the flood; it says nothing of the numbers before it.
bool names_an_agent(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& date) {
  const auto& tokens = scope.scan.tokens;
  if (date.end >= context.sentence->end_token || tokens[date.end].kind != TokenKind::word ||
      is_stop_word(tokens[date.end].hash))
    return false;
  std::uint32_t before = date.first;
  if (before > context.sentence->first_token && tokens[before - 1].hash == marks().the) --before;
  return before > context.sentence->first_token && tokens[before - 1].hash == marks().by;
}

const MentionPlace* date_in_clause(const DocumentScope& scope, const SentenceContext& context,
                                   const MentionPlace& place) {
  if (const MentionPlace* paired = paired_date(scope, context, place)) return paired;
  const MentionPlace* best = nullptr;
  int best_cost = 0;
  for (const MentionPlace& date : context.near(place)) {
    if (!date.is_date || date.clause != place.clause) continue;
    if (place.first < date.first && names_an_agent(scope, context, date)) continue;
    const MentionPlace* valid = date.repaired ? repair_of(context, date) : &date;
    if (valid == nullptr) continue;
    const int cost = distance(scope, context, place, date.first, date.end);
    if (best == nullptr || cost < best_cost ||
        (cost == best_cost && date.first > place.first && best->first < place.first))
      best = valid, best_cost = cost;
  }
  return best;
}

/// Whether nothing but small words stands before the date: it opens the sentence and governs all of it.
bool opens_sentence(const DocumentScope& scope, const SentenceContext& context, const MentionPlace& date) {
  for (std::uint32_t i = context.sentence->first_token; i < date.first; ++i) {
    const Token& t = scope.scan.tokens[i];
    if (t.kind == TokenKind::word && !is_stop_word(t.hash)) return false;
    if (t.kind == TokenKind::number) return false;
  }
  return true;
}

const MentionPlace* only_date(const SentenceContext& context) {
  const MentionPlace* found = nullptr;
  for (const MentionPlace& p : context.places) {
    if (!p.is_date || p.repaired || context.clauses[p.clause].comparison) continue;
    if (found != nullptr) return nullptr;
    found = &p;
  }
  return found;
}

/// "A storm struck in 2004, sinking boats that …": what follows a comma with a participle happens then, too.
bool continues_with_participle(const DocumentScope& scope, const Clause& clause) {
  std::uint32_t first = clause.first;
  const auto& tokens = scope.scan.tokens;
  while (first < clause.end && tokens[first].kind != TokenKind::word) ++first;
  if (first >= clause.end || first == clause.first || tokens[first].capital) return false;
  const std::string_view word = scope.text_of(tokens[first]);
  return word.size() > 5 && word.substr(word.size() - 3) == "ing";
}

/// "It last rose so far in 1997, when 120 farms were flooded": the date right before the clause is its own.
const MentionPlace* date_taken_up(const DocumentScope& scope, const SentenceContext& context, const Clause& clause) {
  const auto& tokens = scope.scan.tokens;
  std::uint32_t first = clause.first;
  while (first < clause.end && tokens[first].kind == TokenKind::punct) ++first;
  if (first >= clause.end || tokens[first].hash != marks().when) return nullptr;
  for (const MentionPlace& p : context.places) {
    if (!p.is_date || p.repaired || p.end > first) continue;
    const auto between = tokens.begin() + p.end;
    if (std::all_of(between, tokens.begin() + first, [](const Token& t) { return t.kind == TokenKind::punct; }))
      return &p;
  }
  return nullptr;
}

/// A date of another clause of the sentence: one that opens it; or, for a clause whose follower shares its subject, the
/// follower's.
const MentionPlace* date_elsewhere(const DocumentScope& scope, const SentenceContext& context,
                                   const MentionPlace& place) {
  const Clause& clause = context.clauses[place.clause];
  if (const MentionPlace* date = date_taken_up(scope, context, clause)) return date;
  for (const MentionPlace& date : std::span(context.places).first(std::min<std::size_t>(context.places.size(), 3)))
    if (date.is_date && !date.repaired && date.first < place.first && !context.clauses[date.clause].comparison &&
        opens_sentence(scope, context, date))
      return &date;
  // "said on Friday that 300 …": the day of saying, when the clause itself has none.
  if (clause.complement && place.clause > 0)
    if (const MentionPlace* date = only_date(context); date != nullptr && date->clause + 1 == place.clause) return date;
  if (place.clause > 0 && !clause.comparison && continues_with_participle(scope, clause))
    if (const MentionPlace* date = only_date(context); date != nullptr && date->clause + 1 == place.clause) return date;
  if (clause.comparison || place.clause + 1 >= context.clauses.size() ||
      !context.clauses[place.clause + 1].shares_subject)
    return nullptr;
  const MentionPlace* date = only_date(context);
  return date != nullptr && date->clause == place.clause + 1 ? date : nullptr;
}

Date shifted(Date date, std::string_view unit) {
  if (unit == "day") return Date{date.days - 1};
  if (unit == "week") return Date{date.days - 7};
  return add_months(date, unit == "month" ? -1 : unit == "quarter" ? -3 : unit == "decade" ? -120 : -12);
}

/// "a year earlier": the main figure's time, moved back.
std::optional<Dimension> earlier_time(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place,
                                      const std::optional<Dimension>& main) {
  if (!main || !main->dates) return std::nullopt;
  if (!context.holds(WordClass::earlier)) return std::nullopt;
  const Clause& clause = context.clauses[place.clause];
  for (const VocabularyHit& hit : context.hits_in(clause.first, clause.end)) {
    if (hit.entry->word_class != WordClass::earlier || context.clause_at(hit.first) != place.clause) continue;
    DateRange dates = *main->dates;
    // Whole months stay whole months: February's end moves to the end of another February.
    const bool month_end =
        dates.to && civil(*dates.to).day == days_in_month(civil(*dates.to).year, civil(*dates.to).month);
    if (dates.from) dates.from = shifted(*dates.from, hit.entry->value);
    if (dates.to) dates.to = shifted(*dates.to, hit.entry->value);
    if (dates.to && month_end && hit.entry->value != "day" && hit.entry->value != "week") {
      const CivilDate c = civil(*dates.to);
      dates.to = make_date(c.year, c.month, days_in_month(c.year, c.month));
    }
    Dimension d = time_dimension(dates, scope.text_of(hit.first, hit.end));
    return main->origin == Origin::stated ? d : inferred(d, main->from);
  }
  return std::nullopt;
}

/// The other side of a comparison has its own time: a former figure lies before the main one, others are unknown.
std::optional<Dimension> time_of_comparison(DocumentScope& scope, const SentenceContext& context,
                                            const MentionPlace& place) {
  const Clause& clause = context.clauses[place.clause];
  std::optional<Dimension> main;
  for (const MentionPlace& p : context.near(place))
    if (!p.is_date && static_cast<std::int32_t>(p.clause) == clause.main) main = find_time(scope, context, p);
  if (auto earlier = earlier_time(scope, context, place, main)) return earlier;
  if (!clause.earlier || !main || !main->dates || !main->dates->from) return std::nullopt;
  Dimension d =
      inferred(time_dimension({std::nullopt, Date{main->dates->from->days - 1}}, "before " + main->words),
               main->from == InferredFrom::document_date ? InferredFrom::document_date : InferredFrom::sentence);
  return d;
}

/// The date of the nearest sentence before, in the same paragraph, that has exactly one and speaks of the same tense.
std::optional<Dimension> time_in_paragraph(DocumentScope& scope, const SentenceContext& context) {
  constexpr std::uint32_t reach = 6;  // sentences
  const auto [first, end] = scope.sentences_of(context.sentence->block);
  const auto here = static_cast<std::uint32_t>(context.sentence - scope.scan.sentences.data());
  if (here < first || here >= end) return std::nullopt;
  const Tense tense = context.tense;
  for (std::uint32_t i = here; i > first && here - i < reach; --i) {
    const SentenceContext& before = scope.context_of(i - 1);
    const bool has_dates =
        std::any_of(before.places.begin(), before.places.end(), [](const MentionPlace& p) { return p.is_date; });
    if (!has_dates) continue;
    const MentionPlace* date = only_date(before);
    const Tense then = before.tense;
    if (date == nullptr || (tense != then && tense != Tense::unknown && then != Tense::unknown)) return std::nullopt;
    return inferred(time_of(scope, before, *date), InferredFrom::paragraph);
  }
  return std::nullopt;
}

/// Whether a time lies well before the report, or is named without its year in a report without a date.
bool is_recalled(const DocumentScope& scope, const Dimension& time) {
  constexpr int news = 45;  // days
  const auto& today = scope.document.meta.date;
  if (time.origin == Origin::unknown) return !today && !time.value.empty() && time.value.rfind("day-", 0) != 0;
  if (!time.dates || !time.dates->to) return false;
  return !today || today->days - time.dates->to->days > news;
}

/// "The quake", where the sentence before tells of a quake: a noun behind an article that stands there, too.
bool refers_back(const DocumentScope& scope, const Sentence& before, const Sentence& here) {
  const auto& tokens = scope.scan.tokens;
  for (std::uint32_t i = here.first_token; i + 1 < here.end_token; ++i) {
    if (tokens[i].hash != marks().the && tokens[i].hash != marks().that) continue;
    const std::uint64_t noun = tokens[i + 1].hash;
    if (tokens[i + 1].kind != TokenKind::word || is_stop_word(noun)) continue;
    for (std::uint32_t k = before.first_token; k < before.end_token; ++k)
      if (tokens[k].hash == noun) return true;
  }
  return false;
}

/// The date of a block that lends its context.
std::optional<Dimension> time_of_lender(DocumentScope& scope, std::uint32_t block, InferredFrom what) {
  const auto [first, end] = scope.sentences_of(block);
  std::optional<Dimension> found;
  for (std::uint32_t i = first; i < end; ++i) {
    const SentenceContext& context = scope.context_of(i);
    for (const MentionPlace& p : context.places) {
      if (!p.is_date || p.repaired) continue;
      if (found) return std::nullopt;  // two dates: neither governs
      found = inferred(time_of(scope, context, p), what);
    }
  }
  return found;
}

std::optional<Dimension> time_by_tense(const DocumentScope& scope, const SentenceContext& context) {
  constexpr int year = 365;
  if (!scope.document.meta.date) return std::nullopt;
  const Date today = *scope.document.meta.date;
  const Tense tense = context.tense;
  DateRange dates{today, today};
  if (tense == Tense::past) dates.from = Date{today.days - year};
  if (tense == Tense::future) dates.to = Date{today.days + year};
  const char* words = tense == Tense::past     ? "past tense, document date "
                      : tense == Tense::future ? "future tense, document date "
                                               : "document date ";
  Dimension d = inferred(time_dimension(dates, {}), InferredFrom::document_date);
  d.words = words + to_string(today);
  return d;
}

}  // namespace

std::optional<Dimension> find_recalled_time(DocumentScope& scope, const SentenceContext& context) {
  const auto here = static_cast<std::uint32_t>(context.sentence - scope.scan.sentences.data());
  if (here == 0 || here >= scope.scan.sentences.size()) return std::nullopt;
  const Sentence& before = scope.scan.sentences[here - 1];
  if (before.block + 1 < context.sentence->block || before.first_mention == before.end_mention ||
      !refers_back(scope, before, *context.sentence))
    return std::nullopt;
  const SentenceContext& told = scope.context_of(here - 1);
  const MentionPlace* date = only_date(told);
  if (date == nullptr) return std::nullopt;
  Dimension time = inferred(time_of(scope, told, *date), InferredFrom::paragraph);
  return is_recalled(scope, time) ? std::optional(std::move(time)) : std::nullopt;
}

std::optional<Dimension> find_time(DocumentScope& scope, const SentenceContext& context, const MentionPlace& place) {
  if (place.is_date) return std::nullopt;
  // "In 2019, 300 people (2021 data)": what the clause says comes before what a bracket adds.
  if (const MentionPlace* date = date_in_clause(scope, context, place)) return time_of(scope, context, *date);
  for (const bool beside : {true, false})
    if (const MentionPlace* date = date_in_brackets(scope, context, place, beside))
      return time_of(scope, context, *date);
  const Clause& clause = context.clauses[place.clause];
  if (clause.comparison) return time_of_comparison(scope, context, place);
  if (clause.parenthesis && clause.main >= 0) {
    MentionPlace outside = place;
    outside.clause = static_cast<std::uint32_t>(clause.main);
    if (const MentionPlace* date = date_in_clause(scope, context, outside))
      return inferred(time_of(scope, context, *date), InferredFrom::sentence);
  }
  if (const MentionPlace* date = date_elsewhere(scope, context, place))
    return inferred(time_of(scope, context, *date), InferredFrom::sentence);
  if (auto found = time_in_paragraph(scope, context)) return found;
  std::vector<std::pair<std::uint32_t, InferredFrom>> lenders;
  scope.lenders(context.sentence->block, lenders);
  for (const auto& [block, what] : lenders)
    if (auto found = time_of_lender(scope, block, what)) return found;
  return time_by_tense(scope, context);
}

}  // namespace claimcheck
