#include "checker/extract/match.h"

#include "checker/extract/phrase_run.h"
#include "checker/extract/slots.h"
#include "checker/extract/surroundings.h"

#include <algorithm>

namespace claimcheck {

struct MeasureMatcher::State {
  const Document& document;
  const Scan& scan;
  const RuleSet& rules;
  const Phrases& phrases;
  Surroundings surroundings;
  HitCollector collector;
  const ItemView& view;
  std::vector<MeasureMatch> out;

  State(const Document& d, const Scan& s, const RuleSet& r, MatchPath path)
      : document(d),
        scan(s),
        rules(r),
        phrases(*r.phrases),
        surroundings(d),
        collector(d, s, r, surroundings, path),
        view(collector.view()) {}

  PhraseInput input() const { return collector.input(); }

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
    if (phrase.anchored) return match_around(input(), phrase, item, collector.traits()).has_value();
    return may_match(phrases, phrase, view) && find_phrase(input(), phrase).has_value();
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
      const ItemView& words = surroundings.view_of(around.block);
      for (const CompiledPhrase& phrase : p.context) {
        if (phrase.anchored || !may_match(phrases, phrase, words)) continue;
        if (!find_phrase({phrases, words, scan.mentions}, phrase)) continue;
        from = around.from;
        return true;
      }
    }
    return false;
  }

  bool stands_up(const Hit& hit, const Sentence& sentence, std::uint32_t item, InferredFrom& from) {
    const Stopwatch watch(rules.costs.get(), hit.measure);
    const MeasurePatterns& p = phrases.measures[hit.measure];
    return plausible(p, scan.mentions[static_cast<std::size_t>(view.items[item].mention)]) && !excluded(p, item) &&
           find_context(p, item, sentence.block, from);
  }

  /// The best hit that stands up to the rule's conditions.
  void decide(const std::vector<Hit>& hits, const Sentence& sentence, std::uint32_t item) {
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
            find_slot_values({sentence_input, document.text, item, hit.match, sentence.block, surroundings},
                             rules.measures[hit.measure], p);
      }
      out.push_back(std::move(match));
      return;
    }
  }

  void match(const Sentence& sentence) {
    out.clear();
    collector.open(sentence);
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      if (view.items[i].mention < 0) continue;
      const std::vector<Hit>& hits = collector.collect(sentence, i);
      if (!hits.empty()) decide(hits, sentence, i);
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
      if (phrase.measure != measure || !has_one_of(phrases, phrase.keys, view)) continue;
      const Mention& mention = scan.mentions[static_cast<std::size_t>(view.items[item].mention)];
      if (!matches || match_around(input(), phrase, item, traits_of(mention))) return &phrase;
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
      const std::vector<Hit>& hits = collector.collect(sentence, i);
      const bool hit = std::any_of(hits.begin(), hits.end(), [&](const Hit& h) { return h.measure == measure; });
      std::string text =
          hit ? fails_at(measure, i, won != out.end() ? won->measure : no_measure) : comes_near(measure, i);
      if (!text.empty()) reasons.push_back({mention, false, std::move(text)});
    }
    return reasons;
  }

  std::vector<Standing> standing(const Sentence& sentence) {
    collector.open(sentence);
    std::vector<Standing> all;
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      if (view.items[i].mention < 0) continue;
      InferredFrom from;
      for (const Hit& hit : collector.collect(sentence, i)) {
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

MeasureMatcher::MeasureMatcher(const Document& document, const Scan& scan, const RuleSet& rules, MatchPath path)
    : state_(std::make_unique<State>(document, scan, rules, path)) {}
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
