#include "checker/extract/phrase_run.h"

#include "checker/ruleset/limits.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t longest_skipped_group = 12;
constexpr std::size_t longest_coordination = 8;

bool among_many(const std::vector<std::uint64_t>& pool, std::uint32_t begin, std::uint32_t end, std::uint64_t hash) {
  return std::binary_search(pool.begin() + begin, pool.begin() + end, hash);
}

inline bool among(const std::vector<std::uint64_t>& pool, std::uint32_t begin, std::uint32_t end, std::uint64_t hash) {
  if (end - begin > 8) return among_many(pool, begin, end, hash);
  for (std::uint32_t i = begin; i < end; ++i)
    if (pool[i] == hash) return true;
  return false;
}

std::uint64_t and_word() {
  static const std::uint64_t hash = hash_word("and");
  return hash;
}

/// One direction of a phrase: a bounded backtracking walk. Positions are items still to be read: forwards [at, n),
/// backwards [0, at).
class Walk {
 public:
  Walk(const PhraseInput& input, bool forwards, MentionClass guard, PhraseMatch& match, std::size_t& steps)
      : in_(input), items_(input.view.items), forwards_(forwards), guard_(guard), match_(match), steps_(steps) {}

  /// Runs from `at`. On success `end` is where it stopped, and `match_words` has grown by the words read.
  bool run(std::uint32_t pc, std::uint32_t at, bool loose) {
    if (stops_at_once(pc, at, loose)) return false;
    const std::uint32_t words = match_words;
    if (go_on(pc, at, loose)) return true;
    match_words = words;
    return false;
  }

  std::uint32_t end = 0;
  std::uint32_t match_words = 0;

 private:
  bool go_on(std::uint32_t pc, std::uint32_t at, bool loose) {
    if (++steps_ > limits::match_steps) return false;
    for (;;) {
      const Instruction& i = in_.phrases.code[pc];
      switch (i.op) {
        case Op::accept:
          end = at;
          return true;
        case Op::jump:
          pc = i.a;
          break;
        case Op::punctuation:
          loose = true;
          ++pc;
          break;
        case Op::split:
          if (run(i.a, at, loose)) return true;
          pc = i.b;
          break;
        case Op::open:
          opened_.push_back(at);
          {
            const bool ok = run(pc + 1, at, loose);
            opened_.pop_back();
            return ok;
          }
        case Op::value:
          return value(i, pc, at, loose);
        case Op::gap:
          return gap(i, pc, at);
        case Op::word:
        case Op::mention: {
          const auto next = step(at, loose);
          if (!next || !fits(i, items_[*next])) return false;
          at = forwards_ ? *next + 1 : *next;
          if (i.op == Op::mention && forwards_ && i.b < i.c) at = behind_nouns(*next);
          if (++steps_ > limits::match_steps) return false;
          match_words += 1;
          loose = false;
          ++pc;
          break;
        }
      }
    }
  }

  const WordItem& boundary(std::uint32_t item) const { return items_[forwards_ ? item : item + 1]; }

  /// The next item to read from `at`, if it stands close enough. A bracketed group in between is skipped.
  std::optional<std::uint32_t> step(std::uint32_t at, bool loose) const {
    const std::uint32_t n = static_cast<std::uint32_t>(items_.size());
    if (forwards_ ? at >= n : at == 0) return {};
    std::uint32_t item = forwards_ ? at : at - 1;
    if (started(at)) {
      const std::int16_t from = items_[forwards_ ? at - 1 : at].group;
      if (const std::int16_t group = items_[item].group; group != 0 && group != from) {
        const BracketGroup& g = in_.view.groups[static_cast<std::size_t>(group) - 1];
        if (g.end - g.begin > longest_skipped_group) return {};
        if (forwards_ ? g.end >= n : g.begin == 0) return {};
        item = forwards_ ? g.end : g.begin - 1;
        if (items_[forwards_ ? g.end : g.begin].hard_break) return {};
        return item;
      }
      const WordItem& edge = boundary(item);
      if (edge.hard_break || (edge.soft_break && !loose)) return {};
    }
    return item;
  }

  /// Whether an item on the near side of `at` has been read (or the walk starts at a mention): only then breaks count.
  bool started(std::uint32_t at) const { return anchored_at_ || at != start_; }

