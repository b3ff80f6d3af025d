#include "checker/extract/match.h"

#include "checker/extract/phrase_run.h"
#include "checker/extract/slots.h"
#include "checker/extract/surroundings.h"

#include <re2/re2.h>

#include <algorithm>
#include <chrono>

namespace claimcheck {

namespace {

constexpr std::uint32_t reach = 48;  // items around a mention in which a phrase's key word is looked for

/// A phrase that matched, before context and plausibility are looked at.
struct Hit {
  std::uint32_t measure = 0;
  int priority = 0;
  PhraseMatch match;
};

/// {value} for the mention at hand, the class's name for the others, the words as they stand.
std::string symbolic(std::string_view text, const ItemView& view, const Sentence& sentence, std::int32_t mention,
                     const Scan& scan) {
  std::string out;
  std::uint32_t at = sentence.span.begin;
  for (const WordItem& item : view.items) {
    if (item.mention < 0 || item.span.begin < at) continue;
    out += fold_space(text.substr(at, item.span.begin - at));
    const Mention& m = scan.mentions[static_cast<std::size_t>(item.mention)];
    std::string name = "value";
    if (item.mention != mention) {
      name = "number";
      for (const MentionClass c :
           {MentionClass::date, MentionClass::ordinal, MentionClass::percent, MentionClass::money, MentionClass::count,
            MentionClass::duration, MentionClass::quantity}) {
        if (!accepts(c, m)) continue;
        name = to_string(c);
        break;
      }
    }
    out += " {" + name + "} ";
    at = item.span.end;
  }
  out += fold_space(text.substr(at, sentence.span.end - std::min(at, sentence.span.end)));
  return fold_space(out);
}

/// Adds the time until its end to what a measure has cost; does nothing without `costs`.
class Stopwatch {
 public:
  Stopwatch(RuleCosts* costs, std::uint32_t measure) : costs_(costs), measure_(measure) {
    if (costs_ != nullptr) start_ = std::chrono::steady_clock::now();
  }
  ~Stopwatch() {
    if (costs_ == nullptr) return;
    const auto spent = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start_);
    costs_->nanoseconds[measure_].fetch_add(static_cast<std::uint64_t>(spent.count()), std::memory_order_relaxed);
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  RuleCosts* costs_;
  std::uint32_t measure_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace

struct MeasureMatcher::State {
  const Document& document;
  const Scan& scan;
  const RuleSet& rules;
  const Phrases& phrases;
  Surroundings surroundings;
  ItemView view;
  std::vector<Phrases::Range> ranges;  // per item: the phrases that its word opens
  std::vector<std::uint32_t> tried;    // per phrase: the mention it was last tried at
  std::uint32_t turn = 0;
  std::vector<std::uint32_t> with_headers;  // measures that table headers can name
  std::vector<Hit> hits;
  std::vector<MeasureMatch> out;

  State(const Document& d, const Scan& s, const RuleSet& r)
      : document(d), scan(s), rules(r), phrases(*r.phrases), surroundings(d) {
    tried.assign(phrases.phrases.size(), 0);
    for (std::uint32_t m = 0; m < phrases.measures.size(); ++m)
      if (!phrases.measures[m].headers.empty()) with_headers.push_back(m);
  }

  PhraseInput input() const { return {phrases, view, scan.mentions}; }

  void add_hit(std::uint32_t measure, PhraseMatch match) {
    // A measure that is never compared says what is counted only where no other does.
    constexpr int last = -1000;
    const bool names_only = rules.measures[measure].compare == Comparison::never;
    hits.push_back({measure, phrases.measures[measure].priority + (names_only ? last : 0), std::move(match)});
  }

  void try_phrases(const Phrases::Range& range, std::uint32_t item) {
    for (const std::uint32_t* p = range.begin; p != range.end; ++p) {
      if (tried[*p] == turn) continue;
      tried[*p] = turn;
      const CompiledPhrase& phrase = phrases.phrases[*p];
      const Stopwatch watch(rules.costs.get(), phrase.measure);
      if (auto match = match_around(input(), phrase, item)) add_hit(phrase.measure, std::move(*match));
    }
  }

