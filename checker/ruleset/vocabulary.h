// Vocabulary: the words that place a claim in its context (places, populations, statuses, sources, stances), compiled
// once from TOML (rules/lexicon/<language>/{places,context,alignment,passage}.toml) into an immutable table of phrases.
//
// Part of a RuleSet; read by checker/extract, which collects all hits of a sentence in one pass over its tokens.
// It knows words, not grammar: what a hit means for a claim is decided there.
#pragma once

#include "checker/text/token.h"
#include "checker/text/word_set.h"

#include <claimcheck/claimcheck.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

/// What kind of word a phrase is. The names in the TOML are those of to_string().
enum class WordClass : std::uint8_t {
  place,         // value: canonical name; `parent`: what contains it
  demonym,       // value: the place; "Mexican", "Californians"
  place_noise,   // a name that holds a place and is none: "New York strip"
  organisation,  // "Post", "University": a place beside it is part of a name ("Washington Post", "Bank of England")
  preposition,   // value: how a place hangs on: "at", "of", "from", "to"
  population,    // value: canonical group ("children")
  status,        // value: "requested", "enacted", "projected", …
  variant,       // value: "core", "not seasonally adjusted": which of several figures of one name
  version,       // value: "House version", "revised", …
  period,        // value: "year", "day", …: the "a year" of a rate
  cumulative,    // "so far", "to date", "death toll"
  source,        // "according to", "data from": the source's name follows
  report_verb,   // "said", "estimates": the source's name stands before or, in a quotation, behind
  source_noun,   // "officials", "a report": what may be a source without a name
  hypothetical,
  illustrative,
  denial,
  assertion,     // stance cues; assertion: litotes that assert ("no doubt that")
  answer,        // value: "yes" or "no": opens an answer
  repair,        // "I mean", "rather", "correction"
  comparison,    // opens the other side of a comparison: "up from", "compared with"
  subordinator,  // opens a clause of its own: "while", "whereas", "although"
  verb,          // finite verb form: tells a clause from a list item
  tense,         // value: "past", "present" or "future"
  time_link,     // value: how a date bounds: "in", "since", "until", "before", "after", "by", "as of"
  earlier,       // value: "year", "month", …: "a year earlier"
  same_word,     // value: the word that stands for all of them when statements are lined up: "killed", "dead": "die"
  event_word,    // the same for words that report an event ("killed", "founded"), which a figure or date may belong to
  anaphor,       // "it", "his": stands for a name that was said before
  generic_noun,  // counted nouns that say nothing of what is counted: "things", "ways"
  enumerator,    // nouns that number their like: "week 11", "chapter 3"
  formula,       // opens statements whose figures differ by nature: "executive order"
  partial,       // "another 40", "11 other children", "15 each": the figure is a part or an addition
  version_verb,  // "update", "bump": what is brought "to" a number is brought to that version
  self,          // "release", "issue": a document that says "this release" speaks of itself
  happening,     // value: "fire", "storm", …: what kind of happening a report tells of
  survey,        // "poll": another institute's has figures of its own
  mean,          // "average": the figure beside it is no total
  recurring,     // "played", "minutes": its date is one of many
  whole,         // "combined": the figure beside it is of all together
  present,       // "today", "currently": so it is when the document is written
  opposite,      // "not", "against": who is counted with it is not counted without it
  unnamed,       // "default", "value": says nothing of what has the figure
};
constexpr std::size_t word_class_count = static_cast<std::size_t>(WordClass::unnamed) + 1;
const char* to_string(WordClass c);