  bool fits(const Instruction& i, const WordItem& item) const {
    const std::vector<std::uint64_t>& pool = in_.phrases.words;
    if (i.op == Op::word)
      return item.mention < 0 && (among(pool, i.a, i.b, item.stem) || among(pool, i.b, i.c, item.exact));
    if (item.mention < 0) return false;
    const Mention& m = in_.mentions[static_cast<std::size_t>(item.mention)];
    if (!accepts(static_cast<MentionClass>(i.a), m)) return false;
    return i.b == i.c || (!m.noun.empty() && among(pool, i.b, i.c, noun_hash(m.noun)));
  }

  std::uint32_t behind_nouns(std::uint32_t item) const {
    const std::int32_t mention = items_[item].mention;
    std::uint32_t at = item + 1;
    while (at < items_.size() && items_[at].noun_of == mention) ++at;
    return at;
  }

  /// "Killed, 72 were hurt", "killed and 72 were hurt", "killed and another 72": what a comma or "and" begins right
  /// behind the word is a statement of its own.
  bool begins_anew(std::uint32_t at) const {
    static const std::uint64_t another = hash_word("another");
    if (forwards_ || !anchored_at_) return false;
    if (at == start_) return items_[at].comma;
    if (items_[at].exact != and_word()) return false;
    return at + 1 == start_ || (at + 2 == start_ && items_[at + 1].exact == another);
  }

  /// Whether run() would fail at its first instruction, a word that is not there: most do. Counts as a step all the
  /// same.
  bool stops_at_once(std::uint32_t pc, std::uint32_t at, bool loose) {
    const Instruction& i = in_.phrases.code[pc];
    if (i.op != Op::word) return false;
    const auto next = step(at, loose);
    if (next && fits(i, items_[*next])) return false;
    ++steps_;
    return true;
  }

  bool gap(const Instruction& i, std::uint32_t pc, std::uint32_t at) {
    for (std::uint32_t k = 0;; ++k) {
      if (!begins_anew(at) && run(pc + 1, at, true)) return true;  // a gap may cross commas
      const auto next = step(at, true);
      if (k == i.a || !next) return false;
      const WordItem& item = items_[*next];
      if (item.mention >= 0 && guard_ != MentionClass::any &&
          accepts(guard_, in_.mentions[static_cast<std::size_t>(item.mention)]))
        return false;
      at = forwards_ ? *next + 1 : *next;
    }
  }

  bool value(const Instruction& i, std::uint32_t pc, std::uint32_t at, bool loose) {
    const std::uint32_t from = opened_.empty() ? at : opened_.back();
    if (!run(pc + 1, at, loose)) return false;
    match_.captured.push_back({i.c, i.b, std::min(from, at), std::max(from, at)});
    return true;
  }

 public:
  void start_at(std::uint32_t at, bool at_mention) {
    start_ = at;
    anchored_at_ = at_mention;
  }

 private:
  const PhraseInput& in_;
  const std::vector<WordItem>& items_;
  bool forwards_;
  MentionClass guard_;
  PhraseMatch& match_;
  std::size_t& steps_;
  std::uint32_t start_ = 0;
  bool anchored_at_ = false;
  std::vector<std::uint32_t> opened_;
};

/// Where the words before the mention end. A mention alone in brackets stands for the one before: "2 tonnes (4,409
/// pounds) of cocaine".
std::uint32_t left_start(const PhraseInput& input, std::uint32_t at) {
  const std::vector<WordItem>& items = input.view.items;
  const std::int16_t group = items[at].group;
  if (group == 0 || !input.view.groups[static_cast<std::size_t>(group) - 1].one_mention) return at;
  std::uint32_t k = input.view.groups[static_cast<std::size_t>(group) - 1].begin;
  while (k > 0 && items[k - 1].noun_of >= 0) --k;
  return k > 0 && items[k - 1].mention >= 0 ? k - 1 : at;
}