  void collect_phrases(std::uint32_t item) {
    ++turn;
    const std::uint32_t first = item > reach ? item - reach : 0;
    const std::uint32_t end = std::min(item + reach + 1, static_cast<std::uint32_t>(view.items.size()));
    for (std::uint32_t i = first; i < end; ++i) try_phrases(ranges[i], item);
    // The lemma of the counted noun may be spelled otherwise than its stem ("men": "man").
    const std::string& noun = scan.mentions[static_cast<std::size_t>(view.items[item].mention)].noun;
    if (!noun.empty()) try_phrases(phrases.with_key(stem_hash(noun)), item);
  }

  void collect_regexes(const Sentence& sentence, std::uint32_t item) {
    std::string text;
    for (const CompiledRegex& regex : phrases.regexes) {
      if (!accepts(regex.mention, scan.mentions[static_cast<std::size_t>(view.items[item].mention)])) continue;
      const Stopwatch watch(rules.costs.get(), regex.measure);
      if (text.empty()) text = symbolic(document.text, view, sentence, view.items[item].mention, scan);
      if (!RE2::PartialMatch(text, regex.pattern.compiled())) continue;
      PhraseMatch match;
      match.first = item;
      match.end = item + 1;
      match.words = 1;
      add_hit(regex.measure, match);
    }
  }

  void collect_headers(const Sentence& sentence, std::uint32_t item) {
    const Block& block = document.blocks[sentence.block];
    if (with_headers.empty() || block.kind != BlockKind::table_cell || block.header) return;
    const Mention& mention = scan.mentions[static_cast<std::size_t>(view.items[item].mention)];
    for (const std::uint32_t header : surroundings.headers_of(sentence.block)) {
      const ItemView& words = surroundings.view_of(header);
      for (const std::uint32_t m : with_headers) {
        if (!accepts(phrases.measures[m].mention, mention)) continue;
        for (const CompiledPhrase& phrase : phrases.measures[m].headers) {
          if (!has_key(phrases, phrase, words)) continue;
          const auto found = find_phrase({phrases, words, scan.mentions}, phrase);
          if (!found) continue;
          PhraseMatch match;
          match.first = item;
          match.end = item + 1;
          match.words = found->words;
          add_hit(m, match);
          break;
        }
      }
    }
  }

  /// A noun cut off at a hyphen ("312 fentanyl-related deaths") says nothing about what is counted.
  bool noun_is_sure(const Mention& m) const {
    return !m.noun.empty() && (m.noun_span.end >= document.text.size() || document.text[m.noun_span.end] != '-');
  }

  /// "One of the ships": so many of those that were counted, never their number.
  bool is_part_of_the_counted(const Mention& m) const {
    if (m.kind != QuantityKind::cardinal || m.noun_span.begin <= m.number.end) return false;
    static const std::uint64_t of = hash_word("of");
    tokenize(document.text, {m.number.end, m.noun_span.begin}, between_);
    const bool partitive = !between_.empty() && between_.front().hash == of;
    between_.clear();
    return partitive;
  }
  mutable std::vector<Token> between_;

  /// Unit, counted noun and size are what the rule expects.
  bool plausible(const MeasurePatterns& p, const Mention& m) const {
    if (p.mention == MentionClass::count && is_part_of_the_counted(m)) return false;
    if (!p.units.empty() &&
        (m.unit == nullptr || !std::binary_search(p.units.begin(), p.units.end(), hash_word(m.unit->name))))
      return false;
    if (!p.nouns.empty() && noun_is_sure(m) && !std::binary_search(p.nouns.begin(), p.nouns.end(), noun_hash(m.noun)))
      return false;
    if (p.minimum && m.stated_low && *m.stated_low < *p.minimum) return false;
    return !(p.maximum && m.stated_high && *m.stated_high > *p.maximum);
  }

  bool stands_here(const CompiledPhrase& phrase, std::uint32_t item) const {
    if (!has_key(phrases, phrase, view) && !phrase.anchored) return false;
    return phrase.anchored ? match_around(input(), phrase, item).has_value() : find_phrase(input(), phrase).has_value();
  }

  bool excluded(const MeasurePatterns& p, std::uint32_t item) const {
    return std::any_of(p.exclude.begin(), p.exclude.end(),
                       [&](const CompiledPhrase& phrase) { return stands_here(phrase, item); });
  }

