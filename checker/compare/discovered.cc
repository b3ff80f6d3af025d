// Discovered facts: repeated statements that no rule names, with different figures (semantics 6).
//
// Candidate pairs -> probability of one fact -> readings gathered by value -> one finding a statement. Precision comes
// first: a finding is a suggestion unless the statements agree beyond doubt.
#include "checker/compare/candidates.h"
#include "checker/compare/companions.h"
#include "checker/compare/doubt.h"
#include "checker/compare/kept_parts.h"
#include "checker/compare/lineup.h"
#include "checker/compare/series.h"
#include "checker/compare/severity.h"
#include "checker/compare/siblings.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/token.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <span>
#include <string_view>

namespace claimcheck {

namespace {

// Probabilities of one fact (docs/alignment.md has the table of what they cost and bring).
constexpr double one_reading = 0.50;      // equal figures of one statement
constexpr double worth_a_slip = 0.04;     // a slip of the hand in five digits, in a set of a few hundred figures
constexpr double worth_an_update = 0.15;  // what grew is no fault: it is told only of sure pairs

/// A slip of five digits, or two of three digits and more that changed places, in a set so small that few figures come
/// as close by chance.
bool swapped_in_few(const CheckInput& input, const SlotList& slots, const Likeness& pair) {
  const std::uint32_t size = slots.set_slots(pair.a);
  return unmistakable_slip(pair, size) ||
         (size <= small_set_slots && digits_swapped(input.claims[slots.row(pair.a).claim].quantity,
                                                    input.claims[slots.row(pair.b).claim].quantity));
}

/// Slots that state one value in one statement: joined by high similarity and equal value.
struct Readings {
  std::vector<std::uint32_t> root;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joined;  // in order: pairs come by their first slot
  explicit Readings(std::size_t n) : root(n) {
    for (std::uint32_t i = 0; i < n; ++i) root[i] = i;
  }
  std::uint32_t find(std::uint32_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  }
  /// Whether the two slots themselves read alike, not only by way of others: "two" is said of many things, each of
  /// which reads like the next one.
  bool are_joined(std::uint32_t a, std::uint32_t b) const {
    return a == b || std::binary_search(joined.begin(), joined.end(), std::pair(std::min(a, b), std::max(a, b)));
  }
  void join(std::uint32_t a, std::uint32_t b) {
    joined.emplace_back(a, b);
    a = find(a);
    b = find(b);
    root[std::max(a, b)] = std::min(a, b);
  }
};

/// The passages of warnings that were made before: a note does not hide a warning.
class Reported {
 public:
  Reported(const std::vector<DocumentInfo>& documents, const std::vector<Finding>& findings) {
    std::set<std::string_view> paths;
    for (const Finding& f : findings) {
      if (f.severity == Severity::note) continue;
      for (const Value& v : f.values)
        for (const Passage& p : v.mentions) passages_.emplace(*paths.insert(p.path).first, p.position.start);
    }
    for (const DocumentInfo& d : documents) has_some_.push_back(paths.count(d.path) > 0);
  }
  bool holds(const CheckInput& input, const SlotRow& slot) const {
    return has_some_[slot.document] &&
           passages_.count({input.documents[slot.document].path, input.claims[slot.claim].position.start}) > 0;
  }

 private:
  std::set<std::pair<std::string_view, std::uint32_t>> passages_;  // of the findings, which stay where they are
  std::vector<bool> has_some_;                                     // documents, since to look at a claim costs more
};

/// Each document states both figures of the same kind somewhere: then they are two facts.
class BothStated {
 public:
  explicit BothStated(const SlotList& slots) : slots_(slots) {}
  bool hold(std::uint32_t a, std::uint32_t b) {
    const SlotRow &one = slots_.row(a), &other = slots_.row(b);
    return one.document != other.document && states(one.document, b) && states(other.document, a);
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint64_t>;
  /// Document and figure of a slot.
  Key key_of(std::uint32_t slot) const { return {slots_.row(slot).document, slots_.row(slot).value}; }
  bool states(std::uint32_t document, std::uint32_t like) {
    if (order_.empty()) sort();
    const SlotRow& row = slots_.row(like);
    const Key wanted(document, row.value);
    for (auto slot = std::lower_bound(order_.begin(), order_.end(), wanted,
                                      [&](std::uint32_t s, Key key) { return key_of(s) < key; });
         slot != order_.end() && key_of(*slot) == wanted; ++slot) {
      if (slots_.row(*slot).kind != row.kind) continue;
      const std::uint64_t noun = slots_[*slot].noun, other = slots_[like].noun;
      if (noun == other || noun == 0 || other == 0) return true;
    }
    return false;
  }
  void sort() {
    order_.resize(slots_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::pair(key_of(a), a) < std::pair(key_of(b), b); });
  }

