// The measures whose phrases, regular expressions or table headers stand around a mention, before the conditions of
// their rules are looked at.
//
// The hot part of matching: a sentence's words are looked up in the indexes of the rule set, and only the phrases that
// they open are tried. match.cc decides among the hits.
#pragma once

#include "checker/extract/phrase_run.h"
#include "checker/extract/surroundings.h"
#include "checker/ruleset/ruleset.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace claimcheck {

/// `plain` tries every phrase, regular expression and header at every mention, one by one: the specification that the
/// fast path is tested against.
enum class MatchPath : std::uint8_t { fast, plain };

/// A phrase that matched, before context and plausibility are looked at.
struct Hit {
  std::uint32_t measure = 0;
  int priority = 0;
  std::uint32_t phrase = 0;  // index into Phrases::phrases, or no_phrase
  PhraseMatch match;
};
inline constexpr std::uint32_t no_phrase = UINT32_MAX;

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

/// A sentence as regular expressions see it: {value} for the mention at hand, {class} for the others, the words as they
/// stand. Made once for all mentions of a sentence.
class SymbolicText {
 public:
  void clear() { pieces_.clear(); }
  bool empty() const { return pieces_.empty(); }
  void make(std::string_view text, const ItemView& view, const Sentence& sentence, const Scan& scan);
  /// Valid until the next call.
  const std::string& around(std::int32_t mention);

 private:
  struct Piece {
    std::string words;
    std::int32_t mention = -1;  // behind the words
    const char* symbol = "";
  };
  std::vector<Piece> pieces_;
  std::string text_;
};

class TriedPhrases;

/// Collects the hits of one mention after the other. What it refers to must outlive it.
class HitCollector {
 public:
  HitCollector(const Document& document, const Scan& scan, const RuleSet& rules, Surroundings& surroundings,
               MatchPath path);

  /// Makes the items of a sentence.
  void open(const Sentence& sentence);
  /// The hits of the mention that is `item` of the open sentence, the best first: highest priority, most words, first
  /// measure, first phrase. Valid until the next call.
  const std::vector<Hit>& collect(const Sentence& sentence, std::uint32_t item);

  const ItemView& view() const { return view_; }
  /// Of the mention whose hits were collected last.
  const MentionTraits& traits() const { return traits_; }
  PhraseInput input() const { return {phrases_, view_, scan_.mentions}; }

 private:
  /// A measure that a header cell names, and by how many words.
  struct HeaderHit {
    std::uint32_t measure = 0, words = 0;
  };
  /// A key word, and the phrases that it opens.
  struct KeyHere {
    std::uint32_t item = 0;
    PhraseIndex::Range phrases;
  };
  /// Where a key word of a phrase must stand for it to be tried at a mention: items [first, end).
  struct Window {
    std::uint32_t first, end;
  };

  const Mention& mention_at(std::uint32_t item) const {
    return scan_.mentions[static_cast<std::size_t>(view_.items[item].mention)];
  }
  void add_hit(std::uint32_t measure, std::uint32_t phrase, PhraseMatch match);
  void add_lone_hit(std::uint32_t measure, std::uint32_t item, std::uint32_t words);
  void try_phrase(std::uint32_t index, std::uint32_t item);
  void try_phrases(const PhraseIndex::Range& range, KeySide side, std::uint32_t item, TriedPhrases& tried);
  Window window(std::uint32_t item) const;
  std::uint64_t noun_key(std::uint32_t item) const;
  void collect_phrases(std::uint32_t item);
  void collect_phrases_plainly(std::uint32_t item);
  bool may_hold_regex(const Sentence& sentence);
  void collect_regexes(const Sentence& sentence, std::uint32_t item);
  bool forbids(const MeasurePatterns& measure, const ItemView& header) const;
  const std::vector<HeaderHit>& named_by(std::uint32_t header);
  void collect_headers(const Sentence& sentence, std::uint32_t item);

  const Document& document_;
  const Scan& scan_;
  const RuleSet& rules_;
  const Phrases& phrases_;
  Surroundings& surroundings_;
  const MatchPath path_;
  ItemView view_;
  MentionTraits traits_;
  std::vector<KeyHere> keys_;  // of the open sentence, in order of their items
  SymbolicText symbolic_;
  bool regex_asked_ = false, may_hold_regex_ = false;         // of the open sentence
  std::vector<std::uint32_t> matched_;                        // regular expressions
  std::map<std::uint32_t, std::vector<HeaderHit>> headings_;  // per header cell
  std::vector<Hit> hits_;
};

}  // namespace claimcheck