  /// Where the required context stands; false when it stands nowhere in reach.
  bool find_context(const MeasurePatterns& p, std::uint32_t item, std::uint32_t block, InferredFrom& from) {
    from = InferredFrom::none;
    if (p.context.empty()) return true;
    from = InferredFrom::sentence;
    for (const CompiledPhrase& phrase : p.context)
      if (stands_here(phrase, item)) return true;
    if (p.scope == ContextScope::sentence) return false;
    for (const Surrounding& around : surroundings.around(block)) {
      if (p.scope == ContextScope::paragraph && around.from == InferredFrom::heading) break;
      for (const CompiledPhrase& phrase : p.context) {
        if (phrase.anchored || !has_key(phrases, phrase, *around.view)) continue;
        if (!find_phrase({phrases, *around.view, scan.mentions}, phrase)) continue;
        from = around.from;
        return true;
      }
    }
    return false;
  }

  void sort_hits() {
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
      if (a.priority != b.priority) return a.priority > b.priority;
      return a.match.words != b.match.words ? a.match.words > b.match.words : a.measure < b.measure;
    });
  }

  bool stands_up(const Hit& hit, const Sentence& sentence, std::uint32_t item, InferredFrom& from) {
    const Stopwatch watch(rules.costs.get(), hit.measure);
    const MeasurePatterns& p = phrases.measures[hit.measure];
    return plausible(p, scan.mentions[static_cast<std::size_t>(view.items[item].mention)]) && !excluded(p, item) &&
           find_context(p, item, sentence.block, from);
  }

  /// The best hit that stands up to the rule's conditions.
  void decide(const Sentence& sentence, std::uint32_t item) {
    sort_hits();
    const std::int32_t mention = view.items[item].mention;
    for (const Hit& hit : hits) {
      const MeasurePatterns& p = phrases.measures[hit.measure];
      InferredFrom from;
      if (!stands_up(hit, sentence, item, from)) continue;
      MeasureMatch match;
      match.mention = static_cast<std::uint32_t>(mention);
      match.measure = hit.measure;
      match.span = {view.items[hit.match.first].span.begin, view.items[hit.match.end - 1].span.end};
      match.words = hit.match.words;
      match.context = from;
      if (!rules.measures[hit.measure].slots.empty()) {
        const PhraseInput sentence_input = input();
        match.dimensions =
            find_slot_values({sentence_input, document.text, item, hit.match, surroundings.around(sentence.block)},
                             rules.measures[hit.measure], p);
      }
      out.push_back(std::move(match));
      return;
    }
  }

  void open(const Sentence& sentence) {
    make_items(document.text, scan.tokens, sentence.first_token, sentence.end_token, scan, sentence.first_mention,
               sentence.end_mention, view);
    ranges.clear();
    for (const WordItem& item : view.items)
      ranges.push_back(item.mention >= 0 ? Phrases::Range{nullptr, nullptr} : phrases.with_key(item.stem));
  }

  void collect(const Sentence& sentence, std::uint32_t item) {
    hits.clear();
    collect_phrases(item);
    collect_regexes(sentence, item);
    collect_headers(sentence, item);
  }

  void match(const Sentence& sentence) {
    out.clear();
    open(sentence);
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      if (view.items[i].mention < 0) continue;
      collect(sentence, i);
      if (!hits.empty()) decide(sentence, i);
    }
  }
  // --- why a mention has a measure or not ---

  /// Why plausible() says no.
  std::string implausible(const MeasurePatterns& p, const Mention& m) const {
    if (p.mention == MentionClass::count && is_part_of_the_counted(m))
      return "it is so many of those counted, not their number";
    if (!p.units.empty() &&
        (m.unit == nullptr || !std::binary_search(p.units.begin(), p.units.end(), hash_word(m.unit->name))))
      return "its unit (" + (m.unit == nullptr ? std::string("none") : m.unit->name) + ") is not one of \"unit\"";
    if (!p.nouns.empty() && noun_is_sure(m) && !std::binary_search(p.nouns.begin(), p.nouns.end(), noun_hash(m.noun)))
      return "it counts \"" + m.noun + "\", which is not one of \"noun\"";
    if (p.minimum && m.stated_low && *m.stated_low < *p.minimum) return "it is below \"min\"";
    return "it is above \"max\"";
  }