  const SlotList& slots_;
  std::vector<std::uint32_t> order_;  // of the slots by what key_of() says, once it is asked for
};

/// Two "more than", the later one higher, in statements that are not the very same: the newer bound replaces the older.
bool newer_bound(const CheckInput& input, const Slot& a, const Slot& b, const Likeness& pair) {
  constexpr double the_very_same = 0.5;
  const auto &p = input.documents[a.document].date, &q = input.documents[b.document].date;
  if (!pair.verdict.parallel_bounds || pair.probability >= the_very_same || !p || !q || *p == *q) return false;
  const Modifier m = input.claims[a.claim].quantity.modifier;
  const bool lower = m == Modifier::at_least || m == Modifier::more_than;
  return lower && pair.verdict.difference && (*q > *p) == !pair.verdict.difference->is_negative() &&
         pair.verdict.relationship != Relationship::unit_slip;
}

/// "This release brings 40 functions": said of the document itself.
bool speaks_of_itself(const CheckInput& input, const Claim& claim) {
  constexpr int reach = 3;  // "this long-term release"
  if (input.rules.vocabulary == nullptr) return false;
  std::vector<Token> words;
  tokenize(claim.sentence, {0, claim.sentence_number.begin}, words);
  static const std::uint64_t this_word = hash_word("this");
  int since = reach;
  for (const Token& word : words) {
    since = word.hash == this_word ? 0 : since + 1;
    if (since > 0 && since <= reach && input.rules.vocabulary->word(word.hash, WordClass::self) != nullptr) return true;
  }
  return false;
}

bool speak_of_themselves(const CheckInput& input, const Slot& a, const Slot& b) {
  return a.document != b.document && speaks_of_itself(input, input.claims[a.claim]) &&
         speaks_of_itself(input, input.claims[b.claim]);
}

/// What was wanted, what is to come and what is are three figures: "the library would get $3 million", "proposed";
/// "will get", "planned"; and neither.
enum class Foreseen : std::uint8_t { no, coming, wanted };

Foreseen foreseen(const Claim& claim) {
  static const std::set<std::string> coming = {"expected", "projected", "target", "planned"},
                                     wanted = {"proposed", "requested"};
  static const std::uint64_t would = hash_word("would");
  constexpr int reach = 5;
  const bool would_be = std::any_of(claim.context.begin(), claim.context.end(), [](const ContextWord& w) {
    return w.stem == would && w.distance < 0 && w.distance >= -reach;
  });
  const Dimension* status = find_dimension(claim, "status");
  if (would_be || (status != nullptr && wanted.count(status->value) > 0)) return Foreseen::wanted;
  return status != nullptr && coming.count(status->value) > 0 ? Foreseen::coming : Foreseen::no;
}

/// Whether the titles, with what the documents agree in, say that the two statements are about two things.
bool two_subjects(const CheckInput& input, const Series& series, const Slot& a, const Slot& b) {
  const Claim &x = input.claims[a.claim], &y = input.claims[b.claim];
  const DocumentInfo &one = input.documents[a.document], &other = input.documents[b.document];
  if (a.set_slots > all_pairs_slots)  // bounds what is read of the two documents, too
    return a.document != b.document && (two_models(one, other) || two_entries(one, other, x.sentence, y.sentence));
  if (once_and_now(input, x, y) || once_and_now(input, y, x)) return true;
  if (a.document == b.document) return false;
  // "Olin opens the Norrby library", "Stam praises the Norrby library": what the sentences name is one thing.
  const bool no_shared_name = !name_one_thing(one, other, x.sentence, y.sentence);
  return of_two_days_of_news(input, x, y) || siblings(one, other) || (no_shared_name && other_subjects(one, other)) ||
         two_happenings(input, one, other) || two_entries(one, other, x.sentence, y.sentence) ||
         two_surveys(input, x, y) || (no_shared_name && may_be_siblings(one, other) && series.agree_seldom(a, b));
}

std::string what(const Claim& claim) {
  if (!claim.quantity.noun.empty()) return "the number of \"" + claim.quantity.noun + "\"";
  return "the figure";
}

/// `two_things`: the rest of the set says that statements like these are about several things.
void report(CheckInput& input, const SlotList& slots, bool two_things, const Likeness& edge,
            const std::vector<std::uint32_t>& members, std::vector<Finding>& findings) {
  const Claim &x = input.claims[slots[edge.a].claim], &y = input.claims[slots[edge.b].claim];
  Finding f;
  const char* const doubt =
      two_things ? "the rest of the documents says that the two are about two things" : doubt_about(input, slots, edge);
  const bool sure = doubt == nullptr;
  f.kind = edge.verdict.relationship == Relationship::unit_slip ? FindingKind::unit : FindingKind::conflict;
  // Two bounds in one direction exclude each other in the very same statement only.
  if (edge.verdict.parallel_bounds ? !sure : edge.verdict.relationship == Relationship::tension)
    f.kind = FindingKind::tension;
  if (is_update(input, slots.row(edge.a), slots.row(edge.b), edge.verdict) ||
      newer_bound(input, slots[edge.a], slots[edge.b], edge))
    f.kind = FindingKind::update;
  if (!sure && f.kind != FindingKind::tension && f.kind != FindingKind::update) f.kind = FindingKind::suggestion;
  f.severity =
      sure && f.kind != FindingKind::tension && f.kind != FindingKind::update ? Severity::warning : Severity::note;
  if (f.severity > input.options.min_severity) {
    ++input.unlisted.of(f.severity);
    return;
  }
  f.rule = "builtin/repeated-statement";
  f.confidence = edge.probability;
  f.message = "two statements that read alike differ in " + what(x) + ": " + describe(x.quantity, false) + " and " +
              describe(y.quantity, false);
  f.explanation.push_back("\"" + fold_space(x.quote) + "\" is read as " + describe(x.quantity, true));
  f.explanation.push_back("\"" + fold_space(y.quote) + "\" is read as " + describe(y.quantity, true));
  std::string reason = compare_quantities(x.quantity, y.quantity, input.rules.thresholds.tolerance).reason;
  if (reason.empty() && edge.verdict.parallel_bounds)
    reason = "the sentence is the same to the letter, hedge and all: the two numbers are meant to be one";
  if (!reason.empty()) f.explanation.push_back(std::move(reason));
  if (f.kind == FindingKind::suggestion) f.explanation.push_back(std::string("a note only: ") + doubt);
  std::vector<std::uint32_t> claims;
  for (const std::uint32_t m : members) {
    claims.push_back(slots.row(m).claim);
    const std::vector<std::uint32_t> copies = slots.copies(m);
    claims.insert(claims.end(), copies.begin(), copies.end());
  }
  finish_finding(input, claims, f);
  findings.push_back(std::move(f));
}

/// The slots of those readings that differ from another.
class MembersOf {
 public:
  MembersOf(Readings& readings, const std::vector<Edge>& edges) {
    std::vector<bool> asked(readings.root.size(), false);
    for (const Edge& edge : edges) asked[readings.find(edge.a)] = asked[readings.find(edge.b)] = true;
    for (std::uint32_t i = 0; i < asked.size(); ++i)
      if (const std::uint32_t reading = readings.find(i); asked[reading]) slots_.emplace_back(reading, i);
    std::sort(slots_.begin(), slots_.end());
  }
  std::span<const std::pair<std::uint32_t, std::uint32_t>> of(std::uint32_t reading) const {
    const auto first = std::lower_bound(slots_.begin(), slots_.end(), std::pair(reading, 0U));
    return {first, std::upper_bound(first, slots_.end(), std::pair(reading, UINT32_MAX))};
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> slots_;  // reading, slot; sorted
};

/// A finding in the making: the likest pair of readings, and what goes with them.
struct Draft {
  const Edge* edge = nullptr;
  std::uint32_t x = 0, y = 0;  // readings
  std::vector<std::uint32_t> members;
};

/// What lining up brings: which slots have one reading, and which pairs differ.
struct LinedUp {
  LinedUp(const ClaimList& claims, const SlotList& slots) : readings(slots.size()), differing(claims, 1) {}
  Readings readings;
  Series series;
  Rivals rivals;
  KeptParts<Likeness> differing;
  std::vector<Edge> edges;  // of those, the likeliest first
};

LinedUp gather(const CheckInput& input, const SlotList& slots, const std::vector<Finding>& findings) {
  LinedUp lined_up(input.claims, slots);
  Readings& readings = lined_up.readings;
  std::vector<Edge>& edges = lined_up.edges;
  const Reported reported(input.documents, findings);
  BothStated both(slots);
  const auto take_other_times = [&](std::span<const SlotPair> pairs) { lined_up.series.add_other_times(slots, pairs); };
  line_up(input, slots, Kept::for_findings, take_other_times, [&](const Likeness& pair) {
    slots.let_go();
    if (pair.probability >= one_finding) lined_up.series.add(slots, pair);
    lined_up.rivals.add(slots, pair);
    const std::uint32_t size = slots.set_slots(pair.a);
    if (pair.probability < (swapped_in_few(input, slots, pair) ? worth_a_slip : worth_a_note(size, pair.signals)))
      return;
    if (!pair.differs) {
      if (slots.row(pair.a).value == slots.row(pair.b).value && pair.probability >= one_reading)
        readings.join(pair.a, pair.b);
      return;
    }
    const SlotRow &a = slots.row(pair.a), &b = slots.row(pair.b);
    if (pair.probability < worth_an_update && is_update(input, a, b, pair.verdict)) return;
    if (reported.holds(input, a) && reported.holds(input, b)) return;
    if (both.hold(pair.a, pair.b)) return;
    edges.push_back({pair.probability, pair.a, pair.b, static_cast<std::uint32_t>(edges.size())});
    lined_up.differing.add(0, pair);
  });
  slots.let_go();
  lined_up.differing.finish();
  lined_up.series.finish();
  lined_up.rivals.finish();
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    return x.probability != y.probability ? x.probability > y.probability : x.number < y.number;
  });
  return lined_up;
}

}  // namespace

