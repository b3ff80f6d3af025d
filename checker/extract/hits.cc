#include "checker/extract/hits.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::uint32_t reach = 48;  // items around a mention in which a phrase's key word is looked for

/// What a regular expression sees of a mention that is not the one at hand.
const char* symbol_of(const Mention& m) {
  for (const MentionClass c : {MentionClass::date, MentionClass::ordinal, MentionClass::percent, MentionClass::money,
                               MentionClass::count, MentionClass::duration, MentionClass::quantity})
    if (accepts(c, m)) return to_string(c);
  return "number";
}

}  // namespace

void SymbolicText::make(std::string_view text, const ItemView& view, const Sentence& sentence, const Scan& scan) {
  std::uint32_t at = sentence.span.begin;
  for (const WordItem& item : view.items) {
    if (item.mention < 0 || item.span.begin < at) continue;
    pieces_.push_back({fold_space(text.substr(at, item.span.begin - at)), item.mention,
                       symbol_of(scan.mentions[static_cast<std::size_t>(item.mention)])});
    at = item.span.end;
  }
  pieces_.push_back({fold_space(text.substr(at, sentence.span.end - std::min(at, sentence.span.end))), -1, ""});
}

const std::string& SymbolicText::around(std::int32_t mention) {
  text_.clear();
  const auto add = [this](std::string_view part) {
    if (!part.empty()) text_.append(text_.empty() ? "" : " ").append(part);
  };
  for (const Piece& piece : pieces_) {
    add(piece.words);
    if (piece.mention < 0) continue;
    add("{");
    text_.append(piece.mention == mention ? "value" : piece.symbol).append("}");
  }
  return text_;
}

/// The phrases that were tried at the mention at hand. There may be as many as a document has words: a thread clears
/// its list for none of the two, but counts its turns.
class TriedPhrases {
 public:
  void begin(std::size_t phrases) {
    if (++turn_ == 0) turns_.clear(), turn_ = 1;
    if (turns_.size() < phrases) turns_.resize(phrases);
  }
  /// False when it was there already.
  bool add(std::uint32_t phrase) { return std::exchange(turns_[phrase], turn_) != turn_; }

 private:
  std::vector<std::uint32_t> turns_;  // per phrase: the turn in which it was last tried
  std::uint32_t turn_ = 0;
};

HitCollector::HitCollector(const Document& document, const Scan& scan, const RuleSet& rules, Surroundings& surroundings,
                           MatchPath path)
    : document_(document),
      scan_(scan),
      rules_(rules),
      phrases_(*rules.phrases),
      surroundings_(surroundings),
      path_(path) {}

void HitCollector::add_hit(std::uint32_t measure, std::uint32_t phrase, PhraseMatch match) {
  // A measure that is never compared says what is counted only where no other does.
  constexpr int last = -1000;
  const bool names_only = rules_.measures[measure].compare == Comparison::never;
  hits_.push_back({measure, phrases_.measures[measure].priority + (names_only ? last : 0), phrase, std::move(match)});
}

/// A hit of the mention alone: its words are not known, or stand elsewhere.
void HitCollector::add_lone_hit(std::uint32_t measure, std::uint32_t item, std::uint32_t words) {
  PhraseMatch match;
  match.first = item;
  match.end = item + 1;
  match.words = words;
  add_hit(measure, no_phrase, std::move(match));
}

void HitCollector::try_phrase(std::uint32_t index, std::uint32_t item) {
  const CompiledPhrase& phrase = phrases_.phrases[index];
  const Stopwatch watch(rules_.costs.get(), phrase.measure);
  if (path_ == MatchPath::fast && !has_one_of(phrases_, phrase.also, view_)) return;
  if (auto match = match_around(input(), phrase, item, traits_)) add_hit(phrase.measure, index, std::move(*match));
}

/// `side` is where the key word stands; `any` where it is the counted noun.
void HitCollector::try_phrases(const PhraseIndex::Range& range, KeySide side, std::uint32_t item, TriedPhrases& tried) {
  for (const Posting& posting : range) {
    if ((traits_.classes & class_bit(posting.mention)) == 0) continue;
    if (posting.side != KeySide::any && posting.side != side) continue;
    if (tried.add(posting.phrase)) try_phrase(posting.phrase, item);
  }
}

HitCollector::Window HitCollector::window(std::uint32_t item) const {
  return {item > reach ? item - reach : 0, std::min(item + reach + 1, static_cast<std::uint32_t>(view_.items.size()))};
}

/// The lemma of the counted noun may be spelled otherwise than its stem ("men": "man"); 0: none.
std::uint64_t HitCollector::noun_key(std::uint32_t item) const {
  const std::string& noun = mention_at(item).noun;
  return noun.empty() ? 0 : stem_hash(noun);
}

void HitCollector::collect_phrases(std::uint32_t item) {
  thread_local TriedPhrases tried;
  tried.begin(phrases_.phrases.size());
  const Window near = window(item);
  auto key = std::lower_bound(keys_.begin(), keys_.end(), near.first,
                              [](const KeyHere& k, std::uint32_t first) { return k.item < first; });
  for (; key != keys_.end() && key->item < near.end; ++key)
    try_phrases(key->phrases, key->item < item ? KeySide::before : KeySide::behind, item, tried);
  if (const std::uint64_t noun = noun_key(item); noun != 0)
    try_phrases(phrases_.by_key.find(noun), KeySide::any, item, tried);
}