  /// What a hit of the measure fails at.
  std::string fails_at(std::uint32_t measure, std::uint32_t item, std::uint32_t winner) const {
    const MeasurePatterns& p = phrases.measures[measure];
    const Mention& m = scan.mentions[static_cast<std::size_t>(view.items[item].mention)];
    if (!plausible(p, m)) return implausible(p, m);
    for (const CompiledPhrase& phrase : p.exclude)
      if (stands_here(phrase, item)) return "\"exclude\" forbids it: \"" + phrases.sources[phrase.source] + "\"";
    if (winner != no_measure)
      return rules.measures[winner].rule + " has it: a higher priority, a longer match, or the id that comes first";
    const char* reach_of[] = {"the sentence", "the sentence or its paragraph", "the sentence or around it"};
    return std::string("no word of \"context\" stands in ") + reach_of[static_cast<std::size_t>(p.scope)];
  }

  /// The first phrase of the measure that matches around the mention, or whose key word stands near it.
  const CompiledPhrase* nearest_phrase(std::uint32_t measure, std::uint32_t item, bool matches) const {
    for (const CompiledPhrase& phrase : phrases.phrases) {
      if (phrase.measure != measure || !has_key(phrases, phrase, view)) continue;
      if (!matches || match_around(input(), phrase, item)) return &phrase;
    }
    return nullptr;
  }

  std::string how_it_matches(std::uint32_t measure, std::uint32_t item, const MeasureMatch& match) const {
    const CompiledPhrase* phrase = nearest_phrase(measure, item, true);
    std::string text =
        phrase != nullptr ? "phrase: " + phrases.sources[phrase->source] : "by its regex or table header";
    for (const Dimension& d : match.dimensions)
      text += "; " + d.name + " = " + d.value +
              (d.origin == Origin::stated ? "" : std::string(" (from ") + to_string(d.from) + ")");
    return text;
  }

  /// Nothing of the measure matches the mention: told only where a key word of a phrase is there.
  std::string comes_near(std::uint32_t measure, std::uint32_t item) const {
    const CompiledPhrase* near = nearest_phrase(measure, item, false);
    if (near == nullptr) return {};
    const Mention& m = scan.mentions[static_cast<std::size_t>(view.items[item].mention)];
    const std::string source = "\"" + phrases.sources[near->source] + "\"";
    if (!accepts(near->mention, m)) return {};
    return "the sentence has a key word of " + source + ", but its words do not stand around this quantity as it asks";
  }

  static constexpr std::uint32_t no_measure = UINT32_MAX;

  std::vector<MatchReason> explain(const Sentence& sentence, std::uint32_t measure) {
    match(sentence);
    std::vector<MatchReason> reasons;
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      if (view.items[i].mention < 0) continue;
      const auto mention = static_cast<std::uint32_t>(view.items[i].mention);
      const auto won =
          std::find_if(out.begin(), out.end(), [&](const MeasureMatch& m) { return m.mention == mention; });
      if (won != out.end() && won->measure == measure) {
        reasons.push_back({mention, true, how_it_matches(measure, i, *won)});
        continue;
      }
      collect(sentence, i);
      const bool hit = std::any_of(hits.begin(), hits.end(), [&](const Hit& h) { return h.measure == measure; });
      std::string text =
          hit ? fails_at(measure, i, won != out.end() ? won->measure : no_measure) : comes_near(measure, i);
      if (!text.empty()) reasons.push_back({mention, false, std::move(text)});
    }
    return reasons;
  }

  std::vector<Standing> standing(const Sentence& sentence) {
    open(sentence);
    std::vector<Standing> all;
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      if (view.items[i].mention < 0) continue;
      collect(sentence, i);
      sort_hits();
      InferredFrom from;
      for (const Hit& hit : hits) {
        const auto mention = static_cast<std::uint32_t>(view.items[i].mention);
        const bool known = std::any_of(all.begin(), all.end(), [&](const Standing& s) {
          return s.mention == mention && s.measure == hit.measure;
        });
        if (!known && stands_up(hit, sentence, i, from))
          all.push_back({mention, hit.measure, hit.priority, hit.match.words});
      }
    }
    return all;
  }
};

MeasureMatcher::MeasureMatcher(const Document& document, const Scan& scan, const RuleSet& rules)
    : state_(std::make_unique<State>(document, scan, rules)) {}
MeasureMatcher::~MeasureMatcher() = default;

const std::vector<MeasureMatch>& MeasureMatcher::match(const Sentence& sentence) {
  state_->match(sentence);
  return state_->out;
}

std::vector<MatchReason> MeasureMatcher::explain(const Sentence& sentence, std::uint32_t measure) {
  return state_->explain(sentence, measure);
}

std::vector<Standing> MeasureMatcher::standing(const Sentence& sentence) { return state_->standing(sentence); }

}  // namespace claimcheck