/// The mention that this one is coordinated with, "seized [310 kg] of heroin and [95 kg] of cocaine": of the same
/// class, a few words before, with a conjunction or comma between. Empty when there is none.
std::optional<std::uint32_t> coordinated_with(const PhraseInput& input, const CompiledPhrase& phrase,
                                              std::uint32_t at) {
  static const std::uint64_t conjunctions[] = {and_word(), hash_word("or"), hash_word("plus")};
  constexpr std::uint32_t most_words = 6;
  const std::vector<WordItem>& items = input.view.items;
  if (at == 0 || items[at].hard_break) return {};
  if (!items[at].soft_break &&
      std::find(std::begin(conjunctions), std::end(conjunctions), items[at - 1].exact) == std::end(conjunctions))
    return {};
  for (std::uint32_t k = at; k > 0 && at - k < most_words;) {
    if (items[k].hard_break) return {};
    --k;
    if (items[k].mention >= 0)
      return accepts(phrase.mention, input.mentions[static_cast<std::size_t>(items[k].mention)]) ? std::optional(k)
                                                                                                 : std::nullopt;
  }
  return {};
}

}  // namespace

MentionTraits traits_of(const Mention& mention) {
  return {classes_of(mention), mention.noun.empty() ? 0 : noun_hash(mention.noun)};
}

std::optional<PhraseMatch> match_around(const PhraseInput& input, const CompiledPhrase& phrase, std::uint32_t at,
                                        const MentionTraits& traits) {
  if ((traits.classes & class_bit(phrase.mention)) == 0) return {};
  const std::vector<WordItem>& items = input.view.items;
  const auto& pool = input.phrases.words;
  const bool wants_noun = phrase.nouns_begin < phrase.nouns_end;
  if (wants_noun && (traits.noun == 0 || std::find(pool.begin() + phrase.nouns_begin, pool.begin() + phrase.nouns_end,
                                                   traits.noun) == pool.begin() + phrase.nouns_end))
    return {};
  std::uint32_t behind = at + 1;
  while (behind < items.size() && items[behind].noun_of == items[at].mention) ++behind;
  PhraseMatch match;
  match.words = wants_noun ? 1 : 0;
  std::size_t steps = 0;
  Walk left(input, false, phrase.mention, match, steps);
  std::optional<std::uint32_t> start = left_start(input, at);
  // Words to the left are shared by coordinated mentions where each has its own words to the right.
  const std::size_t chain = phrase.right.trivial(input.phrases.code) ? 0 : longest_coordination;
  for (std::size_t links = 0;; ++links) {
    left.start_at(*start, true);
    if (left.run(phrase.left.begin, *start, false)) break;
    if (links == chain) return {};
    start = coordinated_with(input, phrase, *start);
    if (!start) return {};
  }
  // The counted noun is part of the symbol, or spelled out by the phrase.
  std::uint32_t tried = 0;
  for (const std::uint32_t from : {at + 1, behind}) {
    if (wants_noun && from != behind) continue;
    if (from == tried) break;
    tried = from;
    Walk right(input, true, phrase.mention, match, steps);
    right.start_at(from, true);
    if (!right.run(phrase.right.begin, from, false)) continue;
    match.first = std::min(left.end, at);
    match.end = std::max(right.end, behind);
    match.words += left.match_words + right.match_words;
    return match;
  }
  return {};
}

std::optional<PhraseMatch> find_phrase(const PhraseInput& input, const CompiledPhrase& phrase, std::uint32_t from) {
  std::size_t total = 0;
  for (std::uint32_t at = from; at < input.view.items.size() && total < limits::search_steps; ++at) {
    PhraseMatch match;
    std::size_t steps = 0;
    Walk walk(input, true, MentionClass::any, match, steps);
    walk.start_at(at, false);
    const bool ok = walk.run(phrase.right.begin, at, true);
    total += steps;
    if (!ok) continue;
    match.first = at;
    match.end = walk.end;
    match.words = walk.match_words;
    return match;
  }
  return {};
}

bool has_one_of(const Phrases& phrases, KeyWords keys, const ItemView& view) {
  for (std::uint32_t k = keys.begin; k < keys.end; ++k)
    if (view.has_stem(phrases.words[k])) return true;
  return keys.begin == keys.end;
}

bool may_match(const Phrases& phrases, const CompiledPhrase& phrase, const ItemView& view) {
  return has_one_of(phrases, phrase.keys, view) && has_one_of(phrases, phrase.also, view);
}

}  // namespace claimcheck