void HitCollector::collect_phrases_plainly(std::uint32_t item) {
  const Window near = window(item);
  const std::uint64_t noun = noun_key(item);
  for (std::uint32_t p = 0; p < phrases_.phrases.size(); ++p) {
    const KeyWords keys = phrases_.phrases[p].keys;
    const bool may_be_noun = phrases_.phrases[p].side == KeySide::any;  // a noun is no word before or behind
    const auto is_key = [&](std::uint64_t stem) {
      return std::find(phrases_.words.begin() + keys.begin, phrases_.words.begin() + keys.end, stem) !=
             phrases_.words.begin() + keys.end;
    };
    bool here = noun != 0 && may_be_noun && is_key(noun);
    for (std::uint32_t i = near.first; i < near.end && !here; ++i)
      here = view_.items[i].mention < 0 && is_key(view_.items[i].stem);
    if (here) try_phrase(p, item);
  }
}

/// Asked once for each sentence.
bool HitCollector::may_hold_regex(const Sentence& sentence) {
  if (!regex_asked_) {
    regex_asked_ = true;
    may_hold_regex_ = phrases_.regex_set.may_match(slice(document_.text, sentence.span));
  }
  return may_hold_regex_;
}

void HitCollector::collect_regexes(const Sentence& sentence, std::uint32_t item) {
  if ((phrases_.regex_classes & traits_.classes) == 0) return;
  const bool fast = path_ == MatchPath::fast && rules_.costs == nullptr;
  if (symbolic_.empty()) {
    if (fast && !may_hold_regex(sentence)) return;
    symbolic_.make(document_.text, view_, sentence, scan_);
  }
  const std::string& text = symbolic_.around(view_.items[item].mention);
  matched_.clear();
  if (fast) {
    phrases_.regex_set.find(text, matched_);
  } else {
    for (std::uint32_t i = 0; i < phrases_.regexes.size(); ++i) {
      const Stopwatch watch(rules_.costs.get(), phrases_.regexes[i].measure);
      if (phrases_.regexes[i].pattern.matches(text)) matched_.push_back(i);
    }
  }
  for (const std::uint32_t i : matched_)
    if ((traits_.classes & class_bit(phrases_.regexes[i].mention)) != 0)
      add_lone_hit(phrases_.regexes[i].measure, item, 1);
}

/// Whether an `exclude` of the measure stands in a header; those with a quantity are about the sentence of the figure.
bool HitCollector::forbids(const MeasurePatterns& measure, const ItemView& header) const {
  return std::any_of(measure.exclude.begin(), measure.exclude.end(), [&](const CompiledPhrase& phrase) {
    return !phrase.anchored && may_match(phrases_, phrase, header) &&
           find_phrase({phrases_, header, scan_.mentions}, phrase).has_value();
  });
}

/// The measures that a header cell names, in their order, each by the first of its headers that stands there.
const std::vector<HitCollector::HeaderHit>& HitCollector::named_by(std::uint32_t header) {
  const auto [at, fresh] = headings_.try_emplace(header);
  if (!fresh) return at->second;
  const ItemView& words = surroundings_.view_of(header);
  std::vector<std::uint32_t> candidates;
  for (const WordItem& word : words.items)
    for (const Posting& posting : phrases_.headers_by_key.find(word.stem)) candidates.push_back(posting.phrase);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  if (path_ == MatchPath::plain) {
    candidates.resize(phrases_.headers.size());
    std::iota(candidates.begin(), candidates.end(), 0U);
  }
  for (const std::uint32_t candidate : candidates) {
    const CompiledPhrase& phrase = phrases_.headers[candidate];
    if (!at->second.empty() && at->second.back().measure == phrase.measure) continue;
    const Stopwatch watch(rules_.costs.get(), phrase.measure);
    const auto found = find_phrase({phrases_, words, scan_.mentions}, phrase);
    if (found && !forbids(phrases_.measures[phrase.measure], words))
      at->second.push_back({phrase.measure, found->words});
  }
  return at->second;
}

void HitCollector::collect_headers(const Sentence& sentence, std::uint32_t item) {
  const Block& block = document_.blocks[sentence.block];
  if (phrases_.headers.empty() || block.kind != BlockKind::table_cell || block.header) return;
  for (const std::uint32_t header : surroundings_.headers_of(sentence.block))
    for (const HeaderHit& hit : named_by(header))
      if ((traits_.classes & class_bit(phrases_.measures[hit.measure].mention)) != 0)
        add_lone_hit(hit.measure, item, hit.words);
}

void HitCollector::open(const Sentence& sentence) {
  make_items(document_.text, scan_.tokens, sentence.first_token, sentence.end_token, scan_, sentence.first_mention,
             sentence.end_mention, view_);
  symbolic_.clear();
  regex_asked_ = false;
  keys_.clear();
  for (std::uint32_t i = 0; i < view_.items.size(); ++i) {
    if (view_.items[i].mention >= 0) continue;
    const PhraseIndex::Range phrases = phrases_.by_key.find(view_.items[i].stem);
    if (phrases.first != phrases.last) keys_.push_back({i, phrases});
  }
}

const std::vector<Hit>& HitCollector::collect(const Sentence& sentence, std::uint32_t item) {
  hits_.clear();
  traits_ = traits_of(mention_at(item));
  if (path_ == MatchPath::fast)
    collect_phrases(item);
  else
    collect_phrases_plainly(item);
  collect_regexes(sentence, item);
  collect_headers(sentence, item);
  std::stable_sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) {
    if (a.priority != b.priority) return a.priority > b.priority;
    if (a.match.words != b.match.words) return a.match.words > b.match.words;
    return a.measure != b.measure ? a.measure < b.measure : a.phrase < b.phrase;
  });
  return hits_;
}

}  // namespace claimcheck
