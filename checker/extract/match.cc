#include "checker/extract/match.h"

#include "checker/extract/phrase_run.h"
#include "checker/extract/slots.h"
#include "checker/extract/surroundings.h"

#include <re2/re2.h>

#include <algorithm>

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
      if (text.empty()) text = symbolic(document.text, view, sentence, view.items[item].mention, scan);
      if (!RE2::PartialMatch(text, *regex.pattern)) continue;
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

  /// The best hit that stands up to the rule's conditions.
  void decide(const Sentence& sentence, std::uint32_t item) {
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
      if (a.priority != b.priority) return a.priority > b.priority;
      return a.match.words != b.match.words ? a.match.words > b.match.words : a.measure < b.measure;
    });
    const std::int32_t mention = view.items[item].mention;
    for (const Hit& hit : hits) {
      const MeasurePatterns& p = phrases.measures[hit.measure];
      InferredFrom from;
      if (!plausible(p, scan.mentions[static_cast<std::size_t>(mention)]) || excluded(p, item) ||
          !find_context(p, item, sentence.block, from))
        continue;
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

  void match(const Sentence& sentence) {
    out.clear();
    make_items(document.text, scan.tokens, sentence.first_token, sentence.end_token, scan, sentence.first_mention,
               sentence.end_mention, view);
    ranges.clear();
    for (const WordItem& item : view.items)
      ranges.push_back(item.mention >= 0 ? Phrases::Range{nullptr, nullptr} : phrases.with_key(item.stem));
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      if (view.items[i].mention < 0) continue;
      hits.clear();
      collect_phrases(i);
      collect_regexes(sentence, i);
      collect_headers(sentence, i);
      if (!hits.empty()) decide(sentence, i);
    }
  }
};

MeasureMatcher::MeasureMatcher(const Document& document, const Scan& scan, const RuleSet& rules)
    : state_(std::make_unique<State>(document, scan, rules)) {}
MeasureMatcher::~MeasureMatcher() = default;

const std::vector<MeasureMatch>& MeasureMatcher::match(const Sentence& sentence) {
  state_->match(sentence);
  return state_->out;
}

}  // namespace claimcheck