/// The part that a word plays when the numbers of one passage are set against each other (checker/compare), or beside
/// the name of a source (checker/extract/attribution.cc). Kept apart from the phrases above: these words are looked up
/// one by one. [passage] in the TOML.
enum class PassageRole : std::uint8_t {
  lead,             // may stand between a preposition and its number
  clause,           // begins another statement
  rise_verb,        // "rose", "up"
  fall_verb,        // "fell", "down"
  rise_noun,        // "increase"
  fall_noun,        // "decrease"
  more,             // "20% more"
  less,             // "20% less"
  rate,             // beside a change: "a year", "average"
  change_glue,      // ends the noun phrase behind a change
  counted_whole,    // of these no more than 100% can be
  person,           // people, whatever they are counted as
  move_verb,        // "went", "changed": makes "from 14 to 69" a change
  benchmark,        // "3 percent above forecast": no change
  open_list,        // "including": the list is not all of it
  equate,           // "were 75 percent of the 40": says what share a figure is
  difference_noun,  // "a margin of"
  against,          // holds one figure against another: "51 to 47"
  narrowing,        // "adjusted": what it describes is a figure of its own
  breakdown,        // "comprised": the list behind is all there is
  partition,        // "came from", "made up of": the shares exclude each other
  rest,             // "the remaining 20%": the shares are all there is
  two_things,       // "the difference between 50 and 20": no range
  exception,        // "in thousands, except per share": behind it stands what a caption does not hold for
  figure_noun,      // "figures in thousands": the figures of a table, whatever they are
  count_noun,       // "number of stores": a plain count, also under "$ in millions"
  sample_noun,      // "sample size": a count, also under "percent of respondents"
  ratio_noun,       // "margin": has no scale, also under "in thousands"
  other_noun,       // "age": has neither scale nor unit of its table
  other_first,      // "days sales outstanding": the same, as the first word
  behind_noun,      // "shares issued": stands behind the noun that it is about
  per_share_name,   // "EPS": stated for each share
  counted_thing,    // "stores": a count under "$ in millions", unless the figures are sales of stores
  money_noun,       // "revenue": the figures are money, whatever they are sorted by
  table_noun,       // "the table shows …, in thousands": a sentence about the table
  of,               // "12 of the 40"
  out,              // "12 out of 40": before `of`
  whole_opening,    // "Of the 40 applicants, 12 ...": opens with the whole
  whole_lead,       // stands between one of these and the whole
  definite,         // of them, those that make sure which whole is meant
  no_part,          // "instead of the 40": with `of` behind it, no part of the 40
  part_anaphor,     // "12 of them": with `of`, the whole was said before
  relative,         // of these, those that follow their noun at once: "40 people, 12 of whom"
  of_people,        // of these, those that mean people alone: "whom"
  containing,       // "40 people, including 12 children"
  conjunction,      // goes on with a second item or clause
  alternative,      // "12 of the 40, or 30%": the same in other words
  apposition_stop,  // ends the clause between a figure and its other form
  compared,         // "up from 10 (20 percent)": another time or group
  total_noun,       // "30% of the total"
  collective,       // "the crowd, 14 of whom": many without a plural, and without a figure
  group_noun,       // "three pairs": each is several of what they are made of
  net,              // "a net profit of $3 million": what is left, which its parts may outweigh
  anybody,          // "people", "child": a kind of person that any other can be
  planned,          // "31 of them would": not as it is, or not at the time of the figure before
  source_pronoun,   // "they said": a source without a name
  speaker_self,     // "I said": the speaker is no source
  source_article,   // begins the name of a source
  own_article,      // "my ministry said": the speaker again
  source_link,      // goes on to the noun before: "the chief of police"
  source_adverb,    // may stand between a source and its verb: "officials later said"
  date_note,        // beside a date in brackets: "(2021 est.)"
  composes,         // "making up 4%": no rise
  outside_part,     // "added to the deficit": what a list in the sentence leaves out
  era,              // "between 800 and 700 BC": years that count down
  seat,             // "Texas-based": says where somebody has the seat
  begin_verb,       // "begins in October"
  end_verb,         // "completed by April"
  half_of_people,   // "women", "men": with the other one they are all people there are
  no_day,           // "there is no 31 April": the sentence knows that the day is none
};
constexpr std::size_t passage_role_count = static_cast<std::size_t>(PassageRole::no_day) + 1;
const char* to_string(PassageRole role);

/// What a phrase means. Views live as long as the vocabulary.
struct VocabularyEntry {
  WordClass word_class = WordClass::place;
  bool ambiguous = false;   // also a first name, a month or a common word: needs a preposition or a wider place
  std::string_view value;   // canonical value, or empty where the class has none
  std::string_view parent;  // what contains the value (places, populations), or empty
  std::string_view kind;    // places: "country", "state", "city", "region", …
};

/// A phrase found in a run of tokens: [first, end) are indexes into that run.
struct VocabularyHit {
  std::uint32_t first = 0, end = 0;
  const VocabularyEntry* entry = nullptr;
};

class Vocabulary {
 public:
  /// Appends all hits in tokens[first, end) in order of their first token; hits of one word class do not overlap (the
  /// longest wins). Case rules are applied; ambiguity is left to the caller.
  void find(const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t end,
            std::vector<VocabularyHit>& hits) const;

  /// A number that no other vocabulary of this run has: what was found in one is not taken for another's.
  std::uint64_t number() const { return number_; }
  /// Whether a token hash has the class as a single word ("in": time_link). For words that stand next to a mention.
  const VocabularyEntry* word(std::uint64_t hash, WordClass c) const;
  /// Calls `f` with every entry of which the word, given by its hash, is the whole phrase; whatever its case.
  template <class F>
  void each_word(std::uint64_t hash, F f) const {
    if (!may_begin(hash) || !may_hold(alone(hash))) return;
    for (const Phrase& phrase : words_alone(hash)) f(entries_[phrase.entry]);
  }

  /// Whether a word, given by the hash of its lower case, plays a role between numbers.
  bool plays(std::uint64_t hash, PassageRole role) const { return passage_[static_cast<std::size_t>(role)].has(hash); }