void check_discovered(CheckInput& input, std::vector<Finding>& findings) {
  const SlotList slots = make_slots(input);
  LinedUp lined_up = gather(input, slots, findings);
  Readings& readings = lined_up.readings;
  const Series& series = lined_up.series;
  const std::vector<Edge>& edges = lined_up.edges;
  const MembersOf members(readings, edges);
  // "Two" and "100" are said of many things, each of which reads like the next one; "4,300" hardly is.
  const auto by_chance = [&](std::uint32_t slot) {
    const auto& value = input.claims[slots.row(slot).claim].quantity.stated_low;
    return !value || value->shifted(-value->exponent()).digits() < 2;
  };
  const auto same_noun = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint64_t noun = slots[a].noun;
    return noun != 0 && noun == slots[b].noun;
  };
  const auto list = [&](std::uint32_t slot, std::uint32_t reading, Draft& draft) {
    for (const auto& [of, m] : members.of(reading))
      if (!by_chance(slot) || readings.are_joined(slot, m) || same_noun(slot, m)) draft.members.push_back(m);
  };
  std::vector<Draft> drafts;
  constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> draft_of(slots.size(), none);  // by reading
  for (const Edge& edge : edges) {
    slots.let_go();
    const std::uint32_t x = readings.find(edge.a), y = readings.find(edge.b);
    const std::uint32_t first = draft_of[x], second = draft_of[y];
    if (first != none && second != none) continue;
    if (first == none && second == none) {
      draft_of[x] = draft_of[y] = static_cast<std::uint32_t>(drafts.size());
      drafts.push_back({&edge, x, y, {}});
      list(edge.a, x, drafts.back());
      list(edge.b, y, drafts.back());
      continue;
    }
    // A third figure beside one of the two belongs to the same finding, if it is about as like.
    Draft& draft = drafts[first != none ? first : second];
    const std::uint32_t old = first != none ? x : y, fresh = first != none ? y : x;
    if (old != draft.x && old != draft.y) continue;
    if (edge.probability < std::max(one_finding, draft.edge->probability / 2)) continue;
    draft_of[fresh] = draft_of[old];
    list(fresh == x ? edge.a : edge.b, fresh, draft);
  }
  const OneEach each(slots, edges);
  for (const Draft& d : drafts) {
    slots.let_go();
    const Likeness edge = lined_up.differing.at(0, d.edge->number);
    const bool one_each = each.holds(edge.a, members.of(d.x).size()) && each.holds(edge.b, members.of(d.y).size());
    const Slot &a = slots[edge.a], &b = slots[edge.b];
    const bool slip = edge.verdict.relationship == Relationship::unit_slip;  // of one figure, whatever else is said
    // "28,000 are expected", "they count on 82,000": the words for what is foreseen are many.
    const bool unmistakable = unmistakable_slip(edge, a.set_slots), swapped = unmistakable || sure_slip(edge);
    const bool by_likeness =
        one_each || series.holds(input, a, b) || (!slip && !telling_slip(edge) && lined_up.rivals.hold(edge)) ||
        (!slip && !swapped && series.are_editions(a, b)) || (!slip && two_subjects(input, series, a, b));
    const bool two_things = (by_likeness && !unmistakable) || speak_of_themselves(input, a, b) ||
                            (!slip && !swapped && a.set_slots <= all_pairs_slots &&
                             grows_in_news(input, input.claims[a.claim], input.claims[b.claim])) ||
                            (!slip && !swapped && foreseen(input.claims[a.claim]) != foreseen(input.claims[b.claim]));
    report(input, slots, two_things, edge, d.members, findings);
  }
}

}  // namespace claimcheck