  /// Whether `outer` is `inner` or contains it ("Culiacan" in "Mexico"), by the parents of places and populations.
  /// Sets of places ("Canada + Mexico") lie in what holds all of them.
  bool within(std::string_view inner, std::string_view outer) const;
  /// The value that directly contains `value`, or empty.
  std::string_view parent(std::string_view value) const;

  /// Whether a place or population has this canonical name, or lies in what has it; slow.
  bool knows(WordClass c, std::string_view value) const;
  std::vector<std::string> values(WordClass c) const;

  std::size_t size() const { return entries_.size(); }

 private:
  friend struct VocabularyCompiler;
  template <typename Archive>
  friend void fields(Archive& archive, Vocabulary& vocabulary);
  /// A word of a phrase. A word that the data write with a capital needs one in the text; all capitals ("US") likewise.
  enum class Case : std::uint8_t { any, capital, caps };
  struct Piece {
    std::uint64_t hash = 0;
    Case letters = Case::any;
  };
  struct Phrase {
    std::uint64_t first = 0;   // hash of the first token
    std::uint64_t second = 0;  // of the second; 0 where there is none
    std::uint32_t pieces = 0;  // index into pieces_
    std::uint32_t count = 0;   // number of tokens
    std::uint32_t entry = 0;
  };
  struct Parent {
    std::string_view value, parent;
  };
  bool matches(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end, const Phrase& phrase) const;
  /// Whether a phrase may begin with the word, whether one may be the word alone, and whether one may begin with the
  /// two: a filter, which lets a few through that are none.
  bool may_begin(std::uint64_t hash) const { return may_hold(hash); }
  static std::uint64_t alone(std::uint64_t hash) { return hash >> 17; }
  static std::uint64_t pair(std::uint64_t first, std::uint64_t second) {
    return (first ^ second * 0x9E3779B97F4A7C15ULL) >> 30;
  }
  bool may_hold(std::uint64_t key) const {
    const std::uint64_t bit = key & (filter_bits - 1);
    return !filter_.empty() && (filter_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  static constexpr std::uint64_t filter_bits = 1 << 17;
  /// The first phrase whose first word has this hash or a greater one; found from the hash's upper bits.
  std::size_t first_phrase(std::uint64_t hash) const {
    std::size_t i = starts_[hash >> (64 - start_bits)];
    while (i < phrases_.size() && phrases_[i].first < hash) ++i;
    return i;
  }
  /// The phrases that are this word alone: they stand behind the longer ones that begin with it.
  std::span<const Phrase> words_alone(std::uint64_t hash) const {
    const std::size_t next = (hash >> (64 - start_bits)) + 1;
    std::size_t end = next < starts_.size() ? starts_[next] : phrases_.size();
    while (end > 0 && phrases_[end - 1].first > hash) --end;
    std::size_t begin = end;
    while (begin > 0 && phrases_[begin - 1].first == hash && phrases_[begin - 1].count == 1) --begin;
    return {phrases_.data() + begin, end - begin};
  }
  static constexpr unsigned start_bits = 13;

  static std::uint64_t next_number() {
    static std::atomic<std::uint64_t> next{1};
    return next++;
  }

  std::uint64_t number_ = next_number();
  std::deque<std::string> strings_;  // owners of the views
  std::vector<VocabularyEntry> entries_;
  std::vector<Phrase> phrases_;        // sorted by first word, then longest first
  std::vector<std::uint32_t> starts_;  // for each value of a hash's upper bits, the first phrase with it or above
  std::vector<Piece> pieces_;
  std::vector<std::uint64_t> filter_;  // bits for first words, words alone and first two words: most are none
  std::vector<Parent> parents_;        // sorted by value
  std::array<WordSet, passage_role_count> passage_;
};

/// Whether a word is a verb that the vocabulary knows, or has the ending of a past form.
bool looks_like_verb(const Vocabulary& vocabulary, std::string_view word, std::uint64_t hash);

/// Whether a file of rules/lexicon/ is a vocabulary file (it has a [vocabulary] table) rather than one of the lexicon
/// of quantities.
bool is_vocabulary(const SourceFile& file);

/// What a project adds (`[lexicon]` of a rule pack or of claimcheck.toml), checked by the caller (language.cc).
struct VocabularyAdditions {
  struct Named {
    std::string name, kind, in;              // kind: of a place
    std::vector<std::string> words, people;  // words: beside the name itself
  };
  std::vector<Named> places, populations;
};

/// Compiles vocabulary files; files without a [vocabulary] table are skipped. Null when a file is broken; every
/// error is collected. Places are sections of `name = { in, also, people, cities }`; other sections are named like a
/// word class and hold `value = [phrases]` or, where the class has no values, `phrases = [...]`.
std::shared_ptr<const Vocabulary> load_vocabulary(const std::vector<SourceFile>& files,
                                                  std::vector<Diagnostic>& diagnostics,
                                                  const VocabularyAdditions& additions = {});

/// The sections that places stand in: "country", "city", …
std::vector<std::string> place_kind_names();

}  // namespace claimcheck
